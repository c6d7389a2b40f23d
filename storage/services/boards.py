"""Standings: boards per day, week, month and total, per language and server; figures per day. Read from counters.

Who is not to be shown (storage/queries/listing.py) is on no board and in nobody's rank, their own line aside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.streaks import Streak, current, local_day
from storage.domain.visibility import NOWHERE, shown_name
from storage.queries import contributors
from storage.queries import tables as t
from storage.queries.ledger import ALL_GUILDS, ALL_LANGUAGES, DAY_COUNTERS, STANDING_COUNTERS
from storage.services.context import Context
from storage.statements import first, rows
from storage.store import Tx

s, c = t.standing.c, t.contributor.c


@dataclass(frozen=True, slots=True)
class Standing:
    """One member's line on a board."""

    discord_id: int
    contributor_id: int
    name: str
    """What the board calls them: their alias, else their name there; empty where neither is known."""
    streak: int
    """Days in a row, as of the day that was asked about."""
    rank: int
    """1 is best; members with equal points share a rank, and the next one counts them (1, 1, 3)."""
    points: int
    """Tenths of a point."""
    contributions: int
    prompts: int
    replies: int
    labels: int
    rankings: int
    accepted: int


_COUNTERS = (s.points, s.contributions, s.prompts, s.replies, s.labels, s.rankings, s.accepted)
_BOARD = (
    s.period == sa.bindparam("period"),
    s.lang == sa.bindparam("lang"),
    s.guild_discord_id == sa.bindparam("guild"),
)
_WHO = (
    c.discord_id,
    c.id.label("contributor_id"),
    c.alias,
    sa.func.coalesce(t.membership.c.name, c.name).label("name"),
    c.streak_days,
    c.streak_day,
    c.streak_frozen_on,
    c.time_zone,
)
_JOINED = t.standing.join(t.contributor, c.id == s.contributor_id).outerjoin(
    t.membership,
    sa.and_(
        t.membership.c.contributor_id == s.contributor_id,
        t.membership.c.guild_discord_id == sa.bindparam("guild"),
    ),
)
_HIDES = t.unlisted.c.scope.in_([NOWHERE, sa.bindparam("guild"), sa.bindparam("hidden_on")])
_IS_LISTED = sa.not_(sa.exists().where(t.unlisted.c.contributor_id == s.contributor_id, _HIDES))
_TOP = (
    sa.select(*_WHO, *_COUNTERS)
    .select_from(_JOINED)
    .where(*_BOARD, s.points > 0, _IS_LISTED)
    .order_by(s.points.desc(), s.contributor_id.desc())
    .limit(sa.bindparam("count"))
    .offset(sa.bindparam("offset"))
)
_OWN = (
    sa.select(*_WHO, *_COUNTERS, _IS_LISTED.label("is_listed"))
    .select_from(_JOINED)
    .where(*_BOARD, s.contributor_id == sa.bindparam("me"))
)
_HAS_MORE = (*_BOARD, s.points > sa.bindparam("points"))
_AHEAD = sa.select(sa.func.count()).select_from(t.standing).where(*_HAS_MORE)
_UNLISTED_AHEAD = (
    sa.select(sa.func.count())
    .select_from(t.standing)
    .where(
        *_HAS_MORE,
        s.contributor_id.in_(sa.select(t.unlisted.c.contributor_id).where(_HIDES)),
    )
)
_NEXT = sa.select(s.points).where(*_HAS_MORE, _IS_LISTED).order_by(s.points, s.contributor_id).limit(1)
_DAYS = (
    sa.select(t.language_day)
    .where(t.language_day.c.lang == sa.bindparam("lang"), t.language_day.c.day >= sa.bindparam("since"))
    .order_by(t.language_day.c.day)
)


@dataclass(frozen=True, slots=True)
class LanguageDay:
    """What contributors brought about in a language on a day (UTC)."""

    day: date
    contributions: int
    written: int
    accepted: int
    reviews: int
    rankings: int
    finished_trees: int
    contributors: int
    """Members with a contribution on this day."""
    first_of_week: int
    """Those of them without one earlier in the ISO week."""
    first_of_month: int
    newcomers: int
    """Those of them without any before."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a member stands on a board."""

    standing: Standing
    missing: int | None
    """Tenths of a point to draw level with the next one who has more; None for who leads."""
    is_listed: bool = True
    """Whether others see the member on this board."""


class Boards:
    """Every figure is a counter that the contribution's own transaction kept; nothing is added up over messages."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def top(
        self,
        period: str,
        *,
        lang: str | None = None,
        guild_discord_id: int | None = None,
        hidden_on: int | None = None,
        count: int = 10,
        offset: int = 0,
        now: datetime | None = None,
    ) -> Sequence[Standing]:
        """The best of a period (storage/domain/periods.py), in one language or all, on one server or all.

        A board over all servers that is shown on one passes over those who are `hidden_on` that server or left it.
        Streaks are those of `now`; without it they are as they were after the last contribution.
        """
        values = _values(period, lang, guild_discord_id, hidden_on)

        def body(tx: Tx) -> Sequence[Standing]:
            found = rows(tx, _TOP, {**values, "count": count, "offset": offset})
            ranked: list[Standing] = []
            rank = 1
            for place, row in enumerate(found, offset + 1):
                if not ranked:
                    rank = 1 + self._ahead(tx, values, row.points)
                elif ranked[-1].points != row.points:
                    rank = place
                ranked.append(_standing(row, rank, now))
            return ranked

        return await self._context.store.read(body)

    async def own(
        self,
        discord_id: int,
        period: str,
        *,
        lang: str | None = None,
        guild_discord_id: int | None = None,
        now: datetime | None = None,
    ) -> Standing | None:
        """A member's own line, shown to others or not; None for somebody without a contribution in the period."""
        found = await self.place(discord_id, period, lang=lang, guild_discord_id=guild_discord_id, now=now)
        return found.standing if found is not None else None

    async def place(
        self,
        discord_id: int,
        period: str,
        *,
        lang: str | None = None,
        guild_discord_id: int | None = None,
        now: datetime | None = None,
    ) -> Place | None:
        """The same with the distance to whoever is next."""
        values = _values(period, lang, guild_discord_id)

        def body(tx: Tx) -> Place | None:
            member = contributors.by_discord_id(tx, discord_id)
            row = first(tx, _OWN, {**values, "me": member.id}) if member is not None else None
            if row is None:
                return None
            following = first(tx, _NEXT, {**values, "points": row.points})
            missing = following.points - row.points if following is not None else None
            standing = _standing(row, 1 + self._ahead(tx, values, row.points), now)
            return Place(standing, missing, bool(row.is_listed))

        return await self._context.store.read(body)

    async def days(self, lang: str, *, since: date) -> Sequence[LanguageDay]:
        """The figures of a language per day since then; days without any are left out."""
        names = ("day", *DAY_COUNTERS)

        def body(tx: Tx) -> Sequence[LanguageDay]:
            rows = tx.execute(_DAYS, {"lang": lang, "since": since})
            return [LanguageDay(**{name: row._mapping[name] for name in names}) for row in rows]

        return await self._context.store.read(body)

    @staticmethod
    def _ahead(tx: Tx, values: Mapping[str, Any], points: int) -> int:
        """Members of a board with more points, those who are not shown aside."""
        bound = {**values, "points": points}
        return int(rows(tx, _AHEAD, bound)[0][0]) - int(rows(tx, _UNLISTED_AHEAD, bound)[0][0])


def _standing(row: sa.Row[Any], rank: int, now: datetime | None) -> Standing:
    streak = Streak(row.streak_days, row.streak_day, row.streak_frozen_on)
    counters = {name: getattr(row, name) for name in STANDING_COUNTERS}
    return Standing(
        discord_id=row.discord_id,
        contributor_id=row.contributor_id,
        name=shown_name(row.alias, row.name),
        streak=current(streak, local_day(now, row.time_zone)) if now is not None else row.streak_days,
        rank=rank,
        **counters,
    )


def _values(
    period: str, lang: str | None, guild_discord_id: int | None, hidden_on: int | None = None
) -> dict[str, Any]:
    guild = ALL_GUILDS if guild_discord_id is None else guild_discord_id
    return {
        "period": period,
        "lang": ALL_LANGUAGES if lang is None else lang,
        "guild": guild,
        "hidden_on": guild if hidden_on is None else hidden_on,
    }

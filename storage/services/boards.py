"""Standings: boards per day, week, month and total, per language and server; campaign figures. Read from counters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.queries import contributors
from storage.queries import tables as t
from storage.queries.ledger import ALL_GUILDS, ALL_LANGUAGES, DAY_COUNTERS
from storage.services.context import Context
from storage.statements import first, rows
from storage.store import Tx

s = t.standing.c


@dataclass(frozen=True, slots=True)
class Standing:
    """One member's line on a board."""

    discord_id: int
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
_TOP = (
    sa.select(t.contributor.c.discord_id, *_COUNTERS)
    .join(t.contributor, t.contributor.c.id == s.contributor_id)
    .where(*_BOARD)
    .order_by(s.points.desc(), s.contributor_id.desc())
    .limit(sa.bindparam("count"))
    .offset(sa.bindparam("offset"))
)
_OWN = sa.select(*_COUNTERS).where(*_BOARD, s.contributor_id == sa.bindparam("me"))
_AHEAD = sa.select(sa.func.count()).select_from(t.standing).where(*_BOARD, s.points > sa.bindparam("points"))
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
        count: int = 10,
        offset: int = 0,
    ) -> Sequence[Standing]:
        """The best of a period (storage/domain/periods.py), in one language or all, on one server or all."""
        values = _values(period, lang, guild_discord_id)

        def body(tx: Tx) -> Sequence[Standing]:
            found = rows(tx, _TOP, {**values, "count": count, "offset": offset})
            ranked: list[Standing] = []
            rank = 1
            for place, row in enumerate(found, offset + 1):
                if not ranked:
                    rank = 1 + self._ahead(tx, values, row.points)
                elif ranked[-1].points != row.points:
                    rank = place
                ranked.append(Standing(row.discord_id, rank, *row[1:]))
            return ranked

        return await self._context.store.read(body)

    async def own(
        self, discord_id: int, period: str, *, lang: str | None = None, guild_discord_id: int | None = None
    ) -> Standing | None:
        """A member's own line; None for somebody without a contribution in the period."""
        values = _values(period, lang, guild_discord_id)

        def body(tx: Tx) -> Standing | None:
            member = contributors.by_discord_id(tx, discord_id)
            row = first(tx, _OWN, {**values, "me": member.id}) if member is not None else None
            if row is None:
                return None
            return Standing(discord_id, 1 + self._ahead(tx, values, row.points), *row)

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
        """Members of a board with more points."""
        return int(rows(tx, _AHEAD, {**values, "points": points})[0][0])


def _values(period: str, lang: str | None, guild_discord_id: int | None) -> dict[str, Any]:
    return {
        "period": period,
        "lang": ALL_LANGUAGES if lang is None else lang,
        "guild": ALL_GUILDS if guild_discord_id is None else guild_discord_id,
    }

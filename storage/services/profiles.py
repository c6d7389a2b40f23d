"""A member's own page: points by kind, acceptance, badges, the last contributions; where they are shown and as what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from storage.domain.badges import Badge
from storage.domain.kinds import Family, Kind
from storage.domain.points import PointEvent
from storage.domain.streaks import current, local_day
from storage.domain.teams import checked_alias
from storage.domain.visibility import Visibility
from storage.queries import contributors, listing
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.services.context import Context
from storage.store import Tx

RECENT = 10
"""Contributions that a profile tells about."""
RIGHT = 0.5
"""Probability of being right that a review has about each question if it agreed with the others."""


class Outcome(StrEnum):
    """What became of a contribution."""

    WAITING = "waiting"
    """Not decided yet."""
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REMOVED = "removed"
    """Taken out, by itself or with what it replied to."""
    RANKED = "ranked"
    """Accepted, and put in order among its siblings: see `rank`."""
    AGREED = "agreed"
    """A review that the others share."""
    DISAGREED = "disagreed"
    COUNTED = "counted"
    """An order that went into the consensus, or a review that decided alone."""


@dataclass(frozen=True, slots=True)
class Recent:
    """One of the last contributions."""

    kind: Kind
    lang: str
    at: datetime
    points: int
    """Tenths that submitting it brought."""
    outcome: Outcome
    rank: int | None = None
    """The place among its siblings, 1 is best."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything a member sees of themselves."""

    points: int
    """Tenths, of all languages and servers."""
    points_by: Mapping[PointEvent, int]
    """Tenths by what they were given for."""
    contributions: int
    today: int
    """Contributions of this day, by the member's calendar."""
    streak: int
    accepted: int
    """Own messages that reviewers accepted and that are still there."""
    decided: int
    """Own messages that reviewers decided about."""
    waiting: int
    """Own messages that wait for reviews."""
    visibility: Visibility
    alias: str | None
    name: str | None
    """What Discord calls the member, as last seen on the server or anywhere."""
    wants_credit: bool
    badges: tuple[tuple[Badge, datetime], ...]
    """By age."""
    team: str | None
    """On the server that was asked about."""
    recent: tuple[Recent, ...]
    """The newest first."""


class Profiles:
    """Read anew each time: what one member did is little, however much all of them did."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def view(self, discord_id: int, *, guild_discord_id: int | None, now: datetime) -> Profile | None:
        """The profile as seen on a server (None: anywhere); None for somebody who is not stored."""

        def body(tx: Tx) -> Profile | None:
            member = contributors.by_discord_id(tx, discord_id)
            return _profile(tx, member, guild_discord_id, now) if member is not None else None

        return await self._context.store.read(body)

    async def choose_visibility(self, discord_id: int, visibility: Visibility) -> None:
        """Set on which boards the member is shown; raises what `require_member` raises."""

        def body(tx: Tx) -> None:
            member = self._context.require_member(tx, discord_id)
            contributors.change(tx, member.id, visibility=visibility.value)
            listing.relist(tx, member.id)

        await self._context.store.write(body)

    async def choose_alias(self, discord_id: int, alias: str | None) -> str | None:
        """Set what boards call the member; None or nothing but white space takes it away. Raises InvalidAlias."""
        chosen = checked_alias(alias) if alias and alias.strip() else None

        def body(tx: Tx) -> None:
            member = self._context.require_member(tx, discord_id)
            contributors.change(tx, member.id, alias=chosen)

        await self._context.store.write(body)
        return chosen

    async def choose_credit(self, discord_id: int, *, wants_credit: bool) -> None:
        """Set whether thanks name the member."""

        def body(tx: Tx) -> None:
            member = self._context.require_member(tx, discord_id)
            contributors.change(tx, member.id, wants_credit=wants_credit)

        await self._context.store.write(body)


def _profile(tx: Tx, member: ContributorRow, guild: int | None, now: datetime) -> Profile:
    c = t.contributor.c
    own = tx.execute(sa.select(c.visibility, c.alias, c.name, c.wants_credit).where(c.id == member.id)).one()
    by = _points_by(tx, member.id)
    today = local_day(now, member.time_zone)
    verdicts = _verdicts(tx, member.id)
    return Profile(
        points=sum(by.values()),
        points_by=by,
        contributions=member.contributions,
        today=member.day_contributions if member.streak_day == today else 0,
        streak=current(member.streak, today),
        accepted=verdicts.get(True, 0),
        decided=verdicts.get(True, 0) + verdicts.get(False, 0),
        waiting=verdicts.get(None, 0),
        visibility=Visibility(own.visibility),
        alias=own.alias,
        name=_name_on(tx, member.id, guild) or own.name,
        wants_credit=own.wants_credit,
        badges=_badges(tx, member.id),
        team=_team(tx, member.id, guild),
        recent=tuple(_recent(tx, member.id)),
    )


def _points_by(tx: Tx, contributor_id: int) -> dict[PointEvent, int]:
    p = t.point_entry.c
    query = sa.select(p.event, sa.func.sum(p.delta)).where(p.contributor_id == contributor_id)
    return {PointEvent(event): int(total) for event, total in tx.execute(query.group_by(p.event))}


def _verdicts(tx: Tx, contributor_id: int) -> dict[bool | None, int]:
    """Verdict -> the member's messages with it, those that were taken out aside."""
    m = t.message.c
    query = (
        sa.select(m.review_result, sa.func.count())
        .where(m.author_id == contributor_id, m.is_deleted.is_(sa.false()))
        .group_by(m.review_result)
    )
    return {row[0]: row[1] for row in tx.execute(query)}


def _name_on(tx: Tx, contributor_id: int, guild: int | None) -> str | None:
    m = t.membership.c
    query = sa.select(m.name).where(m.contributor_id == contributor_id, m.guild_discord_id == guild)
    return tx.execute(query).scalar() if guild is not None else None


def _badges(tx: Tx, contributor_id: int) -> tuple[tuple[Badge, datetime], ...]:
    a = t.award.c
    query = sa.select(a.badge, a.awarded_at).where(a.contributor_id == contributor_id)
    return tuple((Badge(badge), at) for badge, at in tx.execute(query.order_by(a.awarded_at, a.badge)))


def _team(tx: Tx, contributor_id: int, guild: int | None) -> str | None:
    m = t.team_member.c
    query = (
        sa.select(t.team.c.name)
        .join(t.team_member, m.team_id == t.team.c.id)
        .where(m.contributor_id == contributor_id, m.guild_discord_id == guild)
    )
    return tx.execute(query).scalar() if guild is not None else None


def _recent(tx: Tx, contributor_id: int) -> Sequence[Recent]:
    k, r = t.task.c, t.review.c
    written, about = t.message.alias("written"), t.message.alias("about")
    query = (
        sa.select(
            k.kind,
            k.lang,
            k.closed_at,
            k.result,
            written.c.review_result,
            written.c.is_deleted,
            written.c.rank,
            r.lessons,
            about.c.review_result.label("verdict"),
            about.c.is_deleted.label("is_gone"),
        )
        .outerjoin(written, written.c.task_id == k.id)
        .outerjoin(about, about.c.id == k.message_id)
        .outerjoin(t.review, r.task_id == k.id)
        .where(k.contributor_id == contributor_id, k.state == "done")
        .order_by(k.closed_at.desc(), k.id.desc())
        .limit(RECENT)
    )
    return [_told(row) for row in tx.execute(query)]


def _told(row: Any) -> Recent:
    kind = Kind(row.kind)
    outcome, rank = _outcome(kind, row)
    return Recent(kind, row.lang, row.closed_at, (row.result or {}).get("points", 0), outcome, rank)


def _outcome(kind: Kind, row: Any) -> tuple[Outcome, int | None]:
    match kind.info.family:
        case Family.RANK:
            return Outcome.COUNTED, None
        case Family.LABEL:
            lessons: Mapping[str, float] = row.lessons or {}
            if not lessons:  # nobody else has answered, and perhaps nobody will be asked
                is_open = row.verdict is None and not row.is_gone
                return (Outcome.WAITING if is_open else Outcome.COUNTED), None
            is_right = min(lessons.values()) >= RIGHT
            return (Outcome.AGREED if is_right else Outcome.DISAGREED), None
        case Family.WRITE:
            if row.is_deleted:
                return Outcome.REMOVED, None
            if row.review_result is None:
                return Outcome.WAITING, None
            if not row.review_result:
                return Outcome.REJECTED, None
            return (Outcome.ACCEPTED, None) if row.rank is None else (Outcome.RANKED, row.rank + 1)

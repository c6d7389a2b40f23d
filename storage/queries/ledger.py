"""The points ledger and the day counters kept with it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from storage.domain.points import WEIGHTS, PointEvent
from storage.queries import sql
from storage.queries import tables as t
from storage.store import Tx

STREAK_WINDOW_DAYS = 400
"""Days looked back for a streak."""

d = t.contributor_day.c


def credit(
    tx: Tx,
    contributor_id: int,
    event: PointEvent,
    *,
    lang: str,
    now: datetime,
    guild_discord_id: int | None = None,
    message_id: int | None = None,
    task_id: int | None = None,
    contributions: int = 0,
    sign: int = 1,
) -> int:
    """Write one line of the ledger; the tenths of a point it brings."""
    delta = sign * WEIGHTS[event]
    tx.execute(
        sa.insert(t.point_entry).values(
            contributor_id=contributor_id,
            guild_discord_id=guild_discord_id,
            lang=lang,
            event=event.value,
            delta=delta,
            message_id=message_id,
            task_id=task_id,
            created_at=now,
        )
    )
    sql.increase(
        tx,
        t.contributor_day,
        {"contributor_id": contributor_id, "day": now.date(), "lang": lang},
        {"contributions": contributions, "points": delta},
    )
    return delta


def contributions_on(tx: Tx, contributor_id: int, day: date) -> int:
    """Contributions of the member on a day, in all languages."""
    query = sa.select(sa.func.sum(d.contributions)).where(d.contributor_id == contributor_id, d.day == day)
    return int(tx.execute(query).scalar() or 0)


def active_days(tx: Tx, contributor_id: int, today: date) -> set[date]:
    """Recent days on which the member contributed."""
    since = today - timedelta(days=STREAK_WINDOW_DAYS)
    query = sa.select(d.day).where(d.contributor_id == contributor_id, d.day >= since, d.contributions > 0)
    return set(tx.execute(query).scalars())


def first_places(tx: Tx, contributor_ids: set[int], since: datetime) -> dict[int, int]:
    """How often ballots since then put a reply of these authors first."""
    p = t.point_entry.c
    query = (
        sa.select(p.contributor_id, sa.func.count())
        .where(
            p.contributor_id.in_(contributor_ids), p.event == PointEvent.RANKED_1.value, p.created_at >= since
        )
        .group_by(p.contributor_id)
    )
    return {row[0]: row[1] for row in tx.execute(query)}

"""What follows from rows that were written a little earlier: agreement of reviewers, points of teams."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

import sqlalchemy as sa

from storage.domain.agreement import Sums
from storage.domain.badges import Badge, agrees
from storage.queries import following as stored
from storage.queries import sql, teams
from storage.queries import tables as t
from storage.services.context import Context
from storage.store import Tx

LAG = timedelta(seconds=60)
"""Age of the rows that are followed: by then whoever took an earlier id has committed, so that none is jumped over."""
BATCH = 500
"""Rows of one transaction."""
MOST_BATCHES = 200
"""Transactions of one run per table; what is left is taken by the next one, so that the bot can stop in between."""

Batch = Callable[[Tx, datetime], int]


class Following:
    """Follows reviews and the ledger.

    Invariants: what is derived and how far the follower has come change in one transaction, under the lock of the
    follower's row; so a row counts once, however many processes follow, and also after a crash.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    async def run(self, *, now: datetime) -> int:
        """Follow what was written LAG ago and earlier; how many rows that were."""
        return await self._follow(_reviews, now) + await self._follow(_entries, now)

    async def _follow(self, batch: Batch, now: datetime) -> int:
        total = 0
        for _ in range(MOST_BATCHES):
            done = await self._context.store.write(lambda tx: batch(tx, now))
            total += done
            if done < BATCH:
                break
        return total


def _old_enough(rows: Sequence[sa.Row[Any]], now: datetime) -> list[sa.Row[Any]]:
    """The rows up to the first one that may still be overtaken."""
    return list(takewhile(lambda row: row.created_at <= now - LAG, rows))


def _entries(tx: Tx, now: datetime) -> int:
    """Count the next lines of the ledger for the teams of their members."""
    last_id = stored.lock(tx, stored.ENTRIES)
    rows = _old_enough(stored.entries_after(tx, last_id, BATCH), now)
    if rows:
        teams.count(tx, [(row.team_id, row) for row in rows if row.team_id is not None])
        stored.advance(tx, stored.ENTRIES, rows[-1].id)
    return len(rows)


def _reviews(tx: Tx, now: datetime) -> int:
    """Add the next reviews to the sums of agreement, and give the badge to whom agrees."""
    last_id = stored.lock(tx, stored.REVIEWS)
    rows = _old_enough(stored.reviews_after(tx, last_id, BATCH), now)
    if rows:
        reviews = stored.reviews_of(tx, {row.message_id for row in rows}, up_to=rows[-1].id)
        _add_up(tx, reviews, last_id)
        _award(tx, {row.contributor_id for row in reviews}, now)
        stored.advance(tx, stored.REVIEWS, rows[-1].id)
    return len(rows)


def _add_up(tx: Tx, reviews: Iterable[sa.Row[Any]], last_id: int) -> None:
    """Bring the sums of each language and label up to these reviews; those up to `last_id` are in them already."""
    before: dict[tuple[str, str, int], list[float]] = defaultdict(list)
    after: dict[tuple[str, str, int], list[float]] = defaultdict(list)
    for review in reviews:
        for label, value in review.labels.items():
            unit = (review.lang, label, review.message_id)
            after[unit].append(value)
            if review.id <= last_id:
                before[unit].append(value)
    sums: dict[tuple[str, str], Sums] = defaultdict(Sums)
    for (lang, label, message_id), values in after.items():
        old = before.get((lang, label, message_id), [])
        sums[lang, label] = sums[lang, label].replaced(old, values)
    keys = ("lang", "label")
    rows = [
        {"lang": lang, "label": label, **_columns(added)} for (lang, label), added in sorted(sums.items())
    ]
    sql.increase_all(tx, t.label_agreement, keys, [row for row in rows if row["values"]])


def _columns(sums: Sums) -> dict[str, float]:
    return {
        "units": sums.units,
        "values": sums.values,
        "total": sums.total,
        "squares": sums.squares,
        "disagreement": sums.disagreement,
    }


def _award(tx: Tx, reviewers: Iterable[int], now: datetime) -> None:
    """Give AGREEING_REVIEWER to those of them who have earned it.

    A message's verdict, which teaches about all its reviewers, comes with one of its reviews: so it is enough to look
    at those who reviewed the same messages.
    """
    records = stored.records_without(tx, Badge.AGREEING_REVIEWER, reviewers)
    earned = [who for who, record in records.items() if agrees(record)]
    if earned:
        stored.award_members(tx, Badge.AGREEING_REVIEWER, earned, now)

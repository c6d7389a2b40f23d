"""What follows from rows that were written a little earlier: agreement of reviewers, points of teams, conduct."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.agreement import Sums
from storage.domain.badges import Badge, agrees
from storage.domain.conduct import of_labels
from storage.queries import conduct, sql, teams
from storage.queries import following as stored
from storage.queries import tables as t
from storage.services.context import Context
from storage.store import Tx

BATCH = 500
"""Rows of one transaction."""
MOST_BATCHES = 200
"""Transactions of one run per table; what is left is taken by the next one, so that the bot can stop in between."""

Batch = Callable[[Tx, stored.Reach, datetime], int]
"""Follows the next rows up to a reach that is sure; how many that were."""


class Following:
    """Follows reviews, the ledger and reports.

    Invariants: what is derived and how far the follower has come change in one transaction, under the lock of the
    follower's row; so a row counts once, however many processes follow, and also after a crash. Rows are followed by
    id, and none before every transaction has ended that may still bring a lower one (storage/queries/following.py:
    `reach`), however long it takes and whatever time it writes into its rows: so none is jumped over. Usually nobody
    is writing at that moment, and a run follows everything; else it keeps the reach, and a later run goes on.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._reaches: dict[str, stored.Reach] = {}
        """What could not be followed to its end yet; after a restart it is looked up anew."""

    async def run(self, *, now: datetime) -> int:
        """Follow what is surely complete; how many rows that were. `now` is when badges are earned."""
        done = await self.follow(stored.REVIEWS, _reviews, now) + await self.follow_ledger(now=now)
        await self.follow_conduct(now=now)  # the same reviews once more
        return done

    async def follow_conduct(self, *, now: datetime) -> int:
        """The same with what reviews and reports say of the authors of messages."""
        reviews = await self.follow(stored.CONDUCT, _received_reviews, now)
        return reviews + await self.follow(stored.FLAGS, _received_reports, now)

    async def follow_ledger(self, *, now: datetime) -> int:
        """The same with the points of teams alone."""
        return await self.follow(stored.ENTRIES, _entries, now)

    async def follow(self, name: str, batch: Batch, now: datetime) -> int:
        """Follow one table by a function that takes up to BATCH of its rows; how many those were."""
        total = 0
        for _ in range(MOST_BATCHES):
            done = await self._next(name, batch, now)
            total += done
            if not done:
                break
        return total

    async def _next(self, name: str, batch: Batch, now: datetime) -> int:
        """Follow the next rows of a table; 0 where there are none, or not surely all of them."""
        store = self._context.store
        kept = self._reaches.pop(name, None)
        up_to = kept if kept is not None else await store.read(lambda tx: stored.reach(tx, name))

        def body(tx: Tx) -> int | None:
            return batch(tx, up_to, now) if stored.is_sure(tx, up_to) else None

        done = await store.write(body)
        if done is None or done == BATCH:
            self._reaches[name] = up_to
        return done or 0


def _entries(tx: Tx, up_to: stored.Reach, _now: datetime) -> int:
    """Count the next lines of the ledger for the teams to which their members belong."""
    last_id = stored.lock(tx, stored.ENTRIES)
    rows = stored.entries_after(tx, last_id, up_to, BATCH)
    if rows:
        teams.count(tx, [(row.team_id, row) for row in rows if row.team_id is not None])
        stored.advance(tx, stored.ENTRIES, rows[-1].id)
    return len(rows)


def _reviews(tx: Tx, up_to: stored.Reach, now: datetime) -> int:
    """Add the next reviews to the sums of agreement, and give the badge to whom agrees."""
    last_id = stored.lock(tx, stored.REVIEWS)
    rows = stored.reviews_after(tx, last_id, up_to, BATCH)
    if rows:
        reviews = stored.reviews_of(tx, {row.message_id for row in rows}, up_to=rows[-1].id)
        _add_up(tx, reviews, last_id)
        _award(tx, {row.contributor_id for row in reviews}, now)
        stored.advance(tx, stored.REVIEWS, rows[-1].id)
    return len(rows)


def _received_reviews(tx: Tx, up_to: stored.Reach, _now: datetime) -> int:
    """Count the labels of the next reviews for the authors of the messages."""
    last_id = stored.lock(tx, stored.CONDUCT)
    rows = stored.received_reviews(tx, last_id, up_to, BATCH)
    if rows:
        said = ((row.author_id, row.created_at, of_labels(row.labels)) for row in rows)
        conduct.add(tx, [each for each in said if each[0] is not None and each[2]])
        stored.advance(tx, stored.CONDUCT, rows[-1].id)
    return len(rows)


def _received_reports(tx: Tx, up_to: stored.Reach, _now: datetime) -> int:
    """Count the next reports for the authors of the messages."""
    last_id = stored.lock(tx, stored.FLAGS)
    rows = stored.received_reports(tx, last_id, up_to, BATCH)
    if rows:
        said = ((row.author_id, row.created_at, {"red_flags": 1}) for row in rows)
        conduct.add(tx, [each for each in said if each[0] is not None])
        stored.advance(tx, stored.FLAGS, rows[-1].id)
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

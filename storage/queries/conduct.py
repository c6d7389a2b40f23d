"""What others said of a member's messages, counted per day, week, month and in all (UTC)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.conduct import COUNTS, LABELS, WEIGHTS, Received, Standing
from storage.domain.periods import periods_of
from storage.queries import messages, sql
from storage.queries import tables as t
from storage.store import Tx

k, c, m = t.conduct.c, t.contributor.c, t.message.c
KEYS = ("contributor_id", "period")
Amounts = Mapping[str, float]
_THUMBS = {messages.UP: "upvotes", messages.DOWN: "downvotes"}


def add(tx: Tx, received: Iterable[tuple[int, datetime, Amounts]]) -> None:
    """Add what was said: (contributor, when, what of Received by how much), in any order."""
    sums: defaultdict[tuple[int, str], defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for contributor_id, at, amounts in received:
        for period in periods_of(at.date()):
            for name, amount in amounts.items():
                sums[contributor_id, period][name] += amount
    rows = [
        {
            "contributor_id": who,
            "period": period,
            **{name: int(amounts.get(name, 0)) for name in COUNTS},
            **{name: float(amounts.get(name, 0)) for name in LABELS},
        }
        for (who, period), amounts in sorted(sums.items())
    ]
    sql.increase_all(tx, t.conduct, KEYS, rows)


def count_thumbs(tx: Tx, author_id: int | None, thumbs: Iterable[tuple[datetime, str, int]]) -> None:
    """Count thumbs on a message for its author: (when it was given, emoji, 1, or -1 where it is taken back)."""
    if author_id is not None:
        count_thumbs_of_all(tx, [(author_id, *thumb) for thumb in thumbs])


def count_thumbs_of_all(tx: Tx, thumbs: Iterable[tuple[int, datetime, str, int]]) -> None:
    """The same for messages of several authors: (author, when, emoji, 1 or -1)."""
    add(tx, [(author_id, at, {_THUMBS[emoji]: float(amount)}) for author_id, at, emoji, amount in thumbs])


def of(tx: Tx, contributor_id: int, period: str) -> Received:
    """What was said of a member's messages in a period."""
    query = sa.select(*(k[name] for name in WEIGHTS)).where(
        k.contributor_id == contributor_id, k.period == period
    )
    row = tx.execute(query).one_or_none()
    return Received(**row._mapping) if row is not None else Received()


_SCORE: sa.ColumnElement[float] = sum((k[name] * weight for name, weight in WEIGHTS.items()), sa.literal(0.0))


def top(
    tx: Tx, period: str, *, standing: Standing, guild: int | None, most: int, after: int
) -> Sequence[sa.Row[Any]]:
    """The next lines of the board, highest score first: columns of conduct, and of the member.

    `guild` keeps to the members of a server; None is everybody. Whoever was erased is left out, and whoever was not
    complained about more than praised.
    """
    barred = t.suspension.c
    is_barred_there = sa.exists().where(
        barred.contributor_id == c.id, barred.guild_discord_id == guild, barred.lifted_at.is_(None)
    )
    is_suspended = sa.or_(c.suspended_at.is_not(None), is_barred_there)
    who = {
        Standing.ALL: sa.true(),
        Standing.ACTIVE: sa.not_(is_suspended),
        Standing.SUSPENDED: is_suspended,
    }[standing]
    query = (
        sa.select(t.conduct, c.discord_id, c.name, is_suspended.label("is_suspended"))
        .join(t.contributor, c.id == k.contributor_id)
        .where(k.period == period, c.discord_id.is_not(None), who, _SCORE > 0)
        .order_by(_SCORE.desc(), k.contributor_id)
    )
    if guild is not None:
        b = t.membership.c
        query = query.where(sa.exists().where(b.contributor_id == c.id, b.guild_discord_id == guild))
    return list(tx.execute(query.limit(most).offset(after)))

"""Messages: writing them, walking to the root, what others think of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.consensus import Ballot
from storage.domain.labels import LANG_MISMATCH, SPAM
from storage.queries import sql
from storage.queries import tables as t
from storage.store import Tx

m = t.message.c
UP, DOWN = "+1", "-1"


def get(tx: Tx, message_id: int) -> sa.Row[Any] | None:
    """A message's row."""
    return tx.execute(sa.select(t.message).where(m.id == message_id)).first()


def path_to(tx: Tx, message_id: int) -> list[sa.Row[Any]]:
    """The conversation from the root down to a message."""
    up = sa.select(m.id, m.parent_id).where(m.id == message_id).cte("up", recursive=True)
    up = up.union_all(sa.select(m.id, m.parent_id).join(up, m.id == up.c.parent_id))
    query = sa.select(t.message).join(up, m.id == up.c.id).order_by(m.depth)
    return list(tx.execute(query))


def by_ids(tx: Tx, ids: Sequence[int]) -> dict[int, sa.Row[Any]]:
    """Messages by id."""
    return {row.id: row for row in tx.execute(sa.select(t.message).where(m.id.in_(ids)))}


def wrote_recently(tx: Tx, author_id: int, text_sha256: str, since: datetime) -> bool:
    """Whether the member submitted this text since then."""
    query = sa.select(m.id).where(
        m.author_id == author_id,
        m.text_sha256 == text_sha256,
        m.created_at >= since,
        m.is_deleted.is_(sa.false()),
    )
    return tx.execute(query.limit(1)).first() is not None


def change(tx: Tx, message_id: int, **values: object) -> None:
    """Set columns of a message."""
    tx.execute(sa.update(t.message).where(m.id == message_id).values(**values))


def judged_labels(tx: Tx, message_id: int, review_count: int) -> list[Mapping[str, float]]:
    """The labels of every review of a message; reviews that came with an import count by their mean."""
    r = t.review.c
    rows = list(tx.execute(sa.select(r.labels).where(r.message_id == message_id)).scalars())
    imported = review_count - len(rows)
    if imported <= 0:
        return rows
    s = t.label_stat.c
    query = sa.select(s.label, s.imported_value).where(
        s.message_id == message_id,
        s.label.in_((SPAM.name, LANG_MISMATCH.name)),
        s.imported_value.is_not(None),
    )
    mean = {row.label: row.imported_value for row in tx.execute(query)}
    return [*rows, *([mean] * imported)]


def count_labels(tx: Tx, message_id: int, labels: Mapping[str, float]) -> None:
    """Add one review to the sums of a message."""
    for name, value in labels.items():
        sql.increase(
            tx, t.label_stat, {"message_id": message_id, "label": name}, {"total": value, "count": 1}
        )


def ballots_over(tx: Tx, parent_id: int) -> list[Ballot]:
    """Ballots over the replies to a message."""
    b = t.ballot.c
    query = sa.select(b.groups, b.is_not_rankable).where(b.parent_id == parent_id)
    return [
        Ballot(tuple(tuple(group) for group in row.groups), row.is_not_rankable) for row in tx.execute(query)
    ]


def count_emoji(tx: Tx, message_id: int, emoji: str, amount: int) -> None:
    """Add to the counter of an emoji on a message."""
    sql.increase(tx, t.emoji_stat, {"message_id": message_id, "emoji": emoji}, {"count": amount})


def votes_on(tx: Tx, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Message -> (thumbs up, thumbs down), for those that have any."""
    e = t.emoji_stat.c
    found: dict[int, tuple[int, int]] = {}
    for row in tx.execute(
        sa.select(e.message_id, e.emoji, e.count).where(e.message_id.in_(ids), e.emoji.in_((UP, DOWN)))
    ):
        up, down = found.get(row.message_id, (0, 0))
        found[row.message_id] = (row[2], down) if row.emoji == UP else (up, row[2])
    return found


def my_votes(tx: Tx, contributor_id: int, ids: Sequence[int]) -> dict[int, int]:
    """Message -> +1 or -1 of the member."""
    r = t.reaction.c
    query = sa.select(r.message_id, r.emoji).where(r.contributor_id == contributor_id, r.message_id.in_(ids))
    return {row.message_id: 1 if row.emoji == UP else -1 for row in tx.execute(query)}


def my_reports(tx: Tx, contributor_id: int, ids: Sequence[int]) -> set[int]:
    """Messages among these that the member reported."""
    r = t.report.c
    query = sa.select(r.message_id).where(r.contributor_id == contributor_id, r.message_id.in_(ids))
    return set(tx.execute(query).scalars())

"""What members let be published: whose texts stay here, and what labels, ranks and thumbs say without some people's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from storage.domain.consensus import Ballot, consensus
from storage.queries import bulk, messages
from storage.queries import tables as t
from storage.store import Tx

c, m = t.contributor.c, t.message.c
_CLOSED = sa.select(c.id, c.publishes_text, c.publishes_votes).where(
    sa.or_(c.publishes_text.is_(sa.false()), c.publishes_votes.is_(sa.false()))
)
"""Answered by an index that holds only these."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Contributors, by their numbers, who keep something from being published."""

    texts: frozenset[int]
    votes: frozenset[int]
    """Their reviews, orders and thumbs."""


def kept(tx: Tx) -> Kept:
    """Who keeps what."""
    rows = tx.execute(_CLOSED).all()
    return Kept(
        frozenset(row.id for row in rows if not row.publishes_text),
        frozenset(row.id for row in rows if not row.publishes_votes),
    )


@dataclass(frozen=True, slots=True)
class Without:
    """What some messages look like without the votes of some people; only what differs."""

    labels: Mapping[int, Mapping[str, tuple[float, int]]] = field(default_factory=dict)
    """Message -> label -> sum and number of its values."""
    reviews: Mapping[int, int] = field(default_factory=dict)
    """Message -> how many reviews do not count."""
    ranks: Mapping[int, int | None] = field(default_factory=dict)
    """Message -> rank among its siblings."""
    thumbs: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    """Message -> emoji -> how many do not count."""


def without(tx: Tx, message_ids: Sequence[int], voters: Collection[int]) -> Without:
    """These messages without the votes of these contributors."""
    if not voters:
        return Without()
    labels, reviews = _labels(tx, message_ids, voters)
    return Without(labels, reviews, _ranks(tx, message_ids, voters), _thumbs(tx, message_ids, voters))


def _labels(
    tx: Tx, message_ids: Sequence[int], voters: Collection[int]
) -> tuple[dict[int, dict[str, tuple[float, int]]], Counter[int]]:
    r = t.review.c
    query = sa.select(r.message_id).where(
        r.contributor_id.in_(voters), bulk.is_among(tx, r.message_id, message_ids)
    )
    gone = Counter(tx.execute(query).scalars())
    sums: dict[int, dict[str, tuple[float, int]]] = {message_id: {} for message_id in gone}
    counted = sa.select(r.message_id, r.labels).where(
        bulk.is_among(tx, r.message_id, list(gone)), r.contributor_id.not_in(voters)
    )
    for row in tx.execute(counted.order_by(r.id)):
        found = sums[row.message_id]
        for name, value in row.labels.items():
            total, number = found.get(name, (0.0, 0))
            found[name] = total + value, number + 1
    return {message_id: dict(sorted(found.items())) for message_id, found in sums.items()}, gone


def _ranks(tx: Tx, message_ids: Sequence[int], voters: Collection[int]) -> dict[int, int | None]:
    b = t.ballot.c
    query = sa.select(b.parent_id).where(
        b.contributor_id.in_(voters), bulk.is_among(tx, b.parent_id, message_ids)
    )
    parents = list(tx.execute(query.distinct()).scalars())
    ballots: dict[int | None, list[Ballot]] = defaultdict(list)
    others = sa.select(b.parent_id, b.groups, b.is_not_rankable).where(
        bulk.is_among(tx, b.parent_id, parents), b.contributor_id.not_in(voters)
    )
    for row in tx.execute(others.order_by(b.id)):
        ballots[row.parent_id].append(Ballot(tuple(map(tuple, row.groups)), row.is_not_rankable))
    ranked = sa.select(m.id, m.parent_id).where(bulk.is_among(tx, m.parent_id, parents), m.rank.is_not(None))
    replies: dict[int | None, list[int]] = defaultdict(list)
    for message_id, parent_id in tx.execute(ranked.order_by(m.id)):
        replies[parent_id].append(message_id)
    found: dict[int, int | None] = {}
    for parent_id, candidates in replies.items():
        left = [_only(ballot, set(candidates)) for ballot in ballots[parent_id]]
        ranks: Mapping[Any, int] = consensus(left).ranks if left else {}
        found.update({each: ranks.get(each) for each in candidates})
    return found


def _only(ballot: Ballot, ids: Collection[int]) -> Ballot:
    """The ballot over messages that have a rank."""
    kept_groups = (tuple(item for item in group if item in ids) for group in ballot.groups)
    return replace(ballot, groups=tuple(group for group in kept_groups if group))


def _thumbs(tx: Tx, message_ids: Sequence[int], voters: Collection[int]) -> dict[int, Counter[str]]:
    r = t.reaction.c
    query = sa.select(r.message_id, r.emoji).where(
        r.contributor_id.in_(voters),
        r.emoji != messages.TAKEN_BACK,
        bulk.is_among(tx, r.message_id, message_ids),
    )
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for row in tx.execute(query):
        found[row.message_id][row.emoji] += 1
    return found

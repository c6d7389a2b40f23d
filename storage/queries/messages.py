"""Messages: writing them, walking to the root, what others think of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage.domain.acceptance import Opinion
from storage.domain.consensus import Ballot
from storage.domain.labels import LANG_MISMATCH, SPAM
from storage.domain.reliability import Reliability
from storage.queries import bulk, sql
from storage.queries import tables as t
from storage.statements import first, rows, run, run_all
from storage.store import Tx

m = t.message.c
UP, DOWN = "+1", "-1"
TAKEN_BACK = "_taken_back"
"""In place of a thumb that its member took back: it counts for their limit, and nowhere else."""

_ID: sa.BindParameter[int] = sa.bindparam("message_id")
_ME: sa.BindParameter[int] = sa.bindparam("me")
_GET = sa.select(t.message).where(m.id == _ID)


def get(tx: Tx, message_id: int) -> sa.Row[Any] | None:
    """A message's row."""
    return first(tx, _GET, {"message_id": message_id})


_BY_IDS = sa.select(t.message).where(m.id.in_(sa.bindparam("ids", expanding=True)))


def by_ids(tx: Tx, ids: Sequence[int]) -> dict[int, sa.Row[Any]]:
    """Messages by id."""
    if len(ids) == 1:
        row = get(tx, ids[0])
        return {row.id: row} if row is not None else {}
    return {row.id: row for row in rows(tx, _BY_IDS, {"ids": list(ids)})} if ids else {}


_CREDITED = sa.select(m.id, m.parent_id, m.role, m.author_id, m.guild_discord_id, m.task_id)
_CREDITED_ONE = _CREDITED.where(m.id == _ID)


def credited(tx: Tx, ids: Sequence[int]) -> list[sa.Row[Any]]:
    """Of messages what their credit depends on: id, parent_id, role, author_id, guild_discord_id, task_id; by id."""
    if len(ids) == 1:
        return rows(tx, _CREDITED_ONE, {"message_id": ids[0]})
    return list(tx.execute(_CREDITED.where(bulk.is_among(tx, m.id, ids)).order_by(m.id)))


def _count_of(emoji: str) -> sa.ScalarSelect[Any]:
    e = t.emoji_stat.c
    return sa.select(e.count).where(e.message_id == m.id, e.emoji == emoji).scalar_subquery()


_SHOWN = (
    m.id,
    m.tree_id,
    m.role,
    m.text,
    m.author_id,
    m.guild_discord_id,
    m.is_deleted,
    (m.review_count - m.forgiven_reviews).label("review_count"),
    sa.select(t.reaction.c.emoji)
    .where(
        t.reaction.c.message_id == m.id,
        t.reaction.c.contributor_id == _ME,
        t.reaction.c.emoji != TAKEN_BACK,
    )
    .scalar_subquery()
    .label("my_emoji"),
    sa.exists().where(t.report.c.message_id == m.id, t.report.c.contributor_id == _ME).label("is_reported"),
    _count_of(UP).label("up"),
    _count_of(DOWN).label("down"),
)
"""A message as one member sees it."""


def _upwards() -> Any:
    up = sa.select(m.id, m.parent_id).where(m.id == _ID).cte("up", recursive=True)
    up = up.union_all(sa.select(m.id, m.parent_id).join(up, m.id == up.c.parent_id))
    return sa.select(*_SHOWN).join(up, m.id == up.c.id).order_by(m.depth)


_PATH = _upwards()


def path_to(tx: Tx, message_id: int, *, me: int) -> list[sa.Row[Any]]:
    """The conversation from the root down to a message, as a member sees it."""
    return rows(tx, _PATH, {"message_id": message_id, "me": me})


_OPTIONS = (
    sa.select(*_SHOWN)
    .join(t.task_option, t.task_option.c.message_id == m.id)
    .where(t.task_option.c.task_id == sa.bindparam("task_id"))
    .order_by(t.task_option.c.position)
)


def options_of(tx: Tx, task_id: int, *, me: int) -> list[sa.Row[Any]]:
    """The messages a ranking task shows, in their shuffled order, as a member sees them."""
    return rows(tx, _OPTIONS, {"task_id": task_id, "me": me})


def change(tx: Tx, message_id: int, **values: object) -> None:
    """Set columns of a message."""
    sql.change(tx, t.message, message_id, values)


_COUNT_REVIEW = (
    sa.update(t.message)
    .where(m.id == sa.bindparam("_id"))
    .values(
        review_count=m.review_count + 1,
        # One that was not accepted is decided about anew.
        review_result=sa.case((m.review_result.is_(sa.true()), sa.true()), else_=sa.null()),
        labels=sa.bindparam("_labels"),
    )
)
_LABELS = sa.select(m.labels).where(m.id == _ID)


def count_review(tx: Tx, message_id: int, answers: Mapping[str, float]) -> None:
    """Count one more review of a message, whose tree is locked, and add its answers to the sums of the labels."""
    sums = dict(rows(tx, _LABELS, {"message_id": message_id})[0].labels or {})
    for name, value in answers.items():
        total, number = sums.get(name, (0.0, 0))
        sums[name] = [total + value, number + 1]
    run(tx, _COUNT_REVIEW, {"_id": message_id, "_labels": dict(sorted(sums.items()))})


_COUNT_BALLOTS = (
    sa.update(t.message).where(m.id == sa.bindparam("_id")).values(ballot_count=m.ballot_count + 1)
)


def count_ballots(tx: Tx, message_ids: Sequence[int]) -> None:
    """Count one more ballot over the replies to these messages, or one more comparison of these prompts."""
    if message_ids:
        run_all(tx, _COUNT_BALLOTS, [{"_id": message_id} for message_id in message_ids])


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One review of a message."""

    id: int
    contributor_id: int
    labels: Mapping[str, float]
    lessons: Mapping[str, float] | None
    """What was learned from it, where the message had been decided before."""
    opinion: Opinion


_REVIEWS = (
    sa.select(
        t.review.c.id,
        t.review.c.contributor_id,
        t.review.c.labels,
        t.review.c.lessons,
        t.reliability.c.question,
        t.reliability.c.right,
        t.reliability.c.wrong,
    )
    .outerjoin(t.reliability, t.reliability.c.contributor_id == t.review.c.contributor_id)
    .where(t.review.c.message_id == _ID)
    .order_by(t.review.c.id)
)


def reviews_of(tx: Tx, message_id: int) -> list[Reviewed]:
    """The reviews of a message, oldest first, with how reliable each reviewer was before it."""
    found: dict[int, Any] = {}
    skills: dict[int, dict[str, Reliability]] = {}
    for row in rows(tx, _REVIEWS, {"message_id": message_id}):
        found[row.id] = row
        skill = skills.setdefault(row.id, {})
        if row.question is not None:
            skill[row.question] = Reliability(row.right, row.wrong)
    return [
        Reviewed(row.id, row.contributor_id, row.labels, row.lessons, Opinion(row.labels, skills[row.id]))
        for row in found.values()
    ]


_IMPORTED = sa.select(m.imported_labels).where(m.id == _ID)


def imported_labels(tx: Tx, message_id: int) -> dict[str, float]:
    """The mean of the labels that can reject, over the reviews that came with an import."""
    found = rows(tx, _IMPORTED, {"message_id": message_id})[0].imported_labels or {}
    return {name: found[name][0] for name in (SPAM.name, LANG_MISMATCH.name) if name in found}


def ballots_over(tx: Tx, parent_ids: Sequence[int]) -> dict[int, list[Ballot]]:
    """Ballots over the replies to messages, by those; a message without any is left out."""
    b = t.ballot.c
    query = sa.select(b.parent_id, b.groups, b.is_not_rankable)
    found: dict[int, list[Ballot]] = {}
    for row in tx.execute(query.where(bulk.is_among(tx, b.parent_id, parent_ids))):
        ballot = Ballot(tuple(tuple(group) for group in row.groups), row.is_not_rankable)
        found.setdefault(row.parent_id, []).append(ballot)
    return found


def count_emoji(tx: Tx, message_id: int, emoji: str, amount: int) -> None:
    """Add to the counter of an emoji on a message."""
    sql.increase(tx, t.emoji_stat, {"message_id": message_id, "emoji": emoji}, {"count": amount})


_VOTES = sa.select(sa.func.coalesce(_count_of(UP), 0), sa.func.coalesce(_count_of(DOWN), 0)).where(
    m.id == _ID
)


def votes_on(tx: Tx, message_id: int) -> tuple[int, int]:
    """(thumbs up, thumbs down) of a message."""
    ((up, down),) = rows(tx, _VOTES, {"message_id": message_id})
    return up, down


_MY_REPORT = sa.select(t.report.c.id).where(t.report.c.message_id == _ID, t.report.c.contributor_id == _ME)


def is_reported_by(tx: Tx, contributor_id: int, message_id: int) -> bool:
    """Whether the member reported the message."""
    return first(tx, _MY_REPORT, {"message_id": message_id, "me": contributor_id}) is not None

"""What takes a member's words out of every table: statements only, each may be run again.

A column that holds what a member wrote, or what was written about them, belongs in one of these functions;
tests/storage/test_erasure_everywhere.py fills all of them and looks for what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.cases import CaseOutcome
from storage.domain.tombstones import Stone, StoneKind, stones_of
from storage.queries import bulk, contributors
from storage.queries import tables as t
from storage.store import Tx

m = t.message.c
_FORGET_WORDS = {"sqlite": "rowid", "postgresql": "message_id"}
"""The column of message_search that names a message."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What is to be buried before a member is erased."""

    messages: int
    consents: int
    stones: frozenset[Stone]

    @property
    def size(self) -> tuple[int, int]:
        """How much there was when it was looked up."""
        return self.messages, self.consents


def traces(tx: Tx, contributor_id: int) -> Traces:
    """The tombstones of all that a member wrote, and of the consents by which an older copy knows them."""
    found: set[Stone] = set()
    messages = tx.execute(_texts(m.author_id == contributor_id)).all()
    for public_id, texts in _by_message(tx, messages, m.author_id == contributor_id):
        found.update(stones_of(public_id, texts))
    c = t.consent.c
    consents = (
        tx.execute(sa.select(c.interaction_id).where(c.contributor_id == contributor_id)).scalars().all()
    )
    found.update(Stone(StoneKind.CONSENT, str(each)) for each in consents)
    return Traces(len(messages), len(consents), frozenset(found))


def extent(tx: Tx, contributor_id: int) -> tuple[int, int]:
    """How many messages and consents a member has now, as `Traces.size` has them."""
    c = t.consent.c
    messages = sa.select(sa.func.count()).where(m.author_id == contributor_id)
    consents = sa.select(sa.func.count()).where(c.contributor_id == contributor_id)
    return tx.execute(messages).scalar_one(), tx.execute(consents).scalar_one()


def _texts(where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(m.id, m.public_id, m.text).where(where)


def _by_message(
    tx: Tx, messages: Sequence[sa.Row[Any]], where: sa.ColumnElement[bool]
) -> list[tuple[str, list[str]]]:
    """(public id, what the message says and said before it was edited)."""
    r = t.message_revision.c
    texts = {row.id: (row.public_id, [row.text]) for row in messages}
    edited = sa.select(r.message_id, r.text).join(t.message, m.id == r.message_id).where(where)
    for row in tx.execute(edited):
        texts[row.message_id][1].append(row.text)
    return list(texts.values())


def wipe_messages(tx: Tx, contributor_id: int, now: datetime) -> None:
    """Empty what a member wrote: messages, their earlier versions, the index of their words; nobody is offered them.

    The places in their conversations stay for now (storage/services/pruning.py); until those are tidied nothing of
    them is handed out anew.
    """
    own = sa.select(m.id).where(m.author_id == contributor_id)
    _wipe(tx, m.author_id == contributor_id, own, now)
    w = t.work.c
    trees = sa.select(m.tree_id).where(m.author_id == contributor_id)
    tx.execute(sa.update(t.work).where(w.tree_id.in_(trees), w.need > w.leased).values(need=w.leased))


def wipe_some(tx: Tx, message_ids: Sequence[int], now: datetime) -> None:
    """The same for some messages, whose trees are locked."""
    own = sa.select(m.id).where(m.id.in_(message_ids))
    _wipe(tx, m.id.in_(message_ids), own, now)


def _wipe(tx: Tx, where: sa.ColumnElement[bool], own: sa.Select[Any], now: datetime) -> None:
    nothing = {"text": "", "text_sha256": "", "extra": None, "held_because": None, "is_erased": True}
    tx.execute(sa.update(t.message).where(where).values(nothing))
    # After the update, which holds the rows: who indexes them meanwhile sees that they changed.
    key: sa.ColumnClause[int] = sa.column(_FORGET_WORDS[tx.dialect.name])
    tx.execute(sa.delete(sa.table("message_search", key)).where(key.in_(own)))
    tx.execute(sa.update(t.message_revision).where(t.message_revision.c.message_id.in_(own)).values(text=""))
    c, n, a = t.review_case.c, t.notice.c, t.appeal.c
    tx.execute(sa.update(t.review_case).where(c.message_id.in_(own)).values(facts=None))
    tx.execute(
        sa.update(t.review_case)
        .where(c.message_id.in_(own), c.closed_at.is_(None))
        .values(closed_at=now, outcome=CaseOutcome.SETTLED.value, leased_by=None, leased_until=None)
    )
    tx.execute(sa.update(t.notice).where(n.message_id.in_(own)).values(facts=None))
    tx.execute(sa.update(t.appeal).where(a.message_id.in_(own)).values(text=""))
    e = t.audit_entry.c
    subjects = sa.select(sa.literal("message:") + sa.cast(m.id, sa.String)).where(where)
    tx.execute(
        sa.update(t.audit_entry).where(e.subject.in_(subjects), e.details.is_not(None)).values(details=None)
    )


def forget_words(tx: Tx, contributor_id: int, now: datetime) -> None:
    """What a member wrote elsewhere, and what was written about them: drafts, reports, appeals, notes, reasons."""
    k, r, s = t.task.c, t.report.c, t.suspension.c
    tx.execute(
        sa.update(t.task)
        .where(k.contributor_id == contributor_id, sa.or_(k.draft.is_not(None), k.skip_reason.is_not(None)))
        .values(draft=None, skip_reason=None)
    )
    tx.execute(sa.update(t.report).where(r.contributor_id == contributor_id, r.text != "").values(text=""))
    for rows in (t.staff_note, t.notice):
        tx.execute(sa.delete(rows).where(rows.c.contributor_id == contributor_id))
    tx.execute(sa.update(t.appeal).where(t.appeal.c.contributor_id == contributor_id).values(text=""))
    tx.execute(sa.update(t.suspension).where(s.contributor_id == contributor_id).values(reason=""))
    c, e = t.review_case.c, t.audit_entry.c
    tx.execute(sa.update(t.review_case).where(c.contributor_id == contributor_id).values(facts=None))
    tx.execute(
        sa.update(t.review_case)
        .where(c.contributor_id == contributor_id, c.closed_at.is_(None))
        .values(closed_at=now, outcome=CaseOutcome.SETTLED.value, leased_by=None, leased_until=None)
    )
    d = t.removal.c
    removals = sa.select(sa.literal("removal:") + sa.cast(d.id, sa.String)).where(
        d.contributor_id == contributor_id
    )
    for is_about in (e.subject == f"member:{contributor_id}", e.subject.in_(removals)):
        tx.execute(sa.update(t.audit_entry).where(is_about).values(details=None))
    tx.execute(
        sa.update(t.removal)
        .where(d.contributor_id == contributor_id, d.done_at.is_(None), d.cancelled_at.is_(None))
        .values(cancelled_at=now)
    )


def forget_person(tx: Tx, contributor_id: int) -> None:
    """Names, choices, places on boards, badges, what they were on servers; the row stays, for the sums of others.

    What they said about publishing their labels and orders stays, too: those stay.
    """
    for rows in (
        t.reliability,
        t.standing,
        t.membership,
        t.unlisted,
        t.award,
        t.granted_role,
        t.conduct,
        t.contributor_language,
    ):
        tx.execute(sa.delete(rows).where(rows.c.contributor_id == contributor_id))
    contributors.change(
        tx,
        contributor_id,
        discord_id=None,
        interface_locale=None,
        suspended_at=None,
        suspended_reason=None,
        suspended_until=None,
        barred=None,
        withdrawn_at=None,
        time_zone=None,
        streak_days=0,
        streak_day=None,
        streak_frozen_on=None,
        day_contributions=0,
        name=None,
        alias=None,
        visibility="private",
        wants_credit=False,
        active_days=None,
    )


def forget_lessons(tx: Tx, contributor_id: int) -> None:
    """What their reviews taught about them, and what they need not be offered again."""
    r = t.review.c
    tx.execute(
        sa.update(t.review)
        .where(r.contributor_id == contributor_id, r.lessons.is_not(None))
        .values(lessons=None)
    )
    tx.execute(sa.delete(t.reliability).where(t.reliability.c.contributor_id == contributor_id))
    tx.execute(sa.delete(t.seen).where(t.seen.c.contributor_id == contributor_id))


def forget_thumbs(tx: Tx, contributor_id: int) -> None:
    """Take their thumbs back, and count them no more."""
    r, e = t.reaction.c, t.emoji_stat.c
    own = sa.select(r.message_id, r.emoji).where(r.contributor_id == contributor_id)
    tx.execute(
        sa.update(t.emoji_stat).where(sa.tuple_(e.message_id, e.emoji).in_(own)).values(count=e.count - 1)
    )
    tx.execute(sa.delete(t.reaction).where(r.contributor_id == contributor_id))


def forget_late(tx: Tx, contributor_id: int) -> None:
    """What others noted of them while their conversations were tidied: whoever held one may have credited them."""
    for rows in (t.standing, t.award, t.seen, t.conduct):
        tx.execute(sa.delete(rows).where(rows.c.contributor_id == contributor_id))


def trees_of(tx: Tx, contributor_id: int) -> list[int]:
    """The trees that still hold messages of theirs, by id."""
    query = sa.select(m.tree_id).where(m.author_id == contributor_id).distinct().order_by(m.tree_id)
    return list(tx.execute(query).scalars())


def let_go(tx: Tx, message_ids: Sequence[int]) -> None:
    """Take the author's number off messages that are tidied."""
    tx.execute(sa.update(t.message).where(bulk.is_among(tx, m.id, message_ids)).values(author_id=None))

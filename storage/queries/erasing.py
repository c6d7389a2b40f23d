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
from storage.queries import bulk, conduct, contributors, messages
from storage.queries import tables as t
from storage.store import Tx

m = t.message.c
_FORGET_WORDS = {"sqlite": "rowid", "postgresql": "message_id"}
"""The column of message_search that names a message."""

MERGED_PAGES = 500
"""Pages of SQLite's index of words that one transaction writes anew: some hundredths of a second."""
_MERGE = sa.text("INSERT INTO message_search (message_search, rank) VALUES ('merge', :pages)")
_CHANGES = sa.text("SELECT total_changes()")


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
    _close_cases(tx, c.message_id.in_(own), now)
    tx.execute(sa.update(t.notice).where(n.message_id.in_(own)).values(facts=None))
    tx.execute(sa.update(t.appeal).where(a.message_id.in_(own)).values(text=""))
    r = t.report.c  # whoever reports a message may quote it
    tx.execute(sa.update(t.report).where(r.message_id.in_(own), r.text != "").values(text=""))
    _wipe_reasons(tx, where)


def _wipe_reasons(tx: Tx, where: sa.ColumnElement[bool]) -> None:
    """Empty what the audit log says about messages and, over them, about whole conversations."""
    e = t.audit_entry.c
    subjects = sa.select(sa.literal("message:") + sa.cast(m.id, sa.String)).where(where)
    tx.execute(
        sa.update(t.audit_entry).where(e.subject.in_(subjects), e.details.is_not(None)).values(details=None)
    )
    for is_about in _about_their_trees(where):
        tx.execute(sa.update(t.audit_entry).where(is_about, e.details.is_not(None)).values(details=None))


def wipe_late(tx: Tx, message_ids: Sequence[int], now: datetime) -> None:
    """Empty what others wrote about emptied messages until their trees, which are locked, were tidied; close cases.

    A hold that met their erasure holds nothing.
    """
    if message_ids:
        c, r = t.review_case.c, t.report.c
        own = bulk.is_among(tx, m.id, message_ids)
        tx.execute(sa.update(t.message).where(own, m.held_because.is_not(None)).values(held_because=None))
        _close_cases(tx, bulk.is_among(tx, c.message_id, message_ids), now)
        tx.execute(
            sa.update(t.report)
            .where(bulk.is_among(tx, r.message_id, message_ids), r.text != "")
            .values(text="")
        )
        _wipe_reasons(tx, own)


def _close_cases(tx: Tx, which: sa.ColumnElement[bool], now: datetime) -> None:
    """Close open cases without an answer; the closed ones, too, forget what was seen."""
    c = t.review_case.c
    tx.execute(sa.update(t.review_case).where(which, c.facts.is_not(None)).values(facts=None))
    tx.execute(
        sa.update(t.review_case)
        .where(which, c.closed_at.is_(None))
        .values(closed_at=now, outcome=CaseOutcome.SETTLED.value, leased_by=None, leased_until=None)
    )


def _about_their_trees(where: sa.ColumnElement[bool]) -> tuple[sa.ColumnElement[bool], ...]:
    """Conditions of entries about whole conversations: those of their prompts, and those made over their messages.

    An entry that does not say over which message it was made is taken for one of theirs.
    """
    e = t.audit_entry.c
    trees = sa.select(sa.literal("tree:") + sa.cast(m.tree_id, sa.String)).where(where)
    numbers = sa.select(sa.cast(m.id, sa.String)).where(where)
    over = sa.cast(e.details["message"].as_string(), sa.String)
    return (
        e.subject.in_(trees.where(m.depth == 0)),  # not by parent_id: its index would be walked for all roots
        sa.and_(e.subject.in_(trees), sa.or_(over.is_(None), over.in_(numbers))),
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
    _close_cases(tx, c.contributor_id == contributor_id, now)
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
    _forget_judgements(tx, contributor_id)
    tx.execute(
        sa.update(t.emoji_stat).where(sa.tuple_(e.message_id, e.emoji).in_(own)).values(count=e.count - 1)
    )
    tx.execute(sa.delete(t.reaction).where(r.contributor_id == contributor_id))


def _forget_judgements(tx: Tx, contributor_id: int) -> None:
    """Count their thumbs no more for the authors of what they judged, as taking each of them back does."""
    r, c = t.reaction.c, t.contributor.c
    query = (
        sa.select(m.author_id, r.created_at, r.emoji, sa.literal(-1))
        .join(t.message, m.id == r.message_id)
        .join(t.contributor, c.id == m.author_id)
        .where(r.contributor_id == contributor_id, r.emoji != messages.TAKEN_BACK, c.discord_id.is_not(None))
    )
    conduct.count_thumbs_of_all(tx, [tuple(row) for row in tx.execute(query)])


def forget_late(tx: Tx, contributor_id: int, now: datetime) -> None:
    """What others noted of them while their conversations were tidied: whoever held one may have credited them.

    Whoever was deciding about them when the words went may have said why, and told them.
    """
    forget_words(tx, contributor_id, now)
    for rows in (t.standing, t.award, t.seen, t.conduct):
        tx.execute(sa.delete(rows).where(rows.c.contributor_id == contributor_id))


def merge_words(tx: Tx, *, is_first: bool) -> bool:
    """Write a part of SQLite's index of words anew, without what was deleted from it; False where all of it is.

    A deletion only adds a note to that index. SQLite says that it merged something by at least two changes.
    """
    before: int = tx.execute(_CHANGES).scalar_one()
    tx.execute(_MERGE, {"pages": -MERGED_PAGES if is_first else MERGED_PAGES})
    changes: int = tx.execute(_CHANGES).scalar_one()
    return changes - before >= 2


def trees_of(tx: Tx, contributor_id: int) -> list[int]:
    """The trees that still hold messages of theirs, by language: what a batch changes in the books is then little."""
    tree = t.tree.c
    query = sa.select(tree.id).join(t.message, m.tree_id == tree.id).where(m.author_id == contributor_id)
    return list(tx.execute(query.group_by(tree.lang, tree.id).order_by(tree.lang, tree.id)).scalars())


def let_go(tx: Tx, message_ids: Sequence[int]) -> None:
    """Take the author's number off messages that are tidied."""
    tx.execute(sa.update(t.message).where(bulk.is_among(tx, m.id, message_ids)).values(author_id=None))

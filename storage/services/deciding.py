"""What a decision about a case does, inside an open transaction.

It leaves a trace in the case's facts, from which storage/services/reversing.py knows what to take back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.access import Authority
from storage.domain.cases import CaseOutcome, CaseReason, Hold, reasons_of
from storage.domain.errors import CaseGone, CaseTaken, InvalidText, MessageGone
from storage.domain.states import TreeState
from storage.domain.text import checked, clean, fingerprint
from storage.queries import cases, messages, search, sql, trees
from storage.queries import tables as t
from storage.services import holds, suspensions
from storage.services.case_reading import state_of, waiting_appeals
from storage.services.context import Change
from storage.services.moderation import forgive_in, halt_in, restart_in, restore_in
from storage.services.reach import require_anothers_tree, require_case
from storage.services.sending_back import send_back_in
from storage.statements import first

Trace = dict[str, Any]
STOPPED: Final = (TreeState.HALTED_BY_MODERATOR, TreeState.ABORTED_LOW_GRADE)
"""States out of which a moderator lets a conversation go on."""
AUTOMATIC: Final = frozenset({CaseReason.FLAGGED_OUT, CaseReason.HALTED})
"""Reasons of cases where something was stopped by itself."""

m = t.message.c


@dataclass(slots=True)
class Desk:
    """A case before a moderator: its row and its message, locked."""

    change: Change
    authority: Authority
    case: sa.Row[Any]
    message: sa.Row[Any] | None
    reason: str = ""
    """Why the moderator decides so, in their words."""
    text: str | None = None
    """What the message is to say."""
    reasons: tuple[CaseReason, ...] = field(init=False)
    told: list[int] = field(default_factory=list)
    """Notices that the decision adds."""
    stay_closed: set[int] = field(default_factory=set)
    """Messages that went with this one and whose cases stay closed although the decision is taken back."""

    def __post_init__(self) -> None:
        self.reasons = reasons_of(self.case.reasons)

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the case's row knows."""
        return self.case.facts or {}

    @property
    def subject(self) -> sa.Row[Any]:
        """The message; raises MessageGone where the case is about a member."""
        if self.message is None:
            raise MessageGone()
        return self.message

    @property
    def state(self) -> TreeState | None:
        """The state of the message's tree as it is now."""
        return state_of(self.change.tx, self.message.tree_id) if self.message is not None else None


def take(change: Change, case_id: int, authority: Authority) -> Desk:
    """A case and its message, both locked; raises CaseGone for one that never was, and NotAllowed."""
    tx = change.tx
    case = cases.get(tx, case_id)
    if case is None:
        raise CaseGone(outcome="")
    message = None
    if case.message_id is not None:
        message = messages.get(tx, case.message_id)
        assert message is not None, "a message's row stays"
        if trees.reserve(tx, message.tree_id):  # before the case, as whoever opens one does
            message = messages.get(tx, case.message_id)
    case = cases.get(tx, case_id, lock=True)
    assert case is not None, "a case is never deleted"
    require_case(tx, authority, case, message)
    return Desk(change, authority, case, message)


def require_free(desk: Desk) -> None:
    """Raise CaseGone for a closed case, CaseTaken while another moderator has it."""
    require_open(desk.case, desk.authority, desk.change.now)


def require_open(case: sa.Row[Any], authority: Authority, now: datetime) -> None:
    """The same of a case's row."""
    if case.closed_at is not None:
        raise CaseGone(outcome=case.outcome or "")
    is_leased = case.leased_until is not None and case.leased_until > now
    if is_leased and case.leased_by != authority.discord_id:
        raise CaseTaken(by=case.leased_by, until=case.leased_until)


def carry_out(desk: Desk, outcome: CaseOutcome) -> Trace:
    """Do what a decision says; its trace."""
    return _ACTS[outcome](desk)


def undo_of(outcome: CaseOutcome, trace: Trace) -> str | None:
    """What taking a decision back would do; None where it cannot be."""
    if trace.get("is_final"):
        return None
    if outcome is CaseOutcome.EDITED:
        return "edit"
    for name, undo in _UNDO.items():
        if trace.get(name):
            return undo
    return "reopen"


_UNDO: Final = {
    "taken": "restore",
    "held": "remove",
    "back": "remove",
    "started": "halt",
    "halted": "restart",
}
"""What a trace says -> what reverses it."""


# Decisions


def _leave(desk: Desk) -> Trace:
    """The message stays: reports are set aside, and what stopped by itself goes on. A quarantine stays, too."""
    if desk.message is None:
        return {}
    change, message = desk.change, desk.message
    trace: Trace = {}
    if message.held_because == Hold.QUARANTINE:
        return trace
    if message.held_because is not None:
        holds.release(change, message)
        trace["held"] = message.held_because
    elif message.removed_with == message.id and CaseReason.FLAGGED_OUT in desk.reasons:
        restore_in(change, message.id)
        trace["back"] = True
    forgive_in(change, message.id)
    if message.parent_id is None and not AUTOMATIC.isdisjoint(desk.reasons):
        trace |= _go_on(desk)
    return trace


def _go_on(desk: Desk) -> Trace:
    """Let a conversation go on that stands still."""
    before = desk.state
    if before not in STOPPED:
        return {}
    return {"started": restart_in(desk.change, desk.subject.id) is not before}


def _remove(desk: Desk) -> Trace:
    change, message = desk.change, desk.subject
    taken = holds.take_out_all(change, message.tree_id, [message.id])
    return {"taken": bool(taken), "was_held": message.held_because, "settled": _settle_below(desk)}


def _settle_below(desk: Desk) -> list[int]:
    """Close the cases of what went with the message; their numbers."""
    top = desk.subject
    gone = sa.select(m.id).where(m.tree_id == top.tree_id, m.removed_with == top.id, m.id != top.id)
    ids = list(desk.change.tx.execute(gone).scalars())
    if not ids:
        return []
    closed = cases.settle_taken(desk.change.tx, ids, by=desk.authority.discord_id, now=desk.change.now)
    return sorted(row.id for row in closed)


def _restore(desk: Desk) -> Trace:
    """Put the message back, and let its conversation go on where that stood still for want of it."""
    change, message = desk.change, desk.subject
    trace: Trace = {}
    if message.held_because is not None:
        holds.release(change, message)
        trace["held"] = message.held_because
    elif message.is_deleted:
        restore_in(change, message.id)
        trace["back"] = True
    is_back = trace.get("back", False) and stood_for_want(desk)
    if message.parent_id is None and (is_back or CaseReason.FLAGGED_OUT in desk.reasons):
        trace |= _go_on(desk)
    return trace


def stood_for_want(desk: Desk) -> bool:
    """Whether a conversation is halted only because its prompt had been taken out."""
    tree = t.tree.c
    query = sa.select(tree.state, tree.was_halted).where(tree.id == desk.subject.tree_id)
    row = desk.change.tx.execute(query).one()
    return row.state == TreeState.HALTED_BY_MODERATOR.value and not row.was_halted


def _edit(desk: Desk) -> Trace:
    message = desk.subject
    if is_erased(desk):
        raise MessageGone()
    most = desk.change.rules(message.lang).max_text_length
    try:
        text = checked(desk.text or "", max_length=most)
        if text == clean(message.text):
            raise InvalidText("error-text-same")
    except InvalidText as error:
        error.lost_text = desk.text
        raise
    revision = write_text(desk, text)
    return {**_leave(desk), "revision": revision}


_WORDS = (
    sa.select(m.text, m.is_erased).where(m.id == sa.bindparam("message_id")).with_for_update(key_share=True)
)


def is_erased(desk: Desk) -> bool:
    """Whether the message's words are gone; whoever erases them from now on waits for this transaction.

    An erasure empties messages without holding their trees, so that it may have done so since the message was read.
    """
    now = first(desk.change.tx, _WORDS, {"message_id": desk.subject.id})
    return now is None or now.is_erased or not now.text


def write_text(desk: Desk, text: str) -> int:
    """Give the message a text; the number of the revision that keeps what it said."""
    tx, message = desk.change.tx, desk.subject
    row = {
        "message_id": message.id,
        "text": message.text,
        "edited_by": desk.authority.discord_id,
        "created_at": desk.change.now,
    }
    revision = sql.add(tx, t.message_revision, row)
    messages.change(tx, message.id, text=text, text_sha256=fingerprint(text))
    search.forget(tx, [message.id])
    return revision


def _send_back(desk: Desk) -> Trace:
    """Members review it anew; what was held or taken out comes back first."""
    message = desk.subject
    if message.is_deleted:
        _restore(desk)
    send_back_in(desk.change, message.id)
    return {"is_final": True}


def _halt(desk: Desk) -> Trace:
    require_anothers_tree(desk.change.tx, desk.authority, desk.subject.tree_id)
    before = desk.state
    return {"halted": halt_in(desk.change, desk.subject.id) is not before}


def _restart(desk: Desk) -> Trace:
    message = desk.subject
    require_anothers_tree(desk.change.tx, desk.authority, message.tree_id)
    if message.parent_id is None and message.held_because is not None:
        holds.release(desk.change, message)
        return {"held": message.held_because, **_go_on(desk)}
    before = desk.state
    return {"started": restart_in(desk.change, message.id) is not before}


def _grant(desk: Desk) -> Trace:
    """Take back what the appeal is about: a suspension, a hold, a removal, a rejection."""
    if desk.message is None:
        _lift(desk)
        return {"is_final": True}
    message = desk.message
    if message.is_deleted:
        return _restore(desk)
    if message.parent_id is None and desk.state is TreeState.ABORTED_LOW_GRADE:
        return _go_on(desk)
    return _send_back(desk) if message.review_result is False else {}


def _lift(desk: Desk) -> None:
    """Lift what holds there, also what took the place of the suspension that was appealed."""
    tx, case = desk.change.tx, desk.case
    if tx.execute(sa.select(t.appeal.c.id).where(*waiting_appeals(case)).limit(1)).first() is not None:
        suspensions.lift_there(
            tx, case.contributor_id, case.guild_discord_id, by=desk.authority.discord_id, now=desk.change.now
        )


def _deny(desk: Desk) -> Trace:
    """What was decided stands; what was only held is out for good."""
    message = desk.message
    if message is None or message.held_because in (None, Hold.QUARANTINE):
        return {}
    return _remove(desk)


def _nothing(desk: Desk) -> Trace:
    return {}


_ACTS: Final[Mapping[CaseOutcome, Callable[[Desk], Trace]]] = {
    CaseOutcome.KEPT: _leave,
    CaseOutcome.REMOVED: _remove,
    CaseOutcome.RESTORED: _restore,
    CaseOutcome.EDITED: _edit,
    CaseOutcome.SENT_BACK: _send_back,
    CaseOutcome.HALTED: _halt,
    CaseOutcome.RESTARTED: _restart,
    CaseOutcome.GRANTED: _grant,
    CaseOutcome.DENIED: _deny,
    CaseOutcome.SETTLED: _nothing,
}

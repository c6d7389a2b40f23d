"""Taking a decision back, inside an open transaction: what it did is reversed as far as nobody decided otherwise."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

from storage.domain.cases import CaseOutcome, Hold
from storage.domain.errors import NothingToUndo
from storage.queries import cases, messages
from storage.queries import tables as t
from storage.services import holds
from storage.services.case_reading import DECIDED, UNDONE
from storage.services.deciding import Desk, Trace, is_erased, stood_for_want, write_text
from storage.services.moderation import halt_in, restart_in, restore_in
from storage.services.reach import require_anothers_tree

OF_TREE: Final = frozenset({CaseOutcome.HALTED, CaseOutcome.RESTARTED})
"""Outcomes that are about the conversation."""


def reverse(desk: Desk, outcome: CaseOutcome) -> Trace:
    """Take a decision back; its trace.

    Raises NothingToUndo where that cannot be and where a later decision stands in its place. An erasure takes the
    facts of a case away, so that nothing is taken back afterwards.
    """
    trace: Trace = desk.facts.get(DECIDED) or {}
    if desk.case.closed_by is None or DECIDED not in desk.facts or trace.get("is_final"):
        raise NothingToUndo()
    if desk.message is not None:
        _require_last(desk, trace)
        _reverse_on(desk, outcome, trace)
    return trace


def is_undone(desk: Desk) -> bool:
    """Whether the last thing that happened to the case is that its decision was taken back."""
    return UNDONE in desk.facts and DECIDED not in desk.facts


def _require_last(desk: Desk, trace: Trace) -> None:
    """Raise NothingToUndo where somebody decided later about the message, or whether its conversation goes on."""
    later = cases.last_closed(desk.change.tx, desk.subject.id, but=desk.case.id)
    if later is not None and (later.closed_at, later.id) > (desk.case.closed_at, desk.case.id):
        raise NothingToUndo()
    if (trace.get("halted") or trace.get("started")) and _is_moved_later(desk):
        raise NothingToUndo()


def _is_moved_later(desk: Desk) -> bool:
    """Whether somebody decided later that the conversation stands still or goes on."""
    later = cases.decided_after(desk.change.tx, desk.subject.tree_id, desk.case)
    return any(_moves(row) for row in later)


def _moves(case: sa.Row[Any]) -> bool:
    trace = (case.facts or {}).get(DECIDED)
    return trace is not None and (case.outcome in OF_TREE or "started" in trace)


def _reverse_on(desk: Desk, outcome: CaseOutcome, trace: Trace) -> None:
    change, message = desk.change, desk.subject
    if outcome is CaseOutcome.EDITED:
        _write_back(desk, trace["revision"])
    if trace.get("taken"):
        _bring_back(desk, trace)
    if trace.get("halted") or trace.get("started"):
        require_anothers_tree(change.tx, desk.authority, message.tree_id)
    if trace.get("halted"):
        restart_in(change, message.id)
    if trace.get("started"):
        halt_in(change, message.id)
    if trace.get("held"):
        holds.hold(change, message, Hold(trace["held"]))
    if trace.get("back"):
        holds.take_out_all(change, message.tree_id, [message.id])


def _write_back(desk: Desk, revision: int) -> None:
    r = t.message_revision.c
    before = desk.change.tx.execute(sa.select(r.text).where(r.id == revision)).scalar()
    if not before or is_erased(desk):
        raise NothingToUndo()
    write_text(desk, before)


def _bring_back(desk: Desk, trace: Trace) -> None:
    """Put back what was removed; what had been held before is held again."""
    change, message = desk.change, desk.subject
    was_held = trace.get("was_held")
    if was_held and (was_held != Hold.QUARANTINE.value or _is_quarantined(desk)):
        messages.change(change.tx, message.id, held_because=was_held)
    else:
        restore_in(change, message.id)
        if message.parent_id is None and stood_for_want(desk) and not _is_moved_later(desk):
            restart_in(change, message.id)
    for case_id in trace.get("settled", ()):
        _open_again(desk, case_id)


def _is_quarantined(desk: Desk) -> bool:
    """Whether other messages of the author are held for a quarantine: it was not released meanwhile."""
    m = t.message.c
    theirs = sa.select(m.id).where(m.author_id == desk.subject.author_id, m.id != desk.subject.id)
    held = theirs.where(m.held_because == Hold.QUARANTINE.value).limit(1)
    return desk.change.tx.execute(held).first() is not None


def _open_again(desk: Desk, case_id: int) -> None:
    """Open a case again that was closed when its message went with this one.

    It stays closed where that message was erased, or somebody decided about it since then.
    """
    tx = desk.change.tx
    case = cases.get(tx, case_id, lock=True)
    assert case is not None, "a case is never deleted"
    message = messages.get(tx, case.message_id)
    assert message is not None, "a message's row stays"
    last = cases.last_closed(tx, message.id)
    is_out = message.is_erased or message.removed_with == message.id
    if is_out or last is None or last.id != case.id:
        desk.stay_closed.add(message.id)
    elif not cases.joins(tx, case, message):
        cases.change(tx, case.id, closed_at=None, closed_by=None, outcome=None)

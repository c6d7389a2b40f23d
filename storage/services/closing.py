"""What follows from a decision about a case: it is closed, an appeal answered, everybody told, all of it logged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.cases import LEASE, CaseOutcome, CaseReason, Hold
from storage.domain.notices import NoticeKind
from storage.queries import audit, cases, messages, notices
from storage.queries import tables as t
from storage.services.case_reading import DECIDED, UNDONE, waiting_appeals
from storage.services.case_views import Decided
from storage.services.deciding import Desk, Trace, undo_of
from storage.services.reporters import tell_reporters
from storage.services.reversing import OF_TREE
from storage.services.suspensions import EVERYWHERE

ANSWERED, TOLD = "appeals", "notices"
"""Within a decision's trace: the appeals that it answered, the notices that it added."""
UPHELD: Final = frozenset(
    {
        CaseOutcome.REMOVED,
        CaseOutcome.EDITED,
        CaseOutcome.SENT_BACK,
        CaseOutcome.HALTED,
        CaseOutcome.DENIED,
    }
)
"""Outcomes that say that whoever reported the message was right."""
OF_RETURN: Final = frozenset(
    {NoticeKind.APPEAL_GRANTED.value, NoticeKind.RESTORED.value, NoticeKind.HELD_RELEASED.value}
)
"""What says that a message is there again."""
MARKED_ACT, UNDONE_ACT = "case.marked", "case.undone"


def close(desk: Desk, outcome: CaseOutcome, trace: Trace) -> Decided:
    """Close a case with what its decision did."""
    tx, case = desk.change.tx, desk.case
    if CaseReason.APPEAL in desk.reasons:
        trace[ANSWERED] = _answer_appeals(desk, outcome)
    _tell_author(desk, outcome, trace)
    _tell_reporters(desk, outcome, trace.get("settled", ()))
    facts = {name: value for name, value in desk.facts.items() if name != UNDONE}
    kept = {name: value for name, value in {**trace, TOLD: desk.told}.items() if value}
    cases.change(
        tx,
        case.id,
        facts={**facts, DECIDED: kept},
        closed_at=desk.change.now,
        closed_by=desk.authority.discord_id,
        outcome=outcome.value,
        leased_by=None,
        leased_until=None,
    )
    _wait_on(desk)
    log(desk, f"case.{outcome.value}", is_of_tree=outcome in OF_TREE, reason=desk.reason or None)
    return decided(desk, outcome, kept)


def _wait_on(desk: Desk) -> None:
    """Open another case where the message is held in spite of the decision: without one nobody would release it."""
    tx = desk.change.tx
    if desk.message is None or desk.message.held_because is None:
        return
    message = messages.get(tx, desk.message.id)
    assert message is not None, "a message's row stays"
    reason = Hold(message.held_because).reason if message.held_because is not None else None
    if reason is not None:
        cases.open_case(
            tx,
            message=message,
            contributor_id=message.author_id,
            guild_discord_id=message.guild_discord_id,
            lang=message.lang,
            reason=reason,
            now=desk.change.now,
            facts=desk.facts.get(reason.value),
        )


def decided(desk: Desk, outcome: CaseOutcome, trace: Trace) -> Decided:
    """What is said of a decision."""
    message_id = desk.message.id if desk.message is not None else None
    return Decided(desk.case.id, outcome, desk.state, undo_of(outcome, trace), message_id)


def reopen(desk: Desk, outcome: CaseOutcome, trace: Trace) -> Decided:
    """Open a case again whose decision was taken back; one that nobody had asked for stays closed.

    Where another case about the message or the member was opened meanwhile, that one takes over the reasons.
    """
    tx, case, now = desk.change.tx, desk.case, desk.change.now
    _unanswer_appeals(desk, trace.get(ANSWERED, ()))
    _untell(desk, outcome, trace.get(TOLD, ()))
    facts = {name: value for name, value in desk.facts.items() if name != DECIDED}
    values: dict[str, object] = {"facts": {**facts, UNDONE: outcome.value}}
    if not cases.joins(tx, case, desk.message) and case.reasons:
        values |= {"closed_at": None, "closed_by": None, "outcome": None}
        values |= {"leased_by": desk.authority.discord_id, "leased_until": now + LEASE}
    else:
        values["outcome"] = CaseOutcome.SETTLED.value
    cases.change(tx, case.id, **values)
    log(desk, UNDONE_ACT, is_of_tree=outcome in OF_TREE, outcome=outcome.value)
    return undone(desk, outcome)


def undone(desk: Desk, outcome: CaseOutcome) -> Decided:
    """What is said of a decision that was taken back."""
    message_id = desk.message.id if desk.message is not None else None
    return Decided(desk.case.id, outcome, desk.state, None, message_id)


def log(desk: Desk, act: str, *, is_of_tree: bool = False, **details: Any) -> None:
    """Add an entry to the audit log; last in its transaction."""
    audit.append(
        desk.change.tx,
        act,
        _subject(desk, is_of_tree=is_of_tree),
        by=desk.authority.discord_id,
        guild_discord_id=desk.authority.guild_discord_id,
        now=desk.change.now,
        lang=desk.case.lang,
        case=desk.case.id,
        message=desk.message.id if is_of_tree and desk.message is not None else None,
        **details,
    )


def _subject(desk: Desk, *, is_of_tree: bool) -> str:
    if desk.message is None:
        return f"member:{desk.case.contributor_id}"
    return f"tree:{desk.message.tree_id}" if is_of_tree else f"message:{desk.message.id}"


# Appeals


def _answer_appeals(desk: Desk, outcome: CaseOutcome) -> list[int]:
    """Note what became of the appeals that wait, and tell whoever made them; their numbers.

    Where a suspension ended meanwhile, which the member was told, nobody hears that it stands.
    """
    tx, a = desk.change.tx, t.appeal.c
    waiting = sa.select(a.id, a.contributor_id).where(*waiting_appeals(desk.case)).with_for_update()
    is_granted = _is_granted(desk, outcome)
    kind = NoticeKind.APPEAL_GRANTED if is_granted else NoticeKind.APPEAL_DENIED
    is_told = is_granted or not _is_over(desk)
    answered = []
    for row in list(tx.execute(waiting.order_by(a.id))):
        values = {"decided_at": desk.change.now, "is_granted": is_granted}
        tx.execute(sa.update(t.appeal).where(a.id == row.id).values(values))
        if is_told:
            _tell(desk, row.contributor_id, kind, reason=desk.reason or None)
        answered.append(row.id)
    return answered


def _is_granted(desk: Desk, outcome: CaseOutcome) -> bool:
    """Whether a decision gives an appeal what it asks for: its message is there, and not rejected."""
    if outcome in (CaseOutcome.GRANTED, CaseOutcome.DENIED):
        return outcome is CaseOutcome.GRANTED
    if desk.message is None:
        return False
    now = messages.get(desk.change.tx, desk.message.id)
    return now is not None and not now.is_deleted and now.review_result is not False


def _is_over(desk: Desk) -> bool:
    """Whether the case is about suspensions of which none holds any more."""
    s, case = t.suspension.c, desk.case
    holds = sa.select(s.id).where(
        s.contributor_id == case.contributor_id,
        s.guild_discord_id == (case.guild_discord_id or EVERYWHERE),
        s.lifted_at.is_(None),
    )
    return desk.message is None and desk.change.tx.execute(holds).first() is None


def _unanswer_appeals(desk: Desk, ids: Iterable[int]) -> None:
    waiting = {"decided_at": None, "is_granted": None}
    desk.change.tx.execute(sa.update(t.appeal).where(t.appeal.c.id.in_(list(ids))).values(waiting))


# Telling


def _tell(
    desk: Desk, contributor_id: int | None, kind: NoticeKind, *, message_id: int | None = None, **facts: Any
) -> None:
    if message_id is None and desk.message is not None:
        message_id = desk.message.id
    now = desk.change.now
    new = notices.add(desk.change.tx, contributor_id, kind, message_id=message_id, now=now, **facts)
    if new is not None:
        desk.told.append(new)


def _tell_author(desk: Desk, outcome: CaseOutcome, trace: Trace) -> None:
    """Tell the author, unless the answer to their appeal does."""
    if desk.message is None or trace.get(ANSWERED):
        return
    kind: NoticeKind | None = None
    if outcome is CaseOutcome.REMOVED:
        kind = NoticeKind.REMOVED
    elif outcome is CaseOutcome.EDITED:
        kind = NoticeKind.EDITED
    elif trace.get("held"):
        kind = NoticeKind.HELD_RELEASED
    elif trace.get("back"):
        kind = NoticeKind.RESTORED
    if kind is not None:
        _tell(desk, desk.message.author_id, kind, reason=desk.reason or None)


def _tell_reporters(desk: Desk, outcome: CaseOutcome, settled: Iterable[int]) -> None:
    """Tell whoever reported the message since a moderator last looked at it, and what went with it."""
    if desk.message is None:
        return
    is_upheld = outcome in UPHELD or (outcome is CaseOutcome.SETTLED and desk.message.is_deleted)
    _answer_reports(desk, desk.case.id, desk.message.id, outcome, is_upheld=is_upheld)
    for case_id in settled:
        case = cases.get(desk.change.tx, case_id)
        if case is not None:
            _answer_reports(desk, case.id, case.message_id, outcome, is_upheld=True)


def _answer_reports(
    desk: Desk, case_id: int, message_id: int, outcome: CaseOutcome, *, is_upheld: bool
) -> None:
    desk.told += tell_reporters(
        desk.change.tx,
        message_id,
        outcome,
        case_id=case_id,
        by=desk.authority.discord_id,
        is_upheld=is_upheld,
        now=desk.change.now,
    )


def _untell(desk: Desk, outcome: CaseOutcome, ids: Iterable[int]) -> None:
    """Forget what nobody was told yet; an author who knows that a message is out, or back, hears that it is not.

    What is said of messages whose cases stay closed holds on.
    """
    tx, n = desk.change.tx, t.notice.c
    query = sa.select(n.id, n.kind, n.told_at, n.message_id).where(n.id.in_(list(ids))).order_by(n.id)
    found = [row for row in tx.execute(query.with_for_update()) if row.message_id not in desk.stay_closed]
    untold = [row.id for row in found if row.told_at is None]
    tx.execute(sa.delete(t.notice).where(n.id.in_(untold)))
    known = {row.kind for row in found if row.told_at is not None}
    if desk.message is None:
        return
    if NoticeKind.REMOVED in known and outcome is CaseOutcome.REMOVED:
        _tell(desk, desk.message.author_id, NoticeKind.RESTORED)
    elif known & OF_RETURN:
        now = messages.get(tx, desk.message.id)
        if now is not None and now.is_deleted and now.held_because is None:
            _tell(desk, desk.message.author_id, NoticeKind.REMOVED)

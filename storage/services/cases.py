"""The queue of what needs a human: the next case, leased to one moderator, and what they decide about it.

Every call is one transaction; a decision ends with its entry in the audit log.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.access import Authority, Deed
from storage.domain.cases import CASE_REASONS, LEASE, MARKS, CaseOutcome, CaseReason
from storage.domain.errors import CaseGone, MessageGone, NotAllowed, NothingToUndo
from storage.domain.states import TreeState
from storage.domain.text import clean
from storage.queries import cases, messages, trees
from storage.queries import tables as t
from storage.services.case_reading import DECIDED, MARKED, UNDONE, state_of, view_of
from storage.services.case_views import AuthorRecord as AuthorRecord
from storage.services.case_views import CaseMessage as CaseMessage
from storage.services.case_views import CaseReport as CaseReport
from storage.services.case_views import CaseView as CaseView
from storage.services.case_views import Decided as Decided
from storage.services.closing import MARKED_ACT, close, decided, log, reopen, undone
from storage.services.context import Change, Context
from storage.services.deciding import Desk, carry_out, require_free, require_open, take
from storage.services.reach import require_case, require_message
from storage.services.reversing import is_undone, reverse
from storage.store import Tx

COUNT_LIMIT: Final = 1000
"""Open cases that are counted at most."""
MAX_REASON: Final = 500
"""Characters kept of why a moderator decides so."""
SAID: Final = "said"
"""Within a decision's trace: a digest of its words."""
SAID_DIGITS: Final = 16
"""Hexadecimal digits of that digest."""

c = t.review_case.c


class Cases:
    """What waits for moderators.

    Everything here raises NotAllowed for what is not in reach of the authority, or about themselves; what is about one
    case raises CaseGone where it was closed otherwise, and CaseTaken while another moderator has it.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    async def next(
        self,
        authority: Authority,
        *,
        lang: str | None = None,
        reason: CaseReason | None = None,
        after: int | None = None,
        now: datetime,
    ) -> CaseView | None:
        """The most urgent case that is free, or the one they have; it is theirs for LEASE then. None: nothing waits.

        `after` is the case that they leave for later: it is given back, and what comes behind it in the queue is next,
        then the queue from its start.
        """
        _require(authority)

        def body(tx: Tx) -> CaseView | None:
            left = _give_back(tx, after, authority) if after is not None else None
            row = _pick(tx, [*cases.in_reach(authority, lang=lang, reason=reason)], authority, left, now)
            if row is None:
                return None
            until = _lease(tx, row, authority, now)
            return view_of(tx, row, authority, leased_until=until, now=now, lang=lang, reason=reason)

        return await self._context.store.write(body)

    async def show(self, case_id: int, authority: Authority, *, now: datetime) -> CaseView:
        """A case, which is theirs for LEASE then."""

        def body(change: Change) -> CaseView:
            desk = take(change, case_id, authority)
            require_free(desk)
            until = _lease(change.tx, desk.case, authority, now)
            return view_of(change.tx, desk.case, authority, leased_until=until, now=now)

        return await self._context.change(now, body)

    async def text_of(self, case_id: int, authority: Authority, *, now: datetime) -> str:
        """What the message of a case says, to be changed in a form: one read, no lease. Raises MessageGone."""

        def body(tx: Tx) -> str:
            case = cases.get(tx, case_id)
            if case is None:
                raise CaseGone(outcome="")
            message = messages.get(tx, case.message_id) if case.message_id is not None else None
            require_case(tx, authority, case, message)
            require_open(case, authority, now)
            if message is None:
                raise MessageGone()
            return str(message.text)

        return await self._context.store.read(body)

    async def counts(self, authority: Authority, *, lang: str | None = None) -> Mapping[CaseReason, int]:
        """How many open cases have each reason, the most urgent reason first; of COUNT_LIMIT cases at most."""
        _require(authority)

        def body(tx: Tx) -> Mapping[CaseReason, int]:
            stored = cases.reasons_in(tx, cases.in_reach(authority, lang=lang), up_to=COUNT_LIMIT)
            by_urgency = sorted(CASE_REASONS, key=lambda each: CASE_REASONS[each].urgency)
            found = {each: sum(bool(bits & CASE_REASONS[each].bit) for bits in stored) for each in by_urgency}
            return {each: number for each, number in found.items() if number}

        return await self._context.store.read(body)

    async def open_count(self, authority: Authority, *, lang: str | None = None) -> int:
        """How many cases are open, up to COUNT_LIMIT."""
        _require(authority)
        where = cases.in_reach(authority, lang=lang)
        return await self._context.store.read(lambda tx: cases.count(tx, where, up_to=COUNT_LIMIT))

    async def mark(self, case_id: int, authority: Authority, mark: str, *, now: datetime) -> CaseView:
        """Note one of MARKS about a message for other moderators, or take the note back; the case stays open.

        Raises ValueError for any other mark.
        """
        if mark not in MARKS:
            raise ValueError(f"{mark!r} is none of {MARKS}")

        def body(change: Change) -> CaseView:
            desk = take(change, case_id, authority)
            require_free(desk)
            marks = [each for each in MARKS if (each in desk.facts.get(MARKED, ())) is not (each == mark)]
            facts: dict[str, Any] = {name: value for name, value in desk.facts.items() if name != MARKED}
            cases.change(change.tx, case_id, facts=facts | ({MARKED: marks} if marks else {}) or None)
            row = cases.get(change.tx, case_id)
            assert row is not None, "changed above"
            until = _lease(change.tx, row, authority, now)
            view = view_of(change.tx, row, authority, leased_until=until, now=now)
            log(desk, MARKED_ACT, mark=mark, is_set=mark in marks)
            return view

        return await self._context.change(now, body)

    async def keep(self, case_id: int, authority: Authority, *, now: datetime, reason: str = "") -> Decided:
        """Leave the message: its reports are set aside, a hold ends, what was stopped by itself goes on."""
        return await self.decide(case_id, authority, CaseOutcome.KEPT, now=now, reason=reason)

    async def remove(self, case_id: int, authority: Authority, *, now: datetime, reason: str = "") -> Decided:
        """Take the message out, with everything below it."""
        return await self.decide(case_id, authority, CaseOutcome.REMOVED, now=now, reason=reason)

    async def restore(
        self, case_id: int, authority: Authority, *, now: datetime, reason: str = ""
    ) -> Decided:
        """Put the message back, with what went with it. Raises TreeNotRestorable."""
        return await self.decide(case_id, authority, CaseOutcome.RESTORED, now=now, reason=reason)

    async def edit(
        self, case_id: int, authority: Authority, *, text: str, now: datetime, reason: str = ""
    ) -> Decided:
        """Change what the message says, and leave it; what it said is kept as a revision.

        Raises InvalidText with the text, and changes nothing then.
        """
        return await self.decide(case_id, authority, CaseOutcome.EDITED, now=now, reason=reason, text=text)

    async def send_back(
        self, case_id: int, authority: Authority, *, now: datetime, reason: str = ""
    ) -> Decided:
        """Let members review the message again; their first reviews stay, but decide nothing. Raises NotReviewable."""
        return await self.decide(case_id, authority, CaseOutcome.SENT_BACK, now=now, reason=reason)

    async def halt(self, case_id: int, authority: Authority, *, now: datetime, reason: str = "") -> Decided:
        """Stop the conversation."""
        return await self.decide(case_id, authority, CaseOutcome.HALTED, now=now, reason=reason)

    async def restart(
        self, case_id: int, authority: Authority, *, now: datetime, reason: str = ""
    ) -> Decided:
        """Let the conversation go on. Raises TreeNotRestorable."""
        return await self.decide(case_id, authority, CaseOutcome.RESTARTED, now=now, reason=reason)

    async def grant(self, case_id: int, authority: Authority, *, now: datetime, reason: str = "") -> Decided:
        """Say that an appeal is right: what was decided is taken back. Raises TreeNotRestorable, NotReviewable."""
        return await self.decide(case_id, authority, CaseOutcome.GRANTED, now=now, reason=reason)

    async def deny(self, case_id: int, authority: Authority, *, now: datetime, reason: str = "") -> Decided:
        """Say that what was decided stands."""
        return await self.decide(case_id, authority, CaseOutcome.DENIED, now=now, reason=reason)

    async def settle(self, case_id: int, authority: Authority, *, now: datetime, reason: str = "") -> Decided:
        """Close a case that nothing needs to be done about."""
        return await self.decide(case_id, authority, CaseOutcome.SETTLED, now=now, reason=reason)

    async def decide(
        self,
        case_id: int,
        authority: Authority,
        outcome: CaseOutcome,
        *,
        now: datetime,
        reason: str = "",
        text: str | None = None,
    ) -> Decided:
        """Any of the above by its outcome; the same again in the same words from the same moderator changes nothing."""

        def body(change: Change) -> Decided:
            desk = take(change, case_id, authority)
            return _decide(desk, outcome, reason, text)

        return await self._context.change(now, body)

    async def act_on(
        self,
        message_id: int,
        authority: Authority,
        outcome: CaseOutcome,
        *,
        now: datetime,
        reason: str = "",
        text: str | None = None,
    ) -> Decided:
        """Decide about a message that has no case, or whose case is open.

        Where the message is so already nothing happens: `case_id` is that of the decision before then, None without
        one. Raises MessageGone and what decisions raise.
        """
        _require(authority)

        def body(change: Change) -> Decided:
            message = messages.get(change.tx, message_id)
            if message is None:
                raise MessageGone()
            require_message(change.tx, authority, message)
            trees.reserve(change.tx, message.tree_id)
            found = cases.open_of(change.tx, message_id)
            if found is None and _is_so(change.tx, message_id, outcome):
                return _said_before(change, message_id, authority, outcome)
            case_id = found.id if found is not None else cases.add_decided(change.tx, message, now)
            return _decide(take(change, case_id, authority), outcome, reason, text)

        return await self._context.change(now, body)

    async def undo(self, case_id: int, authority: Authority, *, now: datetime) -> Decided:
        """Take back what was decided, and open the case again; twice is once. Raises NothingToUndo."""

        def body(change: Change) -> Decided:
            desk = take(change, case_id, authority)
            if is_undone(desk):
                return undone(desk, CaseOutcome(desk.facts[UNDONE]))
            if desk.case.closed_at is None or desk.case.outcome is None:
                raise NothingToUndo()
            outcome = CaseOutcome(desk.case.outcome)
            return reopen(desk, outcome, reverse(desk, outcome))

        return await self._context.change(now, body)


def _require(authority: Authority) -> None:
    if not authority.may(Deed.REVIEW):
        raise NotAllowed()


def _decide(desk: Desk, outcome: CaseOutcome, reason: str, text: str | None) -> Decided:
    case, before = desk.case, desk.facts.get(DECIDED) or {}
    desk.reason, desk.text = clean(reason)[:MAX_REASON], text
    said = _words_of(desk)
    is_same = case.outcome == outcome.value and case.closed_by == desk.authority.discord_id
    if case.closed_at is not None and is_same and said == before.get(SAID):
        return decided(desk, outcome, before)
    require_free(desk)
    return close(desk, outcome, {**carry_out(desk, outcome), SAID: said})


def _words_of(desk: Desk) -> str | None:
    """What tells the words of one decision from those of another without keeping them; None where there are none.

    The second of two forms that hold other words is no repetition: it is refused, and its words come back.
    """
    if not desk.reason and not desk.text:
        return None
    words = json.dumps([desk.reason, clean(desk.text or "")])
    return hashlib.sha256(words.encode()).hexdigest()[:SAID_DIGITS]


def _is_so(tx: Tx, message_id: int, outcome: CaseOutcome) -> bool:
    """Whether a message is already what a decision would make of it."""
    message = messages.get(tx, message_id)
    assert message is not None, "looked up before"
    state = state_of(tx, message.tree_id)
    match outcome:
        case CaseOutcome.REMOVED:
            return message.removed_with == message_id and message.held_because is None
        case CaseOutcome.RESTORED:
            return not message.is_deleted
        case CaseOutcome.HALTED:
            return state is TreeState.HALTED_BY_MODERATOR
        case _:
            return False


def _said_before(change: Change, message_id: int, authority: Authority, outcome: CaseOutcome) -> Decided:
    """What was said when a message became what it is."""
    last = cases.last_closed(change.tx, message_id)
    if last is None or last.outcome != outcome.value:
        message = messages.get(change.tx, message_id)
        assert message is not None, "looked up before"
        return Decided(None, outcome, state_of(change.tx, message.tree_id), None, message_id)
    desk = take(change, last.id, authority)
    return decided(desk, outcome, desk.facts.get(DECIDED) or {})


def _give_back(tx: Tx, case_id: int, authority: Authority) -> sa.Row[Any] | None:
    """End their lease on a case that stays open; its row."""
    row = cases.get(tx, case_id, lock=True)
    if row is None or row.closed_at is not None:
        return None
    if row.leased_by == authority.discord_id:
        cases.change(tx, case_id, leased_by=None, leased_until=None)
    return row


def _pick(
    tx: Tx,
    where: list[sa.ColumnElement[bool]],
    authority: Authority,
    left: sa.Row[Any] | None,
    now: datetime,
) -> sa.Row[Any] | None:
    """The case that they have, else what comes behind the one they left, else the first of the queue."""
    held = [*where, c.leased_by == authority.discord_id, c.leased_until > now]
    free = [*where, cases.is_free(authority.discord_id, now)]
    if left is None:
        return cases.next_in(tx, held) or cases.next_in(tx, free)
    return (
        cases.next_in(tx, [*held, c.id != left.id])
        or cases.next_in(tx, [*free, cases.behind(left)])
        or cases.next_in(tx, free)
    )


def _lease(tx: Tx, row: sa.Row[Any], authority: Authority, now: datetime) -> datetime:
    """Make a locked case theirs; until when."""
    until = now + LEASE
    cases.change(tx, row.id, leased_by=authority.discord_id, leased_until=until)
    return until

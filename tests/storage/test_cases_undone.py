"""What taking a decision back leaves alone: what somebody decided since then, and what was erased."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from storage.domain.access import Authority
from storage.domain.cases import CaseOutcome, CaseReason
from storage.domain.errors import NothingToUndo
from storage.domain.notices import NoticeKind
from storage.domain.states import TreeState
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    growing_prompt,
    members,
    message_row,
    reply,
    review,
    snapshot_of_everything,
    state_of,
)
from tests.storage.case_stories import HOME, case_row, cases_of, moderator, next_case, opened, told
from tests.storage.situations import in_order, replies_to

N, R, S = NoticeKind, CaseReason, TreeState
SECOND, THIRD = moderator(80, is_home=True), moderator(81, is_home=True)
LATER, LATEST, END = (NOW + timedelta(minutes=minutes) for minutes in (1, 2, 3))


@pytest.fixture
async def root(engine: Engine) -> int:
    """A growing prompt of member 1; 2 to 6 are there, too."""
    await members(engine, *range(1, 7))
    return await growing_prompt(engine, 1, [2])


@pytest.fixture
async def answer(engine: Engine, root: int) -> int:
    """An accepted reply of member 2, with one of member 4 below it."""
    written = await reply(engine, 2, root, text="Una respuesta")
    await review(engine, written, [3])
    await reply(engine, 4, written)
    return written


async def done(
    engine: Engine, message_id: int, outcome: CaseOutcome, *, by: Authority = HOME, now: datetime = NOW
) -> int:
    """What a moderator decides about a message without an open case; the number of the case of that."""
    decided = await engine.cases.act_on(message_id, by, outcome, now=now)
    assert decided.case_id is not None
    return decided.case_id


async def appealed(engine: Engine, text: str, *, now: datetime = NOW) -> None:
    """Member 1 is suspended and asks for another look."""
    held = await engine.suspensions.suspend(1, HOME, reason="insultos", until=None, now=now)
    await engine.appeals.ask(1, f"suspension:{held.id}", text, now=now)


# Decided since then


async def test_an_older_halt_is_not_taken_back_from_whoever_halted_last(
    engine: Engine, store: Store, root: int, answer: int
) -> None:
    first = await done(engine, root, CaseOutcome.HALTED)
    started = await done(engine, answer, CaseOutcome.RESTARTED, by=SECOND, now=LATER)
    last = await done(engine, answer, CaseOutcome.HALTED, by=THIRD, now=LATEST)
    before = await snapshot_of_everything(store)
    for older in (first, started):
        with pytest.raises(NothingToUndo):
            await engine.cases.undo(older, HOME, now=END)
    assert await snapshot_of_everything(store) == before
    assert (await engine.cases.undo(last, THIRD, now=END)).tree_state is S.GROWING
    with pytest.raises(NothingToUndo):
        await engine.cases.undo(first, HOME, now=END)
    assert await state_of(store, root) is S.GROWING


async def test_a_halt_that_somebody_else_wanted_as_well_stays(
    engine: Engine, store: Store, root: int, answer: int
) -> None:
    wanted = await opened(engine, answer)
    first = await done(engine, root, CaseOutcome.HALTED)
    await engine.cases.halt(wanted, SECOND, now=LATER)
    with pytest.raises(NothingToUndo):
        await engine.cases.undo(first, HOME, now=LATEST)
    assert await state_of(store, root) is S.HALTED_BY_MODERATOR


async def test_a_prompt_that_comes_back_leaves_its_conversation_halted_where_somebody_wants_that(
    engine: Engine, store: Store, root: int, answer: int
) -> None:
    (below,) = await replies_to(store, answer)
    removed = await done(engine, root, CaseOutcome.REMOVED)
    await engine.cases.halt(await opened(engine, below), SECOND, now=LATER)
    assert (await engine.cases.undo(removed, HOME, now=LATEST)).tree_state is S.HALTED_BY_MODERATOR
    assert not (await message_row(store, root)).is_deleted
    await in_order(engine, has_restored=True)


async def test_what_somebody_removed_by_itself_meanwhile_is_decided_and_its_reporters_stay_told(
    engine: Engine, store: Store, root: int, answer: int
) -> None:
    await engine.votes.report(answer, "spam", "", by=5, now=NOW)
    removed = await done(engine, root, CaseOutcome.REMOVED, now=LATER)
    await done(engine, answer, CaseOutcome.REMOVED, by=SECOND, now=LATEST)
    await engine.cases.undo(removed, HOME, now=END)
    assert [(await message_row(store, each)).is_deleted for each in (root, answer)] == [False, True]
    assert all(case.closed_at is not None for case in await cases_of(store, answer))
    assert (await told(store, 5), await told(store, 1)) == ([N.REPORT_UPHELD], [])
    await in_order(engine, has_restored=True)


async def test_a_case_that_comes_back_joins_the_one_that_was_opened_meanwhile(
    engine: Engine, store: Store, root: int, answer: int
) -> None:
    await engine.votes.report(answer, "spam", "", by=5, now=NOW)
    removed = await done(engine, root, CaseOutcome.REMOVED, now=LATER)
    newer = await opened(engine, answer, R.PASTED)
    await engine.cases.undo(removed, HOME, now=LATEST)
    case = await next_case(engine)
    assert (case.id, case.reasons) == (newer, (R.REPORT, R.PASTED))
    assert await engine.cases.open_count(HOME) == 1


async def test_a_denied_appeal_that_waits_again_joins_the_members_newer_one(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1)
    await appealed(engine, "Fue sin querer", now=NOW)
    denied = await next_case(engine)
    await engine.cases.deny(denied.id, HOME, now=LATER)
    await appealed(engine, "No fui yo", now=LATEST)
    await engine.cases.undo(denied.id, HOME, now=END)
    assert (await case_row(store, denied.id)).closed_at is not None
    case = await next_case(engine, now=END)
    assert (case.id != denied.id, case.appeal) == (True, "No fui yo")
    await engine.cases.grant(case.id, HOME, now=END)
    assert (await told(store, 1)).count(N.APPEAL_GRANTED) == 2
    assert await engine.cases.open_count(HOME) == 0


# Erased since then


async def test_the_case_of_a_text_that_was_erased_meanwhile_stays_closed(
    engine: Engine, store: Store, root: int, answer: int
) -> None:
    await engine.votes.report(answer, "spam", "", by=5, now=NOW)
    removed = await done(engine, root, CaseOutcome.REMOVED, now=LATER)
    await engine.erasure.erase(2, now=LATEST)
    await engine.cases.undo(removed, HOME, now=END)
    assert not (await message_row(store, root)).is_deleted
    assert all(case.closed_at is not None for case in await cases_of(store, answer))
    assert await engine.cases.open_count(HOME) == 0
    await in_order(engine, has_restored=True)


@pytest.mark.parametrize("outcome", [CaseOutcome.KEPT, CaseOutcome.HALTED, CaseOutcome.REMOVED])
async def test_a_decision_about_what_was_erased_since_then_stands(
    engine: Engine, store: Store, answer: int, outcome: CaseOutcome
) -> None:
    case_id = await opened(engine, answer)
    await engine.cases.decide(case_id, HOME, outcome, now=LATER)
    await engine.erasure.erase(2, now=LATEST)
    before = await snapshot_of_everything(store)
    with pytest.raises(NothingToUndo):
        await engine.cases.undo(case_id, HOME, now=END)
    assert await snapshot_of_everything(store) == before


async def test_the_denied_appeal_of_a_member_who_was_erased_does_not_wait_again(engine: Engine) -> None:
    await members(engine, 1)
    await appealed(engine, "Fue sin querer")
    case = await next_case(engine)
    await engine.cases.deny(case.id, HOME, now=LATER)
    await engine.erasure.erase(1, now=LATEST)
    with pytest.raises(NothingToUndo):
        await engine.cases.undo(case.id, HOME, now=END)
    assert await engine.cases.open_count(HOME) == 0

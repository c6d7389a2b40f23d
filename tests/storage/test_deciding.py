"""What moderators decide about cases: what it does, who is told, what is logged, and how it is taken back."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority
from storage.domain.cases import LEASE, CaseOutcome, CaseReason, Hold
from storage.domain.errors import (
    CaseGone,
    CaseTaken,
    InvalidText,
    MessageGone,
    NotAllowed,
    NothingToUndo,
    NotReviewable,
    TreeNotRestorable,
)
from storage.domain.kinds import Kind
from storage.domain.notices import NoticeKind
from storage.domain.privacy import ErasedMessages
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.domain.text import fingerprint
from storage.queries import erasing, messages
from storage.queries import tables as t
from storage.services import holds
from storage.services.context import Change
from storage.services.deciding import carry_out, take
from storage.services.engine import Engine
from storage.services.reach import require_member
from storage.store import Store
from tests.builders import (
    NOW,
    SPAM,
    EngineFactory,
    claim_about,
    fetch,
    growing_prompt,
    members,
    message_row,
    prompt,
    reply,
    review,
    snapshot_of_everything,
    state_of,
)
from tests.storage.case_stories import HOME, acts, case_row, cases_of, moderator, next_case, opened, told
from tests.storage.situations import RULES, finished, in_order, points_of, replies_to, waiting

N, R, S = NoticeKind, CaseReason, TreeState
LATER = NOW + timedelta(minutes=1)


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


async def held(engine: Engine, message_id: int, why: Hold, *, now: datetime = NOW) -> None:
    """Hold a message."""

    def body(change: Change) -> None:
        row = messages.get(change.tx, message_id)
        assert row is not None
        assert holds.hold(change, row, why)

    await engine.context.change(now, body)


async def removed_rows(store: Store, *message_ids: int) -> list[bool]:
    """Whether each of these messages is out."""
    return [(await message_row(store, each)).is_deleted for each in message_ids]


# Keeping, removing, restoring


async def test_what_is_kept_stays_and_its_reports_count_no_more(
    engine: Engine, store: Store, answer: int
) -> None:
    await engine.votes.report(answer, "spam", "", by=5, now=NOW)
    case = await next_case(engine)
    decided = await engine.cases.keep(case.id, HOME, now=LATER)
    assert (decided.outcome, decided.tree_state, decided.undo) == (CaseOutcome.KEPT, S.GROWING, "reopen")
    assert await told(store, 5) == [N.REPORT_DECLINED]
    assert await told(store, 2) == []
    assert await acts(store) == [("case.kept", f"message:{answer}")]
    await engine.votes.report(answer, "spam", "", by=6, now=LATER)
    assert await removed_rows(store, answer) == [False]  # the first report of two again
    await in_order(engine)


async def test_what_reports_took_out_comes_back_when_it_is_kept(
    engine: Engine, store: Store, answer: int
) -> None:
    (below,) = await replies_to(store, answer)
    for by in (5, 6):
        await engine.votes.report(answer, "spam", "", by=by, now=NOW)
    assert await removed_rows(store, answer, below) == [True, True]
    case = await next_case(engine)
    decided = await engine.cases.keep(case.id, HOME, now=LATER)
    assert decided.undo == "remove"
    assert await removed_rows(store, answer, below) == [False, False]
    assert await told(store, 2) == [N.RESTORED]
    await in_order(engine, has_restored=True)
    await engine.cases.undo(case.id, HOME, now=LATER)
    assert await removed_rows(store, answer, below) == [True, True]
    assert await told(store, 2) == []
    await in_order(engine, has_restored=True)


async def test_a_prompt_that_reports_stopped_goes_on_when_it_is_kept(engine: Engine, store: Store) -> None:
    await members(engine, *range(1, 5))
    written = await prompt(engine, 1)
    for by in (2, 3):
        await engine.votes.report(written, "spam", "", by=by, now=NOW)
    case = await next_case(engine)
    decided = await engine.cases.keep(case.id, HOME, now=LATER)
    assert (decided.tree_state, decided.undo) == (S.INITIAL_PROMPT_REVIEW, "halt")
    await in_order(engine)
    await engine.cases.undo(case.id, HOME, now=LATER)
    assert await state_of(store, written) is S.HALTED_BY_MODERATOR
    await in_order(engine)


async def test_what_is_removed_goes_with_all_below_it_and_whoever_reported_it_is_told(
    engine: Engine, store: Store, answer: int
) -> None:
    (below,) = await replies_to(store, answer)
    await engine.votes.report(answer, "spam", "", by=5, now=NOW)
    await engine.votes.report(below, "spam", "", by=6, now=NOW)
    case = await next_case(engine, reason=R.REPORT)
    assert case.message is not None
    assert (case.message.id, case.below) == (answer, 1)
    decided = await engine.cases.remove(case.id, HOME, now=LATER, reason="vende relojes")
    assert (decided.outcome, decided.undo, decided.message_id) == (CaseOutcome.REMOVED, "restore", answer)
    assert await removed_rows(store, answer, below) == [True, True]
    assert (await told(store, 2), await told(store, 5)) == ([N.REMOVED], [N.REPORT_UPHELD])
    assert await told(store, 6) == [N.REPORT_UPHELD]  # it went along
    (settled,) = await cases_of(store, below)
    assert settled.outcome == CaseOutcome.SETTLED.value
    (entry,) = await fetch(store, sa.select(t.audit_entry))
    assert (entry.act, entry.subject, entry.actor_discord_id) == (
        "case.removed",
        f"message:{answer}",
        HOME.discord_id,
    )
    assert entry.details == {"case": case.id, "reason": "vende relojes"}
    await in_order(engine)


async def test_a_removal_that_is_taken_back_leaves_everything_as_it_was(
    engine: Engine, store: Store, answer: int
) -> None:
    (below,) = await replies_to(store, answer)
    await engine.votes.report(answer, "spam", "", by=5, now=NOW)
    await engine.votes.report(below, "spam", "", by=6, now=NOW)
    points = await points_of(engine, 2)
    case = await next_case(engine)
    await engine.cases.remove(case.id, HOME, now=LATER)
    assert await points_of(engine, 2) == points - 40
    undone = await engine.cases.undo(case.id, HOME, now=LATER)
    assert (undone.outcome, undone.tree_state, undone.undo) == (CaseOutcome.REMOVED, S.GROWING, None)
    assert await removed_rows(store, answer, below) == [False, False]
    assert await points_of(engine, 2) == points
    assert [await told(store, each) for each in (2, 5, 6)] == [[], [], []]
    assert await engine.cases.open_count(HOME) == 2
    assert await acts(store) == [("case.removed", f"message:{answer}"), ("case.undone", f"message:{answer}")]
    await in_order(engine, has_restored=True)
    before = await snapshot_of_everything(store)
    assert await engine.cases.undo(case.id, HOME, now=LATER) == undone
    assert await snapshot_of_everything(store) == before
    again = await engine.cases.keep(case.id, HOME, now=LATER)
    assert again.undo == "reopen"
    assert await told(store, 5) == [N.REPORT_DECLINED]


async def test_an_author_who_was_told_of_a_removal_hears_that_it_was_taken_back(
    engine: Engine, store: Store, answer: int
) -> None:
    case_id = await opened(engine, answer)
    await engine.cases.remove(case_id, HOME, now=NOW)
    await engine.notices.take(2, now=NOW)
    await engine.cases.undo(case_id, HOME, now=LATER)
    assert await told(store, 2) == [N.REMOVED, N.RESTORED]


async def test_without_its_prompt_a_conversation_stands_still_and_goes_on_when_that_is_taken_back(
    engine: Engine, store: Store, root: int
) -> None:
    case_id = await opened(engine, root)
    assert (await engine.cases.remove(case_id, HOME, now=NOW)).tree_state is S.HALTED_BY_MODERATOR
    await in_order(engine)
    assert (await engine.cases.undo(case_id, HOME, now=NOW)).tree_state is S.GROWING
    await in_order(engine, has_restored=True)


async def test_a_conversation_that_was_halted_before_stays_so_when_its_prompt_comes_back(
    engine: Engine, root: int
) -> None:
    await engine.cases.act_on(root, HOME, CaseOutcome.HALTED, now=NOW)
    removed = await engine.cases.act_on(root, HOME, CaseOutcome.REMOVED, now=NOW)
    assert removed.case_id is not None
    assert (await engine.cases.undo(removed.case_id, HOME, now=NOW)).tree_state is S.HALTED_BY_MODERATOR
    await in_order(engine, has_restored=True)


async def test_what_a_moderator_removed_comes_back_by_a_decision_of_its_own(
    engine: Engine, store: Store, root: int
) -> None:
    await engine.cases.act_on(root, HOME, CaseOutcome.REMOVED, now=NOW)
    restored = await engine.cases.act_on(root, HOME, CaseOutcome.RESTORED, now=LATER)
    assert (restored.tree_state, restored.undo) == (S.GROWING, "remove")
    assert await told(store, 1) == [N.REMOVED, N.RESTORED]
    assert [act for act, _ in await acts(store)] == ["case.removed", "case.restored"]
    assert restored.case_id is not None
    await in_order(engine, has_restored=True)
    undone = await engine.cases.undo(restored.case_id, HOME, now=LATER)
    assert undone.tree_state is S.HALTED_BY_MODERATOR
    assert await removed_rows(store, root) == [True]
    await in_order(engine, has_restored=True)


async def test_what_went_with_another_message_is_not_restored_alone(
    engine: Engine, store: Store, answer: int
) -> None:
    (below,) = await replies_to(store, answer)
    await engine.cases.act_on(answer, HOME, CaseOutcome.REMOVED, now=NOW)
    before = await snapshot_of_everything(store)
    with pytest.raises(TreeNotRestorable):
        await engine.cases.act_on(below, HOME, CaseOutcome.RESTORED, now=NOW)
    assert await snapshot_of_everything(store) == before


# Pressed twice, by two, too late


@pytest.mark.parametrize("outcome", list(CaseOutcome))
async def test_a_decision_that_is_pressed_twice_is_taken_once(
    engine: Engine, store: Store, answer: int, outcome: CaseOutcome
) -> None:
    case_id = await opened(engine, answer)
    first = await engine.cases.decide(case_id, HOME, outcome, now=NOW, text="Otro texto")
    before = await snapshot_of_everything(store)
    assert await engine.cases.decide(case_id, HOME, outcome, now=LATER, text="Otro texto") == first
    assert await snapshot_of_everything(store) == before
    with pytest.raises(CaseGone) as closed:
        await engine.cases.decide(case_id, moderator(80, is_home=True), outcome, now=LATER, text="Otro texto")
    assert closed.value.facts == {"outcome": outcome.value}
    assert await acts(store) == [
        (f"case.{outcome.value}", (await acts(store))[0][1]),
    ]


async def test_another_decision_about_a_closed_case_comes_too_late(engine: Engine, answer: int) -> None:
    case_id = await opened(engine, answer)
    await engine.cases.keep(case_id, HOME, now=NOW)
    with pytest.raises(CaseGone):
        await engine.cases.remove(case_id, HOME, now=NOW)


async def test_of_two_who_decide_at_the_same_moment_one_is_told_that_it_is_done(
    engine: Engine, store: Store, answer: int
) -> None:
    case_id = await opened(engine, answer)
    outcomes = await asyncio.gather(
        engine.cases.remove(case_id, moderator(80, is_home=True), now=NOW),
        engine.cases.keep(case_id, moderator(81, is_home=True), now=NOW),
        engine.votes.report(answer, "spam", "", by=5, now=NOW),
        return_exceptions=True,
    )
    assert sum(isinstance(each, CaseGone) for each in outcomes[:2]) == 1
    assert len(await acts(store)) == 1
    await in_order(engine, has_restored=True)


async def test_two_who_ask_at_the_same_moment_get_different_cases(engine: Engine, answer: int) -> None:
    texts = [answer, *await replies_to(engine.context.store, answer)]
    wanted = [await opened(engine, each) for each in texts]
    found = await asyncio.gather(*(next_case(engine, moderator(80 + n, is_home=True)) for n in range(2)))
    assert sorted(each.id for each in found) == wanted


async def test_a_lease_that_ran_out_keeps_nobody_from_deciding(engine: Engine, answer: int) -> None:
    case_id = await opened(engine, answer)
    await next_case(engine, moderator(80, is_home=True))
    with pytest.raises(CaseTaken):
        await engine.cases.act_on(answer, HOME, CaseOutcome.REMOVED, now=NOW)
    decided = await engine.cases.act_on(answer, HOME, CaseOutcome.REMOVED, now=NOW + LEASE)
    assert decided.case_id == case_id


async def test_acting_twice_on_a_message_is_acting_once(engine: Engine, store: Store, answer: int) -> None:
    first = await engine.cases.act_on(answer, HOME, CaseOutcome.REMOVED, now=NOW)
    before = await snapshot_of_everything(store)
    assert await engine.cases.act_on(answer, HOME, CaseOutcome.REMOVED, now=LATER) == first
    assert await snapshot_of_everything(store) == before


@pytest.mark.parametrize("outcome", [CaseOutcome.RESTORED, CaseOutcome.HALTED])
async def test_acting_on_what_is_so_already_changes_nothing(
    engine: Engine, store: Store, answer: int, outcome: CaseOutcome
) -> None:
    if outcome is CaseOutcome.HALTED:
        await engine.moderation.halt(answer, now=NOW)
    before = await snapshot_of_everything(store)
    said = await engine.cases.act_on(answer, HOME, outcome, now=NOW)
    assert (said.case_id, said.outcome, said.undo) == (None, outcome, None)
    assert await snapshot_of_everything(store) == before


async def test_acting_on_what_is_not_there_is_refused(engine: Engine) -> None:
    with pytest.raises(MessageGone):
        await engine.cases.act_on(404, HOME, CaseOutcome.REMOVED, now=NOW)


async def test_undoing_what_nobody_had_asked_for_opens_no_case(
    engine: Engine, store: Store, answer: int
) -> None:
    removed = await engine.cases.act_on(answer, HOME, CaseOutcome.REMOVED, now=NOW)
    assert removed.case_id is not None
    undone = await engine.cases.undo(removed.case_id, HOME, now=LATER)
    assert await removed_rows(store, answer) == [False]
    assert await engine.cases.open_count(HOME) == 0
    assert await engine.cases.undo(removed.case_id, HOME, now=LATER) == undone


# What cannot be undone


async def test_an_open_case_and_one_that_closed_by_itself_have_nothing_to_undo(
    engine: Engine, store: Store, answer: int
) -> None:
    case_id = await opened(engine, answer)
    with pytest.raises(NothingToUndo):
        await engine.cases.undo(case_id, HOME, now=NOW)
    closed = {"closed_at": NOW, "outcome": CaseOutcome.SETTLED.value}
    await store.write(lambda tx: tx.execute(sa.update(t.review_case).values(closed)))
    with pytest.raises(NothingToUndo):
        await engine.cases.undo(case_id, HOME, now=NOW)
    with pytest.raises(CaseGone):
        await engine.cases.undo(404, HOME, now=NOW)


async def test_a_decision_that_another_one_followed_is_not_undone(engine: Engine, answer: int) -> None:
    removed = await engine.cases.act_on(answer, HOME, CaseOutcome.REMOVED, now=NOW)
    await engine.cases.act_on(answer, HOME, CaseOutcome.RESTORED, now=LATER)
    assert removed.case_id is not None
    with pytest.raises(NothingToUndo):
        await engine.cases.undo(removed.case_id, HOME, now=LATER)


async def test_a_case_that_is_reopened_joins_the_one_that_was_opened_meanwhile(
    engine: Engine, store: Store, answer: int
) -> None:
    first = await opened(engine, answer, R.FLOOD)
    await engine.cases.keep(first, HOME, now=NOW)
    second = await opened(engine, answer, R.PASTED)
    await engine.cases.undo(first, HOME, now=LATER)
    assert (await case_row(store, first)).closed_at is not None
    found = await next_case(engine)
    assert (found.id, found.reasons) == (second, (R.FLOOD, R.PASTED))


# Holds


async def test_a_held_text_that_is_kept_goes_to_the_others(engine: Engine, store: Store, answer: int) -> None:
    await held(engine, answer, Hold.FIRST_TEXT)
    case_id = await opened(engine, answer, R.FIRST_TEXT)
    seen = await engine.cases.show(case_id, HOME, now=NOW)
    assert (seen.is_deleted, seen.held_because) == (True, Hold.FIRST_TEXT)
    decided = await engine.cases.keep(case_id, HOME, now=LATER)
    assert decided.undo == "remove"
    row = await message_row(store, answer)
    assert (row.is_deleted, row.held_because) == (False, None)
    assert await told(store, 2) == [N.HELD_RELEASED]
    await in_order(engine, has_restored=True)
    await engine.cases.undo(case_id, HOME, now=LATER)
    row = await message_row(store, answer)
    assert (row.is_deleted, row.held_because) == (True, Hold.FIRST_TEXT.value)
    await in_order(engine, has_restored=True)


async def test_a_held_text_that_is_removed_is_out_for_good_until_that_is_taken_back(
    engine: Engine, store: Store, answer: int
) -> None:
    await held(engine, answer, Hold.RAID)
    case_id = await opened(engine, answer, R.RAID)
    await engine.cases.remove(case_id, HOME, now=LATER)
    row = await message_row(store, answer)
    assert (row.is_deleted, row.held_because) == (True, None)
    await engine.cases.undo(case_id, HOME, now=LATER)
    row = await message_row(store, answer)
    assert (row.is_deleted, row.held_because) == (True, Hold.RAID.value)
    await in_order(engine, has_restored=True)


async def test_a_held_prompt_starts_again_with_its_conversation(
    engine: Engine, store: Store, root: int
) -> None:
    await held(engine, root, Hold.RAID)
    assert await state_of(store, root) is S.HALTED_BY_MODERATOR
    decided = await engine.cases.act_on(root, HOME, CaseOutcome.RESTARTED, now=NOW)
    assert decided.tree_state is S.GROWING
    await in_order(engine, has_restored=True)


@pytest.mark.parametrize("outcome", [CaseOutcome.HALTED, CaseOutcome.RESTARTED, CaseOutcome.SETTLED])
async def test_a_held_text_waits_on_until_somebody_decides_about_it(
    engine: Engine, store: Store, answer: int, outcome: CaseOutcome
) -> None:
    (below,) = await replies_to(store, answer)
    case_id = await opened(engine, below, R.FLOOD, like=[answer])
    await held(engine, below, Hold.FLOOD)
    await engine.votes.report(answer, "spam", "", by=5, now=NOW)
    await engine.cases.decide(case_id, HOME, outcome, now=LATER)
    case = await next_case(engine, reason=R.FLOOD, now=LATER)
    assert case.id != case_id
    assert case.message is not None
    assert (case.message.id, case.reasons, case.held_because) == (below, (R.FLOOD,), Hold.FLOOD)
    assert case.facts == {"flood": {"like": [answer]}}
    await engine.cases.keep(case.id, HOME, now=LATER)
    assert await removed_rows(store, below) == [False]
    assert [each for each in await cases_of(store, below) if each.closed_at is None] == []


async def test_a_halt_over_a_held_text_is_taken_back_and_the_text_still_waits_in_one_case(
    engine: Engine, store: Store, answer: int
) -> None:
    (below,) = await replies_to(store, answer)
    case_id = await opened(engine, below, R.RAID)
    await held(engine, below, Hold.RAID)
    await engine.cases.halt(case_id, HOME, now=NOW)
    assert (await engine.cases.undo(case_id, HOME, now=LATER)).tree_state is S.GROWING
    (waits,) = [each for each in await cases_of(store, below) if each.closed_at is None]
    assert waits.id != case_id
    await in_order(engine)


async def test_keeping_one_text_of_a_quarantined_member_ends_no_quarantine(
    engine: Engine, store: Store, answer: int
) -> None:
    await held(engine, answer, Hold.QUARANTINE)
    await engine.cases.keep(await opened(engine, answer), HOME, now=NOW)
    assert (await message_row(store, answer)).held_because == Hold.QUARANTINE.value
    await engine.cases.restore(await opened(engine, answer), HOME, now=LATER)
    row = await message_row(store, answer)
    assert (row.is_deleted, row.held_because) == (False, None)


# Editing


async def test_an_edited_text_is_shown_from_then_on_and_the_old_one_is_kept(
    engine: Engine, store: Store, answer: int
) -> None:
    await engine.votes.report(answer, "pii", "", by=5, now=NOW)
    case = await next_case(engine)
    decided = await engine.cases.edit(case.id, HOME, text="  Sin nombres. ", now=LATER)
    assert decided.undo == "edit"
    row = await message_row(store, answer)
    assert (row.text, row.text_sha256, row.review_result) == (
        "Sin nombres.",
        fingerprint("Sin nombres."),
        True,
    )
    (revision,) = await fetch(store, sa.select(t.message_revision))
    assert (revision.text, revision.edited_by) == ("Una respuesta", HOME.discord_id)
    assert (await told(store, 2), await told(store, 5)) == ([N.EDITED], [N.REPORT_UPHELD])
    await in_order(engine)
    await engine.cases.undo(case.id, HOME, now=LATER)
    assert (await message_row(store, answer)).text == "Una respuesta"
    assert (await engine.cases.show(case.id, HOME, now=LATER)).revisions == 2
    await in_order(engine)


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * 5000, "!?"])
async def test_an_edit_that_says_nothing_leaves_all_as_it_is(
    engine: Engine, store: Store, answer: int, text: str
) -> None:
    case_id = await opened(engine, answer)
    before = await snapshot_of_everything(store)
    with pytest.raises(InvalidText) as refusal:
        await engine.cases.edit(case_id, HOME, text=text, now=NOW)
    assert refusal.value.lost_text == text
    assert await snapshot_of_everything(store) == before


async def test_what_was_erased_is_neither_edited_nor_written_back(
    engine: Engine, store: Store, answer: int
) -> None:
    case_id = await opened(engine, answer)
    await engine.cases.edit(case_id, HOME, text="Otro texto", now=NOW)
    m, r = t.message, t.message_revision
    await store.write(lambda tx: tx.execute(sa.update(r).values(text="")))
    with pytest.raises(NothingToUndo):
        await engine.cases.undo(case_id, HOME, now=NOW)
    await store.write(lambda tx: tx.execute(sa.update(m).where(m.c.id == answer).values(text="")))
    with pytest.raises(MessageGone):
        await engine.cases.act_on(answer, HOME, CaseOutcome.EDITED, text="Otro", now=NOW)


@pytest.mark.parametrize("mode", ErasedMessages)
async def test_what_its_author_erased_is_not_edited(
    engine: Engine, store: Store, answer: int, mode: ErasedMessages
) -> None:
    engine.erasure.mode = mode
    await engine.erasure.erase(2, now=NOW)
    with pytest.raises(MessageGone):
        await engine.cases.act_on(answer, HOME, CaseOutcome.EDITED, text="Otro", now=NOW)
    row = await message_row(store, answer)
    assert (row.text, row.is_erased, row.author_id) == ("", True, None)
    assert await fetch(store, sa.select(t.message_revision)) == []
    assert await cases_of(store, answer) == []


async def test_what_is_erased_while_a_moderator_edits_it_stays_erased(engine: Engine, answer: int) -> None:
    case_id = await opened(engine, answer)

    def body(change: Change) -> None:
        desk = take(change, case_id, HOME)
        erasing.wipe_some(change.tx, [answer], NOW)
        desk.text = "Otro"
        carry_out(desk, CaseOutcome.EDITED)

    with pytest.raises(MessageGone):
        await engine.context.change(NOW, body)


# Sending back


async def test_an_accepted_reply_that_is_sent_back_is_reviewed_by_others_anew(
    engine: Engine, store: Store, answer: int
) -> None:
    points = await points_of(engine, 2)
    case_id = await opened(engine, answer)
    decided = await engine.cases.send_back(case_id, HOME, now=NOW)
    assert decided.undo is None
    row = await message_row(store, answer)
    assert (row.review_result, row.review_count, row.forgiven_reviews) == (None, 1, 1)
    assert await points_of(engine, 2) == points - 40
    await in_order(engine, has_restored=True)
    await review(engine, answer, [5], answers=SPAM)
    assert (await message_row(store, answer)).review_result is False
    await in_order(engine, has_restored=True)
    with pytest.raises(NothingToUndo):
        await engine.cases.undo(case_id, HOME, now=NOW)


async def test_a_rejected_reply_that_is_sent_back_can_be_accepted(
    engine: Engine, store: Store, root: int
) -> None:
    written = await reply(engine, 2, root)
    await review(engine, written, [3], answers=SPAM)
    await engine.cases.act_on(written, HOME, CaseOutcome.SENT_BACK, now=NOW)
    await in_order(engine)
    task = await claim_about(engine, 5, Kind.LABEL_ASSISTANT_REPLY, written)
    assert task.reviews_done == 0
    await engine.tasks.skip(task.id, by=5, now=NOW)
    await review(engine, written, [6])
    assert (await message_row(store, written)).review_result is True
    await in_order(engine)
    await engine.cases.act_on(written, HOME, CaseOutcome.SENT_BACK, now=LATER)
    assert (await message_row(store, written)).forgiven_reviews == 2
    await in_order(engine)


async def test_a_rejected_reply_whose_author_answered_again_is_not_reviewed_again(
    engine: Engine, root: int
) -> None:
    written = await reply(engine, 2, root)
    await review(engine, written, [3], answers=SPAM)
    await claim_about(engine, 2, Kind.ASSISTANT_REPLY, root)
    with pytest.raises(NotReviewable):
        await engine.cases.act_on(written, HOME, CaseOutcome.SENT_BACK, now=NOW)


async def test_what_reports_took_out_is_sent_back_to_be_reviewed(
    engine: Engine, store: Store, answer: int
) -> None:
    for by in (5, 6):
        await engine.votes.report(answer, "spam", "", by=by, now=NOW)
    await engine.cases.send_back((await next_case(engine)).id, HOME, now=LATER)
    row = await message_row(store, answer)
    assert (row.is_deleted, row.review_result) == (False, None)
    await in_order(engine, has_restored=True)


async def test_a_prompt_is_sent_back_until_its_conversation_is_drawn(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(RULES)
    early = await waiting(engine)
    decided = await engine.cases.act_on(early, HOME, CaseOutcome.SENT_BACK, now=NOW)
    assert decided.tree_state is S.INITIAL_PROMPT_REVIEW
    await in_order(engine)
    await review(engine, early, [5], answers=SPAM)
    assert await state_of(store, early) is S.ABORTED_LOW_GRADE
    again = await engine.cases.act_on(early, HOME, CaseOutcome.SENT_BACK, now=LATER)
    assert again.tree_state is S.INITIAL_PROMPT_REVIEW
    await review(engine, early, [6])
    assert await state_of(store, early) is S.PROMPT_LOTTERY_WAITING
    await in_order(engine)


async def test_a_drawn_prompt_and_a_finished_reply_are_not_reviewed_again(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(RULES)
    root = await finished(engine)
    before = await snapshot_of_everything(store)
    for each in (root, *await replies_to(store, root)):
        with pytest.raises(NotReviewable):
            await engine.cases.act_on(each, HOME, CaseOutcome.SENT_BACK, now=NOW)
    assert await snapshot_of_everything(store) == before


# Halting and restarting


async def test_a_conversation_is_halted_and_goes_on_when_that_is_taken_back(
    engine: Engine, store: Store, root: int
) -> None:
    case_id = await opened(engine, root)
    decided = await engine.cases.halt(case_id, HOME, now=NOW)
    assert (decided.tree_state, decided.undo) == (S.HALTED_BY_MODERATOR, "restart")
    tree_id = (await message_row(store, root)).tree_id
    assert await acts(store) == [("case.halted", f"tree:{tree_id}")]
    assert (await engine.cases.undo(case_id, HOME, now=NOW)).tree_state is S.GROWING
    restarted = await engine.cases.act_on(root, HOME, CaseOutcome.RESTARTED, now=LATER)
    assert restarted.undo == "reopen"  # it was growing
    await in_order(engine)


async def test_a_conversation_that_was_skipped_away_goes_on(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(SMALL.changed({"auto_mod_max_skip_reply": 2}))
    await members(engine, *range(1, 7))
    root = await growing_prompt(engine, 1, [6])
    for by in (2, 3):
        view = await claim_about(engine, by, Kind.ASSISTANT_REPLY, root)
        await engine.tasks.skip(view.id, by=by, now=NOW)
    case = await next_case(engine)
    assert case.reasons == (R.HALTED,)
    decided = await engine.cases.restart(case.id, HOME, now=NOW)
    assert (decided.tree_state, decided.undo) == (S.GROWING, "halt")
    await in_order(engine)
    undone = await engine.cases.undo(case.id, HOME, now=NOW)
    assert undone.tree_state is S.HALTED_BY_MODERATOR


async def test_a_finished_conversation_is_ranked_again_without_what_was_removed(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(RULES)
    root = await finished(engine)
    first, _ = await replies_to(store, root)
    removed = await engine.cases.act_on(first, HOME, CaseOutcome.REMOVED, now=NOW)
    assert removed.tree_state is S.READY_FOR_EXPORT
    await in_order(engine)
    assert removed.case_id is not None
    await engine.cases.undo(removed.case_id, HOME, now=NOW)
    await in_order(engine, has_restored=True)


# Appeals


async def test_an_appeal_against_a_removal_that_is_right_brings_the_message_back(
    engine: Engine, store: Store, answer: int
) -> None:
    await engine.cases.act_on(answer, HOME, CaseOutcome.REMOVED, now=NOW)
    await engine.appeals.ask(2, f"message:{answer}", "Era una cita", now=NOW)
    case = await next_case(engine)
    assert (case.reasons, case.appeal) == ((R.APPEAL,), "Era una cita")
    decided = await engine.cases.grant(case.id, HOME, now=LATER, reason="cierto")
    assert decided.undo == "remove"
    assert await removed_rows(store, answer) == [False]
    assert await told(store, 2) == [N.REMOVED, N.APPEAL_GRANTED]
    (appeal,) = await fetch(store, sa.select(t.appeal))
    assert (appeal.is_granted, appeal.decided_at) == (True, LATER)
    await engine.cases.undo(case.id, HOME, now=LATER)
    (appeal,) = await fetch(store, sa.select(t.appeal))
    assert (appeal.is_granted, appeal.decided_at) == (None, None)
    await engine.cases.deny(case.id, HOME, now=LATER)
    assert await removed_rows(store, answer) == [True]
    assert await told(store, 2) == [N.REMOVED, N.APPEAL_DENIED]
    await in_order(engine, has_restored=True)


async def test_an_appeal_about_a_held_text_that_is_denied_leaves_it_out_for_good(
    engine: Engine, store: Store, answer: int
) -> None:
    await held(engine, answer, Hold.RAID)
    await engine.appeals.ask(2, f"message:{answer}", "Es mío", now=NOW)
    case = await next_case(engine)
    await engine.cases.deny(case.id, HOME, now=LATER)
    row = await message_row(store, answer)
    assert (row.is_deleted, row.held_because) == (True, None)
    assert await told(store, 2) == [N.APPEAL_DENIED]


async def test_an_appeal_against_a_rejection_lets_others_review_the_reply(
    engine: Engine, store: Store, root: int
) -> None:
    written = await reply(engine, 2, root)
    await review(engine, written, [3], answers=SPAM)
    await engine.appeals.ask(2, f"message:{written}", "No es spam", now=NOW)
    decided = await engine.cases.grant((await next_case(engine)).id, HOME, now=LATER)
    assert decided.undo is None
    assert (await message_row(store, written)).review_result is None
    await in_order(engine)


async def test_an_appeal_against_a_rejected_prompt_lets_it_go_on(engine: Engine, store: Store) -> None:
    await members(engine, *range(1, 5))
    written = await prompt(engine, 1)
    await review(engine, written, [2], answers=SPAM)
    await engine.appeals.ask(1, f"message:{written}", "No es spam", now=NOW)
    decided = await engine.cases.grant((await next_case(engine)).id, HOME, now=LATER)
    assert (decided.tree_state, decided.undo) == (S.PROMPT_LOTTERY_WAITING, "halt")
    await in_order(engine)


async def test_an_appeal_is_answered_by_whatever_is_decided(
    engine: Engine, store: Store, answer: int
) -> None:
    await engine.cases.act_on(answer, HOME, CaseOutcome.REMOVED, now=NOW)
    await engine.appeals.ask(2, f"message:{answer}", "Era una cita", now=NOW)
    await engine.cases.restore((await next_case(engine)).id, HOME, now=LATER)
    assert await told(store, 2) == [N.REMOVED, N.APPEAL_GRANTED]
    assert await engine.cases.open_count(HOME) == 0


async def test_granting_where_nothing_was_decided_changes_nothing(
    engine: Engine, store: Store, answer: int
) -> None:
    decided = await engine.cases.grant(await opened(engine, answer, R.APPEAL), HOME, now=NOW)
    assert decided.undo == "reopen"
    assert await removed_rows(store, answer) == [False]


async def test_an_appeal_against_a_suspension_lifts_it(engine: Engine, store: Store) -> None:
    await members(engine, 1)
    until = NOW + timedelta(days=7)
    suspension = await engine.suspensions.suspend(1, HOME, reason="insultos", until=until, now=NOW)
    await engine.appeals.ask(1, f"suspension:{suspension.id}", "Fue sin querer", now=NOW)
    case = await next_case(engine)
    assert (case.message, case.appeal) == (None, "Fue sin querer")
    with pytest.raises(MessageGone):
        await engine.cases.remove(case.id, HOME, now=NOW)
    decided = await engine.cases.grant(case.id, HOME, now=LATER)
    assert (decided.tree_state, decided.undo) == (None, None)
    (row,) = await fetch(store, sa.select(t.contributor))
    assert row.suspended_at is None
    assert N.APPEAL_GRANTED in await told(store, 1)
    with pytest.raises(NothingToUndo):
        await engine.cases.undo(case.id, HOME, now=LATER)


async def test_an_appeal_against_a_suspension_that_is_denied_leaves_it(engine: Engine, store: Store) -> None:
    await members(engine, 1)
    suspension = await engine.suspensions.suspend(1, HOME, reason="insultos", until=None, now=NOW)
    await engine.appeals.ask(1, f"suspension:{suspension.id}", "Fue sin querer", now=NOW)
    case = await next_case(engine)
    await engine.cases.keep(case.id, HOME, now=LATER)  # it stays as it is
    assert N.APPEAL_DENIED in await told(store, 1)
    (row,) = await fetch(store, sa.select(t.contributor))
    assert row.suspended_at is not None
    undone = await engine.cases.undo(case.id, HOME, now=LATER)
    assert undone.tree_state is None
    assert (await engine.cases.show(case.id, HOME, now=LATER)).appeal == "Fue sin querer"


# Reach


async def test_a_moderator_reaches_members_of_their_server_only(engine: Engine, root: int) -> None:
    nearby, store = moderator(guild=1), engine.context.store
    with pytest.raises(NotAllowed):
        await store.read(lambda tx: require_member(tx, nearby, 1))
    with pytest.raises(NotAllowed):
        await store.read(lambda tx: require_member(tx, moderator(guild=None), 1))
    with pytest.raises(NotAllowed):
        await store.read(lambda tx: require_member(tx, Authority(95, 1, is_home=True), 1))
    row = {"guild_discord_id": 1, "contributor_id": 1, "checked_at": NOW}
    await store.write(lambda tx: tx.execute(sa.insert(t.membership).values(row)))
    await store.read(lambda tx: require_member(tx, nearby, 1))
    await store.read(lambda tx: require_member(tx, HOME, 2))

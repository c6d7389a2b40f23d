"""Halting and restarting a conversation in each of its states, and ballots that come late."""

from __future__ import annotations

import pytest

from storage.domain.errors import TaskGone
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    claim,
    claim_about,
    count,
    fill_in,
    finish,
    growing_prompt,
    members,
    message_row,
    prompt,
    review,
    snapshot_of_everything,
    state_of,
    tree_row,
)
from tests.storage.situations import (
    RESTARTED,
    RULES,
    SITUATIONS,
    STOPPABLE,
    aborted,
    failed,
    finished,
    growing,
    in_order,
    in_ranking,
    points_of,
    ranks_of,
    replies_to,
    spoil_ballots,
    under_review,
)

S = TreeState


@pytest.fixture
def engine(make_engine: EngineFactory) -> Engine:
    """The engine with conversations of three messages."""
    return make_engine(RULES)


# Halting and restarting


@pytest.mark.parametrize("state", SITUATIONS)
async def test_a_halt_stops_whatever_has_not_been_rejected(
    engine: Engine, store: Store, state: TreeState
) -> None:
    root = await SITUATIONS[state](engine)
    assert await state_of(store, root) is state
    stopped = S.HALTED_BY_MODERATOR if state in STOPPABLE else state
    assert await engine.moderation.halt(root, now=NOW) is stopped
    assert await state_of(store, root) is stopped
    tree_id = (await tree_row(store, root)).id
    assert await count(store, t.work, t.work.c.tree_id == tree_id) == 0
    if state is not S.SCORING_FAILED:
        await in_order(engine)
    before = await snapshot_of_everything(store)
    assert await engine.moderation.halt(root, now=NOW) is stopped
    assert await snapshot_of_everything(store) == before


@pytest.mark.parametrize("state", RESTARTED)
async def test_a_restart_takes_up_what_a_halt_stopped(engine: Engine, store: Store, state: TreeState) -> None:
    root = await SITUATIONS[state](engine)
    about = (t.work.c.tree_id == (await tree_row(store, root)).id,)
    open_before = await count(store, t.work, *about)
    await engine.moderation.halt(root, now=NOW)
    assert await engine.moderation.restart(root, now=NOW) is RESTARTED[state]
    assert await count(store, t.work, *about) == open_before
    await in_order(engine)
    before = await snapshot_of_everything(store)
    assert await engine.moderation.restart(root, now=NOW) is RESTARTED[state]
    assert await snapshot_of_everything(store) == before


async def test_a_finished_conversation_counts_as_finished_once(engine: Engine, store: Store) -> None:
    root = await finished(engine)

    async def finished_trees() -> int:
        days = await engine.boards.days("es", since=NOW.date())
        return sum(day.finished_trees for day in days)

    assert await finished_trees() == 1
    await engine.moderation.halt(root, now=NOW)
    assert await finished_trees() == 0
    await engine.moderation.restart(root, now=NOW)
    assert await finished_trees() == 1
    await in_order(engine)


async def test_a_rejected_prompt_that_is_restarted_counts_as_accepted_and_is_drawn(
    engine: Engine, store: Store
) -> None:
    root = await aborted(engine)
    before = await points_of(engine, 1)
    assert await engine.moderation.restart(root, now=NOW) is S.PROMPT_LOTTERY_WAITING
    assert (await message_row(store, root)).review_result is True
    assert await points_of(engine, 1) == before + 1
    await in_order(engine)
    assert await engine.upkeep.advance("es", now=NOW) == 1
    assert (await claim(engine, 2, Kind.ASSISTANT_REPLY)).conversation[-1].id == root


async def test_a_prompt_that_was_reported_away_is_reviewed_further_and_its_reports_are_forgiven(
    engine: Engine, store: Store
) -> None:
    root = await under_review(engine)
    for by in (2, 3):
        await engine.votes.report(root, "spam", "", by=by, now=NOW)
    assert await state_of(store, root) is S.ABORTED_LOW_GRADE
    assert await engine.moderation.restart(root, now=NOW) is S.INITIAL_PROMPT_REVIEW
    await in_order(engine)
    await engine.votes.report(root, "spam", "", by=5, now=NOW)
    assert await state_of(store, root) is S.INITIAL_PROMPT_REVIEW  # one of two
    await engine.votes.report(root, "spam", "", by=6, now=NOW)
    assert await state_of(store, root) is S.ABORTED_LOW_GRADE
    await in_order(engine)


async def test_a_conversation_that_was_skipped_away_starts_its_count_anew(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"auto_mod_max_skip_reply": 2}))
    await members(engine, *range(1, 7))
    root = await growing_prompt(engine, 1, [6])
    for by in (2, 3):
        await engine.tasks.skip((await claim(engine, by, Kind.ASSISTANT_REPLY)).id, by=by, now=NOW)
    assert await state_of(store, root) is S.HALTED_BY_MODERATOR
    assert await engine.moderation.restart(root, now=NOW) is S.GROWING
    await engine.tasks.skip((await claim(engine, 4, Kind.ASSISTANT_REPLY)).id, by=4, now=NOW)
    assert await state_of(store, root) is S.GROWING
    await in_order(engine)
    await engine.tasks.skip((await claim(engine, 5, Kind.ASSISTANT_REPLY)).id, by=5, now=NOW)
    assert await state_of(store, root) is S.HALTED_BY_MODERATOR


async def test_a_ranking_that_could_not_be_counted_is_counted_by_a_restart_once_it_is_mended(
    engine: Engine, store: Store
) -> None:
    root = await failed(engine)
    assert await state_of(store, root) is S.SCORING_FAILED
    assert await engine.moderation.restart(root, now=NOW) is S.SCORING_FAILED
    first, second = await replies_to(store, root)
    await spoil_ballots(store, [[second], [first]])
    assert await engine.moderation.restart(root, now=NOW) is S.READY_FOR_EXPORT
    assert await ranks_of(store, first, second) == [1, 0]
    await in_order(engine)


async def test_a_task_of_a_halted_conversation_is_lost_but_its_text_is_not(
    engine: Engine, store: Store
) -> None:
    root = await growing(engine)
    view = await claim(engine, 3, Kind.ASSISTANT_REPLY)
    await fill_in(engine, view, 3, text="trabajo en vano")
    await engine.moderation.halt(root, now=NOW)
    with pytest.raises(TaskGone) as refusal:
        await engine.submissions.submit(view.id, by=3, now=NOW)
    assert refusal.value.key == "error-task-withdrawn"
    assert await engine.tasks.draft_text(view.id, by=3) == "trabajo en vano"
    await in_order(engine)


async def test_a_task_outlives_a_halt_that_is_taken_back(engine: Engine, store: Store) -> None:
    root = await growing(engine)
    view = await claim(engine, 3, Kind.ASSISTANT_REPLY)
    await engine.moderation.halt(root, now=NOW)
    await engine.moderation.restart(root, now=NOW)
    await finish(engine, view, 3)
    assert len(await replies_to(store, root)) == 2
    await in_order(engine)


async def test_the_place_of_a_halted_conversation_goes_to_a_waiting_prompt(
    engine: Engine, store: Store
) -> None:
    await members(engine, *range(1, 8))
    grown = await growing_prompt(engine, 7, [4])
    root = await prompt(engine, 1)
    await review(engine, root, [4])
    await engine.moderation.halt(grown, now=NOW)
    await engine.upkeep.advance("es", now=NOW)
    assert await state_of(store, root) is S.GROWING
    await engine.moderation.restart(grown, now=NOW)  # one too many for a while: nobody's work is lost
    assert await state_of(store, grown) is S.GROWING
    await in_order(engine)


# Late ballots


async def test_a_ballot_that_comes_late_still_counts_and_ranks_again(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(RULES.changed({"num_required_rankings": 1}))
    root = await in_ranking(engine)
    first, second = await replies_to(store, root)
    clock = Clock()
    late = await claim(engine, 5, Kind.RANK_ASSISTANT_REPLIES)
    await fill_in(engine, late, 5, order=[[second], [first]])
    clock.now = late.expires_at
    await engine.upkeep.expire_tasks(now=clock.now)
    on_time = await claim(engine, 6, Kind.RANK_ASSISTANT_REPLIES, now=clock.now)
    await finish(engine, on_time, 6, now=clock.now, order=[[first], [second]])
    assert await state_of(store, root) is S.READY_FOR_EXPORT
    assert await ranks_of(store, first, second) == [0, 1]
    outcome = await engine.submissions.submit(late.id, by=5, now=clock.later(minutes=1))
    assert (outcome.was_late, outcome.points) == (True, 10)
    assert await ranks_of(store, first, second) == [0, 0]  # one against one
    assert (await message_row(store, root)).ballot_count == 2
    assert (await engine.submissions.submit(late.id, by=5, now=clock.now)).is_repeat
    await in_order(engine)


async def test_a_ballot_over_a_halted_conversation_comes_too_late(engine: Engine, store: Store) -> None:
    root = await in_ranking(engine)
    view = await claim_about(engine, 5, Kind.RANK_ASSISTANT_REPLIES, root)
    await fill_in(engine, view, 5)
    await engine.moderation.halt(root, now=NOW)
    with pytest.raises(TaskGone):
        await engine.submissions.submit(view.id, by=5, now=NOW)
    assert await count(store, t.ballot) == 0
    await in_order(engine)

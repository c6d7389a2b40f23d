"""Thresholds that show in what a member gets: limits of haste, label modes, bonuses, sizes, automatic moderation."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.errors import InvalidLabels, NothingAvailable, Reason
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL, RuleBook
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    claim,
    do,
    fetch,
    finish,
    growing_prompt,
    member,
    members,
    message_row,
    prompt,
    reply,
    review,
    state_of,
    tree_row,
)
from tests.storage.invariants import assert_consistent

S = TreeState


async def in_order(engine: Engine) -> None:
    """Every counter equals the history."""
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def refused(engine: Engine, by: int, kind: Kind | None, clock: Clock) -> NothingAvailable:
    """Why a member gets no task."""
    with pytest.raises(NothingAvailable) as refusal:
        await claim(engine, by, kind, now=clock.now)
    return refusal.value


# Limits of haste


async def test_who_asks_for_many_tasks_at_once_waits_for_the_window_to_pass(
    make_engine: EngineFactory,
) -> None:
    engine = make_engine(book=RuleBook(SMALL.changed({"max_tasks": 3, "task_window_seconds": 90})))
    await members(engine, 1, 2)
    clock = Clock()
    for _ in range(3):
        await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.now)
        clock.later(seconds=10)
    refusal = await refused(engine, 1, None, clock)
    assert (refusal.reason, refusal.kind, refusal.langs) == (Reason.LIMIT_REACHED, None, ("es",))
    assert (refusal.facts["limit"], refusal.facts["minutes"]) == (3, 1)
    await do(engine, 2, Kind.INITIAL_PROMPT, now=clock.now)  # somebody else's haste is not theirs
    clock.now = NOW + timedelta(seconds=89)
    assert (await refused(engine, 1, Kind.INITIAL_PROMPT, clock)).reason is Reason.LIMIT_REACHED
    clock.later(seconds=1)
    await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.now)


async def test_tasks_that_are_skipped_count_and_one_that_is_resumed_does_not(
    make_engine: EngineFactory,
) -> None:
    engine = make_engine(book=RuleBook(SMALL.changed({"max_tasks": 2, "task_window_seconds": 600})))
    await member(engine, 1)
    clock = Clock()
    for _ in range(2):
        view = await claim(engine, 1, Kind.INITIAL_PROMPT)
        assert (await claim(engine, 1, Kind.INITIAL_PROMPT)).is_resumed
        await engine.tasks.skip(view.id, by=1, now=NOW)
    refusal = await refused(engine, 1, Kind.INITIAL_PROMPT, clock)
    assert (refusal.reason, refusal.facts["minutes"]) == (Reason.LIMIT_REACHED, 10)


async def test_replies_have_limits_of_their_own(make_engine: EngineFactory) -> None:
    rules = SMALL.changed(
        {"max_assistant_reply_tasks": 1, "reply_window_seconds": 300, "weight_initial_prompt": 0.0}
    )
    engine = make_engine(book=RuleBook(rules))
    await members(engine, 1, 2, 3)
    clock = Clock()
    for _ in range(2):
        await growing_prompt(engine, 1, [2])
    await do(engine, 3, Kind.ASSISTANT_REPLY, now=clock.now)
    refusal = await refused(engine, 3, Kind.ASSISTANT_REPLY, clock)
    assert (refusal.reason, refusal.facts["limit"]) == (Reason.LIMIT_REACHED, 1)
    assert (await refused(engine, 3, None, clock)).reason is not Reason.LIMIT_REACHED  # left out, not named
    await prompt(engine, 1, now=clock.now)
    assert (await claim(engine, 3, None, now=clock.now)).kind is Kind.LABEL_INITIAL_PROMPT
    await engine.tasks.skip((await claim(engine, 3, None, now=clock.now)).id, by=3, now=clock.now)
    assert (await claim(engine, 3, Kind.ASSISTANT_REPLY, now=clock.later(seconds=300))).kind


async def test_no_limit_is_no_limit(make_engine: EngineFactory) -> None:
    engine = make_engine(book=RuleBook(SMALL.changed({"max_tasks": 0, "max_initial_prompt_review": 100})))
    await member(engine, 1)
    tasks = {(await do(engine, 1, Kind.INITIAL_PROMPT)).id for _ in range(40)}
    assert len(tasks) == 40


# Label modes


@pytest.mark.parametrize("share", [0.0, 1.0])
async def test_the_random_choice_asks_few_questions_as_often_as_the_rules_say(
    make_engine: EngineFactory, share: float
) -> None:
    engine = make_engine(
        SMALL.changed({"p_full_labeling_initial_prompt": share, "weight_initial_prompt": 0.0})
    )
    await members(engine, 1, 2, 3)
    await prompt(engine, 1)
    view = await claim(engine, 2, None)
    assert (view.kind, view.is_simple) == (Kind.LABEL_INITIAL_PROMPT, share == 0.0)
    assert (await engine.tasks.show(view.id, by=2)).is_simple is view.is_simple


async def test_whoever_asks_for_a_kind_gets_all_its_questions(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"p_full_labeling_initial_prompt": 0.0}))
    await members(engine, 1, 2)
    await prompt(engine, 1)
    view = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    assert not view.is_simple
    assert (await finish(engine, view, 2, answers={"spam": 0.0, "quality": 0.5})).points == 20


async def test_a_simple_task_takes_no_other_answers_and_brings_the_simple_points(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(
        SMALL.changed(
            {"p_full_labeling_prompter_reply": 0.0, "weight_initial_prompt": 0.0, "weight_reply": 0.0}
        )
    )
    await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [3])
    await reply(engine, 3, answer)
    view = await claim(engine, 1, None)
    assert (view.kind, view.is_simple) == (Kind.LABEL_PROMPTER_REPLY, True)
    with pytest.raises(InvalidLabels):
        await engine.tasks.save_answers(view.id, {"spam": 0.0, "toxicity": 0.0}, by=1)
    # Both scales that there are for a user reply; the task is a simple one all the same.
    outcome = await finish(engine, view, 1, answers={"spam": 0.0, "quality": 1.0})
    assert outcome.points == 10
    (row,) = await fetch(store, sa.select(t.review.c.is_full).where(t.review.c.task_id == view.id))
    assert row.is_full is False
    await in_order(engine)


# Bonuses


CROWDED = SMALL.changed({"max_active_trees": 30, "max_initial_prompt_review": 100, "max_tasks": 0})


async def test_a_bonus_is_paid_as_it_was_promised_whatever_happens_meanwhile(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(book=RuleBook(CROWDED))
    await members(engine, 1, 2, 3)
    assert (await engine.tasks.availability(1, now=NOW)).by_kind[Kind.INITIAL_PROMPT].bonus_percent == 200
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    assert view.bonus_percent == 200
    assert (await finish(engine, view, 1)).points == 2
    for _ in range(24):
        await prompt(engine, 1)
    offered = (await engine.tasks.availability(2, now=NOW)).by_kind[Kind.LABEL_INITIAL_PROMPT]
    view = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    assert view.bonus_percent == offered.bonus_percent == 150
    for _ in range(20):  # meanwhile the pile is worked off
        await do(engine, 3, Kind.LABEL_INITIAL_PROMPT)
    assert (await finish(engine, view, 2)).points == 15
    view = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    assert view.bonus_percent == 100
    assert (await finish(engine, view, 2)).points == 10
    await in_order(engine)


async def test_prompts_are_worth_less_when_plenty_wait(make_engine: EngineFactory) -> None:
    rules = SMALL.changed({"max_active_trees": 1, "max_prompt_lottery_waiting": 2, "max_tasks": 0})
    engine = make_engine(book=RuleBook(rules))
    await members(engine, 1, 2)
    await growing_prompt(engine, 1, [2])
    await review(engine, await prompt(engine, 1), [2])
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    assert view.bonus_percent == 50
    outcome = await finish(engine, view, 1)
    assert (outcome.points, outcome.today) == (0, 3)  # half a tenth is none
    await in_order(engine)


async def test_without_following_the_funnel_every_task_is_worth_the_same(make_engine: EngineFactory) -> None:
    engine = make_engine(book=RuleBook(CROWDED.changed({"follow_funnel": False})))
    await member(engine, 1)
    assert (await claim(engine, 1, Kind.INITIAL_PROMPT)).bonus_percent == 100


# Sizes


async def test_each_conversation_draws_its_own_goal_where_the_rules_say_so(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"random_goal_tree_size": True, "min_goal_tree_size": 3}))
    await member(engine, 1)
    goals = {(await tree_row(store, await prompt(engine, 1))).goal_size for _ in range(20)}
    assert goals == {3, 4, 5, 6}


async def test_a_smallest_goal_above_the_goal_is_the_goal(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(SMALL.changed({"random_goal_tree_size": True, "min_goal_tree_size": 50}))
    await member(engine, 1)
    assert (await tree_row(store, await prompt(engine, 1))).goal_size == 6


# Automatic moderation


async def test_without_automatic_moderation_nothing_is_taken_out(
    make_engine: EngineFactory, store: Store
) -> None:
    rules = SMALL.changed({"auto_mod_enabled": False, "auto_mod_red_flags": 1, "auto_mod_max_skip_reply": 1})
    engine = make_engine(rules)
    await members(engine, 1, 2, 3, 4)
    root = await growing_prompt(engine, 1, [2])
    answer = await reply(engine, 2, root)
    for by in (3, 4):
        for message in (root, answer):
            await engine.votes.report(message, "spam", "", by=by, now=NOW)
        await engine.tasks.skip((await claim(engine, by, Kind.ASSISTANT_REPLY)).id, by=by, now=NOW)
    assert await state_of(store, root) is S.GROWING
    assert not (await message_row(store, answer)).is_deleted
    await in_order(engine)
    # Switched on again, what was said counts.
    await engine.rulings.change("es", "auto_mod_enabled", True, now=NOW)
    assert await state_of(store, root) is S.ABORTED_LOW_GRADE
    await in_order(engine)

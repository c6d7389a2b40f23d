"""From a prompt to a finished tree, and every other way a tree can end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.consensus import Ballot, consensus
from storage.domain.errors import NothingAvailable
from storage.domain.kinds import Family, Kind
from storage.domain.rules import SMALL, STANDARD, Rules
from storage.domain.states import TreeState
from storage.domain.views import TaskView
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    SPAM,
    Clock,
    EngineFactory,
    carry_to_the_end,
    claim,
    claim_about,
    count,
    fetch,
    finish,
    growing_prompt,
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


def by_taste(view: TaskView, by: int) -> Mapping[str, Any]:
    """Order replies as this member likes them: by text, the odd members the other way round."""
    if view.kind.info.family is not Family.RANK:
        return {}
    ordered = sorted(view.options, key=lambda option: option.text, reverse=bool(by % 2))
    return {"order": [[option.id] for option in ordered]}


@pytest.mark.parametrize(("rules", "people"), [(SMALL, 3), (STANDARD, 6)], ids=["small", "standard"])
async def test_a_crowd_takes_a_prompt_to_the_end_and_its_ranks_are_the_consensus(
    make_engine: EngineFactory, store: Store, rules: Rules, people: int
) -> None:
    engine = make_engine(rules)
    crowd = await members(engine, *range(1, people + 1))
    root = await prompt(engine, 1)
    assert await carry_to_the_end(engine, root, crowd, answer=by_taste) is S.READY_FOR_EXPORT
    m = t.message.c
    replies = await fetch(store, sa.select(t.message).where(m.parent_id == root).order_by(m.id))
    assert len(replies) == rules.max_children_count
    ballots = await fetch(store, sa.select(t.ballot).where(t.ballot.c.parent_id == root))
    assert len(ballots) == rules.num_required_rankings
    merged = consensus([Ballot(tuple(tuple(group) for group in row.groups)) for row in ballots])
    assert {row.id: row.rank for row in replies} == merged.ranks
    assert 0 in merged.ranks.values()
    accepted = await count(store, t.message, m.review_result.is_(sa.true()))
    assert accepted == rules.goal_tree_size
    await in_order(engine)


async def test_each_state_follows_the_one_before(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2, 3, 4)
    root = await prompt(engine, 1)
    passed = [await state_of(store, root)]
    await review(engine, root, [2])
    passed.append(await state_of(store, root))
    assert (await tree_row(store, root)).won_lottery_at == NOW
    await store.write(lambda tx: tx.execute(sa.update(t.tree).values(goal_size=3, max_depth=1)))
    for by in (2, 3):
        await review(engine, await reply(engine, by, root), [4])
    passed.append(await state_of(store, root))
    await finish(engine, await claim(engine, 1, Kind.RANK_ASSISTANT_REPLIES), 1)
    passed.append(await state_of(store, root))
    assert passed == [S.INITIAL_PROMPT_REVIEW, S.GROWING, S.RANKING, S.READY_FOR_EXPORT]
    await in_order(engine)


async def test_a_rejected_prompt_is_aborted(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    root = await prompt(engine, 1)
    await review(engine, root, [2], answers=SPAM)
    assert await state_of(store, root) is S.ABORTED_LOW_GRADE
    assert await count(store, t.work) == 0
    await in_order(engine)


async def test_two_slight_doubts_of_different_kinds_do_not_reject_a_prompt(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(STANDARD)
    await members(engine, 1, 2, 3, 4)
    root = await prompt(engine, 1)
    await review(engine, root, [2], answers=SPAM)
    await review(engine, root, [3], answers={"spam": 0.0, "lang_mismatch": 1.0})
    await review(engine, root, [4])
    assert await state_of(store, root) is S.GROWING


async def test_a_rejected_reply_frees_its_place(engine: Engine, store: Store) -> None:
    """P1: in the original a message whose only replies were rejected was never offered again."""
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [2])
    for by in (2, 3):
        await review(engine, await reply(engine, by, root), [4], answers=SPAM)
    for by in (4, 5):
        assert (await claim(engine, by, Kind.ASSISTANT_REPLY)).conversation[-1].id == root
    await in_order(engine)


async def test_a_rejected_reply_does_not_stop_a_tree_of_three_people(engine: Engine, store: Store) -> None:
    people = await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    await review(engine, await reply(engine, 2, root), [3], answers=SPAM)
    assert await carry_to_the_end(engine, root, people) is S.READY_FOR_EXPORT
    await in_order(engine)


async def test_a_message_never_gets_more_replies_than_it_can_take(engine: Engine) -> None:
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [2])
    await claim_about(engine, 2, Kind.ASSISTANT_REPLY, root)
    await reply(engine, 3, root)
    with pytest.raises(NothingAvailable):
        await claim(engine, 4, Kind.ASSISTANT_REPLY)
    await in_order(engine)


async def test_replies_being_written_count_towards_the_size_of_the_tree(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 3}))
    await members(engine, 1, 2, 3, 4)
    root = await growing_prompt(engine, 1, [2])
    first = await reply(engine, 2, root)
    await review(engine, first, [3])
    await claim_about(engine, 3, Kind.PROMPTER_REPLY, first)
    with pytest.raises(NothingAvailable):
        await claim(engine, 4, Kind.ASSISTANT_REPLY)  # the prompt has a place, the tree has none
    await in_order(engine)


async def test_a_tree_without_anything_to_rank_ends_at_once(make_engine: EngineFactory, store: Store) -> None:
    """P8: the original left it in ranking until the process was restarted."""
    engine = make_engine(SMALL.changed({"goal_tree_size": 2}))
    await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [3])
    assert await state_of(store, root) is S.READY_FOR_EXPORT
    assert (await message_row(store, answer)).rank is None
    await in_order(engine)


async def test_comparisons_of_a_waiting_prompt_are_no_ballots_over_its_replies(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 3, "max_tree_depth": 1, "max_active_trees": 1}))
    people = await members(engine, 1, 2, 3, 4)
    first = await growing_prompt(engine, 1, [2])
    others = [await prompt(engine, 1) for _ in range(3)]
    for root in others:
        await review(engine, root, [2])
    await finish(engine, await claim(engine, 3, Kind.RANK_INITIAL_PROMPTS), 3)
    for root in (first, *others):
        assert await carry_to_the_end(engine, root, people) is S.READY_FOR_EXPORT
        m = t.message.c
        ranks = await fetch(store, sa.select(m.rank).where(m.parent_id == root).order_by(m.rank))
        assert [row.rank for row in ranks] == [0, 1]
    await in_order(engine)


async def test_a_comparison_that_comes_after_the_draw_does_not_count_as_a_ballot(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"max_active_trees": 1}))
    await members(engine, 1, 2, 3)
    await growing_prompt(engine, 1, [2])
    waiting = [await prompt(engine, 1) for _ in range(3)]
    for root in waiting:
        await review(engine, root, [2])
    view = await claim(engine, 3, Kind.RANK_INITIAL_PROMPTS)
    wider = make_engine(SMALL.changed({"max_active_trees": 2}))
    assert await wider.upkeep.advance("es", now=NOW) == 1
    (drawn,) = [root for root in waiting if await state_of(store, root) is S.GROWING]
    await finish(wider, view, 3)
    assert (await message_row(store, drawn)).ballot_count == 0
    assert (await tree_row(store, drawn)).prompt_contests == 2  # the opinion itself is kept
    await in_order(wider)


@pytest.mark.parametrize("kind", [Kind.ASSISTANT_REPLY, Kind.LABEL_ASSISTANT_REPLY])
async def test_only_skipped_replies_halt_a_tree(make_engine: EngineFactory, store: Store, kind: Kind) -> None:
    engine = make_engine(SMALL.changed({"auto_mod_max_skip_reply": 2, "num_reviews_reply": 3}))
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [2])
    await reply(engine, 2, root)
    for by in (3, 4):
        await engine.tasks.skip((await claim(engine, by, kind)).id, by=by, now=NOW)
    halted = await state_of(store, root) is S.HALTED_BY_MODERATOR
    assert halted is (kind is Kind.ASSISTANT_REPLY)
    await in_order(engine)


async def test_reports_end_a_tree_in_ranking_when_too_little_is_left_to_rank(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 3}))
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [4])
    first, second = await reply(engine, 2, root), await reply(engine, 3, root)
    for each in (first, second):
        await review(engine, each, [4])
    ballot = await claim(engine, 5, Kind.RANK_ASSISTANT_REPLIES)
    for by in (1, 4):
        await engine.votes.report(first, "spam", "", by=by, now=NOW)
    assert await state_of(store, root) is S.READY_FOR_EXPORT
    assert (await message_row(store, second)).rank is None
    assert (await claim(engine, 5, Kind.INITIAL_PROMPT)).id != ballot.id
    await in_order(engine)


async def test_nested_reports_take_points_back_once(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(SMALL.changed({"auto_mod_red_flags": 3}))
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [4])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [4])
    follow_up = await reply(engine, 3, answer)
    await review(engine, follow_up, [4])
    for by in (1, 5):
        await engine.votes.report(answer, "spam", "", by=by, now=NOW)
        await engine.votes.report(follow_up, "spam", "", by=by, now=NOW)
    stricter = make_engine(SMALL)  # two reports are enough now: both go in the same transaction
    await stricter.votes.report(answer, "spam", "", by=4, now=NOW)
    assert (await message_row(store, follow_up)).is_deleted
    await in_order(stricter)


async def test_fewer_required_reviews_decide_about_what_has_enough_of_them(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(STANDARD)
    await members(engine, 1, 2, 3)
    root = await prompt(engine, 1)
    await review(engine, root, [2])
    view = await claim_about(engine, 3, Kind.LABEL_INITIAL_PROMPT, root)
    small = make_engine(SMALL)
    await small.upkeep.expire_tasks(now=view.expires_at)
    assert (await message_row(store, root)).review_result is True
    assert await state_of(store, root) is not S.ABORTED_LOW_GRADE


# Erasing


async def test_an_erased_reply_leaves_the_others_of_a_finished_tree_in_order(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 4, "max_children_count": 3, "max_tree_depth": 1}))
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [5])
    replies = [await reply(engine, by, root) for by in (2, 3, 4)]
    for each in replies:
        await review(engine, each, [5])
    await finish(
        engine, await claim(engine, 5, Kind.RANK_ASSISTANT_REPLIES), 5, order=[[each] for each in replies]
    )
    assert [(await message_row(store, each)).rank for each in replies] == [0, 1, 2]
    await engine.erasure.erase(2, now=NOW)
    assert [(await message_row(store, each)).rank for each in replies] == [None, 0, 1]
    await engine.erasure.erase(3, now=NOW)
    assert [(await message_row(store, each)).rank for each in replies] == [None, None, None]
    assert await state_of(store, root) is S.READY_FOR_EXPORT
    await in_order(engine)


async def test_the_finished_tree_of_an_erased_prompt_is_halted(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 2}))
    await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    await review(engine, await reply(engine, 2, root), [3])
    assert await state_of(store, root) is S.READY_FOR_EXPORT
    await engine.erasure.erase(1, now=NOW)
    assert await state_of(store, root) is S.HALTED_BY_MODERATOR
    await in_order(engine)


async def test_an_erasure_takes_points_back_once_and_counts_right(engine: Engine, store: Store) -> None:
    """The member wrote the prompt and, deeper down, an answer to an answer to it."""
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [4])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [4])
    own = await reply(engine, 1, answer)
    await review(engine, own, [4])
    other = await reply(engine, 3, root)
    for by in (4, 5):
        await engine.votes.report(other, "spam", "", by=by, now=NOW)
    erased = await engine.erasure.erase(1, now=NOW)
    assert erased is not None
    assert (erased.messages, erased.below) == (2, 1)  # what was taken out before is not counted
    await in_order(engine)


async def test_a_finished_tree_offers_no_more_work(engine: Engine, store: Store) -> None:
    people = await members(engine, 1, 2, 3)
    root = await prompt(engine, 1)
    clock = Clock()
    await carry_to_the_end(engine, root, people, clock=clock)
    assert await count(store, t.work) == 0
    for by in people:
        open_kinds = (await engine.tasks.availability(by, now=NOW)).by_kind
        assert [kind for kind, number in open_kinds.items() if number.open] == [Kind.INITIAL_PROMPT]

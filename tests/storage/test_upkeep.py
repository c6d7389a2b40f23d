"""What happens without a member: the lottery and the backlog."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.errors import StoreUnavailable
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL, Rules
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.builders import (
    NOW,
    EngineFactory,
    claim,
    count,
    engine_over,
    fetch,
    finish,
    growing_prompt,
    members,
    prompt,
    reply,
    review,
    state_of,
)
from tests.storage.invariants import assert_consistent

S = TreeState
ONE_TREE = SMALL.changed({"max_active_trees": 1, "p_activate_backlog_tree": 0.0})


async def waiting_prompts(engine: Engine, *authors: int) -> list[int]:
    """Accepted prompts of these authors in the lottery; member 9 reviewed them."""
    roots = [await prompt(engine, by) for by in authors]
    for root in roots:
        await review(engine, root, [9])
    return roots


async def states(store: Store, roots: Sequence[int]) -> list[TreeState]:
    """Where these trees stand."""
    return [await state_of(store, root) for root in roots]


async def park(store: Store, *, replies: int, lang: str = "es") -> int:
    """An imported tree in the backlog, with so many accepted replies under its prompt; its prompt."""

    def body(tx: Tx) -> int:
        tree = {"lang": lang, "state": S.BACKLOG_RANKING.value, "created_at": NOW, "changed_at": NOW}
        tree |= {"goal_size": 12, "max_depth": 3, "max_children": 3}
        number = tx.execute(sa.select(sa.func.count()).select_from(t.message)).scalar_one()
        tree_id = tx.execute(
            sa.insert(t.tree).values(**tree, public_id=f"tree-{number}").returning(t.tree.c.id)
        ).scalar_one()
        root = 0
        for index in range(replies + 1):
            message = {
                "public_id": f"message-{number + index}",
                "tree_id": tree_id,
                "parent_id": root or None,
                "source_author": f"somebody-{index}",
                "role": "assistant" if root else "prompter",
                "lang": lang,
                "text": f"texto {index}",
                "text_sha256": f"{index}",
                "depth": min(index, 1),
                "review_count": 3,
                "review_result": True,
            }
            added = tx.execute(sa.insert(t.message).values(**message).returning(t.message.c.id)).scalar_one()
            root = root or added
        return root

    return await store.write(body)


# The lottery


async def test_no_more_trees_grow_than_the_rules_allow(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(SMALL.changed({"max_active_trees": 2}))
    await members(engine, 1, 2, 9)
    roots = await waiting_prompts(engine, 1, 2, 1, 2)
    assert sorted(await states(store, roots)) == [S.GROWING] * 2 + [S.PROMPT_LOTTERY_WAITING] * 2
    assert await engine.upkeep.advance("es", now=NOW) == 0


async def test_a_place_that_becomes_free_is_drawn_for_right_after_the_submission(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(ONE_TREE.changed({"goal_tree_size": 2}))
    await members(engine, 1, 2, 9)
    first, second = await waiting_prompts(engine, 1, 2)
    await review(engine, await reply(engine, 9, first), [1])
    assert await states(store, [first, second]) == [S.READY_FOR_EXPORT, S.GROWING]
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_every_language_has_places_of_its_own(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(ONE_TREE)
    await members(engine, 1, 9)
    await members(engine, 2, 8, languages=("en",))
    (spanish,) = await waiting_prompts(engine, 1)
    english = await prompt(engine, 2)
    await review(engine, english, [8])
    assert await states(store, [spanish, english]) == [S.GROWING, S.GROWING]


async def test_the_prompt_of_a_suspended_member_is_not_drawn(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(ONE_TREE)
    await members(engine, 1, 2, 9)
    await growing_prompt(engine, 1, [9])
    suspended, other = await waiting_prompts(engine, 1, 2)
    await engine.members.suspend(1, reason="spam", now=NOW)
    wider = make_engine(ONE_TREE.changed({"max_active_trees": 3}))
    await wider.upkeep.advance_all(now=NOW)
    assert await states(store, [suspended, other]) == [S.PROMPT_LOTTERY_WAITING, S.GROWING]
    await engine.members.suspend(1, reason=None, now=None)
    await wider.upkeep.advance_all(now=NOW)
    assert await state_of(store, suspended) is S.GROWING


async def test_first_places_of_the_last_month_raise_the_odds_of_an_author(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(ONE_TREE)
    await members(engine, 1, 2, 9)
    await growing_prompt(engine, 9, [1])
    roots = await waiting_prompts(engine, 1, 2)
    c = t.contributor.c
    helpful = (await fetch(store, sa.select(c.id).where(c.discord_id == 1)))[0].id

    def praise(tx: Tx) -> None:
        entry = {
            "contributor_id": helpful,
            "lang": "es",
            "event": "reply_ranked_1",
            "delta": 90,
            "created_at": NOW,
        }
        tx.execute(sa.insert(t.point_entry), [entry] * 1000)

    def put_back(tx: Tx) -> None:
        ours = t.tree.c.id.in_(sa.select(t.message.c.tree_id).where(t.message.c.id.in_(roots)))
        tx.execute(sa.update(t.tree).where(ours).values(state=S.PROMPT_LOTTERY_WAITING.value))
        tx.execute(sa.update(t.language_state).values(growing=1, waiting=2))

    await store.write(praise)

    drawn = []
    for days in (29, 31):
        wider = make_engine(ONE_TREE.changed({"max_active_trees": 2}))
        draws = Counter[int]()
        for _ in range(25):
            await wider.upkeep.advance("es", now=NOW + timedelta(days=days))
            draws.update([await state_of(store, roots[0]) is S.GROWING])
            await store.write(put_back)
        drawn.append(draws[True])
    assert drawn[0] == 25  # 1001 to 1
    assert 5 < drawn[1] < 20  # even


async def test_the_lottery_of_an_empty_store_draws_nothing(engine: Engine) -> None:
    await engine.upkeep.advance_all(now=NOW)
    assert await engine.upkeep.advance("es", now=NOW) == 0
    assert await engine.upkeep.expire_tasks(now=NOW) == 0


async def test_a_submission_is_stored_even_when_the_lottery_cannot_run(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await members(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)

    async def locked(*_args: object, **_options: object) -> int:
        raise StoreUnavailable(detail="database is locked")

    monkeypatch.setattr(engine.upkeep.__class__, "advance", locked)
    assert (await finish(engine, view, 1)).points == 1
    assert await count(store, t.message) == 1


async def test_prompts_of_suspended_members_can_be_halted_and_taken_up_again(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(ONE_TREE)
    await members(engine, 1, 2, 9)
    grown = await growing_prompt(engine, 1, [9])
    suspended, other = await waiting_prompts(engine, 1, 2)
    assert await engine.upkeep.halt_suspended(now=NOW) == 0
    await engine.members.suspend(1, reason="spam", now=NOW)
    assert await engine.upkeep.halt_suspended(now=NOW) == 1
    assert await engine.upkeep.halt_suspended(now=NOW) == 0
    assert await states(store, [grown, suspended, other]) == [
        S.GROWING,  # others work in it
        S.HALTED_BY_MODERATOR,
        S.PROMPT_LOTTERY_WAITING,
    ]
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))
    await engine.members.suspend(1, reason=None, now=None)
    assert await engine.moderation.restart(suspended, now=NOW) is S.PROMPT_LOTTERY_WAITING
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


# The backlog


async def test_a_parked_tree_is_taken_into_ranking(engine: Engine, store: Store) -> None:
    await members(engine, 1)
    root = await park(store, replies=3)
    assert await engine.upkeep.activate_backlog("es", 5, now=NOW) == 1
    assert await state_of(store, root) is S.RANKING
    assert len((await claim(engine, 1, Kind.RANK_ASSISTANT_REPLIES)).options) == 3


async def test_a_parked_tree_without_anything_to_rank_is_aborted(engine: Engine, store: Store) -> None:
    root = await park(store, replies=1)
    await engine.upkeep.activate_backlog("es", 1, now=NOW)
    assert await state_of(store, root) is S.ABORTED_LOW_GRADE


async def test_as_many_as_asked_for_are_taken_and_only_of_that_language(engine: Engine, store: Store) -> None:
    spanish = [await park(store, replies=2) for _ in range(3)]
    english = await park(store, replies=2, lang="en")
    assert await engine.upkeep.activate_backlog("es", 2, now=NOW) == 2
    assert await states(store, spanish) == [S.RANKING, S.RANKING, S.BACKLOG_RANKING]
    assert await state_of(store, english) is S.BACKLOG_RANKING


@pytest.mark.parametrize(("chance", "state"), [(1.0, S.RANKING), (0.0, S.BACKLOG_RANKING)])
async def test_when_a_tree_ends_a_parked_one_may_take_its_place(
    store: Store, chance: float, state: TreeState
) -> None:
    rules: Rules = SMALL.changed({"p_activate_backlog_tree": chance, "goal_tree_size": 2})
    engine = engine_over(store, rules)
    await members(engine, 1, 2, 3)
    parked = await park(store, replies=2)
    root = await growing_prompt(engine, 1, [2])
    assert await state_of(store, parked) is S.BACKLOG_RANKING
    await review(engine, await reply(engine, 2, root), [3])
    assert await state_of(store, root) is S.READY_FOR_EXPORT
    assert await state_of(store, parked) is state


@pytest.mark.parametrize(
    ("minimum", "state"), [(0, S.BACKLOG_RANKING), (1, S.BACKLOG_RANKING), (2, S.RANKING)]
)
async def test_a_parked_tree_is_taken_when_fewer_rankings_are_open_than_the_rules_want(
    store: Store, minimum: int, state: TreeState
) -> None:
    rules = SMALL.changed(
        {"p_activate_backlog_tree": 0.0, "min_active_rankings": minimum, "goal_tree_size": 2}
    )
    engine = engine_over(store, rules)
    await members(engine, 1, 2, 3)
    await park(store, replies=2)
    await engine.upkeep.activate_backlog("es", 1, now=NOW)  # one ranking is open
    parked = await park(store, replies=2)
    root = await growing_prompt(engine, 1, [2])
    await review(engine, await reply(engine, 2, root), [3])
    assert await state_of(store, root) is S.READY_FOR_EXPORT
    assert await state_of(store, parked) is state


async def test_an_imported_tree_in_the_backlog_counts_in_no_figure_of_the_day(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2)
    await park(store, replies=2)
    await engine.upkeep.activate_backlog("es", 1, now=NOW)
    await finish(engine, await claim(engine, 1, Kind.RANK_ASSISTANT_REPLIES), 1)
    (day,) = await engine.boards.days("es", since=NOW.date())
    assert (day.rankings, day.finished_trees, day.accepted) == (1, 0, 0)

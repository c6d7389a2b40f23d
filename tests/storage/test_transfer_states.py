"""Imported trees take their place in the engine: their state, their limits, the work they offer."""

from __future__ import annotations

import json
from collections import Counter

import pytest
import sqlalchemy as sa

from storage.domain.kinds import KINDS, Kind
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.importing import LIVE
from storage.store import Store
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    claim,
    count,
    fetch,
    finish,
    member,
    members,
    work_in_turn,
)
from tests.domain.oasst_files import (
    Node,
    answer,
    message,
    minimal_tree,
    nodes_of,
    tree,
)
from tests.storage.transfers import (
    RULES,
    SEED,
    counters,
    lines_of,
    open_work,
    states,
    take_in,
    take_out,
)


async def test_a_file_decides_about_the_state_unless_one_is_asked_for(store: Store) -> None:
    await take_in(store, tree("a", state="backlog_ranking"), minimal_tree("b"))
    await take_in(store, tree("c", state="growing"), minimal_tree("d"), state=TreeState.HALTED_BY_MODERATOR)
    assert await states(store) == {
        "a": "backlog_ranking",
        "b": "ready_for_export",
        "c": "halted_by_moderator",
        "d": "halted_by_moderator",
    }
    exported = {each["message_tree_id"]: each.get("tree_state") for each in await take_out(store)}
    assert exported["d"] == "halted_by_moderator"


async def test_a_tree_ready_for_scoring_is_ranked_again(store: Store) -> None:
    await take_in(store, tree("a", answer("b", rank=0), answer("c", rank=1), state="ready_for_scoring"))
    assert await states(store) == {"a": "ranking"}
    assert await open_work(store) == {"rank_assistant_replies": 1}


@pytest.mark.parametrize("state", sorted({*TreeState} - {*LIVE, TreeState.READY_FOR_SCORING}))
async def test_trees_nobody_works_on_are_stored_as_they_are(store: Store, state: TreeState) -> None:
    found = tree(
        "a", answer("b", review_count=0, review_result=None), state=state.value, emojis={"red_flag": 9}
    )
    del found["prompt"]["replies"][0]["review_result"]
    await take_in(store, found)
    assert await states(store) == {"a": state.value}
    assert await count(store, t.work) == 0
    assert await counters(store) == {}


@pytest.mark.parametrize(
    ("state", "found", "work"),
    [
        ("initial_prompt_review", tree("a", review_count=0, review_result=None), {"label_initial_prompt": 1}),
        ("prompt_lottery_waiting", tree("a"), {"rank_initial_prompts": 1}),
        ("growing", tree("a", answer("b")), {"assistant_reply": 1, "prompter_reply": 1}),
        ("growing", tree("a", answer("b", review_count=0, review_result=None)), {"label_assistant_reply": 1}),
        ("ranking", tree("a", answer("b"), answer("c")), {"rank_assistant_replies": 1}),
    ],
)
async def test_trees_that_members_work_on_enter_the_queue(
    store: Store, state: str, found: Node, work: dict[str, int]
) -> None:
    await take_in(store, found | {"tree_state": state})
    assert await states(store) == {"a": state}
    assert (await open_work(store)).items() >= work.items()


@pytest.mark.parametrize(
    ("state", "work"),
    [
        (TreeState.GROWING, {"label_assistant_reply": 2, "label_prompter_reply": 1}),
        (TreeState.RANKING, {"rank_assistant_replies": 1}),
        (TreeState.PROMPT_LOTTERY_WAITING, {"rank_initial_prompts": 1}),
    ],
)
async def test_trees_of_a_file_that_knows_no_reviews_can_be_worked_on(
    store: Store, state: TreeState, work: dict[str, int]
) -> None:
    await take_in(store, minimal_tree("a"), state=state)
    assert await states(store) == {"a": state.value}
    assert await open_work(store) == work


async def test_parked_trees_of_a_file_that_knows_no_reviews_can_be_activated(
    store: Store, make_engine: EngineFactory
) -> None:
    await take_in(store, minimal_tree("a"), state=TreeState.BACKLOG_RANKING)
    assert await take_out(store) == [minimal_tree("a", tree_state="backlog_ranking")]
    await make_engine(RULES).upkeep.activate_backlog("es", 1, now=NOW)
    assert await states(store) == {"a": "ranking"}


async def test_a_late_reply_that_was_never_reviewed_is_not_accepted_by_an_import(store: Store) -> None:
    late = answer("d", review_count=0)
    del late["review_result"]
    await take_in(store, tree("a", answer("b"), answer("c"), late, state="ranking"))
    rows = await fetch(store, sa.select(t.message.c.public_id, t.message.c.review_result))
    assert {row.public_id: row.review_result for row in rows} == {"a": True, "b": True, "c": True, "d": None}


async def test_an_imported_tree_moves_on_when_nothing_is_left_to_do(store: Store) -> None:
    await take_in(store, tree("a", answer("b"), state="ranking"))
    await take_in(store, tree("c", state="initial_prompt_review"))
    await take_in(store, tree("d", state="growing", emojis={"red_flag": 2}))
    await take_in(store, tree("e", answer("f"), state="growing", deleted=True))
    assert await states(store) == {
        "a": "ready_for_export",
        "c": "prompt_lottery_waiting",
        "d": "aborted_low_grade",
        "e": "halted_by_moderator",
    }
    assert await counters(store) == {"es": (0, 0, 1)}


async def test_counters_of_a_language_count_what_was_imported(store: Store) -> None:
    found = [json.loads(each) for path in SEED.glob("*.jsonl") for each in lines_of(path)]
    await take_in(store, *found)
    rows = await fetch(store, sa.select(t.tree.c.lang, t.tree.c.state))
    number = Counter((row.lang, row.state) for row in rows)
    assert await counters(store) == {
        lang: (
            number[lang, "growing"],
            number[lang, "initial_prompt_review"],
            number[lang, "prompt_lottery_waiting"],
        )
        for lang in ("en", "es", "fr")
    }


async def test_limits_are_those_of_the_rules_or_what_the_tree_has(store: Store) -> None:
    wide = tree("wide", *(answer(f"w{number}") for number in range(8)))
    deep = tree("deep", answer("d1", message("d2", answer("d3", message("d4")))))
    rejected = tree("rejected", *(answer(f"r{number}", review_result=False) for number in range(9)))
    await take_in(store, wide, deep, rejected)
    c = t.tree.c
    rows = await fetch(store, sa.select(c.public_id, c.goal_size, c.max_depth, c.max_children))
    assert {row[0]: tuple(row[1:]) for row in rows} == {
        "wide": (9, SMALL.max_tree_depth, 8),
        "deep": (SMALL.goal_tree_size, 4, SMALL.max_children_count),
        "rejected": (SMALL.goal_tree_size, SMALL.max_tree_depth, 9),
    }


@pytest.mark.parametrize("kind", KINDS)
async def test_a_newcomer_gets_each_kind_from_our_seeds(
    store: Store, make_engine: EngineFactory, kind: Kind
) -> None:
    await take_in(store, *(each for path in sorted(SEED.glob("*.jsonl")) for each in lines_of(path)))
    engine = make_engine(RULES)
    await member(engine, 1)
    view = await claim(engine, 1, kind)
    assert (view.kind, view.lang) == (kind, "es")
    await finish(engine, view, 1, text="Una respuesta que nadie ha escrito todavía")


async def test_the_seeds_hold_every_lasting_state(store: Store) -> None:
    await take_in(store, *lines_of(SEED / "es.jsonl"))
    assert set((await states(store)).values()) == set(TreeState) - {TreeState.READY_FOR_SCORING}


async def test_a_crowd_finishes_imported_trees(store: Store, make_engine: EngineFactory) -> None:
    found = tree("a", answer("b", labels={"quality": {"value": 0.5, "count": 3}}), state="growing")
    await take_in(store, found)
    engine = make_engine(RULES)
    people = await members(engine, *range(1, 7))
    await work_in_turn(engine, people, clock=Clock())
    assert await states(store) == {"a": "ready_for_export"}
    back = (await take_out(store))[0]
    assert len(list(nodes_of(back))) == RULES.goal_tree_size
    assert [node.get("rank") for node in back["prompt"]["replies"]] == [0, 1]

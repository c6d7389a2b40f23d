"""Faults that somebody found by trying to break the engine; each failed before it was mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    carry_to_the_end,
    claim,
    engine_over,
    fetch,
    finish,
    growing_prompt,
    members,
    prompt,
)

LATER = NOW + timedelta(days=3)


async def _state(store: Store, tree_message: int) -> str:
    query = sa.select(t.tree.c.state).join(t.message, t.message.c.tree_id == t.tree.c.id)
    return str((await fetch(store, query.where(t.message.c.id == tree_message)))[0].state)


async def test_lowered_thresholds_free_a_tree_that_everybody_has_worked_on(store: Store) -> None:
    people = [1, 2, 3, 4]
    strict = engine_over(store, replace(SMALL, num_required_rankings=3, goal_tree_size=3))
    await members(strict, *people)
    root = await growing_prompt(strict, 1, [2])
    await carry_to_the_end(strict, root, people)
    assert await _state(store, root) == "ranking"
    lenient = engine_over(store, replace(SMALL, num_required_rankings=1, goal_tree_size=3))
    assert await lenient.upkeep.resettle_all(now=LATER) >= 1
    assert await _state(store, root) == "ready_for_export"


async def test_a_text_that_expired_comes_back_with_the_next_request(engine: Engine) -> None:
    await members(engine, 1)
    first = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await engine.tasks.save_text(first.id, "Mi texto largo y valioso", by=1)
    assert await engine.upkeep.expire_tasks(now=LATER) == 1
    again = await claim(engine, 1, Kind.LABEL_INITIAL_PROMPT, now=LATER)
    assert (again.id, again.draft.text, again.is_resumed) == (first.id, "Mi texto largo y valioso", True)
    assert again.expires_at > LATER
    await engine.submissions.submit(again.id, by=1, now=LATER)


async def test_skipping_an_old_panel_after_the_answer_counts_nothing(store: Store, engine: Engine) -> None:
    await members(engine, 1, 2)
    await prompt(engine, 1)
    old = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    new = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT, now=LATER)
    await finish(engine, new, 2, now=LATER)
    await engine.tasks.skip(old.id, by=2, now=LATER)
    assert await fetch(store, sa.select(t.emoji_stat)) == []

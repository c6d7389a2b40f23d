"""Places that others were quicker to take, tasks that one comes back to late, and queues that one has seen all of."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
import sqlalchemy as sa

from storage.domain.errors import NothingAvailable, StoreUnavailable, TaskExpired
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.queries import trees, work
from storage.services import leases, upkeep
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.builders import (
    NOW,
    EngineFactory,
    claim,
    engine_over,
    fetch,
    fill_in,
    finish,
    growing_prompt,
    members,
    prompt,
    review,
    state_of,
    task_row,
    tree_row,
)
from tests.conftest import PostgresServer
from tests.storage.situations import RULES, finished, in_order

LATER = NOW + timedelta(days=3)
RANKED_ONCE = SMALL.changed({"max_active_trees": 1, "num_prompt_rankings": 1})
"""One conversation grows; the other prompts wait, and each is compared once."""


async def waiting_prompts(engine: Engine, *authors: int) -> list[int]:
    """Prompts of these members in the lottery, behind one of member 9's that grows; 8 reviews."""
    if not await fetch(engine.context.store, sa.select(t.tree.c.id)):
        await growing_prompt(engine, 9, [8])
    roots = [await prompt(engine, by) for by in authors]
    for root in roots:
        await review(engine, root, [8])
    return roots


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
async def test_a_late_comparison_of_prompts_that_others_compared_gives_back_what_was_free(
    make_engine: EngineFactory, store: Store, seed: int
) -> None:
    engine = make_engine(RANKED_ONCE, seed=seed)
    await members(engine, *range(1, 10))
    free, *taken = await waiting_prompts(engine, 1, 2, 3)
    late = await claim(engine, 4, Kind.RANK_INITIAL_PROMPTS)
    assert {option.id for option in late.options} == {free, *taken}
    await fill_in(engine, late, 4)
    await engine.upkeep.expire_tasks(now=LATER)
    (new,) = await waiting_prompts(engine, 5)
    view = await claim(engine, 1, Kind.RANK_INITIAL_PROMPTS, now=LATER)
    assert {option.id for option in view.options} == {new, *taken}  # nobody ranks their own
    await finish(engine, view, 1, now=LATER)
    with pytest.raises(TaskExpired):
        await engine.submissions.submit(late.id, by=4, now=LATER)
    w = t.work.c
    left = await fetch(
        store, sa.select(w.message_id, w.need, w.leased).where(w.kind == late.kind.value, w.need > 0)
    )
    assert [tuple(row) for row in left] == [(free, 1, 0)]
    await in_order(engine)


async def test_whose_picks_others_always_take_first_is_told_that_there_is_nothing(
    sqlite_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL a place can go between looking for one and taking it; nobody looks for ever."""
    await members(sqlite_engine, 1, 2)
    await prompt(sqlite_engine, 1)
    tries: list[int] = []

    def too_late(_tx: Tx, _kind: Kind, message_id: int, *_: object, **__: object) -> bool:
        tries.append(message_id)
        return False

    monkeypatch.setattr(work, "lease", too_late)
    with pytest.raises(NothingAvailable):
        await claim(sqlite_engine, 2, Kind.LABEL_INITIAL_PROMPT)
    assert len(tries) == 2 * leases.ATTEMPTS
    monkeypatch.undo()
    assert (await claim(sqlite_engine, 2, Kind.LABEL_INITIAL_PROMPT)).conversation
    await in_order(sqlite_engine)


async def test_asking_for_work_with_a_text_at_hand_shows_that_text_again(engine: Engine) -> None:
    await members(engine, 1, 2, 3)
    await growing_prompt(engine, 1, [2])
    view = await claim(engine, 3, Kind.ASSISTANT_REPLY)
    await fill_in(engine, view, 3, text="A medio escribir")
    for kind in (None, Kind.ASSISTANT_REPLY, Kind.INITIAL_PROMPT):
        again = await claim(engine, 3, kind)
        assert (again.id, again.is_resumed, again.draft.text) == (view.id, True, "A medio escribir")


async def test_a_task_that_ran_out_is_given_back_by_its_owner_who_asks_before_the_job_runs(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2)
    await prompt(engine, 1)
    old = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    new = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT, now=LATER)
    assert (new.id == old.id, new.is_resumed) == (False, False)
    assert (await task_row(store, old.id)).state == "expired"
    await finish(engine, new, 2, now=LATER)
    await in_order(engine)


async def test_more_tasks_than_one_transaction_takes_are_all_given_back(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "BATCH", 2)
    people = await members(engine, 1, 2, 3, 4, 5)
    for by in people:
        await claim(engine, by, Kind.INITIAL_PROMPT)
    assert await engine.upkeep.expire_tasks(now=LATER) == 5
    assert {row.state for row in await fetch(store, sa.select(t.task.c.state))} == {"expired"}
    await in_order(engine)


@pytest.fixture
def small_sample(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Look at two slots of a kind only."""
    work._seeing.cache_clear()
    monkeypatch.setattr(work, "SAMPLE", 2)
    yield
    work._seeing.cache_clear()


@pytest.mark.usefixtures("small_sample")
async def test_whoever_wrote_all_that_was_looked_at_is_still_shown_what_lies_behind(engine: Engine) -> None:
    await members(engine, 1, 2)
    for by in (1,) * 12 + (2,):
        await prompt(engine, by)
    available = await engine.tasks.availability(1, now=NOW)
    assert available.by_kind[Kind.LABEL_INITIAL_PROMPT].open == 1


async def test_an_answer_is_stored_although_the_lottery_after_it_fails(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await members(engine, 1, 2)
    root = await prompt(engine, 1)
    view = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)

    async def fails(*_: object, **__: object) -> None:
        raise StoreUnavailable(detail="gone")

    monkeypatch.setattr(upkeep.Upkeep, "advance", fails)
    with caplog.at_level(logging.WARNING, "storage"):
        told = await finish(engine, view, 2)
    assert not told.is_repeat
    assert f"task {view.id} is stored; the lottery waits for its job" in caplog.messages
    assert await state_of(store, root) is TreeState.PROMPT_LOTTERY_WAITING
    monkeypatch.undo()
    await engine.upkeep.advance("es", now=NOW)
    assert await state_of(store, root) is TreeState.GROWING


async def test_a_tree_goes_no_way_that_the_table_does_not_have(
    make_engine: EngineFactory, store: Store
) -> None:
    root = await finished(make_engine(RULES))
    row = await tree_row(store, root)
    with pytest.raises(ValueError, match="cannot go from ready_for_export to growing"):
        await store.write(lambda tx: trees.move(tx, row, TreeState.READY_FOR_EXPORT, TreeState.GROWING, NOW))
    assert await tree_row(store, root) == row


@pytest.mark.parametrize(
    ("state", "moved_to", "job"),
    [
        ("backlog_ranking", "ranking", lambda engine: engine.upkeep.activate_backlog("es", 1, now=NOW)),
        (
            "prompt_lottery_waiting",
            "halted_by_moderator",
            lambda engine: engine.upkeep.halt_suspended(now=NOW),
        ),
    ],
    ids=["parked", "waiting"],
)
async def test_a_tree_that_another_process_moves_first_is_left_as_it_is(
    postgres_server: PostgresServer,
    state: str,
    moved_to: str,
    job: Callable[[Engine], Coroutine[Any, Any, int]],
) -> None:
    """The job has read that the tree waits; it passes it over, or waits for the other process to let go of it."""
    url = postgres_server.create_migrated()
    store = await Store.open(url)
    other = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        engine = engine_over(store, RANKED_ONCE)
        await members(engine, *range(1, 10))
        (root,) = await waiting_prompts(engine, 1)
        await engine.members.suspend(1, reason="spam", now=NOW)
        row = await tree_row(store, root)
        await store.write(
            lambda tx: tx.execute(sa.update(t.tree).where(t.tree.c.id == row.id).values(state=state))
        )
        before = other.transaction()
        await before.start()
        await other.execute("UPDATE tree SET state = $1 WHERE id = $2", moved_to, row.id)
        doing = asyncio.create_task(job(engine))
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        while not doing.done() and not await other.fetchval(waiting):
            pass
        await before.commit()
        assert await doing == 0
        assert (await tree_row(store, root)).state == moved_to
        assert (await tree_row(store, root)).changed_at == row.changed_at
    finally:
        await other.close()
        await store.close()
        postgres_server.drop(url)

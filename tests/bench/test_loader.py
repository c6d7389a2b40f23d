"""A made store is one that the services could have written, so that what is measured on it means something."""

from __future__ import annotations

from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.store import Store
from tests.bench.crowd import crowd
from tests.bench.fill import engine, fill, grow
from tests.bench.loader import Size
from tests.builders import count
from tests.storage.invariants import assert_consistent

SMALL = Size(600, 10)


async def test_a_made_store_is_consistent(database_url: str) -> None:
    filled = await fill(database_url, SMALL)
    await grow(database_url, SMALL)
    store = await Store.open(database_url)
    try:
        await store.read(lambda tx: assert_consistent(tx, SMALL.rulebook()))
        await _is_as_large_as_asked(store)
        assert filled.rows > 25 * SMALL.messages
    finally:
        await store.close()


async def _is_as_large_as_asked(store: Store) -> None:
    c = t.tree.c
    for state, wanted in SMALL.live.items():
        assert await count(store, t.tree, c.lang == "es", c.state == state.value) == wanted, state
    finished = await count(store, t.tree, c.state == TreeState.READY_FOR_EXPORT.value)
    assert finished == SMALL.messages // 12
    for kind in (
        "assistant_reply",
        "label_assistant_reply",
        "rank_assistant_replies",
        "rank_initial_prompts",
    ):
        assert await count(store, t.work, t.work.c.kind == kind), f"nothing is open of {kind}"


async def test_members_work_on_in_a_made_store(database_url: str) -> None:
    await fill(database_url, SMALL)
    await grow(database_url, SMALL)
    store = await Store.open(database_url)
    try:
        watch = await crowd(engine(store, SMALL), SMALL, at_once=8, cycles=40)
        assert watch.cycles == 40
        await store.read(lambda tx: assert_consistent(tx, SMALL.rulebook()))
    finally:
        await store.close()

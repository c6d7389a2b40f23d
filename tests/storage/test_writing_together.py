"""Writers that wait for each other are committed together on SQLite: each with its own outcome, none before the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

import sqlalchemy as sa

from storage.queries import tables as t
from storage.store import GROUP, Store, Tx
from tests.builders import NOW, count, fetch


class Interrupted(Exception):
    """What a body under test fails with."""


def add(tx: Tx, discord_id: int) -> int:
    """Store a member; the id again."""
    tx.execute(sa.insert(t.contributor).values(discord_id=discord_id, created_at=NOW))
    return discord_id


def add_and_fail(tx: Tx, discord_id: int) -> int:
    """Store a member and think better of it."""
    add(tx, discord_id)
    raise Interrupted


def break_a_reference(tx: Tx, lang: str) -> None:
    """Store something that is noticed only when the transaction is committed."""
    tx.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    tx.execute(sa.insert(t.contributor_language).values(contributor_id=999, lang=lang))


async def together(store: Store, *bodies: Callable[[Tx], object]) -> list[object]:
    """What became of functions that were given to the store at the same moment."""
    return await asyncio.gather(*(store.write(body) for body in bodies), return_exceptions=True)


async def members_of(store: Store) -> list[int]:
    """The Discord ids that are stored."""
    c = t.contributor.c
    return [row.discord_id for row in await fetch(store, sa.select(c.discord_id).order_by(c.discord_id))]


async def test_each_writer_of_a_group_gets_its_own_answer(store: Store) -> None:
    number = 3 * GROUP + 1
    answers = await together(store, *(partial(add, discord_id=each) for each in range(number)))
    assert answers == list(range(number))
    assert await members_of(store) == list(range(number))


async def test_a_writer_that_fails_takes_back_its_own_and_nothing_else(store: Store) -> None:
    bodies = [partial(add_and_fail if each in (0, 2, 4) else add, discord_id=each) for each in range(5)]
    answers = await together(store, *bodies)
    assert [each for each in answers if not isinstance(each, BaseException)] == [1, 3]
    assert all(isinstance(answers[each], Interrupted) for each in (0, 2, 4))
    assert await members_of(store) == [1, 3]


async def test_a_writer_that_breaks_a_rule_of_the_schema_fails_alone(store: Store) -> None:
    answers = await together(store, *(partial(add, discord_id=each) for each in (1, 1, 2)))
    broken = [each for each in answers if isinstance(each, sa.exc.IntegrityError)]
    assert len(broken) == 1
    assert await members_of(store) == [1, 2]


async def test_when_the_commit_fails_it_fails_for_everybody_and_nothing_is_stored(
    sqlite_store: Store,
) -> None:
    answers = await together(
        sqlite_store,
        partial(add, discord_id=1),
        partial(break_a_reference, lang="es"),
        partial(add, discord_id=2),
    )
    assert [type(each) for each in answers] == [sa.exc.IntegrityError] * 3
    assert await members_of(sqlite_store) == []
    assert await sqlite_store.write(partial(add, discord_id=3)) == 3  # and the connection still works
    assert await members_of(sqlite_store) == [3]


async def test_whoever_stops_waiting_keeps_nobody_else_from_an_answer(sqlite_store: Store) -> None:
    tasks = [asyncio.create_task(sqlite_store.write(partial(add, discord_id=each))) for each in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    assert [answers[0], answers[2]] == [0, 2]
    assert isinstance(answers[1], asyncio.CancelledError)
    assert await members_of(sqlite_store) == [0, 1, 2]  # what was asked for is done all the same
    assert await sqlite_store.write(partial(add, discord_id=7)) == 7


async def test_closing_waits_for_what_is_being_written(database_url: str) -> None:
    store = await Store.open(database_url)
    writing = asyncio.gather(*(store.write(partial(add, discord_id=each)) for each in range(20)))
    await asyncio.sleep(0)
    if store.dialect == "sqlite":
        await store.close()
        assert await writing == list(range(20))
    else:
        await writing
        await store.close()
    again = await Store.open(database_url)
    assert await count(again, t.contributor) == 20
    await again.close()


async def test_whoever_is_answered_is_stored(database_url: str) -> None:
    """Another connection sees it at once: nobody is answered before the commit."""
    store, other = await Store.open(database_url), await Store.open(database_url)
    seen: list[bool] = []

    async def write_and_look(discord_id: int) -> None:
        await store.write(partial(add, discord_id=discord_id))
        seen.append(discord_id in await members_of(other))

    await asyncio.gather(*(write_and_look(each) for each in range(30)))
    assert seen == [True] * 30
    await store.close()
    await other.close()

"""What a database says no to: whether it is the database that is at fault or the question, and a connection that died."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa

from storage import store as store_module
from storage.domain.errors import StoreUnavailable
from storage.store import Store
from tests.conftest import PostgresServer


@pytest.fixture
async def postgres_store(postgres_server: PostgresServer) -> AsyncIterator[Store]:
    """An open, empty store on PostgreSQL alone."""
    url = postgres_server.create()
    opened = await Store.open(url)
    yield opened
    await opened.close()
    postgres_server.drop(url)


def ask(store: Store, question: str):
    """Read the answer to a statement."""
    return store.read(lambda tx: tx.execute(sa.text(question)).scalar())


async def test_a_mistake_in_a_question_is_not_the_fault_of_the_database(postgres_store: Store) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="division by zero"):
        await ask(postgres_store, "SELECT 1 / 0")
    assert await ask(postgres_store, "SELECT 1") == 1


async def test_reading_from_a_server_that_throws_us_out_is_unavailable_and_works_again(
    postgres_store: Store,
) -> None:
    with pytest.raises(StoreUnavailable) as refusal:
        await ask(postgres_store, "SELECT pg_terminate_backend(pg_backend_pid())")
    assert refusal.value.facts["detail"]
    assert await ask(postgres_store, "SELECT 1") == 1


async def test_a_connection_that_died_while_it_lay_idle_is_replaced_unnoticed(
    postgres_store: Store, postgres_server: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "PING_AFTER_SECONDS", 0)
    before = await ask(postgres_store, "SELECT pg_backend_pid()")
    assert await ask(postgres_store, "SELECT pg_backend_pid()") == before
    postgres_server.execute(f"SELECT pg_terminate_backend({before}, 5000)")
    assert await ask(postgres_store, "SELECT pg_backend_pid()") != before


async def test_a_transaction_that_always_loses_its_race_is_given_up(postgres_store: Store) -> None:
    tries: list[int] = []

    def unlucky(tx: sa.Connection) -> None:
        tries.append(1)
        tx.execute(sa.text("DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '40001'; END $$"))

    with pytest.raises(StoreUnavailable) as refusal:
        await postgres_store.write(unlucky)
    assert "lost" in str(refusal.value.facts["detail"])
    assert len(tries) == store_module.ATTEMPTS


async def test_a_change_whose_caller_is_cancelled_at_any_moment_leaves_no_lock(postgres_store: Store) -> None:
    def change(tx: sa.Connection) -> None:
        tx.execute(sa.text("UPDATE counted SET times = times + 1"))

    table = "CREATE TABLE counted (times int)"
    await postgres_store.write(lambda tx: tx.execute(sa.text(table)))
    await postgres_store.write(lambda tx: tx.execute(sa.text("INSERT INTO counted VALUES (0)")))
    for turns in range(200):
        cancelled = asyncio.create_task(postgres_store.write(change))
        for _ in range(turns):
            await asyncio.sleep(0)  # so many turns of the event loop later
        cancelled.cancel()
        await asyncio.gather(cancelled, return_exceptions=True)
        async with asyncio.timeout(10):
            await postgres_store.write(change)
    async with asyncio.timeout(10):
        await asyncio.gather(*(postgres_store.write(change) for _ in range(2 * store_module.CONNECTIONS)))
    assert await ask(postgres_store, "SELECT times FROM counted") >= 200

"""The store: what is committed stays, what fails leaves nothing, and what is wrong with a database is said."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
import sqlalchemy as sa

from storage import store as store_module
from storage.domain.errors import StoreUnavailable
from storage.queries import tables as t
from storage.store import LOADING_PAGES, USUAL_PAGES, Store, Tx
from tests.builders import NOW, count


def add_contributor(tx: Tx, discord_id: int = 1) -> None:
    """Store a row."""
    tx.execute(sa.insert(t.contributor).values(discord_id=discord_id, created_at=NOW))


class Interrupted(Exception):
    """What a body under test fails with."""


@pytest.fixture(autouse=True)
async def threads_have_ended() -> AsyncIterator[None]:
    """Let the thread of a connection that failed to open end before the event loop it reports to."""
    yield
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            await asyncio.to_thread(thread.join, 5.0)


async def test_a_change_is_there_for_every_later_transaction(store: Store) -> None:
    await store.write(add_contributor)
    assert await count(store, t.contributor) == 1


async def test_what_was_committed_is_there_after_opening_again(database_url: str) -> None:
    store = await Store.open(database_url)
    await store.write(add_contributor)
    other = await Store.open(database_url)  # the first is still open, as after a crash
    try:
        assert await count(other, t.contributor) == 1
    finally:
        await other.close()
        await store.close()


async def test_an_exception_takes_back_everything(store: Store) -> None:
    def body(tx: Tx) -> None:
        add_contributor(tx, 1)
        add_contributor(tx, 2)
        raise Interrupted

    with pytest.raises(Interrupted):
        await store.write(body)
    assert await count(store, t.contributor) == 0
    await store.write(add_contributor)  # and the connection still works
    assert await count(store, t.contributor) == 1


async def test_a_broken_rule_of_the_schema_takes_back_everything(store: Store) -> None:
    def body(tx: Tx) -> None:
        add_contributor(tx, 1)
        add_contributor(tx, 1)

    with pytest.raises(sa.exc.IntegrityError):
        await store.write(body)
    assert await count(store, t.contributor) == 0


async def test_reading_cannot_write(store: Store) -> None:
    with pytest.raises(StoreUnavailable):
        await store.read(add_contributor)
    assert await count(store, t.contributor) == 0


async def test_a_body_returns_what_it_found(store: Store) -> None:
    assert await store.write(lambda tx: tx.execute(sa.text("SELECT 41 + 1")).scalar()) == 42


async def test_times_come_back_aware_and_in_utc(store: Store) -> None:
    madrid = timezone(timedelta(hours=2))
    written = datetime(2026, 7, 1, 14, 30, 0, 123456, tzinfo=madrid)
    row = {"discord_id": 1, "created_at": written, "suspended_at": None}
    await store.write(lambda tx: tx.execute(sa.insert(t.contributor).values(**row)))
    found = await store.read(lambda tx: tx.execute(sa.select(t.contributor)).one())
    assert found.created_at == written
    assert found.created_at.tzinfo is UTC
    assert found.suspended_at is None


async def test_a_time_without_zone_is_a_mistake(store: Store) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises((ValueError, sa.exc.StatementError)):
        await store.write(
            lambda tx: tx.execute(sa.insert(t.contributor).values(discord_id=1, created_at=naive))
        )


# SQLite


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait no longer than a moment for a lock."""
    monkeypatch.setattr(store_module, "BUSY_TIMEOUT_MS", 30)


@pytest.fixture
def migrated_file(sqlite_template: Path, tmp_path: Path) -> Path:
    """A migrated SQLite file of the test's own."""
    path = tmp_path / "mine.db"
    path.write_bytes(sqlite_template.read_bytes())
    return path


@pytest.fixture
def other_program(migrated_file: Path) -> Iterator[sqlite3.Connection]:
    """Another program that has the file open."""
    connection = sqlite3.connect(migrated_file, isolation_level=None)
    yield connection
    connection.close()


def address(path: Path) -> str:
    """The URL of a file."""
    return f"sqlite+aiosqlite:///{path}"


@pytest.mark.usefixtures("impatient")
async def test_a_locked_file_is_unavailable_and_works_again_afterwards(
    migrated_file: Path, other_program: sqlite3.Connection
) -> None:
    store = await Store.open(address(migrated_file))
    try:
        other_program.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable) as refusal:
            await store.write(add_contributor)
        assert "locked" in str(refusal.value.facts["detail"])
        assert await count(store, t.contributor) == 0  # reading goes on
        other_program.execute("ROLLBACK")
        await store.write(add_contributor)
        assert await count(store, t.contributor) == 1
    finally:
        await store.close()


@pytest.mark.usefixtures("impatient")
async def test_a_locked_file_is_named_by_the_check(
    migrated_file: Path, other_program: sqlite3.Connection
) -> None:
    store = await Store.open(address(migrated_file))
    try:
        other_program.execute("BEGIN IMMEDIATE")
        (sentence,) = await store.check()
        assert sentence.startswith("The database cannot be written to: ")
    finally:
        other_program.execute("ROLLBACK")
        await store.close()


async def test_a_writer_that_is_short_is_waited_for(
    migrated_file: Path, other_program: sqlite3.Connection
) -> None:
    store = await Store.open(address(migrated_file))
    try:
        other_program.execute("BEGIN IMMEDIATE")
        other_program.execute("UPDATE alembic_version SET version_num = version_num")
        other_program.execute("COMMIT")
        await store.write(add_contributor)
        assert await count(store, t.contributor) == 1
    finally:
        await store.close()


async def test_a_file_that_may_only_be_read_can_be_read_and_says_so(
    migrated_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = aiosqlite.connect

    def read_only(path: Path, **options: Any) -> Any:
        # As the file's permissions would have it; they do not stop root, who may run the tests.
        return real(f"file:{path}?mode=ro", uri=True, **options)

    sqlite3.connect(migrated_file).execute("PRAGMA journal_mode=WAL").close()
    monkeypatch.setattr(aiosqlite, "connect", read_only)
    store = await Store.open(address(migrated_file))
    try:
        assert await count(store, t.contributor) == 0
        with pytest.raises(StoreUnavailable) as refusal:
            await store.write(add_contributor)
        assert "readonly" in str(refusal.value.facts["detail"])
        (sentence,) = await store.check()
        assert sentence.startswith("The database cannot be written to: ")
    finally:
        await store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="no permission stops root")
async def test_a_folder_that_may_only_be_read_is_unavailable(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(StoreUnavailable):
        await Store.open(address(folder / "new.db"))


async def test_a_folder_in_place_of_a_file_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as refusal:
        await Store.open(address(tmp_path))
    assert refusal.value.facts["detail"]


async def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, this is not a database. " * 100)
    with pytest.raises(StoreUnavailable) as refusal:
        await Store.open(address(path))
    assert refusal.value.facts["detail"] == "file is not a database"


async def test_a_missing_folder_is_made_only_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "cosecha.db"
    with pytest.raises(StoreUnavailable):
        await Store.open(address(path))
    store = await Store.open(address(path), create_folder=True)
    await store.close()
    assert path.exists()


async def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable):
        await Store.open(address(tmp_path / "file" / "cosecha.db"), create_folder=True)


async def test_sqlite_is_set_to_survive_a_power_cut_and_to_guard_references(sqlite_store: Store) -> None:
    def pragmas(tx: Tx) -> dict[str, Any]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return {name: tx.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}

    assert await sqlite_store.write(pragmas) == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": store_module.BUSY_TIMEOUT_MS,
    }


# PostgreSQL


@pytest.mark.parametrize(
    "url",
    ["postgresql+asyncpg://nobody@127.0.0.1:1/none", "postgresql://nobody@/none?host=/nowhere"],
    ids=["nothing listens there", "no such socket"],
)
async def test_a_server_that_does_not_answer_is_unavailable(url: str) -> None:
    with pytest.raises(StoreUnavailable) as refusal:
        await Store.open(url)
    assert refusal.value.facts["detail"]


async def test_a_database_that_does_not_exist_is_unavailable(postgres_server: Any) -> None:
    with pytest.raises(StoreUnavailable) as refusal:
        await Store.open(postgres_server.url("not_there"))
    assert "not_there" in str(refusal.value.facts["detail"])


async def test_a_server_that_throws_us_out_is_unavailable_and_found_again(postgres_server: Any) -> None:
    url = postgres_server.create_migrated()
    store = await Store.open(url)
    try:
        with pytest.raises(StoreUnavailable):
            await store.write(lambda tx: tx.execute(sa.text("SELECT pg_terminate_backend(pg_backend_pid())")))
        await store.write(add_contributor)
        assert await count(store, t.contributor) == 1
    finally:
        await store.close()
        postgres_server.drop(url)


async def test_a_server_that_takes_no_changes_is_unavailable(postgres_server: Any) -> None:
    url = postgres_server.create_migrated()
    name = sa.make_url(url).database
    postgres_server.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    store = await Store.open(url)
    try:
        with pytest.raises(StoreUnavailable):
            await store.write(add_contributor)
        (sentence,) = await store.check()
        assert sentence.startswith("The database cannot be written to: ")
    finally:
        await store.close()
        postgres_server.drop(url)


async def test_a_transaction_that_lost_a_race_is_run_again(postgres_server: Any) -> None:
    url = postgres_server.create_migrated()
    store = await Store.open(url)
    tries: list[int] = []

    def unlucky(tx: Tx) -> str:
        tries.append(1)
        add_contributor(tx, len(tries))
        if len(tries) < store_module.ATTEMPTS:
            tx.execute(sa.text("DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '40P01'; END $$"))
        return "done"

    try:
        assert await store.write(unlucky) == "done"
        assert len(tries) == store_module.ATTEMPTS
        assert await count(store, t.contributor) == 1
    finally:
        await store.close()
        postgres_server.drop(url)


async def test_while_a_process_fills_the_database_the_disk_is_waited_for_seldom(sqlite_store: Store) -> None:
    async def pragmas() -> tuple[int, int]:
        def body(tx: Tx) -> tuple[int, int]:
            return (
                tx.exec_driver_sql("PRAGMA synchronous").scalar_one(),
                tx.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar_one(),
            )

        return await sqlite_store.write(body)

    normal, full = 1, 2
    usual = await pragmas()
    assert usual == (full, USUAL_PAGES)
    async with sqlite_store.loading():
        assert await pragmas() == (normal, LOADING_PAGES)
    assert await pragmas() == usual
    with pytest.raises(Interrupted):
        async with sqlite_store.loading():
            raise Interrupted
    assert await pragmas() == usual


async def test_what_was_written_while_loading_is_there_afterwards(store: Store) -> None:
    async with store.loading():
        await store.write(add_contributor)
    assert await count(store, t.contributor) == 1

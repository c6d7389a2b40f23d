"""The database: opening, transactions, migrations, closing; SQLite and PostgreSQL behind one face.

A transaction is a function over a SQLAlchemy connection, run as one job: on SQLite in the thread of an aiosqlite
connection (statement by statement through the event loop is five times slower, see docs/architecture.md), on
PostgreSQL over asyncpg. It commits when the function returns and rolls back when it raises.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Protocol, TypeVar

import aiosqlite
import asyncpg
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from storage.domain.errors import StoreUnavailable

T = TypeVar("T")
Tx = sa.Connection
Body = Callable[[Tx], T]

BUSY_TIMEOUT_MS = 2_000
"""How long a SQLite write waits for another process before the member is asked to try again."""
NO_PATIENCE_MS = 0
"""How long emptying SQLite's log waits for whoever reads: everybody who writes would wait with it."""
CONNECTIONS = 8
"""Connections to PostgreSQL: this process keeps no more of them busy, and each is a process of the server."""
CONNECT_SECONDS = 5
"""How long PostgreSQL may take to answer a new connection."""
USUAL_PAGES = 1_000
"""Pages of SQLite's log after which it is moved into the file: SQLite's own default."""
LOADING_PAGES = 64_000
"""The same while a process fills the database: 256 MB."""
GROUP = 32
"""Writers that are committed together at most (SQLite)."""
STATEMENTS = 512
"""Prepared statements that a connection keeps."""
PING_AFTER_SECONDS = 5
"""How long a pooled connection of PostgreSQL may lie idle before it is asked whether it still lives."""
READERS = 2
"""Connections for reading beside the one that writes (SQLite)."""
ATTEMPTS = 4
"""Tries of a PostgreSQL transaction that loses a deadlock or a serialisation race."""
_RETRY_SQLSTATES = frozenset({"40001", "40P01"})
_UNAVAILABLE = (
    sa.exc.OperationalError,
    sa.exc.InterfaceError,
    sqlite3.OperationalError,
    asyncpg.InterfaceError,
    OSError,
)
_FAILED = (sa.exc.DBAPIError, sqlite3.Error, asyncpg.PostgresError, asyncpg.InterfaceError, OSError)
"""What a database's failure looks like: through SQLAlchemy, or from the driver itself."""
_UNAVAILABLE_SQLSTATES = ("08", "25006", "40", "53", "55P03", "57P", "58")
"""PostgreSQL: lost connection, read-only, races lost too often, no resources, lock timeout, shut down, system error."""


class _Backend(Protocol):
    async def write(self, body: Body[T]) -> T: ...
    async def read(self, body: Body[T]) -> T: ...
    async def set_loading(self, is_loading: bool) -> None: ...
    async def empty_log(self) -> bool: ...
    async def close(self) -> None: ...


class Store:
    """An open database.

    Invariants: every change happens inside `write`; `read` sees one consistent state and changes nothing; a body
    never waits for anything but the database and may be run again from its start when it lost a race.
    """

    def __init__(self, backend: _Backend, url: sa.URL) -> None:
        self._backend = backend
        self.url = url
        """Where it is, for another process; shown without its password."""

    @property
    def dialect(self) -> str:
        """ "sqlite" or "postgresql"."""
        return self.url.get_backend_name()

    @classmethod
    async def open(cls, url: str | sa.URL, *, create_folder: bool = False) -> Store:
        """Connect to `sqlite+aiosqlite:///file` or `postgresql+asyncpg://...`; StoreUnavailable when that fails."""
        parsed = sa.make_url(url)
        try:
            if parsed.get_backend_name() == "sqlite":
                path = Path(parsed.database or "cosecha.db")
                if create_folder:
                    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                return cls(await _Sqlite.open(path), parsed)
            return cls(await _Postgres.open(parsed), parsed)
        except (sa.exc.DBAPIError, sqlite3.DatabaseError, OSError) as error:
            raise StoreUnavailable(detail=_short(error)) from error

    async def write(self, body: Body[T]) -> T:
        """Run `body` in a transaction that is durable when this returns; StoreUnavailable when it cannot be."""
        with _translated():
            return await self._backend.write(body)

    async def read(self, body: Body[T]) -> T:
        """Run `body` over one consistent state; a change raises StoreUnavailable."""
        with _translated():
            return await self._backend.read(body)

    @asynccontextmanager
    async def loading(self) -> AsyncIterator[None]:
        """Within, what is written need not survive a power cut at once, but does when this has ended.

        For a process of its own that fills the database: on SQLite each commit would wait for the disk, and move what
        it wrote to its place in the file every few megabytes.
        """
        with _translated():
            await self._backend.set_loading(True)
        try:
            yield
        finally:
            with _translated():
                await self._backend.set_loading(False)
            await self.write(_touch)  # its commit waits until the disk has everything before it, too

    async def empty_log(self) -> bool:
        """Move SQLite's log into the file and leave nothing in it; False where somebody reads or writes just now.

        Waits for nobody. PostgreSQL looks after its own log.
        """
        with _translated():
            return await self._backend.empty_log()

    async def upgrade(self, revision: str = "head") -> None:
        """Migrate the schema up to a revision."""
        await self.write(lambda tx: command.upgrade(migrations(tx), revision))

    async def downgrade(self, revision: str) -> None:
        """Migrate the schema down to a revision."""
        await self.write(lambda tx: command.downgrade(migrations(tx), revision))

    async def check(self) -> list[str]:
        """One sentence per fault: the schema is not the one this program knows, or cannot be written to."""
        head = ScriptDirectory.from_config(migrations(None)).get_current_head()
        current = await self.read(lambda tx: MigrationContext.configure(tx).get_current_revision())
        if current is None:
            return ["The database is empty: run `cosecha db upgrade`."]
        if current != head:
            return [
                f"The database is at revision {current}, this program needs {head}: run `cosecha db upgrade`."
            ]
        try:
            await self.write(_touch)
        except StoreUnavailable as error:
            return [f"The database cannot be written to: {error.facts['detail']}."]
        return []

    async def close(self) -> None:
        """Finish what is queued and close every connection."""
        await self._backend.close()


@contextmanager
def _translated() -> Iterator[None]:
    """Say StoreUnavailable where the database is at fault, and not what was asked of it."""
    try:
        yield
    except _FAILED as error:
        if _is_unavailable(error):
            raise StoreUnavailable(detail=_short(error)) from error
        raise


def _touch(tx: Tx) -> None:
    """Write something that changes nothing."""
    tx.execute(sa.text("UPDATE alembic_version SET version_num = version_num"))


def migrations(tx: Tx | None) -> Config:
    """Alembic's configuration over an open transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = tx
    return config


def _is_unavailable(error: BaseException) -> bool:
    """Whether the database, not the statement, is at fault; asyncpg tells it by SQLSTATE only."""
    if isinstance(error, _UNAVAILABLE):
        return True
    if isinstance(error, sa.exc.DBAPIError) and error.connection_invalidated:
        return True
    return _sqlstate(error).startswith(_UNAVAILABLE_SQLSTATES)


def _sqlstate(error: BaseException) -> str:
    """PostgreSQL's code of an error; empty where there is none."""
    return getattr(getattr(error, "orig", error), "sqlstate", None) or ""


def _short(error: BaseException) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__


@dataclass(slots=True)
class _Outcome:
    """What a function of a group returned or raised."""

    value: Any = None
    error: BaseException | None = None


class _Savepoint:
    """What is raised inside undoes what was done inside, is noted, and goes no further."""

    def __init__(self, connection: sa.Connection, outcome: _Outcome) -> None:
        self._connection = connection
        self._outcome = outcome

    def __enter__(self) -> None:
        self._connection.exec_driver_sql("SAVEPOINT one")

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if error is not None:
            self._outcome.error = error
            self._connection.exec_driver_sql(
                "ROLLBACK TO one"
            )  # raises where SQLite has rolled back everything
        self._connection.exec_driver_sql("RELEASE one")
        return True


class _SqliteConnection:
    """One aiosqlite connection and a SQLAlchemy engine over it that is used in its thread only."""

    def __init__(self, raw: aiosqlite.Connection, *, begin: str) -> None:
        self._raw = raw
        self._engine = sa.create_engine(
            "sqlite://",
            creator=lambda: raw._conn,
            poolclass=StaticPool,
            pool_reset_on_return=None,
            hide_parameters=True,  # members' texts: an error goes to the log with its statement
        )
        sa.event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql(begin))

    @classmethod
    async def open(cls, path: Path, *, begin: str, read_only: bool = False) -> _SqliteConnection:
        raw = await aiosqlite.connect(path, isolation_level=None, cached_statements=STATEMENTS)
        try:
            for pragma in (
                f"busy_timeout={BUSY_TIMEOUT_MS}",
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "secure_delete=ON",  # what a member erased is not left in the file's free places
                "temp_store=MEMORY",
                "cache_size=-32768",
                f"query_only={'ON' if read_only else 'OFF'}",
            ):
                await raw.execute_fetchall(f"PRAGMA {pragma}")
        except sqlite3.Error:
            await raw.close()
            raise
        return cls(raw, begin=begin)

    async def run(self, body: Body[T]) -> T:
        """Run one function as a transaction of its own."""
        result: T = await self._in_thread(self._job, body)
        return result

    async def run_group(self, bodies: Sequence[Body[Any]]) -> list[_Outcome]:
        """Run several functions as one transaction; what one of them raises undoes that one alone."""
        outcomes: list[_Outcome] = await self._in_thread(self._group_job, bodies)
        return outcomes

    async def _in_thread(self, job: Callable[[Any], Any], argument: object) -> Any:
        # The whole transaction is one call in aiosqlite's thread; its public methods take one statement each.
        return await self._raw._execute(job, argument)  # type: ignore[no-untyped-call]  # aiosqlite

    def _job(self, body: Body[T]) -> T:
        with self._begun() as connection:
            return body(connection)

    @contextmanager
    def _begun(self) -> Iterator[sa.Connection]:
        """A transaction that commits at the end; a commit that fails is rolled back, which SQLAlchemy leaves to us."""
        try:
            with self._engine.connect() as connection, connection.begin():
                yield connection
        finally:
            if self._raw._conn.in_transaction:
                self._raw._conn.rollback()

    def _group_job(self, bodies: Sequence[Body[Any]]) -> list[_Outcome]:
        outcomes = [_Outcome() for _ in bodies]
        with self._begun() as connection:
            for body, outcome in zip(bodies, outcomes, strict=True):
                with _Savepoint(connection, outcome):
                    outcome.value = body(connection)
        return outcomes

    async def set_loading(self, is_loading: bool) -> None:
        """Synchronise seldom, or as always."""
        pages, synchronous = (LOADING_PAGES, "NORMAL") if is_loading else (USUAL_PAGES, "FULL")
        for pragma in (f"wal_autocheckpoint={pages}", f"synchronous={synchronous}"):
            await self._raw.execute_fetchall(f"PRAGMA {pragma}")

    async def empty_log(self) -> bool:
        """Move the log into the file and cut it off, unless somebody is in the way."""
        is_emptied: bool = await self._in_thread(self._empty_log, NO_PATIENCE_MS)
        return is_emptied

    def _empty_log(self, patience_ms: int) -> bool:
        raw = self._raw._conn
        raw.execute(f"PRAGMA busy_timeout={patience_ms}")
        try:
            (is_busy, _pages, _moved) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        return not is_busy

    async def close(self) -> None:
        await self._raw.close()


class _Sqlite:
    """One connection writes, some read; WAL lets them work side by side.

    Writers that wait for each other are committed together: whoever comes while a transaction is being written joins
    the next one, which ends with one synchronisation of the disk for all of them. Nobody is answered before it.
    """

    def __init__(self, writer: _SqliteConnection, readers: list[_SqliteConnection]) -> None:
        self._writer = writer
        self._readers = readers
        self._next = 0
        self._waiting: deque[tuple[Body[Any], asyncio.Future[Any]]] = deque()
        self._writing: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, path: Path) -> _Sqlite:
        writer = await _SqliteConnection.open(path, begin="BEGIN IMMEDIATE")
        readers = [await _SqliteConnection.open(path, begin="BEGIN", read_only=True) for _ in range(READERS)]
        return cls(writer, readers)

    async def write(self, body: Body[T]) -> T:
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((body, answer))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_waiting())
        return await answer

    async def _write_waiting(self) -> None:
        """Write what waits until nothing does."""
        try:
            while self._waiting:
                group = [self._waiting.popleft() for _ in range(min(len(self._waiting), GROUP))]
                for (_, answer), outcome in zip(group, await self._write(group), strict=True):
                    if answer.cancelled():
                        continue  # whoever asked is gone; what was asked for is done all the same
                    if outcome.error is None:
                        answer.set_result(outcome.value)
                    else:
                        answer.set_exception(outcome.error)
        finally:
            self._writing = None

    async def _write(self, group: Sequence[tuple[Body[Any], asyncio.Future[Any]]]) -> list[_Outcome]:
        """Write one group; a transaction that fails as a whole fails for each of them."""
        bodies = [body for body, _ in group]
        written: Awaitable[Any] = (
            self._writer.run_group(bodies) if len(bodies) > 1 else self._writer.run(bodies[0])
        )
        results: Sequence[Any] = await asyncio.gather(written, return_exceptions=True)
        done = results[0]
        if isinstance(done, BaseException):
            return [_Outcome(error=done)] * len(group)
        return [_Outcome(done)] if len(group) == 1 else done

    async def read(self, body: Body[T]) -> T:
        self._next = (self._next + 1) % len(self._readers)
        return await self._readers[self._next].run(body)

    async def set_loading(self, is_loading: bool) -> None:
        await self._writer.set_loading(is_loading)

    async def empty_log(self) -> bool:
        return await self._writer.empty_log()

    async def close(self) -> None:
        if self._writing is not None:
            await self._writing
        for connection in (*self._readers, self._writer):
            await connection.close()


def _ping_after_idling(engine: sa.Engine) -> None:
    """Ask a pooled connection that nobody used for a while whether it still lives, before a member waits for it.

    SQLAlchemy's pre-ping asks each time, which costs every transaction one more way to the server and back.
    """

    def checked_in(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["idle_since"] = monotonic()

    def checked_out(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        if monotonic() - record.info.get("idle_since", monotonic()) < PING_AFTER_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise sa.exc.DisconnectionError() from error  # the pool takes another one

    sa.event.listen(engine, "checkin", checked_in)
    sa.event.listen(engine, "checkout", checked_out)


class _Postgres:
    """A pool of asyncpg connections; a transaction that loses a race is run again."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    async def open(cls, url: sa.URL) -> _Postgres:
        engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"),
            pool_size=CONNECTIONS,
            max_overflow=0,
            connect_args={"timeout": CONNECT_SECONDS, "statement_cache_size": STATEMENTS},
            isolation_level="AUTOCOMMIT",  # transactions are begun and ended by `_run`
            hide_parameters=True,
        )
        _ping_after_idling(engine.sync_engine)
        try:
            async with engine.connect() as connection:
                await connection.execute(sa.text("SELECT 1"))
        except (sa.exc.DBAPIError, OSError) as error:
            await engine.dispose()
            raise StoreUnavailable(detail=_short(error)) from error
        return cls(engine)

    async def write(self, body: Body[T]) -> T:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._run(body)
            except (sa.exc.DBAPIError, asyncpg.PostgresError) as error:
                if attempt == ATTEMPTS or _sqlstate(error) not in _RETRY_SQLSTATES:
                    raise
        raise AssertionError("the last attempt returns or raises")

    async def read(self, body: Body[T]) -> T:
        return await self._run(body, isolation="repeatable_read", readonly=True)

    async def _run(self, body: Body[T], **options: Any) -> T:
        """Run a function in a transaction of asyncpg's own, which SQLAlchemy's and our statements share."""
        async with self._engine.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            assert raw is not None, "asyncpg's connection"
            try:
                async with raw.transaction(**options):
                    return await connection.run_sync(body)
            finally:
                if raw.is_closed() or raw.is_in_transaction():
                    # Whoever waited was cancelled while the transaction began or ended: its locks must go, too.
                    await connection.invalidate()

    async def set_loading(self, is_loading: bool) -> None:
        """Nothing: a commit of thousands of rows hardly notices the disk."""

    async def empty_log(self) -> bool:
        """Nothing: the server empties its log by itself."""
        return True

    async def close(self) -> None:
        await self._engine.dispose()

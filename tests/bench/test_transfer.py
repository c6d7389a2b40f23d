"""Import, export, start, a crowd at work: how fast, and how much memory a process of its own takes for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from storage.store import Store
from tests.bench.loader import Size
from tests.bench.measure import in_own_process
from tests.bench.results import note, read
from tests.bench.stores import FOLDER, Scale, grown_store, sqlite_store, sqlite_url

pytestmark = pytest.mark.bench

MAX_MB = 200.0
MIN_IN = 20_000.0
MIN_OUT = 50_000.0
MAX_START = 3.0
CYCLES = 500
EXPORTED = {name: FOLDER / f"exported-{name}.jsonl" for name in ("sqlite", "postgresql")}


def _lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(line.count(b'"message_id"') for line in lines)


async def test_export_is_a_stream(at_work: str) -> None:
    database = sa.make_url(at_work).get_backend_name()
    file = EXPORTED[database]
    found = in_own_process("export", at_work, file)
    found["messages"] = _lines(file)
    _judge("export", database, found, MIN_OUT)


async def test_import_is_a_stream(at_work: str, request: pytest.FixtureRequest) -> None:
    database = sa.make_url(at_work).get_backend_name()
    file = EXPORTED[database]
    if not file.is_file():
        pytest.skip("nothing was exported")
    path = FOLDER / "imported.db"
    path.unlink(missing_ok=True)
    server = request.getfixturevalue("durable_postgres") if database == "postgresql" else None
    address = sqlite_url(path) if server is None else server.create()
    store = await Store.open(address)
    await store.upgrade()
    await store.close()
    found = in_own_process("import", address, file)
    if server is not None:
        server.drop(address)
    for left in FOLDER.glob("imported.db*"):
        left.unlink()
    assert found["faults"] == 0
    _judge("import", database, found, MIN_IN)


def _judge(what: str, database: str, found: dict[str, Any], wanted: float) -> None:
    """Keep a result and hold it against the bars."""
    rate = found["messages"] / found["seconds"]
    note("transfer", f"{what}, {database}", {**found, "per_second": rate})
    note("bars", f"{what}, {database}, messages per second", {"found": rate, "at_least": wanted})
    note("bars", f"{what}, {database}, memory (MB)", {"found": found["peak_mb"], "at_most": MAX_MB})
    print(
        f"\n{what}, {database}: {rate:.0f} messages/s, {found['peak_mb']:.0f} MB, helpers {found['helper_mb']:.0f} MB"
    )
    assert found["peak_mb"] <= MAX_MB
    assert rate >= wanted


async def test_the_bot_is_ready_at_once_and_small_at_work(sizes: Scale) -> None:
    size = Size(sizes.largest, sizes.growing[-1])
    path = await grown_store(size)
    begun = in_own_process("start", sqlite_url(path))
    worked = in_own_process("work", sqlite_url(path), size.messages, size.growing, CYCLES)
    note("transfer", "start", begun)
    note("transfer", "work", worked)
    note("bars", "start to ready (s)", {"found": begun["ready_seconds"], "at_most": MAX_START})
    note("bars", "at work, memory (MB)", {"found": worked["peak_mb"], "at_most": MAX_MB})
    print(
        f"\nready after {begun['ready_seconds']:.1f} s; {begun['peak_mb']:.0f} MB, at work {worked['peak_mb']:.0f} MB"
    )
    assert begun["ready_seconds"] <= MAX_START
    assert max(begun["peak_mb"], worked["peak_mb"]) <= MAX_MB


async def test_a_store_is_made_in_minutes(sizes: Scale) -> None:
    await sqlite_store(sizes.largest)
    loading = read()["loading"]
    for database in ("sqlite", "postgresql"):
        found = loading.get(f"{database} {sizes.largest}")
        if found is not None:
            note(
                "bars",
                f"making the largest store, {database} (s)",
                {"found": found["seconds"], "at_most": 300.0},
            )
    assert all(each["seconds"] <= 300.0 for each in loading.values())

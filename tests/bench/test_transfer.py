"""Import, export, start, a crowd at work: how fast, and how much memory a process of its own takes for it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from storage.store import migrations
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
EXPORTED = FOLDER / "exported.jsonl"


def _lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(line.count(b'"message_id"') for line in lines)


async def test_export_is_a_stream(sizes: Scale) -> None:
    path = await sqlite_store(sizes.largest)
    found = in_own_process("export", sqlite_url(path), EXPORTED)
    found["messages"] = _lines(EXPORTED)
    rate = found["messages"] / found["seconds"]
    note("transfer", "export", {**found, "per_second": rate})
    note("bars", "export, messages per second", {"found": rate, "at_least": MIN_OUT})
    note("bars", "export, memory (MB)", {"found": found["peak_mb"], "at_most": MAX_MB})
    print(f"\nexport: {rate:.0f} messages/s, {found['peak_mb']:.0f} MB")
    assert found["peak_mb"] <= MAX_MB
    assert rate >= MIN_OUT


async def test_import_is_a_stream() -> None:
    if not EXPORTED.is_file():
        pytest.skip("nothing was exported")
    path = FOLDER / "imported.db"
    path.unlink(missing_ok=True)
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as tx:
        command.upgrade(migrations(tx), "head")
    engine.dispose()
    found = in_own_process("import", sqlite_url(path), EXPORTED)
    for left in FOLDER.glob("imported.db*"):
        left.unlink()
    rate = found["messages"] / found["seconds"]
    note("transfer", "import", {**found, "per_second": rate})
    note("bars", "import, messages per second", {"found": rate, "at_least": MIN_IN})
    note("bars", "import, memory (MB)", {"found": found["peak_mb"], "at_most": MAX_MB})
    print(f"\nimport: {rate:.0f} messages/s, {found['peak_mb']:.0f} MB")
    assert found["faults"] == 0
    assert found["peak_mb"] <= MAX_MB
    assert rate >= MIN_IN


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

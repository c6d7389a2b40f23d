"""Erasing somebody who contributed a lot: how long it takes, and how long others wait meanwhile."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store, Tx
from storage.tombstone_file import TombstoneFile
from tests.bench.fill import engine, grow
from tests.bench.loader import NOW, Size
from tests.bench.people import discord_id_of
from tests.bench.results import note
from tests.bench.stores import FOLDER, Scale, copied, grown_store, postgres_store, settle_down, sqlite_url
from tests.conftest import PostgresServer

pytestmark = pytest.mark.bench

CONTRIBUTIONS = 5_000
MAX_SECONDS = 5.0
MAX_WAIT = 0.5
"""Seconds that somebody else waits for a write, the noise of a busy machine included."""
MEMBER = 1
OTHER = 2


@dataclass(slots=True)
class Waits:
    """How long another writer waited."""

    longest: float = 0.0
    writes: int = 0


async def _write_all_the_time(store: Store, waits: Waits) -> None:
    """Write one small thing after another, as others do."""
    c = t.contributor.c
    body = sa.update(t.contributor).where(c.id == OTHER).values(contributions=c.contributions + 1)
    while True:
        started = time.perf_counter()
        await store.write(lambda tx: tx.execute(body))
        waits.longest = max(waits.longest, time.perf_counter() - started)
        waits.writes += 1
        await asyncio.sleep(0.002)


def _give(tx: Tx) -> tuple[int, int]:
    """Let one member have written so many messages, in as many conversations as there are; messages, trees."""
    m = t.message.c
    place = sa.func.row_number().over(partition_by=m.tree_id, order_by=(m.id * 7919) % 101)
    numbered = sa.select(m.id, place.label("place")).subquery()
    chosen = (
        sa.select(numbered.c.id)
        .order_by(numbered.c.place, (numbered.c.id * 7919) % 10_007)
        .limit(CONTRIBUTIONS)
    )
    tx.execute(sa.update(t.message).where(m.author_id == MEMBER).values(author_id=OTHER))
    tx.execute(sa.update(t.message).where(m.id.in_(chosen.scalar_subquery())).values(author_id=MEMBER))
    own = m.author_id == MEMBER
    messages = tx.execute(sa.select(sa.func.count()).where(own)).scalar_one()
    trees = tx.execute(sa.select(sa.func.count(m.tree_id.distinct())).where(own)).scalar_one()
    return messages, trees


async def test_somebody_with_thousands_of_contributions_is_erased_in_seconds(
    sizes: Scale, request: pytest.FixtureRequest, database: str
) -> None:
    size = Size(sizes.messages[1], sizes.usual)
    if database == "sqlite":
        address = sqlite_url(copied(await grown_store(size), "erasing.db"))
    else:
        server: PostgresServer = request.getfixturevalue("durable_postgres")
        address = await postgres_store(server, size.messages)
        await grow(address, size)
        await settle_down(address)
    store = await Store.open(address)
    services: Engine = engine(store, size)
    kept = FOLDER / "erasing.jsonl"
    kept.unlink(missing_ok=True)
    services.erasure.file = TombstoneFile(kept)
    messages, trees = await store.write(_give)
    waits = Waits()
    other = asyncio.create_task(_write_all_the_time(store, waits))
    started = time.perf_counter()
    erased = await services.erasure.erase(discord_id_of(MEMBER), now=NOW)
    seconds = time.perf_counter() - started
    other.cancel()
    await asyncio.gather(other, return_exceptions=True)
    await store.close()
    kept.unlink()
    assert erased is not None
    assert erased.messages == messages
    found = {"messages": messages, "trees": trees, "below": erased.below, "seconds": seconds}
    note("erasure", database, {**found, "longest_wait": waits.longest, "writes_meanwhile": waits.writes})
    note(
        "bars",
        f"erasing {CONTRIBUTIONS:,} contributions, {database} (s)",
        {"found": seconds, "at_most": MAX_SECONDS},
    )
    note("bars", f"longest wait meanwhile, {database} (s)", {"found": waits.longest, "at_most": MAX_WAIT})
    print(f"\n{database}: {found}, longest wait {waits.longest:.3f} s in {waits.writes} writes")
    assert seconds <= MAX_SECONDS
    assert waits.longest <= MAX_WAIT


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Either database."""
    return str(request.param)

"""Erasing somebody who contributed a lot: how long it takes, and how long others wait meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

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

MAX_SECONDS = 5.0
MAX_WAIT = 0.5
"""Seconds that somebody else waits for a write, the noise of a busy machine included."""
MEMBER, OTHER, AUTHOR = 1, 2, 3
GIFTS: Mapping[int, Mapping[str, int]] = {
    MEMBER: {"texts": 1_250, "reviews": 3_350, "rankings": 400},
    AUTHOR: {"texts": 5_000, "reviews": 0, "rankings": 0},
}
"""What they contributed: one as regulars do, with three reviews to a message; the other wrote and did nothing else."""


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


def _give(tx: Tx, member: int, gifts: Mapping[str, int]) -> None:
    """Let a member have written, reviewed and ranked so much, each message in another conversation if there are enough."""
    m, r, b = t.message.c, t.review.c, t.ballot.c
    tx.execute(sa.update(t.message).where(m.author_id == member).values(author_id=OTHER))
    for rows in (r, b):
        tx.execute(sa.delete(rows.contributor_id.table).where(rows.contributor_id == member))
    place = sa.func.row_number().over(partition_by=m.tree_id, order_by=(m.id * 7919) % 101)
    numbered = sa.select(m.id, place.label("place")).where(m.author_id.not_in(GIFTS)).subquery()
    texts = sa.select(numbered.c.id).order_by(numbered.c.place, (numbered.c.id * 7919) % 10_007)
    own = texts.limit(gifts["texts"]).scalar_subquery()
    tx.execute(sa.update(t.message).where(m.id.in_(own)).values(author_id=member))
    theirs = sa.select(m.id).where(m.author_id == member).scalar_subquery()
    for rows, about, number in (
        (r, r.message_id, gifts["reviews"]),
        (b, b.parent_id, gifts["rankings"]),
    ):
        firsts = sa.select(sa.func.min(rows.id).label("id")).where(about.is_not(None), about.not_in(theirs))
        first = firsts.group_by(about).subquery()
        chosen = sa.select(first.c.id).order_by((first.c.id * 7919) % 10_007).limit(number).scalar_subquery()
        given = sa.update(rows.contributor_id.table).where(rows.id.in_(chosen))
        tx.execute(given.values(contributor_id=member))


async def _erased(services: Engine, store: Store, member: int) -> tuple[dict[str, float], Waits]:
    """Erase a member while somebody else writes."""
    waits = Waits()
    other = asyncio.create_task(_write_all_the_time(store, waits))
    started = time.perf_counter()
    erased = await services.erasure.erase(discord_id_of(member), now=NOW)
    seconds = time.perf_counter() - started
    other.cancel()
    await asyncio.gather(other, return_exceptions=True)
    assert erased is not None
    found = {"messages": erased.messages, "below": erased.below, "seconds": seconds}
    return {**found, "longest_wait": waits.longest, "writes_meanwhile": waits.writes}, waits


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
    for member, gifts in GIFTS.items():
        await store.write(partial(_give, member=member, gifts=gifts))
    found, waits = await _erased(services, store, MEMBER)
    only_texts, _ = await _erased(services, store, AUTHOR)
    await store.close()
    kept.unlink()
    assert [found["messages"], only_texts["messages"]] == [gifts["texts"] for gifts in GIFTS.values()]
    note("erasure", database, found)
    note("erasure", f"{database}, texts only", only_texts)
    contributions, texts = sum(GIFTS[MEMBER].values()), sum(GIFTS[AUTHOR].values())
    for what, each in ((f"{contributions:,} contributions", found), (f"{texts:,} texts", only_texts)):
        note("bars", f"erasing {what}, {database} (s)", {"found": each["seconds"], "at_most": MAX_SECONDS})
    note("bars", f"longest wait meanwhile, {database} (s)", {"found": waits.longest, "at_most": MAX_WAIT})
    print(f"\n{database}: {found}; texts only: {only_texts}")
    assert found["seconds"] <= MAX_SECONDS
    assert waits.longest <= MAX_WAIT
    assert only_texts["seconds"] <= MAX_SECONDS


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Either database."""
    return str(request.param)

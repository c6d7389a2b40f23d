"""A thousand open cases: how long the next one takes, whoever asks, and what a decision about it takes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from itertools import cycle
from time import perf_counter

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.cases import LEASE, CaseReason
from storage.queries import cases, messages
from storage.queries import tables as t
from storage.services.cases import CaseView
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.bench.crowd import Times
from tests.bench.fill import engine
from tests.bench.loader import NOW, Size
from tests.bench.people import GUILDS
from tests.bench.results import note
from tests.bench.stores import Scale, sqlite_copy

pytestmark = pytest.mark.bench

OPEN = 1_000
TIMES = 60
MAX_MS = 20.0
RARE = "fr"
"""A language in which few of the cases are."""
SERVER = next(each for each in GUILDS if each is not None)
HOME = Authority(1, SERVER, Level.MODERATOR, is_home=True)
OTHERS = 950
"""Cases that other moderators have before them."""


def _open(tx: Tx) -> None:
    """Open cases all over the store, of every kind."""
    m = t.message.c
    tx.execute(sa.delete(t.review_case))
    last = tx.execute(sa.select(sa.func.max(m.id))).scalar_one()
    step = max(1, last // OPEN)
    ids = list(tx.execute(sa.select(m.id).where(m.id % step == 0).order_by(m.id).limit(OPEN)).scalars())
    reasons = cycle([each for each in CaseReason if each is not CaseReason.APPEAL])
    for message_id, reason in zip(ids, reasons, strict=False):
        message = messages.get(tx, message_id)
        assert message is not None
        cases.open_case(
            tx,
            message=message,
            contributor_id=message.author_id,
            guild_discord_id=message.guild_discord_id,
            lang=message.lang,
            reason=reason,
            now=NOW,
        )


def _take(tx: Tx) -> None:
    """Let other moderators have nearly all of them."""
    c = t.review_case.c
    first = sa.select(c.id).order_by(c.urgency, c.id).limit(OTHERS)
    taken = {"leased_by": 2, "leased_until": NOW + 10 * LEASE}
    tx.execute(sa.update(t.review_case).where(c.id.in_(first)).values(taken))


async def test_the_next_of_a_thousand_cases_comes_at_once(sizes: Scale, at_work: str) -> None:
    store = await Store.open(sqlite_copy(at_work))
    services = engine(store, Size(sizes.largest, sizes.growing[-1]))
    try:
        await store.write(_open)
        assert await services.cases.open_count(HOME) >= OPEN - 10
        slow = await _measured(services, store.dialect)
        await store.write(_take)
        slow += await _measured(services, f"{store.dialect}, most are others'")
        await store.write(lambda tx: tx.execute(sa.delete(t.review_case)))
    finally:
        await store.close()
    assert not slow, "; ".join(slow)


async def _measured(services: Engine, what: str) -> list[str]:
    """Times of each way to ask; those that are too slow."""
    here = Authority(3, SERVER, Level.MODERATOR)
    rare = Authority(4, SERVER, Level.MODERATOR, languages=frozenset({RARE}), is_home=True)
    ways: dict[str, Callable[[int | None], Awaitable[CaseView | None]]] = {
        "everywhere": lambda after: services.cases.next(HOME, after=after, now=NOW),
        "one server": lambda after: services.cases.next(here, after=after, now=NOW),
        "a rare language": lambda after: services.cases.next(rare, after=after, now=NOW),
        "one reason": lambda after: services.cases.next(
            HOME, reason=CaseReason.DISAGREEMENT, after=after, now=NOW
        ),
    }
    slow, medians = [], []
    for name, ask in ways.items():
        seconds, after = [], None
        for _ in range(TIMES):
            started = perf_counter()
            found = await ask(after)
            seconds.append(perf_counter() - started)
            after = found.id if found is not None else None
        times = Times.of(seconds[1:])
        medians.append(times.median)
        note("moderation", f"{what}: next case, {name}", {"median": times.median, "worst": times.worst})
        print(f"{what}: next case, {name}: {times.median:.2f} ms, at worst {times.worst:.2f}")
        if times.median > MAX_MS:
            slow.append(f"{what}, {name}: {times.median:.1f} ms")
    note("bars", f"next of 1,000 cases, {what}, median (ms)", {"found": max(medians), "at_most": MAX_MS})
    return slow

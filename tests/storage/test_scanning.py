"""The scanner: pasted and copied texts come before a moderator, floods are held."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.util import await_only

from storage.domain.cases import CaseReason, Hold, reasons_of
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.queries import tables as t
from storage.services import scanning
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    claim,
    count,
    engine_over,
    fetch,
    finish,
    member,
    members,
    message_row,
    prompt,
    written_in,
)
from tests.storage.invariants import assert_consistent

TEXT = "Escribe un cuento corto sobre una tortuga que quiere aprender a volar como las gaviotas."
ALMOST = "¡Escribe un cuento corto sobre una tortuga que quiere aprender a volar como las gaviotas, ya!"
OTHER = "¿Qué se puede ver en Salamanca en un fin de semana de otoño con dos criaturas pequeñas?"
CHATBOT = "Como modelo de lenguaje, no tengo preferencias."
LONG = "".join(f"La palabra número {number} es distinta. " for number in range(20))
ROOMY = SMALL.changed({"max_initial_prompt_review": 1000, "auto_mod_red_flags": 50})


@pytest.fixture
async def engine(make_engine: EngineFactory) -> Engine:
    """Members 1 to 9."""
    engine = make_engine(ROOMY)
    await members(engine, *range(1, 10))
    return engine


async def seen(store: Store) -> dict[int, dict[str, Any]]:
    """Message -> the facts of its open case by reason."""
    c = t.review_case.c
    rows = await fetch(store, sa.select(c.message_id, c.reasons, c.facts).where(c.closed_at.is_(None)))
    assert all({reason.value for reason in reasons_of(row.reasons)} == set(row.facts) for row in rows)
    return {row.message_id: row.facts for row in rows}


async def write(engine: Engine, by: int, text: str, *, asked: datetime, now: datetime) -> int:
    """A prompt whose task was asked for some time before."""
    view = await claim(engine, by, Kind.INITIAL_PROMPT, now=asked)
    await finish(engine, view, by, now=now, text=text)
    return await written_in(engine.context.store, view.id)


async def held(store: Store) -> list[int]:
    m = t.message.c
    return [row.id for row in await fetch(store, sa.select(m.id).where(m.held_because.is_not(None)))]


async def test_ordinary_texts_trouble_nobody(engine: Engine, store: Store) -> None:
    await prompt(engine, 1, TEXT)
    await prompt(engine, 2, OTHER)
    assert await engine.scanning.run(NOW) == 2
    assert await seen(store) == {}


async def test_a_chatbots_phrase_is_shown_to_a_moderator_and_nothing_more(
    engine: Engine, store: Store
) -> None:
    message_id = await prompt(engine, 1, CHATBOT)
    await engine.scanning.run(NOW)
    assert await seen(store) == {message_id: {"pasted": {"phrases": ["model-es"]}}}
    row = await message_row(store, message_id)
    assert (row.is_deleted, row.held_because) == (False, None)


async def test_a_long_text_that_came_too_fast_is_shown_to_a_moderator(engine: Engine, store: Store) -> None:
    fast = await write(engine, 1, LONG, asked=NOW, now=NOW + timedelta(seconds=10))
    await write(engine, 2, f"Otra cosa. {LONG[300:]}", asked=NOW, now=NOW + timedelta(minutes=10))
    await engine.scanning.run(NOW + timedelta(minutes=10))
    assert (await seen(store))[fast]["pasted"] == {"speed": round(len(LONG.strip()) / 10)}
    assert set(await seen(store)) == {fast}


async def test_almost_the_text_of_somebody_else_is_shown_with_what_it_is_like(
    engine: Engine, store: Store
) -> None:
    first = await prompt(engine, 1, TEXT)
    await prompt(engine, 2, OTHER)
    copy = await prompt(engine, 3, ALMOST)
    assert await engine.scanning.run(NOW) == 3
    (facts,) = [facts for message_id, facts in (await seen(store)).items() if message_id == copy]
    assert facts["duplicate"]["of"] == first
    assert 90 <= facts["duplicate"]["likeness"] <= 100
    assert set(await seen(store)) == {copy}
    assert await held(store) == []


async def test_a_copy_is_found_in_a_later_run_and_in_its_own_language_only(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(ROOMY)
    await members(engine, 1, 2)
    await member(engine, 3, ("en",))
    await prompt(engine, 1, TEXT)
    await engine.scanning.run(NOW)
    await prompt(engine, 3, TEXT)
    copy = await prompt(engine, 2, TEXT)
    assert await engine.scanning.run(NOW) == 2
    assert set(await seen(store)) == {copy}


async def test_short_texts_are_alike_by_chance(engine: Engine, store: Store) -> None:
    for by in range(1, 8):
        await prompt(engine, by, "¿Qué es un soneto?")
    await engine.scanning.run(NOW)
    assert await seen(store) == {}


async def test_ones_own_earlier_text_is_no_copy(engine: Engine, store: Store) -> None:
    await prompt(engine, 1, TEXT)
    await prompt(engine, 1, TEXT, now=NOW + timedelta(hours=3))
    await engine.scanning.run(NOW + timedelta(hours=3))
    assert await seen(store) == {}


async def test_three_copies_within_an_hour_are_held_and_what_they_copy_stays(
    engine: Engine, store: Store
) -> None:
    clock = Clock()
    texts = [await prompt(engine, by, TEXT, now=clock.later(minutes=5)) for by in range(1, 5)]
    assert await engine.scanning.run(clock.now) == 4
    first, *copies = texts
    assert await held(store) == copies
    assert {(await message_row(store, each)).held_because for each in copies} == {Hold.FLOOD}
    found = await seen(store)
    assert set(found) == set(copies)
    assert all(set(facts) == {"flood", "duplicate"} for facts in found.values())
    fifth = await prompt(engine, 5, TEXT, now=clock.later(minutes=5))
    await engine.scanning.run(clock.now)
    assert await held(store) == [*copies, fifth]
    assert not (await message_row(store, first)).is_deleted
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_the_same_copies_over_a_day_are_not_held(engine: Engine, store: Store) -> None:
    clock = Clock()
    for by in range(1, 6):
        await prompt(engine, by, TEXT, now=clock.later(minutes=40))
    await engine.scanning.run(clock.now)
    assert await held(store) == []
    assert len(await seen(store)) == 4


async def test_what_a_moderator_kept_is_not_held_again_by_more_copies(engine: Engine, store: Store) -> None:
    clock = Clock()
    kept = [await prompt(engine, by, TEXT, now=clock.later(minutes=5)) for by in range(1, 4)]
    await engine.scanning.run(clock.now)
    c = t.review_case.c
    close = sa.update(t.review_case).where(c.message_id == kept[1]).values(closed_at=NOW, closed_by=900)
    await store.write(lambda tx: tx.execute(close).rowcount)
    last = await prompt(engine, 4, TEXT, now=clock.later(minutes=5))
    await engine.scanning.run(clock.now)
    assert await held(store) == [kept[2], last]


async def test_each_text_is_looked_at_once_by_whichever_process(engine: Engine, store: Store) -> None:
    await prompt(engine, 1, CHATBOT)
    other = engine_over(store, ROOMY)
    assert [
        await engine.scanning.run(NOW),
        await other.scanning.run(NOW),
        await engine.scanning.run(NOW),
    ] == [
        1,
        0,
        0,
    ]
    await store.write(lambda tx: tx.execute(sa.delete(t.review_case)).rowcount)
    await prompt(engine, 1, OTHER)
    assert await other.scanning.run(NOW) == 1
    assert await seen(store) == {}


async def test_whoever_comes_second_with_a_batch_drops_it(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await prompt(engine, 1, CHATBOT)
    other = engine_over(store, ROOMY)
    compare = asyncio.to_thread

    async def overtaken(*args: Any) -> Any:
        monkeypatch.setattr(asyncio, "to_thread", compare)
        assert await other.scanning.run(NOW) == 1
        return await compare(*args)

    monkeypatch.setattr(asyncio, "to_thread", overtaken)
    assert await engine.scanning.run(NOW) == 0
    assert await count(store, t.review_case) == 1


async def test_many_texts_are_looked_at_batch_by_batch(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "BATCH", 2)
    for by in range(1, 6):
        await prompt(engine, by, f"{CHATBOT} {by}")
    assert await engine.scanning.run(NOW) == 5
    assert len(await seen(store)) == 5


async def test_old_texts_are_passed_over(engine: Engine, store: Store) -> None:
    await prompt(engine, 1, CHATBOT)
    assert await engine.scanning.run(NOW + timedelta(days=2)) == 0
    await prompt(engine, 2, f"{CHATBOT} Ni ganas.", now=NOW + timedelta(days=2))
    assert await engine.scanning.run(NOW + timedelta(days=2)) == 1


async def test_what_was_taken_out_needs_no_moderator_any_more(engine: Engine, store: Store) -> None:
    message_id = await prompt(engine, 1, CHATBOT)
    await engine.moderation.remove(message_id, now=NOW)
    await engine.scanning.run(NOW)
    assert CaseReason.PASTED.value not in (await seen(store)).get(message_id, {})


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
async def test_nothing_is_looked_at_while_an_earlier_text_may_still_come(
    engine: Engine, store: Store
) -> None:
    has_written, may_commit = asyncio.Event(), asyncio.Event()

    def body(tx: Tx) -> None:
        tx.execute(sa.update(t.contributor).values(alias="Ana").where(t.contributor.c.discord_id == 9))
        has_written.set()
        await_only(may_commit.wait())

    late = asyncio.create_task(store.write(body))
    await has_written.wait()
    message_id = await prompt(engine, 1, CHATBOT)
    assert await engine.scanning.run(NOW) == 0
    assert await seen(store) == {}
    may_commit.set()
    await late
    assert await engine.scanning.run(NOW) == 1
    assert set(await seen(store)) == {message_id}

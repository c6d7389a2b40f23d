"""A member's own texts once more, or almost: refused, and handed back."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.errors import DuplicateText
from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import NOW, claim, count, member, members, prompt

TEXT = "Escribe un cuento corto sobre una tortuga que quiere aprender a volar como las gaviotas."
ALMOST = "¡Escribe un cuento corto sobre una tortuga que quiere aprender a volar como las gaviotas, ya!"


async def test_almost_the_same_text_by_the_same_member_is_refused_and_stays_as_the_draft(
    engine: Engine, store: Store
) -> None:
    await member(engine, 1)
    await prompt(engine, 1, TEXT)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await engine.tasks.save_text(view.id, ALMOST, by=1)
    with pytest.raises(DuplicateText) as refusal:
        await engine.submissions.submit(view.id, by=1, now=NOW + timedelta(minutes=119))
    assert refusal.value.key == "error-text-similar"
    assert (await engine.tasks.show(view.id, by=1)).draft.text == ALMOST
    await engine.submissions.submit(view.id, by=1, now=NOW + timedelta(minutes=121))
    assert await count(store, t.message) == 2


async def test_another_member_and_another_text_are_fine(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    await prompt(engine, 1, TEXT)
    await prompt(engine, 2, ALMOST)
    await prompt(engine, 1, TEXT.replace("tortuga", "vaca").replace("a volar como las gaviotas", "francés"))
    assert await count(store, t.message) == 3


async def test_short_questions_are_alike_by_chance(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    for number in range(3):
        await prompt(engine, 1, f"¿Cuánto es {number} más {number}?")
        await prompt(engine, 1, f"Cuéntame un cuento corto en el que salgan {number} gatos negros.")
    assert await count(store, t.message) == 6


async def test_what_was_taken_out_may_be_written_again_what_is_held_may_not(
    engine: Engine, store: Store
) -> None:
    await member(engine, 1)
    first = await prompt(engine, 1, TEXT)
    await engine.moderation.remove(first, now=NOW)
    second = await prompt(engine, 1, TEXT)
    m = t.message.c
    held = sa.update(t.message).where(m.id == second).values(is_deleted=True, held_because="raid")
    await store.write(lambda tx: tx.execute(held).rowcount)
    for text, key in ((TEXT, "error-text-duplicate"), (ALMOST, "error-text-similar")):
        with pytest.raises(DuplicateText) as refusal:
            await prompt(engine, 1, text)
        assert refusal.value.key == key

"""Hostile texts through the store: kept as typed, exported whole, taken in again, never part of a statement."""

from __future__ import annotations

import unicodedata

from storage.domain.errors import InvalidText, NothingToSearch
from storage.domain.rules import SMALL
from storage.domain.text import checked, clean
from storage.queries import tables as t
from storage.store import Store
from tests.builders import NOW, engine_over, fetch, members, prompt
from tests.hostile import HOSTILE, TALL
from tests.storage.staff import OPERATOR
from tests.storage.transfers import take_in, take_out

LIMITLESS = SMALL.changed(
    {
        "max_initial_prompt_review": 10_000,
        "max_tasks": 0,
        "max_text_length": 4000,
        "duplicate_window_minutes": 0,
    }
)


def taken(text: str) -> bool:
    """Whether there is anything in a text to be kept: words, and not too many."""
    try:
        checked(text, max_length=4000)
    except InvalidText:
        return False
    return True


async def test_hostile_texts_are_stored_as_typed_and_leave_as_they_are(store: Store) -> None:
    engine = engine_over(store, LIMITLESS)
    texts = [text for text in (*HOSTILE, TALL) if taken(text)]
    assert len(texts) >= 150
    people = range(1, len(texts) + 1)
    await members(engine, *people)
    ids = [await prompt(engine, who, text) for who, text in zip(people, texts, strict=True)]
    rows = {row.id: row.text for row in await fetch(store, t.message.select())}
    for message_id, text in zip(ids, texts, strict=True):
        assert rows[message_id] == clean(text)
        assert unicodedata.is_normalized("NFC", rows[message_id])
    left = [tree["prompt"]["text"] for tree in await take_out(store)]
    assert sorted(left) == sorted(map(clean, texts))


async def test_what_left_is_taken_in_again_as_it_was(store: Store) -> None:
    engine = engine_over(store, LIMITLESS)
    texts = [text for text in HOSTILE if taken(text)][:40]
    await members(engine, *range(1, 41))
    for who, text in enumerate(texts, 1):
        await prompt(engine, who, text)
    left = await take_out(store)
    await store.write(
        lambda tx: tx.execute(t.message.update().values(public_id=t.message.c.public_id + "-old"))
    )
    await store.write(lambda tx: tx.execute(t.tree.update().values(public_id=t.tree.c.public_id + "-old")))
    report = await take_in(store, *left)
    assert report.trees == len(texts)
    rows = await fetch(store, t.message.select().where(t.message.c.public_id.not_like("%-old")))
    assert sorted(row.text for row in rows) == sorted(map(clean, texts))


async def test_a_hostile_report_is_stored_and_changes_nothing_else(store: Store) -> None:
    engine = engine_over(store, LIMITLESS.changed({"auto_mod_red_flags": 1000}))
    await members(engine, *range(1, len(HOSTILE) + 2))
    message_id = await prompt(engine, 1, "¿Cuál es la capital de Perú?")
    before = await fetch(store, t.message.select())
    for who, text in enumerate(HOSTILE, 2):
        await engine.votes.report(message_id, "spam", text, by=who, now=NOW)
    stored = [row.text for row in await fetch(store, t.report.select().order_by(t.report.c.id))]
    assert stored == [clean(text)[:1000] for text in HOSTILE]
    assert await fetch(store, t.message.select()) == before


async def test_a_hostile_search_finds_words_and_is_no_syntax(store: Store) -> None:
    engine = engine_over(store, LIMITLESS)
    texts = [text for text in HOSTILE if taken(text)]
    people = range(1, len(texts) + 1)
    await members(engine, *people)
    ids = [await prompt(engine, who, text) for who, text in zip(people, texts, strict=True)]
    while await engine.search.index(now=NOW):
        continue
    found = 0
    for message_id, text in zip(ids, texts, strict=True):
        try:
            hits = await engine.search.find(OPERATOR, text[:200], limit=50, now=NOW)
        except NothingToSearch:
            continue  # nothing in it is a word
        found += any(hit.id == message_id for hit in hits.lines)
    assert found >= 100
    rows = await fetch(store, t.message.select())
    assert len(rows) == len(texts)

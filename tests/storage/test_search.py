"""Full-text search over messages, and its index that follows what is written, edited and erased."""

from __future__ import annotations

from functools import partial

import pytest
import sqlalchemy as sa

from storage.domain.errors import NotAllowed, NothingToSearch
from storage.domain.text import fingerprint
from storage.queries import search
from storage.queries import tables as t
from storage.services import following
from storage.services import search as searching
from storage.services.engine import Engine
from storage.services.records import Outcome
from storage.store import Store, Tx
from tests.builders import NOW, fetch, member, members, message_row
from tests.storage.staff import (
    ELSEWHERE,
    HERE,
    HOME,
    MODERATOR,
    NOBODY,
    OF_FRENCH,
    OPERATOR,
    THERE,
    acts,
    contributor,
    details,
    prompt_on,
)

HOSTILE = (
    '"',
    "'; DROP TABLE message; --",
    "NEAR(",
    "* OR *",
    "a AND NOT b",
    "words:^x",
    "(unclosed",
    "%s %d {0}",
    "a & | ! <-> b",
    "\\",
    "''",
    "x\x00y",
    "\ud800",
    "á" * 400,
    "e" + "\u0301" * 1_500,
)


async def found(engine: Engine, typed: str, **where: object) -> list[int]:
    """The messages that a home moderator finds."""
    hits = await engine.search.find(HOME, typed, now=NOW, **where)  # type: ignore[arg-type]
    return [hit.id for hit in hits.lines]


async def edit(store: Store, message_id: int, text: str) -> None:
    """Change a text as a moderator's edit does."""

    def body(tx: Tx) -> None:
        old = tx.execute(sa.select(t.message.c.text).where(t.message.c.id == message_id)).scalar_one()
        tx.execute(sa.insert(t.message_revision).values(message_id=message_id, text=old, created_at=NOW))
        changed = sa.update(t.message).where(t.message.c.id == message_id)
        tx.execute(changed.values(text=text, text_sha256=fingerprint(text)))
        search.forget(tx, [message_id])

    await store.write(body)


async def indexed(store: Store) -> int:
    """Rows of the index."""
    rows = await fetch(store, sa.select(sa.func.count()).select_from(sa.table("message_search")))
    return int(rows[0][0])


async def test_words_are_found_without_case_accents_or_order(engine: Engine) -> None:
    await member(engine, 1)
    first = await prompt_on(engine, 1, HERE, "¿Qué ÁRBOL crece más rápido?")
    second = await prompt_on(engine, 1, HERE, "El arbolito crece despacio")
    assert await found(engine, "arbol") == []
    assert await engine.search.index(now=NOW) == 2
    assert await engine.search.index(now=NOW) == 0
    assert await found(engine, "arbol crece") == [first]
    assert await found(engine, "CRECE árbol") == [first]
    assert await found(engine, "crece") == [second, first]  # newest first
    assert await found(engine, "crece nada") == []


async def test_what_is_typed_with_a_hyphen_stands_together(engine: Engine) -> None:
    await member(engine, 1)
    together = await prompt_on(engine, 1, HERE, "Una obra franco-española de teatro")
    await prompt_on(engine, 1, HERE, "Española la obra, franco el autor")
    await engine.search.index(now=NOW)
    assert await found(engine, "franco-española") == [together]
    assert len(await found(engine, "franco española")) == 2


async def test_writing_without_spaces_is_found_by_its_characters(engine: Engine) -> None:
    await member(engine, 1)
    message = await prompt_on(engine, 1, HERE, "私は日本語を勉強します")
    await engine.search.index(now=NOW)
    assert await found(engine, "日本語") == [message]
    assert await found(engine, "本日") == []


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_text_or_search_is_only_words(engine: Engine, store: Store, text: str) -> None:
    await member(engine, 1)
    message = await prompt_on(engine, 1, HERE, f"inicio {text} final")
    await prompt_on(engine, 1, HERE, "otra cosa")
    await engine.search.index(now=NOW)
    assert await found(engine, "inicio final") == [message]
    assert message in await found(engine, f"inicio {text}")
    assert (await message_row(store, message)).id == message


async def test_a_search_shows_where_the_words_stand_and_what_became_of_the_message(
    engine: Engine, store: Store
) -> None:
    await member(engine, 1)
    message = await prompt_on(engine, 1, HERE, "relleno " * 40 + "tesoro escondido " + "fin " * 60)
    await engine.moderation.remove(message, now=NOW)
    await engine.search.index(now=NOW)
    hits = await engine.search.find(MODERATOR, "Tesoro", now=NOW)
    (hit,) = hits.lines
    assert (hits.total, hits.is_counted) == (1, True)
    assert "tesoro escondido" in hit.excerpt
    assert (hit.outcome, hit.author_discord_id) == (Outcome.REMOVED, 1)
    assert hit.author_id == await contributor(store, 1)
    assert (await acts(store))[-1] == ("search.done", "search", MODERATOR.discord_id)
    assert (await details(store))[-1] == {"hits": 1}


async def test_a_moderator_finds_what_is_in_reach(engine: Engine, store: Store) -> None:
    await member(engine, 1, ("es", "fr"))
    await member(engine, 2)
    here = await prompt_on(engine, 1, HERE, "palabra uno", lang="es")
    french = await prompt_on(engine, 1, HERE, "palabra dos", lang="fr")
    there = await prompt_on(engine, 2, THERE, "palabra tres")
    await engine.search.index(now=NOW)
    for by, ids in (
        (MODERATOR, [french, here]),
        (OF_FRENCH, [french]),
        (ELSEWHERE, [there]),
        (HOME, [there, french, here]),
        (OPERATOR, [there, french, here]),
    ):
        hits = await engine.search.find(by, "palabra", now=NOW)
        assert [hit.id for hit in hits.lines] == ids
    assert await found(engine, "palabra", lang="fr") == [french]
    assert await found(engine, "palabra", author=await contributor(store, 2)) == [there]
    with pytest.raises(NotAllowed):
        await engine.search.find(NOBODY, "palabra", now=NOW)


async def test_hits_come_in_pages_and_the_first_alone_is_logged(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_HITS", 4)
    await member(engine, 1)
    ids = [await prompt_on(engine, 1, HERE, f"palabra {i}") for i in range(5)]
    await engine.search.index(now=NOW)
    first = await engine.search.find(HOME, "palabra", limit=2, now=NOW)
    assert [hit.id for hit in first.lines] == ids[:2:-1]
    assert (first.total, first.is_counted) == (4, False)
    assert await found(engine, "palabra", limit=2, offset=2) == [ids[2], ids[1]]
    assert await found(engine, "palabra", limit=0, offset=4) == [ids[0]]
    assert len(await acts(store)) == 1


async def test_a_search_without_words_is_refused(engine: Engine, store: Store) -> None:
    for typed in ("", "  ", "!!! ***"):
        with pytest.raises(NothingToSearch):
            await engine.search.find(HOME, typed, now=NOW)
    assert await acts(store) == []


@pytest.mark.parametrize("lang", ["\x00", "\ud800", "xx"])
async def test_a_language_that_nobody_collects_finds_nothing(engine: Engine, lang: str) -> None:
    await member(engine, 1)
    await prompt_on(engine, 1, HERE, "Arboles")
    await engine.search.index(now=NOW)
    assert len(await found(engine, "arboles", lang="es")) == 1
    assert await found(engine, "arboles", lang=lang) == []


async def test_an_edited_message_is_found_by_its_new_words_only(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    message = await prompt_on(engine, 1, HERE, "palabra vieja")
    await engine.search.index(now=NOW)
    await edit(store, message, "palabra nueva")
    assert await found(engine, "vieja") == []
    assert await engine.search.index(now=NOW) == 1
    assert (await found(engine, "vieja"), await found(engine, "nueva")) == ([], [message])
    assert await indexed(store) == 1


async def test_what_was_erased_is_in_no_index(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    gone = await prompt_on(engine, 1, HERE, "secreto mío")
    kept = await prompt_on(engine, 2, HERE, "secreto suyo")
    await engine.search.index(now=NOW)

    def erase(tx: Tx) -> None:
        search.forget(tx, [gone])
        search.forget(tx, [])
        tx.execute(sa.update(t.message).where(t.message.c.id == gone).values(text="", text_sha256=""))

    await store.write(erase)
    assert await indexed(store) == 1
    assert await found(engine, "secreto") == [kept]
    await store.write(partial(search.index, message_ids=[gone, kept]))
    await store.write(partial(search.index, message_ids=[]))
    assert await indexed(store) == 1
    assert await found(engine, "secreto") == [kept]


async def test_messages_are_indexed_in_batches(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "BATCH", 2)
    monkeypatch.setattr(searching, "BATCH", 2)
    await member(engine, 1)
    for i in range(5):
        await prompt_on(engine, 1, HERE, f"palabra {i}")
    assert await engine.search.index(now=NOW) == 5
    assert len(await found(engine, "palabra")) == 5

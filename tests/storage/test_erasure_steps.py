"""An erasure in steps: the words go at once, a kill ends nothing early, conversations follow, places can be kept."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.errors import NothingAvailable
from storage.domain.kinds import Kind
from storage.domain.privacy import ErasedMessages
from storage.domain.states import TreeState
from storage.domain.tombstones import Stone, StoneKind
from storage.queries import erasing
from storage.queries import tables as t
from storage.services import erasure
from storage.services.engine import Engine
from storage.store import Store
from storage.tombstone_file import TombstoneFile
from tests.builders import (
    NOW,
    Clock,
    carry_to_the_end,
    claim,
    count,
    fetch,
    growing_prompt,
    member,
    members,
    message_row,
    prompt,
    reply,
    review,
    state_of,
)
from tests.storage.invariants import assert_consistent
from tests.storage.transfers import take_in, take_out

ANA, BEA, CARLOS, DORA = 1, 2, 3, 4
TEXT = "Las palabras que alguien quiere borrar, del todo y de todas partes"


class _Killed(Exception):
    """What ends a step in the middle."""


async def _break_off(engine: Engine, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Begin to erase Ana, and be killed when a step begins."""

    def dies(*_args: Any, **_named: Any) -> Any:
        raise _Killed

    with monkeypatch.context() as patched:
        patched.setattr(erasing if hasattr(erasing, step) else erasure, step, dies)
        with pytest.raises(_Killed):
            await engine.erasure.erase(ANA, now=NOW)


@pytest.mark.parametrize("step", ["forget_lessons", "forget_thumbs", "trees_of", "prune", "_finish"])
async def test_an_erasure_that_was_killed_goes_on_and_its_words_are_gone_before(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    people = await members(engine, ANA, BEA, CARLOS, DORA)
    root = await growing_prompt(engine, ANA, [BEA], text=TEXT)
    await carry_to_the_end(engine, root, people)
    await _break_off(engine, monkeypatch, step)
    m = t.message.c
    assert await count(store, t.message, m.text == TEXT) == 0
    assert await count(store, t.contributor, t.contributor.c.discord_id == ANA) == 0
    assert await take_out(store) == []
    assert await engine.erasure.run_due(NOW) == 1
    assert await count(store, t.message, m.is_erased, m.author_id.is_not(None)) == 0
    assert await state_of(store, root) is TreeState.HALTED_BY_MODERATOR
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))
    assert await engine.erasure.run_due(NOW) == 0


@pytest.mark.parametrize("step", ["extent"])
async def test_who_was_killed_before_the_words_went_is_erased_at_the_start(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, step: str, tmp_path: Path
) -> None:
    engine.erasure.file = TombstoneFile(tmp_path / "data" / "tombstones.jsonl")
    await member(engine, ANA)
    await prompt(engine, ANA, TEXT)
    await _break_off(engine, monkeypatch, step)
    assert engine.erasure.file.read()
    assert not await engine.privacy.cancel_erasure(ANA, now=NOW)
    assert (await engine.tombstones.apply(NOW)).members == 1
    assert await count(store, t.message, t.message.c.text == TEXT) == 0


async def test_nobody_is_offered_a_conversation_that_waits_to_be_tidied(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await members(engine, ANA, BEA, CARLOS)
    await growing_prompt(engine, ANA, [BEA], text=TEXT)
    await claim(engine, CARLOS, Kind.ASSISTANT_REPLY)
    await _break_off(engine, monkeypatch, "trees_of")
    with pytest.raises(NothingAvailable):
        await claim(engine, BEA, Kind.ASSISTANT_REPLY)


async def test_a_text_that_came_while_the_tombstones_were_put_up_gets_one_too(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await member(engine, ANA)
    await prompt(engine, ANA, TEXT)
    bury = engine.erasure.bury
    late: list[int] = []

    async def slowly(stones: Any, **when: Any) -> None:
        await bury(stones, **when)
        if not late:
            late.append(await prompt(engine, ANA, "Un segundo texto, que llega muy tarde y es bien distinto"))

    monkeypatch.setattr(engine.erasure, "bury", slowly)
    erased = await engine.erasure.erase(ANA, now=NOW)
    assert erased is not None
    assert erased.messages == 2
    assert len(await engine.tombstones.message_ids()) == 2


async def test_others_write_while_somebody_is_erased(engine: Engine, store: Store) -> None:
    await members(engine, ANA, BEA)
    for number in range(3):
        await prompt(engine, ANA, f"{number} {TEXT[number * 9 :]} {'xyz'[number] * 30}")
    _, root = await asyncio.gather(engine.erasure.erase(ANA, now=NOW), prompt(engine, BEA))
    assert (await message_row(store, root)).text
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_what_a_moderator_took_out_before_is_erased_too_and_takes_nobody_else_along(
    engine: Engine, store: Store
) -> None:
    await members(engine, ANA, BEA)
    root = await prompt(engine, ANA, TEXT)
    await engine.moderation.remove(root, now=NOW)
    c = t.contributor.c
    (ana,) = (await fetch(store, sa.select(c.id).where(c.discord_id == ANA)))[0]
    erased = await engine.erasure.erase(ANA, now=NOW)
    assert erased is not None
    assert (erased.messages, erased.below) == (1, 0)
    assert (await message_row(store, root)).author_id is None
    assert await engine.erasure.erase_contributor(ana, now=NOW) is None
    assert (await engine.tombstones.apply(NOW)).messages == 0
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


# Places


async def test_an_erased_message_keeps_its_place_while_others_have_replied(
    engine: Engine, store: Store
) -> None:
    engine.erasure.mode = ErasedMessages.PLACEHOLDER
    people = await members(engine, ANA, BEA, CARLOS, DORA)
    root = await growing_prompt(engine, ANA, [BEA], text=TEXT)
    assert await carry_to_the_end(engine, root, people) is TreeState.READY_FOR_EXPORT
    before = await count(store, t.message, t.message.c.is_deleted.is_(sa.false()))
    leaves = await _leaves_of(store, ANA)
    await engine.erasure.erase(ANA, now=NOW)
    row = await message_row(store, root)
    assert (row.text, row.is_erased, row.is_deleted, row.author_id) == ("", True, False, None)
    assert await count(store, t.message, t.message.c.is_deleted.is_(sa.false())) == before - leaves
    assert await state_of(store, root) is TreeState.READY_FOR_EXPORT
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))
    (line,) = await take_out(store, keep_places=True)
    top = line["prompt"]
    assert (top["text"], top["deleted"], "user_id" in top, bool(top["replies"])) == ("", True, False, True)
    assert await take_out(store) == []


async def _leaves_of(store: Store, discord_id: int) -> int:
    """Messages of a member, and what goes with them: those below which nobody else wrote."""
    m, c = t.message.c, t.contributor.c
    rows = await fetch(store, sa.select(m.id, m.parent_id, m.author_id).where(m.is_deleted.is_(sa.false())))
    (own,) = (await fetch(store, sa.select(c.id).where(c.discord_id == discord_id)))[0]
    parents: dict[int, int | None] = {row.id: row.parent_id for row in rows}
    kept: set[int | None] = set()
    for row in rows:
        at: int | None = row.id if row.author_id != own else None
        while at is not None:
            kept.add(at)
            at = parents[at]
    return len([row for row in rows if row.id not in kept])


async def test_a_growing_conversation_goes_on_around_an_empty_place(engine: Engine, store: Store) -> None:
    engine.erasure.mode = ErasedMessages.PLACEHOLDER
    await members(engine, ANA, BEA, CARLOS, DORA)
    root = await growing_prompt(engine, BEA, [CARLOS])
    erased = await reply(engine, ANA, root, text=TEXT)
    await review(engine, erased, [BEA])
    below = await reply(engine, CARLOS, erased)
    await engine.erasure.erase(ANA, now=NOW)
    row = await message_row(store, erased)
    assert (row.text, row.is_erased, row.is_deleted) == ("", True, False)
    assert not (await message_row(store, below)).is_deleted
    assert await state_of(store, root) is TreeState.GROWING
    w = t.work.c
    assert await count(store, t.work, w.message_id == erased, w.need > 0) == 0
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))
    assert (
        await carry_to_the_end(engine, root, [BEA, CARLOS, DORA], clock=Clock()) is TreeState.READY_FOR_EXPORT
    )
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_an_export_with_places_can_be_imported_again(engine: Engine, store: Store) -> None:
    engine.erasure.mode = ErasedMessages.PLACEHOLDER
    people = await members(engine, ANA, BEA, CARLOS, DORA)
    root = await growing_prompt(engine, ANA, [BEA], text=TEXT)
    await carry_to_the_end(engine, root, people)
    await engine.erasure.erase(ANA, now=NOW)
    (line,) = await take_out(store, keep_places=True)
    report = await take_in(store, line)
    assert (report.skipped, report.faults) == (1, [])


# The file


def test_a_line_that_a_kill_cut_off_does_not_spoil_the_next(tmp_path: Path) -> None:
    file = TombstoneFile(tmp_path / "tombstones.jsonl")
    stones = [Stone(StoneKind.MESSAGE, "a"), Stone(StoneKind.MESSAGE, "b")]
    assert file.read() == set()
    file.append([], NOW)
    assert not file.path.exists()
    file.append(stones[:1], NOW)
    with file.path.open("a") as open_file:
        open_file.write('{"kind": "mess')
    file.append(stones[1:], NOW)
    assert file.read() == set(stones)
    assert file.path.stat().st_mode & 0o077 == 0


async def test_imported_messages_that_were_erased_elsewhere_go_when_tombstones_are_applied(
    engine: Engine, store: Store, tmp_path: Path
) -> None:
    """A copy of the data, without its members, took in what was erased where it came from."""
    engine.erasure.file = TombstoneFile(tmp_path / "tombstones.jsonl")
    people = await members(engine, ANA, BEA, CARLOS, DORA)
    root = await growing_prompt(engine, ANA, [BEA], text=TEXT)
    await carry_to_the_end(engine, root, people)
    public_id = (await message_row(store, root)).public_id
    await store.write(lambda tx: tx.execute(sa.update(t.message).values(author_id=None, source_author="x")))
    engine.erasure.file.append([Stone(StoneKind.MESSAGE, public_id)], NOW)
    applied = await engine.tombstones.apply(NOW)
    assert (applied.members, applied.messages) == (0, 1)
    assert (await message_row(store, root)).text == ""
    assert await take_out(store) == []
    again = await engine.tombstones.apply(NOW)
    assert (again.members, again.messages) == (0, 0)

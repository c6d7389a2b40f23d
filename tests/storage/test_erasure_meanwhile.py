"""What moderators say and do about a member while that member is being erased."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.util import await_only

from storage.domain.cases import CaseOutcome, Hold
from storage.domain.errors import MemberUnknown
from storage.domain.notices import NoticeKind
from storage.domain.privacy import ErasedMessages
from storage.domain.tombstones import Stone, StoneKind
from storage.queries import audit, erasing, notices, sql
from storage.queries import tables as t
from storage.services import holds, removals
from storage.services.context import Change
from storage.services.engine import Engine
from storage.store import BUSY_TIMEOUT_MS, Store, Tx
from tests.builders import (
    NOW,
    count,
    fetch,
    growing_prompt,
    members,
    message_row,
    prompt,
    reply,
    review,
    tree_row,
)
from tests.storage.case_stories import HOME
from tests.storage.situations import in_order
from tests.storage.staff import HERE, MODERATOR, OPERATOR, contributor, details, prompt_on
from tests.storage.test_erasure_after import QUOTE, are_there, take_words

ANA, BEA, CARLOS, DORA, EVA = 1, 2, 3, 4, 5
"""Ana asks, Bea answers, Carlos asks on; Bea is erased."""
SAID = f"Dice {QUOTE}"


@pytest.fixture
async def root(engine: Engine) -> int:
    """Ana's prompt; the conversation grows."""
    await members(engine, ANA, BEA, CARLOS, DORA, EVA)
    return await growing_prompt(engine, ANA, [DORA])


@pytest.fixture
async def answer(engine: Engine, root: int) -> int:
    """Bea's accepted answer."""
    written = await reply(engine, BEA, root)
    await review(engine, written, [DORA])
    return written


@pytest.fixture
async def below(engine: Engine, answer: int) -> int:
    """Carlos's accepted question below it."""
    written = await reply(engine, CARLOS, answer)
    await review(engine, written, [DORA])
    return written


async def quoted(store: Store) -> list[Any]:
    """Details of the audit log that quote what was erased."""
    return [each for each in await details(store) if QUOTE in str(each)]


class Pause:
    """A function that waits, once, before or after it does its work; what runs meanwhile is another transaction."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, *, is_after: bool = False
    ) -> None:
        self.is_there, self.goes_on = asyncio.Event(), asyncio.Event()
        work = getattr(module, name)

        def slowly(*args: Any, **named: Any) -> Any:
            found = work(*args, **named) if is_after else None
            if not self.is_there.is_set():
                self.is_there.set()
                await_only(self.goes_on.wait())
            return found if is_after else work(*args, **named)

        monkeypatch.setattr(module, name, slowly)


async def erase_during(engine: Engine, pause: Pause, work: asyncio.Task[Any]) -> None:
    """Erase Bea while a paused transaction holds what the erasure waits for, then let both end."""
    await pause.is_there.wait()
    erasure = asyncio.create_task(engine.erasure.erase(BEA, now=NOW))
    waiting = sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    while not await engine.context.store.read(lambda tx: tx.execute(waiting).scalar_one()):
        assert not erasure.done()
    pause.goes_on.set()
    await asyncio.gather(work, erasure)


# Between the words and the end


@pytest.mark.parametrize("mode", ErasedMessages)
@pytest.mark.parametrize("outcome", [CaseOutcome.REMOVED, CaseOutcome.HALTED, CaseOutcome.SETTLED])
async def test_why_a_message_was_decided_about_goes_with_words_that_went_before(
    engine: Engine,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    answer: int,
    below: int,
    mode: ErasedMessages,
    outcome: CaseOutcome,
) -> None:
    engine.erasure.mode = mode
    await take_words(engine, monkeypatch)
    await engine.cases.act_on(answer, HOME, outcome, reason=SAID, now=NOW)
    await engine.cases.act_on(below, HOME, CaseOutcome.SETTLED, reason="No pasa nada", now=NOW)
    assert len(await quoted(store)) == 1
    await engine.erasure.run_due(NOW)
    assert await quoted(store) == []
    assert any("No pasa nada" in str(each) for each in await details(store))
    assert (await engine.audit_log.verify()).is_whole


async def test_what_was_said_of_the_member_meanwhile_goes_too(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    bea = await contributor(store, BEA)
    await take_words(engine, monkeypatch)

    def said(tx: Tx) -> None:
        notices.add(tx, bea, NoticeKind.WARNED, now=NOW, reason=SAID)
        row = {"contributor_id": bea, "guild_discord_id": HERE, "asked_by": 5, "asked_at": NOW}
        removal = sql.add(tx, t.removal, row)
        for subject in (f"member:{bea}", f"removal:{removal}"):
            audit.append(tx, "case.denied", subject, by=9, guild_discord_id=None, now=NOW, reason=SAID)

    await store.write(said)
    await engine.erasure.run_due(NOW)
    assert await quoted(store) == []
    assert await count(store, t.notice, t.notice.c.contributor_id == bea) == 0
    assert await engine.removals.pending(OPERATOR, now=NOW) == ()
    assert (await details(store))[-1] == {"messages": 0, "below": 0}


async def test_an_emptied_message_is_held_no_more_once_it_was_tidied(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    await take_words(engine, monkeypatch)
    held = sa.update(t.message).where(t.message.c.id == answer).values(held_because=Hold.FLOOD.value)
    await store.write(lambda tx: tx.execute(held))
    await engine.erasure.run_due(NOW)
    assert (await message_row(store, answer)).held_because is None


async def test_nobody_sets_aside_or_removes_what_an_erased_member_wrote(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    bea = await contributor(store, BEA)
    await take_words(engine, monkeypatch)
    with pytest.raises(MemberUnknown):
        await engine.quarantine.quarantine(bea, HOME, reason=SAID, now=NOW)
    with pytest.raises(MemberUnknown):
        await engine.quarantine.release(bea, HOME, now=NOW)
    with pytest.raises(MemberUnknown):
        await engine.removals.ask(bea, HOME, now=NOW)
    assert await quoted(store) == []


# At the same time


async def test_a_hold_that_meets_an_erasure_holds_what_is_left(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, root: int, answer: int
) -> None:
    looks = holds._open

    def erased_meanwhile(change: Change, tree_id: int) -> Any:
        found = looks(change, tree_id)
        erasing.wipe_some(change.tx, [answer], NOW)
        return found

    monkeypatch.setattr(holds, "_open", erased_meanwhile)
    tree_id = (await tree_row(store, root)).id

    def hold(change: Change, *message_ids: int) -> list[int]:
        return holds.hold_all(change, tree_id, message_ids, Hold.FLOOD)

    assert await engine.context.change(NOW, lambda change: hold(change, answer)) == []
    assert await are_there(store, root, answer) == [True, True]
    assert await engine.context.change(NOW, lambda change: hold(change, root, answer)) == [root]
    assert (await message_row(store, root)).held_because == Hold.FLOOD.value
    assert (await message_row(store, answer)).held_because is None


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
@pytest.mark.parametrize("mode", ErasedMessages)
async def test_an_erasure_that_runs_during_a_hold_leaves_nothing_held(
    engine: Engine,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    root: int,
    answer: int,
    below: int,
    mode: ErasedMessages,
) -> None:
    """SQLite has a single writer: an erasure there is wholly before a hold or after it."""
    engine.erasure.mode = mode
    tree_id = (await tree_row(store, root)).id
    pause = Pause(monkeypatch, holds, "_open", is_after=True)
    work = engine.context.change(
        NOW, lambda change: holds.hold_all(change, tree_id, [answer, below], Hold.FLOOD)
    )
    await erase_during(engine, pause, asyncio.create_task(work))
    assert (await message_row(store, answer)).held_because is None
    assert (await message_row(store, below)).held_because == Hold.FLOOD.value
    await engine.context.change(NOW, lambda change: holds.release_all(change, tree_id, [below]))
    keeps_places = mode is ErasedMessages.PLACEHOLDER
    assert await are_there(store, root, answer, below) == [True, keeps_places, keeps_places]
    await in_order(engine, has_restored=True)


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
async def test_an_erasure_waits_for_a_quarantine_and_takes_its_reason_along(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    bea = await contributor(store, BEA)
    pause = Pause(monkeypatch, holds, "_take_out")
    work = engine.quarantine.quarantine(bea, HOME, reason=SAID, now=NOW)
    await erase_during(engine, pause, asyncio.create_task(work))
    assert await quoted(store) == []
    assert (await message_row(store, answer)).held_because is None
    await in_order(engine, has_restored=True)


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
async def test_an_erasure_waits_for_a_removal_that_is_being_asked_for_and_cancels_it(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await members(engine, BEA)
    await prompt_on(engine, BEA, HERE)
    bea = await contributor(store, BEA)
    pause = Pause(monkeypatch, removals, "_count", is_after=True)
    work = engine.removals.ask(bea, MODERATOR, now=NOW)
    await erase_during(engine, pause, asyncio.create_task(work))
    assert await engine.removals.pending(MODERATOR, now=NOW) == ()
    rows = await fetch(store, sa.select(t.removal.c.cancelled_at))
    assert [row.cancelled_at for row in rows] == [NOW]


# What SQLite's files remember


SECRET = "zarzaparrilla larguísima que desaparece de los archivos " * 30


def files_with(store: Store, word: bytes) -> list[str]:
    """The files of a database that hold a word."""
    path = Path(str(store.url.database))
    return [each.name for each in sorted(path.parent.glob(f"{path.name}*")) if word in each.read_bytes()]


@pytest.fixture
async def secret(sqlite_engine: Engine, sqlite_store: Store) -> int:
    """What Bea wrote, in the index of words, among what others wrote."""
    await members(sqlite_engine, ANA, BEA)
    written = await prompt(sqlite_engine, BEA, text=SECRET)
    await prompt(sqlite_engine, ANA)
    await sqlite_engine.search.index(now=NOW)
    assert files_with(sqlite_store, b"zarzap")
    return written


@pytest.mark.usefixtures("secret")
async def test_no_file_of_sqlite_keeps_erased_words(sqlite_engine: Engine, sqlite_store: Store) -> None:
    await sqlite_engine.erasure.erase(BEA, now=NOW)
    assert files_with(sqlite_store, b"zarzap") == []
    found = await sqlite_engine.search.find(OPERATOR, "zarzaparrilla", now=NOW)
    assert found.total == 0


@pytest.mark.usefixtures("secret")
async def test_somebody_who_reads_neither_stops_an_erasure_nor_keeps_the_words_for_long(
    sqlite_engine: Engine, sqlite_store: Store
) -> None:
    reader = sqlite3.connect(str(sqlite_store.url.database), isolation_level=None)
    with closing(reader):
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM message").fetchone()
        assert await sqlite_engine.erasure.erase(BEA, now=NOW) is not None
        assert files_with(sqlite_store, b"zarzap")
        assert (
            await sqlite_store.write(lambda tx: tx.exec_driver_sql("PRAGMA busy_timeout").scalar())
            == BUSY_TIMEOUT_MS
        )
    assert await sqlite_engine.erasure.run_due(NOW) == 0
    assert files_with(sqlite_store, b"zarzap") == []


async def test_messages_that_are_erased_again_leave_no_words_in_the_files_either(
    sqlite_engine: Engine, sqlite_store: Store, secret: int
) -> None:
    stone = Stone(StoneKind.MESSAGE, (await message_row(sqlite_store, secret)).public_id)
    await sqlite_engine.erasure.mark([stone], now=NOW)
    assert (await sqlite_engine.tombstones.apply(NOW)).messages == 1
    assert files_with(sqlite_store, b"zarzap") == []


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
async def test_postgresql_looks_after_its_own_log(store: Store) -> None:
    assert await store.empty_log()

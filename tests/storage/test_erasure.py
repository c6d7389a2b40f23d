"""Erasing a member."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.util import await_only

from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.queries import messages
from storage.queries import tables as t
from storage.queries.ledger import Books
from storage.services.engine import Engine
from storage.services.erasure import Erased
from storage.store import Store
from tests.builders import EngineFactory, claim_about, count, fill_in, member, members, prompt, review
from tests.storage.invariants import assert_consistent

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
TEXT = "Un texto que su autora quiere borrar del todo"


async def _writer(engine: Engine, discord_id: int) -> None:
    """A member who wrote one initial prompt and left another as a draft."""
    await engine.members.accept_terms(
        discord_id, version="1", text_sha256="a" * 64, locale="es", interaction_id=1, now=NOW
    )
    await engine.members.choose_languages(discord_id, ["es"])
    task = await engine.tasks.claim(discord_id, Kind.INITIAL_PROMPT, now=NOW)
    await engine.tasks.save_text(task.id, TEXT, by=discord_id)
    await engine.submissions.submit(task.id, by=discord_id, now=NOW)
    draft = await engine.tasks.claim(discord_id, Kind.INITIAL_PROMPT, now=NOW)
    await engine.tasks.save_text(draft.id, TEXT + " (borrador)", by=discord_id)


async def test_an_erased_member_leaves_neither_words_nor_id(engine: Engine) -> None:
    await _writer(engine, 77)
    erased = await engine.erasure.erase(77, now=NOW)
    assert erased == Erased(messages=1, below=0)

    def everything(tx: sa.Connection) -> str:
        return "\n".join(
            str(tuple(row))
            for table in t.message.metadata.sorted_tables
            for row in tx.execute(sa.select(table))
        )

    left = await engine.context.store.read(everything)
    assert "su autora quiere" not in left
    assert (await engine.members.view(77)).is_known is False
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_the_conversation_of_an_erased_prompt_is_halted(engine: Engine) -> None:
    await _writer(engine, 77)
    await engine.erasure.erase(77, now=NOW)
    states = await engine.context.store.read(lambda tx: list(tx.execute(sa.select(t.tree.c.state)).scalars()))
    assert states == ["halted_by_moderator"]


async def test_erasing_somebody_unknown_changes_nothing(engine: Engine) -> None:
    assert await engine.erasure.erase(12345, now=NOW) is None


async def test_an_erased_member_may_come_back_as_somebody_new(engine: Engine) -> None:
    await _writer(engine, 77)
    await engine.erasure.erase(77, now=NOW)
    await _writer(engine, 77)
    assert (await engine.members.view(77)).has_accepted


async def test_thumbs_of_an_erased_member_are_taken_back(engine: Engine) -> None:
    await _writer(engine, 77)
    await member(engine, 78)
    message_id = await engine.context.store.read(
        lambda tx: tx.execute(sa.select(t.message.c.id)).scalar_one()
    )
    await engine.votes.vote(message_id, 1, by=78, now=NOW)
    await engine.erasure.erase(78, now=NOW)
    left = await engine.context.store.read(lambda tx: tx.execute(sa.select(t.reaction)).all())
    assert left == []
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


# While others write what is remembered of the member


async def _last_review(engine: Engine) -> int:
    """Members 1 to 3, and a task of 3 that decides about a message that 2 has reviewed; the task."""
    await members(engine, 1, 2, 3)
    root = await prompt(engine, 1)
    await review(engine, root, [2])
    view = await claim_about(engine, 3, Kind.LABEL_INITIAL_PROMPT, root)
    await fill_in(engine, view, 3)
    return view.id


async def _assert_nothing_is_remembered(engine: Engine, store: Store) -> None:
    """No lesson and no reliability is left of who was erased, those of the others are there."""
    gone = sa.select(t.contributor.c.id).where(t.contributor.c.discord_id.is_(None))
    for rows in (t.reliability, t.review):
        where = [] if rows is t.reliability else [rows.c.lessons.is_not(sa.null())]
        assert await count(store, rows, rows.c.contributor_id.in_(gone), *where) == 0
        assert await count(store, rows, rows.c.contributor_id.not_in(gone), *where) > 0
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
async def test_a_verdict_over_reviews_that_were_read_before_an_erasure_teaches_nothing_about_the_member(
    make_engine: EngineFactory, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite has a single writer: an erasure there is wholly before a verdict or after it."""
    engine = make_engine(SMALL.changed({"num_reviews_initial_prompt": 2}))
    task_id = await _last_review(engine)
    has_read, may_go_on, reviews_of = asyncio.Event(), asyncio.Event(), messages.reviews_of

    def slowly(*args: Any) -> Any:
        found = reviews_of(*args)
        has_read.set()
        await_only(may_go_on.wait())
        return found

    monkeypatch.setattr(messages, "reviews_of", slowly)
    submit = asyncio.create_task(engine.submissions.submit(task_id, by=3, now=NOW))
    await has_read.wait()
    await engine.erasure.erase(2, now=NOW)
    may_go_on.set()
    await submit
    await _assert_nothing_is_remembered(engine, store)


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
async def test_an_erasure_waits_for_a_verdict_that_is_being_noted_and_erases_that_too(
    make_engine: EngineFactory, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine(SMALL.changed({"num_reviews_initial_prompt": 2}))
    task_id = await _last_review(engine)
    is_decided, may_go_on, write = asyncio.Event(), asyncio.Event(), Books.write

    def slowly(*args: Any) -> None:
        if not is_decided.is_set():
            is_decided.set()
            await_only(may_go_on.wait())
        write(*args)

    monkeypatch.setattr(Books, "write", slowly)
    submit = asyncio.create_task(engine.submissions.submit(task_id, by=3, now=NOW))
    await is_decided.wait()
    erasure = asyncio.create_task(engine.erasure.erase(2, now=NOW))
    waiting = sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    while not await store.read(lambda tx: tx.execute(waiting).scalar_one()):
        assert not erasure.done()
    may_go_on.set()
    await asyncio.gather(submit, erasure)
    await _assert_nothing_is_remembered(engine, store)

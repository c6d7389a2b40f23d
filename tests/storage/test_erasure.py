"""Erasing a member."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.erasure import Erased
from tests.builders import member
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

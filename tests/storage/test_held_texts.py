"""Texts that wait for a moderator from the start: a member's first ones, and newcomers' during a raid."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.cases import CaseReason, Hold, reasons_of
from storage.domain.errors import NothingAvailable
from storage.domain.kinds import Kind
from storage.domain.policies import Policy, RaidMode
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.domain.views import Submitted
from storage.queries import messages
from storage.queries import tables as t
from storage.services import holds
from storage.services.context import Change
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    EngineFactory,
    claim,
    claim_about,
    count,
    fetch,
    finish,
    growing_prompt,
    member,
    members,
    message_row,
    state_of,
    written_in,
)
from tests.storage.invariants import assert_consistent

SERVER = 77
OTHER_SERVER = 78
FIRST_TEXTS = Policy(hold_first_texts=2)
RAIDED = Policy(raid=RaidMode.ON)


async def write(
    engine: Engine, by: int, text: str | None = None, *, server: int | None = SERVER
) -> tuple[int, Submitted]:
    """A new prompt, written on a server; its message, and what its author is told."""
    view = await claim(engine, by, Kind.INITIAL_PROMPT, guild_discord_id=server)
    outcome = await finish(engine, view, by, text=text)
    return await written_in(engine.context.store, view.id), outcome


async def in_order(engine: Engine) -> None:
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def release(engine: Engine, message_id: int) -> None:
    def body(change: Change) -> bool:
        row = messages.get(change.tx, message_id)
        assert row is not None
        return holds.release(change, row)

    assert await engine.context.change(NOW, body)


async def reasons(store: Store, message_id: int) -> tuple[CaseReason, ...]:
    """Why a moderator is asked to look at a message; empty where none is."""
    c = t.review_case.c
    query = sa.select(c.reasons).where(c.message_id == message_id, c.closed_at.is_(None))
    return tuple(reason for row in await fetch(store, query) for reason in reasons_of(row.reasons))


async def test_the_first_texts_of_a_member_wait_where_the_server_wants_that(
    engine: Engine, store: Store
) -> None:
    engine.context.policies[SERVER] = FIRST_TEXTS
    await member(engine, 1)
    written = [await write(engine, 1) for _ in range(3)]
    assert [told.is_held for _, told in written] == [True, True, False]
    rows = [await message_row(store, message_id) for message_id, _ in written]
    assert [row.held_because for row in rows] == [Hold.FIRST_TEXT, Hold.FIRST_TEXT, None]
    assert [await reasons(store, message_id) for message_id, _ in written] == [
        (CaseReason.FIRST_TEXT,),
        (CaseReason.FIRST_TEXT,),
        (),
    ]
    await in_order(engine)


async def test_first_texts_are_counted_on_each_server_by_itself(engine: Engine) -> None:
    engine.context.policies[SERVER] = Policy(hold_first_texts=1)
    await member(engine, 1)
    assert not (await write(engine, 1, server=OTHER_SERVER))[1].is_held
    assert not (await write(engine, 1, server=None))[1].is_held
    assert (await write(engine, 1))[1].is_held
    assert not (await write(engine, 1))[1].is_held


async def test_a_held_text_brings_its_author_points_and_nobody_else_work(
    engine: Engine, store: Store
) -> None:
    engine.context.policies[SERVER] = FIRST_TEXTS
    await members(engine, 1, 2)
    message_id, told = await write(engine, 1)
    assert told.points > 0
    assert await state_of(store, message_id) is TreeState.HALTED_BY_MODERATOR
    assert await count(store, t.work) == 0
    with pytest.raises(NothingAvailable):
        await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    await in_order(engine)


async def test_pressing_submit_twice_says_the_same_of_a_held_text(engine: Engine, store: Store) -> None:
    engine.context.policies[SERVER] = FIRST_TEXTS
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=SERVER)
    await finish(engine, view, 1)
    again = await engine.submissions.submit(view.id, by=1, now=NOW)
    assert (again.is_held, again.is_repeat) == (True, True)
    assert await count(store, t.review_case) == 1


async def test_a_released_prompt_goes_on_as_any_other(engine: Engine, store: Store) -> None:
    engine.context.policies[SERVER] = FIRST_TEXTS
    await members(engine, 1, 2)
    message_id, _ = await write(engine, 1)
    await release(engine, message_id)
    row = await message_row(store, message_id)
    assert (row.is_deleted, row.removed_with, row.held_because) == (False, None, None)
    assert await state_of(store, message_id) is TreeState.INITIAL_PROMPT_REVIEW
    await finish(engine, await claim_about(engine, 2, Kind.LABEL_INITIAL_PROMPT, message_id), 2)
    assert await state_of(store, message_id) is TreeState.GROWING
    await in_order(engine)


async def test_a_held_reply_leaves_its_place_to_others_and_comes_back_when_it_is_released(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    engine.context.policies[SERVER] = FIRST_TEXTS
    view = await claim(engine, 3, Kind.ASSISTANT_REPLY, guild_discord_id=SERVER)
    assert (await finish(engine, view, 3)).is_held
    message_id = await written_in(store, view.id)
    with pytest.raises(NothingAvailable):  # a held reply is not reviewed
        await claim(engine, 2, Kind.LABEL_ASSISTANT_REPLY)
    assert (await claim(engine, 2, Kind.ASSISTANT_REPLY)).conversation[-1].id == root
    await in_order(engine)
    await release(engine, message_id)
    assert (await claim(engine, 1, Kind.LABEL_ASSISTANT_REPLY)).conversation[-1].id == message_id


async def test_in_a_raid_newcomers_wait_and_others_do_not(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(SMALL.changed({"newcomer_contributions": 1, "newcomer_hours": 0}))
    await members(engine, 1, 2)
    await write(engine, 1)  # established with it
    engine.context.policies[SERVER] = RAIDED
    assert not (await write(engine, 1))[1].is_held
    message_id, told = await write(engine, 2)
    assert told.is_held
    assert (await message_row(store, message_id)).held_because == Hold.RAID
    assert await reasons(store, message_id) == (CaseReason.RAID,)
    await in_order(engine)


async def test_a_raid_that_was_noticed_holds_texts_until_it_is_over(engine: Engine) -> None:
    await member(engine, 1)
    engine.context.policies[SERVER] = Policy(raid_until=NOW + timedelta(seconds=1))
    assert (await write(engine, 1))[1].is_held
    engine.context.policies[SERVER] = Policy(raid_until=NOW)
    assert not (await write(engine, 1))[1].is_held


async def test_what_nobody_configured_asks_the_database_nothing_more(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    assert not (await write(engine, 1))[1].is_held
    assert await count(store, t.review_case) == 0

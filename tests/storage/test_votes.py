"""Thumbs and reports: one of each for a member and a message, and none for one's own."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from storage.domain.errors import MessageGone, OwnMessage
from storage.domain.kinds import Kind
from storage.domain.states import TreeState
from storage.domain.views import VoteView
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    claim,
    claim_about,
    count,
    fetch,
    growing_prompt,
    members,
    message_row,
    prompt,
    reply,
    review,
    state_of,
)
from tests.storage.invariants import assert_consistent
from tests.storage.transfers import take_out


@pytest.fixture
async def message(engine: Engine) -> int:
    """A prompt of member 1; 2 to 5 are there too."""
    await members(engine, 1, 2, 3, 4, 5)
    return await prompt(engine, 1)


async def test_a_thumb_is_set_changed_and_taken_back(engine: Engine, message: int) -> None:
    assert await engine.votes.vote(message, 1, by=2, now=NOW) == VoteView(1, up=1, down=0)
    assert await engine.votes.vote(message, -1, by=2, now=NOW) == VoteView(-1, up=0, down=1)
    assert await engine.votes.vote(message, -1, by=2, now=NOW) == VoteView(0, up=0, down=0)


async def test_a_thumb_that_was_taken_back_shows_nowhere_and_can_be_given_again(
    engine: Engine, store: Store, message: int
) -> None:
    task = await claim_about(engine, 2, Kind.LABEL_INITIAL_PROMPT, message)
    for _ in range(2):
        await engine.votes.vote(message, -1, by=2, now=NOW)
    shown = (await engine.tasks.show(task.id, by=2)).conversation[0]
    assert (shown.votes, shown.my_vote) == (None, 0)
    await engine.privacy.choose_scopes(2, votes=False)
    (line,) = await take_out(store, states=None)
    assert not any(line["prompt"].get("emojis", {}).values())
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))
    assert await engine.votes.vote(message, 1, by=2, now=NOW) == VoteView(1, up=1, down=0)
    assert await count(store, t.reaction) == 1
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_everybody_has_one_thumb(engine: Engine, store: Store, message: int) -> None:
    for by in (2, 3, 4):
        await engine.votes.vote(message, 1, by=by, now=NOW)
    assert await engine.votes.vote(message, -1, by=5, now=NOW) == VoteView(-1, up=3, down=1)
    assert await count(store, t.reaction) == 4
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_thumbs_are_counted_out_only_to_those_who_voted(engine: Engine, message: int) -> None:
    await engine.votes.vote(message, 1, by=2, now=NOW)
    task = await claim_about(engine, 3, Kind.LABEL_INITIAL_PROMPT, message)
    assert (task.conversation[0].votes, task.conversation[0].my_vote) == (None, 0)
    await engine.votes.vote(message, -1, by=3, now=NOW)
    shown = (await engine.tasks.show(task.id, by=3)).conversation[0]
    assert (shown.votes, shown.my_vote) == ((1, 1), -1)


async def test_the_own_message_is_neither_voted_on_nor_reported(
    engine: Engine, store: Store, message: int
) -> None:
    with pytest.raises(OwnMessage):
        await engine.votes.vote(message, 1, by=1, now=NOW)
    with pytest.raises(OwnMessage):
        await engine.votes.report(message, "spam", "", by=1, now=NOW)
    assert await count(store, t.emoji_stat) == 0


async def test_a_message_that_is_not_there_is_neither_voted_on_nor_reported(engine: Engine) -> None:
    await members(engine, 1)
    with pytest.raises(MessageGone):
        await engine.votes.vote(404, 1, by=1, now=NOW)
    with pytest.raises(MessageGone):
        await engine.votes.report(404, "spam", "", by=1, now=NOW)


async def test_a_member_reports_a_message_once(engine: Engine, store: Store, message: int) -> None:
    assert await engine.votes.report(message, "spam", "vende relojes", by=2, now=NOW) is True
    assert await engine.votes.report(message, "hate", "otra vez", by=2, now=NOW) is False
    (row,) = await fetch(store, sa.select(t.report))
    assert (row.reason, row.text, row.created_at) == ("spam", "vende relojes", NOW)
    assert await state_of(store, message) is TreeState.INITIAL_PROMPT_REVIEW


async def test_a_report_is_marked_for_the_one_who_made_it(engine: Engine, message: int) -> None:
    await engine.votes.report(message, "spam", "", by=2, now=NOW)
    task = await claim_about(engine, 2, Kind.LABEL_INITIAL_PROMPT, message)
    assert task.conversation[0].is_reported
    await engine.tasks.skip(task.id, by=2, now=NOW)
    assert not (await claim_about(engine, 3, Kind.LABEL_INITIAL_PROMPT, message)).conversation[0].is_reported


@pytest.mark.parametrize(
    "text", ["x" * 5000, "nulo \x00 dentro", "media \ud83d pareja"], ids=["long", "nul", "surrogate"]
)
async def test_a_report_takes_any_text(engine: Engine, store: Store, message: int, text: str) -> None:
    assert await engine.votes.report(message, "other" * 20, text, by=2, now=NOW)
    (row,) = await fetch(store, sa.select(t.report))
    assert 0 < len(row.text) <= 1000
    assert len(row.reason) <= 32


async def test_enough_reports_abort_the_conversation_of_a_prompt(
    engine: Engine, store: Store, message: int
) -> None:
    await engine.votes.report(message, "spam", "", by=2, now=NOW)
    await engine.votes.report(message, "spam", "", by=3, now=NOW)  # two are enough in a small server
    assert await state_of(store, message) is TreeState.ABORTED_LOW_GRADE
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_enough_reports_take_out_a_reply_with_all_below_it(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [2])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [3])
    follow_up = await reply(engine, 3, answer)
    for by in (4, 5):
        await engine.votes.report(answer, "spam", "", by=by, now=NOW)
    assert (await message_row(store, answer)).is_deleted
    assert (await message_row(store, follow_up)).is_deleted
    assert await state_of(store, root) is TreeState.GROWING
    with pytest.raises(MessageGone):
        await engine.votes.vote(answer, 1, by=1, now=NOW)
    points = t.point_entry.c
    earned = await fetch(
        store, sa.select(points.delta).where(points.message_id == answer, points.event.like("acc%"))
    )
    assert sorted(row.delta for row in earned) == [-40, 40]
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_a_removed_reply_gives_its_place_to_others(engine: Engine) -> None:
    await members(engine, 1, 2, 3, 4, 5)
    root = await growing_prompt(engine, 1, [2])
    first, second = await reply(engine, 2, root), await reply(engine, 3, root)
    for by in (1, 5):
        await engine.votes.report(first, "spam", "", by=by, now=NOW)
    assert first != second
    view = await claim(engine, 4, Kind.ASSISTANT_REPLY)
    assert view.conversation[-1].id == root

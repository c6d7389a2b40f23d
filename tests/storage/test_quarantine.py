"""Holding messages until a moderator looked at them; setting aside all that a member wrote, and releasing it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.cases import Hold
from storage.domain.errors import InvalidReason, NotAllowed
from storage.domain.kinds import Kind
from storage.domain.states import TreeState
from storage.queries import messages
from storage.queries import tables as t
from storage.services import holds, quarantine
from storage.services.context import Change
from storage.services.engine import Engine
from storage.services.quarantine import Quarantined
from storage.store import Store
from tests.builders import (
    NOW,
    EngineFactory,
    count,
    growing_prompt,
    member,
    members,
    message_row,
    prompt,
    reply,
    review,
    snapshot_of_everything,
    state_of,
    tree_row,
)
from tests.storage.situations import (
    RESTARTED,
    RULES,
    SITUATIONS,
    finished,
    growing,
    in_order,
    points_of,
    replies_to,
)
from tests.storage.staff import (
    ELSEWHERE,
    HERE,
    HOME,
    MODERATOR,
    OF_FRENCH,
    THERE,
    acts,
    contributor,
    details,
    prompt_on,
)
from tests.storage.transfers import take_out

S = TreeState


@pytest.fixture
def engine(make_engine: EngineFactory) -> Engine:
    """The engine with conversations of three messages."""
    return make_engine(RULES)


async def on_message(engine: Engine, message_id: int, body: Callable[..., bool]) -> bool:
    """Run a function of holds.py on a message."""

    def job(change: Change) -> bool:
        row = messages.get(change.tx, message_id)
        assert row is not None
        return body(change, row)

    return await engine.context.change(NOW, job)


async def hold(engine: Engine, message_id: int, why: Hold = Hold.FLOOD) -> bool:
    """Hold a message."""
    return await on_message(engine, message_id, partial(holds.hold, why=why))


async def release(engine: Engine, message_id: int) -> bool:
    """Release a message."""
    return await on_message(engine, message_id, holds.release)


async def out(store: Store, message_id: int) -> tuple[bool, int | None, str | None]:
    """(is out, with what, held why)."""
    row = await message_row(store, message_id)
    return row.is_deleted, row.removed_with, row.held_because


# One message


@pytest.mark.parametrize("state", SITUATIONS)
async def test_a_prompt_that_is_held_stops_its_conversation_and_released_it_goes_on(
    engine: Engine, store: Store, state: TreeState
) -> None:
    root = await SITUATIONS[state](engine)
    before = await points_of(engine, 1)
    assert await hold(engine, root)
    assert await out(store, root) == (True, root, "flood")
    tree_id = (await tree_row(store, root)).id
    assert await count(store, t.work, t.work.c.tree_id == tree_id) == 0
    if state is not S.SCORING_FAILED:
        await in_order(engine)
    assert not await hold(engine, root)
    assert await release(engine, root)
    assert await out(store, root) == (False, None, None)
    assert await state_of(store, root) is RESTARTED.get(state, state)
    assert await points_of(engine, 1) == before
    if state is not S.SCORING_FAILED:
        await in_order(engine, has_restored=True)
    assert not await release(engine, root)


async def test_a_conversation_that_a_moderator_had_halted_stays_so(engine: Engine, store: Store) -> None:
    root = await growing(engine)
    await engine.moderation.halt(root, now=NOW)
    await hold(engine, root)
    await release(engine, root)
    assert await state_of(store, root) is S.HALTED_BY_MODERATOR
    assert await out(store, root) == (False, None, None)
    await engine.moderation.restart(root, now=NOW)
    await hold(engine, root)
    await release(engine, root)
    assert await state_of(store, root) is S.GROWING


async def test_a_reply_that_is_held_takes_what_is_below_with_it_and_brings_it_back(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine()
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [4])
    below = await reply(engine, 3, answer)
    before = await snapshot_of_everything(store)
    assert await hold(engine, answer, Hold.RAID)
    assert await out(store, answer) == (True, answer, "raid")
    assert await out(store, below) == (True, answer, None)
    await in_order(engine)
    assert await release(engine, answer)
    after = await snapshot_of_everything(store)
    assert {name for name in before if before[name] != after[name]} <= {
        "point_entry",
        "tree",
        "work",
        "message",
    }
    assert await out(store, below) == (False, None, None)
    await in_order(engine)


async def test_what_is_held_below_something_held_waits_for_both(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine()
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [4])
    below = await reply(engine, 3, answer)
    await hold(engine, root)
    assert await hold(engine, answer)
    assert await out(store, answer) == (True, answer, "flood")
    assert await out(store, below) == (True, answer, None)  # goes with the nearest
    await in_order(engine)
    await release(engine, root)
    assert (await out(store, root), await out(store, answer)) == (
        (False, None, None),
        (True, answer, "flood"),
    )
    await hold(engine, root)
    await release(engine, answer)  # its prompt is out: it comes back with that
    assert await out(store, answer) == (True, root, None)
    assert await out(store, below) == (True, root, None)
    await in_order(engine, has_restored=True)
    await release(engine, root)
    assert [(await out(store, each))[0] for each in (root, answer, below)] == [False] * 3
    await in_order(engine, has_restored=True)


async def test_what_a_moderator_removed_is_not_held(engine: Engine, store: Store) -> None:
    root = await growing(engine)
    (answer,) = await replies_to(store, root)
    await engine.moderation.remove(answer, now=NOW)
    assert not await hold(engine, answer)
    assert await out(store, answer) == (True, answer, None)
    assert not await release(engine, answer)


async def test_a_held_message_is_removed_for_good(engine: Engine, store: Store) -> None:
    root = await growing(engine)
    (answer,) = await replies_to(store, root)
    await hold(engine, answer)
    tree_id = (await tree_row(store, root)).id
    taking = partial(holds.take_out_all, tree_id=tree_id, message_ids=[answer])
    assert await engine.context.change(NOW, taking) == [answer]
    assert await out(store, answer) == (True, answer, None)
    assert await engine.context.change(NOW, taking) == []
    await in_order(engine)


async def test_words_that_were_erased_meanwhile_do_not_come_back(engine: Engine, store: Store) -> None:
    root = await growing(engine)
    (answer,) = await replies_to(store, root)
    await hold(engine, root)
    blank = sa.update(t.message).where(t.message.c.id == answer).values(text="", is_erased=True)
    await store.write(lambda tx: tx.execute(blank))
    await release(engine, root)
    assert (await out(store, root))[0] is False
    assert await out(store, answer) == (True, root, None)
    assert not await hold(engine, answer)


# All of a member's


async def test_a_quarantine_takes_everything_out_and_a_release_puts_exactly_that_back(
    engine: Engine, store: Store
) -> None:
    root = await growing(engine)  # by 1, answered by 2
    (answer,) = await replies_to(store, root)
    mine = await prompt(engine, 2)
    removed = await prompt(engine, 2)
    await engine.moderation.remove(removed, now=NOW)
    first_text = await prompt(engine, 2)
    await hold(engine, first_text, Hold.FIRST_TEXT)
    who = await contributor(store, 2)
    before = await points_of(engine, 2)
    done = await engine.quarantine.quarantine(who, HOME, reason="Todo copiado", now=NOW)
    assert done == Quarantined(messages=2, trees=2)
    assert [(await out(store, each))[2] for each in (answer, mine, removed, first_text)] == [
        "quarantine",
        "quarantine",
        None,
        "first_text",
    ]
    assert await points_of(engine, 2) < before
    await in_order(engine)
    assert await acts(store) == [("member.quarantined", f"member:{who}", HOME.discord_id)]
    assert await details(store) == [{"reason": "Todo copiado"}]
    again = await engine.quarantine.quarantine(who, HOME, reason="Todo copiado", now=NOW)
    assert again == Quarantined(0, 0)
    assert len(await acts(store)) == 1
    assert await engine.quarantine.release(who, HOME, now=NOW) == Quarantined(2, 2)
    assert [(await out(store, each))[0] for each in (answer, mine, removed, first_text)] == [
        False,
        False,
        True,
        True,
    ]
    assert await points_of(engine, 2) == before
    await in_order(engine, has_restored=True)
    assert await engine.quarantine.release(who, HOME, now=NOW) == Quarantined(0, 0)
    assert [act for act, *_ in await acts(store)] == ["member.quarantined", "member.released"]


async def test_nothing_of_it_is_left_in_queues(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    mine = await prompt(engine, 1)
    who = await contributor(store, 1)
    await engine.quarantine.quarantine(who, HOME, reason="Spam", now=NOW)
    assert await count(store, t.work, t.work.c.message_id == mine) == 0
    await engine.quarantine.release(who, HOME, now=NOW)
    view = await engine.tasks.claim(2, Kind.LABEL_INITIAL_PROMPT, now=NOW)
    assert view.conversation[-1].id == mine


async def test_a_server_quarantines_what_was_written_there_in_its_languages(
    engine: Engine, store: Store
) -> None:
    await member(engine, 1, ("es", "fr"))
    here = await prompt_on(engine, 1, HERE, lang="es")
    french = await prompt_on(engine, 1, HERE, lang="fr")
    there = await prompt_on(engine, 1, THERE, lang="es")
    who = await contributor(store, 1)
    assert (await engine.quarantine.quarantine(who, OF_FRENCH, reason="Spam", now=NOW)).messages == 1
    assert [(await out(store, each))[0] for each in (here, french, there)] == [False, True, False]
    assert (await engine.quarantine.quarantine(who, MODERATOR, reason="Spam", now=NOW)).messages == 1
    assert [(await out(store, each))[0] for each in (here, french, there)] == [True, True, False]
    assert (await engine.quarantine.quarantine(who, ELSEWHERE, reason="Spam", now=NOW)).messages == 1
    assert (await engine.quarantine.release(who, MODERATOR, now=NOW)).messages == 2
    assert [(await out(store, each))[0] for each in (here, french, there)] == [False, False, True]


async def test_a_quarantine_needs_a_reason_and_reach(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    mine = await prompt_on(engine, 1, HERE)
    who = await contributor(store, 1)
    with pytest.raises(InvalidReason):
        await engine.quarantine.quarantine(who, HOME, reason="", now=NOW)
    with pytest.raises(NotAllowed):
        await engine.quarantine.quarantine(who, ELSEWHERE, reason="Spam", now=NOW)
    with pytest.raises(NotAllowed):
        await engine.quarantine.release(who, ELSEWHERE, now=NOW)
    assert (await out(store, mine))[0] is False


async def test_many_conversations_are_taken_a_few_at_a_time_and_logged_once(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quarantine, "BATCH", 2)
    await member(engine, 1)
    for _ in range(5):
        await prompt(engine, 1)
    who = await contributor(store, 1)
    assert await engine.quarantine.quarantine(who, HOME, reason="Spam", now=NOW) == Quarantined(5, 5)
    assert len(await acts(store)) == 1
    assert await engine.quarantine.release(who, HOME, now=NOW) == Quarantined(5, 5)
    await in_order(engine)


async def test_own_messages_below_each_other_are_all_held_and_all_come_back(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine()
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [4])
    third = await reply(engine, 1, answer)
    who = await contributor(store, 1)
    assert (await engine.quarantine.quarantine(who, HOME, reason="Spam", now=NOW)).messages == 2
    assert await out(store, answer) == (True, root, None)
    assert await out(store, third) == (True, third, "quarantine")
    await in_order(engine)
    assert (await engine.quarantine.release(who, HOME, now=NOW)).messages == 2
    assert [(await out(store, each))[0] for each in (root, answer, third)] == [False] * 3
    assert await state_of(store, root) is S.GROWING
    await in_order(engine, has_restored=True)


async def test_no_export_holds_what_is_set_aside(engine: Engine, store: Store) -> None:
    root = await finished(engine)  # by 1, answered by 2 and 3
    (answer, other) = await replies_to(store, root)
    words = (await message_row(store, answer)).text
    assert words in str(await take_out(store))
    who = await contributor(store, 2)
    await engine.quarantine.quarantine(who, HOME, reason="Spam", now=NOW)
    exported = str(await take_out(store))
    assert words not in exported
    assert (await message_row(store, other)).text in exported
    await engine.quarantine.quarantine(await contributor(store, 1), HOME, reason="Spam", now=NOW)
    assert await take_out(store, states=[S.READY_FOR_EXPORT]) == []
    for by in (1, 2):
        await engine.quarantine.release(await contributor(store, by), HOME, now=NOW)
    assert words in str(await take_out(store, states=[S.READY_FOR_EXPORT]))


@pytest.mark.parametrize(
    ("by", "is_reached"),
    [
        (Authority(907, None, Level.MODERATOR), [False, False]),
        (MODERATOR, [True, False]),
        (HOME, [True, True]),
    ],
)
async def test_what_was_written_nowhere_is_in_reach_of_home_servers_only(
    engine: Engine, store: Store, by: Authority, is_reached: list[bool]
) -> None:
    await member(engine, 1)
    written = [await prompt_on(engine, 1, guild) for guild in (HERE, None)]
    m = t.message.c
    query = sa.select(m.id).where(quarantine.in_reach(by)).order_by(m.id)
    found = await store.read(lambda tx: set(tx.execute(query).scalars()))
    assert [each in found for each in written] == is_reached

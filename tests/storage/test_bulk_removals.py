"""Removing all that a member wrote: counts first, two moderators, and a job that goes on after a kill."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.domain.access import Level
from storage.domain.errors import NotAllowed, NothingToHold, RemovalGone, RemovalPending, SecondModerator
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services import removals
from storage.services.engine import Engine
from storage.services.removals import WAITS, RemovalCounts
from storage.store import Store
from tests.builders import (
    NOW,
    SPAM,
    count,
    growing_prompt,
    member,
    members,
    message_row,
    reply,
    review,
    state_of,
)
from tests.storage.situations import in_order, points_of
from tests.storage.staff import (
    ELSEWHERE,
    HERE,
    HOME,
    MODERATOR,
    NOBODY,
    OF_FRENCH,
    OPERATOR,
    SECOND,
    THERE,
    acts,
    contributor,
    details,
    prompt_on,
    told,
)

LATER = NOW + timedelta(hours=1)


async def is_out(store: Store, message_id: int) -> bool:
    """Whether a message is taken out."""
    return bool((await message_row(store, message_id)).is_deleted)


async def test_the_preview_counts_and_changes_nothing(engine: Engine, store: Store) -> None:
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [4])
    await reply(engine, 1, answer)
    await reply(engine, 3, root)
    who = await contributor(store, 1)
    before = await points_of(engine, 1)
    counts = await engine.removals.preview(who, HOME)
    assert counts == RemovalCounts(messages=2, below=2, trees=1, points=1)
    assert await points_of(engine, 1) == before
    assert await count(store, t.removal) == 0
    assert not await is_out(store, root)


async def test_two_moderators_remove_all_and_the_record_says_so(engine: Engine, store: Store) -> None:
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [4])
    below = await reply(engine, 1, answer)
    who = await contributor(store, 1)
    view = await engine.removals.ask(who, HOME, now=NOW)
    assert view.counts == {"messages": 2, "below": 1, "trees": 1, "points": 1}
    with pytest.raises(SecondModerator):
        await engine.removals.confirm(view.id, HOME, now=NOW)
    assert await engine.removals.carry_out(now=NOW) == 0
    confirmed = await engine.removals.confirm(view.id, OPERATOR, now=LATER)
    assert (confirmed.confirmed_by, confirmed.confirmed_at) == (OPERATOR.discord_id, LATER)
    assert await engine.removals.confirm(view.id, OPERATOR, now=LATER) == confirmed
    assert await engine.removals.carry_out(now=LATER) == 2
    assert [await is_out(store, each) for each in (root, answer, below)] == [True] * 3
    assert (await message_row(store, below)).removed_with == below
    assert await state_of(store, root) is TreeState.HALTED_BY_MODERATOR
    await in_order(engine)
    assert [(act, by) for act, _, by in await acts(store)] == [
        ("removal.asked", HOME.discord_id),
        ("removal.confirmed", OPERATOR.discord_id),
        ("removal.done", None),
    ]
    assert (await details(store))[-1] == {"member": who, "messages": 2}
    assert await told(store, 1) == ["removed"]
    assert await engine.removals.carry_out(now=LATER) == 0
    assert await engine.removals.pending(HOME, now=LATER) == ()
    with pytest.raises(RemovalGone):
        await engine.removals.confirm(view.id, OPERATOR, now=LATER)


async def test_quarantined_messages_are_removed_for_good(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    mine = await prompt_on(engine, 1, HERE)
    who = await contributor(store, 1)
    await engine.quarantine.quarantine(who, MODERATOR, reason="Spam", now=NOW)
    view = await engine.removals.ask(who, MODERATOR, now=NOW)
    await engine.removals.confirm(view.id, SECOND, now=NOW)
    assert await engine.removals.carry_out(now=NOW) == 1
    assert (await engine.quarantine.release(who, MODERATOR, now=NOW)).messages == 0
    assert (await message_row(store, mine)).held_because is None
    assert await is_out(store, mine)
    await in_order(engine)


async def test_whoever_reported_what_is_removed_is_told_and_its_cases_are_closed(
    engine: Engine, store: Store
) -> None:
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [4])
    below = await reply(engine, 3, answer)
    await engine.votes.report(answer, "spam", "", by=5, now=NOW)
    await engine.votes.report(below, "spam", "", by=6, now=NOW)
    await engine.votes.report(root, "spam", "", by=7, now=NOW)
    view = await engine.removals.ask(await contributor(store, 2), HOME, now=NOW)
    await engine.removals.confirm(view.id, OPERATOR, now=NOW)
    await engine.removals.carry_out(now=LATER)
    assert [await is_out(store, each) for each in (root, answer, below)] == [False, True, True]
    assert [await told(store, each) for each in (5, 6, 7)] == [["report_upheld"], ["report_upheld"], []]
    c = t.review_case.c
    assert await count(store, t.review_case, c.closed_at.is_(None), c.message_id == root) == 1
    closed = (c.outcome == "settled", c.closed_at == LATER, c.closed_by == OPERATOR.discord_id)
    assert await count(store, t.review_case, *closed, c.message_id.in_([answer, below])) == 2
    await in_order(engine)


async def test_an_appeal_is_answered_by_a_moderator_also_after_all_was_removed(
    engine: Engine, store: Store
) -> None:
    await members(engine, *range(1, 8))
    mine = await prompt_on(engine, 1, HERE)
    await review(engine, mine, [2], answers=SPAM)
    await engine.appeals.ask(1, f"message:{mine}", "No es spam", now=NOW)
    view = await engine.removals.ask(await contributor(store, 1), MODERATOR, now=NOW)
    await engine.removals.confirm(view.id, SECOND, now=NOW)
    await engine.removals.carry_out(now=LATER)
    case = await engine.cases.next(MODERATOR, now=LATER)
    assert case is not None
    assert (case.appeal, case.is_deleted) == ("No es spam", True)
    await engine.cases.grant(case.id, MODERATOR, now=LATER)
    assert not await is_out(store, mine)
    assert await told(store, 1) == ["removed", "appeal_granted"]
    assert await engine.cases.open_count(HOME) == 0


async def test_a_server_removes_what_was_written_there(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    here, there = await prompt_on(engine, 1, HERE), await prompt_on(engine, 1, THERE)
    who = await contributor(store, 1)
    view = await engine.removals.ask(who, MODERATOR, now=NOW)
    assert view.guild_discord_id == HERE
    for by in (ELSEWHERE, NOBODY, replace(SECOND, languages=frozenset({"fr"}))):
        with pytest.raises(NotAllowed):
            await engine.removals.confirm(view.id, by, now=NOW)
    assert await engine.removals.pending(ELSEWHERE, now=NOW) == ()
    assert await engine.removals.pending(replace(SECOND, guild_discord_id=None), now=NOW) == ()
    for by in (NOBODY, replace(HOME, level=Level.CONTRIBUTOR)):
        with pytest.raises(NotAllowed):
            await engine.removals.pending(by, now=NOW)
    assert await engine.removals.pending(SECOND, now=NOW) == (view,)
    assert await engine.removals.pending(HOME, now=NOW) == (view,)
    record = await engine.records.member(MODERATOR, discord_id=1, now=NOW)
    assert record is not None
    assert record.removal == view
    await engine.removals.confirm(view.id, SECOND, now=NOW)
    await engine.removals.carry_out(now=NOW)
    assert (await is_out(store, here), await is_out(store, there)) == (True, False)


async def test_a_moderator_of_a_language_removes_only_where_there_is_no_other(
    engine: Engine, store: Store
) -> None:
    await member(engine, 1, ("es", "fr"))
    await member(engine, 2, ("fr",))
    await prompt_on(engine, 1, HERE, lang="fr")
    await prompt_on(engine, 1, HERE, lang="es")
    await prompt_on(engine, 2, HERE)
    with pytest.raises(NotAllowed):
        await engine.removals.ask(await contributor(store, 1), OF_FRENCH, now=NOW)
    assert await engine.removals.ask(await contributor(store, 2), OF_FRENCH, now=NOW)


async def test_a_removal_is_asked_for_once_and_can_be_cancelled(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    mine = await prompt_on(engine, 1, HERE)
    who = await contributor(store, 1)
    view = await engine.removals.ask(who, MODERATOR, now=NOW)
    for by, at in ((MODERATOR, LATER), (SECOND, NOW)):
        with pytest.raises(RemovalPending):
            await engine.removals.ask(who, by, now=at)
    cancelled = await engine.removals.cancel(view.id, SECOND, now=LATER)
    assert cancelled.cancelled_at == LATER
    for call in (engine.removals.cancel, engine.removals.confirm):
        with pytest.raises(RemovalGone):
            await call(view.id, SECOND, now=LATER)
    again = await engine.removals.ask(who, MODERATOR, now=LATER)
    await engine.removals.confirm(again.id, SECOND, now=LATER)
    with pytest.raises(RemovalGone):
        await engine.removals.cancel(again.id, SECOND, now=LATER)
    assert await engine.removals.carry_out(now=LATER) == 1
    assert await is_out(store, mine)
    with pytest.raises(NothingToHold):
        await engine.removals.ask(who, MODERATOR, now=LATER)


async def test_a_removal_that_nobody_confirms_ends_by_itself(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    mine = await prompt_on(engine, 1, HERE)
    who = await contributor(store, 1)
    view = await engine.removals.ask(who, MODERATOR, now=NOW)
    late = view.ends_at
    assert late == NOW + WAITS
    with pytest.raises(RemovalGone):
        await engine.removals.confirm(view.id, SECOND, now=late)
    assert await engine.removals.pending(MODERATOR, now=late) == ()
    assert await engine.removals.carry_out(now=late) == 0
    assert await count(store, t.removal, t.removal.c.cancelled_at.is_not(None)) == 1
    assert not await is_out(store, mine)
    assert await engine.removals.ask(who, MODERATOR, now=late)


async def test_the_job_goes_on_where_it_was_stopped(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removals, "BATCH", 2)
    monkeypatch.setattr(removals, "MOST_BATCHES", 1)
    await member(engine, 1)
    for _ in range(3):
        await prompt_on(engine, 1, HERE)
    who = await contributor(store, 1)
    view = await engine.removals.ask(who, MODERATOR, now=NOW)
    await engine.removals.confirm(view.id, SECOND, now=NOW)
    assert [await engine.removals.carry_out(now=NOW) for _ in range(4)] == [2, 1, 0, 0]
    assert (await details(store))[-1] == {"member": who, "messages": 3}
    await in_order(engine)

"""Nobody of the staff decides about themselves: their suspension, their texts, their appeals, what is noted on them."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority
from storage.domain.cases import CaseOutcome
from storage.domain.errors import NotAllowed
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    count,
    growing_prompt,
    member,
    members,
    message_row,
    reply,
    snapshot_of_everything,
    state_of,
)
from tests.storage.case_stories import opened, settle_on
from tests.storage.situations import in_order
from tests.storage.staff import HERE, HOME, MODERATOR, OPERATOR, SECOND, contributor, prompt_on, seen_on

LATER = NOW + timedelta(minutes=1)
ME = SECOND.discord_id
"""A moderator who contributes, too."""


async def refused(call: Awaitable[object]) -> str:
    """Why something was not allowed."""
    with pytest.raises(NotAllowed) as refusal:
        await call
    return refusal.value.key


@pytest.mark.parametrize("by", [MODERATOR, HOME, OPERATOR])
async def test_nobody_lifts_their_own_suspension(engine: Engine, store: Store, by: Authority) -> None:
    await member(engine, by.discord_id)
    await seen_on(engine, HERE, by.discord_id)
    me = await contributor(store, by.discord_id)
    colleague = replace(by, discord_id=999)
    await engine.suspensions.suspend(me, colleague, reason="Spam", until=None, now=NOW)
    with pytest.raises(NotAllowed) as refusal:
        await engine.suspensions.lift(me, by, now=NOW)
    assert refusal.value.key == "error-not-yourself"
    assert await engine.suspensions.holds(by.discord_id, HERE)
    assert len(await engine.suspensions.lift(me, colleague, now=NOW)) == 1


@pytest.mark.parametrize("me", [SECOND, replace(HOME, discord_id=ME), replace(OPERATOR, discord_id=ME)])
async def test_nobody_sets_aside_releases_or_removes_all_that_they_wrote(
    engine: Engine, store: Store, me: Authority
) -> None:
    await member(engine, ME)
    message = await prompt_on(engine, ME, HERE)
    who = await contributor(store, ME)
    quarantine, removals = engine.quarantine, engine.removals
    assert await refused(quarantine.quarantine(who, me, reason="Spam", now=NOW)) == "error-not-yourself"
    assert await refused(removals.ask(who, me, now=NOW)) == "error-not-yourself"
    colleague = replace(me, discord_id=999)
    view = await removals.ask(who, colleague, now=NOW)
    assert await refused(removals.confirm(view.id, me, now=NOW)) == "error-not-yourself"
    assert await refused(removals.cancel(view.id, me, now=NOW)) == "error-not-yourself"
    await removals.cancel(view.id, colleague, now=NOW)
    await quarantine.quarantine(who, colleague, reason="Spam", now=NOW)
    assert await refused(quarantine.release(who, me, now=NOW)) == "error-not-yourself"
    assert (await message_row(store, message)).held_because == "quarantine"
    await quarantine.release(who, colleague, now=NOW)
    assert (await message_row(store, message)).held_because is None
    await in_order(engine, has_restored=True)


@pytest.mark.parametrize("me", [SECOND, replace(HOME, discord_id=ME), replace(OPERATOR, discord_id=ME)])
async def test_nobody_opens_decides_or_marks_a_case_about_their_own_text(
    engine: Engine, store: Store, me: Authority
) -> None:
    await members(engine, ME, 2)
    message = await prompt_on(engine, ME, HERE)
    cases = engine.cases
    assert await refused(cases.act_on(message, me, CaseOutcome.REMOVED, now=NOW)) == "error-own-case"
    case = await opened(engine, message)
    before = await snapshot_of_everything(store)
    for call in (
        cases.show(case, me, now=NOW),
        cases.text_of(case, me, now=NOW),
        cases.mark(case, me, "spam", now=NOW),
        *(cases.decide(case, me, each, now=NOW, text="otro") for each in CaseOutcome),
        *(cases.act_on(message, me, each, now=NOW, text="otro") for each in CaseOutcome),
    ):
        assert await refused(call) == "error-own-case"
    assert await cases.next(me, now=NOW) is None
    assert await snapshot_of_everything(store) == before
    await cases.remove(case, replace(me, discord_id=999), now=NOW)
    assert await refused(cases.undo(case, me, now=NOW)) == "error-own-case"
    assert (await message_row(store, message)).is_deleted


@pytest.mark.parametrize("outcome", [CaseOutcome.GRANTED, CaseOutcome.DENIED, CaseOutcome.SETTLED])
async def test_nobody_answers_their_own_appeal(engine: Engine, store: Store, outcome: CaseOutcome) -> None:
    await members(engine, ME, 2)
    await seen_on(engine, HERE, ME)
    message = await prompt_on(engine, ME, HERE)
    await engine.cases.act_on(message, MODERATOR, CaseOutcome.REMOVED, now=NOW)
    held = await engine.suspensions.suspend(
        await contributor(store, ME), MODERATOR, reason="Spam", until=None, now=NOW
    )
    for subject in (f"message:{message}", f"suspension:{held.id}"):
        await engine.appeals.ask(ME, subject, "No estoy de acuerdo", now=NOW)
    c = t.review_case.c
    waiting = await engine.context.store.read(
        lambda tx: list(tx.execute(sa.select(c.id).where(c.closed_at.is_(None))).scalars())
    )
    assert len(waiting) == 2
    for me in (SECOND, replace(HOME, discord_id=ME)):
        assert await engine.cases.next(me, now=LATER) is None
        for case in waiting:
            assert await refused(engine.cases.decide(case, me, outcome, now=LATER)) == "error-own-case"
    assert await count(store, t.appeal, t.appeal.c.decided_at.is_(None)) == 2


async def test_nobody_halts_or_restarts_their_own_conversation_by_a_reply_of_somebody_else(
    engine: Engine, store: Store
) -> None:
    await members(engine, ME, *range(1, 5))
    root = await growing_prompt(engine, ME, [4])
    answer = await reply(engine, 2, root)
    for each in (root, answer):
        await settle_on(store, each, HERE)
    cases = engine.cases
    assert await refused(cases.act_on(answer, SECOND, CaseOutcome.HALTED, now=NOW)) == "error-own-case"
    halted = await cases.act_on(answer, MODERATOR, CaseOutcome.HALTED, now=NOW)
    assert halted.case_id is not None
    assert await refused(cases.act_on(answer, SECOND, CaseOutcome.RESTARTED, now=NOW)) == "error-own-case"
    assert await refused(cases.undo(halted.case_id, SECOND, now=NOW)) == "error-own-case"
    assert await state_of(store, root) is TreeState.HALTED_BY_MODERATOR
    await cases.act_on(answer, MODERATOR, CaseOutcome.RESTARTED, now=LATER)
    assert await state_of(store, root) is TreeState.GROWING

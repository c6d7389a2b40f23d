"""Who answers an appeal, and that every appeal gets an answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority
from storage.domain.cases import CaseOutcome
from storage.domain.errors import NotAllowed
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import NOW, SPAM, fetch, growing_prompt, members, message_row, reply, review
from tests.storage.case_stories import next_case
from tests.storage.situations import in_order
from tests.storage.staff import ELSEWHERE, HERE, HOME, MODERATOR, OPERATOR, THERE, seen_on, told

LATER = NOW + timedelta(minutes=1)
LATEST = NOW + timedelta(minutes=2)


async def suspended(engine: Engine, authority: Authority, text: str) -> int:
    """Member 1 is suspended by a server's staff, or everywhere, and appeals; the suspension."""
    view = await engine.suspensions.suspend(1, authority, reason="insultos", until=None, now=NOW)
    await engine.appeals.ask(1, f"suspension:{view.id}", text, now=NOW)
    return view.id


async def answers(store: Store) -> dict[int, bool | None]:
    """Suspension -> whether the appeal against it was granted; None while it waits."""
    a = t.appeal.c
    return {
        row.suspension_id: row.is_granted
        for row in await fetch(store, sa.select(a.suspension_id, a.is_granted))
    }


async def open_suspensions(engine: Engine) -> set[int]:
    """The suspensions of member 1 that hold."""
    return {view.id for view in await engine.suspensions.of(1) if view.is_open}


@pytest.mark.parametrize("outcome", [CaseOutcome.GRANTED, CaseOutcome.DENIED])
async def test_an_appeal_is_answered_by_whoever_may_lift_that_suspension(
    engine: Engine, store: Store, outcome: CaseOutcome
) -> None:
    await members(engine, 1)
    for guild in (HERE, THERE):
        await seen_on(engine, guild, 1)
    here = await suspended(engine, MODERATOR, "aquí")
    everywhere = await suspended(engine, OPERATOR, "en todas partes")
    there = await suspended(engine, ELSEWHERE, "allí")
    is_granted = outcome is CaseOutcome.GRANTED

    case = await next_case(engine, MODERATOR)
    assert (case.guild_discord_id, case.appeal) == (HERE, "aquí")
    await engine.cases.decide(case.id, MODERATOR, outcome, now=LATER)
    assert await answers(store) == {here: is_granted, everywhere: None, there: None}
    assert await open_suspensions(engine) == {everywhere, there} | (set() if is_granted else {here})
    assert await engine.cases.next(MODERATOR, now=LATER) is None

    case = await next_case(engine, ELSEWHERE)
    assert case.appeal == "allí"
    for case_id in await _open_cases(store):
        if case_id != case.id:
            with pytest.raises(NotAllowed):
                await engine.cases.decide(case_id, ELSEWHERE, outcome, now=LATER)
    await engine.cases.decide(case.id, ELSEWHERE, outcome, now=LATER)

    case = await next_case(engine, HOME)
    assert (case.guild_discord_id, case.appeal) == (None, "en todas partes")
    await engine.cases.decide(case.id, HOME, outcome, now=LATER)
    assert await answers(store) == dict.fromkeys((here, everywhere, there), is_granted)
    assert await open_suspensions(engine) == (set() if is_granted else {here, everywhere, there})


async def _open_cases(store: Store) -> list[int]:
    c = t.review_case.c
    return [row.id for row in await fetch(store, sa.select(c.id).where(c.closed_at.is_(None)))]


async def test_nobody_hears_that_a_suspension_stands_which_was_lifted_meanwhile(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1)
    suspension = await suspended(engine, HOME, "Fue sin querer")
    await engine.suspensions.lift(1, OPERATOR, now=LATER)
    case = await next_case(engine, HOME, now=LATER)
    await engine.cases.deny(case.id, HOME, now=LATEST)
    assert await answers(store) == {suspension: False}
    assert await told(store, 1) == ["suspended", "lifted"]


async def test_an_appeal_about_what_goes_with_another_message_is_still_answered(
    engine: Engine, store: Store
) -> None:
    await members(engine, *range(1, 7))
    root = await growing_prompt(engine, 1, [2])
    rejected = await reply(engine, 2, root)
    await review(engine, rejected, [3], answers=SPAM)
    await engine.appeals.ask(2, f"message:{rejected}", "No es spam", now=NOW)
    removed = await engine.cases.act_on(root, HOME, CaseOutcome.REMOVED, now=LATER)
    assert (await message_row(store, rejected)).is_deleted
    case = await next_case(engine, HOME, now=LATER)
    assert case.appeal == "No es spam"
    await engine.cases.deny(case.id, HOME, now=LATER)
    assert await told(store, 2) == ["appeal_denied"]
    assert removed.case_id is not None
    await engine.cases.undo(case.id, HOME, now=LATEST)
    await engine.cases.undo(removed.case_id, HOME, now=LATEST)
    assert (await next_case(engine, HOME, now=LATEST)).appeal == "No es spam"
    await engine.cases.grant(case.id, HOME, now=LATEST)
    assert await told(store, 2) == ["appeal_granted"]
    assert (await message_row(store, rejected)).review_result is None
    await in_order(engine, has_restored=True)

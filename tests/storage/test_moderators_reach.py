"""What a moderator's decision reaches, and what is left of it where others decided about the same."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.cases import CaseOutcome, CaseReason
from storage.domain.errors import NotAllowed
from storage.domain.kinds import Kind
from storage.domain.notices import NoticeKind
from storage.domain.states import TreeState
from storage.queries import cases
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.builders import (
    NOW,
    claim,
    fetch,
    finish,
    growing_prompt,
    members,
    message_row,
    reply,
    review,
    state_of,
    written_in,
)
from tests.storage.case_stories import GUILD, HOME, moderator, opened
from tests.storage.staff import ELSEWHERE, HERE, MODERATOR, THERE, contributor, prompt_on, seen_on

MINUTE = timedelta(minutes=1)
SECOND = moderator(80, is_home=True)


@pytest.fixture
async def guest(engine: Engine, store: Store) -> tuple[int, int]:
    """A conversation that began on one server, with a reply from another: the numbers of prompt and reply."""
    await members(engine, *range(1, 7))
    root = await prompt_on(engine, 1, THERE)
    await review(engine, root, [3])
    view = await claim(engine, 2, Kind.ASSISTANT_REPLY, guild_discord_id=HERE)
    await finish(engine, view, 2)
    return root, await written_in(store, view.id)


async def test_a_conversation_is_stopped_by_those_of_the_server_where_it_began(
    engine: Engine, store: Store, guest: tuple[int, int]
) -> None:
    root, answer = guest
    for authority, may_stop in ((MODERATOR, False), (HOME, True)):
        case_id = await opened(engine, answer)
        case = await engine.cases.show(case_id, authority, now=NOW)
        assert case.may_stop is may_stop
        await engine.cases.settle(case_id, authority, now=NOW)
    with pytest.raises(NotAllowed):
        await engine.cases.act_on(answer, MODERATOR, CaseOutcome.HALTED, now=NOW)
    assert await state_of(store, root) is TreeState.GROWING
    await engine.cases.act_on(root, ELSEWHERE, CaseOutcome.HALTED, now=NOW)
    with pytest.raises(NotAllowed):
        await engine.cases.act_on(answer, MODERATOR, CaseOutcome.RESTARTED, now=NOW)
    assert await state_of(store, root) is TreeState.HALTED_BY_MODERATOR
    await engine.cases.act_on(answer, MODERATOR, CaseOutcome.REMOVED, now=NOW)  # the reply is theirs


async def test_an_appeal_that_is_granted_lifts_what_took_the_suspension_s_place(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1)
    member = await contributor(store, 1)
    until = NOW + timedelta(days=1)
    held = await engine.suspensions.suspend(member, HOME, reason="Insultos", until=until, now=NOW)
    await engine.appeals.ask(1, f"suspension:{held.id}", "Por favor", now=NOW)
    await engine.suspensions.suspend(member, SECOND, reason="Más insultos", until=None, now=NOW + MINUTE)
    case = await engine.cases.next(HOME, now=NOW + MINUTE)
    assert case is not None
    await engine.cases.grant(case.id, HOME, now=NOW + 2 * MINUTE)
    assert not await engine.suspensions.holds(1, GUILD)


async def test_whoever_is_suspended_everywhere_is_not_told_that_it_is_over_on_one_server(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1)
    await seen_on(engine, HERE, 1)
    member = await contributor(store, 1)
    for authority in (MODERATOR, HOME):
        await engine.suspensions.suspend(member, authority, reason="Insultos", until=None, now=NOW)
    await engine.suspensions.lift(member, MODERATOR, now=NOW)
    assert NoticeKind.LIFTED not in await kinds(store)
    await engine.suspensions.lift(member, HOME, now=NOW)
    assert NoticeKind.LIFTED in await kinds(store)


async def kinds(store: Store) -> list[NoticeKind]:
    """Kinds of all notices."""
    return [
        NoticeKind(row.kind) for row in await fetch(store, sa.select(t.notice.c.kind).order_by(t.notice.c.id))
    ]


async def test_a_quarantine_that_was_released_does_not_come_back_with_an_undone_removal(
    engine: Engine, store: Store
) -> None:
    await members(engine, *range(1, 7))
    root = await growing_prompt(engine, 1, [2])
    answers = []
    for _ in range(2):
        answers.append(await reply(engine, 2, root))
        root = await growing_prompt(engine, 1, [2])
    member = await contributor(store, 2)
    for is_released in (True, False):
        await engine.quarantine.quarantine(member, HOME, reason="Mirar", now=NOW)
        done = await engine.cases.act_on(answers[0], HOME, CaseOutcome.REMOVED, now=NOW)
        assert done.case_id is not None
        if is_released:
            await engine.quarantine.release(member, HOME, now=NOW + MINUTE)
        await engine.cases.undo(done.case_id, HOME, now=NOW + 2 * MINUTE)
        row = await message_row(store, answers[0])
        assert (row.held_because, row.is_deleted) == ((None, False) if is_released else ("quarantine", True))


async def test_a_case_that_joins_another_brings_what_is_known_along(engine: Engine, store: Store) -> None:
    await members(engine, 1, 90)
    ana, leo = await contributor(store, 1), await contributor(store, 90)
    facts = {"members": [ana, leo], cases.AMONG: f",{ana},{leo},", "links": []}

    def body(tx: Tx) -> int:
        return cases.open_case(
            tx,
            message=None,
            contributor_id=ana,
            guild_discord_id=GUILD,
            lang="",
            reason=CaseReason.RING,
            now=NOW,
            facts=facts,
        )

    ring = await store.write(body)
    in_it, other = moderator(90), moderator(95)
    await engine.memberships.seen(1, GUILD, name="Ana", server_name="", now=NOW)
    await engine.cases.settle(ring, other, now=NOW)
    held = await engine.suspensions.suspend(ana, other, reason="Insultos", until=None, now=NOW)
    await engine.appeals.ask(1, f"suspension:{held.id}", "Por favor", now=NOW)
    await engine.cases.undo(ring, other, now=NOW + MINUTE)
    assert await engine.cases.next(in_it, now=NOW + MINUTE) is None
    view = await engine.cases.next(other, now=NOW + MINUTE)
    assert view is not None
    assert {CaseReason.RING, CaseReason.APPEAL} <= set(view.reasons)


async def test_whoever_heard_that_a_text_is_back_hears_when_that_is_undone(
    engine: Engine, store: Store
) -> None:
    await members(engine, *range(1, 7))
    answer = await reply(engine, 2, await growing_prompt(engine, 1, [3]))
    await engine.cases.act_on(answer, HOME, CaseOutcome.REMOVED, now=NOW)
    await engine.appeals.ask(2, f"message:{answer}", "Por favor", now=NOW)
    case = await engine.cases.next(HOME, now=NOW)
    assert case is not None
    await engine.cases.grant(case.id, HOME, now=NOW + MINUTE)
    await store.write(lambda tx: tx.execute(sa.update(t.notice).values(told_at=NOW)))
    await engine.cases.undo(case.id, HOME, now=NOW + 2 * MINUTE)
    assert (await message_row(store, answer)).is_deleted
    assert (await kinds(store))[-1] is NoticeKind.REMOVED

"""Suspending members for a time, on a server or everywhere; lifting it; warning them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority
from storage.domain.cases import CaseOutcome
from storage.domain.errors import (
    InvalidReason,
    InvalidUntil,
    MemberSuspended,
    MemberUnknown,
    NotAllowed,
    NotSuspendable,
    TaskGone,
)
from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.services import suspensions
from storage.services.engine import Engine
from storage.services.warned import AT_ONCE
from storage.store import Store
from tests.builders import NOW, claim, count, fetch, fill_in, member, members, prompt, task_row
from tests.storage.situations import in_order
from tests.storage.staff import (
    ELSEWHERE,
    HERE,
    HOME,
    MODERATOR,
    NOBODY,
    OPERATOR,
    SECOND,
    THERE,
    acts,
    contributor,
    details,
    prompt_on,
    seen_on,
    told,
)

WEEK = NOW + timedelta(days=7)


async def test_a_moderator_suspends_on_their_own_server_only(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    who = await contributor(store, 1)
    view = await engine.suspensions.suspend(who, MODERATOR, reason="Insultos", until=WEEK, now=NOW)
    assert (view.guild_discord_id, view.until, view.is_open) == (HERE, WEEK, True)
    with pytest.raises(MemberSuspended) as refusal:
        await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=HERE)
    assert refusal.value.facts == {"until": WEEK.isoformat(), "reason": "Insultos"}
    assert (refusal.value.until, refusal.value.reason) == (WEEK, "Insultos")
    assert (await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=THERE)).id
    assert await acts(store) == [("member.suspended", f"member:{who}", MODERATOR.discord_id)]
    assert (await details(store))[0] == {
        "everywhere": False,
        "until": WEEK.isoformat(),
        "suspension": view.id,
    }
    assert await told(store, 1) == ["suspended"]


@pytest.mark.parametrize("by", [HOME, OPERATOR])
async def test_home_moderators_and_operators_suspend_everywhere(
    engine: Engine, store: Store, by: Authority
) -> None:
    await member(engine, 1)
    who = await contributor(store, 1)
    view = await engine.suspensions.suspend(who, by, reason="Spam", until=None, now=NOW)
    assert view.guild_discord_id == suspensions.EVERYWHERE
    for guild in (None, HERE, THERE):
        with pytest.raises(MemberSuspended) as refusal:
            await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=guild)
        assert refusal.value.facts == {"until": "", "reason": "Spam"}
    assert (await engine.members.view(1)).is_suspended


async def test_the_open_task_goes_back_and_its_text_is_kept(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    await prompt(engine, 2)
    who = await contributor(store, 1)
    view = await claim(engine, 1, Kind.LABEL_INITIAL_PROMPT)
    await engine.suspensions.suspend(who, HOME, reason="Spam", until=None, now=NOW)
    assert (await task_row(store, view.id)).state == "expired"
    await in_order(engine)


async def test_a_task_of_another_server_stays_open(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=THERE)
    who = await contributor(store, 1)
    await engine.suspensions.suspend(who, MODERATOR, reason="Spam", until=None, now=NOW)
    assert (await task_row(store, view.id)).state == "open"
    await fill_in(engine, view, 1)
    assert await engine.submissions.submit(view.id, by=1, now=NOW)


async def test_a_task_of_this_server_is_lost_to_a_late_submit(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=HERE)
    await fill_in(engine, view, 1, text="mi texto")
    who = await contributor(store, 1)
    await engine.suspensions.suspend(who, MODERATOR, reason="Spam", until=None, now=NOW)
    with pytest.raises((TaskGone, MemberSuspended)):
        await engine.submissions.submit(view.id, by=1, now=NOW)
    assert (await task_row(store, view.id)).draft
    await in_order(engine)


async def test_a_new_suspension_replaces_the_one_that_holds(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    who = await contributor(store, 1)
    await engine.suspensions.suspend(who, HOME, reason="Primera", until=WEEK, now=NOW)
    await engine.suspensions.suspend(who, HOME, reason="Segunda", until=None, now=NOW)
    newest, oldest = await engine.suspensions.of(who)
    assert (newest.reason, newest.is_open) == ("Segunda", True)
    assert (oldest.reason, oldest.is_open, oldest.lifted_by) == ("Primera", False, HOME.discord_id)
    with pytest.raises(MemberSuspended) as refusal:
        await claim(engine, 1, None)
    assert refusal.value.facts == {"until": "", "reason": "Segunda"}


async def test_a_suspension_on_a_server_takes_off_its_boards(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    await prompt_on(engine, 1, HERE)
    who = await contributor(store, 1)
    assert await engine.boards.top("total", guild_discord_id=HERE)
    await engine.suspensions.suspend(who, MODERATOR, reason="Spam", until=None, now=NOW)
    assert not await engine.boards.top("total", guild_discord_id=HERE)
    assert await engine.boards.top("total")
    await engine.suspensions.lift(who, MODERATOR, now=NOW)
    assert await engine.boards.top("total", guild_discord_id=HERE)


async def test_lifting_lets_the_member_contribute_again_and_tells_them(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    who = await contributor(store, 1)
    await engine.suspensions.suspend(who, MODERATOR, reason="Spam", until=None, now=NOW)
    (lifted,) = await engine.suspensions.lift(who, MODERATOR, now=WEEK)
    assert (lifted.lifted_at, lifted.lifted_by) == (WEEK, MODERATOR.discord_id)
    assert await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=HERE)
    assert await told(store, 1) == ["suspended", "lifted"]
    assert await engine.suspensions.lift(who, MODERATOR, now=WEEK) == ()
    assert [act for act, *_ in await acts(store)] == ["member.suspended", "member.lifted"]


async def test_a_server_does_not_lift_what_holds_everywhere_but_home_lifts_all(
    engine: Engine, store: Store
) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    who = await contributor(store, 1)
    await engine.suspensions.suspend(who, MODERATOR, reason="Spam", until=None, now=NOW)
    await engine.suspensions.suspend(who, OPERATOR, reason="Spam", until=None, now=NOW)
    await engine.suspensions.lift(who, MODERATOR, now=NOW)
    assert (await engine.members.view(1)).is_suspended
    await engine.suspensions.suspend(who, MODERATOR, reason="Spam", until=None, now=NOW)
    assert len(await engine.suspensions.lift(who, HOME, now=NOW)) == 2
    assert not (await engine.members.view(1)).is_suspended
    assert await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=HERE)


async def test_what_is_due_is_lifted_by_itself_once(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    await seen_on(engine, HERE, 1)
    who = await contributor(store, 1)
    await engine.suspensions.suspend(who, MODERATOR, reason="Spam", until=WEEK, now=NOW)
    await engine.suspensions.suspend(
        await contributor(store, 2), HOME, reason="Spam", until=WEEK + timedelta(days=1), now=NOW
    )
    assert await engine.suspensions.lift_due(now=WEEK - timedelta(seconds=1)) == 0
    assert await engine.suspensions.lift_due(now=WEEK) == 1
    assert await engine.suspensions.lift_due(now=WEEK) == 0
    assert await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=HERE)
    assert (await acts(store))[-1] == ("member.lifted", f"member:{who}", None)
    assert await told(store, 1) == ["suspended", "lifted"]
    assert await engine.suspensions.lift_due(now=WEEK + timedelta(days=1)) == 1


async def test_an_end_by_itself_is_in_the_log_of_the_server_that_suspended(
    engine: Engine, store: Store
) -> None:
    """The server's log channel tells what its own audit log holds."""
    await members(engine, 1, 2)
    await seen_on(engine, HERE, 1)
    await engine.suspensions.suspend(
        await contributor(store, 1), MODERATOR, reason="Spam", until=WEEK, now=NOW
    )
    await engine.suspensions.suspend(
        await contributor(store, 2), OPERATOR, reason="Spam", until=WEEK, now=NOW
    )
    assert await engine.suspensions.lift_due(now=WEEK) == 2
    a = t.audit_entry.c
    lifted = sa.select(a.subject, a.guild_discord_id).where(a.act == "member.lifted")
    assert {tuple(row) for row in await fetch(store, lifted)} == {
        (f"member:{await contributor(store, 1)}", HERE),
        (f"member:{await contributor(store, 2)}", suspensions.EVERYWHERE),
    }


async def test_a_suspension_of_somebody_erased_ends_without_a_word(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    who = await contributor(store, 1)
    await engine.suspensions.suspend(who, HOME, reason="Spam", until=WEEK, now=NOW)
    erased = sa.update(t.contributor).where(t.contributor.c.id == who).values(discord_id=None)
    await store.write(lambda tx: tx.execute(erased))
    assert await engine.suspensions.lift_due(now=WEEK) == 0
    assert await count(store, t.suspension, t.suspension.c.lifted_at.is_(None)) == 0


@pytest.mark.parametrize("reason", ["", "ab", "   a ", "\u200b" * 10, "x" * 501])
async def test_a_reason_has_some_characters_and_comes_back(engine: Engine, store: Store, reason: str) -> None:
    await member(engine, 1)
    who = await contributor(store, 1)
    with pytest.raises(InvalidReason) as refusal:
        await engine.suspensions.suspend(who, HOME, reason=reason, until=None, now=NOW)
    assert refusal.value.lost_text == reason
    assert await acts(store) == []


@pytest.mark.parametrize("until", [NOW, NOW - timedelta(1), NOW + suspensions.LONGEST + timedelta(1)])
async def test_an_end_lies_ahead_but_not_too_far(engine: Engine, store: Store, until: datetime) -> None:
    await member(engine, 1)
    with pytest.raises(InvalidUntil):
        await engine.suspensions.suspend(
            await contributor(store, 1), HOME, reason="Spam", until=until, now=NOW
        )


async def test_nobody_suspends_themselves_an_operator_or_a_stranger(engine: Engine, store: Store) -> None:
    await members(engine, HOME.discord_id, 2, 3)
    engine.context.operators = frozenset({2})
    me, operator, third = [await contributor(store, each) for each in (HOME.discord_id, 2, 3)]
    for who in (me, operator):
        with pytest.raises(NotSuspendable):
            await engine.suspensions.suspend(who, HOME, reason="Spam", until=None, now=NOW)
    with pytest.raises(MemberUnknown):
        await engine.suspensions.suspend(9_999, HOME, reason="Spam", until=None, now=NOW)
    for by in (MODERATOR, ELSEWHERE, NOBODY, replace(MODERATOR, guild_discord_id=None)):
        with pytest.raises(NotAllowed):
            await engine.suspensions.suspend(third, by, reason="Spam", until=None, now=NOW)
        with pytest.raises(NotAllowed):
            await engine.suspensions.lift(third, by, now=NOW)
    assert await acts(store) == []


async def test_a_suspension_holds_where_it_was_given_and_everywhere_if_home_gave_it(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2, 3)
    await seen_on(engine, HERE, 1)
    await engine.suspensions.suspend(
        await contributor(store, 1), MODERATOR, reason="Spam", until=None, now=NOW
    )
    await engine.suspensions.suspend(await contributor(store, 2), HOME, reason="Spam", until=None, now=NOW)
    held = {
        (who, guild)
        for who in (1, 2, 3, 404)
        for guild in (HERE, THERE)
        if await engine.suspensions.holds(who, guild)
    }
    assert held == {(1, HERE), (2, HERE), (2, THERE)}
    await engine.suspensions.lift(await contributor(store, 1), MODERATOR, now=NOW)
    assert not await engine.suspensions.holds(1, HERE)


HOSTILE_REASONS = [
    pytest.param("Spam\x00 y más", "Spam y más", id="NUL"),
    pytest.param("Spam\ud800 y más", "Spam\ufffd y más", id="half of a surrogate pair"),
    pytest.param("\udcff\x1bSpam\r\ny más\x7f", "\ufffdSpam\ny más", id="controls"),
]


@pytest.mark.parametrize("typed, stored", HOSTILE_REASONS)
async def test_reasons_are_stored_clean_wherever_they_are_written(
    engine: Engine, store: Store, typed: str, stored: str
) -> None:
    """PostgreSQL takes neither a NUL nor half of a surrogate pair."""
    await members(engine, 1, 2)
    await prompt_on(engine, 1, HERE)
    other = await prompt_on(engine, 2, HERE)
    who = await contributor(store, 1)
    view = await engine.suspensions.suspend(who, MODERATOR, reason=typed, until=None, now=NOW)
    assert view.reason == stored
    await engine.suspensions.warn(who, MODERATOR, reason=typed, now=NOW)
    (note,) = await engine.records.note(who, MODERATOR, typed, now=NOW)
    assert note.text == stored
    await engine.quarantine.quarantine(who, MODERATOR, reason=typed, now=NOW)
    await engine.cases.act_on(other, MODERATOR, CaseOutcome.REMOVED, reason=typed, now=NOW)
    reasons = [found["reason"] for found in await details(store) if found and "reason" in found]
    assert reasons == [stored, stored]
    notices = await fetch(store, sa.select(t.notice.c.facts))
    assert {row.facts["reason"] for row in notices if "reason" in row.facts} == {stored}
    assert (await engine.audit_log.verify()).is_whole


async def test_a_warning_reaches_the_member_and_the_audit_log_without_its_words(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2)
    message = await prompt_on(engine, 1, HERE)
    other = await prompt_on(engine, 2, HERE)
    who = await contributor(store, 1)
    await engine.suspensions.warn(who, MODERATOR, reason="Sin insultos", message_id=message, now=NOW)
    (notice,) = await fetch(store, sa.select(t.notice))
    assert (notice.kind, notice.message_id, notice.facts) == ("warned", message, {"reason": "Sin insultos"})
    assert await acts(store) == [("member.warned", f"member:{who}", MODERATOR.discord_id)]
    assert await details(store) == [{"message": message}]
    with pytest.raises(MemberUnknown):
        await engine.suspensions.warn(who, MODERATOR, reason="Otra", message_id=other, now=NOW)


async def test_an_appeal_that_is_right_lifts_the_suspension_it_is_about(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    who = await contributor(store, 1)
    view = await engine.suspensions.suspend(who, HOME, reason="Spam", until=None, now=NOW)

    for suspension_id, is_lifted in ((view.id, True), (view.id, False), (9_999, False)):
        lifting = partial(suspensions.lift_in, suspension_id=suspension_id, by=HOME.discord_id, now=NOW)
        assert await store.write(lifting) is is_lifted
    assert not (await engine.members.view(1)).is_suspended


async def test_the_operators_way_leaves_a_record_and_can_be_taken_back(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    who = await contributor(store, 1)
    await engine.members.suspend(1, reason="spam", now=NOW)
    (view,) = await engine.suspensions.of(who)
    assert (view.is_open, view.suspended_by, view.reason) == (True, None, "spam")
    await engine.members.suspend(1, reason=None, now=None)
    (view,) = await engine.suspensions.of(who)
    assert view.lifted_at == view.suspended_at


async def test_a_suspension_that_is_sent_twice_is_one(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    who = await contributor(store, 1)
    soon = NOW + timedelta(seconds=5)
    first = await engine.suspensions.suspend(who, MODERATOR, reason="Spam", until=WEEK, now=NOW)
    later = WEEK + timedelta(seconds=5)
    assert await engine.suspensions.suspend(who, MODERATOR, reason=" Spam ", until=later, now=soon) == first
    assert await told(store, 1) == ["suspended"]
    assert [act for act, *_ in await acts(store)] == ["member.suspended"]
    for by, reason, until, now in (
        (SECOND, "Spam", WEEK, soon),
        (SECOND, "Otra cosa", WEEK, soon),
        (SECOND, "Otra cosa", None, soon),
        (SECOND, "Otra cosa", None, soon + AT_ONCE),
    ):
        before = await count(store, t.suspension)
        await engine.suspensions.suspend(who, by, reason=reason, until=until, now=now)
        assert await count(store, t.suspension) == before + 1
    await engine.suspensions.lift(who, SECOND, now=soon + AT_ONCE)
    again = soon + AT_ONCE + timedelta(seconds=1)
    await engine.suspensions.suspend(who, SECOND, reason="Otra cosa", until=None, now=again)
    assert await engine.suspensions.holds(1, HERE), "it was lifted in between"


async def test_a_warning_that_is_sent_twice_is_told_once(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    message = await prompt_on(engine, 1, HERE)
    who = await contributor(store, 1)
    for _ in range(2):
        await engine.suspensions.warn(who, MODERATOR, reason="Sin insultos", now=NOW)
    assert await told(store, 1) == ["warned"]
    assert [act for act, *_ in await acts(store)] == ["member.warned"]
    for by, reason, about, now in (
        (SECOND, "Sin insultos", None, NOW),
        (MODERATOR, "Ni gritos", None, NOW),
        (MODERATOR, "Ni gritos", message, NOW),
        (MODERATOR, "Sin insultos", None, NOW + AT_ONCE),
    ):
        before = len(await told(store, 1))
        await engine.suspensions.warn(who, by, reason=reason, message_id=about, now=now)
        assert len(await told(store, 1)) == before + 1

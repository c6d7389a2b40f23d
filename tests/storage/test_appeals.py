"""Appeals: who can ask for what to be looked at again, once each."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from storage.domain.appeals import LONGEST_APPEAL, MOST_WAITING, AppealKind, WhyAppealed
from storage.domain.cases import CaseReason, reasons_of
from storage.domain.errors import AppealedAlready, InvalidText, NotAppealable, TooManyAppeals
from storage.queries import appeals, contributors, sql
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Tx
from tests.builders import NOW, SPAM, count, fetch, growing_prompt, members, prompt, reply, review

ANA, LEO, MAX, ZOE = 1, 2, 3, 4
GUILD = 77
LATER = NOW + timedelta(hours=1)
WHY = "No es spam: es una receta de mi abuela."


@pytest.fixture
async def ana(engine: Engine) -> int:
    """A member among others."""
    await members(engine, ANA, LEO, MAX, ZOE)
    return ANA


async def removed(engine: Engine, by: int, text: str | None = None) -> int:
    """A prompt of somebody's that was taken out."""
    message_id = await prompt(engine, by, text)
    await engine.moderation.remove(message_id, now=NOW)
    return message_id


async def suspended(
    engine: Engine, discord_id: int, *, guild: int = 0, until: datetime | None = None, is_lifted: bool = False
) -> int:
    """A suspension; its number."""

    def body(tx: Tx) -> int:
        found = contributors.by_discord_id(tx, discord_id)
        assert found is not None
        row = {
            "contributor_id": found.id,
            "guild_discord_id": guild,
            "reason": "Publicidad",
            "suspended_at": NOW,
            "until": until,
            "lifted_at": NOW if is_lifted else None,
        }
        return sql.add(tx, t.suspension, row)

    return await engine.context.store.write(body)


async def can(engine: Engine, discord_id: int) -> list[tuple[str, WhyAppealed]]:
    """What somebody can appeal."""
    return [(each.subject, each.why) for each in await engine.appeals.can(discord_id, now=LATER)]


async def decided_about(engine: Engine, **where: int) -> int | None:
    """Grant the appeal that waits; its number."""

    def body(tx: Tx) -> int | None:
        found = appeals.undecided(tx, **where)
        if found is not None:
            appeals.decide(tx, found.id, is_granted=True, now=LATER)
        return found.id if found is not None else None

    return await engine.context.store.write(body)


# What can be appealed


async def test_whoever_is_not_stored_has_nothing_to_appeal(engine: Engine) -> None:
    assert await can(engine, 99) == []
    with pytest.raises(NotAppealable):
        await engine.appeals.ask(99, "message:1", WHY, now=NOW)


async def test_a_removed_a_rejected_and_a_held_message_can_be_appealed(engine: Engine, ana: int) -> None:
    out = await removed(engine, ana, "Vendo\nzapatos")
    rejected = await prompt(engine, ana)
    await review(engine, rejected, [LEO], answers=SPAM)
    held = await removed(engine, ana)
    change = sa.update(t.message).where(t.message.c.id == held).values(held_because="raid")
    await engine.context.store.write(lambda tx: tx.execute(change))
    assert await can(engine, ana) == [
        (f"message:{held}", WhyAppealed.HELD),
        (f"message:{rejected}", WhyAppealed.REJECTED),
        (f"message:{out}", WhyAppealed.REMOVED),
    ]
    *_, first = await engine.appeals.can(ana, now=LATER)
    assert (first.kind, first.at, first.excerpt, first.reason) == (
        AppealKind.MESSAGE,
        NOW,
        "Vendo zapatos",
        None,
    )
    assert await can(engine, LEO) == []


async def test_what_is_shown_erased_or_only_went_along_cannot_be_appealed(engine: Engine, ana: int) -> None:
    root = await growing_prompt(engine, ana, [LEO])
    answer = await reply(engine, LEO, root)
    assert await can(engine, ana) == []
    await engine.moderation.remove(root, now=NOW)
    assert await can(engine, LEO) == []
    with pytest.raises(NotAppealable):
        await engine.appeals.ask(LEO, f"message:{answer}", WHY, now=NOW)
    blank = sa.update(t.message).where(t.message.c.id == root).values(text="", is_erased=True)
    await engine.context.store.write(lambda tx: tx.execute(blank))
    assert await can(engine, ana) == []


async def test_a_suspension_that_holds_can_be_appealed_and_comes_first(engine: Engine, ana: int) -> None:
    out = await removed(engine, ana)
    here = await suspended(engine, ana, guild=GUILD, until=LATER + timedelta(days=1))
    everywhere = await suspended(engine, ana)
    await suspended(engine, ana, until=NOW)
    await suspended(engine, ana, is_lifted=True)
    assert await can(engine, ana) == [
        (f"suspension:{everywhere}", WhyAppealed.SUSPENDED),
        (f"suspension:{here}", WhyAppealed.SUSPENDED),
        (f"message:{out}", WhyAppealed.REMOVED),
    ]
    first, *_ = await engine.appeals.can(ana, now=LATER)
    assert (first.kind, first.reason, first.at) == (AppealKind.SUSPENSION, "Publicidad", NOW)


# Asking


async def test_an_appeal_opens_a_case_about_the_message(engine: Engine, ana: int) -> None:
    out = await removed(engine, ana)
    appeal_id = await engine.appeals.ask(ana, f"message:{out}", f"  {WHY}\n", now=LATER)
    store = engine.context.store
    (appeal,) = await fetch(store, sa.select(t.appeal))
    assert (appeal.id, appeal.subject, appeal.message_id) == (appeal_id, f"message:{out}", out)
    assert (appeal.text, appeal.created_at, appeal.decided_at, appeal.is_granted) == (WHY, LATER, None, None)
    (case,) = await fetch(store, sa.select(t.review_case).where(t.review_case.c.closed_at.is_(None)))
    assert CaseReason.APPEAL in reasons_of(case.reasons)
    assert (case.message_id, case.lang, case.facts["appeal"]) == (out, "es", {"appeal": appeal_id})


async def test_an_appeal_against_a_suspension_opens_a_case_about_the_member(engine: Engine, ana: int) -> None:
    for guild in (GUILD, 0):
        number = await suspended(engine, ana, guild=guild)
        appeal_id = await engine.appeals.ask(ana, f"suspension:{number}", WHY, now=LATER)
        case = (await fetch(engine.context.store, sa.select(t.review_case).order_by(t.review_case.c.id)))[-1]
        assert (case.message_id, case.guild_discord_id, case.lang) == (None, guild or None, "")
        assert case.facts["appeal"] == {"suspension": number, "appeal": appeal_id}


async def test_whoever_is_suspended_or_has_withdrawn_can_ask_too(engine: Engine, ana: int) -> None:
    out = await removed(engine, ana)
    await engine.members.suspend(ana, reason="Publicidad", now=NOW)
    await engine.privacy.withdraw(ana, now=NOW)
    assert await engine.appeals.ask(ana, f"message:{out}", WHY, now=LATER)


async def test_each_decision_is_appealed_once(engine: Engine, ana: int) -> None:
    out = await removed(engine, ana)
    asked = [engine.appeals.ask(ana, f"message:{out}", WHY, now=LATER) for _ in range(3)]
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(each, AppealedAlready) for each in found) == 2
    assert await count(engine.context.store, t.appeal) == 1
    assert await can(engine, ana) == []


@pytest.mark.parametrize("subject", ["message:99999", "suspension:99999", "member:1", "", "message:x"])
async def test_what_is_not_there_cannot_be_appealed(engine: Engine, ana: int, subject: str) -> None:
    with pytest.raises(NotAppealable):
        await engine.appeals.ask(ana, subject, WHY, now=NOW)


async def test_nobody_appeals_what_is_anothers(engine: Engine, ana: int) -> None:
    out, number = await removed(engine, ana), await suspended(engine, ana)
    for subject in (f"message:{out}", f"suspension:{number}"):
        with pytest.raises(NotAppealable):
            await engine.appeals.ask(LEO, subject, WHY, now=NOW)
    assert await count(engine.context.store, t.appeal) == 0


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * (LONGEST_APPEAL + 1), "👍"])
async def test_a_refused_text_leaves_the_appeal_to_be_asked_again(
    engine: Engine, ana: int, text: str
) -> None:
    out = await removed(engine, ana)
    with pytest.raises(InvalidText):
        await engine.appeals.ask(ana, f"message:{out}", text, now=NOW)
    assert await can(engine, ana) == [(f"message:{out}", WhyAppealed.REMOVED)]


async def test_only_so_many_appeals_wait_at_the_same_time(engine: Engine, ana: int) -> None:
    numbers = [await suspended(engine, ana) for _ in range(MOST_WAITING + 1)]
    ids = [await engine.appeals.ask(ana, f"suspension:{each}", WHY, now=NOW) for each in numbers[:-1]]
    with pytest.raises(TooManyAppeals):
        await engine.appeals.ask(ana, f"suspension:{numbers[-1]}", WHY, now=NOW)
    store = engine.context.store
    await store.write(lambda tx: appeals.decide(tx, ids[0], is_granted=False, now=LATER))
    assert await engine.appeals.ask(ana, f"suspension:{numbers[-1]}", WHY, now=LATER)


async def test_whether_an_appeal_would_be_taken_is_known_before_it_is_written(
    engine: Engine, ana: int
) -> None:
    out = await removed(engine, ana)
    numbers = [await suspended(engine, ana) for _ in range(MOST_WAITING)]
    subjects = [f"suspension:{each}" for each in numbers]
    for subject in (f"message:{out}", *subjects):
        await engine.appeals.check(ana, subject, now=LATER)
    assert await count(engine.context.store, t.appeal) == 0
    for who, subject in ((LEO, f"message:{out}"), (99, subjects[0]), (ana, "message:99999"), (ana, "tree:1")):
        with pytest.raises(NotAppealable):
            await engine.appeals.check(who, subject, now=LATER)
    for subject in subjects:
        await engine.appeals.ask(ana, subject, WHY, now=LATER)
    with pytest.raises(AppealedAlready):
        await engine.appeals.check(ana, subjects[0], now=LATER)
    with pytest.raises(TooManyAppeals):
        await engine.appeals.check(ana, f"message:{out}", now=LATER)


# Deciding


async def test_what_waits_is_found_until_it_is_decided(engine: Engine, ana: int) -> None:
    out, number = await removed(engine, ana), await suspended(engine, ana)
    about_message = await engine.appeals.ask(ana, f"message:{out}", WHY, now=NOW)
    about_member = await engine.appeals.ask(ana, f"suspension:{number}", WHY, now=NOW)
    for appeal_id, where in ((about_message, {"message_id": out}), (about_member, {"suspension_id": number})):
        assert await decided_about(engine, **where) == appeal_id
        assert await decided_about(engine, **where) is None
    decided = await fetch(engine.context.store, sa.select(t.appeal.c.decided_at, t.appeal.c.is_granted))
    assert [tuple(row) for row in decided] == [(LATER, True)] * 2

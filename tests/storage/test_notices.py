"""Notices: each told once, by a panel or in a private message."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.kinds import Kind
from storage.domain.notices import NoticeKind
from storage.queries import contributors, notices
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.notices import TAKEN_AT_ONCE
from storage.store import Tx
from tests.builders import NOW, count, do, member, prompt

ANA, LEO = 1, 2
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
async def ana(engine: Engine) -> int:
    """A member with one prompt."""
    return await member(engine, ANA)


async def add(engine: Engine, discord_id: int, kind: NoticeKind, **values: Any) -> int | None:
    """A notice for a member."""

    def body(tx: Tx) -> int | None:
        found = contributors.by_discord_id(tx, discord_id)
        return notices.add(tx, found.id if found else None, kind, now=NOW, **values)

    return await engine.context.store.write(body)


async def test_a_notice_is_told_once(engine: Engine, ana: int) -> None:
    added = await add(engine, ana, NoticeKind.REPORT_UPHELD, reason="spam", nothing=None)
    (notice,) = await engine.notices.take(ana, now=LATER)
    assert (notice.id, notice.kind, notice.facts) == (added, NoticeKind.REPORT_UPHELD, {"reason": "spam"})
    assert (notice.created_at, notice.excerpt, notice.message_id) == (NOW, None, None)
    assert await engine.notices.take(ana, now=LATER) == ()


async def test_nobody_is_told_what_is_anothers(engine: Engine, ana: int) -> None:
    await member(engine, LEO)
    await add(engine, ana, NoticeKind.RESTORED)
    assert await engine.notices.take(LEO, now=NOW) == ()
    assert await engine.notices.take(99, now=NOW) == ()
    assert len(await engine.notices.take(ana, now=NOW)) == 1


async def test_an_imported_author_and_an_erased_member_are_told_nothing(engine: Engine, ana: int) -> None:
    assert await add(engine, 99, NoticeKind.REMOVED) is None
    found = await engine.context.store.read(lambda tx: contributors.by_discord_id(tx, ana))
    assert found is not None
    await engine.erasure.erase(ana, now=NOW)
    store = engine.context.store
    assert await store.write(lambda tx: notices.add(tx, found.id, NoticeKind.REMOVED, now=NOW)) is None
    assert await count(store, t.notice) == 0


async def test_many_notices_come_a_few_at_a_time_oldest_first(engine: Engine, ana: int) -> None:
    ids = [await add(engine, ana, NoticeKind.REPORT_DECLINED) for _ in range(TAKEN_AT_ONCE + 2)]
    first = await engine.notices.take(ana, now=NOW)
    second = await engine.notices.take(ana, now=NOW)
    assert [each.id for each in (*first, *second)] == ids
    assert len(first) == TAKEN_AT_ONCE


async def test_two_panels_at_once_tell_each_notice_once(engine: Engine, ana: int) -> None:
    added = [await add(engine, ana, NoticeKind.EDITED) for _ in range(4)]
    told = await asyncio.gather(*(engine.notices.take(ana, now=NOW) for _ in range(4)))
    assert sorted(notice.id for each in told for notice in each) == added


async def test_what_no_panel_showed_is_told_with_the_next_one(engine: Engine, ana: int) -> None:
    ids = [await add(engine, ana, NoticeKind.EDITED) for _ in range(3)]
    lost = await engine.notices.take(ana, now=NOW)
    await engine.notices.unshown(each.id for each in lost)
    assert [each.id for each in await engine.notices.take(ana, now=LATER)] == ids
    assert await engine.notices.take(ana, now=LATER) == ()


async def test_the_excerpt_is_of_ones_own_message_or_of_one_that_is_shown(engine: Engine, ana: int) -> None:
    await member(engine, LEO)
    own = await prompt(engine, ana, "¿Cómo se hace\nel gazpacho?")
    for who in (ana, LEO):
        await add(engine, who, NoticeKind.REPORT_DECLINED, message_id=own)
        (notice,) = await engine.notices.take(who, now=NOW)
        assert (notice.excerpt, notice.message_id) == ("¿Cómo se hace el gazpacho?", own)
    await engine.moderation.remove(own, now=NOW)
    for who, shown in ((ana, "¿Cómo se hace el gazpacho?"), (LEO, None)):
        await add(engine, who, NoticeKind.REMOVED, message_id=own)
        (notice,) = await engine.notices.take(who, now=NOW)
        assert notice.excerpt == shown


# Private messages


async def test_what_weighs_is_to_be_sent_and_the_rest_waits_for_a_panel(engine: Engine, ana: int) -> None:
    await add(engine, ana, NoticeKind.REPORT_UPHELD)
    warned = await add(engine, ana, NoticeKind.WARNED, reason="spam")
    ((to, notice),) = await engine.notices.untold()
    assert (to, notice.id, notice.kind) == (ana, warned, NoticeKind.WARNED)
    assert await engine.notices.untold(0) == []


async def test_whoever_sends_a_notice_claims_it_first(engine: Engine, ana: int) -> None:
    await add(engine, ana, NoticeKind.WARNED)
    ((_, notice),) = await engine.notices.untold()
    claims = await asyncio.gather(*(engine.notices.told(notice.id, now=LATER) for _ in range(3)))
    assert sorted(claims) == [False, False, True]
    assert await engine.notices.untold() == []
    assert await engine.notices.take(ana, now=LATER) == ()


async def test_a_panel_that_was_first_leaves_nothing_to_send(engine: Engine, ana: int) -> None:
    added = await add(engine, ana, NoticeKind.SUSPENDED)
    assert len(await engine.notices.take(ana, now=NOW)) == 1
    assert await engine.notices.untold() == []
    assert added is not None
    assert not await engine.notices.told(added, now=LATER)


async def test_a_refused_message_waits_for_the_next_panel_and_is_not_sent_again(
    engine: Engine, ana: int
) -> None:
    for facts in ({"reason": "spam"}, {}):
        added = await add(engine, ana, NoticeKind.REMOVED, **facts)
        assert added is not None
        assert await engine.notices.told(added, now=NOW)
        await engine.notices.refused(added)
        assert await engine.notices.untold() == []
        (notice,) = await engine.notices.take(ana, now=LATER)
        assert notice.facts == {**facts, "by_dm": False}
    await engine.notices.refused(12345)  # erased meanwhile: nothing to give back


async def test_nothing_is_sent_to_whom_has_been_erased(engine: Engine, ana: int) -> None:
    await do(engine, ana, Kind.INITIAL_PROMPT)
    await add(engine, ana, NoticeKind.WARNED)
    gone = sa.update(t.contributor).values(discord_id=None)
    await engine.context.store.write(lambda tx: tx.execute(gone))
    assert await engine.notices.untold() == []


# What is not so any more


async def test_a_wish_to_be_erased_is_told_once_more_until_it_is_taken_back(engine: Engine, ana: int) -> None:
    due_at = await engine.privacy.request_erasure(ana, now=NOW)
    assert await engine.privacy.request_erasure(ana, now=LATER) == due_at
    ((to, notice),) = await engine.notices.untold()
    assert (to, notice.kind, notice.facts) == (ana, NoticeKind.ERASURE_SOON, {"until": due_at.isoformat()})
    await add(engine, ana, NoticeKind.WARNED)
    assert await engine.privacy.cancel_erasure(ana, now=NOW)
    assert [each.kind for _, each in await engine.notices.untold()] == [NoticeKind.WARNED]

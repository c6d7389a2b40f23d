"""Rings: found in the latest reviews, put before moderators once, reported to whom they concern."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from random import Random

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.cases import CaseOutcome, CaseReason, reasons_of
from storage.domain.errors import NotAllowed
from storage.queries import sql
from storage.queries import tables as t
from storage.services import rings
from storage.services.engine import Engine
from storage.services.rings import QUIET
from storage.store import Tx
from tests.builders import CLEAN, NOW, SPAM, count, fetch, members

GUILD, ELSEWHERE = 77, 78
ANA, LEO = 101, 102
CROWD = range(1, 13)
HOME = Authority(900, GUILD, Level.MODERATOR, is_home=True)
HERE = Authority(900, GUILD, Level.MODERATOR)
THERE = Authority(900, ELSEWHERE, Level.MODERATOR)

Given = tuple[int, int, bool]
"""Reviewer, author, accepted; by Discord id."""


def crowd(reviews: int = 900) -> list[Given]:
    """Reviews as the lot gives them."""
    dice = Random(3)
    found: list[Given] = []
    for _ in range(reviews):
        reviewer, author = dice.sample(CROWD, 2)
        found.append((reviewer, author, dice.random() < 0.8))
    return found


def each_other(times: int = 15) -> list[Given]:
    """Ana and Leo accept each other."""
    return [(ANA, LEO, True), (LEO, ANA, True)] * times


async def reviewed(engine: Engine, given: Iterable[Given], *, guild: int = GUILD) -> None:
    """A message for each review, and the review of it."""

    def body(tx: Tx) -> None:
        c = t.contributor.c
        ids = {row.discord_id: row.id for row in tx.execute(sa.select(c.discord_id, c.id))}
        start = tx.execute(sa.select(sa.func.coalesce(sa.func.max(t.review.c.task_id), 0))).scalar_one()
        tree = {
            "public_id": f"tree-{start}",
            "lang": "es",
            "state": "growing",
            "created_at": NOW,
            "changed_at": NOW,
        }
        tree_id = sql.add(tx, t.tree, tree)
        for number, (reviewer, author, is_accepted) in enumerate(given, start + 1):
            row = {
                "public_id": f"message-{number}",
                "tree_id": tree_id,
                "author_id": ids[author],
                "guild_discord_id": guild,
                "role": "prompter",
                "lang": "es",
                "text": "Hola",
                "text_sha256": "",
                "created_at": NOW,
            }
            review = {
                "message_id": sql.add(tx, t.message, row),
                "contributor_id": ids[reviewer],
                "task_id": number,
                "labels": dict(CLEAN if is_accepted else SPAM),
                "created_at": NOW,
            }
            sql.add(tx, t.review, review)

    await engine.context.store.write(body)


@pytest.fixture
async def ring(engine: Engine) -> Engine:
    """A crowd that plays fair, with Ana and Leo among them."""
    await members(engine, *CROWD, ANA, LEO)
    await reviewed(engine, [*crowd(), *each_other()])
    return engine


async def open_cases(engine: Engine) -> list[sa.Row[object]]:
    """Cases that wait."""
    return await fetch(
        engine.context.store, sa.select(t.review_case).where(t.review_case.c.closed_at.is_(None))
    )


async def close_all(engine: Engine) -> None:
    """As a moderator leaves them."""
    change = sa.update(t.review_case).values(closed_at=NOW, outcome="kept")
    await engine.context.store.write(lambda tx: tx.execute(change))


async def test_without_reviews_there_is_nothing_to_find(engine: Engine) -> None:
    assert await engine.rings.scan(NOW) == 0
    assert await engine.rings.report(HOME, now=NOW) == ()


async def test_a_crowd_that_plays_fair_is_left_alone(engine: Engine) -> None:
    await members(engine, *CROWD)
    await reviewed(engine, crowd())
    assert await engine.rings.scan(NOW) == 0
    assert await open_cases(engine) == []


async def test_each_member_of_a_ring_gets_a_case(ring: Engine) -> None:
    assert await ring.rings.scan(NOW) == 1
    cases = await open_cases(ring)
    c = t.contributor.c
    found = await fetch(
        ring.context.store, sa.select(c.id).where(c.discord_id.in_([ANA, LEO])).order_by(c.id)
    )
    both = [row.id for row in found]
    assert [row.contributor_id for row in cases] == both
    for row in cases:
        assert reasons_of(row.reasons) == (CaseReason.RING,)
        assert (row.message_id, row.guild_discord_id, row.lang) == (None, GUILD, "")
        assert row.facts["ring"]["members"] == both
        assert {tuple(link[:4]) for link in row.facts["ring"]["links"]} == {
            (*both, 15, 15),
            (*both[::-1], 15, 15),
        }


async def test_a_ring_is_put_before_moderators_once_a_week(ring: Engine) -> None:
    assert await ring.rings.scan(NOW) == 1
    for later in (timedelta(hours=1), QUIET + timedelta(hours=1)):
        assert await ring.rings.scan(NOW + later) == 0  # it still waits
    await close_all(ring)
    assert await ring.rings.scan(NOW + timedelta(days=1)) == 0
    assert await ring.rings.scan(NOW + QUIET + timedelta(hours=1)) == 1
    assert await count(ring.context.store, t.review_case) == 4


async def test_only_the_latest_reviews_count(ring: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    await reviewed(ring, crowd(300))
    monkeypatch.setattr(rings, "LOOKED_AT", 250)
    monkeypatch.setattr(rings, "BATCH", 100)
    assert await ring.rings.scan(NOW) == 0
    monkeypatch.setattr(rings, "LOOKED_AT", 50_000)
    assert await ring.rings.scan(NOW) == 1


async def test_reviews_of_whom_was_erased_belong_to_nobody(ring: Engine) -> None:
    gone = sa.update(t.contributor).where(t.contributor.c.discord_id == LEO).values(discord_id=None)
    await ring.context.store.write(lambda tx: tx.execute(gone))
    assert await ring.rings.scan(NOW) == 0


async def test_a_report_names_the_ring_and_who_accepted_whom(ring: Engine) -> None:
    await ring.rings.scan(NOW)
    for authority in (HOME, HERE):
        (view,) = await ring.rings.report(authority, now=NOW)
        assert {each.discord_id for each in view.members} == {ANA, LEO}
        assert [(link.accepted, link.reviewed) for link in view.links] == [(15, 15), (15, 15)]
        assert (view.found_at, view.is_open, len(view.case_ids)) == (NOW, True, 2)
    await close_all(ring)
    (view,) = await ring.rings.report(HOME, now=NOW)
    assert not view.is_open
    assert await ring.rings.report(HOME, now=NOW + timedelta(days=31)) == ()


async def test_a_report_is_for_moderators_of_the_server_who_are_not_in_the_ring(ring: Engine) -> None:
    await ring.rings.scan(NOW)
    assert await ring.rings.report(THERE, now=NOW) == ()
    assert await ring.rings.report(Authority(ANA, GUILD, Level.MODERATOR), now=NOW) == ()
    with pytest.raises(NotAllowed):
        await ring.rings.report(Authority(900, GUILD, Level.CONTRIBUTOR), now=NOW)


async def test_the_cases_of_a_ring_are_not_for_a_moderator_who_belongs_to_it(ring: Engine) -> None:
    await ring.rings.scan(NOW)
    ana = Authority(ANA, GUILD, Level.MODERATOR)
    assert await ring.cases.next(ana, now=NOW) is None
    for row in await open_cases(ring):
        with pytest.raises(NotAllowed) as refused:
            await ring.cases.decide(row.id, ana, CaseOutcome.KEPT, now=NOW)
        assert refused.value.key == "error-own-case"
    crowd_member = Authority(1, GUILD, Level.MODERATOR)  # a number that is part of a longer one is none
    assert await ring.cases.next(crowd_member, now=NOW) is not None


async def test_a_case_whose_facts_were_erased_is_left_out_of_the_report(ring: Engine) -> None:
    await ring.rings.scan(NOW)
    await ring.context.store.write(lambda tx: tx.execute(sa.update(t.review_case).values(facts=None)))
    assert await ring.rings.report(HOME, now=NOW) == ()

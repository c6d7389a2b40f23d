"""Badges: earned once, told once, and the roles that servers give for them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.badges import Badge
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    carry_to_the_end,
    claim_about,
    count,
    do,
    finish,
    growing_prompt,
    member,
    members,
    reply,
    review,
    state_of,
    work_in_turn,
)

GUILD, ELSEWHERE = 77, 78
ROLE, OTHER_ROLE = 900, 901
FIRST = Badge.FIRST_PROMPT


async def badges(engine: Engine, discord_id: int) -> list[Badge]:
    """What somebody has."""
    return [badge for badge, _ in await engine.awards.of(discord_id)]


@pytest.fixture
async def ana(engine: Engine) -> int:
    """A member with the badge for the first prompt."""
    await do(engine, await member(engine, 1), Kind.INITIAL_PROMPT)
    return 1


# News


async def test_a_badge_is_told_once(engine: Engine, ana: int) -> None:
    assert await engine.awards.of(ana) == [(FIRST, NOW)]
    assert await engine.awards.take_news(ana, now=NOW) == (FIRST,)
    assert await engine.awards.take_news(ana, now=NOW) == ()
    await do(engine, ana, Kind.INITIAL_PROMPT)
    assert await engine.awards.take_news(ana, now=NOW) == ()
    assert await badges(engine, ana) == [FIRST]


async def test_of_many_who_ask_at_once_one_is_told(engine: Engine, ana: int) -> None:
    told = await asyncio.gather(*(engine.awards.take_news(ana, now=NOW) for _ in range(20)))
    assert sorted(told) == [()] * 19 + [(FIRST,)]


async def test_several_badges_come_in_their_order(engine: Engine, store: Store, ana: int) -> None:
    (own,) = await rows_of(store, ana)
    for badge in (Badge.BEST_REPLY, Badge.CONTRIBUTIONS_10):
        await give(store, own, badge)
    news = (FIRST, Badge.CONTRIBUTIONS_10, Badge.BEST_REPLY)
    assert await engine.awards.take_news(ana, now=NOW) == news
    assert tuple(await badges(engine, ana)) == news


async def test_strangers_and_erased_members_have_none_and_hear_nothing(engine: Engine, ana: int) -> None:
    await engine.erasure.erase(ana, now=NOW)
    for discord_id in (ana, 404):
        assert await engine.awards.take_news(discord_id, now=NOW) == ()
        assert await engine.awards.of(discord_id) == []
        assert await engine.awards.roles_to_grant(discord_id, GUILD) == []
        await engine.awards.granted(discord_id, GUILD, FIRST, NOW)
    assert await count(engine.context.store, t.award) == 0
    assert await count(engine.context.store, t.granted_role) == 0


async def rows_of(store: Store, discord_id: int) -> list[int]:
    """The id of a member."""
    c = t.contributor.c
    query = t.contributor.select().where(c.discord_id == discord_id)
    return [row.id for row in await store.read(lambda tx: list(tx.execute(query)))]


async def give(store: Store, contributor_id: int, badge: Badge) -> None:
    """A badge out of nowhere."""
    row = {"contributor_id": contributor_id, "badge": badge.value, "awarded_at": NOW}
    await store.write(lambda tx: tx.execute(t.award.insert().values(**row)) and None)


# Roles


async def test_a_role_is_given_for_its_badge_on_its_server_once(engine: Engine, ana: int) -> None:
    await engine.awards.set_role(GUILD, FIRST, ROLE)
    await engine.awards.set_role(GUILD, Badge.STREAK_3, OTHER_ROLE)
    assert await engine.awards.roles(GUILD) == {FIRST: ROLE, Badge.STREAK_3: OTHER_ROLE}
    assert await engine.awards.roles(ELSEWHERE) == {}
    assert await engine.awards.roles_to_grant(ana, GUILD) == [(FIRST, ROLE)]
    assert await engine.awards.roles_to_grant(ana, ELSEWHERE) == []
    for _ in range(2):
        await engine.awards.granted(ana, GUILD, FIRST, NOW)
    assert await engine.awards.roles_to_grant(ana, GUILD) == []


async def test_another_role_for_a_badge_is_given_anew_and_the_same_is_not(engine: Engine, ana: int) -> None:
    await engine.awards.set_role(GUILD, FIRST, ROLE)
    await engine.awards.granted(ana, GUILD, FIRST, NOW)
    await engine.awards.set_role(GUILD, FIRST, ROLE)
    assert await engine.awards.roles_to_grant(ana, GUILD) == []
    await engine.awards.set_role(GUILD, FIRST, OTHER_ROLE)
    assert await engine.awards.roles_to_grant(ana, GUILD) == [(FIRST, OTHER_ROLE)]
    await engine.awards.set_role(GUILD, FIRST, None)
    assert await engine.awards.roles_to_grant(ana, GUILD) == []
    assert await engine.awards.roles(GUILD) == {}


async def test_an_erased_member_leaves_no_mark_of_a_role(engine: Engine, store: Store, ana: int) -> None:
    await engine.awards.set_role(GUILD, FIRST, ROLE)
    await engine.awards.granted(ana, GUILD, FIRST, NOW)
    await engine.erasure.erase(ana, now=NOW)
    assert await count(store, t.granted_role) == 0


# The best reply


@pytest.fixture
async def two_replies(make_engine: EngineFactory) -> tuple[Engine, int, list[int]]:
    """A prompt of 1 with accepted replies of 2 and 3 that have to be put in order."""
    engine = make_engine(
        SMALL.changed({"goal_tree_size": 3, "max_tree_depth": 1, "num_required_rankings": 2})
    )
    await members(engine, 1, 2, 3, 4, 5, 6)
    root = await growing_prompt(engine, 1, [2])
    replies = [await reply(engine, by, root) for by in (2, 3)]
    for message_id in replies:
        await review(engine, message_id, [4])
    assert await state_of(engine.context.store, root) is TreeState.RANKING
    return engine, root, replies


async def vote(engine: Engine, root: int, *orders: Sequence[Sequence[int]], first: int = 4) -> None:
    """Ballots of the members from `first` on."""
    for by, order in enumerate(orders, first):
        view = await claim_about(engine, by, Kind.RANK_ASSISTANT_REPLIES, root)
        await finish(engine, view, by, order=order)


async def holders(engine: Engine) -> list[int]:
    """Who has the badge for the best reply."""
    return [who for who in range(1, 7) if Badge.BEST_REPLY in await badges(engine, who)]


Replies = tuple[Engine, int, list[int]]


async def test_the_reply_that_the_consensus_puts_first_earns_a_badge(two_replies: Replies) -> None:
    engine, root, (one, two) = two_replies
    await vote(engine, root, [[two], [one]])
    assert await holders(engine) == []
    await vote(engine, root, [[two], [one]], first=5)
    assert await state_of(engine.context.store, root) is TreeState.READY_FOR_EXPORT
    assert await holders(engine) == [3]
    assert Badge.BEST_REPLY in await engine.awards.take_news(3, now=NOW)


async def test_a_tie_earns_nothing_until_a_late_ballot_decides_it(two_replies: Replies) -> None:
    engine, root, (one, two) = two_replies
    late = await claim_about(engine, 6, Kind.RANK_ASSISTANT_REPLIES, root)
    await engine.upkeep.expire_tasks(now=NOW + timedelta(days=2))
    await vote(engine, root, [[two], [one]], [[one], [two]])
    assert await state_of(engine.context.store, root) is TreeState.READY_FOR_EXPORT
    assert await holders(engine) == []
    await finish(engine, late, 6, order=[[one], [two]])
    assert await holders(engine) == [2]


async def test_replies_that_cannot_be_ranked_earn_nothing(two_replies: Replies) -> None:
    engine, root, _ = two_replies
    for by in (4, 5):
        view = await claim_about(engine, by, Kind.RANK_ASSISTANT_REPLIES, root)
        await finish(engine, view, by, is_not_rankable=True)
    assert await state_of(engine.context.store, root) is TreeState.READY_FOR_EXPORT
    assert await holders(engine) == []


async def test_an_author_who_was_erased_gets_no_badge(two_replies: Replies) -> None:
    engine, root, (one, two) = two_replies
    await vote(engine, root, [[two], [one]], [[two], [one]])
    await engine.erasure.erase(3, now=NOW)
    assert await holders(engine) == []
    assert await count(engine.context.store, t.award, t.award.c.badge == Badge.BEST_REPLY.value) == 0


async def test_a_reply_without_an_author_as_imported_ones_are_earns_nobody_a_badge(
    two_replies: Replies,
) -> None:
    engine, root, (one, two) = two_replies
    nobody = sa.update(t.message).where(t.message.c.id == two).values(author_id=None)
    await engine.context.store.write(lambda tx: tx.execute(nobody) and None)
    await vote(engine, root, [[two], [one]], [[two], [one]])
    assert await state_of(engine.context.store, root) is TreeState.READY_FOR_EXPORT
    assert await holders(engine) == []


async def test_a_reply_without_a_sibling_is_not_the_best(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 2, "max_tree_depth": 1}))
    people = await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    assert await carry_to_the_end(engine, root, people) is TreeState.READY_FOR_EXPORT
    assert await holders(engine) == []


async def test_ten_contributions_and_three_days_are_worn_by_whoever_reached_them(
    make_engine: EngineFactory,
) -> None:
    engine = make_engine(SMALL.changed({"max_initial_prompt_review": 100}))
    await member(engine, 1)
    clock = Clock()
    for number in range(10):
        await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.now)
        if number % 4 == 0:
            clock.later(days=1)
    assert await badges(engine, 1) == [FIRST, Badge.CONTRIBUTIONS_10, Badge.STREAK_3]


async def test_a_crowd_earns_each_badge_once(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 4, "max_tree_depth": 2}))
    people = await members(engine, *range(1, 7))
    for by in people[:3]:
        await do(engine, by, Kind.INITIAL_PROMPT)
    await work_in_turn(engine, people, clock=Clock())
    assert await count(store, t.award) == sum([len(set(await badges(engine, who))) for who in people])
    assert await holders(engine)

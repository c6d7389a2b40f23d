"""A member's own page, where boards show them and as what, and what a server knows of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.badges import Badge
from storage.domain.errors import InvalidAlias, TermsNotAccepted
from storage.domain.kinds import Kind
from storage.domain.points import PointEvent
from storage.domain.rules import SMALL
from storage.domain.visibility import Visibility
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.profiles import Outcome, Profile
from tests.builders import (
    NOW,
    SPAM,
    Clock,
    EngineFactory,
    carry_to_the_end,
    count,
    do,
    finish,
    growing_prompt,
    member,
    members,
    prompt,
    review,
)

GUILD = 77


async def profile(engine: Engine, discord_id: int) -> Profile:
    found = await engine.profiles.view(discord_id, guild_discord_id=GUILD, now=NOW)
    assert found is not None
    return found


async def shown(engine: Engine, *, guild: int | None = None) -> list[int]:
    """Who is on a board of the server (None: of all)."""
    return [each.discord_id for each in await engine.boards.top("total", guild_discord_id=guild, now=NOW)]


async def work_here(engine: Engine, *discord_ids: int) -> None:
    """A prompt of each of these members on the server."""
    for number, discord_id in enumerate(discord_ids):
        view = await engine.tasks.claim(discord_id, Kind.INITIAL_PROMPT, now=NOW, guild_discord_id=GUILD)
        await engine.tasks.save_text(view.id, f"El texto {number} de {discord_id}", by=discord_id)
        await engine.submissions.submit(view.id, by=discord_id, now=NOW)


async def test_nobody_unknown_has_a_profile(engine: Engine) -> None:
    assert await engine.profiles.view(1, guild_discord_id=GUILD, now=NOW) is None


async def test_a_profile_says_what_the_points_are_for_and_what_became_of_everything(
    make_engine: EngineFactory,
) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 3, "max_tree_depth": 1}))
    people = await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    await carry_to_the_end(engine, root, people, clock=Clock())
    author = await profile(engine, 1)
    assert author.points == sum(author.points_by.values())
    assert author.points_by[PointEvent.PROMPTS] == 1
    assert author.points_by[PointEvent.ACCEPTED_PROMPTS] == 1
    assert (author.accepted, author.decided, author.waiting) == (1, 1, 0)
    assert author.badges == ((Badge.FIRST_PROMPT, NOW),)
    assert author.recent[-1].kind is Kind.INITIAL_PROMPT
    assert author.recent[-1].outcome is Outcome.ACCEPTED
    assert author.recent[-1].points == 1
    everything = [each for who in people for each in (await profile(engine, who)).recent]
    replies = [each for each in everything if each.kind is Kind.ASSISTANT_REPLY]
    assert sorted((each.outcome, each.rank) for each in replies) == [
        (Outcome.RANKED, 1),
        (Outcome.RANKED, 2),
    ]
    assert {each.outcome for each in everything if each.kind is Kind.RANK_ASSISTANT_REPLIES} == {
        Outcome.COUNTED
    }


async def test_what_waits_was_rejected_or_removed_is_told_apart(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"num_reviews_initial_prompt": 2}))
    await members(engine, 1, 2, 3)
    first = await prompt(engine, 1)
    second = await prompt(engine, 1)
    third = await prompt(engine, 1)
    await review(engine, first, [2, 3], answers=SPAM)
    await review(engine, second, [2])
    await engine.moderation.remove(third, now=NOW)
    mine = await profile(engine, 1)
    assert [each.outcome for each in mine.recent] == [Outcome.REMOVED, Outcome.WAITING, Outcome.REJECTED]
    assert (mine.accepted, mine.decided, mine.waiting) == (0, 1, 1)
    assert {each.outcome for each in (await profile(engine, 2)).recent} == {Outcome.AGREED, Outcome.WAITING}


async def test_a_review_that_the_others_do_not_share_disagrees(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"num_reviews_initial_prompt": 3}))
    await members(engine, 1, 2, 3, 4)
    root = await prompt(engine, 1)
    await review(engine, root, [2, 3])
    await review(engine, root, [4], answers=SPAM)
    assert (await profile(engine, 4)).recent[0].outcome is Outcome.DISAGREED
    assert (await profile(engine, 2)).recent[0].outcome is Outcome.AGREED


async def test_a_review_that_decided_alone_has_counted(engine: Engine) -> None:
    await members(engine, 1, 2)
    await growing_prompt(engine, 1, [2])
    assert [each.outcome for each in (await profile(engine, 2)).recent] == [Outcome.COUNTED]


async def test_what_was_sent_late_is_among_the_last(engine: Engine) -> None:
    await member(engine, 1)
    clock = Clock()
    late = await engine.tasks.claim(1, Kind.INITIAL_PROMPT, now=clock.now)
    await engine.upkeep.expire_tasks(now=clock.later(days=20))
    for _ in range(11):
        await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.later(minutes=1))
    await finish(engine, late, 1, now=clock.later(minutes=1), text="Más vale tarde que nunca")
    assert (await profile(engine, 1)).recent[0].at == clock.now


async def test_only_the_last_ten_are_told_the_newest_first(engine: Engine) -> None:
    await member(engine, 1)
    clock = Clock()
    for _ in range(12):
        await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.later(minutes=1))
    recent = (await profile(engine, 1)).recent
    assert [each.at for each in recent] == [clock.now - timedelta(minutes=number) for number in range(10)]
    assert (await profile(engine, 1)).contributions == 12


async def test_a_member_chooses_where_they_are_shown(engine: Engine) -> None:
    await members(engine, 1, 2)
    await work_here(engine, 1, 2)
    await engine.profiles.choose_visibility(1, Visibility.SERVER)
    assert await shown(engine) == [2]
    assert sorted(await shown(engine, guild=GUILD)) == [1, 2]
    await engine.profiles.choose_visibility(1, Visibility.PRIVATE)
    assert await shown(engine) == await shown(engine, guild=GUILD) == [2]
    await engine.profiles.choose_visibility(1, Visibility.PUBLIC)
    assert sorted(await shown(engine)) == [1, 2]
    assert (await profile(engine, 1)).visibility is Visibility.PUBLIC


async def test_whoever_is_not_shown_takes_nobodys_rank_but_sees_their_own(engine: Engine) -> None:
    await members(engine, 1, 2, 3)
    await work_here(engine, 1, 1, 1, 2, 2, 3)
    await engine.profiles.choose_visibility(1, Visibility.PRIVATE)
    board = await engine.boards.top("total", now=NOW)
    assert [(each.rank, each.discord_id) for each in board] == [(1, 2), (2, 3)]
    own = await engine.boards.place(1, "total", now=NOW)
    assert own is not None
    assert (own.standing.rank, own.missing) == (1, None)
    third = await engine.boards.place(3, "total", now=NOW)
    assert third is not None
    assert (third.standing.rank, third.missing) == (2, 1)


async def test_somebody_suspended_is_on_no_board_until_it_is_lifted(engine: Engine) -> None:
    await members(engine, 1, 2)
    await work_here(engine, 1, 2)
    await engine.members.suspend(1, reason="spam", now=NOW)
    assert await shown(engine) == [2]
    await engine.members.suspend(1, reason=None, now=None)
    assert sorted(await shown(engine)) == [1, 2]


async def test_an_alias_goes_before_the_name_and_can_be_taken_away(engine: Engine) -> None:
    await member(engine, 1)
    await work_here(engine, 1)
    await engine.memberships.seen(1, GUILD, name="ana_9", server_name="Ana  la\nBuena", now=NOW)
    assert [each.name for each in await engine.boards.top("total", now=NOW)] == ["ana_9"]
    assert [each.name for each in await engine.boards.top("total", guild_discord_id=GUILD)] == [
        "Ana la Buena"
    ]
    assert await engine.profiles.choose_alias(1, "  Maíz  dulce ") == "Maíz dulce"
    assert [each.name for each in await engine.boards.top("total", now=NOW)] == ["Maíz dulce"]
    assert await engine.profiles.choose_alias(1, "  ") is None
    assert (await profile(engine, 1)).alias is None
    assert (await profile(engine, 1)).name == "Ana la Buena"


async def test_an_alias_that_cannot_be_shown_is_refused_and_the_old_one_stays(engine: Engine) -> None:
    await member(engine, 1)
    await engine.profiles.choose_alias(1, "Maíz")
    with pytest.raises(InvalidAlias):
        await engine.profiles.choose_alias(1, "x" * 33)
    assert (await profile(engine, 1)).alias == "Maíz"


async def test_a_stranger_chooses_nothing(engine: Engine) -> None:
    with pytest.raises(TermsNotAccepted):
        await engine.profiles.choose_visibility(1, Visibility.PRIVATE)
    with pytest.raises(TermsNotAccepted):
        await engine.profiles.choose_alias(1, "Maíz")
    with pytest.raises(TermsNotAccepted):
        await engine.profiles.choose_credit(1, wants_credit=True)


async def test_credit_is_given_only_to_who_asks_for_it(engine: Engine) -> None:
    await member(engine, 1)
    assert (await profile(engine, 1)).wants_credit is False
    await engine.profiles.choose_credit(1, wants_credit=True)
    assert (await profile(engine, 1)).wants_credit is True


# Memberships


async def rows(engine: Engine) -> list[sa.Row[tuple[object, ...]]]:
    return await engine.context.store.read(lambda tx: list(tx.execute(sa.select(t.membership))))


async def test_nobody_is_noted_who_did_not_accept_the_terms(engine: Engine) -> None:
    await engine.memberships.seen(1, GUILD, name="ana", server_name="Ana", now=NOW)
    assert await rows(engine) == []
    assert await engine.memberships.hide(1, GUILD, is_hidden=True, now=NOW) is False


async def test_what_is_known_is_not_written_again(engine: Engine) -> None:
    await member(engine, 1)
    now = NOW + timedelta(minutes=5)
    for at in (NOW, now):
        await engine.memberships.seen(1, GUILD, name="ana", server_name="Ana", now=at)
    assert [row.checked_at for row in await rows(engine)] == [NOW]
    await engine.memberships.seen(1, GUILD, name="ana", server_name="Anita", now=now)
    assert [(row.checked_at, row.name) for row in await rows(engine)] == [(now, "Anita")]
    await engine.memberships.seen(1, GUILD, name="ana", server_name="Anita", now=NOW + timedelta(days=2))
    assert [row.checked_at for row in await rows(engine)] == [NOW + timedelta(days=2)]


async def test_discord_is_asked_about_those_who_were_not_seen_for_a_day(engine: Engine) -> None:
    await members(engine, 1, 2)
    await work_here(engine, 1, 2)
    ids = {each.discord_id: each.contributor_id for each in await engine.boards.top("total")}
    await engine.memberships.seen(1, GUILD, name="ana", server_name="Ana", now=NOW)
    ask = engine.memberships.to_check
    assert await ask(list(ids.values()), GUILD, now=NOW) == [(ids[2], 2)]
    assert len(await ask(list(ids.values()), GUILD, now=NOW + timedelta(days=1))) == 2
    await engine.memberships.checked(ids[2], GUILD, name="Bea", is_there=True, now=NOW)
    assert await ask(list(ids.values()), GUILD, now=NOW) == []


async def test_whom_to_ask_about_can_be_cut_to_members_and_to_other_times(engine: Engine) -> None:
    await members(engine, 1, 2)
    await work_here(engine, 1, 2)
    ids = {each.discord_id: each.contributor_id for each in await engine.boards.top("total")}
    await engine.memberships.seen(1, GUILD, name="ana", server_name="Ana", now=NOW)
    later, hour = NOW + timedelta(hours=1), timedelta(hours=1)
    ask = engine.memberships.to_check
    assert len(await ask(list(ids.values()), GUILD, now=later, fresh=hour)) == 2
    assert await ask(list(ids.values()), GUILD, now=later, fresh=hour, only_members=True) == [(ids[1], 1)]
    assert await ask(list(ids.values()), GUILD, now=later, only_members=True) == []


async def test_whoever_left_is_off_the_servers_board_until_they_are_back(engine: Engine) -> None:
    await members(engine, 1, 2)
    await work_here(engine, 1, 2)
    ids = {each.discord_id: each.contributor_id for each in await engine.boards.top("total")}
    await engine.memberships.checked(ids[1], GUILD, name=None, is_there=False, now=NOW)
    assert await shown(engine, guild=GUILD) == [2]
    assert sorted(await shown(engine)) == [1, 2]
    await engine.memberships.seen(1, GUILD, name="ana", server_name="Ana", now=NOW)
    assert sorted(await shown(engine, guild=GUILD)) == [1, 2]


async def test_staff_who_asked_for_it_are_not_on_their_servers_boards(engine: Engine) -> None:
    await members(engine, 1, 2)
    await work_here(engine, 1, 2)
    assert await engine.memberships.hide(1, GUILD, is_hidden=True, now=NOW)
    assert await shown(engine, guild=GUILD) == [2]
    await engine.memberships.seen(1, GUILD, name="ana", server_name="Ana", now=NOW)
    assert await shown(engine, guild=GUILD) == [2]
    assert await engine.memberships.hide(1, GUILD, is_hidden=False, now=NOW)
    assert sorted(await shown(engine, guild=GUILD)) == [1, 2]


async def test_an_erased_member_leaves_no_name_no_badge_and_no_place(engine: Engine) -> None:
    await members(engine, 1, 2)
    await work_here(engine, 1, 2)
    await engine.memberships.seen(1, GUILD, name="ana", server_name="Ana", now=NOW)
    await engine.profiles.choose_alias(1, "Maíz")
    ids = {each.discord_id: each.contributor_id for each in await engine.boards.top("total")}
    await engine.erasure.erase(1, now=NOW)
    await engine.memberships.checked(ids[1], GUILD, name="Ana", is_there=True, now=NOW)
    assert await shown(engine) == [2]
    for table in (t.membership, t.award, t.unlisted):
        assert await count(engine.context.store, table, table.c.contributor_id == ids[1]) == 0
    row = sa.select(t.contributor.c.name, t.contributor.c.alias, t.contributor.c.active_days).where(
        t.contributor.c.id == ids[1]
    )
    assert await engine.context.store.read(lambda tx: tuple(tx.execute(row).one())) == (None, None, None)

"""Teams: defined by a server, joined by members, compared by what these did while they belonged to them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from storage.domain.errors import (
    InvalidTeamName,
    MemberSuspended,
    TeamGone,
    TeamNameTaken,
    TermsNotAccepted,
    TooManyTeams,
)
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.domain.teams import MAX_TEAMS
from storage.queries import tables as t
from storage.services import following
from storage.services.engine import Engine
from storage.services.teams import MIN_PER_HEAD, TeamStanding, TeamView
from storage.store import Store
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    claim,
    count,
    fetch,
    finish,
    member,
    members,
    review,
    written_in,
)
from tests.storage.test_concurrency import at_once

GUILD, ELSEWHERE = 77, 78
DAY, WEEK, MONTH, TOTAL = "2026-03-02", "2026-W10", "2026-03", "total"


@pytest.fixture
async def engine(make_engine: EngineFactory, store: Store) -> AsyncIterator[Engine]:
    """The engine with room for many prompts and members 1 to 6; at the end every team knows how many it has."""
    engine = make_engine(SMALL.changed({"max_initial_prompt_review": 500}))
    await members(engine, 1, 2, 3, 4, 5, 6, languages=("es", "en"))
    yield engine
    rows = await fetch(store, sa.select(t.team))
    for row in rows:
        assert row.members == await count(store, t.team_member, t.team_member.c.team_id == row.id), row.name


async def write(
    engine: Engine, by: int, times: int = 1, *, at: datetime = NOW, lang: str = "es", guild: int = GUILD
) -> None:
    """So many prompts: a tenth of a point and a contribution each."""
    for _ in range(times):
        view = await claim(engine, by, Kind.INITIAL_PROMPT, now=at, lang=lang, guild_discord_id=guild)
        await finish(engine, view, by, now=at)


async def team(engine: Engine, name: str, *who: int, at: datetime = NOW, guild: int = GUILD) -> int:
    """A team with these members."""
    made = await engine.teams.define(guild, name, at)
    for discord_id in who:
        await engine.teams.join(discord_id, guild, made.id, now=at)
    return made.id


async def board(engine: Engine, period: str = TOTAL, lang: str | None = None) -> dict[str, tuple[int, int]]:
    """Name -> (points, contributions), after everything was followed."""
    await engine.following.run(now=NOW + timedelta(days=30))
    return {
        each.team.name: (each.points, each.contributions)
        for each in await engine.teams.board(GUILD, period, lang=lang)
    }


# Defining


async def test_a_server_sees_its_own_teams_by_name(engine: Engine) -> None:
    for name in ("peru", "México", "Árbol", "Zeta"):
        await engine.teams.define(GUILD, name, NOW)
    await engine.teams.define(ELSEWHERE, "Otro", NOW)
    assert [each.name for each in await engine.teams.of_guild(GUILD)] == ["Árbol", "México", "peru", "Zeta"]
    assert await engine.teams.of_guild(1) == []


@pytest.mark.parametrize("name", ["MÉXICO", "  México ", "Ｍéxico", "Me\u0301xico", "Mé\u200bxico"])
async def test_two_teams_of_a_server_cannot_look_the_same(engine: Engine, name: str) -> None:
    await engine.teams.define(GUILD, "México", NOW)
    other = await engine.teams.define(GUILD, "Perú", NOW)
    with pytest.raises(TeamNameTaken):
        await engine.teams.define(GUILD, name, NOW)
    with pytest.raises(TeamNameTaken):
        await engine.teams.rename(other.id, GUILD, name)
    assert (await engine.teams.define(ELSEWHERE, name, NOW)).members == 0


@pytest.mark.parametrize("name", ["", " ", "a", "a" * 33, "dos\nlíneas", "\u202eoxecM", "\u200b\u200b\u200b"])
async def test_a_name_that_cannot_be_read_is_refused(engine: Engine, name: str) -> None:
    made = await engine.teams.define(GUILD, "México", NOW)
    with pytest.raises(InvalidTeamName):
        await engine.teams.define(GUILD, name, NOW)
    with pytest.raises(InvalidTeamName):
        await engine.teams.rename(made.id, GUILD, name)
    assert await engine.teams.of_guild(GUILD) == [made]


async def test_a_team_may_change_the_case_of_its_name_and_keeps_its_members(engine: Engine) -> None:
    made = await team(engine, "méxico", 1, 2)
    assert await engine.teams.rename(made, GUILD, "MÉXICO") == TeamView(made, "MÉXICO", 2)
    assert await engine.teams.of_guild(GUILD) == [TeamView(made, "MÉXICO", 2)]


async def test_a_server_has_so_many_teams_and_no_more_also_where_two_define_the_last(engine: Engine) -> None:
    for number in range(MAX_TEAMS - 1):
        await engine.teams.define(GUILD, f"Equipo {number}", NOW)
    made, refused = await at_once(engine.teams.define(GUILD, f"Último {number}", NOW) for number in range(4))
    assert (len(made), [type(each) for each in refused]) == (1, [TooManyTeams] * 3)
    await engine.teams.remove(made[0].id, GUILD)
    await engine.teams.define(GUILD, "Otro", NOW)


async def test_of_two_who_define_the_same_team_one_does(engine: Engine) -> None:
    made, refused = await at_once(engine.teams.define(GUILD, "México", NOW) for _ in range(4))
    assert (len(made), [type(each) for each in refused]) == (1, [TeamNameTaken] * 3)


async def test_the_teams_of_another_server_cannot_be_touched(engine: Engine) -> None:
    made = await team(engine, "México", 1)
    for refused in (
        engine.teams.rename(made, ELSEWHERE, "Perú"),
        engine.teams.remove(made, ELSEWHERE),
        engine.teams.join(2, ELSEWHERE, made, now=NOW),
        engine.teams.join(2, GUILD, made + 1, now=NOW),
    ):
        with pytest.raises(TeamGone):
            await refused
    assert await engine.teams.of_guild(GUILD) == [TeamView(made, "México", 1)]


# Joining


async def test_a_member_belongs_to_one_team_of_a_server_and_to_another_elsewhere(engine: Engine) -> None:
    mexico, peru = await team(engine, "México"), await team(engine, "Perú")
    club = await team(engine, "Club", guild=ELSEWHERE)
    first = await engine.teams.join(1, GUILD, mexico, now=NOW)
    assert (first.team, first.left, first.is_new) == (TeamView(mexico, "México", 1), None, True)
    await engine.teams.join(1, ELSEWHERE, club, now=NOW)
    second = await engine.teams.join(1, GUILD, peru, now=NOW)
    assert (second.team.members, second.left) == (1, "México")
    again = await engine.teams.join(1, GUILD, peru, now=NOW + timedelta(days=1))
    assert (again.team, again.left, again.is_new) == (TeamView(peru, "Perú", 1), None, False)
    assert await engine.teams.of_member(1, GUILD) == TeamView(peru, "Perú", 1)
    assert await engine.teams.of_member(1, ELSEWHERE) == TeamView(club, "Club", 1)
    assert await engine.teams.of_member(2, GUILD) is None
    assert await engine.teams.of_member(404, GUILD) is None


async def test_who_leaves_has_no_team_and_cannot_leave_again(engine: Engine) -> None:
    mexico = await team(engine, "México", 1, 2)
    assert await engine.teams.leave(1, GUILD) == TeamView(mexico, "México", 1)
    assert await engine.teams.leave(1, GUILD) is None
    assert await engine.teams.leave(404, GUILD) is None
    assert await engine.teams.of_member(1, GUILD) is None


async def test_only_members_who_may_contribute_join(engine: Engine) -> None:
    mexico = await team(engine, "México")
    with pytest.raises(TermsNotAccepted):
        await engine.teams.join(404, GUILD, mexico, now=NOW)
    await engine.members.suspend(1, reason="spam", now=NOW)
    with pytest.raises(MemberSuspended):
        await engine.teams.join(1, GUILD, mexico, now=NOW)


async def test_many_join_change_and_leave_at_once(engine: Engine) -> None:
    mexico, peru = await team(engine, "México", 1, 2, 3), await team(engine, "Perú", 4, 5, 6)
    moves = [engine.teams.join(who, GUILD, to, now=NOW) for to in (peru, mexico, peru) for who in range(1, 7)]
    await asyncio.gather(*moves, *(engine.teams.leave(who, GUILD) for who in (1, 4)))
    total = sum(each.members for each in await engine.teams.of_guild(GUILD))
    assert 4 <= total <= 6


async def test_somebody_who_joins_two_teams_at_once_is_in_one(engine: Engine, store: Store) -> None:
    made = [await team(engine, f"Equipo {number}") for number in range(5)]
    await asyncio.gather(*(engine.teams.join(1, GUILD, each, now=NOW) for each in made))
    assert await count(store, t.team_member) == 1


async def test_a_removed_team_takes_its_members_and_points_with_it(engine: Engine, store: Store) -> None:
    mexico, peru = await team(engine, "México", 1, 2), await team(engine, "Perú", 3)
    await write(engine, 1)
    await write(engine, 3)
    assert await board(engine) == {"México": (1, 1), "Perú": (1, 1)}
    assert await engine.teams.remove(mexico, GUILD) == TeamView(mexico, "México", 2)
    assert await board(engine) == {"Perú": (1, 1)}
    assert await count(store, t.team_member, t.team_member.c.team_id != peru) == 0
    assert await count(store, t.team_standing, t.team_standing.c.team_id != peru) == 0
    with pytest.raises(TeamGone):
        await engine.teams.remove(mexico, GUILD)


async def test_a_team_is_removed_while_others_join_leave_write_and_are_erased(engine: Engine) -> None:
    mexico, peru = await team(engine, "México", 1, 2, 3), await team(engine, "Perú", 4)
    await write(engine, 1)
    later = NOW + timedelta(hours=1)
    await at_once(
        [
            engine.teams.remove(mexico, GUILD),
            engine.teams.join(5, GUILD, mexico, now=later),
            engine.teams.join(1, GUILD, peru, now=later),
            engine.teams.leave(2, GUILD),
            engine.erasure.erase(3, now=later),
            engine.following.run(now=later),
        ]
    )
    assert [each.name for each in await engine.teams.of_guild(GUILD)] == ["Perú"]


# Boards


async def test_what_is_done_on_the_server_counts_from_joining_to_leaving(engine: Engine) -> None:
    clock = Clock()
    await write(engine, 1, at=clock.now)
    mexico = await team(engine, "México", 1, at=clock.later(minutes=1))
    await write(engine, 1, at=clock.later(minutes=1))
    await write(engine, 1, 2, at=clock.now, lang="en")
    await write(engine, 1, at=clock.now, guild=ELSEWHERE)
    await engine.teams.leave(1, GUILD)
    await write(engine, 1, at=clock.later(minutes=1))
    for period in (DAY, WEEK, MONTH, TOTAL):
        assert await board(engine, period) == {"México": (3, 3)}
    assert await board(engine, lang="es") == {"México": (1, 1)}
    assert await board(engine, "2026-03-03") == {"México": (0, 0)}
    await engine.teams.join(1, GUILD, mexico, now=clock.later(days=1))
    await write(engine, 1, at=clock.now)
    assert await board(engine, "2026-03-03") == {"México": (1, 1)}
    assert await board(engine) == {"México": (4, 4)}


@pytest.mark.parametrize("follows_before", [True, False])
async def test_a_change_of_team_splits_what_was_done_whenever_it_is_counted(
    engine: Engine, *, follows_before: bool
) -> None:
    clock = Clock()
    await team(engine, "México", 1)
    peru = await team(engine, "Perú", 2)
    await write(engine, 1, 3, at=clock.now)
    clock.later(minutes=5)
    if follows_before:
        await engine.following.run(now=clock.now)
    await engine.teams.join(1, GUILD, peru, now=clock.now)
    await write(engine, 1, 2, at=clock.now)
    assert await board(engine) == {"México": (3, 3), "Perú": (2, 2)}


async def test_points_that_others_give_count_and_can_be_taken_back(engine: Engine, store: Store) -> None:
    await team(engine, "México", 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT, guild_discord_id=GUILD)
    await finish(engine, view, 1)
    message_id = await written_in(store, view.id)
    await review(engine, message_id, [2])
    assert await board(engine) == {"México": (2, 1)}
    await engine.moderation.remove(message_id, now=NOW + timedelta(days=1))
    assert await board(engine) == {"México": (1, 1)}
    assert await board(engine, "2026-03-03") == {"México": (-1, 0)}


async def test_an_erased_member_leaves_the_team_which_keeps_what_was_done(engine: Engine) -> None:
    mexico = await team(engine, "México", 1, 2)
    await write(engine, 1)
    assert await board(engine) == {"México": (1, 1)}
    await write(engine, 1)
    await engine.erasure.erase(1, now=NOW)
    assert await engine.teams.of_guild(GUILD) == [TeamView(mexico, "México", 1)]
    assert await board(engine) == {"México": (2, 2)}


def lines(standings: list[TeamStanding]) -> list[tuple[int, str, float]]:
    """(rank, name, per head) of each."""
    return [(each.rank, each.team.name, each.per_head) for each in standings]


async def test_teams_that_are_level_share_a_rank_in_total_and_per_head(engine: Engine) -> None:
    await team(engine, "Bolivia", 1, 2, 3)
    await team(engine, "Argentina", 4, 5)
    await team(engine, "Sin nadie")
    await write(engine, 1, 3)
    await write(engine, 4, 3)
    await board(engine)
    assert lines(await engine.teams.board(GUILD, TOTAL)) == [
        (1, "Argentina", 1.5),
        (1, "Bolivia", 1.0),
        (3, "Sin nadie", 0.0),
    ]
    assert MIN_PER_HEAD == 3
    assert lines(await engine.teams.board(GUILD, TOTAL, per_head=True)) == [(1, "Bolivia", 1.0)]
    await engine.teams.join(
        6, GUILD, (await engine.teams.of_member(4, GUILD) or TeamView(0, "", 0)).id, now=NOW
    )
    assert lines(await engine.teams.board(GUILD, TOTAL, per_head=True)) == [
        (1, "Argentina", 1.0),
        (1, "Bolivia", 1.0),
    ]
    assert await engine.teams.board(ELSEWHERE, TOTAL) == []


async def test_a_line_is_counted_with_the_next_round(engine: Engine) -> None:
    await team(engine, "México", 1)
    await write(engine, 1)
    assert (await engine.teams.board(GUILD, TOTAL))[0].points == 0
    assert await engine.following.run(now=NOW) == 1
    assert (await engine.teams.board(GUILD, TOTAL))[0].points == 1


@pytest.mark.parametrize("follows_before", [True, False])
async def test_a_submit_from_before_a_change_of_team_that_is_done_after_it_counts_for_the_new_team(
    engine: Engine, *, follows_before: bool
) -> None:
    await team(engine, "México", 1)
    peru = await team(engine, "Perú")
    await write(engine, 1, at=NOW + timedelta(seconds=1))
    if follows_before:
        await engine.following.run(now=NOW)
    await engine.teams.join(1, GUILD, peru, now=NOW + timedelta(seconds=3))
    await write(engine, 1, at=NOW + timedelta(seconds=2))
    assert await board(engine) == {"México": (1, 1), "Perú": (1, 1)}


async def test_whoever_changes_team_again_and_again_before_anything_is_followed_counts_each_line_once(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MOST_BATCHES", 0)  # as if others were always writing
    made = [await team(engine, name) for name in ("México", "Perú", "Chile")]
    await write(engine, 1)
    for place in (0, 1, 0, 2, 1):
        await engine.teams.join(1, GUILD, made[place], now=NOW)
        await write(engine, 1)
    await engine.teams.leave(1, GUILD)
    await write(engine, 1)
    await engine.teams.join(1, GUILD, made[2], now=NOW)
    monkeypatch.undo()
    assert await board(engine) == {"México": (2, 2), "Perú": (2, 2), "Chile": (1, 1)}
    await write(engine, 1)
    assert (await board(engine))["Chile"] == (2, 2)


async def test_a_new_member_of_the_bot_may_join_at_once(engine: Engine) -> None:
    mexico = await team(engine, "México")
    await member(engine, 9, ())
    assert (await engine.teams.join(9, GUILD, mexico, now=NOW)).is_new

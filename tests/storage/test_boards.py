"""Boards: who has how many points, by period, language and server; the figures of a language day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.services.boards import LanguageDay, Standing
from storage.services.engine import Engine
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    carry_to_the_end,
    claim,
    do,
    finish,
    growing_prompt,
    member,
    members,
    prompt,
    review,
)
from tests.storage.invariants import assert_consistent

DAY, WEEK, MONTH, TOTAL = "2026-03-02", "2026-W10", "2026-03", "total"


async def write(engine: Engine, by: int, times: int, **where: Any) -> None:
    """So many prompts: a tenth of a point each."""
    for _ in range(times):
        await finish(engine, await claim(engine, by, Kind.INITIAL_PROMPT, **where), by)


@pytest.fixture
async def engine(make_engine: EngineFactory) -> Engine:
    """The engine with room for many prompts; members 1 to 5 wrote 2, 4, 1, 4 and 2."""
    engine = make_engine(SMALL.changed({"max_initial_prompt_review": 100}))
    for by, times in ((1, 2), (2, 4), (3, 1), (4, 4), (5, 2)):
        await member(engine, by, ("es", "en"))
        await write(engine, by, times, lang="es")
    return engine


def places(standings: Sequence[Standing]) -> list[tuple[int, int, int]]:
    """(rank, points, member), with members of one rank in any order."""
    return sorted((each.rank, each.points, each.discord_id) for each in standings)


EVERYBODY = [(1, 4, 2), (1, 4, 4), (3, 2, 1), (3, 2, 5), (5, 1, 3)]


async def test_members_with_equal_points_share_a_rank_and_the_next_one_counts_them(engine: Engine) -> None:
    for period in (DAY, WEEK, MONTH, TOTAL):
        assert places(await engine.boards.top(period)) == EVERYBODY
    assert [each.points for each in await engine.boards.top(TOTAL)] == [4, 4, 2, 2, 1]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
async def test_pages_together_are_the_board_also_where_they_cut_a_tie(engine: Engine, count: int) -> None:
    pages = [await engine.boards.top(TOTAL, count=count, offset=offset) for offset in range(0, 5, count)]
    assert places([each for page in pages for each in page]) == EVERYBODY
    assert max(len(page) for page in pages) == min(count, 5)


async def test_the_own_line_is_the_same_as_on_the_board(engine: Engine) -> None:
    board = await engine.boards.top(TOTAL, lang="es")
    for line in board:
        assert await engine.boards.own(line.discord_id, TOTAL, lang="es") == line


async def test_whoever_did_nothing_in_a_period_has_no_line(engine: Engine) -> None:
    await member(engine, 9)
    for discord_id, period in ((9, TOTAL), (404, TOTAL), (1, "2026-W09"), (1, "2026-03-01")):
        assert await engine.boards.own(discord_id, period) is None
    assert await engine.boards.top("2025-03") == []


async def test_each_language_and_server_has_its_board_and_all_together_another(engine: Engine) -> None:
    await write(engine, 3, 2, lang="en", guild_discord_id=77)
    await write(engine, 1, 1, lang="es", guild_discord_id=77)
    boards = engine.boards
    assert places(await boards.top(TOTAL, lang="en")) == [(1, 2, 3)]
    assert places(await boards.top(TOTAL, guild_discord_id=77)) == [(1, 2, 3), (2, 1, 1)]
    assert places(await boards.top(TOTAL, lang="es", guild_discord_id=77)) == [(1, 1, 1)]
    assert places(await boards.top(TOTAL, guild_discord_id=78)) == []
    assert places(await boards.top(TOTAL))[2:] == [(3, 3, 1), (3, 3, 3), (5, 2, 5)]


async def test_a_board_over_all_servers_passes_over_who_is_hidden_on_the_one_that_shows_it(
    engine: Engine,
) -> None:
    await engine.memberships.hide(2, 77, is_hidden=True, now=NOW)
    assert places(await engine.boards.top(TOTAL, hidden_on=78)) == EVERYBODY
    shown = await engine.boards.top(TOTAL, hidden_on=77)
    assert places(shown) == [(1, 4, 4), (2, 2, 1), (2, 2, 5), (4, 1, 3)]
    pages = [await engine.boards.top(TOTAL, hidden_on=77, count=1, offset=place) for place in range(4)]
    assert [each for page in pages for each in page] == shown


COUNTERS = ("contributions", "prompts", "replies", "labels", "rankings", "accepted")


async def test_a_line_says_what_the_points_are_made_of(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 3, "max_tree_depth": 1}))
    people = await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    await carry_to_the_end(engine, root, people)
    lines = {each.discord_id: each for each in await engine.boards.top(TOTAL)}
    total = [sum(getattr(each, name) for each in lines.values()) for name in COUNTERS]
    # One prompt and two replies, each reviewed once and accepted, and one ballot.
    assert dict(zip(COUNTERS, total, strict=True)) == {
        "contributions": 7,
        "prompts": 1,
        "replies": 2,
        "labels": 3,
        "rankings": 1,
        "accepted": 3,
    }
    assert lines[1].prompts == 1
    # Written, accepted; reviewed; ranked; first and second place.
    assert sum(each.points for each in lines.values()) == (1 + 1) + 2 * (40 + 40) + 3 * 10 + 10 + 90 + 30


async def test_a_new_day_begins_at_midnight_utc_and_the_old_board_stays(engine: Engine) -> None:
    tomorrow = NOW + timedelta(days=1)
    await finish(
        engine, await claim(engine, 3, Kind.INITIAL_PROMPT, now=tomorrow, lang="es"), 3, now=tomorrow
    )
    assert places(await engine.boards.top("2026-03-03")) == [(1, 1, 3)]
    assert places(await engine.boards.top(DAY)) == EVERYBODY
    assert places(await engine.boards.top(WEEK))[2:] == [(3, 2, 1), (3, 2, 3), (3, 2, 5)]


async def test_an_erased_member_is_on_no_board_and_the_others_move_up(engine: Engine) -> None:
    await engine.erasure.erase(2, now=NOW)
    assert places(await engine.boards.top(TOTAL)) == [(1, 4, 4), (2, 2, 1), (2, 2, 5), (4, 1, 3)]
    assert await engine.boards.own(2, TOTAL) is None


async def test_the_figures_of_a_language_say_what_came_about_each_day(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 3, "max_tree_depth": 1}))
    people = await members(engine, 1, 2, 3)
    root = await prompt(engine, 1)
    clock = Clock()
    clock.later(days=2)
    await review(engine, root, [2], now=clock.now)
    await carry_to_the_end(engine, root, people, clock=clock)
    first, second = await engine.boards.days("es", since=date(2026, 3, 1))
    assert first == LanguageDay(
        date(2026, 3, 2),
        contributions=1,
        written=1,
        accepted=0,
        reviews=0,
        rankings=0,
        finished_trees=0,
        contributors=1,
        first_of_week=1,
        first_of_month=1,
        newcomers=1,
    )
    assert second == LanguageDay(
        date(2026, 3, 4),
        contributions=6,
        written=2,
        accepted=3,
        reviews=3,
        rankings=1,
        finished_trees=1,
        contributors=3,
        first_of_week=2,
        first_of_month=2,
        newcomers=2,
    )
    assert await engine.boards.days("es", since=date(2026, 3, 4)) == [second]
    assert await engine.boards.days("en", since=date(2026, 3, 1)) == []
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_what_is_taken_back_on_a_later_day_counts_there(make_engine: EngineFactory) -> None:
    engine = make_engine()
    await members(engine, 1, 2, 3)
    root = await prompt(engine, 1)
    await review(engine, root, [2])
    await do(engine, 3, Kind.ASSISTANT_REPLY)
    tomorrow = NOW + timedelta(days=1)
    await engine.moderation.remove(root, now=tomorrow)
    today, after = await engine.boards.days("es", since=NOW.date())
    assert (today.accepted, after.accepted) == (1, -1)
    line = await engine.boards.own(1, "2026-03-03")
    assert line is not None
    assert (line.points, line.accepted, line.contributions) == (-1, -1, 0)
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))

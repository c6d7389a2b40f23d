"""Days and streaks: by the member's own calendar, with one missed day a week forgiven."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.domain.errors import UnknownTimeZone
from storage.domain.kinds import Kind
from storage.services.engine import Engine
from tests.builders import claim, finish, member
from tests.storage.invariants import assert_consistent

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
"""The beginning of a Monday."""
DAY = timedelta(days=1)


async def contribute(engine: Engine, moment: datetime) -> tuple[int, int]:
    """One contribution of member 1; which of the day it is, and the streak."""
    view = await claim(engine, 1, Kind.INITIAL_PROMPT, now=moment)
    told = await finish(engine, view, 1, now=moment)
    assert await engine.members.today(1, now=moment) == (told.today, told.streak)
    return told.today, told.streak


async def test_days_and_streaks_count_by_utc_days(engine: Engine) -> None:
    await member(engine, 1)
    moments = (MIDNIGHT - timedelta(seconds=1), MIDNIGHT, MIDNIGHT + timedelta(hours=23), MIDNIGHT + 3 * DAY)
    assert [await contribute(engine, moment) for moment in moments] == [(1, 1), (1, 2), (2, 2), (1, 1)]
    assert await engine.members.today(1, now=MIDNIGHT + 4 * DAY) == (0, 1)
    assert await engine.members.today(404, now=MIDNIGHT) == (0, 0)
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_one_missed_day_of_a_week_is_forgiven_and_a_second_one_is_not(engine: Engine) -> None:
    await member(engine, 1)
    monday, wednesday, friday = (MIDNIGHT + days * DAY for days in (0, 2, 4))
    assert [await contribute(engine, moment) for moment in (monday, wednesday, friday)] == [
        (1, 1),
        (1, 2),  # Tuesday is forgiven, but does not count
        (1, 1),  # Thursday is not
    ]
    assert await engine.members.today(1, now=friday + 2 * DAY) == (0, 0)
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_the_day_ends_at_midnight_where_the_member_lives(engine: Engine) -> None:
    await member(engine, 1)
    await engine.members.choose_time_zone(1, "America/Mexico_City", now=MIDNIGHT - DAY)  # six hours behind
    before, after = MIDNIGHT + timedelta(hours=5, minutes=59), MIDNIGHT + timedelta(hours=6)
    assert [await contribute(engine, moment) for moment in (MIDNIGHT, before, after)] == [
        (1, 1),
        (2, 1),
        (1, 2),
    ]
    await engine.members.choose_time_zone(1, None, now=after)
    assert (await engine.members.view(1)).time_zone is None
    assert await contribute(engine, after + timedelta(hours=1)) == (2, 2)


async def test_who_travels_west_loses_no_day(engine: Engine) -> None:
    await member(engine, 1)
    await engine.members.choose_time_zone(1, "Pacific/Auckland", now=MIDNIGHT)
    evening = MIDNIGHT + timedelta(hours=12)  # Tuesday there
    assert await contribute(engine, evening) == (1, 1)
    await engine.members.choose_time_zone(1, "America/Los_Angeles", now=evening)  # Monday again
    view = await claim(engine, 1, Kind.INITIAL_PROMPT, now=evening)
    assert (await finish(engine, view, 1, now=evening)).streak == 1
    assert (await contribute(engine, evening + DAY))[1] == 1  # Tuesday, which was counted
    assert (await contribute(engine, evening + 2 * DAY))[1] == 2


async def test_looking_at_other_clocks_makes_no_streak(engine: Engine) -> None:
    await member(engine, 1)
    noon = MIDNIGHT + timedelta(hours=11)
    found = []
    for zone in ("Etc/GMT+12", None, "Pacific/Kiritimati"):
        await engine.members.choose_time_zone(1, zone, now=noon)
        found.append((await contribute(engine, noon))[1])
    assert found == [1, 1, 1]
    assert (await contribute(engine, noon + DAY))[1] == 2


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "", "../etc/passwd", "Europe", "x" * 500])
async def test_a_zone_that_does_not_exist_is_refused_and_changes_nothing(engine: Engine, zone: str) -> None:
    await member(engine, 1)
    await engine.members.choose_time_zone(1, "Europe/Madrid", now=MIDNIGHT)
    with pytest.raises(UnknownTimeZone) as refusal:
        await engine.members.choose_time_zone(1, zone, now=MIDNIGHT)
    assert len(str(refusal.value.facts["zone"])) <= 64
    assert (await engine.members.view(1)).time_zone == "Europe/Madrid"

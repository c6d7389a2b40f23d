"""Streaks by the member's own calendar: one missed day a week is covered, a change of the clocks never counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from itertools import groupby
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage.domain.streaks as module
from storage.domain.streaks import Streak, contributed, current, is_zone, local_day

DAY = timedelta(days=1)
MONDAY = date(2026, 11, 23)
ZONES = ["Europe/Madrid", "America/Mexico_City"]

# Three weeks of calendar, so that several days of one week, of neighbouring weeks and gaps of any length meet.
days = st.integers(0, 20).map(lambda number: MONDAY + number * DAY)
histories = st.lists(days, max_size=25)
"""Days in the order in which contributions came in: a member who travels can go back."""
# The clocks of Madrid change in all of these years, those of Mexico City until 2022.
instants = st.integers(0, 7 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def after(*numbers: int, start: Streak | None = None) -> Streak:
    """The streak after contributions on some days, counted from a Monday."""
    return replay([MONDAY + number * DAY for number in numbers], start=start)


def replay(history: list[date], *, start: Streak | None = None) -> Streak:
    """The streak after contributions on some days."""
    return reduce(contributed, history, start or Streak())


def shown(streak: Streak, number: int) -> int:
    """What is shown on a day counted from that Monday."""
    return current(streak, MONDAY + number * DAY)


def test_nothing_yet_is_no_streak() -> None:
    assert shown(Streak(), 0) == 0


def test_the_first_contribution_begins_a_streak_of_one() -> None:
    assert after(0) == Streak(1, MONDAY)


def test_a_second_contribution_on_the_same_day_adds_nothing() -> None:
    assert after(0, 0) == after(0)


def test_each_next_day_adds_one() -> None:
    assert after(0, 1, 2, 3) == Streak(4, MONDAY + 3 * DAY)


def test_one_missed_day_is_frozen_and_does_not_count_itself() -> None:
    assert after(0, 1, 3) == Streak(3, MONDAY + 3 * DAY, frozen_on=MONDAY + 2 * DAY)


def test_a_second_missed_day_in_the_same_week_ends_the_streak() -> None:
    assert after(0, 2, 4).days == 1


def test_two_missed_days_in_a_row_end_the_streak_even_over_the_end_of_a_week() -> None:
    assert after(4, 5, 8) == Streak(1, MONDAY + 8 * DAY)


def test_every_week_has_its_own_freeze() -> None:
    # Sunday and the next Tuesday are missed: two days of two ISO weeks.
    assert after(4, 5, 7, 9) == Streak(4, MONDAY + 9 * DAY, frozen_on=MONDAY + 8 * DAY)


def test_weeks_of_the_same_number_in_two_years_have_a_freeze_each() -> None:
    before = Streak(5, date(2026, 11, 26), frozen_on=date(2025, 11, 27))  # 2025-W48 and 2026-W48
    assert contributed(before, date(2026, 11, 28)).days == 6


def test_a_week_over_the_end_of_a_year_has_one_freeze() -> None:
    before = Streak(
        5, date(2026, 12, 31), frozen_on=date(2026, 12, 30)
    )  # 2026-W53 goes on to the 3rd of January
    assert contributed(before, date(2027, 1, 2)).days == 1


def test_a_new_streak_does_not_bring_the_spent_freeze_back() -> None:
    # Tuesday is frozen, Thursday breaks the streak, Saturday would be the next freeze of the same week.
    assert after(0, 2, 4) == Streak(1, MONDAY + 4 * DAY, frozen_on=MONDAY + DAY)
    assert after(0, 2, 4, 6).days == 1


def test_a_day_before_the_last_one_changes_nothing() -> None:
    streak = after(0, 1, 2)
    assert contributed(streak, MONDAY + DAY) == streak
    assert shown(streak, 1) == 3


@pytest.mark.parametrize(("number", "days_shown"), [(2, 3), (3, 3), (4, 3), (5, 0), (30, 0)])
def test_a_streak_is_shown_while_it_can_go_on(number: int, days_shown: int) -> None:
    assert shown(after(0, 1, 2), number) == days_shown


@pytest.mark.parametrize(("number", "days_shown"), [(2, 2), (3, 2), (4, 0)])
def test_with_the_freeze_spent_it_is_gone_a_day_earlier(number: int, days_shown: int) -> None:
    assert shown(after(0, 2), number) == days_shown


@given(histories, days)
def test_a_streak_never_counts_more_days_than_there_were(history: list[date], today: date) -> None:
    streak = replay(history)
    assert 0 <= current(streak, today) <= streak.days <= len(set(history))
    assert (streak.days == 0) == (streak.last_day is None) == (not history)
    assert streak.last_day == max(history, default=None)


@given(histories)
def test_no_week_has_two_freezes_and_no_day_of_work_is_frozen(history: list[date]) -> None:
    streak, frozen = Streak(), []
    for today in history:
        streak = contributed(streak, today)
        if streak.frozen_on is not None and streak.frozen_on not in frozen:
            frozen.append(streak.frozen_on)
    assert frozen == sorted(frozen)
    assert all(len(list(group)) == 1 for _, group in groupby(frozen, key=lambda day: day.isocalendar()[:2]))
    if history == sorted(history):
        assert not set(frozen) & set(history)


@given(histories, days)
def test_what_is_shown_is_what_a_contribution_builds_on(history: list[date], today: date) -> None:
    streak = replay(history)
    if streak.last_day is None or today > streak.last_day:
        assert contributed(streak, today).days == current(streak, today) + 1
    else:
        assert contributed(streak, today) == streak
        assert current(streak, today) == streak.days


@given(histories, days)
def test_a_contribution_is_shown_at_once_and_counts_once(history: list[date], today: date) -> None:
    streak = contributed(replay(history), today)
    assert current(streak, today) == streak.days >= 1
    assert contributed(streak, today) == streak


@pytest.mark.parametrize(
    ("zone", "day"),
    [(None, 23), ("UTC", 23), ("Europe/Madrid", 24), ("America/Mexico_City", 23), ("Asia/Tokyo", 24)],
)
def test_the_day_is_that_of_the_members_zone(zone: str | None, day: int) -> None:
    assert local_day(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), zone) == date(2026, 11, day)


@pytest.mark.parametrize("zone", [*ZONES, "UTC"])
def test_a_zone_is_known_by_its_name(zone: str) -> None:
    assert is_zone(zone)


@pytest.mark.parametrize(
    "name", ["", "Madrid", "Europe", "../Europe/Madrid", "/etc/passwd", "a\0b", "x" * 5000, "\ud800"]
)
def test_anything_else_is_no_zone_and_counts_as_utc(name: str) -> None:
    assert not is_zone(name)
    assert local_day(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), name) == date(2026, 11, 23)


@pytest.mark.parametrize("name", ["localtime", "posixrules", "Factory"])
def test_what_a_machine_is_set_to_is_no_zone(name: str) -> None:
    assert not is_zone(name)


def test_without_a_zone_the_day_is_that_of_utc_wherever_the_time_was_taken() -> None:
    assert local_day(datetime(2026, 11, 24, 0, 30, tzinfo=ZoneInfo("Europe/Madrid")), None) == date(
        2026, 11, 23
    )


def test_a_zone_database_that_cannot_be_read_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(name: str) -> ZoneInfo:
        raise IsADirectoryError(name)  # what "Europe" is in the tzdata package

    monkeypatch.setattr(module, "ZoneInfo", unreadable)
    assert not is_zone("Europe")
    assert local_day(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "Europe") == date(2026, 11, 23)


@given(st.sampled_from(ZONES), st.dates(date(2020, 1, 1), date(2026, 12, 1)), st.times())
def test_the_same_time_by_the_wall_clock_every_day_never_misses_one(zone: str, first: date, at: time) -> None:
    streak = Streak()
    for number in range(14):
        moment = datetime.combine(first + number * DAY, at, ZoneInfo(zone)).astimezone(UTC)
        streak = contributed(streak, local_day(moment, zone))
    assert streak == Streak(14, first + 13 * DAY)


@given(st.sampled_from(ZONES), instants, st.integers(2, 60))
def test_a_contribution_every_24_hours_never_ends_a_streak(zone: str, first: datetime, number: int) -> None:
    # Just before midnight in spring the clocks skip a calendar day; that one is frozen.
    history = [local_day(first + count * DAY, zone) for count in range(number)]
    assert replay(history).days == len(set(history))


@pytest.mark.parametrize(
    ("zone", "eve"),
    [
        ("Europe/Madrid", date(2026, 3, 28)),
        ("Europe/Madrid", date(2026, 10, 24)),
        ("America/Mexico_City", date(2022, 4, 2)),
        ("America/Mexico_City", date(2022, 10, 29)),
    ],
)
@pytest.mark.parametrize("at", [time(0, 0), time(2, 30), time(23, 59)])
def test_the_nights_when_the_clocks_change_are_days_like_any_other(zone: str, eve: date, at: time) -> None:
    moments = [datetime.combine(eve + number * DAY, at, ZoneInfo(zone)) for number in range(3)]
    assert {moment.utcoffset() for moment in (moments[0], moments[2])} != {moments[0].utcoffset()}
    assert replay([local_day(moment.astimezone(UTC), zone) for moment in moments]) == Streak(3, eve + 2 * DAY)

"""When a goal is reached: a date that moves with what remains, and an interval that is as wide as it must be."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.forecast import HORIZON, SHARE, WINDOW, Forecast, forecast

histories = st.lists(st.integers(0, 5000), max_size=20)
parts = st.floats(0.0, 1.0)
counts = st.integers(0, 5000)
goals = st.integers(1, 1_000_000_000)


def found(days: list[int], *, today: float = 0.0, so_far_today: int = 0, remaining: int = 1000) -> Forecast:
    """A forecast that there is."""
    result = forecast(days, today=today, so_far_today=so_far_today, remaining=remaining)
    assert result is not None
    return result


def width(each: Forecast) -> float:
    """How wide the interval is, as a share of the days."""
    return (each.high - each.low) / each.days


def test_a_steady_history_gives_the_date_within_a_tenth() -> None:
    steady = found([100] * 14)
    assert steady.rate == pytest.approx(100.0)
    assert steady.days == pytest.approx(10.0)
    assert 9.0 < steady.low < 10.0 < steady.high < 11.0


def test_an_uneven_history_gives_a_wider_interval() -> None:
    assert width(found([0, 200] * 7)) > 2 * width(found([100] * 14))


def test_a_longer_history_gives_a_narrower_interval() -> None:
    assert width(found([100] * 14)) < width(found([100] * 5)) < width(found([100] * 2))


def test_only_the_last_two_weeks_count() -> None:
    assert found([9999, 9999, *[100] * WINDOW]) == found([100] * WINDOW)


def test_today_counts_as_the_part_that_has_passed() -> None:
    assert found([100, 100], today=0.5, so_far_today=150).rate == pytest.approx(140.0)


def test_without_a_whole_day_it_works_from_today_and_says_how_little_that_is() -> None:
    first = found([], today=0.5, so_far_today=50)
    assert first.days == pytest.approx(10.0)
    assert first.low < 6.0
    assert first.high > 30.0


def test_the_first_minutes_leave_the_end_open() -> None:
    first = found([], today=0.0, so_far_today=1)
    assert first.rate == pytest.approx(24.0)
    assert first.high == HORIZON


@pytest.mark.parametrize(
    ("days", "so_far_today", "remaining"),
    [
        ([], 0, 100),
        ([0] * 14, 0, 100),
        ([500, *[0] * 14], 0, 100),
        ([-3, 2], 0, 100),
        ([100] * 14, 5, 0),
        ([100] * 14, 5, -20),
        ([1], 0, 10_000),
    ],
)
def test_there_is_no_date_without_arrivals_without_a_remainder_and_beyond_ten_years(
    days: list[int], so_far_today: int, remaining: int
) -> None:
    assert forecast(days, today=0.5, so_far_today=so_far_today, remaining=remaining) is None


@given(histories, parts, counts, goals)
def test_the_date_lies_within_its_interval(
    days: list[int], today: float, so_far_today: int, remaining: int
) -> None:
    result = forecast(days, today=today, so_far_today=so_far_today, remaining=remaining)
    assert result is None or 0.0 < result.low <= result.days <= result.high <= HORIZON


@given(histories, parts, counts, goals, goals)
def test_more_remaining_never_gives_an_earlier_date(
    days: list[int], today: float, so_far_today: int, one: int, other: int
) -> None:
    less, more = sorted((one, other))
    sooner = forecast(days, today=today, so_far_today=so_far_today, remaining=less)
    later = forecast(days, today=today, so_far_today=so_far_today, remaining=more)
    if later is None:
        return
    assert sooner is not None
    assert sooner.days <= later.days
    assert sooner.low <= later.low * (1 + 1e-9)
    assert sooner.high <= later.high * (1 + 1e-9)


@pytest.mark.parametrize("spread", [20, 30, 60])
@pytest.mark.parametrize("remaining", [200, 1000, 4000])
def test_the_goal_is_reached_within_the_interval_as_often_as_it_says(spread: int, remaining: int) -> None:
    dice, held, plays = Random(f"{spread} {remaining}"), 0, 500
    for _ in range(plays):
        foretold = found([_day(dice, spread) for _ in range(WINDOW)], remaining=remaining)
        held += foretold.low <= _days_it_takes(dice, spread, remaining) <= foretold.high
    assert SHARE - 0.06 < held / plays < SHARE + 0.12


def _day(dice: Random, spread: int) -> int:
    return max(0, round(dice.gauss(100, spread)))


def _days_it_takes(dice: Random, spread: int, remaining: int) -> float:
    """Days until as many have arrived; what arrives on a day is spread evenly over it."""
    days = 0.0
    while remaining > 0:
        arrived = _day(dice, spread)
        days += min(1.0, remaining / arrived) if arrived else 1.0
        remaining -= arrived
    return days

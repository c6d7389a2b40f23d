"""Campaigns: percents that promise nothing too early, milestones, and goals and ends that are refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.campaigns import (
    DEFAULT_GOAL,
    MAX_DAYS,
    MAX_GOAL,
    MAX_PERCENT,
    MILESTONES,
    checked_end,
    checked_goal,
    milestones_reached,
    next_milestone,
    percent,
)
from storage.domain.errors import EndInThePast, EndTooFar, InvalidGoal

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
goals = st.integers(1, MAX_GOAL)
done = st.integers(-100, 2 * MAX_GOAL)


@pytest.mark.parametrize(
    ("done", "goal", "shown"),
    [
        (0, 50_000, 0),
        (499, 50_000, 0),
        (500, 50_000, 1),
        (49_999, 50_000, 99),
        (50_000, 50_000, 100),
        (75_000, 50_000, 150),
        (-3, 50_000, 0),
        (10_000, 1, 999),
        (999_999_999, MAX_GOAL, 99),
    ],
)
def test_a_percent_is_whole_and_rounded_down(done: int, goal: int, shown: int) -> None:
    assert percent(done, goal) == shown


@given(done, goals)
def test_a_hundred_percent_are_shown_exactly_from_the_goal_on(done: int, goal: int) -> None:
    assert 0 <= percent(done, goal) <= MAX_PERCENT
    assert (percent(done, goal) >= 100) == (done >= goal)


@given(done, goals)
def test_milestones_are_reached_in_order_and_the_next_one_is_the_first_that_is_not(
    done: int, goal: int
) -> None:
    reached, following = milestones_reached(done, goal), next_milestone(done, goal)
    rest = () if following is None else MILESTONES[MILESTONES.index(following) :]
    assert reached + rest == MILESTONES
    assert all(100 * done >= each * goal for each in reached)
    assert all(100 * done < each * goal for each in rest)


@pytest.mark.parametrize(
    ("done", "reached", "following"),
    [(0, (), 10), (4_999, (), 10), (5_000, (10,), 25), (40_000, (10, 25, 50, 75), 100)],
)
def test_milestones_of_the_default_goal(done: int, reached: tuple[int, ...], following: int) -> None:
    assert milestones_reached(done, DEFAULT_GOAL) == reached
    assert next_milestone(done, DEFAULT_GOAL) == following


def test_after_the_goal_there_is_no_milestone_left() -> None:
    assert next_milestone(DEFAULT_GOAL, DEFAULT_GOAL) is None
    assert milestones_reached(3 * DEFAULT_GOAL, DEFAULT_GOAL) == MILESTONES


@pytest.mark.parametrize("goal", [1, DEFAULT_GOAL, MAX_GOAL])
def test_a_goal_within_the_limits_is_taken(goal: int) -> None:
    assert checked_goal(goal) == goal


@pytest.mark.parametrize("goal", [0, -1, MAX_GOAL + 1, 10**12, -(10**30)])
def test_a_goal_of_nothing_or_without_measure_is_refused_with_the_limits(goal: int) -> None:
    with pytest.raises(InvalidGoal) as refusal:
        checked_goal(goal)
    assert refusal.value.facts == {"least": 1, "most": MAX_GOAL}


@pytest.mark.parametrize("after", [timedelta(seconds=1), timedelta(days=30), timedelta(days=MAX_DAYS)])
def test_an_end_in_the_coming_years_is_taken(after: timedelta) -> None:
    assert checked_end(NOW + after, NOW) == NOW + after


@pytest.mark.parametrize("until", [NOW, NOW - timedelta(seconds=1), datetime.min.replace(tzinfo=UTC)])
def test_an_end_in_the_past_is_refused(until: datetime) -> None:
    with pytest.raises(EndInThePast):
        checked_end(until, NOW)


@pytest.mark.parametrize(
    "until", [NOW + timedelta(days=MAX_DAYS, seconds=1), datetime.max.replace(tzinfo=UTC)]
)
def test_an_end_too_far_away_is_refused_with_the_limit(until: datetime) -> None:
    with pytest.raises(EndTooFar) as refusal:
        checked_end(until, NOW)
    assert refusal.value.facts == {"days": MAX_DAYS}

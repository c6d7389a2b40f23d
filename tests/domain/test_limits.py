"""Limits of one member: how often, and when it goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.limits import WINDOW, Limited, minutes_left, most_of
from storage.domain.rules import STANDARD

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def ago(**by: float) -> datetime:
    return NOW - timedelta(**by)


def test_each_limit_has_a_threshold_of_its_own() -> None:
    rules = STANDARD.changed(
        {"max_skips": 1, "max_votes": 2, "max_reports": 3, "max_texts_newcomer": 4},
    )
    assert [most_of(rules, what) for what in Limited] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("minutes_ago", "most", "left"),
    [
        ((), 1, 0),
        ((10,), 2, 0),
        ((10,), 1, 50),
        ((10, 20, 30), 3, 30),
        ((10, 20, 30), 2, 40),  # the limit was lowered meanwhile
        ((59.9,), 1, 1),
        ((60,), 1, 0),
        ((10, 20), 0, 0),
    ],
)
def test_who_is_at_a_limit_may_go_on_when_the_oldest_that_counts_is_an_hour_old(
    minutes_ago: tuple[float, ...], most: int, left: int
) -> None:
    assert minutes_left([ago(minutes=each) for each in minutes_ago], most, NOW) == left


@given(st.lists(st.integers(0, 7200), max_size=30), st.integers(1, 20))
def test_after_the_minutes_that_are_told_it_goes_on_indeed(seconds_ago: list[int], most: int) -> None:
    times = [ago(seconds=each) for each in sorted(seconds_ago)]
    minutes = minutes_left(times, most, NOW)
    assert minutes <= WINDOW / timedelta(minutes=1)
    assert minutes_left(times, most, NOW + timedelta(minutes=minutes)) == 0

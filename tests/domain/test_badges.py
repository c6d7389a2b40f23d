"""Badges: which counts earn them, and when a reviewer is in agreement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.badges import AGREEING_ANSWERS, Badge, agrees, earned_by_counts, newly_earned
from storage.domain.reliability import Reliability

counts = st.integers(0, 400)


@pytest.mark.parametrize(
    ("contributions", "streak_days", "earned"),
    [
        (0, 0, ()),
        (9, 2, ()),
        (10, 2, (Badge.CONTRIBUTIONS_10,)),
        (49, 3, (Badge.CONTRIBUTIONS_10, Badge.STREAK_3)),
        (99, 6, (Badge.CONTRIBUTIONS_10, Badge.CONTRIBUTIONS_50, Badge.STREAK_3)),
        (0, 100, (Badge.STREAK_3, Badge.STREAK_7, Badge.STREAK_30, Badge.STREAK_100)),
    ],
)
def test_counts_earn_every_badge_they_reach(
    contributions: int, streak_days: int, earned: tuple[Badge, ...]
) -> None:
    assert earned_by_counts(contributions, streak_days) == earned


def test_whoever_jumps_over_thresholds_misses_no_badge() -> None:
    assert newly_earned(9, 300, 1, 7) == (
        Badge.CONTRIBUTIONS_10,
        Badge.CONTRIBUTIONS_50,
        Badge.CONTRIBUTIONS_100,
        Badge.CONTRIBUTIONS_300,
        Badge.STREAK_3,
        Badge.STREAK_7,
    )


def test_what_was_reached_before_is_not_new() -> None:
    assert newly_earned(10, 11, 3, 4) == ()
    assert newly_earned(49, 50, 3, 3) == (Badge.CONTRIBUTIONS_50,)
    assert newly_earned(60, 61, 2, 3) == (Badge.STREAK_3,)


def test_a_streak_that_broke_takes_no_badge_away_and_gives_none() -> None:
    assert newly_earned(10, 11, 30, 1) == ()


@given(st.lists(counts, max_size=20).map(sorted))
def test_a_growing_count_earns_each_badge_exactly_once(history: list[int]) -> None:
    earned = [
        badge
        for before, after in zip([0, *history], history, strict=False)
        for badge in newly_earned(before, after, before, after)
    ]
    last = history[-1] if history else 0
    assert sorted(earned) == sorted(earned_by_counts(last, last))


@pytest.mark.parametrize(
    ("records", "is_agreeing"),
    [
        ({}, False),
        ({"spam": Reliability(30.0, 0.0)}, True),
        ({"spam": Reliability(14.9, 0.0), "lang_mismatch": Reliability(15.0, 0.0)}, False),
        ({"spam": Reliability(15.0, 0.0), "lang_mismatch": Reliability(15.0, 0.0)}, True),
        ({"spam": Reliability(13.0, 7.0), "lang_mismatch": Reliability(20.0, 0.0)}, False),
        ({"spam": Reliability(80.0, 20.0)}, False),
        ({"quality": Reliability(500.0, 0.0)}, False),
    ],
)
def test_a_reviewer_agrees_after_many_answers_that_were_mostly_right(
    records: dict[str, Reliability], is_agreeing: bool
) -> None:
    assert agrees(records) is is_agreeing


@given(st.floats(0.0, 500.0), st.floats(0.0, 500.0))
def test_one_right_answer_more_never_takes_agreement_away(right: float, wrong: float) -> None:
    if agrees({"spam": Reliability(right, wrong)}):
        assert agrees({"spam": Reliability(right + 1.0, wrong)})


def test_few_answers_are_not_enough_however_right() -> None:
    assert not agrees({"spam": Reliability(AGREEING_ANSWERS - 1.0, 0.0)})

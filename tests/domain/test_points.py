"""Points and streaks: the original's weights in whole tenths, and days in a row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.kinds import Family, Kind
from storage.domain.points import RANKED, TENTHS, WEIGHTS, PointEvent, acceptance_event, event_of, streak

TODAY = date(2026, 3, 2)


def days_ago(*numbers: int) -> set[date]:
    """Days before today."""
    return {TODAY - timedelta(days=number) for number in numbers}


def test_the_weights_are_those_of_the_original() -> None:
    assert {event.value: weight / TENTHS for event, weight in WEIGHTS.items()} == {
        "prompts": 0.1,
        "replies_assistant": 4,
        "replies_prompter": 1,
        "labels_simple": 1,
        "labels_full": 2,
        "rankings_total": 1,
        "accepted_prompts": 0.1,
        "accepted_replies_assistant": 4,
        "accepted_replies_prompter": 1,
        "reply_ranked_1": 9,
        "reply_ranked_2": 3,
        "reply_ranked_3": 1,
    }


def test_every_event_has_a_weight_above_zero() -> None:
    assert set(WEIGHTS) == set(PointEvent)
    assert all(isinstance(weight, int) and weight > 0 for weight in WEIGHTS.values())


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_paid_for(kind: Kind) -> None:
    events = {event_of(kind), event_of(kind, is_full=True)}
    expected = {
        Family.WRITE: 1,
        Family.LABEL: 2,
        Family.RANK: 1,
    }
    assert len(events) == expected[kind.info.family]


def test_a_full_label_task_brings_more_than_a_simple_one() -> None:
    kind = Kind.LABEL_PROMPTER_REPLY
    assert WEIGHTS[event_of(kind, is_full=True)] > WEIGHTS[event_of(kind)]


def test_acceptance_is_paid_by_what_was_written() -> None:
    assert [acceptance_event(kind) for kind in Kind if kind.info.family is Family.WRITE] == [
        PointEvent.ACCEPTED_PROMPTS,
        PointEvent.ACCEPTED_REPLIES_ASSISTANT,
        PointEvent.ACCEPTED_REPLIES_PROMPTER,
    ]


def test_a_better_place_brings_more() -> None:
    assert [WEIGHTS[event] for event in RANKED] == sorted((WEIGHTS[event] for event in RANKED), reverse=True)


@pytest.mark.parametrize(
    ("days", "length"),
    [
        ((), 0),
        ((0,), 1),
        ((0, 1, 2), 3),
        ((1, 2), 2),  # today has none yet: the streak is not lost before the day is over
        ((2, 3), 0),
        ((0, 2, 3), 1),
        ((0, 1, 3, 4, 5), 2),
    ],
)
def test_a_streak_is_the_days_in_a_row_up_to_today_or_yesterday(days: tuple[int, ...], length: int) -> None:
    assert streak(days_ago(*days), TODAY) == length


def test_a_streak_runs_over_the_end_of_a_month_and_of_february() -> None:
    assert streak({date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)}, date(2024, 3, 1)) == 3


@given(st.sets(st.integers(0, 30)))
def test_a_contribution_today_adds_one_day_to_the_streak_of_yesterday(days: set[int]) -> None:
    earlier = days_ago(*(days - {0}))
    yesterday = TODAY - timedelta(days=1)
    before = streak(earlier, yesterday) if yesterday in earlier else 0
    assert streak(earlier | {TODAY}, TODAY) == before + 1

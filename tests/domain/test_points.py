"""Points and levels: the original's weights in whole tenths, and its levels."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.kinds import Family, Kind
from storage.domain.points import (
    LAST_LEVEL,
    LEVEL_FLOORS,
    RANKED,
    SCALED,
    TENTHS,
    WEIGHTS,
    Level,
    PointEvent,
    acceptance_event,
    event_of,
    level_of,
    scaled,
)

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


def test_a_bonus_raises_every_submit_and_nothing_that_others_decide_later() -> None:
    submits = {event_of(kind, is_full=is_full) for kind in Kind for is_full in (False, True)}
    assert submits == SCALED
    later = {acceptance_event(kind) for kind in Kind if kind.info.family is Family.WRITE} | set(RANKED)
    assert later == set(PointEvent) - SCALED
    assert all(scaled(event, 300) == WEIGHTS[event] for event in later)


@pytest.mark.parametrize(
    ("event", "percent", "tenths"),
    [
        (PointEvent.REPLIES_ASSISTANT, 0, 0),
        (PointEvent.REPLIES_ASSISTANT, 50, 20),
        (PointEvent.REPLIES_ASSISTANT, 100, 40),
        (PointEvent.RANKINGS, 125, 12),  # 12.5: down, never up
        (PointEvent.LABELS_FULL, 104, 20),
        (PointEvent.PROMPTS, 50, 0),
        (PointEvent.PROMPTS, 199, 1),
        (PointEvent.PROMPTS, 200, 2),
    ],
)
def test_a_percentage_is_of_the_plain_weight_and_is_rounded_down(
    event: PointEvent, percent: int, tenths: int
) -> None:
    assert scaled(event, percent) == tenths


@given(st.sampled_from(PointEvent), st.integers(0, 1000), st.integers(0, 1000))
def test_a_higher_bonus_never_brings_less(event: PointEvent, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert scaled(event, low) <= scaled(event, high)
    assert scaled(event, 100) == WEIGHTS[event]


def test_a_bonus_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 %"):
        scaled(PointEvent.PROMPTS, -1)


def test_the_levels_are_those_of_the_original() -> None:
    sums = [0, *accumulate(1.1521 * step + 3 for step in range(1, LAST_LEVEL))]
    assert [floor / TENTHS for floor in LEVEL_FLOORS] == [round(total) for total in sums]
    assert [floor // TENTHS for floor in LEVEL_FLOORS[:11]] == [0, 4, 9, 16, 24, 32, 42, 53, 65, 79, 93]


@pytest.mark.parametrize(
    ("points", "number"),
    [(0, 1), (4, 2), (9, 3), (93, 11), (418, 25), (1558, 50), (3419, 75), (5883, 99), (6000, 100)],
)
def test_a_level_begins_with_its_threshold_and_not_a_tenth_earlier(points: int, number: int) -> None:
    assert level_of(points * TENTHS).number == number
    assert level_of(points * TENTHS - 1).number == max(1, number - 1)


def test_halfway_into_a_level() -> None:
    level = level_of(65)
    assert level == Level(number=2, points_tenths=65, floor_tenths=40, next_tenths=90)
    assert (level.missing_tenths, level.progress) == (25, 0.5)


@pytest.mark.parametrize("points_tenths", [60_000, 10**9])
def test_the_last_level_has_no_end(points_tenths: int) -> None:
    level = level_of(points_tenths)
    assert (level.number, level.floor_tenths, level.next_tenths) == (100, 60_000, None)
    assert (level.missing_tenths, level.progress) == (0, 1.0)


def test_a_total_below_zero_is_the_start_of_the_first_level() -> None:
    level = level_of(-5)
    assert (level.number, level.progress, level.missing_tenths) == (1, 0.0, 45)


@given(st.integers(0, 70_000))
def test_what_is_missing_leads_to_the_next_level_exactly(points_tenths: int) -> None:
    level = level_of(points_tenths)
    assert level.number == sum(floor <= points_tenths for floor in LEVEL_FLOORS)
    assert level.floor_tenths <= points_tenths
    assert 0.0 <= level.progress <= 1.0
    if level.next_tenths is None:
        return
    assert level.progress < 1.0
    assert level.missing_tenths > 0
    assert level_of(points_tenths + level.missing_tenths).number == level.number + 1
    assert level_of(points_tenths + level.missing_tenths - 1).number == level.number

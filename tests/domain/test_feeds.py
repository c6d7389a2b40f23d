"""Posts in channels: their defaults, and which period a board is about."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.feeds import DEFAULT_SIZE, FACTS, SIZES, FeedKind, shown_day
from storage.domain.periods import Frame, period_of

SCHEDULED = [kind for kind in FeedKind if FACTS[kind].is_scheduled]
slots = st.builds(datetime.combine, st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.times())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_every_kind_has_its_facts() -> None:
    assert set(FACTS) == set(FeedKind)


def test_every_frame_has_one_board() -> None:
    assert [facts.frame for facts in FACTS.values() if facts.frame] == list(Frame)


def test_a_campaign_and_milestones_follow_events_and_all_else_the_clock() -> None:
    assert set(FeedKind) - set(SCHEDULED) == {FeedKind.CAMPAIGN, FeedKind.MILESTONES}


def test_a_new_channel_gets_the_week_the_digest_and_the_campaign_with_its_milestones() -> None:
    assert {kind for kind, facts in FACTS.items() if facts.is_on} == {
        FeedKind.BOARD_WEEK,
        FeedKind.DIGEST,
        FeedKind.CAMPAIGN,
        FeedKind.MILESTONES,
    }


@pytest.mark.parametrize("kind", SCHEDULED)
def test_a_default_schedule_has_the_five_fields_of_a_cron_line(kind: FeedKind) -> None:
    cron = FACTS[kind].cron
    assert cron is not None
    assert len(cron.split()) == 5


def test_a_board_has_three_to_twenty_five_lines() -> None:
    assert (SIZES[0], SIZES[-1]) == (3, 25)
    assert DEFAULT_SIZE in SIZES


@pytest.mark.parametrize(
    ("slot", "frame", "period"),
    [
        ("2026-11-23T09:00", Frame.WEEK, "2026-W47"),  # a Monday
        ("2026-11-23T20:00", Frame.WEEK, "2026-W48"),
        ("2026-11-29T20:00", Frame.WEEK, "2026-W48"),  # a Sunday
        ("2026-12-01T09:00", Frame.MONTH, "2026-11"),
        ("2027-01-01T09:00", Frame.MONTH, "2026-12"),
        ("2026-11-30T20:00", Frame.MONTH, "2026-11"),
        ("2026-11-23T09:00", Frame.DAY, "2026-11-22"),
        ("2026-11-23T11:59", Frame.DAY, "2026-11-22"),
        ("2026-11-23T12:00", Frame.DAY, "2026-11-23"),
        ("2026-11-23T20:00", Frame.DAY, "2026-11-23"),
        ("2026-11-23T00:00", Frame.DAY, "2026-11-22"),
        ("2026-11-23T09:00", Frame.TOTAL, "total"),
    ],
)
def test_a_board_that_is_posted_anew_shows_the_period_that_people_just_lived(
    slot: str, frame: Frame, period: str
) -> None:
    assert period_of(frame, shown_day(at(slot), is_in_place=False, today=at(slot).date())) == period


@given(slots, st.integers(-1, 1))
def test_a_board_that_is_edited_in_place_shows_the_day_itself(slot: datetime, days: int) -> None:
    today = slot.date() + timedelta(days=days)
    assert shown_day(slot, is_in_place=True, today=today) == slot.date()


@given(slots, st.integers(-14 * 60, 12 * 60))
def test_a_board_of_the_morning_shows_no_day_that_is_not_over_in_utc(slot: datetime, minutes: int) -> None:
    today = (slot + timedelta(minutes=minutes)).date()
    shown = shown_day(slot, is_in_place=False, today=today)
    if slot.time() < time(12):
        assert shown == min(slot.date(), today) - timedelta(days=1)
    else:
        assert shown == slot.date()


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.times(), st.integers(-14 * 60, 12 * 60))
def test_a_daily_board_shows_each_day_once(day: date, hour: time, minutes: int) -> None:
    daily = [datetime.combine(day + timedelta(days=number), hour) for number in range(5)]
    shown = [
        shown_day(slot, is_in_place=False, today=(slot + timedelta(minutes=minutes)).date()) for slot in daily
    ]
    assert shown == [shown[0] + timedelta(days=number) for number in range(5)]

"""Days, ISO weeks and months by name: which one a day falls in, and where it begins and ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.periods import TOTAL, Frame, bounds, first_marks, frame_of, period_of, periods_of

days = st.dates(max_value=date(9999, 11, 30))
bounded = st.sampled_from([Frame.DAY, Frame.WEEK, Frame.MONTH])


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2026, 11, 23), ("2026-11-23", "2026-W48", "2026-11", "total")),
        (date(2026, 1, 1), ("2026-01-01", "2026-W01", "2026-01", "total")),
        # The last days of a year can stand in week 1 of the next one, and the first ones in the last week before.
        (date(2024, 12, 30), ("2024-12-30", "2025-W01", "2024-12", "total")),
        (date(2026, 12, 31), ("2026-12-31", "2026-W53", "2026-12", "total")),
        (date(2027, 1, 3), ("2027-01-03", "2026-W53", "2027-01", "total")),
        (date(2027, 1, 4), ("2027-01-04", "2027-W01", "2027-01", "total")),
        (date(1, 1, 1), ("0001-01-01", "0001-W01", "0001-01", "total")),
    ],
)
def test_a_day_falls_in_four_periods(day: date, names: tuple[str, ...]) -> None:
    assert periods_of(day) == names
    assert tuple(period_of(frame, day) for frame in Frame) == names


@pytest.mark.parametrize(
    ("period", "first", "end"),
    [
        ("2026-11-23", date(2026, 11, 23), date(2026, 11, 24)),
        ("2026-12-31", date(2026, 12, 31), date(2027, 1, 1)),
        ("2026-W48", date(2026, 11, 23), date(2026, 11, 30)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 4)),
        ("2025-W01", date(2024, 12, 30), date(2025, 1, 6)),
        ("2026-11", date(2026, 11, 1), date(2026, 12, 1)),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
        ("2024-02", date(2024, 2, 1), date(2024, 3, 1)),
    ],
)
def test_a_period_runs_from_its_first_day_to_the_day_after_its_last(
    period: str, first: date, end: date
) -> None:
    assert bounds(period) == (first, end)


def test_the_total_has_no_bounds() -> None:
    assert (frame_of(TOTAL), bounds(TOTAL)) == (Frame.TOTAL, None)


@given(bounded, days)
def test_a_day_lies_within_the_bounds_of_its_own_periods(frame: Frame, day: date) -> None:
    period = period_of(frame, day)
    limits = bounds(period)
    assert limits is not None
    first, end = limits
    assert first <= day < end
    assert period_of(frame, first) == period_of(frame, end - timedelta(days=1)) == period
    assert period_of(frame, end) != period


@given(bounded, days)
def test_a_name_tells_how_long_its_period_is(frame: Frame, day: date) -> None:
    assert frame_of(period_of(frame, day)) is frame


@given(bounded, days, days)
def test_names_sort_like_the_days_they_hold(frame: Frame, one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert period_of(frame, earlier) <= period_of(frame, later)


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "week",
        "Total",
        "2026",
        "2026-13",
        "2026-00",
        "2026-1",
        "2026-02-30",
        "20261123",
        "2026-W00",
        "2025-W53",  # a year of 52 weeks
        "2026-W54",
        "2026-W5",
        "2026-w48",
        "2026-W48-1",
        "0000-01",
        "0000-W01",
        "12026-11",
        " 2026-11",
        "2026-11\n",
        "٢٠٢٦-11",
    ],
)
def test_what_names_no_period_is_refused(nonsense: str) -> None:
    with pytest.raises(ValueError, match="names no period"):
        frame_of(nonsense)
    with pytest.raises(ValueError, match="names no period"):
        bounds(nonsense)


@pytest.mark.parametrize("period", ["9999-12-31", "9999-W52", "9999-12"])
def test_a_period_at_the_end_of_the_calendar_has_a_length_but_no_bounds(period: str) -> None:
    assert period_of(frame_of(period), date.max) == period
    with pytest.raises(ValueError, match="after the last day"):
        bounds(period)


@pytest.mark.parametrize(
    ("last", "day", "opened"),
    [
        (None, "2026-03-02", {"contributors", "first_of_week", "first_of_month", "newcomers"}),
        ("2026-03-02", "2026-03-02", set()),
        ("2026-03-03", "2026-03-02", set()),
        ("2026-03-02", "2026-03-03", {"contributors"}),
        ("2026-03-08", "2026-03-09", {"contributors", "first_of_week"}),
        ("2026-03-31", "2026-04-01", {"contributors", "first_of_month"}),
        ("2025-03-02", "2026-03-02", {"contributors", "first_of_week", "first_of_month"}),
    ],
)
def test_a_contribution_opens_the_periods_it_is_the_first_of(
    last: str | None, day: str, opened: set[str]
) -> None:
    assert first_marks(last, date.fromisoformat(day)) == dict.fromkeys(opened, 1)

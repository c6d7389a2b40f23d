"""The calendar periods that boards count, and their names: "2026-11-23", "2026-W48", "2026-11", "total".

Whose calendar it is, the caller decides by the day that is passed in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

TOTAL = "total"
"""The one period without bounds."""


class Frame(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    """An ISO week, Monday to Sunday; it belongs to the year that holds its Thursday."""
    MONTH = "month"
    TOTAL = "total"
    """Everything since the beginning."""


_SHAPES: Mapping[Frame, tuple[re.Pattern[str], str]] = MappingProxyType(
    {
        Frame.DAY: (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), ""),
        Frame.WEEK: (re.compile(r"[0-9]{4}-W[0-9]{2}"), "-1"),
        Frame.MONTH: (re.compile(r"[0-9]{4}-[0-9]{2}"), "-01"),
    }
)
"""How a name looks, and what makes it the ISO date of its first day."""


def period_of(frame: Frame, day: date) -> str:
    """The name of the period of this length that a day falls in."""
    if frame is Frame.TOTAL:
        return TOTAL
    if frame is Frame.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    name = f"{day.year:04}-{day.month:02}"
    return name if frame is Frame.MONTH else f"{name}-{day.day:02}"


def periods_of(day: date) -> tuple[str, str, str, str]:
    """The names of the day, week and month that a day falls in, and of the total; in the order of Frame."""
    return (
        period_of(Frame.DAY, day),
        period_of(Frame.WEEK, day),
        period_of(Frame.MONTH, day),
        period_of(Frame.TOTAL, day),
    )


def first_marks(last: str | None, day: date) -> dict[str, int]:
    """Which periods a contribution on `day` is the first of, after one on `last` (an ISO date; None: the first of all).

    The names are those of the counters of a language's day: contributors, first_of_week, first_of_month, newcomers.
    A day that is not after `last` opens none.
    """
    if last is None:
        return dict.fromkeys(("contributors", "first_of_week", "first_of_month", "newcomers"), 1)
    before = date.fromisoformat(last)
    if day <= before:
        return {}
    marks = {"contributors": 1}
    if day.isocalendar()[:2] != before.isocalendar()[:2]:
        marks["first_of_week"] = 1
    if (day.year, day.month) != (before.year, before.month):
        marks["first_of_month"] = 1
    return marks


def frame_of(period: str) -> Frame:
    """The length of a named period. A name that `period_of` never gives is a ValueError."""
    return _read(period)[0]


def bounds(period: str) -> tuple[date, date] | None:
    """The first day of a named period and the day after its last; None for the total.

    A name that `period_of` never gives is a ValueError, and so is a period that ends with the last day Python knows.
    """
    frame, first = _read(period)
    if frame is Frame.TOTAL:
        return None
    try:
        if frame is Frame.MONTH:
            return first, (first + timedelta(days=31)).replace(day=1)
        return first, first + timedelta(days=7 if frame is Frame.WEEK else 1)
    except OverflowError:
        raise ValueError(f"{period!r} ends after the last day of the calendar") from None


def _read(period: str) -> tuple[Frame, date]:
    """The length and the first day; the total begins with the calendar."""
    if period == TOTAL:
        return Frame.TOTAL, date.min
    for frame, (shape, rest) in _SHAPES.items():
        if shape.fullmatch(period):
            try:
                return frame, date.fromisoformat(period + rest)
            except ValueError:  # the calendar has no such month, week or day
                break
    raise ValueError(f"{period!r} names no period")

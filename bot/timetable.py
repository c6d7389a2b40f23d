"""When scheduled posts are due: cron lines on a server's clock.

A line fires on wall times. Clocks are changed around them: a wall time that a day does not have fires at the first
moment after the gap, and one that it has twice fires the first time only. So a daily post comes every day, once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger
from babel.dates import format_time

from bot.i18n import Locale
from storage.domain.errors import BadSchedule, WhySchedule
from storage.domain.streaks import is_zone
from storage.services.servers import UTC_NAME

LOOKBACK = timedelta(days=400)
"""How far back the newest wall time is looked for: any yearly line has one within."""
LEAST_GAP = timedelta(hours=1)
"""Lines that fire faster are refused."""
MAX_LENGTH = 64
"""Characters of a line, which is what the table holds."""
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  # a wall time, like all that a line fires on
"""Whether and how often a line fires is tried from here on."""
HORIZON = datetime(2028, 1, 1, tzinfo=UTC)
"""After 28 years the calendar repeats itself: what has not fired by then never does."""

_MINUTE = timedelta(minutes=1)
_FIELDS = 5
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
"""Weekdays by their number in cron, 7 being Sunday again."""
_DAY = rf"[0-7]|{'|'.join(_DAYS)}"
_WEEKDAYS = re.compile(rf"(?:(?P<all>\*)|(?P<first>{_DAY})(?:-(?P<last>{_DAY}))?)(?:/(?P<step>[1-7]))?")
"""One part of the field of weekdays."""
_CHARACTERS = re.compile(r"[0-9a-z*,/ -]+")
_CLOCK = re.compile(r"(?P<hour>[01]?[0-9]|2[0-3])(?:[:.h](?P<minute>[0-5][0-9])?)?")


_Fields = tuple[str, str, str, str, str]


class Frequency(StrEnum):
    """How often, for whoever writes no cron."""

    DAILY = "daily"
    WEEKLY = "weekly"
    """On Mondays."""
    MONTHLY = "monthly"
    """On the first."""


_DATES = {Frequency.DAILY: "* * *", Frequency.WEEKLY: "* * mon", Frequency.MONTHLY: "1 * *"}


class Timetable:
    """A cron line of five fields: minute, hour, day of the month, month, weekday; names as in mon or jan are fine.

    Where both days of the month and weekdays are named, it fires on either, as cron does. The day `last` is the last
    one of a month. Made by `parse` or `at`.
    """

    def __init__(self, text: str, triggers: tuple[CronTrigger, ...]) -> None:
        self._text = text
        self._triggers = triggers

    def __str__(self) -> str:
        """The line as it is stored."""
        return self._text

    @classmethod
    def parse(cls, text: str) -> Timetable:
        """Read a line; raises BadSchedule where it is none, never fires, or fires more than once an hour."""
        line = " ".join(text.lower().split())
        alternatives = _alternatives(line)
        # What never fires would be looked for until the year 9999, each time.
        alive = [each for each in alternatives if cls(line, (_trigger(each, until=HORIZON),))._next(EPOCH)]
        found = cls(line, tuple(_trigger(each) for each in alive))
        first = found._next(EPOCH)
        if first is None:
            raise BadSchedule(WhySchedule.NEVER, line)
        second = found._next(first + _MINUTE)
        # Which minutes fire is the same in every hour, so that the first two tell.
        if second is not None and second - first < LEAST_GAP:
            raise BadSchedule(WhySchedule.TOO_OFTEN, line)
        return found

    @classmethod
    def at(cls, frequency: Frequency | str, clock: str) -> Timetable:
        """The line for a time of day like 9, 9:00 or 21.30; BadSchedule where it is none."""
        found = _CLOCK.fullmatch(clock.strip().lower())
        if found is None:
            raise BadSchedule(WhySchedule.TIME, clock)
        minute = int(found["minute"] or 0)
        return cls.parse(f"{minute} {int(found['hour'])} {_DATES[Frequency(frequency)]}")

    def slot(self, now: datetime, zone: str) -> datetime | None:
        """The newest wall time (naive) that has fired by `now` (aware) in a zone; None without one in LOOKBACK.

        It never goes back as `now` goes on: while clocks are set back, the first pass of the hour counts as gone.
        """
        wall = _reached(now, _clock(zone))
        minutes = range(LOOKBACK // _MINUTE + 1)
        back = bisect_left(minutes, True, key=lambda ago: self._fires_within(wall - ago * _MINUTE, wall))
        return self._next(wall - back * _MINUTE) if back < len(minutes) else None

    def next_due(self, after: datetime, zone: str) -> datetime:
        """When it fires next after `after` (aware); aware, in UTC."""
        clock = _clock(zone)
        wall = after.astimezone(clock).replace(tzinfo=None, fold=0)  # APScheduler would keep the fold
        moments = (_moment(firing, clock) for firing in self._firings(wall))
        return next(moment for moment in moments if moment > after)

    def words(self, t: Locale) -> str:
        """The line in words that can stand within a sentence; the line itself where it is not a plain one."""
        minute, hour, day, month, weekday = self._text.split(" ")
        if month != "*" or not minute.isdecimal():
            return t("timetable.line", line=self._text)
        if (hour, day, weekday) == ("*", "*", "*"):
            return t("timetable.hourly", minute=int(minute))
        if not hour.isdecimal() or "*" not in (day, weekday):
            return t("timetable.line", line=self._text)
        clock = format_time(time(int(hour), int(minute)), "short", locale=t.babel)
        if weekday != "*":
            names = t.babel.days["format"]["wide"]
            chosen = set(_weekdays(weekday).split(","))
            # Babel counts from Monday, and that is how a week is read out.
            wide = [names[(number - 1) % 7] for number in (*range(1, 7), 0) if _DAYS[number] in chosen]
            return t("timetable.weekly", days=wide, time=clock)
        if day == "*":
            return t("timetable.daily", time=clock)
        if day == "last":
            return t("timetable.month-end", time=clock)
        if day.isdecimal():
            return t("timetable.monthly", day=int(day), time=clock)
        return t("timetable.line", line=self._text)

    def _firings(self, wall: datetime) -> Iterator[datetime]:
        """Its wall times from here on, without end."""
        while True:
            following = self._next(wall)
            assert following is not None, "parse refuses what does not fire again"
            yield following
            wall = following + _MINUTE

    def _fires_within(self, first: datetime, last: datetime) -> bool:
        following = self._next(first)
        return following is not None and following <= last

    def _next(self, wall: datetime) -> datetime | None:
        """The first wall time at or after this one."""
        start = wall.replace(tzinfo=UTC)
        found = [trigger.get_next_fire_time(None, start) for trigger in self._triggers]
        return min((each.replace(tzinfo=None) for each in found if each is not None), default=None)


def _alternatives(line: str) -> list[_Fields]:
    """The fields of a line, with names for weekdays; twice where either its days or its weekdays do. BadSchedule."""
    fields = line.split(" ")
    if len(line) > MAX_LENGTH or len(fields) != _FIELDS or not _CHARACTERS.fullmatch(line):
        raise BadSchedule(WhySchedule.BROKEN, line)
    minute, hour, day, month, weekday = fields
    # As in cron: days of the month and weekdays are alternatives where both are named.
    is_either = not day.startswith("*") and not weekday.startswith("*")
    days = ((day, "*"), ("*", weekday)) if is_either else ((day, weekday),)
    try:
        found = [(minute, hour, date, month, _weekdays(each)) for date, each in days]
        for each in found:
            _trigger(each)
    except ValueError:
        raise BadSchedule(WhySchedule.BROKEN, line) from None
    return found


def _trigger(fields: _Fields, *, until: datetime | None = None) -> CronTrigger:
    """What fires at these, on wall times that are taken for UTC; ValueError where it cannot."""
    minute, hour, day, month, weekday = fields
    return CronTrigger(
        minute=minute, hour=hour, day=day, month=month, day_of_week=weekday, end_date=until, timezone=UTC
    )


def _weekdays(field: str) -> str:
    """Cron's weekdays as names, because APScheduler counts from Monday; ValueError where they are none."""
    if field == "*":
        return field
    names: set[str] = set()
    for part in field.split(","):
        found = _WEEKDAYS.fullmatch(part)
        if found is None:
            raise ValueError(f"{part!r} are no weekdays")
        first = 0 if found["all"] else _number(found["first"])
        last = _last(found, first)
        names.update(_DAYS[number % 7] for number in range(first, last + 1, int(found["step"] or 1)))
    return ",".join(day for day in _DAYS if day in names)


def _last(part: re.Match[str], first: int) -> int:
    """The last weekday of a range, beyond 6 where it runs over the end of the week."""
    if part["last"] is not None:
        last = _number(part["last"])
        return last if last >= first else last + 7
    return 6 if part["all"] or part["step"] else first


def _number(day: str) -> int:
    return int(day) if day.isdigit() else _DAYS.index(day)


def _clock(zone: str) -> ZoneInfo:
    """The clock of a zone, UTC for one that is unknown here: a poorer zone database must not keep posts back."""
    return ZoneInfo(zone if is_zone(zone) else UTC_NAME)


def _reached(now: datetime, zone: ZoneInfo) -> datetime:
    """The latest time that the clocks of a zone have shown by `now`, to the minute; naive."""
    local = now.astimezone(zone)
    wall = local.replace(tzinfo=None, fold=0)
    if local.fold:
        first = local.replace(fold=0).astimezone(UTC)
        set_back = _changed(first, now.astimezone(UTC), zone)
        before = local.replace(fold=0).utcoffset() or timedelta()
        wall = (set_back + before).replace(tzinfo=None) - _MINUTE
    return wall.replace(second=0, microsecond=0)


def _moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first moment at which the clocks of a zone show this or more; aware, in UTC."""
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wall:
        return moment
    # In a gap, where Python reads the two folds with the offsets of before and after.
    return _changed(wall.replace(tzinfo=zone, fold=1).astimezone(UTC), moment, zone)


def _changed(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The moment between these two (UTC) at which the clocks of a zone were changed, to the second."""
    offset = after.astimezone(zone).utcoffset()
    seconds = range(int((after - before).total_seconds()) + 1)
    return before + timedelta(
        seconds=bisect_left(
            seconds,
            True,
            key=lambda passed: (before + timedelta(seconds=passed)).astimezone(zone).utcoffset() == offset,
        )
    )

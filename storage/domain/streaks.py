"""Streaks: days in a row with a contribution, by the member's own calendar, with one freeze day a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_NO_PLACES = frozenset({"localtime", "posixrules", "Factory"})
"""What zone databases hold beside zones: what this machine is set to, and what it is before anybody sets it."""


@dataclass(frozen=True, slots=True)
class Streak:
    """What has to be remembered of a member's days.

    Invariants: `days` is 0 exactly while `last_day` is None; `frozen_on` lies before `last_day` and never moves back.
    """

    days: int = 0
    """Days with a contribution in the streak that ended on `last_day`; a frozen day is none."""
    last_day: date | None = None
    """The last day with a contribution."""
    frozen_on: date | None = None
    """The last missed day that a freeze covered, of this streak or an earlier one."""


def contributed(streak: Streak, today: date) -> Streak:
    """The streak after a contribution on `today`.

    The first of a day adds one. One missed day is covered when no other day of the same ISO week was: the streak
    goes on, and the missed day itself does not count. Longer gaps and a second miss in a week begin at 1; the
    week's freeze then stays spent. A day before `last_day` (the member travelled or chose another time zone)
    changes nothing.
    """
    last = streak.last_day
    if last is not None and today <= last:
        return streak
    if last is None or not _goes_on(streak, last, today):
        return Streak(1, today, streak.frozen_on)
    missed = last + _DAY
    return Streak(streak.days + 1, today, streak.frozen_on if missed == today else missed)


def current(streak: Streak, today: date) -> int:
    """The days to show: those of the streak while a contribution today continues it, else 0."""
    last = streak.last_day
    return streak.days if last is not None and _goes_on(streak, last, today) else 0


def _goes_on(streak: Streak, last: date, today: date) -> bool:
    gap = (today - last).days
    return gap <= 1 or (gap == 2 and _may_freeze(streak, last + _DAY))


def _may_freeze(streak: Streak, missed: date) -> bool:
    frozen = streak.frozen_on
    return frozen is None or frozen.isocalendar()[:2] != missed.isocalendar()[:2]


def local_day(now: datetime, zone: str | None) -> date:
    """The calendar day of an aware time in an IANA zone, in UTC without one.

    A name unknown here counts as UTC as well: `is_zone` refuses it when it is chosen, and a machine with a poorer
    zone database must not cost anyone a contribution.
    """
    return now.astimezone((zone and _zone(zone)) or UTC).date()


def is_zone(name: str) -> bool:
    """Whether this is an IANA time zone, like Europe/Madrid, that this machine knows."""
    return name not in _NO_PLACES and _zone(name) is not None


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    # Not found is a KeyError, a path that leaves the database a ValueError, a folder like "Europe" an OSError where
    # the database is the tzdata package.
    except (KeyError, ValueError, OSError):
        return None

"""The end of a campaign as people type it: a date, or how long it lasts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.i18n import Locale
from storage.domain.campaigns import MAX_DAYS
from storage.domain.errors import CollectionError, EndTooFar

LAST_MOMENT = time(23, 59, 59)
"""When a day ends: shown as a time, it still has the date that was typed."""

_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_SPAN = re.compile(r"([0-9]{1,9})\s*(\w+)")
_DAYS = {"days": 1, "weeks": 7}
"""How many days the words of `campaign-until` stand for."""


def parse_end(typed: str, *, now: datetime, zone: ZoneInfo, texts: Iterable[Locale]) -> datetime:
    """The last second of the day that is meant, on the server's clock, as aware UTC.

    Takes 2026-12-31, 31/12/2026 and "30 days", the last one in every language of `texts`.
    CollectionError for anything else, EndTooFar for what no calendar holds; whether it is past, the caller asks.
    """
    text = typed.strip().casefold()
    try:
        day = _date(text) or _later(text, now.astimezone(zone).date(), texts)
        if day is not None:
            return datetime.combine(day, LAST_MOMENT, tzinfo=zone).astimezone(UTC)
    except OverflowError:
        raise EndTooFar(days=MAX_DAYS) from None
    raise CollectionError("error-end-unknown")


def _date(text: str) -> date | None:
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:  # the 31st of February
        raise CollectionError("error-end-unknown") from None


def _later(text: str, today: date, texts: Iterable[Locale]) -> date | None:
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    days = _unit(found[2], texts)
    return today + timedelta(days=int(found[1]) * days) if days else None


def _unit(word: str, texts: Iterable[Locale]) -> int:
    """How many days a word stands for in any language; 0 for one that is unknown."""
    for t in texts:
        for name, days in _DAYS.items():
            if word in (each.strip() for each in t(f"campaign-until.{name}").split(",")):
                return days
    return 0

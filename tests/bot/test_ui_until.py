"""The end of a campaign as people type it."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Texts
from bot.ui.until import parse_end
from storage.domain.campaigns import checked_end
from storage.domain.errors import CollectionError, EndInThePast, EndTooFar

TEXTS = Texts.load()
NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
"""The 24th already in Madrid, still the 23rd in Mexico City."""
MADRID, MEXICO = ZoneInfo("Europe/Madrid"), ZoneInfo("America/Mexico_City")


def end(typed: str, zone: ZoneInfo = MADRID) -> datetime:
    return parse_end(typed, now=NOW, zone=zone, texts=TEXTS)


@pytest.mark.parametrize(
    "typed",
    ["2026-12-31", " 2026-12-31 ", "2026/12/31", "31/12/2026", "31.12.2026", "31-12-2026"],
)
def test_a_date_ends_with_its_day_on_the_servers_clock(typed: str) -> None:
    assert end(typed) == datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)
    assert end(typed, MEXICO) == datetime(2027, 1, 1, 5, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    ["30 days", "30 días", "30 dias", "30 DÍAS", "30 jours", "30jours", "30d"],
)
def test_a_span_is_understood_in_every_language_and_counts_from_the_servers_today(typed: str) -> None:
    assert end(typed) == datetime(2026, 12, 24, 22, 59, 59, tzinfo=UTC)
    assert end(typed, MEXICO) == datetime(2026, 12, 24, 5, 59, 59, tzinfo=UTC)


def test_weeks_are_seven_days() -> None:
    assert end("2 weeks") == end("2 semanas") == end("2 semaines") == end("14 days")


def test_no_days_at_all_end_with_today() -> None:
    assert end("0 days") == datetime(2026, 11, 24, 22, 59, 59, tzinfo=UTC)


def test_a_day_on_which_the_clocks_change_ends_where_its_own_clock_says() -> None:
    """Winter time begins in Madrid on the 25th of October 2026."""
    assert end("2026-10-24") == datetime(2026, 10, 24, 21, 59, 59, tzinfo=UTC)
    assert end("2026-10-25") == datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "pronto", "mañana", "30", "2026", "-3 days", "30 lunas", "31/02/2026", "2026-13-01", "12/31/2026", "1e9",
     "٣٠ days", "2026-12-31T10:00", "@everyone", "{ $when }", "9" * 200 + " days", "30 days 30 days", "0000-00-00"],
)  # fmt: skip
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(CollectionError) as refused:
        end(typed)
    assert refused.value.key == "error-end-unknown"


@pytest.mark.parametrize("typed", ["2326-11-23", "109575 days", "999999999 days", "9999-12-31"])
@pytest.mark.parametrize("zone", [MADRID, MEXICO])
def test_what_lies_three_hundred_years_ahead_is_too_far(typed: str, zone: ZoneInfo) -> None:
    """Also where no calendar goes on."""
    with pytest.raises(EndTooFar):
        checked_end(end(typed, zone), NOW)


@pytest.mark.parametrize("typed", ["2020-01-01", "01/01/0001", "23/11/2026"])
def test_what_has_passed_is_in_the_past(typed: str) -> None:
    with pytest.raises(EndInThePast):
        checked_end(end(typed), NOW)

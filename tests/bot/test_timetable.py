"""Schedules: which cron lines are taken, and when they fire around changes of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.i18n import Locale
from bot.timetable import LOOKBACK, MAX_LENGTH, Timetable
from bot.ui.screens import error_text
from storage.domain.errors import BadSchedule, WhySchedule
from storage.domain.feeds import FACTS, FeedKind
from tests.bot.samples import all_texts, es

MADRID, MEXICO, SANTIAGO, BEIRUT = "Europe/Madrid", "America/Mexico_City", "America/Santiago", "Asia/Beirut"
LORD_HOWE, APIA = "Australia/Lord_Howe", "Pacific/Apia"
"""Half an hour of summer time; a whole day that was left out (30 December 2011)."""
ZONES = (MADRID, MEXICO, SANTIAGO, BEIRUT, LORD_HOWE, APIA, "Asia/Kathmandu", "UTC")
LINES = (
    "30 2 * * *",
    "0 0 * * *",
    "0 9 * * mon",
    "0 * * * *",
    "30 * * * *",
    "59 1-3 * * *",
    "0 9 31 * *",
    "15 0 last * *",
    "0 9 1 * mon",
    "5 */2 */2 * 1-5",
)


def utc(text: str) -> datetime:
    """An aware time."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def wall(text: str) -> datetime:
    """A time on a server's clock."""
    return datetime.fromisoformat(text)


def firings(line: str, zone: str, since: str, until: str) -> list[tuple[str, str]]:
    """(the zone's clock when it fires, the wall time that it fires for) from after `since` up to `until` (UTC)."""
    table, found = Timetable.parse(line), []
    moment = table.next_due(utc(since), zone)
    while moment <= utc(until):
        slot = table.slot(moment, zone)
        assert slot is not None
        found.append((f"{moment.astimezone(ZoneInfo(zone)):%d %H:%M%z}", f"{slot:%d %H:%M}"))
        moment = table.next_due(moment, zone)
    return found


def reason(line: str) -> WhySchedule:
    """Why a line is refused."""
    with pytest.raises(BadSchedule) as refused:
        Timetable.parse(line)
    return refused.value.reason


# Changes of the clocks


def test_what_is_due_in_the_hour_that_madrid_skips_comes_right_after_it() -> None:
    assert firings("30 2 * * *", MADRID, "2026-03-28T00:00", "2026-03-30T12:00") == [
        ("28 02:30+0100", "28 02:30"),
        ("29 03:00+0200", "29 02:30"),
        ("30 02:30+0200", "30 02:30"),
    ]


def test_what_is_due_in_the_hour_that_madrid_has_twice_comes_once_the_first_time() -> None:
    assert firings("30 2 * * *", MADRID, "2026-10-24T00:00", "2026-10-26T12:00") == [
        ("24 02:30+0200", "24 02:30"),
        ("25 02:30+0200", "25 02:30"),
        ("26 02:30+0100", "26 02:30"),
    ]


def test_an_hourly_line_leaves_out_the_hour_that_is_not_there() -> None:
    assert firings("0 * * * *", MADRID, "2026-03-29T00:00", "2026-03-29T02:00") == [
        ("29 03:00+0200", "29 03:00"),
        ("29 04:00+0200", "29 04:00"),
    ]


def test_an_hourly_line_fires_once_in_the_hour_that_comes_twice() -> None:
    assert firings("0 * * * *", MADRID, "2026-10-24T23:00", "2026-10-25T02:00") == [
        ("25 02:00+0200", "25 02:00"),
        ("25 03:00+0100", "25 03:00"),
    ]


def test_whoever_asks_during_the_second_pass_of_an_hour_is_told_the_next_day() -> None:
    table = Timetable.parse("30 2 * * *")
    for moment in ("2026-10-25T00:30", "2026-10-25T01:00", "2026-10-25T01:29", "2026-10-25T01:30"):
        assert table.next_due(utc(moment), MADRID) == utc("2026-10-26T01:30"), moment


def test_during_the_second_pass_of_an_hour_the_newest_slot_stays() -> None:
    table = Timetable.parse("30 * * * *")
    for moment in (
        "2026-10-25T00:30",
        "2026-10-25T00:59:59",
        "2026-10-25T01:00",
        "2026-10-25T01:29",
        "2026-10-25T01:59",
    ):
        assert table.slot(utc(moment), MADRID) == wall("2026-10-25T02:30"), moment
    assert table.slot(utc("2026-10-25T02:30"), MADRID) == wall("2026-10-25T03:30")


def test_mexico_city_has_had_one_offset_since_2022() -> None:
    for day in ("2026-04-05", "2026-10-25"):
        due = Timetable.parse("30 2 * * *").next_due(utc(f"{day}T06:00"), MEXICO)
        assert due == utc(f"{day}T08:30")
    assert Timetable.parse("30 2 * * *").next_due(utc("2022-04-03T06:00"), MEXICO) == utc("2022-04-03T08:00")


@pytest.mark.parametrize(
    ("zone", "day", "moment"),
    [(SANTIAGO, "2026-09-06", "2026-09-06T04:00"), (BEIRUT, "2026-03-29", "2026-03-28T22:00")],
)
def test_midnight_that_is_skipped_still_begins_its_day(zone: str, day: str, moment: str) -> None:
    table = Timetable.parse("0 0 * * *")
    due = table.next_due(utc(moment) - timedelta(hours=1), zone)
    assert due == utc(moment)
    assert due.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M") == f"{day} 01:00"
    assert table.slot(due, zone) == wall(f"{day}T00:00")
    assert table.slot(due - timedelta(seconds=1), zone) == wall(f"{day}T00:00") - timedelta(days=1)


@pytest.mark.parametrize(
    ("zone", "first", "second"),
    [
        (SANTIAGO, "2026-04-05T02:30", "2026-04-05T03:30"),
        (BEIRUT, "2026-10-24T20:30", "2026-10-24T21:30"),
    ],
)
def test_the_last_hour_of_a_day_that_comes_twice_counts_once(zone: str, first: str, second: str) -> None:
    table = Timetable.parse("30 23 * * *")
    assert table.next_due(utc(first) - timedelta(hours=2), zone) == utc(first)
    assert table.next_due(utc(first), zone) > utc(second) + timedelta(hours=20)
    assert table.slot(utc(second), zone) == table.slot(utc(first), zone)


def test_a_day_that_a_zone_leaves_out_comes_when_the_next_one_begins() -> None:
    assert firings("0 9 * * *", APIA, "2011-12-28T00:00", "2011-12-31T00:00") == [
        ("28 09:00-1000", "28 09:00"),
        ("29 09:00-1000", "29 09:00"),
        ("31 00:00+1400", "30 09:00"),
        ("31 09:00+1400", "31 09:00"),
    ]


# Which days


@pytest.mark.parametrize(
    ("line", "newest", "following"),
    [
        ("0 9 * * *", "2026-11-23T09:00", "2026-11-24T09:00"),
        ("0 9 * * 0", "2026-11-22T09:00", "2026-11-29T09:00"),
        ("0 9 * * 7", "2026-11-22T09:00", "2026-11-29T09:00"),
        ("0 9 * * 1", "2026-11-23T09:00", "2026-11-30T09:00"),
        ("0 9 * * MON", "2026-11-23T09:00", "2026-11-30T09:00"),
        ("0 9 * * 2-4/2", "2026-11-19T09:00", "2026-11-24T09:00"),
        ("0 9 * * sat-sun", "2026-11-22T09:00", "2026-11-28T09:00"),
        ("0 9 * * 0-2", "2026-11-23T09:00", "2026-11-24T09:00"),
        ("0 9 * * */3", "2026-11-22T09:00", "2026-11-25T09:00"),
        ("0 9 * * 3/2", "2026-11-20T09:00", "2026-11-25T09:00"),
        ("0 9 31 * *", "2026-10-31T09:00", "2026-12-31T09:00"),
        ("0 9 last * *", "2026-10-31T09:00", "2026-11-30T09:00"),
        ("0 9 1 jan *", "2026-01-01T09:00", "2027-01-01T09:00"),
        ("0 9 15 * wed", "2026-11-18T09:00", "2026-11-25T09:00"),
        ("0 9 31 2 wed", "2026-02-25T09:00", "2027-02-03T09:00"),
    ],
)
def test_a_line_fires_on_the_days_that_cron_says(line: str, newest: str, following: str) -> None:
    table, noon = Timetable.parse(line), utc("2026-11-23T12:00")
    assert table.slot(noon, "UTC") == wall(newest)
    assert table.next_due(noon, "UTC") == utc(following)


def test_a_leap_day_is_due_when_it_comes_and_has_no_slot_years_after() -> None:
    table = Timetable.parse("0 9 29 2 *")
    due = table.next_due(utc("2026-11-23T12:00"), "UTC")
    assert due == utc("2028-02-29T09:00")
    assert table.slot(due, "UTC") == wall("2028-02-29T09:00")
    assert table.slot(due + LOOKBACK, "UTC") == wall("2028-02-29T09:00")
    assert table.slot(due + LOOKBACK + timedelta(days=1), "UTC") is None
    assert table.next_due(utc("2096-03-01T00:00"), "UTC") == utc("2104-02-29T09:00")


def test_a_zone_that_is_unknown_here_counts_as_utc() -> None:
    table = Timetable.parse("0 9 * * *")
    assert table.next_due(utc("2026-11-23T12:00"), "Mars/Olympus") == utc("2026-11-24T09:00")
    assert table.slot(utc("2026-11-23T12:00"), "Europe") == wall("2026-11-23T09:00")


# What is refused


@pytest.mark.parametrize(
    "line",
    [
        "",
        "cada lunes",
        "0 9 * *",
        "0 0 9 * * *",
        "60 9 * * *",
        "0 24 * * *",
        "0 9 0 * *",
        "0 9 32 * *",
        "0 9 * 13 *",
        "0 9 * * 8",
        "0 9 * * lun",
        "0 9 * * 1-",
        "0 9 * * */0",
        "0 9 * * mon#1",
        "0 9 5-2 * *",
        "-1 9 * * *",
        "0 9 * * 1,,2",
        "*/0 9 * * *",
        "0 ٩ * * *",
        "@daily",
        "`0` 9 * * *",
        "0 9 * * " + ",".join(["mon"] * 20),
        "9" * MAX_LENGTH + " 9 * * *",
    ],
)
def test_a_line_that_is_none_is_refused(line: str) -> None:
    assert reason(line) is WhySchedule.BROKEN


@pytest.mark.parametrize("line", ["* * * * *", "*/30 * * * *", "0,59 9 * * *", "0-1 9 1 1 *", "* 9 * * mon"])
def test_a_line_that_fires_more_than_once_an_hour_is_refused(line: str) -> None:
    assert reason(line) is WhySchedule.TOO_OFTEN


@pytest.mark.parametrize("line", ["0 9 30 2 *", "0 9 31 2,4,6,9,11 *"])
def test_a_line_that_never_fires_is_refused(line: str) -> None:
    assert reason(line) is WhySchedule.NEVER


def test_a_refusal_shows_nothing_that_discord_would_read_as_markdown_or_a_mention() -> None:
    with pytest.raises(BadSchedule) as refused:
        Timetable.parse("``` <@123> @everyone *9*")
    assert refused.value.facts == {"reason": "broken", "schedule": "??? ??123? ?everyone *9*"}


def test_a_refusal_of_nothing_shows_something() -> None:
    with pytest.raises(BadSchedule) as refused:
        Timetable.parse("  ")
    assert refused.value.facts["schedule"] == "?"


@pytest.mark.parametrize("t", [pytest.param(t, id=t.code) for t in all_texts()])
@pytest.mark.parametrize("why", list(WhySchedule))
def test_every_refusal_says_in_every_language_what_is_wrong_with_which_line(
    t: Locale, why: WhySchedule
) -> None:
    told = {each: error_text(t, BadSchedule(each, "0 9 30 2 *")) for each in WhySchedule}
    assert "`0 9 30 2 *`" in told[why]
    assert list(told.values()).count(told[why]) == 1


# Times of day


@pytest.mark.parametrize(
    ("frequency", "clock", "line"),
    [
        ("daily", "9", "0 9 * * *"),
        ("daily", "9:00", "0 9 * * *"),
        ("daily", "09:05", "5 9 * * *"),
        ("weekly", " 21.30 ", "30 21 * * mon"),
        ("monthly", "18h", "0 18 1 * *"),
        ("monthly", "0:00", "0 0 1 * *"),
    ],
)
def test_a_time_of_day_makes_a_line(frequency: str, clock: str, line: str) -> None:
    assert str(Timetable.at(frequency, clock)) == line


@pytest.mark.parametrize("clock", ["", "24:00", "9:60", "nueve", "-1", "9:5", "9:00:00", "25"])
def test_what_is_no_time_of_day_is_refused(clock: str) -> None:
    with pytest.raises(BadSchedule) as refused:
        Timetable.at("daily", clock)
    assert refused.value.reason is WhySchedule.TIME


# What is stored and said


def test_a_line_is_stored_in_one_way_and_read_again() -> None:
    table = Timetable.parse("  0   9 *  * MON ")
    assert str(table) == "0 9 * * mon"
    assert str(Timetable.parse(str(table))) == str(table)


def test_every_post_has_a_usual_schedule_that_is_taken() -> None:
    crons = [FACTS[kind].cron for kind in FeedKind if FACTS[kind].is_scheduled]
    assert len(crons) > 4
    assert [str(Timetable.parse(cron or "")) for cron in crons] == crons


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("0 9 * * *", "cada día, 9:00"),
        ("30 18 * * mon", "cada lunes, 18:30"),
        ("30 18 * * 0,4,1", "cada lunes, jueves y domingo, 18:30"),
        ("0 9 1 * *", "el día 1 de cada mes, 9:00"),
        ("0 9 last * *", "el último día de cada mes, 9:00"),
        ("5 * * * *", "cada hora, en el minuto 5"),
        ("0 9 1 jan *", "según la línea cron `0 9 1 jan *`"),
        ("0 9,18 * * *", "según la línea cron `0 9,18 * * *`"),
        ("0 9 1 * mon", "según la línea cron `0 9 1 * mon`"),
        ("0 9 1-5 * *", "según la línea cron `0 9 1-5 * *`"),
        ("0 * * * mon", "según la línea cron `0 * * * mon`"),
    ],
)
def test_plain_lines_are_said_in_words(line: str, words: str) -> None:
    assert Timetable.parse(line).words(es()) == words


def test_the_first_of_a_month_has_its_own_word_in_french() -> None:
    assert Timetable.parse("0 9 1 * *").words(all_texts()["fr"]) == "le 1er de chaque mois, 09:00"


# Properties

MOMENTS = st.datetimes(
    min_value=datetime(2011, 11, 1),  # noqa: DTZ001  # Hypothesis adds the zone
    max_value=datetime(2028, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
NEAR_CHANGES = st.builds(
    lambda moment, minutes: moment + timedelta(minutes=minutes),
    st.sampled_from(
        [
            utc(text)
            for text in (
                "2026-03-29T01:00",
                "2026-10-25T01:00",
                "2026-09-06T04:00",
                "2026-04-05T03:00",
                "2026-03-28T22:00",
                "2026-10-24T21:00",
                "2026-04-04T15:00",
                "2026-10-03T15:30",
                "2011-12-30T10:00",
                "2022-10-30T07:00",
            )
        ]
    ),
    st.integers(-1500, 1500),
)
"""Moments about the changes of the clocks of ZONES."""


@settings(max_examples=300, deadline=None)
@given(line=st.sampled_from(LINES), zone=st.sampled_from(ZONES), after=MOMENTS | NEAR_CHANGES)
@example(line="59 1-3 * * *", zone=MADRID, after=utc("2026-10-25T01:59"))
@example(line="30 2 * * *", zone=MADRID, after=utc("2026-10-25T01:00"))
def test_what_is_due_next_lies_ahead_and_is_the_newest_slot_then(
    line: str, zone: str, after: datetime
) -> None:
    table = Timetable.parse(line)
    due = table.next_due(after, zone)
    assert due > after
    slot, before = table.slot(due, zone), table.slot(due - timedelta(seconds=1), zone)
    assert slot is not None
    assert before is None or slot > before, "nothing new would be posted"
    assert before == table.slot(after, zone), "something was due in between"
    shown = due.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    is_there = (
        slot.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        == slot
    )
    assert shown == slot if is_there else shown > slot


@settings(max_examples=100, deadline=None)
@given(
    line=st.sampled_from(LINES),
    zone=st.sampled_from(ZONES),
    moments=st.lists(MOMENTS | NEAR_CHANGES, min_size=2, max_size=8),
)
def test_the_newest_slot_never_goes_back_as_time_goes_on(
    line: str, zone: str, moments: list[datetime]
) -> None:
    table = Timetable.parse(line)
    slots = [table.slot(moment, zone) for moment in sorted(moments)]
    known = [slot for slot in slots if slot is not None]
    assert all(one <= other for one, other in pairwise(known))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80) | st.from_regex(r"([0-9*/,-]{1,4} ){4}[0-9a-z*/,-]{1,5}", fullmatch=True))
def test_any_text_is_taken_or_refused_by_name(text: str) -> None:
    try:
        table = Timetable.parse(text)
    except BadSchedule:
        return
    assert len(str(table)) <= MAX_LENGTH
    one = table.next_due(utc("2026-11-23T12:00"), "UTC")
    assert table.next_due(one, "UTC") - one >= timedelta(hours=1)

"""The form of a post: what it holds at first, what it takes, and how a refused one comes back whole."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.i18n import Texts
from bot.ui import limits
from bot.ui.channel_form import AUTOMATIC, CRON, Draft, Place, draft_of, entered, reopened, reopening, wanted
from bot.ui.ids import decode
from storage.domain.errors import BadSchedule, CollectionError, InvalidSize
from storage.domain.feeds import FACTS, SIZES, FeedKind
from storage.services.feeds import FeedView

TEXTS = Texts.load()
LOCALES = TEXTS.locales


def feed(kind: FeedKind = FeedKind.BOARD_WEEK, *, number: int = 12, **changes: object) -> FeedView:
    values: dict[str, object] = {
        "id": number,
        "guild_discord_id": 1,
        "channel_discord_id": 2,
        "lang": "es",
        "kind": kind,
        "is_on": True,
        "schedule": FACTS[kind].cron,
        "locale": None,
        "size": 10,
        "is_in_place": False,
        "is_everywhere": False,
        "due_at": None,
        "message_discord_id": None,
        "paused_at": None,
        "paused_because": None,
        "created_at": datetime(2026, 11, 23, tzinfo=UTC),
        "time_zone": "Europe/Madrid",
    }
    return FeedView(**{**values, **changes})  # type: ignore[arg-type]  # the fields are those of the row


@pytest.mark.parametrize(
    "cron, frequency, time",
    [
        ("0 9 * * *", "daily", "09:00"),
        ("30 18 * * mon", "weekly", "18:30"),
        ("5 0 1 * *", "monthly", "00:05"),
        ("0 9 * * mon,thu", CRON, "0 9 * * mon,thu"),
        ("0 9,18 * * *", CRON, "0 9,18 * * *"),
    ],
)
def test_a_schedule_opens_as_somebody_would_choose_it_and_comes_back_the_same(
    cron: str, frequency: str, time: str
) -> None:
    found = feed(schedule=cron)
    draft = draft_of(found)
    assert (draft.frequency, draft.time) == (frequency, time)
    assert wanted(found, draft, locales=LOCALES).schedule == cron


def test_an_untouched_form_changes_nothing() -> None:
    found = feed(locale="fr", size=7, is_in_place=True, is_everywhere=True)
    taken = wanted(found, entered(found, {}), locales=LOCALES)
    assert (taken.schedule, taken.locale, taken.size) == (found.schedule, "fr", 7)
    assert (taken.is_in_place, taken.is_everywhere) == (True, True)


@pytest.mark.parametrize(
    "frequency, time",
    [("daily", "25:00"), ("weekly", "soon"), (CRON, "09:00"), (CRON, "* * * * *"), (CRON, "0 0 30 feb *"), (CRON, "9" * 32)],
)  # fmt: skip
def test_a_time_or_a_line_that_cannot_be_kept_is_refused(frequency: str, time: str) -> None:
    with pytest.raises(BadSchedule):
        wanted(feed(), Draft(frequency, time, "10", AUTOMATIC, "a"), locales=LOCALES)


@pytest.mark.parametrize("size", ["2", "26", "-1", "ten", "1.", "٣٣", "0x"])
def test_a_size_that_no_board_has_is_refused(size: str) -> None:
    with pytest.raises(InvalidSize):
        wanted(feed(), Draft("daily", "9", size, AUTOMATIC, "a"), locales=LOCALES)


@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]])
def test_the_smallest_and_the_largest_board_are_taken(size: int) -> None:
    draft = Draft("daily", "9", str(size), AUTOMATIC, "a")
    assert wanted(feed(), draft, locales=LOCALES).size == size


@pytest.mark.parametrize(
    "draft",
    [
        Draft("hourly", "9", "10", AUTOMATIC, "a"),
        Draft("daily", "9", "10", "klingon", "a"),
        Draft("daily", "9", "10", AUTOMATIC, "z"),
        Draft("daily", "9", "10", AUTOMATIC, ""),
    ],
)
def test_a_choice_that_no_client_offers_is_refused(draft: Draft) -> None:
    with pytest.raises(CollectionError) as refused:
        wanted(feed(), draft, locales=LOCALES)
    assert refused.value.key == "error-feed-choice"


def test_what_follows_events_takes_the_language_alone() -> None:
    """No schedule, no size: these were not asked."""
    found = feed(FeedKind.MILESTONES)
    taken = wanted(found, entered(found, {"locale": ["en"], "time": "nonsense"}), locales=LOCALES)
    assert (taken.locale, taken.schedule, taken.size) == ("en", None, 10)


@pytest.mark.parametrize(
    "time", ["30 18 * * mon,thu", "a las nueve", "ñandú", "🌾" * 32, "`x` <@1>", "1" * 32]
)
@pytest.mark.parametrize("place", list(Place))
def test_a_refused_form_opens_again_as_it_was_entered(time: str, place: Place) -> None:
    """All of it fits a custom_id; a time of emoji comes back shorter."""
    draft = Draft(CRON, time, "99", "fr", place.value)
    custom_id = reopening(feed(number=999_999_999_999), draft, TEXTS["es"])
    assert len(custom_id) <= limits.CUSTOM_ID
    action = decode(custom_id)
    assert action is not None
    again = reopened(action)
    assert again is not None
    assert time.startswith(again.time)
    assert again.time == time or len(time.encode()) > 32
    assert (again.frequency, again.size, again.locale, again.place) == (CRON, "99", "fr", place.value)


@pytest.mark.parametrize("bad", [Draft("x:y", "9", "10", "a:b", "::"), Draft("", "", "", "", ""), Draft("daily", "", "🌾🌾", "x" * 90, "d")])  # fmt: skip
def test_what_nobody_could_enter_still_makes_a_button(bad: Draft) -> None:
    action = decode(reopening(feed(), bad, TEXTS["es"]))
    assert action is not None
    assert reopened(action) is not None


@pytest.mark.parametrize(
    "custom_id",
    ["c1:change:12:es", "c1:change:12:es:ca:fr", "c1:change:12:es:ca:fr:A", "c1:change:12:es::fr:AAAA"],
)
def test_a_button_without_a_draft_opens_what_is_set(custom_id: str) -> None:
    action = decode(custom_id)
    assert action is not None
    found = reopened(action)
    assert found is None or found.time == ""

"""A member's own page fits in every language; its bar is full at the next level and not before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.i18n import Locale
from bot.ui.profile import (
    ALIAS_TYPED,
    CELLS,
    EMPTY,
    FULL,
    Ranks,
    alias_form,
    bar,
    profile_panel,
    refused_alias_panel,
)
from storage.domain.badges import Badge
from storage.domain.kinds import Kind
from storage.domain.periods import Frame
from storage.domain.points import LAST_LEVEL, LEVEL_FLOORS, PointEvent, level_of
from storage.domain.visibility import Visibility
from storage.services.boards import Place
from storage.services.profiles import Outcome, Profile, Recent
from tests.bot.samples import all_texts, buttons, es, faults, form_faults, selects, words_on
from tests.bot.test_ui_leaderboard import WORST, standing

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]


def profile(**facts: object) -> Profile:
    """Somebody who did a great deal of everything."""
    values: dict[str, object] = {
        "points": 1_234_567,
        "points_by": dict.fromkeys(PointEvent, 123_456),
        "contributions": 12_345,
        "today": 123,
        "streak": 365,
        "accepted": 4_321,
        "decided": 5_000,
        "waiting": 1_000,
        "visibility": Visibility.SERVER,
        "alias": "La Sembradora",
        "name": "ana",
        "wants_credit": True,
        "badges": tuple((badge, NOW) for badge in Badge),
        "team": "Ñandúes",
        "recent": tuple(
            Recent(list(Kind)[number % 9], "es", NOW - timedelta(hours=number), 1234, outcome, 3)
            for number, outcome in enumerate([*Outcome, Outcome.RANKED, Outcome.WAITING])
        ),
    }
    return Profile(**{**values, **facts})  # type: ignore[arg-type]  # a mapping of many types


def ranks(number: int = 99_999) -> Ranks:
    """A place on every board."""
    places = {frame: Place(standing(1, rank=number), 10) for frame in Frame}
    return Ranks(places, places)


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("name", WORST)
def test_the_richest_page_fits(t: Locale, name: str):
    panel = profile_panel(t, profile(alias=name, team=name), ranks()).with_note(t("me.alias-saved"))
    assert faults(panel) == []
    text = words_on(panel)
    assert all(t(f"points-event.{event.value.replace('_', '-')}") in text for event in PointEvent)
    assert t(f"visibility-{Visibility.SERVER.value}.description") in text


@pytest.mark.parametrize("t", LOCALES)
def test_the_poorest_page_fits(t: Locale):
    nothing = dict.fromkeys(
        ("points", "contributions", "today", "streak", "accepted", "decided", "waiting"), 0
    )
    empty: dict[str, object] = {
        "points_by": {},
        "badges": (),
        "recent": (),
        "team": None,
        "alias": None,
        "name": None,
    }
    panel = profile_panel(t, profile(**nothing, **empty), Ranks({}, None))
    assert faults(panel) == []
    assert t("somebody") in words_on(panel)
    assert t("me.team") not in words_on(panel)


@pytest.mark.parametrize("t", LOCALES)
def test_the_choices_of_visibility_fit_and_explain_themselves(t: Locale):
    (select,) = selects(profile_panel(t, profile(), ranks())).values()
    assert [option.value for option in select.options] == [each.value for each in Visibility]
    assert [option.value for option in select.options if option.is_chosen] == ["server"]
    assert all(option.description and len(option.description) <= 100 for option in select.options)


def test_credit_is_a_switch():
    t = es()
    assert "credit:off" in buttons(profile_panel(t, profile(wants_credit=True), ranks()))
    assert "credit:on" in buttons(profile_panel(t, profile(wants_credit=False), ranks()))


@pytest.mark.parametrize("level", [1, 2, 10, 57, LAST_LEVEL - 1])
def test_the_bar_is_empty_at_a_levels_start_and_never_full_before_its_end(level: int):
    t, floor, following = es(), LEVEL_FLOORS[level - 1], LEVEL_FLOORS[level]
    assert bar(t, level_of(floor)).startswith(EMPTY * CELLS + " 0")
    last = bar(t, level_of(following - 1))
    assert last.count(FULL) <= CELLS - 1
    assert "100" not in last
    middle = bar(t, level_of(floor + (following - floor) // 2))
    assert middle.count(FULL) in (CELLS // 2 - 1, CELLS // 2)
    assert all(len(shown.split(" ")[0]) == CELLS for shown in (last, middle))


def test_at_the_last_level_the_bar_is_full():
    assert bar(es(), level_of(LEVEL_FLOORS[-1])).startswith(FULL * CELLS + " 100")
    text = words_on(profile_panel(es(), profile(points=LEVEL_FLOORS[-1]), ranks()))
    assert es()("me.level-last") in text


def test_below_zero_is_the_first_level_without_anything_done():
    assert bar(es(), level_of(-50)).startswith(EMPTY * CELLS + " 0")


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("filled", [None, "", "Ana", "🌾" * ALIAS_TYPED])
def test_the_form_of_the_alias_keeps_discords_rules(t: Locale, filled: str | None):
    assert form_faults(alias_form(t, filled)) == []


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("typed", ["", "\u200b", "x" * 4000, "**[a](b)** @everyone", "a\nb"])
def test_a_refused_alias_fits_wherever_it_waits(t: Locale, typed: str):
    panel = refused_alias_panel(t, t("error-alias", least=1, most=32), typed)
    assert faults(panel) == []
    assert "alias" in buttons(panel)

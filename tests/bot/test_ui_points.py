"""How points come about is told with the numbers by which they are given, in every language."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from babel.numbers import parse_decimal

from bot.i18n import Locale
from bot.ui import points, screens, words
from storage.domain.funnel import BONUS_STEPS, PLENTY_PERCENT
from storage.domain.points import LAST_LEVEL, LEVEL_FLOORS, RANKED, TENTHS, WEIGHTS, PointEvent
from tests.bot.samples import all_texts, buttons, es, faults, words_on

LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]
GROUPS = {
    "points.submitted": points.SUBMITTED,
    "points.accepted": points.ACCEPTED,
    "points.ranked": RANKED,
}
LINE = re.compile(r"\*\*([^*]+)\*\* · (.+)")


def section(t: Locale, title: str) -> str:
    """The text below a heading of the panel."""
    (panel,) = screens.points_panel(t).embeds
    (value,) = [field.value for field in panel.fields if field.name == t(title)]
    assert value is not None
    return value


def numbers(t: Locale, text: str) -> list[Decimal]:
    """Every number in a text, as the language writes them."""
    found = re.findall(r"\d(?:[\d.,\u202f\u00a0]*\d)?", text)
    return [parse_decimal(each, locale=t.babel) for each in found]


def test_every_event_stands_in_one_table():
    assert sorted(event for group in GROUPS.values() for event in group) == sorted(PointEvent)


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("title", GROUPS)
def test_every_weight_that_is_shown_is_the_one_that_is_given(t: Locale, title: str):
    shown = LINE.findall(section(t, title))
    assert len(shown) == len(GROUPS[title])
    for event, (number, said) in zip(GROUPS[title], shown, strict=True):
        assert parse_decimal(number, locale=t.babel) * TENTHS == WEIGHTS[event]
        assert said == t(f"points-event.{words.slug(event)}")


@pytest.mark.parametrize("t", LOCALES)
def test_the_steps_of_the_bonus_are_those_that_are_given(t: Locale):
    percents = [number * 100 for number in numbers(t, section(t, "points.bonus-title"))]
    assert percents == [*sorted(percent for _, percent in BONUS_STEPS), PLENTY_PERCENT]


@pytest.mark.parametrize("t", LOCALES)
def test_levels_begin_where_they_are_said_to(t: Locale):
    said = numbers(t, section(t, "points.levels-title"))
    floors = [LEVEL_FLOORS[level - 1] // TENTHS for level in points.EXAMPLES]
    assert said[0] == LAST_LEVEL
    assert all(floor in said for floor in floors)


def test_points_for_acceptance_come_and_go():
    text = section(es(), "points.accepted")
    assert "Llegan cuando la revisión lo acepta" in text
    assert "Si más tarde se retira, se restan" in text


def test_streaks_have_a_free_day_and_a_midnight_of_their_own():
    text = section(es(), "points.streaks-title")
    assert "Una vez por semana puedes faltar un día" in text
    assert "tu zona horaria, que eliges con `/idioma zona-horaria:`" in text


@pytest.mark.parametrize("t", LOCALES)
def test_it_fits_below_the_terms(t: Locale):
    terms = screens.terms_panel(t, licence="L" * 60, age=16, contact="c" * 200)
    panel = screens.points_panel(t)
    both = type(panel)((*terms.embeds, *panel.embeds), (*terms.rows, *panel.rows))
    assert faults(both) == []
    assert t("points.title") in words_on(panel)
    assert list(buttons(panel)) == ["lucky", "tasks", "guide"]

"""The figures fit in every language, and their pictures hold what the words say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.i18n import Locale
from bot.pictures.views import MOST_GROUPS, MOST_SERIES, BarsPicture, ColumnsPicture
from bot.ui.statistics import (
    DAYS_DRAWN,
    MOST_LANGUAGES,
    MOST_QUESTIONS,
    TREE_GROUPS,
    View,
    busiest,
    percent,
    picture_of,
    stats_action,
    stats_panel,
)
from storage.domain.kinds import Kind, Role
from storage.domain.labels import LABELS
from storage.domain.states import TreeState
from storage.domain.tallies import Stage
from storage.services.boards import LanguageDay
from storage.services.statistics import DAYS, Agreement, LanguageFigures
from tests.bot.samples import all_texts, buttons, es, faults, words_on

LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]
TODAY = date(2026, 11, 23)
LANGS = ("es", "en", "fr", "de", "it", "pt", "ca", "gl", "eu", "ast", "zh-Hant-TW", "ar")


def figures(lang: str = "es", count: int = 1_234_567, *, alpha: float | None = -0.123) -> LanguageFigures:
    """A language in which every figure is this large."""
    days = tuple(LanguageDay(TODAY - timedelta(days=back), *[count] * 10) for back in reversed(range(DAYS)))
    agreement = {name: Agreement(alpha, count, 2 * count) for name in LABELS} if count else {}
    return LanguageFigures(
        lang=lang,
        messages={role: dict.fromkeys(Stage, count) for role in Role},
        trees=dict.fromkeys(TreeState, count),
        days=days,
        totals=LanguageDay(TODAY, *[count] * 10),
        agreement=agreement,
        bottleneck=Kind.RANK_ASSISTANT_REPLIES,
        missing=count,
    )


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("count", [1, 30])
def test_the_largest_figures_fit(t: Locale, view: View, count: int):
    many = [figures(lang) for lang in (LANGS * 3)[:count]]
    lang = "es" if count == 1 else None
    panel = stats_panel(t, view, lang, many, languages=LANGS, picture=None)
    assert faults(panel) == []
    assert len(panel.embeds[0].fields) == min(count, MOST_LANGUAGES)


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("count", [1, 30])
def test_a_picture_has_room_for_its_parts(view: View, count: int):
    made = picture_of(es(), view, [figures(lang, 7) for lang in (LANGS * 3)[:count]])
    assert isinstance(made, BarsPicture | ColumnsPicture)
    assert 0 < len(made.series) <= MOST_SERIES
    if isinstance(made, ColumnsPicture):
        assert len(made.days) == DAYS_DRAWN
        assert made.days[-1] == TODAY
    else:
        assert 0 < len(made.groups) <= MOST_GROUPS


@pytest.mark.parametrize("view", list(View))
def test_without_anything_there_is_no_picture(view: View):
    assert picture_of(es(), view, [figures("es", 0), figures("fr", 0)]) is None


def test_an_alpha_that_is_not_defined_is_a_dash_and_no_bar():
    t, made = es(), figures(count=3, alpha=None)
    text = words_on(stats_panel(t, View.AGREEMENT, "es", [made], languages=LANGS, picture=None))
    assert "**—** · spam (3 mensajes)" in text
    assert picture_of(t, View.AGREEMENT, [made]) is None


def test_an_alpha_near_zero_has_no_sign():
    text = words_on(
        stats_panel(
            es(), View.AGREEMENT, "es", [figures(count=3, alpha=-0.001)], languages=LANGS, picture=None
        )
    )
    assert "**0,00** · spam" in text


def test_every_state_of_a_tree_has_its_colour_once():
    assert sorted(state for states in TREE_GROUPS.values() for state in states) == sorted(TreeState)


def test_the_columns_of_many_languages_hold_everybody():
    many = [figures(lang, number) for number, lang in enumerate(LANGS, 1)]
    made = picture_of(es(), View.TIME, many)
    assert isinstance(made, ColumnsPicture)
    assert made.series[-1][0] == "otros idiomas"
    assert sum(values[0] for _, values in made.series) == sum(
        each.days[0].contributions for each in busiest(many)
    )


def test_a_share_is_rounded_down():
    assert percent(es(), 0.999) == "99\u00a0%"
    assert percent(es(), 1) == "100\u00a0%"
    assert percent(es(), 0.29) == "29\u00a0%"


def test_the_view_that_is_shown_is_marked():
    panel = stats_panel(es(), View.TREES, "es", [figures()], languages=LANGS, picture=None)
    marked = [action for action, button in buttons(panel).items() if button.style.name == "CHOSEN"]
    assert [f"c1:{action}" for action in marked] == [stats_action(View.TREES, "es")]


def test_the_picture_of_several_languages_holds_the_questions_that_all_of_them_have():
    rich, poor, none = (
        figures("es", 9, alpha=0.5),
        figures("fr", 8, alpha=0.666),
        figures("en", 7, alpha=None),
    )
    poor = replace(poor, agreement={"spam": Agreement(0.666, 3, 6), "quality": Agreement(None, 3, 6)})
    made = picture_of(es(), View.AGREEMENT, [rich, poor, none])
    assert isinstance(made, BarsPicture)
    assert made.groups == ("Spam",)
    assert made.series == (("español", (0.5,)), ("francés", (0.67,)))


def test_the_picture_of_one_language_holds_the_questions_with_most_messages():
    one = figures("es", 9)
    agreement = {name: Agreement(0.5, number, 2 * number) for number, name in enumerate(LABELS, 1)}
    made = picture_of(es(), View.AGREEMENT, [replace(one, agreement=agreement)])
    assert isinstance(made, BarsPicture)
    assert len(made.groups) == MOST_QUESTIONS
    assert made.groups[-1] == "Violencia"

"""A race adds up what was accepted, day by day; what is shown of it fits in every language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.i18n import Locale
from bot.pictures.views import Picture
from bot.ui.ids import decode
from bot.ui.sharing import DRAWN_DAYS, Duel, preview_panel, public_panel, race_of
from storage.services.boards import LanguageDay
from tests.bot.samples import all_texts, buttons, es, faults, words_on

LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]
TODAY = date(2026, 11, 23)
FIVE = ("es", "en", "fr", "zh-Hant-TW", "pt-BR")


def day(back: int, accepted: int, newcomers: int = 0) -> LanguageDay:
    """A day so many days ago."""
    return LanguageDay(TODAY - timedelta(days=back), 0, 0, accepted, 0, 0, 0, 0, 0, 0, newcomers)


DAYS = {"es": [day(4, 2, 1), day(1, 3, 1)], "fr": [day(2, 10, 4)], "en": []}


def test_a_line_adds_up_and_keeps_its_height_on_days_without_anything():
    made = race_of(es(), Duel(("es", "fr", "en")), DAYS, today=TODAY)
    assert made is not None
    assert made.lines[0].days[0] == TODAY - timedelta(days=5)
    assert made.lines[0].days[-1] == TODAY
    assert [line.values for line in made.lines] == [(0, 2, 2, 2, 5, 5), (0, 0, 0, 10, 10, 10), (0,) * 6]


def test_per_head_it_is_divided_by_those_who_came_so_far():
    made = race_of(es(), Duel(("es", "fr", "en"), True), DAYS, today=TODAY)
    assert made is not None
    assert made.is_per_head
    assert [line.values for line in made.lines] == [
        (0, 2, 2, 2, 2.5, 2.5),
        (0, 0, 0, 2.5, 2.5, 2.5),
        (0,) * 6,
    ]


def test_what_came_before_the_picture_is_in_its_first_figure():
    days = {"es": [day(3 * DRAWN_DAYS, 100, 1), day(0, 1)], "fr": [day(1, 5)]}
    made = race_of(es(), Duel(("es", "fr")), days, today=TODAY)
    assert made is not None
    assert len(made.lines[0].days) == DRAWN_DAYS
    assert (made.lines[0].values[0], made.lines[0].values[-1]) == (100, 101)


def test_no_line_falls_below_nothing():
    made = race_of(es(), Duel(("es", "fr")), {"es": [day(1, -4)], "fr": [day(1, 1)]}, today=TODAY)
    assert made is not None
    assert min(made.lines[0].values) == 0


@pytest.mark.parametrize("days", [[], [day(3, 0, 7)]])
def test_without_anything_accepted_there_is_no_race(days: list[LanguageDay]):
    assert race_of(es(), Duel(("es", "fr")), {"es": days, "fr": []}, today=TODAY) is None


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("is_per_head", [False, True])
def test_five_languages_and_the_longest_alt_text_fit(t: Locale, is_per_head: bool):
    duel = Duel(FIVE, is_per_head)
    race = race_of(t, duel, {lang: [day(3, 10**8, 3)] for lang in FIVE}, today=TODAY)
    assert race is not None
    picture = Picture("race.png", b"", "🌾" * 512)
    preview = preview_panel(t, duel, race, picture, can_publish=True)
    assert faults(preview.with_note(t("error-share-bot", missing=["a" * 60] * 5))) == []
    assert faults(public_panel(t, duel, race, picture, invited="zh-Hant-TW")) == []
    assert t("share.level") in words_on(preview)


@pytest.mark.parametrize("duel", [Duel(FIVE), Duel(("es", "fr"), True)])
def test_an_id_says_which_race_it_is(duel: Duel):
    for verb in ("race", "publish"):
        action = decode(duel.action(verb))
        assert action is not None
        assert Duel.of(action) == duel


@pytest.mark.parametrize("t", LOCALES)
def test_without_a_race_there_is_a_way_to_begin_one(t: Locale):
    panel = preview_panel(t, Duel(("es", "fr")), None, None, can_publish=True)
    assert faults(panel) == []
    assert list(buttons(panel)) == ["join:es"]


def test_where_nothing_can_be_posted_there_is_no_button_for_it():
    race = race_of(es(), Duel(("es", "fr")), DAYS, today=TODAY)
    panel = preview_panel(es(), Duel(("es", "fr")), race, Picture("r.png", b"", "alt"), can_publish=False)
    assert list(buttons(panel)) == ["race:es.fr:head"]

"""A leaderboard fits into a message in every language, whatever members are called and however much they did."""

from __future__ import annotations

from datetime import date

import pytest

from bot.i18n import Locale
from bot.ui import posts
from bot.ui.ids import decode
from bot.ui.leaderboard import LAST_PAGE, PAGE_LINES, Board, Own, leaderboard_panel, name_text
from storage.domain.errors import CollectionError
from storage.domain.periods import Frame, period_of
from storage.services.boards import Place, Standing
from tests.bot.samples import all_texts, buttons, es, faults, selects, words_on

LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]
WORST = ("*" * 100, "_" * 100, "🌾" * 50, "👨‍👩‍👧‍👦" * 20, "W" * 100, "[a](b)" * 20, "مرحبا" * 20, "\\" * 100)


def standing(number: int, name: str = "Ana", **facts: int) -> Standing:
    """A line with large figures."""
    counts = dict.fromkeys(("contributions", "prompts", "replies", "labels", "rankings", "accepted"), 123_456)
    return Standing(number, number, name, 9_999, **{"rank": 99_999, "points": 12_345_678, **counts, **facts})


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("name", WORST)
def test_the_longest_board_fits(t: Locale, name: str):
    lines = [standing(number, name) for number in range(PAGE_LINES + 1)]
    own = Own(Place(standing(4, name), 999_999), 99_998, is_shown=False)
    board = Board("es", Frame.TOTAL, page=LAST_PAGE - 1)
    assert faults(leaderboard_panel(t, board, lines, own, has_server=True)) == []


@pytest.mark.parametrize("t", LOCALES)
def test_an_empty_board_offers_work_and_other_boards(t: Locale):
    panel = leaderboard_panel(t, Board(None), [], None, has_server=True)
    assert faults(panel) == []
    assert t("leaderboard.empty") in words_on(panel)
    assert list(buttons(panel)) == ["board::week:all:0", "me", "lucky"]
    assert [option.value for option in selects(panel)["frame::here"].options] == [
        frame.value for frame in Frame
    ]


def test_where_there_is_no_server_there_is_no_other_scope():
    panel = leaderboard_panel(es(), Board(None, is_everywhere=True), [], None, has_server=False)
    assert list(buttons(panel)) == ["me", "lucky"]


def test_the_last_page_has_no_next_one():
    lines = [standing(number) for number in range(PAGE_LINES + 1)]
    panel = leaderboard_panel(es(), Board("es", page=LAST_PAGE), lines, None, has_server=False)
    assert list(buttons(panel)) == [f"board:es:week:here:{LAST_PAGE - 1}", "me", "lucky"]


@pytest.mark.parametrize("lang", [None, "es", "pt-BR", "zh-Hant-TW"])
@pytest.mark.parametrize("frame", list(Frame))
@pytest.mark.parametrize("is_everywhere", [False, True])
def test_an_id_says_which_board_it_is(lang: str | None, frame: Frame, is_everywhere: bool):
    board = Board(lang, frame, is_everywhere, 3)
    action = decode(board.action)
    assert action is not None
    assert Board.of(action) == board


def test_a_period_by_its_name_is_no_frame():
    action = decode(f"c1:board:es:{period_of(Frame.WEEK, date(2026, 11, 23))}:here:0")
    assert action is not None
    with pytest.raises(CollectionError) as refused:
        Board.of(action)
    assert refused.value.key == "error-old-button"


def test_only_what_was_done_is_counted_below_a_name():
    none = dict.fromkeys(("contributions", "prompts", "replies", "labels", "rankings", "accepted"), 0)
    bare = Standing(1, 1, "Ana", 1, rank=1, points=10, **none)
    rich = Standing(2, 2, "Leo", 2, rank=2, points=5, **{**none, "labels": 1, "rankings": 2})
    text = words_on(leaderboard_panel(es(), Board("es"), [bare, rich], None, has_server=True))
    assert (
        "**1.** Ana · **1** punto\n**2.** Leo · **0,5** puntos\n\u20031 revisión · 2 órdenes · racha de 2 días"
        in text
    )


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\u3164"])
def test_somebody_without_a_name_is_somebody(name: str):
    assert name_text(es(), name) == "alguien de la comunidad"


def test_a_name_read_from_the_right_keeps_to_its_place():
    assert name_text(es(), "مرحبا") == "\u2068مرحبا\u2069"
    assert name_text(es(), "Ana") == "Ana"
    assert posts.NAME_UNITS >= 64

"""Pictures are read on a phone by everybody: size, place, contrast, colours, scripts, and words for who sees none."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
import warnings
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.text import Text

from bot.pictures.amounts import spread, ticks
from bot.pictures.board import LEAST_ROW
from bot.pictures.drawing import drawn, picture, worded
from bot.pictures.lettering import ASCENT, DESCENT, SIGN, clusters, fitted, measured, plain
from bot.pictures.race import DASHES
from bot.pictures.sheet import Sheet
from bot.pictures.theme import PALETTES, Palette, Theme, ink_on
from bot.pictures.views import BarsPicture, BoardPicture, ColumnsPicture, RaceLine, RacePicture, View
from bot.ui import limits
from tests.bot.pictures import NAMES, VIEWS, board, board_line, days, race
from tests.bot.samples import all_texts, es

PHONE = 360
"""How wide a phone shows a picture, in CSS pixels."""
LEAST_SIZE = 9
"""CSS pixels."""
ROOT = Path(__file__).resolve().parents[2]

every_view = pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
every_locale = pytest.mark.parametrize("code", all_texts().locales)


@pytest.fixture(autouse=True)
def _nothing_is_warned_of():
    """A glyph that is missing is a warning of matplotlib."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def texts(sheet: Sheet) -> list[Text]:
    """Everything that is written on a sheet and can be seen."""
    return [text for text in sheet.figure.findobj(Text) if text.get_visible() and text.get_text()]


def written(view: View, code: str = "es") -> list[str]:
    """The words on a picture."""
    return [text.get_text() for text in texts(drawn(view, all_texts()[code], theme=Theme.DARK))]


@every_view
@every_locale
def test_every_word_is_large_enough_on_a_phone(view: View, code: str):
    sheet = drawn(view, all_texts()[code], theme=Theme.DARK)
    width = sheet.figure.get_size_inches()[0] * sheet.figure.dpi
    for text in texts(sheet):
        pixels = float(text.get_fontsize()) * sheet.figure.dpi / 72
        assert pixels * PHONE / width >= LEAST_SIZE, text.get_text()


@every_view
@every_locale
def test_no_word_touches_another_or_leaves_the_picture(view: View, code: str):
    sheet = drawn(view, all_texts()[code], theme=Theme.LIGHT)
    width, height = sheet.canvas.get_width_height(physical=True)
    renderer = sheet.canvas.get_renderer()
    boxes = []
    for text in texts(sheet):
        # Measured anew, so that what the sheet believes of its words is tested too.
        x, y = text.get_position()
        wide, high, deep = renderer.get_text_width_height_descent(
            text.get_text(), text.get_fontproperties(), False
        )
        boxes.append((text.get_text(), x, y - deep, x + wide, y - deep + high))
        assert text.get_window_extent().extents == pytest.approx(boxes[-1][1:], abs=1), text.get_text()
        assert x >= 0, text.get_text()
        assert x + wide <= width, text.get_text()
        assert y - deep >= 0, text.get_text()
        assert y - deep + high <= height, text.get_text()
    for (one, *a), (other, *b) in combinations(boxes, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, f"{one!r} and {other!r}"


def share_of_width(view: View, code: str) -> float:
    """The height of a picture, in its widths."""
    width, height = drawn(view, all_texts()[code], theme=Theme.DARK).canvas.get_width_height(physical=True)
    return height / width


@pytest.mark.parametrize(
    "name",
    [
        "board of ten",
        "board of ten, long title, six digits",
        "duel",
        "race of five over a year",
        "campaign",
        "columns",
        "bars",
        "many bars",
        "many bars of parts",
        "many shares",
        "shares of three, of five questions",
    ],
)
@every_locale
def test_a_picture_is_so_low_that_discord_shows_it_in_full_width(name: str, code: str):
    assert share_of_width(VIEWS[name], code) <= 0.75


@every_locale
def test_a_board_of_fewer_is_lower(code: str):
    heights = [share_of_width(board(tuple("abcdefghij"[:count])), code) for count in (1, 3, 5, 8, 10)]
    assert heights == sorted(set(heights))
    assert heights[-1] <= 0.75


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
@every_view
def test_every_word_on_a_picture_has_a_colour_that_was_tested(palette: Palette, view: View):
    theme = next(theme for theme, each in PALETTES.items() if each is palette)
    tested = {
        palette.ink,
        palette.muted,
        palette.gold_ink,
        palette.up,
        palette.down,
        *map(ink_on, palette.series),
    }
    assert {text.get_color() for text in texts(drawn(view, es(), theme=theme))} <= tested


@every_view
def test_the_same_view_gives_the_same_bytes(view: View):
    first = picture(view, es(), theme=Theme.DARK)
    assert first == picture(view, es(), theme=Theme.DARK)
    assert first.png.startswith(b"\x89PNG")
    assert b"tEXt" not in first.png
    assert b"tIME" not in first.png


def test_another_process_draws_the_same_bytes(tmp_path: Path):
    program = (
        "import sys\n"
        "from bot.i18n import Texts\n"
        "from bot.pictures.drawing import picture\n"
        "from bot.pictures.theme import Theme\n"
        "from tests.bot.pictures import board\n"
        "sys.stdout.buffer.write(picture(board(), Texts.load()['es'], theme=Theme.DARK).png)\n"
    )
    settings_of_a_user = tmp_path / "matplotlibrc"
    settings_of_a_user.write_text("font.size: 30\ntext.usetex: True\nsavefig.dpi: 30\ntext.color: red\n")
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "MATPLOTLIBRC": str(settings_of_a_user), "PYTHONHASHSEED": "7"},
        stdout=subprocess.PIPE,
        check=True,
    )
    assert done.stdout == picture(board(), es(), theme=Theme.DARK).png


@pytest.mark.parametrize("view", [board(), race()])
def test_themes_and_languages_look_different(view: View):
    made = {picture(view, t, theme=theme).png for t in all_texts() for theme in Theme}
    assert len(made) == len(Theme) * len(all_texts().locales)


def test_a_board_shows_every_figure_of_every_row():
    row = board_line(
        3, "Ana", points=12_345, prompts=11, replies=22, reviews=33, rankings=44, streak=55, change=6
    )
    assert {"3", "Ana", "1.234,5", "11", "22", "33", "44", "55", "▲6"} <= set(
        written(BoardPicture("a", "b", (row,)))
    )


def test_a_board_says_who_fell_who_stayed_and_who_is_new():
    rows = (
        board_line(1, "a", change=-2),
        board_line(2, "b", change=0),
        board_line(3, "c", change=None, is_new=True),
    )
    assert {"▼2", "=", "nuevo"} <= set(written(BoardPicture("a", "b", rows)))


@every_locale
def test_points_are_exact_and_large_figures_short(code: str):
    t = all_texts()[code]
    shown = written(VIEWS["board of ten, long title, six digits"], code)
    assert shown.count(t.points(999_999)) == 10
    huge = written(VIEWS["board with huge figures"], code)
    assert not any(text.endswith("…") and text[0].isdigit() for text in (*shown, *huge))
    assert t.number(12_345_678) not in huge


@every_locale
@pytest.mark.parametrize("name", ["board of ten, long title, six digits", "board with huge figures"])
def test_names_have_room_beside_the_largest_figures(name: str, code: str):
    shown = written(VIEWS[name], code)
    assert any(len(text) >= 4 and text.startswith(("WWW", "José")) for text in shown)


def test_titles_of_columns_are_shown_in_full_in_every_language():
    for t in all_texts():
        titles = {
            t(f"picture-board.{name}")
            for name in ("points", "prompts", "replies", "reviews", "rankings", "streak", "new")
        }
        assert titles <= set(written(VIEWS["board of every script"], t.code)), t.code


def test_lines_of_a_race_are_named_at_their_ends_with_what_they_reached():
    lines = (RaceLine("es", days(2), (1.0, 31_204.0)), RaceLine("fr", days(2), (2.0, 28_950.0)))
    assert {"Español", "31.204", "Francés", "28.950"} <= set(written(RacePicture("a", lines, False)))


def test_lines_of_a_race_differ_in_more_than_colour():
    sheet = drawn(VIEWS["race of five over a year"], es(), theme=Theme.DARK)
    lines = sheet.figure.findobj(Line2D)
    marks = {line.get_marker() for line in lines if line.get_marker() not in ("", "None")}
    # matplotlib says of a pattern of our own only that it is one, so the patterns are compared where they are named.
    assert sum(len(line.get_path()) > 300 for line in lines) == 5
    assert len(marks) == len(set(DASHES)) == 5


def test_a_campaign_shows_its_share_rounded_down():
    view = VIEWS["campaign"]
    assert "62 %" in [text.replace("\xa0", " ") for text in written(view)]
    nearly = BarsPicture("a", ("b",), (("c", (0.999,)),), True)
    assert "99 %" in [text.replace("\xa0", " ") for text in written(nearly)]


@pytest.mark.parametrize(
    "make",
    [
        lambda: BoardPicture("a", "b", tuple(board_line(rank, "a") for rank in range(26))),
        lambda: RacePicture("a", (RaceLine("es", days(1), (1.0,)),), False),
        lambda: RacePicture("a", (RaceLine("es", days(1), (1.0,)),) * 6, False),
        lambda: RaceLine("es", days(2), (1.0,)),
        lambda: ColumnsPicture("a", days(2), (("b", (1,)),)),
        lambda: ColumnsPicture("a", days(1), (("b", (1,)),) * 7),
        lambda: BarsPicture("a", ("b",) * 31, ()),
    ],
)
def test_what_no_picture_has_room_for_is_refused(make):
    with pytest.raises(ValueError, match=r"values for|room for|at least"):
        make()


# Words


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
@pytest.mark.parametrize("strong", [False, True])
def test_names_of_every_sort_fit_their_room(name: str, strong: bool):
    shown = fitted(name, 120, 12.5, strong=strong)
    assert shown.strip()
    assert measured(shown, 12.5, strong=strong).width <= 120


@pytest.mark.parametrize(
    "script",
    [
        "plain",
        "arabic",
        "urdu",
        "devanagari",
        "bengali",
        "tamil",
        "thai",
        "japanese",
        "korean",
        "chinese",
        "russian",
    ],
)
def test_names_in_every_script_are_written_in_full(script: str):
    name = unicodedata.normalize("NFC", NAMES[script])
    assert plain(name) == name
    assert plain(name, strong=True) == name


def test_what_no_font_has_is_one_sign():
    assert plain("a\ue000\ue001b") == f"a{SIGN}b"
    assert plain("ကဖီ") == SIGN
    assert plain(NAMES["spaces"]) == SIGN


def test_a_title_of_one_endless_word_is_cut():
    shown = written(BoardPicture("W" * 99, "", ()))[0]
    assert shown.endswith("…")


def test_flags_are_letters_and_skins_are_left_out():
    assert plain("🇪🇸👍🏽") == "ES👍"


def test_towers_are_lowered():
    assert plain("h" + "\u0301" * 5 + "ola") == "h\u0301\u0301ola"


def test_formulas_and_markdown_are_written_as_they_are():
    assert plain("$x^2$ **a** <@1>") == "$x^2$ **a** <@1>"
    sheet = drawn(BoardPicture("$x^2$", "", ()), es(), theme=Theme.DARK)
    assert not any(text.get_parse_math() for text in texts(sheet))


def test_overrides_and_control_characters_are_gone():
    assert plain("\u202eotreiba\u202c\x1b") == "otreiba"


def test_a_cut_never_divides_a_letter_from_its_marks():
    shown = fitted("नमस्ते" * 9, 80, 12.5)
    assert shown.endswith("…")
    assert list(clusters("नमस्ते" * 9))[: len(list(clusters(shown))) - 1] == list(clusters(shown))[:-1]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.booleans())
@example("ᾙﾟ", True)
@example("상\u200d\ufe0f🩦📀", True)
@example("ֳۥڎݘةؗݯݭ\u05c9֪ڱ֗ܒژ֡ܭ܄ݬؚ\u05f8ݢ܈ڸֵݽ", False)
@example("\u200d\u200c", False)
@example("الله", True)  # one glyph, the tallest
def test_any_text_can_be_drawn(text: str, strong: bool):
    shown = fitted(text, 100, 10.5, strong=strong)
    extent = measured(shown, 10.5, strong=strong)
    assert 0 < extent.width <= 100
    assert extent.ascent <= 10.5 * ASCENT
    assert extent.descent <= 10.5 * DESCENT
    assert 10.5 * (ASCENT + DESCENT) <= LEAST_ROW


# Alt texts


@every_view
@every_locale
def test_every_picture_has_words_that_discord_takes(view: View, code: str):
    said = worded(view, all_texts()[code])
    assert 0 < limits.length(said) <= 1024
    assert "\n" not in said


def test_the_words_of_a_board_name_the_first_and_ones_own_place():
    said = worded(board(("Ana", "Leo", "Iris", "Bea", "Noa", "Eva")), es())
    assert "1. Ana: 1.922,3 puntos; 2. Leo" in said
    assert said.endswith("Tu puesto: 6, con 1.533,8 puntos.")


@every_locale
def test_the_words_of_a_board_name_its_columns_in_full(code: str):
    t = all_texts()[code]
    assert t("picture-board.columns") in worded(VIEWS["board of ten"], t)
    assert "." not in t("picture-board.columns")[:-1]


def test_the_words_of_a_long_board_say_how_many_are_left_out():
    said = worded(board(tuple(f"{'nombre ' * 5}{number}" for number in range(25))), es())
    assert " más." in said
    assert limits.length(said) <= 1024
    endless = BarsPicture("a" * 999, ("b" * 999,), tuple(("c" * 999, (1.0,)) for _ in range(6)))
    assert limits.length(worded(endless, es())) <= 1024


def test_the_words_of_a_race_say_who_leads_by_how_much():
    lines = (RaceLine("es", days(2), (1.0, 31_204.0)), RaceLine("fr", days(2), (2.0, 28_950.0)))
    said = worded(RacePicture("Duelo", lines, False), es())
    assert "español: 31.204; francés: 28.950. Va en cabeza español, con una ventaja de 2.254." in said
    assert "empate" in worded(VIEWS["race level at nothing"], es())


def test_the_words_of_a_campaign_say_how_far_it_is_and_its_best_day():
    said = worded(VIEWS["campaign"], es()).replace("\xa0", " ")
    assert "31.204 de 50.000, el 62 %. Hoy: 1.870." in said
    assert "El mejor día" in said


def test_the_words_of_bars_name_each_group_and_its_parts():
    assert "Español: 31.204 (Usuario: 15.204; Asistente: 16.000)" in worded(VIEWS["bars"], es())


# Scales


@given(st.floats(min_value=1e-6, max_value=1e12))
def test_a_scale_has_few_steps_and_reaches_the_most(most: float):
    steps = ticks(most)
    assert steps[0] == 0
    assert steps[-1] >= most * 0.99999
    assert 2 <= len(steps) <= 7


@given(st.lists(st.floats(min_value=0, max_value=200), min_size=1, max_size=5))
def test_labels_are_moved_apart_within_bounds_and_keep_their_order(places: list[float]):
    found = spread(places, gap=30, least=0, most=200)
    assert min(found) >= -1e-6
    assert max(found) <= 200 + 1e-6
    ordered = sorted(zip(places, found, strict=True))
    assert all(after - before >= 30 - 1e-6 for before, after in pairwise(sorted(found)))
    assert all(a[1] <= b[1] for a, b in pairwise(ordered) if a[0] < b[0])

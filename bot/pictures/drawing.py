"""Every kind of view with what draws it and what says it. Importing this loads matplotlib."""

from __future__ import annotations

from bot.i18n import Locale
from bot.pictures.alt import bars_alt, board_alt, columns_alt, progress_alt, race_alt
from bot.pictures.bars import draw_bars
from bot.pictures.board import draw_board
from bot.pictures.columns import draw_columns
from bot.pictures.progress import draw_progress
from bot.pictures.race import draw_race
from bot.pictures.sheet import Sheet
from bot.pictures.theme import PALETTES, Theme
from bot.pictures.views import (
    BarsPicture,
    BoardPicture,
    ColumnsPicture,
    Picture,
    ProgressPicture,
    RacePicture,
    View,
)


def drawn(view: View, t: Locale, *, theme: Theme) -> Sheet:
    """The sheet of a view, with everything on it."""
    palette = PALETTES[theme]
    match view:
        case BoardPicture():
            return draw_board(view, t, palette)
        case RacePicture():
            return draw_race(view, t, palette)
        case ProgressPicture():
            return draw_progress(view, t, palette)
        case ColumnsPicture():
            return draw_columns(view, t, palette)
        case BarsPicture():
            return draw_bars(view, t, palette)


def worded(view: View, t: Locale) -> str:
    """The alt text of a view."""
    match view:
        case BoardPicture():
            return board_alt(view, t)
        case RacePicture():
            return race_alt(view, t)
        case ProgressPicture():
            return progress_alt(view, t)
        case ColumnsPicture():
            return columns_alt(view, t)
        case BarsPicture():
            return bars_alt(view, t)


def picture(view: View, t: Locale, *, theme: Theme) -> Picture:
    """The finished picture: the same view, language and theme give the same bytes."""
    return Picture(f"{_NAMES[type(view)]}.png", drawn(view, t, theme=theme).png(), worded(view, t))


_NAMES: dict[type, str] = {
    BoardPicture: "board",
    RacePicture: "race",
    ProgressPicture: "campaign",
    ColumnsPicture: "days",
    BarsPicture: "bars",
}
"""File names; an embed refers to its picture by them."""

"""A campaign at a glance: how much of the goal is done, some figures, and what each day brought."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Locale
from bot.pictures.amounts import brief, share
from bot.pictures.axes import plot
from bot.pictures.columns import stack
from bot.pictures.lettering import widest
from bot.pictures.sheet import BODY, HUGE, INNER, LOW, MARGIN, NAME, RIGHT, TITLE, WIDTH, Sheet, beneath
from bot.pictures.theme import Palette
from bot.pictures.views import ProgressPicture

HEAD = 44
"""The share, and beside it what is done of what."""

BAR, AFTER_BAR = 16, 11
FIGURE_ROW = 40
LEAST_CHART, MOST_CHART = 48, 96
ABOVE, BENEATH = 22, 24
"""The line that says what the chart shows, and the days beneath it."""

ACROSS = 3
"""Figures side by side where not all fit into one row and their words are short; else two."""

BETWEEN = 8
"""Free between figures side by side."""

Figure = tuple[str, str]
"""What it is, and the figure itself."""

Placed = tuple[str, str, float]
"""A figure and how wide its column is."""


def draw_progress(view: ProgressPicture, t: Locale, palette: Palette) -> Sheet:
    """The campaign as its summary and its channel show it."""
    rows = _rows(view.figures) if view.figures else []
    has_days = any(view.values)
    above = HEAD + BAR + AFTER_BAR + len(rows) * FIGURE_ROW
    chart = min(max(LOW - beneath(view.title) - above - ABOVE - BENEATH, LEAST_CHART), MOST_CHART)
    body = above + (ABOVE + chart + BENEATH if has_days else 8)
    sheet = Sheet(palette, title=view.title, body=body)
    top = sheet.top
    part = view.done / view.goal if view.goal > 0 else 1.0
    width = sheet.write(
        share(part, t), MARGIN, top + 31, size=HUGE, strong=True, colour=palette.gold_ink, room=INNER / 2
    )
    room = INNER - width - 12
    done = brief(view.done, t, room=room, size=TITLE)
    sheet.write(done, WIDTH - MARGIN, top + 15, size=TITLE, strong=True, hold=RIGHT, room=room)
    goal = t("picture-progress.goal", goal=t.number(view.goal))
    sheet.write(goal, WIDTH - MARGIN, top + 31, colour=palette.muted, hold=RIGHT, room=room)
    top += HEAD
    sheet.pill(MARGIN, top, INNER, BAR, palette.rule)
    if part > 0:
        sheet.pill(MARGIN, top, max(BAR, INNER * min(part, 1)), BAR, palette.gold)
    top += BAR + AFTER_BAR
    for row in rows:
        _figures(sheet, row, top=top)
        top += FIGURE_ROW
    if has_days:
        sheet.write(t("picture-progress.days"), MARGIN, top + 11, colour=palette.muted)
        bottom = top + ABOVE + chart
        place = plot(sheet, t, view.days, max(view.values), top=top + ABOVE, bottom=bottom)
        stack(sheet, place, view.days, [view.values], [palette.gold])
    return sheet


def _rows(figures: Sequence[Figure]) -> list[list[Placed]]:
    """The figures in one row if their words fit, else in rows of three if they fit there, else of two."""
    widths = [_width(figure) for figure in figures]
    free = INNER - sum(widths)
    if free >= BETWEEN * len(figures):
        return [[(*each, width + free / len(figures)) for each, width in zip(figures, widths, strict=True)]]
    across = ACROSS if max(widths) <= INNER / ACROSS - BETWEEN else ACROSS - 1
    placed = [(*figure, INNER / across) for figure in figures]
    return [placed[start : start + across] for start in range(0, len(placed), across)]


def _width(figure: Figure) -> float:
    label, value = figure
    return max(widest([label], BODY), widest([value], NAME + 1, strong=True))


def _figures(sheet: Sheet, row: Sequence[Placed], *, top: float) -> None:
    left = float(MARGIN)
    for label, value, room in row:
        sheet.write(value, left, top + 12, size=NAME + 1, strong=True, room=room - BETWEEN)
        sheet.write(label, left, top + 26, colour=sheet.palette.muted, room=room - BETWEEN)
        left += room

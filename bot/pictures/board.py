"""A leaderboard: a table with one line for each member, low enough for Discord to show ten of them in full width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import Locale
from bot.pictures.amounts import brief
from bot.pictures.lettering import measured, widest
from bot.pictures.sheet import BODY, INNER, LEFT, LOW, MARGIN, RIGHT, SMALL, WIDTH, Sheet, beneath
from bot.pictures.theme import Palette
from bot.pictures.views import BoardLine, BoardPicture

HEADER, FOOT = 13, 5
"""The heads of the columns, and what stays free beneath the last line."""

LEAST_ROW, MOST_ROW = 16.5, 20.0
"""How high a line may be: as high as lets ten stay `LOW`, and low where there are many."""

NAME = 11.0
"""The size of names and of points."""

NAME_ROOM = 84
"""Units that names are to have, as far as short figures can give them; some fifteen letters."""

ARROW = 8.0
"""Units of a triangle; it stands alone where not even a short number has room beside it."""

GAP = 7.5
"""Between columns."""

LONG, SHORT = 34.0, 29.0
"""How wide a figure may be before it is written in few characters; the second where names would have no room."""

EXACT_POINTS = 999_999
"""Tenths of points up to which they are never shortened."""

FIGURES = ("prompts", "replies", "reviews", "rankings", "streak")

Cell = tuple[str, str]
"""What it says, and its colour."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its head, a cell for each line, and how it is written."""

    head: str
    cells: Sequence[Cell]
    size: float = BODY
    strong: bool = False
    hold: float = RIGHT

    def width(self) -> float:
        """Units its widest cell takes, or its head."""
        cells = widest([text for text, _ in self.cells], self.size, strong=self.strong) if self.cells else 0
        return max(cells, measured(self.head, SMALL).width if self.head else 0)


def draw_board(view: BoardPicture, t: Locale, palette: Palette) -> Sheet:
    """The board as it is posted."""
    count = max(1, len(view.rows))
    above = beneath(view.title, view.subtitle) + HEADER
    high = min(max((LOW - above - FOOT) / count, LEAST_ROW), MOST_ROW)
    sheet = Sheet(palette, title=view.title, subtitle=view.subtitle, body=HEADER + high * count + FOOT)
    top = sheet.top + HEADER
    if not view.rows:
        sheet.write(t("picture-board.empty"), MARGIN, top + 16, colour=palette.muted)
    own = [top + number * high for number, row in enumerate(view.rows) if row.is_own]
    sheet.boxes([(0, y, WIDTH, high) for y in own], palette.raised)
    sheet.boxes([(0, y, 3, high) for y in own], palette.gold)
    sheet.boxes([(MARGIN, top + number * high - 0.3, INNER, 0.6) for number in range(1, count)], palette.rule)
    _write(sheet, view.rows, t, top=top, high=high)
    sheet.box(MARGIN, top - 0.8, INNER, 1.6, palette.gold)
    return sheet


def _write(sheet: Sheet, rows: Sequence[BoardLine], t: Locale, *, top: float, high: float) -> None:
    """Write the columns: the figures from both sides, and names in the room that is left between them."""
    left, right = _columns(rows, t, sheet.palette)

    def put(column: Column, at: float) -> None:
        if column.head:
            head = sheet.top + HEADER - 5
            sheet.write(column.head, at, head, size=SMALL, colour=sheet.palette.muted, hold=column.hold)
        for number, (text, colour) in enumerate(column.cells):
            if text:
                sheet.write(
                    text,
                    at,
                    _baseline(number, top=top, high=high),
                    size=column.size,
                    strong=column.strong,
                    colour=colour,
                    hold=column.hold,
                )

    x = float(MARGIN)
    for column in left:
        width = column.width()
        put(column, x + column.hold * width)
        x += width + (GAP if width else 0)
    end = float(WIDTH - MARGIN)
    for column in reversed(right):
        width = column.width()
        put(column, end - (1 - column.hold) * width)
        end -= width + GAP
    for number, row in enumerate(rows):
        y = _baseline(number, top=top, high=high)
        sheet.write(row.name, x, y, size=NAME, strong=row.is_own, room=max(end - x, 0))


def _baseline(number: int, *, top: float, high: float) -> float:
    """Where a line of the table is written."""
    return top + (number + 0.5) * high + 3.7


def _columns(
    rows: Sequence[BoardLine], t: Locale, palette: Palette, *, room: float = LONG
) -> tuple[Sequence[Column], Sequence[Column]]:
    """What stands left of the names, and right of them, with figures so short that names have their room."""
    left = (_ranks(rows, t, palette, room=room), _changes(rows, t, palette, room=room))
    figures = [_figures(rows, t, palette, figure=figure, room=room) for figure in FIGURES]
    right = (_points(rows, t, palette), *figures)
    used = sum(column.width() + GAP for column in (*left, *right))
    if INNER - used < NAME_ROOM and room > SHORT:
        return _columns(rows, t, palette, room=SHORT)
    return left, right


def _ranks(rows: Sequence[BoardLine], t: Locale, palette: Palette, *, room: float) -> Column:
    cells = [
        (
            brief(row.rank, t, room=room, size=BODY, strong=True),
            palette.gold_ink if row.rank <= 3 else palette.ink,
        )
        for row in rows
    ]
    return Column("", cells, strong=True)


def _changes(rows: Sequence[BoardLine], t: Locale, palette: Palette, *, room: float) -> Column:
    """What became of each member's place since the last post."""

    def moved(row: BoardLine) -> Cell:
        if row.is_new:
            return t("picture-board.new"), palette.muted
        match row.change:
            case None:
                return "", palette.muted
            case 0:
                return "=", palette.muted
            case up if up > 0:
                return "▲" + places(up), palette.up
            case down:
                return "▼" + places(-down), palette.down

    def places(count: int) -> str:
        text = brief(count, t, room=room - ARROW, size=SMALL)
        return text if measured(text, SMALL).width <= room - ARROW else ""

    return Column("", [moved(row) for row in rows], size=SMALL, hold=LEFT)


def _points(rows: Sequence[BoardLine], t: Locale, palette: Palette) -> Column:
    room = measured(t.points(EXACT_POINTS), NAME, strong=True).width

    def worded(row: BoardLine) -> str:
        if row.points <= EXACT_POINTS:
            return t.points(row.points)
        return brief(row.points / 10, t, room=room, size=NAME, strong=True)

    return Column(
        t("picture-board.points"), [(worded(row), palette.ink) for row in rows], size=NAME, strong=True
    )


def _figures(rows: Sequence[BoardLine], t: Locale, palette: Palette, *, figure: str, room: float) -> Column:
    def cell(value: int) -> Cell:
        return brief(value, t, room=room, size=BODY), palette.ink if value else palette.muted

    return Column(t(f"picture-board.{figure}"), [cell(getattr(row, figure)) for row in rows])

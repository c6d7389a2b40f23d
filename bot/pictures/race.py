"""Languages against each other over time: each line says at its end which it is and how far it came."""

from __future__ import annotations

from bot.i18n import Locale
from bot.pictures.amounts import amount, spread
from bot.pictures.axes import Plot, plot
from bot.pictures.lettering import widest
from bot.pictures.sheet import BODY, LOW, MARGIN, WIDTH, Dash, Sheet, beneath
from bot.pictures.theme import Palette
from bot.pictures.views import RaceLine, RacePicture

LEAST_BODY, MOST_BODY, EMPTY = 195, 240, 50
"""Heights beneath the title; the least has room for five names at the ends of their lines."""

LABEL = 11.5
LABEL_ROW = 32
SWATCH = 16
MOST_LABEL = 112
"""Room for the name of a language at the end of its line."""

DASHES: tuple[Dash, ...] = ("-", (0, (5, 2)), (0, (1.4, 1.6)), (0, (6, 2, 1.4, 2)), (0, (9, 2.5)))
MARKERS = ("o", "s", "^", "D", "v")
MARKED = 6
"""How often a line carries its marker."""


def draw_race(view: RacePicture, t: Locale, palette: Palette) -> Sheet:
    """The race as it is posted and shared."""
    measure = t("picture-race.per-head" if view.is_per_head else "picture-race.total")
    days = [day for line in view.lines for day in line.days]
    body = min(max(LOW - beneath(view.title, measure), LEAST_BODY), MOST_BODY) if days else EMPTY
    sheet = Sheet(palette, title=view.title, subtitle=measure, body=body)
    top, bottom = sheet.top, sheet.height - 30
    if not days:
        sheet.write(t("picture-race.empty"), MARGIN, top + 24, colour=palette.muted)
        return sheet
    names = [_begun(t.language(line.lang)) for line in view.lines]
    values = [amount(line.values[-1], t) if line.values else "–" for line in view.lines]
    room = min(max(widest(names, LABEL, strong=True), widest(values, BODY)), MOST_LABEL)
    most = max((value for line in view.lines for value in line.values), default=0)
    right = WIDTH - MARGIN - room - SWATCH - 16
    place = plot(sheet, t, days, most, top=top + 14, bottom=bottom, right=right)
    for number, line in enumerate(view.lines):
        _line(sheet, line, place, number)
    ends = [place.y(line.values[-1] if line.values else 0) for line in view.lines]
    middles = spread(ends, gap=LABEL_ROW, least=top + 18, most=bottom - 8)
    for number, (name, value, middle) in enumerate(zip(names, values, middles, strict=True)):
        left = right + 14
        sheet.line([right + 3, left - 2], [ends[number], middle - 3], palette.muted, width=0.6)
        _swatch(sheet, number, left, middle)
        sheet.write(name, left + SWATCH + 4, middle + 1, size=LABEL, strong=True, room=room)
        sheet.write(value, left + SWATCH + 4, middle + 14, colour=palette.muted, room=room)
    return sheet


def _begun(name: str) -> str:
    """A name as it begins a line, also where the language writes it small."""
    return name[:1].upper() + name[1:]


def _line(sheet: Sheet, line: RaceLine, place: Plot, number: int) -> None:
    if not line.days:
        return
    xs = [place.x(day) for day in line.days]
    ys = [place.y(value) for value in line.values]
    step = max(1, len(xs) // MARKED)
    marked = sorted({*range(step // 2, len(xs) - step // 2, step), len(xs) - 1})
    colour = sheet.palette.series[number]
    sheet.line(xs, ys, colour, width=2.2, dash=DASHES[number])
    sheet.line([xs[i] for i in marked], [ys[i] for i in marked], colour, width=0, marker=MARKERS[number])


def _swatch(sheet: Sheet, number: int, left: float, middle: float) -> None:
    colour = sheet.palette.series[number]
    sheet.line([left, left + SWATCH], [middle - 3, middle - 3], colour, width=2.2, dash=DASHES[number])
    sheet.line([left + SWATCH / 2], [middle - 3], colour, width=0, marker=MARKERS[number], marker_size=6.5)

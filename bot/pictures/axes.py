"""What charts over time share: the scale on the left, the days beneath, the key of the series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.i18n import Locale
from bot.pictures.amounts import amount, compact, day, month, ticks
from bot.pictures.lettering import fitted, measured, widest
from bot.pictures.sheet import BODY, INNER, LEFT, MARGIN, RIGHT, SMALL, WIDTH, Sheet

GUTTER = 6
"""Between the numbers of the scale and the chart."""

LONG = 300
"""Days from which on the axis names months and years."""

KEY_ROW = 18
SWATCH = 10


@dataclass(frozen=True, slots=True)
class Plot:
    """Where a chart stands on its sheet, and what it measures: days across, values from 0 upwards."""

    left: float
    right: float
    top: float
    bottom: float
    first: date
    last: date
    most: float

    def x(self, when: date) -> float:
        """The middle of a day."""
        return self.left + self.slot * ((when - self.first).days + 0.5)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - (self.bottom - self.top) * max(0.0, value) / self.most

    @property
    def slot(self) -> float:
        """The width of a day."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)


def plot(
    sheet: Sheet,
    t: Locale,
    days: Sequence[date],
    most: float,
    *,
    top: float,
    bottom: float,
    right: float = WIDTH - MARGIN,
) -> Plot:
    """Draw the scale and the days; where to draw what they measure."""
    steps = ticks(most)
    labels = [compact(step, t) if step >= 10_000 else amount(step, t) for step in steps]
    left = MARGIN + widest(labels, SMALL) + GUTTER
    made = Plot(left, right, top, bottom, min(days), max(days), steps[-1])
    for step, label in zip(steps, labels, strict=True):
        y = made.y(step)
        sheet.box(left, y - 0.3, right - left, 0.6, sheet.palette.rule)
        sheet.write(label, left - GUTTER, y + 3.2, size=SMALL, colour=sheet.palette.muted, hold=RIGHT)
    _days(sheet, t, made)
    return made


def _days(sheet: Sheet, t: Locale, made: Plot) -> None:
    """Name as many days as have room: the first, the last, and some between."""
    span = (made.last - made.first).days
    worded = month if span >= LONG else day
    wide = widest([worded(made.first, t), worded(made.last, t)], SMALL) * 1.25 + 8
    count = min(span, 4, int((made.right - made.left) // wide) - 1)
    for number in range(count + 1) if count > 0 else (0,):
        when = made.first + timedelta(days=round(span * number / max(count, 1)))
        x = made.x(when)
        text = worded(when, t)
        half = measured(text, SMALL).width / 2
        x = min(max(x, made.left + half), made.right - half)
        sheet.write(text, x - half, made.bottom + 14, size=SMALL, colour=sheet.palette.muted, hold=LEFT)


def key_rows(entries: Sequence[str]) -> list[list[int]]:
    """The entries of a key, by number, in rows that fit."""
    rows: list[list[int]] = []
    used = float(INNER + 1)
    for number, entry in enumerate(entries):
        width = key_width(entry)
        if used + width > INNER:
            rows.append([])
            used = 0
        rows[-1].append(number)
        used += width + 14
    return rows


def key_width(entry: str) -> float:
    """The width of a key's entry with its swatch."""
    return measured(fitted(entry, INNER - SWATCH - 5, BODY), BODY).width + SWATCH + 5


def key(sheet: Sheet, entries: Sequence[str], *, top: float) -> float:
    """Draw the key of the series, in their order; where the picture goes on."""
    for row in key_rows(entries):
        x = float(MARGIN)
        for number in row:
            sheet.box(x, top + 3, SWATCH, SWATCH, sheet.palette.series[number])
            sheet.write(entries[number], x + SWATCH + 5, top + 12, room=INNER - SWATCH - 5)
            x += key_width(entries[number]) + 14
        top += KEY_ROW
    return top

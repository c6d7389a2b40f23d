"""Counts over time: one column a day, stacked by series."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n import Locale
from bot.pictures.amounts import amount
from bot.pictures.axes import KEY_ROW, Plot, key, key_rows, plot
from bot.pictures.sheet import LOW, MARGIN, Sheet, beneath
from bot.pictures.theme import Palette
from bot.pictures.views import ColumnsPicture

LEAST_CHART, MOST_CHART = 100, 190
"""The height of the chart itself."""

ABOVE, BENEATH = 12, 32
"""Between the key and the chart, and for its days."""

FILLED = 0.78
"""The share of its day that a column fills."""


def draw_columns(view: ColumnsPicture, t: Locale, palette: Palette) -> Sheet:
    """The counts of each day with their sums in the key."""
    entries = [f"{name}  {amount(sum(values), t)}" for name, values in view.series]
    sums = [sum(values[place] for _, values in view.series) for place in range(len(view.days))]
    keys = len(key_rows(entries)) * KEY_ROW
    left = LOW - beneath(view.title) - keys - ABOVE - BENEATH
    chart = min(max(left, LEAST_CHART), MOST_CHART)
    body = keys + (ABOVE + chart + BENEATH if any(sums) else 50)
    sheet = Sheet(palette, title=view.title, body=body)
    top = key(sheet, entries, top=sheet.top)
    if not any(sums):
        sheet.write(t("picture-columns.empty"), MARGIN, top + 24, colour=palette.muted)
        return sheet
    place = plot(sheet, t, view.days, max(sums), top=top + ABOVE, bottom=top + ABOVE + chart)
    stack(sheet, place, view.days, [values for _, values in view.series], palette.series)
    return sheet


def stack(
    sheet: Sheet, place: Plot, days: Sequence[date], series: Sequence[Sequence[int]], colours: Sequence[str]
) -> None:
    """Draw the columns; what stands on another keeps a hair's breadth from it."""
    base = [0.0] * len(days)
    width = max(place.slot * FILLED, 0.5)
    gap = 0.8 if len(series) > 1 and place.slot > 3 else 0.0
    for values, colour in zip(series, colours, strict=False):
        boxes = []
        for number, (when, value) in enumerate(zip(days, values, strict=True)):
            low, high = place.y(base[number]), place.y(base[number] + value)
            boxes.append((place.x(when) - width / 2, high, width, max(low - high - gap, 0.3) if value else 0))
            base[number] += value
        sheet.boxes(boxes, colour)

"""Groups side by side: counts stacked by series, or shares each for itself; every bar says its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import Locale
from bot.pictures.amounts import amount
from bot.pictures.amounts import share as per_cent
from bot.pictures.axes import KEY_ROW, key, key_rows
from bot.pictures.lettering import measured, widest
from bot.pictures.sheet import BODY, CENTRE, INNER, LOW, MARGIN, SMALL, WIDTH, Sheet, beneath
from bot.pictures.theme import Palette, ink_on
from bot.pictures.views import BarsPicture

LABEL = 18
"""The line with a group's name, above its bars."""

BESIDE = 128
"""Units of the longest name that may stand left of its bars, where with names above the picture would not be low."""

BAR = 14.0
"""The height of a group's one bar."""

LEAST_PITCH, MOST_PITCH = 11.0, 13.0
"""From one of several bars of a group to the next."""

BETWEEN = 2.0
"""Free between them."""

LEAST_GAP, MOST_GAP = 4.0, 10.0
"""Between groups."""

BEFORE, AFTER = 8, 4
"""Above the first group, and beneath the last with its gap."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the groups stand: names above their bars or beside them, and what each takes from top to bottom."""

    is_beside: bool
    left: float
    label: float
    pitch: float
    bars: float
    gap: float

    @property
    def group(self) -> float:
        """The height of a group with the gap beneath it."""
        return self.label + self.bars + self.gap


def draw_bars(view: BarsPicture, t: Locale, palette: Palette) -> Sheet:
    """The bars of every group, in the order given."""
    entries = _entries(view, t)
    above = len(key_rows(entries)) * KEY_ROW + BEFORE
    count = max(1, len(view.groups))
    layout = _layout(view, room=(LOW - beneath(view.title) - above - AFTER) / count)
    sheet = Sheet(palette, title=view.title, body=above + count * layout.group + AFTER)
    top = key(sheet, entries, top=sheet.top) + BEFORE
    if not view.groups or not view.series:
        sheet.write(t("picture-bars.empty"), MARGIN, top + 12, colour=palette.muted)
        return sheet
    scale = _Scale(view, t, left=layout.left)
    for place, group in enumerate(view.groups):
        sheet.write(group, MARGIN, top + (layout.bars / 2 + 3.6 if layout.is_beside else 12), room=INNER)
        parts = [values[place] for _, values in view.series]
        start = top + layout.label
        if _is_apart(view):
            for number, part in enumerate(parts):
                y = start + number * layout.pitch
                scale.bar(sheet, [part], y, layout.pitch - BETWEEN, [palette.series[number]])
        else:
            scale.bar(sheet, parts, start, BAR, palette.series if len(parts) > 1 else [palette.gold])
        top += layout.group
    return sheet


def _is_apart(view: BarsPicture) -> bool:
    """Whether a group has a bar for each series: shares do not add up."""
    return view.is_share and len(view.series) > 1


def _layout(view: BarsPicture, *, room: float) -> Layout:
    """Names above their bars where a group has so much room in a low picture, else beside them if they are short."""
    count = len(view.series) if _is_apart(view) else 1
    pitch = MOST_PITCH if _is_apart(view) else BAR
    longest = widest(view.groups, BODY)
    if room >= LABEL + count * pitch + LEAST_GAP or longest > BESIDE:
        is_beside, left, label = False, float(MARGIN), LABEL
    else:
        is_beside, left, label = True, MARGIN + longest + 8, 0
        if _is_apart(view):
            pitch = min(max((room - LEAST_GAP) / count, LEAST_PITCH), MOST_PITCH)
    bars = count * pitch
    return Layout(is_beside, left, label, pitch, bars, min(max(room - label - bars, LEAST_GAP), MOST_GAP))


def _entries(view: BarsPicture, t: Locale) -> list[str]:
    """The key: none for a single series, sums where sums mean something."""
    if len(view.series) < 2:
        return []
    if view.is_share:
        return [name for name, _ in view.series]
    return [f"{name}  {amount(sum(values), t)}" for name, values in view.series]


class _Scale:
    """How long a value is, with room for the figure at the end of the longest bar."""

    def __init__(self, view: BarsPicture, t: Locale, *, left: float) -> None:
        self._t = t
        self._left = left
        self._is_share = view.is_share
        each = [values for _, values in view.series]
        ends = (
            [*map(sum, zip(*each, strict=True))]
            if not view.is_share
            else [v for values in each for v in values]
        )
        self._most = 1.0 if view.is_share else max((end for end in ends if end > 0), default=1.0)
        self._room = WIDTH - MARGIN - left - widest([self.words(end) for end in ends], BODY, strong=True) - 8

    def words(self, value: float) -> str:
        """A value as it is read."""
        return per_cent(value, self._t) if self._is_share else amount(value, self._t)

    def bar(
        self, sheet: Sheet, parts: Sequence[float], top: float, height: float, colours: Sequence[str]
    ) -> None:
        """Draw a bar of one or more parts, and its figure at the end."""
        x = self._left
        if self._is_share:
            sheet.box(x, top, self._room, height, sheet.palette.rule)
        for part, colour in zip(parts, colours, strict=False):
            width = self._room * min(max(part, 0), self._most) / self._most
            if width <= 0:
                continue
            is_several = len(parts) > 1
            sheet.box(x, top, max(width - (0.8 if is_several else 0), 0.4), height, colour)
            text = self.words(part)
            if is_several and measured(text, SMALL).width + 6 <= width:
                middle = x + width / 2
                sheet.write(text, middle, top + height - 3.6, size=SMALL, colour=ink_on(colour), hold=CENTRE)
            x += width
        end = self._left + self._room if self._is_share else x
        sheet.write(self.words(sum(parts)), end + 6, top + height / 2 + 3.6, strong=True)

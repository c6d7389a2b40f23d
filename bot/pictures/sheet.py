"""A sheet to draw on: 360 units wide, which is how wide a phone shows a picture, from the top left corner down.

So a unit is a pixel of style sheets on a phone, and a size of 9 is read there as 9.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from typing import Literal

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, FancyBboxPatch, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, Transform
from PIL import Image

from bot.pictures.lettering import DPI, SCALE, Extent, fitted, font, measured, plain, wrapped
from bot.pictures.theme import Palette

WIDTH = 360
MARGIN = 12
INNER = WIDTH - 2 * MARGIN
EAR = 26
"""Room for the mark of the house."""

FIRST_LINE, LINE_GAP, AFTER_LINES = 30.0, 2.5, 14.0

SMALL, BODY, NAME, TITLE, HUGE = 9.5, 10.5, 12.5, 17.0, 34.0
"""Sizes of text; nothing is written smaller than the first."""

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
"""Where a text is held: its share that lies to the left of its place."""

LOW = WIDTH * 0.75
"""The height up to which Discord shows a picture as wide as it can: on a desktop it has 400 by 300 pixels for it."""

COLOURS = 128
"""In a file: the few that are meant, and their soft edges. With all of them it would be three times as large."""

COMPRESSION = 4
"""Of the file, 0 to 9."""

Dash = tuple[float, tuple[float, ...]] | Literal["-"]


class Words(Text):
    """A text in one line at a measured place: laid out once, where matplotlib's own would do it three times."""

    def __init__(
        self, text: str, x: float, y: float, *, extent: Extent, colour: str, fonts: FontProperties
    ) -> None:
        """Write from x (pixels from the left) on the baseline y (pixels from below)."""
        super().__init__(x, y, text, color=colour, fontproperties=fonts, parse_math=False)
        self._extent = extent

    def draw(self, renderer: RendererBase) -> None:
        """Write the text."""
        context = renderer.new_gc()
        context.set_foreground(self.get_color())
        x, y = self.get_position()
        _, height = renderer.get_canvas_width_height()
        renderer.draw_text(context, x, height - y, self.get_text(), self.get_fontproperties(), 0, mtext=self)
        context.restore()
        self.stale = False

    def get_window_extent(self, renderer: RendererBase | None = None, dpi: float | None = None) -> Bbox:
        """The box of the text in pixels."""
        x, y = self.get_position()
        made = self._extent
        return Bbox.from_extents(x, y - made.descent * SCALE, x + made.width * SCALE, y + made.ascent * SCALE)


class Sheet:
    """A picture while it is drawn; lengths and places in units, y grows downwards."""

    def __init__(self, palette: Palette, *, title: str, subtitle: str = "", body: float) -> None:
        """A sheet with its title, in two lines if need be, beside the mark of the house; `body` is what follows."""
        lines = _headlines(title, subtitle)
        places = _baselines(lines)
        self.palette = palette
        self.top: float = places[-1] + AFTER_LINES
        """Where the picture goes on."""
        self.height = round(self.top + body)
        self.figure = Figure(figsize=(WIDTH / 72, self.height / 72), dpi=DPI, facecolor=palette.ground)
        self.canvas = FigureCanvasAgg(self.figure)
        self._units: Transform = Affine2D().scale(SCALE, -SCALE).translate(0, self.height * SCALE)
        self._ear(WIDTH - MARGIN - 8, 36, 24)
        for (text, size, strong), y in zip(lines, places, strict=True):
            colour = palette.ink if strong else palette.muted
            self.write(text, MARGIN, y, size=size, strong=strong, colour=colour, room=INNER - EAR)

    def write(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float = BODY,
        colour: str | None = None,
        strong: bool = False,
        hold: float = LEFT,
        room: float = INNER,
    ) -> float:
        """Write a text on the baseline y, cut where there is no more room; its width."""
        shown = fitted(text, room, size, strong=strong)
        extent = measured(shown, size, strong=strong)
        left = (x - hold * extent.width) * SCALE
        words = Words(
            shown,
            left,
            (self.height - y) * SCALE,
            extent=extent,
            colour=colour or self.palette.ink,
            fonts=font(shown, size, strong=strong),
        )
        self.figure.add_artist(words)
        return extent.width

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, *, edge: str | None = None
    ) -> None:
        """Fill a rectangle; its left upper corner is x, y."""
        self.figure.add_artist(
            Rectangle(
                (x, y),
                width,
                height,
                transform=self._units,
                facecolor=colour,
                edgecolor=edge or "none",
                linewidth=0.8 if edge else 0,
            )
        )

    def boxes(self, places: Sequence[tuple[float, float, float, float]], colour: str) -> None:
        """Fill many rectangles (left, top, width, height) of one colour."""
        corners = [((x, y), (x + w, y), (x + w, y + h), (x, y + h)) for x, y, w, h in places if h > 0]
        self.figure.add_artist(
            PolyCollection(
                corners, transform=self._units, facecolors=colour, edgecolors="none", antialiased=True
            )
        )

    def pill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a bar with round ends."""
        radius = min(width, height) / 2
        self.figure.add_artist(
            FancyBboxPatch(
                (x + radius, y + radius),
                max(width - 2 * radius, 0),
                max(height - 2 * radius, 0),
                boxstyle=f"round,pad={radius},rounding_size={radius}",
                transform=self._units,
                facecolor=colour,
                edgecolor="none",
            )
        )

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        *,
        width: float = 1,
        dash: Dash = "-",
        marker: str = "",
        marked: Sequence[int] | None = None,
        marker_size: float = 6,
    ) -> None:
        """Draw a line through places; `marked` are those of them that carry the marker."""
        self.figure.add_artist(
            Line2D(
                xs,
                ys,
                transform=self._units,
                color=colour,
                linewidth=width,
                linestyle=dash,
                marker=marker,
                markevery=list(marked) if marked is not None else None,
                markersize=marker_size,
                markeredgecolor=self.palette.ground,
                markeredgewidth=0.8,
                dash_capstyle="butt",
                solid_capstyle="round",
                solid_joinstyle="round",
            )
        )

    def _ear(self, x: float, y: float, size: float) -> None:
        """Draw an ear of wheat, the mark of the house, on a stem that ends at x, y."""
        top = y - size
        self.line([x, x], [y, top + size * 0.2], self.palette.gold, width=size / 16)
        grains = [(0.0, 0.12, 0.0)]
        grains += [(side * 0.15, 0.3 + step * 0.19, side * 32.0) for step in range(3) for side in (-1.0, 1.0)]
        for aside, down, turn in grains:
            self.figure.add_artist(
                Ellipse(
                    (x + aside * size, top + down * size),
                    size * 0.15,
                    size * 0.3,
                    angle=turn,
                    transform=self._units,
                    facecolor=self.palette.gold,
                    edgecolor="none",
                )
            )

    def png(self) -> bytes:
        """The picture as a file that says nothing of when and by what it was made; nothing is drawn after it."""
        self.canvas.draw()
        size = self.canvas.get_width_height(physical=True)
        drawn = Image.frombuffer("RGBA", size, self.canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
        few = drawn.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        # A figure and its canvas hold each other, and eight megabytes of pixels, until somebody collects garbage.
        del drawn, self.canvas.renderer
        self.figure.clear()
        file = BytesIO()
        few.save(file, format="png", compress_level=COMPRESSION)
        return file.getvalue()


def beneath(title: str, subtitle: str = "") -> float:
    """Where a picture goes on beneath its title and subtitle: the `top` of its sheet, before there is one."""
    return _baselines(_headlines(title, subtitle))[-1] + AFTER_LINES


def _headlines(title: str, subtitle: str) -> list[tuple[str, float, bool]]:
    """The lines at the head of a sheet, with their size and whether they are strong."""
    lines = [(line, TITLE, True) for line in wrapped(title, INNER - EAR, TITLE, strong=True)]
    return [*lines, (subtitle, BODY, False)] if subtitle else lines


def _baselines(lines: Sequence[tuple[str, float, bool]]) -> list[float]:
    """Where lines beneath each other stand, as near as their letters let them."""
    extents = [measured(plain(text, strong=strong), size, strong=strong) for text, size, strong in lines]
    places = [FIRST_LINE]
    for above, below in pairwise(extents):
        places.append(places[-1] + max(above.descent, 4) + LINE_GAP + max(below.ascent, 9))
    return places

"""Colours that everybody can tell apart, on dark and on light ground.

The series on dark ground are those of Okabe and Ito (Color Universal Design, 2008, jfly.uni-koeln.de/color) without
black and with their darkest blue left out. On light ground three of them are too pale: there stand the four others and
two of Paul Tol's "muted" scheme (SRON/EPS/TN/09-002, issue 3.2). Contrasts and distances, also as seen with each
kind of colour blindness, are held by the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

BRAND = "#D9A441"
"""Harvest gold."""


class Theme(StrEnum):
    """The ground on which a picture is drawn."""

    DARK = "dark"
    """For Discord as it comes."""
    LIGHT = "light"
    """For whoever reads by day."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme, as #RRGGBB."""

    ground: str
    """The whole picture."""
    raised: str
    """Behind one's own row."""
    ink: str
    """Titles, names, figures."""
    muted: str
    """Labels and what is secondary."""
    rule: str
    """Hairlines and the empty part of a bar: they carry nothing, so they may be faint."""
    gold: str
    """Bars, and what leads."""
    gold_ink: str
    """Words in gold."""
    up: str
    """Words for what climbs; a triangle says it too."""
    down: str
    """Words for what falls."""
    series: tuple[str, ...]
    """Lines and parts, in their order."""


PALETTES: Mapping[Theme, Palette] = MappingProxyType(
    {
        Theme.DARK: Palette(
            ground="#1D1B18",
            raised="#332B1B",
            ink="#F4EFE6",
            muted="#BDB4A5",
            rule="#3B3731",
            gold=BRAND,
            gold_ink="#E8B95C",
            up="#56C3A2",
            down="#F2905F",
            series=("#E69F00", "#56B4E9", "#009E73", "#CC79A7", "#F0E442", "#D55E00"),
        ),
        Theme.LIGHT: Palette(
            ground="#FFFDF8",
            raised="#FBEFD5",
            ink="#26221C",
            muted="#635B4E",
            rule="#E6DFD2",
            gold="#B5801B",
            gold_ink="#855800",
            up="#006B4C",
            down="#A63C00",
            series=("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#332288", "#882255"),
        ),
    }
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB, 0 to 1 (WCAG 2.2)."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour."""
    return max("#000000", "#FFFFFF", key=lambda ink: contrast(ink, colour))

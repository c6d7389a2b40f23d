"""Words stand out from what is behind them, and series from each other, for everybody's eyes."""

from __future__ import annotations

from itertools import combinations

import pytest

from bot.pictures.theme import PALETTES, Palette, contrast, ink_on

PURE = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())


@PURE
def test_words_stand_out_from_what_is_behind_them(palette: Palette):
    for ground in (palette.ground, palette.raised):
        for colour in (palette.ink, palette.muted, palette.gold_ink, palette.up, palette.down):
            assert contrast(colour, ground) >= 4.5, colour
    for colour in palette.series:
        assert contrast(ink_on(colour), colour) >= 4.5, colour


@PURE
def test_marks_stand_out_from_what_is_behind_them(palette: Palette):
    for colour in (*palette.series, palette.gold):
        assert contrast(colour, palette.ground) >= 3, colour
    assert contrast(palette.gold, palette.raised) >= 3


def test_contrast_is_that_of_wcag():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


SEEN = {
    "everything": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What is left of linear RGB for who sees it so (Machado, Oliveira, Fernandes 2009, severity 1.0)."""

XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def lab(colour: str, seen: tuple[tuple[float, ...], ...]) -> list[float]:
    """A colour as somebody sees it, in CIE L*a*b*."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    left = [min(1, max(0, sum(f * c for f, c in zip(row, linear, strict=True)))) for row in seen]
    xyz = [sum(f * c for f, c in zip(row, left, strict=True)) / w for row, w in zip(XYZ, WHITE, strict=True)]
    x, y, z = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@PURE
@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN.keys())
def test_series_can_be_told_apart_with_every_kind_of_colour_blindness(palette: Palette, seen):
    for one, other in combinations(palette.series, 2):
        squares = ((a - b) ** 2 for a, b in zip(lab(one, seen), lab(other, seen), strict=True))
        assert sum(squares) ** 0.5 >= 15, f"{one} and {other}"

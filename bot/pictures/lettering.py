"""Words that fit: members' text made plain, every character drawable, cut by measured width.

Lengths are in units of a picture, of which 360 are its width; see `sheet`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from bot.pictures.fonts import faces_with, families_for
from bot.ui.safe import ELLIPSIS, one_line

SIGN = "•"
"""Stands for characters that no font has, and for what would not stay in its line."""

MOST_UNITS = 200
"""UTF-16 units of a text that are looked at; no line has room for more."""

MARKS = 2
"""Marks above and below one character; Vietnamese needs two, towers are built of more."""

ASCENT, DESCENT = 1.15, 0.42
"""How far a line may reach above and below its baseline, in sizes; the tallest letters of living scripts do."""

SCALE = 2.5
"""Pixels per unit."""

_SAMPLE = 20.0
"""The size at which texts are measured."""

_POINTS_PER_INCH = 72
DPI = SCALE * _POINTS_PER_INCH
"""A point is a unit, so that the size of a font is its size on a phone."""

_JOINERS = "\u200c\u200d"
_JOINED = _JOINERS + "\uff9e\uff9f"  # the narrow voicing marks of Japanese are letters by category
_BLANK = "\u115f\u1160\u3164\uffa0\u2800\u034f\u20e3"
_FLAGS = range(0x1F1E6, 0x1F200)
_SKINS = range(0x1F3FB, 0x1F400)
_STACKING = (202, 240)
_LAST_PLAIN_LETTER = "\u024f"
_NUMBER = re.compile("[-+−]?[0-9](?:[.,'’\u00a0\u202f]?[0-9])*(?:\u202f?\u00a0?%)?")
_DIGIT_SET = frozenset("0123456789")
_DIGITS = str.maketrans("0123456789", "0000000000")


@dataclass(frozen=True, slots=True)
class Extent:
    """How wide a text is, and how far it reaches above and below its baseline."""

    width: float
    ascent: float
    descent: float


@lru_cache(maxsize=4096)
def plain(text: str, *, strong: bool = False) -> str:
    """A text as one line of characters that can be drawn; `SIGN` where nothing is left."""
    if _NUMBER.fullmatch(text):
        return text
    line = _drawable(unicodedata.normalize("NFC", one_line(text, MOST_UNITS)))
    kept = _joined("".join(_covered(_joined(line), strong=strong)))
    if max(kept, default="") > _LAST_PLAIN_LETTER:
        kept = _lowered(kept, strong=strong)
    return kept.strip() or SIGN


@lru_cache(maxsize=4096)
def fitted(text: str, room: float, size: float, *, strong: bool = False) -> str:
    """The text as `plain` has it, with an ellipsis for what there is no room for."""
    text = plain(text, strong=strong)
    if measured(text, size, strong=strong).width <= room:
        return text
    parts = list(clusters(text))
    least, most = 0, len(parts)
    while most - least > 1:
        middle = (least + most) // 2
        tried = f"{''.join(parts[:middle]).rstrip()}{ELLIPSIS}"
        if measured(tried, size, strong=strong).width <= room:
            least = middle
        else:
            most = middle
    # A letter that has become the last of its word may reach lower than it did.
    return _lowered(f"{''.join(parts[:least]).rstrip()}{ELLIPSIS}", strong=strong)


def wrapped(text: str, room: float, size: float, *, strong: bool = False) -> list[str]:
    """The text in one line or, broken between words, in two; the last is cut when it is used."""
    words = plain(text, strong=strong).split()
    for count in range(len(words), 0, -1):
        head = " ".join(words[:count])
        if measured(head, size, strong=strong).width <= room:
            return [head, *([" ".join(words[count:])] if count < len(words) else [])]
    return [" ".join(words)]


def measured(text: str, size: float, *, strong: bool = False) -> Extent:
    """How much room a text takes that `plain` has passed."""
    # All digits are equally wide, and letters grow with their size: much is measured once that is often written.
    shape = text.translate(_DIGITS) if text[:1] in _DIGIT_SET else text
    sample, factor = _measured(shape, strong=strong), size / _SAMPLE
    return Extent(sample.width * factor, sample.ascent * factor, sample.descent * factor)


@lru_cache(maxsize=8192)
def _measured(text: str, *, strong: bool) -> Extent:
    fonts = font(text, _SAMPLE, strong=strong)
    width, height, descent = _ruler().get_text_width_height_descent(text, fonts, False)
    return Extent(width / SCALE, (height - descent) / SCALE, descent / SCALE)


def widest(texts: Sequence[str], size: float, *, strong: bool = False) -> float:
    """The width of the widest of some texts."""
    return max((measured(plain(text, strong=strong), size, strong=strong).width for text in texts), default=0)


@lru_cache(maxsize=64)
def _font(families: tuple[str, ...], size: float) -> FontProperties:
    return FontProperties(family=list(families), size=size)


def font(text: str, size: float, *, strong: bool = False) -> FontProperties:
    """The fonts in which a text is written."""
    return _font(families_for(text, strong=strong), size)


@lru_cache(maxsize=1)
def _ruler() -> RendererAgg:
    return RendererAgg(1, 1, DPI)


def clusters(text: str) -> Iterator[str]:
    """The parts of a text between which it may be cut: a character with its marks and what is joined to it."""
    start = 0
    for place in range(1, len(text)):
        if not _joins(text[place]) and text[place - 1] not in _JOINERS:
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _joins(char: str) -> bool:
    return char in _JOINED or unicodedata.category(char)[0] == "M"


def _drawable(line: str) -> str:
    """The line without characters that show nothing of their own; flags by their letters; low towers."""
    kept: list[str] = []
    marks = 0
    for char in line:
        if ord(char) in _FLAGS:
            char = chr(ord("A") + ord(char) - _FLAGS.start)
        stacks = _STACKING[0] <= unicodedata.combining(char) <= _STACKING[1]
        marks = marks + 1 if stacks else marks if _joins(char) else 0
        if marks <= MARKS and (char in _JOINERS or not _only_changes(char)):
            kept.append(char)
    return "".join(kept)


def _only_changes(char: str) -> bool:
    """Whether a character only changes others: selectors, skins of emoji, controls; or is a letter without ink."""
    return (
        char in _BLANK
        or ord(char) in _SKINS
        or unicodedata.category(char) in ("Cf", "Cc", "Cs")
        or "VARIATION SELECTOR" in unicodedata.name(char, "")
    )


def _joined(line: str) -> str:
    """The line with joiners between letters only, where scripts need them."""
    return "".join(
        char
        for place, char in enumerate(line)
        if char not in _JOINERS
        or (_is_letter(line[place - 1 : place]) and _is_letter(line[place + 1 : place + 2]))
    )


def _is_letter(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "LM"


def _covered(line: str, *, strong: bool) -> Iterator[str]:
    """The clusters of a line as far as one font has all of each; one sign for a run of those that none has."""
    is_signed = False
    for cluster in clusters(line):
        having = faces_with(cluster[0], strong=strong)
        if having:
            yield cluster[0]
            for mark in cluster[1:]:
                both = having & faces_with(mark, strong=strong)
                if both:
                    having = both
                    yield mark
            is_signed = False
        elif not is_signed:
            yield SIGN
            is_signed = True


def _lowered(line: str, *, strong: bool) -> str:
    """The line if it stays in its row; else without the clusters that do not, without marks, or a sign for all."""
    if not _is_towering(line, strong=strong):
        return line
    kept = "".join(SIGN if _is_towering(each, strong=strong) else each for each in clusters(line))
    bare = "".join(char for char in kept if not _joins(char))
    return next((each for each in (kept, bare) if not _is_towering(each, strong=strong)), SIGN)


def _is_towering(text: str, *, strong: bool) -> bool:
    extent = measured(text, 1, strong=strong)
    return extent.ascent > ASCENT or extent.descent > DESCENT

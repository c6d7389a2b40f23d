"""Numbers, shares and days as a language writes them, in the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from math import floor, log10

from babel.dates import format_skeleton
from babel.numbers import format_compact_decimal, format_percent

from bot.i18n import Locale
from bot.pictures.lettering import measured

FINE = 100
"""Below it a figure that is not whole is shown with its tenth."""


def amount(value: float, t: Locale) -> str:
    """A figure as it is read: whole, or with a tenth where it is small and not whole."""
    return t.number(rounded(value))


def rounded(value: float) -> Decimal:
    """A figure as far as `amount` shows it."""
    digits = "0.1" if abs(value) < FINE else "1"
    found = Decimal(repr(value)).quantize(Decimal(digits), ROUND_HALF_EVEN)
    whole = found.to_integral_value()
    return whole if found == whole else found


def compact(value: float, t: Locale, *, digits: int | None = None) -> str:
    """A figure in few characters: 12 k, 1.2 M; with so many digits after the point at most."""
    if digits is None:
        digits = 0 if abs(value) >= FINE and value % 1000 == 0 else 1
    return str(format_compact_decimal(value, locale=t.babel, fraction_digits=digits))


def brief(value: float, t: Locale, *, room: float, size: float, strong: bool = False) -> str:
    """The figure in full where there is room for it, else in few characters, and fewer."""
    for text in (amount(value, t), compact(value, t)):
        if measured(text, size, strong=strong).width <= room:
            return text
    return compact(value, t, digits=0)


def share(value: float, t: Locale) -> str:
    """A share as per cent, rounded down: what is nearly done is not done."""
    hundredths = floor(round(value * 100, 6))
    return str(format_percent(Decimal(hundredths) / 100, locale=t.babel))


def day(value: date, t: Locale) -> str:
    """Day and month in short."""
    return str(format_skeleton("MMMd", value, locale=t.babel))


def month(value: date, t: Locale) -> str:
    """Month and year in short."""
    return str(format_skeleton("yMMM", value, locale=t.babel))


def full_day(value: date, t: Locale) -> str:
    """Day, month and year."""
    return str(format_skeleton("yMMMd", value, locale=t.babel))


def ticks(most: float, *, about: int = 4) -> tuple[float, ...]:
    """Round numbers from 0 that reach `most` in about so many steps of 1, 2 or 5 times a power of ten."""
    if most <= 0:
        return (0, 1)
    rough = most / about
    power = 10 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    count = -floor(-round(most / step, 6))
    return tuple(step * number for number in range(count + 1))


def spread(places: Sequence[float], *, gap: float, least: float, most: float) -> list[float]:
    """Places moved apart so that no two are nearer than `gap`, each as little as may be, within bounds."""
    blocks: list[tuple[float, list[int]]] = []  # the middle and the members of those that stand together
    for number in sorted(range(len(places)), key=places.__getitem__):
        members = [number]
        while True:
            half = gap * (len(members) - 1) / 2
            middle = sum(places[each] for each in members) / len(members)
            middle = min(max(middle, least + half), most - half)
            if not blocks or blocks[-1][0] + gap * (len(blocks[-1][1]) + 1) / 2 <= middle - half:
                break
            members = blocks.pop()[1] + members
        blocks.append((middle, members))
    found = [0.0] * len(places)
    for middle, members in blocks:
        start = middle - gap * (len(members) - 1) / 2
        for step, number in enumerate(members):
            found[number] = start + step * gap
    return found

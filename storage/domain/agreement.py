"""How much reviewers agree: Krippendorff's alpha, from the values at once or kept up as they change.

Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import fsum

ROUNDING = 1e-12
"""Share of its largest term below which the expected disagreement of `Sums` is what rounding left of zero."""


class Metric(StrEnum):
    """What makes two values differ."""

    NOMINAL = "nominal"
    """Values are names: they are the same or not."""
    ORDINAL = "ordinal"
    """Values are an order: they differ by how many values lie between them."""
    INTERVAL = "interval"
    """Values are numbers: they differ by their distance."""


def alpha(units: Iterable[Sequence[float]], *, metric: Metric) -> float | None:
    """Krippendorff's alpha: 1 for perfect agreement, 0 for what chance gives, below it for disagreement.

    Each unit holds the finite values that its observers gave, in any order and number; a unit with fewer than two
    pairs with nothing and is left out. None where no unit is left, and where all values are equal: chance would then
    never disagree, so nothing tells agreement from observers who cannot tell things apart (alpha would be 0/0).
    """
    counts = [Counter(values) for values in units if len(values) > 1]
    total = sum(counts, Counter[float]())
    difference = _difference(metric, total)
    expected = _disagreement(total, difference)
    if not expected:
        return None
    observed = fsum(_disagreement(each, difference) / (each.total() - 1) for each in counts)
    return 1.0 - (total.total() - 1) * observed / expected


def _disagreement(counts: Mapping[float, int], difference: Callable[[float, float], float]) -> float:
    """The squared differences of all ordered pairs of these values."""
    return 2.0 * fsum(counts[a] * counts[b] * difference(a, b) for a, b in combinations(counts, 2))


def _difference(metric: Metric, total: Mapping[float, int]) -> Callable[[float, float], float]:
    """The squared difference of two unlike values, as the metric has it."""
    if metric is Metric.NOMINAL:
        return lambda a, b: 1.0
    place = _middles(total) if metric is Metric.ORDINAL else {value: value for value in total}
    return lambda a, b: (place[a] - place[b]) ** 2


def _middles(total: Mapping[float, int]) -> dict[float, float]:
    """Where the middle of each value's block lies when all values stand in a row.

    The ordinal difference, all values from one to the other less half of those at both ends, is the distance of these.
    """
    middles, before = {}, 0
    for value in sorted(total):
        middles[value] = before + total[value] / 2.0
        before += total[value]
    return middles


@dataclass(frozen=True, slots=True)
class Sums:
    """What alpha with the interval metric needs of all pairable units, so that it is kept up instead of counted anew.

    For values of 0 and 1 it is the nominal alpha as well: unlike values are always 1 apart. `Sums()` is the start, and
    `Sums().replaced(before, after)` what a change adds to sums that are kept elsewhere.
    """

    units: int = 0
    """Units with at least two values."""
    values: int = 0
    """Values in them."""
    total: float = 0.0
    """Sum of the values."""
    squares: float = 0.0
    """Sum of the squared values."""
    disagreement: float = 0.0
    """Sum over the units of m values x of (2 m sum(x^2) - 2 sum(x)^2) / (m - 1): within each unit, the squared
    differences of all ordered pairs, over m - 1."""

    def replaced(self, before: Sequence[float], after: Sequence[float]) -> Sums:
        """The sums when the values of one unit change from `before` to `after`; either may be empty."""
        old, new = _of_unit(before), _of_unit(after)
        return Sums(
            self.units - old.units + new.units,
            self.values - old.values + new.values,
            self.total - old.total + new.total,
            self.squares - old.squares + new.squares,
            self.disagreement - old.disagreement + new.disagreement,
        )

    def alpha(self) -> float | None:
        """Alpha with the interval metric; None where `alpha` of this module is None."""
        largest = 2.0 * self.values * self.squares
        expected = largest - 2.0 * self.total**2
        if expected <= ROUNDING * largest:
            return None
        return 1.0 - (self.values - 1) * self.disagreement / expected


def _of_unit(values: Sequence[float]) -> Sums:
    number = len(values)
    if number < 2:
        return Sums()
    total, squares = fsum(values), fsum(value * value for value in values)
    return Sums(1, number, total, squares, 2.0 * (number * squares - total**2) / (number - 1))

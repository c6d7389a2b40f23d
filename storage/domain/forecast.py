"""When a goal is reached, from what arrived on the last days, with an interval that says how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, mean

WINDOW = 14
"""Whole days that are looked at: two weeks, so that weekends weigh what they are."""
SHARE = 0.8
"""How often the goal is reached within the interval, if the days go on as they did."""
HORIZON = 3650.0
"""Days, ten years: nothing is foretold beyond, and an interval ends here."""
PRIOR_SPREAD = 0.5
"""By how much a day differs from the average before any two were seen, as a share of it; counts as one day seen."""
LEAST_EXPOSURE = 1.0 / 24.0
"""Days: the first contributions of the first hour count as an hour's, or a single one would promise thousands."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """When a goal is reached. Invariant: 0 < low <= days <= high <= HORIZON."""

    rate: float
    """What arrives per day, > 0."""
    days: float
    """Days from now at this rate."""
    low: float
    """Days from now; it takes less with a probability of (1 - SHARE) / 2."""
    high: float
    """Days from now; it takes longer with a probability of (1 - SHARE) / 2. HORIZON: nobody can tell how long."""


def forecast(days: Sequence[int], *, today: float, so_far_today: int, remaining: int) -> Forecast | None:
    """When `remaining` more have arrived, from the counts of the last whole days (oldest first) and of today.

    `today` is the part of the current day that has passed, 0 to 1. None where nothing remains, nothing arrived, or it
    would take longer than HORIZON.

    T days (k whole ones and the part of today) brought r = count / T per day. The variance of a day is
        v = max(r, (sum (day - mean)^2 + (PRIOR_SPREAD r)^2) / max(k, 1)),
    at least Poisson's. What d more days bring is about normal: r d on average, with variance v d for the days to come
    and v d^2 / T because r itself is known from T days only. The interval ends where the chance that this reaches
    `remaining` = R is 10 % and 90 %: at the positive d with (r d - R)^2 = z^2 (v d + v d^2 / T), a quadratic equation.
    It has no second one where r is not surer than z standard errors; the interval is then open and ends at HORIZON.
    """
    seen = days[-WINDOW:]
    arrived = sum(seen) + so_far_today
    if remaining <= 0 or arrived <= 0:
        return None
    exposure = max(len(seen) + today, LEAST_EXPOSURE)
    rate = arrived / exposure
    expected = remaining / rate
    if expected > HORIZON:
        return None
    noise = NormalDist().inv_cdf((1.0 + SHARE) / 2.0) ** 2 * _variance(seen, rate)
    square, line = rate**2 - noise / exposure, 2.0 * rate * remaining + noise
    # B^2 - 4 A C of A d^2 - B d + C = 0 with C = R^2, multiplied out: every term is positive.
    root = sqrt(noise * (4.0 * rate * remaining + noise + 4.0 * remaining**2 / exposure))
    low = 2.0 * remaining**2 / (line + root)
    high = (line + root) / (2.0 * square) if square > 0.0 else HORIZON
    return Forecast(rate, expected, min(low, expected), min(max(high, expected), HORIZON))


def _variance(seen: Sequence[int], rate: float) -> float:
    """How far a day's count is from the average, squared, on average."""
    average = mean(seen) if seen else 0.0
    spread = sum((count - average) ** 2 for count in seen) + (PRIOR_SPREAD * rate) ** 2
    return max(rate, spread / max(len(seen), 1))

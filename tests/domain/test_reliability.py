"""Reliability: what is known about one reviewer and one question."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.reliability import PRIOR_RIGHT, PRIOR_WRONG, TRUST_CEILING, TRUST_FLOOR, Reliability

counts = st.floats(0.0, 1e6)
records = st.builds(Reliability, counts, counts)


def test_a_newcomer_is_right_as_often_as_reviewers_are_on_average() -> None:
    assert Reliability().mean == pytest.approx(PRIOR_RIGHT / (PRIOR_RIGHT + PRIOR_WRONG))
    assert Reliability().mean == pytest.approx(0.80, abs=0.01)


def test_a_long_record_outweighs_the_prior() -> None:
    assert Reliability(900.0, 100.0).mean == pytest.approx(0.9, abs=0.01)
    assert Reliability(100.0, 900.0).mean == pytest.approx(0.1, abs=0.01)


def test_a_coin_weighs_nothing_and_is_not_read_backwards_when_it_is_worse() -> None:
    assert Reliability(PRIOR_WRONG, PRIOR_RIGHT).weight == 0.0
    assert Reliability(0.0, 1e6).weight == 0.0


def test_nobody_weighs_more_than_the_ceiling() -> None:
    assert Reliability(1e6, 0.0).weight == Reliability().weight
    assert Reliability().mean > TRUST_CEILING > TRUST_FLOOR


def test_a_newcomer_who_answers_like_a_coin_soon_weighs_less() -> None:
    assert Reliability(4.0, 4.0).weight < Reliability().weight


@given(records, st.floats(0.001, 100.0))
def test_a_right_answer_never_lowers_and_a_wrong_one_never_raises(record, more) -> None:
    better, worse = (
        Reliability(record.right + more, record.wrong),
        Reliability(record.right, record.wrong + more),
    )
    assert worse.mean <= record.mean <= better.mean
    assert worse.weight <= record.weight <= better.weight


@given(records, st.floats(0.01, 0.99))
def test_the_interval_holds_the_mean_and_stays_a_share(record, share) -> None:
    low, high = record.interval(share)
    assert 0.0 <= low <= record.mean <= high <= 1.0
    assert 0.0 < record.mean < 1.0
    assert isfinite(record.weight)
    assert record.weight >= 0.0


def test_the_interval_narrows_with_every_answer_and_widens_with_its_share() -> None:
    def width(record: Reliability, share: float = 0.9) -> float:
        low, high = record.interval(share)
        return high - low

    assert width(Reliability(80.0, 20.0)) < width(Reliability(8.0, 2.0)) < width(Reliability())
    assert width(Reliability(), 0.5) < width(Reliability(), 0.9)


def test_the_interval_is_near_the_exact_one() -> None:
    """Against the Beta posterior added up in small steps."""
    for record in (Reliability(), Reliability(5.0, 5.0), Reliability(40.0, 2.0)):
        low, high = record.interval(0.9)
        exact_low, exact_high = _exact(record, 0.05), _exact(record, 0.95)
        assert low == pytest.approx(exact_low, abs=0.04)
        assert high == pytest.approx(exact_high, abs=0.04)


def _exact(record: Reliability, share: float, steps: int = 20_000) -> float:
    """The quantile of the Beta posterior, by the midpoint rule."""
    a, b = PRIOR_RIGHT + record.right, PRIOR_WRONG + record.wrong
    points = [(i + 0.5) / steps for i in range(steps)]
    density = [x ** (a - 1) * (1 - x) ** (b - 1) for x in points]
    wanted, below = share * sum(density), 0.0
    return next(x for x, y in zip(points, density, strict=True) if (below := below + y) >= wanted)

"""Krippendorff's alpha against published examples, and its sums against alpha itself."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.agreement import Metric, Sums, alpha

BINARY = ("0100000010", "1110010000")
"""Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example A: two observers, ten units."""
NOMINAL = ("aabbdcccedda", "babbbccceddd")
"""Example B of the same paper: two observers, twelve units, five names."""
MISSING = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""Examples C and D of the same paper: four observers, twelve units, values missing."""
NEWS = (
    "112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. "
    ".100. 0000. 1222. 33223 111.1 111.1 212.2 1233. 1101. 000.0 "
    "0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 "
    "110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1"
)
"""A. F. Hayes and K. Krippendorff, "Answering the Call for a Standard Reliability Measure for Coding Data",
Communication Methods and Measures 1 (2007), table 1: forty articles, five observers."""
ENCYCLOPEDIA = (".....34121133.3", "1.213343.......", "..21344.21133.4")
"""Wikipedia, "Krippendorff's alpha", a computational example: three observers, fifteen units."""

quarters = st.integers(0, 4).map(lambda step: step / 4)
"""The values that labels have."""
units = st.lists(st.lists(quarters, max_size=6), max_size=12)
answers = st.lists(st.lists(st.sampled_from([0.0, 1.0]), max_size=6), max_size=12)
metrics = st.sampled_from(list(Metric))


def by_unit(*observers: str) -> list[list[float]]:
    """The values of each unit from a row per observer, in which a point stands for no value."""
    return [numbers("".join(column)) for column in zip_longest(*observers, fillvalue=".")]


def numbers(values: str) -> list[float]:
    return [float(ord(value)) for value in values if value != "."]


def summed(values: list[list[float]]) -> Sums:
    """The sums after units came in one by one."""
    sums = Sums()
    for unit in values:
        sums = sums.replaced([], unit)
    return sums


@pytest.mark.parametrize(
    ("values", "metric", "published"),
    [
        (by_unit(*BINARY), Metric.NOMINAL, 0.095),
        (by_unit(*NOMINAL), Metric.NOMINAL, 0.692),
        (by_unit(*MISSING), Metric.NOMINAL, 0.743),
        (by_unit(*MISSING), Metric.ORDINAL, 0.815),
        (by_unit(*MISSING), Metric.INTERVAL, 0.849),
        (by_unit(*ENCYCLOPEDIA), Metric.NOMINAL, 0.691),
        (by_unit(*ENCYCLOPEDIA), Metric.INTERVAL, 0.811),
    ],
)
def test_published_examples_come_out_as_published(
    values: list[list[float]], metric: Metric, published: float
) -> None:
    result = alpha(values, metric=metric)
    assert result is not None
    assert round(result, 3) == published


def test_the_forty_articles_of_hayes_and_krippendorff_come_out_as_published() -> None:
    result = alpha([numbers(unit) for unit in NEWS.split()], metric=Metric.ORDINAL)
    assert result is not None
    assert len(NEWS.split()) == 40
    assert round(result, 4) == 0.7598


def test_the_sums_give_the_published_figures_too() -> None:
    assert summed(by_unit(*MISSING)).alpha() == pytest.approx(0.849, abs=0.0005)
    assert summed(by_unit(*BINARY)).alpha() == pytest.approx(0.095, abs=0.0005)


@pytest.mark.parametrize("metric", Metric)
@pytest.mark.parametrize("values", [[], [[]], [[1.0], [0.0]], [[0.1] * 3, [0.1] * 7], [[0.0, 0.0]]])
def test_alpha_is_unknown_where_nothing_pairs_or_nothing_varies(
    values: list[list[float]], metric: Metric
) -> None:
    assert alpha(values, metric=metric) is None
    assert summed(values).alpha() is None


@given(units, metrics)
def test_alpha_is_never_above_one_and_one_means_agreement(values: list[list[float]], metric: Metric) -> None:
    result = alpha(values, metric=metric)
    agree = all(len(set(unit)) == 1 for unit in values if len(unit) > 1)
    assert result is None or result <= 1.0
    assert result is None or (result == 1.0) == agree


@given(units, metrics, st.randoms(use_true_random=False))
def test_the_order_of_units_and_observers_does_not_matter(
    values: list[list[float]], metric: Metric, dice
) -> None:
    mixed = [dice.sample(unit, len(unit)) for unit in dice.sample(values, len(values))]
    assert alpha(mixed, metric=metric) == pytest.approx(alpha(values, metric=metric), abs=1e-9)


@given(units, quarters, metrics)
def test_a_lonely_value_changes_nothing(values: list[list[float]], lonely: float, metric: Metric) -> None:
    assert alpha([*values, [lonely]], metric=metric) == alpha(values, metric=metric)


@given(units)
def test_only_the_order_of_values_matters_to_the_ordinal_metric(values: list[list[float]]) -> None:
    stretched = [[value**3 * 100.0 - 7.0 for value in unit] for unit in values]
    assert alpha(stretched, metric=Metric.ORDINAL) == alpha(values, metric=Metric.ORDINAL)


@given(answers)
def test_for_yes_and_no_all_metrics_are_one(values: list[list[float]]) -> None:
    nominal = alpha(values, metric=Metric.NOMINAL)
    assert alpha(values, metric=Metric.INTERVAL) == pytest.approx(nominal, abs=1e-9)
    assert alpha(values, metric=Metric.ORDINAL) == pytest.approx(nominal, abs=1e-9)
    assert summed(values).alpha() == pytest.approx(nominal, abs=1e-9)


@given(units, st.data())
def test_sums_that_are_kept_up_give_what_alpha_gives(values: list[list[float]], data: st.DataObject) -> None:
    sums = summed(values)
    for place in range(len(values)):
        changed = data.draw(st.lists(quarters, max_size=6))
        sums, values[place] = sums.replaced(values[place], changed), changed
    assert sums.alpha() == pytest.approx(alpha(values, metric=Metric.INTERVAL), abs=1e-9)
    pairable = [unit for unit in values if len(unit) > 1]
    assert (sums.units, sums.values) == (len(pairable), sum(map(len, pairable)))


@given(st.lists(quarters, max_size=6), st.lists(quarters, max_size=6), units)
def test_a_change_can_be_added_to_sums_that_are_kept_elsewhere(
    before: list[float], after: list[float], others: list[list[float]]
) -> None:
    kept, change = summed([*others, before]), Sums().replaced(before, after)
    assert kept.units + change.units == kept.replaced(before, after).units
    assert kept.values + change.values == kept.replaced(before, after).values
    assert kept.total + change.total == kept.replaced(before, after).total
    assert kept.disagreement + change.disagreement == pytest.approx(kept.replaced(before, after).disagreement)


def test_a_million_answers_that_all_but_one_agree_are_not_taken_for_equal() -> None:
    sums = Sums(500_000, 1_000_000, 999_999.0, 999_999.0, 2.0)
    assert sums.alpha() == pytest.approx(0.0, abs=1e-5)

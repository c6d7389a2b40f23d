"""Rings: who accepts whom more often than chance, and who of them belong together."""

from __future__ import annotations

from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.rings import (
    LEAST_OTHERS,
    Edge,
    Judged,
    counted,
    outliers,
    rings,
    tail,
)


def crowd(
    people: int, reviews: int, *, seed: int = 1, lang: str = "es", acceptance: float = 0.8
) -> list[Judged]:
    """Reviews as the lot gives them: nobody gets their own."""
    dice = Random(seed)
    found: list[Judged] = []
    while len(found) < reviews:
        reviewer, author = dice.sample(range(1, people + 1), 2)
        found.append(Judged(reviewer, author, lang, dice.random() < acceptance))
    return found


def each_other(*members: int, times: int, lang: str = "es") -> list[Judged]:
    """So many acceptances round a circle; of two in both directions."""
    pairs = zip(members, (*members[1:], members[0]), strict=True)
    return [Judged(reviewer, author, lang, True) for reviewer, author in pairs for _ in range(times)]


def found_in(reviews: list[Judged]) -> list[tuple[int, ...]]:
    """The members of each ring."""
    return [ring.members for ring in rings(outliers(counted(reviews)))]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(("people", "reviews"), [(3, 200), (8, 600), (60, 4000)])
def test_a_crowd_that_plays_fair_is_no_ring(people: int, reviews: int, seed: int) -> None:
    assert found_in(crowd(people, reviews, seed=seed)) == []


def test_two_who_accept_each_other_stand_out() -> None:
    reviews = crowd(40, 3000) + each_other(101, 102, times=15)
    assert found_in(reviews) == [(101, 102)]
    (ring,) = rings(outliers(counted(reviews)))
    for edge in ring.edges:
        assert (edge.accepted, edge.reviewed) == (15, 15)
        assert edge.expected < 0.1
        assert edge.chance < 1e-9


def test_a_circle_stands_out_in_which_nobody_accepts_back() -> None:
    assert found_in(crowd(40, 3000) + each_other(101, 102, 103, 104, times=12)) == [(101, 102, 103, 104)]


def test_two_rings_are_told_apart() -> None:
    reviews = crowd(40, 3000) + each_other(101, 102, times=12) + each_other(103, 104, 105, times=12)
    assert found_in(reviews) == [(101, 102), (103, 104, 105)]


def test_one_who_admires_another_is_no_ring() -> None:
    admiring = [Judged(101, 102, "es", True)] * 15
    assert found_in(crowd(40, 3000) + admiring) == []
    assert [(edge.reviewer, edge.author) for edge in outliers(counted(crowd(40, 3000) + admiring))] == [
        (101, 102)
    ]


def test_two_who_reject_each_other_are_no_ring() -> None:
    hostile = [Judged(a, b, "es", False) for a, b in ((101, 102), (102, 101)) for _ in range(30)]
    assert found_in(crowd(40, 3000) + hostile) == []


def test_few_reviews_say_nothing() -> None:
    assert found_in(crowd(40, 3000) + each_other(101, 102, times=4)) == []


def test_where_nobody_else_reviews_nothing_is_usual() -> None:
    assert found_in(each_other(101, 102, times=50)) == []
    assert found_in(crowd(5, LEAST_OTHERS - 1) + each_other(101, 102, times=50)) == []


def test_each_language_is_judged_by_itself_and_a_ring_may_span_two() -> None:
    there = [Judged(101, 102, "es", True)] * 15
    back = [Judged(102, 101, "fr", True)] * 15
    both = crowd(40, 3000) + crowd(40, 3000, seed=2, lang="fr")
    assert found_in(both + there + back) == [(101, 102)]


def test_a_pair_in_two_languages_is_one_edge_with_the_smaller_chance() -> None:
    both = crowd(40, 3000) + crowd(40, 3000, seed=2, lang="fr")
    less, more = [Judged(101, 102, "es", True)] * 8, [Judged(101, 102, "fr", True)] * 15
    for first, second in ((less, more), (more, less)):
        (edge,) = outliers(counted(first + second + both))
        assert edge.accepted == 15


def test_counting_in_batches_comes_to_the_same() -> None:
    reviews = crowd(10, 500)
    assert counted(reviews[200:], counted(reviews[:200])) == counted(reviews)


def test_edges_outside_of_a_ring_are_left_out() -> None:
    def edge(reviewer: int, author: int) -> Edge:
        return Edge(reviewer, author, 5, 5, 0.1, 1e-6)

    edges = [edge(1, 2), edge(2, 1), edge(1, 3), edge(4, 1)]
    (ring,) = rings(edges)
    assert (ring.members, ring.edges) == ((1, 2), (edge(1, 2), edge(2, 1)))


@given(
    st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n + 1), st.just(n))),
    st.floats(0.001, 0.999),
)
def test_the_tail_is_that_of_the_binomial_distribution(counts: tuple[int, int], chance: float) -> None:
    least, trials = counts
    exact = sum(comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(least, trials + 1))
    assert tail(least, trials, chance) == pytest.approx(exact, rel=1e-6, abs=1e-12)


def test_the_tail_of_many_trials_neither_overflows_nor_vanishes_too_soon() -> None:
    assert tail(300, 50_000, 0.001) < 1e-100
    assert tail(50, 50_000, 0.001) == pytest.approx(0.519, abs=0.01)

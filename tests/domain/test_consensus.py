"""The merged order: what ranked pairs promise, as properties over elections of any shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.consensus import Ballot, Pair, consensus, pairs_of, win_rate

ITEMS = range(1, 6)


@st.composite
def ballots(draw: st.DrawFn, *, complete: bool = False, strict: bool = False) -> Ballot:
    """A ballot over some (or all) of five items, with ties unless it is strict."""
    items = draw(st.permutations(ITEMS))
    if not complete:
        items = items[: draw(st.integers(0, len(ITEMS)))]
    groups: list[tuple[int, ...]] = []
    for item in items:
        if groups and not strict and draw(st.booleans()):
            groups[-1] = (*groups[-1], item)
        else:
            groups.append((item,))
    return Ballot(tuple(groups))


elections = st.lists(ballots(), max_size=7)
complete_elections = st.lists(ballots(complete=True), min_size=1, max_size=7)


def order(*items: int | tuple[int, ...]) -> Ballot:
    """A ballot, best first; a tuple is a tie."""
    return Ballot(tuple(item if isinstance(item, tuple) else (item,) for item in items))


def ranks(*votes: Ballot) -> Mapping[int, int]:
    """The merged order of some ballots."""
    return consensus(votes).ranks


def relabelled(vote: Ballot, names: Mapping[int, int]) -> Ballot:
    """The same ballot over items with other ids."""
    return Ballot(tuple(tuple(names[item] for item in group) for group in vote.groups), vote.is_not_rankable)


def beats(votes: Sequence[Ballot], one: int, other: int) -> bool:
    """Whether more voters prefer the one; and it was compared at all."""
    return any((pair.better, pair.worse) == (one, other) and pair.margin for pair in pairs_of(votes))


@given(elections, st.randoms())
def test_the_order_in_which_ballots_came_in_does_not_matter(votes: list[Ballot], rng: Random) -> None:
    assert consensus(votes) == consensus(rng.sample(votes, len(votes)))


@given(elections, st.permutations(range(100, 105)))
def test_other_ids_give_the_same_order(votes: list[Ballot], names: list[int]) -> None:
    mapping = dict(zip(ITEMS, names, strict=True))
    renamed = consensus([relabelled(vote, mapping) for vote in votes])
    assert renamed.ranks == {mapping[item]: rank for item, rank in consensus(votes).ranks.items()}


@given(complete_elections)
def test_whoever_beats_all_others_is_alone_at_the_top(votes: list[Ballot]) -> None:
    merged = ranks(*votes)
    for item in ITEMS:
        if all(beats(votes, item, other) for other in ITEMS if other != item):
            assert [each for each, rank in merged.items() if rank == 0] == [item]


@given(complete_elections)
def test_whoever_loses_to_all_others_is_alone_at_the_bottom(votes: list[Ballot]) -> None:
    merged = ranks(*votes)
    for item in ITEMS:
        if all(beats(votes, other, item) for other in ITEMS if other != item):
            assert merged[item] == len(ITEMS) - 1
            assert list(merged.values()).count(merged[item]) == 1


@given(ballots(complete=True), st.integers(1, 5))
def test_an_order_that_all_share_is_kept_with_its_ties(vote: Ballot, voters: int) -> None:
    merged = ranks(*[vote] * voters)
    expected, place = {}, 0
    for group in vote.groups:
        expected.update(dict.fromkeys(group, place))
        place += len(group)
    assert merged == expected


@given(st.lists(ballots(complete=True, strict=True), min_size=1, max_size=7))
def test_what_all_put_above_another_stays_above_it(votes: list[Ballot]) -> None:
    merged = ranks(*votes)
    places = [{item: index for index, (item,) in enumerate(vote.groups)} for vote in votes]
    for one in ITEMS:
        for other in ITEMS:
            if all(place[one] < place[other] for place in places):
                assert merged[one] < merged[other]


@given(elections)
def test_ranks_count_whoever_is_above_and_name_all_who_were_compared(votes: list[Ballot]) -> None:
    merged = ranks(*votes)
    assert set(merged) == {item for vote in votes if len(vote.items) > 1 for item in vote.items}
    for rank in merged.values():
        assert rank == sum(other < rank for other in merged.values())


@given(complete_elections)
def test_the_reverse_of_every_ballot_beside_it_leaves_a_tie(votes: list[Ballot]) -> None:
    reverse = [Ballot(vote.groups[::-1]) for vote in votes]
    assert set(ranks(*votes, *reverse).values()) == {0}


@given(elections)
def test_every_pair_says_how_many_compared_it_and_how_clearly(votes: list[Ballot]) -> None:
    for pair in consensus(votes).pairs:
        assert pair.votes == sum({pair.better, pair.worse} <= vote.items for vote in votes)
        assert 0 <= pair.margin <= pair.votes


def test_one_against_one_is_a_tie() -> None:
    assert ranks(order(1, 2), order(2, 1)) == {1: 0, 2: 0}


def test_a_perfect_cycle_is_a_tie_and_no_order_by_id() -> None:
    assert ranks(order(1, 2, 3), order(2, 3, 1), order(3, 1, 2)) == {1: 0, 2: 0, 3: 0}


def test_a_cycle_at_the_top_leaves_the_loser_below_it() -> None:
    votes = [order(1, 2, 3, 4), order(2, 3, 1, 4), order(3, 1, 2, 4)]
    assert ranks(*votes) == {1: 0, 2: 0, 3: 0, 4: 3}


def test_the_weakest_link_of_an_uneven_cycle_gives_way() -> None:
    # 1 over 2 by 3, 2 over 3 by 3, 3 over 1 by 1: the last one would close the cycle.
    votes = [order(1, 2, 3)] * 3 + [order(2, 3, 1)] * 2 + [order(3, 1, 2)] * 2
    assert ranks(*votes) == {1: 0, 2: 1, 3: 2}


def test_equals_share_a_rank_and_the_next_one_counts_them() -> None:
    assert ranks(order((1, 2), 3)) == {1: 0, 2: 0, 3: 2}


def test_ballots_over_different_replies_are_merged_pair_by_pair() -> None:
    assert ranks(order(1, 2), order(2, 3)) == {1: 0, 2: 1, 3: 2}


def test_an_early_ballot_does_not_hide_a_reply_that_came_later() -> None:
    assert ranks(order(1, 2), order(3, 1, 2), order(3, 1, 2)) == {3: 0, 1: 1, 2: 2}


def test_replies_that_nobody_compared_with_another_get_no_rank() -> None:
    assert ranks() == {}
    assert ranks(order(1)) == {}
    assert ranks(order(1, 2), order(3)) == {1: 0, 2: 1}


def test_a_majority_that_finds_nothing_to_rank_wins() -> None:
    refusal = Ballot((), is_not_rankable=True)
    result = consensus([refusal, refusal, order(1, 2)])
    assert (result.is_not_rankable, result.ranks) == (True, {})


@pytest.mark.parametrize("refusals", [0, 1])
def test_half_of_the_voters_are_no_majority(refusals: int) -> None:
    votes = [Ballot((), is_not_rankable=True)] * refusals + [order(1, 2)]
    result = consensus(votes)
    assert (result.is_not_rankable, result.ranks) == (False, {1: 0, 2: 1})


def test_a_pair_names_the_better_one_first() -> None:
    assert pairs_of([order(2, 1), order(2, 1), order(1, 2)]) == (Pair(2, 1, margin=1, votes=3),)


def test_a_win_rate_starts_in_the_middle_and_never_reaches_the_ends() -> None:
    assert win_rate(0, 0) == 0.5
    assert 0.0 < win_rate(0, 100) < win_rate(50, 100) < win_rate(100, 100) < 1.0

"""The merged order and its pairs: what they promise, as properties over elections of any shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, isclose
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import storage.domain.consensus as module
from storage.domain.consensus import Ballot, Pair, consensus, pairs_of, win_rate

ITEMS = range(1, 7)


@st.composite
def ballots(draw: st.DrawFn, *, complete: bool = False, strict: bool = False) -> Ballot:
    """A ballot over some (or all) of six items, with ties unless it is strict."""
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


@st.composite
def with_refusals(draw: st.DrawFn, votes: st.SearchStrategy[list[Ballot]]) -> list[Ballot]:
    """An election in which at most half of the voters refuse to rank; some of them named an order all the same."""
    cast = draw(votes)
    refusals = draw(st.lists(ballots(), max_size=len(cast)))
    return draw(st.permutations([*cast, *(Ballot(vote.groups, is_not_rankable=True) for vote in refusals)]))


any_elections = st.lists(
    st.builds(Ballot, ballots().map(lambda vote: vote.groups), st.booleans()), max_size=8
)
elections = with_refusals(st.lists(ballots(), max_size=8))
complete_elections = with_refusals(st.lists(ballots(complete=True), min_size=1, max_size=8))


def order(*items: int | tuple[int, ...]) -> Ballot:
    """A ballot, best first; a tuple is a tie."""
    return Ballot(tuple(item if isinstance(item, tuple) else (item,) for item in items))


def ranks(*votes: Ballot) -> Mapping[int, int]:
    """The merged order of some ballots."""
    return consensus(votes).ranks


def relabelled(vote: Ballot, names: Mapping[int, int]) -> Ballot:
    """The same ballot over items with other ids."""
    return Ballot(tuple(tuple(names[item] for item in group) for group in vote.groups), vote.is_not_rankable)


def counted(votes: Iterable[Ballot]) -> list[Ballot]:
    """The ballots of those who did not refuse."""
    return [vote for vote in votes if not vote.is_not_rankable]


def beats(votes: Sequence[Ballot], one: int, other: int) -> bool:
    """Whether more voters prefer the one; and it was compared at all."""
    return any((pair.better, pair.worse) == (one, other) and pair.margin for pair in pairs_of(counted(votes)))


def probability(one: int, other: int, *votes: Ballot) -> float:
    """How likely the next voter prefers the one to the other."""
    for pair in consensus(votes).pairs:
        if (pair.better, pair.worse) == (one, other):
            return pair.probability
        if (pair.worse, pair.better) == (one, other):
            return 1.0 - pair.probability
    raise AssertionError(f"nobody compared {one} with {other}")


@given(any_elections, st.randoms())
def test_the_order_in_which_ballots_came_in_does_not_matter(votes: list[Ballot], rng: Random) -> None:
    assert consensus(votes) == consensus(rng.sample(votes, len(votes)))


@given(any_elections, st.permutations(range(100, 106)))
def test_other_ids_give_the_same_order_and_the_same_pairs(votes: list[Ballot], names: list[int]) -> None:
    mapping = dict(zip(ITEMS, names, strict=True))
    merged = consensus(votes)
    renamed = consensus([relabelled(vote, mapping) for vote in votes])
    assert renamed.ranks == {mapping[item]: rank for item, rank in merged.ranks.items()}
    assert renamed.is_not_rankable == merged.is_not_rankable
    assert len(renamed.pairs) == len(merged.pairs)
    for pair in merged.pairs:
        better, worse = mapping[pair.better], mapping[pair.worse]
        same = Pair(better, worse, pair.margin, pair.votes, pair.probability)  # to the last bit
        # Only in a tie may the other one be named first; it then has the other side of the probability.
        turned = [
            other
            for other in renamed.pairs
            if not pair.margin
            and (other.better, other.worse, other.margin, other.votes) == (worse, better, 0, pair.votes)
            and isclose(other.probability, 1.0 - pair.probability)
        ]
        assert same in renamed.pairs or turned


@given(any_elections, st.data())
def test_the_order_of_equals_within_a_group_does_not_matter(votes: list[Ballot], data: st.DataObject) -> None:
    shuffled = [
        Ballot(tuple(tuple(data.draw(st.permutations(group))) for group in vote.groups), vote.is_not_rankable)
        for vote in votes
    ]
    assert consensus(shuffled) == consensus(votes)


@given(elections)
def test_whoever_beats_all_others_is_alone_at_the_top(votes: list[Ballot]) -> None:
    merged = ranks(*votes)
    for item in merged:
        if all(beats(votes, item, other) for other in merged if other != item):
            assert [each for each, rank in merged.items() if rank == 0] == [item]


@given(complete_elections, st.sampled_from(ITEMS))
def test_whoever_all_put_first_is_alone_at_the_top(votes: list[Ballot], item: int) -> None:
    unanimous = [
        Ballot(
            (
                (item,),
                *(rest for group in vote.groups if (rest := tuple(each for each in group if each != item))),
            )
        )
        for vote in counted(votes)
    ]
    assert [each for each, rank in ranks(*unanimous).items() if rank == 0] == [item]


@given(elections)
def test_whoever_nobody_beats_is_at_the_top(votes: list[Ballot]) -> None:
    merged = ranks(*votes)
    for item in merged:
        if not any(beats(votes, other, item) for other in merged):
            assert merged[item] == 0


@given(elections)
def test_whoever_loses_to_all_others_is_alone_at_the_bottom(votes: list[Ballot]) -> None:
    merged = ranks(*votes)
    for item in merged:
        if all(beats(votes, other, item) for other in merged if other != item):
            assert merged[item] == len(merged) - 1
            assert list(merged.values()).count(merged[item]) == 1


@given(ballots(complete=True), st.integers(1, 5))
def test_an_order_that_all_share_is_kept_with_its_ties(vote: Ballot, voters: int) -> None:
    merged = ranks(*[vote] * voters)
    expected, place = {}, 0
    for group in vote.groups:
        expected.update(dict.fromkeys(group, place))
        place += len(group)
    assert merged == expected


@given(st.lists(ballots(complete=True, strict=True), min_size=1, max_size=8))
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
    assert set(merged) == {item for vote in counted(votes) if len(vote.items) > 1 for item in vote.items}
    for rank in merged.values():
        assert rank == sum(other < rank for other in merged.values())


@given(complete_elections)
def test_the_reverse_of_every_ballot_beside_it_leaves_a_tie(votes: list[Ballot]) -> None:
    reverse = [Ballot(vote.groups[::-1], vote.is_not_rankable) for vote in votes]
    merged = consensus([*votes, *reverse])
    assert set(merged.ranks.values()) == {0}
    assert {pair.probability for pair in merged.pairs} == {0.5}


@given(elections)
def test_every_pair_says_how_many_compared_it_and_how_clearly(votes: list[Ballot]) -> None:
    for pair in consensus(votes).pairs:
        assert pair.votes == sum({pair.better, pair.worse} <= vote.items for vote in counted(votes))
        assert 0 <= pair.margin <= pair.votes
        assert 0.0 < pair.probability < 1.0


@given(any_elections)
def test_only_more_than_half_of_the_voters_can_refuse_a_ranking(votes: list[Ballot]) -> None:
    merged = consensus(votes)
    assert merged.is_not_rankable == (len(counted(votes)) < len(votes) / 2)
    if merged.is_not_rankable:
        assert (merged.ranks, merged.pairs) == ({}, ())
    else:
        assert merged == consensus(counted(votes))


@given(st.lists(ballots(complete=True), min_size=1, max_size=8))
def test_on_full_ballots_the_probability_goes_with_the_comparisons_won(votes: list[Ballot]) -> None:
    lead = dict.fromkeys(ITEMS, 0)
    pairs = consensus(votes).pairs
    for pair in pairs:
        lead[pair.better] += pair.margin
        lead[pair.worse] -= pair.margin
    for pair in pairs:
        assert (pair.probability > 0.5) == (lead[pair.better] > lead[pair.worse])
        assert (pair.probability == 0.5) == (lead[pair.better] == lead[pair.worse])


@settings(max_examples=25, deadline=None)  # the slower method is slow
@given(elections)
def test_the_fit_is_the_maximum_that_a_slower_method_finds(votes: list[Ballot]) -> None:
    pairs = consensus(votes).pairs
    strength = bisected(pairs)
    for pair in pairs:
        assert pair.probability == pytest.approx(
            sigmoid(strength[pair.better] - strength[pair.worse]), abs=1e-8
        )


def sigmoid(value: float) -> float:
    """The logistic function."""
    return 1.0 / (1.0 + exp(-value))


def bisected(pairs: Sequence[Pair]) -> dict[int, float]:
    """Log-strengths under a standard logistic prior, one at a time to where its slope is zero, until none moves."""
    strength = {item: 0.0 for pair in pairs for item in (pair.better, pair.worse)}

    def slope(item: int, at: float) -> float:
        total = 1.0 - 2.0 * sigmoid(at)
        for pair in pairs:
            for one, other, lead in (
                (pair.better, pair.worse, pair.margin),
                (pair.worse, pair.better, -pair.margin),
            ):
                if one == item:
                    total += (pair.votes + lead) / 2 - pair.votes * sigmoid(at - strength[other])
        return total

    moved = 1.0
    while moved > 1e-10:
        moved = 0.0
        for item in strength:
            low, high = -20.0, 20.0
            for _ in range(50):
                middle = (low + high) / 2
                low, high = (middle, high) if slope(item, middle) > 0 else (low, middle)
            moved = max(moved, abs(low - strength[item]))
            strength[item] = low
    return strength


@pytest.mark.parametrize(("wins", "losses"), [(5, 0), (14, 1), (23, 2), (95, 10)])
def test_two_replies_have_the_probability_worked_out_by_hand(wins: int, losses: int) -> None:
    # By symmetry the strengths are r and 1/r. Expected wins = wins counted, with one win and one loss as the prior:
    #     wins + 1 = (wins + losses) r² / (r² + 1) + 2 r / (r + 1)
    # that is (wins + 1) + (wins - 1) r - (losses - 1) r² - (losses + 1) r³ = 0, and for r = 3, which is a
    # probability of 9/10, wins = 9 losses + 5.
    votes = [order(1, 2)] * wins + [order(2, 1)] * losses
    assert probability(1, 2, *votes) == pytest.approx(0.9, abs=1e-9)


def test_one_vote_is_far_from_certain() -> None:
    # The equation above for 1 : 0 is 2 + r² - r³ = 0: r = 1.69562, r² / (r² + 1) = 0.74194.
    assert probability(1, 2, order(1, 2)) == pytest.approx(0.74194, abs=1e-5)


def test_more_votes_for_the_same_make_it_more_probable_and_never_certain() -> None:
    rising = [probability(1, 2, *[order(1, 2)] * voters) for voters in (1, 2, 5, 20, 200)]
    assert rising == sorted(set(rising))
    assert rising[-1] < 1.0


def test_a_tie_counts_as_half_a_vote_for_either() -> None:
    assert (
        probability(1, 2, order((1, 2)), order((1, 2))) == probability(1, 2, order(1, 2), order(2, 1)) == 0.5
    )
    with_ties = probability(1, 2, order(1, 2), order((1, 2)), order((1, 2)))
    assert with_ties == probability(1, 2, order(1, 2), order(1, 2), order(2, 1))


def test_all_in_a_perfect_cycle_are_equally_probable() -> None:
    votes = [order(1, 2, 3, 4), order(2, 3, 1, 4), order(3, 1, 2, 4)]
    chances = {(pair.better, pair.worse): pair.probability for pair in consensus(votes).pairs}
    assert chances[1, 2] == chances[2, 3] == chances[3, 1] == 0.5
    assert chances[1, 4] == chances[2, 4] == chances[3, 4] > 0.8


def test_what_is_known_through_a_third_reply_counts_too() -> None:
    chain = [order(1, 2)] * 5 + [order(2, 3)] * 5
    assert probability(1, 3, *chain, order((1, 3))) > 0.7
    assert probability(1, 3, order((1, 3))) == 0.5


def test_a_lone_vote_against_all_others_is_improbable() -> None:
    # 3 beats 1 directly, by one vote; 1 over 2 and 2 over 3 say clearly more.
    votes = [order(1, 2)] * 9 + [order(2, 3)] * 9 + [order(3, 1)]
    assert Pair(3, 1, 1, 1, probability=1.0 - probability(1, 3, *votes)) in consensus(votes).pairs
    assert probability(3, 1, *votes) < 0.2


def test_a_fit_that_runs_out_of_rounds_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    votes = [order(1, 2, 3)] * 4
    complete = probability(1, 3, *votes)
    monkeypatch.setattr(module, "MAX_ROUNDS", 1)
    assert 0.5 < probability(1, 3, *votes) < complete


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
    assert ranks(Ballot(())) == {}
    assert ranks(order(1)) == {}
    assert ranks(order(1), order(1)) == {}
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

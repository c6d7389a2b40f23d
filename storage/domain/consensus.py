"""Merging ballots into one order: ranked pairs (Tideman 1987) in which ties and cycles stay ties.

Beside the order stand the compared pairs, each with a Bradley-Terry probability: how likely the next voter is to
agree with it. The order never depends on these probabilities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from math import fsum

PRIOR_WINS = 1
"""How often every item has won against, and lost to, a virtual opponent before any ballot is counted."""

TOLERANCE = 1e-12
"""The fit ends when no strength moves by more than this share of itself in a round."""

MAX_ROUNDS = 10_000
"""The fit ends here at the latest, with what it has; a few hundred rounds are usual."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One contributor's order: groups of equal items, best first; or the statement that none can be ranked."""

    groups: tuple[tuple[int, ...], ...]
    is_not_rankable: bool = False

    @property
    def items(self) -> frozenset[int]:
        """Every item on the ballot."""
        return frozenset(item for group in self.groups for item in group)


@dataclass(frozen=True, slots=True)
class Pair:
    """How the voters compare two items."""

    better: int
    """More voters prefer it to `worse`; in a tie the smaller id, which then says nothing."""
    worse: int
    margin: int
    """Votes for `better` minus votes for `worse`; 0 is a tie."""
    votes: int
    """Ballots that hold both, those that put them level included."""
    probability: float = 0.5
    """That the next voter prefers `better` to `worse`, in (0, 1); filled by `consensus`, else 0.5.

    It is the Bradley-Terry fit over all ballots of the parent, so that what is known through third items counts too:
    in a tie or in the weak link of a cycle it can fall below 0.5. Few votes keep it near 0.5. So it serves as
    it stands as the soft target of a reward model or of DPO, or as a threshold on the pairs to train on.
    """


@dataclass(frozen=True, slots=True)
class Consensus:
    """The merged order."""

    ranks: Mapping[int, int]
    """Item -> rank, 0 is best; equal items share a rank and the next one counts them (0, 0, 2)."""
    pairs: tuple[Pair, ...]
    """Every pair that a ballot compares, with its probability; sorted by item ids."""
    is_not_rankable: bool = False
    """More than half of the voters said that none can be ranked."""


def pairs_of(ballots: Iterable[Ballot]) -> tuple[Pair, ...]:
    """Every pair that at least one ballot compares, sorted by item ids."""
    wins: dict[tuple[int, int], int] = {}
    votes: dict[tuple[int, int], int] = {}
    for ballot in ballots:
        place = {item: index for index, group in enumerate(ballot.groups) for item in group}
        for first, second in combinations(sorted(place), 2):
            votes[first, second] = votes.get((first, second), 0) + 1
            lead = (place[first] < place[second]) - (place[first] > place[second])
            wins[first, second] = wins.get((first, second), 0) + lead
    return tuple(
        Pair(first, second, margin, votes[first, second])
        if margin >= 0
        else Pair(second, first, -margin, votes[first, second])
        for (first, second), margin in sorted(wins.items())
    )


def consensus(ballots: Sequence[Ballot], *, has_chances: bool = True) -> Consensus:
    """The order the voters agree on; independent of the order of the ballots and of the items' ids.

    Without `has_chances` the pairs get no probabilities, which take longer than the order itself.

    Pairs are locked by falling margin. Of pairs with equal margin, those that would close a cycle with what is
    locked and with each other are all left out, so that a cycle ends as a tie instead of an order by id. An item
    that no ballot compares with another gets no rank; so neither does a single candidate.

    Whoever beats every other item is alone at rank 0: no pair leads to it, so none of its own can close a cycle, and
    all of them are locked.
    """
    against = sum(ballot.is_not_rankable for ballot in ballots)
    if ballots and against * 2 > len(ballots):
        return Consensus({}, (), is_not_rankable=True)
    pairs = pairs_of(ballot for ballot in ballots if not ballot.is_not_rankable)
    return Consensus(_ranks(pairs), _with_probabilities(pairs) if has_chances else pairs)


def _with_probabilities(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    strength = _strengths(pairs)
    return tuple(
        replace(pair, probability=strength[pair.better] / (strength[pair.better] + strength[pair.worse]))
        for pair in pairs
    )


def _strengths(pairs: Sequence[Pair]) -> dict[int | None, float]:
    """Item -> Bradley-Terry strength: i is preferred to j with the probability s(i) / (s(i) + s(j)).

    The strengths are the most probable ones when each pair of each ballot is an independent vote (a tie is half a
    vote for either) and every item has won and lost PRIOR_WINS times against the virtual opponent `None`. With one
    such win that is a standard logistic prior on the log-strength; it keeps all strengths finite and unique.

    The rounds are the minorisation-maximisation of Hunter (2004, "MM algorithms for generalized Bradley-Terry models"),
    which climb to that only maximum from anywhere. The virtual opponent moves with the others, as only ratios count
    and this converges much faster. All strengths move at once and sums are exactly rounded, so that neither the ids
    nor the order of the pairs touch a single bit, and symmetric items stay at exactly one half.
    """
    won: defaultdict[int | None, float] = defaultdict(float)
    met: defaultdict[int | None, list[tuple[int | None, int]]] = defaultdict(list)

    def count(one: int, other: int | None, margin: int, votes: int) -> None:
        won[one] += (votes + margin) / 2
        won[other] += (votes - margin) / 2
        met[one].append((other, votes))
        met[other].append((one, votes))

    for pair in pairs:
        count(pair.better, pair.worse, pair.margin, pair.votes)
    for item in {item for pair in pairs for item in (pair.better, pair.worse)}:
        count(item, None, 0, 2 * PRIOR_WINS)

    strength = dict.fromkeys(met, 1.0)
    for _ in range(MAX_ROUNDS):
        before = strength
        strength = {
            one: won[one] / fsum(votes / (before[one] + before[other]) for other, votes in games)
            for one, games in met.items()
        }
        if all(abs(strength[one] - before[one]) <= TOLERANCE * before[one] for one in met):
            break
    return strength


def _ranks(pairs: Sequence[Pair]) -> dict[int, int]:
    beaten_by = _locked(pairs)
    left = {item for pair in pairs for item in (pair.better, pair.worse)}
    ranks: dict[int, int] = {}
    while left:
        winners = {item for item in left if not beaten_by.get(item, set()) & left}
        ranks.update(dict.fromkeys(sorted(winners), len(ranks)))
        left -= winners
    return ranks


def _locked(pairs: Sequence[Pair]) -> dict[int, set[int]]:
    """Item -> the items locked above it; without cycles."""
    decided = sorted((pair for pair in pairs if pair.margin > 0), key=lambda pair: -pair.margin)
    above: dict[int, set[int]] = {}
    for _, same in groupby(decided, key=lambda pair: pair.margin):
        group = list(same)
        trial = {item: set(better) for item, better in above.items()}
        for pair in group:
            trial.setdefault(pair.worse, set()).add(pair.better)
        for pair in group:
            if not _reaches(trial, pair.better, pair.worse):
                above.setdefault(pair.worse, set()).add(pair.better)
    return above


def _reaches(above: Mapping[int, set[int]], start: int, goal: int) -> bool:
    """Whether `goal` stands somewhere above `start`."""
    stack, visited = [start], {start}
    while stack:
        for item in above.get(stack.pop(), ()):
            if item == goal:
                return True
            if item not in visited:
                visited.add(item)
                stack.append(item)
    return False


def win_rate(wins: float, contests: int) -> float:
    """Share of won comparisons with one win and one loss as a prior, in (0, 1); 0.5 without any."""
    return (wins + 1.0) / (contests + 2.0)

"""Merging ballots into one order: ranked pairs (Tideman 1987) in which ties and cycles stay ties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby


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
    """How the voters compare two items; margin = votes for `better` minus votes for `worse`, above 0 or a tie."""

    better: int
    worse: int
    margin: int
    votes: int


@dataclass(frozen=True, slots=True)
class Consensus:
    """The merged order."""

    ranks: Mapping[int, int]
    """Item -> rank, 0 is best; equal items share a rank and the next one counts them (0, 0, 2)."""
    pairs: tuple[Pair, ...]
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


def consensus(ballots: Sequence[Ballot]) -> Consensus:
    """The order the voters agree on; independent of the order of the ballots and of the items' ids.

    Pairs are locked by falling margin. Of pairs with equal margin, those that would close a cycle with what is
    locked and with each other are all left out, so that a cycle ends as a tie instead of an order by id. An item
    that no ballot compares with another gets no rank.
    """
    against = sum(ballot.is_not_rankable for ballot in ballots)
    if ballots and against * 2 > len(ballots):
        return Consensus({}, (), is_not_rankable=True)
    pairs = pairs_of(ballot for ballot in ballots if not ballot.is_not_rankable)
    return Consensus(_ranks(pairs), pairs)


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

"""Rings: accounts that accept each other's texts far more often than chance would bring about.

Who reviews what is drawn by lot. So of all that somebody reviews in a language, about as many should be accepted texts
of one author as of what the others review there. How far a number of acceptances lies above that is the tail of a
binomial distribution: the chance of so many or more. Because a tail is looked at for each pair, it counts only where it
is below ALPHA divided by the number of pairs (Bonferroni's correction): then a false alarm comes about in one scan of a
hundred, whatever the size of the server. Tasks are not drawn from all messages of all times alike, so an outlier is a
reason to look and nothing more.

One direction alone is no ring: who accepts whom are edges of a graph, and a ring is a set of members in which everybody
reaches everybody along them (a strongly connected component): two who accept each other, or a longer circle.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp, lgamma, log, log1p
from typing import Final

ALPHA: Final = 0.01
"""The chance that a scan finds a pair that is none."""
LEAST_REVIEWS: Final = 5
"""Reviews of one author by one reviewer, below which a pair is never taken for an outlier."""
LEAST_OTHERS: Final = 30
"""Reviews by others that tell what is usual; without them nothing is said about a pair."""
NEGLIGIBLE: Final = 1e-15
"""What is so much less likely than the likeliest number of successes adds nothing to a tail."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One review: who looked at whose message in which language, and whether they would accept it."""

    reviewer: int
    author: int
    lang: str
    is_accepted: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """Somebody accepted an author far more often than chance would have it."""

    reviewer: int
    author: int
    accepted: int
    """Reviews that accept the author's messages."""
    reviewed: int
    """Reviews of the author's messages."""
    expected: float
    """Acceptances that chance brings about."""
    chance: float
    """Probability of so many acceptances or more."""


@dataclass(frozen=True, slots=True)
class Ring:
    """Members who accept each other, directly or in a circle."""

    members: tuple[int, ...]
    """In ascending order, at least two."""
    edges: tuple[Edge, ...]
    """Between these members, the least likely first."""


@dataclass(slots=True)
class Pairs:
    """Counts of one language, from which every pair can be judged."""

    reviews: int = 0
    by_reviewer: Counter[int] = field(default_factory=Counter)
    of_author: Counter[int] = field(default_factory=Counter)
    accepted_of: Counter[int] = field(default_factory=Counter)
    reviewed: Counter[tuple[int, int]] = field(default_factory=Counter)
    """(reviewer, author) -> reviews."""
    accepted: Counter[tuple[int, int]] = field(default_factory=Counter)

    def add(self, judged: Judged) -> None:
        """Count one review."""
        pair = (judged.reviewer, judged.author)
        self.reviews += 1
        self.by_reviewer[judged.reviewer] += 1
        self.of_author[judged.author] += 1
        self.reviewed[pair] += 1
        if judged.is_accepted:
            self.accepted_of[judged.author] += 1
            self.accepted[pair] += 1

    def usual(self, reviewer: int, author: int) -> float | None:
        """How likely one of the reviewer's reviews accepts this author, as the others have it; None where few tell.

        The others' reviews are those of neither of the two, and of messages that the reviewer could have been given,
        so not of the reviewer's own. One acceptance and two reviews are added: nothing is impossible.
        """
        both = self.reviewed[
            author, reviewer
        ]  # counted among the author's reviews and the reviewer's messages
        others = (
            self.reviews
            - self.by_reviewer[reviewer]
            - self.by_reviewer[author]
            - self.of_author[reviewer]
            + both
        )
        if others < LEAST_OTHERS:
            return None
        return (self.accepted_of[author] - self.accepted[reviewer, author] + 1) / (others + 2)


def counted(reviews: Iterable[Judged], pairs: dict[str, Pairs] | None = None) -> dict[str, Pairs]:
    """Language -> its counts, added to those of an earlier call."""
    found: defaultdict[str, Pairs] = defaultdict(Pairs, pairs or {})
    for judged in reviews:
        found[judged.lang].add(judged)
    return dict(found)


def outliers(pairs: Mapping[str, Pairs], *, alpha: float = ALPHA) -> list[Edge]:
    """The pairs whose acceptances are more than chance would bring about, in any language, the least likely first."""
    tried = sum(len(of.reviewed) for of in pairs.values())
    found: dict[tuple[int, int], Edge] = {}
    for of in pairs.values():
        for (reviewer, author), reviewed in of.reviewed.items():
            accepted, usual = of.accepted[reviewer, author], of.usual(reviewer, author)
            if reviewed < LEAST_REVIEWS or usual is None:
                continue
            expected = of.by_reviewer[reviewer] * usual
            if accepted <= expected:
                continue
            chance = tail(accepted, of.by_reviewer[reviewer], usual)
            known = found.get((reviewer, author))
            if chance * tried <= alpha and (known is None or chance < known.chance):
                found[reviewer, author] = Edge(reviewer, author, accepted, reviewed, expected, chance)
    return sorted(found.values(), key=lambda edge: (edge.chance, edge.reviewer, edge.author))


def rings(edges: Iterable[Edge]) -> list[Ring]:
    """The rings in these edges, in the order of their members."""
    known = list(edges)
    forth: defaultdict[int, set[int]] = defaultdict(set)
    back: defaultdict[int, set[int]] = defaultdict(set)
    for edge in known:
        forth[edge.reviewer].add(edge.author)
        back[edge.author].add(edge.reviewer)
    left, found = set(forth), []
    while left:
        start = min(left)
        together = _reached(start, forth) & _reached(start, back)
        left -= together
        if len(together) > 1:
            inside = tuple(each for each in known if {each.reviewer, each.author} <= together)
            found.append(Ring(tuple(sorted(together)), inside))
    return found


def _reached(start: int, neighbours: Mapping[int, set[int]]) -> set[int]:
    """Everybody who is reached from somebody, who counts, too."""
    reached, waiting = {start}, [start]
    while waiting:
        new = neighbours.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


def tail(least: int, trials: int, chance: float) -> float:
    """The probability of at least so many successes in independent trials, each with this chance within (0, 1)."""
    if least <= 0:
        return 1.0
    if least > trials:
        return 0.0
    total, most = 0.0, 0.0
    for count in range(least, trials + 1):
        probability = exp(_log_of(count, trials, chance))
        total, most = total + probability, max(most, probability)
        if probability < most * NEGLIGIBLE:
            break
    return min(1.0, total)


def _log_of(count: int, trials: int, chance: float) -> float:
    """The logarithm of the probability of exactly so many successes."""
    ways = lgamma(trials + 1) - lgamma(count + 1) - lgamma(trials - count + 1)
    return ways + count * log(chance) + (trials - count) * log1p(-chance)

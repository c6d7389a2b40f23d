"""Dice of the engine: which kind comes next, and which waiting prompt is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from random import Random

from storage.domain.consensus import win_rate
from storage.domain.kinds import Kind
from storage.domain.rules import Rules


def prompt_slots(rules: Rules, *, growing: int, in_review: int, waiting: int, leased: int) -> int:
    """Initial prompts that may still be written in a language (section 2.5 of the reference), 0 or more."""
    by_review = max(0, rules.max_active_trees - growing) + rules.max_initial_prompt_review - in_review
    return max(0, min(by_review, rules.max_prompt_lottery_waiting - waiting) - leased)


def kind_order(weights: Mapping[tuple[str, Kind], float], rng: Random) -> list[tuple[str, Kind]]:
    """(language, kind) pairs in a random order in which a higher weight tends to come first.

    Weighted sampling without replacement (Efraimidis and Spirakis 2006); a weight of 0 is left out. The keys are
    the logarithms of theirs, so that those of small weights do not all become 0.
    """
    keyed = [(log(1.0 - rng.random()) / weight, pair) for pair, weight in weights.items() if weight > 0]
    return [pair for _, pair in sorted(keyed, key=lambda item: item[0], reverse=True)]


@dataclass(frozen=True, slots=True)
class WaitingPrompt:
    """An accepted initial prompt in the lottery."""

    tree_id: int
    author: str
    """Whoever wrote it; two prompts of one person have the same value."""
    wins: float
    contests: int


def draw_prompt(
    prompts: Sequence[WaitingPrompt], first_places: Mapping[str, int], rng: Random
) -> WaitingPrompt | None:
    """Draw an author, then one of that author's prompts; None when nobody waits.

    An author's odds are 1 + replies ranked first in the last 30 days, so that a flood of prompts does not raise
    them; among an author's prompts the win rate in rank-initial-prompts decides.
    """
    by_author: dict[str, list[WaitingPrompt]] = {}
    for prompt in prompts:
        by_author.setdefault(prompt.author, []).append(prompt)
    if not by_author:
        return None
    authors = list(by_author)
    odds = [(1 + first_places.get(author, 0)) * _best_rate(by_author[author]) for author in authors]
    mine = by_author[rng.choices(authors, odds)[0]]
    return rng.choices(mine, [win_rate(prompt.wins, prompt.contests) for prompt in mine])[0]


def _best_rate(prompts: Iterable[WaitingPrompt]) -> float:
    return max(win_rate(prompt.wins, prompt.contests) for prompt in prompts)

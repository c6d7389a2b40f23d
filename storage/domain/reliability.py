"""How often a reviewer's answer to one question is right."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt
from statistics import NormalDist

PRIOR_RIGHT = 9.0
"""Right answers a newcomer is credited with; reviewers' accuracy is about Beta(9, 2.2) (reference 6.2)."""
PRIOR_WRONG = 2.2
"""Wrong answers a newcomer is credited with: the mean before any review is 0.80."""

TRUST_FLOOR = 0.5
"""The least a reviewer counts as: a coin, whose answers weigh nothing.

Below it answers are not read backwards. Whoever is wrong more often than not may have misread the question or be
hostile, and either can change; inverting them would let a ring that errs on purpose steer the verdict.
"""
TRUST_CEILING = 0.71
"""The most a reviewer counts as, however good the record.

Records come from agreeing with others, whose errors are not independent. With this ceiling the prior and one answer
stay below the default confidence of acceptance, so nobody decides alone; in the simulation of reference 6.2 it costs
nothing: what helps there is to count bad reviewers less, not good ones more.
"""


@dataclass(frozen=True, slots=True)
class Reliability:
    """What is known about one reviewer's answers to one question.

    The counts are soft: each answer adds the probability that it was right to one and the rest to the other
    (`storage.domain.acceptance.lessons`). Without counts it is a newcomer.
    """

    right: float = 0.0
    """Answers that were right, >= 0."""
    wrong: float = 0.0
    """Answers that were wrong, >= 0."""

    @property
    def mean(self) -> float:
        """The posterior mean of the probability that an answer is right, in (0, 1)."""
        right = PRIOR_RIGHT + self.right
        return right / (right + PRIOR_WRONG + self.wrong)

    @property
    def weight(self) -> float:
        """What one answer adds to the log-odds of what it says; 0 for a coin, never negative."""
        trust = min(max(self.mean, TRUST_FLOOR), TRUST_CEILING)
        return log(trust / (1.0 - trust))

    def interval(self, share: float = 0.9) -> tuple[float, float]:
        """Where the reviewer's accuracy lies with probability `share` in (0, 1), as (low, high) in [0, 1].

        The normal approximation of the Beta posterior, cut to [0, 1]: at the usual 0.9 and with the prior's 11
        answers its ends are at most four hundredths off, and it gets better with more answers.
        """
        mean = self.mean
        answers = PRIOR_RIGHT + PRIOR_WRONG + self.right + self.wrong
        reach = NormalDist().inv_cdf((1.0 + share) / 2.0) * sqrt(mean * (1.0 - mean) / (answers + 1.0))
        return max(0.0, mean - reach), min(1.0, mean + reach)

"""Whether reviewers accept a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

REASONS = ("spam", "lang_mismatch")
"""The labels that reject, each judged apart from the other."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reviews of one message say so far."""

    result: bool | None
    """True accepted, False rejected, None not enough reviews."""
    score: float
    """1 minus the larger share of reviewers who see spam or the wrong language, in [0, 1]."""
    reasons: tuple[str, ...] = ()
    """Which label rejects."""


def judge(reviews: Sequence[Mapping[str, float]], *, required: int, threshold: float) -> Verdict:
    """The verdict of the `fixed` method over all reviews of a message.

    Open Assistant adds the means of spam and lang_mismatch, so that two slight doubts of different kinds reject
    (reference 10.1, P12); here each is judged apart. An absent label counts as "no" in these two means only.
    """
    if not reviews:
        return Verdict(None, 1.0)
    shares = {name: sum(review.get(name, 0.0) for review in reviews) / len(reviews) for name in REASONS}
    score = 1.0 - max(shares.values())
    if len(reviews) < required:
        return Verdict(None, score)
    against = tuple(name for name, share in shares.items() if 1.0 - share <= threshold)
    return Verdict(not against, score, against)

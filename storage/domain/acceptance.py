"""Whether reviewers accept a message: the `fixed` and the `adaptive` method, and what audits say of the latter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, log
from types import MappingProxyType

from storage.domain.reliability import Reliability

REASONS = ("spam", "lang_mismatch")
"""The labels that reject, each judged apart from the other."""

PRIOR_FAULT: Mapping[str, float] = MappingProxyType({"spam": 0.25, "lang_mismatch": 0.05})
"""How often a message has each fault before anybody looked.

A quarter is spam in reference 6.2; the wrong language is rare, because members choose the language they write in.
"""
PRIOR_TRUST = 0.5
"""Share of the prior's log-odds that is used (reference 6.2): a server's own rate of faults is not known."""
EVIDENCE_LIMIT = log(999.0)
"""Largest log-odds of a fault, either way: reviewers can err together, so nothing is surer than 999 to 1."""
LIKELIER = 0.5
"""Above it a fault is likelier than not; an early verdict's probability is rarely below it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reviews of one message say so far."""

    result: bool | None
    """True accepted, False rejected, None not enough reviews."""
    score: float
    """`fixed`: 1 minus the larger share of reviewers who see spam or the wrong language, in [0, 1].
    `adaptive`: the same as `confidence`."""
    reasons: tuple[str, ...] = ()
    """Which label rejects."""
    confidence: float | None = None
    """`adaptive`: the posterior probability that the message is acceptable; None for `fixed`."""


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


@dataclass(frozen=True, slots=True)
class Opinion:
    """One review, and how far each of its answers can be trusted."""

    answers: Mapping[str, float]
    """Label to value in [0, 1]; an absent reason to reject counts as "no"."""
    reliability: Mapping[str, Reliability]
    """The reviewer's record per question in REASONS; absent is a newcomer."""


@dataclass(frozen=True, slots=True)
class Stopping:
    """When the adaptive method stops asking for reviews."""

    min_reviews: int = 2
    """No verdict before."""
    max_reviews: int = 7
    """A verdict at the latest; at least `min_reviews`."""
    confidence: float = 0.75
    """The posterior probability in (0.5, 1) that a verdict needs before `max_reviews`.

    More costs reviews. In the simulation of reference 6.2 with 10 % spammers 0.75 is right about 94 times of 100 with
    about 3.2 reviews: halved priors and the ceiling of trust make the posterior more cautious than its number.
    """


def judge_adaptively(opinions: Sequence[Opinion], stopping: Stopping, *, audit_reviews: int = 0) -> Verdict:
    """The verdict of the `adaptive` method over all reviews of a message, in any order.

    Each fault has its own posterior: half the log-odds of its prior, plus each reviewer's weight times 2 * answer - 1
    (a yes counts fully for, a no fully against, 0.5 says nothing). The probability that the message is acceptable is
    the product over the questions of having no fault, as if the faults were independent.

    From `min_reviews` on the message is accepted when that product reaches `confidence`, and rejected when the
    posterior of one fault reaches it by itself: two slight doubts of different kinds ask for another review. At
    `max_reviews` it is rejected for each fault that is likelier than not, else accepted. An audited message has no
    verdict before `audit_reviews`, which then stands for a smaller `min_reviews` or `max_reviews`.
    """
    faults = {name: _posterior(name, opinions) for name in REASONS}
    acceptable = _acceptable(faults)
    first = max(1, stopping.min_reviews, audit_reviews)
    if len(opinions) < first:
        return Verdict(None, acceptable, confidence=acceptable)
    if acceptable >= stopping.confidence:
        return Verdict(True, acceptable, confidence=acceptable)
    is_last = len(opinions) >= max(first, stopping.max_reviews)
    if is_last or max(faults.values()) >= stopping.confidence:
        against = tuple(name for name, fault in faults.items() if fault > LIKELIER)
        return Verdict(not against, acceptable, against, acceptable)
    return Verdict(None, acceptable, confidence=acceptable)


def lessons(opinions: Sequence[Opinion]) -> list[dict[str, float]]:
    """For each opinion and question the probability that its answer was right, as the others have it.

    The posterior of the fault leaves the opinion out, so that nobody confirms themselves. Whoever reviewed alone
    learns nothing: an empty dict. Add p to the reviewer's `right` and 1 - p to `wrong`, once per message.
    """
    if len(opinions) < 2:
        return [{} for _ in opinions]
    learnt: list[dict[str, float]] = []
    for place, opinion in enumerate(opinions):
        others = [*opinions[:place], *opinions[place + 1 :]]
        lesson = {}
        for name in REASONS:
            fault, answer = _posterior(name, others), opinion.answers.get(name, 0.0)
            lesson[name] = answer * fault + (1.0 - answer) * (1.0 - fault)
        learnt.append(lesson)
    return learnt


def early_verdict(opinions: Sequence[Opinion], stopping: Stopping) -> tuple[bool, float]:
    """What stopping early would have said of an audited message, and the probability it gave to that.

    `opinions` are in order of arrival, with the reliability from before the message. Returns whether it accepts and
    the posterior probability of that verdict. If the reviews run out before there is one, they count as the last.
    """
    for count in range(1, len(opinions) + 1):
        verdict = judge_adaptively(opinions[:count], stopping)
        if verdict.result is not None:
            return verdict.result, verdict.score if verdict.result else 1.0 - verdict.score
    faults = {name: _posterior(name, opinions) for name in REASONS}
    acceptable = _acceptable(faults)
    if max(faults.values()) > LIKELIER:
        return False, 1.0 - acceptable
    return True, acceptable


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """The audited messages whose early verdict was about equally sure."""

    low: float
    """Predictions from here ..."""
    high: float
    """... up to here, which is the next bin's."""
    count: int
    """Messages, > 0."""
    mean_predicted: float
    """The mean probability that their early verdicts gave to themselves."""
    share_true: float
    """The share of them that the audit upheld; a calibrated method has about `mean_predicted` here."""


def calibration(pairs: Iterable[tuple[float, bool]], bins: int = 5) -> tuple[CalibrationBin, ...]:
    """How sure early verdicts were against how often the audit upheld them; bins without messages are left out.

    `pairs` hold the probability from `early_verdict` and whether the audited verdict was the same. The bins cut
    [0.5, 1] into equal parts; the first also holds what lies below (an acceptance at `max_reviews` despite two doubts).
    The audited verdict contains the early reviews, so the shares flatter the method a little.
    """
    width = (1.0 - LIKELIER) / bins
    members: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for predicted, is_true in pairs:
        members[min(max(int((predicted - LIKELIER) / width), 0), bins - 1)].append((predicted, is_true))
    return tuple(
        CalibrationBin(
            low=LIKELIER + place * width,
            high=LIKELIER + (place + 1) * width,
            count=len(inside),
            mean_predicted=fsum(predicted for predicted, _ in inside) / len(inside),
            share_true=sum(is_true for _, is_true in inside) / len(inside),
        )
        for place, inside in enumerate(members)
        if inside
    )


def _posterior(name: str, opinions: Sequence[Opinion]) -> float:
    """The probability of one fault; fsum rounds once, so that the order of opinions cannot tip the scales."""
    prior = PRIOR_FAULT[name]
    newcomer = Reliability()
    log_odds = fsum(
        (
            PRIOR_TRUST * log(prior / (1.0 - prior)),
            *(
                (2.0 * opinion.answers.get(name, 0.0) - 1.0) * opinion.reliability.get(name, newcomer).weight
                for opinion in opinions
            ),
        )
    )
    return 1.0 / (1.0 + exp(-min(max(log_odds, -EVIDENCE_LIMIT), EVIDENCE_LIMIT)))


def _acceptable(faults: Mapping[str, float]) -> float:
    """The probability of no fault at all, were the faults independent."""
    acceptable = 1.0
    for fault in faults.values():
        acceptable *= 1.0 - fault
    return acceptable

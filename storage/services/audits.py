"""Audits: messages that got more reviews than needed show how often the adaptive method would have been right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from storage.domain.acceptance import CalibrationBin, Opinion, Stopping, calibration, early_verdict
from storage.domain.reliability import Reliability
from storage.queries import messages
from storage.queries import tables as t
from storage.queries.messages import Reviewed
from storage.services.context import Context
from storage.store import Tx

LATEST = 1000
"""Audited messages that are looked at, the newest ones."""

m = t.message.c
_AUDITED = (
    sa.select(m.id, m.lang, m.review_result)
    .where(m.is_audited, m.review_result.is_not(None))
    .order_by(m.id.desc())
    .limit(LATEST)
)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How early verdicts of audited messages compare with what all their reviews said."""

    audited: int
    upheld: int
    """Early verdicts that the audit did not overturn."""
    bins: Sequence[CalibrationBin]

    @property
    def share_upheld(self) -> float | None:
        """Share in [0, 1]; None before the first audit."""
        return self.upheld / self.audited if self.audited else None


class Audits:
    """Reads only; nothing is learned from an audit twice."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def calibration(self, lang: str | None = None) -> Calibration:
        """The calibration of the adaptive method over the latest audited messages (of one language)."""
        return await self._context.store.read(lambda tx: self._calibration(tx, lang))

    def _calibration(self, tx: Tx, lang: str | None) -> Calibration:
        query = _AUDITED if lang is None else _AUDITED.where(m.lang == lang)
        pairs = []
        for row in tx.execute(query).all():
            rules = self._context.rulebook.of(row.lang)
            stopping = Stopping(
                rules.adaptive_min_reviews, rules.adaptive_max_reviews, rules.adaptive_confidence
            )
            opinions = [_before(review) for review in messages.reviews_of(tx, row.id)]
            if opinions:
                result, probability = early_verdict(opinions, stopping)
                pairs.append((probability, result is row.review_result))
        upheld = sum(is_true for _, is_true in pairs)
        return Calibration(len(pairs), upheld, calibration(pairs))


def _before(review: Reviewed) -> Opinion:
    """A review's opinion with the reviewer's record less what this very message taught about it."""
    learned = review.lessons or {}
    known: Mapping[str, Reliability] = {
        question: Reliability(
            max(0.0, record.right - learned.get(question, 0.0)),
            max(0.0, record.wrong - (1.0 - learned[question] if question in learned else 0.0)),
        )
        for question, record in review.opinion.reliability.items()
    }
    return replace(review.opinion, reliability=known)

"""Cases for moderators: why something needs a human, what is most urgent, what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from storage.domain.acceptance import REASONS
from storage.domain.labels import FAILS_TASK

MOST_DISPUTED: Final = 200
"""Open cases of one language about disagreement among reviewers; beyond them it opens none."""
LEAST_DISPUTING: Final = 3
"""Answers that it takes to disagree."""
DISPUTED: Final = 1 / 3
"""Share of those answers that the smaller side has at least where reviewers disagree."""
LEASE: Final = timedelta(minutes=10)
"""How long a case is one moderator's; whatever they do with it begins that time anew."""


class CaseReason(StrEnum):
    """Why a case was opened; a case can have several."""

    FLOOD = "flood"
    """Many texts that are almost alike in a short time."""
    FLAGGED_OUT = "flagged_out"
    """So many reports that the message was taken out by itself."""
    REPORT = "report"
    """Somebody reported it."""
    RAID = "raid"
    """A newcomer's text that was held back while the server is being raided."""
    FIRST_TEXT = "first_text"
    """One of a member's first texts, where the server wants to see them."""
    APPEAL = "appeal"
    """Its author asks that a decision be looked at again."""
    RING = "ring"
    """Accounts that accept each other's texts far more often than others do."""
    PASTED = "pasted"
    """It looks as if it came from another chatbot, or was pasted."""
    DUPLICATE = "duplicate"
    """Almost the same as an earlier text."""
    HALTED = "halted"
    """So many skipped answering it that its conversation was halted."""
    DISAGREEMENT = "disagreement"
    """Its reviewers do not agree whether it should stay."""


@dataclass(frozen=True, slots=True)
class CaseReasonInfo:
    """What the rules know of a reason."""

    bit: int
    """Its place in `review_case.reasons`."""
    urgency: int
    """Lower comes first; a case has that of its most urgent reason."""


CASE_REASONS: Mapping[CaseReason, CaseReasonInfo] = MappingProxyType(
    {
        CaseReason.REPORT: CaseReasonInfo(1, 20),
        CaseReason.FLAGGED_OUT: CaseReasonInfo(2, 15),
        CaseReason.FLOOD: CaseReasonInfo(4, 10),
        CaseReason.RAID: CaseReasonInfo(8, 30),
        CaseReason.FIRST_TEXT: CaseReasonInfo(16, 40),
        CaseReason.APPEAL: CaseReasonInfo(32, 50),
        CaseReason.RING: CaseReasonInfo(64, 60),
        CaseReason.PASTED: CaseReasonInfo(128, 70),
        CaseReason.DUPLICATE: CaseReasonInfo(256, 75),
        CaseReason.HALTED: CaseReasonInfo(512, 80),
        CaseReason.DISAGREEMENT: CaseReasonInfo(1024, 90),
    }
)
"""Every reason; the bits are stored, so a bit is never given to another reason."""

GRAVE_REPORT_URGENCY: Final = 5
"""Urgency of a report of personal data, hate or sexual content: what harms somebody while it is shown."""
GRAVE_REPORTS: Final = frozenset({"pii", "hate_speech", "sexual_content"})
"""Reasons of such reports, as bot/ui/forms.py offers them."""


MARKS: Final = (
    "spam",
    "not_appropriate",
    "pii",
    "hate_speech",
    "sexual_content",
    "copied_from_ai",
    "lang_mismatch",
    "harmless",
)
"""What moderators can note about a message for each other; it changes nothing else."""


class Hold(StrEnum):
    """Why a message waits, out of every task and export, until a moderator looked at it."""

    FIRST_TEXT = "first_text"
    RAID = "raid"
    FLOOD = "flood"
    QUARANTINE = "quarantine"
    """All that its author wrote was set aside."""

    @property
    def reason(self) -> CaseReason | None:
        """Why a moderator looks at what is held; None for a quarantine, which ends with its author's record."""
        return None if self is Hold.QUARANTINE else CaseReason(self.value)


class CaseOutcome(StrEnum):
    """What became of a case; in the audit log the act is `case.<outcome>`."""

    KEPT = "kept"
    REMOVED = "removed"
    RESTORED = "restored"
    EDITED = "edited"
    SENT_BACK = "sent_back"
    """Reviewed by members once more."""
    HALTED = "halted"
    RESTARTED = "restarted"
    GRANTED = "granted"
    """An appeal was right."""
    DENIED = "denied"
    SETTLED = "settled"
    """What the case was about has gone by itself: erased, or removed elsewhere."""


def bits(reasons: Iterable[CaseReason]) -> int:
    """The reasons as they are stored."""
    return sum({CASE_REASONS[reason].bit for reason in reasons})


def reasons_of(stored: int) -> tuple[CaseReason, ...]:
    """The reasons in stored bits, most urgent first."""
    found = [reason for reason, info in CASE_REASONS.items() if stored & info.bit]
    return tuple(sorted(found, key=lambda reason: CASE_REASONS[reason].urgency))


def urgency(reasons: Iterable[CaseReason], *, reported_for: Iterable[str] = ()) -> int:
    """The urgency of a case with these reasons, of whose reports these are the reasons; lower comes first."""
    found = [CASE_REASONS[reason].urgency for reason in reasons]
    if not GRAVE_REPORTS.isdisjoint(reported_for):
        found.append(GRAVE_REPORT_URGENCY)
    return min(found, default=100)


def is_disputed(reviews: Sequence[Mapping[str, float]]) -> bool:
    """Whether the reviews of a message contradict each other about what would reject it, or make a bad answer of it.

    Whoever did not say whether it is spam or in another language takes it for neither, as the verdict does; about
    failing the task only those count who were asked.
    """
    sides = [[review.get(name, 0.0) >= 0.5 for review in reviews] for name in REASONS]
    sides.append([review[FAILS_TASK.name] >= 0.5 for review in reviews if FAILS_TASK.name in review])
    return any(_is_split(answers) for answers in sides)


def _is_split(answers: Sequence[bool]) -> bool:
    smaller = min(sum(answers), len(answers) - sum(answers))
    return len(answers) >= LEAST_DISPUTING and smaller >= DISPUTED * len(answers)

"""What a member can ask to be looked at again, and how that is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

LONGEST_APPEAL: Final = 1000
"""Characters of an appeal."""
MOST_WAITING: Final = 5
"""Appeals of one member that can wait for a moderator at the same time."""
MOST_LISTED: Final = 25
"""Decisions that are offered to be looked at again, the latest first: what a select of Discord's holds."""
MOST_COUNTED: Final = 1000
"""Messages that are counted at most to say how many more decisions there are."""


class AppealKind(StrEnum):
    """What an appeal is about."""

    MESSAGE = "message"
    SUSPENSION = "suspension"


class WhyAppealed(StrEnum):
    """What was decided about it."""

    REMOVED = "removed"
    """The message was taken out."""
    REJECTED = "rejected"
    """Its reviewers rejected it."""
    HELD = "held"
    """It waits for a moderator."""
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an appeal is about; each can be appealed once."""

    kind: AppealKind
    id: int

    def __str__(self) -> str:
        """How it is stored: message:12 or suspension:3."""
        return f"{self.kind.value}:{self.id}"


@dataclass(frozen=True, slots=True)
class Appealable:
    """A decision that a member can ask to be looked at again."""

    subject: str
    kind: AppealKind
    why: WhyAppealed
    at: datetime | None
    """When the message was written, or the suspension began."""
    excerpt: str | None = None
    """How the message begins, in one line."""
    reason: str | None = None
    """Why the member was suspended."""


_SUBJECT: Final = re.compile(r"(message|suspension):([1-9][0-9]{0,17})")


def subject_of(text: str) -> Subject | None:
    """The subject that is written like this; None for anything else."""
    found = _SUBJECT.fullmatch(text)
    return Subject(AppealKind(found[1]), int(found[2])) if found else None


def why_of(*, held_because: str | None, is_deleted: bool) -> WhyAppealed:
    """What was decided about a message that is in nobody's tasks any more."""
    if held_because is not None:
        return WhyAppealed.HELD
    return WhyAppealed.REMOVED if is_deleted else WhyAppealed.REJECTED

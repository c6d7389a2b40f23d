"""The moderators' board: what others said of a member's messages, as one score (section 4.2 of the reference).

Mended: the spam label counts, and labels of all messages do, whether anybody voted on them or not. A prompt that was
rejected as spam is counted by that label and not a second time as a conversation that was aborted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

RED_FLAG_WEIGHT: Final = 3.0
"""What a report weighs against a label."""


class Standing(StrEnum):
    """Whom the board shows."""

    ALL = "all"
    ACTIVE = "active"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Received:
    """What others said of a member's messages: counts of reports and thumbs, sums of labels (each 0 to 1)."""

    red_flags: int = 0
    upvotes: int = 0
    downvotes: int = 0
    spam: float = 0.0
    lang_mismatch: float = 0.0
    not_appropriate: float = 0.0
    pii: float = 0.0
    hate_speech: float = 0.0
    sexual_content: float = 0.0
    political_content: float = 0.0

    @property
    def score(self) -> float:
        """The higher, the more there is to look at."""
        return float(sum(weight * getattr(self, name) for name, weight in WEIGHTS.items()))


WEIGHTS: Final[Mapping[str, float]] = {
    **{field.name: 1.0 for field in fields(Received)},
    "red_flags": RED_FLAG_WEIGHT,
    "upvotes": -1.0,
}
"""What each of them adds to the score."""
COUNTS: Final = tuple(field.name for field in fields(Received) if field.type == "int")
"""What is counted, one by one."""
LABELS: Final = tuple(field.name for field in fields(Received) if field.type == "float")
"""Labels whose values are summed."""


def of_labels(labels: Mapping[str, float]) -> dict[str, float]:
    """What the answers of one review add; zeros are left out."""
    return {name: float(labels[name]) for name in LABELS if labels.get(name)}

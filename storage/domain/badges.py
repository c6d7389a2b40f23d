"""Badges: what a member can earn, each of them once."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from storage.domain.acceptance import REASONS
from storage.domain.reliability import Reliability

AGREEING_ANSWERS = 30
"""Answers to deciding questions that others have confirmed or not, before a reviewer's agreement says something."""
AGREEING_MEAN = 0.85
"""How often a reviewer in agreement is right; the average reviewer is at 0.80."""


class Badge(StrEnum):
    """What a member wears."""

    FIRST_PROMPT = "first_prompt"
    """Wrote an initial prompt."""
    CONTRIBUTIONS_10 = "contributions_10"
    CONTRIBUTIONS_50 = "contributions_50"
    CONTRIBUTIONS_100 = "contributions_100"
    CONTRIBUTIONS_300 = "contributions_300"
    STREAK_3 = "streak_3"
    STREAK_7 = "streak_7"
    STREAK_30 = "streak_30"
    STREAK_100 = "streak_100"
    BEST_REPLY = "best_reply"
    """Wrote a reply that the consensus puts first among at least two."""
    AGREEING_REVIEWER = "agreeing_reviewer"
    """Answers the deciding questions as others do."""


CONTRIBUTIONS: Mapping[int, Badge] = MappingProxyType(
    {
        10: Badge.CONTRIBUTIONS_10,
        50: Badge.CONTRIBUTIONS_50,
        100: Badge.CONTRIBUTIONS_100,
        300: Badge.CONTRIBUTIONS_300,
    }
)
"""Contributions of all days and languages -> the badge they earn."""
STREAKS: Mapping[int, Badge] = MappingProxyType(
    {3: Badge.STREAK_3, 7: Badge.STREAK_7, 30: Badge.STREAK_30, 100: Badge.STREAK_100}
)
"""Days of a streak -> the badge they earn."""


def earned_by_counts(contributions: int, streak_days: int) -> tuple[Badge, ...]:
    """Every badge that these counts reach, so that nobody who jumps over a threshold misses one."""
    return (
        *(badge for least, badge in CONTRIBUTIONS.items() if contributions >= least),
        *(badge for least, badge in STREAKS.items() if streak_days >= least),
    )


def newly_earned(
    before_contributions: int, contributions: int, before_streak: int, streak_days: int
) -> tuple[Badge, ...]:
    """The badges that the counts reach now and did not reach before.

    A streak that begins again reaches its badges again; the store keeps each only once.
    """
    had = earned_by_counts(before_contributions, before_streak)
    return tuple(badge for badge in earned_by_counts(contributions, streak_days) if badge not in had)


def agrees(records: Mapping[str, Reliability]) -> bool:
    """Whether a reviewer, whose record per question this is, earns the badge for agreement.

    The deciding questions count together: each message that others reviewed too adds an answer to each of them.
    """
    known = [records[name] for name in REASONS if name in records]
    together = Reliability(sum(each.right for each in known), sum(each.wrong for each in known))
    return together.right + together.wrong >= AGREEING_ANSWERS and together.mean >= AGREEING_MEAN

"""Campaigns: what they count, how far they are, and which goals and ends they can have."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from storage.domain.errors import EndInThePast, EndTooFar, InvalidGoal

DEFAULT_GOAL = 50_000
"""What a campaign counts towards unless something else is chosen."""
MIN_GOAL = 1
"""A campaign counts towards something."""
MAX_GOAL = 1_000_000_000
"""Nobody will ever collect more."""
MAX_VERSUS = 4
"""Languages that one can race against: with the campaign's own they are five lines of a chart."""
MAX_DAYS = 5 * 365
"""Days that a campaign may run."""
MILESTONES = (10, 25, 50, 75, 100)
"""Percent of the goal that are announced, once each."""
MAX_PERCENT = 999
"""More than that is not shown."""


class Unit(StrEnum):
    """What a campaign counts."""

    ACCEPTED_MESSAGES = "accepted_messages"
    """Messages that reviewers accepted."""
    FINISHED_TREES = "finished_trees"
    """Conversations that are ready for export."""
    CONTRIBUTIONS = "contributions"
    """Everything that members submitted."""


class CampaignState(StrEnum):
    """Where a campaign stands."""

    RUNNING = "running"
    PAUSED = "paused"
    """Its live message rests, and what comes meanwhile does not count."""
    ENDED = "ended"


def percent(done: int, goal: int) -> int:
    """Whole percent of a positive goal, rounded down, so that 100 is never shown before the goal; 0..MAX_PERCENT."""
    return min(max(100 * done // goal, 0), MAX_PERCENT)


def milestones_reached(done: int, goal: int) -> tuple[int, ...]:
    """The milestones up to here, in percent."""
    reached = percent(done, goal)
    return tuple(each for each in MILESTONES if each <= reached)


def next_milestone(done: int, goal: int) -> int | None:
    """The milestone to look forward to, in percent; None when the goal is reached."""
    reached = percent(done, goal)
    return next((each for each in MILESTONES if each > reached), None)


def checked_goal(goal: int) -> int:
    """A goal as it is stored; raises InvalidGoal outside MIN_GOAL..MAX_GOAL."""
    if not MIN_GOAL <= goal <= MAX_GOAL:
        raise InvalidGoal(least=MIN_GOAL, most=MAX_GOAL)
    return goal


def checked_end(until: datetime, now: datetime) -> datetime:
    """An end as it is stored, both times aware; raises EndInThePast, or EndTooFar beyond MAX_DAYS."""
    if until <= now:
        raise EndInThePast
    if until - now > timedelta(days=MAX_DAYS):
        raise EndTooFar(days=MAX_DAYS)
    return until

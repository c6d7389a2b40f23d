"""What is posted in a channel for a language, when, and which day it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from storage.domain.periods import Frame

SIZES = range(3, 26)
"""How many lines a board can have; an embed holds 25."""
DEFAULT_SIZE = 10
"""Lines of a board unless something else is chosen."""
MORNING = timedelta(hours=12)
"""A board that is posted before this time of its day is about the day before."""


class FeedKind(StrEnum):
    """A kind of post."""

    BOARD_DAY = "board_day"
    BOARD_WEEK = "board_week"
    BOARD_MONTH = "board_month"
    BOARD_TOTAL = "board_total"
    DIGEST = "digest"
    """What happened since the day before."""
    TEASER = "teaser"
    """A conversation that waits for somebody."""
    CAMPAIGN = "campaign"
    """The live message of a campaign."""
    MILESTONES = "milestones"
    """What was reached: a share of a campaign's goal."""


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """What sets a kind of post apart."""

    frame: Frame | None = None
    """The period that a board counts; None for what is no board."""
    cron: str | None = None
    """When it is posted unless something else is chosen, by the server's clock; None for what follows events."""
    is_on: bool = False
    """Whether a channel gets it when it is bound to a language."""

    @property
    def is_scheduled(self) -> bool:
        """Whether it is posted by the clock."""
        return self.cron is not None


FACTS: Mapping[FeedKind, FeedFacts] = MappingProxyType(
    {
        FeedKind.BOARD_DAY: FeedFacts(Frame.DAY, "0 9 * * *"),
        FeedKind.BOARD_WEEK: FeedFacts(Frame.WEEK, "0 9 * * mon", is_on=True),
        FeedKind.BOARD_MONTH: FeedFacts(Frame.MONTH, "0 9 1 * *"),
        FeedKind.BOARD_TOTAL: FeedFacts(Frame.TOTAL, "0 9 * * mon"),
        FeedKind.DIGEST: FeedFacts(cron="0 9 * * *", is_on=True),
        FeedKind.TEASER: FeedFacts(cron="0 18 * * *"),
        FeedKind.CAMPAIGN: FeedFacts(is_on=True),
        FeedKind.MILESTONES: FeedFacts(is_on=True),
    }
)
"""Every kind of post."""


def shown_day(slot: datetime, *, is_in_place: bool, today: date) -> date:
    """The day whose period a board shows that is due at `slot`, the time on the server's clock (naive).

    One that is edited in place shows the period that runs. One that is posted anew looks back: Monday at nine shows
    last week, the first at nine last month, and what comes in the evening the day itself. A day that is not over in
    UTC (`today` is its date there), as counters have it, is not looked back at: its last hours would never be shown.
    """
    if is_in_place:
        return slot.date()
    day = (slot - MORNING).date()
    return min(day, today - timedelta(days=1)) if day < slot.date() else day

"""How often one member may do what costs others something, and when somebody who is at a limit may go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from storage.domain.rules import Rules

WINDOW: Final = timedelta(hours=1)
"""The time over which these limits count."""


class Limited(StrEnum):
    """What is limited."""

    SKIP = "skip"
    VOTE = "vote"
    REPORT = "report"
    NEWCOMER_TEXT = "newcomer_text"


def most_of(rules: Rules, what: Limited) -> int:
    """How often it may be done within WINDOW; 0 is no limit."""
    match what:
        case Limited.SKIP:
            return rules.max_skips
        case Limited.VOTE:
            return rules.max_votes
        case Limited.REPORT:
            return rules.max_reports
        case _:
            return rules.max_texts_newcomer


def minutes_left(times: Sequence[datetime], most: int, now: datetime) -> int:
    """Minutes, rounded up, until somebody who did it at these times (newest first) may again; 0 where they may now."""
    young = [at for at in times if at > now - WINDOW]
    if not most or len(young) < most:
        return 0
    return max(1, -((now - WINDOW - young[most - 1]) // timedelta(minutes=1)))

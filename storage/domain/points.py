"""Points and streaks. Points are whole tenths, so that the original's weight of 0.1 stays exact."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from storage.domain.kinds import Family, Kind

TENTHS = 10
"""Ledger units per point."""


class PointEvent(StrEnum):
    """Why points were given; the names of Open Assistant's counters."""

    PROMPTS = "prompts"
    REPLIES_ASSISTANT = "replies_assistant"
    REPLIES_PROMPTER = "replies_prompter"
    LABELS_SIMPLE = "labels_simple"
    LABELS_FULL = "labels_full"
    RANKINGS = "rankings_total"
    ACCEPTED_PROMPTS = "accepted_prompts"
    ACCEPTED_REPLIES_ASSISTANT = "accepted_replies_assistant"
    ACCEPTED_REPLIES_PROMPTER = "accepted_replies_prompter"
    RANKED_1 = "reply_ranked_1"
    RANKED_2 = "reply_ranked_2"
    RANKED_3 = "reply_ranked_3"


_E = PointEvent

WEIGHTS: Mapping[PointEvent, int] = MappingProxyType(
    {
        _E.PROMPTS: 1,
        _E.REPLIES_ASSISTANT: 40,
        _E.REPLIES_PROMPTER: 10,
        _E.LABELS_SIMPLE: 10,
        _E.LABELS_FULL: 20,
        _E.RANKINGS: 10,
        _E.ACCEPTED_PROMPTS: 1,
        _E.ACCEPTED_REPLIES_ASSISTANT: 40,
        _E.ACCEPTED_REPLIES_PROMPTER: 10,
        _E.RANKED_1: 90,
        _E.RANKED_2: 30,
        _E.RANKED_3: 10,
    }
)
"""Tenths of a point per event (section 4.1 of the reference)."""

RANKED: tuple[PointEvent, ...] = (_E.RANKED_1, _E.RANKED_2, _E.RANKED_3)
"""What the author of a reply gets for the place a ballot gives it."""

_WRITTEN = {
    Kind.INITIAL_PROMPT: _E.PROMPTS,
    Kind.ASSISTANT_REPLY: _E.REPLIES_ASSISTANT,
    Kind.PROMPTER_REPLY: _E.REPLIES_PROMPTER,
}
_ACCEPTED = {
    Kind.INITIAL_PROMPT: _E.ACCEPTED_PROMPTS,
    Kind.ASSISTANT_REPLY: _E.ACCEPTED_REPLIES_ASSISTANT,
    Kind.PROMPTER_REPLY: _E.ACCEPTED_REPLIES_PROMPTER,
}


def event_of(kind: Kind, *, is_full: bool = False) -> PointEvent:
    """The event of a submitted task; is_full matters to label tasks only."""
    match kind.info.family:
        case Family.WRITE:
            return _WRITTEN[kind]
        case Family.LABEL:
            return _E.LABELS_FULL if is_full else _E.LABELS_SIMPLE
        case Family.RANK:
            return _E.RANKINGS


def acceptance_event(kind: Kind) -> PointEvent:
    """The event of an accepted message, by the kind it was written in."""
    return _ACCEPTED[kind]


def streak(days: Collection[date], today: date) -> int:
    """Consecutive days with a contribution up to today, or up to yesterday while today has none yet."""
    day = today if today in days else today - timedelta(days=1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(days=1)
    return length

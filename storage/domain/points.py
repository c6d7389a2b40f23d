"""Points and levels. Points are whole tenths, so that the original's weight of 0.1 stays exact."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
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

SCALED: frozenset[PointEvent] = frozenset(
    {_E.PROMPTS, _E.REPLIES_ASSISTANT, _E.REPLIES_PROMPTER, _E.LABELS_SIMPLE, _E.LABELS_FULL, _E.RANKINGS}
)
"""The events that a bonus raises: work as it is submitted. What others decide about it later is never raised."""

LAST_LEVEL = 100
"""The highest level; it has no end."""


def _level_floor(number: int) -> int:
    """Tenths at which a level begins: the sum of 1.1521 i + 3 over 0 < i < number, in whole points."""
    steps = number - 1
    # In ten-thousandths of a point, so that nothing hangs on floats; no sum ends in exactly a half.
    exact = 11_521 * steps * (steps + 1) // 2 + 30_000 * steps
    return (exact + 5_000) // 10_000 * TENTHS


LEVEL_FLOORS: tuple[int, ...] = tuple(_level_floor(number) for number in range(1, LAST_LEVEL + 1))
"""Tenths at which level 1, 2, ... 100 begins: 0, 40, 90 ... 60000 (section 4.1 of the reference)."""

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
    if kind.info.family is Family.LABEL:
        return _E.LABELS_FULL if is_full else _E.LABELS_SIMPLE
    return _WRITTEN[kind] if kind.info.family is Family.WRITE else _E.RANKINGS


def acceptance_event(kind: Kind) -> PointEvent:
    """The event of an accepted message, by the kind it was written in."""
    return _ACCEPTED[kind]


def scaled(event: PointEvent, percent: int) -> int:
    """Tenths for an event at so many percent of its plain weight, rounded down to whole tenths.

    An event outside SCALED brings its plain weight. Rounding down means that the tenth for an initial prompt
    becomes two at 200 % and nothing below 100 %. A negative percentage is a ValueError.
    """
    if percent < 0:
        raise ValueError(f"points at {percent} %")
    return WEIGHTS[event] * percent // 100 if event in SCALED else WEIGHTS[event]


@dataclass(frozen=True, slots=True)
class Level:
    """A level and how far inside it a member stands.

    floor_tenths <= points_tenths < next_tenths, except that a total below 0 is level 1 as well.
    """

    number: int
    """1 to 100."""
    points_tenths: int
    floor_tenths: int
    """Where this level begins."""
    next_tenths: int | None
    """Where the next one begins; None at level 100."""

    @property
    def missing_tenths(self) -> int:
        """What is still to be earned for the next level; 0 at level 100."""
        return 0 if self.next_tenths is None else self.next_tenths - self.points_tenths

    @property
    def progress(self) -> float:
        """The part of this level that is done, in [0, 1); 1.0 at level 100."""
        if self.next_tenths is None:
            return 1.0
        return max(0, self.points_tenths - self.floor_tenths) / (self.next_tenths - self.floor_tenths)


def level_of(points_tenths: int) -> Level:
    """The level of a total: the number of floors that it has reached, at least 1.

    The original's website counts the points to the next level one off and draws level/100 as the bar; here both
    are about the level itself.
    """
    number = max(1, bisect_right(LEVEL_FLOORS, points_tenths))
    following = LEVEL_FLOORS[number] if number < LAST_LEVEL else None
    return Level(number, points_tenths, LEVEL_FLOORS[number - 1], following)

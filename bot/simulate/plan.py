"""What is to be played, and the diary of what was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from random import Random

from bot.simulate.answers import Truth
from bot.simulate.crowd import DEFAULT_LANGUAGES, DEFAULT_MIX, FIRST_ID, TRAITS, Character, Traits
from storage.domain.kinds import Kind
from storage.domain.rules import STANDARD, Rules

START = datetime(2026, 3, 2, tzinfo=UTC)
"""Midnight of the Monday on which every simulation begins."""


class RaidStyle(StrEnum):
    """What the accounts of a raid do with the tasks they get."""

    HOLD = "hold"
    """Nothing: they sit on them until they expire."""
    SPAM = "spam"
    """Answer at once with advertising and coins, and ask for the next one."""


@dataclass(frozen=True, slots=True)
class Raid:
    """New accounts that come all at once."""

    day: float
    style: RaidStyle
    accounts: int = 1_000
    minutes: float = 5.0
    """Within which all of them arrive."""
    tasks: int = 3
    """Tasks each of them asks for when it does not hold the first one."""

    @property
    def starts_at(self) -> datetime:
        """When the first account arrives."""
        return START + timedelta(days=self.day)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a simulation depends on: the same plan gives the same result on the same kind of store."""

    people: int = 40
    days: float = 14.0
    seed: int = 1
    rules: Rules = STANDARD
    mix: Mapping[Character, float] = field(default_factory=lambda: DEFAULT_MIX)
    languages: Mapping[str, float] = field(default_factory=lambda: DEFAULT_LANGUAGES)
    traits: Mapping[Character, Traits] = field(default_factory=lambda: TRAITS)
    prompts_until: float | None = None
    """Day after which no initial prompts are asked for, so that what has begun can come to its end."""
    jobs_every_minutes: int = 10
    """How often expiry and lottery run."""
    raid: Raid | None = None
    starts_at: datetime = START
    guild_discord_id: int | None = None
    """The server on which everybody contributes; None: none."""
    first_id: int = FIRST_ID
    """Discord id of the first person."""

    @property
    def ends_at(self) -> datetime:
        """When nobody comes any more."""
        return self.starts_at + timedelta(days=self.days)


class Truths(dict[int, Truth]):
    """Message -> what it is worth; one that was there before the play is good, how good depends on its number."""

    def __missing__(self, message_id: int) -> Truth:
        """What is not known to the play."""
        return Truth(author=0, is_acceptable=True, quality=Random(message_id).betavariate(4.0, 2.0))


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asked for a task."""

    at: datetime
    by: int
    got: Kind | None
    reason: str = ""
    """Why there was none."""


class Vain(StrEnum):
    """Why a piece of work that somebody submitted did not count."""

    LATE = "late"
    """The lease had run out and somebody else has the place."""
    TAKEN_OUT = "taken_out"
    """Reports or skips took out a part of the conversation meanwhile."""
    OVERTAKEN = "overtaken"
    """The lease was held, but others had done the work."""


@dataclass(slots=True)
class Diary:
    """What happened, as the people of the simulation know it."""

    truths: Truths = field(default_factory=Truths)
    """Message -> what it is worth."""
    requests: list[Request] = field(default_factory=list)
    done: Counter[int] = field(default_factory=Counter)
    """Discord id -> contributions."""
    done_by_kind: Counter[Kind] = field(default_factory=Counter)
    refused: Counter[Vain] = field(default_factory=Counter)
    reviews_after_verdict: int = 0
    """Reviews of messages that were decided already and are not audited."""
    skipped: int = 0
    abandoned: int = 0
    repeated: int = 0
    """Submits of a task that was done; each of them had no effect."""
    repeats_with_effect: int = 0
    """Submits of a task that was done which were taken as new. Must stay 0."""
    own_work: list[int] = field(default_factory=list)
    """Tasks that asked somebody to judge or to answer themselves. Must stay empty."""
    raiders: set[int] = field(default_factory=set)
    """The accounts of a raid that came; no figure about people counts them."""
    raid_got: int = 0
    """Tasks that the accounts of a raid got."""

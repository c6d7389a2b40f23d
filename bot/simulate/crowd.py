"""Who takes part in a simulation: characters, their shares, and people with a life of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from types import MappingProxyType
from typing import TypeVar

FIRST_ID = 1_000
"""Discord id of the first person; the ids of others follow."""
SECOND_LANGUAGE = 0.2
"""Share of people who contribute in a second language."""
HOURLY = (3, 2, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 8, 8, 8, 8, 9, 10, 11, 12, 13, 12, 9, 5)
"""How busy each hour of the day is, midnight first: quiet nights, long evenings."""
MAX_SESSIONS_PER_DAY = 6.0
MAX_TASKS_PER_SESSION = 40

K = TypeVar("K")


class Character(StrEnum):
    """What somebody is like."""

    CAREFUL = "careful"
    """Writes well and mostly sees what a message is worth."""
    HASTY = "hasty"
    """Means well, does more in less time, errs more often and leaves out what takes longer."""
    SPAMMER = "spammer"
    """Writes advertising and answers every question with a coin."""
    TROLL = "troll"
    """Writes to annoy, calls the good bad and the bad good, reports what is fine."""


class Reading(StrEnum):
    """What somebody makes of a message they are asked about."""

    HONEST = "honest"
    """Says what they see."""
    COIN = "coin"
    """Does not look."""
    REVERSE = "reverse"
    """Says the opposite of what they see."""


@dataclass(frozen=True, slots=True)
class Traits:
    """How people of one character behave. Everything from 0 to 1 is a probability."""

    good_texts: float
    """A text is one that reviewers should accept."""
    reading: Reading = Reading.HONEST
    reliability: tuple[float, float] = (9.0, 2.2)
    """Parameters of the Beta distribution from which a person's reliability is drawn."""
    reliability_bounds: tuple[float, float] = (0.55, 0.98)
    """What it is cut to: nobody who looks is worse than nearly guessing, and nobody is perfect."""
    pace: float = 1.0
    """Time a task takes, against a careful person's."""
    visits_per_day: float = 0.3
    """Of those who come least; the others follow a power law."""
    tasks_per_session: float = 5.0
    """Mean."""
    noise: float = 0.12
    """Standard deviation with which a hidden quality in [0, 1] is seen."""
    all_questions: float = 0.8
    """A review answers more than the first question."""
    nuances: float = 0.2
    """A review answers the second form too."""
    skips: float = 0.03
    skips_rankings: float = 0.03
    abandons: float = 0.05
    """A task is left open, with a draft or without."""
    submits_twice: float = 0.03
    votes: float = 0.05
    reports: float = 0.05
    """A message that is thought bad (by a troll: one that is good) is reported."""
    prefers_prompts: float = 0.06
    """A request is for an initial prompt instead of whatever comes."""


TRAITS: Mapping[Character, Traits] = MappingProxyType(
    {
        Character.CAREFUL: Traits(good_texts=0.93),
        Character.HASTY: Traits(
            good_texts=0.78,
            reliability=(6.0, 3.0),
            pace=0.4,
            tasks_per_session=8.0,
            noise=0.25,
            all_questions=0.3,
            nuances=0.0,
            skips=0.06,
            skips_rankings=0.3,
            abandons=0.1,
            submits_twice=0.08,
            prefers_prompts=0.1,
        ),
        Character.SPAMMER: Traits(
            good_texts=0.0,
            reading=Reading.COIN,
            pace=0.2,
            all_questions=0.1,
            nuances=0.0,
            abandons=0.1,
            submits_twice=0.2,
            votes=0.0,
            reports=0.0,
            prefers_prompts=0.3,
        ),
        Character.TROLL: Traits(
            good_texts=0.05,
            reading=Reading.REVERSE,
            pace=0.5,
            all_questions=0.5,
            skips=0.1,
            votes=0.2,
            reports=0.15,
            prefers_prompts=0.1,
        ),
    }
)
"""How each character behaves unless a plan says otherwise."""

DEFAULT_MIX: Mapping[Character, float] = MappingProxyType(
    {Character.CAREFUL: 70, Character.HASTY: 15, Character.SPAMMER: 10, Character.TROLL: 5}
)
DEFAULT_LANGUAGES: Mapping[str, float] = MappingProxyType({"es": 60, "en": 25, "fr": 15})


class BadShares(ValueError):
    """A text that should list shares does not; the argument is the end of a sentence about it."""


@dataclass(eq=False, slots=True)
class Person:
    """One contributor. Their dice are their own: what others do never changes what they would do."""

    discord_id: int
    character: Character
    traits: Traits
    languages: tuple[str, ...]
    reliability: float
    """Probability that they see rightly whether a message is acceptable."""
    sessions_per_day: float
    shift_hours: int
    """How much later than others their day goes."""
    rng: Random = field(repr=False)
    has_joined: bool = False
    is_busy: bool = False
    """In the middle of a session."""

    def sessions(self, days: float) -> Iterator[float]:
        """Minutes from the start at which they come by, in order."""
        for day in range(int(days + 0.999)):
            hours = self.rng.choices(range(24), HOURLY, k=_poisson(self.sessions_per_day, self.rng))
            for hour in sorted((hour + self.shift_hours) % 24 for hour in hours):
                minute = day * 1440 + hour * 60 + self.rng.random() * 60
                if minute < days * 1440:
                    yield minute

    def tasks_in_a_session(self) -> int:
        """How many tasks they mean to do this time, at least one."""
        return min(MAX_TASKS_PER_SESSION, 1 + int(self.rng.expovariate(1 / self.traits.tasks_per_session)))


def shares(text: str) -> dict[str, float]:
    """`careful=70,hasty=30` as a mapping of positive numbers; raises BadShares.

    The numbers are parts, whatever they add up to: 7 and 3 are the same as 70 and 30.
    """
    found: dict[str, float] = {}
    for part in text.split(","):
        name, sign, number = (piece.strip() for piece in part.partition("="))
        try:
            share = float(number)
        except ValueError:
            share = -1.0
        if not name or not sign or not 0 <= share < float("inf"):
            raise BadShares(f'"{part.strip()}" is no name with a number of 0 or more, like careful=70')
        if name in found:
            raise BadShares(f"{name} is there twice")
        found[name] = share
    if not sum(found.values()):
        raise BadShares("somebody must have a share above 0")
    return {name: share for name, share in found.items() if share}


def mix_of(text: str) -> dict[Character, float]:
    """The shares of the characters; raises BadShares."""
    found = shares(text)
    for name in found:
        if name not in set(Character):
            raise BadShares(f'"{name}" is no character: choose from {", ".join(Character)}')
    return {Character(name): share for name, share in found.items()}


def gather(
    count: int,
    *,
    seed: int,
    first_id: int = FIRST_ID,
    mix: Mapping[Character, float] = DEFAULT_MIX,
    languages: Mapping[str, float] = DEFAULT_LANGUAGES,
    traits: Mapping[Character, Traits] = TRAITS,
) -> list[Person]:
    """So many people, in exactly these shares; the same for the same seed."""
    rng = Random(f"{seed} crowd {first_id}")
    characters = list(_dealt(count, mix))
    tongues = list(_dealt(count, languages))
    rng.shuffle(characters)
    rng.shuffle(tongues)
    return [
        _person(first_id + number, character, tongue, seed=seed, languages=languages, traits=traits)
        for number, (character, tongue) in enumerate(zip(characters, tongues, strict=True))
    ]


def _person(
    discord_id: int,
    character: Character,
    tongue: str,
    *,
    seed: int,
    languages: Mapping[str, float],
    traits: Mapping[Character, Traits],
) -> Person:
    rng = Random(f"{seed} person {discord_id}")
    own = traits[character]
    others = {lang: share for lang, share in languages.items() if lang != tongue}
    second = rng.choices(list(others), list(others.values())) if others else []
    low, high = own.reliability_bounds
    return Person(
        discord_id=discord_id,
        character=character,
        traits=own,
        languages=(tongue, *(second if rng.random() < SECOND_LANGUAGE else [])),
        reliability=min(high, max(low, rng.betavariate(*own.reliability))),
        # A power law: most come by every few days, a few several times a day.
        sessions_per_day=min(MAX_SESSIONS_PER_DAY, own.visits_per_day * rng.paretovariate(1.2)),
        shift_hours=rng.choice((-2, -1, 0, 0, 0, 1, 2, 5)),
        rng=rng,
    )


def _dealt(count: int, parts: Mapping[K, float]) -> Iterator[K]:
    """`count` items in these parts, by the largest remainder."""
    total = sum(parts.values())
    exact = {item: count * part / total for item, part in parts.items()}
    dealt = {item: int(number) for item, number in exact.items()}
    by_remainder = sorted(exact, key=lambda item: dealt[item] - exact[item])
    for item in by_remainder[: count - sum(dealt.values())]:
        dealt[item] += 1
    for item, number in dealt.items():
        yield from [item] * number


def _poisson(mean: float, rng: Random) -> int:
    """A Poisson number: how many exponential waits fit into one unit of time."""
    number, waited = 0, rng.expovariate(mean)
    while waited < 1.0:
        number += 1
        waited += rng.expovariate(mean)
    return number

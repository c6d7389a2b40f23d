"""The members of a made store: which languages they speak, on which server they are, when they are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from tests.bench.plans import AUTHORS, CAST

LANGUAGES: Mapping[str, float] = MappingProxyType(
    {
        "es": 0.30,
        "en": 0.40,
        **dict.fromkeys(("fr", "de", "pt-BR", "it", "ca", "ru", "zh", "ja"), 0.0375),
    }
)
"""Language -> its share of the messages."""
MESSAGES_PER_MEMBER = 12
GUILDS: tuple[int | None, ...] = (None, 1_000_001, 1_000_002)
"""Where members contribute; None is in private messages."""
FIRST_DISCORD_ID = 5_000_000_000
REGULARS = CAST - AUTHORS
"""Places of a cast for those who are always there."""
SHARE_OF_REGULARS = 0.01
MIN_SPEAKERS = 4 * CAST
DAYS_OF_A_MEMBER = 7
"""How long somebody who is no regular takes part."""
BILINGUAL = 5
"""Every fifth member of another language also reads English."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """The members who write in one language: regulars first, then the others by the time they come."""

    ids: Sequence[int]
    days: int

    @property
    def regulars(self) -> Sequence[int]:
        """Those who take part from the first day to the last."""
        return self.ids[: max(2 * REGULARS, int(len(self.ids) * SHARE_OF_REGULARS))]

    def cast(self, day: int, rng: Random) -> list[int]:
        """Different members for a tree that begins on this day, in any order."""
        count = len(self.regulars)
        others = len(self.ids) - count
        width = min(others, max(2 * AUTHORS, others * DAYS_OF_A_MEMBER // self.days))
        start = count + (others - width) * day // self.days
        ids = self.ids
        found = [ids[place] for place in rng.sample(range(count), REGULARS)]
        found += [ids[place] for place in rng.sample(range(start, start + width), AUTHORS)]
        rng.shuffle(found)
        return found


def speakers_of(members: int, days: int) -> dict[str, Speakers]:
    """Language -> its speakers, of so many members; in a small store the same ones speak several languages."""
    found, first = {}, 0
    for lang, share in LANGUAGES.items():
        count = min(members, max(MIN_SPEAKERS, round(members * share)))
        found[lang] = Speakers([(first + place) % members + 1 for place in range(count)], days)
        first += round(members * share)
    return found


def guild_of(member: int) -> int | None:
    """The server a member contributes on."""
    return GUILDS[member % len(GUILDS)]


def discord_id_of(member: int) -> int:
    """Discord's id of the member with this id of ours."""
    return FIRST_DISCORD_ID + member

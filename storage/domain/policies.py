"""What a server decided about whose texts are looked at before others see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RaidMode(StrEnum):
    """Whether new members' texts wait for a moderator."""

    OFF = "off"
    ON = "on"
    AUTO = "auto"
    """When many new members write at once."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A server's; the defaults are those of a server that chose nothing."""

    raid: RaidMode = RaidMode.AUTO
    raid_texts: int = 40
    """Texts by newcomers within ten minutes at which a raid is taken for one, in the mode `auto`."""
    raid_until: datetime | None = None
    """Until when a raid that was noticed is taken to go on; null for none."""
    hold_first_texts: int = 0
    """How many of a member's first texts wait for a moderator."""

    def is_raided(self, now: datetime) -> bool:
        """Whether texts of new members wait at this moment."""
        if self.raid is RaidMode.AUTO:
            return self.raid_until is not None and now < self.raid_until
        return self.raid is RaidMode.ON

"""Who may do what: levels, deeds, and the one table that joins them. docs/permissions.md prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final


class Level(IntEnum):
    """What somebody is on the server where they act; each level may what those below may."""

    MEMBER = 0
    """Anybody who can see the bot."""
    CONTRIBUTOR = 1
    """Accepted the terms and is not suspended."""
    MODERATOR = 2
    """Has a role of moderators: the server's, for every language, or that of some languages."""
    MANAGER = 3
    """May manage the server."""
    OPERATOR = 4
    """Runs the bot, or manages a home server."""


class Deed(StrEnum):
    """What somebody may want to do."""

    READ = "read"
    """Terms, guide, help, boards, figures."""
    CONTRIBUTE = "contribute"
    """Tasks, votes, reports, languages, teams, the own page."""
    OWN_DATA = "own_data"
    """See, take along, withdraw, erase what is stored about oneself; also suspended, and in a private message."""
    APPEAL = "appeal"
    """Ask that a decision about one's own message or suspension be looked at again; also suspended."""
    REVIEW = "review"
    """Take cases from the queue and decide them."""
    MODERATE = "moderate"
    """Look up members, messages and conversations; suspend, quarantine, ask for a removal, confirm another's."""
    RUN_SERVER = "run_server"
    """Channels, campaigns, teams, badges, settings of the server, its audit log."""
    RUN_BOT = "run_bot"
    """What holds on every server: licence, ages, preset, rules."""


LEAST: Final[Mapping[Deed, Level]] = MappingProxyType(
    {
        Deed.READ: Level.MEMBER,
        Deed.OWN_DATA: Level.MEMBER,
        Deed.APPEAL: Level.MEMBER,
        Deed.CONTRIBUTE: Level.CONTRIBUTOR,
        Deed.REVIEW: Level.MODERATOR,
        Deed.MODERATE: Level.MODERATOR,
        Deed.RUN_SERVER: Level.MANAGER,
        Deed.RUN_BOT: Level.OPERATOR,
    }
)
"""The level that each deed takes."""
STAFF: Final = frozenset(deed for deed, level in LEAST.items() if level >= Level.MODERATOR)
"""Deeds that are asked about before anything else is done; the others are the services' to refuse."""


@dataclass(frozen=True, slots=True)
class Authority:
    """What somebody is where they act, and how far that reaches."""

    discord_id: int
    guild_discord_id: int | None
    """The server; None in a private message."""
    level: Level = Level.MEMBER
    languages: frozenset[str] | None = None
    """Languages a moderator looks after; None for all."""
    is_home: bool = False
    """Whether the server looks after what was imported and written on other servers, too."""

    def may(self, deed: Deed) -> bool:
        """Whether their level is enough for a deed of the staff; who manages a home server runs the bot, too."""
        if deed is Deed.RUN_BOT and self.is_home:
            return self.level >= Level.MANAGER
        return self.level >= LEAST[deed]

    def reaches(self, *, lang: str, guild_discord_id: int | None) -> bool:
        """Whether a message in a language, written on a server (None: imported), is theirs to moderate."""
        if self.level < Level.MODERATOR:
            return False
        is_theirs = self.is_everywhere or (
            guild_discord_id is not None and guild_discord_id == self.guild_discord_id
        )
        return is_theirs and (self.languages is None or lang in self.languages)

    @property
    def is_everywhere(self) -> bool:
        """Whether what they decide holds on every server; nothing does below a moderator."""
        return self.level is Level.OPERATOR or (self.is_home and self.level >= Level.MODERATOR)

"""Who may do what, applied: the authority of whoever acts, and what each command and button of the staff takes.

Discord hides the commands of staff from everybody else, but a server can show them to whom it likes and a custom_id
can be made by hand. So every way in asks here, before its handler runs; services ask again how far it reaches.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import discord

from storage.domain.access import STAFF, Authority, Deed, Level
from storage.domain.errors import CollectionError

if TYPE_CHECKING:
    from bot.session import Session

COMMANDS: Final[Mapping[str, Deed]] = MappingProxyType(
    {
        "work": Deed.CONTRIBUTE,
        "task": Deed.CONTRIBUTE,
        "tasks": Deed.CONTRIBUTE,
        "language": Deed.CONTRIBUTE,
        "guide": Deed.READ,
        "help": Deed.READ,
        "points": Deed.READ,
        "leaderboard": Deed.READ,
        "me": Deed.READ,
        "stats": Deed.READ,
        "share": Deed.CONTRIBUTE,
        "team": Deed.CONTRIBUTE,
        "channels": Deed.RUN_SERVER,
        "campaign": Deed.RUN_SERVER,
        "teams": Deed.RUN_SERVER,
        "badges": Deed.RUN_SERVER,
    }
)
"""Name of a command (of its group, where it has subcommands; a context menu by its English name) -> what it takes."""

VERBS: Final[Mapping[str, Deed]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("bind", "bindings", "binding", "feed", "change", "schedule"),
                *("plan", "begin", "campaigns", "campaign", "teamlist", "teamremove"),
            ),
            Deed.RUN_SERVER,
        ),
    }
)
"""Verb of a button, select or form -> what it takes, for those of the staff; all others are for contributors."""


async def authority(session: Session) -> Authority:
    """What whoever acts is here: by their permissions and roles, which Discord sends along, and the settings."""
    settings, interaction = session.bot.settings, session.interaction
    guild_id, permissions = session.guild_id, interaction.permissions
    homes = settings.home_guilds or settings.guild_ids
    is_home = guild_id is not None and guild_id in homes
    level, languages = Level.MEMBER, None
    if session.member_id in settings.operators:
        level = Level.OPERATOR
    elif guild_id is not None and (permissions.manage_guild or permissions.administrator):
        level = Level.MANAGER
    elif guild_id is not None and isinstance(interaction.user, discord.Member):
        roles = {role.id for role in interaction.user.roles}
        staff = await session.bot.engine.servers.staff(guild_id)
        of_languages = {lang for lang, role in staff.by_language.items() if role in roles}
        if staff.moderators in roles or of_languages:
            level = Level.MODERATOR
            languages = None if staff.moderators in roles else frozenset(of_languages)
    return Authority(session.member_id, guild_id, level, languages, is_home)


async def require(session: Session, deed: Deed) -> Authority:
    """The authority of whoever acts; CollectionError where it is not enough."""
    found = await authority(session)
    if not found.may(deed):
        raise CollectionError("error-not-allowed")
    return found


async def admit(session: Session, deed: Deed) -> None:
    """Refuse what is the staff's to whoever is not of it; everything else is left to the handler and its services."""
    if deed in STAFF:
        await require(session, deed)

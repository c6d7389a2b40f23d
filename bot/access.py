"""Who may do what, applied: the authority of whoever acts, and what each command and button of the staff takes.

Discord hides the commands of staff from everybody else, but a server can show them to whom it likes and a custom_id
can be made by hand. So every way in asks here, before its handler runs; services ask again how far it reaches.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import discord

from bot.ui.ids import Action
from storage.domain.access import LEAST, STAFF, Authority, Deed, Level
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
        "campaign status": Deed.READ,
        "campaign list": Deed.READ,
        "teams": Deed.RUN_SERVER,
        "badges": Deed.RUN_SERVER,
        "badges list": Deed.READ,
        "setup": Deed.RUN_SERVER,
        "config": Deed.RUN_SERVER,
        "review": Deed.REVIEW,
        "moderate": Deed.MODERATE,
        "audit": Deed.RUN_SERVER,
        "Report": Deed.CONTRIBUTE,
        "appeal": Deed.APPEAL,
        "privacy": Deed.OWN_DATA,
    }
)
"""Name of a command -> what it takes; a group's holds for its subcommands, unless one has its own. A context menu goes
by its English name."""

VERBS: Final[Mapping[str, Deed]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("bind", "bindings", "binding", "feed", "change", "schedule"),
                *("plan", "begin", "teamlist", "teamremove"),
                *("setup", "setupset", "setupform", "setupdone", "config", "confset"),
            ),
            Deed.RUN_SERVER,
        ),
        **dict.fromkeys(("case", "casedone", "casemark", "queue", "queuelang", "queuereason"), Deed.REVIEW),
        **dict.fromkeys(("appeal", "appealed"), Deed.APPEAL),
        **dict.fromkeys(("privacy", "privacyscope", "privacyask", "privacyerase"), Deed.OWN_DATA),
        **dict.fromkeys(
            (
                *("member", "memberform", "memberdone", "removals", "removal", "logged"),
                *("record", "recordform", "recorddone", "conversation", "found", "conduct"),
            ),
            Deed.MODERATE,
        ),
        "audit": Deed.RUN_SERVER,
        **dict.fromkeys(("campaigns", "campaign"), Deed.READ),
        **dict.fromkeys(
            ("campaign pause", "campaign resume", "campaign ending", "campaign end"), Deed.RUN_SERVER
        ),
    }
)
"""Verb of a button, select or form -> what it takes; all others are for contributors. `verb act` is a verb whose second
argument is that act, where the acts of one verb differ."""
WITHOUT_TERMS: Final = STAFF | {Deed.OWN_DATA, Deed.APPEAL}
"""Deeds that do not hang on the terms: whoever is refused there is told so, and not shown the terms."""


def of_command(name: str) -> Deed:
    """What a command takes, by its whole name."""
    return COMMANDS[name if name in COMMANDS else name.split(" ")[0]]


def of_action(action: Action) -> Deed:
    """What a button, select or form takes."""
    return VERBS.get(f"{action.verb} {action.arg(1)}") or VERBS.get(action.verb, Deed.CONTRIBUTE)


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
        is_moderators = LEAST[deed] is Level.MODERATOR
        raise CollectionError("error-not-moderator" if is_moderators else "error-not-allowed")
    return found


async def admit(session: Session, deed: Deed) -> None:
    """Refuse what is the staff's to whoever is not of it; everything else is left to the handler and its services."""
    if deed in STAFF:
        await require(session, deed)

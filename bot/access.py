"""Who may do what, applied: the authority of whoever acts, and what each command and button of the staff takes.

Discord hides the commands of staff from everybody else, but a server can show them to whom it likes and a custom_id
can be made by hand. So every way in asks here, before its handler runs; services ask again how far it reaches.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import discord

from bot.ui.ids import Action, decode
from bot.ui.panel import Button, Panel, Row
from storage.domain.access import LEAST, STAFF, Authority, Deed, Level
from storage.domain.errors import CollectionError, NotAdmitted

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
ANYWHERE: Final = frozenset(
    {
        *("share", "race", "publish", "stats", "statsof", "board", "frame", "teamboard"),
        *("me", "visibility", "alias", "named", "credit", "guide", "help", "terms"),
    }
)
"""Commands and verbs for contributors that add nothing to what is collected: they work in private messages, too."""
ACCEPT: Final = "accept"
"""First argument of the verb `terms` that is not among them."""
WITHOUT_TERMS: Final = STAFF | {Deed.OWN_DATA, Deed.APPEAL}
"""Deeds that do not hang on the terms: whoever is refused there is told so, and not shown the terms."""


def of_command(name: str) -> Deed:
    """What a command takes, by its whole name."""
    return COMMANDS[name if name in COMMANDS else name.split(" ")[0]]


def of_action(action: Action) -> Deed:
    """What a button, select or form takes."""
    return VERBS.get(f"{action.verb} {action.arg(1)}") or VERBS.get(action.verb, Deed.CONTRIBUTE)


def command_needs_server(name: str) -> bool:
    """Whether a command contributes: its server's gates, suspensions and moderators have to reach what comes of it."""
    return of_command(name) is Deed.CONTRIBUTE and name not in ANYWHERE


def action_needs_server(action: Action) -> bool:
    """The same for a button, select or form."""
    if action.verb in ANYWHERE:
        return _is_acceptance(action)
    return of_action(action) is Deed.CONTRIBUTE


def _is_acceptance(action: Action) -> bool:
    return action.verb == "terms" and action.arg(0) == ACCEPT


async def authority(session: Session) -> Authority:
    """What whoever acts is here: by their permissions and roles, which Discord sends along, and the settings.

    A role of moderators gives nothing to whoever is suspended, there or everywhere. One interaction asks the store
    once: what opens a form has three seconds.
    """
    if session.authority is None:
        session.authority = await _authority(session)
    return session.authority


async def _authority(session: Session) -> Authority:
    settings, interaction = session.bot.settings, session.interaction
    guild_id, permissions = session.guild_id, interaction.permissions
    homes = settings.home_guilds or settings.guild_ids
    is_home = guild_id is not None and guild_id in homes
    level, languages = Level.MEMBER, None
    if session.member_id in settings.operators:
        level = Level.OPERATOR
    elif guild_id is not None and (permissions.manage_guild or permissions.administrator):
        level = Level.MANAGER
    elif guild_id is not None:
        of_all, of_languages = await _moderated(session, guild_id)
        if (of_all or of_languages) and not await _is_suspended(session, guild_id):
            level, languages = Level.MODERATOR, None if of_all else of_languages
    return Authority(session.member_id, guild_id, level, languages, is_home)


async def _moderated(session: Session, guild_id: int) -> tuple[bool, frozenset[str]]:
    """Whether who acts has the role of those who moderate every language there; the languages of their other roles."""
    user = session.interaction.user
    if not isinstance(user, discord.Member):
        return False, frozenset()
    roles = {role.id for role in user.roles}
    staff = await session.bot.engine.servers.staff(guild_id)
    of_languages = frozenset(lang for lang, role in staff.by_language.items() if role in roles)
    return staff.moderators in roles, of_languages


async def _is_suspended(session: Session, guild_id: int) -> bool:
    return await session.bot.engine.suspensions.holds(session.member_id, guild_id)


async def require(session: Session, deed: Deed) -> Authority:
    """The authority of whoever acts; CollectionError where it is not enough."""
    found = await authority(session)
    if not found.may(deed):
        if LEAST[deed] is not Level.MODERATOR:
            raise CollectionError("error-not-allowed")
        is_kept_out = session.guild_id is not None and any(await _moderated(session, session.guild_id))
        raise CollectionError("error-moderator-suspended" if is_kept_out else "error-not-moderator")
    return found


async def admit(session: Session, deed: Deed, *, needs_server: bool = False) -> None:
    """Refuse what is the staff's to whoever is not of it, and what needs a server outside of one that has the bot.

    Everything else is left to the handler and its services.
    """
    if needs_server and not session.is_in_server:
        raise NotAdmitted("error-only-in-servers")
    if deed in STAFF:
        await require(session, deed)


def fitting(session: Session, panel: Panel) -> Panel:
    """The panel as it is shown here: outside of servers without what would be refused there."""
    if session.is_in_server:
        return panel
    rows = tuple(row for row in map(_fitting_row, panel.rows) if row)
    shown = replace(panel, rows=rows)
    accepting = (each for row in panel.rows for each in row if _is_acceptance(_decoded(each.action)))
    return shown.with_note(session.t("error-only-in-servers")) if any(accepting) else shown


def _fitting_row(row: Row) -> Row:
    """What is left of a row outside of servers."""
    buttons = tuple(each for each in row if isinstance(each, Button))
    if buttons:
        return tuple(each for each in buttons if not action_needs_server(_decoded(each.action)))
    return () if any(action_needs_server(_decoded(each.action)) for each in row) else row


def _decoded(custom_id: str) -> Action:
    """What one of our own controls carries; an address of a page is no action."""
    return decode(custom_id) or Action("help")

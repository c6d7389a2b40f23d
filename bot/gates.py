"""Who may contribute on a server, asked of what Discord sends along with each interaction.

A gate keeps nobody from reading, from their own data or from looking after a server; it closes the ways in which
something is contributed: accepting the terms, getting a task, sending it, voting, reporting.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import discord

from bot.session import Session
from bot.ui.channels import moment
from storage.domain.errors import NotAdmitted
from storage.domain.gates import Barrier, Gates, Visitor, obstacle

OPEN = Gates()
KEYS: Mapping[Barrier, str] = MappingProxyType(
    {
        Barrier.DENIED_ROLE: "error-gate-denied-role",
        Barrier.MISSING_ROLE: "error-gate-missing-role",
        Barrier.NEW_ACCOUNT: "error-gate-new-account",
        Barrier.NEW_MEMBER: "error-gate-new-member",
    }
)
"""What is said of each barrier."""


def require_entry(session: Session) -> None:
    """Raise NotAdmitted, with what is missing and from when on it works, for whoever may not contribute here."""
    gates = session.bot.engine.server_settings.gates(session.guild_id)
    if session.guild_id is None or gates == OPEN:
        return
    found = obstacle(gates, visitor(session), now=session.now)
    if found is None:
        return
    is_unknown = found.barrier is Barrier.NEW_MEMBER and found.until is None
    raise NotAdmitted(
        "error-gate-unknown-member" if is_unknown else KEYS[found.barrier],
        role=f"<@&{found.role}>" if found.role is not None else "",
        when=moment(found.until.timestamp()) if found.until is not None else "",
        days=gates.min_account_days,
        hours=gates.min_member_hours,
    )


def visitor(session: Session) -> Visitor:
    """What is known of whoever acts."""
    user = session.interaction.user
    created_at = discord.utils.snowflake_time(user.id)
    if not isinstance(user, discord.Member):
        return Visitor(frozenset(), created_at, None)
    return Visitor(frozenset(role.id for role in user.roles), created_at, user.joined_at)

"""/audit: what moderators and staff did on this server, for whoever manages it."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers import audit
from bot.session import Session
from bot.ui.audit import AuditQuery
from bot.ui.limits import CHOICES


async def act_choices(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """The acts whose words hold what was typed."""
    found = audit.suggestions(Session(interaction.client, interaction), current)
    return [app_commands.Choice(name=name, value=value) for name, value in found[:CHOICES]]


class Audit(commands.Cog):
    """The audit log, for the staff of a server."""

    @app_commands.command(
        name=localised("audit", "command-audit.name"),
        description=localised("What moderators and staff did here.", "command-audit.description"),
    )
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.describe(
        member=localised("Only about this member.", "option-audit-member.description"),
        by=localised("Only what this person did.", "option-audit-by.description"),
        act=localised("Only this kind of act.", "option-audit-act.description"),
    )
    @app_commands.rename(
        member=localised("member", "option-audit-member.name"),
        by=localised("by", "option-audit-by.name"),
        act=localised("act", "option-audit-act.name"),
    )
    @app_commands.autocomplete(act=act_choices)
    async def audit(
        self,
        interaction: discord.Interaction[Any],
        member: discord.User | None = None,
        by: discord.User | None = None,
        act: str | None = None,
    ) -> None:
        """The newest entries."""

        async def run(session: Session) -> None:
            await audit.show_audit(
                session,
                AuditQuery(actor=by.id if by is not None else None),
                act=act,
                member_id=member.id if member is not None else None,
            )

        await ask(interaction, run)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Audit())

"""What slash commands share: localised names, one guarded way in, language choices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands

from bot import access
from bot.errors import guarded
from bot.session import Session
from storage.domain.access import STAFF, Deed

if TYPE_CHECKING:
    from bot.app import Cosecha


def localised(name: str, key: str) -> app_commands.locale_str:
    """A command's name or description that the translator finds by its key."""
    return app_commands.locale_str(name, key=key)


async def ask(interaction: discord.Interaction[Any], work: Callable[[Session], Awaitable[None]]) -> None:
    """Run a slash command: deferred first, reported when it fails."""
    session = Session(cast("Cosecha", interaction.client), interaction)
    await session.defer()
    command = interaction.command
    root = command.qualified_name.split(" ")[0] if isinstance(command, app_commands.Command) else None
    deed = access.COMMANDS[root or command.name] if command is not None else Deed.READ

    async def admitted() -> None:
        await access.admit(session, deed)
        await work(session)

    await guarded(session, admitted, is_staff=deed in STAFF)


async def language_choices(
    interaction: discord.Interaction[Any], current: str
) -> list[app_commands.Choice[str]]:
    """Up to 25 content languages whose name holds what was typed."""
    session = Session(cast("Cosecha", interaction.client), interaction)
    return [
        app_commands.Choice(name=session.t.both_names(code)[:100], value=code)
        for code in session.t.find_languages(current, session.bot.settings.languages)
    ]

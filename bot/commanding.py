"""What slash commands share: localised names, one guarded way in, language choices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands

from bot import access
from bot.errors import guarded
from bot.session import Session

if TYPE_CHECKING:
    from bot.app import Cosecha


def localised(name: str, key: str) -> app_commands.locale_str:
    """A command's name or description that the translator finds by its key."""
    return app_commands.locale_str(name, key=key)


async def ask(
    interaction: discord.Interaction[Any],
    work: Callable[[Session], Awaitable[None]],
    *,
    opens_form: bool = False,
) -> None:
    """Run a command: deferred first, unless it opens a form, which must be the first answer; reported when it fails."""
    session = Session(cast("Cosecha", interaction.client), interaction)
    if not opens_form:
        await session.defer()
    command = interaction.command
    name = command.qualified_name if command is not None else "help"
    deed = access.of_command(name)

    async def admitted() -> None:
        await access.admit(session, deed, needs_server=access.command_needs_server(name))
        await work(session)

    await guarded(session, admitted, is_staff=deed in access.WITHOUT_TERMS)


async def language_choices(
    interaction: discord.Interaction[Any], current: str
) -> list[app_commands.Choice[str]]:
    """Up to 25 content languages whose name holds what was typed."""
    session = Session(cast("Cosecha", interaction.client), interaction)
    return [
        app_commands.Choice(name=session.t.both_names(code)[:100], value=code)
        for code in session.t.find_languages(current, session.bot.settings.languages)
    ]

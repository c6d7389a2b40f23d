"""What a task type needs of Discord: the shared /task group and the base of the nine cogs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.commanding import ask, language_choices, localised
from bot.handlers.working import give
from bot.session import Session
from storage.domain.kinds import Kind

if TYPE_CHECKING:
    from bot.app import Cosecha


def task_group() -> app_commands.Group:
    """The empty command /task; every task type adds its own subcommand."""
    return app_commands.Group(
        name=localised("task", "command-task.name"),
        description=localised("Choose what kind of task to do.", "command-task.description"),
        guild_only=True,
    )


class TaskCog(commands.Cog):
    """A task type as a declaration: a subclass names its kind and gets its subcommand of /task."""

    kind: ClassVar[Kind]

    def __init__(self, bot: Cosecha) -> None:
        self.bot = bot
        slug = self.kind.value.replace("_", "-")
        key = f"command-task-{slug}"
        description = bot.texts["en"](f"{key}.description")
        self.command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=localised(slug, f"{key}.name"),
            description=localised(description, f"{key}.description"),
            callback=self._callback(),
        )

    def _callback(self) -> Any:
        cog = self

        @app_commands.describe(
            language=localised("Language of the task.", "option-task-language.description")
        )
        @app_commands.rename(language=localised("language", "option-task-language.name"))
        @app_commands.autocomplete(language=language_choices)
        async def callback(interaction: discord.Interaction[Any], language: str | None = None) -> None:
            await ask(interaction, lambda session: cog.run(session, language))

        return callback

    async def run(self, session: Session, lang: str | None) -> None:
        """Hand out a task of this kind."""
        await give(session, self.kind, lang=lang)

    async def cog_load(self) -> None:
        """Add the subcommand."""
        self.bot.task_group.add_command(self.command)

    async def cog_unload(self) -> None:
        """Take the subcommand away."""
        self.bot.task_group.remove_command(self.command.name)


def kinds_of(found: Iterable[commands.Cog]) -> list[Kind]:
    """The kinds that loaded cogs contribute."""
    return [cog.kind for cog in found if isinstance(cog, TaskCog)]

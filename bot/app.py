"""The Bot: holds settings, engine and texts; loads the cogs, starts the jobs, stops cleanly."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.engine import build_engine
from bot.i18n import CommandTranslator, Texts
from bot.pictures.studio import Studio
from bot.posting.rounds import Rounds
from bot.presence import Presence
from bot.router import route
from bot.schedule import Schedule
from bot.session import NO_MENTIONS, Session
from bot.settings import Settings
from bot.tasks import task_group
from storage.services.engine import Engine
from storage.store import Store

log = logging.getLogger(__name__)


class Cosecha(commands.Bot):
    """One bot over one engine. It needs no privileged intent and never reads a message."""

    discord.VoiceClient.warn_dave = discord.VoiceClient.warn_nacl = False  # it never speaks

    def __init__(self, settings: Settings, engine: Engine, texts: Texts) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=discord.Intents(guilds=True),
            allowed_mentions=NO_MENTIONS,
        )
        self.settings = settings
        self.engine = engine
        self.texts = texts
        self.task_group = task_group()
        self.studio = Studio()
        self.rounds = Rounds(self)
        self.schedule = Schedule(
            engine, seconds=settings.job_interval_seconds, rounds=self.rounds, is_ready=self.is_ready
        )
        self._presence = Presence(engine.memberships)
        self._mentions: dict[str, str] = {}

    async def setup_hook(self) -> None:
        """Take up what servers chose, load every cog, register the commands with Discord, start the jobs."""
        await self.engine.server_settings.load_policies(datetime.now(UTC))
        self.tree.add_command(self.task_group)
        for module in cog_modules():
            await module.setup(self)
        await self.tree.set_translator(CommandTranslator(self.texts))
        if self.settings.sync_commands:
            await self._sync()
        self.schedule.start()

    async def _sync(self) -> None:
        """Tell Discord the commands, everywhere or in the servers of the settings only.

        Where Discord does not take them, those that it knows already go on working.
        """
        synced: list[app_commands.AppCommand] = []
        for guild_id in self.settings.guild_ids or (None,):
            guild = discord.Object(guild_id) if guild_id is not None else None
            if guild is not None:
                self.tree.copy_global_to(guild=guild)
            try:
                synced = await self.tree.sync(guild=guild)
            except discord.HTTPException as error:
                log.error("the commands of %s cannot be registered: %s", guild_id or "every server", error)
        self._mentions = {command.name: command.mention for command in synced}
        log.info("%d commands are registered", len(synced))

    def command_mention(self, name: str) -> str | None:
        """What Discord turns into a link to a command, once the commands are registered."""
        return self._mentions.get(name)

    def command_mentions(self) -> dict[str, str]:
        """The same for every command."""
        return dict(self._mentions)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Buttons, selects and forms go to the router; commands find their way by themselves."""
        await route(Session(self, interaction))
        if interaction.type is not discord.InteractionType.autocomplete:
            await self._presence.note(interaction)

    async def close(self) -> None:
        """Let running jobs end, then leave Discord."""
        await self.schedule.stop()
        self.studio.close()
        await super().close()


def cog_modules() -> list[ModuleType]:
    """The modules of the package `cogs`, found by walking, in alphabetical order."""
    names = sorted(info.name for info in pkgutil.iter_modules(importlib.import_module("cogs").__path__))
    return [importlib.import_module(f"cogs.{name}") for name in names]


async def run_bot(settings: Settings) -> None:
    """Bring the database up to date and run the bot until it is stopped."""
    store = await Store.open(settings.database_url_resolved, create_folder=True)
    try:
        await store.upgrade()
        async with Cosecha(settings, build_engine(settings, store), Texts.load()) as bot:
            await bot.engine.tombstones.apply(datetime.now(UTC))  # somebody may have put an older copy back
            await bot.start(settings.token())
    finally:
        await store.close()

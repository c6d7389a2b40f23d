"""The demo's little Discord: a guild, its people and the real bot among them, in this process."""

import asyncio
import itertools
import logging
import zlib
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Final, Self

import discord
from aiohttp import web

from bot.demo import localised, simulation

log = logging.getLogger(__name__)

GUILD_NAME: Final = "Cosecha · comunidad de IA en español"
PRIVATE: Final = "@me"
"""The name of a person's private channel with the bot, as in Discord's own addresses."""
AVATARS: Final = Path(__file__).with_name("static") / "avatars"

_BOT: Final = "cosecha"
_BORN_AT: Final = datetime(2025, 3, 1, tzinfo=UTC)
_DISCORD_EPOCH_MS: Final = 1420070400000
_READY_SECONDS: Final = 30.0
_BEAT_SECONDS: Final = 0.4
_RELATIVE_TIMES_SECONDS: Final = 15.0
_MODERATION: Final = discord.Permissions(
    manage_guild=True, manage_messages=True, manage_channels=True, moderate_members=True, kick_members=True
)


@dataclass(frozen=True)
class Person:
    """Somebody the demo can be used as; `key` makes the Discord id, so it must not change."""

    key: str
    name: str
    locale: str
    is_moderator: bool = False


PEOPLE: Final = (
    Person("lucia", "Lucía", "es-ES"),
    Person("mateo", "Mateo", "es-419"),
    Person("emma", "Emma", "en-US"),
    Person("noa", "Noa", "es-ES", is_moderator=True),
)
CHANNELS: Final[Mapping[str, str]] = {
    "bienvenida": "Qué es Cosecha y cómo va la campaña",
    "es-tareas": "Escribe, responde, etiqueta y ordena en español",
    "en-tasks": "Write, reply, label and rank in English",
    "fr-taches": "Écris, réponds, étiquette et classe en français",
}
"""The guild's channels and their topics, in the order in which Discord lists them."""
STAFF_CHANNEL: Final = "moderación"
"""The channel that only moderators see."""


def stable_id(kind: str, key: str) -> int:
    """Return the same snowflake for the same thing in every run, whatever else the world contains.

    The bot's store keeps Discord's ids: with the same data, Lucía is the same person after a restart.
    """
    milliseconds = int(_BORN_AT.timestamp() * 1000) - _DISCORD_EPOCH_MS
    return milliseconds << 22 | zlib.crc32(f"{kind}:{key}".encode()) & 0x3FFFFF


GUILD_ID: Final = stable_id("guild", _BOT)


class World:
    """A guild with people in it and the real bot among them, alive inside `async with`.

    `make_bot` builds the bot. It is logged in here with a made-up token and must not connect by itself; it
    registers its commands in its own `setup_hook`, and it is closed at the end. What it does not catch is
    logged and kept in `errors`.
    """

    def __init__(
        self,
        make_bot: Callable[[], discord.Client],
        *,
        people: Sequence[Person] = PEOPLE,
        channels: Mapping[str, str] = CHANNELS,
        guild_name: str = GUILD_NAME,
        crowd: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        """`crowd` are members whom nobody uses: Discord id -> name."""
        self.people = tuple(people)
        self.guild_name = guild_name
        self.errors: deque[BaseException] = deque(maxlen=50)
        """What the bot raised and did not catch, newest last."""
        self.channels: dict[str, simulation.ChannelHandle] = {}
        self.members: dict[str, simulation.MemberActor] = {}
        self._make_bot = make_bot
        self._topics = dict(channels)
        self._crowd = dict(crowd)

    async def __aenter__(self) -> Self:
        self.bot = self._make_bot()
        self._backend = simulation.LiveBackend(
            application_id=stable_id("application", _BOT), bot_id=stable_id("user", _BOT)
        )
        self._env = simulation.LiveEnv(self.bot, self._backend, self.errors)
        self.guild = self._build_guild()
        try:
            await self._env.start()
            await asyncio.wait_for(self.bot.wait_until_ready(), _READY_SECONDS)
            self._viewer = self._build_viewer()
            await self._viewer.__aenter__()
        except BaseException:
            await self._stop()
            raise
        self._heart = asyncio.create_task(self._beat(), name="demo heartbeat")
        self._heart.add_done_callback(_report_end)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._heart.cancel()
        await self._stop()

    async def _stop(self) -> None:
        try:
            with self._env.as_bot():
                await self.bot.close()
        finally:
            await self._env.shutdown()

    # Building

    def _build_guild(self) -> simulation.GuildHandle:
        backend, env = self._backend, self._env
        backend.bot_user.name, backend.bot_user.avatar = "Cosecha", _BOT
        with backend.pinned(stable_id("user", "owner")):
            owner = env.create_user("comunidad")
        with backend.pinned(stable_id("role", _BOT)):
            guild = env.create_guild(self.guild_name, id=GUILD_ID, owner=owner, preferred_locale="es-ES")
        with backend.pinned(stable_id("role", "moderation")):
            moderation = guild.create_role("Moderación", permissions=_MODERATION, color=0x3BA55D)
        for name, topic in self._topics.items():
            with backend.pinned(stable_id("channel", name)):
                self.channels[name] = guild.create_text_channel(name, topic=topic)
        for person in self.people:
            roles = [moderation] if person.is_moderator else []
            self.members[person.key] = guild.add_member(self._build_user(person), roles=roles)
        unseen = discord.PermissionOverwrite(view_channel=False)
        others: dict[Any, discord.PermissionOverwrite] = {
            self.members[one.key]: unseen for one in self.people if not one.is_moderator
        }
        with backend.pinned(stable_id("channel", STAFF_CHANNEL)):
            topic = "Lo que hace el equipo de moderación, y lo que necesita su atención"
            self.channels[STAFF_CHANNEL] = guild.create_text_channel(
                STAFF_CHANNEL, topic=topic, overwrites=others
            )
        for number, (user_id, name) in enumerate(self._crowd.items()):
            with backend.pinned(user_id):
                user = env.create_user(f"crowd{number}", global_name=name)
            guild.add_member(user)
        return guild

    def _build_user(self, person: Person) -> simulation.UserHandle:
        with self._backend.pinned(stable_id("user", person.key)):
            user = self._env.create_user(person.key, global_name=person.name, avatar=person.key)
        with self._backend.pinned(stable_id("private channel", person.key)):
            self._backend.get_dm_channel(user.id)
        self._backend.locales[user.id] = person.locale
        return user

    def _build_viewer(self) -> simulation.Viewer:
        ids = {_BOT: self._backend.bot_user.id} | {key: one.id for key, one in self.members.items()}
        pictures = {
            simulation.avatar_url(user_id, key): (picture.name, picture.read_bytes())
            for key, user_id in ids.items()
            if (picture := AVATARS / f"{key}.png").is_file()
        }
        return simulation.Viewer(
            self._env,
            next(iter(self.channels.values())),
            place=self.place,
            viewers=tuple(self.members.values()),
            assets=pictures,
        )

    # Living

    async def _beat(self) -> None:
        """Show changes as they come, let relative times age, and forget the old."""
        beats_per_tick = round(_RELATIVE_TIMES_SECONDS / _BEAT_SECONDS)
        for beat in itertools.count(1):
            await asyncio.sleep(_BEAT_SECONDS)
            try:
                self._viewer.publish_changes()
                if beat % beats_per_tick == 0:
                    self._viewer.keep_time()
                    self._backend.forget_the_old()
                    self._env.forget_cancelled_timers()
            except (simulation.BackendError, simulation.SetupError):
                log.exception("A page could not be brought up to date")

    async def post(self, channel: str, content: str) -> discord.Message:
        """Write a public message as the bot; KeyError when the world has no such channel."""
        room = self.bot.get_partial_messageable(self.channels[channel].id)
        with self._env.as_bot():
            return await room.send(content)

    # What the demo's page needs

    @property
    def secret(self) -> str:
        """Return what a tab must present to see and act; only the demo's own page hands it out."""
        return self._viewer.capability

    def viewer_routes(self) -> list[web.RouteDef]:
        """Return the routes behind the document that shows a channel."""
        return self._viewer.server.routes()

    def asked_for(self, person: str, channel: str, zone: str) -> AbstractContextManager[None]:
        """Show this to the tab whose request is answered inside; SimCord's page itself cannot ask for it."""
        return self._viewer.asked_for(person, channel, zone)

    def listening_on(self, port: int) -> None:
        """Tell the viewer where it is served, so that it refuses every other host and origin."""
        self._viewer.server.port = port

    def place(self, person: str, channel: str) -> tuple[simulation.MemberActor, simulation.ChannelHandle]:
        """Return who and where a tab means; SetupError when there is no such person or channel."""
        member = self.members.get(person)
        if member is None:
            raise simulation.SetupError(f"nobody is called {person}")
        room = self._rooms(member).get(channel)
        if room is None:
            raise simulation.SetupError(f"no channel is called {channel}")
        return member, room

    def newest_messages(self, person: str) -> dict[str, int | None]:
        """Map every channel that this person would see listed to its newest message they can read."""
        member, _ = self.place(person, PRIVATE)
        newest = {
            name: self._backend.newest_for(member.id, room.id)
            for name, room in self._rooms(member).items()
            if self._backend.may_read(member.id, room.id)
        }
        if newest[PRIVATE] is None:
            del newest[PRIVATE]
        return newest

    def command_in(self, locale: str, *names: str) -> str | None:
        """Return what a language calls the first command that goes by one of these names, if any does."""
        for command in self._viewer.commands():
            if localised.all_names(command) & set(names):
                return localised.text_of(command, "name", locale)
        return None

    def _rooms(self, member: simulation.MemberActor) -> dict[str, simulation.ChannelHandle]:
        text = int(discord.ChannelType.text.value)
        listed = {name: room for name, room in self.guild.channels.items() if room._channel.type == text}
        return {**listed, PRIVATE: member.user.dm_channel}


def _report_end(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.critical("The demo no longer shows what the bot does by itself", exc_info=error)

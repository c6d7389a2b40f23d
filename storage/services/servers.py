"""Servers: the time zone of their posts, the colours of their pictures, where their moderators are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import EllipsisType

import sqlalchemy as sa

from storage.domain.errors import UnknownTimeZone
from storage.domain.streaks import is_zone
from storage.queries import sql
from storage.queries import tables as t
from storage.services.context import Context
from storage.statements import first
from storage.store import Tx

UTC_NAME = "UTC"
"""The time zone of a server that chose none."""
THEMES = ("dark", "light")
"""Colours that pictures come in; the first is that of a server that chose none."""

_OF_GUILD = sa.select(t.server).where(t.server.c.guild_discord_id == sa.bindparam("guild"))


MODERATOR_ROLE = "moderator_role"
MODERATOR_ROLES = "moderator_roles"
"""Names of the settings that name the roles of moderators: for every language, and language -> role."""


@dataclass(frozen=True, slots=True)
class StaffRoles:
    """Which roles of a server make a moderator."""

    moderators: int | None = None
    """Of every language."""
    by_language: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServerView:
    """What a server chose, or the defaults."""

    guild_discord_id: int
    time_zone: str = UTC_NAME
    """IANA name."""
    theme: str = THEMES[0]
    moderators_channel_discord_id: int | None = None


class Servers:
    """What the staff of a server decides for all its channels."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def view(self, guild_id: int) -> ServerView:
        """The server as known; works for any."""
        return await self._context.store.read(lambda tx: _view(tx, guild_id))

    async def staff(self, guild_id: int) -> StaffRoles:
        """Which roles of a server make a moderator."""
        s = t.server_setting.c

        def body(tx: Tx) -> StaffRoles:
            names = (MODERATOR_ROLE, MODERATOR_ROLES)
            query = sa.select(s.name, s.value).where(s.guild_discord_id == guild_id, s.name.in_(names))
            found = {row.name: row.value for row in tx.execute(query)}
            by_language = {lang: int(role) for lang, role in found.get(MODERATOR_ROLES, {}).items()}
            role = found.get(MODERATOR_ROLE)
            return StaffRoles(int(role) if role is not None else None, by_language)

        return await self._context.store.read(body)

    async def choose(
        self,
        guild_id: int,
        *,
        time_zone: str | EllipsisType | None = ...,
        theme: str | EllipsisType = ...,
        moderators_channel: int | EllipsisType | None = ...,
    ) -> ServerView:
        """Set what is given; None takes a choice back. Raises UnknownTimeZone, and ValueError for a strange theme.

        Posts keep the moment they are due at: whoever changes the zone sets it anew (Feeds.reschedule).
        """
        values: dict[str, object] = {}
        if not isinstance(time_zone, EllipsisType):
            values["time_zone"] = _checked_zone(time_zone)
        if not isinstance(theme, EllipsisType):
            if theme not in THEMES:
                raise ValueError(f"{theme!r} is none of {THEMES}")
            values["theme"] = theme
        if not isinstance(moderators_channel, EllipsisType):
            values["moderators_channel_discord_id"] = moderators_channel

        def body(tx: Tx) -> ServerView:
            if values:
                sql.put(tx, t.server, {"guild_discord_id": guild_id}, values)
            return _view(tx, guild_id)

        return await self._context.store.write(body)


def _checked_zone(zone: str | None) -> str | None:
    if zone is not None and not is_zone(zone):
        raise UnknownTimeZone(zone=zone[:64])
    return zone


def _view(tx: Tx, guild_id: int) -> ServerView:
    row = first(tx, _OF_GUILD, {"guild": guild_id})
    if row is None:
        return ServerView(guild_id)
    return ServerView(guild_id, row.time_zone or UTC_NAME, row.theme, row.moderators_channel_discord_id)

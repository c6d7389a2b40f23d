"""The dry run of /setup: what the bot lacks to do what the server asks of it. Nothing is posted, nobody gets a role."""

from __future__ import annotations

from collections.abc import Iterator

import discord

from bot import permissions
from bot.session import Session
from bot.ui import badges as badge_ui
from bot.ui.channels import mention
from bot.ui.config import setting_name
from bot.ui.setup import Finding, Place
from storage.domain.badges import Badge
from storage.domain.server_settings import REGISTRY, Shape, number_of


async def findings(session: Session, place: Place) -> list[Finding]:
    """Everything that a server should look at."""
    guild = session.interaction.guild
    if guild is None:
        return []
    awards = await session.bot.engine.awards.roles(guild.id)
    return [
        *_channels(session, guild, place),
        *_roles(session, guild, place),
        *_badges(session, guild, dict(awards)),
        *_missing(session, place),
    ]


def _channels(session: Session, guild: discord.Guild, place: Place) -> Iterator[Finding]:
    """Channels that something is posted in: those that are gone, and what the bot lacks in the others."""
    bound = [each for lang in place.bound for each in place.bound[lang]]
    named = [number_of(place.values[name].value) for name in _settings_of(Shape.CHANNEL)]
    for channel_id in dict.fromkeys([*bound, *filter(None, named)]):
        channel = guild.get_channel(channel_id)
        if not isinstance(channel, discord.TextChannel):
            yield Finding("gone", {"channel": mention(channel_id)})
            continue
        lacking = permissions.missing(channel.permissions_for(guild.me))
        if lacking:
            names = permissions.names(session.t, lacking)
            yield Finding("lacks", {"channel": mention(channel_id), "permissions": names})


def _roles(session: Session, guild: discord.Guild, place: Place) -> Iterator[Finding]:
    """Roles that were chosen and are gone."""
    chosen = [(name, number_of(place.values[name].value)) for name in _settings_of(Shape.ROLE)]
    by_language = place.values["moderator_roles"].value
    if isinstance(by_language, dict):
        chosen += [("moderator_roles", role) for role in by_language.values()]
    for name, role in chosen:
        if role and guild.get_role(role) is None:
            yield Finding("role-gone", {"name": setting_name(session.t, name)})


def _settings_of(shape: Shape) -> list[str]:
    return [setting.name for setting in REGISTRY.values() if setting.shape is shape]


def _badges(session: Session, guild: discord.Guild, roles: dict[Badge, int]) -> Iterator[Finding]:
    """Whether the bot can give the roles that badges bring."""
    if roles and not guild.me.guild_permissions.manage_roles:
        yield Finding("badges", {"bot": guild.me.mention})
    for badge, role_id in roles.items():
        name, role = badge_ui.badge_name(session.t, badge), guild.get_role(role_id)
        if role is None:
            yield Finding("badge-gone", {"badge": name})
        elif role >= guild.me.top_role:
            yield Finding("badge-high", {"badge": name, "role": role.mention})


def _missing(session: Session, place: Place) -> Iterator[Finding]:
    """What works without, but somebody may have forgotten."""
    t = session.t
    unbound = [t.language(lang) for lang in place.languages if not place.bound.get(lang)]
    if unbound:
        yield Finding("unbound", {"languages": unbound}, is_fault=False)
    if not any(place.values[name].value for name in ("moderator_role", "moderator_roles")):
        yield Finding("no-moderators", is_fault=False)
    if place.values["log_channel"].value is None:
        yield Finding("no-log", is_fault=False)

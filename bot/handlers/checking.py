"""The dry run of /setup: what the bot lacks to do what the server asks of it. Nothing is posted, nobody gets a role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import discord

from bot import permissions
from bot.session import NO_ANSWER, Session
from bot.ui import badges as badge_ui
from bot.ui.buttons import slash
from bot.ui.channels import mention
from bot.ui.config import setting_name
from bot.ui.setup import Finding, Place
from storage.domain.badges import Badge
from storage.domain.server_settings import REGISTRY, Shape, number_of

OF_MODERATORS = ("review", "moderate")
"""The commands that Discord shows to whoever has Manage Messages, unless the server says otherwise for them."""

Rules = Mapping[int, bool]
"""What a server says about a command under Integrations: id of a role or member -> whether they see it."""


async def findings(session: Session, place: Place) -> list[Finding]:
    """Everything that a server should look at."""
    guild = session.interaction.guild
    if guild is None:
        return []
    awards = await session.bot.engine.awards.roles(guild.id)
    rules = await _rules(session, guild)
    return [
        *_channels(session, guild, place),
        *_roles(session, guild, place),
        *_unseen(session, guild, place, rules),
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
    chosen += [("moderator_roles", role) for role in _by_language(place)]
    for name, role in chosen:
        if role and guild.get_role(role) is None:
            yield Finding("role-gone", {"name": setting_name(session.t, name)})


def _by_language(place: Place) -> list[int]:
    """The roles of moderators of one language."""
    found = place.values["moderator_roles"].value
    return list(found.values()) if isinstance(found, Mapping) else []


async def _rules(session: Session, guild: discord.Guild) -> dict[str, Rules] | None:
    """What the server says about the moderators' commands; None where Discord does not tell.

    From the commands and, for each, its permissions in the server: three reads, Discord answers 404 where nothing was
    ever said.
    """
    is_own = guild.id in session.bot.settings.guild_ids
    try:
        known = await session.bot.tree.fetch_commands(guild=guild if is_own else None)
        found = {each.name: await _rules_of(each, guild) for each in known if each.name in OF_MODERATORS}
    except NO_ANSWER:
        return None
    return found if len(found) == len(OF_MODERATORS) else None


async def _rules_of(command: discord.app_commands.AppCommand, guild: discord.Guild) -> Rules:
    try:
        found = await command.fetch_permissions(guild)
    except discord.NotFound:
        return {}
    channel = discord.AppCommandPermissionType.channel
    return {each.id: each.permission for each in found.permissions if each.type is not channel}


def _unseen(
    session: Session, guild: discord.Guild, place: Place, rules: dict[str, Rules] | None
) -> Iterator[Finding]:
    """Chosen moderators from whom Discord hides their commands, and whoever asks, if it does so from them."""
    everybody = guild.default_role.permissions
    for role_id in dict.fromkeys([number_of(place.values["moderator_role"].value), *_by_language(place)]):
        role = guild.get_role(role_id)
        if role is not None and not role.permissions.administrator:
            has = role.permissions.manage_messages or everybody.manage_messages
            hidden = _hidden(guild, rules, (role.id,), has=has)
            if hidden:
                yield Finding(
                    "role-blind", {"role": role.mention, **_how(session, guild, hidden, rules, has)}
                )
    own = session.interaction.permissions
    roles = [each.id for each in getattr(session.interaction.user, "roles", ())]
    hidden = _hidden(guild, rules, (session.member_id, *roles), has=own.manage_messages)
    if hidden and not own.administrator:
        facts = _how(session, guild, hidden, rules, own.manage_messages)
        yield Finding("manager-blind", facts, is_fault=False)


def _hidden(
    guild: discord.Guild, rules: dict[str, Rules] | None, ids: Sequence[int], *, has: bool
) -> list[str]:
    """The commands that somebody with these roles does not see; `has`: whether they have Manage Messages."""
    return [name for name in OF_MODERATORS if not _sees((rules or {}).get(name, {}), guild.id, ids, has=has)]


def _sees(rules: Rules, everybody: int, ids: Sequence[int], *, has: bool) -> bool:
    """Discord's order: the member (the first of `ids`, or a role alone), a role that allows, one that forbids, all."""
    if ids[0] in rules:
        return rules[ids[0]]
    said = [rules[each] for each in ids if each in rules and each != everybody]
    return any(said) if said else rules.get(everybody, has)


def _how(
    session: Session, guild: discord.Guild, hidden: list[str], rules: dict[str, Rules] | None, has: bool
) -> dict[str, object]:
    """What a finding says about hidden commands, and why they are hidden."""
    why = "unread" if rules is None else "forbidden" if has else "lacking"
    return {"commands": [slash(session.t, name) for name in hidden], "bot": guild.me.mention, "why": why}


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

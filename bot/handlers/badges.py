"""Badges: showing them, telling of new ones, and giving the roles that a server chose for them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import discord

from bot.handlers.staff import answered, require_manager
from bot.session import NO_ANSWER, Session
from bot.ui import badges as ui
from storage.domain.badges import Badge
from storage.domain.errors import CollectionError

if TYPE_CHECKING:
    from bot.app import Cosecha

log = logging.getLogger(__name__)

UNKNOWN_ROLE = 10011
"""Discord's code for a role that does not exist any more."""

POWERS = discord.Permissions.elevated() | discord.Permissions(
    view_audit_log=True,
    view_guild_insights=True,
    mention_everyone=True,
    mute_members=True,
    deafen_members=True,
    move_members=True,
    manage_nicknames=True,
    manage_events=True,
    pin_messages=True,
)
"""What a reward never brings, because anybody can earn it: what Discord calls elevated, and what else has power."""

_refused: WeakKeyDictionary[Cosecha, set[int]] = WeakKeyDictionary()
"""Servers of each bot that refuse to let it give their roles, and roles that it refuses; that was logged of them."""


async def show_badges(session: Session) -> None:
    """Every badge, which the member has, and what the others take; roles that are due are given after it."""
    await session.defer()
    await session.member()
    awards = session.bot.engine.awards
    own = await awards.of(session.member_id)
    roles = await awards.roles(session.guild_id) if session.guild_id is not None else {}
    await session.show(ui.badges_panel(session.t, own, roles=roles))
    if roles and own:
        await grant_roles(session)


async def choose_role(session: Session, badge: Badge, role: discord.Role | None) -> None:
    """Give a role for a badge from now on, or none."""
    await session.defer()
    await session.member()

    async def work() -> None:
        guild_id = require_manager(session)
        if role is not None:
            _check_role(session, role)
        await session.bot.engine.awards.set_role(guild_id, badge, role.id if role is not None else None)
        _refused.get(session.bot, set()).difference_update(
            {guild_id} if role is None else {guild_id, role.id}
        )
        await session.show(ui.role_panel(session.t, badge, role.id if role is not None else None))

    await answered(session, work)


def _check_role(session: Session, role: discord.Role) -> None:
    """Refuse a role that the bot cannot give, or that whoever asks may not.

    Discord lets nobody give a role without the permission to, nor one at or above their own highest; a reward that
    anybody can earn must not bring the power to moderate or to manage either, nor open what is hidden.
    """
    facts = {"role": ui.mention(role.id)}
    me, user = role.guild.me, session.interaction.user
    # Not the permissions of the interaction: in a channel the same bit stands for its overwrites.
    if not isinstance(user, discord.Member) or not user.guild_permissions.manage_roles:
        raise CollectionError("error-role-not-yours")
    if role.is_default():
        raise CollectionError("error-role-everyone")
    if role.managed:
        raise CollectionError("error-role-managed", **facts)
    if role.permissions & POWERS:
        raise CollectionError("error-role-powerful", **facts)
    channel = _opened_by(role)
    if channel is not None:
        raise CollectionError("error-role-channel", channel=channel.mention, **facts)
    if not me.guild_permissions.manage_roles:
        raise CollectionError("error-role-permission", bot=me.mention)
    if role >= me.top_role:
        raise CollectionError("error-role-high", **facts)
    if role.guild.owner_id != user.id and role >= user.top_role:
        raise CollectionError("error-role-above-you", **facts)


def _opened_by(role: discord.Role) -> discord.abc.GuildChannel | None:
    """A channel where a role brings some of POWERS, or that it shows although others do not see it; None without."""
    for channel in role.guild.channels:
        allowed, _ = channel.overwrites_for(role).pair()  # also where only another role shows the channel
        is_hidden = not channel.permissions_for(role.guild.default_role).view_channel
        if allowed & POWERS or (is_hidden and channel.permissions_for(role).view_channel):
            return channel
    return None


async def take_news(session: Session) -> tuple[Badge, ...]:
    """The badges to tell the member of, once; a store that fails here spoils nothing that was done."""
    try:
        return await session.bot.engine.awards.take_news(session.member_id, now=session.now)
    except CollectionError as error:
        log.warning("the news of interaction %d could not be read: %s", session.interaction.id, error.key)
        return ()


async def grant_roles(session: Session) -> None:
    """Give the member the roles of this server for their badges; what fails is tried with the next news.

    Call it after the panel was shown: Discord may take its time.
    """
    member, guild_id = session.interaction.user, session.guild_id
    if guild_id is None or not isinstance(member, discord.Member):
        return
    awards = session.bot.engine.awards
    try:
        for badge, role_id in await awards.roles_to_grant(session.member_id, guild_id):
            if await _grant(session, member, badge, role_id):
                await awards.granted(session.member_id, guild_id, badge, session.now)
    except CollectionError as error:
        log.warning("roles for badges in server %d could not be looked up: %s", guild_id, error.key)


async def _grant(session: Session, member: discord.Member, badge: Badge, role_id: int) -> bool:
    """Give one role; False where Discord refuses, or where it has become more than a reward since it was chosen.

    A role that is gone is no reward any more.
    """
    guild_id = member.guild.id
    role = member.guild.get_role(role_id)
    if role is not None and (role.permissions & POWERS or _opened_by(role) is not None):
        _log_once(session.bot, role_id, guild_id, role_id, badge, "it brings too much power now")
        return False
    try:
        await member.add_roles(discord.Object(role_id), reason=ui.badge_name(session.t, badge))
    except discord.NotFound as error:
        if error.code == UNKNOWN_ROLE:
            await session.bot.engine.awards.set_role(guild_id, badge, None)
        log.warning("role %d of server %d for %s is not there: %s", role_id, guild_id, badge.value, error)
        return False
    except discord.Forbidden as error:
        _log_once(session.bot, guild_id, guild_id, role_id, badge, error)
        return False
    except NO_ANSWER as error:
        log.warning("role %d of server %d for %s was not given: %s", role_id, guild_id, badge.value, error)
        return False
    return True


def _log_once(
    bot: Cosecha, about: int, guild_id: int, role_id: int, badge: Badge, why: discord.Forbidden | str
) -> None:
    """Log that a role is not given, once for each server or role that it is about."""
    known = _refused.setdefault(bot, set())
    if about not in known:
        known.add(about)
        log.warning("role %d of server %d for %s is refused: %s", role_id, guild_id, badge.value, why)

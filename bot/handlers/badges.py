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

_refused: WeakKeyDictionary[Cosecha, set[int]] = WeakKeyDictionary()
"""Servers of each bot that do not let it give their roles, and of which that was logged."""


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
        _refused.get(session.bot, set()).discard(guild_id)
        await session.show(ui.role_panel(session.t, badge, role.id if role is not None else None))

    await answered(session, work)


def _check_role(session: Session, role: discord.Role) -> None:
    """Refuse a role that the bot cannot give, or that whoever asks may not.

    Discord lets nobody give a role at or above their own highest one; a reward that anybody can earn must not bring
    the power to moderate or to manage either.
    """
    facts = {"role": ui.mention(role.id)}
    if role.is_default():
        raise CollectionError("error-role-everyone")
    if role.managed:
        raise CollectionError("error-role-managed", **facts)
    if role.permissions.value & discord.Permissions.elevated().value:
        raise CollectionError("error-role-powerful", **facts)
    me, user = role.guild.me, session.interaction.user
    if not me.guild_permissions.manage_roles:
        raise CollectionError("error-role-permission", bot=me.mention)
    if role >= me.top_role:
        raise CollectionError("error-role-high", **facts)
    is_owner = role.guild.owner_id == user.id
    if isinstance(user, discord.Member) and not is_owner and role >= user.top_role:
        raise CollectionError("error-role-above-you", **facts)


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
    """Give one role; False where Discord refuses. A role that is gone is no reward any more."""
    guild_id = member.guild.id
    try:
        await member.add_roles(discord.Object(role_id), reason=ui.badge_name(session.t, badge))
    except discord.NotFound as error:
        if error.code == UNKNOWN_ROLE:
            await session.bot.engine.awards.set_role(guild_id, badge, None)
        log.warning("role %d of server %d for %s is not there: %s", role_id, guild_id, badge.value, error)
        return False
    except discord.Forbidden as error:
        known = _refused.setdefault(session.bot, set())
        if guild_id not in known:
            known.add(guild_id)
            log.warning("role %d of server %d for %s is refused: %s", role_id, guild_id, badge.value, error)
        return False
    except NO_ANSWER as error:
        log.warning("role %d of server %d for %s was not given: %s", role_id, guild_id, badge.value, error)
        return False
    return True

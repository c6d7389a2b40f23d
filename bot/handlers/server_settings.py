"""The settings of a server, and who is left off its boards: the rest of /channels."""

from __future__ import annotations

from bot.handlers.channels import due_after, for_staff, lacking_panel
from bot.session import Session
from bot.ui import channels, zones
from storage.domain.errors import CollectionError
from storage.services.servers import THEMES


async def settings(
    session: Session, *, time_zone: str | None, moderators_channel: int | None, theme: str | None
) -> None:
    """Set what is given, and show what holds."""

    async def work(guild_id: int) -> None:
        servers = session.bot.engine.servers
        if theme is not None and theme not in THEMES:
            raise CollectionError("error-unknown-theme")
        if moderators_channel is not None and (refused := lacking_panel(session, moderators_channel)):
            await session.show(refused)
            return
        if time_zone is not None:
            await servers.choose(guild_id, time_zone=zones.resolve(time_zone, session.t))
            await _reschedule(session, guild_id)
        if theme is not None:
            await servers.choose(guild_id, theme=theme)
        if moderators_channel is not None:
            await servers.choose(guild_id, moderators_channel=moderators_channel)
        await session.show(channels.settings_panel(session.t, await servers.view(guild_id)))

    await for_staff(session, work)


async def _reschedule(session: Session, guild_id: int) -> None:
    """Let every post of a server come by its new clock."""
    feeds = session.bot.engine.feeds
    for found in await feeds.of_guild(guild_id):
        if found.schedule:
            await feeds.reschedule(found.id, due_after(found.schedule, session.now, found.time_zone))


async def hide(session: Session, member_id: int, *, is_hidden: bool) -> None:
    """Take somebody who asked for it off the server's boards, or put them back."""

    async def work(guild_id: int) -> None:
        memberships = session.bot.engine.memberships
        is_known = await memberships.hide(member_id, guild_id, is_hidden=is_hidden, now=session.now)
        if not is_known:
            raise CollectionError("error-not-contributor")
        key = "member-hidden" if is_hidden else "member-shown"
        await session.show(channels.note_panel(session.t(key, member=f"<@{member_id}>")))

    await for_staff(session, work)

"""The settings of a server that its channels show, and who is left off its boards: the rest of /channels."""

from __future__ import annotations

from bot import access
from bot.handlers import config
from bot.handlers.channels import for_staff, lacking_panel
from bot.session import Session
from bot.ui import channels, zones
from storage.domain.access import Deed
from storage.domain.errors import CollectionError
from storage.domain.server_settings import require
from storage.services.servers import THEMES


async def settings(
    session: Session, *, time_zone: str | None, moderators_channel: int | None, theme: str | None
) -> None:
    """Set what is given, and show what holds."""

    async def work(guild_id: int) -> None:
        authority = await access.require(session, Deed.RUN_SERVER)
        if theme is not None and theme not in THEMES:
            raise CollectionError("error-unknown-theme")
        if moderators_channel is not None and (refused := lacking_panel(session, moderators_channel)):
            await session.show(refused)
            return
        zone = zones.resolve(time_zone, session.t) if time_zone is not None else None
        wanted = {"time_zone": zone, "theme": theme, "moderators_channel": moderators_channel}
        for name, value in wanted.items():
            if value is not None:
                await config.choose(session, guild_id, authority, require(name), value)
        view = await session.bot.engine.servers.view(guild_id)
        await session.show(channels.settings_panel(session.t, view))

    await for_staff(session, work)


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

"""Notices on the next panel of a member, each once."""

from __future__ import annotations

import logging

from bot.session import Session
from bot.ui import notices as ui
from bot.ui.panel import Panel
from storage.domain.errors import CollectionError
from storage.domain.notices import NoticeView

log = logging.getLogger(__name__)


async def take_notices(session: Session) -> tuple[NoticeView, ...]:
    """What the member is to be told, once; a store that fails here spoils nothing that was done."""
    try:
        return await session.bot.engine.notices.take(session.member_id, now=session.now)
    except CollectionError as error:
        log.warning("the notices of interaction %d could not be read: %s", session.interaction.id, error.key)
        return ()


async def show_with_news(session: Session, panel: Panel) -> None:
    """A panel that is full by itself with short news on top; longer news come first, with a button that leads on."""
    notices = await take_notices(session)
    if not notices:
        await session.show(panel)
    elif ui.is_short(session.t, notices):
        await session.show(panel.with_note(ui.news_text(session.t, notices)))
    else:
        await session.show(ui.news_panel(session.t, notices, leads_on=True))

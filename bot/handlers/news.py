"""Notices on the next panel of a member, each once."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.session import Session
from bot.ui import notices as ui
from bot.ui.ids import decode
from bot.ui.panel import Button, Panel
from storage.domain.errors import CollectionError
from storage.domain.notices import NoticeView

log = logging.getLogger(__name__)


async def take_notices(session: Session) -> tuple[NoticeView, ...]:
    """What the member is to be told, once; a store that fails here spoils nothing that was done."""
    try:
        found = await session.bot.engine.notices.take(session.member_id, now=session.now)
    except CollectionError as error:
        log.warning("the notices of interaction %d could not be read: %s", session.interaction.id, error.key)
        return ()
    session.telling = tuple(notice.id for notice in found)
    return found


async def with_notices(session: Session, panel: Panel) -> Panel:
    """A small panel with all news on top, however long; one that offers an appeal itself leads to the list besides."""
    notices = await take_notices(session)
    noted = ui.with_news(panel, session.t, notices)
    if not _offers_appeal(panel) or len(noted.rows) == len(panel.rows):
        return noted
    return replace(noted, rows=(*panel.rows, (ui.appeal_button(session.t, ui.APPEALS),)))


def _offers_appeal(panel: Panel) -> bool:
    decoded = (decode(each.action) for row in panel.rows for each in row)
    return any(action is not None and action.verb == "appeal" for action in decoded)


async def show_with_news(session: Session, panel: Panel, *, on: Button | None = None) -> None:
    """A panel that is full by itself with short news on top; longer news come first, with a button that leads on.

    That is the one that gives work, unless it is `on`.
    """
    notices = await take_notices(session)
    if not notices:
        await session.show(panel)
    elif ui.is_short(session.t, notices):
        await session.show(panel.with_note(ui.news_text(session.t, notices)))
    else:
        news = ui.news_panel(session.t, notices, leads_on=on is None)
        await session.show(replace(news, rows=((on,), *news.rows)) if on else news)

"""The state of the collection, for anybody: in words and as a picture."""

from __future__ import annotations

from bot.event import Event
from bot.pictures.theme import Theme
from bot.pictures.views import Picture
from bot.pictures.views import View as PictureView
from bot.session import Session
from bot.ui.statistics import ALL, View, picture_of, stats_panel
from storage.domain.errors import CollectionError, UnknownLanguage


async def show_stats(session: Session, *, lang: str | None = None) -> None:
    """The overview of the language that was typed, else of all that are collected."""
    await session.defer()
    await session.member()
    is_all = lang is None or lang.strip().casefold() == ALL
    await _show(session, View.OVERVIEW, None if lang is None or is_all else session.language_code(lang))


async def stats(session: Session, event: Event) -> None:
    """A view, by its button."""
    await session.defer()
    await session.member()
    await _show(session, _view(event), event.action.arg(1))


async def statsof(session: Session, event: Event) -> None:
    """The same view of another language, chosen in the select."""
    await session.defer()
    await session.member()
    chosen = event.values[0] if event.values else ALL
    await _show(session, _view(event), None if chosen == ALL else chosen)


def _view(event: Event) -> View:
    try:
        return View(event.action.arg(0) or "")
    except ValueError:
        raise CollectionError("error-old-button") from None


async def _show(session: Session, view: View, lang: str | None) -> None:
    collected = session.bot.settings.languages
    if lang is not None and lang not in collected:
        raise UnknownLanguage(language=lang[:32])
    langs = collected if lang is None else (lang,)
    figures = list((await session.bot.engine.statistics.of(langs, now=session.now)).values())
    wanted = picture_of(session.t, view, figures)
    picture = await drawn(session, wanted) if wanted is not None else None
    panel = stats_panel(session.t, view, lang, figures, languages=collected, picture=picture)
    await session.show(panel)


async def drawn(session: Session, view: PictureView) -> Picture:
    """A picture in the colours that the server chose."""
    theme = Theme.DARK
    if session.guild_id is not None:
        theme = Theme((await session.bot.engine.servers.view(session.guild_id)).theme)
    return await session.bot.studio.draw(view, session.t, theme=theme)


HANDLERS = {"stats": stats, "statsof": statsof}

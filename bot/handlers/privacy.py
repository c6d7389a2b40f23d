"""What members do about their own data: open to whoever is stored, also suspended or in a private message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from bot.event import Event
from bot.handlers.news import show_with_news
from bot.session import Session
from bot.ui.ids import encode
from bot.ui.panel import Button, Panel
from bot.ui.privacy import (
    OFF,
    ON,
    SCOPES,
    begun_panel,
    cancelled_panel,
    erase_form,
    erase_panel,
    export_panel,
    is_word,
    pending_panel,
    resumed_panel,
    scopes_panel,
    view_panel,
    withdraw_panel,
)
from storage.domain.errors import CollectionError, NothingStored
from storage.domain.privacy import StoredData

HOUR = timedelta(hours=1)


async def _stored(session: Session) -> StoredData:
    """What is stored; NothingStored for somebody who never accepted the terms, or was erased."""
    await session.defer()
    await session.member()
    found = await session.bot.engine.privacy.view(session.member_id)
    if found is None:
        raise NothingStored()
    return found


async def show_stored(session: Session) -> None:
    """What is stored, in words and numbers; news, which whoever gets no work is told here, first."""
    panel = view_panel(session.t, await _stored(session), guild_id=session.guild_id)
    await show_with_news(
        session, panel, on=Button(encode("privacy", "view"), session.t("button-privacy-view"))
    )


async def show_export(session: Session) -> None:
    """All of it as a file that only the member sees."""
    data = await _stored(session)
    content = await session.bot.engine.privacy.export(session.member_id, now=session.now)
    await session.show(export_panel(session.t, data, content))


async def show_scopes(session: Session) -> None:
    """What of the member may be published."""
    await session.show(scopes_panel(session.t, await _stored(session)))


async def show_withdrawal(session: Session) -> None:
    """What it means to contribute no more, and the button that does it."""
    await session.show(withdraw_panel(session.t, await _stored(session)))


async def show_erasure(session: Session) -> None:
    """What an erasure takes, or from when on it happens."""
    await session.show(_erase_panel(session, await _stored(session)))


def _erase_panel(session: Session, data: StoredData) -> Panel:
    return erase_panel(session.t, data, hours=int(session.bot.engine.privacy.wait / HOUR))


async def _withdraw(session: Session) -> None:
    await _stored(session)
    await session.bot.engine.privacy.withdraw(session.member_id, now=session.now)
    await show_withdrawal(session)


async def _resume(session: Session) -> None:
    await _stored(session)
    await session.bot.engine.privacy.resume(session.member_id, now=session.now)
    await session.show(resumed_panel(session.t, await _stored(session)))


async def _cancel(session: Session) -> None:
    """Take the wish back; once it is being carried out nobody is known any more."""
    await session.defer()
    await session.member()
    try:
        was_pending = await session.bot.engine.privacy.cancel_erasure(session.member_id, now=session.now)
    except NothingStored:
        await session.show(begun_panel(session.t))
        return
    await session.show(cancelled_panel(session.t, await _stored(session), was_pending=was_pending))


PAGES: Mapping[str, Callable[[Session], Awaitable[None]]] = MappingProxyType(
    {
        "view": show_stored,
        "export": show_export,
        "scopes": show_scopes,
        "withdraw": show_withdrawal,
        "withdrawn": _withdraw,
        "resume": _resume,
        "erase": show_erasure,
        "cancel": _cancel,
    }
)
"""First argument of the verb -> what it does."""


async def privacy(session: Session, event: Event) -> None:
    """One of the panels, or one of the steps that take no form."""
    await session.defer()
    page = PAGES.get(event.action.arg(0) or "")
    if page is None:
        raise CollectionError("error-old-button")
    await page(session)


async def scope(session: Session, event: Event) -> None:
    """Allow or forbid one way in which something of the member leaves."""
    await session.defer()
    name, wanted = event.action.arg(0), event.action.arg(1)
    if name not in SCOPES or wanted not in (ON, OFF):
        raise CollectionError("error-old-button")
    await _stored(session)
    await session.bot.engine.privacy.choose_scopes(session.member_id, **{name: wanted == ON})
    panel = scopes_panel(session.t, await _stored(session))
    await session.show(panel.with_note(session.t("privacy-scopes.saved")))


async def ask_for_word(session: Session, event: Event) -> None:
    """Open the form in which the word is typed."""
    await session.member()
    await session.form(erase_form(session.t))


async def erase(session: Session, event: Event) -> None:
    """Take the wish to be erased, if the word is the one that was shown."""
    data = await _stored(session)
    shown_in = session.bot.texts[session.bot.texts.negotiate(event.action.arg(0), session.t.code)]
    if not is_word(shown_in, event.fields):
        note = session.t("privacy-form.wrong", word=shown_in("privacy-form.word"))
        await session.show(_erase_panel(session, data).with_note(note))
        return
    due_at = await session.bot.engine.privacy.request_erasure(session.member_id, now=session.now)
    await session.show(pending_panel(session.t, await _stored(session), due_at))


HANDLERS = {"privacy": privacy, "privacyscope": scope, "privacyask": ask_for_word, "privacyerase": erase}

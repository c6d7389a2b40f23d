"""Asking that a decision about one's own message or suspension be looked at again; also for whoever is suspended."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.event import Event
from bot.handlers.news import with_notices
from bot.handlers.staff import answered
from bot.session import Session
from bot.ui import notices as ui
from bot.ui import screens
from bot.ui.forms import parse_text
from bot.ui.ids import encode
from storage.domain.appeals import AppealKind, Subject, subject_of
from storage.domain.errors import CollectionError, InvalidText, NotAppealable, StoreUnavailable

log = logging.getLogger(__name__)

KINDS = tuple(kind.value for kind in AppealKind)


async def list_appeals(session: Session) -> None:
    """What the member can ask to be looked at again, below what became of what they asked for earlier."""
    await session.defer()
    await session.member()
    found, more = await session.bot.engine.appeals.listed(session.member_id, now=session.now)
    panel = ui.appeals_panel(session.t, found, more=more)
    noted = await with_notices(session, panel)
    await session.show(replace(noted, rows=panel.rows))  # the select offers all that a notice would


async def appeal(session: Session, event: Event) -> None:
    """Open the form where there is something to appeal; else the way to the list, never the terms.

    `all` lists what can be chosen instead.
    """
    if event.action.arg(0) == "all" and not event.values:
        await list_appeals(session)
        return

    async def work() -> None:
        subject = await _subject(session, event)
        await session.bot.engine.appeals.check(session.member_id, str(subject), now=session.now)
        await session.form(ui.appeal_form(session.t, subject.kind.value, subject.id))

    await session.member()
    await answered(session, work, back=lambda: ui.appeal_button(session.t, ui.APPEALS))


async def _subject(session: Session, event: Event) -> Subject:
    """What was chosen, or what the button names; a suspension without a number is the one that holds now."""
    if event.values:
        return _named(event.values[0].replace(".", ":"))
    kind, number = event.action.arg(0), event.action.number(1)
    if number is not None or kind != AppealKind.SUSPENSION:
        return _named(f"{kind}:{number}")
    found = await session.bot.engine.appeals.can(session.member_id, now=session.now)
    for each in found:
        if each.kind is AppealKind.SUSPENSION:
            return _named(each.subject)
    raise NotAppealable("error-suspension-appealed")


def _named(text: str) -> Subject:
    subject = subject_of(text)
    if subject is None:
        raise CollectionError("error-old-button")
    return subject


async def appealed(session: Session, event: Event) -> None:
    """Take the appeal; what is refused is handed back, never with the terms: whoever left them may still ask."""
    await session.defer()
    await session.member()
    text = parse_text(event.fields)
    subject = _named(f"{event.action.arg(0)}:{event.action.number(1)}")
    try:
        await session.bot.engine.appeals.ask(session.member_id, str(subject), text, now=session.now)
    except StoreUnavailable:
        raise  # logged and answered by bot/errors.py, which hands the text back
    except CollectionError as error:
        log.info("interaction %d was refused: %s", session.interaction.id, error.key)
        again = encode("appeal", subject.kind.value, subject.id) if isinstance(error, InvalidText) else None
        sentence = screens.error_text(session.t, error)
        await session.show(ui.unappealed_panel(session.t, sentence, text, again=again))
        return
    await session.show(ui.appealed_panel(session.t))


HANDLERS = {"appeal": appeal, "appealed": appealed}

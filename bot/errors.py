"""report(): the one place where an exception becomes a sentence for the member and a line in the log."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable

from bot.handlers.onboarding import show_terms
from bot.session import Session
from bot.ui import screens
from storage.domain.errors import CollectionError, NothingAvailable, TermsNotAccepted

log = logging.getLogger(__name__)


async def guarded(
    session: Session, work: Callable[[], Awaitable[None]], *, task_id: int | None = None
) -> None:
    """Do the work of one interaction; whatever it raises is reported."""
    try:
        await work()
    except CollectionError as error:
        await _report_refusal(session, error, task_id)
    except Exception as error:
        await _report_surprise(session, error, task_id)


async def _report_refusal(session: Session, error: CollectionError, task_id: int | None) -> None:
    log.info("interaction %d was refused: %s", session.interaction.id, error.key)
    try:
        if isinstance(error, TermsNotAccepted):
            await show_terms(session)
        elif isinstance(error, NothingAvailable):
            await _show_nothing(session, error)
        elif error.lost_text is not None:
            panel = screens.lost_text_panel(session.t, error.lost_text, task_id=task_id)
            await session.show(panel.with_note(f"⚠ {screens.error_text(session.t, error)}"))
        else:
            await session.show(screens.error_panel(session.t, error, task_id=task_id))
    except Exception as error:
        await _report_surprise(session, error, task_id)


async def _show_nothing(session: Session, error: NothingAvailable) -> None:
    try:
        availability = await session.bot.engine.tasks.availability(session.member_id)
    except CollectionError:
        availability = None  # the sentence is clear without the figures
    await session.show(screens.nothing_panel(session.t, error, availability))


async def _report_surprise(session: Session, surprise: Exception, task_id: int | None) -> None:
    """Nobody foresaw it: the member gets a code that the log carries beside the traceback."""
    code = secrets.token_hex(4)
    log.error("incident %s in interaction %d", code, session.interaction.id, exc_info=surprise)
    error = CollectionError("error-unexpected", incident=code)
    await session.show(screens.error_panel(session.t, error, task_id=task_id))

"""guarded(): the one place where an exception becomes a sentence for the member and a line in the log."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.handlers.news import with_notices
from bot.handlers.onboarding import new_terms_panel
from bot.session import Session
from bot.ui import screens
from bot.ui.panel import Panel
from storage.domain.errors import (
    CollectionError,
    MemberSuspended,
    MemberWithdrawn,
    NotAdmitted,
    NothingAvailable,
    StoreUnavailable,
    TaskElsewhere,
)

log = logging.getLogger(__name__)

TELLS_NEWS = (NothingAvailable, MemberSuspended, MemberWithdrawn)
"""Refusals that may be all somebody sees for a long time: they bring what the member was not told yet."""


async def guarded(
    session: Session,
    work: Callable[[], Awaitable[None]],
    *,
    task_id: int | None = None,
    written: str = "",
    is_staff: bool = False,
) -> None:
    """Do the work of one interaction; whatever it raises is reported.

    `written` is the text that came with the interaction: it is handed back where the work fails. With `is_staff`
    nobody is shown the terms: who moderates a server, or asks for their own data, need not contribute.
    """
    try:
        await work()
    except CollectionError as error:
        _log_refusal(session, error)
        error.lost_text = error.lost_text or written or None
        try:
            await session.show(await _refusal(session, error, task_id, is_staff=is_staff))
        except Exception as surprise:
            await _report_surprise(session, surprise, task_id, error.lost_text)
    except Exception as surprise:
        await _report_surprise(session, surprise, task_id, written)


def _log_refusal(session: Session, error: CollectionError) -> None:
    """A refusal is nobody's fault; a store that fails is the operator's concern."""
    if isinstance(error, StoreUnavailable):
        log.error("interaction %d: the store failed: %s", session.interaction.id, error.facts.get("detail"))
    else:
        log.info("interaction %d was refused: %s", session.interaction.id, error.key)


async def _refusal(session: Session, error: CollectionError, task_id: int | None, *, is_staff: bool) -> Panel:
    """What is shown; whoever has not accepted the terms in force is shown these, if they could accept them at all."""
    await session.defer()
    if isinstance(error, TaskElsewhere):
        task_id = error.task_id
        _name_its_server(session, error)
    try:
        member = await session.member()
        if not member.has_accepted and not is_staff and not isinstance(error, NotAdmitted):
            panel = _with_text(session, await new_terms_panel(session), error.lost_text)
            is_trouble = isinstance(error, StoreUnavailable)
            return panel.with_note(_warning(session, error)) if is_trouble else panel
        if isinstance(error, TELLS_NEWS) and error.lost_text is None:
            return await with_notices(session, await _without_work(session, error))
    except CollectionError as worse:
        worse.lost_text = error.lost_text
        error = worse
    if error.lost_text is not None:
        return _lost_text(session, error, error.lost_text, task_id)
    return screens.error_panel(session.t, error, task_id=task_id)


def _name_its_server(session: Session, error: TaskElsewhere) -> None:
    """Say where the task goes on, if the bot is still there."""
    guild = session.bot.get_guild(error.guild_discord_id)
    if guild is not None:
        error.facts |= {"server": guild.name, "known": "yes"}


async def _without_work(session: Session, error: CollectionError) -> Panel:
    """Why the member gets no work; with figures where it is only that there is none."""
    if not isinstance(error, NothingAvailable):
        return screens.error_panel(session.t, error)
    try:
        availability = await session.bot.engine.tasks.availability(
            session.member_id, now=session.now, guild_discord_id=session.guild_id
        )
    except CollectionError:
        return screens.nothing_panel(session.t, error)  # the sentence is clear without the figures
    if error.langs:
        availability = replace(availability, languages=error.langs)
    return screens.nothing_panel(session.t, error, availability)


def _lost_text(session: Session, error: CollectionError, text: str, task_id: int | None) -> Panel:
    panel = screens.lost_text_panel(session.t, text, task_id=task_id)
    return panel.with_note(_warning(session, error))


def _warning(session: Session, error: CollectionError) -> str:
    return f"⚠ {screens.error_text(session.t, error)}"


def _with_text(session: Session, panel: Panel, text: str | None) -> Panel:
    """The panel, with a text handed back as a file beside it."""
    if text is None:
        return panel
    handed_back = replace(panel, files=(*panel.files, (session.t("file-text"), text)))
    return handed_back.with_note(session.t("lost-text.text"))


async def _report_surprise(
    session: Session, surprise: Exception, task_id: int | None, written: str | None
) -> None:
    """Nobody foresaw it: the member gets a code that the log carries beside the traceback."""
    code = secrets.token_hex(4)
    log.error("incident %s in interaction %d", code, session.interaction.id, exc_info=surprise)
    error = CollectionError("error-unexpected", code=code)
    if written:
        await session.show(_lost_text(session, error, written, task_id))
    else:
        await session.show(screens.error_panel(session.t, error, task_id=task_id))

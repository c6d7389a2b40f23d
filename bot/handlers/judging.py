"""Thumbs and reports on the messages of a task."""

from __future__ import annotations

from bot.event import Event
from bot.handlers.working import show_task
from bot.session import Session
from bot.ui import forms
from bot.ui.tasks import find_message, task_panel
from storage.domain.errors import MessageGone
from storage.domain.views import TaskView

IN_MESSAGE_PANEL = "m"
"""Argument that says that the message's own panel was used, which is then shown again."""


async def vote(session: Session, event: Event) -> None:
    """Set or take back a thumb; the counts are shown from then on."""
    await session.defer()
    task, message_id = await _shown(session, event)
    value = 1 if event.action.arg(2) == "up" else -1
    await session.bot.engine.votes.vote(message_id, value, by=session.member_id, now=session.now)
    task = await session.bot.engine.tasks.show(task.id, by=session.member_id)
    await show_task(session, task, message_id=message_id if event.action.arg(3) == IN_MESSAGE_PANEL else None)


async def report(session: Session, event: Event) -> None:
    """Open the report form, after one read."""
    task, message_id = await _shown(session, event)
    in_panel = event.action.arg(2) == IN_MESSAGE_PANEL
    await session.form(forms.report_form(task.id, message_id, session.t, in_message_panel=in_panel))


async def reason(session: Session, event: Event) -> None:
    """Take a report and say what becomes of it."""
    await session.defer()
    task, message_id = await _shown(session, event)
    why, details = forms.parse_report(event.fields)
    is_new = await session.bot.engine.votes.report(
        message_id, why, details, by=session.member_id, now=session.now
    )
    task = await session.bot.engine.tasks.show(task.id, by=session.member_id)
    in_panel = event.action.arg(2) == IN_MESSAGE_PANEL
    panel = task_panel(task, session.t, message_id=message_id if in_panel else None)
    await session.show(panel.with_note(session.t("report-taken" if is_new else "report-known")))


async def _shown(session: Session, event: Event) -> tuple[TaskView, int]:
    """The member's task and the id of one of its messages; a message of another conversation is refused."""
    task = await session.bot.engine.tasks.show(event.number(0), by=session.member_id)
    session.speak(task.interface_locale)
    message = find_message(task, event.number(1))
    if message is None:
        raise MessageGone()
    return task, message.id


HANDLERS = {"vote": vote, "report": report, "reason": reason}

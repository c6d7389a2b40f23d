"""Label tasks: the core form, the form of nuances, the summary."""

from __future__ import annotations

from bot.event import Event
from bot.handlers.working import show_task
from bot.session import Session
from bot.ui import forms
from storage.domain.labels import Form
from storage.domain.views import TaskView


async def label(session: Session, event: Event) -> None:
    """Open the core form with what was answered."""
    task = await session.bot.engine.tasks.show(
        event.number(0), by=session.member_id, guild_discord_id=session.guild_id
    )
    session.speak(task.interface_locale)
    await session.form(forms.core_form(task, session.t))


async def nuances(session: Session, event: Event) -> None:
    """Open the form of optional scales with what was answered; a simple task has its one form alone."""
    task = await session.bot.engine.tasks.show(
        event.number(0), by=session.member_id, guild_discord_id=session.guild_id
    )
    session.speak(task.interface_locale)
    has_nuances = forms.nuances_of(task.kind, is_simple=task.is_simple)
    await session.form((forms.nuances_form if has_nuances else forms.core_form)(task, session.t))


async def core(session: Session, event: Event) -> None:
    """Keep the core answers, the nuances beside them, and show the summary."""
    await session.defer()
    task = await _task(session, event)
    answers = forms.parse_core(task.kind, event.fields, is_simple=task.is_simple)
    await _keep(session, task, answers, Form.CORE)


async def scales(session: Session, event: Event) -> None:
    """Keep the nuances, the core answers beside them, and show the summary."""
    await session.defer()
    task = await _task(session, event)
    answers = forms.parse_nuances(task.kind, event.fields, is_simple=task.is_simple)
    await _keep(session, task, answers, Form.NUANCES)


async def _task(session: Session, event: Event) -> TaskView:
    await session.member()
    return await session.bot.engine.tasks.show(
        event.number(0), by=session.member_id, guild_discord_id=session.guild_id
    )


async def _keep(session: Session, task: TaskView, answers: dict[str, float], form: Form) -> None:
    """Replace what this form had answered; what the other form asks stays."""
    answers = forms.merged(task.kind, task.draft.answers, answers, form, is_simple=task.is_simple)
    saved = await session.bot.engine.tasks.save_answers(
        task.id, answers, by=session.member_id, guild_discord_id=session.guild_id
    )
    await show_task(session, saved)


HANDLERS = {"label": label, "nuances": nuances, "core": core, "scales": scales}

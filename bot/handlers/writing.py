"""Write tasks: the form opens with the draft, what comes back is kept and previewed."""

from __future__ import annotations

from bot.event import Event
from bot.handlers.working import show_task
from bot.session import Session
from bot.ui import forms
from storage.domain.errors import InvalidText
from storage.domain.text import clean


async def write(session: Session, event: Event) -> None:
    """Open the form, after one read: nothing may be deferred before a form."""
    task = await session.bot.engine.tasks.show(
        event.number(0), by=session.member_id, guild_discord_id=session.guild_id
    )
    session.speak(task.interface_locale)
    await session.form(forms.write_form(task, session.t))


async def text(session: Session, event: Event) -> None:
    """Keep what was written and show it as it will be stored; a refused text comes back in the form."""
    await session.defer()
    await session.member()
    task_id, written = event.number(0), forms.parse_text(event.fields)
    engine = session.bot.engine
    try:
        task = await engine.tasks.save_text(
            task_id, written, by=session.member_id, guild_discord_id=session.guild_id
        )
    except InvalidText:  # the preview says why and offers the form again
        task = await engine.tasks.show(task_id, by=session.member_id, guild_discord_id=session.guild_id)
        if task.draft.text != clean(written):
            raise  # longer than the form, so that it would not come back whole: it is handed back instead
    await show_task(session, task)


HANDLERS = {"write": write, "text": text}

"""Getting a task, seeing it again, sending it, skipping it, ending the session."""

from __future__ import annotations

from collections.abc import Sequence

from bot.event import Event
from bot.gates import require_entry
from bot.handlers.badges import grant_roles, take_news
from bot.handlers.news import show_with_news, take_notices
from bot.handlers.onboarding import accepted
from bot.session import Session
from bot.ui import screens
from bot.ui.notices import with_news
from bot.ui.tasks import task_panel
from storage.domain.errors import (
    CollectionError,
    DuplicateText,
    InvalidText,
    LanguageNotHere,
    NoLanguageChosen,
    NotAdmitted,
    TaskGone,
)
from storage.domain.kinds import Kind
from storage.domain.views import TaskView


async def give(session: Session, kind: Kind | None, *, lang: str | None = None) -> None:
    """Hand the member the open task or a new one of this kind (None: any) and show its panel."""
    await session.defer()
    require_entry(session)
    member = await accepted(session)
    if not member.languages and lang is None:
        raise NoLanguageChosen()
    lang = session.language_code(lang) if lang is not None else None
    _require_language_here(session, member.languages if lang is None else (lang,))
    task = await session.bot.engine.tasks.claim(
        session.member_id, kind, now=session.now, guild_discord_id=session.guild_id, lang=lang
    )
    await show_with_news(session, task_panel(task, session.t))


def _require_language_here(session: Session, langs: Sequence[str]) -> None:
    """Refuse languages none of which is collected on this server, though they are elsewhere."""
    here = session.bot.engine.server_settings.languages(session.guild_id)
    if set(langs) & set(session.bot.settings.languages) and not set(langs) & set(here):
        raise LanguageNotHere(languages=[session.t.language(each) for each in here])


async def show_task(session: Session, task: TaskView, *, message_id: int | None = None) -> None:
    """The panel of a task, or of one of its messages."""
    await session.show(task_panel(task, session.t, message_id=message_id))


async def lucky(session: Session, event: Event) -> None:
    """I'm feeling lucky."""
    await give(session, None)


async def take(session: Session, event: Event) -> None:
    """A task of a kind."""
    try:
        kind = Kind(event.action.arg(0) or "")
    except ValueError:
        raise CollectionError("error-old-button") from None
    await give(session, kind)


async def tasks(session: Session, event: Event) -> None:
    """The panel with a button per kind."""
    await show_kinds(session)


async def show_kinds(session: Session) -> None:
    """How many tasks of each kind are open to the member."""
    await session.defer()
    member = await session.member()
    availability = await session.bot.engine.tasks.availability(
        session.member_id, now=session.now, guild_discord_id=session.guild_id
    )
    _require_language_here(session, member.languages)
    await session.show(screens.tasks_panel(session.t, availability))


async def submit(session: Session, event: Event) -> None:
    """Send the draft; a text that is refused stays in the form, one whose task is gone comes back as a file."""
    await session.defer()
    await session.member()
    task_id, engine = event.number(0), session.bot.engine
    try:
        require_entry(session)
        outcome = await engine.submissions.submit(
            task_id, by=session.member_id, now=session.now, guild_discord_id=session.guild_id
        )
    except (TaskGone, NotAdmitted) as error:
        error.lost_text = await engine.tasks.draft_text(task_id, by=session.member_id)
        raise
    except DuplicateText as error:
        task = await engine.tasks.show(task_id, by=session.member_id, guild_discord_id=session.guild_id)
        await session.show(task_panel(task, session.t).with_note(f"⚠ {screens.error_text(session.t, error)}"))
        return
    except InvalidText:  # the preview says why
        await show_task(
            session, await engine.tasks.show(task_id, by=session.member_id, guild_discord_id=session.guild_id)
        )
        return
    news = await take_news(session)
    thanks = screens.thanks_panel(session.t, outcome, badges=news)
    await session.show(with_news(thanks, session.t, await take_notices(session)))
    if news:
        await grant_roles(session)


async def skip(session: Session, event: Event) -> None:
    """Give the task back and take the next one of the same kind, or say that there is none."""
    await session.defer()
    await session.member()
    engine = session.bot.engine
    kind = await engine.tasks.skip(event.number(0), by=session.member_id, now=session.now)
    await give(session, kind)


async def page(session: Session, event: Event) -> None:
    """Another page of the conversation."""
    await session.defer()
    await session.member()
    task = await session.bot.engine.tasks.save_page(
        event.number(0), event.number(1), by=session.member_id, guild_discord_id=session.guild_id
    )
    await show_task(session, task)


async def back(session: Session, event: Event) -> None:
    """The task's panel again."""
    await session.defer()
    await session.member()
    await show_task(
        session,
        await session.bot.engine.tasks.show(
            event.number(0), by=session.member_id, guild_discord_id=session.guild_id
        ),
    )


async def msg(session: Session, event: Event) -> None:
    """One message of the task in full."""
    await session.defer()
    await session.member()
    task = await session.bot.engine.tasks.show(
        event.number(0), by=session.member_id, guild_discord_id=session.guild_id
    )
    chosen = event.chosen()
    await show_task(session, task, message_id=int(chosen) if chosen.isdecimal() else None)


async def enough(session: Session, event: Event) -> None:
    """The session ends kindly."""
    await session.defer()
    await accepted(session)
    today, streak = await session.bot.engine.members.today(session.member_id, now=session.now)
    await session.show(screens.enough_panel(session.t, today=today, streak=streak))


HANDLERS = {
    "lucky": lucky,
    "take": take,
    "tasks": tasks,
    "submit": submit,
    "skip": skip,
    "page": page,
    "back": back,
    "msg": msg,
    "enough": enough,
}

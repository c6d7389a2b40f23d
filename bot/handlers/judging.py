"""Thumbs and reports: on the messages of a task, and on those that everybody sees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import discord

from bot.event import Event
from bot.gates import require_entry
from bot.handlers.working import show_task
from bot.session import Session
from bot.ui import forms, reporting, screens
from bot.ui.ids import decode
from bot.ui.tasks import find_message, task_panel
from storage.domain.errors import CollectionError, InvalidText, MessageGone, OwnMessage
from storage.domain.views import MessageView, TaskView

IN_MESSAGE_PANEL = "m"
"""Argument that says that the message's own panel was used, which is then shown again."""


async def vote(session: Session, event: Event) -> None:
    """Set or take back a thumb; the counts are shown from then on."""
    await session.defer()
    require_entry(session)
    task, message = await _shown(session, event)
    value = 1 if event.action.arg(2) == "up" else -1
    await session.bot.engine.votes.vote(
        message.id, value, by=session.member_id, now=session.now, guild_discord_id=session.guild_id
    )
    task = await session.bot.engine.tasks.show(task.id, by=session.member_id)
    await show_task(session, task, message_id=message.id if event.action.arg(3) == IN_MESSAGE_PANEL else None)


async def report(session: Session, event: Event) -> None:
    """Open the report form for a text that is there and somebody else's, after one read."""
    require_entry(session)
    task, message = await _shown(session, event)
    if message.is_gone:
        raise MessageGone()
    if message.is_own:
        raise OwnMessage()
    in_panel = event.action.arg(2) == IN_MESSAGE_PANEL
    await session.form(forms.report_form(task.id, message.id, session.t, in_message_panel=in_panel))


async def reason(session: Session, event: Event) -> None:
    """Take a report and say what becomes of it."""
    await session.defer()
    require_entry(session)
    task, message = await _shown(session, event)
    why, details = forms.parse_report(event.fields)
    try:
        is_new = await session.bot.engine.votes.report(
            message.id,
            why,
            details,
            by=session.member_id,
            now=session.now,
            guild_discord_id=session.guild_id,
        )
        note = session.t("report-taken" if is_new else "report-known")
    except InvalidText as error:  # the button that opens the form is on the panel
        note = f"⚠ {screens.error_text(session.t, error)}"
    task = await session.bot.engine.tasks.show(task.id, by=session.member_id)
    in_panel = event.action.arg(2) == IN_MESSAGE_PANEL
    panel = task_panel(task, session.t, message_id=message.id if in_panel else None)
    await session.show(panel.with_note(note))


async def _shown(session: Session, event: Event) -> tuple[TaskView, MessageView]:
    """The member's task and one of its messages; a message of another conversation is refused."""
    task = await session.bot.engine.tasks.show(
        event.number(0), by=session.member_id, guild_discord_id=session.guild_id
    )
    session.speak(task.interface_locale)
    message = find_message(task, event.number(1))
    if message is None:
        raise MessageGone()
    return task, message


# ------------------------------------------------------------------------------- messages that everybody sees

SHOWN_BY = {"flag": 1, "report": 1, "vote": 1}
"""Verb of a button beside a message -> where the id of that message stands among its arguments."""
LISTED_BY = frozenset({"msg", "pick"})
"""Verbs of what opens or orders one of several texts: none of them is the one that the panel is about."""


async def flag(session: Session, event: Event) -> None:
    """Open the report form for a message in a public post, after one read."""
    await open_report(session, _posted(event))


def _posted(event: Event) -> int:
    """The message that the button below a post is about."""
    if event.action.arg(0) != "message":
        raise CollectionError("error-old-button")
    return event.number(1)


async def open_report(session: Session, message_id: int) -> None:
    """The report form, for whoever may report this message, after one read."""
    require_entry(session)
    session.speak(
        await session.bot.engine.votes.require_reportable(
            message_id, by=session.member_id, guild_discord_id=session.guild_id
        )
    )
    await session.form(forms.flag_form(message_id, session.t))


async def report_post(session: Session, post: discord.Message) -> None:
    """The context menu: the form for the text that a message of ours shows; CollectionError where it shows none."""
    user = session.bot.user
    is_ours = user is not None and post.author.id == user.id
    shown = shown_in(post) if is_ours else ()
    if not shown:
        raise CollectionError(
            "error-report-open-first" if is_ours and _lists_texts(post) else "error-nothing-to-report"
        )
    await open_report(session, shown[0])


def shown_in(post: discord.Message) -> tuple[int, ...]:
    """The messages of conversations that one of our posts or panels shows, as its buttons name them."""
    actions = (decode(custom_id) for custom_id in _custom_ids(post.components))
    found = (action.number(SHOWN_BY[action.verb]) for action in actions if action and action.verb in SHOWN_BY)
    return tuple(dict.fromkeys(number for number in found if number is not None))


def _lists_texts(post: discord.Message) -> bool:
    """Whether a panel shows several texts, each of which can be opened on a panel of its own."""
    actions = (decode(custom_id) for custom_id in _custom_ids(post.components))
    return any(action is not None and action.verb in LISTED_BY for action in actions)


def _custom_ids(components: Iterable[Any]) -> Iterable[str]:
    for component in components:
        custom_id = getattr(component, "custom_id", None)
        if custom_id:
            yield custom_id
        yield from _custom_ids(getattr(component, "children", ()))


async def flagged(session: Session, event: Event) -> None:
    """Take the report of a message that everybody sees."""
    await session.defer()
    require_entry(session)
    await session.member()
    message_id, (why, details) = _posted(event), forms.parse_report(event.fields)
    try:
        is_new = await session.bot.engine.votes.report(
            message_id,
            why,
            details,
            by=session.member_id,
            now=session.now,
            guild_discord_id=session.guild_id,
        )
        await session.show(reporting.reported_panel(session.t, is_new=is_new))
    except InvalidText as error:
        sentence = screens.error_text(session.t, error)
        await session.show(reporting.unreported_panel(session.t, sentence, message_id))


HANDLERS = {"vote": vote, "report": report, "reason": reason, "flag": flag, "flagged": flagged}

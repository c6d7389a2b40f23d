"""The panel of an open task and of one of its messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.conversation import (
    conversation_file,
    report_buttons,
    room_beside,
    rows_of,
    shown,
    target_of,
    vote_buttons,
)
from bot.ui.ids import encode
from bot.ui.label import label_panel
from bot.ui.panel import ROLE_COLOUR, Button, Colour, Panel, Style, embed, size
from bot.ui.rank import rank_panel
from bot.ui.write import write_panel
from storage.domain.kinds import Family
from storage.domain.views import MessageView, TaskView

FAMILIES: Mapping[Family, Callable[[TaskView, Locale], Panel]] = MappingProxyType(
    {Family.WRITE: write_panel, Family.LABEL: label_panel, Family.RANK: rank_panel}
)


def task_panel(task: TaskView, t: Locale, *, message_id: int | None = None) -> Panel:
    """The panel of a task in the state its draft says; with a message id, that message in full instead."""
    message = find_message(task, message_id)
    if message is not None:
        return message_panel(task, message, t)
    return FAMILIES[task.kind.info.family](task, t)


def find_message(task: TaskView, message_id: int | None) -> MessageView | None:
    """A message of the conversation or an option, by its id."""
    return next((m for m in (*task.conversation, *task.options) if m.id == message_id), None)


def message_panel(task: TaskView, message: MessageView, t: Locale) -> Panel:
    """One message in full, with votes, report and the way back; what does not fit is attached."""
    top = embed(_message_hint(message, t), title=_message_title(task, message, t), colour=Colour.BRAND)
    attached = embed(t("message-attached"))
    colour = Colour.TARGET if message is target_of(task) else ROLE_COLOUR[message.role]
    texts = safe.pieces(shown(message.text, t), limits.EMBED_DESCRIPTION)
    parts = [embed(text, colour=colour) for text in texts]
    parts[0].set_author(name=words.role_name(t, message.role))
    is_long = size(parts) > room_beside(top, attached)
    buttons = (
        *vote_buttons(task, message, t, in_message_panel=True),
        *report_buttons(task, message, t, in_message_panel=True),
        Button(encode("back", task.id), t("button-back"), Style.EXPECTED),
    )
    return Panel(
        (top, parts[0], attached) if is_long else (top, *parts),
        rows_of(buttons),
        (conversation_file(task, t),) if is_long else (),
    )


def _message_title(task: TaskView, message: MessageView, t: Locale) -> str:
    for index, option in enumerate(task.options):
        if option.id == message.id:
            return t("message-title.option", letter=words.letter(index))
    number = next(i for i, other in enumerate(task.conversation, 1) if other.id == message.id)
    return t("message-title.message", number=number, count=len(task.conversation))


def _message_hint(message: MessageView, t: Locale) -> str:
    if message.is_own:
        return t("message-own")
    return t("message-reported" if message.is_reported else "message-hint")

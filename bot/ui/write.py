"""The panel of a write task: the conversation, then the text as it will be stored."""

from __future__ import annotations

import discord

from bot.i18n import Locale
from bot.ui import limits, words
from bot.ui.conversation import (
    NOTE_EMBEDS,
    Block,
    Page,
    assignment_panel,
    page_buttons,
    paged,
    read_row,
    room_beside,
    rows_of,
    shown,
    skip_button,
    state_line,
    submit_button,
)
from bot.ui.ids import encode
from bot.ui.panel import ROLE_COLOUR, Button, Colour, Panel, Style, embed
from storage.domain import text as texts
from storage.domain.errors import InvalidText
from storage.domain.views import TaskView


def write_panel(task: TaskView, t: Locale) -> Panel:
    """What the task shows before and after something was written."""
    if task.draft.text is not None:
        return preview_panel(task, task.draft.text, t)
    noun = "prompt" if task.kind.info.is_root else "reply"
    return assignment_panel(
        task, t, Button(encode("write", task.id), t(f"button-write.{noun}"), Style.EXPECTED)
    )


def preview_panel(task: TaskView, text: str, t: Locale) -> Panel:
    """The text exactly as it will be stored, with what is worth a word; Submit only when it can be taken."""
    stored = texts.clean(text)
    fault = fault_of(task, text)
    notes = _notes(stored, fault, t)
    role = task.kind.info.role
    block = Block(words.role_name(t, role), shown(stored, t), ROLE_COLOUR[role])
    count = t("preview-words", words=texts.word_count(stored))
    title = words.line([t(f"preview.{words.noun(task.kind)}"), count])
    below = t("preview-attached")
    widest = state_line(task, t, Page((), 98, 99), below=below)
    page = paged(
        [block],
        t,
        room=room_beside(embed(title=title), widest, *notes),
        embeds=limits.EMBEDS - 1 - NOTE_EMBEDS - len(notes),
        page=task.draft.page,
    )
    page.embeds[0].title = title
    is_long = page.count > 1
    edit = Button(encode("write", task.id), t("button-edit"), Style.EXPECTED if fault else Style.NEUTRAL)
    return Panel(
        (*page.embeds, *notes, state_line(task, t, page, below=below if is_long else "")),
        rows_of(
            (edit, skip_button(task, t)) if fault else (submit_button(task, t), edit, skip_button(task, t)),
            page_buttons(task, page, t),
            read_row(task, t),
        ),
        ((t("file-text"), stored),) if is_long else (),
    )


def fault_of(task: TaskView, text: str) -> InvalidText | None:
    """Why the text cannot be sent as it is, or None."""
    try:
        texts.checked(text, max_length=task.max_text_length)
    except InvalidText as error:
        return error
    return None


def _notes(stored: str, fault: InvalidText | None, t: Locale) -> tuple[discord.Embed, ...]:
    """What keeps it from being sent, and what is worth a word before."""
    made = []
    if fault:
        made.append(embed(f"⚠ {t(fault.key, **fault.facts)}", title=t("preview-fix"), colour=Colour.WARNING))
    if found := texts.notes_on(stored):
        lines = "\n".join(f"⚠ {t(f'note-{note.value}')}" for note in found)
        made.append(embed(lines, title=t("preview-notes"), colour=Colour.WARNING))
    return tuple(made)

"""The panel of a rank task: options A, B, C ..., picked best first, until every one has a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.i18n import Locale
from bot.ui import limits, ranking, safe, words
from bot.ui.conversation import (
    NOTE_EMBEDS,
    Page,
    conversation_file,
    guide_button,
    header,
    message_blocks,
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
from bot.ui.panel import ROLE_COLOUR, ROLE_ICON, Button, Option, Panel, Row, Select, Style, embed, size
from storage.domain.views import MessageView, TaskView

MOST_EMBEDS = 6
"""More options than these stand in one embed, as its fields."""
OPTION_LENGTH = 1000
"""Characters of an option on the panel, so that all of them stay in sight; the rest is one choice away."""
CONVERSATION_ROOM = 1500
"""Characters the conversation keeps where the options are long."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An option with its letter and, once it was picked, its place."""

    message: MessageView
    letter: str
    heading: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the order has grown."""

    entries: tuple[Entry, ...]
    """Those with a place first, in their order; then the rest by letter."""
    left: tuple[Entry, ...]
    can_undo: bool
    is_done: bool
    """Everything has a place, or nothing can have one."""


def standing_of(task: TaskView, t: Locale) -> Standing:
    """The order of the draft, its last option placed by itself."""
    ids = [option.id for option in task.options]
    groups: ranking.Groups = () if task.draft.is_not_rankable else ranking.completed(task.draft.groups, ids)
    places = ranking.places(groups)
    entries = {
        option.id: Entry(option, words.letter(index), _heading(option, words.letter(index), places, t))
        for index, option in enumerate(task.options)
    }
    left = ranking.left(groups, ids)
    placed = [item for group in groups for item in group]
    return Standing(
        entries=tuple(entries[item] for item in (*placed, *left)),
        left=tuple(entries[item] for item in left),
        can_undo=bool(groups) or task.draft.is_not_rankable,
        is_done=task.draft.is_not_rankable or not left,
    )


def _heading(option: MessageView, letter: str, places: dict[int, tuple[int, bool]], t: Locale) -> str:
    place, is_shared = places.get(option.id, (0, False))
    name = f"{ROLE_ICON[option.role]} {letter}"
    if not place:
        return name
    return words.DOT.join((t("rank-tied" if is_shared else "rank-place", place=place), name))


def rank_panel(task: TaskView, t: Locale) -> Panel:
    """The conversation, the options in the order so far, and what can be picked next."""
    standing = standing_of(task, t)
    top = header(task, t, f"**{_prompt(task, standing, t)}**")
    room = room_beside(top, state_line(task, t, Page((), 98, 99), below=_below(t, is_long=True)))
    blocks = message_blocks(task, t)
    as_fields = len(task.options) > MOST_EMBEDS
    needed = sum(limits.length(block.author) + limits.length(block.text) for block in blocks)
    wanted = size(_option_embeds(standing.entries, t, units=limits.EMBED_TOTAL, as_fields=as_fields))
    conversation_room = min(needed, max(CONVERSATION_ROOM, room - wanted)) if blocks else 0
    options = _fitted_options(standing.entries, t, room=room - conversation_room, as_fields=as_fields)
    page = Page(())
    if blocks:
        embeds = limits.EMBEDS - 2 - NOTE_EMBEDS - len(options)
        page = paged(blocks, t, room=conversation_room, embeds=embeds, page=task.draft.page)
    is_long = page.count > 1 or _is_shortened(task, options, t)
    state = state_line(task, t, page, below=_below(t, is_long=is_long))
    return Panel(
        (top, *page.embeds, *options, state),
        rows_of(*_choice_rows(task, standing, t), read_row(task, t), page_buttons(task, page, t)),
        (conversation_file(task, t),) if is_long else (),
    )


def _below(t: Locale, *, is_long: bool) -> str:
    return "\n".join([t("rank-hidden"), *([t("rank-attached")] if is_long else [])])


def _prompt(task: TaskView, standing: Standing, t: Locale) -> str:
    """The one thing to do now."""
    noun = words.ranked_noun(task.kind)
    if task.draft.is_not_rankable:
        return t(f"rank-none.{noun}")
    return t("rank-done") if standing.is_done else t(f"rank-choose.{noun}")


# ------------------------------------------------------------------------------------------------- options


def _fitted_options(
    entries: Sequence[Entry], t: Locale, *, room: int, as_fields: bool
) -> tuple[discord.Embed, ...]:
    """The options, the longest ones shortened until all of them fit."""
    lengths = [min(OPTION_LENGTH, limits.length(shown(entry.message.text, t))) for entry in entries]
    units = fair_share(lengths, room - sum(limits.length(entry.heading) for entry in entries))
    return _option_embeds(entries, t, units=units, as_fields=as_fields)


def fair_share(lengths: Sequence[int], room: int) -> int:
    """The largest length at which all texts, each cut to it, fit into the room."""
    share = 0
    for position, size_of_one in enumerate(sorted(lengths)):
        share = room // (len(lengths) - position)
        if size_of_one > share:
            return max(1, share)
        room -= size_of_one
    return max(1, share, *lengths) if lengths else 1


def _option_embeds(
    entries: Sequence[Entry], t: Locale, *, units: int, as_fields: bool
) -> tuple[discord.Embed, ...]:
    most = min(units, OPTION_LENGTH)
    texts = [(entry, _option_text(entry, t, most)) for entry in entries]
    if not as_fields:
        return tuple(
            embed(text, author=entry.heading, colour=ROLE_COLOUR[entry.message.role]) for entry, text in texts
        )
    step = limits.EMBED_FIELDS
    return tuple(
        embed(
            colour=ROLE_COLOUR[entries[0].message.role],
            fields=[(entry.heading, text) for entry, text in texts[start : start + step]],
        )
        for start in range(0, len(texts), step)
    )


def _option_text(entry: Entry, t: Locale, units: int) -> str:
    return safe.excerpt(shown(entry.message.text, t), units, t("rank-more", letter=entry.letter))


def _is_shortened(task: TaskView, embeds: Sequence[discord.Embed], t: Locale) -> bool:
    on_panel = {made.description for made in embeds} | {
        field.value for made in embeds for field in made.fields
    }
    return any(shown(option.text, t) not in on_panel for option in task.options)


# ------------------------------------------------------------------------------------------------- buttons


def _choice_rows(task: TaskView, standing: Standing, t: Locale) -> tuple[Row | tuple[()], ...]:
    undo = (Button(encode("undo", task.id), t("button-undo")),) if standing.can_undo else ()
    if standing.is_done:
        return ((submit_button(task, t), *undo, skip_button(task, t), guide_button(task, t)),)
    noun = words.ranked_noun(task.kind)
    tie = _tie_button(task, standing.left, t) if len(standing.left) == 2 else ()
    none = Button(encode("none", task.id), t(f"button-none.{noun}"))
    return (
        _pick_row(task, standing.left, t),
        (*tie, *undo, none, skip_button(task, t), guide_button(task, t)),
        _tie_row(task, standing.left, t) if len(standing.left) > 2 else (),
    )


def _pick_row(task: TaskView, left: Sequence[Entry], t: Locale) -> Row:
    if len(left) <= limits.ROW_BUTTONS:
        return tuple(
            Button(encode("pick", task.id, entry.message.id), entry.letter, Style.EXPECTED) for entry in left
        )
    placeholder = t(f"rank-pick-placeholder.{words.ranked_noun(task.kind)}")
    return (Select(encode("pick", task.id), placeholder, _choices(left, t)),)


def _tie_button(task: TaskView, left: Sequence[Entry], t: Locale) -> tuple[Button]:
    first, second = left
    action = encode("tie", task.id, f"{first.message.id}.{second.message.id}")
    return (Button(action, t("button-tie", first=first.letter, second=second.letter)),)


def _tie_row(task: TaskView, left: Sequence[Entry], t: Locale) -> tuple[Select]:
    choices = _choices(left, t)
    return (Select(encode("tie", task.id), t("rank-tie-placeholder"), choices, least=2, most=len(choices)),)


def _choices(left: Sequence[Entry], t: Locale) -> tuple[Option, ...]:
    """Those that can be chosen; past Discord's 25 the others follow when places have been given."""
    return tuple(
        Option(
            str(entry.message.id),
            t("rank-option", letter=entry.letter),
            safe.one_line(entry.message.text, limits.OPTION_DESCRIPTION) or t("message-empty"),
        )
        for entry in left[: limits.SELECT_OPTIONS]
    )

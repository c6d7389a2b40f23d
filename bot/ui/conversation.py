"""A task's conversation on a panel: header, messages on pages, state line, and the buttons about messages.

Discord shows at most 10 embeds with 6,000 characters. What does not fit goes on pages, and the whole text is
attached; nothing is cut. Room for one more embed is left on every page, for `Panel.with_note`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.ids import encode
from bot.ui.panel import ROLE_COLOUR, Button, Colour, File, Option, Panel, Row, Select, Style, embed, size
from storage.domain.kinds import Family
from storage.domain.views import MessageView, TaskView

NOTE_ROOM = 300
"""Characters kept free for a note on top."""
NOTE_EMBEDS = 1
SAFETY = 20
"""Characters never used, in case Discord counts some of them twice."""


@dataclass(frozen=True, slots=True)
class Block:
    """A text with its heading, as one embed or, where it is long, as several."""

    author: str
    text: str
    """As it is displayed."""
    colour: Colour
    is_target: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The embeds of one page and its place among the pages."""

    embeds: tuple[discord.Embed, ...]
    index: int = 0
    """From 0."""
    count: int = 1
    first: int = 0
    """The page that is shown first, from which `page:<task>:<n>` counts."""


def target_of(task: TaskView) -> MessageView | None:
    """The message the task is about; None for an initial prompt and for comparing prompts."""
    marked = [message for message in task.conversation if message.is_target] or task.conversation
    return marked[-1] if marked else None


def header(task: TaskView, t: Locale, *lines: str) -> discord.Embed:
    """The kind and what is to be done."""
    resumed = t("task-resumed") if task.is_resumed else ""
    text = "\n".join(part for part in (resumed, words.kind_text(t, task.kind, "intro"), *lines) if part)
    return embed(text, title=words.kind_text(t, task.kind, "title"), colour=Colour.BRAND)


def state_line(task: TaskView, t: Locale, page: Page | None, *, below: str = "") -> discord.Embed:
    """Language, deadline, reviews so far, what it is worth if that is unusual, and page; then what stands below."""
    is_written = task.kind.info.family is Family.WRITE
    language = t("state.write" if is_written else "state.language", language=t.language(task.lang))
    # Discord words the time itself, in the reader's language and zone; it does so in descriptions alone.
    expires = t("state.expires", when=f"<t:{int(task.expires_at.timestamp())}:R>")
    reviews = ""
    if task.kind.info.family is Family.LABEL and task.reviews_required:
        reviews = t("state.reviews", done=task.reviews_done, required=task.reviews_required)
    bonus = words.bonus(t, task.bonus_percent)
    place = t("state.page", page=page.index + 1, pages=page.count) if page and page.count > 1 else ""
    text = words.line([language, expires, reviews, bonus, place])
    return embed(f"{text}\n{below}" if below else text)


def message_blocks(task: TaskView, t: Locale) -> list[Block]:
    """The conversation, root first, the message that matters marked by word, icon and colour."""
    target = target_of(task)
    return [message_block(task, message, t, is_target=message is target) for message in task.conversation]


def message_block(task: TaskView, message: MessageView, t: Locale, *, is_target: bool) -> Block:
    """One message of it."""
    author = words.role_name(t, message.role)
    if is_target:
        author = f"{author}  ◂ {t(f'marker.{task.kind.info.family.value}')}"
    colour = Colour.TARGET if is_target else ROLE_COLOUR[message.role]
    return Block(author, shown(message.text, t), colour, is_target=is_target)


def shown(text: str, t: Locale) -> str:
    """A member's text for a description; an empty one says so."""
    return t("message-empty") if safe.is_blank(text) else safe.display(text)


def paged(blocks: Sequence[Block], t: Locale, *, room: int, embeds: int, page: int = 0) -> Page:
    """Page `page` of the blocks, counted from the one that shows the message that matters, and round the end.

    Pages are filled from the end, so that what comes right before that message stands with it. Without such a
    message the first page is shown first.
    """
    parts = [part for block in blocks for part in _parts(block, t, room)]
    pages: list[list[Block]] = [[]]
    for part in reversed(parts):
        fits = _cost(part) + sum(map(_cost, pages[0])) <= room and len(pages[0]) < embeds
        if pages[0] and not fits:
            pages.insert(0, [])
        pages[0].insert(0, part)
    first = next((i for i, parts in enumerate(pages) if any(part.is_target for part in parts)), 0)
    index = (first + page) % len(pages)
    return Page(tuple(map(_embed, pages[index])), index, len(pages), first)


def _parts(block: Block, t: Locale, room: int) -> list[Block]:
    """A block as what fits into one embed each."""
    most = min(limits.EMBED_DESCRIPTION, room - limits.length(block.author))
    texts = safe.pieces(block.text, most)
    if len(texts) == 1:
        return [block]
    # Again with room for the words "part 1 of 2".
    label = t("message-part", part=len(texts) + 1, parts=len(texts) + 1)
    texts = safe.pieces(block.text, most - limits.length(label) - len(words.DOT))
    return [
        Block(
            words.DOT.join((block.author, t("message-part", part=number, parts=len(texts)))),
            text,
            block.colour,
            is_target=block.is_target,
        )
        for number, text in enumerate(texts, 1)
    ]


def _cost(block: Block) -> int:
    return limits.length(block.author) + limits.length(block.text)


def _embed(block: Block) -> discord.Embed:
    return embed(block.text, author=block.author, colour=block.colour)


def room_beside(*embeds: discord.Embed) -> int:
    """Characters left on a panel that also shows these embeds."""
    return limits.EMBED_TOTAL - NOTE_ROOM - SAFETY - size(embeds)


def conversation_file(task: TaskView, t: Locale) -> File:
    """The whole conversation, and what is to be ranked, as written."""
    sections = [f"# {t('conversation-title')}"]
    sections += [f"## {t(f'role-{message.role.value}')}\n\n{message.text}" for message in task.conversation]
    sections += [f"## {words.letter(i)}\n\n{option.text}" for i, option in enumerate(task.options)]
    return t("file-conversation"), "\n\n".join(sections) + "\n"


# ------------------------------------------------------------------------------------------------- buttons


def assignment_panel(task: TaskView, t: Locale, action: Button, *lines: str) -> Panel:
    """What a write or label task shows before anything was entered; `lines` stand below what is to be done."""
    top = header(task, t, *lines)
    below = t("conversation-attached")
    widest = state_line(task, t, Page((), 98, 99), below=below)
    page = paged(
        message_blocks(task, t),
        t,
        room=room_beside(top, widest),
        embeds=limits.EMBEDS - 2 - NOTE_EMBEDS,
        page=task.draft.page,
    )
    is_long = page.count > 1
    state = state_line(task, t, page, below=below if is_long else "")
    return Panel(
        (top, *page.embeds, state),
        rows_of(
            (action, skip_button(task, t), *vote_buttons(task, target_of(task), t), guide_button(task, t)),
            (*report_buttons(task, target_of(task), t), *page_buttons(task, page, t)),
            read_row(task, t),
        ),
        (conversation_file(task, t),) if is_long else (),
    )


def rows_of(*rows: Row | tuple[()] | None) -> tuple[Row, ...]:
    """The rows that have something in them."""
    return tuple(row for row in rows if row)


def skip_button(task: TaskView, t: Locale) -> Button:
    """Always there, always works."""
    return Button(encode("skip", task.id), t("button-skip"))


def guide_button(task: TaskView, t: Locale) -> Button:
    """The guide of the family, with a way back."""
    return Button(encode("guide", task.kind.info.family.value, task.id), t("button-guide"))


def submit_button(task: TaskView, t: Locale) -> Button:
    """Send what was entered."""
    return Button(encode("submit", task.id), t("button-submit"), Style.EXPECTED)


def vote_buttons(
    task: TaskView, message: MessageView | None, t: Locale, *, in_message_panel: bool = False
) -> tuple[Button, ...]:
    """👍 and 👎; with counts once the member has voted. Nothing on a message of their own."""
    if message is None or message.is_own:
        return ()
    counts = message.votes if message.votes is not None else (None, None)
    place = ("m",) if in_message_panel else ()
    return tuple(
        Button(
            encode("vote", task.id, message.id, way, *place),
            t.number(count) if count is not None else "",
            Style.CHOSEN if message.my_vote == sign else Style.NEUTRAL,
            emoji,
        )
        for way, emoji, sign, count in zip(("up", "down"), "👍👎", (1, -1), counts, strict=True)
    )


def report_buttons(
    task: TaskView, message: MessageView | None, t: Locale, *, in_message_panel: bool = False
) -> tuple[Button, ...]:
    """Report a message, once; nothing on a message of their own."""
    if message is None or message.is_own:
        return ()
    place = ("m",) if in_message_panel else ()
    action = encode("report", task.id, message.id, *place)
    return (Button(action, t("button-report"), is_disabled=message.is_reported),)


def page_buttons(task: TaskView, page: Page, t: Locale) -> tuple[Button, ...]:
    """To the pages before and after, where there are any."""
    steps = (
        (page.index - 1, "button-previous", page.index > 0),
        (page.index + 1, "button-next-page", page.index < page.count - 1),
    )
    return tuple(
        Button(encode("page", task.id, (index - page.first) % page.count), t(key, page=index + 1))
        for index, key, is_there in steps
        if is_there
    )


def read_row(task: TaskView, t: Locale) -> tuple[Select] | None:
    """The select that opens a message in full; what is to be ranked first, then the latest messages."""
    options = [
        _read_option(option, t("read-option", letter=words.letter(index)), t)
        for index, option in enumerate(task.options)
    ]
    messages = [
        _read_option(message, t("read-message", number=number, role=t(f"role-{message.role.value}")), t)
        for number, message in enumerate(task.conversation, 1)
    ]
    room = max(0, limits.SELECT_OPTIONS - len(options))
    listed = options[: limits.SELECT_OPTIONS] + (messages[-room:] if room else [])
    if not listed:
        return None
    return (Select(encode("msg", task.id), t("read-placeholder"), tuple(listed)),)


def _read_option(message: MessageView, label: str, t: Locale) -> Option:
    words_in_it = safe.one_line(message.text, limits.OPTION_DESCRIPTION)
    description = t("message-empty") if safe.is_blank(words_in_it) else words_in_it
    return Option(str(message.id), label, description, "🤖" if message.role == "assistant" else "🧑")

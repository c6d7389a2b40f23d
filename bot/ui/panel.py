"""What the bot shows: embeds, rows of buttons and selects, attached texts; plain data until it is sent."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import discord

from bot.pictures.views import Picture
from bot.ui import limits
from storage.domain.kinds import Role


class Colour(int, Enum):
    """Colours of embeds; each one always stands beside a word and an icon that say the same."""

    BRAND = 0xD9A441
    PROMPTER = 0x949BA4
    ASSISTANT = 0x23A55A
    TARGET = 0x5865F2
    """The message that matters."""
    WARNING = 0xF0B232
    QUIET = 0x4E5058
    """What only accompanies: without a colour of its own some clients would show the one of a link."""


ROLE_COLOUR = {Role.PROMPTER: Colour.PROMPTER, Role.ASSISTANT: Colour.ASSISTANT}
ROLE_ICON = {Role.PROMPTER: "🧑", Role.ASSISTANT: "🤖"}


class Style(Enum):
    """What a button is for."""

    EXPECTED = discord.ButtonStyle.primary
    """The one action that is expected now."""
    NEUTRAL = discord.ButtonStyle.secondary
    CHOSEN = discord.ButtonStyle.success
    """A neutral one that is on: a vote that was given."""
    DESTRUCTIVE = discord.ButtonStyle.danger


@dataclass(frozen=True, slots=True)
class Button:
    """A button; `action` is its custom_id."""

    action: str
    label: str = ""
    style: Style = Style.NEUTRAL
    emoji: str | None = None
    is_disabled: bool = False

    def item(self, row: int) -> discord.ui.Button[discord.ui.View]:
        """The button for discord.py."""
        return discord.ui.Button(
            custom_id=self.action,
            label=self.label or None,
            style=self.style.value,
            emoji=self.emoji,
            disabled=self.is_disabled,
            row=row,
        )


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select."""

    value: str
    label: str
    description: str | None = None
    emoji: str | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A select over texts, alone in its row; `action` is its custom_id."""

    action: str
    placeholder: str
    options: tuple[Option, ...]
    least: int = 1
    most: int = 1

    def item(self, row: int) -> discord.ui.Select[discord.ui.View]:
        """The select for discord.py."""
        return discord.ui.Select(
            custom_id=self.action,
            placeholder=self.placeholder,
            min_values=self.least,
            max_values=self.most,
            options=[
                discord.SelectOption(
                    label=option.label,
                    value=option.value,
                    description=option.description,
                    emoji=option.emoji,
                    default=option.is_chosen,
                )
                for option in self.options
            ],
            row=row,
        )


class Picks(Enum):
    """What Discord lets choose from by itself."""

    ROLE = "role"
    CHANNEL = "channel"
    """Text and announcement channels."""


@dataclass(frozen=True, slots=True)
class Picker:
    """A select over the roles or channels of the server, alone in its row, one or none of them; its values are ids."""

    action: str
    placeholder: str
    picks: Picks
    chosen: int | None = None
    """What is chosen now; it has to exist."""

    def item(
        self, row: int
    ) -> discord.ui.RoleSelect[discord.ui.View] | discord.ui.ChannelSelect[discord.ui.View]:
        """The select for discord.py."""
        is_role = self.picks is Picks.ROLE
        kind = discord.SelectDefaultValueType.role if is_role else discord.SelectDefaultValueType.channel
        chosen = [discord.SelectDefaultValue(id=self.chosen, type=kind)] if self.chosen is not None else []
        if is_role:
            return discord.ui.RoleSelect(
                custom_id=self.action,
                placeholder=self.placeholder,
                min_values=0,
                default_values=chosen,
                row=row,
            )
        return discord.ui.ChannelSelect(
            custom_id=self.action,
            placeholder=self.placeholder,
            min_values=0,
            default_values=chosen,
            channel_types=[discord.ChannelType.text, discord.ChannelType.news],
            row=row,
        )


Row = tuple[Button, ...] | tuple[Select] | tuple[Picker]
File = tuple[str, str]
"""A file name and the text in it."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One whole message: what replaces whatever the panel showed before."""

    embeds: tuple[discord.Embed, ...]
    rows: tuple[Row, ...] = ()
    files: tuple[File, ...] = ()
    pictures: tuple[Picture, ...] = ()
    data: tuple[tuple[str, bytes], ...] = ()
    """Attachments that are no text to be read: a file name and its bytes."""

    def view(self) -> discord.ui.View:
        """The rows as a fresh view, stopped, so that discord.py sends it and does not listen to it.

        The router decodes custom_ids itself; a view is never kept, changed or sent again. Inside a running
        event loop only is it stopped: without one discord.py has nothing to stop.
        """
        view = discord.ui.View(timeout=None)
        for number, row in enumerate(self.rows):
            for item in row:
                view.add_item(item.item(number))
        view.stop()
        return view

    def discord_files(self) -> list[discord.File]:
        """The attachments, fresh: a discord.File can be sent once."""
        texts = [
            discord.File(io.BytesIO(text.encode("utf-8", "replace")), filename=name)
            for name, text in self.files
        ]
        texts += [discord.File(io.BytesIO(content), filename=name) for name, content in self.data]
        return [
            *texts,
            *(
                discord.File(io.BytesIO(each.png), filename=each.name, description=each.alt)
                for each in self.pictures
            ),
        ]

    def with_note(self, text: str, *, colour: Colour = Colour.BRAND) -> Panel:
        """This panel with a sentence on top, for which every panel leaves room.

        Were there none, the sentence stands alone above the buttons: they bring the rest back.
        """
        note = embed(text, colour=colour)
        has_room = len(self.embeds) < limits.EMBEDS and size([note, *self.embeds]) <= limits.EMBED_TOTAL
        return replace(self, embeds=(note, *self.embeds) if has_room else (note,))


def embed(
    text: str | None = None,
    *,
    title: str | None = None,
    author: str | None = None,
    colour: Colour = Colour.QUIET,
    fields: Iterable[tuple[str, str]] = (),
) -> discord.Embed:
    """An embed of our words, or of a member's made harmless by `safe.display`."""
    made = discord.Embed(title=title, description=text, colour=int(colour))
    if author is not None:
        made.set_author(name=author)
    for name, value in fields:
        made.add_field(name=name, value=value, inline=False)
    return made


def size(embeds: Iterable[discord.Embed]) -> int:
    """What embeds count towards a message's 6,000."""
    return sum(map(_size, embeds))


def _size(made: discord.Embed) -> int:
    texts: list[str | None] = [made.title, made.description, made.author.name, made.footer.text]
    for field in made.fields:
        texts += [field.name, field.value]
    return sum(limits.length(text) for text in texts if text)


def button_rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of five."""
    step = limits.ROW_BUTTONS
    return tuple(tuple(buttons[start : start + step]) for start in range(0, len(buttons), step))

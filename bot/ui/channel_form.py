"""The form in which the staff change one post of a channel, and what comes back from it.

What was entered and refused travels in the custom_id of the button that opens the form again: nothing is kept for it.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import discord
from discord import ui

from bot.i18n import Locale
from bot.timetable import Frequency, Timetable
from bot.ui import channels, limits
from bot.ui.forms import Fields, FormModal
from bot.ui.ids import Action, encode
from storage.domain.errors import CollectionError, InvalidSize
from storage.domain.feeds import FACTS, SIZES
from storage.services.feeds import FeedView

AUTOMATIC = "auto"
"""The choice of the texts' language that leaves it to the channel's."""
CRON = "cron"
"""The choice of frequency that takes a cron line as the time."""
TIME_LENGTH = 32
"""Of a time or a cron line, in characters and, on its way back into the form, in bytes: it has to fit a custom_id."""
SIZE_LENGTH = 2
LOCALE_CHOICES = limits.SELECT_OPTIONS - 1

FREQUENCY, TIME, SIZE, LOCALE, PLACE = "frequency", "time", "size", "locale", "place"


class Place(StrEnum):
    """How a post is made, and for a board whom it shows; the letters of the custom_id."""

    ANEW_HERE = "a"
    ANEW_EVERYWHERE = "b"
    IN_PLACE_HERE = "c"
    IN_PLACE_EVERYWHERE = "d"

    @classmethod
    def of(cls, feed: FeedView) -> Place:
        """What a feed does now."""
        if feed.is_in_place:
            return cls.IN_PLACE_EVERYWHERE if feed.is_everywhere else cls.IN_PLACE_HERE
        return cls.ANEW_EVERYWHERE if feed.is_everywhere else cls.ANEW_HERE

    @property
    def is_in_place(self) -> bool:
        """Whether the last post is edited."""
        return self in (Place.IN_PLACE_HERE, Place.IN_PLACE_EVERYWHERE)

    @property
    def is_everywhere(self) -> bool:
        """Whether a board shows all servers."""
        return self in (Place.ANEW_EVERYWHERE, Place.IN_PLACE_EVERYWHERE)


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form, as it was entered."""

    frequency: str
    """A Frequency, or CRON."""
    time: str
    size: str
    locale: str
    """A locale of the texts, or AUTOMATIC."""
    place: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form asks for, checked."""

    schedule: str | None
    """A cron line; None for what follows events."""
    locale: str | None
    size: int
    is_in_place: bool
    is_everywhere: bool


_FREQUENCIES = (*Frequency, CRON)
_FIRST = {frequency[0]: str(frequency) for frequency in _FREQUENCIES}
"""d, w, m and c, which stand for them in a custom_id."""
_LOCALE = re.compile(r"[A-Za-z0-9-]{1,11}")
_SIMPLE = re.compile(r"(?P<minute>[0-9]{1,2}) (?P<hour>[0-9]{1,2}) (?P<date>\* \* \*|\* \* mon|1 \* \*)")
_DATES = {"* * *": Frequency.DAILY, "* * mon": Frequency.WEEKLY, "1 * *": Frequency.MONTHLY}


def draft_of(feed: FeedView) -> Draft:
    """The form as it is opened first: what is set now."""
    frequency, time = _frequency(feed.schedule or "")
    return Draft(frequency, time, str(feed.size), feed.locale or AUTOMATIC, Place.of(feed).value)


def _frequency(schedule: str) -> tuple[str, str]:
    """A cron line as somebody would choose it: daily at 09:00, else the line itself."""
    found = _SIMPLE.fullmatch(schedule)
    if found is None:
        return CRON, schedule
    return _DATES[found["date"]], f"{int(found['hour']):02}:{int(found['minute']):02}"


# ------------------------------------------------------------------------------------------------ the form


def feed_form(t: Locale, feed: FeedView, draft: Draft, *, locales: Iterable[str]) -> FormModal:
    """What can be changed about a feed: when, how many lines, in which language, how; `locales` are the bot's."""
    facts = FACTS[feed.kind]
    is_board = facts.frame is not None
    items = [
        *((_frequency_item(t, draft), _time_item(t, draft)) if facts.is_scheduled else ()),
        *((_size_item(t, draft),) if is_board else ()),
        _locale_item(t, draft, locales),
        *((_place_item(t, draft, is_board=is_board),) if facts.is_scheduled else ()),
    ]
    title = t("feed-form.title", post=channels.feed_name(t, feed.kind))[: limits.MODAL_TITLE]
    return FormModal(encode("schedule", feed.id), title, items)


def _frequency_item(t: Locale, draft: Draft) -> ui.Label[FormModal]:
    options = [
        discord.RadioGroupOption(label=t(f"feed-form.{name}"), value=name, default=name == draft.frequency)
        for name in map(str, _FREQUENCIES)
    ]
    group: ui.RadioGroup[FormModal] = ui.RadioGroup(custom_id=FREQUENCY, required=True, options=options)
    return ui.Label(text=t("feed-form.frequency"), component=group)


def _time_item(t: Locale, draft: Draft) -> ui.Label[FormModal]:
    field: ui.TextInput[FormModal] = ui.TextInput(
        custom_id=TIME, default=draft.time[:TIME_LENGTH] or None, required=True, max_length=TIME_LENGTH
    )
    return ui.Label(text=t("feed-form.time"), description=t("feed-form.time-about"), component=field)


def _size_item(t: Locale, draft: Draft) -> ui.Label[FormModal]:
    field: ui.TextInput[FormModal] = ui.TextInput(
        custom_id=SIZE, default=draft.size[:SIZE_LENGTH] or None, required=True, max_length=SIZE_LENGTH
    )
    about = t("feed-form.size-about", least=SIZES[0], most=SIZES[-1])
    return ui.Label(text=t("feed-form.size"), description=about, component=field)


def _locale_item(t: Locale, draft: Draft, locales: Iterable[str]) -> ui.Label[FormModal]:
    codes = list(locales)[:LOCALE_CHOICES]
    chosen = draft.locale if draft.locale in codes else AUTOMATIC
    options = [
        discord.SelectOption(label=t("feed-form.locale-auto"), value=AUTOMATIC, default=chosen == AUTOMATIC),
        *(
            discord.SelectOption(label=t.both_names(code)[:100], value=code, default=chosen == code)
            for code in codes
        ),
    ]
    select: ui.Select[FormModal] = ui.Select(custom_id=LOCALE, required=True, options=options)
    return ui.Label(text=t("feed-form.locale"), component=select)


def _place_item(t: Locale, draft: Draft, *, is_board: bool) -> ui.Label[FormModal]:
    places = tuple(Place) if is_board else (Place.ANEW_HERE, Place.IN_PLACE_HERE)
    options = [
        discord.RadioGroupOption(
            label=t(f"feed-form.place-{_place_name(place, is_board=is_board)}"),
            value=place.value,
            default=place == draft.place,
        )
        for place in places
    ]
    group: ui.RadioGroup[FormModal] = ui.RadioGroup(custom_id=PLACE, required=True, options=options)
    return ui.Label(text=t("feed-form.place"), component=group)


def _place_name(place: Place, *, is_board: bool) -> str:
    """The end of its text's key; only a board can show other servers."""
    name = place.name.lower().replace("_", "-")
    return name if is_board else name.removesuffix("-here")


# ------------------------------------------------------------------------------------------ what comes back


def entered(feed: FeedView, fields: Fields) -> Draft:
    """What came back; what the form did not ask, or a forged one left out, is as it was."""
    before = draft_of(feed)
    return Draft(
        _text(fields, FREQUENCY) or before.frequency,
        _text(fields, TIME) or before.time,
        _text(fields, SIZE) or before.size,
        _text(fields, LOCALE) or before.locale,
        _text(fields, PLACE) or before.place,
    )


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return value.strip() if isinstance(value, str) else ""


def wanted(feed: FeedView, draft: Draft, *, locales: Iterable[str]) -> Wanted:
    """What a form asks for; BadSchedule, InvalidSize, CollectionError for a choice that no client offers."""
    facts = FACTS[feed.kind]
    if draft.frequency not in _FREQUENCIES or draft.place not in tuple(Place):
        raise CollectionError("error-feed-choice")
    if draft.locale != AUTOMATIC and draft.locale not in tuple(locales):
        raise CollectionError("error-feed-choice")
    place = Place(draft.place)
    return Wanted(
        schedule=_schedule(draft) if facts.is_scheduled else feed.schedule,
        locale=None if draft.locale == AUTOMATIC else draft.locale,
        size=_size(draft.size) if facts.frame is not None else feed.size,
        is_in_place=place.is_in_place,
        is_everywhere=place.is_everywhere,
    )


def _schedule(draft: Draft) -> str:
    if draft.frequency == CRON:
        return str(Timetable.parse(draft.time))
    return str(Timetable.at(draft.frequency, draft.time))


def _size(typed: str) -> int:
    if re.fullmatch(r"[0-9]{1,2}", typed) and int(typed) in SIZES:
        return int(typed)
    raise InvalidSize(least=SIZES[0], most=SIZES[-1])


# -------------------------------------------------------------------------------- a draft in a custom_id


def reopening(feed: FeedView, draft: Draft, t: Locale) -> str:
    """The custom_id of the button that opens the form again as it was entered."""
    typed = f"{draft.size[:SIZE_LENGTH]}\n{draft.time}".encode("utf-8", "replace")[
        : SIZE_LENGTH + 1 + TIME_LENGTH
    ]
    frequency = draft.frequency if draft.frequency in _FREQUENCIES else CRON
    place = draft.place if draft.place in tuple(Place) else Place.of(feed).value
    locale = draft.locale if _LOCALE.fullmatch(draft.locale) else AUTOMATIC
    return encode("change", feed.id, t.code, f"{frequency[0]}{place}", locale, _packed(typed))


def reopened(action: Action) -> Draft | None:
    """The draft in such a custom_id; None where there is none that makes sense."""
    choices, locale, typed = action.arg(2), action.arg(3), _unpacked(action.arg(4) or "")
    if choices is None or locale is None or typed is None:
        return None
    size, _, time = typed.partition("\n")
    return Draft(_FIRST.get(choices[0], CRON), time, size, locale, choices[1:])


def _packed(typed: bytes) -> str:
    return urlsafe_b64encode(typed).decode().rstrip("=")


def _unpacked(packed: str) -> str | None:
    try:
        return urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8", "ignore")
    except (NoBase64, ValueError):
        return None

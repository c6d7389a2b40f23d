"""Everything around a task: the list of kinds, thanks, nothing to do, errors, guide, help, and the way in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.badges import news_lines
from bot.ui.buttons import languages_button, lucky_button, slash, tasks_button
from bot.ui.conversation import shown
from bot.ui.entry import (
    AUTOMATIC,
    declined_panel,
    languages_panel,
    terms_digest,
    terms_full_panel,
    terms_panel,
    terms_text,
    version_tag,
)
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Panel, Style, embed
from bot.ui.points import points_panel
from bot.ui.reasons import reason_text
from storage.domain.badges import Badge
from storage.domain.errors import CollectionError, MemberSuspended, NothingAvailable, Reason
from storage.domain.funnel import PLAIN_PERCENT
from storage.domain.kinds import Family, Kind
from storage.domain.labels import LABELS, Widget
from storage.domain.views import Availability, KindAvailability, Submitted

__all__ = [
    "AUTOMATIC",
    "declined_panel",
    "enough_panel",
    "error_panel",
    "error_text",
    "guide_panel",
    "help_panel",
    "languages_panel",
    "lost_text_panel",
    "nothing_panel",
    "old_button_panel",
    "points_panel",
    "tasks_panel",
    "terms_digest",
    "terms_full_panel",
    "terms_panel",
    "terms_text",
    "thanks_panel",
    "version_tag",
]

SERVER_LENGTH = 100
"""Characters of a server's name; Discord has none longer."""
ZONE_LENGTH = 64
"""Characters shown of the time zone that somebody typed; real ones are shorter."""

# --------------------------------------------------------------------------------------- kinds, and thanks


def tasks_panel(t: Locale, availability: Availability) -> Panel:
    """A button per kind with the number open; one row per family."""
    names = words.languages(t, availability.languages)
    has_work = availability.most_needed() is not None
    lines = [t("tasks.text" if has_work else "tasks.empty", languages=names), *_bonus_lines(t, availability)]
    rows = [
        tuple(_kind_button(t, kind, availability) for kind in Kind if kind.info.family is family)
        for family in Family
    ]
    others = (
        *((lucky_button(t),) if has_work else ()),
        languages_button(t),
        Button(encode("guide"), t("button-guide")),
        Button(encode("help"), t("button-help")),
    )
    made = embed("\n".join(lines), title=t("tasks.title"), colour=Colour.BRAND)
    return Panel((made,), (others, *rows))


def _kind_button(t: Locale, kind: Kind, availability: Availability) -> Button:
    found = availability.by_kind.get(kind) or KindAvailability(0)
    factor = words.factor(t, found.bonus_percent) if found.open else ""
    parts = (words.kind_text(t, kind, "button"), words.amount(t, found.open), factor)
    return Button(encode("take", kind.value), words.DOT.join(filter(None, parts)), is_disabled=not found.open)


def _bonus_lines(t: Locale, availability: Availability) -> list[str]:
    """What the signs on the buttons mean, the largest first."""
    percents = {found.bonus_percent for found in availability.by_kind.values() if found.open}
    return [
        f"**{words.factor(t, percent)}** {words.bonus(t, percent)}"
        for percent in sorted(percents - {PLAIN_PERCENT}, reverse=True)
    ]


def thanks_panel(t: Locale, submitted: Submitted, *, badges: Sequence[Badge] = ()) -> Panel:
    """What came of a submission, the badges that the member has not heard of, and what next."""
    title = t("thanks.title", points=_points(submitted.points))
    lines = [_what_next(t, submitted)]
    if submitted.is_repeat:
        title, lines = t("thanks.repeat-title"), [t("thanks.repeat")]
    if submitted.is_held:
        lines = [t("thanks-held")]
    if submitted.was_late:
        lines.append(t("thanks.late"))
    key = "thanks.today-streak" if submitted.streak > 1 else "thanks.today"
    if submitted.today:
        facts = {"streak": submitted.streak} if submitted.streak > 1 else {}
        lines.append(t(key, today=submitted.today, **facts))
    lines += news_lines(t, badges)
    buttons = (
        lucky_button(t, key="button-next"),
        Button(encode("take", submitted.kind.value), t("button-same")),
        tasks_button(t),
        Button(encode("enough"), t("button-enough")),
    )
    return Panel((embed("\n".join(lines), title=title, colour=Colour.ASSISTANT),), (buttons,))


def _points(tenths: int) -> int | float:
    """Points as a number whose plural Fluent chooses; whole ones stay whole."""
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


def _what_next(t: Locale, submitted: Submitted) -> str:
    is_written = submitted.kind.info.family is Family.WRITE
    facts = {"reviews": submitted.reviews_required} if is_written else {}
    return words.kind_text(t, submitted.kind, "next", **facts)


def enough_panel(t: Locale, *, today: int = 0, streak: int = 0) -> Panel:
    """A kind word at the end of a session."""
    lines = [t("enough.text"), t("enough.today", today=today)]
    if streak > 1:
        lines.append(t("enough.streak", streak=streak))
    made = embed("\n".join(lines), title=t("enough.title"), colour=Colour.BRAND)
    return Panel((made,), ((lucky_button(t, style=Style.NEUTRAL), tasks_button(t)),))


# ----------------------------------------------------------------------------------- what cannot be done


def nothing_panel(t: Locale, error: NothingAvailable, availability: Availability | None = None) -> Panel:
    """Why there is nothing of a kind, what would change it, and the way to it; figures where they are known."""
    names = words.languages(t, availability.languages if availability else error.langs)
    needed = _way_on(error, availability)
    lines = [_why(t, error, is_offered=bool(needed) and needed is error.needed)]
    if availability and needed:
        count = availability.by_kind[needed].open
        lines.append(words.kind_text(t, needed, "needed", count=count, amount=words.amount(t, count)))
    is_pause = error.reason is Reason.LIMIT_REACHED
    title = t("nothing.pause") if is_pause else words.kind_text(t, error.kind, "none", languages=names)
    buttons = (
        *([_needed_button(t, needed)] if needed else []),
        *([_again_button(t, error.kind, is_expected=not needed)] if is_pause else []),
        tasks_button(t),
        languages_button(t),
    )
    return Panel((embed("\n".join(lines), title=title, colour=Colour.BRAND),), (buttons,))


def _needed_button(t: Locale, kind: Kind) -> Button:
    return Button(encode("take", kind.value), words.kind_text(t, kind, "do"), Style.EXPECTED)


def _again_button(t: Locale, kind: Kind | None, *, is_expected: bool) -> Button:
    """The same once more, for when the pause is over."""
    action = encode("take", kind.value) if kind else encode("lucky")
    return Button(action, t("button-retry"), Style.EXPECTED if is_expected else Style.NEUTRAL)


def _way_on(error: NothingAvailable, availability: Availability | None) -> Kind | None:
    """The kind to offer: what would change it, if the member can get it, else what is needed most.

    Whoever asked too often is offered nothing of the second sort: it might be refused for the same reason.
    """
    needed = error.needed if error.needed is not error.kind else None
    found = availability.by_kind.get(needed) if availability and needed else None
    if needed and (availability is None or (found and found.open)):
        return needed
    if availability is None or error.reason is Reason.LIMIT_REACHED:
        return None
    return availability.most_needed()


def _why(t: Locale, error: NothingAvailable, *, is_offered: bool) -> str:
    """The reason as a sentence; each one takes of the facts what it needs.

    Whether what would change it is offered decides between "help with it" and "come back".
    """
    numbers = {name: value for name, value in error.facts.items() if isinstance(value, int)}
    amount = words.amount(t, numbers["waiting"])
    return t(f"nothing.{error.reason.value}", **numbers, amount=amount, offered=is_offered)


AFTER_ERROR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "error-terms": ("terms",),
        "error-suspended": ("appeal",),
        "error-withdrawn": ("resume",),
        "error-nothing-stored": (),
        "error-no-language": ("languages",),
        "error-unknown-language": ("languages",),
        "error-unknown-locale": ("languages",),
        "error-unknown-time-zone": ("languages",),
        "error-text-empty": ("write",),
        "error-text-long": ("write",),
        "error-text-no-words": ("write",),
        "error-text-duplicate": ("write",),
        "error-text-similar": ("write",),
        "error-too-often": ("back",),
        "error-label-range": ("label",),
        "error-label-unknown": ("label",),
        "error-label-missing": ("label",),
        "error-ranking-incomplete": ("back",),
        "error-nothing-to-submit": ("back",),
        "error-own-message": ("back",),
        "error-message-gone": ("back",),
        "error-not-restorable": (),
        "error-only-in-servers": (),
        "error-task-elsewhere": ("skip",),
        "error-rule": (),
        "error-store": ("back",),
        "error-form": ("back",),
        "error-unexpected": ("back",),
    }
)
"""Error -> what the member can press; an error that is not here leads to new work."""


def error_panel(t: Locale, error: CollectionError, *, task_id: int | None = None) -> Panel:
    """One sentence that begins with what the member can do, and the button that does it."""
    if isinstance(error, NothingAvailable):
        return nothing_panel(t, error)
    wanted = AFTER_ERROR.get(error.key, ("lucky", "tasks"))
    made = embed("\n".join((f"⚠ {error_text(t, error)}", *_suspension(t, error))), colour=Colour.WARNING)
    buttons = tuple(_way_out(t, name, task_id) for name in wanted)
    return Panel((made,), (buttons,) if buttons else ())


def _suspension(t: Locale, error: CollectionError) -> list[str]:
    """Until when a suspension lasts and why, as far as that is known; nothing for another error."""
    if not isinstance(error, MemberSuspended):
        return []
    if error.until is not None:
        lasts = t("suspended-until.until", when=f"<t:{int(error.until.timestamp())}:F>")
    else:
        lasts = t("suspended-until.open")
    return [lasts, *([t("notice-reason", reason=reason_text(t, error.reason))] if error.reason else [])]


def error_text(t: Locale, error: CollectionError) -> str:
    """The sentence of an error; labels and languages in its facts are named in the member's language."""
    return t(error.key, **{name: _worded(t, name, value) for name, value in error.facts.items()})


def _worded(t: Locale, name: str, value: object) -> object:
    if name == "label" and value in LABELS:
        # A flag has no question of its own, and its title needs a language.
        is_flag = LABELS[str(value)].widget is Widget.FLAG
        return words.label_text(t, str(value), "short" if is_flag else "title")
    if name in ("lang", "language"):
        return t.language(str(value))
    if name == "server":
        return safe.display(safe.one_line(str(value), SERVER_LENGTH))
    if name == "zone":
        return safe.one_line(str(value), ZONE_LENGTH)
    if name == "by" and isinstance(value, int):
        return f"<@{value}>"  # in an embed nobody is called by it
    return f"<t:{int(value.timestamp())}:R>" if isinstance(value, datetime) else value


def _way_out(t: Locale, name: str, task_id: int | None) -> Button:
    match name:
        case "terms":
            return Button(encode("terms", "show"), t("button-terms.read"), Style.EXPECTED)
        case "languages":
            return languages_button(t, style=Style.EXPECTED)
        case "tasks":
            return tasks_button(t)
        case "resume":
            return Button(encode("privacy", "resume"), t("button-privacy-resume"), Style.EXPECTED)
        case "appeal":
            return Button(encode("appeal", "suspension"), t("button-appeal"))
        case "write" | "label" if task_id is not None:
            key = "button-edit" if name == "write" else "button-change"
            return Button(encode(name, task_id), t(key), Style.EXPECTED)
        case "skip" if task_id is not None:
            return Button(encode("skip", task_id), t("button-skip"))
        case "back" if task_id is not None:
            return Button(encode("back", task_id), t("button-back-to-task"), Style.EXPECTED)
        case "back":
            return lucky_button(t, key="button-retry")
        case _:
            return lucky_button(t)


def old_button_panel(t: Locale) -> Panel:
    """A button of an earlier version, or one that nobody made."""
    return error_panel(t, CollectionError("error-old-button"))


def lost_text_panel(t: Locale, text: str, *, task_id: int | None = None) -> Panel:
    """The member's text, given back because it could not be stored; a caller says why in a note on top."""
    top = embed(t("lost-text.text"), title=t("lost-text.title"), colour=Colour.WARNING)
    part = safe.pieces(shown(text, t), limits.EMBED_DESCRIPTION)[0]
    way_back = (_way_out(t, "back", task_id),) if task_id is not None else ()
    buttons = (*way_back, lucky_button(t, style=Style.NEUTRAL))
    return Panel((top, embed(part)), (buttons,), ((t("file-text"), text),))


# ---------------------------------------------------------------------------------------- guide and help


def guide_panel(t: Locale, family: Family | None = None, *, task_id: int | None = None) -> Panel:
    """How to do it well: an overview, or one family; from a task with the way back to it."""
    key = f"guide-{family.value if family else 'all'}"
    extra = (task_id,) if task_id is not None else ()
    others = tuple(
        Button(encode("guide", one.value, *extra), t(f"guide-{one.value}.button"))
        for one in Family
        if one is not family
    )
    way_back = (
        Button(encode("back", task_id), t("button-back-to-task"), Style.EXPECTED)
        if task_id is not None
        else lucky_button(t)
    )
    text = t(f"{key}.text", points=slash(t, "points"))
    made = embed(text, title=t(f"{key}.title"), colour=Colour.BRAND)
    return Panel((made,), ((way_back, *others),))


HELPED = (
    *("work", "task", "tasks", "language", "guide", "points", "me", "leaderboard", "stats", "share"),
    "privacy",
)
"""Commands that the help tells of."""


def help_panel(t: Locale, *, mentions: Mapping[str, str] | None = None) -> Panel:
    """What this is and which commands there are.

    `mentions` holds what Discord turns into a link to a command (`work` -> `</work:123>`), worded in the client's
    own language; without them the names are those of this locale.
    """
    commands = {name: slash(t, name) for name in HELPED}
    # A command that has subcommands is no link.
    links = {
        name: link
        for name, link in (mentions or {}).items()
        if name in commands and name not in ("task", "privacy")
    }
    made = embed(t("help.text", **(commands | links)), title=t("help.title"), colour=Colour.BRAND)
    buttons = (
        lucky_button(t),
        tasks_button(t),
        languages_button(t),
        Button(encode("guide"), t("button-guide")),
    )
    return Panel((made,), (buttons,))

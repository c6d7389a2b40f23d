"""Everything around a task: terms, languages, the list of kinds, thanks, nothing to do, errors, guide, help."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.conversation import rows_of, shown
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Option, Panel, Select, Style, embed
from storage.domain.errors import CollectionError, NothingAvailable, Reason
from storage.domain.kinds import Family, Kind
from storage.domain.labels import LABELS
from storage.domain.views import Availability, Submitted

AUTOMATIC = "auto"
"""The value of the choice "the language of my Discord" among the interface languages."""


def lucky_button(t: Locale, *, style: Style = Style.EXPECTED, key: str = "button-lucky") -> Button:
    """The next task, whichever it is."""
    return Button(encode("lucky"), t(key), style)


def tasks_button(t: Locale) -> Button:
    """The list of kinds."""
    return Button(encode("tasks"), t("button-tasks"))


def languages_button(t: Locale, *, style: Style = Style.NEUTRAL) -> Button:
    """The language panel."""
    return Button(encode("languages"), t("button-languages"), style)


# --------------------------------------------------------------------------------------------------- terms

TERMS_SECTIONS = (
    "purpose",
    "collected",
    "published",
    "use",
    "decision",
    "rules",
    "age",
    "leaving",
    "proof",
    "changes",
)


def terms_text(t: Locale, *, licence: str, age: int, contact: str) -> str:
    """What a member accepts: the summary on the panel and the full text behind its button.

    Without a contact the terms name the server's moderators.
    """
    facts = _terms_facts(t, licence, age, contact)
    sections = [t(f"terms-full.{name}", **facts) for name in TERMS_SECTIONS]
    return "\n\n".join((t("terms.text", **facts), *sections))


def terms_digest(text: str) -> str:
    """SHA-256 of a terms text, in hex: the proof of what was accepted."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def terms_panel(t: Locale, *, licence: str, age: int, contact: str, renewed: bool = False) -> Panel:
    """The summary, with accept, decline and the way to the full text."""
    digest = terms_digest(terms_text(t, licence=licence, age=age, contact=contact))
    summary = t("terms.text", **_terms_facts(t, licence, age, contact))
    text = f"{t('terms.renewed-text')}\n\n{summary}" if renewed else summary
    title = t("terms.renewed" if renewed else "terms.title")
    full = Button(encode("terms", "full"), t("button-terms.full"))
    return Panel((embed(text, title=title, colour=Colour.BRAND),), (_terms_row(t, digest, full),))


def terms_full_panel(t: Locale, *, licence: str, age: int, contact: str) -> Panel:
    """The full text, with the same answers; also as a file, to keep."""
    text = terms_text(t, licence=licence, age=age, contact=contact)
    facts = _terms_facts(t, licence, age, contact)
    sections = "\n\n".join(t(f"terms-full.{name}", **facts) for name in TERMS_SECTIONS)
    parts = [embed(part, colour=Colour.BRAND) for part in safe.pieces(sections, limits.EMBED_DESCRIPTION)]
    parts[0].title = t("terms.full-title")
    short = Button(encode("terms", "show"), t("button-terms.short"))
    return Panel(tuple(parts), (_terms_row(t, terms_digest(text), short),), ((t("file-terms"), text),))


def _terms_facts(t: Locale, licence: str, age: int, contact: str) -> dict[str, object]:
    return {"licence": licence, "age": age, "contact": contact or t("terms.no-contact")}


def _terms_row(t: Locale, digest: str, other: Button) -> tuple[Button, ...]:
    return (
        Button(encode("terms", "accept", t.code, digest), t("button-terms.accept"), Style.EXPECTED),
        other,
        Button(encode("terms", "decline"), t("button-terms.decline"), Style.DESTRUCTIVE),
    )


def declined_panel(t: Locale) -> Panel:
    """A kind word to who says no."""
    made = embed(t("declined.text"), title=t("declined.title"), colour=Colour.BRAND)
    return Panel((made,), ((Button(encode("terms", "show"), t("button-terms.read")),),))


# ----------------------------------------------------------------------------------------------- languages


def languages_panel(
    t: Locale,
    offered: Sequence[str],
    chosen: Sequence[str],
    suggested: str | None,
    *,
    interfaces: Sequence[Locale] = (),
    interface: str | None = None,
    command: str | None = None,
) -> Panel:
    """The content languages, and where `interfaces` are given the language of the texts.

    A select holds 25: first what is chosen, then what is suggested, then as many of the others as fit, in the
    order given; `command` (a mention of the slash command) finds every other one. Nothing is chosen beforehand.
    """
    known = list(dict.fromkeys((*chosen, *((suggested,) if suggested in offered else ()), *offered)))
    lines = [t("languages.text")]
    if chosen:
        lines.append(f"**{t('languages.chosen', languages=words.languages(t, chosen))}**")
    if suggested and suggested in offered and suggested not in chosen:
        lines.append(t("languages.suggested", language=t.language(suggested)))
    if len(known) > limits.SELECT_OPTIONS:
        lines.append(t("languages.more", command=command or slash(t, "language")))
    if interfaces:
        lines.append(t("languages.hint"))
    go_on = (lucky_button(t), tasks_button(t)) if chosen else ()
    return Panel(
        (embed("\n\n".join(lines), title=t("languages.title"), colour=Colour.BRAND),),
        rows_of(
            _language_select(t, known[: limits.SELECT_OPTIONS], chosen),
            _interface_select(t, interfaces, interface),
            go_on,
        ),
    )


def _language_select(t: Locale, codes: Sequence[str], chosen: Sequence[str]) -> tuple[Select] | tuple[()]:
    options = tuple(
        Option(code, _capital(t.language(code)), _own_name(t, code), is_chosen=code in chosen)
        for code in codes
    )
    if not options:
        return ()
    placeholder = t("languages.placeholder")
    return (Select(encode("languages"), placeholder, options, most=len(options)),)


def _own_name(t: Locale, code: str) -> str | None:
    own = t.endonym(code)
    return own if own.casefold() != t.language(code).casefold() else None


def _interface_select(
    t: Locale, interfaces: Sequence[Locale], chosen: str | None
) -> tuple[Select] | tuple[()]:
    if not interfaces:
        return ()
    automatic = Option(AUTOMATIC, t("languages.automatic"), is_chosen=chosen is None)
    options = [
        Option(one.code, _capital(t.endonym(one.code)), is_chosen=one.code == chosen) for one in interfaces
    ]
    listed = (automatic, *options[: limits.SELECT_OPTIONS - 1])
    return (Select(encode("interface"), t("languages.interface"), listed),)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


# --------------------------------------------------------------------------------------- kinds, and thanks


def tasks_panel(t: Locale, availability: Availability) -> Panel:
    """A button per kind with the number open; one row per family."""
    names = words.languages(t, availability.languages)
    has_work = availability.most_needed() is not None
    text = t("tasks.text" if has_work else "tasks.empty", languages=names)
    rows = [
        tuple(_kind_button(t, kind, availability) for kind in Kind if kind.info.family is family)
        for family in Family
    ]
    others = (
        *((lucky_button(t),) if has_work else ()),
        languages_button(t),
        Button(encode("guide"), t("button-guide")),
    )
    return Panel((embed(text, title=t("tasks.title"), colour=Colour.BRAND),), (others, *rows))


def _kind_button(t: Locale, kind: Kind, availability: Availability) -> Button:
    found = availability.by_kind.get(kind)
    count = found.open if found else 0
    label = words.DOT.join((words.kind_text(t, kind, "button"), t.number(count)))
    return Button(encode("take", kind.value), label, is_disabled=not count)


def thanks_panel(t: Locale, submitted: Submitted) -> Panel:
    """What came of a submission, and what next."""
    title = t("thanks.title", points=_points(submitted.points))
    lines = [_what_next(t, submitted)]
    if submitted.is_repeat:
        title, lines = t("thanks.repeat-title"), [t("thanks.repeat")]
    if submitted.was_late:
        lines.append(t("thanks.late"))
    key = "thanks.today-streak" if submitted.streak > 1 else "thanks.today"
    if submitted.today:
        facts = {"streak": submitted.streak} if submitted.streak > 1 else {}
        lines.append(t(key, today=submitted.today, **facts))
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
    """Why there is nothing, what is needed most, and a button that gives it."""
    names = words.languages(t, availability.languages if availability else ())
    reason = t(f"nothing.{error.reason.value}", **_waiting(error))
    needed = availability.most_needed() if availability else None
    lines, buttons = [reason], [tasks_button(t), languages_button(t)]
    if availability and needed:
        count = availability.by_kind[needed].open
        lines.append(words.kind_text(t, needed, "needed", count=count))
        label = words.kind_text(t, needed, "do")
        buttons.insert(0, Button(encode("take", needed.value), label, Style.EXPECTED))
    title = words.kind_text(t, error.kind, "none", languages=names)
    return Panel((embed("\n".join(lines), title=title, colour=Colour.BRAND),), (tuple(buttons),))


def _waiting(error: NothingAvailable) -> dict[str, object]:
    return {"waiting": error.facts.get("waiting", 0)} if error.reason is Reason.ALL_DONE else {}


AFTER_ERROR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "error-terms": ("terms",),
        "error-suspended": (),
        "error-no-language": ("languages",),
        "error-unknown-language": ("languages",),
        "error-text-empty": ("write",),
        "error-text-long": ("write",),
        "error-text-no-words": ("write",),
        "error-text-duplicate": ("write",),
        "error-label-range": ("label",),
        "error-label-unknown": ("label",),
        "error-label-missing": ("label",),
        "error-ranking-incomplete": ("back",),
        "error-nothing-to-submit": ("back",),
        "error-own-message": ("back",),
        "error-message-gone": ("back",),
        "error-store": ("back",),
        "error-unexpected": ("back",),
    }
)
"""Error -> what the member can press; an error that is not here leads to new work."""


def error_panel(t: Locale, error: CollectionError, *, task_id: int | None = None) -> Panel:
    """One sentence that begins with what the member can do, and the button that does it."""
    if isinstance(error, NothingAvailable):
        return nothing_panel(t, error)
    wanted = AFTER_ERROR.get(error.key, ("lucky", "tasks"))
    made = embed(f"⚠ {error_text(t, error)}", colour=Colour.WARNING)
    buttons = tuple(_way_out(t, name, task_id) for name in wanted)
    return Panel((made,), (buttons,) if buttons else ())


def error_text(t: Locale, error: CollectionError) -> str:
    """The sentence of an error; labels and languages in its facts are named in the member's language."""
    return t(error.key, **{name: _worded(t, name, value) for name, value in error.facts.items()})


def _worded(t: Locale, name: str, value: object) -> object:
    if name == "label":
        return words.label_text(t, str(value), "short") if value in LABELS else str(value)
    if name in ("lang", "language"):
        return t.language(str(value))
    return value


def _way_out(t: Locale, name: str, task_id: int | None) -> Button:
    match name:
        case "terms":
            return Button(encode("terms", "show"), t("button-terms.read"), Style.EXPECTED)
        case "languages":
            return languages_button(t, style=Style.EXPECTED)
        case "tasks":
            return tasks_button(t)
        case "write" | "label" if task_id is not None:
            key = "button-edit" if name == "write" else "button-change"
            return Button(encode(name, task_id), t(key), Style.EXPECTED)
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
    """The member's text, given back because it could not be stored."""
    top = embed(t("lost-text.text"), title=t("lost-text.title"), colour=Colour.WARNING)
    part = safe.pieces(shown(text, t), limits.EMBED_DESCRIPTION)[0]
    return Panel((top, embed(part)), ((_way_out(t, "back", task_id),),), ((t("file-text"), text),))


# ---------------------------------------------------------------------------------------- guide and help


def guide_panel(t: Locale, family: Family | None = None, *, task_id: int | None = None) -> Panel:
    """How to do it well: an overview, or one family; from a task with the way back to it."""
    key = f"guide-{family.value}" if family else "guide"
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
    return Panel(
        (embed(t(f"{key}.text"), title=t(f"{key}.title"), colour=Colour.BRAND),), ((way_back, *others),)
    )


def help_panel(t: Locale, *, mentions: Mapping[str, str] | None = None) -> Panel:
    """What this is and which commands there are.

    `mentions` holds what Discord turns into a link to a command (`work` -> `</work:123>`), worded in the client's
    own language; without them the names are those of this locale.
    """
    commands = {name: slash(t, name) for name in ("work", "task", "tasks", "language", "guide")}
    made = embed(
        t("help.text", **(commands | dict(mentions or {}))), title=t("help.title"), colour=Colour.BRAND
    )
    buttons = (
        lucky_button(t),
        tasks_button(t),
        languages_button(t),
        Button(encode("guide"), t("button-guide")),
    )
    return Panel((made,), (buttons,))


def slash(t: Locale, command: str) -> str:
    """A command as it is typed in this locale: `/trabajar`."""
    return f"`/{t(f'command-{command}.name')}`"

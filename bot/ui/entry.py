"""The way in: terms first, then the languages."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bot.i18n import Locale
from bot.ui import limits, safe, words, zones
from bot.ui.buttons import lucky_button, slash, tasks_button
from bot.ui.conversation import rows_of
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Option, Panel, Select, Style, embed

AUTOMATIC = "auto"
"""The value of the choice "the language of my Discord" among the interface languages."""


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


def version_tag(version: str) -> str:
    """A short digest of the version's name: a button of another version is told apart even by the same text."""
    return terms_digest(version)[:8]


def terms_panel(
    t: Locale, *, licence: str, age: int, contact: str, version: str = "", renewed: bool = False
) -> Panel:
    """The summary, with accept, decline and the way to the full text."""
    digest = terms_digest(terms_text(t, licence=licence, age=age, contact=contact))
    summary = t("terms.text", **_terms_facts(t, licence, age, contact))
    text = f"{t('terms.renewed-text')}\n\n{summary}" if renewed else summary
    title = t("terms.renewed" if renewed else "terms.title")
    full = Button(encode("terms", "full"), t("button-terms.full"))
    return Panel((embed(text, title=title, colour=Colour.BRAND),), (_terms_row(t, digest, version, full),))


def terms_full_panel(t: Locale, *, licence: str, age: int, contact: str, version: str = "") -> Panel:
    """The full text, with the same answers; also as a file, to keep."""
    text = terms_text(t, licence=licence, age=age, contact=contact)
    facts = _terms_facts(t, licence, age, contact)
    sections = "\n\n".join(t(f"terms-full.{name}", **facts) for name in TERMS_SECTIONS)
    parts = [embed(part, colour=Colour.BRAND) for part in safe.pieces(sections, limits.EMBED_DESCRIPTION)]
    parts[0].title = t("terms.full-title")
    short = Button(encode("terms", "show"), t("button-terms.short"))
    row = _terms_row(t, terms_digest(text), version, short)
    return Panel(tuple(parts), (row,), ((t("file-terms"), text),))


def _terms_facts(t: Locale, licence: str, age: int, contact: str) -> dict[str, object]:
    return {"licence": licence, "age": age, "contact": contact or t("terms.no-contact")}


def _terms_row(t: Locale, digest: str, version: str, other: Button) -> tuple[Button, ...]:
    accept = encode("terms", "accept", t.code, digest, version_tag(version))
    return (
        Button(accept, t("button-terms.accept"), Style.EXPECTED),
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
    time_zone: str | None = None,
) -> Panel:
    """The content languages, where `interfaces` are given the language of the texts, and the zone if one was chosen.

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
    if time_zone:
        lines.append(t("languages.time-zone", zone=zones.label(time_zone, t)))
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
        Option(
            one.code,
            t("languages.speak", language=t.language(one.code)),
            _capital(t.endonym(one.code)),
            is_chosen=one.code == chosen,
        )
        for one in interfaces
    ]
    listed = (automatic, *options[: limits.SELECT_OPTIONS - 1])
    return (Select(encode("interface"), t("languages.interface"), listed),)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]

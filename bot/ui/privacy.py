"""/privacy: what is stored about a member, what they decide about it, and how they are erased."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from datetime import datetime

import discord
from discord import ui

from bot.i18n import Locale
from bot.ui import limits, words
from bot.ui.buttons import lucky_button
from bot.ui.channels import moment
from bot.ui.forms import Fields, FormModal
from bot.ui.ids import encode
from bot.ui.leaderboard import name_text
from bot.ui.panel import Button, Colour, Panel, Style, button_rows, embed
from storage.domain.privacy import StoredData

ON, OFF = "on", "off"
SCOPES = ("text", "votes", "credit")
"""What a member consents to apart from contributing: texts published, ratings published, named in thanks."""
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("contributions", ("message", "review", "ballot", "reaction", "report", "task", "seen")),
    (
        "standing",
        (
            *("point_entry", "standing", "award", "granted_role", "membership", "unlisted", "team_member"),
            *("campaign", "reliability"),
        ),
    ),
    (
        "moderation",
        ("review_case", "suspension", "staff_note", "removal", "notice", "appeal", "conduct"),
    ),
    ("choices", ("consent", "contributor_language", "erasure_request")),
)
"""Headings, and the tables of which each tells; every table with rows about a member stands below one."""
EXPORT_NAME = "cosecha.json"
PACKED_NAME = "cosecha.json.gz"
"""The same, packed, where it would be larger than Discord takes."""
FILE_BYTES = limits.FILE_BYTES - 64 * 1024
"""Bytes of a file that is attached: a little below what Discord takes."""
WORD = "word"
"""custom_id of the field for the word: it is no text to be handed back."""
WORD_TYPED = 60
"""Characters that the field for the word takes."""


# ------------------------------------------------------------------------------------------------- looking


def view_panel(t: Locale, data: StoredData, *, guild_id: int | None = None) -> Panel:
    """What is stored about a member, in words and numbers; `guild_id` is the server where they look."""
    fields = [(t(f"privacy-view.{name}"), lines) for name, lines in _counted(t, data)]
    fields.append((t("privacy-view.published"), _published(t, data)))
    made = embed(
        "\n".join(_who(t, data, guild_id)),
        title=t("privacy-view.title"),
        colour=Colour.BRAND,
        fields=fields,
    )
    return Panel((made,), button_rows(_ways(t, data, leave_out="view")))


def _who(t: Locale, data: StoredData, guild_id: int | None) -> list[str]:
    """Since when, under which number and names, with which choices; then what was asked for or decided."""
    lines = [t("privacy-view.since", when=_day(data.since), number=str(data.contributor_id))]
    if data.alias or data.name:
        key = "privacy-view.alias" if data.alias else "privacy-view.name"
        lines.append(t(key, name=name_text(t, data.alias or data.name or "")))
    if data.languages:
        lines.append(t("privacy-view.languages", languages=words.languages(t, data.languages)))
    if data.time_zone:
        lines.append(t("privacy-view.zone", zone=data.time_zone))
    lines.append(t("privacy-view.nothing-else"))
    if data.suspended_at is not None:
        lines.append(t("privacy-view.suspended", when=_day(data.suspended_at)))
    lines += _barred(t, data, guild_id)
    if data.withdrawn_at is not None:
        lines.append(t("privacy-view.withdrawn", when=_day(data.withdrawn_at)))
    if data.erasure_due_at is not None:
        lines.append(t("privacy-view.pending", when=moment(data.erasure_due_at.timestamp())))
    return lines


def _barred(t: Locale, data: StoredData, guild_id: int | None) -> list[str]:
    """That this server suspended the member, and how many others did."""
    lines = []
    others = len(data.barred)
    if guild_id is not None and guild_id in data.barred:
        others -= 1
        until = data.barred[guild_id]
        lasts = (
            t("suspended-until.until", when=moment(until.timestamp())) if until else t("suspended-until.open")
        )
        lines.append(f"{t('privacy-view.suspended-here')} {lasts}")
    if others:
        lines.append(t("privacy-view.suspended-elsewhere", count=others))
    return lines


def _counted(t: Locale, data: StoredData) -> Iterable[tuple[str, str]]:
    for name, tables in GROUPS:
        found = [
            t(f"privacy-table-{words.slug(table)}", count=count)
            for table in tables
            if (count := data.count(table))
        ]
        if found:
            yield name, "\n".join(found)


def _published(t: Locale, data: StoredData) -> str:
    lines = [t("privacy-view.finished", count=data.published)]
    lines += [t(f"privacy-scope-{scope}.{_state(data, scope)}") for scope in SCOPES]
    return "\n".join(lines)


def export_panel(t: Locale, data: StoredData, content: bytes) -> Panel:
    """Everything as a file; packed where it is large, and where that does not fit either, whom to ask."""
    name, body = EXPORT_NAME, content
    if len(body) > FILE_BYTES:
        name, body = PACKED_NAME, gzip.compress(content)
    fits = len(body) <= FILE_BYTES
    text = t("privacy-export.text" if fits else "privacy-export.too-large")
    made = embed(text, title=t("privacy-export.title"), colour=Colour.BRAND)
    buttons = button_rows(_ways(t, data, leave_out="export"))
    return Panel((made,), buttons, data=((name, body),) if fits else ())


# ------------------------------------------------------------------------------------------------ deciding


def scopes_panel(t: Locale, data: StoredData) -> Panel:
    """What of a member may be published, each apart, with the button that changes it."""
    fields = [
        (t(f"privacy-scope-{scope}.title"), t(f"privacy-scope-{scope}.{_state(data, scope)}"))
        for scope in SCOPES
    ]
    made = embed(
        t("privacy-scopes.text"), title=t("privacy-scopes.title"), colour=Colour.BRAND, fields=fields
    )
    buttons = tuple(_toggle(t, data, scope) for scope in SCOPES)
    return Panel((made,), (buttons, *button_rows(_ways(t, data, leave_out="scopes"))))


def _toggle(t: Locale, data: StoredData, scope: str) -> Button:
    is_on = _state(data, scope) == ON
    label = t(f"button-privacy-{scope}.{OFF if is_on else ON}")
    style = Style.CHOSEN if is_on else Style.NEUTRAL
    return Button(encode("privacyscope", scope, OFF if is_on else ON), label, style)


def _state(data: StoredData, scope: str) -> str:
    is_on = {"text": data.publishes_text, "votes": data.publishes_votes, "credit": data.wants_credit}[scope]
    return ON if is_on else OFF


def withdraw_panel(t: Locale, data: StoredData) -> Panel:
    """Stop contributing, or begin again: what that means, then the button that does it."""
    if data.withdrawn_at is not None:
        text = t("privacy-withdraw.done", when=_day(data.withdrawn_at))
        button = Button(encode("privacy", "resume"), t("button-privacy-resume"), Style.EXPECTED)
    else:
        text = t("privacy-withdraw.text")
        button = Button(encode("privacy", "withdrawn"), t("button-privacy-withdrawn"), Style.DESTRUCTIVE)
    made = embed(text, title=t("privacy-withdraw.title"), colour=Colour.BRAND)
    return Panel((made,), button_rows((button, *_ways(t, data, leave_out="withdraw"))))


def resumed_panel(t: Locale, data: StoredData) -> Panel:
    """The member contributes again."""
    made = embed(t("privacy-withdraw.resumed"), title=t("privacy-withdraw.title"), colour=Colour.BRAND)
    return Panel((made,), button_rows((lucky_button(t), *_ways(t, data, leave_out="withdraw"))))


# ------------------------------------------------------------------------------------------------- erasing


def erase_panel(t: Locale, data: StoredData, *, hours: int) -> Panel:
    """What goes, what stays, when; then the button that asks for the word. Where it was asked for, the way back."""
    if data.erasure_due_at is not None:
        return pending_panel(t, data, data.erasure_due_at)
    fields = [
        (t("privacy-erase.goes"), t("privacy-erase.goes-text", messages=data.count("message"))),
        (t("privacy-erase.stays"), t("privacy-erase.stays-text", reviews=_judged(data))),
        (t("privacy-erase.when"), t("privacy-erase.when-text", hours=hours)),
    ]
    made = embed(
        t("privacy-erase.text"), title=t("privacy-erase.title"), colour=Colour.WARNING, fields=fields
    )
    button = Button(encode("privacyask"), t("button-privacy-erase-ask"), Style.DESTRUCTIVE)
    return Panel((made,), button_rows((button, *_ways(t, data, leave_out="erase"))))


def pending_panel(t: Locale, data: StoredData, due_at: datetime) -> Panel:
    """The member will be erased: from when on, and the way back until then."""
    seconds = due_at.timestamp()
    text = t("privacy-pending.text", when=moment(seconds), left=moment(seconds, "R"))
    made = embed(text, title=t("privacy-pending.title"), colour=Colour.WARNING)
    cancel = Button(encode("privacy", "cancel"), t("button-privacy-cancel"), Style.EXPECTED)
    return Panel((made,), button_rows((cancel, *_ways(t, data, leave_out="erase"))))


def cancelled_panel(t: Locale, data: StoredData, *, was_pending: bool) -> Panel:
    """Nothing will be erased."""
    text = t("privacy-cancelled.text" if was_pending else "privacy-cancelled.nothing")
    made = embed(text, title=t("privacy-cancelled.title"), colour=Colour.BRAND)
    return Panel((made,), button_rows(_ways(t, data)))


def begun_panel(t: Locale) -> Panel:
    """It is too late to take it back."""
    return Panel(
        (embed(t("privacy-cancelled.late"), title=t("privacy-pending.title"), colour=Colour.WARNING),)
    )


def erase_form(t: Locale) -> FormModal:
    """The word that has to be typed; the form remembers in which language."""
    word = t("privacy-form.word")
    field: ui.TextInput[FormModal] = ui.TextInput(
        custom_id=WORD,
        style=discord.TextStyle.short,
        placeholder=word,
        required=True,
        max_length=WORD_TYPED,
    )
    label: ui.Label[FormModal] = ui.Label(
        text=t("privacy-form.label", word=word), description=t("privacy-form.description"), component=field
    )
    return FormModal(encode("privacyerase", t.code), t("privacy-form.title"), (label,))


def is_word(t: Locale, fields: Fields) -> bool:
    """Whether the word was typed; case and what stands around it do not matter."""
    value = fields.get(WORD)
    typed = value if isinstance(value, str) else ""
    return typed.strip(" \t\n\"'«»“”.!").casefold() == t("privacy-form.word").casefold()


# ------------------------------------------------------------------------------------------------- shared


def _ways(t: Locale, data: StoredData, *, leave_out: str = "") -> tuple[Button, ...]:
    """Buttons to the other panels of /privacy."""
    return tuple(
        Button(encode("privacy", name), t(f"button-privacy-{name}"))
        for name in ("view", "export", "scopes", "withdraw", "erase")
        if name != leave_out
    )


def _judged(data: StoredData) -> int:
    return data.count("review") + data.count("ballot")


def _day(when: datetime) -> str:
    return moment(when.timestamp(), "D")

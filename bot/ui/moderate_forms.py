"""The forms in which a moderator notes, warns, suspends, sets aside, or says why a message is taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Final

import discord
from discord import ui

from bot.i18n import Locale
from bot.ui.forms import DETAILS, Fields, FormModal, report_reasons
from bot.ui.ids import Action, encode, packed, unpacked
from storage.services.records import MOST_NOTE
from storage.services.suspensions import LEAST_REASON, MOST_REASON

LASTS: Final = "lasts"
"""The field that says how long a suspension lasts."""
SPANS: Final[Mapping[str, timedelta | None]] = MappingProxyType(
    {
        "1": timedelta(days=1),
        "7": timedelta(days=7),
        "30": timedelta(days=30),
        "0": None,
    }
)
"""What can be chosen there; None until somebody lifts it."""
MEMBER_FORMS: Final = ("note", "warn", "suspend", "quarantine")
"""What a form about a member can be for."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in a form about a member, as it was entered."""

    text: str = ""
    span: str = ""
    """One of SPANS; empty where none was chosen."""


def entered(fields: Fields) -> Entered:
    """What came back."""
    value = fields.get(LASTS)
    name = value if isinstance(value, str) else (value or [""])[0]
    return Entered(said(fields, most=MOST_NOTE), name)


def reopening(contributor_id: int, what: str, before: Entered) -> str | None:
    """The custom_id that opens one of MEMBER_FORMS as it was entered; None where that does not fit."""
    span = before.span if before.span in SPANS else ""
    try:
        return encode("memberform", contributor_id, what, span, packed(before.text))
    except ValueError:
        return None


def reopened(action: Action) -> Entered:
    """What was entered, from such a custom_id; nothing where there is none that makes sense."""
    return Entered(unpacked(action.arg(3)) or "", action.arg(2) or "")


def member_form(t: Locale, contributor_id: int, what: str, before: Entered | None = None) -> FormModal:
    """The form of one of MEMBER_FORMS, empty or as it was entered before."""
    is_note, before = what == "note", before or Entered()
    said = _said(
        least=1 if is_note else LEAST_REASON,
        most=MOST_NOTE if is_note else MOST_REASON,
        filled=before.text,
    )
    told = "member-form.noted" if is_note else f"member-form.{what}-told"
    key = "member-form.note-text" if is_note else "member-form.why"
    items: list[ui.Label[FormModal]] = [ui.Label(text=t(key), description=t(told), component=said)]
    if what == "suspend":
        options = [
            discord.RadioGroupOption(
                label=t("member-form.days", days=span.days) if span else t("member-form.open"),
                value=name,
                default=name == before.span,
            )
            for name, span in SPANS.items()
        ]
        group: ui.RadioGroup[FormModal] = ui.RadioGroup(custom_id=LASTS, required=True, options=options)
        items.append(ui.Label(text=t("member-form.lasts"), component=group))
    return FormModal(encode("memberdone", contributor_id, what), t(f"member-form.{what}"), items)


def span_of(fields: Fields) -> tuple[bool, timedelta | None]:
    """Whether something that is offered was chosen, and how long that is."""
    name = entered(fields).span
    return name in SPANS, SPANS.get(name)


def remove_form(t: Locale, message_id: int) -> FormModal:
    """Why a message is taken out; whoever wrote it reads the reason."""
    items: tuple[ui.Label[FormModal], ...] = (
        ui.Label(
            text=t("member-form.why"), description=t("member-form.warn-told"), component=report_reasons(t)
        ),
        ui.Label(
            text=t("report-details.title"), component=_said(least=None, most=MOST_REASON, required=False)
        ),
    )
    return FormModal(encode("recorddone", message_id, "remove"), t("record-form.remove"), items)


def said(fields: Fields, *, most: int) -> str:
    """What was written."""
    value = fields.get(DETAILS)
    return value.strip()[:most] if isinstance(value, str) else ""


def _said(
    *, least: int | None, most: int, required: bool = True, filled: str = ""
) -> ui.TextInput[FormModal]:
    return ui.TextInput(
        custom_id=DETAILS,
        style=discord.TextStyle.paragraph,
        default=filled[:most] or None,
        required=required,
        min_length=min(least, len(filled)) if least and filled else least,  # Discord takes no shorter filling
        max_length=most,
    )

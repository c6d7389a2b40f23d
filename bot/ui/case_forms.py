"""The forms in which a moderator says why, or changes a text, and what is shown where one is refused."""

from __future__ import annotations

import discord
from discord import ui

from bot.i18n import Locale
from bot.ui import limits, safe
from bot.ui.case_filter import Filter, act, form_of
from bot.ui.conversation import shown
from bot.ui.forms import DETAILS, TEXT, FormModal, report_reasons
from bot.ui.panel import Button, Colour, Panel, Style, embed
from bot.ui.review import back_button, next_button

REASON_LEAST, REASON_MOST = 3, 500
"""Characters of the reason of a warning or a suspension, which the member reads."""


def remove_form(t: Locale, case_id: int, chosen: Filter) -> FormModal:
    """Why a message is taken out; whoever wrote it reads the reason."""
    said = _said(required=False)
    items = (
        ui.Label(text=t("case-form.why"), description=t("case-form.told"), component=report_reasons(t)),
        ui.Label(text=t("report-details.title"), description=t("case-form.words"), component=said),
    )
    return FormModal(form_of(case_id, "remove", chosen), t("case-form.remove"), items)


def edit_form(t: Locale, case_id: int, text: str, chosen: Filter) -> FormModal:
    """The text to be changed, as it is."""
    field: ui.TextInput[FormModal] = ui.TextInput(
        custom_id=TEXT,
        style=discord.TextStyle.paragraph,
        default=text or None,
        required=True,
        max_length=limits.TEXT_INPUT,
    )
    items = (
        ui.Label[FormModal](text=t("case-form.text"), description=t("case-form.kept"), component=field),
        ui.Label[FormModal](
            text=t("case-form.why"), description=t("case-form.optional"), component=_said(required=False)
        ),
    )
    return FormModal(form_of(case_id, "edit", chosen), t("case-form.edit"), items)


def member_form(t: Locale, case_id: int, what: str, chosen: Filter) -> FormModal:
    """Why a member is warned or suspended, who reads it."""
    label = ui.Label[FormModal](
        text=t("case-form.why"), description=t("case-form.told-person"), component=_said(required=True)
    )
    return FormModal(form_of(case_id, what, chosen), t(f"case-form.{what}"), (label,))


def _said(*, required: bool) -> ui.TextInput[FormModal]:
    return ui.TextInput(
        custom_id=DETAILS,
        style=discord.TextStyle.paragraph,
        required=required,
        min_length=REASON_LEAST if required else None,
        max_length=REASON_MOST,
    )


def refused_panel(
    t: Locale,
    sentence: str,
    text: str,
    case_id: int,
    form: str,
    chosen: Filter,
    *,
    reason: str = "",
    is_open: bool = True,
) -> Panel:
    """A form that was refused: why, what was entered, and the form again, which begins anew.

    `reason` stood beside a text that was edited; each is handed back in a file of its own. Without `is_open` the
    form would be refused again, whatever stands in it.
    """
    kind = "over" if not is_open else "edit" if form == "edit" else "other"
    top = embed(f"⚠ {sentence}\n{t(f'case-refused.{kind}')}", colour=Colour.WARNING)
    part = safe.pieces(shown(reason if safe.is_blank(text) else text, t), limits.EMBED_DESCRIPTION)[0]
    again = (
        Button(act(case_id, form, chosen), t(f"button-case.{form}"), Style.EXPECTED),
        back_button(t, case_id, chosen),
    )
    row = (*again, next_button(t, chosen, style=Style.NEUTRAL)) if is_open else (next_button(t, chosen),)
    files = ((t("file-text"), text), (t("file-reason"), reason))
    return Panel((top, embed(part)), (row,), tuple(file for file in files if file[1]))

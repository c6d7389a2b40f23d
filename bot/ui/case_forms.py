"""The forms in which a moderator says why, or changes a text."""

from __future__ import annotations

import discord
from discord import ui

from bot.i18n import Locale
from bot.ui import limits
from bot.ui.case_filter import Filter, form_of
from bot.ui.forms import DETAILS, TEXT, FormModal, report_reasons
from storage.services.cases import CaseView

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


def edit_form(t: Locale, case: CaseView, chosen: Filter) -> FormModal:
    """The text to be changed, as it is."""
    assert case.message is not None, "a case about a member has no text"
    field: ui.TextInput[FormModal] = ui.TextInput(
        custom_id=TEXT,
        style=discord.TextStyle.paragraph,
        default=case.message.text or None,
        required=True,
        max_length=limits.TEXT_INPUT,
    )
    items = (
        ui.Label[FormModal](text=t("case-form.text"), description=t("case-form.kept"), component=field),
        ui.Label[FormModal](
            text=t("case-form.why"), description=t("case-form.optional"), component=_said(required=False)
        ),
    )
    return FormModal(form_of(case.id, "edit", chosen), t("case-form.edit"), items)


def member_form(t: Locale, case_id: int, what: str, chosen: Filter) -> FormModal:
    """Why a member is warned or suspended, who reads it."""
    label = ui.Label[FormModal](
        text=t("case-form.why"), description=t("case-form.told"), component=_said(required=True)
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

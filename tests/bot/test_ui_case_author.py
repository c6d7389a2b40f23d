"""Whom a case is about: whatever was written of them, all of it fits beside everything else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.i18n import Locale
from bot.ui import limits
from bot.ui import review as ui
from bot.ui.case_author import SHOWN_SUSPENSIONS
from storage.domain.cases import CaseReason
from tests.bot.test_ui_review import AUTHOR, CHOSEN, GROWING, LOCALES, SUSPENSION, a_case, checked


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("reason", GROWING, ids=lambda text: text[:4])
def test_any_number_of_suspensions_fits_and_that_of_the_case_comes_first(t: Locale, reason: str) -> None:
    held = tuple(
        replace(SUSPENSION, guild_discord_id=guild, reason=reason[:500]) for guild in (*range(9), 77)
    )
    about: dict[str, Any] = {
        "message": None,
        "conversation": (),
        "lang": "",
        "tree_id": None,
        "tree_state": None,
    }
    case = a_case(
        **about,
        reasons=(CaseReason.APPEAL,),
        reports=(),
        appeal=reason,
        guild_discord_id=77,
        author=replace(AUTHOR, suspensions=held),
    )
    panel = ui.case_panel(t, case, CHOSEN)
    checked(panel, ui.author_panel(t, case, CHOSEN, held))
    assert len(panel.with_note("x" * 280).embeds) == len(panel.embeds) + 1, "there was no room"
    shown = panel.embeds[-1].description or ""
    lines = [line for line in shown.split("\n") if line.startswith("⛔")]
    assert len(lines) == SHOWN_SUSPENSIONS
    assert t("case-suspension.here") in lines[0]
    assert limits.length(shown) < limits.EMBED_DESCRIPTION

"""What is said to whoever reported a message outside of a task."""

from __future__ import annotations

from bot.i18n import Locale
from bot.ui.buttons import lucky_button, tasks_button
from bot.ui.panel import Colour, Panel, Style, embed
from bot.ui.posts import flag_button


def reported_panel(t: Locale, *, is_new: bool) -> Panel:
    """The report was taken, or had been made before."""
    made = embed(t("flag-taken" if is_new else "report-known"), colour=Colour.BRAND)
    return Panel((made,), ((lucky_button(t, style=Style.NEUTRAL), tasks_button(t)),))


def unreported_panel(t: Locale, sentence: str, message_id: int) -> Panel:
    """The report was not taken as it is: why, and the form again."""
    return Panel((embed(f"⚠ {sentence}", colour=Colour.WARNING),), ((flag_button(t, message_id),),))

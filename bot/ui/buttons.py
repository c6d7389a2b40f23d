"""Buttons that many screens share, and how a command is written."""

from __future__ import annotations

from bot.i18n import Locale
from bot.ui.ids import encode
from bot.ui.panel import Button, Style


def lucky_button(t: Locale, *, style: Style = Style.EXPECTED, key: str = "button-lucky") -> Button:
    """The next task, whichever it is."""
    return Button(encode("lucky"), t(key), style)


def tasks_button(t: Locale) -> Button:
    """The list of kinds."""
    return Button(encode("tasks"), t("button-tasks"))


def languages_button(t: Locale, *, style: Style = Style.NEUTRAL) -> Button:
    """The language panel."""
    return Button(encode("languages"), t("button-languages"), style)


def slash(t: Locale, command: str, *, option: str | None = None) -> str:
    """A command as it is typed in this locale: `/trabajar`, or with an option `/idioma textos:`."""
    typed = f"/{t(f'command-{command}.name')}"
    return f"`{typed} {t(f'option-{option}.name')}:`" if option else f"`{typed}`"

"""Why something was decided: a reason that everybody can choose, words beside it, or words alone."""

from __future__ import annotations

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.forms import REPORT_REASONS
from bot.ui.posts import plain_markdown

OTHER = REPORT_REASONS[-1]
BETWEEN = ": "
"""Stands between a reason and the words beside it, as they are stored."""
SHOWN_UNITS = 600
"""UTF-16 units shown of what somebody wrote as a reason."""


def stored_reason(name: str, said: str) -> str:
    """A reason as it is kept: `spam`, `spam: words`, or the words alone where none of the listed reasons fits."""
    if not said:
        return name
    return said if name == OTHER else f"{name}{BETWEEN}{said}"


def reason_text(t: Locale, stored: str, units: int = SHOWN_UNITS) -> str:
    """A stored reason in the reader's language; the words beside it are data, so many UTF-16 units of them."""
    name, _, said = stored.partition(BETWEEN)
    if name not in REPORT_REASONS:
        return quoted(stored, units)
    label = t(f"report-{words.slug(name)}")
    return t("reason-with-words", reason=label, words=quoted(said, units)) if said else label


def quoted(text: str, units: int = SHOWN_UNITS) -> str:
    """Somebody's words within a sentence of ours: one line, without markdown, links or mentions.

    What makes them harmless makes them longer: a line of asterisks has twice its units. `units` are those of the
    result.
    """
    shown = plain_markdown(safe.one_line(text, units))
    if limits.length(shown) <= units:
        return shown
    start = shown[: limits.fitting(shown, units - len(safe.ELLIPSIS))]
    return f"{_without_open_escape(start).rstrip()}{safe.ELLIPSIS}"


def _without_open_escape(text: str) -> str:
    """A text without the backslash at its end that would act on what comes next."""
    backslashes = len(text) - len(text.rstrip("\\"))
    return text[:-1] if backslashes % 2 else text

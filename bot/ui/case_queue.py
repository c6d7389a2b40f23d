"""The queue of cases: what waits, and what the next case keeps to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.i18n import Locale
from bot.ui import limits, words
from bot.ui.case_filter import ALL, Filter
from bot.ui.ids import encode
from bot.ui.panel import Colour, Option, Panel, Row, Select, embed
from bot.ui.review import ICONS, next_button, reason_name
from storage.domain.cases import CaseReason


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, by reason, in a language or in all that the moderator looks after."""

    by_reason: Mapping[CaseReason, int]
    langs: tuple[str, ...]
    """Languages that can be chosen."""


def queue_panel(t: Locale, waiting: Waiting, chosen: Filter, *, is_empty: bool) -> Panel:
    """What waits, or a kind word where nothing does; what the next case keeps to can be chosen."""
    lines = [t("case-queue.empty" if is_empty else "case-queue.text", filter=_filter_words(t, chosen))]
    lines += [
        t("case-queue.line", reason=f"{ICONS[reason]} {reason_name(t, reason)}", count=t.number(count))
        for reason, count in waiting.by_reason.items()
        if count
    ]
    title = t("case-queue.title-empty" if is_empty else "case-queue.title")
    made = embed("\n".join(lines), title=title, colour=Colour.BRAND)
    buttons = (next_button(t, chosen),)
    return Panel((made,), (buttons, (_reason_select(t, waiting, chosen),), *_lang_rows(t, waiting, chosen)))


def _filter_words(t: Locale, chosen: Filter) -> str:
    parts = [
        t.language(chosen.lang) if chosen.lang else t("case-queue.any-language"),
        reason_name(t, chosen.reason) if chosen.reason else t("case-queue.any-reason"),
    ]
    return words.DOT.join(parts)


def _reason_select(t: Locale, waiting: Waiting, chosen: Filter) -> Select:
    every = Option(ALL, t("case-queue.any-reason"), is_chosen=chosen.reason is None)
    options = tuple(
        Option(
            reason.value,
            reason_name(t, reason),
            t("case-queue.waiting", count=waiting.by_reason.get(reason, 0)),
            ICONS[reason],
            is_chosen=chosen.reason is reason,
        )
        for reason in CaseReason
    )
    return Select(encode("queuereason", *chosen.args()), t("case-reason-placeholder"), (every, *options))


def _lang_rows(t: Locale, waiting: Waiting, chosen: Filter) -> tuple[Row, ...]:
    if len(waiting.langs) < 2:
        return ()
    every = Option(ALL, t("case-queue.any-language"), is_chosen=chosen.lang is None)
    listed = waiting.langs[: limits.SELECT_OPTIONS - 1]
    options = tuple(Option(lang, t.language(lang), is_chosen=chosen.lang == lang) for lang in listed)
    return (
        (Select(encode("queuelang", *chosen.args()), t("case-language-placeholder"), (every, *options)),),
    )

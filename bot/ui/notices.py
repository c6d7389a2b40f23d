"""What a member is told of what others decided about them, and the form in which they ask for another look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import discord
from discord import ui

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.buttons import lucky_button
from bot.ui.channels import moment
from bot.ui.forms import TEXT, FormModal
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Option, Panel, Select, button_rows, embed
from bot.ui.reasons import SHOWN_UNITS, quoted, reason_text
from storage.domain.appeals import LONGEST_APPEAL, Appealable
from storage.domain.cases import CaseOutcome
from storage.domain.notices import NoticeKind, NoticeView

NOTE_UNITS = 280
"""What a note on top of any panel may have; longer news get a panel of their own."""
QUOTED_UNITS = (SHOWN_UNITS, 200, 100, 40)
"""UTF-16 units shown of each reason and excerpt: the first of these with which all notices fit together."""
MOST_APPEALS = 4
"""Buttons of appeals on one panel: with the way on they make one row."""
TIMED = frozenset({NoticeKind.SUSPENDED, NoticeKind.ERASURE_SOON})
"""Kinds that say until or from when."""
UPHELD_OTHERWISE = frozenset({CaseOutcome.EDITED, CaseOutcome.SENT_BACK, CaseOutcome.HALTED})
"""Decisions that a report was right with which the text was not taken out; each has a sentence of its own."""
ABOUT_EITHER = frozenset({NoticeKind.APPEAL_GRANTED, NoticeKind.APPEAL_DENIED})
"""Kinds that are about a message or about a suspension."""
APPEALS = encode("appeal", "all")
"""The action that lists what can be appealed."""
ICON = "📬"
"""Beside the first of several lines, as other news have theirs; the words say the same."""


def notice_text(t: Locale, notice: NoticeView, units: int = SHOWN_UNITS) -> str:
    """What happened, the reason if there is one, and how the text begins that it is about.

    At most `units` (UTF-16) are shown of what somebody wrote as a reason, and of that text.
    """
    lines = [_sentence(t, notice)]
    if reason := notice.facts.get("reason"):
        lines.append(t("notice-reason", reason=reason_text(t, str(reason), units)))
    if notice.excerpt and (shown := quoted(notice.excerpt, units)):
        lines.append(f"> {shown}")
    return "\n".join(lines)


def _sentence(t: Locale, notice: NoticeView) -> str:
    key = f"notice-{words.slug(notice.kind.value)}"
    if notice.kind is NoticeKind.REMOVED and (count := _number(notice, "messages")) is not None:
        return t("notice-removed-all", count=count)
    outcome = notice.facts.get("outcome")
    if notice.kind is NoticeKind.REPORT_UPHELD and outcome in UPHELD_OTHERWISE:
        return t(f"notice-report-upheld-{words.slug(str(outcome))}")
    if notice.kind in ABOUT_EITHER:
        return t(f"{key}.message" if notice.message_id is not None else f"{key}.suspension")
    if notice.kind in TIMED:
        until = moment_of(notice.facts.get("until"))
        return t(f"{key}.until", when=moment(until.timestamp())) if until else t(f"{key}.open")
    return t(key)


def _number(notice: NoticeView, fact: str) -> int | None:
    """A whole number among the facts of a notice."""
    value = notice.facts.get(fact)
    return value if isinstance(value, int) else None


def moment_of(value: object) -> datetime | None:
    """A time among the facts of a notice or an error, which may have gone through JSON."""
    if isinstance(value, datetime):
        return value
    return datetime.fromisoformat(value) if isinstance(value, str) else None


def news_text(t: Locale, notices: Iterable[NoticeView]) -> str:
    """Several notices, one below the other, none left out: with many of them less is quoted of each."""
    listed, text = list(notices), ""
    for units in QUOTED_UNITS:
        text = "\n\n".join(f"{ICON} {notice_text(t, notice, units)}" for notice in listed)
        if limits.length(text) <= limits.EMBED_DESCRIPTION:
            break
    return text


def is_short(t: Locale, notices: Sequence[NoticeView]) -> bool:
    """Whether notices fit on top of any panel: few words, and nothing to press."""
    return limits.length(news_text(t, notices)) <= NOTE_UNITS and not any(map(_appeal_of, notices))


def news_panel(t: Locale, notices: Sequence[NoticeView], *, leads_on: bool) -> Panel:
    """Notices on a panel of their own; `leads_on` adds the button that gives work."""
    made = embed(news_text(t, notices), title=t("notices-title"), colour=Colour.BRAND)
    buttons = (*((lucky_button(t, key="button-go-on"),) if leads_on else ()), *appeal_buttons(t, notices))
    return Panel((made,), button_rows(buttons))


def dm_panel(t: Locale, notice: NoticeView, *, server: str | None = None) -> Panel:
    """A notice as a private message; it says on which server it came about, where that is known."""
    lines = [notice_text(t, notice)]
    if server:
        lines.append(t("notice-server", server=quoted(server)))
    colour = Colour.BRAND if notice.kind is NoticeKind.APPEAL_GRANTED else Colour.WARNING
    made = embed("\n\n".join(lines), title=t("notices-title"), colour=colour)
    return Panel((made,), button_rows(appeal_buttons(t, (notice,))))


def with_news(panel: Panel, t: Locale, notices: Sequence[NoticeView]) -> Panel:
    """A panel with notices on top, and the buttons of appeals below where there is a row left."""
    if not notices:
        return panel
    noted = panel.with_note(news_text(t, notices))
    appeals = appeal_buttons(t, notices)
    if not appeals or len(noted.rows) >= limits.ROWS:
        return noted
    return Panel(noted.embeds, (*noted.rows, appeals), noted.files, noted.pictures)


def appeal_buttons(t: Locale, notices: Sequence[NoticeView]) -> tuple[Button, ...]:
    """A button for each notice that can be appealed; numbered where there are several."""
    found = dict.fromkeys(action for notice in notices if (action := _appeal_of(notice)))
    actions = list(found)[:MOST_APPEALS]
    if len(actions) == 1:
        return (appeal_button(t, actions[0]),)
    return tuple(
        appeal_button(t, action)
        if action == APPEALS
        else Button(action, t("button-appeal-number", number=number))
        for number, action in enumerate(actions, 1)
    )


def appeal_button(t: Locale, action: str) -> Button:
    """Ask that a decision be looked at again, or choose one of them."""
    return Button(action, t("button-appeals" if action == APPEALS else "button-appeal"))


def _appeal_of(notice: NoticeView) -> str | None:
    """The action of an appeal against what a notice says; None where there is nothing to appeal."""
    match notice.kind:
        case NoticeKind.REMOVED if notice.message_id is not None:
            return encode("appeal", "message", notice.message_id)
        case NoticeKind.REMOVED if _number(notice, "messages"):
            return APPEALS
        case NoticeKind.SUSPENDED:
            number = _number(notice, "suspension")
            return encode("appeal", "suspension", *((number,) if number is not None else ()))
        case _:
            return None


# ------------------------------------------------------------------------------------------------- appeals


def appeal_form(t: Locale, kind: str, subject_id: int) -> FormModal:
    """Why a decision should be looked at again."""
    field: ui.TextInput[FormModal] = ui.TextInput(
        custom_id=TEXT, style=discord.TextStyle.paragraph, required=True, max_length=LONGEST_APPEAL
    )
    label: ui.Label[FormModal] = ui.Label(
        text=t("appeal-form.label"), description=t("appeal-form.description"), component=field
    )
    return FormModal(encode("appealed", kind, subject_id), t(f"appeal-form.{kind}"), (label,))


def appeals_panel(t: Locale, found: Sequence[Appealable], *, more: int = 0) -> Panel:
    """What the member can ask to be looked at again, in a select; a kind sentence where there is nothing.

    `more` decisions do not fit into the select.
    """
    if not found:
        return Panel((embed(t("appeals.none"), title=t("appeals.title"), colour=Colour.BRAND),))
    options = tuple(_option(t, each) for each in found[: limits.SELECT_OPTIONS])
    lines = [t("appeals.text"), *([t("appeals-more", count=more)] if more else [])]
    made = embed("\n".join(lines), title=t("appeals.title"), colour=Colour.BRAND)
    return Panel((made,), ((Select(encode("appeal"), t("appeal-placeholder"), options),),))


def _option(t: Locale, each: Appealable) -> Option:
    said = each.excerpt or each.reason or ""
    description = safe.one_line(said, limits.OPTION_DESCRIPTION)
    return Option(
        each.subject.replace(":", "."),
        t(f"appeals-why-{words.slug(each.why.value)}"),
        None if safe.is_blank(description) else description,
    )


def appealed_panel(t: Locale) -> Panel:
    """The appeal was taken."""
    return Panel((embed(t("appeal-taken.text"), title=t("appeal-taken.title"), colour=Colour.BRAND),))


def unappealed_panel(t: Locale, sentence: str, text: str, *, again: str | None) -> Panel:
    """The appeal was not taken: why, the words handed back, the form again where that may help, and the list."""
    made = embed(f"⚠ {sentence}", colour=Colour.WARNING)
    rows = ((*([appeal_button(t, again)] if again else []), appeal_button(t, APPEALS)),)
    files = ((t("file-text"), text),) if text else ()
    return Panel((made,), rows, files)

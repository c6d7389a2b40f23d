"""A case as a moderator sees it: why it is there, the conversation, what others said, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord

from bot.i18n import Locale
from bot.ui import limits, words
from bot.ui.case_author import author_lines
from bot.ui.case_facts import copied_from, fact_lines
from bot.ui.case_filter import Filter, act
from bot.ui.case_reports import report_lines
from bot.ui.channels import moment
from bot.ui.conversation import NOTE_EMBEDS, Block, Page, paged, room_beside, shown
from bot.ui.ids import encode
from bot.ui.panel import (
    ROLE_COLOUR,
    Button,
    Colour,
    File,
    Option,
    Panel,
    Row,
    Select,
    Style,
    button_rows,
    embed,
)
from bot.ui.reasons import quoted
from storage.domain.cases import MARKS, CaseReason
from storage.domain.labels import LABELS, LIKERT_STEPS, Widget, shown_step
from storage.domain.states import TreeState
from storage.services.cases import CaseMessage, CaseView
from storage.services.suspensions import SuspensionView

APPEAL_UNITS = 800
"""UTF-16 units shown of what an appeal says."""
TOP_UNITS = 3_500
"""Of all that stands above the conversation, which needs room, too: reports beyond it are counted."""
MOST_LEFT = 100
"""Cases that wait are counted up to here."""
ICONS: Mapping[CaseReason, str] = {
    CaseReason.FLOOD: "🌊",
    CaseReason.FLAGGED_OUT: "🚩",
    CaseReason.REPORT: "🚩",
    CaseReason.RAID: "🛡",
    CaseReason.FIRST_TEXT: "🌱",
    CaseReason.APPEAL: "🙋",
    CaseReason.RING: "🔁",
    CaseReason.PASTED: "📋",
    CaseReason.DUPLICATE: "👯",
    CaseReason.HALTED: "⏸",
    CaseReason.DISAGREEMENT: "⚖",
}
"""The word beside it says the same."""


# ------------------------------------------------------------------------------------------------ the case


def case_panel(t: Locale, case: CaseView, chosen: Filter, *, page: int = 0) -> Panel:
    """All of it. A long conversation is on pages, the message that matters first, and attached in full."""
    top, below = _top(t, case), _below(t, case)
    found = _conversation(t, case, room_beside(top, below), page)
    files = (_file(t, case),) if found.count > 1 else ()
    return Panel((top, *found.embeds, below), _rows(t, case, chosen, found), files)


def case_title(t: Locale, case: CaseView) -> str:
    """Its number and why it is there."""
    names = [f"{ICONS[reason]} {reason_name(t, reason)}" for reason in case.reasons]
    title = words.DOT.join((t("case.title", number=str(case.id)), *names))
    if limits.length(title) <= limits.EMBED_TITLE:
        return title
    return f"{title[: limits.fitting(title, limits.EMBED_TITLE - 1)]}…"


def reason_name(t: Locale, reason: CaseReason) -> str:
    """A reason in words."""
    return t(f"case-reason-{words.slug(reason.value)}")


def _top(t: Locale, case: CaseView) -> discord.Embed:
    lines = [words.line((t("case.opened", when=moment(case.opened_at.timestamp(), "R")), _language(t, case)))]
    lines += [f"**{line}**" for line in _state_lines(t, case)]
    lines += _fact_lines(t, case)
    below = []
    if case.appeal is not None:
        below.append(t("case.appeal", words=quoted(case.appeal, APPEAL_UNITS)))
    if case.message is None:
        below.append(t("case.about-member"))
    room = TOP_UNITS - limits.length("\n".join((*lines, *below)))
    text = "\n".join((*lines, *report_lines(t, case.reports, room), *below))
    return embed(text, title=case_title(t, case), colour=Colour.WARNING)


def _language(t: Locale, case: CaseView) -> str:
    return t.language(case.lang) if case.lang else ""


def _state_lines(t: Locale, case: CaseView) -> list[str]:
    """Whether the message is held or out, and the conversation halted."""
    lines = []
    if case.held_because is not None:
        lines.append(t(f"case-held-{words.slug(case.held_because)}"))
    elif case.is_deleted:
        lines.append(t("case.is-out"))
    if case.tree_state is TreeState.HALTED_BY_MODERATOR:
        lines.append(t("case.is-halted"))
    if case.tree_state is TreeState.ABORTED_LOW_GRADE:
        lines.append(t("case.is-aborted"))
    return lines


def _fact_lines(t: Locale, case: CaseView) -> list[str]:
    """What the bot noticed, as far as there are words for it, and what moderators marked."""
    lines = fact_lines(t, case.facts)
    if case.marks:
        lines.append(t("case.marked", marks=[mark_name(t, mark) for mark in case.marks]))
    if case.revisions:
        lines.append(t("case.revisions", count=case.revisions))
    return lines


def mark_name(t: Locale, mark: str) -> str:
    """What moderators noted, in a word or two."""
    return words.label_text(t, mark, "short") if mark in LABELS else t(f"case-mark-{words.slug(mark)}")


def _below(t: Locale, case: CaseView) -> discord.Embed:
    lines = []
    if said := label_words(t, case.labels):
        lines.append(t("case.labels", labels=said))
    if case.reviews:
        lines.append(t("case.reviews", accepted=case.reviews_accepting, total=case.reviews))
    if case.message is not None:
        lines.append(t("case.below", count=case.below))
    lines += author_lines(t, case, case.author) if case.author is not None else [_nobody(t, case)]
    left = t.number(case.left) if case.left < MOST_LEFT else t("more-than", number=MOST_LEFT - 1)
    lease = t("case.lease", when=moment(case.leased_until.timestamp(), "R"))
    lines.append(words.line((lease, t("case.left", count=case.left, amount=left))))
    return embed("\n".join(lines))


def _nobody(t: Locale, case: CaseView) -> str:
    """Why there is no author: they were erased, and their text with them, or the text was imported."""
    is_erased = case.message is None or not case.message.text
    return t("case.author-erased" if is_erased else "case.no-author")


def label_words(t: Locale, labels: Mapping[str, tuple[float, int]]) -> str:
    """What reviewers said: how many of how many, or the place on a scale."""
    parts = []
    for name, label in LABELS.items():
        total, count = labels.get(name, (0.0, 0))
        if not count:
            continue
        short = words.label_text(t, name, "short")
        if label.widget is Widget.LIKERT:
            step = shown_step(label, total / count) + 1
            scale = t("case.scale", label=short, step=step, steps=LIKERT_STEPS)
            # "Violence 5 of 5" would be read as its opposite.
            good = t("case.good", steps=LIKERT_STEPS, end=words.label_text(t, name, "high"))
            parts.append(f"{scale} ({good})" if label.is_inverted else scale)
        else:
            parts.append(t("case.share", label=short, yes=round(total), count=count))
    return words.DOT.join(parts)


def _conversation(t: Locale, case: CaseView, room: int, page: int) -> Page:
    blocks = [_block(t, message) for message in case.conversation]
    if not blocks:
        return Page(())
    return paged(blocks, t, room=room, embeds=limits.EMBEDS - 2 - NOTE_EMBEDS, page=page)


def _block(t: Locale, message: CaseMessage) -> Block:
    author = words.role_name(t, message.role)
    if message.is_target:
        author = f"{author}  ◂ {t('case.target')}"
    colour = Colour.TARGET if message.is_target else ROLE_COLOUR[message.role]
    return Block(author, shown(message.text, t), colour, is_target=message.is_target)


def _file(t: Locale, case: CaseView) -> File:
    sections = [f"# {t('conversation-title')}"]
    sections += [f"## {t(f'role-{message.role.value}')}\n\n{message.text}" for message in case.conversation]
    return t("file-conversation"), "\n\n".join(sections) + "\n"


# ------------------------------------------------------------------------------------------------- buttons


def _rows(t: Locale, case: CaseView, chosen: Filter, page: Page) -> tuple[Row, ...]:
    rows: list[Row] = [*button_rows(_decisions(t, case, chosen))]
    other = copied_from(case.facts)
    others = [
        *((_button(t, case, "author", chosen, key=_about(case)),) if case.author is not None else ()),
        *((Button(encode("record", other), t("button-case.other")),) if other is not None else ()),
        *_pages(t, case, chosen, page),
        next_button(t, chosen, after=case.id, style=Style.NEUTRAL),
    ]
    rows.append(tuple(others))
    if case.message is not None:
        rows.append((_marks(t, case, chosen),))
    return tuple(rows)


def _decisions(t: Locale, case: CaseView, chosen: Filter) -> list[Button]:
    """What can be decided, the expected first, what destroys last."""
    if CaseReason.APPEAL in case.reasons:
        return [
            _button(t, case, "grant", chosen, Style.EXPECTED),
            _button(t, case, "deny", chosen, Style.DESTRUCTIVE),
        ]
    message = case.message
    if message is None:
        return [_button(t, case, "settle", chosen, Style.EXPECTED)]
    if case.is_deleted and case.held_because is None:
        return [
            _button(t, case, "restore", chosen, Style.EXPECTED),
            _button(t, case, "out", chosen),
        ]
    is_held = case.held_because is not None
    is_stopped = case.tree_state in (TreeState.HALTED_BY_MODERATOR, TreeState.ABORTED_LOW_GRADE)
    tree = "restart" if is_stopped else "halt"
    return [
        _button(t, case, "keep", chosen, Style.EXPECTED, key="release" if is_held else "keep"),
        *((_button(t, case, "edit", chosen),) if can_be_edited(message.text) else ()),
        *((_button(t, case, "backing", chosen),) if case.reviews and not is_held else ()),
        *((_button(t, case, tree, chosen),) if case.may_stop and not is_held else ()),
        _button(t, case, "removing" if case.below else "remove", chosen, Style.DESTRUCTIVE),
    ]


def _about(case: CaseView) -> str:
    """Who it is about: an author, or, where there is no text, a person."""
    return "author" if case.message is not None else "person"


def can_be_edited(text: str) -> bool:
    """Whether a form can hold a text: some that were imported are longer."""
    return limits.length(text) <= limits.TEXT_INPUT


def _button(
    t: Locale,
    case: CaseView,
    what: str,
    chosen: Filter,
    style: Style = Style.NEUTRAL,
    *,
    key: str | None = None,
) -> Button:
    return Button(act(case.id, what, chosen), t(f"button-case.{key or what}"), style)


def _pages(t: Locale, case: CaseView, chosen: Filter, page: Page) -> list[Button]:
    steps = (
        (page.index - 1, "button-previous", page.index > 0),
        (page.index + 1, "button-next-page", page.index < page.count - 1),
    )
    return [
        Button(act(case.id, "show", chosen, (index - page.first) % page.count), t(key, page=index + 1))
        for index, key, is_there in steps
        if is_there
    ]


def _marks(t: Locale, case: CaseView, chosen: Filter) -> Select:
    options = tuple(
        Option(mark, _capital(mark_name(t, mark)), t("case-mark-set") if mark in case.marks else None)
        for mark in MARKS
    )
    return Select(encode("casemark", case.id, *chosen.args()), t("case-mark-placeholder"), options)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def next_button(
    t: Locale, chosen: Filter, *, after: int | None = None, style: Style = Style.EXPECTED
) -> Button:
    """The next case that the filter lets through, but for the one that was just seen."""
    extra = (after,) if after is not None else ()
    return Button(encode("queue", "next", *chosen.args(), *extra), t("button-case.next"), style)


def back_button(t: Locale, case_id: int, chosen: Filter) -> Button:
    """The case again."""
    return Button(act(case_id, "show", chosen), t("button-case.show"))


# ------------------------------------------------------------------------------------- questions and answers


def removing_panel(t: Locale, case: CaseView, chosen: Filter) -> Panel:
    """What goes along with a message, before the form asks for the reason."""
    lines = [t("case-removing.text", count=case.below)]
    if len(case.conversation) == 1:
        lines.append(t("case-removing.root"))
    made = embed("\n".join(lines), title=t("case-removing.title"), colour=Colour.WARNING)
    return _question(t, case, chosen, made, "remove", t("button-case.remove-now"))


def backing_panel(t: Locale, case: CaseView, chosen: Filter) -> Panel:
    """What is lost when reviewers are asked once more."""
    text = t("case-backing.text", count=case.reviews)
    made = embed(text, title=t("case-backing.title"), colour=Colour.WARNING)
    return _question(t, case, chosen, made, "back", t("button-case.back-now"))


def _question(t: Locale, case: CaseView, chosen: Filter, made: discord.Embed, what: str, label: str) -> Panel:
    yes = Button(act(case.id, what, chosen), label, Style.DESTRUCTIVE)
    return Panel((made,), ((back_button(t, case.id, chosen), yes),))


def decided_panel(t: Locale, case_id: int, outcome: str, chosen: Filter, *, can_undo: bool) -> Panel:
    """What was decided, a way to take it back where there is one, and the next case."""
    text = t(f"case-done-{words.slug(outcome)}", number=str(case_id))
    undo = (Button(act(case_id, "undo", chosen), t("button-case.undo")),) if can_undo else ()
    return Panel((embed(text, colour=Colour.BRAND),), ((next_button(t, chosen), *undo),))


def undone_panel(t: Locale, chosen: Filter) -> Panel:
    """A decision was taken back, and nothing about it waits any more."""
    return Panel((embed(t("case-undone-closed"), colour=Colour.BRAND),), ((next_button(t, chosen),),))


def author_panel(
    t: Locale,
    case: CaseView,
    chosen: Filter,
    suspensions: Sequence[SuspensionView] = (),
    *,
    note: str | None = None,
) -> Panel:
    """What can be done about whoever it is about; each asks for a reason first, which the member hears.

    `suspensions` are those that hold and that this moderator can lift.
    """
    assert case.author is not None, "asked before"
    title = t("case-author.title" if case.message is not None else "case-author.title-person")
    text = "\n".join((*author_lines(t, case, case.author), "", t("case-author.text")))
    made = embed(text, title=title, colour=Colour.WARNING)
    suspend = [
        Button(act(case.id, what, chosen), t(f"button-case.{what}"), Style.DESTRUCTIVE)
        for what in ("suspend1", "suspend7", "suspend0")
    ]
    lift = Button(act(case.id, "lift", chosen), t("button-case.lift"))
    warn = Button(act(case.id, "warn", chosen), t("button-case.warn"))
    rows: tuple[Row, ...] = (
        (warn, *((lift,) if suspensions else suspend)),
        (
            Button(encode("member", case.author.contributor_id), t("button-case.record")),
            back_button(t, case.id, chosen),
            next_button(t, chosen, after=case.id, style=Style.NEUTRAL),
        ),
    )
    panel = Panel((made,), rows)
    return panel.with_note(note) if note else panel

"""A message and a conversation as moderators see them, and what a search found."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.case_filter import Filter
from bot.ui.case_filter import act as case_action
from bot.ui.channels import moment
from bot.ui.conversation import shown
from bot.ui.ids import Action, encode
from bot.ui.moderate import (
    OUTCOME_ICONS,
    add_field,
    author_text,
    back_button,
    counted,
    line_select,
    line_text,
    outcome_text,
    report_line,
)
from bot.ui.panel import ROLE_COLOUR, ROLE_ICON, Button, Colour, Option, Panel, Row, Select, Style, embed
from bot.ui.reasons import quoted
from bot.ui.review import label_words
from storage.domain.kinds import Role
from storage.domain.states import TreeState
from storage.services.cases import Decided
from storage.services.records import Line, MessageRecord, Outcome, TreeRecord
from storage.services.search import Hit, Hits

PAGE_LINES: Final = 15
"""Messages of a conversation on a page."""
PAGE_HITS: Final = 10
"""Hits on a page."""
SHOWN_REPORTS: Final = 5
"""Reports on a message's panel, the newest ones."""
TEXT_UNITS: Final = 3_000
"""UTF-16 units shown of a text; a longer one is attached, too."""
HIT_UNITS: Final = 160
DEEPEST: Final = 8
"""Steps by which a reply is moved in at most."""
RESTARTABLE: Final = (TreeState.HALTED_BY_MODERATOR, TreeState.ABORTED_LOW_GRADE, TreeState.SCORING_FAILED)


def icon_of(role: str) -> str:
    """🧑 or 🤖."""
    return ROLE_ICON[Role(role)]


def tree_state(t: Locale, state: TreeState) -> str:
    """Where a conversation stands."""
    return t(f"tree-is.{words.slug(state.value)}")


# -------------------------------------------------------------------------------------------- a message


def message_panel(t: Locale, record: MessageRecord) -> Panel:
    """The text, what became of it, what others said of it, and what can be done."""
    role = Role(record.role)
    display = shown(record.text, t)
    is_long = limits.length(display) > TEXT_UNITS
    body = safe.excerpt(display, TEXT_UNITS, t("record.attached")) if is_long else display
    text = embed(body, author=words.role_name(t, role), colour=ROLE_COLOUR[role])
    about = embed(
        "\n".join(line for line in _lines(t, record) if line),
        title=t("record.title", number=str(record.id)),
        colour=Colour.TARGET,
    )
    reports = [
        report_line(t, reason=each.reason, text=each.text, by=each.by)
        for each in record.reports[:SHOWN_REPORTS]
    ]
    heading = t("record.reports", count=record.report_count, amount=counted(t, record.report_count))
    add_field(about, heading, reports)
    files = ((t("file-text"), record.text),) if is_long else ()
    return Panel((about, text), _rows(t, record), files)


def _lines(t: Locale, record: MessageRecord) -> tuple[str, ...]:
    labels = label_words(t, record.labels)
    icon, outcome = OUTCOME_ICONS[record.outcome], outcome_text(t, record.outcome)
    state = tree_state(t, record.tree_state)
    return (
        words.DOT.join((f"**{icon} {outcome}**", t.language(record.lang), f"`{record.public_id}`")),
        t("record.tree", number=str(record.tree_id), state=state),
        author_text(
            t,
            record.author_id,
            record.author_discord_id,
            is_erased=record.outcome is Outcome.ERASED,
        ),
        t("record.written", when=moment(record.created_at.timestamp(), "f")) if record.created_at else "",
        t("record.removed-with", number=str(record.removed_with))
        if record.removed_with not in (None, record.id)
        else "",
        t("record.figures", reviews=record.review_count, up=record.up, down=record.down, below=record.below),
        t("case.labels", labels=labels) if labels else "",
        t("case.revisions", count=record.revisions) if record.revisions else "",
        t("record.synthetic") if record.is_synthetic else "",
    )


def _rows(t: Locale, record: MessageRecord) -> tuple[Row, ...]:
    number = record.id
    is_out = record.outcome in (Outcome.REMOVED, Outcome.HELD)
    acts: list[Button] = []
    if is_out:
        acts.append(Button(encode("record", number, "restore"), t("button-record.restore")))
    elif record.outcome is not Outcome.ERASED:
        action = encode("record", number, "removing")
        acts.append(Button(action, t("button-record.remove"), Style.DESTRUCTIVE))
    acts += _tree_buttons(t, number, record.tree_state)
    ways = [Button(encode("conversation", record.tree_id), t("button-record.tree"))]
    if record.author_id is not None and record.author_discord_id is not None:
        ways.insert(0, back_button(t, record.author_id))
    if record.open_case is not None:
        ways.append(Button(case_action(record.open_case, "show", Filter()), t("button-record.case")))
    others = [line for line in record.path if line.id != number]
    select = line_select(t, others[-limits.SELECT_OPTIONS :])
    return (*([tuple(acts)] if acts else []), tuple(ways), *([select] if select else []))


def _tree_buttons(t: Locale, message_id: int, state: TreeState) -> list[Button]:
    if state in RESTARTABLE:
        return [Button(encode("record", message_id, "restart"), t("button-record.restart"))]
    return [Button(encode("record", message_id, "halt"), t("button-record.halt"))]


def removing_panel(t: Locale, record: MessageRecord) -> Panel:
    """What goes along, before the form asks for the reason."""
    lines = [t("case-removing.text", count=record.below)]
    if len(record.path) == 1:
        lines.append(t("case-removing.root"))
    made = embed("\n".join(lines), title=t("record-removing.title"), colour=Colour.WARNING)
    back = message_button(t, record.id)
    yes = Button(encode("recordform", record.id, "remove"), t("record-removing.yes"), Style.DESTRUCTIVE)
    return Panel((made,), ((back, yes),))


def message_button(t: Locale, message_id: int) -> Button:
    """The message."""
    return Button(encode("record", message_id), t("button-record.show"))


def decided_panel(t: Locale, message_id: int, decided: Decided) -> Panel:
    """What was done, with a way to take it back where there is one."""
    text = t(f"record-done.{words.slug(decided.outcome.value)}", number=str(message_id))
    buttons = [message_button(t, message_id)]
    if decided.case_id is not None and decided.undo is not None:
        buttons.append(Button(case_action(decided.case_id, "undo", Filter()), t("button-record.undo")))
    return Panel((embed(text, colour=Colour.BRAND),), (tuple(buttons),))


# --------------------------------------------------------------------------------------- a conversation


def tree_panel(t: Locale, record: TreeRecord, *, page: int = 0) -> Panel:
    """The messages as a list in which replies are moved in, and what can be done with the whole."""
    pages = max(1, -(-len(record.lines) // PAGE_LINES))
    page = min(page, pages - 1)
    listed = record.lines[page * PAGE_LINES : (page + 1) * PAGE_LINES]
    rows = [_tree_line(t, line) for line in listed]
    heading = words.line(
        (
            tree_state(t, record.state),
            t.language(record.lang),
            t("conversation.size", accepted=record.accepted, goal=record.goal_size),
            t("conversation.changed", when=moment(record.changed_at.timestamp(), "R")),
        )
    )
    text = "\n".join((f"**{heading}**", f"`{record.public_id}`", "", *rows))
    made = embed(
        text[: limits.EMBED_DESCRIPTION],
        title=t("conversation.title", number=str(record.id)),
        colour=Colour.BRAND,
    )
    if record.more and page == pages - 1:
        made.set_footer(text=t("conversation.more", count=record.more))
    buttons = _tree_buttons(t, record.lines[0].id, record.state) if record.lines else []
    if page:
        buttons.append(Button(encode("conversation", record.id, page - 1), t("button-page.before")))
    if page < pages - 1:
        buttons.append(Button(encode("conversation", record.id, page + 1), t("button-page.after")))
    select = line_select(t, listed)
    return Panel((made,), (*([tuple(buttons)] if buttons else []), *([select] if select else [])))


def _tree_line(t: Locale, line: Line) -> str:
    indent = f"{'┊ ' * min(line.depth, DEEPEST)}{icon_of(line.role)} "
    return line_text(t, line, indent=indent)


# --------------------------------------------------------------------------------------------- a search


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is searched for."""

    words: str
    lang: str | None = None
    author: int | None = None
    """Contributor."""
    offset: int = 0

    @property
    def action(self) -> str | None:
        """The custom_id of this page; None where the words do not fit into one."""
        packed = base64.urlsafe_b64encode(self.words.encode("utf-8", "replace")).decode().rstrip("=")
        try:
            return encode("found", self.lang or "", self.author or "", self.offset, packed)
        except ValueError:
            return None

    @classmethod
    def of(cls, action: Action) -> SearchQuery | None:
        """What an id asks for; None for one that nobody made."""
        packed = action.arg(3) or ""
        try:
            raw = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8")
        except (ValueError, binascii.Error):
            return None
        return cls(raw, action.arg(0), action.number(1), action.number(2) or 0) if raw else None


def found_panel(t: Locale, query: SearchQuery, hits: Hits) -> Panel:
    """A page of what was found, newest first; one of them can be opened."""
    total = t.number(hits.total) if hits.is_counted else t("more-than", number=hits.total - 1)
    heading = t("found.count", count=hits.total, amount=total)
    rows = [_hit(t, hit) for hit in hits.lines]
    made = embed(
        "\n".join((f"**{heading}**", "", *rows)) if rows else t("found.nothing"),
        title=t("found.title"),
        colour=Colour.BRAND,
    )
    buttons = _hit_pages(t, query, hits)
    select = _hit_select(t, hits.lines)
    return Panel((made,), (*([tuple(buttons)] if buttons else []), *([select] if select else [])))


def _hit(t: Locale, hit: Hit) -> str:
    heading = words.DOT.join(
        (
            f"{icon_of(hit.role)} **#{hit.id}**",
            f"{OUTCOME_ICONS[hit.outcome]} {outcome_text(t, hit.outcome)}",
            t.language(hit.lang),
            author_text(t, hit.author_id, hit.author_discord_id),
        )
    )
    return f"{heading}\n> {quoted(hit.excerpt, HIT_UNITS)}"


def _hit_pages(t: Locale, query: SearchQuery, hits: Hits) -> list[Button]:
    """To the pages before and after; none where the words are too long for a button."""
    buttons = []
    for key, offset, is_there in (
        ("button-page.before", max(0, query.offset - PAGE_HITS), query.offset > 0),
        ("button-page.after", query.offset + PAGE_HITS, query.offset + len(hits.lines) < hits.total),
    ):
        action = replace(query, offset=offset).action
        if is_there and action is not None:
            buttons.append(Button(action, t(key)))
    return buttons


def _hit_select(t: Locale, hits: Sequence[Hit]) -> tuple[Select] | None:
    options = tuple(
        Option(
            str(hit.id),
            t("line-option", number=str(hit.id), outcome=outcome_text(t, hit.outcome)),
            safe.one_line(hit.excerpt, limits.OPTION_DESCRIPTION) or None,
            OUTCOME_ICONS[hit.outcome],
        )
        for hit in hits
    )
    return (Select(encode("record"), t("line-placeholder"), options),) if options else None

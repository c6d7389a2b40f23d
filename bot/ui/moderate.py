"""A member as moderators see them, what can be done about them, and removals that wait for a second moderator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import discord

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.channels import moment
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Option, Panel, Row, Select, Style, embed
from bot.ui.reasons import quoted, reason_text
from storage.domain.conduct import LABELS, Received
from storage.domain.labels import LABELS as ASKED
from storage.domain.points import TENTHS
from storage.services.records import MOST_COUNTED, Line, MemberRecord, NoteView, Outcome
from storage.services.removals import RemovalCounts, RemovalView
from storage.services.suspensions import EVERYWHERE, SuspensionView

SHOWN_NOTES = 4
"""Notes on the panel, the newest ones."""
SHOWN_SUSPENSIONS = 3
"""Suspensions on the panel, the newest ones."""
SHOWN_REMOVALS = 10
"""Removals that the list tells of, the newest ones; all of them can be chosen."""
NOTE_UNITS = 160
"""UTF-16 units shown of a note or a reason, so that as many fit into a field."""
LINE_UNITS = 50
"""UTF-16 units shown of a message in a list."""
NAME_UNITS = 60
OUTCOME_ICONS: Final = {
    Outcome.OPEN: "⏳",
    Outcome.ACCEPTED: "✅",
    Outcome.REJECTED: "❌",
    Outcome.REMOVED: "🗑",
    Outcome.HELD: "🔒",
    Outcome.ERASED: "▫",
    Outcome.ELSEWHERE: "▪",
}
"""The word beside it says the same."""


# --------------------------------------------------------------------------------------------- a member


def member_panel(t: Locale, record: MemberRecord) -> Panel:
    """The record: who they are, what became of their messages, what others said, what moderators did and noted."""
    made = embed("\n".join(_lines(t, record)), title=_title(t, record), colour=Colour.BRAND)
    notes = t("member.notes", count=record.note_count, amount=counted(t, record.note_count))
    for name, lines in (
        (t("member.conduct"), _conduct(t, record.conduct)),
        (t("member.suspensions"), [_suspension(t, each) for each in record.suspensions[:SHOWN_SUSPENSIONS]]),
        (notes, [_note(t, each) for each in record.notes[:SHOWN_NOTES]]),
        (t("member.last"), [line_text(t, each) for each in record.last]),
    ):
        if lines:
            made.add_field(name=name, value=_fitting(lines), inline=False)
    return Panel((made,), _rows(t, record))


def _title(t: Locale, record: MemberRecord) -> str:
    return t("member.title", number=str(record.contributor_id))


def _lines(t: Locale, record: MemberRecord) -> list[str]:
    name = quoted(record.name, NAME_UNITS) if record.name else ""
    lines = [
        words.DOT.join(part for part in (f"<@{record.discord_id}>", name) if part),
        words.line(
            (
                t("member.since", when=moment(record.since.timestamp(), "D")),
                words.languages(t, record.languages) if record.languages else "",
                t("member.newcomer") if record.is_newcomer else "",
            )
        ),
        words.line([_count(t, outcome, count) for outcome, count in record.counts.items() if count])
        or t("member.no-messages"),
        t(
            "member.figures",
            reports=record.reports,
            amount=counted(t, record.reports),
            warnings=record.warnings,
        ),
    ]
    if record.suspended is not None:
        lines.append(f"**⛔ {_held(t, record.suspended)}**")
    if record.withdrawn_at is not None:
        lines.append(t("member.withdrawn", when=moment(record.withdrawn_at.timestamp(), "D")))
    if record.removal is not None:
        lines.append(f"**{removal_state(t, record.removal)}**")
    return lines


def _count(t: Locale, outcome: Outcome, count: int) -> str:
    return t(
        "member.count", icon=OUTCOME_ICONS[outcome], outcome=outcome_text(t, outcome), count=t.number(count)
    )


def counted(t: Locale, count: int) -> str:
    """How many there are, where they were counted up to MOST_COUNTED: 12, or 999+."""
    return f"{t.number(MOST_COUNTED)}+" if count > MOST_COUNTED else t.number(count)


def outcome_text(t: Locale, outcome: Outcome) -> str:
    """What became of a message, in a word."""
    return t(f"outcome.{outcome.value}")


def _held(t: Locale, view: SuspensionView) -> str:
    where = t("member.everywhere" if view.guild_discord_id == EVERYWHERE else "member.here")
    if view.until is None:
        return t("member.suspended-open", where=where)
    return t("member.suspended-until", where=where, when=moment(view.until.timestamp(), "f"))


def _suspension(t: Locale, view: SuspensionView) -> str:
    by = f"<@{view.suspended_by}>" if view.suspended_by is not None else t("audit.by-bot")
    parts = [
        moment(view.suspended_at.timestamp(), "d"),
        by,
        t("member.lifted") if view.lifted_at is not None else _held(t, view),
        quoted(view.reason, NOTE_UNITS) if view.reason else "",
    ]
    return words.DOT.join(part for part in parts if part)


def _note(t: Locale, note: NoteView) -> str:
    said = quoted(note.text, NOTE_UNITS)
    return words.DOT.join((moment(note.created_at.timestamp(), "d"), f"<@{note.written_by}>", said))


def _conduct(t: Locale, received: Received) -> list[str]:
    """What others said of their messages; nothing where nobody said anything."""
    parts = [
        t("conduct.flags", count=received.red_flags) if received.red_flags else "",
        t("conduct.votes", up=received.upvotes, down=received.downvotes)
        if received.upvotes or received.downvotes
        else "",
        *conduct_labels(t, received),
    ]
    found = words.DOT.join(part for part in parts if part)
    return [f"{found}\n{t('conduct.score', score=t.number(round(received.score, 1)))}"] if found else []


def conduct_labels(t: Locale, received: Received) -> list[str]:
    """The labels that were given, each with the sum of its values."""
    found = [(name, float(getattr(received, name))) for name in LABELS]
    return [
        t("conduct.label", label=_label(t, name), amount=t.number(round(value, 1)))
        for name, value in found
        if value > 0
    ]


def _label(t: Locale, name: str) -> str:
    """A label in a word or two; one of them stands in imported reviews alone."""
    return words.label_text(t, name, "short") if name in ASKED else t(f"conduct.{words.slug(name)}")


def line_text(t: Locale, line: Line, *, indent: str = "") -> str:
    """A message in a list: what became of it, its number, how it begins."""
    empty = "…" if line.outcome is Outcome.ELSEWHERE else t("message-empty")
    said = quoted(line.excerpt, LINE_UNITS) if line.excerpt else empty
    icon = OUTCOME_ICONS[line.outcome]
    return t(
        "line",
        indent=indent,
        icon=icon,
        outcome=outcome_text(t, line.outcome),
        number=str(line.id),
        words=said,
    )


def _fitting(lines: Sequence[str]) -> str:
    """As many lines as a field holds."""
    shown = list(lines)
    while len(shown) > 1 and limits.length("\n".join(shown)) > limits.EMBED_FIELD_VALUE:
        shown.pop()
    return "\n".join(shown)[: limits.EMBED_FIELD_VALUE]


def _rows(t: Locale, record: MemberRecord) -> tuple[Row, ...]:
    select = line_select(t, record.last)
    return (*(() if record.is_own else _acts(t, record)), *([select] if select else []))


def _acts(t: Locale, record: MemberRecord) -> tuple[Row, Row]:
    """What can be done about a member; about oneself it is for somebody else to do."""
    number = record.contributor_id
    is_held = bool(record.counts.get(Outcome.HELD))
    suspend = (
        Button(encode("member", number, "lift"), t("button-member.lift"))
        if record.is_liftable
        else Button(encode("member", number, "suspending"), t("button-member.suspend"), Style.DESTRUCTIVE)
    )
    first = (
        Button(encode("memberform", number, "note"), t("button-member.note")),
        Button(encode("memberform", number, "warn"), t("button-member.warn")),
        suspend,
    )
    second = (
        Button(encode("member", number, "setaside"), t("button-member.quarantine"), Style.DESTRUCTIVE),
        *([Button(encode("member", number, "release"), t("button-member.release"))] if is_held else []),
        _removal_button(t, record),
    )
    return first, second


def _removal_button(t: Locale, record: MemberRecord) -> Button:
    if record.removal is not None:
        return Button(encode("removals"), t("button-member.removals"))
    action = encode("member", record.contributor_id, "removal")
    return Button(action, t("button-member.remove-all"), Style.DESTRUCTIVE)


def line_select(t: Locale, lines: Sequence[Line]) -> tuple[Select] | None:
    """The select that opens one of these messages; None where none of them is there to be opened."""
    opened = [line for line in lines if line.outcome is not Outcome.ELSEWHERE]
    options = tuple(
        Option(
            str(line.id),
            t("line-option", number=str(line.id), outcome=outcome_text(t, line.outcome)),
            safe.one_line(line.excerpt, limits.OPTION_DESCRIPTION) or None,
            OUTCOME_ICONS[line.outcome],
        )
        for line in opened[: limits.SELECT_OPTIONS]
    )
    return (Select(encode("record"), t("line-placeholder"), options),) if options else None


def back_button(t: Locale, contributor_id: int) -> Button:
    """The member's record."""
    return Button(encode("member", contributor_id), t("button-member.show"))


# ------------------------------------------------------------------------------------------- questions


def suspending_panel(t: Locale, record: MemberRecord, *, is_everywhere: bool) -> Panel:
    """What a suspension does, before the form asks why and until when."""
    where = t("member.everywhere" if is_everywhere else "member.here")
    text = t("member-suspending.text", member=f"<@{record.discord_id}>", where=where)
    action = encode("memberform", record.contributor_id, "suspend")
    return _question(t, record, t("member-suspending.title"), t("member-suspending.yes"), text, action)


def setting_aside_panel(t: Locale, record: MemberRecord) -> Panel:
    """What a quarantine does, with how much, before the form asks why."""
    gone = (Outcome.REMOVED, Outcome.HELD, Outcome.ERASED)
    count = sum(each for outcome, each in record.counts.items() if outcome not in gone)
    text = t("member-setaside.text", member=f"<@{record.discord_id}>", count=count)
    action = encode("memberform", record.contributor_id, "quarantine")
    return _question(t, record, t("member-setaside.title"), t("member-setaside.yes"), text, action)


def removal_panel(t: Locale, record: MemberRecord, counts: RemovalCounts) -> Panel:
    """What a removal of everything would take away: nothing has happened yet."""
    lines = [
        t("member-removal.text", member=f"<@{record.discord_id}>"),
        *_count_lines(t, counts.messages, counts.below, counts.trees, counts.points),
        t("member-removal.second"),
    ]
    action = encode("member", record.contributor_id, "ask")
    return _question(t, record, t("member-removal.title"), t("member-removal.yes"), "\n".join(lines), action)


def _count_lines(t: Locale, messages: int, below: int, trees: int, points: int) -> list[str]:
    return [
        t("removal-counts.messages", count=messages),
        t("removal-counts.below", count=below),
        t("removal-counts.trees", count=trees),
        t("removal-counts.points", count=points / TENTHS, amount=t.points(points)),
    ]


def _question(t: Locale, record: MemberRecord, title: str, yes: str, text: str, action: str) -> Panel:
    made = embed(text, title=title, colour=Colour.WARNING)
    button = Button(action, yes, Style.DESTRUCTIVE)
    return Panel((made,), ((back_button(t, record.contributor_id), button),))


def refused_panel(t: Locale, sentence: str, text: str, shown: str, again: Button, back: Button) -> Panel:
    """A form that was refused: why, what was entered, and the form again."""
    top = embed(f"⚠ {sentence}", colour=Colour.WARNING)
    return Panel((top, embed(shown)), ((again, back),), ((t("file-text"), text),))


# -------------------------------------------------------------------------------------------- removals


def removals_panel(t: Locale, found: Sequence[RemovalView], *, own_id: int) -> Panel:
    """What waits for a second moderator, and what is being carried out; the first ones can be decided."""
    rows = [_removal_line(t, view, own_id=own_id) for view in found[:SHOWN_REMOVALS]]
    made = embed(
        "\n\n".join(rows) or t("removals.empty"),
        title=t("removals.title"),
        colour=Colour.BRAND,
    )
    options = tuple(
        Option(str(view.id), t("removals.option", number=str(view.id), member=str(view.contributor_id)))
        for view in found
    )
    if not options:
        return Panel((made,))
    return Panel((made,), ((Select(encode("removal"), t("removals.placeholder"), options),),))


def _removal_line(t: Locale, view: RemovalView, *, own_id: int) -> str:
    asked = t(
        "removals.line",
        number=str(view.id),
        member=str(view.contributor_id),
        by=f"<@{view.asked_by}>",
        when=moment(view.asked_at.timestamp(), "R"),
        messages=int(view.counts.get("messages", 0)),
    )
    own = t("removals.own") if view.asked_by == own_id and view.confirmed_at is None else ""
    return "\n".join(part for part in (asked, removal_state(t, view), own) if part)


def removal_state(t: Locale, view: RemovalView) -> str:
    """How far a removal is."""
    if view.cancelled_at is not None:
        return t("removal-state.cancelled")
    if view.done_at is not None:
        return t("removal-state.done", count=int(view.counts.get("removed", 0)))
    if view.confirmed_at is not None:
        return t("removal-state.running", count=int(view.counts.get("removed", 0)))
    return t("removal-state.waiting", when=moment(view.ends_at.timestamp(), "R"))


def one_removal_panel(t: Locale, view: RemovalView, *, own_id: int) -> Panel:
    """One removal with its counts; another moderator than who asked can confirm it."""
    counts = [int(view.counts.get(name, 0)) for name in ("messages", "below", "trees", "points")]
    lines = [
        _removal_line(t, view, own_id=own_id),
        "",
        *_count_lines(t, *counts),
        t("removal.note") if view.confirmed_at is None else "",
    ]
    made = embed(
        "\n".join(lines).rstrip(),
        title=t("removal.title", number=str(view.id)),
        colour=Colour.WARNING,
    )
    buttons = [back_button(t, view.contributor_id), Button(encode("removals"), t("button-member.removals"))]
    if view.confirmed_at is None and view.cancelled_at is None:
        buttons.append(Button(encode("removal", view.id, "cancel"), t("button-removal.cancel")))
        if view.asked_by != own_id:
            confirm = Button(
                encode("removal", view.id, "confirm"), t("button-removal.confirm"), Style.DESTRUCTIVE
            )
            buttons.append(confirm)
    return Panel((made,), (tuple(buttons),))


# ------------------------------------------------------------------------------------------------ words


def author_text(
    t: Locale, contributor_id: int | None, discord_id: int | None, *, is_erased: bool = False
) -> str:
    """Whoever wrote a message; nobody where it was imported, and, once it was erased, nobody who is known."""
    if contributor_id is None:
        return t("record.erased-author" if is_erased else "record.imported")
    who = f"<@{discord_id}>" if discord_id is not None else t("record.erased-author")
    return t("record.author", who=who, number=str(contributor_id))


def report_line(t: Locale, *, reason: str, text: str, by: int) -> str:
    """A report as moderators read it; who made it is a number here."""
    said = quoted(text, NOTE_UNITS) if text else ""
    return words.DOT.join(
        part for part in (t("record.report", reason=reason_text(t, reason), number=str(by)), said) if part
    )


def add_field(made: discord.Embed, name: str, lines: Sequence[str]) -> None:
    """A field of these lines, as many as fit; none without lines."""
    if lines:
        made.add_field(name=name, value=_fitting(lines), inline=False)

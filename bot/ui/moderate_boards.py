"""The moderators' board, of whose messages others find fault with, and the report of rings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.i18n import Locale
from bot.ui import limits, words
from bot.ui.channels import moment
from bot.ui.ids import Action, encode
from bot.ui.leaderboard import frame_of
from bot.ui.moderate import NAME_UNITS, add_field, conduct_labels
from bot.ui.panel import Button, Colour, Option, Panel, Select, Style, embed
from bot.ui.reasons import quoted
from storage.domain.conduct import Standing
from storage.domain.periods import Frame
from storage.services.conduct import ConductLine
from storage.services.rings import RingMember, RingView

PAGE_LINES: Final = 10
"""Members of a page."""
SHOWN_RINGS: Final = 5
"""Rings on the panel, the latest ones."""
SHOWN_LINKS: Final = 4
"""Links of a ring that the panel tells of, the least likely ones."""
SHOWN_MEMBERS: Final = 8
"""Members of a ring who are named."""


@dataclass(frozen=True, slots=True)
class BoardQuery:
    """Which board, and which page of it."""

    frame: Frame = Frame.WEEK
    standing: Standing = Standing.ALL
    page: int = 0

    @property
    def action(self) -> str:
        """The custom_id that shows it."""
        return encode("conduct", self.frame.value, self.standing.value, self.page)

    @property
    def first(self) -> str:
        """That of its first page, unlike that of the page before, which may be the same."""
        return encode("conduct", self.frame.value, self.standing.value)

    @classmethod
    def of(cls, action: Action) -> BoardQuery:
        """What an id asks for; CollectionError for one that nobody made."""
        standing = action.arg(1)
        known = Standing(standing) if standing in set(Standing) else Standing.ALL
        return cls(frame_of(action.arg(0)), known, min(action.number(2) or 0, 1_000))


def board_panel(t: Locale, query: BoardQuery, lines: Sequence[ConductLine], *, has_more: bool) -> Panel:
    """A page of the board; a member can be chosen to see their record."""
    heading = words.line((t(f"frame-{query.frame.value}"), t(f"conduct-standing.{query.standing.value}")))
    rows = [_line(t, line) for line in lines] or [t("conduct.empty")]
    made = embed("\n".join((f"**{heading}**", "", *rows)), title=t("conduct.title"), colour=Colour.BRAND)
    made.set_footer(text=t("conduct.footer"))
    frames = tuple(
        Button(
            replace(query, frame=frame).first,
            words.line((t(f"frame-{frame.value}"),)),
            Style.CHOSEN if frame is query.frame else Style.NEUTRAL,
        )
        for frame in Frame
    )
    ways = [
        Button(
            replace(query, standing=standing).first, words.line((t(f"conduct-standing.{standing.value}"),))
        )
        for standing in Standing
        if standing is not query.standing
    ]
    if query.page:
        ways.append(Button(replace(query, page=query.page - 1).action, t("button-page.before")))
    if has_more:
        ways.append(Button(replace(query, page=query.page + 1).action, t("button-page.after")))
    return Panel((made,), (frames, tuple(ways), *_select(t, lines)))


def _line(t: Locale, line: ConductLine) -> str:
    name = quoted(line.name, NAME_UNITS) if line.name else ""
    parts = [
        t("conduct.place", place=line.place),
        f"<@{line.discord_id}>",
        name,
        t("conduct.score", score=t.number(round(line.score, 1))),
        t("conduct.flags", count=line.received.red_flags) if line.received.red_flags else "",
        *conduct_labels(t, line.received)[:3],
        t("conduct.suspended") if line.is_suspended else "",
    ]
    return words.DOT.join(part for part in parts if part)


def _select(t: Locale, lines: Sequence[ConductLine]) -> tuple[tuple[Select], ...]:
    options = tuple(
        Option(
            str(line.contributor_id),
            t("conduct.option", place=line.place, number=str(line.contributor_id)),
            t("conduct.score", score=t.number(round(line.score, 1))),
        )
        for line in lines
    )
    return ((Select(encode("member"), t("conduct.placeholder"), options),),) if options else ()


def rings_panel(t: Locale, found: Sequence[RingView]) -> Panel:
    """Accounts that accept each other's texts far more often than chance would bring about; their records to open."""
    made = embed(t("rings.text") if found else t("rings.empty"), title=t("rings.title"), colour=Colour.BRAND)
    for ring in found[:SHOWN_RINGS]:
        when = moment(ring.found_at.timestamp(), "R")
        state = t("rings.open" if ring.is_open else "rings.decided")
        names = [_who(t, member) for member in ring.members[:SHOWN_MEMBERS]]
        more = len(ring.members) - len(names)
        links = [
            t(
                "rings.link",
                reviewer=str(edge.reviewer),
                author=str(edge.author),
                accepted=edge.accepted,
                reviewed=edge.reviewed,
                expected=t.number(round(edge.expected, 1)),
            )
            for edge in ring.links[:SHOWN_LINKS]
        ]
        who = [words.DOT.join(names), *([t("rings.more", count=more)] if more > 0 else [])]
        heading = t("rings.ring", count=len(ring.members))
        add_field(made, heading, [f"{words.line((state,))}{words.DOT}{when}", *who, *links])
    members = {member.contributor_id: member for ring in found[:SHOWN_RINGS] for member in ring.members}
    options = tuple(
        Option(str(number), t("rings.option", number=str(number)))
        for number, member in members.items()
        if member.discord_id is not None
    )[: limits.SELECT_OPTIONS]
    rows = ((Select(encode("member"), t("conduct.placeholder"), options),),) if options else ()
    return Panel((made,), rows)


def _who(t: Locale, member: RingMember) -> str:
    if member.discord_id is None:
        return t("record.erased-author")
    return t("record.author", who=f"<@{member.discord_id}>", number=str(member.contributor_id))

"""A leaderboard: ten lines a page, the member's own line below, and the ways to other boards."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.i18n import Locale
from bot.ui import posts, safe, words
from bot.ui.buttons import lucky_button
from bot.ui.ids import Action, encode
from bot.ui.panel import Button, Colour, Option, Panel, Row, Select, embed
from storage.domain.errors import CollectionError
from storage.domain.periods import Frame
from storage.domain.points import TENTHS
from storage.services.boards import Place, Standing

PAGE_LINES = 10
"""Lines of a page."""
LAST_PAGE = 499
"""The last page that can be turned to, counted from 0: a board is walked to from its start, and that has to end."""
INDENT = "\u2003"
"""Stands before the counts of a line: Discord keeps it, unlike spaces, and every client shows it."""
HERE, EVERYWHERE = "here", "all"
"""How an id says whose board it is: of the server where it is pressed, or of all of them."""
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Board:
    """Which board, and which page of it; None is all languages together."""

    lang: str | None
    frame: Frame = Frame.WEEK
    is_everywhere: bool = False
    page: int = 0

    @property
    def action(self) -> str:
        """The custom_id that shows it."""
        return encode("board", self.lang or "", self.frame.value, self._scope, self.page)

    @property
    def frames_action(self) -> str:
        """The custom_id of the select that brings the frame as its value."""
        return encode("frame", self.lang or "", self._scope)

    @property
    def _scope(self) -> str:
        return EVERYWHERE if self.is_everywhere else HERE

    @classmethod
    def of(cls, action: Action) -> Board:
        """What an id asks for; CollectionError for one that nobody made. A page far beyond the end is the last one."""
        return cls(
            lang=action.arg(0),
            frame=frame_of(action.arg(1)),
            is_everywhere=action.arg(2) == EVERYWHERE,
            page=min(action.number(3) or 0, LAST_PAGE),
        )


def frame_of(name: str | None) -> Frame:
    """The frame of this name; CollectionError where there is none."""
    try:
        return Frame(name or "")
    except ValueError:
        raise CollectionError("error-old-button") from None


@dataclass(frozen=True, slots=True)
class Own:
    """The member's own place."""

    place: Place
    next_rank: int | None
    """The rank that the missing points would bring; None for who leads, and where it was not looked up."""
    is_shown: bool
    """Whether others see the member on this board."""


def leaderboard_panel(
    t: Locale, board: Board, lines: Sequence[Standing], own: Own | None, *, has_server: bool
) -> Panel:
    """A page of a board, at most PAGE_LINES of `lines`; one more says that another page follows.

    `has_server` tells whether there is a server whose own board could be shown.
    """
    shown = lines[:PAGE_LINES]
    me = own.place.standing.contributor_id if own else None
    rows = [_line(t, each, is_own=each.contributor_id == me) for each in shown]
    text = "\n".join([f"**{heading(t, board)}**", "", *(rows or [t("leaderboard.empty")])])
    made = embed(text, title=t("leaderboard.title"), colour=Colour.BRAND)
    if board.page:
        made.set_footer(text=t("leaderboard.page", page=board.page + 1))
    made.add_field(name=t("leaderboard.own-title"), value=_own(t, own), inline=False)
    return Panel((made,), _rows(t, board, has_more=len(lines) > PAGE_LINES, has_server=has_server))


def heading(t: Locale, board: Board) -> str:
    """Which board it is: "Español · esta semana · este servidor"."""
    scope = "leaderboard.everywhere" if board.is_everywhere else "leaderboard.here"
    return words.line((language_text(t, board.lang), t(f"frame-{board.frame.value}"), t(scope)))


def language_text(t: Locale, lang: str | None) -> str:
    """A language, or "all languages"."""
    return t("all-languages") if lang is None else t.language(lang)


def name_text(t: Locale, name: str) -> str:
    """A member's name as it stands in a line of ours; one that is read from the right keeps to its place."""
    if safe.is_blank(safe.one_line(name, posts.NAME_UNITS)):
        return t("somebody")
    shown = posts.name(name, t)
    is_turned = any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in shown)
    return f"\u2068{shown}\u2069" if is_turned else shown


def points_number(tenths: int) -> int | float:
    """Points as a number whose plural Fluent chooses; whole ones stay whole."""
    return tenths // TENTHS if tenths % TENTHS == 0 else tenths / TENTHS


def _line(t: Locale, standing: Standing, *, is_own: bool) -> str:
    """Rank, name and points; smaller below them what they come from."""
    key = "leaderboard.own-line" if is_own else "leaderboard.line"
    line = t(
        key,
        rank=standing.rank,
        name=name_text(t, standing.name),
        points=points_number(standing.points),
    )
    details = _details(t, standing)
    return f"{line}\n{INDENT}{details}" if details else line


def _details(t: Locale, standing: Standing) -> str:
    counts = {
        "leaderboard.prompts": standing.prompts,
        "leaderboard.replies": standing.replies,
        "leaderboard.reviews": standing.labels,
        "leaderboard.rankings": standing.rankings,
    }
    parts = [t(key, count=count) for key, count in counts.items() if count]
    if standing.streak > 1:
        parts.append(t("leaderboard.streak", days=standing.streak))
    return words.DOT.join(parts)


def _own(t: Locale, own: Own | None) -> str:
    if own is None:
        return t("leaderboard.own-none")
    lines = [_line(t, own.place.standing, is_own=True), _distance(t, own)]
    if not own.is_shown:
        lines.append(t("leaderboard.own-hidden"))
    return "\n".join(lines)


def _distance(t: Locale, own: Own) -> str:
    if own.place.missing is None:
        return t("leaderboard.leads")
    missing = points_number(own.place.missing)
    if own.next_rank is None:
        return t("leaderboard.missing", points=missing)
    return t("leaderboard.missing-rank", points=missing, rank=own.next_rank)


def _rows(t: Locale, board: Board, *, has_more: bool, has_server: bool) -> tuple[Row, ...]:
    ways: list[Button] = []
    if board.page:
        ways.append(Button(replace(board, page=board.page - 1).action, t("button-page-back")))
    if has_more and board.page < LAST_PAGE:
        ways.append(Button(replace(board, page=board.page + 1).action, t("button-page-on")))
    if has_server:
        other = replace(board, is_everywhere=not board.is_everywhere, page=0)
        key = "button-board-here" if board.is_everywhere else "button-board-everywhere"
        ways.append(Button(other.action, t(key)))
    frames = tuple(
        Option(frame.value, words.line((t(f"frame-{frame.value}"),)), is_chosen=frame is board.frame)
        for frame in Frame
    )
    others = (me_button(t), lucky_button(t))
    return ((*ways, *others), (Select(board.frames_action, t("frame-placeholder"), frames),))


def me_button(t: Locale) -> Button:
    """The member's own page."""
    return Button(encode("me"), t("button-me"))

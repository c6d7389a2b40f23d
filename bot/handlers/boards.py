"""Leaderboards: a page of a board, and where the member stands on it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.event import Event
from bot.session import Session
from bot.ui.leaderboard import EVERYWHERE, PAGE_LINES, Board, Own, frame_of, leaderboard_panel
from storage.domain.errors import UnknownLanguage
from storage.domain.periods import Frame, period_of
from storage.services.boards import Standing

ALL = "all"
"""What is typed for all languages together."""
NEAR = 1000
"""Ranks up to which the next one is looked up: a board is walked to from its start, and that has to end."""


async def show_leaderboard(
    session: Session, *, lang: str | None = None, frame: Frame = Frame.WEEK, is_everywhere: bool = False
) -> None:
    """The first page: of the language that was typed, else of the member's first one, else of all."""
    await session.defer()
    member = await session.member()
    if lang is None:
        wanted = member.languages[0] if member.languages else None
    else:
        wanted = None if lang.strip().casefold() == ALL else session.language_code(lang)
    await show_board(session, Board(wanted, frame, is_everywhere))


async def board(session: Session, event: Event) -> None:
    """Another page, or another board, by its id."""
    await session.defer()
    await session.member()
    await show_board(session, Board.of(event.action))


async def frame(session: Session, event: Event) -> None:
    """The board of another period, chosen in the select."""
    await session.defer()
    await session.member()
    is_everywhere = event.action.arg(1) == EVERYWHERE
    chosen = frame_of(event.values[0] if event.values else None)
    await show_board(session, Board(event.action.arg(0), chosen, is_everywhere))


async def show_board(session: Session, wanted: Board) -> None:
    """A page of a board; beyond its end, the first one. UnknownLanguage for a language that is not collected."""
    if wanted.lang is not None and wanted.lang not in session.bot.settings.languages:
        raise UnknownLanguage(language=wanted.lang[:32])
    if session.guild_id is None:
        wanted = Board(wanted.lang, wanted.frame, is_everywhere=True, page=wanted.page)
    lines = await _lines(session, wanted)
    if wanted.page and not lines:  # the period has ended since, or nobody made this id
        wanted = Board(wanted.lang, wanted.frame, wanted.is_everywhere)
        lines = await _lines(session, wanted)
    own = await _own(session, wanted)
    panel = leaderboard_panel(session.t, wanted, lines, own, has_server=session.guild_id is not None)
    await session.show(panel)


def _guild(session: Session, wanted: Board) -> int | None:
    return None if wanted.is_everywhere else session.guild_id


async def _lines(session: Session, wanted: Board) -> Sequence[Standing]:
    """The lines of the page, and one more if there is one."""
    return await session.bot.engine.boards.top(
        period_of(wanted.frame, session.now.date()),
        lang=wanted.lang,
        guild_discord_id=_guild(session, wanted),
        count=PAGE_LINES + 1,
        offset=wanted.page * PAGE_LINES,
        now=session.now,
    )


async def _own(session: Session, wanted: Board) -> Own | None:
    """The member's place, whether they are on the page or not; None without points in the period."""
    boards, guild = session.bot.engine.boards, _guild(session, wanted)
    period = period_of(wanted.frame, session.now.date())
    place = await boards.place(
        session.member_id, period, lang=wanted.lang, guild_discord_id=guild, now=session.now
    )
    if place is None or place.standing.points <= 0:
        return None
    next_rank = None
    rank = place.standing.rank
    if place.missing is not None and 1 < rank <= NEAR:
        # Whoever stands directly before the member; with equals, they share the rank that would be reached.
        before = await boards.top(period, lang=wanted.lang, guild_discord_id=guild, count=1, offset=rank - 2)
        next_rank = before[0].rank if before else None
    return Own(place, next_rank, is_shown=place.is_listed)


HANDLERS = {"board": board, "frame": frame}

"""What a scheduled post shows: from a feed and its slot to a panel, each figure read once for a whole round."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

import discord

from bot.i18n import Locale
from bot.pictures.theme import Theme
from bot.pictures.views import BoardLine, BoardPicture, Picture, View
from bot.posting.once import Once
from bot.posting.pace import Pace
from bot.posting.speech import speech
from bot.session import NO_ANSWER
from bot.ui.panel import Panel
from bot.ui.posts import (
    BEST,
    Board,
    Digest,
    Mark,
    Needed,
    Teaser,
    board_panel,
    digest_panel,
    teaser_panel,
)
from storage.domain.feeds import FACTS, FeedKind, shown_day
from storage.domain.periods import Frame, period_of
from storage.services.boards import LanguageDay, Standing
from storage.services.feeds import FeedView
from storage.services.quotes import Quote

if TYPE_CHECKING:
    from bot.app import Cosecha

log = logging.getLogger(__name__)

CHECK_ROUNDS = 3
"""How often names are read again because some of them have left, twice as many each time; who was still not asked about
then is left out.
"""
CHECKED_FRESH = timedelta(hours=1)
"""How long it is taken for granted that somebody whose name is posted is still on the server."""
UNKNOWN_MEMBER, UNKNOWN_USER = 10007, 10013
"""Discord's codes for somebody who is not on a server (left or banned), and whose account is gone."""
SLOT_FORMAT = "%Y-%m-%dT%H:%M"
"""How the ledger names a local time."""


def slot_name(slot: datetime) -> str:
    """A slot as the ledger of posts names it."""
    return slot.strftime(SLOT_FORMAT)


def subject_of(feed: FeedView) -> str:
    """A feed as the ledger of posts names it."""
    return f"feed:{feed.id}"


class _Named(Protocol):
    """Somebody whose name is to be posted."""

    @property
    def contributor_id(self) -> int: ...


Named = TypeVar("Named", bound=_Named)


@dataclass(frozen=True, slots=True)
class Composed:
    """A panel ready to be posted."""

    panel: Panel
    ranks: Mapping[int, int] = field(default_factory=dict)
    """Contributor -> rank; empty for what is no board."""


class Content:
    """The content of one round: what several channels show is read and drawn once."""

    def __init__(self, bot: Cosecha, pace: Pace, now: datetime) -> None:
        self._bot = bot
        self._pace = pace
        self._now = now
        self._once = Once()
        self.clock = pace.since(now)
        """The time as it goes on while the round is played."""

    async def compose(self, feed: FeedView, slot: datetime) -> Composed:
        """What a feed shows in a slot; CollectionError where its language is not collected any more."""
        t = speech(self._bot, feed.locale, feed.lang, guild_id=feed.guild_discord_id)
        mark = Mark(subject_of(feed), slot_name(slot), feed.lang)
        match feed.kind:
            case FeedKind.DIGEST:
                return Composed(digest_panel(t, await self._digest(feed, slot), mark=mark))
            case FeedKind.TEASER:
                quote = await self._prompt(feed.lang)
                prompt, prompt_id = (quote.text, quote.message_id) if quote else (None, None)
                teaser = Teaser(feed.lang, await self.needed(feed.lang), prompt, prompt_id)
                return Composed(teaser_panel(t, teaser, mark=mark))
            case _:
                return await self._board(feed, slot, t, mark)

    # Figures

    async def needed(self, lang: str) -> Needed:
        """What is missing most in a language."""

        async def read() -> Needed:
            found = await self._bot.engine.statistics.bottlenecks((lang,), now=self._now)
            return Needed(*found[lang])

        return await self._once.of(("needed", lang), read)

    async def _prompt(self, lang: str) -> Quote | None:
        quotes = self._bot.engine.quotes
        return await self._once.of(("prompt", lang), lambda: quotes.waiting_prompt(lang))

    async def _day(self, lang: str, day: date) -> LanguageDay:
        """The figures of a day; zeros where nothing happened."""

        async def read() -> Mapping[date, LanguageDay]:
            days = await self._bot.engine.boards.days(lang, since=day - timedelta(days=1))
            return {each.day: each for each in days}

        known = await self._once.of(("days", lang, day), read)
        return known.get(day) or LanguageDay(day, *[0] * (len(fields(LanguageDay)) - 1))

    async def _digest(self, feed: FeedView, slot: datetime) -> Digest:
        """The last whole day, which is one of UTC and may be the one before yesterday far in the east."""
        day = min(slot.date(), self._now.astimezone(UTC).date()) - timedelta(days=1)
        best = await self._shown(feed, period_of(Frame.DAY, day), BEST)
        return Digest(
            feed.lang,
            await self._day(feed.lang, day),
            await self._day(feed.lang, day - timedelta(days=1)),
            tuple((each.name, each.points) for each in best),
            await self.needed(feed.lang),
        )

    # Boards

    async def _board(self, feed: FeedView, slot: datetime, t: Locale, mark: Mark) -> Composed:
        frame = FACTS[feed.kind].frame or Frame.TOTAL
        today = self._now.astimezone(UTC).date()
        period = period_of(frame, shown_day(slot, is_in_place=feed.is_in_place, today=today))
        found = await self._shown(feed, period, feed.size)
        before = await self._bot.engine.posts.last_ranks(mark.subject, mark.slot)
        lines = tuple(_line(each, before, t) for each in found)
        board = Board(period, feed.lang, feed.is_everywhere, lines)
        picture = None
        if lines:
            view = BoardPicture(board.title(t), board.subtitle(t), lines)
            picture = await self.picture(view, t, guild_id=feed.guild_discord_id)
        ranks = {each.contributor_id: each.rank for each in found}
        return Composed(board_panel(t, board, mark=mark, picture=picture), ranks)

    async def picture(self, view: View, t: Locale, *, guild_id: int) -> Picture:
        """A picture in the colours of a server."""
        return await self._bot.studio.draw(view, t, theme=await self._theme(guild_id))

    async def _theme(self, guild_id: int) -> Theme:
        async def read() -> Theme:
            return Theme((await self._bot.engine.servers.view(guild_id)).theme)

        return await self._once.of(("theme", guild_id), read)

    async def _shown(self, feed: FeedView, period: str, count: int) -> Sequence[Standing]:
        """The best of a period, on all servers or among those who are on this one; nobody whom this one hides."""
        guild_id, is_everywhere = feed.guild_discord_id, feed.is_everywhere

        async def top(count: int) -> Sequence[Standing]:
            return await self._bot.engine.boards.top(
                period,
                lang=feed.lang,
                guild_discord_id=None if is_everywhere else guild_id,
                hidden_on=guild_id,
                count=count,
                now=self._now,
            )

        return await self._once.of(
            ("board", period, feed.lang, guild_id, is_everywhere, count),
            partial(self.still_there, guild_id, top, count=count, only_members=is_everywhere),
        )

    async def still_there(
        self,
        guild_id: int,
        read: Callable[[int], Awaitable[Sequence[Named]]],
        *,
        count: int,
        only_members: bool,
    ) -> Sequence[Named]:
        """The first `count` of those whom `read` gives, without those of whom Discord says that they left the server.

        With `only_members`, nobody is asked about who was never seen there.
        """
        found: Sequence[Named] = ()
        for number in range(CHECK_ROUNDS):
            found = await read(count << number)
            if not await self._somebody_left(guild_id, found, only_members=only_members):
                return found[:count]
        found = await read(count)
        unknown = dict(await self._stale(guild_id, found, only_members=only_members))
        return [each for each in found if each.contributor_id not in unknown]

    async def _stale(
        self, guild_id: int, found: Sequence[Named], *, only_members: bool
    ) -> Sequence[tuple[int, int]]:
        """Those of them who were not seen on the server lately, as (contributor, Discord id)."""
        ids = [each.contributor_id for each in found]
        return await self._bot.engine.memberships.to_check(
            ids, guild_id, now=self._now, fresh=CHECKED_FRESH, only_members=only_members
        )

    async def _somebody_left(self, guild_id: int, found: Sequence[Named], *, only_members: bool) -> bool:
        """Ask Discord about those who were not seen on the server lately; whether any of them is gone."""
        guild = self._bot.get_guild(guild_id)
        if guild is None or not found:
            return False
        left = False
        for contributor_id, discord_id in await self._stale(guild_id, found, only_members=only_members):
            ask = partial(self._has_left, guild, contributor_id, discord_id)
            left |= await self._once.of(("member", guild_id, contributor_id), ask)
        return left

    async def _has_left(self, guild: discord.Guild, contributor_id: int, discord_id: int) -> bool:
        """Ask Discord about one member and note the answer; without one they are shown as known."""
        await self._pace.turn()
        name: str | None = None
        try:
            name = (await guild.fetch_member(discord_id)).display_name
        except discord.NotFound as error:
            if error.code not in (UNKNOWN_MEMBER, UNKNOWN_USER):
                return False
        except NO_ANSWER as error:
            log.info("a member of server %d could not be checked: %s", guild.id, error)
            return False
        await self._bot.engine.memberships.checked(
            contributor_id, guild.id, name=name, is_there=name is not None, now=self._now
        )
        return name is None


def _line(standing: Standing, before: Mapping[int, int], t: Locale) -> BoardLine:
    """A place with how far it moved since the last post; nobody is new on a first board."""
    earlier = before.get(standing.contributor_id)
    return BoardLine(
        rank=standing.rank,
        name=standing.name or t("somebody"),
        points=standing.points,
        prompts=standing.prompts,
        replies=standing.replies,
        reviews=standing.labels,
        rankings=standing.rankings,
        streak=standing.streak,
        change=earlier - standing.rank if earlier is not None else None,
        is_new=bool(before) and earlier is None,
    )

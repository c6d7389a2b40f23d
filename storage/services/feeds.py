"""Feeds: which channel gets which posts about which language, when they are due, and what was paused."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import EllipsisType
from typing import Any

import sqlalchemy as sa

from storage.domain.errors import FeedGone, InvalidSize
from storage.domain.feeds import DEFAULT_SIZE, SIZES, FeedKind
from storage.queries import feeds, sql
from storage.queries import tables as t
from storage.services.context import Context
from storage.services.servers import UTC_NAME
from storage.store import Tx

DUE_AT_ONCE = 200
"""Feeds that a round takes up at most; the next round takes the others."""

f = t.feed.c


@dataclass(frozen=True, slots=True)
class FeedView:
    """One kind of post about a language in a channel."""

    id: int
    guild_discord_id: int
    channel_discord_id: int
    lang: str
    kind: FeedKind
    is_on: bool
    schedule: str | None
    """A cron line in `time_zone`; None for what is posted when something happens."""
    locale: str | None
    """Language of the text; None: the language it is about, if the bot speaks it."""
    size: int
    is_in_place: bool
    is_everywhere: bool
    due_at: datetime | None
    message_discord_id: int | None
    """The last post."""
    paused_at: datetime | None
    paused_because: str | None
    created_at: datetime
    time_zone: str
    """The server's, an IANA name."""


class Feeds:
    """What the staff of a server set up, and what the rounds post of it.

    A pause is a channel's: Discord refuses a channel, not one of its posts. The first refusal pauses every feed there,
    and whoever turns one of them on (after mending the channel) lets all go on.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    async def bind(
        self,
        guild_id: int,
        channel_id: int,
        lang: str,
        *,
        kinds: Collection[FeedKind],
        due: Mapping[FeedKind, datetime | None],
        schedules: Mapping[FeedKind, str | None],
        now: datetime,
    ) -> list[FeedView]:
        """Post about a language in a channel: a row for each kind, those of `kinds` on; UnknownLanguage.

        Binding again turns on the kinds that are named and touches nothing else of what was set up, a pause aside.
        What is turned on again is due as `due` says if it has the same schedule; with a schedule of its own it keeps
        the time it had, which may have passed: the caller reschedules that.
        """
        self._context.require_language(lang)

        common = {"guild_discord_id": guild_id, "channel_discord_id": channel_id, "lang": lang}
        new = [
            {
                **common,
                "kind": kind.value,
                "is_on": kind in kinds,
                "schedule": schedules.get(kind),
                "size": DEFAULT_SIZE,
                "due_at": due.get(kind),
                "created_at": now,
            }
            for kind in FeedKind
        ]

        def own(tx: Tx) -> list[Any]:
            return [row for row in feeds.of_channel(tx, channel_id, guild_id) if row.lang == lang]

        def body(tx: Tx) -> list[FeedView]:
            sql.add_if_new(tx, t.feed, new)
            for row in own(tx):
                if row.kind in kinds and not row.is_on:
                    is_same = row.schedule == schedules.get(FeedKind(row.kind))
                    due_at = due.get(FeedKind(row.kind)) if is_same else row.due_at
                    sql.change(tx, t.feed, row.id, {"is_on": True, "due_at": due_at})
            feeds.lift(tx, channel_id, guild_id)
            return _views(own(tx))

        return await self._context.store.write(body)

    async def unbind(self, guild_id: int, channel_id: int, lang: str | None) -> int:
        """Post nothing more about a language (None: any) in a channel; how many languages that took away."""

        def body(tx: Tx) -> int:
            found = feeds.of_channel(tx, channel_id, guild_id)
            gone = [row for row in found if lang in (None, row.lang)]
            feeds.remove(tx, [row.id for row in gone])
            return len({row.lang for row in gone})

        return await self._context.store.write(body)

    async def of_guild(self, guild_id: int) -> list[FeedView]:
        """Everything that is set up on a server, by language and channel."""
        return await self._context.store.read(lambda tx: _views(feeds.of_guild(tx, guild_id)))

    async def of_channel(self, guild_id: int, channel_id: int) -> list[FeedView]:
        """Everything that is set up in a channel, by language."""
        return await self._context.store.read(lambda tx: _views(feeds.of_channel(tx, channel_id, guild_id)))

    async def get(self, feed_id: int, guild_id: int) -> FeedView:
        """A feed of this server; FeedGone."""
        return await self._context.store.read(lambda tx: _required(tx, feed_id, guild_id))

    async def change(
        self,
        feed_id: int,
        guild_id: int,
        *,
        is_on: bool | EllipsisType = ...,
        schedule: str | EllipsisType | None = ...,
        locale: str | EllipsisType | None = ...,
        size: int | EllipsisType = ...,
        is_in_place: bool | EllipsisType = ...,
        is_everywhere: bool | EllipsisType = ...,
        due_at: datetime | EllipsisType | None = ...,
    ) -> FeedView:
        """Set what is given; turning it on lets the channel go on if it was paused. FeedGone, InvalidSize."""
        if not isinstance(size, EllipsisType) and size not in SIZES:
            raise InvalidSize(least=SIZES[0], most=SIZES[-1])
        given = {
            "is_on": is_on,
            "schedule": schedule,
            "locale": locale,
            "size": size,
            "is_in_place": is_in_place,
            "is_everywhere": is_everywhere,
            "due_at": due_at,
        }
        values = {name: value for name, value in given.items() if not isinstance(value, EllipsisType)}

        def body(tx: Tx) -> FeedView:
            known = _required(tx, feed_id, guild_id)
            if values:
                sql.change(tx, t.feed, feed_id, values)
            if is_on is True:
                feeds.lift(tx, known.channel_discord_id, guild_id)
            return _required(tx, feed_id, guild_id)

        return await self._context.store.write(body)

    async def bound(self, guild_id: int, lang: str, kind: FeedKind) -> list[FeedView]:
        """Where a kind of post about a language goes on this server: what is on and not paused."""
        return await self._context.store.read(
            lambda tx: _views(feeds.bound(tx, guild_id, lang, FeedKind(kind).value))
        )

    async def due(self, *, now: datetime, limit: int = DUE_AT_ONCE) -> list[FeedView]:
        """What is on, not paused and due, the longest due first."""
        return await self._context.store.read(lambda tx: _views(feeds.due(tx, now, limit)))

    async def pause(self, feed_id: int, because: str, *, now: datetime) -> bool:
        """Stop every feed of this one's channel; True for the one call that stopped it, so that it is told once."""

        def body(tx: Tx) -> bool:
            channel_id = feeds.channel_of(tx, feed_id)
            stopped = tx.execute(
                sa.update(t.feed)
                .where(f.channel_discord_id == channel_id, f.paused_at.is_(None))
                .values(paused_at=now, paused_because=because[:32])
                .returning(f.id)
            )
            return feed_id in stopped.scalars().all()

        return await self._context.store.write(body)

    async def forget_message(self, feed_id: int) -> None:
        """Post anew next time: the last message is not there any more."""
        await self._set(feed_id, {"message_discord_id": None})

    async def reschedule(self, feed_id: int, due_at: datetime | None) -> None:
        """Set when the next post is due."""
        await self._set(feed_id, {"due_at": due_at})

    async def _set(self, feed_id: int, values: Mapping[str, Any]) -> None:
        await self._context.store.write(lambda tx: sql.change(tx, t.feed, feed_id, values))


def _required(tx: Tx, feed_id: int, guild_id: int) -> FeedView:
    row = feeds.by_id(tx, feed_id, guild_id)
    if row is None:
        raise FeedGone
    return _view(row)


def _views(found: list[Any]) -> list[FeedView]:
    return [_view(row) for row in found]


def _view(row: Any) -> FeedView:
    values = row._asdict()
    return FeedView(
        **{**values, "kind": FeedKind(row.kind), "time_zone": row.time_zone or UTC_NAME},
    )

"""Members on servers: what a server calls them, whether they are still there, whether its boards show them.

The bot has no list of a server's members (that would be a privileged intent): it learns from what a member does there,
and asks Discord about the few whom a board is about to show.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.domain.text import one_line_name
from storage.queries import contributors, listing, sql
from storage.queries import tables as t
from storage.services.context import Context
from storage.store import Tx

FRESH = timedelta(days=1)
"""How long it is taken for granted that somebody is still where they were seen."""

m, c = t.membership.c, t.contributor.c


class Memberships:
    """Only contributors are kept; somebody unknown changes nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def seen(
        self, discord_id: int, guild_discord_id: int, *, name: str, server_name: str, now: datetime
    ) -> bool:
        """Note that a member is on a server, and what they are called in general (`name`) and there.

        False for somebody who is not stored, about whom nothing is noted.

        Writes only where something changed, or the last note is older than FRESH.
        """
        everywhere, here = one_line_name(name), one_line_name(server_name)

        def is_known(tx: Tx) -> bool | None:
            row = tx.execute(
                sa.select(c.name, m.name.label("here"), m.checked_at, m.left_at)
                .outerjoin(
                    t.membership, (m.contributor_id == c.id) & (m.guild_discord_id == guild_discord_id)
                )
                .where(c.discord_id == discord_id)
            ).first()
            if row is None:
                return None
            is_fresh = row.checked_at is not None and row.left_at is None and now - row.checked_at < FRESH
            return is_fresh and (row.name, row.here) == (everywhere, here)

        def body(tx: Tx) -> bool:
            member = contributors.by_discord_id(tx, discord_id, lock=True)
            if member is None:
                return False  # erased meanwhile
            contributors.change(tx, member.id, name=everywhere)
            self._note(tx, member.id, guild_discord_id, name=here, left_at=None, now=now)
            return True

        known = await self._context.store.read(is_known)
        return bool(known) if known is not False else await self._context.store.write(body)

    async def to_check(
        self,
        contributor_ids: Collection[int],
        guild_discord_id: int,
        *,
        now: datetime,
        fresh: timedelta = FRESH,
        only_members: bool = False,
    ) -> Sequence[tuple[int, int]]:
        """Those of these contributors about whom Discord should be asked, as (contributor, Discord id).

        They were not seen on the server for so long as is `fresh`, or never; `only_members` leaves out the latter, who
        may be known from other servers alone.
        """
        was_seen = m.contributor_id.is_not(None) if only_members else sa.true()
        query = (
            sa.select(c.id, c.discord_id)
            .outerjoin(t.membership, (m.contributor_id == c.id) & (m.guild_discord_id == guild_discord_id))
            .where(
                c.id.in_(contributor_ids),
                c.discord_id.is_not(None),
                m.checked_at.is_(None) | (m.checked_at <= now - fresh),
                was_seen,
            )
            .order_by(c.id)
        )
        return await self._context.store.read(lambda tx: [tuple(row) for row in tx.execute(query)])

    async def checked(
        self, contributor_id: int, guild_discord_id: int, *, name: str | None, is_there: bool, now: datetime
    ) -> None:
        """Note what Discord said about a contributor: their name there, or that they left or were banned."""

        def body(tx: Tx) -> None:
            lock = sa.select(c.discord_id).where(c.id == contributor_id).with_for_update(key_share=True)
            if tx.execute(lock).scalar() is None:
                return  # erased meanwhile
            here = one_line_name(name) if name else None
            left_at = None if is_there else now
            self._note(tx, contributor_id, guild_discord_id, name=here, left_at=left_at, now=now)

        await self._context.store.write(body)

    async def hide(self, discord_id: int, guild_discord_id: int, *, is_hidden: bool, now: datetime) -> bool:
        """Take a member off the boards of a server, or put them back; False for somebody who is not stored."""

        def body(tx: Tx) -> bool:
            member = contributors.by_discord_id(tx, discord_id, lock=True)
            if member is None:
                return False
            keys = {"guild_discord_id": guild_discord_id, "contributor_id": member.id}
            sql.add_if_new(tx, t.membership, [{**keys, "checked_at": now}])
            own = (m.guild_discord_id == guild_discord_id) & (m.contributor_id == member.id)
            tx.execute(sa.update(t.membership).where(own).values(is_hidden=is_hidden))
            listing.relist(tx, member.id)
            return True

        return await self._context.store.write(body)

    @staticmethod
    def _note(
        tx: Tx,
        contributor_id: int,
        guild_discord_id: int,
        *,
        name: str | None,
        left_at: datetime | None,
        now: datetime,
    ) -> None:
        keys = {"guild_discord_id": guild_discord_id, "contributor_id": contributor_id}
        own = (m.guild_discord_id == guild_discord_id) & (m.contributor_id == contributor_id)
        had_left = tx.execute(sa.select(m.left_at).where(own)).scalar() is not None
        values: dict[str, object] = {"checked_at": now, "left_at": left_at}
        if name is not None:
            values["name"] = name
        sql.put(tx, t.membership, keys, values)
        if had_left != (left_at is not None):
            listing.relist(tx, contributor_id)

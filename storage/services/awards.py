"""Badges: who has which, what a member has not been told yet, and the roles that servers give for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from storage.domain.badges import Badge
from storage.queries import contributors, sql
from storage.queries import tables as t
from storage.services.context import Context
from storage.statements import rows
from storage.store import Tx

a, b, c, g = t.award.c, t.badge_role.c, t.contributor.c, t.granted_role.c
ORDER: Mapping[str, int] = {badge.value: place for place, badge in enumerate(Badge)}
_ME = sa.select(c.id).where(c.discord_id == sa.bindparam("member")).scalar_subquery()
_OF = (
    sa.select(a.badge, a.awarded_at)
    .join(t.contributor, c.id == a.contributor_id)
    .where(c.discord_id == sa.bindparam("member"))
)
_UNTOLD = (
    sa.select(a.badge)
    .join(t.contributor, c.id == a.contributor_id)
    .where(c.discord_id == sa.bindparam("member"), a.told_at.is_(None))
)
_TELL = (
    sa.update(t.award)
    .where(a.contributor_id == _ME, a.told_at.is_(None))
    .values(told_at=sa.bindparam("now"))
    .returning(a.badge)
)
_ROLES = sa.select(b.badge, b.role_discord_id).where(b.guild_discord_id == sa.bindparam("guild"))
_TO_GRANT = (
    sa.select(b.badge, b.role_discord_id)
    .join(t.award, a.badge == b.badge)
    .join(t.contributor, c.id == a.contributor_id)
    .where(
        c.discord_id == sa.bindparam("member"),
        b.guild_discord_id == sa.bindparam("guild"),
        ~sa.exists().where(
            g.guild_discord_id == b.guild_discord_id,
            g.contributor_id == a.contributor_id,
            g.badge == b.badge,
        ),
    )
)


class Awards:
    """Badges of members and the roles for them. What is earned is noted where it is earned (Books.award)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def of(self, discord_id: int) -> list[tuple[Badge, datetime]]:
        """The badges of a member with the time each was earned, in the order of Badge."""
        found = await self._context.store.read(lambda tx: rows(tx, _OF, {"member": discord_id}))
        return [(Badge(row.badge), row.awarded_at) for row in sorted(found, key=lambda row: ORDER[row.badge])]

    async def take_news(self, discord_id: int, *, now: datetime) -> tuple[Badge, ...]:
        """The badges that a member has not been told of, in the order of Badge; whoever asks once more hears none.

        One read by an index where there is none.
        """
        me = {"member": discord_id}
        if not await self._context.store.read(lambda tx: rows(tx, _UNTOLD, me)):
            return ()
        told = await self._context.store.write(lambda tx: rows(tx, _TELL, {**me, "now": now}))
        return tuple(Badge(name) for name in sorted((row.badge for row in told), key=ORDER.__getitem__))

    async def roles(self, guild_discord_id: int) -> Mapping[Badge, int]:
        """Badge -> the role that a server gives for it, in the order of Badge."""
        found = await self._context.store.read(lambda tx: rows(tx, _ROLES, {"guild": guild_discord_id}))
        ordered = sorted(found, key=lambda row: ORDER[row.badge])
        return {Badge(row.badge): row.role_discord_id for row in ordered}

    async def set_role(self, guild_discord_id: int, badge: Badge, role_discord_id: int | None) -> None:
        """Choose the role that a server gives for a badge; None: none any more. Another role is given anew."""

        def body(tx: Tx) -> None:
            here = (b.guild_discord_id == guild_discord_id, b.badge == badge.value)
            old = tx.execute(sa.select(b.role_discord_id).where(*here)).scalar()
            if old == role_discord_id:
                return
            granted = sa.delete(t.granted_role).where(
                g.guild_discord_id == guild_discord_id, g.badge == badge.value
            )
            tx.execute(granted)
            if role_discord_id is None:
                tx.execute(sa.delete(t.badge_role).where(*here))
                return
            keys = {"guild_discord_id": guild_discord_id, "badge": badge.value}
            sql.put(tx, t.badge_role, keys, {"role_discord_id": role_discord_id})

        await self._context.store.write(body)

    async def roles_to_grant(self, discord_id: int, guild_discord_id: int) -> list[tuple[Badge, int]]:
        """The roles that a server has for badges of this member and that they were not given yet."""
        values = {"member": discord_id, "guild": guild_discord_id}
        found = await self._context.store.read(lambda tx: rows(tx, _TO_GRANT, values))
        return [
            (Badge(row.badge), row.role_discord_id) for row in sorted(found, key=lambda row: ORDER[row.badge])
        ]

    async def granted(self, discord_id: int, guild_discord_id: int, badge: Badge, now: datetime) -> None:
        """Note that a member was given the role for a badge; nothing for somebody who is not stored."""

        def body(tx: Tx) -> None:
            member = contributors.by_discord_id(tx, discord_id, lock=True)
            if member is None:
                return
            row = {
                "guild_discord_id": guild_discord_id,
                "contributor_id": member.id,
                "badge": badge.value,
                "granted_at": now,
            }
            sql.add_if_new(tx, t.granted_role, [row])

        await self._context.store.write(body)

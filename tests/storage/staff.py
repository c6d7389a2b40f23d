"""Who moderates in the tests, and what the audit log and the notices say afterwards."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import NOW, claim, fetch, finish, written_in

HERE, THERE = 100, 200
"""Two servers."""
MODERATOR = Authority(901, HERE, Level.MODERATOR)
SECOND = Authority(902, HERE, Level.MODERATOR)
OF_FRENCH = Authority(903, HERE, Level.MODERATOR, frozenset({"fr"}))
ELSEWHERE = Authority(904, THERE, Level.MODERATOR)
HOME = Authority(905, HERE, Level.MODERATOR, is_home=True)
OPERATOR = Authority(906, None, Level.OPERATOR)
NOBODY = Authority(907, HERE)


async def contributor(store: Store, discord_id: int) -> int:
    """The number of a member."""
    query = sa.select(t.contributor.c.id).where(t.contributor.c.discord_id == discord_id)
    return int((await fetch(store, query))[0].id)


async def prompt_on(engine: Engine, by: int, guild: int | None, text: str | None = None, **where: Any) -> int:
    """An initial prompt that a member wrote on a server; its message."""
    view = await claim(engine, by, Kind.INITIAL_PROMPT, guild_discord_id=guild, **where)
    await finish(engine, view, by, text=text)
    return await written_in(engine.context.store, view.id)


async def seen_on(engine: Engine, guild: int, *discord_ids: int) -> None:
    """Members are on a server."""
    for discord_id in discord_ids:
        await engine.memberships.seen(discord_id, guild, name=f"M{discord_id}", server_name="", now=NOW)


async def acts(store: Store) -> list[tuple[str, str, int | None]]:
    """(act, subject, who) of every entry of the audit log."""
    a = t.audit_entry.c
    rows = await fetch(store, sa.select(a.act, a.subject, a.actor_discord_id).order_by(a.id))
    return [tuple(row) for row in rows]


async def details(store: Store) -> list[dict[str, Any] | None]:
    """Their details."""
    a = t.audit_entry.c
    return [row.details for row in await fetch(store, sa.select(a.details).order_by(a.id))]


async def told(store: Store, discord_id: int) -> list[str]:
    """The kinds of a member's notices, oldest first."""
    n, c = t.notice.c, t.contributor.c
    query = sa.select(n.kind).join(t.contributor, c.id == n.contributor_id).where(c.discord_id == discord_id)
    return [row.kind for row in await fetch(store, query.order_by(n.id))]

"""Moderators and the cases they find: short ways for the tests about them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.cases import CaseReason
from storage.domain.notices import NoticeKind
from storage.queries import cases as case_rows
from storage.queries import messages
from storage.queries import tables as t
from storage.services.cases import CaseView
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.builders import NOW, fetch

GUILD, OTHER_GUILD = 500, 600


def moderator(discord_id: int = 90, *, guild: int | None = GUILD, **values: Any) -> Authority:
    """A moderator of the server that everything is written on."""
    return Authority(discord_id, guild, Level.MODERATOR, **values)


HOME = moderator(91, guild=700, is_home=True)
"""A moderator of a server that looks after everything."""


async def settle_on(store: Store, message_id: int, guild: int | None = GUILD) -> None:
    """Let a message have been written on a server."""
    changed = sa.update(t.message).where(t.message.c.id == message_id).values(guild_discord_id=guild)
    await store.write(lambda tx: tx.execute(changed))


async def opened(
    engine: Engine, message_id: int, reason: CaseReason = CaseReason.PASTED, **facts: Any
) -> int:
    """A case about a message; its number."""

    def body(tx: Tx) -> int:
        message = messages.get(tx, message_id)
        assert message is not None
        return case_rows.open_case(
            tx,
            message=message,
            contributor_id=message.author_id,
            guild_discord_id=message.guild_discord_id,
            lang=message.lang,
            reason=reason,
            now=NOW,
            facts=facts,
        )

    return await engine.context.store.write(body)


async def next_case(engine: Engine, authority: Authority = HOME, **where: Any) -> CaseView:
    """The next case, which has to be there."""
    found = await engine.cases.next(authority, **{"now": NOW, **where})
    assert found is not None, "no case waits"
    return found


async def case_row(store: Store, case_id: int) -> sa.Row[Any]:
    """A case."""
    return (await fetch(store, sa.select(t.review_case).where(t.review_case.c.id == case_id)))[0]


async def cases_of(store: Store, message_id: int) -> list[sa.Row[Any]]:
    """The cases of a message, oldest first."""
    c = t.review_case.c
    return await fetch(store, sa.select(t.review_case).where(c.message_id == message_id).order_by(c.id))


async def told(store: Store, discord_id: int) -> list[NoticeKind]:
    """What a member has been or is to be told, oldest first."""
    n, k = t.notice.c, t.contributor.c
    query = sa.select(n.kind).join(t.contributor, k.id == n.contributor_id)
    return [
        NoticeKind(row.kind)
        for row in await fetch(store, query.where(k.discord_id == discord_id).order_by(n.id))
    ]


async def acts(store: Store) -> list[tuple[str, str]]:
    """(act, subject) of every entry of the audit log, oldest first."""
    a = t.audit_entry.c
    return [(row.act, row.subject) for row in await fetch(store, sa.select(a.act, a.subject).order_by(a.id))]

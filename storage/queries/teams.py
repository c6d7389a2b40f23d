"""Teams: who belongs to them, and what they have done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import product
from typing import Any

import sqlalchemy as sa

from storage.domain.periods import periods_of
from storage.domain.points import SCALED, PointEvent
from storage.queries import sql
from storage.queries import tables as t
from storage.queries.ledger import ALL_LANGUAGES
from storage.statements import first, rows, run
from storage.store import Tx

c, tm, ts = t.team.c, t.team_member.c, t.team_standing.c
_OF_GUILD = sa.select(c.id, c.name, c.members, c.folded).where(c.guild_discord_id == sa.bindparam("guild"))
_BOARD = (
    sa.select(
        c.id,
        c.name,
        c.members,
        sa.func.coalesce(ts.points, 0).label("points"),
        sa.func.coalesce(ts.contributions, 0).label("contributions"),
    )
    .select_from(
        t.team.outerjoin(
            t.team_standing,
            sa.and_(ts.team_id == c.id, ts.period == sa.bindparam("period"), ts.lang == sa.bindparam("lang")),
        )
    )
    .where(c.guild_discord_id == sa.bindparam("guild"))
)
_MEMBERSHIP = sa.select(tm.team_id, c.name, c.members).join(t.team, c.id == tm.team_id)
_MEMBERSHIP_OF = _MEMBERSHIP.where(
    tm.guild_discord_id == sa.bindparam("guild"), tm.contributor_id == sa.bindparam("contributor")
)
_MEMBERSHIPS = (
    sa.select(tm.guild_discord_id, tm.team_id)
    .where(tm.contributor_id == sa.bindparam("contributor"))
    .order_by(tm.team_id)
)
_COUNT_MEMBER = (
    sa.update(t.team).where(c.id == sa.bindparam("_id")).values(members=c.members + sa.bindparam("_by"))
)
_LEAVE = sa.delete(t.team_member).where(
    tm.guild_discord_id == sa.bindparam("_guild"), tm.contributor_id == sa.bindparam("_contributor")
)


def of_guild(tx: Tx, guild_discord_id: int) -> Sequence[sa.Row[Any]]:
    """The teams of a server: id, name, members, folded."""
    return rows(tx, _OF_GUILD, {"guild": guild_discord_id})


def board(tx: Tx, guild_discord_id: int, period: str, lang: str) -> Sequence[sa.Row[Any]]:
    """The teams of a server with their points and contributions in a period and language (0 without any)."""
    return rows(tx, _BOARD, {"guild": guild_discord_id, "period": period, "lang": lang})


def membership(tx: Tx, contributor_id: int, guild_discord_id: int) -> sa.Row[Any] | None:
    """A member's team on a server: team_id, name, members."""
    found: sa.Row[Any] | None = first(
        tx, _MEMBERSHIP_OF, {"contributor": contributor_id, "guild": guild_discord_id}
    )
    return found


def memberships(tx: Tx, contributor_id: int) -> Sequence[sa.Row[Any]]:
    """A member's teams on all servers: guild_discord_id, team_id."""
    return rows(tx, _MEMBERSHIPS, {"contributor": contributor_id})


def add_member(tx: Tx, contributor_id: int, guild_discord_id: int, team_id: int, now: datetime) -> None:
    """Let a member who has no team on the server belong to one."""
    row = {
        "guild_discord_id": guild_discord_id,
        "contributor_id": contributor_id,
        "team_id": team_id,
        "joined_at": now,
    }
    sql.add_all(tx, t.team_member, [row])
    run(tx, _COUNT_MEMBER, {"_id": team_id, "_by": 1})


def drop_member(tx: Tx, contributor_id: int, guild_discord_id: int, team_id: int) -> None:
    """The reverse."""
    run(tx, _LEAVE, {"_guild": guild_discord_id, "_contributor": contributor_id})
    run(tx, _COUNT_MEMBER, {"_id": team_id, "_by": -1})


def drop(tx: Tx, team_id: int) -> None:
    """Remove a team with its members and what it has done."""
    tx.execute(
        sa.select(c.id).where(c.id == team_id).with_for_update()
    )  # before its rows, as an erasure does
    for table, column in ((t.team_member, tm.team_id), (t.team_standing, ts.team_id), (t.team, c.id)):
        tx.execute(sa.delete(table).where(column == team_id))


def count(tx: Tx, entries: Iterable[tuple[int, sa.Row[Any]]], *, sign: int = 1) -> None:
    """Add lines of the ledger (id, lang, event, delta, created_at) to what the team beside each has done.

    `sign` is -1 to take them out.
    """
    sums: dict[tuple[int, str, str], Counter[str]] = defaultdict(Counter)
    for team_id, entry in entries:
        is_contribution = PointEvent(entry.event) in SCALED
        for period, lang in product(periods_of(entry.created_at.date()), {entry.lang, ALL_LANGUAGES}):
            sums[team_id, period, lang].update(
                points=sign * entry.delta, contributions=sign * is_contribution
            )
    keys = ("team_id", "period", "lang")
    made = [{**dict(zip(keys, key, strict=True)), **amounts} for key, amounts in sorted(sums.items())]
    sql.increase_all(tx, t.team_standing, keys, made)

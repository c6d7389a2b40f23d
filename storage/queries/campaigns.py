"""Campaigns, and what their languages have come to: the figures of a language's days, added up in the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.domain.campaigns import Unit
from storage.domain.periods import TOTAL
from storage.domain.visibility import NOWHERE, Visibility
from storage.queries import tables as t
from storage.queries.ledger import ALL_GUILDS
from storage.statements import first, rows
from storage.store import Tx

c, d = t.campaign.c, t.language_day.c

COLUMN: Mapping[Unit, sa.Column[Any]] = {
    Unit.ACCEPTED_MESSAGES: d.accepted,
    Unit.FINISHED_TREES: d.finished_trees,
    Unit.CONTRIBUTIONS: d.contributions,
}
"""The figure of a language's day that a unit counts."""

_ALL = sa.select(t.campaign, t.contributor.c.discord_id.label("started_by_discord_id")).select_from(
    t.campaign.outerjoin(t.contributor, t.contributor.c.id == c.started_by)
)
_IS_OPEN = c.state != sa.literal_column("'ended'")
"""As the index uq_campaign_running says it."""
_OF_SERVER = (c.id == sa.bindparam("campaign"), c.guild_discord_id == sa.bindparam("guild"))
_BY_ID = _ALL.where(*_OF_SERVER)
_LOCKED = sa.select(t.campaign).where(*_OF_SERVER).with_for_update()
_OF_GUILD = (
    _ALL.where(c.guild_discord_id == sa.bindparam("guild")).order_by(c.id.desc()).limit(sa.bindparam("limit"))
)
_OPEN_OF_GUILD = _ALL.where(c.guild_discord_id == sa.bindparam("guild"), _IS_OPEN).order_by(c.id.desc())
_RUNNING = _ALL.where(c.state == "running").order_by(c.id)
_OVER = _ALL.where(_IS_OPEN, c.until <= sa.bindparam("now")).order_by(c.until, c.id)
_SUMS = sa.select(
    *(sa.func.coalesce(sa.func.sum(column), 0).label(unit.value) for unit, column in COLUMN.items())
).where(d.lang == sa.bindparam("lang"))
_DAYS = (
    sa.select(t.language_day)
    .where(d.lang == sa.bindparam("lang"), d.day >= sa.bindparam("since"))
    .order_by(d.day)
)


def by_id(tx: Tx, campaign_id: int, guild_id: int) -> Any | None:
    """A campaign of this server, with the Discord id of whoever started it."""
    return first(tx, _BY_ID, {"campaign": campaign_id, "guild": guild_id})


def locked(tx: Tx, campaign_id: int, guild_id: int) -> Any | None:
    """The row of a campaign of this server, which nobody else changes until the transaction ends."""
    return first(tx, _LOCKED, {"campaign": campaign_id, "guild": guild_id})


def of_guild(tx: Tx, guild_id: int, limit: int) -> list[Any]:
    """The newest campaigns of a server, ended ones included."""
    return rows(tx, _OF_GUILD, {"guild": guild_id, "limit": limit})


def open_of_guild(tx: Tx, guild_id: int) -> list[Any]:
    """The campaigns of a server that have not ended, newest first."""
    return rows(tx, _OPEN_OF_GUILD, {"guild": guild_id})


def running(tx: Tx) -> list[Any]:
    """The campaigns of all servers that run."""
    return rows(tx, _RUNNING, {})


def over(tx: Tx, now: datetime) -> list[Any]:
    """The campaigns of all servers that have not ended although their time has, the earliest end first."""
    return rows(tx, _OVER, {"now": now})


def add(tx: Tx, values: Mapping[str, Any]) -> int | None:
    """Insert a campaign; its id, None where the server has one for the language that has not ended."""
    row = first(tx, _adding(tx.dialect.name), values)
    return int(row.id) if row is not None else None


@lru_cache
def _adding(dialect: str) -> Any:
    insert = (sqlite if dialect == "sqlite" else postgresql).insert(t.campaign)
    return insert.on_conflict_do_nothing().returning(c.id)


def sums(tx: Tx, lang: str) -> Mapping[Unit, int]:
    """What a language has come to, in every unit."""
    row = rows(tx, _SUMS, {"lang": lang})[0]
    return {unit: int(getattr(row, unit.value)) for unit in Unit}


def days(tx: Tx, lang: str, since: date) -> list[Any]:
    """The figures of a language per day since then."""
    return rows(tx, _DAYS, {"lang": lang, "since": since})


def _active_since(lang: str, since: date) -> tuple[sa.ColumnElement[bool], ...]:
    """Who contributed in a language on this day (UTC) or later.

    Read along the board of the language, so that it costs what the language has of contributors.
    """
    s = t.standing.c
    return (
        s.period == TOTAL,
        s.lang == lang,
        s.guild_discord_id == ALL_GUILDS,
        t.contributor.c.active_days[lang].as_string() >= since.isoformat(),
    )


def count_active(tx: Tx, lang: str, since: date) -> int:
    """How many contributed in a language on this day (UTC) or later."""
    joined = t.standing.join(t.contributor, t.contributor.c.id == t.standing.c.contributor_id)
    query = sa.select(sa.func.count()).select_from(joined).where(*_active_since(lang, since))
    return int(tx.execute(query).scalar_one())


def credited(tx: Tx, lang: str, since: date, guild_id: int) -> list[Any]:
    """Id, alias and name (on the server, else anywhere) of those of them who want credit and whom its boards may name.

    Who chose "on your servers only" is named where they are a member. Whoever did most in the language comes first.
    """
    s, who, there, u = t.standing.c, t.contributor.c, t.membership.c, t.unlisted.c
    joined = t.standing.join(t.contributor, who.id == s.contributor_id).outerjoin(
        t.membership, sa.and_(there.contributor_id == who.id, there.guild_discord_id == guild_id)
    )
    is_listed = ~sa.exists().where(u.contributor_id == who.id, u.scope.in_([NOWHERE, guild_id]))
    is_known_here = sa.or_(who.visibility != Visibility.SERVER.value, there.contributor_id.is_not(None))
    query = (
        sa.select(who.id, who.alias, sa.func.coalesce(there.name, who.name).label("name"))
        .select_from(joined)
        .where(who.wants_credit, is_listed, is_known_here, *_active_since(lang, since))
        .order_by(s.contributions.desc(), who.id)
    )
    return list(tx.execute(query))

"""Rows that are followed one after another: where a follower stands, and what the next rows say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.acceptance import REASONS
from storage.domain.badges import Badge
from storage.domain.reliability import Reliability
from storage.queries import sql
from storage.queries import tables as t
from storage.statements import first, rows, run, scalars
from storage.store import Tx

REVIEWS = "review"
"""The follower of reviews."""
ENTRIES = "point_entry"
"""The follower of the ledger; its lock also keeps teams and their members as they are."""

SEARCH = "search"
"""The follower of messages that indexes their words."""
EDITS = "search_edits"
"""The follower of revisions that indexes the words of edited messages anew."""
CONDUCT = "conduct"
"""The follower of reviews that counts what they say of each author."""
FLAGS = "conduct_flags"
"""The follower of reports that does."""
SCANNED = "scanned"
"""The follower of messages that looks for pasted and copied ones."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A row up to which a follower may go once everybody has ended who was writing when it was looked up."""

    last_id: int
    transaction: int | None
    """PostgreSQL's 64-bit number of a transaction that began after that; None where one writes at a time (SQLite)."""


f, m, p, r = t.follower.c, t.message.c, t.point_entry.c, t.review.c
_LAST = {
    REVIEWS: sa.func.max(r.id),
    ENTRIES: sa.func.max(p.id),
    SCANNED: sa.func.max(m.id),
    SEARCH: sa.func.max(m.id),
    EDITS: sa.func.max(t.message_revision.c.id),
    CONDUCT: sa.func.max(r.id),
    FLAGS: sa.func.max(t.report.c.id),
}
_ONE_WRITER: Any = sa.literal_column("NULL")
_TRANSACTION: Any = sa.literal_column("pg_current_xact_id()::text::bigint")
_OLDEST: Any = sa.select(sa.literal_column("pg_snapshot_xmin(pg_current_snapshot())::text::bigint"))
_REACH = {
    (name, dialect): sa.select(sa.func.coalesce(last, 0).label("last_id"), number.label("transaction"))
    for name, last in _LAST.items()
    for dialect, number in (("sqlite", _ONE_WRITER), ("postgresql", _TRANSACTION))
}
_LOCKED = sa.select(f.last_id).where(f.name == sa.bindparam("name")).with_for_update()
_POSITION = sa.select(f.last_id).where(f.name == sa.bindparam("name"))
_ADVANCE = sa.update(t.follower).where(f.name == sa.bindparam("_name")).values(last_id=sa.bindparam("_last"))
_REVIEWS = (
    sa.select(r.id, r.message_id)
    .where(r.id > sa.bindparam("last"), r.id <= sa.bindparam("up_to"))
    .order_by(r.id)
    .limit(sa.bindparam("most"))
)
_ENTRY = (p.id, p.lang, p.event, p.delta, p.created_at)
_ENTRIES = (
    sa.select(*_ENTRY, t.team_member.c.team_id)
    .select_from(
        t.point_entry.outerjoin(
            t.team_member,
            sa.and_(
                t.team_member.c.guild_discord_id == p.guild_discord_id,
                t.team_member.c.contributor_id == p.contributor_id,
            ),
        )
    )
    .where(p.id > sa.bindparam("last"), p.id <= sa.bindparam("up_to"))
    .order_by(p.id)
    .limit(sa.bindparam("most"))
)
_ENTRIES_OF = sa.select(*_ENTRY).where(
    p.contributor_id == sa.bindparam("contributor"),
    p.guild_discord_id == sa.bindparam("guild"),
    p.id > sa.bindparam("last"),
)


def reach(tx: Tx, name: str) -> Reach:
    """How far a table can be followed soon: what is committed now, and who has to end before that is all of it.

    Ids are given when a row is written and show when its transaction commits, so the highest one to be seen says
    nothing of those below it: a transaction may still be about to commit one of them. Each that has taken such an id
    changed or locked something before and got its number then, below the one that this transaction gets here, after
    its view of the table was fixed.
    """
    found = first(tx, _REACH[name, tx.dialect.name], {})
    assert found is not None, "an aggregate has a row"
    return Reach(found.last_id, found.transaction)


def is_sure(tx: Tx, up_to: Reach) -> bool:
    """Whether nothing can come any more at or below a reach: every transaction up to its number has ended.

    A transaction that is held up keeps this false, also one in another database of the same server.
    """
    return up_to.transaction is None or scalars(tx, _OLDEST, {})[0] > up_to.transaction


def position(tx: Tx, name: str) -> int:
    """The last row that a follower has seen, without its lock."""
    found = first(tx, _POSITION, {"name": name})
    return int(found.last_id) if found is not None else 0


def lock(tx: Tx, name: str) -> int:
    """The last row that a follower has seen; nobody else takes its place until the transaction ends."""
    found = first(tx, _LOCKED, {"name": name})
    if found is None:
        sql.add_if_new(tx, t.follower, [{"name": name, "last_id": 0}])
        found = first(tx, _LOCKED, {"name": name})
    assert found is not None, "added above"
    return int(found.last_id)


def advance(tx: Tx, name: str, last_id: int) -> None:
    """Put a locked follower forward."""
    run(tx, _ADVANCE, {"_name": name, "_last": last_id})


def reviews_after(tx: Tx, last_id: int, up_to: Reach, most: int) -> Sequence[sa.Row[Any]]:
    """The next reviews by id: id, message_id."""
    return rows(tx, _REVIEWS, {"last": last_id, "up_to": up_to.last_id, "most": most})


def entries_after(tx: Tx, last_id: int, up_to: Reach, most: int) -> Sequence[sa.Row[Any]]:
    """The next lines of the ledger by id, each with the team to which its member belongs now; None without one."""
    return rows(tx, _ENTRIES, {"last": last_id, "up_to": up_to.last_id, "most": most})


def entries_of(tx: Tx, contributor_id: int, guild_discord_id: int, *, after: int) -> Sequence[sa.Row[Any]]:
    """A member's lines of the ledger on a server that come after an id."""
    return rows(tx, _ENTRIES_OF, {"contributor": contributor_id, "guild": guild_discord_id, "last": after})


def reviews_of(tx: Tx, message_ids: Iterable[int], *, up_to: int) -> Sequence[sa.Row[Any]]:
    """The reviews of these messages up to an id, by id: id, message_id, contributor_id, labels, lang."""
    query = (
        sa.select(r.id, r.message_id, r.contributor_id, r.labels, m.lang)
        .join(t.message, m.id == r.message_id)
        .where(r.message_id.in_(list(message_ids)), r.id <= up_to)
        .order_by(r.id)
    )
    return list(tx.execute(query))


def records_without(
    tx: Tx, badge: Badge, contributor_ids: Iterable[int]
) -> Mapping[int, Mapping[str, Reliability]]:
    """Contributor -> question -> how often they were right, of those who do not have a badge yet."""
    a, c = t.award.c, t.reliability.c
    has_it = sa.exists().where(a.contributor_id == c.contributor_id, a.badge == badge.value)
    query = sa.select(c.contributor_id, c.question, c.right, c.wrong).where(
        c.contributor_id.in_(list(contributor_ids)), c.question.in_(list(REASONS)), ~has_it
    )
    found: dict[int, dict[str, Reliability]] = {}
    for row in tx.execute(query):
        found.setdefault(row.contributor_id, {})[row.question] = Reliability(row.right, row.wrong)
    return found


def award_members(tx: Tx, badge: Badge, contributor_ids: Iterable[int], now: datetime) -> None:
    """Give a badge to those of these contributors who are members still, and remain so until the transaction ends."""
    c = t.contributor.c
    query = sa.select(c.id).where(c.id.in_(list(contributor_ids)), c.discord_id.is_not(None))
    found = tx.execute(query.order_by(c.id).with_for_update(read=True))
    sql.add_if_new(
        tx,
        t.award,
        [{"contributor_id": row.id, "badge": badge.value, "awarded_at": now} for row in list(found)],
    )


def received_reviews(tx: Tx, last_id: int, up_to: Reach, most: int) -> Sequence[sa.Row[Any]]:
    """The next reviews by id, each with the author of its message: id, labels, created_at, author_id."""
    query = sa.select(r.id, r.labels, r.created_at, m.author_id).join(t.message, m.id == r.message_id)
    query = query.where(r.id > last_id, r.id <= up_to.last_id).order_by(r.id).limit(most)
    return list(tx.execute(query))


def received_reports(tx: Tx, last_id: int, up_to: Reach, most: int) -> Sequence[sa.Row[Any]]:
    """The next reports by id, each with the author of its message: id, created_at, author_id."""
    k = t.report.c
    query = sa.select(k.id, k.created_at, m.author_id).join(t.message, m.id == k.message_id)
    query = query.where(k.id > last_id, k.id <= up_to.last_id).order_by(k.id).limit(most)
    return list(tx.execute(query))

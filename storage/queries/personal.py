"""What is stored about one member: which tables, how many rows, and the rows themselves as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from storage.queries import bulk, messages
from storage.queries import tables as t
from storage.store import Tx

OF_MEMBER: Mapping[sa.Table, str] = MappingProxyType(
    {
        t.contributor_language: "contributor_id",
        t.consent: "contributor_id",
        t.message: "author_id",
        t.task: "contributor_id",
        t.seen: "contributor_id",
        t.review: "contributor_id",
        t.reliability: "contributor_id",
        t.ballot: "contributor_id",
        t.reaction: "contributor_id",
        t.report: "contributor_id",
        t.point_entry: "contributor_id",
        t.standing: "contributor_id",
        t.membership: "contributor_id",
        t.unlisted: "contributor_id",
        t.team_member: "contributor_id",
        t.award: "contributor_id",
        t.granted_role: "contributor_id",
        t.campaign: "started_by",
        t.review_case: "contributor_id",
        t.suspension: "contributor_id",
        t.staff_note: "contributor_id",
        t.removal: "contributor_id",
        t.notice: "contributor_id",
        t.appeal: "contributor_id",
        t.conduct: "contributor_id",
        t.erasure_request: "contributor_id",
    }
)
"""Every table with rows that are about a member, and the column that says whom."""
OF_OTHERS = frozenset(
    {
        (t.suspension, "suspended_by"),
        (t.suspension, "lifted_by"),
        (t.staff_note, "written_by"),
        (t.staff_note, "text"),
        (t.removal, "asked_by"),
        (t.removal, "confirmed_by"),
        (t.review_case, "leased_by"),
        (t.review_case, "leased_until"),
        (t.review_case, "closed_by"),
        (t.review_case, "facts"),
    }
)
"""Columns of those tables that hold ids or words of staff: a member is not given these."""

COUNTED: Mapping[sa.Table, sa.ColumnElement[bool]] = MappingProxyType(
    {t.reaction: t.reaction.c.emoji != messages.TAKEN_BACK}
)
"""Which rows of a table are counted, where that is not all of them."""

m, tree = t.message.c, t.tree.c
_IN_MESSAGE = {t.message.c.id: m.public_id, t.tree.c.id: tree.public_id}


def counts(tx: Tx, contributor_id: int) -> dict[str, int]:
    """Table -> how many rows are about a member, thumbs that were taken back aside; those without any are left out."""
    found = {}
    for table, column in OF_MEMBER.items():
        is_counted = COUNTED.get(table, sa.true())
        query = sa.select(sa.func.count()).where(table.c[column] == contributor_id, is_counted)
        if number := tx.execute(query).scalar_one():
            found[table.name] = int(number)
    return found


def rows_of(tx: Tx, table: sa.Table, contributor_id: int) -> list[dict[str, Any]]:
    """A table's rows about a member in the order of their keys, as plain data.

    Messages and trees are named by their public ids, Discord's ids are texts, times and days are in ISO form.
    """
    owner = OF_MEMBER[table]
    columns = [
        _shown(column)
        for column in table.c
        if column.name != owner and (table, column.name) not in OF_OTHERS and not _is_internal(column)
    ]
    query = sa.select(*columns).where(table.c[owner] == contributor_id).order_by(*table.primary_key)
    return [_plain(row) for row in tx.execute(query).mappings()]


def profile(tx: Tx, contributor_id: int) -> dict[str, Any]:
    """The member's own row as plain data."""
    query = sa.select(t.contributor).where(t.contributor.c.id == contributor_id)
    return _plain(tx.execute(query).mappings().one())


def revisions(tx: Tx, contributor_id: int) -> list[dict[str, Any]]:
    """What a member's messages said before moderators edited them."""
    r = t.message_revision.c
    query = sa.select(m.public_id.label("message"), r.text, r.created_at).join(
        t.message, m.id == r.message_id
    )
    return [
        _plain(row)
        for row in tx.execute(query.where(m.author_id == contributor_id).order_by(r.id)).mappings()
    ]


def acts(tx: Tx, contributor_id: int) -> list[dict[str, Any]]:
    """What staff did about a member, as the audit log has it: when and what, not who."""
    a = t.audit_entry.c
    query = sa.select(a.at, a.act).where(a.subject == f"member:{contributor_id}").order_by(a.id)
    return [_plain(row) for row in tx.execute(query).mappings()]


def public_ids(tx: Tx, message_ids: Iterable[int]) -> dict[int, str]:
    """Message -> its public id."""
    query = sa.select(m.id, m.public_id).where(bulk.is_among(tx, m.id, sorted(set(message_ids))))
    return {row.id: row.public_id for row in tx.execute(query)}


def _is_internal(column: sa.Column[Any]) -> bool:
    """Whether a column says nothing outside of the database: row ids of other kinds, fingerprints."""
    return column.name in ("task_id", "text_sha256", "removed_with", "pivot") or (
        column.primary_key and not column.foreign_keys and column.name == "id"
    )


def _shown(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """A column, with the public id instead of a message or a tree."""
    for key in column.foreign_keys:
        if key.column in _IN_MESSAGE:
            target = key.column.table.alias()
            public_id = sa.select(target.c.public_id).where(target.c.id == column)
            return public_id.correlate(column.table).scalar_subquery().label(column.name.removesuffix("_id"))
    return column


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): _value(str(name), value) for name, value in row.items()}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int) and name.endswith(("discord_id", "interaction_id")):
        return str(value)  # more digits than many readers of JSON keep of a number
    return value

"""The index over the words of messages: FTS5 on SQLite, tsvector on PostgreSQL; words as storage/domain/search.py."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from storage.domain import search
from storage.queries import tables as t
from storage.store import Tx

m, c = t.message.c, t.contributor.c
_KEYS: Mapping[str, str] = {"sqlite": "rowid", "postgresql": "message_id"}
_IDS: sa.BindParameter[int] = sa.bindparam("ids", expanding=True)
_DELETE = {
    dialect: sa.text(f"DELETE FROM message_search WHERE {key} IN :ids").bindparams(_IDS)
    for dialect, key in _KEYS.items()
}
_PUT = {
    "sqlite": sa.text("INSERT INTO message_search (rowid, words) VALUES (:id, :words)"),
    "postgresql": sa.text(
        "INSERT INTO message_search (message_id, words) VALUES (:id, CAST(:words AS tsvector))"
    ),
}
_MATCHES = {
    "sqlite": sa.text("message_search MATCH :match"),
    "postgresql": sa.text("message_search.words @@ CAST(:match AS tsquery)"),
}


def forget(tx: Tx, message_ids: Collection[int]) -> None:
    """Take messages out of the index: their texts are erased or edited (the follower of edits puts the new ones in).

    Their rows are locked first: whoever indexes the old words at this moment is waited for, and finds the new ones
    afterwards. So it does not matter whether the text is changed before or after.
    """
    ids = sorted(message_ids)
    if not ids:
        return
    locked = sa.select(m.id).where(m.id.in_(ids)).order_by(m.id).with_for_update(key_share=True)
    tx.execute(locked).all()
    _delete(tx, ids)


def index(tx: Tx, message_ids: Collection[int]) -> None:
    """Put the words of messages into the index, in place of what it held of them.

    Where a text changed meanwhile nothing is put: whoever changed it takes care of that.
    """
    ids = sorted(message_ids)
    if not ids:
        return
    read = sa.select(m.id, m.text, m.text_sha256).where(m.id.in_(ids), m.text != "").order_by(m.id)
    rows = list(tx.execute(read))
    words_of = search.INDEXED[tx.dialect.name]
    words = [{"id": row.id, "words": words_of(search.tokens(row.text))} for row in rows]
    _delete(tx, ids)
    if known := [each for each in words if each["words"]]:
        tx.execute(_PUT[tx.dialect.name], known)
    # Locked last, and so for as short as can be: from here on nobody changes them before this is committed.
    again = sa.select(m.id, m.text_sha256).where(m.id.in_(ids)).order_by(m.id).with_for_update(read=True)
    now = {row.id: row.text_sha256 for row in tx.execute(again)}
    _delete(tx, [row.id for row in rows if now[row.id] != row.text_sha256])


def _delete(tx: Tx, ids: Sequence[int]) -> None:
    if ids:
        tx.execute(_DELETE[tx.dialect.name], {"ids": list(ids)})


def find(
    tx: Tx,
    wanted: Sequence[Sequence[str]],
    columns: Sequence[sa.ColumnElement[Any]],
    where: sa.ColumnElement[bool],
    *,
    most: int,
    after: int = 0,
) -> list[sa.Row[Any]]:
    """Columns of the newest messages (and of their authors) that hold these phrases and fulfil a condition."""
    dialect = tx.dialect.name
    key: sa.ColumnClause[int] = sa.column(_KEYS[dialect], sa.BigInteger)
    hits = sa.table("message_search", key)
    query = (
        sa.select(*columns)
        .select_from(hits)
        .join(t.message, m.id == hits.c[_KEYS[dialect]])
        .outerjoin(t.contributor, c.id == m.author_id)
        .where(_MATCHES[dialect], where)
        .order_by(hits.c[_KEYS[dialect]].desc())
    )
    given = {"match": search.ASKED[dialect](wanted)}
    return list(tx.execute(query.limit(most).offset(after), given))

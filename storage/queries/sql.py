"""Inserts that both databases word differently, and one for each purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.store import Tx

Row = Mapping[str, Any]


def _insert(tx: Tx, table: sa.Table) -> Any:
    return sqlite.insert(table) if tx.dialect.name == "sqlite" else postgresql.insert(table)


def add(tx: Tx, table: sa.Table, row: Row) -> int:
    """Insert a row; its new id."""
    return int(tx.execute(sa.insert(table).values(**row).returning(table.c.id)).scalar_one())


def add_if_new(tx: Tx, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert rows; those that are there already stay as they are."""
    if rows:
        tx.execute(_insert(tx, table).on_conflict_do_nothing(), list(rows))


def increase(tx: Tx, table: sa.Table, keys: Row, amounts: Row) -> None:
    """Add to counters of the row with these keys, which is made where it is missing."""
    statement = _insert(tx, table).values(**keys, **amounts)
    changes = {name: table.c[name] + statement.excluded[name] for name in amounts}
    tx.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=changes))


def put(tx: Tx, table: sa.Table, keys: Row, values: Row) -> None:
    """Set columns of the row with these keys, which is made where it is missing."""
    statement = _insert(tx, table).values(**keys, **values)
    tx.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=dict(values)))

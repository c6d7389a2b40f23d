"""Inserts that both databases word differently, and one for each purpose.

A statement that is built once and gets its values as parameters takes a third of the time of one that is built for
each call (docs/performance.md); what a claim or a submit runs is built once, here and at the top of its module.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.store import Tx

Row = Mapping[str, Any]


def add(tx: Tx, table: sa.Table, row: Row) -> int:
    """Insert a row; its new id."""
    return int(tx.execute(_adding(table), row).scalar_one())


def add_all(tx: Tx, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns."""
    if rows:
        tx.execute(_inserting(table), rows)


def add_if_new(tx: Tx, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert rows; those that are there already stay as they are."""
    if rows:
        tx.execute(_adding_if_new(tx.dialect.name, table), rows)


def increase(tx: Tx, table: sa.Table, keys: Row, amounts: Row) -> None:
    """Add to counters of the row with these keys, which is made where it is missing."""
    increase_all(tx, table, tuple(keys), [{**keys, **amounts}])


def increase_all(tx: Tx, table: sa.Table, keys: tuple[str, ...], rows: Sequence[Row]) -> None:
    """Add to counters of several rows; each of `rows` holds the keys and the amounts, all the same columns.

    Give the rows in the order of their keys: two transactions that take the same rows then wait, never deadlock.
    """
    if rows:
        amounts = tuple(name for name in rows[0] if name not in keys)
        tx.execute(_increasing(tx.dialect.name, table, keys, amounts), rows)


def put(tx: Tx, table: sa.Table, keys: Row, values: Row) -> None:
    """Set columns of the row with these keys, which is made where it is missing."""
    tx.execute(_putting(tx.dialect.name, table, tuple(keys), tuple(values)), {**keys, **values})


def change(tx: Tx, table: sa.Table, row_id: int, values: Row) -> None:
    """Set columns of the row with this id."""
    tx.execute(_changing(table), {"_id": row_id, **values})


@lru_cache
def _adding(table: sa.Table) -> Any:
    return sa.insert(table).returning(table.c.id)


@lru_cache
def _inserting(table: sa.Table) -> Any:
    return sa.insert(table)


def _insert(dialect: str, table: sa.Table) -> Any:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@lru_cache
def _adding_if_new(dialect: str, table: sa.Table) -> Any:
    return _insert(dialect, table).on_conflict_do_nothing()


@lru_cache
def _increasing(dialect: str, table: sa.Table, keys: tuple[str, ...], amounts: tuple[str, ...]) -> Any:
    statement = _insert(dialect, table)
    changes = {name: table.c[name] + statement.excluded[name] for name in amounts}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=changes)


@lru_cache
def _putting(dialect: str, table: sa.Table, keys: tuple[str, ...], values: tuple[str, ...]) -> Any:
    statement = _insert(dialect, table)
    changes = {name: statement.excluded[name] for name in values}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=changes)


@lru_cache
def _changing(table: sa.Table) -> Any:
    return sa.update(table).where(table.c.id == sa.bindparam("_id"))

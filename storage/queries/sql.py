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

from storage.statements import rows, run, run_all
from storage.store import Tx

Row = Mapping[str, Any]


def add(tx: Tx, table: sa.Table, row: Row) -> int:
    """Insert a row; its new id."""
    return int(rows(tx, _adding(table), row)[0][0])


def add_all(tx: Tx, table: sa.Table, many: Sequence[Row]) -> None:
    """Insert rows that all have the same columns."""
    if many:
        run_all(tx, _inserting(table), many)


def add_if_new(tx: Tx, table: sa.Table, many: Sequence[Row]) -> None:
    """Insert rows; those that are there already stay as they are."""
    if many:
        run_all(tx, _adding_if_new(tx.dialect.name, table), many)


def increase(tx: Tx, table: sa.Table, keys: Row, amounts: Row) -> None:
    """Add to counters of the row with these keys, which is made where it is missing."""
    increase_all(tx, table, tuple(keys), [{**keys, **amounts}])


def increase_all(tx: Tx, table: sa.Table, keys: tuple[str, ...], many: Sequence[Row]) -> None:
    """Add to counters of several rows; each of `many` holds the keys and the amounts, all the same columns.

    Give the rows in the order of their keys: two transactions that take the same rows then wait, never deadlock.
    """
    if many:
        amounts = tuple(name for name in many[0] if name not in keys)
        run_all(tx, _increasing(tx.dialect.name, table, keys, amounts), many)


def put(tx: Tx, table: sa.Table, keys: Row, values: Row) -> None:
    """Set columns of the row with these keys, which is made where it is missing."""
    run(tx, _putting(tx.dialect.name, table, tuple(keys), tuple(values)), {**keys, **values})


def change(tx: Tx, table: sa.Table, row_id: int, values: Row) -> None:
    """Set columns of the row with this id."""
    run(tx, _changing(table), {"_id": row_id, **values})


def change_all(tx: Tx, table: sa.Table, many: Sequence[Row]) -> None:
    """Set columns of several rows; each of `many` holds the id as `_id` and the values, all of the same columns."""
    if many:
        run_all(tx, _changing(table), many)


@lru_cache
def _adding(table: sa.Table) -> Any:
    return sa.insert(table).returning(table.c.id)


@lru_cache
def _inserting(table: sa.Table) -> Any:
    return sa.insert(table).inline()


def _insert(dialect: str, table: sa.Table) -> Any:
    return (sqlite if dialect == "sqlite" else postgresql).insert(table).inline()


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

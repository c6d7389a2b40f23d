"""Writing many rows at once, past SQLAlchemy: its own way takes two to three times as long for each row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import cast

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import AdaptedConnection

from storage.store import Tx

Row = tuple[object, ...]

NARROW = 4
"""Columns up to which SQLite is quicker with many rows in one statement; it copies wider rows once more for that."""
VALUES = 900
"""Values in one statement; every SQLite takes 999."""


@dataclass(frozen=True, slots=True)
class Driver:
    """What differs between the databases: how values must look in a row, and how rows are written."""

    to_time: Callable[[datetime], object]
    load: Callable[[Tx, sa.Table, Sequence[str], Sequence[Row]], None]
    """Write rows, whose values stand in the order of the columns."""

    def to_json(self, value: Mapping[str, object] | None) -> str | None:
        """The value of a JSON column; NULL for what is empty."""
        return json.dumps(value) if value else None


def driver_of(tx: Tx) -> Driver:
    """How the database of this transaction takes many rows."""
    return _DRIVERS[tx.dialect.name]


def next_ids(tx: Tx, table: sa.Table, count: int) -> list[int]:
    """Ids for so many new rows, rising. SQLite has one writer, so that those after the last are free."""
    if tx.dialect.name == "sqlite":
        last = tx.execute(sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0))).scalar_one()
        return list(range(last + 1, last + 1 + count))
    following = sa.func.nextval(sa.func.pg_get_serial_sequence(table.name, "id"))
    return sorted(tx.execute(sa.select(following).select_from(sa.func.generate_series(1, count))).scalars())


def _sqlite_time(at: datetime) -> str:
    """The text in which SQLAlchemy keeps a time on SQLite."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _load_sqlite(tx: Tx, table: sa.Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """What does not fill a statement goes row by row: so a table has two statements to prepare, not hundreds."""
    insert = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES "
    marks = f"({', '.join('?' * len(columns))})"
    rest = 0
    if len(columns) <= NARROW:
        at_once = VALUES // len(columns)
        rest = len(rows) - len(rows) % at_once
        many = insert + ", ".join([marks] * at_once)
        for start in range(0, rest, at_once):
            tx.exec_driver_sql(many, tuple(chain.from_iterable(rows[start : start + at_once])))
    if rest < len(rows):
        tx.exec_driver_sql(insert + marks, list(rows[rest:]))


def _load_postgres(tx: Tx, table: sa.Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """COPY, in the open transaction."""
    connection = cast(AdaptedConnection, tx.connection.dbapi_connection)
    connection.run_async(
        lambda raw: raw.copy_records_to_table(table.name, records=rows, columns=list(columns))
    )


_DRIVERS: Mapping[str, Driver] = {
    "sqlite": Driver(_sqlite_time, _load_sqlite),
    "postgresql": Driver(lambda at: at, _load_postgres),
}

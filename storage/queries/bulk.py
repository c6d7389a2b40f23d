"""Many rows at once, past SQLAlchemy's conversions: with them each row takes two to three times as long."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import itemgetter
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, REGCLASS
from sqlalchemy.engine.interfaces import AdaptedConnection

from storage.store import Tx

T = TypeVar("T")
Row = tuple[Any, ...]

NARROW = 4
"""Columns up to which SQLite is quicker with many rows in one statement; it copies wider rows once more for that."""
VALUES = 900
"""Values in one such statement; more gain nothing."""


@dataclass(frozen=True, slots=True)
class Driver:
    """What differs between the databases: what values look like in a row, and how rows are written."""

    to_time: Callable[[datetime], object]
    """From a time in UTC."""
    from_time: Callable[[Any], datetime]
    from_json: Callable[[Any], Any]
    flags: Mapping[bool | None, object]
    """What true, false and NULL look like."""
    load: Callable[[Tx, sa.Table, Sequence[str], Sequence[Row]], None]
    """Write rows, whose values stand in the order of the columns."""

    def to_json(self, value: Mapping[str, object] | None) -> str | None:
        """The value of a JSON column; NULL for what is empty."""
        return json.dumps(value) if value else None


def driver_of(tx: Tx) -> Driver:
    """How the database of this transaction takes many rows."""
    return driver_named(tx.dialect.name)


def driver_named(dialect: str) -> Driver:
    """How a database, "sqlite" or "postgresql", takes many rows."""
    return _DRIVERS[dialect]


def fetch(tx: Tx, query: sa.Select[Any]) -> Sequence[Row]:
    """All rows of a query as the driver has them: times and JSON are to be converted, flags are 0 and 1 on SQLite."""
    cursor = tx.execute(query).cursor
    assert cursor is not None, "a query has rows"
    return cursor.fetchall()


def is_among(tx: Tx, column: sa.Column[T], values: Sequence[T]) -> sa.ColumnElement[bool]:
    """The column is one of many values, in one parameter: IN is built anew for each number of them."""
    return column.in_(sa.select(_each(tx, column, values).c.value))


def existing(tx: Tx, column: sa.Column[T], values: Sequence[T]) -> set[T]:
    """Those of these values that a unique column has.

    Each is looked up by itself. PostgreSQL would otherwise read the whole table each time with the plan that it made
    while the table was small, as it is in the first batch of an import.
    """
    each = _each(tx, column, values)
    one = sa.select(column).where(column == each.c.value).correlate(each).scalar_subquery()
    found = sa.select(one.label("value")).select_from(each).subquery()
    return set(tx.execute(sa.select(found.c.value).where(found.c.value.is_not(None))).scalars())


def _each(tx: Tx, column: sa.Column[T], values: Sequence[T]) -> sa.TableValuedAlias:
    """These values as a table of one column, `value`."""
    value = sa.column("value", column.type)
    if tx.dialect.name == "sqlite":
        return sa.func.json_each(json.dumps(values)).table_valued(value)
    return sa.func.unnest(sa.literal(values, ARRAY(column.type))).table_valued(value).render_derived()


def portions(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in portions of a size; the last may be smaller."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def forget(tx: Tx) -> None:
    """Let SQLite give back the pages of what is read only once: it would keep 32 MB of them in each connection."""
    if tx.dialect.name == "sqlite":
        tx.exec_driver_sql("PRAGMA shrink_memory")


def analyze(tx: Tx, tables: Iterable[sa.Table]) -> None:
    """Let PostgreSQL look at tables that have just been filled: until then it plans as if they were small."""
    if tx.dialect.name == "postgresql":
        tx.execute(sa.text(f"ANALYZE {', '.join(table.name for table in tables)}"))


def next_ids(tx: Tx, table: sa.Table, count: int) -> list[int]:
    """Ids for so many new rows, rising. SQLite has one writer, so that those after the last are free."""
    if tx.dialect.name == "sqlite":
        last = tx.execute(sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0))).scalar_one()
        return list(range(last + 1, last + 1 + count))
    sequence = sa.select(
        sa.cast(sa.func.pg_get_serial_sequence(table.name, "id"), REGCLASS)
    ).scalar_subquery()
    following = sa.select(sa.func.nextval(sequence)).select_from(sa.func.generate_series(1, count))
    return sorted(tx.execute(following).scalars())


def _sqlite_time(at: datetime) -> str:
    """The text in which SQLAlchemy keeps a time on SQLite."""
    return at.isoformat(" ", "microseconds").removesuffix("+00:00")


def _time_of_sqlite(text: str) -> datetime:
    return datetime.fromisoformat(text + "+00:00")


def _load_sqlite(tx: Tx, table: sa.Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """What does not fill a statement goes row by row: so a table has two statements to prepare, not hundreds."""
    if len(columns) > NARROW:
        columns, rows = _without_empty(columns, rows)
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


def _without_empty(columns: Sequence[str], rows: Sequence[Row]) -> tuple[Sequence[str], Sequence[Row]]:
    """Leave out columns that are NULL in every row: the module sqlite3 takes as long for a NULL as for two texts."""
    filled = [place for place in range(len(columns)) if any(row[place] is not None for row in rows)]
    if len(filled) == len(columns):
        return columns, rows
    return [columns[place] for place in filled], list(map(itemgetter(*filled), rows))


def _load_postgres(tx: Tx, table: sa.Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """COPY, in the open transaction."""
    connection = cast(AdaptedConnection, tx.connection.dbapi_connection)
    connection.run_async(
        lambda raw: raw.copy_records_to_table(table.name, records=rows, columns=list(columns))
    )


_decoder = json.JSONDecoder()


def _json_of_sqlite(text: str) -> Any:
    """What SQLAlchemy wrote: without the white space around it that `json.loads` looks for."""
    return _decoder.raw_decode(text)[0]


def _json_of_postgres(value: Mapping[str, Any]) -> dict[str, Any]:
    """An object with its keys in order: JSONB sorts them by their length."""
    return dict(sorted(value.items()))


def _same(value: T) -> T:
    return value


_DRIVERS: Mapping[str, Driver] = {
    "sqlite": Driver(
        _sqlite_time,
        _time_of_sqlite,
        _json_of_sqlite,
        {None: None, False: 0, True: 1},  # the module sqlite3 looks for an adapter for each bool
        _load_sqlite,
    ),
    "postgresql": Driver(
        _same, _same, _json_of_postgres, {None: None, False: False, True: True}, _load_postgres
    ),
}

"""Statements of the hot path: written in SQLAlchemy Core, compiled once per database, then handed to the driver.

SQLAlchemy's own execution costs several times what the drivers take for the small statements of a claim or a submit
(docs/performance.md). What it does for values and rows, its types do here: a time, a flag, JSON and an enum come and go
as they do elsewhere. Statements that the compiler has to finish for each call (IN with a list) go the usual way.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy.engine.interfaces import AdaptedConnection, Dialect

from storage.store import Tx

DOUBLE_PRECISION = 701
"""PostgreSQL's number of the type of our floats; the types that convert what comes back ask for it."""
Values = Mapping[str, Any]
Convert = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class _Compiled:
    """What a driver needs of a statement."""

    sql: str
    parameters: tuple[tuple[str, Any, Convert], ...]
    """In the order of the driver: name, value if none is given, conversion."""
    row: Callable[..., Any]
    """Makes a row of the columns' values."""
    columns: tuple[Convert, ...]
    """Conversions of the columns; empty where there is nothing to convert."""

    def arguments(self, values: Values) -> list[Any]:
        """The values as the driver takes them."""
        given = []
        for name, default, convert in self.parameters:
            value = values.get(name, default)
            given.append(value if convert is None else convert(value))
        return given

    def rows(self, found: Sequence[Sequence[Any]]) -> list[Any]:
        """Rows with named columns."""
        if not self.columns:
            return [self.row(*each) for each in found]
        return [
            self.row(
                *(
                    value if convert is None else convert(value)
                    for value, convert in zip(each, self.columns, strict=True)
                )
            )
            for each in found
        ]


class _Statement:
    """A statement and what it was compiled to: per database, and per names where the names are its columns."""

    def __init__(self, statement: Any) -> None:
        self.core = statement
        self._compiled: dict[tuple[str, tuple[str, ...]], _Compiled | None] = {}

    def compiled(self, tx: Tx, values: Values) -> _Compiled | None:
        """The statement for a database and these names; None where SQLAlchemy has to run it."""
        key = (tx.dialect.name, tuple(values) if self.core.is_dml else ())
        if key not in self._compiled:
            self._compiled[key] = _compile(self.core, tx.dialect, list(values))
        return self._compiled[key]


@cache
def _of(statement: Any) -> _Statement:
    """What is known of a statement that is built once."""
    return _Statement(statement)


def rows(tx: Tx, statement: Any, values: Values) -> list[Any]:
    """Every row, with its columns by name."""
    compiled = _of(statement).compiled(tx, values)
    if compiled is None:
        return list(tx.execute(statement, values))
    given = compiled.arguments(values)
    if tx.dialect.name == "sqlite":
        return compiled.rows(_sqlite(tx).execute(compiled.sql, given).fetchall())
    return compiled.rows(_postgres(tx).run_async(lambda raw: raw.fetch(compiled.sql, *given)))


def first(tx: Tx, statement: Any, values: Values) -> Any | None:
    """The first row; None without any."""
    found = rows(tx, statement, values)
    return found[0] if found else None


def scalars(tx: Tx, statement: Any, values: Values) -> list[Any]:
    """The first column of every row."""
    return [row[0] for row in rows(tx, statement, values)]


def run(tx: Tx, statement: Any, values: Values) -> int:
    """Change something; how many rows."""
    compiled = _of(statement).compiled(tx, values)
    if compiled is None:
        return int(tx.execute(statement, values).rowcount)
    given = compiled.arguments(values)
    if tx.dialect.name == "sqlite":
        return int(_sqlite(tx).execute(compiled.sql, given).rowcount)
    status: str = _postgres(tx).run_async(lambda raw: raw.execute(compiled.sql, *given))
    return int(status.rsplit(" ", 1)[-1])


def run_all(tx: Tx, statement: Any, many: Sequence[Values]) -> None:
    """Change something once for each of these, which all have the same names; at least one."""
    compiled = _of(statement).compiled(tx, many[0])
    assert compiled is not None, "a statement with a list of values is run for each of them by itself"
    given = [compiled.arguments(values) for values in many]
    if len(given) == 1:
        run(tx, statement, many[0])
    elif tx.dialect.name == "sqlite":
        _sqlite(tx).executemany(compiled.sql, given)
    else:
        _postgres(tx).run_async(lambda raw: raw.executemany(compiled.sql, given))


def _sqlite(tx: Tx) -> Any:
    return tx.connection.dbapi_connection


def _postgres(tx: Tx) -> AdaptedConnection:
    return cast(AdaptedConnection, tx.connection.dbapi_connection)


def _compile(statement: Any, dialect: Dialect, names: list[str]) -> _Compiled | None:
    compiled = statement.compile(dialect=dialect, column_keys=names if statement.is_dml else None)
    if compiled.post_compile_params or compiled.literal_execute_params:
        return None
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    parameters = tuple(
        (name, binds[name].effective_value, binds[name].type.dialect_impl(dialect).bind_processor(dialect))
        for name in compiled.positiontup
    )
    columns = tuple(statement.exported_columns)  # of a change: what it returns
    converts = tuple(
        column.type.dialect_impl(dialect).result_processor(dialect, DOUBLE_PRECISION) for column in columns
    )
    labels = [
        column.key or "" for column in columns
    ]  # what is no name, or there twice, is known by its place
    row = namedtuple("Row", labels, rename=True)  # type: ignore[misc]  # the names are those of the columns
    return _Compiled(compiled.string, parameters, row, converts if any(converts) else ())

"""Counting the SQL statements that are handed to the drivers, by SQLAlchemy and by storage/statements.py."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import sqlalchemy as sa

from storage import statements

CONTROL = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")
"""Statements that only begin and end transactions."""


@dataclass(slots=True)
class Statements:
    """What ran: many rows handed over at once are one statement."""

    number: int = 0
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    latest: str = ""
    """The statement whose values were last made ready for the driver; it is the next to run."""

    def note(self, statement: str, started: float) -> None:
        """Count one that has just ended."""
        if not statement.startswith(CONTROL):
            self.number += 1
            self.seconds[statement].append(time.perf_counter() - started)


class _Cursor:
    """A cursor whose rows are read at once, so that reading them is timed as well."""

    def __init__(self, cursor: Any) -> None:
        self._rows = cursor.fetchall()
        self.rowcount = cursor.rowcount

    def fetchall(self) -> Any:
        """The rows."""
        return self._rows


class _Sqlite:
    """A connection of the module sqlite3 that counts."""

    def __init__(self, raw: Any, found: Statements) -> None:
        self._raw, self._found = raw, found

    def execute(self, statement: str, values: Any) -> _Cursor:
        """Run a statement."""
        started = time.perf_counter()
        cursor = _Cursor(self._raw.execute(statement, values))
        self._found.note(statement, started)
        return cursor

    def executemany(self, statement: str, values: Any) -> None:
        """Run a statement for many rows."""
        started = time.perf_counter()
        self._raw.executemany(statement, values)
        self._found.note(statement, started)


class _Postgres:
    """SQLAlchemy's face of an asyncpg connection, counting."""

    def __init__(self, adapted: Any, found: Statements) -> None:
        self._adapted, self._found = adapted, found

    def run_async(self, work: Callable[[Any], Any]) -> Any:
        """Run what calls the driver once."""
        statement, started = self._found.latest, time.perf_counter()
        result = self._adapted.run_async(work)
        self._found.note(statement, started)
        return result


@contextmanager
def counting() -> Iterator[Statements]:
    """Count every statement of this process."""
    found = Statements()
    sqlite, postgres, plain = statements._sqlite, statements._postgres, statements._Compiled.arguments

    def arguments(compiled: statements._Compiled, values: statements.Values) -> list[Any]:
        found.latest = compiled.sql
        return plain(compiled, values)

    def before(connection: sa.Connection, *_rest: Any) -> None:
        connection.info["started"] = time.perf_counter()

    def after(connection: sa.Connection, _cursor: object, statement: str, *_rest: Any) -> None:
        found.note(statement, connection.info["started"])

    sa.event.listen(sa.Engine, "before_cursor_execute", before)
    sa.event.listen(sa.Engine, "after_cursor_execute", after)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(statements._Compiled, "arguments", arguments)
        patch.setattr(statements, "_sqlite", lambda tx: _Sqlite(sqlite(tx), found))
        patch.setattr(statements, "_postgres", lambda tx: _Postgres(postgres(tx), found))
        yield found
    sa.event.remove(sa.Engine, "before_cursor_execute", before)
    sa.event.remove(sa.Engine, "after_cursor_execute", after)

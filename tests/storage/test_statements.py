"""Statements that are built once and handed to the driver, which takes a fraction of the time."""

from __future__ import annotations

import pytest

from storage import statements
from storage.domain.states import ENDED
from storage.services.engine import Engine
from storage.store import Tx
from tests.builders import carry_to_the_end, growing_prompt, members


async def test_only_a_list_of_values_makes_sqlalchemy_build_a_statement_anew(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A constant that became a parameter did so once, unnoticed, in each of the three calls of a contribution."""
    ready: set[str] = set()
    built_anew: set[str] = set()
    plain = statements._Statement.compiled

    def compiled(
        statement: statements._Statement, tx: Tx, values: statements.Values
    ) -> statements._Compiled | None:
        found = plain(statement, tx, values)
        (built_anew if found is None else ready).add(str(statement.core))
        return found

    monkeypatch.setattr(statements._Statement, "compiled", compiled)
    people = await members(engine, 1, 2, 3, 4)
    root = await growing_prompt(engine, 1, [2])
    assert await carry_to_the_end(engine, root, people) in ENDED
    assert len(ready) > 30
    assert [text for text in built_anew if " IN (" not in text] == []

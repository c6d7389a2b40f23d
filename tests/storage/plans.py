"""Plans of statements that were recorded while a service worked: which index they use, and what they read whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from storage.store import Store, Tx
from tests.storage.test_query_plans import Recorder, faults_of


def about(recorder: Recorder, *tables: str) -> dict[str, Any]:
    """What was recorded of statements that read or change these tables, with the first values of each."""
    return {
        statement: values
        for statement, (_, values) in recorder.found.items()
        if any(re.search(rf"\b(FROM|INTO|JOIN|UPDATE) {name}\b", statement) for name in tables)
    }


async def faults_in(store: Store, statements: Mapping[str, Any]) -> list[str]:
    """Steps that read a large table from end to end."""
    return [
        fault
        for statement, values in statements.items()
        for fault in await store.write(partial(faults_of, statement=statement, values=values))
    ]


async def plans_of(store: Store, statements: Mapping[str, Any]) -> list[str]:
    """How the database goes about each statement when it may not read a table as it lies there."""
    return [
        await store.write(partial(_plan, statement=statement, values=values))
        for statement, values in statements.items()
    ]


def _plan(tx: Tx, *, statement: str, values: Any) -> str:
    if tx.dialect.name == "sqlite":
        return str(tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all())
    for name in ("enable_seqscan", "enable_bitmapscan"):
        tx.exec_driver_sql(f"SET LOCAL {name} = off")
    return str(tx.exec_driver_sql(f"EXPLAIN {statement}", values).all())

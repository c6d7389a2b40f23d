"""Exporting trees: rows become lines of Open Assistant's tree format, batch by batch, in the order of the trees' ids.

What leaves:

* Author ids only as HMAC-SHA256 with the operator's secret, those that stand inside unknown keys too; one person has
  one id in all exports with the same secret. Discord's ids and servers never.
* Not what was deleted here, nor what hangs below it, nor a tree whose prompt was deleted here. A message that came
  deleted with an import goes out again, marked as deleted like in its file.
* Rejected and undecided messages, marked as section 5.1 of the reference has it (`review_result` is written when true
  or with three reviews or more): whoever uses the file chooses.
* Labels as mean and number over the reviews here and the numbers that were imported.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection
from functools import partial
from typing import TextIO

from storage.domain.kinds import Role
from storage.domain.oasst import (
    dump,
)
from storage.domain.states import TreeState
from storage.store import Store, Tx

MIN_SECRET_BYTES = 32
BATCH_TREES = 100
"""Trees that are read in one transaction."""
FINISHED: Collection[TreeState] = frozenset({TreeState.READY_FOR_EXPORT})

_ROLES = {role.value: role for role in Role}


async def export_trees(
    store: Store,
    out: TextIO,
    *,
    secret: bytes,
    states: Collection[TreeState] | None = FINISHED,
    langs: Collection[str] | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write the trees in these states and languages, one a line; how many.

    None stands for all states, all languages. Each batch of trees is one consistent picture of the store. `progress`
    hears how many trees are written. Raises ValueError for a secret of fewer than 32 bytes.
    """
    if len(secret) < MIN_SECRET_BYTES:
        raise ValueError(f"the secret of an export has at least {MIN_SECRET_BYTES} bytes")
    pseudonym = _pseudonyms(secret)
    total, last = 0, 0
    while True:
        body = partial(_batch, after=last, states=states, langs=langs, pseudonym=pseudonym)
        end, lines = await store.read(body)
        out.writelines(lines)
        total += len(lines)
        if progress is not None and lines:
            progress(total)
        if end is None:
            return total
        last = end


Pseudonym = Callable[[str], str]


def _pseudonyms(secret: bytes) -> Pseudonym:
    return lambda author: hmac.digest(secret, author.encode(), "sha256").hex()


def _batch(
    tx: Tx,
    *,
    after: int,
    states: Collection[TreeState] | None,
    langs: Collection[str] | None,
    pseudonym: Pseudonym,
) -> tuple[int | None, list[str]]:
    """The lines of the next trees, and the last id that was looked at; None when no tree is left."""
    rows = _trees(tx, after, states, langs)
    messages = _messages(tx, [row.id for row in rows], pseudonym)
    lines = []
    for row in rows:
        if row.id in messages:
            lines.append(dump(_record(row, messages[row.id], pseudonym)) + "\n")
    return (rows[-1].id if len(rows) == BATCH_TREES else None), lines

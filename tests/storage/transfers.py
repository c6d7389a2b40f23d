"""What the tests of import and export share: ways in, ways out, and what the store then says."""

from __future__ import annotations

import hmac
import io
import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa

from storage.domain.rules import SMALL, RuleBook
from storage.queries import tables as t
from storage.services.transfer import ImportReport, export_trees, import_trees
from storage.store import Store
from tests.builders import (
    NOW,
    fetch,
)
from tests.domain.oasst_files import (
    Node,
    line,
)

SECRET = b"a secret for tests, 32 bytes long"
SEED = Path(__file__).parents[2] / "bot" / "demo" / "seed"
RULES = SMALL.changed({"rank_prompter_replies": True})


async def take_in(store: Store, *found: Node | str | bytes, **how: Any) -> ImportReport:
    """Import these trees or lines."""
    lines = (each if isinstance(each, str | bytes) else line(each) for each in found)
    usual: dict[str, Any] = {"rulebook": RuleBook(RULES), "now": NOW, "rng": Random(5)}
    return await import_trees(store, lines, **usual | how)


async def take_out(store: Store, **how: Any) -> list[Node]:
    """The exported trees; all of them, rejected messages too, unless a test says otherwise."""
    out = io.BytesIO()
    number = await export_trees(
        store, out, **{"secret": SECRET, "states": None, "include_rejected": True} | how
    )
    found = [json.loads(each) for each in out.getvalue().splitlines()]
    assert len(found) == number
    return found


def hashed(source: str) -> str:
    """The id under which the author of an imported message leaves."""
    return hmac.new(SECRET, f"imported:{source}".encode(), "sha256").hexdigest()


async def states(store: Store) -> dict[str, str]:
    """Tree -> state."""
    return dict(await fetch(store, sa.select(t.tree.c.public_id, t.tree.c.state)))  # type: ignore[arg-type]  # pairs


def lines_of(path: Path) -> list[bytes]:
    """The lines of a file."""
    return path.read_bytes().splitlines(keepends=True)


async def counters(store: Store) -> dict[str, tuple[int, int, int]]:
    """Language -> trees growing, in review, waiting."""
    c = t.language_state.c
    rows = await fetch(store, sa.select(c.lang, c.growing, c.in_review, c.waiting))
    return {row.lang: (row.growing, row.in_review, row.waiting) for row in rows}


async def open_work(store: Store) -> Counter[str]:
    """Kind -> slots in the queue."""
    return Counter(row.kind for row in await fetch(store, sa.select(t.work.c.kind).where(t.work.c.need > 0)))

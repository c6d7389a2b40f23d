"""Thresholds that were changed in the store."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.queries import sql
from storage.queries import tables as t
from storage.store import Tx

c = t.rule_override.c
EVERYWHERE = ""
"""The language of an override that holds for all of them."""

# As text: a value that somebody wrote by hand need not be JSON, and must not stop the rest from being read.
_ALL = sa.select(c.lang, c.name, sa.cast(c.value, sa.Text).label("value")).order_by(
    c.changed_at, c.lang, c.name
)


@dataclass(frozen=True, slots=True)
class Override:
    """A stored value of a threshold, not yet compared with what the program knows."""

    lang: str | None
    """None: for all languages."""
    name: str
    value: object
    """As JSON has it; the text itself where it is no JSON."""


def overrides(tx: Tx) -> list[Override]:
    """Every override, the one that was changed first at the beginning."""
    return [Override(row.lang or None, row.name, _decoded(row.value)) for row in tx.execute(_ALL)]


def _decoded(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def put(tx: Tx, override: Override, *, now: datetime) -> None:
    """Store an override in place of an earlier one."""
    keys = {"lang": override.lang or EVERYWHERE, "name": override.name}
    sql.put(tx, t.rule_override, keys, {"value": override.value, "changed_at": now})


def remove(tx: Tx, lang: str | None, name: str) -> None:
    """Take an override away, if it is there."""
    tx.execute(sa.delete(t.rule_override).where(c.lang == (lang or EVERYWHERE), c.name == name))

"""A prompt that waits for an answer, to be quoted where people see it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import sqlalchemy as sa

from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.queries.work import PIVOTS
from storage.statements import rows
from storage.store import Tx

LOOKED_AT = 100
"""Open slots that are looked at from a random one on; roots are many among them."""

w, m = t.work.c, t.message.c
_SLOTS = (
    sa.select(w.message_id, w.pivot)
    .where(
        w.lang == sa.bindparam("lang"),
        w.kind == Kind.ASSISTANT_REPLY.value,
        w.band == sa.bindparam("band"),
        w.pivot >= sa.bindparam("pivot"),
        w.need > w.leased,
    )
    .order_by(w.pivot)
    .limit(LOOKED_AT)
    .subquery()
)
_PROMPT = (
    sa.select(m.id, m.text)
    .join(_SLOTS, _SLOTS.c.message_id == m.id)
    .where(m.parent_id.is_(None), m.is_deleted.is_(sa.false()), m.review_result.is_(sa.true()))
    .order_by(_SLOTS.c.pivot)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A message that is shown to everybody."""

    message_id: int
    text: str


def waiting_prompt(tx: Tx, lang: str, rng: Random) -> Quote | None:
    """An accepted prompt in a language that nobody answers at the moment; None where none was found."""
    for pivot in (rng.randrange(PIVOTS), 0):
        for band in (0, 1):
            found = rows(tx, _PROMPT, {"lang": lang, "band": band, "pivot": pivot})
            if found:
                return Quote(int(found[0].id), str(found[0].text))
    return None

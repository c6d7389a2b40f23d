"""Full-text search over messages for moderators, and the job that keeps its index behind what is written and edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

import sqlalchemy as sa

from storage.domain import search as words
from storage.domain.access import Authority, Level
from storage.domain.errors import NotAllowed, NothingToSearch
from storage.domain.text import clean
from storage.queries import audit, search
from storage.queries import following as stored
from storage.queries import tables as t
from storage.services.context import Context
from storage.services.following import BATCH, Following
from storage.services.quarantine import in_reach
from storage.services.record_views import OUTCOME, Outcome
from storage.store import Tx

MOST_HITS: Final = 1_000
"""Hits beyond which they are not counted."""
MOST: Final = 25
"""Hits of one page at most."""

m, c, v = t.message.c, t.contributor.c, t.message_revision.c
_PLAIN = (
    "id",
    "public_id",
    "tree_id",
    "lang",
    "role",
    "author_id",
    "guild_discord_id",
    "created_at",
    "author_discord_id",
)
_SHOWN = (
    *(m.id, m.public_id, m.tree_id, m.lang, m.role, m.author_id, c.discord_id.label("author_discord_id")),
    *(m.guild_discord_id, OUTCOME.label("outcome"), m.created_at, m.text),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A message that was found."""

    id: int
    public_id: str
    tree_id: int
    lang: str
    role: str
    author_id: int | None
    """Contributor; None for an imported message."""
    author_discord_id: int | None
    guild_discord_id: int | None
    outcome: Outcome
    created_at: datetime | None
    excerpt: str
    """The part of its text in which the words stand, in one line."""


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found."""

    lines: tuple[Hit, ...]
    total: int
    """All hits, up to MOST_HITS."""

    @property
    def is_counted(self) -> bool:
        """Whether the total is exact."""
        return self.total < MOST_HITS


class Search:
    """Finds what is in the index; what was written in the last moments may be missing."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._following = Following(context)

    async def find(
        self,
        authority: Authority,
        typed: str,
        *,
        lang: str | None = None,
        author: int | None = None,
        limit: int = MOST,
        offset: int = 0,
        now: datetime,
    ) -> Hits:
        """The newest messages in reach that hold all the words, removed and held ones, too; `author` is a contributor.

        That a search was made is logged, with its number of hits and without its words. Raises NothingToSearch,
        NotAllowed.
        """
        if authority.level < Level.MODERATOR:
            raise NotAllowed()
        wanted = words.phrases(clean(typed))
        if not wanted:
            raise NothingToSearch()
        where = [in_reach(authority), m.text != ""]
        where += [m.lang == clean(lang)] if lang is not None else []
        where += [m.author_id == author] if author is not None else []
        most, after = min(max(limit, 1), MOST), min(max(offset, 0), MOST_HITS)

        def body(tx: Tx) -> Hits:
            hits = search.find(tx, wanted, [m.id], sa.and_(*where), most=MOST_HITS)
            page = search.find(tx, wanted, _SHOWN, sa.and_(*where), most=most, after=after)
            return Hits(tuple(_hit(row, wanted) for row in page), len(hits))

        found = await self._context.store.read(body)
        if not after:
            await self._context.store.write(partial(_log, authority=authority, hits=found.total, now=now))
        return found

    async def index(self, *, now: datetime) -> int:
        """Index what was written and edited since; how many messages. A job, batches of BATCH per transaction."""
        written = await self._following.follow(stored.SEARCH, _written, now)
        return written + await self._following.follow(stored.EDITS, _edited, now)


def _log(tx: Tx, *, authority: Authority, hits: int, now: datetime) -> None:
    audit.append(
        tx,
        "search.done",
        "search",
        by=authority.discord_id,
        guild_discord_id=authority.guild_discord_id,
        now=now,
        hits=hits,
    )


def _hit(row: sa.Row[Any], wanted: Sequence[Sequence[str]]) -> Hit:
    plain = {name: getattr(row, name) for name in _PLAIN}
    return Hit(**plain, outcome=Outcome(row.outcome), excerpt=words.around(row.text, wanted))


def _written(tx: Tx, up_to: stored.Reach, _now: datetime) -> int:
    """Index the next messages."""
    last_id = stored.lock(tx, stored.SEARCH)
    query = sa.select(m.id).where(m.id > last_id, m.id <= up_to.last_id).order_by(m.id).limit(BATCH)
    ids = list(tx.execute(query).scalars())
    if ids:
        search.index(tx, ids)
        stored.advance(tx, stored.SEARCH, ids[-1])
    return len(ids)


def _edited(tx: Tx, up_to: stored.Reach, _now: datetime) -> int:
    """Index the messages of the next edits anew."""
    last_id = stored.lock(tx, stored.EDITS)
    query = sa.select(v.id, v.message_id).where(v.id > last_id, v.id <= up_to.last_id)
    rows = list(tx.execute(query.order_by(v.id).limit(BATCH)))
    if rows:
        search.index(tx, {row.message_id for row in rows})
        stored.advance(tx, stored.EDITS, rows[-1].id)
    return len(rows)

"""The ledger of posts: what is posted once whatever happens, who is at it, and what was sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.queries import sql
from storage.queries import tables as t
from storage.services.context import Context
from storage.statements import first, run
from storage.store import Tx

CLAIM_SECONDS = 120
"""How long whoever claimed a post has to send it, before somebody else looks whether it was sent."""
MAX_ATTEMPTS = 5
"""How often a post is tried that Discord answers with a no, or that ends the process; then it is left out."""
CLOCK_DAYS = 2
"""How far ahead of the moment a slot may be, in any time zone; what was sent later than that, a wrong clock sent."""
NONCE_LENGTH = 25
"""Characters of a nonce that Discord takes."""
FEED = "feed:"
"""What the subject of a feed's posts begins with; its id follows."""

p = t.post.c
_LOCAL_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
"""A slot that is a time on the server's clock; such slots are in order, also as texts, in every collation."""
_OWN = (p.subject == sa.bindparam("_subject"), p.slot == sa.bindparam("_slot"))
_IS_SENT = (p.subject == sa.bindparam("subject"), p.sent_at.is_not(None))
_NEWER = (
    sa.select(p.slot)
    .where(*_IS_SENT, p.slot > sa.bindparam("slot"), p.slot <= sa.bindparam("latest"))
    .order_by(p.slot.desc())
    .limit(1)
)
_EARLIER = (
    sa.select(p.ranks)
    .where(*_IS_SENT, p.slot < sa.bindparam("slot"), p.ranks.is_not(None))
    .order_by(p.slot.desc())
    .limit(1)
)
_LAST = sa.select(p.slot).where(*_IS_SENT, p.slot <= sa.bindparam("latest")).order_by(p.slot.desc()).limit(1)
_STATE = sa.select(p.sent_at, p.attempts, p.claimed_at).where(*_OWN)
_SENT = sa.update(t.post).where(*_OWN, p.sent_at.is_(None))
_HELD = sa.update(t.post).where(*_OWN, p.sent_at.is_(None), p.claimed_at == sa.bindparam("_claimed_at"))
"""What is still this claim's: whoever takes it over does so at a later time."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to send one post, for CLAIM_SECONDS."""

    subject: str
    slot: str
    attempts: int
    """Which attempt this is; those that Discord did not answer are not counted."""
    claimed_at: datetime
    nonce: str
    """The same at every attempt: Discord takes two messages with one nonce within a few minutes for one."""
    first_claimed_at: datetime
    """When it was tried for the first time."""

    @property
    def is_first(self) -> bool:
        """Whether nobody tried before; otherwise the message may be there already."""
        return self.first_claimed_at == self.claimed_at


class Posts:
    """Each subject and slot is one row.

    A row is unsent and held (claimed less than CLAIM_SECONDS ago), unsent and free (longer ago), over (unsent after
    MAX_ATTEMPTS), or sent. Only a free one can be claimed again, by one caller; a sent one never changes again.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    async def claim(self, subject: str, slot: str, *, channel_id: int, now: datetime) -> Claim | None:
        """Take a post on; None where it was sent, somebody is at it, or it was tried too often.

        A slot that is a time is not given either once a later one of the subject was sent: whoever is late (a clock
        that goes behind, a time zone that was changed) never posts what is older than what stands there.
        """
        values = {
            "subject": subject,
            "slot": slot,
            "channel_discord_id": channel_id,
            "claimed_at": now,
            "first_claimed_at": now,
            "attempts": 1,
            "stale": _stale(now),
        }

        def body(tx: Tx) -> Claim | None:
            if _is_late(tx, subject, slot, now):
                return None
            row = first(tx, _claiming(tx.dialect.name), values)
            if row is None:
                return None
            return Claim(subject, slot, row.attempts, now, nonce_of(subject, slot), row.first_claimed_at)

        return await self._context.store.write(body)

    async def sent(
        self, claim: Claim, *, message_id: int, ranks: Mapping[int, int] | None = None, now: datetime
    ) -> bool:
        """Record that the post is out, and as its feed's last message; False where it was recorded already.

        `ranks` are contributor -> rank of a board.
        """
        values = {
            "_subject": claim.subject,
            "_slot": claim.slot,
            "sent_at": now,
            "message_discord_id": message_id,
            "ranks": {str(who): rank for who, rank in ranks.items()} if ranks is not None else None,
        }

        def body(tx: Tx) -> bool:
            is_first = run(tx, _SENT, values) == 1
            if is_first and claim.subject.startswith(FEED):
                feed_id = int(claim.subject.removeprefix(FEED))
                sql.change(tx, t.feed, feed_id, {"message_discord_id": message_id})
            return is_first

        return await self._context.store.write(body)

    async def given_up(self, claim: Claim) -> None:
        """Leave the post out for good, unless somebody else has taken it on since."""
        await self._leave(claim, attempts=MAX_ATTEMPTS)

    async def put_off(self, claim: Claim) -> None:
        """Take the attempt back, unless somebody else has taken the post on since; the claim runs out by itself."""
        await self._leave(claim, attempts=claim.attempts - 1)

    async def _leave(self, claim: Claim, *, attempts: int) -> None:
        values = {
            "_subject": claim.subject,
            "_slot": claim.slot,
            "_claimed_at": claim.claimed_at,
            "attempts": attempts,
        }
        await self._context.store.write(lambda tx: run(tx, _HELD, values))

    async def is_over(self, subject: str, slot: str, *, now: datetime) -> bool:
        """Whether nobody will send a post any more: it was sent, a later one was, or it was tried too often."""

        def body(tx: Tx) -> bool:
            if _is_late(tx, subject, slot, now):
                return True
            row = first(tx, _STATE, {"_subject": subject, "_slot": slot})
            if row is None:
                return False
            is_used_up = row.attempts >= MAX_ATTEMPTS and row.claimed_at <= _stale(now)
            return row.sent_at is not None or is_used_up

        return await self._context.store.read(body)

    async def last_ranks(self, subject: str, before_slot: str) -> Mapping[int, int]:
        """Contributor -> rank on the newest earlier board that was sent; empty without one."""

        def body(tx: Tx) -> Mapping[int, int]:
            row = first(tx, _EARLIER, {"subject": subject, "slot": before_slot})
            return {int(who): rank for who, rank in row.ranks.items()} if row is not None else {}

        return await self._context.store.read(body)

    async def last_slot(self, subject: str, *, now: datetime) -> str | None:
        """The newest slot that was sent; for what has times as slots."""

        def body(tx: Tx) -> str | None:
            row = first(tx, _LAST, {"subject": subject, "latest": _latest(now)})
            return row.slot if row is not None else None

        return await self._context.store.read(body)


def nonce_of(subject: str, slot: str) -> str:
    """A text of NONCE_LENGTH that is the same for the same post, and for no other."""
    return hashlib.sha256(f"{subject}\n{slot}".encode()).hexdigest()[:NONCE_LENGTH]


def _is_late(tx: Tx, subject: str, slot: str, now: datetime) -> bool:
    """Whether a slot is a time, and a later one was sent."""
    if not _LOCAL_TIME.fullmatch(slot):
        return False
    return first(tx, _NEWER, {"subject": subject, "slot": slot, "latest": _latest(now)}) is not None


def _latest(now: datetime) -> str:
    return (now + timedelta(days=CLOCK_DAYS)).strftime("%Y-%m-%dT%H:%M")


def _stale(now: datetime) -> datetime:
    """What was claimed by then may be taken over."""
    return now - timedelta(seconds=CLAIM_SECONDS)


@lru_cache
def _claiming(dialect: str) -> Any:
    """Insert the row, or take over one that is free, in one statement: of many callers one gets a row back."""
    insert = (sqlite if dialect == "sqlite" else postgresql).insert(t.post)
    return insert.on_conflict_do_update(
        index_elements=["subject", "slot"],
        set_={"claimed_at": insert.excluded.claimed_at, "attempts": p.attempts + 1},
        where=sa.and_(
            p.sent_at.is_(None),
            p.claimed_at <= sa.bindparam("stale", type_=p.claimed_at.type),
            p.attempts < MAX_ATTEMPTS,
        ),
    ).returning(p.attempts, p.first_claimed_at)

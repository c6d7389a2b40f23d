"""The audit log of the staff: reading it, checking that it is whole, and what the log channels have not had yet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import sqlalchemy as sa

from storage.domain import audit
from storage.domain.access import Authority, Deed
from storage.domain.errors import CollectionError
from storage.queries import contributors
from storage.queries import tables as t
from storage.queries.audit import HEAD
from storage.services.context import Context
from storage.store import Tx

PAGE = 10
"""Entries of a page, unless another number is wanted."""
MOST_OF_A_PAGE = 50
"""Entries that are read at once at most."""
BATCH = 1_000
"""Entries that are checked in one transaction."""
LOG_CHANNEL = "log_channel"
"""Name of the setting that says where a server mirrors its audit log."""
MEMBER = "member"
"""How subjects that are a contributor begin."""
PATIENCE: Final = timedelta(days=1)
"""How long an entry waits for a log channel that cannot be written to; the audit log keeps it in any case."""

e = t.audit_entry.c
h = t.audit_head.c
s = t.server_setting.c
_BELOW_ALL: Final = -(1 << 63)
_CHANNELS = sa.select(s.guild_discord_id, s.value).where(s.name == LOG_CHANNEL)


@dataclass(frozen=True, slots=True)
class AuditView:
    """One act of the staff."""

    id: int
    at: datetime
    actor_discord_id: int | None
    """None: the bot by itself, or the operator's command line."""
    guild_discord_id: int
    """0: on no server."""
    act: str
    subject: str
    """message:12, member:7, tree:3, setting:raid ..."""
    lang: str
    details: Mapping[str, Any]
    """Empty where there are none, or where they were erased."""

    @property
    def kind(self) -> str:
        """What it is about: message, member, tree, setting, removal, bot ..."""
        return self.subject.partition(":")[0]

    @property
    def about(self) -> str:
        """Which one: a number, or a name."""
        return self.subject.partition(":")[2]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Entries, the newest first."""

    entries: tuple[AuditView, ...]
    older: int | None
    """Where the next page begins (`before`); None where this is the last."""
    members: Mapping[int, int] = field(default_factory=dict)
    """Discord ids of the contributors whom the entries are about, by their number; nobody who was erased."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check of the whole chain found."""

    count: int
    """Entries that are in order, from the first on."""
    is_whole: bool
    broken_at: int | None
    """Number of the first entry that was changed, added or is missing."""
    last_digest: str
    """Digest of the last entry in order; whoever keeps it elsewhere can hold a later check against it."""
    has_known: bool = True
    """Whether the digest that was kept elsewhere is in the chain."""


@dataclass(frozen=True, slots=True)
class LogChannel:
    """A server whose log channel has not had everything yet."""

    guild_discord_id: int
    channel_discord_id: int


class AuditLog:
    """Reads the log; what it writes is only when a log channel had an entry."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def page(
        self,
        authority: Authority,
        *,
        guild: int | None,
        subject: str | None = None,
        actor: int | None = None,
        act: str | None = None,
        before: int | None = None,
        count: int = PAGE,
    ) -> AuditPage:
        """The newest entries of a server, or of all of them (None), older than `before`.

        Raises CollectionError for whoever may not read them: that takes managing the server, and for those of other
        servers a home server, or running the bot.
        """
        is_own = guild is not None and guild == authority.guild_discord_id
        if not authority.may(Deed.RUN_SERVER) or not (is_own or authority.is_everywhere):
            raise CollectionError("error-not-allowed")
        return await self._page(guild, subject=subject, actor=actor, act=act, before=before, count=count)

    async def latest(self, *, before: int | None = None, count: int = PAGE) -> AuditPage:
        """The same of all servers, for the operator's command line."""
        return await self._page(None, before=before, count=count)

    async def _page(
        self,
        guild: int | None,
        *,
        before: int | None,
        count: int,
        subject: str | None = None,
        actor: int | None = None,
        act: str | None = None,
    ) -> AuditPage:
        count = max(1, min(count, MOST_OF_A_PAGE))
        wanted = {e.guild_discord_id: guild, e.subject: subject, e.actor_discord_id: actor, e.act: act}
        query = _SELECT.order_by(e.id.desc()).limit(count + 1)
        for column, value in wanted.items():
            if value is not None:
                query = query.where(column == value)
        if before is not None:
            query = query.where(e.id < before)

        def body(tx: Tx) -> AuditPage:
            found = [_view(row) for row in tx.execute(query)]
            shown = tuple(found[:count])
            return AuditPage(shown, shown[-1].id if len(found) > count else None, _members(tx, shown))

        return await self._context.store.read(body)

    async def entry(self, number: int, authority: Authority) -> AuditView:
        """One entry, for whoever moderates where it was done; CollectionError for anybody else, and without any."""

        def body(tx: Tx) -> AuditView | None:
            row = tx.execute(_SELECT.where(e.id == number)).first()
            return None if row is None else _view(row)

        found = await self._context.store.read(body)
        is_own = found is not None and found.guild_discord_id == authority.guild_discord_id
        if found is None or not authority.may(Deed.MODERATE) or not (is_own or authority.is_everywhere):
            raise CollectionError("error-not-allowed-here")
        return found

    async def subject_of_member(self, discord_id: int) -> str | None:
        """How entries about a member name them; None for whoever never contributed."""

        def body(tx: Tx) -> str | None:
            member = contributors.by_discord_id(tx, discord_id, lock=False)
            return None if member is None else f"{MEMBER}:{member.id}"

        return await self._context.store.read(body)

    # The chain

    async def verify(self, *, batch: int = BATCH, known: str | None = None) -> Verified:
        """Check the chain from its first entry to its last; details that were erased do not break it.

        `known` is a digest that was kept elsewhere: it must be in the chain. Entries that are added meanwhile are
        checked, too.
        """
        chain = _Chain(known=known)
        while not chain.is_over:
            chain = await self._context.store.read(partial(_checked_batch, chain=chain, batch=batch))
        return chain.verdict()

    # What log channels have not had yet

    async def waiting(self) -> tuple[LogChannel, ...]:
        """The servers with a log channel that has not had everything, and that channel."""

        def body(tx: Tx) -> tuple[LogChannel, ...]:
            channels = _channels(tx)
            if not channels:
                return ()
            query = sa.select(e.guild_discord_id).where(e.told_at.is_(None), e.guild_discord_id.in_(channels))
            guilds = tx.execute(query.distinct().order_by(e.guild_discord_id)).scalars()
            return tuple(LogChannel(guild, channels[guild]) for guild in guilds)

        return await self._context.store.read(body)

    async def untold(self, guild: int, *, count: int = MOST_OF_A_PAGE) -> tuple[AuditView, ...]:
        """The oldest entries of a server that its log channel has not had."""
        query = _SELECT.where(e.told_at.is_(None), e.guild_discord_id == guild).order_by(e.id).limit(count)
        return await self._context.store.read(lambda tx: tuple(_view(row) for row in tx.execute(query)))

    async def told(self, ids: Iterable[int], *, now: datetime) -> None:
        """Record that a log channel had these entries."""
        change = sa.update(t.audit_entry).where(e.id.in_(tuple(ids)), e.told_at.is_(None)).values(told_at=now)
        await self._context.store.write(lambda tx: tx.execute(change))

    async def pass_over(self, *, now: datetime) -> None:
        """Let nothing wait that no log channel will have: of servers without one, and what waited too long."""
        waits = e.told_at.is_(None)

        def is_idle(tx: Tx) -> bool:
            return tx.execute(sa.select(e.id).where(_is_vain(tx, now), waits).limit(1)).first() is None

        def body(tx: Tx) -> None:
            tx.execute(sa.update(t.audit_entry).where(_is_vain(tx, now), waits).values(told_at=now))

        if not await self._context.store.read(is_idle):
            await self._context.store.write(body)


def _is_vain(tx: Tx, now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(e.guild_discord_id.not_in(_channels(tx)), e.at < now - PATIENCE)


def _channels(tx: Tx) -> dict[int, int]:
    """Server -> its log channel."""
    found = tx.execute(_CHANNELS).all()
    return {row.guild_discord_id: int(row.value) for row in found if row.value is not None}


_SELECT: sa.Select[Any] = sa.select(
    e.id, e.at, e.actor_discord_id, e.guild_discord_id, e.act, e.subject, e.lang, e.details
)


def _members(tx: Tx, entries: Iterable[AuditView]) -> dict[int, int]:
    """Discord ids by the numbers of contributors that entries are about."""
    numbers = {int(each.about) for each in entries if each.kind == MEMBER and each.about.isdecimal()}
    c = t.contributor.c
    query = sa.select(c.id, c.discord_id).where(c.id.in_(numbers), c.discord_id.is_not(None))
    return {row.id: row.discord_id for row in tx.execute(query)} if numbers else {}


def _view(row: sa.Row[Any]) -> AuditView:
    return AuditView(**{**row._mapping, "details": row.details or {}})


# The chain


@dataclass(frozen=True, slots=True)
class _Chain:
    """How far a check has come."""

    known: str | None
    count: int = 0
    last_id: int = 0
    digest: str = audit.START
    has_known: bool = False
    is_over: bool = False
    broken_at: int | None = None

    def verdict(self) -> Verified:
        has_known = self.known is None or self.has_known
        is_whole = self.broken_at is None and has_known
        return Verified(self.count, is_whole, self.broken_at, self.digest, has_known)

    def broken(self, at: int) -> _Chain:
        return replace(self, is_over=True, broken_at=at)


_CHECKED = sa.select(
    e.id,
    e.at,
    e.actor_discord_id,
    e.guild_discord_id,
    e.act,
    e.subject,
    e.lang,
    sa.cast(e.details, sa.Text).label("details"),
    e.details_sha256,
    e.digest,
).order_by(e.id)
"""Details as text: what is no JSON any more is a broken entry, not a failure of the check."""


def _checked_batch(tx: Tx, chain: _Chain, batch: int) -> _Chain:
    """Check the next entries; after the last one the end of the log, too, of which this is one consistent state."""
    after = chain.last_id if chain.count else _BELOW_ALL
    try:
        rows = tx.execute(_CHECKED.where(e.id > after).limit(batch)).all()
    except (TypeError, ValueError):  # a value that is not of its column's type any more
        return chain.broken(chain.last_id + 1) if batch == 1 else _checked_batch(tx, chain, batch // 2)
    for row in rows:
        chain = _checked(chain, row)
        if chain.is_over:
            return chain
    if len(rows) == batch:
        return chain
    head = tx.execute(sa.select(h.last_id, h.digest).where(h.id == HEAD)).first()
    is_end = head is not None and (head.last_id, head.digest) == (chain.last_id, chain.digest)
    return replace(chain, is_over=True) if is_end else chain.broken(chain.last_id + 1)


def _checked(chain: _Chain, row: sa.Row[Any]) -> _Chain:
    """The chain with one entry more, or broken at it."""
    if row.id != chain.last_id + 1:
        return chain.broken(min(row.id, chain.last_id + 1))
    if not _is_right(chain.digest, row):
        return chain.broken(row.id)
    return replace(
        chain,
        count=chain.count + 1,
        last_id=row.id,
        digest=row.digest,
        has_known=chain.has_known or row.digest == chain.known,
    )


def _is_right(previous: str, row: sa.Row[Any]) -> bool:
    """Whether an entry is as it was added; its details may be gone."""
    try:
        if row.details is not None and not _are_right(json.loads(row.details), row.details_sha256):
            return False
        entry = audit.Entry(**{name: getattr(row, name) for name in audit.Entry.__slots__})
        return entry.at.microsecond == 0 and audit.digest(previous, entry) == row.digest
    except (TypeError, ValueError):  # no JSON, or a value that is not of its column's type any more
        return False


def _are_right(details: object, digest: str) -> bool:
    """Whether details are as they were; empty ones are never stored."""
    return isinstance(details, dict) and bool(details) and audit.details_digest(details) == digest

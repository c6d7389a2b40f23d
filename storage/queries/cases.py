"""Cases for moderators: opening one as part of any transaction, and finding what waits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.access import Authority
from storage.domain.cases import CASE_REASONS, MOST_DISPUTED, CaseOutcome, CaseReason, bits, urgency
from storage.queries import bulk, sql
from storage.queries import tables as t
from storage.statements import first, scalars
from storage.store import Tx

c = t.review_case.c
NOBODY: Final = 0
"""No contributor's number."""
_REASON_NAMES: Final = frozenset(reason.value for reason in CaseReason)
AMONG: Final = "among"
"""Fact of a case about a ring: the members' numbers, each between commas, for the database to look for one."""
BATCH: Final = 500
"""Messages whose cases one statement closes."""
REPORTED_FOR: Final = "reported_for"
"""Within the facts of the reason `report`: what the message was reported for."""

_OPEN_OF_MESSAGE = (
    sa.select(t.review_case)
    .where(c.message_id == sa.bindparam("message_id"), c.closed_at.is_(None))
    .with_for_update()
)
_OPEN_OF_MEMBER = (
    sa.select(t.review_case)
    .where(
        c.contributor_id == sa.bindparam("contributor_id"),
        c.guild_discord_id.is_not_distinct_from(sa.bindparam("guild", type_=sa.BigInteger)),
        c.message_id.is_(None),
        c.closed_at.is_(None),
    )
    .order_by(c.id)
    .limit(1)
    .with_for_update()
)
_DISPUTES = (
    sa.select(c.id)
    .where(
        c.closed_at.is_(None),
        c.lang == sa.bindparam("lang"),
        c.reasons.bitwise_and(CASE_REASONS[CaseReason.DISAGREEMENT].bit) != 0,
    )
    .limit(sa.bindparam("most", type_=sa.Integer))
)


def open_case(
    tx: Tx,
    *,
    message: sa.Row[Any] | None,
    contributor_id: int | None,
    guild_discord_id: int | None,
    lang: str,
    reason: CaseReason,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    reported_for: Iterable[str] = (),
) -> int:
    """Ask for a human to look at a message, or at a member where there is none; the case's number.

    A message has one open case at most, and so has a member on a server: a further reason is added to it. `facts` are
    small JSON values of this reason; those of the same name replace earlier ones. Call it with the message's tree
    locked, or before any tree is.
    """
    reasons = tuple(reported_for)
    found = open_about(tx, message, contributor_id, guild_discord_id)
    if found is None:
        row = {
            "message_id": message.id if message is not None else None,
            "contributor_id": contributor_id,
            "guild_discord_id": guild_discord_id,
            "lang": lang,
            "reasons": bits([reason]),
            "facts": _with_facts(None, reason, facts, reasons),
            "urgency": urgency([reason], reported_for=reasons),
            "opened_at": now,
        }
        sql.add_if_new(tx, t.review_case, [row])
        found = open_about(tx, message, contributor_id, guild_discord_id)
        assert found is not None, "added above, or by somebody else at the same time"
    values = {
        "reasons": found.reasons | CASE_REASONS[reason].bit,
        "facts": _with_facts(found.facts, reason, facts, reasons),
        "urgency": min(found.urgency, urgency([reason], reported_for=reasons)),
    }
    if any(getattr(found, name) != value for name, value in values.items()):
        sql.change(tx, t.review_case, found.id, values)
    return int(found.id)


def open_about(
    tx: Tx, message: sa.Row[Any] | None, contributor_id: int | None, guild: int | None
) -> sa.Row[Any] | None:
    """The open case of a message, or of a member, locked."""
    if message is not None:
        return first(tx, _OPEN_OF_MESSAGE, {"message_id": message.id})
    return first(tx, _OPEN_OF_MEMBER, {"contributor_id": contributor_id, "guild": guild})


def _with_facts(
    known: Mapping[str, Any] | None,
    reason: CaseReason,
    facts: Mapping[str, Any] | None,
    reported_for: tuple[str, ...],
) -> dict[str, Any] | None:
    """The facts of a case with those of one reason added."""
    everything = dict(known or {})
    seen = {**everything.get(reason.value, {}), **(facts or {})}
    if reported_for:
        seen[REPORTED_FOR] = sorted({*seen.get(REPORTED_FOR, ()), *reported_for})
    if seen:
        everything[reason.value] = seen
    return everything or None


def are_disputes_full(tx: Tx, lang: str) -> bool:
    """Whether so many cases of a language are open because reviewers disagree that no more are opened."""
    return len(scalars(tx, _DISPUTES, {"lang": lang, "most": MOST_DISPUTED})) >= MOST_DISPUTED


def settle_cases(tx: Tx, message_ids: Iterable[int], now: datetime) -> None:
    """Close the open cases of messages that were erased."""
    ids = list(message_ids)
    for start in range(0, len(ids), BATCH):
        tx.execute(
            sa.update(t.review_case)
            .where(c.message_id.in_(ids[start : start + BATCH]), c.closed_at.is_(None))
            .values(closed_at=now, outcome=CaseOutcome.SETTLED.value, leased_by=None, leased_until=None)
        )


_GET = sa.select(t.review_case).where(c.id == sa.bindparam("case_id"))
_LOCKED = _GET.with_for_update()


def get(tx: Tx, case_id: int, *, lock: bool = False) -> sa.Row[Any] | None:
    """A case's row; locked after the tree of its message, as whoever opens a case does."""
    row: sa.Row[Any] | None = first(tx, _LOCKED if lock else _GET, {"case_id": case_id})
    return row


def open_of(tx: Tx, message_id: int) -> sa.Row[Any] | None:
    """The open case of a message, locked."""
    row: sa.Row[Any] | None = first(tx, _OPEN_OF_MESSAGE, {"message_id": message_id})
    return row


def in_reach(
    authority: Authority, *, lang: str | None = None, reason: CaseReason | None = None
) -> list[sa.ColumnElement[bool]]:
    """What open cases have to be for a moderator to get them: theirs to judge, and not about themselves."""
    k = t.contributor.c
    mine = sa.select(k.id).where(k.discord_id == authority.discord_id).scalar_subquery()
    ring = c.facts[CaseReason.RING.value][AMONG].as_string()
    with_me = sa.literal("%,") + sa.func.coalesce(sa.cast(mine, sa.String), "") + ",%"
    where = [
        c.closed_at.is_(None),
        sa.or_(c.contributor_id.is_(None), c.contributor_id != sa.func.coalesce(mine, NOBODY)),
        sa.or_(c.message_id.is_not(None), ring.is_(None), ring.not_like(with_me)),
    ]
    if not authority.is_everywhere:
        where.append(c.guild_discord_id == (authority.guild_discord_id or NOBODY))
    if authority.languages is not None:
        where.append(c.lang.in_([*sorted(authority.languages), ""]))
    if lang is not None:
        where.append(c.lang == lang)
    if reason is not None:
        where.append(c.reasons.bitwise_and(CASE_REASONS[reason].bit) != 0)
    return where


def is_free(by: int, now: datetime) -> sa.ColumnElement[bool]:
    """Whether no other moderator has a case before them."""
    return sa.or_(c.leased_until.is_(None), c.leased_until <= now, c.leased_by == by)


def next_in(tx: Tx, where: Iterable[sa.ColumnElement[bool]]) -> sa.Row[Any] | None:
    """The most urgent case with these conditions, locked; those that are being given out are passed over."""
    query = sa.select(t.review_case).where(*where).order_by(c.urgency, c.id).limit(1)
    return tx.execute(query.with_for_update(skip_locked=True, of=t.review_case)).first()


def behind(row: sa.Row[Any]) -> sa.ColumnElement[bool]:
    """Whether a case comes after this one in the queue."""
    return sa.or_(c.urgency > row.urgency, sa.and_(c.urgency == row.urgency, c.id > row.id))


def count(tx: Tx, where: Iterable[sa.ColumnElement[bool]], *, up_to: int) -> int:
    """How many cases meet these conditions, counted up to a number."""
    some = sa.select(c.id).where(*where).limit(up_to).subquery()
    return int(tx.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())


def reasons_in(tx: Tx, where: Iterable[sa.ColumnElement[bool]], *, up_to: int) -> list[int]:
    """The stored reasons of that many cases with these conditions."""
    return list(
        tx.execute(sa.select(c.reasons).where(*where).order_by(c.urgency, c.id).limit(up_to)).scalars()
    )


def change(tx: Tx, case_id: int, **values: object) -> None:
    """Set columns of a locked case."""
    sql.change(tx, t.review_case, case_id, values)


def joins(tx: Tx, case: sa.Row[Any], message: sa.Row[Any] | None) -> bool:
    """Let the open case about the same message or member take over a closed one's reasons; whether there is one."""
    other = open_about(tx, message, case.contributor_id, case.guild_discord_id)
    if other is not None:
        urgency_of_both = min(other.urgency, case.urgency)
        of_reasons = {name: said for name, said in (case.facts or {}).items() if name in _REASON_NAMES}
        facts = {**of_reasons, **(other.facts or {})} or None
        change(tx, other.id, reasons=other.reasons | case.reasons, urgency=urgency_of_both, facts=facts)
    return other is not None


def add_decided(tx: Tx, message: sa.Row[Any], now: datetime) -> int:
    """A case that nobody asked for, about a message that a moderator is about to decide on; its number."""
    row = {
        "message_id": message.id,
        "contributor_id": message.author_id,
        "guild_discord_id": message.guild_discord_id,
        "lang": message.lang,
        "reasons": 0,
        "urgency": urgency([]),
        "opened_at": now,
    }
    return sql.add(tx, t.review_case, row)


def settle_taken(tx: Tx, message_ids: Sequence[int], *, by: int | None, now: datetime) -> list[sa.Row[Any]]:
    """Close the open cases of messages that were taken out with others; their rows.

    A case with an appeal stays open: whoever appealed is answered by a moderator.
    """
    closed = {"closed_at": now, "closed_by": by, "outcome": CaseOutcome.SETTLED.value, "leased_until": None}
    statement = sa.update(t.review_case).where(
        bulk.is_among(tx, t.review_case.c.message_id, message_ids),
        c.closed_at.is_(None),
        c.reasons.bitwise_and(CASE_REASONS[CaseReason.APPEAL].bit) == 0,
    )
    return list(tx.execute(statement.values(closed).returning(c.id, c.message_id)))


def decided_after(tx: Tx, tree_id: int, case: sa.Row[Any]) -> list[sa.Row[Any]]:
    """The cases about messages of a tree that moderators decided after another one."""
    m = t.message.c
    query = sa.select(t.review_case).join(t.message, m.id == c.message_id)
    is_later = sa.or_(c.closed_at > case.closed_at, sa.and_(c.closed_at == case.closed_at, c.id > case.id))
    return list(tx.execute(query.where(m.tree_id == tree_id, c.closed_by.is_not(None), is_later)))


def last_closed(tx: Tx, message_id: int, *, but: int = NOBODY) -> sa.Row[Any] | None:
    """The case of a message that a moderator decided last, another one left out."""
    query = sa.select(t.review_case).where(
        c.message_id == message_id, c.closed_by.is_not(None), c.id != but, c.closed_at.is_not(None)
    )
    return tx.execute(query.order_by(c.closed_at.desc(), c.id.desc()).limit(1)).first()

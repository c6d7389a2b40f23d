"""Appeals: a member asks that a decision about their message or their suspension be looked at again, each once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.appeals import (
    LONGEST_APPEAL,
    MOST_COUNTED,
    MOST_LISTED,
    MOST_WAITING,
    Appealable,
    AppealKind,
    Subject,
    WhyAppealed,
    subject_of,
    why_of,
)
from storage.domain.cases import CaseReason
from storage.domain.errors import AppealedAlready, NotAppealable, TooManyAppeals
from storage.domain.notices import excerpt
from storage.domain.text import checked
from storage.queries import appeals, cases, contributors, messages, sql
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.services.context import Context
from storage.store import Tx


class Appeals:
    """Open to whoever is stored, also while they are suspended or have withdrawn. Moderators decide in Cases."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def can(self, discord_id: int, *, now: datetime) -> tuple[Appealable, ...]:
        """What the member can ask to be looked at again: suspensions first, then messages, the latest first."""
        found, _ = await self.listed(discord_id, now=now)
        return found

    async def listed(self, discord_id: int, *, now: datetime) -> tuple[tuple[Appealable, ...], int]:
        """The same, and how many more there are, up to MOST_COUNTED."""

        def body(tx: Tx) -> tuple[tuple[Appealable, ...], int]:
            member = contributors.by_discord_id(tx, discord_id)
            if member is None:
                return (), 0
            held = appeals.suspensions(tx, member.id, now=now, most=MOST_LISTED)
            out = appeals.messages_out(tx, member.id, most=MOST_LISTED)
            found = (*map(_of_suspension, held), *map(_of_message, out))
            shown = found[:MOST_LISTED]
            if len(found) < MOST_LISTED:
                return shown, 0
            return shown, len(held) + appeals.count_out(tx, member.id, most=MOST_COUNTED) - len(shown)

        return await self._context.store.read(body)

    async def check(self, discord_id: int, subject: str, *, now: datetime) -> None:
        """Whether an appeal would be taken now, but for its text: raises what `ask` raises; a short read."""

        def body(tx: Tx) -> None:
            member, asked = _asking(tx, discord_id, subject)
            _require_first(tx, member, asked)
            _decided(tx, member, asked, now)

        await self._context.store.read(body)

    async def ask(self, discord_id: int, subject: str, text: str, *, now: datetime) -> int:
        """Appeal against a decision (message:<id> or suspension:<id>); the appeal's number.

        Raises NotAppealable, AppealedAlready, TooManyAppeals, InvalidText; the text is handed back with each.
        """

        def body(tx: Tx) -> int:
            member, asked = _asking(tx, discord_id, subject, lock=True)
            _require_first(tx, member, asked)
            stored = checked(text, max_length=LONGEST_APPEAL)
            if asked.kind is AppealKind.MESSAGE:
                return _about_message(tx, member, asked, stored, now)
            return _about_suspension(tx, member, asked, stored, now)

        return await self._context.store.write(body)


def _asking(tx: Tx, discord_id: int, subject: str, *, lock: bool = False) -> tuple[ContributorRow, Subject]:
    """Who asks, and about what; NotAppealable for whoever is not stored, and for what is no subject."""
    asked, member = subject_of(subject), contributors.by_discord_id(tx, discord_id, lock=lock)
    if member is None or asked is None:
        raise NotAppealable()
    return member, asked


def _decided(tx: Tx, member: ContributorRow, asked: Subject, now: datetime) -> sa.Row[Any]:
    """The member's message or suspension about which something was decided; NotAppealable where there is none."""
    if asked.kind is AppealKind.MESSAGE:
        found = appeals.messages_out(tx, member.id, message_id=asked.id, most=1)
    else:
        found = appeals.suspensions(tx, member.id, now=now, suspension_id=asked.id, most=1)
    if not found:
        raise NotAppealable()
    return found[0]


def _require_first(tx: Tx, member: ContributorRow, asked: Subject) -> None:
    a = t.appeal.c
    before = sa.select(a.id).where(a.contributor_id == member.id, a.subject == str(asked))
    if tx.execute(before).first() is not None:
        raise AppealedAlready()
    if appeals.waiting(tx, member.id) >= MOST_WAITING:
        raise TooManyAppeals(most=MOST_WAITING)


def _about_message(tx: Tx, member: ContributorRow, asked: Subject, text: str, now: datetime) -> int:
    _decided(tx, member, asked, now)
    appeal_id = _added(tx, member, asked, text, now, message_id=asked.id)
    message = messages.get(tx, asked.id)
    assert message is not None, "found above"
    cases.open_case(
        tx,
        message=message,
        contributor_id=member.id,
        guild_discord_id=message.guild_discord_id,
        lang=message.lang,
        reason=CaseReason.APPEAL,
        now=now,
        facts={"appeal": appeal_id},
    )
    return appeal_id


def _about_suspension(tx: Tx, member: ContributorRow, asked: Subject, text: str, now: datetime) -> int:
    found = _decided(tx, member, asked, now)
    appeal_id = _added(tx, member, asked, text, now, suspension_id=asked.id)
    cases.open_case(
        tx,
        message=None,
        contributor_id=member.id,
        guild_discord_id=found.guild_discord_id or None,
        lang="",
        reason=CaseReason.APPEAL,
        now=now,
        facts={"suspension": asked.id, "appeal": appeal_id},
    )
    return appeal_id


def _added(
    tx: Tx,
    member: ContributorRow,
    asked: Subject,
    text: str,
    now: datetime,
    *,
    message_id: int | None = None,
    suspension_id: int | None = None,
) -> int:
    row = {
        "contributor_id": member.id,
        "subject": str(asked),
        "message_id": message_id,
        "suspension_id": suspension_id,
        "text": text,
        "created_at": now,
    }
    return sql.add(tx, t.appeal, row)


def _of_message(row: sa.Row[Any]) -> Appealable:
    return Appealable(
        subject=str(Subject(AppealKind.MESSAGE, row.id)),
        kind=AppealKind.MESSAGE,
        why=why_of(held_because=row.held_because, is_deleted=row.is_deleted),
        at=row.created_at,
        excerpt=excerpt(row.text),
    )


def _of_suspension(row: sa.Row[Any]) -> Appealable:
    return Appealable(
        subject=str(Subject(AppealKind.SUSPENSION, row.id)),
        kind=AppealKind.SUSPENSION,
        why=WhyAppealed.SUSPENDED,
        at=row.suspended_at,
        reason=row.reason,
    )

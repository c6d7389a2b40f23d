"""What members do about their own data: look, take along, decide what is published, stop, ask to be erased."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa

from storage.domain.errors import NothingStored
from storage.domain.notices import NoticeKind
from storage.domain.privacy import ERASURE_WAIT, StoredData
from storage.domain.states import TreeState
from storage.queries import contributors, notices, personal, sql
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.services.context import Context
from storage.store import Tx

T = TypeVar("T")
e, m = t.erasure_request.c, t.message.c


class Privacy:
    """Open to everybody who is stored, also while they are suspended, have withdrawn or left every server.

    Each call but `view` and `pending` raises NothingStored for somebody who is not.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.wait: timedelta = ERASURE_WAIT
        """How long a wish to be erased can be taken back."""

    async def view(self, discord_id: int) -> StoredData | None:
        """What is stored about a member, in numbers; None when nothing is."""

        def body(tx: Tx) -> StoredData | None:
            member = contributors.by_discord_id(tx, discord_id)
            return None if member is None else _stored(tx, member)

        return await self._context.store.read(body)

    async def export(self, discord_id: int, *, now: datetime) -> bytes:
        """Everything about a member as JSON in UTF-8: their texts, labels, orders, dates; of others nothing but ids."""
        found = await self._reading(discord_id, lambda tx, member: _everything(tx, member, now))
        return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")

    async def withdraw(self, discord_id: int, *, now: datetime) -> None:
        """Take no more contributions of a member; earlier ones stay. The first time counts."""

        def body(tx: Tx, member: ContributorRow) -> None:
            if member.withdrawn_at is None:
                contributors.change(tx, member.id, withdrawn_at=now)

        await self._changing(discord_id, body)

    async def resume(self, discord_id: int, *, now: datetime) -> None:
        """Take contributions of a member again who withdrew."""
        await self._changing(
            discord_id, lambda tx, member: contributors.change(tx, member.id, withdrawn_at=None)
        )

    async def choose_scopes(
        self,
        discord_id: int,
        *,
        text: bool | None = None,
        votes: bool | None = None,
        credit: bool | None = None,
    ) -> None:
        """Decide whether a member's texts, and their labels, orders and thumbs, may be published, and whether thanks
        may name them; None leaves it."""
        chosen = {"publishes_text": text, "publishes_votes": votes, "wants_credit": credit}
        values = {name: value for name, value in chosen.items() if value is not None}

        def body(tx: Tx, member: ContributorRow) -> None:
            if values:
                contributors.change(tx, member.id, **values)

        await self._changing(discord_id, body)

    async def request_erasure(self, discord_id: int, *, now: datetime) -> datetime:
        """Ask that a member be erased; when that will begin. Asking again changes nothing.

        They are told once more in a private message: whoever did not ask by themselves finds out.
        """

        def body(tx: Tx, member: ContributorRow) -> datetime:
            due_at = _due_at(tx, member.id)
            if due_at is None:
                due_at = now + self.wait
                row = {"contributor_id": member.id, "asked_at": now, "due_at": due_at}
                sql.add(tx, t.erasure_request, row)
                until = due_at.isoformat()
                notices.add(tx, member.id, NoticeKind.ERASURE_SOON, now=now, until=until)
            return due_at

        return await self._changing(discord_id, body)

    async def cancel_erasure(self, discord_id: int, *, now: datetime) -> bool:
        """Take the wish to be erased back; whether there was one. Once it is carried out nobody is known any more."""

        def body(tx: Tx, member: ContributorRow) -> bool:
            request = _open(member.id)
            notices.take_back(tx, member.id, NoticeKind.ERASURE_SOON)
            return bool(
                tx.execute(sa.update(t.erasure_request).where(request).values(cancelled_at=now)).rowcount
            )

        return await self._changing(discord_id, body)

    async def pending(self, discord_id: int) -> datetime | None:
        """When a member will be erased; None unless they asked for it."""

        def body(tx: Tx) -> datetime | None:
            member = contributors.by_discord_id(tx, discord_id)
            return None if member is None else _due_at(tx, member.id)

        return await self._context.store.read(body)

    async def _reading(self, discord_id: int, body: Callable[[Tx, ContributorRow], T]) -> T:
        return await self._context.store.read(
            lambda tx: body(tx, _known(contributors.by_discord_id(tx, discord_id)))
        )

    async def _changing(self, discord_id: int, body: Callable[[Tx, ContributorRow], T]) -> T:
        return await self._context.store.write(
            lambda tx: body(tx, _known(contributors.by_discord_id(tx, discord_id, lock=True)))
        )


def _known(member: ContributorRow | None) -> ContributorRow:
    if member is None:
        raise NothingStored()
    return member


def _open(contributor_id: int) -> sa.ColumnElement[bool]:
    """Where a member's wish to be erased can still be taken back."""
    return sa.and_(
        e.contributor_id == contributor_id,
        e.started_at.is_(None),
        e.finished_at.is_(None),
        e.cancelled_at.is_(None),
    )


def _due_at(tx: Tx, contributor_id: int) -> datetime | None:
    found: datetime | None = tx.execute(sa.select(e.due_at).where(_open(contributor_id))).scalar_one_or_none()
    return found


def _stored(tx: Tx, member: ContributorRow) -> StoredData:
    row = tx.execute(sa.select(t.contributor).where(t.contributor.c.id == member.id)).one()
    c = t.consent.c
    consents = sa.select(c.version, c.accepted_at).where(c.contributor_id == member.id).order_by(c.id)
    return StoredData(
        since=member.created_at,
        contributor_id=member.id,
        name=row.name,
        alias=row.alias,
        interface_locale=row.interface_locale,
        time_zone=row.time_zone,
        languages=member.languages,
        visibility=row.visibility,
        wants_credit=row.wants_credit,
        publishes_text=row.publishes_text,
        publishes_votes=row.publishes_votes,
        withdrawn_at=row.withdrawn_at,
        suspended_at=row.suspended_at,
        suspended_until=row.suspended_until,
        consents=tuple((each.version, each.accepted_at) for each in tx.execute(consents)),
        erasure_due_at=_due_at(tx, member.id),
        counts=personal.counts(tx, member.id),
        published=_published(tx, member.id) if row.publishes_text else 0,
        barred={int(guild): _moment(each["until"]) for guild, each in (member.barred or {}).items()},
    )


def _moment(written: str) -> datetime | None:
    """A time as the member's row has it; None where it is empty."""
    return datetime.fromisoformat(written) if written else None


def _published(tx: Tx, contributor_id: int) -> int:
    query = sa.select(sa.func.count()).join(t.tree, t.tree.c.id == m.tree_id)
    return int(
        tx.execute(
            query.select_from(t.message).where(
                m.author_id == contributor_id,
                m.is_deleted.is_(sa.false()),
                m.review_result.is_not(sa.false()),
                t.tree.c.state == TreeState.READY_FOR_EXPORT.value,
            )
        ).scalar_one()
    )


def _everything(tx: Tx, member: ContributorRow, now: datetime) -> dict[str, Any]:
    """One object: the member's own row, and each table with rows about them."""
    tables = {table.name: personal.rows_of(tx, table, member.id) for table in personal.OF_MEMBER}
    ballots = tables[t.ballot.name]
    ids = personal.public_ids(tx, (each for row in ballots for group in row["groups"] for each in group))
    for row in ballots:
        row["groups"] = [[ids[each] for each in group] for group in row["groups"]]
    return {
        "made_at": now.isoformat(),
        t.contributor.name: personal.profile(tx, member.id),
        **{name: rows for name, rows in tables.items() if rows},
        t.message_revision.name: personal.revisions(tx, member.id),
        t.audit_entry.name: personal.acts(tx, member.id),
    }

"""What moderators look up: a member's record, a message, a conversation; and the notes they leave each other."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.errors import InvalidNote, MemberUnknown, MessageGone, NotAllowed
from storage.domain.notices import excerpt
from storage.domain.periods import TOTAL
from storage.domain.states import TreeState
from storage.domain.text import clean, visible
from storage.queries import conduct, messages, sql
from storage.queries import tables as t
from storage.services import reach, suspensions, warned
from storage.services.context import Context
from storage.services.quarantine import in_reach, log_about
from storage.services.record_views import (
    MOST_COUNTED,
    OUTCOME,
    Line,
    MemberRecord,
    MessageRecord,
    NoteView,
    Outcome,
    ReportLine,
    TreeRecord,
)
from storage.services.removals import pending_of
from storage.services.suspensions import EVERYWHERE, scope_of
from storage.store import Tx

__all__ = [
    "MOST_COUNTED",
    "MOST_NOTE",
    "Line",
    "MemberRecord",
    "MessageRecord",
    "NoteView",
    "Outcome",
    "Records",
    "ReportLine",
    "TreeRecord",
]

MOST_NOTE: Final = 1_000
"""Characters of a note."""
MOST_NOTES: Final = 20
"""Notes that a record shows."""
LAST: Final = 10
"""Contributions that a record shows."""
MOST_LINES: Final = 200
"""Messages of a conversation that its record lists."""
MOST_REPORTS: Final = 25
"""Reports that a message's record lists."""

m, c = t.message.c, t.contributor.c


class Records:
    """Reads, but for the notes; each asks how far the moderator's word reaches."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def member(
        self,
        authority: Authority,
        *,
        discord_id: int | None = None,
        contributor_id: int | None = None,
        now: datetime,
    ) -> MemberRecord | None:
        """A member's record by either id. Raises NotAllowed for whoever is no moderator.

        None for somebody who is not stored or not in reach: a moderator does not learn who writes on other servers.
        """

        def body(tx: Tx) -> MemberRecord | None:
            is_asked = c.id == contributor_id if discord_id is None else c.discord_id == discord_id
            _require_moderator(authority)
            row = tx.execute(
                sa.select(t.contributor).where(is_asked, c.discord_id.is_not(None))
            ).one_or_none()
            if row is None or not reach.is_member_theirs(tx, authority, row.id):
                return None
            return _record(tx, authority, row, now)

        return await self._context.store.read(body)

    async def contributor_of(self, discord_id: int, authority: Authority) -> int | None:
        """The number of a member; None for somebody who is not stored or not in reach. Raises NotAllowed."""

        def body(tx: Tx) -> int | None:
            _require_moderator(authority)
            number = tx.execute(sa.select(c.id).where(c.discord_id == discord_id)).scalar()
            is_theirs = number is not None and reach.is_member_theirs(tx, authority, number)
            return number if is_theirs else None

        return await self._context.store.read(body)

    async def note(
        self, contributor_id: int, authority: Authority, text: str, *, now: datetime
    ) -> tuple[NoteView, ...]:
        """Leave a note for the other moderators; all notes they see. The same again within AT_ONCE is left once.

        Raises InvalidNote, MemberUnknown, NotAllowed (also about oneself).
        """
        stored = clean(text)
        if not visible(stored).strip() or len(stored) > MOST_NOTE:
            refusal = InvalidNote(most=MOST_NOTE)
            refusal.lost_text = text
            raise refusal

        def body(tx: Tx) -> tuple[NoteView, ...]:
            lock = sa.select(c.discord_id).where(c.id == contributor_id).with_for_update(key_share=True)
            if tx.execute(lock).scalar() is None:
                raise MemberUnknown()
            reach.require_member(tx, authority, contributor_id)
            suspensions.require_another(tx, authority, contributor_id)
            row = {
                "contributor_id": contributor_id,
                "guild_discord_id": authority.guild_discord_id or EVERYWHERE,
                "written_by": authority.discord_id,
                "text": stored,
            }
            n = t.staff_note.c
            same = sa.select(n.id).where(*(n[name] == value for name, value in row.items()))
            if tx.execute(same.where(n.created_at > now - warned.AT_ONCE).limit(1)).first() is None:
                sql.add(tx, t.staff_note, {**row, "created_at": now})
                log_about(tx, "member.noted", contributor_id, authority, now)
            return _notes(tx, authority, contributor_id)

        return await self._context.store.write(body)

    async def message(self, authority: Authority, ref: str | int) -> MessageRecord:
        """A message by its number or its public id. Raises MessageGone where there is none, NotAllowed."""
        by = _clean(ref)

        def body(tx: Tx) -> MessageRecord:
            _require_moderator(authority)
            is_asked = m.id == by if isinstance(by, int) else m.public_id == by
            row = tx.execute(sa.select(t.message).where(is_asked)).one_or_none()
            if row is None:
                raise MessageGone()
            reach.require_message(tx, authority, row)
            return _message(tx, authority, row)

        return await self._context.store.read(body)

    async def tree(self, authority: Authority, ref: str | int) -> TreeRecord:
        """A conversation by its number, its public id, or the public id of one of its messages.

        Raises MessageGone where there is none, NotAllowed where none of its messages is the moderator's.
        """

        def body(tx: Tx) -> TreeRecord:
            _require_moderator(authority)
            row = _tree_row(tx, _clean(ref))
            if row is None:
                raise MessageGone()
            theirs = sa.select(m.id).where(m.tree_id == row.id, in_reach(authority)).limit(1)
            if tx.execute(theirs).scalar() is None:
                raise NotAllowed()
            return _tree(tx, authority, row)

        return await self._context.store.read(body)


def _require_moderator(authority: Authority) -> None:
    if authority.level < Level.MODERATOR:
        raise NotAllowed()


_LINE = (
    *(m.id, m.public_id, m.parent_id, m.depth, m.role, m.lang, m.author_id),
    *(OUTCOME.label("outcome"), m.text, m.created_at, m.guild_discord_id),
)
_LIVE = frozenset({Outcome.OPEN, Outcome.ACCEPTED})
"""What stands in tasks before everybody anyway; of all else a moderator sees what is in their reach."""


def _lines(tx: Tx, authority: Authority, query: sa.Select[Any]) -> tuple[Line, ...]:
    return tuple(_line(authority, row) for row in tx.execute(query))


def _line(authority: Authority, row: sa.Row[Any]) -> Line:
    """A line; of a message that is not theirs to moderate, and no live one, only that it is there."""
    outcome = Outcome(row.outcome)
    is_theirs = authority.reaches(lang=row.lang, guild_discord_id=row.guild_discord_id)
    is_shown = is_theirs or outcome in _LIVE
    return Line(
        row.id,
        row.public_id,
        row.parent_id,
        row.depth,
        row.role,
        row.lang,
        row.author_id if is_shown else None,
        outcome if is_shown else Outcome.ELSEWHERE,
        (excerpt(row.text) or "") if is_shown else "",
        row.created_at,
    )


def _record(tx: Tx, authority: Authority, row: sa.Row[Any], now: datetime) -> MemberRecord:
    theirs = sa.and_(m.author_id == row.id, in_reach(authority))
    counts = tx.execute(sa.select(OUTCOME, sa.func.count()).where(theirs).group_by(OUTCOME))
    reports = sa.select(t.report.c.id).select_from(t.report.join(t.message)).where(theirs)
    chosen = t.contributor_language.c
    langs = sa.select(chosen.lang).where(chosen.contributor_id == row.id).order_by(chosen.lang)
    last = sa.select(*_LINE).where(theirs).order_by(m.created_at.desc(), m.id.desc()).limit(LAST)
    noted = sa.select(t.staff_note.c.id).where(_notes_seen(authority, row.id))
    is_own = row.discord_id == authority.discord_id
    held = suspensions.seen_of(tx, authority, row.id)
    return MemberRecord(
        contributor_id=row.id,
        discord_id=row.discord_id,
        name=_name(tx, authority, row),
        since=row.created_at,
        languages=tuple(tx.execute(langs).scalars()),
        contributions=row.contributions,
        is_newcomer=row.established_at is None,
        suspensions=held,
        withdrawn_at=row.withdrawn_at,
        counts={Outcome(outcome): number for outcome, number in counts},
        reports=_counted(tx, reports),
        warnings=warned.count_of(tx, authority, row.id),
        conduct=conduct.of(tx, row.id, TOTAL),
        notes=() if is_own else _notes(tx, authority, row.id),
        note_count=0 if is_own else _counted(tx, noted),
        last=_lines(tx, authority, last),
        removal=pending_of(tx, row.id, scope_of(authority), now),
        is_liftable=not is_own
        and any(view.is_open and suspensions.may_lift(authority, view) for view in held),
        is_own=is_own,
    )


def _counted(tx: Tx, query: sa.Select[Any]) -> int:
    """How many rows there are: up to MOST_COUNTED and one more."""
    some = query.limit(MOST_COUNTED + 1).subquery()
    return int(tx.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())


def _name(tx: Tx, authority: Authority, row: sa.Row[Any]) -> str:
    k = t.membership.c
    here = sa.select(k.name).where(
        k.contributor_id == row.id, k.guild_discord_id == authority.guild_discord_id
    )
    return tx.execute(here).scalar() or row.name or ""


def _notes(tx: Tx, authority: Authority, contributor_id: int) -> tuple[NoteView, ...]:
    n = t.staff_note.c
    query = sa.select(*(n[name] for name in NoteView.__slots__)).where(_notes_seen(authority, contributor_id))
    return tuple(NoteView(*row) for row in tx.execute(query.order_by(n.id.desc()).limit(MOST_NOTES)))


def _notes_seen(authority: Authority, contributor_id: int) -> sa.ColumnElement[bool]:
    n = t.staff_note.c
    here = sa.true() if authority.is_everywhere else n.guild_discord_id == authority.guild_discord_id
    return sa.and_(n.contributor_id == contributor_id, here)


def _clean(ref: str | int) -> str | int:
    """A number, or an id as it can be looked up: PostgreSQL takes no NUL and no half of a surrogate pair."""
    return clean(ref) if isinstance(ref, str) else ref


def _tree_row(tx: Tx, ref: str | int) -> sa.Row[Any] | None:
    k = t.tree.c
    if isinstance(ref, int):
        return tx.execute(sa.select(t.tree).where(k.id == ref)).one_or_none()
    own = tx.execute(sa.select(t.tree).where(k.public_id == ref)).one_or_none()
    if own is not None:
        return own
    holding = sa.select(t.tree).join(t.message, m.tree_id == k.id).where(m.public_id == ref)
    return tx.execute(holding).one_or_none()


def _tree(tx: Tx, authority: Authority, row: sa.Row[Any]) -> TreeRecord:
    lines = _lines(tx, authority, sa.select(*_LINE).where(m.tree_id == row.id).order_by(m.depth, m.id))
    return TreeRecord(
        id=row.id,
        public_id=row.public_id,
        lang=row.lang,
        state=TreeState(row.state),
        goal_size=row.goal_size,
        accepted=sum(line.outcome is Outcome.ACCEPTED for line in lines),
        origin=row.origin,
        created_at=row.created_at,
        changed_at=row.changed_at,
        lines=lines[:MOST_LINES],
        more=max(len(lines) - MOST_LINES, 0),
    )


def _message(tx: Tx, authority: Authority, row: sa.Row[Any]) -> MessageRecord:
    tree = tx.execute(sa.select(t.tree).where(t.tree.c.id == row.tree_id)).one()
    up, down = messages.votes_on(tx, row.id)
    case, v = t.review_case.c, t.message_revision.c
    open_case = sa.select(case.id).where(case.message_id == row.id, case.closed_at.is_(None))
    revisions = sa.select(sa.func.count()).where(v.message_id == row.id)
    author = tx.execute(sa.select(c.discord_id).where(c.id == row.author_id)).scalar()
    is_own = author is not None and author == authority.discord_id
    return MessageRecord(
        id=row.id,
        public_id=row.public_id,
        tree_id=row.tree_id,
        tree_public_id=tree.public_id,
        tree_state=TreeState(tree.state),
        role=row.role,
        lang=row.lang,
        text=row.text,
        author_id=row.author_id,
        author_discord_id=author,
        guild_discord_id=row.guild_discord_id,
        created_at=row.created_at,
        outcome=Outcome(tx.execute(sa.select(OUTCOME).where(m.id == row.id)).scalar_one()),
        held_because=row.held_because,
        removed_with=row.removed_with,
        labels={name: (value[0], int(value[1])) for name, value in (row.labels or {}).items()},
        review_count=row.review_count,
        up=up,
        down=down,
        reports=() if is_own else _reports(tx, row.id),
        report_count=_counted(tx, sa.select(t.report.c.id).where(t.report.c.message_id == row.id)),
        revisions=tx.execute(revisions).scalar_one(),
        path=_path(tx, authority, row.id),
        below=_below(tx, row.id),
        open_case=tx.execute(open_case).scalar(),
        is_synthetic=row.is_synthetic,
    )


def _reports(tx: Tx, message_id: int) -> tuple[ReportLine, ...]:
    k = t.report.c
    query = sa.select(k.reason, k.text, k.contributor_id, k.created_at).where(k.message_id == message_id)
    return tuple(ReportLine(*row) for row in tx.execute(query.order_by(k.id.desc()).limit(MOST_REPORTS)))


def _path(tx: Tx, authority: Authority, message_id: int) -> tuple[Line, ...]:
    up = sa.select(m.id, m.parent_id).where(m.id == message_id).cte("up", recursive=True)
    up = up.union_all(sa.select(m.id, m.parent_id).join(up, m.id == up.c.parent_id))
    return _lines(tx, authority, sa.select(*_LINE).where(m.id.in_(sa.select(up.c.id))).order_by(m.depth))


def _below(tx: Tx, message_id: int) -> int:
    down = sa.select(m.id).where(m.parent_id == message_id).cte("down", recursive=True)
    down = down.union_all(sa.select(m.id).join(down, m.parent_id == down.c.id))
    shown = sa.select(sa.func.count()).where(m.id.in_(sa.select(down.c.id)), m.is_deleted.is_(False))
    return int(tx.execute(shown).scalar_one())

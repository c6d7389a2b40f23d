"""Reading a case with everything that a moderator looks at, as part of a transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.acceptance import REASONS
from storage.domain.access import Authority
from storage.domain.cases import CaseReason, Hold, reasons_of
from storage.domain.kinds import Role
from storage.domain.states import TreeState
from storage.queries import cases, messages
from storage.queries import tables as t
from storage.services import reach, suspensions, warned
from storage.services.case_views import AuthorRecord, CaseMessage, CaseReport, CaseView
from storage.services.quarantine import in_reach
from storage.services.suspensions import EVERYWHERE
from storage.statements import rows, scalars
from storage.store import Tx

LEFT_LIMIT: Final = 100
"""Up to how many the other cases that wait are counted."""
REPORTS_LIMIT: Final = 50
"""Reports of a message that are shown at most."""
RECORD_LIMIT: Final = 1000
"""Latest messages of an author that their record counts."""
MARKED: Final = "marks"
"""Within a case's facts: what moderators noted about the message."""
DECIDED, UNDONE = "decided", "undone"
"""Within a case's facts: what its decision did, so that it can be taken back; the outcome that was taken back."""
_OWN_FACTS = frozenset({MARKED, DECIDED, UNDONE})

m = t.message.c


def view_of(
    tx: Tx,
    row: sa.Row[Any],
    authority: Authority,
    *,
    leased_until: datetime,
    now: datetime,
    lang: str | None = None,
    reason: CaseReason | None = None,
) -> CaseView:
    """A case as its row says; what is left is counted under the same filters as it was asked for."""
    message = messages.get(tx, row.message_id) if row.message_id is not None else None
    path = _conversation(tx, authority, message.id) if message is not None else ()
    replies, below = _below(tx, message) if message is not None else (0, 0)
    reviews = _reviews(tx, row.message_id)
    others = [*cases.in_reach(authority, lang=lang, reason=reason), cases.is_free(authority.discord_id, now)]
    facts = row.facts or {}
    author_id = message.author_id if message is not None else row.contributor_id
    reasons = reasons_of(row.reasons)
    return CaseView(
        id=row.id,
        reasons=reasons,
        facts={name: value for name, value in facts.items() if name not in _OWN_FACTS},
        marks=tuple(facts.get(MARKED, ())),
        opened_at=row.opened_at,
        leased_until=leased_until,
        left=cases.count(tx, [*others, t.review_case.c.id != row.id], up_to=LEFT_LIMIT),
        lang=row.lang,
        guild_discord_id=row.guild_discord_id,
        message=path[-1] if path else None,
        conversation=path,
        replies=replies,
        below=below,
        labels=_labels(message),
        reviews=len(reviews),
        reviews_accepting=sum(all(answers.get(name, 0.0) < 0.5 for name in REASONS) for answers in reviews),
        review_result=message.review_result if message is not None else None,
        reports=_reports(tx, row.message_id),
        author=record_of(tx, authority, author_id) if author_id is not None else None,
        tree_id=message.tree_id if message is not None else None,
        tree_state=state_of(tx, message.tree_id) if message is not None else None,
        may_stop=message is not None and reach.may_stop(tx, authority, message.tree_id),
        is_deleted=message is not None and message.is_deleted,
        held_because=Hold(message.held_because) if message is not None and message.held_because else None,
        revisions=_revisions(tx, row.message_id),
        appeal=_appeal(tx, row) if CaseReason.APPEAL in reasons else None,
    )


def state_of(tx: Tx, tree_id: int) -> TreeState:
    """The state of a tree."""
    return TreeState(scalars(tx, _STATE, {"tree_id": tree_id})[0])


_STATE = sa.select(t.tree.c.state).where(t.tree.c.id == sa.bindparam("tree_id"))


def _upwards() -> Any:
    top: sa.BindParameter[int] = sa.bindparam("message_id")
    up = sa.select(m.id, m.parent_id).where(m.id == top).cte("up", recursive=True)
    up = up.union_all(sa.select(m.id, m.parent_id).join(up, m.id == up.c.parent_id))
    shown = (m.id, m.public_id, m.role, m.text, m.author_id, m.is_deleted, m.lang, m.guild_discord_id)
    return sa.select(*shown).join(up, m.id == up.c.id).order_by(m.depth)


_PATH = _upwards()


def _conversation(tx: Tx, authority: Authority, message_id: int) -> tuple[CaseMessage, ...]:
    """From the initial prompt down to the message; what somebody else's staff took out is there without its words."""

    def is_shown(row: sa.Row[Any]) -> bool:
        return not row.is_deleted or authority.reaches(lang=row.lang, guild_discord_id=row.guild_discord_id)

    found = rows(tx, _PATH, {"message_id": message_id})
    return tuple(
        CaseMessage(
            id=row.id,
            public_id=row.public_id,
            role=Role(row.role),
            text=row.text if is_shown(row) else "",
            author_id=row.author_id,
            is_target=row.id == message_id,
            is_deleted=row.is_deleted,
        )
        for row in found
    )


_THERE = (
    sa.select(m.id, m.parent_id)
    .where(m.tree_id == sa.bindparam("tree_id"), m.is_deleted.is_(sa.false()))
    .order_by(m.depth)
)


def _below(tx: Tx, message: sa.Row[Any]) -> tuple[int, int]:
    """(direct replies, all messages below) that are there."""
    parents: Mapping[int, int | None] = {
        row.id: row.parent_id for row in rows(tx, _THERE, {"tree_id": message.tree_id})
    }
    under = {message.id}
    for each, parent in parents.items():  # parents first
        if parent in under:
            under.add(each)
    replies = sum(parent == message.id for parent in parents.values())
    return replies, len(under) - 1


def _labels(message: sa.Row[Any] | None) -> dict[str, tuple[float, int]]:
    """Sums of the labels that members gave here, and of those that an import brought."""
    if message is None:
        return {}
    sums = {name: (total, int(number)) for name, (total, number) in (message.labels or {}).items()}
    for name, (mean, number) in (message.imported_labels or {}).items():
        total, count = sums.get(name, (0.0, 0))
        sums[name] = (total + mean * number, count + int(number))
    return dict(sorted(sums.items()))


_OF_MESSAGE: sa.BindParameter[int] = sa.bindparam("message_id")
_REVIEWS = sa.select(t.review.c.labels).where(t.review.c.message_id == _OF_MESSAGE)
_REPORTS = (
    sa.select(t.contributor.c.discord_id, t.report.c.reason, t.report.c.text, t.report.c.created_at)
    .join(t.contributor, t.contributor.c.id == t.report.c.contributor_id)
    .where(t.report.c.message_id == _OF_MESSAGE)
    .order_by(t.report.c.id)
    .limit(REPORTS_LIMIT)
)
_REVISIONS = sa.select(sa.func.count()).where(t.message_revision.c.message_id == _OF_MESSAGE)


def _reviews(tx: Tx, message_id: int | None) -> list[Mapping[str, float]]:
    return scalars(tx, _REVIEWS, {"message_id": message_id}) if message_id is not None else []


def _reports(tx: Tx, message_id: int | None) -> tuple[CaseReport, ...]:
    if message_id is None:
        return ()
    return tuple(CaseReport(*row) for row in rows(tx, _REPORTS, {"message_id": message_id}))


def _revisions(tx: Tx, message_id: int | None) -> int:
    return scalars(tx, _REVISIONS, {"message_id": message_id})[0] if message_id is not None else 0


def _appeal(tx: Tx, case: sa.Row[Any]) -> str | None:
    """What was said in the latest appeal that is not decided."""
    found = tx.execute(
        sa.select(t.appeal.c.text).where(*waiting_appeals(case)).order_by(t.appeal.c.id.desc()).limit(1)
    )
    return found.scalar()


def waiting_appeals(case: sa.Row[Any]) -> list[sa.ColumnElement[bool]]:
    """The conditions of the appeals that a case is to answer: those whose decision whoever has it may take back."""
    a = t.appeal.c
    if case.message_id is not None:
        return [a.message_id == case.message_id, a.decided_at.is_(None)]
    s = t.suspension.c
    there = s.guild_discord_id == (case.guild_discord_id or EVERYWHERE)
    theirs = sa.select(s.id).where(s.contributor_id == case.contributor_id, there)
    return [
        a.contributor_id == case.contributor_id,
        a.suspension_id.in_(theirs),
        a.decided_at.is_(None),
    ]


_MEMBER = sa.select(t.contributor).where(t.contributor.c.id == sa.bindparam("author"))


def record_of(tx: Tx, authority: Authority, contributor_id: int) -> AuthorRecord:
    """What is known of a contributor within a moderator's reach, from their latest messages there."""
    (member,) = rows(tx, _MEMBER, {"author": contributor_id})
    counts = tx.execute(_counts(authority, contributor_id)).one()
    return AuthorRecord(
        contributor_id=contributor_id,
        discord_id=member.discord_id,
        contributions=member.contributions,
        messages=counts.messages,
        decided=counts.decided,
        accepted=counts.accepted,
        removed=counts.removed,
        reports=counts.reports,
        warnings=warned.count_of(tx, authority, contributor_id),
        suspensions=tuple(
            view for view in suspensions.seen_of(tx, authority, contributor_id) if view.is_open
        ),
        since=member.created_at,
        is_newcomer=member.established_at is None,
    )


def _counts(authority: Authority, contributor_id: int) -> sa.Select[Any]:
    e = t.emoji_stat.c
    flags = sa.select(e.count).where(e.message_id == m.id, e.emoji == "red_flag").scalar_subquery()
    is_out = sa.and_(m.is_deleted, m.held_because.is_(None))
    latest = (
        sa.select(m.review_result, is_out.label("is_out"), flags.label("flags"))
        .where(m.author_id == contributor_id, in_reach(authority))
        .order_by(m.created_at.desc())
        .limit(RECORD_LIMIT)
        .subquery()
    )
    column = latest.c

    def number(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.coalesce(sa.func.sum(sa.case((condition, 1), else_=0)), 0)

    return sa.select(
        sa.func.count().label("messages"),
        number(column.review_result.is_not(None)).label("decided"),
        number(column.review_result.is_(sa.true())).label("accepted"),
        number(column.is_out).label("removed"),
        sa.func.coalesce(sa.func.sum(column.flags), 0).label("reports"),
    ).select_from(latest)

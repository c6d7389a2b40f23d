"""Telling whoever reported a message what became of that, inside an open transaction."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from storage.domain.cases import CaseOutcome
from storage.domain.notices import NoticeKind
from storage.queries import cases, notices
from storage.queries import tables as t
from storage.store import Tx

r, k = t.report.c, t.contributor.c


def tell_reporters(
    tx: Tx,
    message_id: int,
    outcome: CaseOutcome,
    *,
    case_id: int,
    by: int | None,
    is_upheld: bool,
    now: datetime,
) -> list[int]:
    """Tell whoever reported a message since a moderator last looked at it; the numbers of the notices.

    `case_id` is the case that is closed now; `by`, who decided, is told nothing.
    """
    query = (
        sa.select(r.contributor_id)
        .join(t.contributor, k.id == r.contributor_id)
        .where(r.message_id == message_id, k.discord_id.is_distinct_from(by))
        .order_by(r.contributor_id)
    )
    last = cases.last_closed(tx, message_id, but=case_id)
    if last is not None:
        query = query.where(r.created_at > last.closed_at)
    kind = NoticeKind.REPORT_UPHELD if is_upheld else NoticeKind.REPORT_DECLINED
    added = (
        notices.add(tx, contributor_id, kind, message_id=message_id, now=now, outcome=outcome.value)
        for contributor_id in list(tx.execute(query).scalars())
    )
    return [notice_id for notice_id in added if notice_id is not None]

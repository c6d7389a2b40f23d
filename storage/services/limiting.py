"""Limits of one member: counted from the rows of what was done, so that they hold across restarts and processes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.errors import TooOften
from storage.domain.limits import WINDOW, Limited, minutes_left, most_of
from storage.domain.rules import Rules
from storage.queries import messages
from storage.queries import tables as t
from storage.statements import scalars
from storage.store import Tx

LATEST_TASKS = 1000
"""How many of a member's last tasks are looked through for those that were skipped within the time of the limit."""

k, n, r = t.task.c, t.reaction.c, t.report.c
_ME: sa.BindParameter[int] = sa.bindparam("me")
_SINCE: sa.BindParameter[datetime] = sa.bindparam("since", type_=k.created_at.type)
_MOST: sa.BindParameter[int] = sa.bindparam("most")
_LATEST = (
    sa.select(k.state, k.closed_at)
    .where(k.contributor_id == _ME)
    .order_by(k.id.desc())
    .limit(LATEST_TASKS)
    .subquery()
)


def _times(at: Any, *where: Any) -> Any:
    return sa.select(at).where(*where, at > _SINCE).order_by(at.desc()).limit(_MOST)


_DONE: Mapping[Limited, Any] = {
    Limited.SKIP: _times(_LATEST.c.closed_at, _LATEST.c.state == "skipped"),
    Limited.VOTE: _times(n.created_at, n.contributor_id == _ME),
    Limited.REPORT: _times(r.created_at, r.contributor_id == _ME),
}
"""When a member did what is limited, newest first. A thumb that was taken back was given all the same."""


def require(tx: Tx, rules: Rules, contributor_id: int, what: Limited, *, now: datetime) -> None:
    """Raises TooOften for a member who did this as often within an hour as the rules of its language allow."""
    most = most_of(rules, what)
    if not most:
        return
    values = {"me": contributor_id, "since": now - WINDOW, "most": most}
    times = scalars(tx, _DONE[what], values)
    if minutes := minutes_left(times, most, now):
        raise TooOften(what=what.value, limit=most, minutes=minutes)


def forget_taken_back(tx: Tx, contributor_id: int, *, now: datetime) -> None:
    """Delete what a member took back of thumbs that count for no limit any more."""
    is_over = sa.and_(n.emoji == messages.TAKEN_BACK, n.created_at <= now - WINDOW)
    tx.execute(sa.delete(t.reaction).where(n.contributor_id == contributor_id, is_over))

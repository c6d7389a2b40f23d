"""Holding a task: whose it is, whether it can still be worked on, and ending it with its leases."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.errors import NotYourTask, TaskGone
from storage.queries import tables as t
from storage.services import leases
from storage.services.context import Context
from storage.services.settle import Settled, settle
from storage.store import Tx

c = t.task.c


def owned(tx: Tx, task_id: int, by: int, *, lock: bool = True) -> sa.Row[Any]:
    """The task, locked unless it is only read, if it is this member's; raises TaskGone, NotYourTask."""
    query = sa.select(t.task).where(c.id == task_id)
    task = tx.execute(query.with_for_update() if lock else query).first()
    if task is None:
        raise TaskGone()
    owner = tx.execute(
        sa.select(t.contributor.c.discord_id).where(t.contributor.c.id == task.contributor_id)
    ).scalar()
    if owner != by:
        raise NotYourTask()
    return task


def workable(tx: Tx, task_id: int, by: int, *, lock: bool = True) -> sa.Row[Any]:
    """The task, if its owner may still work on it; an expired one may be, its place is asked for at submit."""
    task = owned(tx, task_id, by, lock=lock)
    if task.state not in ("open", "expired"):
        raise TaskGone("error-task-withdrawn" if task.state == "withdrawn" else None)
    return task


def close(
    tx: Tx,
    context: Context,
    task: sa.Row[Any],
    state: str,
    now: datetime,
    *,
    holds_lease: bool | None = None,
    **values: object,
) -> list[Settled]:
    """End a task: the slots go back and the trees are settled."""
    held = task.state == "open" if holds_lease is None else holds_lease
    tree_ids = leases.lock_trees(tx, task)
    if held:
        leases.give_back(tx, task)
    tx.execute(sa.update(t.task).where(c.id == task.id).values(state=state, closed_at=now, **values))
    rules = context.rulebook.of(task.lang)
    return [settle(tx, tree_id, rules, now, context.rng) for tree_id in tree_ids]

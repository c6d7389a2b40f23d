"""Holding a task: whose it is, whether it can still be worked on, and ending it with its leases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from storage.domain.errors import NotYourTask, TaskElsewhere, TaskGone
from storage.domain.kinds import Kind
from storage.domain.tree import Slot
from storage.queries import contributors, sql, trees, work
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.services.context import Change, Context
from storage.services.picture import option_ids
from storage.services.settle import Held, Settled, hold, settle
from storage.statements import first
from storage.store import Tx

GOING_ON = ("open", "expired")
"""States of a task whose owner may still work on it."""

c = t.task.c
_IS_SEEN = sa.exists().where(
    t.seen.c.contributor_id == c.contributor_id,
    t.seen.c.kind == c.kind,
    t.seen.c.message_id == c.message_id,
)
_TASK = sa.select(t.task, _IS_SEEN.label("is_seen")).where(c.id == sa.bindparam("task_id"))
"""A task, and whether its owner has answered or skipped the same slot in another one."""
_LOCKED = _TASK.with_for_update(of=t.task)


_MINE = (
    sa.select(t.task, _IS_SEEN.label("is_seen"), *contributors.COLUMNS)
    .select_from(t.task.join(t.contributor, t.contributor.c.discord_id == sa.bindparam("discord_id")))
    .where(c.id == sa.bindparam("task_id"))
)
_MINE_LOCKED = _MINE.with_for_update(key_share=True, of=[t.contributor, t.task])


def mine(
    tx: Tx, context: Context, task_id: int, by: int, *, lock: bool = True, here: int | None = None
) -> tuple[ContributorRow, sa.Row[Any]]:
    """A member and their task, both locked unless they are only read; `here` is the server where they go on with it.

    Raises what require_member raises, TaskGone, NotYourTask, TaskElsewhere.
    """
    row = first(tx, _MINE_LOCKED if lock else _MINE, {"task_id": task_id, "discord_id": by})
    if row is None:
        member = context.require_member(tx, by, lock=lock)
        return member, owned(tx, task_id, member, lock=lock)
    member = context.checked(
        contributors.from_columns(row[-len(contributors.COLUMNS) :]), guild_discord_id=row.guild_discord_id
    )
    if row.contributor_id != member.id:
        raise NotYourTask()
    require_here(row, here)
    if lock and here is not None and row.guild_discord_id is None and row.state in GOING_ON:
        # Handed out where there is no server: from here on somebody looks after what comes of it.
        sql.change(tx, t.task, task_id, {"guild_discord_id": here})
        return mine(tx, context, task_id, by, here=here)
    return member, row


def require_here(task: sa.Row[Any], here: int | None) -> None:
    """Raise TaskElsewhere for a task of another server that can be gone on with; None: wherever that is."""
    if task.state in GOING_ON and not is_of(task, here):
        raise TaskElsewhere(task.id, task.guild_discord_id)


def is_of(task: sa.Row[Any], here: int | None) -> bool:
    """Whether a task can be gone on with on a server: it was handed out there, or where there is none."""
    return here is None or task.guild_discord_id in (None, here)


def owned(tx: Tx, task_id: int, member: ContributorRow | None, *, lock: bool = True) -> sa.Row[Any]:
    """The task, locked unless it is only read, if it is this member's; raises TaskGone, NotYourTask."""
    task: sa.Row[Any] | None = first(tx, _LOCKED if lock else _TASK, {"task_id": task_id})
    if task is None:
        raise TaskGone()
    if member is None or task.contributor_id != member.id:
        raise NotYourTask()
    return task


def workable(task: sa.Row[Any]) -> sa.Row[Any]:
    """The task, if its owner may still work on it; an expired one may be, its place is asked for at submit."""
    if task.state not in GOING_ON:
        raise TaskGone("error-task-withdrawn" if task.state == "withdrawn" else None)
    return task


def slots_of(tx: Tx, task: sa.Row[Any]) -> list[Slot]:
    """The slots of the queue that a task holds."""
    kind = Kind(task.kind)
    if kind is Kind.INITIAL_PROMPT:
        return []
    if kind is Kind.RANK_INITIAL_PROMPTS:
        return [(kind, message_id) for message_id in option_ids(tx, task.id)]
    return [(kind, task.message_id)]


def hold_trees(change: Change, task: sa.Row[Any], slots: list[Slot]) -> dict[int, Held]:
    """Lock the trees a task is about, in the order of their ids."""
    if task.tree_id is not None and slots:
        return {task.tree_id: hold(change, task.tree_id)}
    ids = trees.of_messages(change.tx, [message_id for _, message_id in slots]) if slots else []
    return {tree_id: hold(change, tree_id) for tree_id in ids}


def is_wanted(change: Change, task: sa.Row[Any], slots: list[Slot], held: Mapping[int, Held]) -> bool:
    """Whether the tree still wants what an open task will bring, and its owner has not brought it in another task.

    A comparison of prompts is always wanted: it says something of each of them, whether they still wait or not.
    """
    if is_answered(change.tx, task, slots):
        return False
    if task.kind == Kind.RANK_INITIAL_PROMPTS.value:
        return True
    return all(any(each.wants(slot) for each in held.values()) for slot in slots)


def is_answered(tx: Tx, task: sa.Row[Any], slots: list[Slot]) -> bool:
    """Whether the member answered or skipped any slot of a task in another one: before it expired, or after."""
    if task.message_id is not None:
        return bool(task.is_seen)
    return work.has_seen_any(tx, task.contributor_id, slots)


def close(
    change: Change,
    task: sa.Row[Any],
    state: str,
    *,
    holds_lease: bool | None = None,
    slots: list[Slot] | None = None,
    held: Mapping[int, Held] | None = None,
    **values: object,
) -> list[Settled]:
    """End a task: its slots go back and the trees, which may be locked already, are settled."""
    has_lease = task.state == "open" if holds_lease is None else holds_lease
    slots = slots_of(change.tx, task) if slots is None else slots
    held = hold_trees(change, task, slots) if held is None else held
    if has_lease and task.kind == Kind.INITIAL_PROMPT.value:
        trees.lease_prompt(change.tx, task.lang, -1)
    sql.change(change.tx, t.task, task.id, {"state": state, "closed_at": change.now, **values})
    settled = []
    for each in held.values():
        own = next((slot for slot in slots if slot in each.places), None) if has_lease else None
        is_undone = task.is_by_newcomer and state != "done"
        settled.append(settle(change, each, released=own, newcomers=-1 if is_undone else 0))
    return settled

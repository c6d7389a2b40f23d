"""Trees: snapshots for the rules, state changes, the counters of a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.kinds import Kind, Role
from storage.domain.states import TRANSITIONS, TreeState
from storage.domain.tree import Node, Slot, Tree
from storage.queries import sql
from storage.queries import tables as t
from storage.statements import first, rows, run, scalars
from storage.store import Tx

RED_FLAG = "red_flag"
SKIP_REPLY = "_skip_reply"

COUNTED_STATES = {
    TreeState.GROWING: "growing",
    TreeState.INITIAL_PROMPT_REVIEW: "in_review",
    TreeState.PROMPT_LOTTERY_WAITING: "waiting",
}
"""States whose trees are counted per language, and the counter."""

m = t.message.c
_TREE_ID: sa.BindParameter[int] = sa.bindparam("tree_id")
_ROW = sa.select(t.tree).where(t.tree.c.id == _TREE_ID)
_LOCKED = _ROW.with_for_update(key_share=True)
_FREE = _ROW.with_for_update(key_share=True, skip_locked=True)
_TREE_IDS: sa.BindParameter[Sequence[int]] = sa.bindparam("tree_ids", expanding=True)
_LOCKED_ALL = (
    sa.select(t.tree).where(t.tree.c.id.in_(_TREE_IDS)).order_by(t.tree.c.id).with_for_update(key_share=True)
)


def _marks(code: str, forgiven: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    """How often a code stands on a message, without what a moderator forgave."""
    e = t.emoji_stat.c
    marks = sa.select(e.count).where(e.message_id == m.id, e.emoji == code).scalar_subquery()
    return sa.func.coalesce(marks, 0) - forgiven


_SHOWN = sa.select(
    m.id,
    m.parent_id,
    m.role,
    m.depth,
    m.review_count - m.forgiven_reviews,
    m.review_result,
    m.is_deleted,
    m.is_audited,
    m.ballot_count,
    _marks(RED_FLAG, m.forgiven_flags),
    _marks(SKIP_REPLY, m.forgiven_skips),
    m.author_id,
    m.rank.is_not(None),
    m.is_erased,
).order_by(m.depth, m.id)
_NODES = _SHOWN.where(m.tree_id == _TREE_ID)
_NODES_OF_ALL = _SHOWN.add_columns(m.tree_id).where(m.tree_id.in_(_TREE_IDS))


def lock(tx: Tx, tree_id: int, *, waits: bool = True) -> sa.Row[Any] | None:
    """The tree's row; nobody else changes the tree until the transaction ends. None instead of waiting."""
    return first(tx, _LOCKED if waits else _FREE, {"tree_id": tree_id})


def lock_all(tx: Tx, tree_ids: Sequence[int]) -> list[sa.Row[Any]]:
    """The same for several trees, by rising id, in which they are locked."""
    return rows(tx, _LOCKED_ALL, {"tree_ids": tree_ids})


def reserve(tx: Tx, tree_id: int, *, waits: bool = True) -> bool:
    """Only the lock of `lock`, and whether it was got; SQLite has a single writer and needs none."""
    return tx.dialect.name == "sqlite" or lock(tx, tree_id, waits=waits) is not None


def snapshot(tx: Tx, row: sa.Row[Any], leases: Mapping[Slot, int]) -> Tree:
    """What the rules need to know of a locked tree, whose slots are leased like this."""
    nodes = [_node(*each) for each in rows(tx, _NODES, {"tree_id": row.id})]
    return _tree(row, nodes, leases)


def snapshots(
    tx: Tx, locked: Mapping[int, sa.Row[Any]], leases: Mapping[int, Mapping[Slot, int]]
) -> dict[int, Tree]:
    """The same of several trees, by their ids."""
    nodes: dict[int, list[Node]] = {tree_id: [] for tree_id in locked}
    for *each, tree_id in rows(tx, _NODES_OF_ALL, {"tree_ids": list(locked)}):
        nodes[tree_id].append(_node(*each))
    return {tree_id: _tree(row, nodes[tree_id], leases[tree_id]) for tree_id, row in locked.items()}


def _node(row_id: int, parent_id: int | None, role: str, *rest: Any) -> Node:
    return Node(row_id, parent_id, Role(role), *rest)


def _tree(row: sa.Row[Any], nodes: Sequence[Node], leases: Mapping[Slot, int]) -> Tree:
    return Tree(
        state=TreeState(row.state),
        goal_size=row.goal_size,
        max_depth=row.max_depth,
        max_children=row.max_children,
        nodes=tuple(nodes),
        leases=leases,
    )


_LEASES = sa.select(t.work.c.kind, t.work.c.message_id, t.work.c.leased).where(
    t.work.c.tree_id == _TREE_ID, t.work.c.leased > 0
)


def leases(tx: Tx, tree_id: int) -> dict[Slot, int]:
    """How often each slot of a tree is leased."""
    return {(Kind(row.kind), row.message_id): row.leased for row in rows(tx, _LEASES, {"tree_id": tree_id})}


_OF_MESSAGES = (
    sa.select(m.tree_id).where(m.id.in_(sa.bindparam("ids", expanding=True))).distinct().order_by(m.tree_id)
)


def of_messages(tx: Tx, message_ids: Iterable[int]) -> list[int]:
    """The trees of some messages, by rising id."""
    return scalars(tx, _OF_MESSAGES, {"ids": list(message_ids)})


def move(tx: Tx, row: sa.Row[Any], old: TreeState, new: TreeState, now: datetime) -> None:
    """Put a locked tree into another state and keep the counters of its language.

    Raises ValueError for a transition that the table does not have.
    """
    if new not in TRANSITIONS[old]:
        raise ValueError(f"a tree cannot go from {old} to {new}")
    values: dict[str, object] = {"state": new.value, "changed_at": now}
    if old is TreeState.PROMPT_LOTTERY_WAITING and new is TreeState.GROWING:
        values["won_lottery_at"] = now
    sql.change(tx, t.tree, row.id, values)
    if old is TreeState.PROMPT_LOTTERY_WAITING:  # from now on the root counts ballots over its replies
        run(tx, _FORGET_COMPARISONS, {"_tree": row.id})
    count_states(tx, row.lang, {old: -1, new: +1})


_FORGET_COMPARISONS = (
    sa.update(t.message).where(m.tree_id == sa.bindparam("_tree"), m.depth == 0).values(ballot_count=0)
)


def count_states(tx: Tx, lang: str, amounts: Mapping[TreeState, int]) -> None:
    """Keep the counters of the states that are counted."""
    counted = {COUNTED_STATES[state]: amount for state, amount in amounts.items() if state in COUNTED_STATES}
    if counted:
        sql.increase(tx, t.language_state, {"lang": lang}, counted)


_LANGUAGE_STATES = (
    sa.select(t.language_state)
    .where(t.language_state.c.lang.in_(sa.bindparam("langs", expanding=True)))
    .order_by(t.language_state.c.lang)
)
_LANGUAGE_STATE = sa.select(t.language_state).where(t.language_state.c.lang == sa.bindparam("lang"))
_LANGUAGE_STATE_LOCKED = _LANGUAGE_STATE.with_for_update()


def language_states(tx: Tx, langs: Sequence[str]) -> dict[str, sa.Row[Any]]:
    """Counters of the languages that have any."""
    return {row.lang: row for row in tx.execute(_LANGUAGE_STATES, {"langs": list(langs)})}


def language_state(tx: Tx, lang: str, *, lock: bool = False) -> sa.Row[Any] | None:
    """Counters of a language; None before its first tree."""
    return first(tx, _LANGUAGE_STATE_LOCKED if lock else _LANGUAGE_STATE, {"lang": lang})


def count_established(tx: Tx, lang: str) -> None:
    """Count one more contributor who is no newcomer."""
    sql.increase(tx, t.language_state, {"lang": lang}, {"established": 1})


def lease_prompt(tx: Tx, lang: str, amount: int) -> None:
    """Count a prompt that is being written, or that is no longer."""
    sql.increase(tx, t.language_state, {"lang": lang}, {"prompt_leases": amount})

"""Trees: snapshots for the rules, state changes, the counters of a language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from storage.domain.kinds import Kind, Role
from storage.domain.states import TRANSITIONS, TreeState
from storage.domain.tree import Node, Slot, Tree
from storage.queries import sql
from storage.queries import tables as t
from storage.store import Tx

RED_FLAG = "red_flag"
SKIP_REPLY = "_skip_reply"

COUNTED_STATES = {
    TreeState.GROWING: "growing",
    TreeState.INITIAL_PROMPT_REVIEW: "in_review",
    TreeState.PROMPT_LOTTERY_WAITING: "waiting",
}
"""States whose trees are counted per language, and the counter."""


def lock(tx: Tx, tree_id: int) -> sa.Row[tuple[object, ...]] | None:
    """The tree's row; nobody else changes the tree until the transaction ends."""
    return tx.execute(sa.select(t.tree).where(t.tree.c.id == tree_id).with_for_update(key_share=True)).first()


def snapshot(tx: Tx, row: sa.Row[tuple[object, ...]]) -> Tree:
    """What the rules need to know of a locked tree."""
    c = t.message.c
    marks = _marks(tx, row.id)
    nodes = tuple(
        Node(
            id=message.id,
            parent_id=message.parent_id,
            role=Role(message.role),
            depth=message.depth,
            review_count=message.review_count,
            review_result=message.review_result,
            is_deleted=message.is_deleted,
            ballot_count=message.ballot_count,
            red_flags=marks.get((message.id, RED_FLAG), 0),
            reply_skips=marks.get((message.id, SKIP_REPLY), 0),
        )
        for message in tx.execute(
            sa.select(
                c.id,
                c.parent_id,
                c.role,
                c.depth,
                c.review_count,
                c.review_result,
                c.is_deleted,
                c.ballot_count,
            )
            .where(c.tree_id == row.id)
            .order_by(c.depth, c.id)
        )
    )
    return Tree(
        state=TreeState(row.state),
        goal_size=row.goal_size,
        max_depth=row.max_depth,
        max_children=row.max_children,
        nodes=nodes,
        leases=_leases(tx, row.id),
    )


def _marks(tx: Tx, tree_id: int) -> dict[tuple[int, str], int]:
    e = t.emoji_stat.c
    query = (
        sa.select(e.message_id, e.emoji, e.count)
        .join(t.message, t.message.c.id == e.message_id)
        .where(t.message.c.tree_id == tree_id, e.emoji.in_((RED_FLAG, SKIP_REPLY)))
    )
    return {(row.message_id, row.emoji): row[2] for row in tx.execute(query)}


def _leases(tx: Tx, tree_id: int) -> dict[Slot, int]:
    w = t.work.c
    query = sa.select(w.kind, w.message_id, w.leased).where(w.tree_id == tree_id, w.leased > 0)
    return {(Kind(row.kind), row.message_id): row.leased for row in tx.execute(query)}


def move(tx: Tx, row: sa.Row[tuple[object, ...]], old: TreeState, new: TreeState, now: datetime) -> None:
    """Put a locked tree into another state and keep the counters of its language.

    Raises ValueError for a transition that the table does not have.
    """
    if new not in TRANSITIONS[old]:
        raise ValueError(f"a tree cannot go from {old} to {new}")
    values: dict[str, object] = {"state": new.value, "changed_at": now}
    if old is TreeState.PROMPT_LOTTERY_WAITING and new is TreeState.GROWING:
        values["won_lottery_at"] = now
    tx.execute(sa.update(t.tree).where(t.tree.c.id == row.id).values(**values))
    if old is TreeState.PROMPT_LOTTERY_WAITING:  # from now on the root counts ballots over its replies
        m = t.message.c
        tx.execute(
            sa.update(t.message).where(m.tree_id == row.id, m.parent_id.is_(None)).values(ballot_count=0)
        )
    count_state(tx, row.lang, old, -1)
    count_state(tx, row.lang, new, +1)


def count_state(tx: Tx, lang: str, state: TreeState, amount: int) -> None:
    """Keep the counter of a state that is counted."""
    if state in COUNTED_STATES:
        sql.increase(tx, t.language_state, {"lang": lang}, {COUNTED_STATES[state]: amount})


def language_states(
    tx: Tx, langs: Sequence[str], *, lock: bool = False
) -> dict[str, sa.Row[tuple[object, ...]]]:
    """Counters of the languages that have any."""
    query = (
        sa.select(t.language_state)
        .where(t.language_state.c.lang.in_(langs))
        .order_by(t.language_state.c.lang)
    )
    return {row.lang: row for row in tx.execute(query.with_for_update() if lock else query)}


def lease_prompt(tx: Tx, lang: str, amount: int) -> None:
    """Count a prompt that is being written, or that is no longer."""
    sql.increase(tx, t.language_state, {"lang": lang}, {"prompt_leases": amount})

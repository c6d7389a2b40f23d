"""All rows of a store read at once, and how two pictures of it are compared; for the invariants."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from storage.domain.kinds import Kind, Role
from storage.domain.points import PointEvent, event_of
from storage.domain.states import TreeState
from storage.domain.tree import Node, Tree
from storage.queries import tables as t
from storage.store import Tx

Rows = list[sa.Row[Any]]

SUBMITTED = frozenset({event_of(kind, is_full=is_full) for kind in Kind for is_full in (True, False)})
"""Events that a submitted task brings."""


class Everything:
    """All rows, read once."""

    def __init__(self, tx: Tx) -> None:
        def rows(table: sa.Table) -> Rows:
            return list(tx.execute(sa.select(table).order_by(*table.primary_key)))

        self.messages = {row.id: row for row in rows(t.message)}
        self.tasks = rows(t.task)
        self.reviews = rows(t.review)
        self.ballots = rows(t.ballot)
        self.reactions = rows(t.reaction)
        self.reports = rows(t.report)
        self.ledger = rows(t.point_entry)
        self.contributors = {row.id: row for row in rows(t.contributor)}
        self.standings = rows(t.standing)
        self.language_days = rows(t.language_day)
        self.tallies = rows(t.tally)
        self.reliability = rows(t.reliability)
        self.work = rows(t.work)
        self.seen = rows(t.seen)
        self.language_states = rows(t.language_state)
        self.emoji_stats = rows(t.emoji_stat)
        self.tree_rows = {row.id: row for row in rows(t.tree)}
        self.options: dict[int, list[int]] = defaultdict(list)
        for row in rows(t.task_option):
            self.options[row.task_id].append(row.message_id)
        self.leased = Counter(
            slot for task in self.tasks if task.state == "open" for slot in self.slots(task)
        )
        """How many open tasks hold each slot."""
        self.trees = self._snapshots()

    def _snapshots(self) -> dict[int, Tree]:
        """What the rules need to know of each tree, from the rows alone."""
        marks = {(row.message_id, row.emoji): row._mapping["count"] for row in self.emoji_stats}
        nodes: dict[int, list[Node]] = defaultdict(list)
        for row in sorted(self.messages.values(), key=lambda row: (row.depth, row.id)):
            node = Node(
                id=row.id,
                parent_id=row.parent_id,
                role=Role(row.role),
                depth=row.depth,
                review_count=row.review_count - row.forgiven_reviews,
                review_result=row.review_result,
                is_deleted=row.is_deleted,
                is_audited=row.is_audited,
                ballot_count=row.ballot_count,
                red_flags=marks.get((row.id, "red_flag"), 0) - row.forgiven_flags,
                reply_skips=marks.get((row.id, "_skip_reply"), 0) - row.forgiven_skips,
                author_id=row.author_id,
                is_ranked=row.rank is not None,
                is_erased=row.is_erased,
            )
            nodes[row.tree_id].append(node)
        return {
            row.id: Tree(
                state=TreeState(row.state),
                goal_size=row.goal_size,
                max_depth=row.max_depth,
                max_children=row.max_children,
                nodes=tuple(nodes[row.id]),
                leases={
                    slot: number
                    for slot, number in self.leased.items()
                    if self.messages[slot[1]].tree_id == row.id
                },
            )
            for row in self.tree_rows.values()
        }

    def slots(self, task: sa.Row[Any]) -> list[tuple[Kind, int]]:
        """What a task is about."""
        kind = Kind(task.kind)
        if kind is Kind.INITIAL_PROMPT:
            return []
        about = self.options[task.id] if kind is Kind.RANK_INITIAL_PROMPTS else [task.message_id]
        return [(kind, message_id) for message_id in about]

    def is_erased(self, contributor_id: int) -> bool:
        """Whether the member left and took their id along."""
        return self.contributors[contributor_id].discord_id is None

    def submitted(self) -> Rows:
        """Lines of the ledger for tasks that were submitted, oldest first."""
        found = (entry for entry in self.ledger if PointEvent(entry.event) in SUBMITTED)
        return sorted(found, key=lambda entry: (entry.created_at, entry.id))


def positive(pairs: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    """Counters by what they count, those at zero left out; none may be below."""
    found = dict(pairs)
    assert min(found.values(), default=0) >= 0, f"a counter below zero: {found}"
    return {key: number for key, number in found.items() if number}


def same(found: Any, wanted: Any, what: str) -> None:
    """Raise AssertionError with what differs between two sets or mappings."""
    if found == wanted:
        return
    if isinstance(found, Mapping):
        keys = {key for key in found.keys() | wanted.keys() if found.get(key) != wanted.get(key)}
        raise AssertionError(
            f"{what}: " + "; ".join(f"{key} is {found.get(key)}, not {wanted.get(key)}" for key in keys)
        )
    raise AssertionError(f"{what}: {found - wanted} too much, {wanted - found} missing")

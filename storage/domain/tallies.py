"""What a tree adds to the counts of its language: its state, and how far its messages have come, by role.

Names of counts: `tree.<state>`, and `<role>.<stage>` with the stages below. Deleted and erased messages count nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from storage.domain.kinds import Role
from storage.domain.states import TreeState
from storage.domain.tree import Tree


class Stage(StrEnum):
    """How far a message has come; each stage holds part of those of the first."""

    WRITTEN = "written"
    ACCEPTED = "accepted"
    """Reviewers took it."""
    RANKED = "ranked"
    """Accepted, and somebody put it in order beside its siblings."""
    EXPORTABLE = "exportable"
    """Accepted, in a tree that is ready for export."""


def tree_count(state: TreeState) -> str:
    """The count of trees in a state."""
    return f"tree.{state.value}"


def message_count(role: Role, stage: Stage) -> str:
    """The count of messages of a role at a stage."""
    return f"{role.value}.{stage.value}"


def tally_of(tree: Tree) -> dict[str, int]:
    """What a tree counts; names without anything are left out."""
    ordered = {node.id for node in tree.nodes if node.ballot_count}
    return tally(
        tree.state,
        (
            (node.role, node.is_accepted, node.is_ranked or node.parent_id in ordered)
            for node in tree.nodes
            if not node.is_deleted and not node.is_erased
        ),
    )


def tally(state: TreeState, living: Iterable[tuple[Role, bool, bool]]) -> dict[str, int]:
    """The same from (role, whether it is accepted, whether it was ranked) of each message that is not deleted."""
    counts: Counter[str] = Counter([tree_count(state)])
    is_ready = state is TreeState.READY_FOR_EXPORT
    for role, is_accepted, is_ranked in living:
        counts[message_count(role, Stage.WRITTEN)] += 1
        if is_accepted:
            counts[message_count(role, Stage.ACCEPTED)] += 1
            counts[message_count(role, Stage.RANKED)] += is_ranked
            counts[message_count(role, Stage.EXPORTABLE)] += is_ready
    return dict(sorted((+counts).items()))


def difference(new: Mapping[str, int], old: Mapping[str, int]) -> dict[str, int]:
    """What has to be added to sums that hold the old counts so that they hold the new ones."""
    names = sorted({*new, *old})
    return {
        name: new.get(name, 0) - old.get(name, 0) for name in names if new.get(name, 0) != old.get(name, 0)
    }

"""Taking erased messages out of their conversations: with what hangs below them, or leaving an empty place.

The texts are gone before; here states, queue, points, ranks and counts follow, tree by tree.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from storage.domain.privacy import ErasedMessages
from storage.domain.states import TreeState
from storage.domain.tree import Node, Tree, subtree
from storage.queries import tables as t
from storage.queries import trees
from storage.services.context import Change
from storage.services.settle import credit_acceptance, rank_again
from storage.services.upkeep import Upkeep
from storage.statements import run_all

m = t.message.c
_REMOVE = (
    sa.update(t.message)
    .where(m.id == sa.bindparam("_id"))
    .values(is_deleted=True, removed_with=sa.bindparam("_top"), rank=None)
)
_KEEP_PLACE = sa.update(t.message).where(m.id == sa.bindparam("_id")).values(rank=None)


@dataclass(frozen=True, slots=True)
class Pruned:
    """What tidying a tree did."""

    own: tuple[int, ...]
    """The erased messages in it."""
    below: int
    """Replies of others that went with them."""


def prune(
    change: Change, upkeep: Upkeep, tree_id: int, erased: Collection[int] | int, *, mode: ErasedMessages
) -> Pruned:
    """Tidy a tree after messages in it were emptied: all those of a contributor, or these. Part of a transaction."""
    row: sa.Row[Any] | None = trees.lock(change.tx, tree_id)
    assert row is not None, "a message has a tree"
    tree = trees.snapshot(change.tx, row, {})
    own = {
        node.id
        for node in tree.nodes
        if (node.author_id == erased if isinstance(erased, int) else node.id in erased)
    }
    gone, places = _sorted_out(tree, own, mode)
    if not gone and not places:
        return Pruned(tuple(own), 0)
    if gone:
        run_all(change.tx, _REMOVE, [{"_id": each, "_top": top} for each, top in gone.items()])
    if places:
        run_all(change.tx, _KEEP_PLACE, [{"_id": each} for each in sorted(places)])
    # They count no more since they were emptied: what they earned before is taken back here.
    lost = [
        node.id
        for node in tree.nodes
        if node.review_result and (node.id in places or (node.id in gone and not node.is_deleted))
    ]
    credit_acceptance(change, lost, row.lang, sign=-1)
    if tree.state is TreeState.READY_FOR_EXPORT:
        rank_again(change, _around(tree, gone, places))
    upkeep.settle_in(change, tree_id)
    return Pruned(tuple(own), len(gone.keys() - own))


def _sorted_out(
    tree: Tree, own: Collection[int], mode: ErasedMessages
) -> tuple[dict[int, int], frozenset[int]]:
    """What goes, each with the erased message it goes with, and which erased messages leave an empty place."""
    gone: dict[int, int] = {}
    places = set()
    for node in tree.nodes:  # parents first
        if node.id not in own or node.is_deleted or node.id in gone:
            continue
        below = subtree(tree, node)
        if mode is ErasedMessages.PLACEHOLDER and _holds_others(node, below, own):
            places.add(node.id)
        else:
            gone.update({each.id: node.id for each in below if not each.is_deleted})
    return gone, frozenset(places)


def _holds_others(node: Node, below: Collection[Node], own: Collection[int]) -> bool:
    """Whether a message that counted has living replies of others below it."""
    return node.review_result is True and any(not each.is_deleted and each.id not in own for each in below)


def _around(tree: Tree, gone: Mapping[int, int], places: Collection[int]) -> Tree:
    """What is left of a tree beside what went: the messages whose replies are fewer now, and those replies."""
    fewer = {node.parent_id for node in tree.nodes if node.id in gone or node.id in places}
    left = tuple(
        node
        for node in tree.nodes
        if node.id not in gone and not node.is_deleted and (node.id in fewer or node.parent_id in fewer)
    )
    return replace(tree, nodes=left)

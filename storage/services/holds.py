"""Holding a message until a moderator looked at it, releasing it, taking it out for good; inside an open change.

A held message is taken out as a removed one is, so that queue, points, exports and trees know of nothing new. It is out
by itself (`removed_with` is its own id) also where something above it is out, too: putting that one back leaves it out.
Each function takes trees in any order of its own; a caller with several goes by rising id, as every transaction does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from storage.domain.cases import Hold
from storage.domain.places import coming_back, missing_above
from storage.domain.privacy import ErasedMessages
from storage.domain.states import TreeState
from storage.domain.tree import Node, Tree, subtree
from storage.queries import tables as t
from storage.queries import trees
from storage.services.context import Change
from storage.services.moderation import go_on
from storage.services.ranking import rank_again
from storage.services.settle import Held, credit_acceptance, remove
from storage.services.settle import hold as hold_tree
from storage.services.upkeep import Upkeep

m = t.message.c
_MARKS = (m.id, m.removed_with, m.held_because, (m.text != "").label("has_text"))


def hold(change: Change, message: sa.Row[Any], why: Hold) -> bool:
    """Take a message out until it is released, with what hangs below it; False where it is held or out by itself."""
    return bool(hold_all(change, message.tree_id, [message.id], why))


def release(change: Change, message: sa.Row[Any]) -> bool:
    """Put a held message back with what went with it; False where it is not held.

    Where the message it answers is out, it comes back with that one. A tree that the hold halted goes on.
    """
    return bool(release_all(change, message.tree_id, [message.id]))


def hold_all(change: Change, tree_id: int, message_ids: Collection[int], why: Hold) -> list[int]:
    """Hold messages of one tree; those that were not held already, nor out by themselves, nor erased."""
    spot = _open(change, tree_id)
    wanted = [
        node
        for node in spot.tree.nodes
        if node.id in message_ids and spot.has_text[node.id] and spot.removed_with[node.id] != node.id
    ]
    # First: an erasure empties messages without their tree's lock, and an empty one is not held.
    marked = sa.update(t.message).where(m.id.in_([node.id for node in wanted]), m.is_erased.is_(False))
    marked = marked.values(held_because=why.value).returning(m.id)
    held = set(change.tx.execute(marked).scalars()) if wanted else set()
    if not held:
        return []
    wanted = [node for node in wanted if node.id in held]
    for node in wanted:
        _take_out(change, spot, node)
    _finish(change, spot)
    return [node.id for node in wanted]


def take_out_all(change: Change, tree_id: int, message_ids: Collection[int]) -> list[int]:
    """Remove messages of one tree, each by itself, held ones for good; those that were not removed already."""
    spot = _open(change, tree_id)
    wanted = [
        node
        for node in spot.tree.nodes
        if node.id in message_ids and (spot.removed_with[node.id] != node.id or spot.held[node.id])
    ]
    if not wanted:
        return []
    for node in wanted:
        _take_out(change, spot, node)
    ids = [node.id for node in wanted]
    change.tx.execute(sa.update(t.message).where(m.id.in_(ids)).values(held_because=None))
    _finish(change, spot)
    return ids


def release_all(
    change: Change, tree_id: int, message_ids: Collection[int], *, only: Hold | None = None
) -> list[int]:
    """Release held messages of one tree (those that are held for one reason); which they were."""
    spot = _open(change, tree_id)
    wanted = [
        node
        for node in spot.tree.nodes
        if node.id in message_ids and spot.held[node.id] and (only is None or spot.held[node.id] == only)
    ]
    if not wanted:
        return []
    ids = [node.id for node in wanted]
    change.tx.execute(sa.update(t.message).where(m.id.in_(ids)).values(held_because=None))
    before = spot.tree
    for node in wanted:  # parents first
        _put_back(change, spot, node)
    if before.root.is_deleted and not spot.tree.root.is_deleted:
        spot.tree = go_on(change, spot.row, spot.tree)
    _finish(change, spot)
    return ids


@dataclass(slots=True)
class _Spot:
    """A locked tree in the middle of a change, and what the rows of its messages say."""

    held_tree: Held
    tree: Tree
    removed_with: dict[int, int | None]
    held: dict[int, str | None]
    has_text: dict[int, bool]

    @property
    def row(self) -> sa.Row[Any]:
        """The tree's row."""
        return self.held_tree.row


def _open(change: Change, tree_id: int) -> _Spot:
    held = hold_tree(change, tree_id)
    tree = trees.snapshot(change.tx, held.row, trees.leases(change.tx, tree_id))
    rows = list(change.tx.execute(sa.select(*_MARKS).where(m.tree_id == tree_id)))
    return _Spot(
        held,
        tree,
        removed_with={row.id: row.removed_with for row in rows},
        held={row.id: row.held_because for row in rows},
        has_text={row.id: row.has_text for row in rows},
    )


def _take_out(change: Change, spot: _Spot, node: Node) -> None:
    """Let a message be out by itself, whether it is there or went with another."""
    before = spot.removed_with[node.id]
    below = [each.id for each in subtree(spot.tree, node) if spot.removed_with[each.id] == before]
    if before is None:
        spot.tree = remove(change, spot.tree, node, spot.row.lang)
    else:
        _mark(change, below, removed_with=node.id)
    spot.removed_with.update(dict.fromkeys(below, node.id))
    useless = [each.id for each in spot.tree.nodes if each.is_deleted and spot.removed_with[each.id] is None]
    if useless:  # places above it, which went with the highest of them
        spot.removed_with.update(dict.fromkeys(useless, useless[0]))


def _put_back(change: Change, spot: _Spot, node: Node) -> None:
    """Put a message back with what went with it, or leave it to what it answers where that is out."""
    keeps_places = change.context.erased_messages is ErasedMessages.PLACEHOLDER
    places = missing_above(spot.tree, node, spot.removed_with) if keeps_places else []
    went_along = {each.id for each in subtree(spot.tree, node) if spot.removed_with[each.id] == node.id}
    went_along |= {each.id for each in places}
    above = (places[0] if places else node).parent_id
    if above is not None and (with_parent := spot.removed_with[above]) is not None:
        _mark(change, sorted(went_along), removed_with=with_parent)
        spot.removed_with.update(dict.fromkeys(went_along, with_parent))
        return
    back = [each.id for each in coming_back(spot.tree, went_along, keeps_places=keeps_places)]
    spot.removed_with.update(dict.fromkeys(back, None))
    _mark(change, back, removed_with=None)
    nodes = [replace(each, is_deleted=False) if each.id in back else each for each in spot.tree.nodes]
    spot.tree = replace(spot.tree, nodes=tuple(nodes))
    accepted = [each.id for each in nodes if each.id in back and each.is_credited]
    credit_acceptance(change, accepted, spot.row.lang, sign=+1)


def _mark(change: Change, ids: Sequence[int], *, removed_with: int | None) -> None:
    values = {"removed_with": removed_with, "is_deleted": removed_with is not None}
    change.tx.execute(sa.update(t.message).where(m.id.in_(ids)).values(values))


def _finish(change: Change, spot: _Spot) -> None:
    """Order a finished tree anew and settle whatever it is."""
    if spot.tree.state is TreeState.READY_FOR_EXPORT:
        rank_again(change, spot.tree)
    Upkeep(change.context).settle_in(change, spot.row.id)

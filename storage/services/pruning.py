"""Taking erased messages out of their conversations: with what hangs below them, or leaving an empty place.

The texts are gone before; here states, queue, points, ranks and counts follow, for some trees at a time: what is read
and written for each by itself would take several times as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from storage.domain.places import can_stand, holds_living, useless_above
from storage.domain.privacy import ErasedMessages
from storage.domain.states import TreeState
from storage.domain.tree import Node, Tree, accepted_replies, subtree
from storage.queries import tables as t
from storage.services.context import Change
from storage.services.ranking import rank
from storage.services.settle import Held, credit_acceptance, hold_all, settle_all, snapshots
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
    """What tidying some trees did."""

    own: list[int]
    """The erased messages in them."""
    below: int
    """Replies of others that went with them."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """What is taken out of a tree."""

    held: Held
    tree: Tree
    """As it was before."""
    gone: Mapping[int, int]
    """What goes, each with the erased message or the empty place it goes with."""
    places: frozenset[int]
    """Erased messages that leave an empty place."""

    @property
    def lost(self) -> list[int]:
        """Messages that were accepted; they count no more since they were emptied, or now."""
        return [
            node.id
            for node in self.tree.nodes
            if node.is_credited and (node.id in self.places or node.id in self.gone)
        ]

    @property
    def fewer(self) -> list[tuple[Node, list[Node]]]:
        """Messages that stay and whose replies are fewer now, with those that still count."""
        out = self.gone.keys() | self.places
        parents = {node.parent_id for node in self.tree.nodes if node.id in out}
        return [
            (node, [reply for reply in accepted_replies(self.tree, node) if reply.id not in out])
            for node in self.tree.nodes
            if node.id in parents and node.id not in self.gone and not node.is_deleted
        ]


def prune(
    change: Change,
    upkeep: Upkeep,
    tree_ids: Sequence[int],
    is_own: Callable[[Node], bool],
    *,
    mode: ErasedMessages,
) -> Pruned:
    """Tidy trees after the messages in them that `is_own` names were emptied. Part of a transaction."""
    own: list[int] = []
    below, cuts = 0, []
    held = hold_all(change, tree_ids)
    for each, tree in zip(held, snapshots(change, held), strict=True):
        erased = {node.id for node in tree.nodes if is_own(node)}
        gone, places = _sorted_out(tree, erased, mode)
        own += erased
        below += len(gone.keys() - erased)
        if gone or places:
            cuts.append(_Cut(each, tree, gone, places))
    _take_out(change, cuts)
    # Also where all of it was out before: nothing of these trees was handed out since the words went.
    upkeep.follow(change, settle_all(change, held))
    return Pruned(own, below)


def _take_out(change: Change, cuts: Sequence[_Cut]) -> None:
    """Take messages out of their trees; what they earned before is taken back, and the rest is put in order."""
    gone = [{"_id": each, "_top": top} for cut in cuts for each, top in cut.gone.items()]
    places = [{"_id": each} for cut in cuts for each in sorted(cut.places)]
    if gone:
        run_all(change.tx, _REMOVE, gone)
    if places:
        run_all(change.tx, _KEEP_PLACE, places)
    lost: defaultdict[str, list[int]] = defaultdict(list)
    for cut in cuts:
        lost[cut.held.row.lang] += cut.lost
    for lang, ids in lost.items():
        credit_acceptance(change, ids, lang, sign=-1)
    ready = [cut for cut in cuts if cut.tree.state is TreeState.READY_FOR_EXPORT]
    rank(change, [replies for cut in ready for replies in cut.fewer])


def _sorted_out(
    tree: Tree, own: Collection[int], mode: ErasedMessages
) -> tuple[dict[int, int], frozenset[int]]:
    """What goes, each with the message it goes with, and which erased messages leave an empty place."""
    gone: dict[int, int] = {}
    places = set()
    for node in tree.nodes:  # parents first
        if node.id not in own or node.is_deleted or node.id in gone:
            continue
        if mode is ErasedMessages.PLACEHOLDER and can_stand(node) and holds_living(tree, node):
            places.add(node.id)
        else:
            gone.update({each.id: node.id for each in subtree(tree, node) if not each.is_deleted})
    for top in [node for node in tree.nodes if gone.get(node.id) == node.id]:
        useless = useless_above(_without(tree, gone), top)
        gone.update({each.id: useless[0].id for each in useless})
    return gone, frozenset(places)


def _without(tree: Tree, gone: Collection[int]) -> Tree:
    """The tree once some messages are out."""
    nodes = (replace(node, is_deleted=True) if node.id in gone else node for node in tree.nodes)
    return replace(tree, nodes=tuple(nodes))

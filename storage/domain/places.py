"""Empty places that erased messages leave: which of them stand for something, and what comes back with what was out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from storage.domain.tree import Node, Tree, subtree


def can_stand(node: Node) -> bool:
    """Whether an erased message may be an empty place: it counted, so that others could reply to it."""
    return node.is_erased and node.review_result is True


def holds_living(tree: Tree, node: Node) -> bool:
    """Whether words are left below a message that are there."""
    return any(not each.is_deleted and not each.is_erased for each in subtree(tree, node)[1:])


def useless_above(tree: Tree, node: Node) -> Sequence[Node]:
    """The places that stand for nothing once a message below them is out, each above the next, with what they hold.

    `tree` is as it is without the message. Empty where the message it answers stays.
    """
    nodes = {each.id: each for each in tree.nodes}
    top = None
    while node.parent_id is not None:
        node = nodes[node.parent_id]
        is_tidied = node.is_erased and node.author_id is None and not node.is_deleted
        if not is_tidied or holds_living(tree, node):
            break
        top = node
    return [] if top is None else [each for each in subtree(tree, top) if not each.is_deleted]


def coming_back(tree: Tree, went: Collection[int], *, keeps_places: bool) -> list[Node]:
    """Which messages come back when those that `went` along are put back; parents first.

    Words that were erased stay out with what hangs below them, or are a place again where that comes back.
    """
    there = {node.id for node in tree.nodes if not node.is_deleted}
    back: dict[int, Node] = {}
    for node in tree.nodes:  # parents first
        is_below = node.parent_id is None or node.parent_id in there or node.parent_id in back
        if node.id in went and is_below and (not node.is_erased or (keeps_places and can_stand(node))):
            back[node.id] = node
    for node in reversed(list(back.values())):  # replies before what they answer
        replies = [reply for reply in tree.children(node) if reply.id in back or reply.id in there]
        if node.is_erased and not replies:
            del back[node.id]
    return list(back.values())


def missing_above(tree: Tree, node: Node, removed_with: Mapping[int, int | None]) -> list[Node]:
    """The places right above a message that went for want of replies and stand again with it; the highest first.

    Up to what is there, or is out for another reason: words, or a place that took words along.
    """
    nodes = {each.id: each for each in tree.nodes}
    took_words = {removed_with[each.id] for each in tree.nodes if each.is_deleted and not each.is_erased}
    above: list[Node] = []
    while node.parent_id is not None:
        node = nodes[node.parent_id]
        if not (node.is_deleted and can_stand(node)) or removed_with[node.id] in took_words:
            break
        above.insert(0, node)
    return above

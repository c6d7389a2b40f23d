"""What a moderator does to messages and trees: take out, put back, halt, restart. Who may is asked before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.errors import MessageGone, TreeNotRestorable
from storage.domain.places import coming_back, missing_above
from storage.domain.privacy import ErasedMessages
from storage.domain.states import TRANSITIONS, TreeState
from storage.domain.tree import Node, Tree, restarted_state
from storage.queries import messages, trees
from storage.queries import tables as t
from storage.services.context import Change, Context
from storage.services.ranking import rank_again
from storage.services.settle import Held, credit_acceptance, hold, move, remove
from storage.services.upkeep import Upkeep

m = t.message.c


class Moderation:
    """Each call is one transaction, may be repeated, and leaves tree, queue and books in step."""

    def __init__(self, context: Context, upkeep: Upkeep) -> None:
        self._context = context
        self._upkeep = upkeep

    async def remove(self, message_id: int, *, now: datetime) -> TreeState:
        """Take a message out with everything below it; without its root a tree is halted. The tree's state."""
        return await self._context.change(now, lambda change: remove_in(change, message_id))

    async def restore(self, message_id: int, *, now: datetime) -> TreeState:
        """Put a message back with what was taken out together with it; its reports are set aside. The tree's state.

        Raises TreeNotRestorable where its text was erased, or the message it answers is not there; replies below it
        whose text was erased stay out, with what hangs below them. Where erased messages keep a place, they come back
        as that, with a reply below them, and so do those above that went for want of replies.
        """
        return await self._context.change(now, lambda change: restore_in(change, message_id))

    async def halt(self, message_id: int, *, now: datetime) -> TreeState:
        """Stop the tree of a message; one that ended stays as it is, but is not exported any more. The tree's state."""
        return await self._context.change(now, lambda change: halt_in(change, message_id))

    async def restart(self, message_id: int, *, now: datetime) -> TreeState:
        """Let the tree of a message go on where it stopped; one at work stays as it is. The tree's state.

        Its reports and skips are set aside, and a prompt that reviewers rejected counts as accepted: the moderator
        overrules what stopped the tree, otherwise it would stop at once again. Raises TreeNotRestorable where the
        initial prompt is taken out.
        """
        return await self._context.change(now, lambda change: restart_in(change, message_id))


def remove_in(change: Change, message_id: int) -> TreeState:
    """Moderation.remove inside an open transaction."""

    def body(tree: Tree, held: Held, node: Node) -> None:
        tree = remove(change, tree, node, held.row.lang)
        if tree.state is TreeState.READY_FOR_EXPORT:
            rank_again(change, tree)

    return on_tree(change, message_id, body)


def restore_in(change: Change, message_id: int) -> TreeState:
    """Moderation.restore inside an open transaction."""
    return on_tree(change, message_id, lambda tree, held, node: _restore(change, tree, held, node))


def halt_in(change: Change, message_id: int) -> TreeState:
    """Moderation.halt inside an open transaction."""

    def body(tree: Tree, held: Held, _node: Node) -> None:
        if TreeState.HALTED_BY_MODERATOR in TRANSITIONS[tree.state]:
            move(change, held.row, tree.state, TreeState.HALTED_BY_MODERATOR)

    return on_tree(change, message_id, body)


def restart_in(change: Change, message_id: int) -> TreeState:
    """Moderation.restart inside an open transaction."""

    def body(tree: Tree, held: Held, _node: Node) -> None:
        new = restarted_state(tree, has_won_lottery=held.row.won_lottery_at is not None)
        if new is tree.state:
            return
        if tree.root.is_deleted:
            raise TreeNotRestorable()
        forgive(change, [node.id for node in tree.nodes])
        if tree.root.review_result is False:
            messages.change(change.tx, tree.root.id, review_result=True)
            credit_acceptance(change, [tree.root.id], held.row.lang, sign=+1)
        move(change, held.row, tree.state, new)

    return on_tree(change, message_id, body)


def forgive_in(change: Change, message_id: int) -> TreeState:
    """Set the reports and skips of a message aside. The tree's state."""
    return on_tree(change, message_id, lambda tree, held, node: forgive(change, [node.id]))


def forgive(change: Change, ids: list[int]) -> None:
    """Set the reports and skips aside that are there now; later ones count from nothing."""
    for code, column in ((trees.RED_FLAG, m.forgiven_flags), (trees.SKIP_REPLY, m.forgiven_skips)):
        e = t.emoji_stat.c
        marks = sa.select(e.count).where(e.message_id == m.id, e.emoji == code).scalar_subquery()
        counted = {column: sa.func.coalesce(marks, 0)}
        change.tx.execute(sa.update(t.message).where(m.id.in_(ids)).values(counted))


def _restore(change: Change, tree: Tree, held: Held, node: Node) -> None:
    if not node.is_deleted:
        return
    rows = messages.by_ids(change.tx, [each.id for each in tree.nodes])
    removed_with = {row.id: row.removed_with for row in rows.values()}
    keeps_places = change.context.erased_messages is ErasedMessages.PLACEHOLDER
    went = {each.id for each in tree.nodes if removed_with[each.id] == node.id}
    went |= {each.id for each in missing_above(tree, node, removed_with)} if keeps_places else set()
    back = coming_back(tree, went, keeps_places=keeps_places)
    if node not in back:
        raise TreeNotRestorable()
    ids = [each.id for each in back]
    there = {"is_deleted": False, "removed_with": None, "held_because": None}
    change.tx.execute(sa.update(t.message).where(m.id.in_(ids)).values(there))
    forgive(change, ids)
    accepted = [each.id for each in back if each.is_credited]
    credit_acceptance(change, accepted, held.row.lang, sign=+1)
    nodes = (replace(each, is_deleted=False) if each.id in ids else each for each in tree.nodes)
    restored = replace(tree, nodes=tuple(nodes))
    if tree.root in back and tree.root is not node:  # an empty place that went for want of replies
        go_on(change, held.row, restored)
    if tree.state is TreeState.READY_FOR_EXPORT:
        rank_again(change, restored)


def go_on(change: Change, row: sa.Row[Any], tree: Tree) -> Tree:
    """Let a locked tree go on that stood still only because its prompt was out; the tree as it is then."""
    if tree.state is not TreeState.HALTED_BY_MODERATOR or row.was_halted:
        return tree
    new = restarted_state(tree, has_won_lottery=row.won_lottery_at is not None)
    move(change, row, tree.state, new)
    return replace(tree, state=new)


def on_tree(change: Change, message_id: int, body: Callable[[Tree, Held, Node], None]) -> TreeState:
    """Run `body` over the locked tree of a message and settle what follows; the tree's state then."""
    message = messages.get(change.tx, message_id)
    if message is None:
        raise MessageGone()
    held = hold(change, message.tree_id)
    tree = trees.snapshot(change.tx, held.row, trees.leases(change.tx, message.tree_id))
    body(tree, held, next(node for node in tree.nodes if node.id == message_id))
    settled = Upkeep(change.context).settle_in(change, message.tree_id)
    if settled.states:
        return settled.states[-1]
    row = trees.lock(change.tx, message.tree_id)
    assert row is not None, "a tree is never deleted"
    return TreeState(row.state)

"""Sending a message back to be reviewed again: the first reviews stay for the dataset, but decide nothing any more."""

from __future__ import annotations

import sqlalchemy as sa

from storage.domain.errors import NotReviewable
from storage.domain.kinds import RANK_KIND, REPLY_KIND
from storage.domain.states import TreeState
from storage.domain.tree import Node, Tree
from storage.queries import messages, work
from storage.queries import tables as t
from storage.services.context import Change
from storage.services.moderation import forgive, on_tree
from storage.services.settle import Held, credit_acceptance, move, teach_nothing

m = t.message.c
PROMPT_STATES = frozenset(
    {
        TreeState.INITIAL_PROMPT_REVIEW,
        TreeState.PROMPT_LOTTERY_WAITING,
        TreeState.ABORTED_LOW_GRADE,
        TreeState.HALTED_BY_MODERATOR,
    }
)
"""Where a conversation that was not drawn may be, for its prompt to be reviewed again."""


def send_back_in(change: Change, message_id: int) -> TreeState:
    """Let members review a message again, inside an open transaction; the state of its tree.

    Raises NotReviewable where nobody would review it: a prompt that was drawn, a reply in a conversation that does not
    grow, a message that is taken out or erased, a rejected reply whose author answered again meanwhile.
    """

    def body(tree: Tree, held: Held, node: Node) -> None:
        _require_reviewable(change, tree, held, node)
        _set_reviews_aside(change, node, held.row.lang)
        if node.parent_id is None:
            _begin_again(change, tree, held)

    return on_tree(change, message_id, body)


def _require_reviewable(change: Change, tree: Tree, held: Held, node: Node) -> None:
    is_early = held.row.won_lottery_at is None and tree.state in PROMPT_STATES
    is_open = tree.state is TreeState.GROWING if node.parent_id is not None else is_early
    if node.is_deleted or node.is_erased or not is_open:
        raise NotReviewable()
    if node.review_result is False and _answered_again(change, node):
        raise NotReviewable()


def _answered_again(change: Change, node: Node) -> bool:
    """Whether the author of a rejected reply wrote another one, or is at it."""
    if node.parent_id is None or node.author_id is None:
        return False
    k = t.task.c
    others = sa.exists().where(m.parent_id == node.parent_id, m.author_id == node.author_id, m.id != node.id)
    open_task = sa.exists().where(
        k.contributor_id == node.author_id,
        k.state == "open",
        k.kind == REPLY_KIND[node.role].value,
        k.message_id == node.parent_id,
    )
    return bool(change.tx.execute(sa.select(sa.or_(others, open_task))).scalar_one())


def _set_reviews_aside(change: Change, node: Node, lang: str) -> None:
    teach_nothing(change, node.id)
    if node.is_accepted:
        credit_acceptance(change, [node.id], lang, sign=-1)
    if node.author_id is not None and node.parent_id is not None:
        if node.review_result is True:
            work.forget_seen(change.tx, node.author_id, (RANK_KIND[node.role], node.parent_id))
        elif node.review_result is False:
            work.mark_seen(change.tx, node.author_id, [(REPLY_KIND[node.role], node.parent_id)])
    messages.change(
        change.tx, node.id, review_result=None, confidence=None, forgiven_reviews=_reviews(change, node.id)
    )
    forgive(change, [node.id])


def _reviews(change: Change, message_id: int) -> int:
    """All reviews of a message, those that were set aside before included."""
    return int(change.tx.execute(sa.select(m.review_count).where(m.id == message_id)).scalar_one())


def _begin_again(change: Change, tree: Tree, held: Held) -> None:
    """Put a conversation that was not drawn back to where its prompt is reviewed."""
    state = tree.state
    if state is TreeState.PROMPT_LOTTERY_WAITING:
        move(change, held.row, state, TreeState.HALTED_BY_MODERATOR)
        state = TreeState.HALTED_BY_MODERATOR
    if state is not TreeState.INITIAL_PROMPT_REVIEW:
        move(change, held.row, state, TreeState.INITIAL_PROMPT_REVIEW)

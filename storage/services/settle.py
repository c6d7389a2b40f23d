"""After every change of a tree: which state follows, what is scored, what work is open. Part of that transaction."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

import sqlalchemy as sa

from storage.domain.acceptance import judge
from storage.domain.consensus import Ballot, consensus
from storage.domain.kinds import RANK_KIND, REPLY_KIND, Kind, Role
from storage.domain.points import acceptance_event
from storage.domain.rules import Rules
from storage.domain.states import ENDED, TreeState
from storage.domain.tree import (
    Node,
    Tree,
    flagged_out,
    is_lonely,
    next_state,
    open_work,
    rankable_parents,
    subtree,
    undecided,
)
from storage.queries import ledger, messages, trees, work
from storage.queries import tables as t
from storage.store import Tx

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling a tree did."""

    lang: str
    states: tuple[TreeState, ...]
    """States the tree passed through, the last is the one it is in now."""

    @property
    def has_ended(self) -> bool:
        """Whether the tree ended just now."""
        return bool(self.states) and self.states[-1] in ENDED


def settle(tx: Tx, tree_id: int, rules: Rules, now: datetime, rng: Random) -> Settled:
    """Move a tree to the state that follows and put its open work into the queue."""
    row = trees.lock(tx, tree_id)
    assert row is not None, "a tree is never deleted"
    tree = trees.snapshot(tx, row)
    passed: list[TreeState] = []
    while True:
        tree = _judged(tx, _without_flagged(tx, tree, rules, row.lang, now), rules, row.lang, now)
        state = next_state(tree, rules)
        if state is TreeState.READY_FOR_SCORING and tree.state is not state:
            trees.move(tx, row, tree.state, state, now)
            tree = replace(tree, state=state)
            state = _score(tx, tree, rules)
        if state is tree.state:
            break
        trees.move(tx, row, tree.state, state, now)
        tree = replace(tree, state=state)
        passed.append(state)
    wanted = open_work(tree, rules)
    lonely = [
        message_id
        for kind, message_id in wanted
        if kind is REPLY_KIND[Role.ASSISTANT] and is_lonely(tree, message_id, rules)
    ]
    work.sync(tx, tree_id, row.lang, wanted, lonely, rng)
    return Settled(row.lang, tuple(passed))


def _without_flagged(tx: Tx, tree: Tree, rules: Rules, lang: str, now: datetime) -> Tree:
    """Take out replies with too many reports, and what hangs below them."""
    for node in flagged_out(tree, rules):
        tree = remove(tx, tree, node, lang, now)
    return tree


def _judged(tx: Tx, tree: Tree, rules: Rules, lang: str, now: datetime) -> Tree:
    """Decide about messages that have all their reviews; an accepted one earns its author points."""
    nodes = {node.id: node for node in tree.nodes}
    for node in undecided(tree, rules):
        verdict = judge(
            messages.judged_labels(tx, node.id, node.review_count),
            required=rules.reviews_required(is_root=node.parent_id is None),
            threshold=rules.acceptance_threshold,
        )
        messages.change(tx, node.id, review_result=verdict.result)
        nodes[node.id] = replace(node, review_result=verdict.result)
        if verdict.result:
            _credit_acceptance(tx, [node.id], lang, now, sign=1)
            _keep_from_ranking(tx, node)
    return replace(tree, nodes=tuple(nodes.values()))


def _keep_from_ranking(tx: Tx, node: Node) -> None:
    """The author of an accepted reply does not rank it; the author of a rejected one may rank the others."""
    message = messages.by_ids(tx, [node.id])[node.id]
    if message.author_id is not None and node.parent_id is not None:
        work.mark_seen(tx, message.author_id, [(RANK_KIND[node.role], node.parent_id)])


def _credit_acceptance(tx: Tx, ids: Iterable[int], lang: str, now: datetime, *, sign: int) -> None:
    """Give the authors their points for accepted messages, or take them back."""
    for message_id, message in sorted(messages.by_ids(tx, list(ids)).items()):
        if message.author_id is not None:
            ledger.credit(
                tx,
                message.author_id,
                acceptance_event(written_kind(message)),
                lang=lang,
                now=now,
                guild_discord_id=message.guild_discord_id,
                message_id=message_id,
                sign=sign,
            )


def remove(tx: Tx, tree: Tree, top: Node, lang: str, now: datetime) -> Tree:
    """Delete a message and everything below it (the rows stay); points for acceptance fall again."""
    alive = {node.id for node in tree.nodes if not node.is_deleted}  # `top` may be older than another removal
    gone = {node.id: node for node in subtree(tree, top) if node.id in alive}
    tx.execute(sa.update(t.message).where(t.message.c.id.in_(gone)).values(is_deleted=True, rank=None))
    accepted = [node.id for node in gone.values() if node.is_accepted]
    _credit_acceptance(tx, accepted, lang, now, sign=-1)
    return replace(
        tree,
        nodes=tuple(replace(node, is_deleted=True) if node.id in gone else node for node in tree.nodes),
    )


def written_kind(message: sa.Row[tuple[object, ...]]) -> Kind:
    """The kind of task in which a message was written."""
    return Kind.INITIAL_PROMPT if message.parent_id is None else REPLY_KIND[Role(message.role)]


def _score(tx: Tx, tree: Tree, rules: Rules) -> TreeState:
    """Write the consensus ranks of every rankable message."""
    try:
        for parent, candidates in rankable_parents(tree, rules):
            _rank(tx, parent.id, [node.id for node in candidates])
    except (ArithmeticError, LookupError, TypeError, ValueError):  # a ballot that cannot be counted
        log.exception("consensus of the tree with root %d failed", tree.root.id)
        return TreeState.SCORING_FAILED
    return TreeState.READY_FOR_EXPORT


def rank_again(tx: Tx, tree: Tree) -> None:
    """Order what is left in a finished tree after something was taken out, from the same ballots."""
    for parent in tree.nodes:
        _rank(tx, parent.id, [child.id for child in tree.children(parent) if child.is_accepted])


def _rank(tx: Tx, parent_id: int, candidates: Iterable[int]) -> None:
    ids = list(candidates)
    ballots = [_only(ballot, set(ids)) for ballot in messages.ballots_over(tx, parent_id)]
    if not ballots:
        return  # imported with ranks: they stay
    result = consensus(ballots)
    for message_id in ids:
        messages.change(tx, message_id, rank=result.ranks.get(message_id))
    messages.change(tx, parent_id, is_not_rankable=result.is_not_rankable)


def _only(ballot: Ballot, ids: set[int]) -> Ballot:
    """The ballot without messages that were deleted meanwhile."""
    kept = (tuple(item for item in group if item in ids) for group in ballot.groups)
    return replace(ballot, groups=tuple(group for group in kept if group))

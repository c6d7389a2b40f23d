"""The life of a message tree: what work it offers and which state follows, as functions of a snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storage.domain.kinds import RANK_KIND, REPLY_KIND, Kind, Role, label_kind
from storage.domain.rules import Rules
from storage.domain.states import TRANSITIONS, TreeState

Slot = tuple[Kind, int]
"""A place where work is wanted: the kind of task and the message it is about."""


@dataclass(frozen=True, slots=True)
class Node:
    """One message of a tree, as far as the rules need it."""

    id: int
    parent_id: int | None
    role: Role
    depth: int
    review_count: int = 0
    review_result: bool | None = None
    is_deleted: bool = False
    is_audited: bool = False
    """Gets more reviews than needed under the adaptive method."""
    ballot_count: int = 0
    """Ballots over this message's replies; for a root in waiting, comparisons it took part in."""
    red_flags: int = 0
    """Reports, those that a moderator forgave aside."""
    reply_skips: int = 0
    """Skips of answering it, those that a moderator forgave aside."""
    author_id: int | None = None
    """Its contributor; None for an imported message."""
    is_ranked: bool = False
    """Whether it has a rank among its siblings."""
    is_erased: bool = False
    """An empty place: its author erased it, and replies of others hang below it."""

    @property
    def is_accepted(self) -> bool:
        """Whether it counts towards the tree's size."""
        return self.review_result is True and not self.is_deleted and not self.is_erased

    @property
    def is_credited(self) -> bool:
        """Whether its acceptance is in the books while it is there; of erased words, until their tree is tidied."""
        return self.review_result is True and (not self.is_erased or self.author_id is not None)


@dataclass(frozen=True, slots=True)
class Tree:
    """A snapshot of a tree: its limits, its messages in order of creation (root first) and its leases."""

    state: TreeState
    goal_size: int
    max_depth: int
    max_children: int
    nodes: tuple[Node, ...]
    leases: Mapping[Slot, int] = field(default_factory=dict)

    @property
    def root(self) -> Node:
        """The initial prompt."""
        return self.nodes[0]

    @property
    def accepted(self) -> int:
        """Accepted messages, the root included."""
        return sum(node.is_accepted for node in self.nodes)

    @property
    def reply_leases(self) -> int:
        """Replies being written at the moment, those to a message that was taken out meanwhile aside."""
        alive = {node.id for node in self.nodes if node.is_accepted}
        return sum(
            count
            for (kind, message_id), count in self.leases.items()
            if kind in REPLY_KIND.values() and message_id in alive
        )

    def children(self, parent: Node) -> list[Node]:
        """Replies of a message, the deleted ones included."""
        return [node for node in self.nodes if node.parent_id == parent.id]


def reviews_missing(node: Node, rules: Rules) -> int:
    """Reviews that may be handed out for a message, those being written included; 0 once it is decided.

    Under the fixed method a rejected message is asked about again when more reviews are required than it has.
    The adaptive method asks for the first few at once, then for one at a time until the verdict is sure.
    """
    if node.is_deleted or node.is_erased or node.review_result is True:
        return 0
    if not rules.is_adaptive:
        return max(0, rules.reviews_required(is_root=node.parent_id is None) - node.review_count)
    if node.review_result is not None:
        return 0
    first = rules.audit_reviews if node.is_audited else rules.adaptive_min_reviews
    wanted = max(first, node.review_count + 1)
    return max(0, min(wanted, rules.adaptive_max_reviews) - node.review_count)


def is_awaiting_review(node: Node, rules: Rules) -> bool:
    """Whether another review can still decide about the message."""
    return reviews_missing(node, rules) > 0


def undecided(tree: Tree, rules: Rules) -> list[Node]:
    """Messages of a tree under review that have reviews enough for a verdict, but none yet."""
    if tree.state not in (TreeState.INITIAL_PROMPT_REVIEW, TreeState.GROWING):
        return []
    return [
        node
        for node in tree.nodes
        if node.review_result is None
        and not node.is_deleted
        and node.review_count >= rules.reviews_required(is_root=node.parent_id is None)
    ]


def rankable_parents(tree: Tree, rules: Rules) -> list[tuple[Node, list[Node]]]:
    """Messages with at least two accepted replies of a ranked role, with those replies."""
    found = []
    for parent in tree.nodes:
        if parent.is_deleted or not rules.is_ranked(parent.role.other):
            continue
        candidates = accepted_replies(tree, parent)
        if len(candidates) >= 2:
            found.append((parent, candidates))
    return found


def accepted_replies(tree: Tree, parent: Node) -> list[Node]:
    """The replies of a message that count."""
    return [child for child in tree.children(parent) if child.is_accepted]


def open_work(tree: Tree, rules: Rules) -> dict[Slot, int]:
    """The work a tree wants: slot -> completions still needed, those being worked on included.

    Every slot that is wanted or leased has an entry; `need - leases` of it can be handed out.
    """
    match tree.state:
        case TreeState.INITIAL_PROMPT_REVIEW:
            return _reviews(tree.nodes[:1], rules)
        case TreeState.PROMPT_LOTTERY_WAITING:
            missing = rules.num_prompt_rankings - tree.root.ballot_count
            return {(Kind.RANK_INITIAL_PROMPTS, tree.root.id): missing} if missing > 0 else {}
        case TreeState.GROWING:
            return _reviews(tree.nodes, rules) | _reply_slots(tree, rules)
        case TreeState.RANKING:
            return {
                (RANK_KIND[parent.role.other], parent.id): missing
                for parent, _ in rankable_parents(tree, rules)
                if not parent.is_erased and (missing := rules.num_required_rankings - parent.ballot_count) > 0
            }
        case _:
            return {}


def _reviews(nodes: Sequence[Node], rules: Rules) -> dict[Slot, int]:
    return {
        (label_kind(node.role, is_root=node.parent_id is None), node.id): missing
        for node in nodes
        if (missing := reviews_missing(node, rules))
    }


def _reply_slots(tree: Tree, rules: Rules) -> dict[Slot, int]:
    """Reply slots: bounded by what a parent can take and by what the tree still needs, leases included."""
    awaiting = sum(is_awaiting_review(node, rules) for node in tree.nodes)
    room = tree.goal_size - tree.accepted - awaiting - tree.reply_leases
    slots: dict[Slot, int] = {}
    for parent in tree.nodes:
        slot = (REPLY_KIND[parent.role.other], parent.id)
        leased = tree.leases.get(slot, 0)
        free = min(room, _free_children(tree, parent, rules) - leased)
        if parent.is_accepted and leased + max(0, free):
            slots[slot] = leased + max(0, free)
    return slots


def _free_children(tree: Tree, parent: Node, rules: Rules) -> int:
    if parent.depth >= tree.max_depth:
        return 0
    limit = tree.max_children if parent.role is Role.PROMPTER else rules.num_prompter_replies
    counted = sum(child.is_accepted or is_awaiting_review(child, rules) for child in tree.children(parent))
    return limit - counted


def is_lonely(tree: Tree, parent_id: int, rules: Rules) -> bool:
    """Whether a user's message has exactly one reply that counts: a second one makes the pair rankable."""
    parent = next(node for node in tree.nodes if node.id == parent_id)
    counted = sum(child.is_accepted or is_awaiting_review(child, rules) for child in tree.children(parent))
    return parent.role is Role.PROMPTER and counted == 1


def next_state(tree: Tree, rules: Rules) -> TreeState:
    """The state that follows from the snapshot; the same state when nothing is to change.

    Leaving `ready_for_scoring` takes the consensus and is the caller's; waiting prompts and the backlog are
    moved by the lottery and by activation.
    """
    if tree.root.is_deleted and TreeState.HALTED_BY_MODERATOR in TRANSITIONS[tree.state]:
        return TreeState.HALTED_BY_MODERATOR
    if is_flagged(tree.root, rules) and tree.state in _LIVE:
        return TreeState.ABORTED_LOW_GRADE
    match tree.state:
        case TreeState.INITIAL_PROMPT_REVIEW:
            return _after_review(tree, rules)
        case TreeState.GROWING:
            return _after_growing(tree, rules)
        case TreeState.RANKING if not open_work(tree, rules):
            return TreeState.READY_FOR_SCORING
        case _:
            return tree.state


_LIVE = frozenset(
    {
        TreeState.INITIAL_PROMPT_REVIEW,
        TreeState.PROMPT_LOTTERY_WAITING,
        TreeState.GROWING,
        TreeState.RANKING,
        TreeState.BACKLOG_RANKING,
    }
)


def _after_review(tree: Tree, rules: Rules) -> TreeState:
    if tree.root.review_result is True:
        return TreeState.PROMPT_LOTTERY_WAITING
    if is_awaiting_review(tree.root, rules):
        return tree.state
    return TreeState.ABORTED_LOW_GRADE


def _after_growing(tree: Tree, rules: Rules) -> TreeState:
    """A tree stops growing when it is full, or when no more can grow; never while somebody does wanted work."""
    if any(is_skipped_often(node, rules) for node in tree.nodes):
        return TreeState.HALTED_BY_MODERATOR
    if not tree.accepted:
        return TreeState.HALTED_BY_MODERATOR
    if open_work(tree, rules):
        return tree.state
    return TreeState.RANKING


def flagged_out(tree: Tree, rules: Rules) -> list[Node]:
    """Replies with so many reports that they, and what hangs below them, are taken out."""
    if tree.state not in (TreeState.INITIAL_PROMPT_REVIEW, TreeState.GROWING, TreeState.RANKING):
        return []
    return [node for node in tree.nodes[1:] if not node.is_deleted and is_flagged(node, rules)]


def is_flagged(node: Node, rules: Rules) -> bool:
    """Whether so many reported the message that it is taken out automatically."""
    return rules.auto_mod_enabled and node.red_flags >= rules.auto_mod_red_flags


def is_skipped_often(node: Node, rules: Rules) -> bool:
    """Whether so many would not answer the message that its conversation is halted."""
    skipped = node.reply_skips >= rules.auto_mod_max_skip_reply
    return rules.auto_mod_enabled and skipped and not node.is_deleted


def restarted_state(tree: Tree, *, has_won_lottery: bool) -> TreeState:
    """Where a tree goes on after a moderator's restart (section 2.2 of the reference); the same where it is at work."""
    match tree.state:
        case TreeState.HALTED_BY_MODERATOR | TreeState.ABORTED_LOW_GRADE:
            return TreeState.GROWING if has_won_lottery else TreeState.INITIAL_PROMPT_REVIEW
        case TreeState.SCORING_FAILED:
            return TreeState.RANKING
        case _:
            return tree.state


def subtree(tree: Tree, top: Node) -> Sequence[Node]:
    """A message and everything below it, parents first."""
    found = [top]
    for node in found:
        found.extend(tree.children(node))
    return found

"""After every change of a tree: which state follows, what is scored, what work is open. Part of that transaction."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from storage.domain.acceptance import Opinion, Stopping, Verdict, judge, judge_adaptively, lessons
from storage.domain.cases import CaseReason, is_disputed
from storage.domain.kinds import RANK_KIND, REPLY_KIND, Kind, Role
from storage.domain.places import useless_above
from storage.domain.points import acceptance_event
from storage.domain.rules import Rules
from storage.domain.states import ENDED, TreeState
from storage.domain.tallies import difference, tally_of
from storage.domain.tree import (
    Node,
    Slot,
    Tree,
    flagged_out,
    is_flagged,
    is_lonely,
    is_skipped_often,
    next_state,
    open_work,
    rankable_parents,
    subtree,
    undecided,
)
from storage.queries import cases, messages, sql, trees, work
from storage.queries import tables as t
from storage.queries.messages import Reviewed
from storage.queries.work import Place
from storage.services.context import Change
from storage.services.ranking import rank
from storage.statements import run_all, scalars

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Held:
    """A locked tree: its row and its rows of the queue."""

    row: sa.Row[Any]
    places: Mapping[Slot, Place]

    @property
    def leases(self) -> dict[Slot, int]:
        """How often each slot is leased."""
        return {slot: place.leased for slot, place in self.places.items()}

    def wants(self, slot: Slot) -> bool:
        """Whether a slot still needs what a lease on it will bring."""
        return slot in self.places and self.places[slot].need > 0


def hold(change: Change, tree_id: int) -> Held:
    """Lock a tree and read its queue."""
    held = hold_if_free(change, tree_id, waits=True)
    assert held is not None, "a tree is never deleted"
    return held


def hold_if_free(change: Change, tree_id: int, *, waits: bool = False) -> Held | None:
    """The same, but None where somebody else has it, unless this waits for them."""
    row = trees.lock(change.tx, tree_id, waits=waits)
    return None if row is None else Held(row, work.places(change.tx, tree_id))


def hold_all(change: Change, tree_ids: Sequence[int]) -> list[Held]:
    """The same for several trees, by rising id, in which they are locked."""
    locked = trees.lock_all(change.tx, tree_ids)
    places = work.places_of_all(change.tx, tree_ids)
    return [Held(row, places[row.id]) for row in locked]


def snapshots(change: Change, held: Sequence[Held]) -> list[Tree]:
    """What the rules need to know of trees, in the same order."""
    rows = {each.row.id: each.row for each in held}
    return list(trees.snapshots(change.tx, rows, {each.row.id: each.leases for each in held}).values())


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

    @property
    def moves_lottery(self) -> bool:
        """Whether a prompt began to wait, or a growing tree may have made room for one."""
        return bool(self.states)


def settle(
    change: Change,
    held: Held,
    *,
    leased: Slot | None = None,
    released: Slot | None = None,
    newcomers: int = 0,
) -> Settled:
    """Move a tree to the state that follows and put its open work into the queue.

    `leased` takes one place of a slot, `released` gives one back; `newcomers` is 1 where a newcomer takes it, -1 where
    one leaves it undone.
    """
    leases = held.leases
    if leased is not None:
        leases[leased] += 1
    if released is not None:
        leases[released] -= 1
    slot = leased or released
    tree = trees.snapshot(change.tx, held.row, leases)
    return _settle(change, [(held, tree)], newcomers={slot: newcomers} if slot else {})[0]


def settle_all(change: Change, held: Sequence[Held]) -> list[Settled]:
    """The same for several trees, where no place is taken or given back."""
    return _settle(change, list(zip(held, snapshots(change, held), strict=True)), newcomers={})


def _settle(
    change: Change, found: Sequence[tuple[Held, Tree]], *, newcomers: Mapping[Slot, int]
) -> list[Settled]:
    """Settle trees as they are found, and write together what that changes in the queue and in their counts."""
    queue, counted, settled = work.Changes(), [], []
    for held, before in found:
        row = held.row
        tree, passed = _moved_on(change, row, before)
        _offer(change, queue, held, tree, newcomers)
        counts = tally_of(tree)
        if changed := difference(counts, row.tally or {}):
            change.books.tally(row.lang, changed)
            counted.append({"_id": row.id, "tally": counts})
        settled.append(Settled(row.lang, passed))
    queue.write(change.tx)
    sql.change_all(change.tx, t.tree, counted)
    return settled


def _moved_on(change: Change, row: sa.Row[Any], tree: Tree) -> tuple[Tree, tuple[TreeState, ...]]:
    """Move a tree to the state that follows; the tree as it is then, and the states it passed."""
    rules = change.rules(row.lang)
    passed: list[TreeState] = []
    while True:
        tree = _judged(change, _without_flagged(change, tree, rules, row.lang), rules, row.lang)
        state = next_state(tree, rules)
        if state is TreeState.READY_FOR_SCORING and tree.state is not state:
            trees.move(change.tx, row, tree.state, state, change.now)
            tree = replace(tree, state=state)
            state = _score(change, tree, rules)
        if state is tree.state:
            return tree, tuple(passed)
        _ask_why(change, tree, state, rules)
        move(change, row, tree.state, state)
        tree = replace(tree, state=state)
        passed.append(state)


def _offer(
    change: Change, queue: work.Changes, held: Held, tree: Tree, newcomers: Mapping[Slot, int]
) -> None:
    """Note what puts the open work of a tree into the queue."""
    row, rules = held.row, change.rules(held.row.lang)
    wanted = open_work(tree, rules)
    lonely = [
        message_id
        for kind, message_id in wanted
        if kind is REPLY_KIND[Role.ASSISTANT] and is_lonely(tree, message_id, rules)
    ]
    work.sync(
        queue,
        row.id,
        row.lang,
        tree,
        wanted,
        held.places,
        lonely,
        change.rng,
        newcomers=newcomers,
    )


def move(change: Change, row: sa.Row[Any], old: TreeState, new: TreeState) -> None:
    """Put a locked tree into another state; what becomes ready for export, or no longer is, is counted for its day."""
    trees.move(change.tx, row, old, new, change.now)
    ready = TreeState.READY_FOR_EXPORT
    if row.won_lottery_at is not None and ready in (old, new):
        change.books.count(row.lang, finished_trees=1 if new is ready else -1)


def _without_flagged(change: Change, tree: Tree, rules: Rules, lang: str) -> Tree:
    """Take out replies with too many reports, and what hangs below them."""
    for node in flagged_out(tree, rules):
        tree = remove(change, tree, node, lang)
        _ask(change, node, CaseReason.FLAGGED_OUT, reports=node.red_flags)
    return tree


def _ask_why(change: Change, tree: Tree, state: TreeState, rules: Rules) -> None:
    """Let a moderator look at what stops a conversation by itself: reports of its prompt, or too many skips."""
    root = tree.root
    if state is TreeState.ABORTED_LOW_GRADE and is_flagged(root, rules):
        _ask(change, root, CaseReason.FLAGGED_OUT, reports=root.red_flags)
    if state is TreeState.HALTED_BY_MODERATOR and not root.is_deleted:
        skipped = [node for node in tree.nodes if is_skipped_often(node, rules)]
        if skipped:
            _ask(change, root, CaseReason.HALTED, message_id=skipped[0].id, skips=skipped[0].reply_skips)


def _ask(change: Change, node: Node, reason: CaseReason, **facts: int) -> None:
    """Open a case about a message of a locked tree."""
    message = messages.get(change.tx, node.id)
    assert message is not None, "a message of the tree"
    cases.open_case(
        change.tx,
        message=message,
        contributor_id=message.author_id,
        guild_discord_id=message.guild_discord_id,
        lang=message.lang,
        reason=reason,
        now=change.now,
        facts=facts,
    )


def _judged(change: Change, tree: Tree, rules: Rules, lang: str) -> Tree:
    """Decide about messages that have reviews enough; an accepted one earns its author points."""
    nodes = {node.id: node for node in tree.nodes}
    for node in undecided(tree, rules):
        verdict = _verdict(change, node, rules, lang)
        values: dict[str, Any] = {"review_result": verdict.result}
        if verdict.confidence is not None:
            values["confidence"] = verdict.confidence
        messages.change(change.tx, node.id, **values)
        nodes[node.id] = replace(node, review_result=verdict.result)
        if verdict.result:
            credit_acceptance(change, [node.id], lang, sign=1)
            _keep_from_ranking(change, node)
        elif verdict.result is False:
            _let_try_again(change, node)
    return replace(tree, nodes=tuple(nodes.values()))


def _verdict(change: Change, node: Node, rules: Rules, lang: str) -> Verdict:
    """What the reviews of a message say; once they decide, each reviewer's reliability learns from the others.

    Reviews from before a moderator sent it back are the first, and left out.
    """
    reviews = messages.reviews_of(change.tx, node.id)
    reviews = reviews[max(0, len(reviews) - node.review_count) :]
    opinions = [review.opinion for review in reviews]
    if node.review_count > len(reviews):
        mean = Opinion(messages.imported_labels(change.tx, node.id), {})
        opinions += [mean] * (node.review_count - len(reviews))
    if rules.is_adaptive:
        stopping = Stopping(rules.adaptive_min_reviews, rules.adaptive_max_reviews, rules.adaptive_confidence)
        audited = rules.audit_reviews if node.is_audited else 0
        verdict = judge_adaptively(opinions, stopping, audit_reviews=audited)
    else:
        required = rules.reviews_required(is_root=node.parent_id is None)
        answers = [opinion.answers for opinion in opinions]
        verdict = judge(answers, required=required, threshold=rules.acceptance_threshold)
    if verdict.result is not None:
        _learn(change, node.id, reviews, lessons(opinions))
    is_disagreed = verdict.result is True and is_disputed([review.labels for review in reviews])
    if is_disagreed and not cases.are_disputes_full(change.tx, lang):
        _ask(change, node, CaseReason.DISAGREEMENT, reviews=len(reviews))
    return verdict


_LEARN = (
    sa.update(t.review).where(t.review.c.id == sa.bindparam("_id")).values(lessons=sa.bindparam("_lessons"))
)
_STILL_MEMBERS = (
    sa.select(t.contributor.c.id)
    .join(t.review, t.review.c.contributor_id == t.contributor.c.id)
    .where(t.review.c.message_id == sa.bindparam("message_id"), t.contributor.c.discord_id.is_not(None))
    .with_for_update(read=True, key_share=True, skip_locked=True, of=t.contributor)
)
"""Who reviewed a message and is not being erased: only an erasure, which takes the Discord id away, locks against this.

It is left alone, not waited for: it may want the tree that is held here. Who is found stays until the transaction ends.
"""


def _learn(
    change: Change, message_id: int, reviews: Iterable[Reviewed], learned: Iterable[Mapping[str, float]]
) -> None:
    """Note what each review teaches about its author; what it taught before is taken back."""
    rows = []
    members = set(scalars(change.tx, _STILL_MEMBERS, {"message_id": message_id}))
    for review, lesson in zip(
        reviews, learned, strict=False
    ):  # imported reviews come last and have no author
        if review.contributor_id not in members:
            continue
        for old, sign in ((review.lessons or {}, -1.0), (lesson, 1.0)):
            for question, p in old.items():
                change.books.teach(review.contributor_id, question, right=sign * p, wrong=sign * (1.0 - p))
        rows.append({"_id": review.id, "_lessons": dict(lesson)})
    if rows:
        run_all(change.tx, _LEARN, rows)


def teach_nothing(change: Change, message_id: int) -> None:
    """Take back what the reviews of a message taught about their authors."""
    reviews = [review for review in messages.reviews_of(change.tx, message_id) if review.lessons is not None]
    _learn(change, message_id, reviews, [{} for _ in reviews])
    change.tx.execute(sa.update(t.review).where(t.review.c.message_id == message_id).values(lessons=None))


def _keep_from_ranking(change: Change, node: Node) -> None:
    """The author of an accepted reply does not rank it; the author of a rejected one may rank the others."""
    if node.author_id is not None and node.parent_id is not None:
        work.mark_seen(change.tx, node.author_id, [(RANK_KIND[node.role], node.parent_id)])


def _let_try_again(change: Change, node: Node) -> None:
    """Whose only reply to a message was rejected may answer it once more: in a small server nobody else is left."""
    if node.author_id is None or node.parent_id is None:
        return
    m = t.message.c
    replies = sa.select(sa.func.count()).where(m.parent_id == node.parent_id, m.author_id == node.author_id)
    if change.tx.execute(replies).scalar_one() == 1:
        work.forget_seen(change.tx, node.author_id, (REPLY_KIND[node.role], node.parent_id))


def credit_acceptance(change: Change, ids: Sequence[int], lang: str, *, sign: int) -> None:
    """Give the authors their points for accepted messages, or take them back; imported messages are not counted."""
    for message in messages.credited(change.tx, ids) if ids else ():
        if message.task_id is not None:
            change.books.count(lang, accepted=sign)
        if message.author_id is not None:
            change.books.credit(
                message.author_id,
                acceptance_event(written_kind(message)),
                lang=lang,
                guild_discord_id=message.guild_discord_id,
                message_id=message.id,
                sign=sign,
            )


def remove(change: Change, tree: Tree, top: Node, lang: str) -> Tree:
    """Delete a message and everything below it (the rows stay); points for acceptance fall again.

    Empty places above it that then stand for nothing go, too, by themselves.
    """
    alive = {node.id for node in tree.nodes if not node.is_deleted}  # `top` may be older than another removal
    tree = _without(change, tree, [node for node in subtree(tree, top) if node.id in alive], top, lang)
    useless = useless_above(tree, top)
    return _without(change, tree, useless, useless[0], lang) if useless else tree


def _without(change: Change, tree: Tree, gone: Sequence[Node], top: Node, lang: str) -> Tree:
    m, ids = t.message.c, {node.id for node in gone}
    removed = sa.update(t.message).where(m.id.in_(ids))
    change.tx.execute(removed.values(is_deleted=True, removed_with=top.id, rank=None))
    credit_acceptance(change, [node.id for node in gone if node.is_credited], lang, sign=-1)
    if tree.root.id in ids:
        its_tree = sa.select(m.tree_id).where(m.id == tree.root.id).scalar_subquery()
        was_halted = tree.state is TreeState.HALTED_BY_MODERATOR
        change.tx.execute(sa.update(t.tree).where(t.tree.c.id == its_tree).values(was_halted=was_halted))
    nodes = (replace(node, is_deleted=True) if node.id in ids else node for node in tree.nodes)
    return replace(tree, nodes=tuple(nodes))


def written_kind(message: sa.Row[Any]) -> Kind:
    """The kind of task in which a message was written."""
    return Kind.INITIAL_PROMPT if message.parent_id is None else REPLY_KIND[Role(message.role)]


def _score(change: Change, tree: Tree, rules: Rules) -> TreeState:
    """Write the consensus ranks of every rankable message."""
    try:
        rank(change, rankable_parents(tree, rules))
    except (ArithmeticError, LookupError, TypeError, ValueError):  # a ballot that cannot be counted
        log.exception("consensus of the tree with root %d failed", tree.root.id)
        return TreeState.SCORING_FAILED
    return TreeState.READY_FOR_EXPORT

"""What must hold between any two transactions: every counter, queue row and mark equals what the history says.

`assert_consistent` works everything out again from messages, tasks, reviews, ballots, thumbs and reports, without the
code that keeps the derived rows, and compares. It is for stores that were filled through the services.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

import sqlalchemy as sa

from storage.domain.consensus import Ballot, consensus
from storage.domain.kinds import RANK_KIND, REPLY_KIND, Family, Kind, Role, label_kind
from storage.domain.points import WEIGHTS, acceptance_event
from storage.domain.rules import RuleBook
from storage.domain.states import TreeState
from storage.domain.tree import Tree, is_awaiting_review, is_lonely, next_state, open_work, rankable_parents
from storage.queries import tables as t
from storage.queries import trees
from storage.store import Tx

COUNTED = {
    TreeState.GROWING: "growing",
    TreeState.INITIAL_PROMPT_REVIEW: "in_review",
    TreeState.PROMPT_LOTTERY_WAITING: "waiting",
}
SKIP_CODES = {Family.WRITE: "_skip_reply", Family.LABEL: "_skip_labeling", Family.RANK: "_skip_ranking"}
Rows = list[sa.Row[Any]]


class _Everything:
    """All rows, read once."""

    def __init__(self, tx: Tx) -> None:
        def rows(table: sa.Table) -> Rows:
            return list(tx.execute(sa.select(table).order_by(*table.primary_key)))

        self.messages = {row.id: row for row in rows(t.message)}
        self.tasks = rows(t.task)
        self.reviews = rows(t.review)
        self.ballots = rows(t.ballot)
        self.reactions = rows(t.reaction)
        self.reports = rows(t.report)
        self.ledger = rows(t.point_entry)
        self.days = rows(t.contributor_day)
        self.work = rows(t.work)
        self.seen = rows(t.seen)
        self.language_states = rows(t.language_state)
        self.label_stats = rows(t.label_stat)
        self.emoji_stats = rows(t.emoji_stat)
        self.tree_rows = {row.id: row for row in rows(t.tree)}
        self.trees = {row.id: trees.snapshot(tx, row) for row in self.tree_rows.values()}
        self.options: dict[int, list[int]] = defaultdict(list)
        for row in rows(t.task_option):
            self.options[row.task_id].append(row.message_id)

    def slots(self, task: sa.Row[Any]) -> list[tuple[Kind, int]]:
        """What a task is about."""
        kind = Kind(task.kind)
        if kind is Kind.INITIAL_PROMPT:
            return []
        about = self.options[task.id] if kind is Kind.RANK_INITIAL_PROMPTS else [task.message_id]
        return [(kind, message_id) for message_id in about]

    def children(self, message_id: int) -> Rows:
        """Replies to a message, the deleted ones included."""
        return [row for row in self.messages.values() if row.parent_id == message_id]


def assert_consistent(tx: Tx, rulebook: RuleBook) -> None:
    """Raise AssertionError with the first thing in the store that does not follow from the rest."""
    every = _Everything(tx)
    _trees_are_trees(every)
    _trees_are_settled(every, rulebook)
    _queue_is_open_work(every, rulebook)
    _languages_are_counted(every)
    _tasks_are_one_each(every)
    _nobody_works_on_their_own(every)
    _seen_is_history(every)
    _reviews_are_summed(every, rulebook)
    _ballots_are_summed(every)
    _emoji_are_summed(every)
    _ledger_is_summed(every)
    _acceptance_is_paid(every)
    _finished_trees_are_ranked(every, rulebook)


def _trees_are_trees(every: _Everything) -> None:
    roots = Counter(row.tree_id for row in every.messages.values() if row.parent_id is None)
    _same(roots, dict.fromkeys(every.tree_rows, 1), "roots per tree")
    for row in every.messages.values():
        tree = every.tree_rows[row.tree_id]
        assert row.lang == tree.lang, f"message {row.id} is in {row.lang}, its tree in {tree.lang}"
        assert row.depth <= tree.max_depth, f"message {row.id} is too deep"
        if row.parent_id is None:
            assert (row.depth, row.role) == (0, "prompter"), f"root {row.id}"
            continue
        parent = every.messages[row.parent_id]
        assert row.tree_id == parent.tree_id, f"message {row.id} is in another tree than its parent"
        assert row.depth == parent.depth + 1, f"depth of message {row.id}"
        assert row.role != parent.role, f"message {row.id} answers its own role"
        assert row.is_deleted or not parent.is_deleted, f"message {row.id} hangs below a deleted one"


def _trees_are_settled(every: _Everything, rulebook: RuleBook) -> None:
    for tree_id, tree in every.trees.items():
        rules = rulebook.of(every.tree_rows[tree_id].lang)
        assert next_state(tree, rules) is tree.state, f"tree {tree_id} was left in {tree.state}"
        assert tree.state is not TreeState.READY_FOR_SCORING, f"tree {tree_id} was not scored"
        counted = [node for node in tree.nodes if node.is_accepted or is_awaiting_review(node, rules)]
        replying = _replies_being_written(tree)
        assert len(counted) + replying <= tree.goal_size, f"tree {tree_id} outgrows its goal"
        for parent in tree.nodes:
            limit = tree.max_children if parent.role is Role.PROMPTER else rules.num_prompter_replies
            below = sum(node.parent_id == parent.id for node in counted)
            leased = tree.leases.get((REPLY_KIND[parent.role.other], parent.id), 0)
            assert below + leased <= limit, f"message {parent.id} has too many replies"


def _replies_being_written(tree: Tree) -> int:
    alive = {node.id for node in tree.nodes if node.is_accepted}
    return sum(
        count
        for (kind, about), count in tree.leases.items()
        if kind in REPLY_KIND.values() and about in alive
    )


def _queue_is_open_work(every: _Everything, rulebook: RuleBook) -> None:
    leased = Counter(slot for task in every.tasks if task.state == "open" for slot in every.slots(task))
    found = {
        (Kind(row.kind), row.message_id): (
            row.tree_id,
            row.lang,
            row.need,
            row.leased,
            row.band * bool(row.need),
        )
        for row in every.work
    }
    wanted = {}
    for tree_id, tree in every.trees.items():
        lang = every.tree_rows[tree_id].lang
        rules = rulebook.of(lang)
        needs = open_work(tree, rules)
        about = {slot for slot in leased if every.messages[slot[1]].tree_id == tree_id}
        for slot in needs.keys() | about:
            lonely = slot in needs and slot[0] is Kind.ASSISTANT_REPLY and is_lonely(tree, slot[1], rules)
            wanted[slot] = (tree_id, lang, needs.get(slot, 0), leased[slot], int(lonely))
            assert slot not in needs or leased[slot] <= needs[slot], f"too many hold {slot}"
    _same(found, wanted, "the queue (tree, language, need, leased, band)")


def _languages_are_counted(every: _Everything) -> None:
    wanted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in every.tree_rows.values():
        if row.state in COUNTED:
            wanted[row.lang][COUNTED[TreeState(row.state)]] += 1
    for task in every.tasks:
        if task.state == "open" and task.kind == Kind.INITIAL_PROMPT:
            wanted[task.lang]["prompt_leases"] += 1
    names = (*COUNTED.values(), "prompt_leases")
    found = {row.lang: {name: getattr(row, name) for name in names} for row in every.language_states}
    empty = dict.fromkeys(names, 0)
    for lang in found.keys() | wanted.keys():
        _same(found.get(lang, empty), empty | wanted[lang], f"counters of {lang}")


def _tasks_are_one_each(every: _Everything) -> None:
    held = Counter(task.contributor_id for task in every.tasks if task.state == "open")
    assert max(held.values(), default=0) <= 1, "somebody has two open tasks"
    results = Counter(row.task_id for row in every.messages.values())
    results += Counter(row.task_id for row in (*every.reviews, *every.ballots))
    _same(results, {task.id: 1 for task in every.tasks if task.state == "done"}, "what came of each task")


def _nobody_works_on_their_own(every: _Everything) -> None:
    for row in every.messages.values():
        if row.parent_id is not None:
            assert row.author_id != every.messages[row.parent_id].author_id, (
                f"{row.id} answers its own author"
            )
    answered = Counter((row.parent_id, row.author_id) for row in every.messages.values() if row.parent_id)
    assert max(answered.values(), default=0) <= 1, "somebody answered a message twice"
    for review in every.reviews:
        assert review.contributor_id != every.messages[review.message_id].author_id, "an own message reviewed"
    for ballot in every.ballots:
        ranked = {item for group in ballot.groups for item in group}
        authors = {every.messages[item].author_id for item in ranked}
        assert ballot.contributor_id not in authors, f"ballot {ballot.id} ranks an own message"


def _seen_is_history(every: _Everything) -> None:
    wanted: set[tuple[int, Kind, int]] = set()
    for task in every.tasks:
        if task.state in ("done", "skipped"):
            wanted |= {(task.contributor_id, *slot) for slot in every.slots(task)}
    for row in every.messages.values():
        role = Role(row.role)
        own = (
            label_kind(role, is_root=row.parent_id is None),
            *REPLY_KIND.values(),
            Kind.RANK_INITIAL_PROMPTS,
        )
        wanted |= {(row.author_id, kind, row.id) for kind in own}
        if row.parent_id is not None and row.review_result is True:
            wanted.add((row.author_id, RANK_KIND[role], row.parent_id))
    found = {(row.contributor_id, Kind(row.kind), row.message_id) for row in every.seen}
    _same(found, wanted, "what members are not offered again")


def _reviews_are_summed(every: _Everything, rulebook: RuleBook) -> None:
    totals: dict[tuple[int, str], float] = defaultdict(float)
    counts: Counter[tuple[int, str]] = Counter()
    for review in every.reviews:
        for name, value in review.labels.items():
            totals[review.message_id, name] += value
            counts[review.message_id, name] += 1
    found = {(row.message_id, row.label): (round(row.total, 6), row.count) for row in every.label_stats}
    wanted = {key: (round(totals[key], 6), number) for key, number in counts.items()}
    _same(found, wanted, "sums of labels")
    per_message = Counter(review.message_id for review in every.reviews)
    _same(_positive((row.id, row.review_count) for row in every.messages.values()), per_message, "reviews")
    for row in every.messages.values():
        required = rulebook.of(row.lang).reviews_required(is_root=row.parent_id is None)
        assert row.review_count <= required, f"message {row.id} was reviewed in vain"
        judged = row.review_count == required
        assert (row.review_result is not None) is judged, f"verdict over message {row.id}"


def _ballots_are_summed(every: _Everything) -> None:
    wanted: Counter[int] = Counter()
    wins: dict[int, float] = defaultdict(float)
    contests: Counter[int] = Counter()
    for ballot in every.ballots:
        if ballot.parent_id is not None:
            wanted[ballot.parent_id] += 1
            continue
        for message_id in every.options[ballot.task_id]:
            state = every.tree_rows[every.messages[message_id].tree_id].state
            wanted[message_id] += state == TreeState.PROMPT_LOTTERY_WAITING
        place = {item: index for index, group in enumerate(ballot.groups) for item in group}
        for first, second in combinations(place, 2):
            for one, other in ((first, second), (second, first)):
                tree_id = every.messages[one].tree_id
                contests[tree_id] += 1
                wins[tree_id] += 0.5 if place[one] == place[other] else float(place[one] < place[other])
    _same(_positive((row.id, row.ballot_count) for row in every.messages.values()), +wanted, "ballots")
    for row in every.tree_rows.values():
        assert (row.prompt_wins, row.prompt_contests) == (wins[row.id], contests[row.id]), f"tree {row.id}"


def _emoji_are_summed(every: _Everything) -> None:
    wanted = Counter((row.message_id, row.emoji) for row in every.reactions)
    wanted += Counter((row.message_id, "red_flag") for row in every.reports)
    for task in every.tasks:
        if task.state == "skipped":
            wanted += Counter((about, SKIP_CODES[kind.info.family]) for kind, about in every.slots(task))
    _same(
        _positive(((row.message_id, row.emoji), row._mapping["count"]) for row in every.emoji_stats),
        wanted,
        "emoji",
    )


def _ledger_is_summed(every: _Everything) -> None:
    points: Counter[tuple[Any, ...]] = Counter()
    for entry in every.ledger:
        points[entry.contributor_id, entry.created_at.date(), entry.lang] += entry.delta
    found = {(row.contributor_id, row.day, row.lang): row.points for row in every.days}
    _same(found, dict(points), "points per day")
    contributions = Counter(
        (task.contributor_id, task.closed_at.date(), task.lang)
        for task in every.tasks
        if task.state == "done"
    )
    counted = _positive(((row.contributor_id, row.day, row.lang), row.contributions) for row in every.days)
    _same(counted, contributions, "contributions per day")


def _acceptance_is_paid(every: _Everything) -> None:
    found: Counter[int] = Counter()
    events = {acceptance_event(kind).value for kind in (Kind.INITIAL_PROMPT, *REPLY_KIND.values())}
    for entry in every.ledger:
        if entry.event in events:
            assert entry.contributor_id == every.messages[entry.message_id].author_id, (
                "somebody else was paid"
            )
            assert entry.guild_discord_id == every.messages[entry.message_id].guild_discord_id, (
                "another server"
            )
            found[entry.message_id] += entry.delta
    wanted = {}
    for row in every.messages.values():
        if row.review_result is True and not row.is_deleted:
            kind = Kind.INITIAL_PROMPT if row.parent_id is None else REPLY_KIND[Role(row.role)]
            wanted[row.id] = WEIGHTS[acceptance_event(kind)]
    _same(+found, wanted, "points for acceptance")
    assert not -found, f"more was taken back than given: {-found}"


def _finished_trees_are_ranked(every: _Everything, rulebook: RuleBook) -> None:
    ranks: dict[int, int] = {}
    for tree_id, tree in every.trees.items():
        if tree.state is not TreeState.READY_FOR_EXPORT:
            continue
        for parent, candidates in rankable_parents(tree, rulebook.of(every.tree_rows[tree_id].lang)):
            ids = {node.id for node in candidates}
            ballots = [_ballot(row, ids) for row in every.ballots if row.parent_id == parent.id]
            result = consensus(ballots)
            ranks.update(result.ranks)
            assert every.messages[parent.id].is_not_rankable is result.is_not_rankable, f"under {parent.id}"
            required = rulebook.of(every.tree_rows[tree_id].lang).num_required_rankings
            assert len(ballots) == required, f"{len(ballots)} ballots under message {parent.id}"
    found = {row.id: row.rank for row in every.messages.values() if row.rank is not None}
    _same(found, ranks, "ranks")


def _ballot(row: sa.Row[Any], ids: set[int]) -> Ballot:
    groups = (tuple(item for item in group if item in ids) for group in row.groups)
    return Ballot(tuple(group for group in groups if group), row.is_not_rankable)


def _positive(pairs: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    found = dict(pairs)
    assert min(found.values(), default=0) >= 0, f"a counter below zero: {found}"
    return {key: number for key, number in found.items() if number}


def _same(found: Any, wanted: Any, what: str) -> None:
    if found == wanted:
        return
    if isinstance(found, Mapping):
        keys = {key for key in found.keys() | wanted.keys() if found.get(key) != wanted.get(key)}
        raise AssertionError(
            f"{what}: " + "; ".join(f"{key} is {found.get(key)}, not {wanted.get(key)}" for key in keys)
        )
    raise AssertionError(f"{what}: {found - wanted} too much, {wanted - found} missing")

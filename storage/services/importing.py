"""Importing trees: a stream of lines becomes rows, batch by batch, in the memory of one batch.

What an import decides beyond the file:

* A tree without a state is finished (`oasst.STATE_IF_MISSING`); a state that is asked for goes over the file's own.
* `ready_for_scoring` is taken as `ranking`: the format has no ballots to score, so members rank again.
* A file that says nothing about reviews: where the state of a tree means that they are over, its messages count as
  accepted, the root from the lottery on and the replies from ranking on. Otherwise such trees would end at once.
* Limits are those of the rules at this moment, or more where the tree already is larger.
* Trees that members can work on are settled like after any other change, so that they may move on right away; ended
  and parked ones are not touched.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from random import Random
from typing import Any, TypeVar

import sqlalchemy as sa

from storage.domain.kinds import Role
from storage.domain.oasst import STATE_IF_MISSING, MessageRecord, TreeRecord
from storage.domain.oasst_reading import BrokenTree, parse, shown
from storage.domain.rules import RuleBook, Rules
from storage.domain.states import TreeState
from storage.domain.views import Terms
from storage.queries import bulk, trees
from storage.queries import tables as t
from storage.queries.bulk import Driver, Row
from storage.services.context import Change, Context
from storage.services.settle import hold, settle
from storage.store import Store, Tx

T = TypeVar("T")
U = TypeVar("U")

BATCH_TREES = 400
BATCH_MESSAGES = 3_000
"""A transaction ends after so many trees or messages, whichever comes first: some 50 ms, or 100 ms with labels."""
BATCH_BYTES = 8_000_000
"""Or after so much of the file, for trees of very long messages."""
BATCH_LIVE = 50
"""Or after so many trees that are to be settled (some 4 ms each): others who write wait for the transaction."""
AHEAD_MESSAGES = 1_000
"""While PostgreSQL stores a batch of so many messages, the next one is read."""
IMPORT_LOCK = 0x636F7365636861
"""Advisory lock of PostgreSQL under which imports go one after another ("cosecha")."""

LIVE = (
    TreeState.INITIAL_PROMPT_REVIEW,
    TreeState.PROMPT_LOTTERY_WAITING,
    TreeState.GROWING,
    TreeState.RANKING,
)
"""States in which members work on a tree."""
NO_FINGERPRINT = ""
"""A fingerprint finds a member's own text again; imported messages have no contributor, so they need none."""
_ROLES = {role: role.value for role in Role}
_TAKEN_AS = {TreeState.READY_FOR_SCORING: TreeState.RANKING}
_ROOT_IS_ACCEPTED = frozenset(
    {TreeState.PROMPT_LOTTERY_WAITING, TreeState.GROWING, TreeState.RANKING, TreeState.BACKLOG_RANKING}
)
_ALL_ARE_ACCEPTED = frozenset({TreeState.RANKING, TreeState.BACKLOG_RANKING})

Fault = tuple[int, str]
"""The number of a line, from 1, and what is wrong with it in one sentence."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    trees: int = 0
    messages: int = 0
    skipped: int = 0
    """Trees that were there already, or twice in the file."""
    faults: list[Fault] = field(default_factory=list)
    """By line."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is the same for every tree of an import."""

    rulebook: RuleBook
    now: datetime
    state: TreeState | None
    strict: bool


@dataclass(slots=True)
class _Batch:
    """Trees for one transaction, each with its line, and the lines between them that hold none."""

    trees: list[tuple[int, TreeRecord]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    messages: int = 0
    live: int = 0
    size: int = 0

    @property
    def is_full(self) -> bool:
        return (
            len(self.trees) >= BATCH_TREES
            or self.messages >= BATCH_MESSAGES
            or self.live >= BATCH_LIVE
            or self.size >= BATCH_BYTES
        )


async def import_trees(
    store: Store,
    lines: Iterable[str | bytes],
    *,
    rulebook: RuleBook,
    now: datetime,
    state: TreeState | None = None,
    strict: bool = False,
    rng: Random | None = None,
    progress: Callable[[int], None] | None = None,
) -> ImportReport:
    """Store every tree of a file (one a line, empty lines ignored) that is not there yet.

    Ids, dates, roles, languages, ranks, labels, emoji counts and every unknown key are kept; depths follow from the
    structure. A tree whose id is known is skipped, so importing twice changes nothing. A line that is broken, or that
    holds a message of another tree, is named in the report and the rest is imported. With `strict` the first such
    line ends the import; the trees before it stay. Each batch is one transaction: what raises in between
    (StoreUnavailable) leaves the earlier ones in the store, and the import can be repeated. `progress` hears how many
    trees have been looked at. With PostgreSQL the lines of a large file are read in a thread, one batch ahead.
    """
    plan = _Plan(rulebook, now, state, strict)
    context = Context(store, Terms("", ""), (), rulebook, rng or Random())
    total, looked_at = Counter[str](), 0
    faults: list[Fault] = []
    batches = _batches(lines, plan)
    batch = next(batches, None)
    while batch is not None:
        # SQLite stores in this process: reading at the same time would only make its transactions longer.
        ahead = store.dialect == "postgresql" and batch.messages >= AHEAD_MESSAGES
        storing = _stored(context, batch, plan)
        if ahead:
            stored, following = await _beside(storing, partial(next, batches, None))
        else:
            stored, following = await storing, None
        total.update(trees=stored.trees, messages=stored.messages, skipped=stored.skipped)
        faults += sorted(stored.faults + batch.faults)
        looked_at += len(batch.trees)
        if progress is not None:
            progress(looked_at)
        if strict and faults:
            break
        batch = following if ahead else next(batches, None)
    if total["messages"] >= BATCH_MESSAGES:
        await store.write(partial(bulk.analyze, tables=_COLUMNS))
    return ImportReport(total["trees"], total["messages"], total["skipped"], faults[:1] if strict else faults)


async def _beside(work: Coroutine[Any, Any, T], aside: Callable[[], U]) -> tuple[T, U]:
    """What both bring, one of them done in a thread; whatever happens, this ends after both."""
    thread = asyncio.get_running_loop().run_in_executor(None, aside)
    try:
        done = await work
    finally:
        await asyncio.wait([thread])
    return done, await thread


async def _stored(context: Context, batch: _Batch, plan: _Plan) -> ImportReport:
    if not batch.trees:
        return ImportReport()
    return await context.change(plan.now, partial(_store, batch=batch.trees, plan=plan))


def _batches(lines: Iterable[str | bytes], plan: _Plan) -> Iterator[_Batch]:
    batch = _Batch()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        batch.size += len(line)
        try:
            tree = parse(line)
        except BrokenTree as fault:
            batch.faults.append((number, str(fault)))
            if plan.strict:
                break
        else:
            batch.trees.append((number, tree))
            batch.messages += len(tree.messages)
            batch.live += _state(tree, plan) in LIVE
        if batch.is_full:
            yield batch
            batch = _Batch()
    if batch.trees or batch.faults:
        yield batch


def _store(change: Change, batch: Sequence[tuple[int, TreeRecord]], plan: _Plan) -> ImportReport:
    """Store the new trees of a batch and settle those that are alive."""
    tx = change.tx
    if tx.dialect.name == "postgresql":
        tx.execute(sa.select(sa.func.pg_advisory_xact_lock(IMPORT_LOCK)))
    found, report = _new(tx, batch, strict=plan.strict)
    new = [_placed(tree, plan) for tree in found]
    tree_ids = _insert(tx, new, plan)
    counts = Counter((tree.lang, state) for tree, state in new if state in trees.COUNTED_STATES)
    for (lang, state), count in sorted(counts.items()):
        trees.count_states(tx, lang, {state: count})
    for tree_id, (_, state) in zip(tree_ids, new, strict=True):
        if state in LIVE:
            settle(change, hold(change, tree_id))
    return report


def _new(
    tx: Tx, batch: Sequence[tuple[int, TreeRecord]], *, strict: bool
) -> tuple[list[TreeRecord], ImportReport]:
    """The trees that are to be stored, and what is told of all of them."""
    known_trees = bulk.existing(tx, t.tree.c.public_id, [tree.tree_id for _, tree in batch])
    fresh = [tree for _, tree in batch if tree.tree_id not in known_trees]
    public_ids = [message.message_id for tree in fresh for message in tree.messages]
    known = bulk.existing(tx, t.message.c.public_id, public_ids)
    new: list[TreeRecord] = []
    faults: list[Fault] = []
    skipped = 0
    for number, tree in batch:
        if tree.tree_id in known_trees:
            skipped += 1
            continue
        ids = {message.message_id for message in tree.messages}
        if not known.isdisjoint(ids):
            taken = next(message.message_id for message in tree.messages if message.message_id in known)
            faults.append((number, f"Message {shown(taken)} is in another tree already."))
            if strict:
                break
            continue
        known_trees.add(tree.tree_id)
        known |= ids
        new.append(tree)
    return new, ImportReport(len(new), sum(len(tree.messages) for tree in new), skipped, faults)


def _state(tree: TreeRecord, plan: _Plan) -> TreeState:
    state = plan.state or tree.state or STATE_IF_MISSING
    return _TAKEN_AS.get(state, state)


def _placed(tree: TreeRecord, plan: _Plan) -> tuple[TreeRecord, TreeState]:
    """The tree and its state here, with the messages accepted that this state says are."""
    state = _state(tree, plan)
    if state not in _ROOT_IS_ACCEPTED:
        return tree, state
    replies = state in _ALL_ARE_ACCEPTED
    messages = tuple(
        message.accepted_unseen()
        if (replies or message.parent_id is None) and not message.has_review_data
        else message
        for message in tree.messages
    )
    return replace(tree, messages=messages), state


def _insert(tx: Tx, new: Sequence[tuple[TreeRecord, TreeState]], plan: _Plan) -> list[int]:
    """Write all rows of these trees; the trees' ids."""
    tree_ids = bulk.next_ids(tx, t.tree, len(new))
    message_ids = iter(bulk.next_ids(tx, t.message, sum(len(tree.messages) for tree, _ in new)))
    rows: dict[sa.Table, list[Row]] = {table: [] for table in _COLUMNS}
    driver = bulk.driver_of(tx)
    for tree_id, (tree, state) in zip(tree_ids, new, strict=True):
        rows[t.tree].append(_tree_row(tree_id, tree, state, plan, driver))
        ids: dict[str | None, int] = {}
        for message in tree.messages:
            message_id = ids[message.message_id] = next(message_ids)
            parent_id = ids.get(message.parent_id)
            rows[t.message].append(_message_row(message_id, tree_id, parent_id, message, driver))
            if message.emojis:
                rows[t.emoji_stat] += [(message_id, *each) for each in sorted(message.emojis.items())]
    for table, columns in _COLUMNS.items():
        if rows[table]:
            driver.load(tx, table, columns, rows[table])
    return tree_ids


def _tree_row(tree_id: int, tree: TreeRecord, state: TreeState, plan: _Plan, driver: Driver) -> Row:
    root, rules = tree.messages[0], plan.rulebook.of(tree.lang)
    goal_size, max_depth, max_children = _limits(tree, rules)
    # A state that was asked for is known, whatever the file left out.
    extra = {key: value for key, value in tree.extra.items() if key != "tree_state" or plan.state is None}
    return (
        tree_id,
        tree.tree_id,
        root.lang,
        state.value,
        goal_size,
        max_depth,
        max_children,
        tree.origin,
        driver.to_time(root.created_at or plan.now),
        driver.to_time(plan.now),
        driver.to_json(extra),
    )


def _limits(tree: TreeRecord, rules: Rules) -> tuple[int, int, int]:
    """Goal, depth and children of a tree: the rules' own, or what it has where that is more."""
    counting = sum(not each.is_deleted and each.review_result is not False for each in tree.messages)
    # Assistants stand at odd depths: what a prompter's message has below it are their replies.
    children = Counter([each.parent_id for each in tree.messages if each.depth % 2])
    return (
        max(rules.goal_tree_size, counting),
        max(rules.max_tree_depth, max([each.depth for each in tree.messages])),
        max(rules.max_children_count, max(children.values(), default=0)),
    )


def _message_row(
    message_id: int, tree_id: int, parent_id: int | None, message: MessageRecord, driver: Driver
) -> Row:
    (
        public_id, _, role, author, depth, text, lang, created_at, review_count, review_result, is_deleted, rank,
        is_synthetic, model_name, _, labels, extra,
    ) = message  # fmt: skip
    flags = driver.flags
    return (
        message_id,
        public_id,
        tree_id,
        parent_id,
        author,
        _ROLES[role],
        lang,
        text,
        NO_FINGERPRINT,
        depth,
        driver.to_time(created_at) if created_at else None,
        review_count,
        flags[review_result],
        rank,
        flags[is_deleted],
        flags[is_synthetic],
        model_name,
        driver.to_json(dict(sorted(labels.items()))) if labels else None,
        driver.to_json(extra) if extra else None,
    )


_COLUMNS: dict[sa.Table, tuple[str, ...]] = {
    t.tree: (
        "id",
        "public_id",
        "lang",
        "state",
        "goal_size",
        "max_depth",
        "max_children",
        "origin",
        "created_at",
        "changed_at",
        "extra",
    ),
    t.message: (
        "id",
        "public_id",
        "tree_id",
        "parent_id",
        "source_author",
        "role",
        "lang",
        "text",
        "text_sha256",
        "depth",
        "created_at",
        "review_count",
        "review_result",
        "rank",
        "is_deleted",
        "is_synthetic",
        "model_name",
        "imported_labels",
        "extra",
    ),
    t.emoji_stat: ("message_id", "emoji", "count"),
}
"""The columns that an import fills, in the order of the rows; tables in the order in which they refer to each other."""

"""Importing trees: a stream of lines becomes rows, transaction by transaction, in the memory of a few of them.

`storage/services/import_rows.py` reads the lines and decides what the file leaves open. Trees that members can work on
are settled like after any other change, so that they may move on right away; ended and parked ones are not touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from random import Random

import sqlalchemy as sa

from storage.domain.oasst_reading import shown
from storage.domain.rules import RuleBook
from storage.domain.states import TreeState
from storage.domain.tombstones import StoneKind, digest_of
from storage.domain.views import Terms
from storage.helpers import Work, in_order
from storage.queries import bulk, tombstones, trees
from storage.queries import tables as t
from storage.services.context import Change, Context
from storage.services.import_rows import (
    COLUMNS,
    PUBLIC_ID,
    TEXT,
    Fault,
    Line,
    Plan,
    Read,
    TreeRows,
    read,
    without_messages,
)
from storage.services.settle import hold, settle
from storage.store import Store, Tx

BATCH_TREES = 600
BATCH_MESSAGES = 6_000
"""A transaction ends after so many trees or messages, whichever comes first; others who write wait for some 0.2 s."""
BATCH_BYTES = 8_000_000
"""Or after so much of the file, for trees of very long messages."""
BATCH_LIVE = 50
"""Or after so many trees that are to be settled (some 4 ms each): others who write wait for the transaction."""
PART_BYTES = 1_000_000
"""Lines that are read together end after so much of the file, or after as many as a transaction has trees."""
IMPORT_LOCK = 0x636F7365636861
"""Advisory lock of PostgreSQL under which imports go one after another ("cosecha")."""

LIVE = (
    TreeState.INITIAL_PROMPT_REVIEW,
    TreeState.PROMPT_LOTTERY_WAITING,
    TreeState.GROWING,
    TreeState.RANKING,
)
"""States in which members work on a tree."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    trees: int = 0
    messages: int = 0
    skipped: int = 0
    """Trees that were there already, or twice in the file."""
    buried: int = 0
    """Messages that were left out: they, or what they hang below, were erased by their authors once."""
    faults: list[Fault] = field(default_factory=list)
    """By line."""


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
    helpers: int = 0,
) -> ImportReport:
    """Store every tree of a file (one a line, empty lines ignored) that is not there yet.

    Ids, dates, roles, languages, ranks, labels, emoji counts and every unknown key are kept; depths follow from the
    structure. What was erased is not brought back, nor what hangs below it. A tree whose id is known is skipped, so
    importing twice changes nothing. A line that is broken, or that holds a message of another tree, is named in the
    report and the rest is imported. With `strict` the first such line ends the import; the trees before it stay. Each
    batch is one transaction: what raises in between (StoreUnavailable) leaves the earlier ones in the store, and the
    import can be repeated. `progress` hears how many trees have been looked at. With `helpers` a large file is read
    in so many processes beside this one.
    """
    plan = Plan(store.dialect, rulebook, now, state, strict)
    importing = _Import(Context(store, Terms("", ""), (), rulebook, rng or Random()), plan, progress)

    async def here(part: Sequence[Line]) -> Read:
        return read(part, plan)

    parts = in_order(_parts(lines), here, partial(_reading, plan), helpers=helpers)
    async with aclosing(parts):
        async for found in parts:
            for tree in found.trees:
                await importing.take(tree)
            importing.faults += found.faults
            if strict and importing.faults:
                break
    await importing.store_waiting()
    if importing.total["messages"] >= BATCH_MESSAGES:
        await store.write(partial(bulk.analyze, tables=COLUMNS))
    return importing.report()


async def _parts(lines: Iterable[str | bytes]) -> AsyncIterator[list[Line]]:
    part: list[Line] = []
    size = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        part.append((number, line))
        size += len(line)
        if size >= PART_BYTES or len(part) >= BATCH_TREES:
            yield part
            part, size = [], 0
    if part:
        yield part


@contextmanager
def _reading(plan: Plan) -> Iterator[Work[Sequence[Line], Read]]:
    """What a helper does."""
    yield partial(read, plan=plan)


@dataclass(slots=True)
class _Batch:
    """Trees for one transaction."""

    trees: list[TreeRows] = field(default_factory=list)
    messages: int = 0
    live: int = 0
    size: int = 0

    def add(self, tree: TreeRows) -> None:
        self.trees.append(tree)
        self.messages += len(tree.messages)
        self.live += tree.state in LIVE
        self.size += tree.size

    @property
    def is_full(self) -> bool:
        return (
            len(self.trees) >= BATCH_TREES
            or self.messages >= BATCH_MESSAGES
            or self.live >= BATCH_LIVE
            or self.size >= BATCH_BYTES
        )


class _Import:
    """Trees on their way into the store, and what became of those before."""

    def __init__(self, context: Context, plan: Plan, progress: Callable[[int], None] | None) -> None:
        self._context = context
        self._plan = plan
        self._progress = progress
        self._waiting = _Batch()
        self._is_over = False
        self.total: Counter[str] = Counter()
        self.faults: list[Fault] = []

    async def take(self, tree: TreeRows) -> None:
        """Add a tree; once there are enough for a transaction, they are stored."""
        self._waiting.add(tree)
        if self._waiting.is_full:
            await self.store_waiting()

    async def store_waiting(self) -> None:
        """Store the trees that wait; when the plan is strict, none after one that could not be stored."""
        batch, self._waiting = self._waiting.trees, _Batch()
        if not batch or self._is_over:
            return
        strict = self._plan.strict
        stored = await self._context.change(self._plan.now, partial(_store, batch=batch, strict=strict))
        self._is_over = strict and bool(stored.faults)
        self.total.update(
            trees=stored.trees, messages=stored.messages, skipped=stored.skipped, buried=stored.buried
        )
        self.total["looked_at"] += len(batch)
        self.faults += stored.faults
        if self._progress is not None:
            self._progress(self.total["looked_at"])

    def report(self) -> ImportReport:
        """What has been done."""
        total, faults = self.total, sorted(self.faults)
        if self._plan.strict:
            faults = faults[:1]
        return ImportReport(
            total["trees"], total["messages"], total["skipped"], total["buried"], faults=faults
        )


def _store(change: Change, batch: Sequence[TreeRows], strict: bool) -> ImportReport:
    """Store the new trees of a batch and settle those that are alive."""
    tx = change.tx
    if tx.dialect.name == "postgresql":
        tx.execute(sa.select(sa.func.pg_advisory_xact_lock(IMPORT_LOCK)))
    new, report = _unburied(tx, *_new(tx, batch, strict=strict))
    tree_ids = _insert(tx, new)
    counts = Counter((tree.lang, tree.state) for tree in new if tree.state in trees.COUNTED_STATES)
    for (lang, state), count in sorted(counts.items()):
        trees.count_states(tx, lang, {state: count})
    for tree in new:
        change.books.tally(tree.lang, tree.tally)
    for tree_id, tree in zip(tree_ids, new, strict=True):
        if tree.state in LIVE:
            settle(change, hold(change, tree_id))
    return report


def _new(tx: Tx, batch: Sequence[TreeRows], *, strict: bool) -> tuple[list[TreeRows], ImportReport]:
    """The trees that are to be stored, and what is told of all of them."""
    known_trees = bulk.existing(tx, t.tree.c.public_id, [tree.row[0] for tree in batch])
    fresh = [tree for tree in batch if tree.row[0] not in known_trees]
    known = bulk.existing(tx, t.message.c.public_id, [row[0] for tree in fresh for row in tree.messages])
    new: list[TreeRows] = []
    faults: list[Fault] = []
    skipped = 0
    for tree in batch:
        if tree.row[0] in known_trees:
            skipped += 1
            continue
        ids = _ids(tree)
        if not known.isdisjoint(ids):
            taken = next(row[0] for row in tree.messages if row[0] in known)
            faults.append((tree.number, f"Message {shown(taken)} is in another tree already."))
            if strict:
                break
            continue
        known_trees.add(tree.row[0])
        known |= ids
        new.append(tree)
    return new, ImportReport(len(new), sum(len(tree.messages) for tree in new), skipped, faults=faults)


def _unburied(tx: Tx, new: Sequence[TreeRows], report: ImportReport) -> tuple[list[TreeRows], ImportReport]:
    """The trees without messages that were erased once, known by their id or their text; most stores have none."""
    if not new or not tombstones.is_any(tx):
        return list(new), report
    everything = [message for tree in new for message in tree.messages]
    digests = {row[PUBLIC_ID]: digest for row in everything if (digest := digest_of(row[TEXT]))}
    texts = tombstones.among(tx, StoneKind.TEXT, sorted(set(digests.values())))
    gone = tombstones.among(tx, StoneKind.MESSAGE, [row[PUBLIC_ID] for row in everything])
    gone |= {public_id for public_id, digest in digests.items() if digest in texts}
    driver = bulk.driver_of(tx)
    left = [
        found
        for tree in new
        if (found := tree if gone.isdisjoint(_ids(tree)) else without_messages(tree, gone, driver))
    ]
    messages = sum(len(tree.messages) for tree in left)
    return left, replace(report, trees=len(left), messages=messages, buried=report.messages - messages)


def _ids(tree: TreeRows) -> set[str]:
    return {row[PUBLIC_ID] for row in tree.messages}


def _insert(tx: Tx, new: Sequence[TreeRows]) -> list[int]:
    """Write all rows of these trees; the trees' ids."""
    tree_ids = bulk.next_ids(tx, t.tree, len(new))
    message_ids = bulk.next_ids(tx, t.message, sum(len(tree.messages) for tree in new))
    rows: dict[sa.Table, list[bulk.Row]] = {table: [] for table in COLUMNS}
    begin = 0
    for tree_id, tree in zip(tree_ids, new, strict=True):
        ids = message_ids[begin : begin + len(tree.messages)]
        begin += len(ids)
        rows[t.tree].append((tree_id, *tree.row))
        rows[t.message] += [
            (message_id, tree_id, None if parent is None else ids[parent], *row)
            for message_id, parent, row in zip(ids, tree.parents, tree.messages, strict=True)
        ]
        rows[t.emoji_stat] += [(ids[place], emoji, count) for place, emoji, count in tree.emojis]
    driver = bulk.driver_of(tx)
    for table, columns in COLUMNS.items():
        if rows[table]:
            driver.load(tx, table, columns, rows[table])
    return tree_ids

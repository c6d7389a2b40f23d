"""Exporting trees: rows become lines of Open Assistant's tree format, batch by batch, in the order of the trees' ids.

What leaves:

* Author ids only as HMAC-SHA256 with the operator's secret, those that stand inside unknown keys too; one person has
  one id in all exports with the same secret. Discord's ids and servers never.
* Not what was deleted here, nor what hangs below it, nor a tree whose prompt was deleted here. A message that came
  deleted with an import goes out again, marked as deleted like in its file.
* Not what reviewers rejected, nor what hangs below it, unless it is asked for. `review_result` is written wherever it
  is decided: the original leaves it out below three reviews, which would hide rejections where one review decides.
* Labels as mean and number over the reviews here and the numbers that were imported.
* Neither texts nor votes of whoever keeps them to themselves (storage/services/scopes.py). An erased message, and one
  that is kept, leaves with what hangs below it; where the operator chose to keep their places, it leaves without text
  or author, marked as deleted, while replies hang below it.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate
from typing import Any, BinaryIO

import sqlalchemy as sa

from storage.domain.kinds import Role
from storage.domain.oasst import NOTHING, LabelMean, MessageRecord, TreeRecord, dump, with_pseudonyms
from storage.domain.states import TreeState
from storage.helpers import Work, in_order
from storage.queries import bulk
from storage.queries import tables as t
from storage.queries.bulk import Driver
from storage.services import scopes
from storage.store import Store, Tx

LabelSums = Mapping[str, LabelMean]
"""Label -> sum, or mean, and number of its values; as lists, since they come out of JSON."""
Pseudonym = Callable[[str], str]
"""From a name of an author inside the store to the id that leaves."""

_Lines = tuple[int, bytes]
"""How many trees, and their lines in UTF-8."""

MIN_SECRET_BYTES = 32
BATCH_TREES = 100
BATCH_MESSAGES = 4_000
"""A transaction reads so many trees, and stops before the one that would bring more messages than this."""
AUTHORS = 10_000
"""Pseudonyms that are kept at hand."""
PAIRS = 4_096
"""Different values of labels that are."""
FINISHED: Collection[TreeState] = frozenset({TreeState.READY_FOR_EXPORT})

m = t.message.c
_ROLES = {role.value: role for role in Role}


async def export_trees(
    store: Store,
    out: BinaryIO,
    *,
    secret: bytes,
    states: Collection[TreeState] | None = FINISHED,
    langs: Collection[str] | None = None,
    include_rejected: bool = False,
    keep_places: bool = False,
    progress: Callable[[int], None] | None = None,
    helpers: int = 0,
) -> int:
    """Write the trees in these states and languages, one a line in UTF-8; how many.

    None stands for all states, all languages; `keep_places` lets replies to texts that are not published leave. Each
    batch of trees is one consistent picture of the store. `progress` hears how many trees are written. With `helpers`
    a large store is read by so many processes beside this one. Raises ValueError for a secret of fewer than 32 bytes.
    """
    if len(secret) < MIN_SECRET_BYTES:
        raise ValueError(f"the secret of an export has at least {MIN_SECRET_BYTES} bytes")
    plan = _Plan(secret, states, langs, include_rejected, keep_places)
    pseudonym = _pseudonyms(secret)

    async def here(tree_ids: Sequence[int]) -> _Lines:
        return await store.read(partial(_lines, tree_ids=tree_ids, plan=plan, pseudonym=pseudonym))

    total = 0
    batches = in_order(_batches(store, plan), here, partial(_reading, store.url, plan), helpers=helpers)
    async with aclosing(batches):
        async for number, lines in batches:
            out.write(lines)
            total += number
            if progress is not None and number:
                progress(total)
    return total


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is the same for every tree of an export."""

    secret: bytes
    states: Collection[TreeState] | None
    langs: Collection[str] | None
    include_rejected: bool
    keep_places: bool = False


async def _batches(store: Store, plan: _Plan) -> AsyncIterator[list[int]]:
    """The ids of the trees that leave, batch by batch."""
    last = 0
    while ids := await store.read(partial(_next, after=last, plan=plan)):
        yield ids
        last = ids[-1]


@contextmanager
def _reading(url: sa.URL, plan: _Plan) -> Iterator[Work[Sequence[int], _Lines]]:
    """What a helper does."""
    pseudonym = _pseudonyms(plan.secret)
    with asyncio.Runner() as runner:
        # `runner.run` would print each result into the text of an exception that nobody sees.
        run = runner.get_loop().run_until_complete
        store = run(Store.open(url))
        try:
            yield lambda tree_ids: run(
                store.read(partial(_lines, tree_ids=tree_ids, plan=plan, pseudonym=pseudonym))
            )
        finally:
            run(store.close())


def _pseudonyms(secret: bytes) -> Pseudonym:
    @lru_cache(maxsize=AUTHORS)
    def pseudonym(author: str) -> str:
        return hmac.digest(secret, author.encode(), "sha256").hex()

    return pseudonym


def _next(tx: Tx, *, after: int, plan: _Plan) -> list[int]:
    """The ids of the next trees: as many as fit into the memory of a batch, at least one if there are any."""
    found = list(tx.execute(_following(after, plan)))
    sizes = accumulate(row.size for row in found)
    together = [row.id for row, size in zip(found, sizes, strict=True) if size <= BATCH_MESSAGES]
    return together or [row.id for row in found[:1]]


def _following(after: int, plan: _Plan) -> sa.Select[Any]:
    c = t.tree.c
    size = sa.select(sa.func.count()).where(m.tree_id == c.id).scalar_subquery()
    return _leaving(sa.select(c.id, size.label("size")).where(c.id > after), plan).limit(BATCH_TREES)


def _leaving(query: sa.Select[Any], plan: _Plan) -> sa.Select[Any]:
    """Only trees that leave, by id. State and language only filter: by an index over them, all trees were sorted."""
    c = t.tree.c
    if plan.states is not None:
        query = query.where(_unindexed(c.state).in_(sorted(state.value for state in plan.states)))
    if plan.langs is not None:
        query = query.where(_unindexed(c.lang).in_(sorted(plan.langs)))
    return query.order_by(c.id)


def _lines(tx: Tx, *, tree_ids: Sequence[int], plan: _Plan, pseudonym: Pseudonym) -> _Lines:
    """The lines of these trees, of those that still leave."""
    c = t.tree.c
    query = sa.select(c.id, c.public_id, c.state, c.origin, c.extra).where(bulk.is_among(tx, c.id, tree_ids))
    rows = list(tx.execute(_leaving(query, plan)))
    messages = _messages(tx, [row.id for row in rows], pseudonym, plan)
    bulk.forget(tx)
    lines = [dump(_tree(row, messages[row.id], pseudonym)) for row in rows if messages[row.id]]
    return len(lines), "".join([line + "\n" for line in lines]).encode()


def _unindexed(column: sa.Column[str]) -> sa.ColumnElement[str]:
    return column + ""


def _messages(
    tx: Tx, tree_ids: Sequence[int], pseudonym: Pseudonym, plan: _Plan
) -> dict[int, list[MessageRecord]]:
    """Tree -> its messages that leave, parents first."""
    rows = bulk.fetch(
        tx, sa.select(*_COLUMNS).where(bulk.is_among(tx, m.tree_id, tree_ids)).order_by(m.tree_id, m.id)
    )
    message_ids = [row[0] for row in rows]
    emojis = _emojis(tx, message_ids)
    kept = scopes.kept(tx)
    without = scopes.without(tx, message_ids, kept.votes)
    driver = bulk.driver_of(tx)
    found: dict[int, list[MessageRecord]] = {tree_id: [] for tree_id in tree_ids}
    public_ids: dict[int | None, str | None] = {None: None}
    places: set[str] = set()
    for row in rows:
        (
            message_id, tree_id, parent_id, public_id, role, author_id, source_author, depth, text, lang, created_at,
            review_count, review_result, is_deleted, rank, is_synthetic, model_name, labels,
            imported_labels, extra, is_erased,
        ) = row  # fmt: skip
        if parent_id not in public_ids:
            continue  # it hangs below what was left out
        if is_erased or author_id in kept.texts:
            # One with an author still is being erased: its conversation has not been tidied.
            if plan.keep_places and not is_deleted and not (is_erased and author_id is not None):
                public_ids[message_id] = public_id
                places.add(public_id)
                place = (public_id, public_ids[parent_id], _ROLES[role], None, depth, "", lang)
                found[tree_id].append(MessageRecord(*place, is_deleted=True))
            continue
        record = MessageRecord(
            public_id,
            public_ids[parent_id],
            _ROLES[role],
            _author(author_id, source_author, pseudonym),
            depth,
            text,
            lang,
            None if created_at is None else driver.from_time(created_at),
            review_count,
            None if review_result is None else bool(review_result),
            bool(is_deleted),
            rank,
            bool(is_synthetic),
            model_name,
            emojis.get(message_id, NOTHING),
            _labels(labels, imported_labels, driver),
            _extra(driver.from_json(extra), pseudonym) if extra else NOTHING,
        )
        if record.is_deleted and not record.came_deleted:
            continue
        if record.review_result is False and not plan.include_rejected:
            continue
        if kept.votes:
            record = _corrected(record, message_id, without, imported_labels, driver)
        public_ids[message_id] = public_id
        found[tree_id].append(record)
    return (
        {tree_id: _with_replies(records, places) for tree_id, records in found.items()} if places else found
    )


def _corrected(
    record: MessageRecord, message_id: int, without: scopes.Without, imported_labels: Any, driver: Driver
) -> MessageRecord:
    """A message without the votes that are not to be published."""
    if message_id in without.labels:
        imported = driver.from_json(imported_labels) if imported_labels else NOTHING
        record = record._replace(
            labels=_means(without.labels[message_id], imported),
            review_count=record.review_count - without.reviews[message_id],
        )
    if message_id in without.ranks:
        record = record._replace(rank=without.ranks[message_id])
    if gone := without.thumbs.get(message_id):
        emojis = {code: count - gone.get(code, 0) for code, count in record.emojis.items()}
        record = record._replace(emojis=emojis)
    return record


def _with_replies(records: Sequence[MessageRecord], places: Collection[str]) -> list[MessageRecord]:
    """The messages without empty places under which nothing hangs; parents stand first."""
    found: list[MessageRecord] = []
    parents: set[str | None] = set()
    for record in reversed(records):
        if record.message_id not in places or record.message_id in parents:
            found.append(record)
            parents.add(record.parent_id)
    return found[::-1]


_COLUMNS = (
    m.id, m.tree_id, m.parent_id, m.public_id, m.role, m.author_id, m.source_author, m.depth, m.text, m.lang,
    m.created_at, m.review_count, m.review_result, m.is_deleted, m.rank, m.is_synthetic, m.model_name, m.labels,
    m.imported_labels, m.extra, m.is_erased,
)  # fmt: skip


def _author(author_id: int | None, source_author: str | None, pseudonym: Pseudonym) -> str | None:
    if author_id is not None:
        return pseudonym(f"contributor:{author_id}")
    return None if source_author is None else pseudonym(f"imported:{source_author}")


def _extra(extra: object, pseudonym: Pseudonym) -> Any:
    """Unknown keys with every author in them hashed, the same way as an author of an imported message."""
    return with_pseudonyms(extra or {}, lambda author: pseudonym(f"imported:{author}"))


def _labels(sums: Any, imported: Any, driver: Driver) -> Mapping[str, LabelMean]:
    """What two columns say about the labels of a message."""
    if not imported:
        if not sums:
            return NOTHING
        if isinstance(sums, str):  # taken apart without a reader of JSON: there are few different pairs
            return dict(map(_pair, sums[1:-2].split("], ")))
    return _means(
        driver.from_json(sums) if sums else NOTHING, driver.from_json(imported) if imported else NOTHING
    )


@lru_cache(maxsize=PAIRS)
def _pair(text: str) -> tuple[str, LabelMean]:
    """Label, and mean and number of its values, from the text of label, sum and number but for its last bracket."""
    ((name, (total, number)),) = json.loads(f"{{{text}]}}").items()
    return name, (total / number, number)


def _means(sums: LabelSums, imported: LabelSums) -> Mapping[str, LabelMean]:
    """Label -> mean and number of its values here and in the file it came from."""
    if not imported:
        return {name: (total / number, number) for name, (total, number) in sums.items()}
    if not sums:
        return imported
    return {name: _mean(sums.get(name), imported.get(name)) for name in sorted(sums.keys() | imported.keys())}


def _mean(own: LabelMean | None, imported: LabelMean | None) -> LabelMean:
    """Of the sum and number of values here, and the mean and number of values in the file; one of them is there."""
    total, number = own or (0.0, 0)
    mean, count = imported or (0.0, 0)
    if not number:
        return mean, count
    return (total + mean * count) / (number + count), number + count


def _emojis(tx: Tx, message_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    e = t.emoji_stat.c
    query = sa.select(e.message_id, e.emoji, e.count).where(bulk.is_among(tx, e.message_id, message_ids))
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for message_id, code, count in bulk.fetch(tx, query):
        found[message_id][code] = count
    return found


def _tree(row: sa.Row[Any], messages: Sequence[MessageRecord], pseudonym: Pseudonym) -> TreeRecord:
    extra = _extra(row.extra, pseudonym)
    return TreeRecord(row.public_id, TreeState(row.state), tuple(messages), row.origin, extra)

"""Exporting trees: rows become lines of Open Assistant's tree format, batch by batch, in the order of the trees' ids.

What leaves:

* Author ids only as HMAC-SHA256 with the operator's secret, those that stand inside unknown keys too; one person has
  one id in all exports with the same secret. Discord's ids and servers never.
* Not what was deleted here, nor what hangs below it, nor a tree whose prompt was deleted here. A message that came
  deleted with an import goes out again, marked as deleted like in its file.
* Not what reviewers rejected, nor what hangs below it, unless it is asked for. `review_result` is written wherever it
  is decided: the original leaves it out below three reviews, which would hide rejections where one review decides.
* Labels as mean and number over the reviews here and the numbers that were imported.
"""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import Any, TextIO

import sqlalchemy as sa

from storage.domain.kinds import Role
from storage.domain.oasst import NOTHING, LabelMean, MessageRecord, TreeRecord, dump, with_pseudonyms
from storage.domain.states import TreeState
from storage.queries import bulk
from storage.queries import tables as t
from storage.queries.bulk import Driver
from storage.store import Store, Tx

LabelSums = Mapping[str, LabelMean]
"""Label -> sum, or mean, and number of its values; as lists, since they come out of JSON."""
Pseudonym = Callable[[str], str]
"""From a name of an author inside the store to the id that leaves."""

MIN_SECRET_BYTES = 32
BATCH_TREES = 100
BATCH_MESSAGES = 4_000
"""A transaction reads so many trees, and stops before the one that would bring more messages than this."""
AUTHORS = 10_000
"""Pseudonyms that are kept at hand."""
FINISHED: Collection[TreeState] = frozenset({TreeState.READY_FOR_EXPORT})

m = t.message.c
_ROLES = {role.value: role for role in Role}


async def export_trees(
    store: Store,
    out: TextIO,
    *,
    secret: bytes,
    states: Collection[TreeState] | None = FINISHED,
    langs: Collection[str] | None = None,
    include_rejected: bool = False,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write the trees in these states and languages, one a line; how many.

    None stands for all states, all languages. Each batch of trees is one consistent picture of the store. `progress`
    hears how many trees are written. Raises ValueError for a secret of fewer than 32 bytes.
    """
    if len(secret) < MIN_SECRET_BYTES:
        raise ValueError(f"the secret of an export has at least {MIN_SECRET_BYTES} bytes")
    pseudonym = _pseudonyms(secret)
    total, last = 0, 0
    while True:
        body = partial(
            _batch,
            after=last,
            states=states,
            langs=langs,
            include_rejected=include_rejected,
            pseudonym=pseudonym,
        )
        end, lines = await store.read(body)
        out.write("".join(lines))
        total += len(lines)
        if progress is not None and lines:
            progress(total)
        if end is None:
            return total
        last = end


def _pseudonyms(secret: bytes) -> Pseudonym:
    @lru_cache(maxsize=AUTHORS)
    def pseudonym(author: str) -> str:
        return hmac.digest(secret, author.encode(), "sha256").hex()

    return pseudonym


def _batch(
    tx: Tx,
    *,
    after: int,
    states: Collection[TreeState] | None,
    langs: Collection[str] | None,
    include_rejected: bool,
    pseudonym: Pseudonym,
) -> tuple[int | None, list[str]]:
    """The last id of the next trees, None when there are no more, and the lines of these trees."""
    rows = _together(list(tx.execute(_trees(after, states, langs))))
    if not rows:
        return None, []
    messages = _messages(tx, [row.id for row in rows], pseudonym, include_rejected=include_rejected)
    bulk.forget(tx)
    records = [_tree(row, messages[row.id], pseudonym) for row in rows if messages[row.id]]
    return rows[-1].id, [dump(record) + "\n" for record in records]


def _together(rows: list[sa.Row[Any]]) -> list[sa.Row[Any]]:
    """The first of these trees, as many as fit into the memory of a batch, and at least one."""
    sizes = accumulate(row.size for row in rows)
    return [row for row, size in zip(rows, sizes, strict=True) if size <= BATCH_MESSAGES] or rows[:1]


def _trees(after: int, states: Collection[TreeState] | None, langs: Collection[str] | None) -> sa.Select[Any]:
    """The next trees by id. State and language only filter: an index over them would sort all trees each time."""
    c = t.tree.c
    size = sa.select(sa.func.count()).where(m.tree_id == c.id).scalar_subquery()
    query = sa.select(c.id, c.public_id, c.state, c.origin, c.extra, size.label("size")).where(c.id > after)
    if states is not None:
        query = query.where(_unindexed(c.state).in_(sorted(state.value for state in states)))
    if langs is not None:
        query = query.where(_unindexed(c.lang).in_(sorted(langs)))
    return query.order_by(c.id).limit(BATCH_TREES)


def _unindexed(column: sa.Column[str]) -> sa.ColumnElement[str]:
    return column + ""


def _messages(
    tx: Tx, tree_ids: Sequence[int], pseudonym: Pseudonym, *, include_rejected: bool
) -> dict[int, list[MessageRecord]]:
    """Tree -> its messages that leave, parents first."""
    rows = bulk.fetch(
        tx, sa.select(*_COLUMNS).where(bulk.is_among(tx, m.tree_id, tree_ids)).order_by(m.tree_id, m.id)
    )
    message_ids = [row[0] for row in rows]
    emojis = _emojis(tx, message_ids)
    driver = bulk.driver_of(tx)
    found: dict[int, list[MessageRecord]] = {tree_id: [] for tree_id in tree_ids}
    public_ids: dict[int | None, str | None] = {None: None}
    for row in rows:
        (
            message_id, tree_id, parent_id, public_id, role, author_id, source_author, depth, text, lang, created_at,
            review_count, review_result, is_deleted, rank, is_synthetic, model_name, labels,
            imported_labels, extra,
        ) = row  # fmt: skip
        if parent_id not in public_ids:
            continue  # it hangs below what was left out
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
        if record.review_result is False and not include_rejected:
            continue
        public_ids[message_id] = public_id
        found[tree_id].append(record)
    return found


_COLUMNS = (
    m.id, m.tree_id, m.parent_id, m.public_id, m.role, m.author_id, m.source_author, m.depth, m.text, m.lang,
    m.created_at, m.review_count, m.review_result, m.is_deleted, m.rank, m.is_synthetic, m.model_name, m.labels,
    m.imported_labels, m.extra,
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
    if not sums and not imported:
        return NOTHING
    return _means(
        driver.from_json(sums) if sums else NOTHING, driver.from_json(imported) if imported else NOTHING
    )


def _means(sums: LabelSums, imported: LabelSums) -> Mapping[str, LabelMean]:
    """Label -> mean and number of its values here and in the file it came from."""
    if not imported:
        found = [(name, (total / number, number)) for name, (total, number) in sums.items()]
    elif not sums:
        found = list(imported.items())
    else:
        found = [(name, _mean(sums.get(name), imported.get(name))) for name in {**sums, **imported}]
    return dict(sorted(found))


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

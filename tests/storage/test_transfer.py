"""Import and export over real databases: nothing is lost, nothing comes twice, broken lines are named."""

from __future__ import annotations

import asyncio
import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count as numbers
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.domain.rules import STANDARD, RuleBook
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services import exporting, importing
from storage.services.transfer import ImportReport, import_trees
from storage.store import Store, Tx
from tests.builders import (
    NOW,
    EngineFactory,
    count,
    fetch,
    growing_prompt,
    members,
    snapshot_of_everything,
)
from tests.domain.oasst_files import (
    Node,
    answer,
    expected,
    full_tree,
    line,
    message,
    minimal_tree,
    renamed,
    tree,
    trees,
)
from tests.storage.transfers import (
    RULES,
    SEED,
    counters,
    hashed,
    lines_of,
    states,
    take_in,
    take_out,
)

# Back and forth


async def test_real_trees_come_back_field_by_field(store: Store, shared_data: Path) -> None:
    lines = lines_of(shared_data / "oasst_en_100_trees.jsonl")
    report = await take_in(store, *lines)
    assert (report.trees, report.messages, report.skipped, report.faults) == (100, 1167, 0, [])
    assert await take_out(store, states={TreeState.READY_FOR_EXPORT}) == [json.loads(each) for each in lines]


async def test_our_seeds_come_back_field_by_field_while_nobody_works_on_them(store: Store) -> None:
    lines = [each for path in sorted(SEED.glob("*.jsonl")) for each in lines_of(path)]
    report = await take_in(store, *lines, rulebook=RuleBook(STANDARD))
    assert (report.trees, report.faults) == (len(lines), [])
    assert await take_out(store) == [expected(json.loads(each), hashed) for each in lines]


async def test_every_optional_field_comes_back_with_authors_hashed(store: Store) -> None:
    await take_in(store, full_tree())
    assert await take_out(store) == [expected(full_tree(), hashed)]


async def test_a_tree_with_nothing_optional_comes_back_as_it_was(store: Store) -> None:
    await take_in(store, minimal_tree("a"))
    assert await take_out(store) == [minimal_tree("a")]


_prefixes = numbers()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(trees(), min_size=1, max_size=3))
async def test_any_trees_come_back(store: Store, found: list[Node]) -> None:
    found = [renamed(each, f"{next(_prefixes)}-") for each in found]
    for each in found:  # work that goes on changes a tree; that is another test
        each["tree_state"] = each.get("tree_state") if each.get("tree_state") in ENDED else "ready_for_export"
    report = await take_in(store, *found)
    assert (report.trees, report.faults) == (len(found), [])
    ids = {each["message_tree_id"] for each in found}
    back = [each for each in await take_out(store) if each["message_tree_id"] in ids]
    assert back == [expected(copy.deepcopy(each), hashed) for each in found]


ENDED = ("ready_for_export", "scoring_failed", "aborted_low_grade", "halted_by_moderator", "backlog_ranking")


async def test_what_is_stored_reads_like_what_the_engine_writes(store: Store) -> None:
    await take_in(store, full_tree(), tree("plain"))
    rows = {row.public_id: row for row in await fetch(store, sa.select(t.message))}
    assert rows["full"].created_at == datetime(2023, 2, 5, 14, 23, 50, 983374, UTC)
    assert rows["full-1"].created_at == datetime(2023, 2, 5, 14, 23, 50, 500000, UTC)
    assert rows["full-4"].created_at is None
    assert [rows[f"full-{number}"].depth for number in (1, 2, 3, 4)] == [1, 1, 2, 1]
    assert (rows["full-2"].is_deleted, rows["full-4"].is_synthetic) == (True, True)
    assert rows["full-3"].review_result is False
    assert rows["full-4"].review_result is None
    assert (rows["full-1"].source_author, rows["full-1"].author_id) == ("author-2", None)
    assert set(rows["full-1"].extra) == {"created_date", "emojis", "detoxify", "events"}
    stored = (await fetch(store, sa.select(t.tree).where(t.tree.c.public_id == "full")))[0]
    assert (stored.origin, stored.lang, stored.created_at) == ("a test", "es", rows["full"].created_at)
    same = sa.select(t.message.c.id).where(t.message.c.created_at == rows["full"].created_at)
    assert [row.id for row in await fetch(store, same)] == [rows["full"].id]
    unset = sa.select(t.message.c.public_id).where(t.message.c.extra.is_(sa.null()))
    assert [row.public_id for row in await fetch(store, unset)] == ["plain"]


async def test_the_engine_goes_on_after_an_import_with_ids_of_its_own(
    store: Store, make_engine: EngineFactory
) -> None:
    await take_in(store, *(tree(f"t{number}") for number in range(20)))
    engine = make_engine()
    await members(engine, 1, 2)
    await growing_prompt(engine, 1, [2])
    await take_in(store, tree("last", answer("last-1")))
    assert await count(store, t.tree) == 22
    assert await count(store, t.message) == 23


# Twice


async def test_importing_twice_changes_nothing(store: Store) -> None:
    found = [*(json.loads(each) for each in lines_of(SEED / "es.jsonl")), full_tree()]
    await take_in(store, *found)
    before = await snapshot_of_everything(store)
    report = await take_in(store, *found, now=datetime(2027, 1, 1, tzinfo=UTC))
    assert (report.trees, report.messages, report.skipped, report.faults) == (0, 0, len(found), [])
    assert await snapshot_of_everything(store) == before


async def test_a_tree_that_stands_twice_in_a_file_is_stored_once(store: Store) -> None:
    report = await take_in(store, tree("a"), tree("b"), tree("a"))
    assert (report.trees, report.skipped, report.faults) == (2, 1, [])


async def test_an_export_can_be_imported_elsewhere_and_exported_again(
    store: Store, sqlite_store: Store
) -> None:
    await take_in(store, full_tree())
    first = await take_out(store)
    await take_in(sqlite_store, *first)
    again = await take_out(sqlite_store)
    assert again == [expected(copy.deepcopy(each), hashed) for each in first]


async def test_two_imports_of_one_file_at_the_same_time_store_it_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_TREES", 3)
    found = [tree(f"t{number}", answer(f"t{number}-1"), state="growing") for number in range(20)]
    reports = await asyncio.gather(take_in(store, *found), take_in(store, *reversed(found)))
    assert sum(report.trees for report in reports) == 20
    assert sum(report.skipped for report in reports) == 20
    assert not any(report.faults for report in reports)
    assert await count(store, t.message) == 40
    assert await counters(store) == {"es": (20, 0, 0)}


# Broken lines


async def test_a_broken_line_is_named_and_the_rest_is_imported(store: Store) -> None:
    flat = message("flat")
    report = await take_in(
        store, tree("a"), "", "{", "  \n", flat, tree("b", answer("b1", text=None)), b"\xff", tree("c")
    )
    assert report.trees == 2
    assert [number for number, _ in report.faults] == [3, 5, 6, 7]
    assert [fault for _, fault in report.faults] == [
        "This is not JSON: Expecting property name enclosed in double quotes at column 2.",
        "This is a single message of a flat file, not a tree.",
        'Message "b1": text is missing.',
        "This is not text in UTF-8.",
    ]
    assert set(await states(store)) == {"a", "c"}


async def test_a_message_of_another_tree_is_a_fault_of_its_line(store: Store) -> None:
    await take_in(store, tree("a", answer("x")))
    report = await take_in(
        store, tree("b", answer("x")), tree("c", answer("y")), tree("d", answer("y")), tree("e")
    )
    assert report.faults == [
        (1, 'Message "x" is in another tree already.'),
        (3, 'Message "y" is in another tree already.'),
    ]
    assert set(await states(store)) == {"a", "c", "e"}


async def test_faults_come_in_the_order_of_the_lines(store: Store) -> None:
    await take_in(store, tree("a", answer("x")))
    report = await take_in(store, "{", tree("b", answer("x")), "[]", tree("c", answer("x")))
    assert [number for number, _ in report.faults] == [1, 2, 3, 4]


@pytest.mark.parametrize("batch", [1, 2, 100])
async def test_strict_stops_at_the_first_broken_line_and_keeps_what_came_before(
    store: Store, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(importing, "BATCH_TREES", batch)
    report = await take_in(store, tree("a"), tree("b"), "{", tree("c"), "[", strict=True)
    assert (report.trees, [number for number, _ in report.faults]) == (2, [3])
    assert set(await states(store)) == {"a", "b"}


@pytest.mark.parametrize("batch", [1, 2, 100])
async def test_strict_stops_at_a_message_of_another_tree_too(
    store: Store, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(importing, "BATCH_TREES", batch)
    report = await take_in(store, tree("a", answer("x")), tree("b", answer("x")), tree("c"), "{", strict=True)
    assert report.trees == 1
    assert report.faults == [(2, 'Message "x" is in another tree already.')]
    assert set(await states(store)) == {"a"}


async def test_a_file_of_nothing_is_an_import_of_nothing(store: Store) -> None:
    assert await take_in(store, "", "\n") == ImportReport()
    assert await take_out(store) == []


# Batches


async def test_lines_are_read_no_further_than_the_batch_that_is_stored(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_TREES", 4)
    seen: list[str] = []

    def lines() -> Iterator[str]:
        for number in range(10):
            seen.append("line")
            yield line(tree(f"t{number}"))

    await import_trees(
        store, lines(), rulebook=RuleBook(RULES), now=NOW, progress=lambda done: seen.append(f"{done} done")
    )
    assert seen == ["line"] * 4 + ["4 done"] + ["line"] * 4 + ["8 done"] + ["line"] * 2 + ["10 done"]


async def test_what_came_before_a_file_that_cannot_be_read_any_further_is_stored(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_TREES", 2)

    def lines() -> Iterator[str]:
        yield from (line(tree(f"t{number}")) for number in range(3))
        raise OSError("The disk is gone.")

    with pytest.raises(OSError, match="gone"):
        await import_trees(store, lines(), rulebook=RuleBook(RULES), now=NOW)
    assert set(await states(store)) == {"t0", "t1"}


@pytest.mark.parametrize(
    "limits", [(1, 1), (3, 100), (100, 5)], ids=["one by one", "by trees", "by messages"]
)
async def test_the_size_of_batches_changes_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int]
) -> None:
    for module in (importing, exporting):
        monkeypatch.setattr(module, "BATCH_TREES", limits[0])
        monkeypatch.setattr(module, "BATCH_MESSAGES", limits[1])
    found = [tree(f"t{n}", *(answer(f"t{n}-{reply}") for reply in range(n % 4))) for n in range(10)]
    report = await take_in(store, *found)
    assert (report.trees, report.messages) == (10, 23)
    told: list[int] = []
    assert await take_out(store, progress=told.append) == found
    assert told == sorted(set(told))
    assert told[-1] == 10


async def test_an_import_ends_a_batch_by_bytes_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BATCH_BYTES", 1000)
    told: list[int] = []
    await take_in(store, *(tree(f"t{n}", text="x" * 600) for n in range(4)), "x" * 2000, progress=told.append)
    assert told == [2, 4]


def plan_of(tx: Tx) -> list[str]:
    plan = exporting._Plan(b"", {TreeState.READY_FOR_EXPORT}, {"es"}, include_rejected=False)
    rendered = exporting._following(7, plan).compile(tx, compile_kwargs={"literal_binds": True})
    return [row.detail for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {rendered}")]


async def test_the_next_trees_are_found_by_their_key(sqlite_store: Store) -> None:
    plan = await sqlite_store.read(plan_of)
    assert plan[0] == "SEARCH tree USING INTEGER PRIMARY KEY (rowid>?)"
    assert not any("TEMP B-TREE" in step for step in plan)


async def test_trees_that_are_to_be_settled_come_in_smaller_batches(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_LIVE", 2)
    told: list[int] = []
    found = [tree("a"), tree("b", state="growing"), tree("c"), tree("d", state="ranking"), tree("e")]
    await take_in(store, *found, progress=told.append)
    assert told == [4, 5]

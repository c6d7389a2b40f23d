"""No statement of the hot paths reads a large table from end to end: the plans of both databases are asked.

Everything members and jobs do is done once in a small store while the statements are recorded; each is then explained.
Neither planner needs many rows for this: SQLite's goes by the schema alone, and PostgreSQL's is forbidden to scan where
any index would do, so that a scan which is left means that there is no index.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.errors import NothingAvailable
from storage.domain.kinds import Kind
from storage.domain.periods import TOTAL
from storage.domain.rules import SMALL, RuleBook
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.transfer import export_trees, import_trees
from storage.statements import _Compiled
from storage.store import Store, Tx
from tests.builders import (
    Clock,
    EngineFactory,
    claim,
    do,
    fill_in,
    finish,
    members,
    prompt,
    review,
    work_in_turn,
)
from tests.storage.transfers import SECRET, SEED, lines_of

SMALL_TABLES = frozenset({"language_state", "language_day", "rule_override", "alembic_version"})
"""A row per language, language and day, or changed rule: reading them all is no fault."""
LARGE_TABLES = frozenset(t.message.metadata.tables) - SMALL_TABLES
PARTIAL_INDEXES = frozenset(
    {
        "uq_task_open_contributor",
        "ix_task_open_expiry",
        "ix_work_open",
        "ix_review_case_open",
        "uq_review_case_open_message",
        "ix_contributor_scopes",
        "ix_suspension_ending",
    }
)
"""They hold only what is open, so that reading one of them whole does not depend on how much there is."""
UNSELECTIVE = {"ix_message_parent_id": re.compile(r"parent_id IS NULL")}
"""Index -> a condition under which it finds every initial prompt there is."""
TOUCHED = frozenset(
    [
        "ballot",
        "contributor",
        "message",
        "point_entry",
        "review",
        "seen",
        "standing",
        "task",
        "task_option",
        "tree",
        "work",
    ]
)
"""Tables that working cannot do without: where one is missing, the recorder misses statements."""
WHOLE_TABLE_BY_DESIGN = ("SELECT tree.id, tree.public_id, tree.state, tree.origin, tree.extra",)
"""Begins of statements that read everything in the order of a key, batch by batch: the export."""
RULES = SMALL.changed({"max_active_trees": 2, "rank_prompter_replies": True, "num_prompter_replies": 2})
PEOPLE = (1, 2, 3, 4, 5, 6, 7, 8)


@dataclass
class Recorder:
    """Statements as they went to the driver, each with the path on which it was first met and its parameters."""

    path: str = ""
    found: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def note(self, statement: str, values: Any) -> None:
        """Remember a statement with the first values it is met with."""
        self.found.setdefault(statement, (self.path, values))


@contextmanager
def recording() -> Iterator[Recorder]:
    """Record every statement, those that SQLAlchemy runs and those of the hot path, which go to the driver."""
    recorder = Recorder()
    plain = _Compiled.arguments

    def listen(_tx: sa.Connection, _cursor: object, statement: str, values: Any, *rest: Any) -> None:
        is_many = rest[-1]
        recorder.note(statement, values[0] if is_many else values)

    def arguments(compiled: _Compiled, values: Mapping[str, Any]) -> list[Any]:
        given = plain(compiled, values)
        recorder.note(compiled.sql, tuple(given))
        return given

    sa.event.listen(sa.Engine, "before_cursor_execute", listen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Compiled, "arguments", arguments)
        yield recorder
    sa.event.remove(sa.Engine, "before_cursor_execute", listen)


FORBIDDEN = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin")
"""Ways of PostgreSQL to read a whole table although there is an index, which in a tiny one may be the quickest."""
LEADING = """
    SELECT indexrelid::regclass::text, attname FROM pg_index
    JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
    WHERE indrelid::regclass::text !~ '^pg_'
"""
"""Index -> its first column: without a condition on it, an index is read from end to end as well."""
EXPLAINED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


def faults_of(tx: Tx, statement: str, values: Any) -> list[str]:
    """The steps of a statement's plan that read a large table whole."""
    explain = _sqlite_steps if tx.dialect.name == "sqlite" else _postgres_steps
    return [
        step for step in explain(tx, statement, values) if not statement.startswith(WHOLE_TABLE_BY_DESIGN)
    ]


def _sqlite_steps(tx: Tx, statement: str, values: Any) -> list[str]:
    rows = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    return [row[3] for row in rows if _is_fault_on_sqlite(statement, row[3])]


def _is_fault_on_sqlite(statement: str, step: str) -> bool:
    if statement.startswith("INSERT") and "SELECT" not in statement:
        return False  # what is shown would only be read if a foreign key were violated already
    if "AUTOMATIC" in step:  # an index that is built for this one query
        return True
    found = re.match(r"(SCAN|SEARCH) (\w+?)(?:_\d+)?(?: USING .*?INDEX (\w+))?(?: |$)", step)
    if found is None:
        return False
    how, table, index = found.groups()
    if how == "SCAN":
        return table in LARGE_TABLES and index not in PARTIAL_INDEXES
    return index in UNSELECTIVE and bool(UNSELECTIVE[index].search(statement))


def _postgres_steps(tx: Tx, statement: str, values: Any) -> list[str]:
    for name in FORBIDDEN:
        tx.exec_driver_sql(f"SET LOCAL {name} = off")
    plan = tx.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar_one()
    found = json.loads(plan) if isinstance(plan, str) else plan
    leading = {row[0]: row[1] for row in tx.exec_driver_sql(LEADING).all()}
    return [_shown(node) for node in _nodes(found[0]["Plan"]) if _is_fault_on_postgres(node, leading)]


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def _is_fault_on_postgres(node: dict[str, Any], leading: Mapping[str, str]) -> bool:
    kind, table, index = node["Node Type"], node.get("Relation Name"), node.get("Index Name")
    if kind == "Seq Scan":
        return table in LARGE_TABLES
    if "Index" not in kind or index in PARTIAL_INDEXES:
        return False
    condition = node.get("Index Cond", "")
    column = leading.get(str(index))
    is_whole = column is not None and not re.search(rf"\b{column}\b", condition)
    return (is_whole and table not in SMALL_TABLES) or (
        index in UNSELECTIVE and bool(UNSELECTIVE[index].search(condition))
    )


def _shown(node: dict[str, Any]) -> str:
    names = ("Node Type", "Relation Name", "Index Name", "Index Cond", "Filter")
    return ", ".join(str(node[name]) for name in names if name in node)


Judge = Callable[[Recorder], Awaitable[None]]


@pytest.fixture
def judged(store: Store) -> Judge:
    """Explain what was recorded and fail with every fault at once."""

    async def judge(recorder: Recorder) -> None:
        complaints = []
        for statement, (path, values) in recorder.found.items():
            if not statement.lstrip().startswith(EXPLAINED):
                continue
            steps = await store.write(partial(faults_of, statement=statement, values=values))
            complaints += [f"{path}: {step}\n    {' '.join(statement.split())}" for step in steps]
        assert not complaints, "\n".join(complaints)

    return judge


async def start(engine: Engine, recorder: Recorder, clock: Clock) -> None:
    """Members, prompts in review, in waiting and growing."""
    recorder.path = "accepting the terms, choosing languages"
    await members(engine, *PEOPLE, 9)
    recorder.path = "writing and reviewing initial prompts, the lottery"
    roots = [await prompt(engine, by, now=clock.later(minutes=1)) for by in PEOPLE[:6]]
    for root in roots:
        await review(engine, root, [9], now=clock.later(minutes=1))


async def test_working_reads_no_table_from_end_to_end(make_engine: EngineFactory, judged: Judge) -> None:
    engine, clock = make_engine(RULES), Clock()
    with recording() as recorder:
        await start(engine, recorder, clock)
        recorder.path = "comparing initial prompts"
        await do(engine, 7, Kind.RANK_INITIAL_PROMPTS, now=clock.later(minutes=1))
        recorder.path = "asking for any task, saving twice, showing it"
        view = await claim(engine, 8, None, now=clock.later(minutes=1))
        await claim(engine, 8, None, now=clock.now)
        await fill_in(engine, view, 8)
        await engine.tasks.save_page(view.id, 1, by=8)
        await engine.tasks.show(view.id, by=8)
        await engine.tasks.draft_text(view.id, by=8)
        recorder.path = "submitting, twice"
        await engine.submissions.submit(view.id, by=8, now=clock.now)
        await engine.submissions.submit(view.id, by=8, now=clock.now)
        recorder.path = "skipping"
        for kind in (Kind.ASSISTANT_REPLY, Kind.INITIAL_PROMPT, Kind.RANK_INITIAL_PROMPTS):
            with suppress(NothingAvailable):
                await engine.tasks.skip((await claim(engine, 8, kind, now=clock.now)).id, by=8, now=clock.now)
        recorder.path = "what is open to a member of several languages"
        await engine.members.choose_languages(8, ("es", "en", "fr"))
        await engine.tasks.availability(8, now=clock.now)
        recorder.path = "working until the trees are finished"
        await work_in_turn(engine, PEOPLE, clock=clock)
        for kind in Kind:
            recorder.path = f"asking for {kind} when there may be none"
            with suppress(NothingAvailable):
                await engine.tasks.skip((await claim(engine, 9, kind, now=clock.now)).id, by=9, now=clock.now)
    touched = {
        name for name in LARGE_TABLES for statement in recorder.found if re.search(rf"\b{name}\b", statement)
    }
    assert touched >= TOUCHED, f"nothing was recorded about {TOUCHED - touched}"
    await judged(recorder)


async def test_late_answers_and_jobs_read_no_table_from_end_to_end(
    make_engine: EngineFactory, judged: Judge
) -> None:
    engine, clock = make_engine(RULES), Clock()
    with recording() as recorder:
        await start(engine, recorder, clock)
        recorder.path = "expiry, a late submit, a text that is seen again"
        view = await claim(engine, 7, Kind.ASSISTANT_REPLY, now=clock.now)
        other = await claim(engine, 8, Kind.ASSISTANT_REPLY, now=clock.now)
        await fill_in(engine, view, 7)
        await fill_in(engine, other, 8)
        await engine.upkeep.expire_tasks(now=clock.later(days=3))
        await engine.submissions.submit(view.id, by=7, now=clock.now)
        await finish(engine, await claim(engine, 8, None, now=clock.now), 8, now=clock.now, text="Otra vez")
        recorder.path = "the lottery"
        await engine.upkeep.advance_all(now=clock.now)
        recorder.path = "the backlog"
        await engine.upkeep.activate_backlog("es", 3, now=clock.now)
        recorder.path = "taking up and changing rules, settling"
        await engine.rulings.load()
        await engine.rulings.change("es", "num_reviews_reply", 2, now=clock.now)
        await engine.rulings.settle(now=clock.now)
        await engine.upkeep.resettle_all(now=clock.now)
        recorder.path = "suspending members, halting their prompts"
        await engine.members.suspend(4, reason="spam", now=clock.now)
        await engine.upkeep.halt_suspended(now=clock.now)
    await judged(recorder)


async def test_votes_boards_and_moderation_read_no_table_from_end_to_end(
    make_engine: EngineFactory, judged: Judge
) -> None:
    engine, clock = make_engine(RULES), Clock()
    with recording() as recorder:
        await start(engine, recorder, clock)
        recorder.path = "thumbs and reports"
        view = await claim(engine, 7, Kind.ASSISTANT_REPLY, now=clock.now)
        root = view.conversation[-1].id
        await engine.votes.vote(root, 1, by=7, now=clock.now)
        await engine.votes.vote(root, -1, by=7, now=clock.now)
        await engine.votes.report(root, "spam", "", by=7, now=clock.now)
        recorder.path = "leaderboards and campaign figures"
        await engine.boards.top(TOTAL)
        await engine.boards.top(TOTAL, lang="es", guild_discord_id=5, offset=10)
        await engine.boards.own(7, TOTAL)
        await engine.boards.own(9, TOTAL, lang="es")
        await engine.boards.days("es", since=(clock.now - timedelta(days=30)).date())
        recorder.path = "a member's own figures"
        await engine.members.view(7)
        await engine.members.reliability(9)
        await engine.members.today(9, now=clock.now)
        recorder.path = "moderation"
        await finish(engine, view, 7, now=clock.now)
        await engine.moderation.remove(root, now=clock.now)
        await engine.moderation.restore(root, now=clock.now)
        await engine.moderation.restart(root, now=clock.now)
        await engine.moderation.halt(root, now=clock.now)
        recorder.path = "erasing a member"
        await engine.erasure.erase(7, now=clock.now)
        await engine.erasure.erase(1, now=clock.now)
    await judged(recorder)


async def test_import_and_export_read_no_table_from_end_to_end(store: Store, judged: Judge) -> None:
    lines = [each for path in sorted(SEED.glob("*.jsonl")) for each in lines_of(path)]
    with recording() as recorder:
        recorder.path = "import"
        await import_trees(store, lines, rulebook=RuleBook(RULES), now=Clock().now)
        recorder.path = "export"
        await export_trees(store, io.BytesIO(), secret=SECRET, states=None)
        await export_trees(store, io.BytesIO(), secret=SECRET, langs=("es",))
    await judged(recorder)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT id FROM message WHERE text = 'a'",
        "SELECT count(*) FROM task",
        "UPDATE work SET need = 0 WHERE lang = 'es'",
        "DELETE FROM standing WHERE points = 0",
        "SELECT task.id FROM task JOIN message ON message.text = task.skip_reason WHERE task.id = 1",
    ],
)
async def test_what_reads_a_table_from_end_to_end_is_noticed(store: Store, statement: str) -> None:
    assert await store.write(partial(faults_of, statement=statement, values=()))


async def test_an_index_that_finds_every_prompt_is_no_help(sqlite_store: Store) -> None:
    statement = "SELECT id FROM message WHERE parent_id IS NULL"
    assert await sqlite_store.write(partial(faults_of, statement=statement, values=()))


async def test_a_row_found_by_its_key_is_no_fault(store: Store) -> None:
    for statement in ("SELECT text FROM message WHERE id = 1", "SELECT * FROM language_state"):
        assert not await store.write(partial(faults_of, statement=statement, values=()))

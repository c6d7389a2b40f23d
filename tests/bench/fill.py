"""Fills a migrated, empty database with a made store, past the services and with the safety off; then settles it."""

from __future__ import annotations

import gc
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random
from typing import Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from storage.domain.states import TreeState
from storage.domain.streaks import Streak, contributed
from storage.queries import bulk, sql
from storage.queries import tables as t
from storage.queries.bulk import Row
from storage.queries.ledger import ALL_GUILDS, ALL_LANGUAGES, STANDING_KEYS
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.bench.loader import (
    BATCH_TREES,
    COLUMNS,
    KINDS_OF_TREES,
    LIVE_DAY,
    MESSAGES_PER_TREE,
    NOW,
    SHARE_ABORTED,
    STAGED,
    Loader,
    Size,
)
from tests.bench.people import LANGUAGES
from tests.bench.plans import RULES, SUBMITTED, templates
from tests.builders import engine_over

T = TypeVar("T")
STAGE = "bench_stage"
MAKE_STAGE = f"CREATE TABLE {STAGE} (contributor_id bigint, kind varchar(32), message_id bigint)"
KEYS = {
    "standing": STANDING_KEYS,
    "language_day": ("lang", "day"),
    "reliability": ("contributor_id", "question"),
    "language_state": ("lang",),
    "tally": ("lang", "name"),
}
"""Tables of sums: what is planted later adds to them."""
LIVE_IN_ENGLISH = 10
"""Growing trees in another language, in every store."""
TABLES = {table.name: table for table in t.message.metadata.sorted_tables}


UNSAFE_PRAGMAS = ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-1000000")
UNSAFE_SETTINGS = {
    "session_replication_role": "replica",  # no foreign keys
    "synchronous_commit": "off",
    "maintenance_work_mem": "1GB",
    "work_mem": "256MB",
}


class Run(Protocol):
    """Runs a body in a transaction of its own."""

    def __call__(self, body: Callable[[Tx], T]) -> Awaitable[T]: ...


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling took."""

    rows: int
    seconds: float
    cpu_seconds: float
    """Processor time of this process; the server's comes on top."""


async def fill(url: str, size: Size) -> Filled:
    """Fill the database at this address: history, then the trees at work, then the queue."""
    started, cpu = time.perf_counter(), time.process_time()
    gc.disable()  # millions of rows, none of them in a cycle
    try:
        rows = await _unsafely(url, partial(_history, size=size))
        rows += await _unsafely(url, partial(_live, size=size, lang="en", growing=LIVE_IN_ENGLISH))
    finally:
        gc.enable()
    return Filled(rows, time.perf_counter() - started, time.process_time() - cpu)


async def grow(url: str, size: Size) -> Filled:
    """Plant the trees at work in Spanish into a filled store, and settle every tree at work."""
    started, cpu = time.perf_counter(), time.process_time()
    rows = await _unsafely(url, partial(_live, size=size, lang="es", growing=size.growing))
    store = await Store.open(url)
    try:
        await engine(store, size).upkeep.resettle_all(now=NOW)
    finally:
        await store.close()
    return Filled(rows, time.perf_counter() - started, time.process_time() - cpu)


def engine(store: Store, size: Size, *, seed: int = 11) -> Engine:
    """The services over a made store."""
    return engine_over(store, book=size.rulebook(), languages=tuple(LANGUAGES), seed=seed)


async def _unsafely(url: str, work: Callable[[Run], Awaitable[int]]) -> int:
    """Do something over a connection that may lose everything in a power cut."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        sync = sa.create_engine(f"sqlite:///{parsed.database}", connect_args={"isolation_level": None})
        sa.event.listen(sync, "begin", lambda tx: tx.exec_driver_sql("BEGIN"))
        with sync.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            for pragma in (
                "journal_mode=OFF",
                "synchronous=OFF",
                "foreign_keys=OFF",
                "cache_size=-1000000",
                "temp_store=MEMORY",
            ):
                raw.execute(f"PRAGMA {pragma}").close()

            async def run(body: Callable[[Tx], T]) -> T:
                with connection.begin():
                    return body(connection)

            rows = await work(run)
        sync.dispose()
        return rows
    there = create_async_engine(parsed, connect_args={"server_settings": dict(UNSAFE_SETTINGS)})

    async def run_there(body: Callable[[Tx], T]) -> T:
        async with there.begin() as connection:
            return await connection.run_sync(body)

    rows = await work(run_there)
    await there.dispose()
    return rows


async def _history(run: Run, *, size: Size) -> int:
    """Members and the trees that have ended, most of them finished."""
    loader = await run(lambda tx: Loader(size, bulk.driver_of(tx)))
    rng = Random(size.seed)
    indexes = await run(_drop_indexes)
    await run(
        lambda tx: tx.execute(
            sa.text(f"CREATE TABLE {STAGE} (contributor_id bigint, kind varchar(32), message_id bigint)")
        )
    )
    finished = templates(TreeState.READY_FOR_EXPORT, KINDS_OF_TREES, size.seed)
    aborted = templates(TreeState.ABORTED_LOW_GRADE, KINDS_OF_TREES, size.seed)
    count = size.messages // MESSAGES_PER_TREE
    langs, shares = list(LANGUAGES), list(LANGUAGES.values())
    chosen = rng.choices(langs, shares, k=count)
    for number, lang in enumerate(chosen):
        day = number * LIVE_DAY // count
        loader.plant(finished[rng.randrange(KINDS_OF_TREES)], lang, day)
        if rng.random() < SHARE_ABORTED:
            loader.plant(aborted[rng.randrange(KINDS_OF_TREES)], lang, day)
        if (number + 1) % BATCH_TREES == 0 or number + 1 == count:
            await run(lambda tx: loader.write(tx, partial(_insert, tx)))
    await run(_unstage)
    await run(lambda tx: _insert_all(tx, loader.members()))
    await run(lambda tx: _insert_all(tx, loader.books()))
    for statement in indexes:
        await run(partial(_execute, statement=statement))
    await run(_finish)
    return loader.counts.total()


async def _live(run: Run, *, size: Size, lang: str, growing: int) -> int:
    """Trees at work in a language."""
    first = await run(_last_ids)
    loader = await run(lambda tx: Loader(size, bulk.driver_of(tx), first=first))
    rng = Random(f"{size.seed} {lang}")
    live = size.live if lang == "es" else {TreeState.GROWING: growing}
    for state, count in live.items():
        found = templates(state, KINDS_OF_TREES, size.seed)
        for _ in range(count):
            loader.plant(found[rng.randrange(KINDS_OF_TREES)], lang, LIVE_DAY)
    await run(lambda tx: loader.write(tx, partial(_insert, tx, staged=False)))
    await run(lambda tx: _increase_all(tx, loader))
    await run(_finish)
    return loader.counts.total()


def _insert(tx: Tx, name: str, columns: Sequence[str], rows: list[Row], *, staged: bool = True) -> None:
    table = sa.table(STAGE) if staged and name == STAGED else TABLES[name]
    if rows:
        bulk.driver_of(tx).load(tx, table, columns, rows)  # type: ignore[arg-type]  # it only asks for the name


def _insert_all(tx: Tx, found: Iterable[tuple[str, Sequence[str], list[Row]]]) -> None:
    for name, columns, rows in found:
        bulk.driver_of(tx).load(tx, TABLES[name], columns, rows)


def _increase_all(tx: Tx, loader: Loader) -> None:
    for name, columns, rows in loader.books():
        dicts = [dict(zip(columns, row, strict=True)) for row in rows]
        if name == "language_day":
            dicts = [{**each, "day": _as_date(each["day"])} for each in dicts]
        sql.increase_all(tx, TABLES[name], KEYS[name], dicts)


def _as_date(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _last_ids(tx: Tx) -> dict[str, int]:
    return {
        name: tx.execute(sa.select(sa.func.coalesce(sa.func.max(TABLES[name].c.id), 0))).scalar_one()
        for name in ("tree", "message", "task")
    }


_DAYS = (
    sa.select(t.standing.c.contributor_id, t.standing.c.period, t.standing.c.contributions)
    .where(
        t.standing.c.lang == ALL_LANGUAGES,
        t.standing.c.guild_discord_id == ALL_GUILDS,
        t.standing.c.contributions > 0,
        sa.func.length(t.standing.c.period) == len("2026-01-01"),
    )
    .order_by(t.standing.c.contributor_id, t.standing.c.period)
)


def _set_streaks(tx: Tx) -> None:
    """What the days on which a member contributed make of the streak, and all contributions together."""
    found: dict[int, tuple[Streak, int, int]] = {}
    for who, period, count in tx.execute(_DAYS):
        before, _, total = found.get(who, (Streak(), 0, 0))
        found[who] = (contributed(before, date.fromisoformat(period)), count, total + count)
    rows = [
        {
            "_id": who,
            "streak_days": streak.days,
            "streak_day": streak.last_day,
            "streak_frozen_on": streak.frozen_on,
            "day_contributions": count,
            "contributions": total,
        }
        for who, (streak, count, total) in found.items()
    ]
    tx.execute(sa.update(t.contributor).where(t.contributor.c.id == sa.bindparam("_id")), rows)


_MONDAY = {"sqlite": "date({0}, 'weekday 0', '-6 days')", "postgresql": "date_trunc('week', {0}::date)"}
"""The Monday of the week of a day."""


def _mark_days(tx: Tx) -> None:
    """Whose first contribution of a week, a month, ever, fell on which day; each member's last days."""
    monday = _MONDAY[tx.dialect.name]
    firsts = f"""
        SELECT lang, period, count(*) AS contributors,
            sum(CASE WHEN before IS NULL OR {monday.format("before")} <> {monday.format("period")} THEN 1 ELSE 0 END)
                AS first_of_week,
            sum(CASE WHEN before IS NULL OR substr(before, 1, 7) <> substr(period, 1, 7) THEN 1 ELSE 0 END)
                AS first_of_month,
            sum(CASE WHEN before IS NULL THEN 1 ELSE 0 END) AS newcomers
        FROM (
            SELECT lang, period, lag(period) OVER (PARTITION BY contributor_id, lang ORDER BY period) AS before
            FROM standing
            WHERE lang <> '' AND guild_discord_id = 0 AND contributions > 0 AND length(period) = 10
        ) AS days GROUP BY lang, period
    """
    d, names = t.language_day.c, ("contributors", "first_of_week", "first_of_month", "newcomers")
    marks = [
        {
            "_lang": row.lang,
            "_day": date.fromisoformat(row.period),
            **{name: int(getattr(row, name)) for name in names},
        }
        for row in tx.execute(sa.text(firsts))
    ]
    where = (d.lang == sa.bindparam("_lang")) & (d.day == sa.bindparam("_day"))
    tx.execute(sa.update(t.language_day).where(where), marks)
    s = t.standing.c
    last = (
        sa.select(s.contributor_id, s.lang, sa.func.max(s.period))
        .where(s.lang != ALL_LANGUAGES, s.guild_discord_id == ALL_GUILDS, s.contributions > 0)
        .where(sa.func.length(s.period) == len("2026-01-01"))
        .group_by(s.contributor_id, s.lang)
    )
    found: dict[int, dict[str, str]] = {}
    for who, lang, day in tx.execute(last):
        found.setdefault(who, {})[lang] = day
    own = t.contributor.c.id == sa.bindparam("_id")
    tx.execute(
        sa.update(t.contributor).where(own),
        [{"_id": who, "active_days": days} for who, days in found.items()],
    )


def _drop_indexes(tx: Tx) -> list[str]:
    """Drop the indexes that are no constraints; the statements that make them again."""
    if tx.dialect.name == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    else:
        query = (
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index "
            "JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = 'public'::regnamespace "
            "AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)"
        )
    found = tx.execute(sa.text(query)).all()
    for name, _ in found:
        tx.execute(sa.text(f"DROP INDEX {name}"))
    return [statement for _, statement in found]


def _execute(tx: Tx, statement: str) -> None:
    tx.execute(sa.text(statement))


def _unstage(tx: Tx) -> None:
    columns = ", ".join(COLUMNS[STAGED])
    tx.execute(sa.text(f"INSERT INTO {STAGED} ({columns}) SELECT {columns} FROM {STAGE} ORDER BY {columns}"))
    tx.execute(sa.text(f"DROP TABLE {STAGE}"))


ESTABLISH = (
    f"""
    CREATE TABLE {STAGE} AS SELECT contributor_id, lang, created_at FROM (
        SELECT contributor_id, lang, created_at,
            row_number() OVER (PARTITION BY contributor_id ORDER BY created_at, id) AS number
        FROM point_entry
        WHERE event IN ({", ".join(f"'{event}'" for event in sorted(SUBMITTED))})
            AND contributor_id IN (SELECT id FROM contributor WHERE established_at IS NULL)
    ) AS numbered WHERE number = {RULES.newcomer_contributions}
    """,
    f"""
    UPDATE contributor SET established_at = {STAGE}.created_at FROM {STAGE}
    WHERE contributor.id = {STAGE}.contributor_id
    """,
    f"""
    INSERT INTO language_state (lang, established)
    SELECT lang, count(*) FROM {STAGE} WHERE true GROUP BY lang
    ON CONFLICT (lang) DO UPDATE SET established = language_state.established + excluded.established
    """,
    f"DROP TABLE {STAGE}",
)
"""Those who have contributed often enough are no newcomers any more; each language counts its own."""


def _establish(tx: Tx) -> None:
    for statement in ESTABLISH:
        tx.execute(sa.text(statement))


def _finish(tx: Tx) -> None:
    _set_streaks(tx)
    _mark_days(tx)
    _establish(tx)
    _close_up(tx)


def _close_up(tx: Tx) -> None:
    """What a database that has grown slowly has: sequences that stand at the end, statistics."""
    if tx.dialect.name == "postgresql":
        for name in ("contributor", "tree", "message", "task"):
            tx.execute(
                sa.text(
                    f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))"
                )
            )
        bulk.analyze(tx, TABLES.values())

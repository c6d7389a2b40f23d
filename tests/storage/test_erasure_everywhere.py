"""Nothing that an erased member wrote, or that was written about them, is left anywhere.

Whoever adds a column with such a text adds it to WRITTEN: a marker is put into each, and searched for everywhere.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from storage.domain.rules import SMALL, RuleBook
from storage.queries import audit, personal, sql
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.transfer import export_trees, import_trees
from storage.store import Store, Tx
from storage.tombstone_file import TombstoneFile
from tests.builders import NOW, Clock, carry_to_the_end, count, fetch, growing_prompt, members, prompt, reply
from tests.storage.history import Everything
from tests.storage.invariants import assert_consistent
from tests.storage.invariants_books import tallies_are_summed

MARK = "zarzaparrilla"
TEXT = f"Un texto con la palabra {MARK}, que quien lo escribió quiere borrar del todo"
SECOND = f"Montañas, ríos, mercados, recetas antiguas y también {MARK}: una respuesta muy distinta"
SECRET = b"a secret for tests, 32 bytes long"
ANA, BEA, CARLOS, DORA = 4_242_424_242_421, 2, 3, 4
GUILD = 99
Rows = dict[str, list[dict[str, Any]]]

WRITTEN: Mapping[tuple[str, str], Any] = {
    ("message", "text"): TEXT,
    ("message", "extra"): {"note": TEXT},
    ("message_revision", "text"): TEXT,
    ("task", "draft"): {"text": TEXT},
    ("task", "skip_reason"): TEXT,
    ("report", "text"): TEXT,
    ("appeal", "text"): TEXT,
    ("staff_note", "text"): TEXT,
    ("suspension", "reason"): TEXT,
    ("notice", "facts"): {"reason": TEXT},
    ("review_case", "facts"): {"report": {"said": TEXT}},
    ("audit_entry", "details"): {"reason": TEXT},
    ("contributor", "name"): MARK,
    ("contributor", "alias"): MARK,
    ("contributor", "suspended_reason"): TEXT,
    ("contributor", "barred"): {str(GUILD): {"until": "", "reason": TEXT}},
    ("membership", "name"): MARK,
}
"""Every column that can hold a member's words, or words about them."""


async def _everything(store: Store) -> Rows:
    """Every row of every table, the index of words included."""

    def body(tx: Tx) -> Rows:
        found = {
            table.name: [dict(row) for row in tx.execute(sa.select(table)).mappings()]
            for table in t.message.metadata.sorted_tables
        }
        words = tx.execute(sa.text("SELECT words FROM message_search")).mappings()
        return {**found, "message_search": [{key: str(value) for key, value in row.items()} for row in words]}

    return await store.read(body)


def _columns_with(rows: Rows, word: str) -> set[tuple[str, str]]:
    """(table, column) of values that hold a word."""
    return {
        (table, column)
        for table, many in rows.items()
        for row in many
        for column, value in row.items()
        if word in (json.dumps(value, ensure_ascii=False, default=str))
    }


async def _contributor(store: Store, discord_id: int) -> int:
    c = t.contributor.c
    return int((await fetch(store, sa.select(c.id).where(c.discord_id == discord_id)))[0].id)


def _write_everywhere(tx: Tx, contributor: int, message_id: int, others: int) -> None:
    """Put a member's words into every table that can hold some."""
    case = {"contributor_id": contributor, "lang": "es", "reasons": 1, "urgency": 1, "opened_at": NOW}
    mine = {"contributor_id": contributor, "created_at": NOW}
    search = {"sqlite": "rowid", "postgresql": "message_id"}[tx.dialect.name]
    new: list[tuple[sa.Table, dict[str, Any]]] = [
        (t.message_revision, {"message_id": message_id, "created_at": NOW}),
        (t.report, {**mine, "message_id": others, "reason": "other"}),
        (t.report, {"contributor_id": others_author(tx, others), "message_id": message_id, "reason": "other"}
         | {"created_at": NOW}),
        (t.suspension, {"contributor_id": contributor, "guild_discord_id": GUILD, "suspended_at": NOW}),
        (t.staff_note, {**mine, "guild_discord_id": GUILD, "written_by": 5}),
        (t.notice, {**mine, "kind": "warned"}),
        (t.notice, {"contributor_id": others_author(tx, others), "kind": "warned", "created_at": NOW}
         | {"message_id": message_id}),
        (t.appeal, {**mine, "subject": f"message:{message_id}", "message_id": message_id}),
        (t.review_case, {**case, "message_id": message_id}),
        (t.review_case, case),
        (t.membership, {"contributor_id": contributor, "guild_discord_id": GUILD, "checked_at": NOW}),
    ]  # fmt: skip
    for table, row in new:
        words = {column: value for (name, column), value in WRITTEN.items() if name == table.name}
        tx.execute(sa.insert(table).values({**row, **words}))
    for table in (t.message, t.task, t.contributor):
        owner = {t.message: "author_id", t.task: "contributor_id", t.contributor: "id"}[table]
        words = {column: value for (name, column), value in WRITTEN.items() if name == table.name}
        tx.execute(sa.update(table).where(table.c[owner] == contributor).values(words))
    removal = {"contributor_id": contributor, "guild_discord_id": GUILD, "asked_by": 5, "asked_at": NOW}
    removal_id = sql.add(tx, t.removal, removal)
    tree_id = tx.execute(sa.select(t.message.c.tree_id).where(t.message.c.id == message_id)).scalar_one()
    about = (f"member:{contributor}", f"message:{message_id}", f"removal:{removal_id}", f"tree:{tree_id}")
    for subject in about:
        audit.append(
            tx,
            "member.warned",
            subject,
            by=5,
            guild_discord_id=GUILD,
            now=NOW,
            **WRITTEN["audit_entry", "details"],
        )
    vector = "CAST(:words AS tsvector)" if tx.dialect.name == "postgresql" else ":words"
    tx.execute(
        sa.text(f"INSERT INTO message_search ({search}, words) VALUES (:id, {vector})"),
        {"id": message_id, "words": MARK},
    )


def others_author(tx: Tx, message_id: int) -> int:
    """Who wrote a message."""
    m = t.message.c
    return int(tx.execute(sa.select(m.author_id).where(m.id == message_id)).scalar_one())


async def _finished_with(engine: Engine, ana: int) -> tuple[int, int]:
    """A finished conversation whose prompt Ana wrote, and another one that holds a reply of hers; (prompt, other)."""
    people = await members(engine, ana, BEA, CARLOS, DORA)
    root = await growing_prompt(engine, ana, [BEA], text=TEXT)
    await carry_to_the_end(engine, root, people)
    other = await growing_prompt(engine, BEA, [CARLOS], text="Una pregunta de otra persona, larga también")
    await reply(engine, ana, other, text=SECOND)
    await carry_to_the_end(engine, other, people, clock=Clock(NOW))
    return root, other


async def _exported(store: Store) -> str:
    out = io.BytesIO()
    await export_trees(store, out, secret=SECRET, states=None, include_rejected=True)
    return out.getvalue().decode()


async def test_no_table_keeps_a_word_of_an_erased_member(
    engine: Engine, store: Store, tmp_path: Path
) -> None:
    engine.erasure.file = TombstoneFile(tmp_path / "tombstones.jsonl")
    await members(engine, ANA, BEA)
    root, other = await prompt(engine, ANA, TEXT), await prompt(engine, BEA)
    ana = await _contributor(store, ANA)
    await store.write(lambda tx: _write_everywhere(tx, ana, root, other))
    before = _columns_with(await _everything(store), MARK)
    assert before == {*WRITTEN, ("message_search", "words")}
    assert _columns_with(await _everything(store), str(ANA)) >= {("contributor", "discord_id")}
    await engine.erasure.erase(ANA, now=NOW)
    after = await _everything(store)
    assert _columns_with(after, MARK) == set()
    assert _columns_with(after, str(ANA)) == set()
    assert MARK not in engine.erasure.file.path.read_text()
    assert str(ANA) not in engine.erasure.file.path.read_text()


def test_every_table_with_rows_about_a_member_is_known() -> None:
    owners = {(table, column) for table, column in personal.OF_MEMBER.items()}
    found = {
        (table, column.name)
        for table in t.message.metadata.sorted_tables
        for column in table.c
        for key in column.foreign_keys
        if key.column is t.contributor.c.id
    }
    assert found == owners


async def test_neither_an_older_copy_of_the_database_nor_an_import_brings_a_text_back(
    engine: Engine, store: Store, tmp_path: Path
) -> None:
    engine.erasure.file = TombstoneFile(tmp_path / "tombstones.jsonl")
    await _finished_with(engine, ANA)
    published = await _exported(store)
    assert MARK in published
    older = await _everything(store)
    await engine.erasure.erase(ANA, now=NOW)
    assert MARK not in await _exported(store)
    await store.write(lambda tx: _restore(tx, older))
    assert MARK in await _exported(store)
    applied = await engine.tombstones.apply(NOW)
    assert applied.members == 1
    after = await _everything(store)
    assert _columns_with(after, MARK) == set()
    assert MARK not in await _exported(store)
    report = await import_trees(store, published.splitlines(), rulebook=RuleBook(SMALL), now=NOW)
    assert report.trees == 0
    assert _columns_with(await _everything(store), MARK) == set()
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


def _restore(tx: Tx, rows: Rows) -> None:
    """Put every row back as it was."""
    tables = t.message.metadata.sorted_tables
    if tx.dialect.name == "postgresql":
        tx.execute(sa.text("SET session_replication_role = replica"))
        tx.execute(sa.text(f"TRUNCATE {', '.join(table.name for table in tables)}"))
    else:
        tx.execute(sa.text("PRAGMA defer_foreign_keys = ON"))
        for table in reversed(tables):
            tx.execute(sa.delete(table))
    for table in tables:
        if rows[table.name]:
            tx.execute(sa.insert(table), rows[table.name])
    if tx.dialect.name == "postgresql":
        tx.execute(sa.text("SET session_replication_role = origin"))


async def test_another_store_with_the_same_tombstones_takes_in_all_but_the_erased(
    engine: Engine, store: Store, tmp_path: Path
) -> None:
    file = TombstoneFile(tmp_path / "tombstones.jsonl")
    engine.erasure.file = file
    await _finished_with(engine, ANA)
    published = await _exported(store)
    await engine.erasure.erase(ANA, now=NOW)
    stones = file.read()
    messages = await count(store, t.message)

    def empty(tx: Tx) -> None:
        _restore(tx, {table.name: [] for table in t.message.metadata.sorted_tables})
        tx.execute(sa.insert(t.audit_head).values(id=1, last_id=0, digest="0" * 64))

    await store.write(empty)
    assert stones
    await engine.tombstones.apply(NOW)
    report = await import_trees(store, published.splitlines(), rulebook=RuleBook(SMALL), now=NOW)
    assert report.buried > 0
    assert report.messages + report.buried == messages
    assert MARK not in await _exported(store)
    await store.read(lambda tx: tallies_are_summed(Everything(tx)))


async def test_a_text_is_known_again_under_another_id(engine: Engine, store: Store) -> None:
    await members(engine, ANA)
    await prompt(engine, ANA, TEXT)
    await engine.erasure.erase(ANA, now=NOW)
    line = json.dumps(
        {
            "message_tree_id": "x",
            "prompt": {"message_id": "x", "text": TEXT.upper(), "role": "prompter", "lang": "es"},
        }
    )
    report = await import_trees(store, [line], rulebook=RuleBook(SMALL), now=NOW)
    assert (report.trees, report.messages, report.buried) == (0, 0, 1)


async def test_the_takedown_list_names_what_was_erased(engine: Engine, store: Store) -> None:
    await members(engine, ANA)
    root = await prompt(engine, ANA, TEXT)
    (public_id,) = (await fetch(store, sa.select(t.message.c.public_id).where(t.message.c.id == root)))[0]
    assert await engine.tombstones.message_ids() == []
    await engine.erasure.erase(ANA, now=NOW)
    assert await engine.tombstones.message_ids() == [public_id]

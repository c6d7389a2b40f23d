"""Migrations: there and back with and without data, and to exactly the schema that the models describe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from sqlmodel import SQLModel

from storage.queries import tables as t
from storage.store import Store, Tx, migrations
from tests.builders import (
    Clock,
    carry_to_the_end,
    engine_over,
    growing_prompt,
    members,
    prompt,
    snapshot_of_everything,
)

TABLES = set(SQLModel.metadata.tables)


def table_names(tx: Tx) -> set[str]:
    """The tables of the database, Alembic's own aside."""
    return set(sa.inspect(tx).get_table_names()) - {"alembic_version"}


def described(tx: Tx) -> dict[str, Any]:
    """Everything the database knows of its schema, in a form that can be compared."""
    inspector = sa.inspect(tx)
    return {
        name: {
            "columns": sorted(
                (column["name"], str(column["type"]), column["nullable"], str(column["default"]))
                for column in inspector.get_columns(name)
            ),
            "primary key": inspector.get_pk_constraint(name),
            "foreign keys": sorted(
                (key["name"], key["constrained_columns"], key["referred_table"], key["referred_columns"])
                for key in inspector.get_foreign_keys(name)
            ),
            "unique": sorted(
                (each["name"], each["column_names"]) for each in inspector.get_unique_constraints(name)
            ),
            "checks": sorted(
                (each["name"], each["sqltext"]) for each in inspector.get_check_constraints(name)
            ),
            "indexes": sorted(
                (each["name"], each["column_names"], each["unique"], _options(each))
                for each in inspector.get_indexes(name)
            ),
        }
        for name in table_names(tx)
    }


def _options(index: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in index["dialect_options"].items()}


async def fill(store: Store) -> None:
    """Something in every table: a finished tree, one under review, a thumb, a report, a task that is open."""
    engine = engine_over(store)
    people = await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2])
    await carry_to_the_end(engine, root, people, clock=Clock())
    await engine.votes.vote(root, 1, by=2, now=Clock().now)
    await engine.votes.report(root, "spam", "porque sí", by=3, now=Clock().now)
    await prompt(engine, 2)
    await engine.tasks.claim(1, None, now=Clock().now)


async def test_an_empty_database_gets_every_table(empty_url: str) -> None:
    store = await Store.open(empty_url)
    try:
        assert await store.read(table_names) == set()
        await store.upgrade()
        assert await store.read(table_names) == TABLES
        assert await store.check() == []
    finally:
        await store.close()


async def test_upgrading_twice_changes_nothing(store: Store) -> None:
    await store.upgrade()
    assert await store.check() == []


async def test_the_schema_goes_and_comes_back_with_data_in_it(store: Store) -> None:
    await fill(store)
    filled = await snapshot_of_everything(store)
    assert [name for name, rows in filled.items() if not rows] == []
    await store.downgrade("base")
    assert await store.read(table_names) == set()
    await store.upgrade()
    assert await store.read(table_names) == TABLES
    await fill(store)
    assert await store.check() == []


async def test_nothing_is_left_for_a_further_migration_to_change(store: Store) -> None:
    await store.write(lambda tx: command.check(migrations(tx)))


async def test_the_migrated_schema_is_the_one_of_the_models(store: Store) -> None:
    """More than Alembic compares: checks, defaults, and the conditions of partial indexes."""
    migrated = await store.read(described)
    await store.downgrade("base")
    await store.write(SQLModel.metadata.create_all)
    assert migrated == await store.read(described)


async def test_a_database_without_schema_is_told_how_to_get_one(empty_url: str) -> None:
    store = await Store.open(empty_url)
    try:
        assert await store.check() == ["The database is empty: run `cosecha db upgrade`."]
    finally:
        await store.close()


async def test_a_database_of_another_version_is_told_both_versions(store: Store) -> None:
    await store.write(lambda tx: tx.execute(sa.text("UPDATE alembic_version SET version_num = '0000'")))
    (sentence,) = await store.check()
    assert "revision 0000" in sentence
    assert sentence.endswith("run `cosecha db upgrade`.")


async def test_a_row_cannot_point_to_one_that_is_not_there(store: Store) -> None:
    row = {"contributor_id": 999, "lang": "es"}
    with pytest.raises(sa.exc.IntegrityError):
        await store.write(lambda tx: tx.execute(sa.insert(t.contributor_language).values(**row)))

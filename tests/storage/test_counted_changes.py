"""Changes that go to the driver, and those that SQLAlchemy has to finish for each call: both say what they did."""

from __future__ import annotations

import sqlalchemy as sa

from storage import statements
from storage.queries import tables as t
from storage.store import Store
from tests.builders import NOW, fetch

c = t.contributor.c

ADD = sa.insert(t.contributor)
SUSPEND_ONE = (
    sa.update(t.contributor).where(c.discord_id == sa.bindparam("_who")).values(suspended_reason="spam")
)
SUSPEND_SOME = (
    sa.update(t.contributor)
    .where(c.discord_id.in_(sa.bindparam("_who", expanding=True)))
    .values(suspended_reason=sa.bindparam("_why"))
)


async def with_members(store: Store, *discord_ids: int) -> None:
    """Store these rows."""
    many = [{"discord_id": each, "created_at": NOW} for each in discord_ids]
    await store.write(lambda tx: statements.run_all(tx, ADD, many))


async def reasons(store: Store) -> dict[int, str | None]:
    """Member -> why they may not contribute."""
    found = await fetch(store, sa.select(c.discord_id, c.suspended_reason).order_by(c.discord_id))
    return {row.discord_id: row.suspended_reason for row in found}


async def test_one_row_and_several_are_stored_alike(store: Store) -> None:
    await with_members(store, 1)
    await with_members(store, 2, 3)
    assert await reasons(store) == {1: None, 2: None, 3: None}


async def test_a_change_says_how_many_rows_it_met(store: Store) -> None:
    await with_members(store, 1, 2)
    assert await store.write(lambda tx: statements.run(tx, SUSPEND_ONE, {"_who": 2})) == 1
    assert await store.write(lambda tx: statements.run(tx, SUSPEND_ONE, {"_who": 3})) == 0
    assert await reasons(store) == {1: None, 2: "spam"}


async def test_a_change_with_a_list_says_it_too(store: Store) -> None:
    await with_members(store, 1, 2, 3)
    values = {"_who": [1, 3, 4], "_why": "spam"}
    assert await store.write(lambda tx: statements.run(tx, SUSPEND_SOME, values)) == 2
    assert await reasons(store) == {1: "spam", 2: None, 3: "spam"}

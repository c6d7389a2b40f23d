"""Migrations: there and back with and without data, and to exactly the schema that the models describe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.queries import audit
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store, Tx, migrations
from tests.builders import (
    NOW,
    Clock,
    carry_to_the_end,
    count,
    do,
    engine_over,
    fetch,
    growing_prompt,
    members,
    message_row,
    prompt,
    snapshot_of_everything,
)
from tests.storage.invariants import assert_consistent
from tests.storage.old_story import ANA, BEA, EVA, OMAR, SUNDAY, tell

Rows = Mapping[str, list[dict[str, Any]]]
TABLES = set(SQLModel.metadata.tables)


def table_names(tx: Tx) -> set[str]:
    """The tables of the database; Alembic's own and those of the search index, which no model describes, aside."""
    found = set(sa.inspect(tx).get_table_names()) - {"alembic_version"}
    return {name for name in found if not name.startswith("message_search")}


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
    engine = engine_over(store, SMALL.changed({"num_reviews_initial_prompt": 2}))
    people = await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 1, [2, 3])
    await carry_to_the_end(engine, root, people, clock=Clock())
    await engine.votes.vote(root, 1, by=2, now=Clock().now)
    await engine.votes.report(root, "spam", "porque sí", by=3, now=Clock().now)
    await prompt(engine, 2)
    await engine.tasks.claim(1, None, now=Clock().now)
    await engine.rulings.change("fr", "num_reviews_reply", 4, now=Clock().now)
    await store.write(fill_community)
    await store.write(fill_trust)


def fill_community(tx: Tx) -> None:
    """A row in each table of what a community sees."""
    who = tx.execute(sa.select(sa.func.min(t.contributor.c.id))).scalar_one()
    guild, at = {"guild_discord_id": 77}, Clock().now
    tx.execute(sa.insert(t.server).values(**guild, time_zone="Europe/Madrid"))
    tx.execute(sa.insert(t.membership).values(**guild, contributor_id=who, name="Ana", checked_at=at))
    tx.execute(sa.insert(t.unlisted).values(scope=77, contributor_id=who))
    feed = {"channel_discord_id": 5, "lang": "es", "kind": "digest", "schedule": "0 9 * * *", "due_at": at}
    tx.execute(sa.insert(t.feed).values(**guild, **feed, created_at=at))
    tx.execute(
        sa.insert(t.post).values(
            subject="feed:1",
            slot="2026-03-02T09:00",
            channel_discord_id=5,
            claimed_at=at,
            first_claimed_at=at,
        )
    )
    tx.execute(
        sa.insert(t.campaign).values(
            **guild,
            channel_discord_id=5,
            lang="es",
            versus=["fr"],
            unit="contributions",
            goal=100,
            locale="es",
            state="running",
            starts={"es": 0, "fr": 0},
            started_by=who,
            started_at=at,
            until=at,
        )
    )
    team = tx.execute(
        sa.insert(t.team)
        .values(**guild, name="México", folded="méxico", created_at=at)
        .returning(t.team.c.id)
    ).scalar_one()
    tx.execute(sa.insert(t.team_member).values(**guild, contributor_id=who, team_id=team, joined_at=at))
    tx.execute(sa.insert(t.team_standing).values(team_id=team, period="total", lang="", points=10))
    tx.execute(sa.insert(t.badge_role).values(**guild, badge="streak_3", role_discord_id=9))
    granted = {"contributor_id": who, "badge": "streak_3", "granted_at": at}
    tx.execute(sa.insert(t.granted_role).values(**guild, **granted))


def fill_trust(tx: Tx) -> None:
    """A row in each table of trust."""
    who = tx.execute(sa.select(sa.func.min(t.contributor.c.id))).scalar_one()
    what = tx.execute(sa.select(sa.func.min(t.message.c.id))).scalar_one()
    guild, at, staff = {"guild_discord_id": 77}, Clock().now, 900
    rows: list[tuple[sa.Table, dict[str, Any]]] = [
        (t.server_setting, {**guild, "name": "raid", "value": "on", "changed_at": at}),
        (
            t.review_case,
            {"contributor_id": who, **guild, "lang": "", "reasons": 4, "urgency": 10, "opened_at": at},
        ),
        (t.message_revision, {"message_id": what, "text": "antes", "edited_by": staff, "created_at": at}),
        (t.suspension, {"id": 1, "contributor_id": who, **guild, "reason": "spam", "suspended_at": at}),
        (
            t.staff_note,
            {"contributor_id": who, **guild, "written_by": staff, "text": "ojo", "created_at": at},
        ),
        (t.removal, {"contributor_id": who, **guild, "asked_by": staff, "asked_at": at}),
        (t.notice, {"contributor_id": who, "kind": "warned", "created_at": at}),
        (
            t.appeal,
            {
                "contributor_id": who,
                "subject": "suspension:1",
                "suspension_id": 1,
                "text": "no",
                "created_at": at,
            },
        ),
        (t.erasure_request, {"contributor_id": who, "asked_at": at, "due_at": at}),
        (t.tombstone, {"kind": "message", "key": "x", "created_at": at}),
        (t.conduct, {"contributor_id": who, "period": "2020-01", "red_flags": 1}),
    ]
    for table, row in rows:
        tx.execute(sa.insert(table).values(**row))
    audit.append(tx, "case.kept", "message:1", by=staff, guild_discord_id=77, now=at, lang="es")
    tx.execute(sa.insert(t.label_agreement).values(lang="es", label="spam", units=1, values=2))
    tx.execute(sa.insert(t.follower).values(name="review", last_id=1))


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


def rows_as_they_are(tx: Tx) -> Rows:
    """Every row of every table that there is, whatever the revision."""
    tables = sa.MetaData()
    tables.reflect(tx, only=lambda name, _: name != "alembic_version")
    return {
        table.name: sorted((row._asdict() for row in tx.execute(sa.select(table))), key=repr)
        for table in tables.sorted_tables
    }


async def test_every_revision_goes_and_comes_back_with_data_in_it(store: Store) -> None:
    """What two revisions both have, both have alike; what can be worked out anew is the same again."""
    await fill(store)
    full = await store.read(rows_as_they_are)
    revisions = [each.revision for each in ScriptDirectory.from_config(migrations(None)).walk_revisions()]
    above = full
    for revision in revisions[1:]:
        await store.downgrade(revision)
        assert (await store.check())[0].startswith(f"The database is at revision {revision}")
        above = _assert_alike(await store.read(rows_as_they_are), above)
    for revision in reversed(revisions[:-1]):
        await store.upgrade(revision)
        above = _assert_alike(await store.read(rows_as_they_are), above)
    assert await store.check() == []
    for derived in ("standing", "language_day", "seen"):
        assert above[derived] == full[derived]


def _assert_alike(rows: Rows, before: Rows) -> Rows:
    """Compare the columns that both have, but for marks that one of them does without; the first of the two."""
    for table in sorted(rows.keys() & before.keys() - {"seen"}):
        if rows[table] and before[table]:
            names = sorted(rows[table][0].keys() & before[table][0].keys())
            found, wanted = (
                sorted(([row[name] for name in names] for row in each[table]), key=repr)
                for each in (rows, before)
            )
            assert found == wanted, table
        else:
            assert not rows[table] or table in WORKED_OUT, table
    return rows


WORKED_OUT = frozenset({"standing", "language_day"})
"""Tables that a migration fills from the others."""


async def test_a_store_of_the_first_version_is_taken_over_as_it_is(store: Store) -> None:
    """From plain rows of that version to the counters, marks and authors that this one works with."""
    await store.downgrade("0001")
    await store.write(tell)
    old = await store.read(rows_as_they_are)
    await store.upgrade()
    assert await store.check() == []
    engine = engine_over(store)
    # What the reviews taught was not written down then, as under other rules.
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook, has_new_rules=True))
    await _has_what_it_should(store, engine)
    new = await snapshot_of_everything(store)

    await store.downgrade("0001")
    again = await store.read(rows_as_they_are)
    assert _without_omar(again) == _without_omar(old)
    await store.upgrade()
    assert await snapshot_of_everything(store) == new

    await engine.tasks.skip((await engine.tasks.claim(EVA, None, now=NOW)).id, by=EVA, now=NOW)
    await do(engine, BEA, Kind.LABEL_INITIAL_PROMPT)
    restored = [
        row.id for row in await fetch(store, sa.select(m.id).where(m.removed_with == m.id, m.text != ""))
    ]
    assert len(restored) == 1
    await engine.moderation.restore(restored[0], now=NOW)
    rulebook = engine.context.rulebook
    await store.read(lambda tx: assert_consistent(tx, rulebook, has_restored=True, has_new_rules=True))


m = t.message.c


def _without_omar(rows: Rows) -> Rows:
    """The rows without what an erasure takes away now and did not in the first version."""
    found = dict(rows)
    for table in ("seen", "contributor_day"):
        found[table] = [row for row in rows[table] if row["contributor_id"] != OMAR]
    found["message"] = [row | ({} if row["text"] else {"author_id": None}) for row in rows["message"]]
    return found


async def _has_what_it_should(store: Store, engine: Engine) -> None:
    """A few figures by hand, beside what the invariants say."""
    a = t.award.c
    badges = sa.select(t.contributor.c.discord_id, a.badge).join(
        t.award, a.contributor_id == t.contributor.c.id
    )
    wrote_prompts = {row[0] for row in await fetch(store, badges.where(a.badge == "first_prompt"))}
    assert ANA in wrote_prompts
    assert None not in wrote_prompts
    ana = await engine.boards.own(ANA, "total")
    assert ana is not None
    # Ana wrote a prompt and an answer, both accepted, the answer taken out again; and gave four reviews.
    assert (ana.points, ana.contributions) == (1 + 40 + 1 + 40 - 40 + 4 * 10, 6)
    assert (ana.prompts, ana.replies, ana.labels, ana.accepted) == (1, 1, 4, 1)
    top = await engine.boards.top("2026-W09", lang="es", guild_discord_id=77)
    assert [each.discord_id for each in top] == [BEA, EVA, ANA]
    assert await engine.boards.top("2026-W10", lang="es") == []
    assert await engine.members.today(EVA, now=SUNDAY) == (1, 2)
    assert await engine.members.today(BEA, now=SUNDAY) == (1, 3)
    days = await engine.boards.days("es", since=SUNDAY.date())
    assert [(day.reviews, day.rankings, day.accepted) for day in days] == [(1, 1, -2)]
    removed = await fetch(
        store, sa.select(m.id, m.parent_id, m.removed_with).where(m.is_deleted).order_by(m.id)
    )
    answer, below, lost = removed
    assert (answer.removed_with, below.removed_with, lost.removed_with) == (answer.id, answer.id, lost.id)
    assert (await message_row(store, lost.id)).author_id is None
    labels = await fetch(store, sa.select(m.labels, m.imported_labels).where(m.labels.is_not(None)))
    assert set(map(str, labels)) == {"({'spam': [0.0, 1]}, {'spam': [0.1, 3]})"}
    w = t.work.c
    authors = {row.kind: row.author_id for row in await fetch(store, sa.select(w.kind, w.author_id))}
    assert authors == {"assistant_reply": BEA, "label_initial_prompt": EVA}
    assert (
        await count(store, t.seen, t.seen.c.contributor_id == EVA, t.seen.c.kind == "label_initial_prompt")
        == 0
    )


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

"""The audit log: entries form a chain in which nothing can be changed, added or taken out unseen; who may read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.errors import CollectionError
from storage.queries import audit, sql
from storage.queries import tables as t
from storage.services.audit_log import LOG_CHANNEL, MOST_OF_A_PAGE, PATIENCE
from storage.services.engine import Engine
from storage.store import Tx
from tests.builders import NOW, member

HERE, THERE = 11, 22
MARTA, NURIA = 501, 502
e = t.audit_entry.c


async def logged(engine: Engine, count: int = 5, **changes: Any) -> None:
    """So many acts of the staff, a minute apart."""
    acts = ("case.removed", "member.suspended", "setting.changed")

    def body(tx: Tx) -> None:
        for number in range(count):
            values: dict[str, Any] = {
                "by": MARTA if number % 2 else None,
                "guild_discord_id": HERE,
                "now": NOW + timedelta(minutes=number),
                "lang": "es" if number % 3 else "",
                "reasons": ["report", "pii"],
                "share": 0.25,
                **changes,
            }
            act, subject = values.pop("act", acts[number % 3]), values.pop("subject", f"message:{number}")
            audit.append(tx, act, subject, **values)

    await engine.context.store.write(body)


async def tamper(engine: Engine, *statements: sa.Executable) -> None:
    """Change rows behind the back of the program."""

    def body(tx: Tx) -> None:
        for statement in statements:
            tx.execute(statement)

    await engine.context.store.write(body)


def changed(number: int, **values: Any) -> sa.Executable:
    return sa.update(t.audit_entry).where(e.id == number).values(**values)


def manager(guild: int = HERE, *, is_home: bool = False) -> Authority:
    return Authority(MARTA, guild, Level.MANAGER, is_home=is_home)


# ---------------------------------------------------------------------------------------------- the chain


async def test_a_log_without_entries_is_whole(engine: Engine) -> None:
    found = await engine.audit_log.verify()
    assert (found.count, found.is_whole, found.broken_at) == (0, True, None)


@pytest.mark.parametrize("batch", [1, 2, 5, 1000])
async def test_a_log_that_nobody_touched_is_whole_in_batches_of_any_size(engine: Engine, batch: int) -> None:
    await logged(engine)
    found = await engine.audit_log.verify(batch=batch)
    assert (found.count, found.is_whole, found.broken_at) == (5, True, None)
    (head,) = await engine.context.store.read(lambda tx: tx.execute(sa.select(t.audit_head)).all())
    assert found.last_digest == head.digest


CHANGES: dict[str, Callable[[int], dict[str, Any]]] = {
    "at": lambda number: {"at": NOW + timedelta(days=9)},
    "a part of a second of at": lambda number: {"at": NOW + timedelta(minutes=number - 1, microseconds=7)},
    "actor_discord_id": lambda number: {"actor_discord_id": NURIA},
    "guild_discord_id": lambda number: {"guild_discord_id": THERE},
    "act": lambda number: {"act": "case.kept"},
    "subject": lambda number: {"subject": "message:99"},
    "lang": lambda number: {"lang": "fr"},
    "details": lambda number: {"details": {"reasons": ["spam"], "share": 0.25}},
    "one of the details": lambda number: {"details": {"reasons": ["report", "pii"], "share": 0.26}},
    "details made empty": lambda number: {"details": {}},
    "details_sha256": lambda number: {"details_sha256": "0" * 64},
    "digest": lambda number: {"digest": "f" * 64},
    "id": lambda number: {"id": number + 100},
    "id below all": lambda number: {"id": -number},
}
"""What somebody with access to the database may change of an entry."""


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("number", [1, 3, 5])
async def test_a_change_of_any_column_of_any_entry_is_found(engine: Engine, what: str, number: int) -> None:
    """At its place, or where a number is missing now."""
    await logged(engine)
    await tamper(engine, changed(number, **CHANGES[what](number)))
    found = await engine.audit_log.verify(batch=2)
    assert not found.is_whole
    assert found.broken_at == (-number if what == "id below all" else number)
    assert found.count == (0 if what == "id below all" else number - 1)


def test_every_column_of_the_chain_is_tried() -> None:
    """When the log channel had an entry is not part of it."""
    assert {column.name for column in t.audit_entry.columns} - {"told_at"} <= set(CHANGES)


async def test_an_actor_that_was_nobody_and_becomes_somebody_is_found(engine: Engine) -> None:
    await logged(engine)
    await tamper(engine, changed(2, actor_discord_id=None))
    assert (await engine.audit_log.verify()).broken_at == 2


@pytest.mark.parametrize("number", [1, 3, 5])
async def test_an_entry_that_was_taken_out_is_found(engine: Engine, number: int) -> None:
    """At the beginning, in the middle, at the end."""
    await logged(engine)
    await tamper(engine, sa.delete(t.audit_entry).where(e.id == number))
    found = await engine.audit_log.verify()
    assert (found.is_whole, found.broken_at) == (False, number)


async def test_entries_that_were_numbered_anew_after_one_was_taken_out_are_found(engine: Engine) -> None:
    await logged(engine)
    renumbered = [changed(number, id=number - 1) for number in (4, 5)]
    await tamper(engine, sa.delete(t.audit_entry).where(e.id == 3), *renumbered)
    assert (await engine.audit_log.verify()).broken_at == 3


async def test_a_log_that_was_emptied_is_found(engine: Engine) -> None:
    await logged(engine)
    await tamper(engine, sa.delete(t.audit_entry))
    assert (await engine.audit_log.verify()).broken_at == 1
    await tamper(engine, sa.delete(t.audit_head))
    assert not (await engine.audit_log.verify()).is_whole


async def test_an_entry_that_was_added_by_hand_is_found(engine: Engine) -> None:
    await logged(engine)
    copy = sa.select(*(sa.literal(6) if c.name == "id" else c for c in t.audit_entry.columns)).where(
        e.id == 5
    )
    await tamper(engine, sa.insert(t.audit_entry).from_select(t.audit_entry.columns.keys(), copy))
    assert (await engine.audit_log.verify()).broken_at == 6


async def test_two_entries_that_changed_places_are_found(engine: Engine) -> None:
    await logged(engine)
    await tamper(engine, changed(2, id=99), changed(3, id=2), changed(99, id=3))
    assert (await engine.audit_log.verify()).broken_at == 2


async def test_an_end_of_the_log_that_was_set_back_is_found(engine: Engine) -> None:
    await logged(engine)
    before = await engine.context.store.read(
        lambda tx: tx.execute(sa.select(e.digest).where(e.id == 4)).scalar()
    )
    await tamper(engine, sa.update(t.audit_head).values(last_id=4, digest=before))
    assert (await engine.audit_log.verify()).broken_at == 6


async def test_details_can_be_erased_and_the_chain_holds(engine: Engine) -> None:
    """Those of a member who is erased."""
    await logged(engine)
    await tamper(engine, sa.update(t.audit_entry).values(details=None))
    found = await engine.audit_log.verify()
    assert (found.count, found.is_whole) == (5, True)


async def test_when_a_log_channel_had_an_entry_is_not_part_of_the_chain(engine: Engine) -> None:
    await logged(engine)
    await engine.audit_log.told([1, 2], now=NOW)
    assert (await engine.audit_log.verify()).is_whole


async def test_a_chain_that_was_made_anew_lacks_the_digest_that_was_kept(engine: Engine) -> None:
    """Whoever may write to the database can reckon a whole chain; not one that ends as somebody noted it."""
    await logged(engine)
    kept = (await engine.audit_log.verify()).last_digest
    await logged(engine, 2)
    assert (await engine.audit_log.verify(known=kept)).is_whole
    anew = sa.update(t.audit_head).values(last_id=0, digest="0" * 64)
    await tamper(engine, sa.delete(t.audit_entry), anew)
    await logged(engine, 7, by=NURIA)
    assert (await engine.audit_log.verify()).is_whole
    found = await engine.audit_log.verify(known=kept)
    assert (found.is_whole, found.has_known, found.broken_at) == (False, False, None)


async def test_values_that_are_none_of_their_column_are_a_broken_entry_and_no_crash(
    sqlite_engine: Engine,
) -> None:
    """SQLite stores anything anywhere."""
    for column in ("at", "actor_discord_id", "details", "act", "subject"):
        for value in ("'no value of this kind'", "x'0041'", "'{\"open\"'"):
            await logged(sqlite_engine, 3)
            last = (await sqlite_engine.audit_log.verify()).count
            read = sa.text(f"SELECT {column} FROM audit_entry WHERE id = {last - 1}")
            was = await sqlite_engine.context.store.read(partial(sa.Connection.scalar, statement=read))
            await tamper(
                sqlite_engine, sa.text(f"UPDATE audit_entry SET {column} = {value} WHERE id = {last - 1}")
            )
            found = await sqlite_engine.audit_log.verify()
            assert (found.is_whole, found.broken_at) == (False, last - 1), (column, value)
            mend = sa.text(f"UPDATE audit_entry SET {column} = :was WHERE id = {last - 1}").bindparams(
                was=was
            )
            await tamper(sqlite_engine, mend)


# ------------------------------------------------------------------------------------------------ reading


async def test_the_newest_entries_of_a_server_come_first_page_by_page(engine: Engine) -> None:
    await logged(engine, 7)
    await logged(engine, 2, guild_discord_id=THERE)
    first = await engine.audit_log.page(manager(), guild=HERE, count=4)
    assert ([entry.id for entry in first.entries], first.older) == ([7, 6, 5, 4], 4)
    rest = await engine.audit_log.page(manager(), guild=HERE, count=4, before=first.older)
    assert ([entry.id for entry in rest.entries], rest.older) == ([3, 2, 1], None)
    assert first.entries[0].details == {"reasons": ["report", "pii"], "share": 0.25}
    assert (first.entries[0].kind, first.entries[0].about) == ("message", "6")


async def test_entries_are_found_by_what_they_are_about_who_did_it_and_what_was_done(engine: Engine) -> None:
    await logged(engine, 6)
    log = engine.audit_log
    for wanted, ids in (
        ({"subject": "message:3"}, [4]),
        ({"actor": MARTA}, [6, 4, 2]),
        ({"act": "member.suspended"}, [5, 2]),
        ({"act": "member.suspended", "actor": MARTA}, [2]),
        ({"subject": "message:77"}, []),
    ):
        found = await log.page(manager(), guild=HERE, **wanted)
        assert [entry.id for entry in found.entries] == ids, wanted


async def test_no_page_is_larger_than_the_limit(engine: Engine) -> None:
    await logged(engine, MOST_OF_A_PAGE + 5)
    found = await engine.audit_log.page(manager(), guild=HERE, count=10_000)
    assert len(found.entries) == MOST_OF_A_PAGE


@pytest.mark.parametrize(
    "who, guild",
    [
        (Authority(MARTA, HERE, Level.MODERATOR), HERE),
        (Authority(MARTA, HERE, Level.MODERATOR, is_home=True), HERE),
        (Authority(MARTA, HERE), HERE),
        (Authority(MARTA, None, Level.MANAGER), None),
        (Authority(MARTA, HERE, Level.MANAGER), THERE),
        (Authority(MARTA, HERE, Level.MANAGER), None),
    ],
)
async def test_a_log_is_for_whoever_manages_the_server(
    engine: Engine, who: Authority, guild: int | None
) -> None:
    with pytest.raises(CollectionError) as caught:
        await engine.audit_log.page(who, guild=guild)
    assert caught.value.key == "error-not-allowed"


@pytest.mark.parametrize("who", [manager(is_home=True), Authority(MARTA, None, Level.OPERATOR)])
async def test_home_servers_and_operators_read_all_of_it(engine: Engine, who: Authority) -> None:
    await logged(engine, 1)
    await logged(engine, 1, guild_discord_id=THERE)
    await logged(engine, 1, guild_discord_id=None)
    assert len((await engine.audit_log.page(who, guild=None)).entries) == 3
    assert len((await engine.audit_log.page(who, guild=THERE)).entries) == 1


async def test_a_member_is_known_by_the_number_that_entries_name(engine: Engine) -> None:
    await member(engine, 42, ["es"])
    (row,) = await engine.context.store.read(lambda tx: tx.execute(sa.select(t.contributor.c.id)).all())
    assert await engine.audit_log.subject_of_member(42) == f"member:{row.id}"
    assert await engine.audit_log.subject_of_member(43) is None


async def test_one_entry_is_for_the_moderators_of_where_it_was_done(engine: Engine) -> None:
    """Its button stands in their log channel."""
    await logged(engine, 1)
    moderator = Authority(NURIA, HERE, Level.MODERATOR)
    assert (await engine.audit_log.entry(1, moderator)).act == "case.removed"
    everywhere = Authority(NURIA, THERE, Level.MODERATOR, is_home=True)
    assert (await engine.audit_log.entry(1, everywhere)).id == 1
    for number, who in (
        (1, Authority(NURIA, THERE, Level.MANAGER)),
        (1, Authority(NURIA, HERE)),
        (2, moderator),
    ):
        with pytest.raises(CollectionError) as caught:
            await engine.audit_log.entry(number, who)
        assert caught.value.key == "error-not-allowed-here"


async def test_a_page_says_whom_its_entries_are_about_and_forgets_who_was_erased(engine: Engine) -> None:
    await member(engine, 42, ["es"])
    subject = await engine.audit_log.subject_of_member(42)
    await logged(engine, 1, subject=subject)
    await logged(engine, 1, subject="member:999")
    assert list((await engine.audit_log.page(manager(), guild=HERE)).members.values()) == [42]
    await engine.erasure.erase(42, now=NOW)
    assert (await engine.audit_log.page(manager(), guild=HERE)).members == {}


# ------------------------------------------------------------------------------------------- log channels


async def log_channel(engine: Engine, guild: int, channel: int | None) -> None:
    """The staff of a server chose a log channel."""
    keys = {"guild_discord_id": guild, "name": LOG_CHANNEL}
    values = {"value": channel, "changed_by": MARTA, "changed_at": NOW}
    await engine.context.store.write(lambda tx: sql.put(tx, t.server_setting, keys, values))


async def test_a_log_channel_waits_for_what_it_has_not_had_oldest_first(engine: Engine) -> None:
    await log_channel(engine, HERE, 900)
    await logged(engine, 3)
    await logged(engine, 2, guild_discord_id=THERE)
    log = engine.audit_log
    assert [(each.guild_discord_id, each.channel_discord_id) for each in await log.waiting()] == [(HERE, 900)]
    assert [entry.id for entry in await log.untold(HERE, count=2)] == [1, 2]
    await log.told([1, 2], now=NOW)
    assert [entry.id for entry in await log.untold(HERE)] == [3]
    await log.told([3], now=NOW)
    assert await log.waiting() == ()


async def test_what_no_log_channel_will_have_does_not_wait(engine: Engine) -> None:
    """Servers without one, and one that cannot be written to for a day; a channel chosen later gets no history."""
    await log_channel(engine, HERE, 900)
    await logged(engine, 2)
    await logged(engine, 2, guild_discord_id=THERE)
    await logged(engine, 1, guild_discord_id=None)
    await engine.audit_log.pass_over(now=NOW + timedelta(hours=1))
    await log_channel(engine, THERE, 901)
    assert await engine.audit_log.untold(THERE) == ()
    assert len(await engine.audit_log.untold(HERE)) == 2
    await engine.audit_log.pass_over(now=NOW + PATIENCE + timedelta(seconds=30))
    assert [entry.id for entry in await engine.audit_log.untold(HERE)] == [2]
    assert (await engine.audit_log.verify()).is_whole


# ---------------------------------------------------------------------------------------------- its details


@pytest.mark.parametrize("value", [{7: "a"}, [float("nan")], float("inf"), -0.0, 1e16, {"at": NOW}])
async def test_details_that_would_not_come_back_as_they_were_are_refused(
    engine: Engine, value: object
) -> None:
    with pytest.raises(ValueError, match="share"):
        await logged(engine, 1, share=value)
    assert (await engine.audit_log.verify()).count == 0


async def test_details_of_every_kind_come_back_with_the_digest_they_were_given(engine: Engine) -> None:
    """9,007,199,254,740,993 is more than a float tells apart."""
    numbers = [0.0, 0.1, 1e-7, 5e-324, 1e15, -2.5, 2**53 + 1, 10**40]
    await logged(engine, 1, share={"numbers": numbers, "ñ": [None, True, {"": ""}], "a": ("b", "c")})
    found = await engine.audit_log.verify()
    assert (found.count, found.is_whole) == (1, True)

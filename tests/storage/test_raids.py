"""Many new members who write at once: noticed, held back for a while, and over by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.errors import StoreUnavailable
from storage.domain.kinds import Kind
from storage.domain.policies import Policy, RaidMode
from storage.domain.rules import SMALL
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.raids import LASTS, WINDOW
from storage.store import Store
from tests.builders import NOW, Clock, EngineFactory, claim, count, engine_over, fetch, finish, member
from tests.storage.invariants import assert_consistent

SERVER = 77
OTHER_SERVER = 78
RULES = SMALL.changed({"newcomer_contributions": 2, "newcomer_hours": 0, "max_initial_prompt_review": 1000})
MOST = 4
RAIDERS = range(100, 200)


@pytest.fixture
async def engine(make_engine: EngineFactory) -> Engine:
    """Member 1 is established; on SERVER more than four texts by newcomers are a raid."""
    engine = make_engine(RULES)
    await member(engine, 1, now=NOW - timedelta(days=1))
    for _ in range(2):
        await write(engine, 1, now=NOW - timedelta(days=1))
    engine.context.policies[SERVER] = Policy(raid_texts=MOST)
    return engine


async def write(engine: Engine, by: int, *, server: int = SERVER, now=NOW) -> bool:
    """A new prompt; whether it is held."""
    view = await claim(engine, by, Kind.INITIAL_PROMPT, guild_discord_id=server, now=now)
    return (await finish(engine, view, by, now=now)).is_held


async def raid(engine: Engine, people: range, *, server: int = SERVER, now=NOW) -> list[bool]:
    """Each of these joins and writes a text; which were held."""
    for by in people:
        await member(engine, by, now=now)
    return [await write(engine, by, server=server, now=now) for by in people]


async def acts(store: Store) -> list[tuple[str, int]]:
    """What the audit log has, oldest first."""
    a = t.audit_entry.c
    rows = await fetch(store, sa.select(a.act, a.guild_discord_id).order_by(a.id))
    return [(row.act, row.guild_discord_id) for row in rows]


async def test_the_text_after_too_many_by_newcomers_waits_for_a_moderator(
    engine: Engine, store: Store
) -> None:
    held = await raid(engine, RAIDERS[: MOST + 3])
    assert held == [False] * (MOST + 1) + [True] * 2
    assert await acts(store) == [("raid.on", SERVER)]
    assert engine.context.policy(SERVER).raid_until == NOW + LASTS
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_as_many_over_a_longer_time_are_no_raid(engine: Engine, store: Store) -> None:
    clock = Clock()
    for by in RAIDERS[: MOST * 2]:
        assert not any(await raid(engine, range(by, by + 1), now=clock.now))
        clock.later(minutes=WINDOW / timedelta(minutes=1) / MOST)
    assert await engine.raids.run(clock.now) == 0
    assert await acts(store) == []


async def test_who_is_established_makes_no_raid(engine: Engine, store: Store) -> None:
    for _ in range(MOST * 2):
        assert not await write(engine, 1)
    assert await engine.raids.run(NOW) == 0


async def test_a_raid_on_one_server_holds_nothing_on_another(engine: Engine) -> None:
    await raid(engine, RAIDERS[: MOST + 1])
    assert await raid(engine, RAIDERS[50:52]) == [True, True]
    assert await raid(engine, RAIDERS[60:62], server=OTHER_SERVER) == [False, False]


async def test_the_first_days_of_a_community_are_no_raid(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(RULES)
    engine.context.policies[SERVER] = Policy(raid_texts=MOST)
    assert not any(await raid(engine, RAIDERS[: MOST * 2]))
    assert await engine.raids.run(NOW) == 0
    assert await acts(store) == []


@pytest.mark.parametrize("mode", [RaidMode.OFF, RaidMode.ON])
async def test_a_server_that_decided_for_itself_is_left_alone(
    engine: Engine, store: Store, mode: RaidMode
) -> None:
    engine.context.policies[SERVER] = Policy(raid=mode, raid_texts=MOST)
    held = await raid(engine, RAIDERS[: MOST + 3])
    assert held == [mode is RaidMode.ON] * (MOST + 3)
    assert await engine.raids.run(NOW) == 0
    assert await acts(store) == []


async def test_a_raid_is_over_by_itself(engine: Engine, store: Store) -> None:
    await raid(engine, RAIDERS[: MOST + 1])
    later = NOW + LASTS
    assert await engine.raids.run(later - timedelta(seconds=1)) == 0
    assert await engine.raids.run(later) == 1
    assert await engine.raids.run(later) == 0
    assert await acts(store) == [("raid.on", SERVER), ("raid.off", SERVER)]
    assert await count(store, t.server_setting) == 0
    assert engine.context.policy(SERVER) == Policy(raid_texts=MOST)
    assert await raid(engine, RAIDERS[50:51], now=later) == [False]


async def test_a_raid_that_goes_on_lasts_longer_and_is_told_once(engine: Engine, store: Store) -> None:
    await raid(engine, RAIDERS[: MOST + 1])
    later = NOW + timedelta(minutes=30)
    assert all(await raid(engine, RAIDERS[10 : 11 + MOST], now=later))
    assert await engine.raids.run(later) == 1
    assert await engine.raids.run(later) == 0
    assert engine.context.policy(SERVER).raid_until == later + LASTS
    assert await acts(store) == [("raid.on", SERVER)]


async def test_another_process_and_a_restart_know_of_the_raid(engine: Engine, store: Store) -> None:
    await raid(engine, RAIDERS[: MOST + 1])
    other = engine_over(store, RULES, seed=8)
    other.context.policies[SERVER] = Policy(raid_texts=MOST)
    assert await other.raids.run(NOW) == 0
    assert other.context.policy(SERVER).raid_until == NOW + LASTS
    assert await raid(other, RAIDERS[50:51]) == [True]


async def test_texts_that_came_through_other_processes_are_counted_by_the_job(
    engine: Engine, store: Store
) -> None:
    for by in RAIDERS[: MOST + 1]:
        other = engine_over(store, RULES, seed=by)
        other.context.policies[SERVER] = Policy(raid_texts=MOST)
        await raid(other, range(by, by + 1))
    assert await acts(store) == []
    assert await engine.raids.run(NOW) == 1
    assert await acts(store) == [("raid.on", SERVER)]


async def test_a_database_that_is_away_does_not_take_a_text_back(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(now: object) -> int:
        raise StoreUnavailable(detail="away")

    monkeypatch.setattr(engine.raids, "run", away)
    assert not any(await raid(engine, RAIDERS[: MOST + 1]))
    assert await count(store, t.message) == 2 + MOST + 1


async def test_a_time_that_cannot_be_read_ends_a_raid(engine: Engine, store: Store) -> None:
    row = {"guild_discord_id": SERVER, "name": "raid_until", "value": "soon", "changed_at": NOW}
    await store.write(lambda tx: tx.execute(t.server_setting.insert().values(**row)).rowcount)
    assert await engine.raids.run(NOW) == 1
    assert await acts(store) == [("raid.off", SERVER)]

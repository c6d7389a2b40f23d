"""A task goes on where it was handed out: that server's gates, suspensions and moderators reach what comes of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

import pytest
import sqlalchemy as sa

from storage.domain.errors import MemberSuspended, TaskElsewhere
from storage.domain.kinds import Kind
from storage.domain.views import TaskView
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    claim,
    claim_about,
    fill_in,
    growing_prompt,
    member,
    members,
    message_row,
    reply,
    review,
    snapshot_of_everything,
    task_row,
    written_in,
)
from tests.storage.invariants import assert_consistent

HERE, THERE = 11, 22
TEXT = "Se poda en invierno, con tijeras limpias."
PROMPT, LABEL, RANK = Kind.INITIAL_PROMPT, Kind.LABEL_ASSISTANT_REPLY, Kind.RANK_ASSISTANT_REPLIES

Step = Callable[[Engine, TaskView, int], Awaitable[object]]
"""Something that member 1 does with their task on a server."""
STEPS: Mapping[str, tuple[Kind, Step]] = MappingProxyType(
    {
        "show": (PROMPT, lambda e, task, at: e.tasks.show(task.id, by=1, guild_discord_id=at)),
        "write": (PROMPT, lambda e, task, at: e.tasks.save_text(task.id, TEXT, by=1, guild_discord_id=at)),
        "turn": (PROMPT, lambda e, task, at: e.tasks.save_page(task.id, 1, by=1, guild_discord_id=at)),
        "label": (
            LABEL,
            lambda e, task, at: e.tasks.save_answers(task.id, {"spam": 0.0}, by=1, guild_discord_id=at),
        ),
        "rank": (
            RANK,
            lambda e, task, at: e.tasks.save_order(
                task.id, [[each.id] for each in task.options], by=1, guild_discord_id=at
            ),
        ),
        "submit": (
            PROMPT,
            lambda e, task, at: e.submissions.submit(task.id, by=1, now=NOW, guild_discord_id=at),
        ),
        "resume": (PROMPT, lambda e, task, at: claim(e, 1, None, guild_discord_id=at)),
    }
)


async def work_of(engine: Engine, kind: Kind, guild: int | None = HERE) -> TaskView:
    """A task of member 1, handed out on a server; a text is written already."""
    await members(engine, 1, 2, 3, 4)
    if kind is not PROMPT:
        root = await growing_prompt(engine, 2, [3])
        small = sa.update(t.tree).values(goal_size=3, max_depth=1)
        await engine.context.store.write(lambda tx: tx.execute(small))
        replies = [await reply(engine, by, root) for by in (3, 4)]
        for each in replies if kind is RANK else ():
            await review(engine, each, [2])
    task = await claim(engine, 1, kind, guild_discord_id=guild)
    if kind is PROMPT:
        await fill_in(engine, task, 1)
    return task


@pytest.mark.parametrize("name", STEPS)
async def test_a_task_goes_on_where_it_was_handed_out_and_nowhere_else(
    engine: Engine, store: Store, name: str
) -> None:
    kind, step = STEPS[name]
    task = await work_of(engine, kind)
    before = await snapshot_of_everything(store)
    with pytest.raises(TaskElsewhere) as refusal:
        await step(engine, task, THERE)
    assert (refusal.value.task_id, refusal.value.guild_discord_id) == (task.id, HERE)
    assert await snapshot_of_everything(store) == before
    await step(engine, task, HERE)


async def test_a_task_can_be_skipped_on_another_server_which_then_gives_its_own(
    engine: Engine, store: Store
) -> None:
    task = await work_of(engine, PROMPT)
    await engine.tasks.skip(task.id, by=1, now=NOW)
    new = await claim(engine, 1, PROMPT, guild_discord_id=THERE)
    assert (await task_row(store, task.id)).state == "skipped"
    assert (await task_row(store, new.id)).guild_discord_id == THERE


@pytest.mark.parametrize("guild", [HERE, THERE])
async def test_a_text_whose_time_ran_out_comes_back_on_its_own_server_alone(
    engine: Engine, store: Store, guild: int
) -> None:
    await members(engine, 1, 2, 3)
    root = await growing_prompt(engine, 2, [3])
    task = await claim_about(engine, 1, Kind.ASSISTANT_REPLY, root)
    own = sa.update(t.task).where(t.task.c.id == task.id).values(guild_discord_id=HERE)
    await store.write(lambda tx: tx.execute(own))
    await engine.tasks.save_text(task.id, TEXT, by=1, guild_discord_id=HERE)
    later = task.expires_at + timedelta(minutes=1)
    await engine.upkeep.expire_tasks(now=later)
    with pytest.raises(TaskElsewhere):
        await engine.submissions.submit(task.id, by=1, now=later, guild_discord_id=THERE)
    given = await claim(engine, 1, Kind.ASSISTANT_REPLY, now=later, guild_discord_id=guild)
    assert (given.id == task.id, given.draft.text) == ((True, TEXT) if guild == HERE else (False, None))


async def test_what_was_handed_out_without_a_server_belongs_to_the_one_where_it_goes_on(
    engine: Engine, store: Store
) -> None:
    """As a private message did once; a look at it does not count."""
    task = await work_of(engine, PROMPT, guild=None)
    await engine.tasks.show(task.id, by=1, guild_discord_id=THERE)
    assert (await task_row(store, task.id)).guild_discord_id is None
    await engine.tasks.save_text(task.id, TEXT, by=1, guild_discord_id=HERE)
    with pytest.raises(TaskElsewhere):
        await engine.submissions.submit(task.id, by=1, now=NOW, guild_discord_id=THERE)
    await engine.submissions.submit(task.id, by=1, now=NOW, guild_discord_id=HERE)
    written = await message_row(store, await written_in(store, task.id))
    assert (written.text, written.guild_discord_id) == (TEXT, HERE)
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_nobody_takes_such_a_task_to_a_server_that_suspended_them(engine: Engine, store: Store) -> None:
    task = await work_of(engine, PROMPT, guild=None)
    held = {str(HERE): {"until": None, "reason": "Insultos"}}
    barred = sa.update(t.contributor).where(t.contributor.c.discord_id == 1).values(barred=held)
    await store.write(lambda tx: tx.execute(barred))
    before = await snapshot_of_everything(store)
    with pytest.raises(MemberSuspended):
        await engine.submissions.submit(task.id, by=1, now=NOW, guild_discord_id=HERE)
    assert await snapshot_of_everything(store) == before


async def test_sending_a_finished_task_again_says_the_same_everywhere(engine: Engine, store: Store) -> None:
    """A press that comes twice, for a task of a server and for one of none."""
    for guild in (HERE, None):
        task = await work_of(engine, PROMPT, guild)
        await engine.submissions.submit(task.id, by=1, now=NOW)
        before = await snapshot_of_everything(store)
        again = await engine.submissions.submit(task.id, by=1, now=NOW, guild_discord_id=THERE)
        assert again.is_repeat
        assert await snapshot_of_everything(store) == before


async def test_without_a_server_nothing_is_asked(engine: Engine) -> None:
    """The bot's own jobs and the demo go on with any task."""
    task = await work_of(engine, PROMPT)
    await member(engine, 1)
    assert (await engine.tasks.show(task.id, by=1)).id == task.id
    assert not (await engine.submissions.submit(task.id, by=1, now=NOW)).is_repeat

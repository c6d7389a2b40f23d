"""Several presses at the same moment: one answer is stored, one member gets the place."""

from __future__ import annotations

import asyncio

import pytest

from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.cogs.flows import prepare
from tests.cogs.stage import Stage


@pytest.mark.parametrize("kind", list(Kind))
async def test_submit_pressed_at_two_devices_at_the_same_moment(garden: Stage, kind: Kind) -> None:
    """One of them is thanked, the other hears that it was sent already."""
    ana = garden.player("ana")
    work = await prepare(ana, kind)
    phone = ana.other_device()
    await phone.slash("work")
    button = ana.action("submit")
    answers = await asyncio.gather(ana.forge(button), phone.forge(button))
    repeats = [ana.t("thanks.repeat-title") in answer for answer in answers]
    assert sorted(repeats) == [False, True]
    await work.stored()
    assert (
        len(
            await garden.rows(
                t.point_entry, t.point_entry.c.task_id == work.task_id, t.point_entry.c.contributor_id > 5
            )
        )
        == 1
    )


async def test_ten_members_ask_for_the_one_task_at_the_same_moment(garden: Stage) -> None:
    """One has it; nine are told that there is none."""
    members = [garden.player(f"member {number}") for number in range(10)]
    for member in members:
        await member.join("es")
    await asyncio.gather(*(member.forge("c1:take:label_assistant_reply") for member in members))
    assert len([member for member in members if member.task_id()]) == 1
    assert len(await garden.rows(t.task, t.task.c.state == "open")) == 1


async def test_a_double_click_for_a_task_gives_one(garden: Stage) -> None:
    """Both answers show the same."""
    ana = garden.player("ana")
    await ana.join("es")
    await asyncio.gather(ana.forge("c1:take:assistant_reply"), ana.other_device().forge("c1:lucky"))
    assert len(await garden.rows(t.task, t.task.c.state == "open")) == 1


async def test_a_double_click_on_accept_stores_one_proof(stage: Stage) -> None:
    """And one member."""
    ana = stage.player("ana")
    await ana.slash("work")
    button = ana.action("terms", "accept")
    await asyncio.gather(ana.forge(button), ana.other_device().forge(button))
    assert len(await stage.rows(t.consent)) == 1
    assert len(await stage.rows(t.contributor)) == 1


async def test_skip_and_submit_at_the_same_moment_are_one_of_both(garden: Stage) -> None:
    """Whichever comes first."""
    ana = garden.player("ana")
    work = await prepare(ana, Kind.LABEL_ASSISTANT_REPLY)
    phone = ana.other_device()
    await phone.slash("work")
    await asyncio.gather(ana.forge(f"c1:submit:{work.task_id}"), phone.forge(f"c1:skip:{work.task_id}"))
    (task,) = await garden.rows(t.task, t.task.c.id == work.task_id)
    reviews = await garden.rows(t.review, t.review.c.task_id == work.task_id)
    assert (task.state, len(reviews)) in (("done", 1), ("skipped", 0))

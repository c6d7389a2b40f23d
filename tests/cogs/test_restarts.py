"""The bot restarts between any two steps of any task, and nobody notices."""

from __future__ import annotations

import pytest

from bot.ui.ids import VERBS, decode
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.cogs.flows import Work, steps_of
from tests.cogs.stage import Player, Stage

EVERY_STEP = [
    pytest.param(kind, place, id=f"{kind.value}-before-{steps_of(kind)[place].__name__}")
    for kind in Kind
    for place in range(1, len(steps_of(kind)))
]


@pytest.mark.parametrize("kind, place", EVERY_STEP)
async def test_a_task_goes_on_after_a_restart(garden: Stage, kind: Kind, place: int) -> None:
    """Also between opening a form and sending it."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    for number, step in enumerate(steps_of(kind)):
        if number == place:
            await garden.restart()
        await step(work)
    await work.stored()
    assert len(await garden.rows(t.task, t.task.c.state == "done", t.task.c.contributor_id > 5)) == 1


async def test_the_way_in_goes_on_after_restarts(stage: Stage) -> None:
    """Terms, full text, acceptance, languages, the first task."""
    ana = stage.player("ana")
    await ana.slash("work")
    await stage.restart()
    await ana.press("terms", "full")
    await stage.restart()
    await ana.press("terms", "accept")
    await stage.restart()
    await ana.choose("languages", "es", "fr")
    await stage.restart()
    await ana.choose("interface", "fr")
    await stage.restart()
    await ana.press("lucky")
    assert ana.task_id()
    (member,) = await stage.rows(t.contributor)
    assert member.interface_locale == "fr"


async def test_votes_reports_pages_and_guides_go_on_after_restarts(garden: Stage) -> None:
    """Whatever else stands on a panel."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.LABEL_PROMPTER_REPLY)
    await work.ask()
    await garden.restart()
    await ana.press("vote", work.task_id)
    await garden.restart()
    await ana.choose("msg", ana.options("msg")[0])
    await garden.restart()
    await ana.press("report", work.task_id)
    await garden.restart()
    await ana.fill(reason="spam", details="Publicidad de una tienda.")
    assert ana.t("report-taken") in ana.text()
    await garden.restart()
    await ana.press("back")
    await garden.restart()
    await ana.press("guide")
    await garden.restart()
    await ana.press("back")
    await garden.restart()
    await ana.press("skip")
    assert len(await garden.rows(t.report)) == 1
    assert len(await garden.rows(t.reaction)) == 1


async def test_picks_can_be_undone_and_ties_made_after_restarts(garden: Stage) -> None:
    """An order lives in the store, not in the bot."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.RANK_ASSISTANT_REPLIES)
    await work.ask()
    await work.pick()
    await garden.restart()
    await ana.press("undo")
    await garden.restart()
    await ana.choose("tie", *ana.options("tie")[:2])
    await garden.restart()
    await ana.press("undo")
    await garden.restart()
    await ana.press("none")
    await garden.restart()
    await ana.press("submit")
    (ballot,) = await garden.rows(t.ballot, t.ballot.c.task_id == work.task_id)
    assert ballot.is_not_rankable


async def test_the_bot_keeps_no_view_and_no_form_in_memory(garden: Stage) -> None:
    """What discord.py remembers would be gone after a restart, so nothing may depend on it."""
    ana = garden.player("ana")
    await ana.join("es")
    for kind in (Kind.ASSISTANT_REPLY, Kind.LABEL_ASSISTANT_REPLY, Kind.RANK_ASSISTANT_REPLIES):
        work = Work(ana, kind)
        for step in steps_of(kind)[:-1]:
            await step(work)
    assert garden.bot.persistent_views == []
    assert garden.bot._connection._view_store._views == {}
    assert garden.bot._connection._view_store._modals == {}


async def test_every_button_says_in_its_custom_id_what_it_does(garden: Stage) -> None:
    """The verb is in the table, and the whole is short enough for Discord."""
    ana = garden.player("ana")
    await ana.join("es")
    seen: set[str] = set()
    for kind in Kind:
        seen |= await _verbs_met(ana, kind)
    assert seen <= set(VERBS)


async def _verbs_met(ana: Player, kind: Kind) -> set[str]:
    await ana.slash(f"task {kind.value.replace('_', '-')}")
    actions = [decode(each["custom_id"]) for each in ana.controls()]
    assert None not in actions
    await ana.press("skip")
    return {action.verb for action in actions if action}

"""A store that is locked or read-only, at every step: a clear sentence, nothing lost, and the work goes on afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from storage.domain.kinds import Family, Kind
from storage.queries import tables as t
from tests.cogs.flows import TEXT, Work, prepare, steps_of, until_submit
from tests.cogs.staff import staff
from tests.cogs.stage import Player, Stage

Trouble = Callable[[Stage], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def locked(stage: Stage) -> AsyncIterator[None]:
    """Another process writes and does not end."""
    assert stage.path is not None
    other = sqlite3.connect(stage.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@asynccontextmanager
async def read_only(stage: Stage) -> AsyncIterator[None]:
    """Nothing can be written any more: a full disk, a mount gone read-only."""
    writer = stage.store._backend._writer._raw  # type: ignore[attr-defined]  # the SQLite backend's own
    await writer.execute("PRAGMA query_only=ON")
    try:
        yield
    finally:
        await writer.execute("PRAGMA query_only=OFF")


TROUBLES = pytest.mark.parametrize("trouble", [locked, read_only])
FORMS = (Work.open_text_form, Work.open_core_form, Work.open_nuances)
"""Steps that only read."""
STEPS = [
    pytest.param(kind, place, id=f"{kind.value}-{steps_of(kind)[place].__name__}")
    for kind in (
        Kind.INITIAL_PROMPT,
        Kind.ASSISTANT_REPLY,
        Kind.LABEL_ASSISTANT_REPLY,
        Kind.RANK_ASSISTANT_REPLIES,
    )
    for place in range(len(until_submit(kind)) + 1)
]


def logged(stage: Stage) -> None:
    """The operator is told, and no member's text with it."""
    records = stage.taken_log()
    assert records
    assert all("the store failed" in record.getMessage() for record in records)
    assert not any(text in record.getMessage() for record in records for text in stage.written)


async def in_trouble(work: Work, place: int, trouble: Trouble) -> None:
    """Do one step while the store cannot be written to."""
    ana, step = work.player, steps_of(work.kind)[place]
    async with trouble(work.stage):
        if step is Work.ask:
            await ana.slash(f"task {work.kind.value.replace('_', '-')}")
        else:
            await step(work)
    if step in FORMS:
        return
    assert ana.t("error-store") in ana.text()
    logged(work.stage)
    if step is Work.send_text:
        assert ana.files() == {"tu-texto.md": TEXT["es"]}
    if step in (Work.pick, Work.pick_the_rest):
        work.picked = work.picked[:-1] if step is Work.pick else work.picked[:-2]


@TROUBLES
@pytest.mark.parametrize("kind, place", STEPS)
async def test_a_step_that_could_not_be_stored_is_done_again(
    garden: Stage, kind: Kind, place: int, trouble: Trouble
) -> None:
    """After the trouble, from the buttons of the panel that told about it."""
    ana = garden.player("ana")
    await ana.join("es")
    work, steps = Work(ana, kind), steps_of(kind)
    for step in steps[:place]:
        await step(work)
    await in_trouble(work, place, trouble)
    if steps[place] in FORMS:
        place += 1
    elif steps[place] is not Work.ask:
        await ana.press("back")
        if kind.info.family is not Family.RANK and steps[place] is not Work.submit:
            place -= 1
    for step in steps[place:-1]:
        await step(work)
    await work.stored()


@TROUBLES
async def test_the_way_in_waits_for_the_store(stage: Stage, trouble: Trouble) -> None:
    """Accepting and choosing languages are refused with a sentence, and done again."""
    ana = stage.player("ana")
    await ana.slash("work")
    async with trouble(stage):
        assert ana.t("error-store") in await ana.press("terms", "accept")
        assert ana.t("terms.title") in ana.text()
    logged(stage)
    await ana.press("terms", "accept")
    async with trouble(stage):
        assert ana.t("error-store") in await ana.choose("languages", "es")
        assert ana.t("error-store") in await ana.slash("language", languages="es")
        assert ana.t("error-store") in await ana.slash("language", interface="fr")
    logged(stage)
    await ana.slash("language", languages="es", interface="es")
    await ana.press("lucky")
    assert ana.task_id()
    assert len(await stage.rows(t.consent)) == 1


@TROUBLES
async def test_reading_goes_on_while_nothing_can_be_written(garden: Stage, trouble: Trouble) -> None:
    """Panels, forms, guides, messages in full, the list of kinds."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.LABEL_PROMPTER_REPLY)
    await work.ask()
    async with trouble(garden):
        assert ana.t("help.title") in await ana.slash("help")
        assert ana.t("tasks.title") in await ana.slash("tasks")
        await ana.forge(f"c1:back:{work.task_id}")
        assert ana.task_id() == work.task_id
        await ana.choose("msg", ana.options("msg")[0])
        await ana.press("back")
        await ana.press("guide")
        await ana.press("back")
        await ana.press("label")
        assert ana.form is not None


@TROUBLES
async def test_votes_reports_and_skips_are_refused_with_a_sentence(garden: Stage, trouble: Trouble) -> None:
    """What was written in a report is handed back."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.LABEL_PROMPTER_REPLY)
    await work.ask()
    async with trouble(garden):
        assert ana.t("error-store") in await ana.press("vote")
        await ana.press("back")
        assert ana.t("error-store") in await ana.press("skip")
        await ana.press("back")
        await ana.press("report")
        shown = await ana.fill(reason="pii", details="Aparece el teléfono de una vecina.")
        assert ana.t("error-store") in shown
        assert ana.files() == {"tu-texto.md": "Aparece el teléfono de una vecina."}
    logged(garden)
    await ana.press("back")
    assert ana.task_id() == work.task_id
    assert await garden.rows(t.report) == []


@TROUBLES
async def test_a_text_that_could_not_be_kept_is_pasted_again(garden: Stage, trouble: Trouble) -> None:
    """The sentence, the text to see, the file, and the way back to the task."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY)
    await work.ask()
    await work.open_text_form()
    async with trouble(garden):
        shown = await ana.fill(text=TEXT["es"])
    logged(garden)
    assert TEXT["es"] in shown
    assert ana.t("lost-text.title") in shown
    (handed_back,) = ana.files().values()
    await ana.press("back")
    await ana.press("write")
    await ana.fill(text=handed_back)
    await ana.press("submit")
    await work.stored()


async def submit_while_locked(garden: Stage, ana: Player) -> str:
    """Press Submit in vain."""
    async with locked(garden):
        shown = await ana.press("submit")
    logged(garden)
    return shown


async def test_a_draft_survives_a_submit_in_vain_and_a_restart(garden: Stage) -> None:
    """It was stored when the form was sent."""
    ana = garden.player("ana")
    work = await prepare(ana, Kind.PROMPTER_REPLY)
    assert ana.t("error-store") in await submit_while_locked(garden, ana)
    await garden.restart()
    assert TEXT["es"] in await ana.slash("work")
    await ana.press("submit")
    await work.stored()


async def test_the_jobs_wait_for_the_store_and_say_so(garden: Stage) -> None:
    """The bot starts and works on; the next round makes up for it."""
    async with locked(garden):
        await garden.bot.schedule._expire()
        await garden.bot.schedule._lottery()
    messages = [record.getMessage() for record in garden.taken_log()]
    assert len(messages) <= 2
    assert all("next round" in message for message in messages)
    await garden.bot.schedule._expire()
    await garden.bot.schedule._lottery()


@TROUBLES
async def test_what_was_typed_in_a_form_of_setup_is_handed_back(stage: Stage, trouble: Trouble) -> None:
    marta = staff(stage)
    await marta.slash("setup")
    await marta.forge("c1:setupform:entry:es")
    values = {"min_account_days": "30", "min_member_hours": "0", "hold_first_texts": "2", "raid_texts": "40"}
    async with trouble(stage):
        await marta.fill(**values)
    assert marta.t("error-store") in marta.text()
    (text,) = marta.files().values()
    assert [line.rpartition(": ")[2] for line in text.splitlines()] == list(values.values())
    logged(stage)

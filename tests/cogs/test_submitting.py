"""Submit once, twice, late, or when nobody needs it any more: one answer is stored, and the sentence says what happened."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.domain.kinds import Family, Kind
from storage.queries import tables as t
from tests.builders import do
from tests.cogs.flows import TEXT, Work, expire, halt_its_tree, picks, prepare, until_submit
from tests.cogs.stage import Stage

EVERY_KIND = pytest.mark.parametrize("kind", list(Kind))
REPLIES = pytest.mark.parametrize("kind", [Kind.ASSISTANT_REPLY, Kind.PROMPTER_REPLY])
WITHDRAWN = pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind not in (Kind.INITIAL_PROMPT, Kind.RANK_INITIAL_PROMPTS)]
)
"""What a halted conversation does not need any more; a comparison of prompts always says something."""
RANKED_REPLIES = (Kind.RANK_ASSISTANT_REPLIES, Kind.RANK_PROMPTER_REPLIES)
"""Their orders count even when they come late."""


async def answers(stage: Stage) -> int:
    """Everything that came of tasks."""
    written = await stage.rows(t.message, t.message.c.task_id.is_not(None))
    return len([*written, *await stage.rows(t.review), *await stage.rows(t.ballot)])


@EVERY_KIND
async def test_submitting_twice_stores_one_answer(garden: Stage, kind: Kind) -> None:
    """The second press of the same button, after the panel has changed already."""
    ana = garden.player("ana")
    work = await prepare(ana, kind)
    before, button = await answers(garden), ana.action("submit")
    await ana.press("submit")
    await ana.forge(button)
    assert ana.t("thanks.repeat-title") in ana.text()
    assert ana.t("thanks.repeat") in ana.text()
    assert await answers(garden) == before + 1
    await work.stored()


@EVERY_KIND
async def test_submitting_at_two_devices_stores_one_answer(garden: Stage, kind: Kind) -> None:
    """Two panels of the same task, one for each device."""
    ana = garden.player("ana")
    await prepare(ana, kind)
    before, phone = await answers(garden), ana.other_device()
    await phone.slash("work")
    assert phone.shown.id != ana.shown.id
    assert ana.t("thanks.repeat-title") not in await ana.press("submit")
    assert ana.t("thanks.repeat-title") in await phone.press("submit")
    assert await answers(garden) == before + 1
    entries = await garden.rows(t.point_entry, t.point_entry.c.contributor_id > 5)
    assert len(entries) == 1, "points are given once"


@EVERY_KIND
async def test_after_expiry_a_free_place_takes_the_answer(garden: Stage, kind: Kind) -> None:
    """Late, but welcome; and said."""
    ana = garden.player("ana")
    work = await prepare(ana, kind)
    await expire(garden)
    shown = await ana.press("submit")
    assert ana.t("thanks.late") in shown
    await work.stored()


@EVERY_KIND
async def test_what_is_entered_after_expiry_is_kept(garden: Stage, kind: Kind) -> None:
    """A form that was open when the task ran out, or picks made later."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    steps = until_submit(kind)
    for step in steps[:2]:
        await step(work)
    await expire(garden)
    for step in steps[2:]:
        await step(work)
    assert ana.t("thanks.late") in await ana.press("submit")
    await work.stored()


async def take_its_place(garden: Stage, work: Work) -> None:
    """Others do the work of a task that has expired."""
    ben = garden.player("ben")
    await ben.join("es")
    if work.kind is not Kind.INITIAL_PROMPT:
        await do(garden.engine, ben.id, work.kind, now=datetime.now(UTC), **_answer(work))
        return
    await do(garden.engine, ben.id, work.kind, now=datetime.now(UTC), text="¿Qué come un erizo?")


def _answer(work: Work) -> dict[str, object]:
    return {"text": "Otra respuesta."} if work.kind.info.family is Family.WRITE else {}


@pytest.mark.parametrize("kind", RANKED_REPLIES)
async def test_an_order_counts_after_expiry_although_its_place_is_taken(garden: Stage, kind: Kind) -> None:
    """The conversation is ranked, and one more opinion is no harm."""
    ana = garden.player("ana")
    work = await prepare(ana, kind)
    await expire(garden)
    await take_its_place(garden, work)
    assert ana.t("thanks.title", points=1) in await ana.press("submit")
    await work.stored()


async def test_a_comparison_of_prompts_counts_although_they_were_halted(garden: Stage) -> None:
    """It says something of each of them, whatever becomes of them."""
    ana = garden.player("ana")
    work = await prepare(ana, Kind.RANK_INITIAL_PROMPTS)
    await halt_its_tree(garden, work.task_id)
    assert ana.t("thanks.title", points=1) in await ana.press("submit")
    await work.stored()


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in RANKED_REPLIES])
async def test_after_expiry_a_place_that_is_taken_hands_the_text_back(garden: Stage, kind: Kind) -> None:
    """Nothing is stored, nothing written is lost, and the sentence says who has the place."""
    ana = garden.player("ana")
    work = await prepare(ana, kind)
    await expire(garden)
    await take_its_place(garden, work)
    before = await answers(garden)
    shown = await ana.press("submit")
    assert ana.t("error-task-expired") in shown
    assert await answers(garden) == before
    if kind.info.family is Family.WRITE:
        assert ana.files() == {"tu-texto.md": TEXT["es"]}
        assert TEXT["es"] in shown
    await ana.press("lucky")
    assert ana.task_id() != work.task_id


@WITHDRAWN
async def test_when_the_tree_is_halted_the_text_comes_back_and_other_work_goes_on(
    garden: Stage, kind: Kind
) -> None:
    """Submit says that the conversation no longer needs it; the next press gives something else."""
    ana = garden.player("ana")
    work = await prepare(ana, kind)
    await halt_its_tree(garden, work.task_id)
    before = await answers(garden)
    shown = await ana.press("submit")
    assert ana.t("error-task-withdrawn") in shown
    if kind.info.family is Family.WRITE:
        assert ana.files() == {"tu-texto.md": TEXT["es"]}
    assert await answers(garden) == before
    await ana.press("lucky")
    assert ana.task_id() != work.task_id
    (task,) = await garden.rows(t.task, t.task.c.id == work.task_id)
    assert task.state == "withdrawn"


@WITHDRAWN
async def test_a_withdrawn_task_is_not_offered_again(garden: Stage, kind: Kind) -> None:
    """Whoever only looked at it gets something else from the next command."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    await halt_its_tree(garden, work.task_id)
    await ana.slash("work")
    assert ana.task_id() != work.task_id


@REPLIES
async def test_a_text_in_a_withdrawn_task_is_seen_again_before_it_goes(garden: Stage, kind: Kind) -> None:
    """The ephemeral panel may be gone; /work brings the text back once more."""
    ana = garden.player("ana")
    work = await prepare(ana, kind)
    await halt_its_tree(garden, work.task_id)
    assert TEXT["es"] in await ana.slash("work")
    await ana.press("submit")
    assert ana.files() == {"tu-texto.md": TEXT["es"]}


@pytest.mark.settings(rules={"num_reviews_reply": 3, "num_required_rankings": 3})
@pytest.mark.parametrize(
    "kind", [Kind.LABEL_ASSISTANT_REPLY, Kind.LABEL_PROMPTER_REPLY, Kind.RANK_ASSISTANT_REPLIES]
)
async def test_an_expired_task_and_a_new_one_about_the_same_message_take_one_answer(
    garden: Stage, kind: Kind
) -> None:
    """The place is free for others, but this member has answered."""
    ana = garden.player("ana")
    work = await prepare(ana, kind)
    await expire(garden)
    tablet = ana.other_device()
    again = Work(tablet, kind)
    for step in until_submit(kind):
        await step(again)
    assert again.task_id != work.task_id
    before = await answers(garden)
    await tablet.press("submit")
    assert ana.t("error-task-done") in await ana.press("submit")
    assert await answers(garden) == before + 1


@EVERY_KIND
async def test_submitting_what_was_skipped_stores_nothing(garden: Stage, kind: Kind) -> None:
    """A panel at another device still has the button."""
    ana = garden.player("ana")
    await prepare(ana, kind)
    before, phone = await answers(garden), ana.other_device()
    await phone.slash("work")
    await phone.press("skip")
    shown = await ana.press("submit")
    assert ana.t("error-task-done") in shown
    assert await answers(garden) == before
    if kind.info.family is Family.WRITE:
        assert ana.files() == {"tu-texto.md": TEXT["es"]}


@EVERY_KIND
async def test_submitting_before_anything_was_entered_says_what_to_do(garden: Stage, kind: Kind) -> None:
    """Only a custom_id made by hand gets there; the task stays open."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    await ana.forge(f"c1:submit:{work.task_id}")
    assert ana.t("error-nothing-to-submit") in ana.text()
    await ana.press("back")
    assert ana.task_id() == work.task_id


async def test_an_order_that_is_not_finished_is_not_taken(garden: Stage) -> None:
    """Two of three replies without a place: there is no button, and a made-up one is refused."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.RANK_ASSISTANT_REPLIES)
    await work.ask()
    await work.pick()
    assert "submit" not in ana.verbs()
    before = await answers(garden)
    await ana.forge(f"c1:submit:{work.task_id}")
    assert ana.t("error-ranking-incomplete") in ana.text()
    await ana.press("back")
    assert len(picks(ana)) == 2, "what was picked is still picked"
    assert await answers(garden) == before


async def test_the_same_text_again_is_refused_and_stays_in_the_form(garden: Stage) -> None:
    """A duplicate within two hours, in another task."""
    ana = garden.player("ana")
    await prepare(ana, Kind.ASSISTANT_REPLY)
    await ana.press("submit")
    again = Work(ana, Kind.PROMPTER_REPLY)
    for step in until_submit(again.kind):
        await step(again)
    shown = await ana.press("submit")
    assert ana.t("error-text-duplicate") in shown
    await ana.press("write")
    assert ana.filled() == {"text": TEXT["es"]}
    await ana.fill(text="¿Y cuál es el más grande?")
    await ana.press("submit")
    assert ana.text().startswith(ana.t("thanks.title", points=1))

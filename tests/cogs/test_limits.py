"""Limits of one member and texts that are almost the same, as the member sees them."""

from __future__ import annotations

import pytest

from storage.domain.kinds import Kind
from tests.cogs.flows import TEXT, Work, until_submit
from tests.cogs.stage import Stage

LONGER = f"{TEXT['es']} Plutón ya no es un planeta desde hace unos cuantos años."


@pytest.mark.settings(rules={"max_skips": 1})
async def test_who_skipped_enough_keeps_the_task_and_hears_for_how_long(garden: Stage) -> None:
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task label-initial-prompt")
    await ana.press("skip")
    await ana.slash("task label-assistant-reply")
    task_id = ana.task_id()
    shown = await ana.press("skip")
    assert ana.t("error-too-often", what="skip", limit=1, minutes=60) in shown
    await ana.press("back")
    assert ana.task_id() == task_id


@pytest.mark.settings(rules={"max_votes": 1})
async def test_who_voted_enough_hears_for_how_long(garden: Stage) -> None:
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task label-assistant-reply")
    await ana.press("vote")
    await ana.slash("task label-assistant-reply")
    await ana.press("skip")
    await ana.slash("task label-initial-prompt")
    await ana.press("vote")
    assert ana.t("error-too-often", what="vote", limit=1, minutes=60) in ana.text()


async def test_almost_the_same_text_is_refused_and_stays_in_the_form(garden: Stage) -> None:
    ana = garden.player("ana")
    await ana.join("es")
    first = Work(ana, Kind.ASSISTANT_REPLY, text=LONGER)
    for step in until_submit(first.kind):
        await step(first)
    await ana.press("submit")
    again = Work(ana, Kind.PROMPTER_REPLY, text=f"{LONGER} ¡Qué pena!")
    for step in until_submit(again.kind):
        await step(again)
    shown = await ana.press("submit")
    assert ana.t("error-text-similar") in shown
    await ana.press("write")
    assert ana.filled() == {"text": f"{LONGER} ¡Qué pena!"}

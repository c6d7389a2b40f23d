"""The quick review: a random label task that asks a few questions in one form."""

from __future__ import annotations

from typing import Any

import pytest

from storage.domain.kinds import Kind
from storage.domain.labels import labels_of
from storage.queries import tables as t
from tests.cogs.stage import Player, Stage

LABELS_ONLY: dict[str, Any] = {
    "weight_rank": 0,
    "weight_reply": 0,
    "weight_rank_prompts": 0,
    "weight_initial_prompt": 0,
}
NEVER_FULL: dict[str, Any] = {
    "p_full_labeling_initial_prompt": 0,
    "p_full_labeling_assistant_reply": 0,
    "p_full_labeling_prompter_reply": 0,
}
QUICK = pytest.mark.settings(rules={**LABELS_ONLY, **NEVER_FULL})
KINDS = {Kind.LABEL_INITIAL_PROMPT, Kind.LABEL_ASSISTANT_REPLY, Kind.LABEL_PROMPTER_REPLY}


async def kind_of(stage: Stage, player: Player) -> Kind:
    """The kind of the task that is shown."""
    (task,) = await stage.rows(t.task, t.task.c.id == player.task_id())
    return Kind(task.kind)


@QUICK
async def test_a_quick_review_of_every_kind_from_the_random_choice_to_the_thanks(garden: Stage) -> None:
    """What is asked is stored, and nothing besides."""
    ana, done = garden.player("ana"), set[Kind]()
    await ana.join("es")
    await ana.slash("work")
    while ana.task_id():
        kind, task_id = await kind_of(garden, ana), ana.task_id()
        asked = [label.name for label in labels_of(kind, is_simple=True)]
        assert ana.t("label-quick", questions=len(asked)) in ana.text()
        await ana.press("label")
        assert [each["component"]["custom_id"] for each in ana.form.modal["components"]] == asked
        answers = {"spam": "no", "lang_mismatch": "no", "quality": "4"}
        shown = await ana.fill(**{name: answers[name] for name in asked})
        assert f"**{ana.t('label-lang-mismatch-alone.title')}** {ana.t('answer-no')}" in shown
        assert "nuances" not in ana.verbs()
        assert "Sin contestar" not in shown
        await ana.press("submit")
        (review,) = await garden.rows(t.review, t.review.c.task_id == task_id)
        stored = {"spam": 0.0, "lang_mismatch": 0.0, "quality": 1.0}
        assert review.labels == {name: stored[name] for name in asked}
        assert not review.is_full
        done.add(kind)
        await ana.press("lucky")
    assert done == KINDS


@QUICK
async def test_a_quick_review_can_be_changed_and_comes_back_after_a_restart(garden: Stage) -> None:
    """The form opens with what was answered; a question left alone is listed and not stored."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("work")
    task_id = ana.task_id()
    await ana.press("label")
    await ana.fill(spam="yes", lang_mismatch="yes")
    await garden.restart()
    await ana.slash("work")
    await ana.press("label")
    filled = ana.filled()
    assert (filled["spam"], filled["lang_mismatch"]) == (["yes"], ["yes"])
    shown = await ana.fill(spam="no")
    assert ana.t("label-lang-mismatch.short") in shown
    await ana.press("submit")
    (review,) = await garden.rows(t.review, t.review.c.task_id == task_id)
    assert review.labels == {"spam": 0.0}


@QUICK
async def test_what_a_quick_review_does_not_ask_is_not_taken_from_a_strange_client(garden: Stage) -> None:
    """Other fields are not read, and the button for nuances opens the one form there is."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("work")
    task_id = ana.task_id()
    await ana.forge_form(f"c1:core:{task_id}", spam="no", flags=["pii"], fails_task="yes")
    await ana.forge_form(f"c1:scales:{task_id}", humor="2")
    await ana.forge(f"c1:nuances:{task_id}")
    assert next(each["component"]["custom_id"] for each in ana.form.modal["components"]) == "spam"
    assert ana.filled()["spam"] == ["no"]
    await ana.slash("work")
    await ana.press("submit")
    (review,) = await garden.rows(t.review, t.review.c.task_id == task_id)
    assert review.labels == {"spam": 0.0}


@QUICK
async def test_whoever_asks_for_a_kind_gets_all_its_questions(garden: Stage) -> None:
    """The quick review belongs to the random choice."""
    ana = garden.player("ana")
    await ana.join("es")
    shown = await ana.slash("task label-assistant-reply")
    assert ana.t("label-quick", questions=2) not in shown
    await ana.press("label")
    assert len(ana.form.modal["components"]) == 5

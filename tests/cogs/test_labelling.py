"""Labelling: what is not answered is absent, scales are stored the right way round, answers can be changed."""

from __future__ import annotations

from typing import Any

import pytest

from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.cogs.flows import CORE_OF_REPLY, FLAGS, NUANCES, STORED, STORED_OF_REPLY, Work
from tests.cogs.stage import Player, Stage

LABEL_KINDS = pytest.mark.parametrize(
    "kind", [Kind.LABEL_INITIAL_PROMPT, Kind.LABEL_ASSISTANT_REPLY, Kind.LABEL_PROMPTER_REPLY]
)


async def at_the_form(stage: Stage, kind: Kind = Kind.LABEL_ASSISTANT_REPLY) -> tuple[Player, Work]:
    """A member with the open core form."""
    ana = stage.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    await work.open_core_form()
    return ana, work


async def labels_of(stage: Stage, work: Work) -> dict[str, float]:
    """The labels that are stored for a task."""
    (review,) = await stage.rows(t.review, t.review.c.task_id == work.task_id)
    labels: dict[str, float] = review.labels
    return labels


async def sums_of(stage: Stage, work: Work) -> dict[str, list[float]]:
    """Label -> [sum, number] on the message that a task is about."""
    (task,) = await stage.rows(t.task, t.task.c.id == work.task_id)
    (message,) = await stage.rows(t.message, t.message.c.id == task.message_id)
    sums: dict[str, list[float]] = message.labels
    return sums


@LABEL_KINDS
async def test_only_spam_answered_stores_only_spam(garden: Stage, kind: Kind) -> None:
    """What is absent is not 0."""
    ana, work = await at_the_form(garden, kind)
    await ana.fill(spam="no")
    await ana.press("submit")
    assert await labels_of(garden, work) == {"spam": 0.0}
    assert set(await sums_of(garden, work)) == {"spam"}


@LABEL_KINDS
async def test_spam_is_the_one_required_question(garden: Stage, kind: Kind) -> None:
    """Discord holds the form back without it, and so do we."""
    ana, work = await at_the_form(garden, kind)
    controls = [label["component"] for label in ana.form.modal["components"]]
    assert [each["custom_id"] for each in controls if each.get("required")] == ["spam"]
    await ana.forge_form(f"c1:core:{work.task_id}", quality="3")
    assert ana.t("error-label-missing", label=ana.t("label-spam.title")) in ana.text()
    await ana.press("label")
    await ana.fill(spam="yes")
    await ana.press("submit")
    assert await labels_of(garden, work) == {"spam": 1.0}


@LABEL_KINDS
async def test_each_kind_asks_its_own_questions(garden: Stage, kind: Kind) -> None:
    """Only an assistant's reply can fail the task or help; one form of at most five questions."""
    ana, _ = await at_the_form(garden, kind)
    asked = [label["component"]["custom_id"] for label in ana.form.modal["components"]]
    if kind is Kind.LABEL_ASSISTANT_REPLY:
        assert asked == ["spam", "fails_task", "flags", "quality", "helpfulness"]
    else:
        assert asked == ["spam", "flags", "quality"]
    await ana.fill(spam="no")
    await ana.press("nuances")
    asked = [label["component"]["custom_id"] for label in ana.form.modal["components"]]
    assert asked == ["creativity", "humor", "toxicity", "violence"]


@pytest.mark.parametrize("step, stored", [(0, 1.0), (1, 0.75), (2, 0.5), (3, 0.25), (4, 0.0)])
@pytest.mark.parametrize("scale", ["toxicity", "violence"])
async def test_rude_and_violent_are_stored_inverted(
    garden: Stage, scale: str, step: int, stored: float
) -> None:
    """Shown from rude to polite; 1 is rude."""
    ana, work = await at_the_form(garden)
    await ana.fill(spam="no")
    await ana.press("nuances")
    await ana.fill(**{scale: str(step)})
    assert f"{step + 1} de 5" in ana.text()
    await ana.press("submit")
    assert await labels_of(garden, work) == {"spam": 0.0, scale: stored}


@pytest.mark.parametrize("step, stored", [(0, 0.0), (1, 0.25), (2, 0.5), (3, 0.75), (4, 1.0)])
@pytest.mark.parametrize("scale", ["quality", "helpfulness"])
async def test_the_other_scales_are_stored_as_shown(
    garden: Stage, scale: str, step: int, stored: float
) -> None:
    """From low to high; the lowest step is an answer, not an absence."""
    ana, work = await at_the_form(garden)
    await ana.fill(spam="no", **{scale: str(step)})
    await ana.press("submit")
    assert await labels_of(garden, work) == {"spam": 0.0, scale: stored}


@pytest.mark.parametrize(
    "ticked, stored",
    [
        ([], {}),
        (["none"], dict.fromkeys(FLAGS, 0.0)),
        (["pii"], {**dict.fromkeys(FLAGS, 0.0), "pii": 1.0}),
        (["none", "pii"], {**dict.fromkeys(FLAGS, 0.0), "pii": 1.0}),
        (list(FLAGS), dict.fromkeys(FLAGS, 1.0)),
    ],
    ids=["nothing", "none of these", "one", "one and none", "all"],
)
async def test_flags_are_absent_unless_somebody_looked(
    garden: Stage, ticked: list[str], stored: dict[str, float]
) -> None:
    """ "None of these" says no to all of them; leaving them alone says nothing."""
    ana, work = await at_the_form(garden)
    shown = await ana.fill(spam="no", flags=ticked)
    assert ("**Marcas**" in shown) is bool(ticked)
    assert ("marcas" in shown) is not bool(ticked), "listed as not answered"
    await ana.press("submit")
    assert await labels_of(garden, work) == {"spam": 0.0, **stored}


async def test_change_opens_the_form_with_what_was_answered(garden: Stage) -> None:
    """And what is changed or taken back replaces it."""
    ana, work = await at_the_form(garden)
    await ana.fill(**CORE_OF_REPLY)
    await ana.press("label")
    assert ana.filled() == {
        "spam": ["no"],
        "fails_task": ["yes"],
        "flags": ["pii"],
        "quality": ["3"],
        "helpfulness": ["1"],
    }
    await ana.fill(spam="yes", quality="0")
    await ana.press("label")
    assert ana.filled() == {
        "spam": ["yes"],
        "fails_task": [],
        "flags": [],
        "quality": ["0"],
        "helpfulness": [],
    }
    await ana.fill(spam="yes", quality="0")
    await ana.press("submit")
    assert await labels_of(garden, work) == {"spam": 1.0, "quality": 0.0}


async def test_nuances_stand_beside_the_core_answers(garden: Stage) -> None:
    """Changing one form leaves the other alone."""
    ana, work = await at_the_form(garden)
    await ana.fill(**CORE_OF_REPLY)
    await ana.press("nuances")
    await ana.fill(**NUANCES)
    assert ana.t("button-nuances-change") in ana.labels()
    await ana.press("nuances")
    assert ana.filled() == {"creativity": ["2"], "humor": [], "toxicity": ["4"], "violence": ["0"]}
    await ana.fill(**NUANCES, humor="1")
    await ana.press("label")
    await ana.fill(**{**CORE_OF_REPLY, "quality": "0"})
    await ana.press("submit")
    assert await labels_of(garden, work) == {**STORED_OF_REPLY, "quality": 0.0, "humor": 0.25}


async def test_nuances_can_be_taken_back(garden: Stage) -> None:
    """An empty form of nuances leaves none of them."""
    ana, work = await at_the_form(garden)
    await ana.fill(spam="no")
    await ana.press("nuances")
    await ana.fill(**NUANCES)
    await ana.press("nuances")
    await ana.fill()
    await ana.press("submit")
    assert await labels_of(garden, work) == {"spam": 0.0}


async def test_nuances_alone_are_not_enough(garden: Stage) -> None:
    """A form made by hand before the core form."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.LABEL_ASSISTANT_REPLY)
    await work.ask()
    await ana.forge_form(f"c1:scales:{work.task_id}", creativity="2")
    assert ana.t("error-label-missing", label=ana.t("label-spam.title")) in ana.text()


@pytest.mark.parametrize(
    "answers, error",
    [
        ({"spam": "perhaps"}, "error-label-range"),
        ({"spam": "no", "quality": "5"}, "error-label-range"),
        ({"spam": "no", "quality": "-1"}, "error-label-range"),
        ({"spam": "no", "quality": "²"}, "error-label-range"),
        ({"spam": "no", "flags": ["stupid"]}, "error-label-unknown"),
        ({"spam": "no", "flags": ["quality"]}, "error-label-unknown"),
        ({"spam": "no", "flags": ["x" * 4000]}, "error-label-unknown"),
    ],
)
async def test_nonsense_from_a_strange_client_is_refused(
    garden: Stage, answers: dict[str, Any], error: str
) -> None:
    """With a sentence; what was answered before stays."""
    ana, work = await at_the_form(garden)
    await ana.fill(spam="no", quality="3")
    await ana.forge_form(f"c1:core:{work.task_id}", **answers)
    assert ana.t(error, label="·").split("(")[0] in ana.text()
    await ana.press("label")
    assert ana.filled()["quality"] == ["3"]


async def test_questions_of_another_kind_are_not_stored(garden: Stage) -> None:
    """A user's message cannot fail the task."""
    ana, work = await at_the_form(garden, Kind.LABEL_PROMPTER_REPLY)
    await ana.forge_form(f"c1:core:{work.task_id}", spam="no", fails_task="yes", helpfulness="4")
    await ana.press("submit")
    assert await labels_of(garden, work) == {"spam": 0.0}


@LABEL_KINDS
async def test_what_was_not_answered_is_listed(garden: Stage, kind: Kind) -> None:
    """Core questions alone; the nuances are optional."""
    ana, _ = await at_the_form(garden, kind)
    shown = await ana.fill(spam="no")
    missing = ["calidad", "marcas"]
    if kind is Kind.LABEL_ASSISTANT_REPLY:
        missing = ["falla en la tarea", "calidad", "utilidad", "marcas"]
    assert ana.t("summary-missing", labels=missing) in shown
    assert ana.t("summary-missing-note") in shown


async def test_a_full_summary_has_nothing_left_to_answer(garden: Stage) -> None:
    """And is worth more points."""
    ana, work = await at_the_form(garden)
    shown = await ana.fill(**CORE_OF_REPLY)
    assert "Sin contestar" not in shown
    shown = await ana.press("submit")
    assert shown.startswith(ana.t("thanks.title", points=2))
    (review,) = await garden.rows(t.review, t.review.c.task_id == work.task_id)
    assert review.is_full


async def test_the_reviews_so_far_are_counted_on_the_panel(garden: Stage) -> None:
    """Nobody has looked at it yet."""
    ana, _ = await at_the_form(garden)
    assert ana.t("state.reviews", done=0, required=1) in ana.text()


async def test_spam_puts_an_end_to_a_prompt(garden: Stage) -> None:
    """One review decides on a small server."""
    ana, work = await at_the_form(garden, Kind.LABEL_INITIAL_PROMPT)
    await ana.fill(spam="yes")
    await ana.press("submit")
    (task,) = await garden.rows(t.task, t.task.c.id == work.task_id)
    (tree,) = await garden.rows(t.tree, t.tree.c.id == task.tree_id)
    assert tree.state == "aborted_low_grade"


async def test_the_sums_of_labels_are_kept(garden: Stage) -> None:
    """Sum and number per label and message, for exports."""
    ana, work = await at_the_form(garden, Kind.LABEL_INITIAL_PROMPT)
    await ana.fill(spam="no", flags=["pii"], quality="3")
    await ana.press("nuances")
    await ana.fill(**NUANCES)
    await ana.press("submit")
    assert await sums_of(garden, work) == {name: [value, 1] for name, value in STORED.items()}

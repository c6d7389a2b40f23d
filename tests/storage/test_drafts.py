"""What a member has entered and not yet submitted: kept, even where it cannot be taken, and shown to nobody else."""

from __future__ import annotations

import pytest

from storage.domain.errors import (
    InvalidLabels,
    InvalidRanking,
    InvalidText,
    NotYourTask,
    TaskGone,
)
from storage.domain.kinds import Kind
from storage.services.engine import Engine
from tests.builders import (
    NOW,
    EngineFactory,
    claim,
    member,
    members,
    prompt,
)
from tests.storage.situations import RULES, in_ranking


async def test_the_task_of_somebody_else_cannot_be_seen_or_touched(engine: Engine) -> None:
    await members(engine, 1, 2)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    for attempt in (
        engine.tasks.show(view.id, by=2),
        engine.tasks.save_text(view.id, "mío", by=2),
        engine.tasks.save_page(view.id, 1, by=2),
        engine.tasks.skip(view.id, by=2, now=NOW),
        engine.tasks.draft_text(view.id, by=2),
        engine.submissions.submit(view.id, by=2, now=NOW),
    ):
        with pytest.raises(NotYourTask):
            await attempt


async def test_a_task_that_never_was_is_gone(engine: Engine) -> None:
    await member(engine, 1)
    with pytest.raises(TaskGone):
        await engine.tasks.show(404, by=1)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "error-text-empty"),
        (" \n\t", "error-text-empty"),
        ("👍", "error-text-no-words"),
        ("\u200f\u200f", "error-text-empty"),
        ("a" * 2001, "error-text-long"),
        ("a" * 4000, "error-text-long"),
    ],
)
async def test_a_text_that_cannot_be_taken_is_kept_as_the_draft(engine: Engine, text: str, key: str) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    with pytest.raises(InvalidText) as refusal:
        await engine.tasks.save_text(view.id, text, by=1)
    assert refusal.value.key == key
    kept = (await engine.tasks.show(view.id, by=1)).draft.text
    assert kept == text.strip()
    with pytest.raises(InvalidText):
        await engine.submissions.submit(view.id, by=1, now=NOW)
    assert (await engine.tasks.show(view.id, by=1)).draft.text == kept


async def test_a_text_that_no_form_could_show_is_never_kept_in_part(engine: Engine) -> None:
    """Half of it could be submitted unseen; what was kept before stays."""
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await engine.tasks.save_text(view.id, "Un texto de antes", by=1)
    with pytest.raises(InvalidText) as refusal:
        await engine.tasks.save_text(view.id, "a" * 4001, by=1)
    assert refusal.value.key == "error-text-long"
    assert (await engine.tasks.show(view.id, by=1)).draft.text == "Un texto de antes"


async def test_hostile_characters_can_be_stored(engine: Engine) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await engine.tasks.save_text(view.id, "nulo \x00, media \ud83d pareja, \x1b[31m", by=1)
    assert (await engine.tasks.show(view.id, by=1)).draft.text == "nulo , media \ufffd pareja, [31m"


async def test_answers_that_cannot_be_taken_leave_the_draft_alone(engine: Engine) -> None:
    await members(engine, 1, 2)
    await prompt(engine, 1)
    view = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    await engine.tasks.save_answers(view.id, {"spam": 0.0, "quality": 0.75}, by=2)
    with pytest.raises(InvalidLabels):
        await engine.tasks.save_answers(view.id, {"spam": 0.5}, by=2)
    assert (await engine.tasks.show(view.id, by=2)).draft.answers == {"spam": 0.0, "quality": 0.75}


async def test_an_order_names_only_what_was_shown_and_each_once(make_engine: EngineFactory) -> None:
    engine = make_engine(RULES)
    root = await in_ranking(engine)
    view = await claim(engine, 4, Kind.RANK_ASSISTANT_REPLIES)
    first, second = (option.id for option in view.options)
    for groups in ([[root]], [[first], [first]], [[first, first]], [[first], [second], [404]]):
        with pytest.raises(InvalidRanking):
            await engine.tasks.save_order(view.id, groups, by=4)
    saved = await engine.tasks.save_order(view.id, [[second, first], []], by=4)
    assert saved.draft.groups == ((second, first),)


async def test_to_rank_nothing_clears_the_order(make_engine: EngineFactory) -> None:
    engine = make_engine(RULES)
    await in_ranking(engine)
    view = await claim(engine, 4, Kind.RANK_ASSISTANT_REPLIES)
    await engine.tasks.save_order(view.id, [[view.options[0].id]], by=4)
    saved = await engine.tasks.save_order(view.id, [[view.options[0].id]], by=4, is_not_rankable=True)
    assert (saved.draft.groups, saved.draft.is_not_rankable) == ((), True)


async def test_a_form_of_another_family_does_not_fit_the_task(engine: Engine) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    with pytest.raises((TaskGone, InvalidLabels)):
        await engine.tasks.save_answers(view.id, {"spam": 0.0}, by=1)
    with pytest.raises(TaskGone):
        await engine.tasks.save_order(view.id, [], by=1)


async def test_the_page_that_is_shown_is_remembered_beside_the_draft(engine: Engine) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await engine.tasks.save_text(view.id, "un texto", by=1)
    assert (await engine.tasks.save_page(view.id, 3, by=1)).draft.page == 3
    draft = (await engine.tasks.save_page(view.id, -2, by=1)).draft
    assert (draft.page, draft.text) == (0, "un texto")

"""What a moderator writes in the form of a decision is done or refused, and never lost without a word."""

from __future__ import annotations

import pytest

from storage.domain.cases import CaseOutcome
from storage.domain.errors import CaseGone, InvalidText
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import NOW, growing_prompt, members, message_row, reply, review, snapshot_of_everything
from tests.storage.case_stories import HOME, opened

SAID = "La misma razón"


@pytest.fixture
async def answer(engine: Engine) -> int:
    """An accepted reply."""
    await members(engine, *range(1, 5))
    written = await reply(engine, 2, await growing_prompt(engine, 1, [2]), text="Una respuesta")
    await review(engine, written, [3])
    return written


@pytest.mark.parametrize(
    "outcome, text, reason",
    [
        (CaseOutcome.EDITED, "Otro texto", SAID),
        (CaseOutcome.EDITED, "un texto", SAID),
        (CaseOutcome.EDITED, "Un texto", ""),
        (CaseOutcome.EDITED, "Un texto", "Otra razón"),
        (CaseOutcome.REMOVED, None, "Otra razón"),
        (CaseOutcome.REMOVED, None, ""),
    ],
)
async def test_the_second_form_with_other_words_is_refused(
    engine: Engine, store: Store, answer: int, outcome: CaseOutcome, text: str | None, reason: str
) -> None:
    case_id, first = await opened(engine, answer), "Un texto" if text else None
    done = await engine.cases.decide(case_id, HOME, outcome, now=NOW, reason=SAID, text=first)
    before = await snapshot_of_everything(store)
    with pytest.raises(CaseGone):
        await engine.cases.decide(case_id, HOME, outcome, now=NOW, reason=reason, text=text)
    same = await engine.cases.decide(case_id, HOME, outcome, now=NOW, reason=f" {SAID} ", text=first)
    assert same == done
    assert await snapshot_of_everything(store) == before


@pytest.mark.parametrize("text", ["Una respuesta", " Una respuesta\r\n"])
async def test_an_edit_that_changes_nothing_is_refused_and_comes_back(
    engine: Engine, store: Store, answer: int, text: str
) -> None:
    case_id = await opened(engine, answer)
    before = await snapshot_of_everything(store)
    with pytest.raises(InvalidText) as refusal:
        await engine.cases.edit(case_id, HOME, text=text, now=NOW, reason=SAID)
    assert (refusal.value.key, refusal.value.lost_text) == ("error-text-same", text)
    assert await snapshot_of_everything(store) == before
    await engine.cases.edit(case_id, HOME, text="una respuesta", now=NOW)
    assert (await message_row(store, answer)).text == "una respuesta"

"""The forms of a case: they open at once, and what was written in one is never lost."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from storage.queries import tables as t
from tests.builders import snapshot_of_everything
from tests.cogs.flows import TEXT
from tests.cogs.moderators import acts, colleague
from tests.cogs.staff import has_button
from tests.cogs.stage import Stage
from tests.cogs.test_review import at_a_case, message
from tests.cogs.test_store_faults import locked


async def test_text_and_reason_of_an_edit_come_back_each_in_its_file(garden: Stage) -> None:
    marta, *_, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "edit")
    why = "Faltaba la mitad de la respuesta."
    await marta.fill(text=" \u200b ", details=why)
    assert marta.t("error-text-empty") in marta.text()
    assert why in marta.text()
    await marta.press("case", case_id, "edit")
    await marta.fill(text="🌊🌊", details=why)
    assert marta.files() == {marta.t("file-text"): "🌊🌊", marta.t("file-reason"): why}


@pytest.mark.parametrize("what", ["edit", "remove", "warn"])
async def test_words_about_a_case_that_was_closed_come_back_without_the_form(
    garden: Stage, what: str
) -> None:
    marta, *_, case_id = await at_a_case(garden)
    await marta.forge(f"c1:case:{case_id}:{what}::")
    phone = marta.other_device()
    await phone.press("case", case_id, "keep")
    why = "Es publicidad de una tienda conocida."
    first = {"edit": {"text": "Los planetas son ocho."}, "remove": {"reason": "spam"}}.get(what, {})
    shown = await marta.fill(**first, details=why)
    assert marta.t("error-case-gone") in shown
    assert marta.t("case-refused.over") in shown
    assert list(marta.files().values()) == [*(["Los planetas son ocho."] if what == "edit" else []), why]
    assert marta.verbs() == ["queue"]


async def test_words_come_back_when_nothing_can_be_stored(garden: Stage) -> None:
    marta, *_, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "edit")
    async with locked(garden):
        shown = await marta.fill(text="Los planetas son ocho.", details="Faltaba brevedad.")
    assert marta.t("error-store") in shown
    assert list(marta.files().values()) == ["Los planetas son ocho.\n\nFaltaba brevedad."]
    garden.taken_log()


@pytest.mark.parametrize("what", ["edit", "remove", "warn", "suspend1", "suspend7", "suspend0"])
async def test_a_form_opens_at_once_while_somebody_else_writes(garden: Stage, what: str) -> None:
    """Discord waits three seconds for it: opening reads, and only what comes back takes the case."""
    marta, *_, case_id = await at_a_case(garden)
    await garden.store.write(
        lambda tx: tx.execute(sa.update(t.review_case).values(leased_by=None, leased_until=None))
    )
    before = await snapshot_of_everything(garden.store)
    async with locked(garden):
        await marta.forge(f"c1:case:{case_id}:{what}::")
        assert marta.form is not None
    assert await snapshot_of_everything(garden.store) == before


async def test_a_form_that_comes_back_while_another_moderator_has_the_case_decides_nothing(
    garden: Stage,
) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "edit")
    await garden.store.write(
        lambda tx: tx.execute(sa.update(t.review_case).values(leased_by=None, leased_until=None))
    )
    olga = colleague(garden, marta)
    await olga.slash("review")
    await marta.fill(text="Los planetas son ocho.")
    assert f"<@{olga.id}>" in marta.text(), "who has it"
    assert (await message(garden, message_id)).text == TEXT["es"]
    await marta.forge(f"c1:case:{case_id}:edit::")
    assert marta.form is None, "nor does it open again"
    assert f"<@{olga.id}>" in marta.text()


async def test_an_imported_text_that_no_form_holds_is_not_edited(garden: Stage) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    await garden.store.write(
        lambda tx: tx.execute(
            sa.update(t.message).where(t.message.c.id == message_id).values(text="largo " * 800)
        )
    )
    await marta.forge(f"c1:case:{case_id}:edit::")
    assert marta.form is None
    assert marta.t("error-case-long") in marta.text()
    await marta.forge(f"c1:case:{case_id}:show::")
    assert not has_button(marta, "case", case_id, "edit")
    assert has_button(marta, "case", case_id, "keep"), "which the sentence names"
    assert has_button(marta, "case", case_id, "remove")


async def test_the_second_of_two_edits_is_refused_and_its_words_come_back(garden: Stage) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    tablet = marta.other_device()
    for device in (marta, tablet):
        await device.press("case", case_id, "edit")
    await marta.fill(text="Los planetas son ocho.")
    shown = await tablet.fill(text="Son ocho planetas, en dos grupos.", details="Queda más claro.")
    assert tablet.t("error-case-gone") in shown
    assert list(tablet.files().values()) == ["Son ocho planetas, en dos grupos.", "Queda más claro."]
    assert (await message(garden, message_id)).text == "Los planetas son ocho."


async def test_an_edit_that_changes_nothing_is_told_to_nobody(garden: Stage) -> None:
    marta, *_, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "edit")
    before = await snapshot_of_everything(garden.store)
    shown = await marta.fill(text=marta.filled()["text"], details="Está bien así.")
    assert marta.t("error-text-same") in shown
    assert has_button(marta, "case", case_id, "edit")
    assert has_button(marta, "case", case_id, "show")
    assert await snapshot_of_everything(garden.store) == before


@pytest.mark.parametrize("words", ["", " ", "\u200b"])
async def test_a_removal_for_another_reason_says_which(garden: Stage, words: str) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    before = await snapshot_of_everything(garden.store)
    await marta.press("case", case_id, "remove")
    assert marta.t("error-report-text") in await marta.fill(reason="other", details=words)
    assert await snapshot_of_everything(garden.store) == before
    await marta.press("case", case_id, "remove")
    await marta.fill(reason="other", details="No es una respuesta.")
    assert (await message(garden, message_id)).is_deleted
    (notice,) = await garden.rows(t.notice, t.notice.c.kind == "removed")
    assert notice.facts["reason"] == "No es una respuesta."


async def test_a_form_that_is_sent_twice_warns_or_suspends_once(garden: Stage) -> None:
    marta, *_, case_id = await at_a_case(garden)
    for what in ("warn", "suspend7"):
        for _ in range(2):
            await marta.forge_form(f"c1:casedone:{case_id}:{what}::", details="Copia textos de otra IA.")
    assert [notice.kind for notice in await garden.rows(t.notice)] == ["warned", "suspended"]
    assert await acts(garden) == ["member.warned", "member.suspended"]
    assert marta.t("case-author.suspended-now") in marta.text()

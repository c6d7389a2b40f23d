"""/review as moderators do it: the next case, its buttons, what they may not, and what goes on at the same time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from storage.domain.cases import CaseOutcome
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.builders import snapshot_of_everything
from tests.cogs.flows import TEXT, Work, until_submit
from tests.cogs.moderators import (
    Moderator,
    acts,
    begun_here,
    colleague,
    moderator,
    open_cases,
    reported,
    written,
)
from tests.cogs.staff import has_button
from tests.cogs.stage import Player, Stage

ACTS = (
    *("show", "keep", "restore", "out", "back", "halt", "restart", "grant", "deny", "settle", "removing"),
    *("backing", "author", "lift", "undo", "remove", "edit", "warn", "suspend1", "suspend7", "suspend0"),
)
QUEUE = ("queue:next:::", "queue:show::", "queue:next:es:report:1")


async def at_a_case(stage: Stage) -> tuple[Moderator, Player, int, int]:
    """A moderator with a reported answer before them; its author, the message and the case."""
    author, message_id = await written(stage)
    await reported(stage, message_id)
    marta = await moderator(stage)
    await marta.slash("review")
    (case,) = await open_cases(stage)
    return marta, author, message_id, case.id


async def message(stage: Stage, message_id: int) -> sa.Row[tuple[object, ...]]:
    (row,) = await stage.rows(t.message, t.message.c.id == message_id)
    return row


async def outcome(stage: Stage, case_id: int) -> str | None:
    (row,) = await stage.rows(t.review_case, t.review_case.c.id == case_id)
    return row.outcome if row.closed_at else None


# ------------------------------------------------------------------------------------------------ the queue


async def test_a_moderator_sees_the_message_its_conversation_and_who_reported_what(garden: Stage) -> None:
    marta, author, _, case_id = await at_a_case(garden)
    shown = marta.text()
    assert marta.t("case.title", number=str(case_id)) in shown
    assert TEXT["es"] in shown
    assert marta.t("report-copied-from-ai") in shown
    assert "Lo he visto en otra web." in shown
    assert "<@1>" in shown, "the reporter"
    assert f"<@{author.id}>" in shown
    assert marta.shown.ephemeral


@pytest.mark.parametrize("locale", ["es-ES", "en-GB", "fr"])
async def test_a_case_is_shown_however_members_filled_it(garden: Stage, locale: str) -> None:
    """What they write grows when it is made harmless; a case that cannot be shown would come back again and again."""
    ana, message_id = await written(garden)
    for number in range(2):  # the second one takes it out
        rita = garden.player(f"rita{number}")
        await rita.join("es")
        said = "*" * 500
        await garden.engine.votes.report(message_id, "hate_speech", said, by=rita.id, now=datetime.now(UTC))
    words = "¿Por qué? " + "*" * 990
    await garden.engine.appeals.ask(ana.id, f"message:{message_id}", words, now=datetime.now(UTC))
    marta = await moderator(garden, locale=locale)
    shown = await marta.slash("review")
    assert marta.t("case-reason-appeal") in shown
    assert shown.count(f": {marta.t('report-hate-speech')} — ") == 2


async def test_an_empty_queue_says_so_kindly(garden: Stage) -> None:
    marta = await moderator(garden)
    shown = await marta.slash("review")
    assert marta.t("case-queue.title-empty") in shown
    assert has_button(marta, "queue", "next")


async def test_the_queue_can_be_narrowed_by_language_and_reason(garden: Stage) -> None:
    marta, *_ = await at_a_case(garden)
    olga = colleague(garden, marta)
    assert olga.t("case-queue.title-empty") in await olga.slash("review", language="en")
    assert olga.t("case-queue.title-empty") in await olga.slash("review", reason="raid")
    await olga.choose("queuereason", "all")
    await olga.choose("queuelang", "es")
    assert f"{olga.t('case-reason-report')}: 1" in olga.text()
    await olga.choose("queuereason", "report")
    assert olga.chosen("queuereason") == ["report"]
    assert olga.chosen("queuelang") == ["es"]


JUNK = ("日本語", "¿qué?", "a b", "es:en", "../", "x" * 40, "🎉", "-", "ALL", "de")
"""What nobody finds in a list, and what would break the id of a button; the last one is not collected here."""


@pytest.mark.parametrize("typed", JUNK)
async def test_what_is_no_language_and_no_reason_is_answered_with_a_sentence(
    garden: Stage, typed: str
) -> None:
    """Discord itself lets nobody type a reason, but a choice can be made by hand."""
    marta, *_ = await at_a_case(garden)
    unknown = marta.t("error-unknown-language", language=marta.t.language(typed[:32]))
    assert unknown in await marta.slash("review", language=typed)
    assert has_button(marta, "queue", "next")
    assert unknown in await marta.slash("moderate search", words="planetas", language=typed)
    await marta.forge("c1:queue:show::")
    assert unknown in await marta.forge("c1:queuelang:es:report", typed)
    assert has_button(marta, "queue", "next", "es", "report"), "the filter that was there stays"
    assert marta.t("error-case-reason") in await marta.forge("c1:queuereason:es:report", typed)


async def test_a_button_with_junk_for_a_language_shows_all_of_them(garden: Stage) -> None:
    marta, *_, case_id = await at_a_case(garden)
    for lang in ("x" * 40, "es-", "_", "12"):
        await marta.forge(f"c1:queue:next:{lang}:report")
        assert marta.t("case.title", number=str(case_id)) in marta.text()
        assert has_button(marta, "case", case_id, "keep", "", "report")


async def test_a_case_is_one_moderator_s_until_their_time_is_over(garden: Stage) -> None:
    marta, _, _, case_id = await at_a_case(garden)
    olga = colleague(garden, marta)
    assert olga.t("case-queue.title-empty") in await olga.slash("review")
    await olga.forge(f"c1:case:{case_id}:show::")
    assert f"<@{marta.id}>" in olga.text(), "who has it"
    await olga.forge(f"c1:case:{case_id}:keep::")
    assert f"<@{marta.id}>" in olga.text()
    assert await outcome(garden, case_id) is None
    assert marta.t("case-only") in await marta.press("queue", "next")
    past = datetime.now(UTC) - timedelta(seconds=1)
    await garden.store.write(lambda tx: tx.execute(sa.update(t.review_case).values(leased_until=past)))
    assert olga.t("case.title", number=str(case_id)) in await olga.slash("review")


# ---------------------------------------------------------------------------------------------- deciding


async def test_keeping_closes_the_case_and_the_reporter_hears_of_it(garden: Stage) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    shown = await marta.press("case", case_id, "keep")
    assert marta.t("case-done-kept", number=str(case_id)) in shown
    assert await outcome(garden, case_id) == CaseOutcome.KEPT
    assert not (await message(garden, message_id)).is_deleted
    (notice,) = await garden.rows(t.notice)
    assert notice.kind == "report_declined"
    assert await acts(garden) == ["case.kept"]
    await marta.press("queue", "next")
    assert marta.t("case-queue.title-empty") in marta.text()


async def test_removing_asks_for_a_reason_that_the_author_will_read(garden: Stage) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "remove")
    assert marta.form is not None
    shown = await marta.fill(reason="spam", details="Es publicidad de una tienda.")
    assert marta.t("case-done-removed", number=str(case_id)) in shown
    assert (await message(garden, message_id)).is_deleted
    kinds = {row.kind: row.facts for row in await garden.rows(t.notice)}
    assert kinds["removed"]["reason"] == "spam: Es publicidad de una tienda."
    assert "report_upheld" in kinds
    assert await acts(garden) == ["case.removed"]


async def test_a_removal_is_undone_and_the_case_is_there_again(garden: Stage) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "remove")
    await marta.fill(reason="spam")
    shown = await marta.press("case", case_id, "undo")
    assert marta.t("case-undone") in shown
    assert not (await message(garden, message_id)).is_deleted
    assert await outcome(garden, case_id) is None
    assert has_button(marta, "case", case_id, "keep")
    assert len(await acts(garden)) == 2


async def test_a_message_with_replies_is_removed_only_after_a_question(garden: Stage) -> None:
    marta, author, message_id, _ = await at_a_case(garden)
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    await garden.store.write(
        lambda tx: tx.execute(
            sa.update(t.message)
            .where(t.message.c.id == row.parent_id)
            .values(guild_discord_id=garden.env.guild.id)
        )
    )
    await garden.engine.votes.report(row.parent_id, "spam", "", by=author.id, now=datetime.now(UTC))
    await marta.slash("review", reason="report")
    await marta.press("queue", "next")
    shown = await marta.press("case", _shown_case(marta), "removing")
    assert marta.t("case-removing.text", count=1) in shown
    assert not (await message(garden, row.parent_id)).is_deleted
    await marta.press("case", _shown_case(marta), "remove")
    await marta.fill(reason="spam")
    assert (await message(garden, row.parent_id)).is_deleted
    assert (await message(garden, message_id)).is_deleted


def _shown_case(player: Player) -> int:
    return int(player.action("case").split(":")[2])


async def test_an_edit_keeps_what_was_written(garden: Stage) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "edit")
    assert marta.filled()["text"] == TEXT["es"]
    shown = await marta.fill(text="Los planetas son ocho.", details="Faltaba brevedad.")
    assert marta.t("case-done-edited", number=str(case_id)) in shown
    assert (await message(garden, message_id)).text == "Los planetas son ocho."
    (revision,) = await garden.rows(t.message_revision)
    assert revision.text == TEXT["es"]
    await marta.press("case", case_id, "undo")
    assert (await message(garden, message_id)).text == TEXT["es"]


async def test_an_edit_that_is_refused_comes_back_in_full(garden: Stage) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "edit")
    typed = "palabra " * 450
    shown = await marta.fill(text=typed)
    assert marta.files() == {"tu-texto.md": typed} or typed.strip() in next(iter(marta.files().values()))
    assert "⚠" in shown
    assert (await message(garden, message_id)).text == TEXT["es"]
    facts = {"length": len(typed.strip()), "limit": 2000}
    assert marta.t("case-refused.long", **facts) in shown
    assert marta.t("error-text-long", **facts) not in shown, "there is no draft that could be found"
    assert marta.t("case-refused.edit") in shown
    await marta.press("case", case_id, "edit")
    assert marta.filled()["text"] == TEXT["es"], "as the panel has just said"


async def test_a_conversation_is_halted_and_goes_on_again(garden: Stage) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    with pytest.raises(AssertionError):
        marta.action("case", case_id, "halt")  # it began with a text of no server
    await begun_here(garden, message_id)
    await marta.slash("review")
    await marta.press("case", case_id, "halt")
    (row,) = await garden.rows(t.tree, t.tree.c.id == (await message(garden, message_id)).tree_id)
    assert row.state == "halted_by_moderator"
    await marta.press("case", case_id, "undo")
    (row,) = await garden.rows(t.tree, t.tree.c.id == (await message(garden, message_id)).tree_id)
    assert row.state == "growing"


async def test_a_mark_is_for_the_other_moderators(garden: Stage) -> None:
    marta, *_ = await at_a_case(garden)
    shown = await marta.choose("casemark", "harmless")
    assert marta.t("case.marked", marks=[marta.t("case-mark-harmless")]) in shown
    shown = await marta.choose("casemark", "harmless")
    assert marta.t("case.marked", marks=[marta.t("case-mark-harmless")]) not in shown


async def test_pressing_twice_decides_once(garden: Stage) -> None:
    marta, *_, case_id = await at_a_case(garden)
    phone = marta.other_device()
    button = marta.action("case", case_id, "keep")
    await asyncio.gather(marta.forge(button), phone.forge(button))
    said = marta.t("case-done-kept", number=str(case_id))
    assert (said in marta.text(), said in phone.text()) == (True, True)
    assert await acts(garden) == ["case.kept"]


async def test_two_moderators_at_once_get_two_answers_and_one_decision(garden: Stage) -> None:
    marta, *_, case_id = await at_a_case(garden)
    olga = colleague(garden, marta)
    await olga.slash("help")
    await asyncio.gather(marta.forge(f"c1:case:{case_id}:keep::"), olga.forge(f"c1:case:{case_id}:halt::"))
    assert marta.t("case-done-kept", number=str(case_id)) in marta.text()
    assert await acts(garden) == ["case.kept"]
    taken_or_gone = (
        olga.t("error-case-gone"),
        olga.t("error-case-taken", by="", until="").split("  ")[0][:20],
    )
    assert any(each in olga.text() for each in taken_or_gone)
    assert has_button(olga, "queue", "next")


async def test_a_button_of_a_closed_case_leads_on(garden: Stage) -> None:
    marta, *_, case_id = await at_a_case(garden)
    old = marta.other_device()
    await marta.press("case", case_id, "keep")
    for act in ("halt", "show", "author"):
        await old.forge(f"c1:case:{case_id}:{act}:es:report")
        assert old.t("error-case-gone") in old.text()
        assert has_button(old, "queue", "next", "es", "report")


async def test_everything_works_after_a_restart(garden: Stage) -> None:
    marta, *_, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "remove")
    await garden.restart()
    await marta.fill(reason="spam")
    assert marta.t("case-done-removed", number=str(case_id)) in marta.text()
    await garden.restart()
    await marta.press("case", case_id, "undo")
    assert marta.t("case-undone") in marta.text()


# --------------------------------------------------------------------------------------------- the author


async def test_a_warning_reaches_the_author_and_leaves_the_case_open(garden: Stage) -> None:
    marta, _, message_id, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "author")
    await marta.press("case", case_id, "warn")
    shown = await marta.fill(details="Cita siempre tus fuentes, por favor.")
    assert marta.t("case-author.warned") in shown
    (notice,) = await garden.rows(t.notice)
    assert (notice.kind, notice.message_id) == ("warned", message_id)
    assert notice.facts["reason"] == "Cita siempre tus fuentes, por favor."
    assert await outcome(garden, case_id) is None
    assert await acts(garden) == ["member.warned"]


@pytest.mark.parametrize("what, days", [("suspend1", 1), ("suspend7", 7), ("suspend0", None)])
async def test_a_suspension_asks_for_a_reason_and_can_be_lifted(
    garden: Stage, what: str, days: int | None
) -> None:
    marta, author, _, case_id = await at_a_case(garden)
    await marta.press("case", case_id, "author")
    await marta.press("case", case_id, what)
    shown = await marta.fill(details="Copia textos de otra IA.")
    assert marta.t("case-author.suspended-now") in shown
    (suspension,) = await garden.rows(t.suspension)
    lasts = (suspension.until - suspension.suspended_at).days if suspension.until else None
    assert lasts == days
    shown = await author.slash("work")
    assert author.t("error-suspended") in shown
    assert author.t("notice-reason", reason="Copia textos de otra IA.") in shown
    assert has_button(author, "appeal", "suspension")
    shown = await marta.press("case", case_id, "lift")
    assert marta.t("case-author.lifted") in shown
    assert author.t("error-suspended") not in await author.slash("work")


async def test_a_reason_that_is_too_short_comes_back(garden: Stage) -> None:
    marta, *_, case_id = await at_a_case(garden)
    await marta.forge_form(f"c1:casedone:{case_id}:warn::", details=" ab ")
    assert marta.t("error-reason", least=3, most=500) in marta.text()
    assert list(marta.files().values()) == ["ab"]
    assert await garden.rows(t.notice) == []


# ------------------------------------------------------------------------------------------- who may not


async def test_a_member_neither_sees_the_command_nor_gets_anything_by_hand(garden: Stage) -> None:
    _, author, _, case_id = await at_a_case(garden)
    before = await snapshot_of_everything(garden.store)
    for custom_id in (*(f"case:{case_id}:{act}::" for act in ACTS), *QUEUE, "queuelang::", "queuereason::"):
        for values in ((), ("es",)):
            await author.forge(f"c1:{custom_id}", *values)
            assert author.form is None
            assert author.t("error-not-moderator") in author.text(), custom_id
            assert "otra web" not in author.text()
    for act in ("remove", "edit", "warn", "suspend0"):
        await author.forge_form(f"c1:casedone:{case_id}:{act}::", details="un motivo", text="otro texto")
        assert author.t("error-not-moderator") in author.text(), act
    assert await snapshot_of_everything(garden.store) == before


async def test_a_moderator_of_another_language_is_sent_on(garden: Stage) -> None:
    _, message_id = await written(garden)
    await reported(garden, message_id)
    fiona = await moderator(garden, "fiona", "fr", locale="fr")
    (case,) = await open_cases(garden)
    assert fiona.t("case-queue.title-empty") in await fiona.slash("review")
    before = await snapshot_of_everything(garden.store)
    for act in ACTS:
        await fiona.forge(f"c1:case:{case.id}:{act}::")
        if fiona.form is not None:
            await fiona.fill(
                **({"reason": "spam"} if act == "remove" else {"details": "Un motivo cualquiera"})
            )
        assert fiona.t("error-not-allowed-here") in fiona.text(), act
        assert TEXT["es"] not in fiona.text()
    assert await snapshot_of_everything(garden.store) == before


async def test_nobody_decides_about_their_own_text(garden: Stage) -> None:
    marta = await moderator(garden)
    await marta.join("es")
    work = await prepared(marta)
    await reported(garden, work)
    (case,) = await open_cases(garden)
    assert marta.t("case-queue.title-empty") in await marta.slash("review")
    await marta.forge(f"c1:case:{case.id}:keep::")
    assert marta.t("error-own-case") in marta.text()
    assert await outcome(garden, case.id) is None


async def prepared(player: Player) -> int:
    """An answer that somebody who has joined writes."""
    work = Work(player, Kind.ASSISTANT_REPLY)
    for step in until_submit(work.kind):
        await step(work)
    await player.press("submit")
    (row,) = await player.stage.rows(t.message, t.message.c.task_id == work.task_id)
    return int(row.id)


@pytest.mark.parametrize(
    "custom_id",
    [
        *("case", "case:", "case:x:keep::", "case:0:keep::", "case:1", "case:999999999999999999:show::"),
        *("case:1:KEEP::", "case:1:decide::", "case:1:show:::-1", "case:1:show:xx:nothing:99"),
        *("queue", "queue:next:xx:yy:zz", "queue:up::", "casemark:1::", "casedone:1:remove::", "queuereason"),
    ],
)
async def test_a_custom_id_that_nobody_made_changes_nothing(garden: Stage, custom_id: str) -> None:
    marta = await moderator(garden)
    before = await snapshot_of_everything(garden.store)
    for values in ((), ("1",), ("x" * 100,)):
        await marta.forge(f"c1:{custom_id}", *values)
        assert marta.form is None
        assert marta.text()
    assert await snapshot_of_everything(garden.store) == before

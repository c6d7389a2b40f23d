"""What members are told of decisions, by private message or on their next panel, and asking for another look."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.cases import CaseReason, bits
from storage.domain.notices import BY_DM, NoticeKind
from storage.queries import notices
from storage.queries import tables as t
from tests.builders import snapshot_of_everything
from tests.cogs.moderators import Moderator, acts, moderator, open_cases, reported, written
from tests.cogs.staff import has_button
from tests.cogs.stage import Player, Stage

WHY = "Lo escribí yo, de memoria, en la biblioteca."


def now() -> datetime:
    return datetime.now(UTC)


async def mail(stage: Stage) -> None:
    """The job comes round."""
    await stage.bot.rounds.mail(now())


def sent_to(player: Player) -> list[str]:
    """The private messages that somebody has, oldest first."""
    return [
        embed.description or "" for each in player.actor.user.dm_channel.history() for embed in each.embeds
    ]


async def removed(stage: Stage) -> tuple[Moderator, Player, int]:
    """A moderator has removed an answer, its author knows nothing yet."""
    author, message_id = await written(stage)
    await reported(stage, message_id)
    marta = await moderator(stage)
    await marta.slash("review")
    await marta.press("case", 1, "remove")
    await marta.fill(reason="copied_from_ai", details="Idéntico a otra web.")
    return marta, author, message_id


async def suspended(stage: Stage) -> tuple[Moderator, Player]:
    """A moderator has suspended the author of an answer."""
    author, message_id = await written(stage)
    await reported(stage, message_id)
    marta = await moderator(stage)
    await marta.slash("review")
    await marta.press("case", 1, "author")
    await marta.press("case", 1, "suspend7")
    await marta.fill(details="Copia textos de otra IA.")
    await marta.press("case", 1, "show")
    await marta.press("case", 1, "keep")
    return marta, author


# ------------------------------------------------------------------------------------------- being told


async def test_a_removal_is_told_by_private_message_once(garden: Stage) -> None:
    _, author, _ = await removed(garden)
    await mail(garden)
    await mail(garden)
    (said,) = sent_to(author)
    assert author.t("notice-removed") in said
    assert author.t("report-copied-from-ai") in said
    assert "Idéntico a otra web." in said
    assert author.t("notice-removed") not in await author.slash("work")


async def test_whoever_takes_no_private_messages_is_told_on_the_next_panel(garden: Stage) -> None:
    _, author, message_id = await removed(garden)
    garden.fault = lambda method, path, _: (403, 50007) if _is_dm(garden, author, method, path) else None
    await mail(garden)
    garden.fault = None
    await mail(garden)
    shown = await author.slash("work")
    assert author.t("notice-removed") in shown
    assert has_button(author, "appeal", "message", message_id)
    assert has_button(author, "lucky"), "the way on"
    assert author.t("notice-removed") not in await author.slash("work")


def _is_dm(stage: Stage, player: Player, method: str, path: str) -> bool:
    channel = stage.env.backend.dm_channels.get(player.id)
    return method == "POST" and path == f"/channels/{channel}/messages"


async def test_short_news_stand_on_top_of_the_task(garden: Stage) -> None:
    author, message_id = await written(garden)
    (member,) = await garden.rows(t.contributor, t.contributor.c.discord_id == author.id)
    await garden.store.write(
        lambda tx: notices.add(tx, member.id, NoticeKind.HELD_RELEASED, message_id=message_id, now=now())
    )
    shown = await author.slash("work")
    assert author.t("notice-held-released") in shown
    assert author.task_id()


async def test_news_stand_on_top_of_the_thanks_too(garden: Stage) -> None:
    author, message_id = await written(garden)
    (member,) = await garden.rows(t.contributor, t.contributor.c.discord_id == author.id)
    await author.slash("task label-assistant-reply")
    await author.press("label")
    await author.fill(spam="no")
    await garden.store.write(
        lambda tx: notices.add(tx, member.id, NoticeKind.REPORT_UPHELD, message_id=message_id, now=now())
    )
    shown = await author.press("submit")
    assert author.t("notice-report-upheld") in shown
    assert has_button(author, "lucky")


async def test_no_private_message_is_lost_or_doubled_by_a_restart(garden: Stage) -> None:
    _, author, _ = await removed(garden)
    await garden.restart()
    await mail(garden)
    await garden.restart()
    await mail(garden)
    assert len(sent_to(author)) == 1


async def all_removed(stage: Stage, extra: int) -> Player:
    """Two moderators have removed everything that somebody wrote: an answer, and as many more texts."""
    author, message_id = await written(stage)
    marta = await moderator(stage)
    (row,) = await stage.rows(t.message, t.message.c.id == message_id)
    others = [each.id for each in await stage.rows(t.message, t.message.c.author_id != row.author_id)][:extra]
    assert len(others) == extra
    theirs = {"author_id": row.author_id, "guild_discord_id": stage.env.guild.id, "removed_with": None}
    await stage.store.write(
        lambda tx: tx.execute(sa.update(t.message).where(t.message.c.id.in_(others)).values(**theirs))
    )
    removals = stage.engine.removals
    first, second = (Authority(each, stage.env.guild.id, Level.MANAGER) for each in (marta.id, 9_998))
    asked = await removals.ask(row.author_id, first, now=now())
    await removals.confirm(asked.id, second, now=now())
    await removals.carry_out(now=now())
    return author


@pytest.mark.parametrize("extra", [0, 2])
async def test_the_removal_of_everything_is_told_with_its_number_and_leads_to_the_list(
    garden: Stage, extra: int
) -> None:
    author = await all_removed(garden, extra)
    await mail(garden)
    (said,) = sent_to(author)
    assert author.t("notice-removed-all", count=extra + 1) in said
    assert author.t("notice-server", server="Comunidad") in said
    (message,) = author.actor.user.dm_channel.history()
    (button,) = [each for row in message.components for each in row.to_dict()["components"]]
    assert (button["custom_id"], button["label"]) == ("c1:appeal:all", author.t("button-appeals"))
    answer = await author.actor.user.click(message, custom_id="c1:appeal:all")
    (select,) = [each for row in answer.response.components for each in row["components"]]
    assert len(select["options"]) == extra + 1


async def test_the_list_of_decisions_says_how_many_it_leaves_out(garden: Stage) -> None:
    author, message_id = await written(garden)
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    out = {"author_id": row.author_id, "is_deleted": True, "text": "Un texto", "removed_with": t.message.c.id}
    await garden.store.write(lambda tx: tx.execute(sa.update(t.message).values(**out)))
    count = len(await garden.rows(t.message))
    assert count > 27
    await author.forge("c1:appeal:all")
    assert len(author.options("appeal")) == 25
    assert author.t("appeals-more", count=count - 25) in author.text()
    await author.choose("appeal", author.options("appeal")[0])
    await author.fill(text=WHY)
    await author.slash("appeal")
    assert author.t("appeals-more", count=count - 26) in author.text()


# ------------------------------------------------------------------------------ being told without a task

QUIET = (NoticeKind.APPEAL_DENIED, "notice-appeal-denied.suspension")
"""News of few words, with nothing to press."""


async def told_later(stage: Stage, player: Player, kind: NoticeKind = QUIET[0], **facts: Any) -> None:
    """Something that somebody has not been told, and that no private message can tell them."""
    (member,) = await stage.rows(t.contributor, t.contributor.c.discord_id == player.id)
    facts |= {BY_DM: False}
    await stage.store.write(lambda tx: notices.add(tx, member.id, kind, now=now(), **facts))


async def test_a_suspended_member_hears_the_answer_to_an_appeal_with_the_next_refusal(garden: Stage) -> None:
    _, author = await suspended(garden)
    await author.slash("work")
    await told_later(garden, author)
    shown = await author.slash("work")
    assert author.t(QUIET[1]) in shown
    assert author.t("error-suspended") in shown
    assert has_button(author, "appeal", "suspension"), "what the refusal offers stays"
    assert author.t(QUIET[1]) not in await author.slash("work")


async def test_the_refusal_that_brings_the_suspension_itself_leads_to_all_that_can_be_appealed(
    garden: Stage,
) -> None:
    _, author = await suspended(garden)
    shown = await author.slash("work")
    assert shown.count(author.t("notice-reason", reason="Copia textos de otra IA.")) == 2, (
        "the news and the refusal"
    )
    assert [each["custom_id"] for each in author.controls()] == ["c1:appeal:suspension", "c1:appeal:all"]


async def test_whoever_contributes_no_more_hears_the_answer_to_an_appeal(garden: Stage) -> None:
    author, _ = await written(garden)
    await garden.engine.privacy.withdraw(author.id, now=now())
    await told_later(garden, author)
    shown = await author.slash("work")
    assert author.t(QUIET[1]) in shown
    assert author.t("error-withdrawn") in shown


async def test_whoever_finds_no_work_is_told_above_the_reason(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await told_later(stage, ana)
    shown = await ana.slash("task label-assistant-reply")
    assert ana.t(QUIET[1]) in shown
    assert has_button(ana, "tasks")
    assert ana.t(QUIET[1]) not in await ana.slash("task label-assistant-reply")


async def test_the_list_of_decisions_says_what_became_of_earlier_appeals(garden: Stage) -> None:
    _, author, message_id = await removed(garden)
    await told_later(garden, author)
    shown = await author.slash("appeal")
    assert author.t(QUIET[1]) in shown
    assert author.t("notice-removed") in shown
    assert author.options("appeal") == [f"message.{message_id}"]
    assert author.t(QUIET[1]) not in await author.slash("appeal")


async def test_the_panel_of_stored_data_has_short_news_on_top_and_long_ones_before_it(garden: Stage) -> None:
    author, _ = await written(garden)
    await told_later(garden, author)
    shown = await author.slash("privacy view")
    assert author.t(QUIET[1]) in shown
    assert author.t("privacy-view.title") in shown
    await told_later(garden, author, NoticeKind.WARNED, reason="Copias de otra web. " * 20)
    shown = await author.slash("privacy view")
    assert author.t("notice-warned") in shown
    assert author.t("privacy-view.title") not in shown
    assert author.t("privacy-view.title") in await author.press("privacy", "view")
    assert author.t("notice-warned") not in author.text()


async def test_news_that_discord_does_not_take_are_told_with_the_next_panel(garden: Stage) -> None:
    author, _ = await written(garden)
    await told_later(garden, author)
    garden.fault = lambda method, path, _: (
        500 if method in ("PATCH", "POST") and "/webhooks/" in path else None
    )
    await author.slash("appeal")
    garden.fault = None
    assert garden.taken_log()
    assert author.t(QUIET[1]) in await author.slash("appeal")
    assert author.t(QUIET[1]) not in await author.slash("appeal")


# --------------------------------------------------------------------------------------------- appeals


async def test_no_form_opens_for_what_cannot_be_appealed_any_more(garden: Stage) -> None:
    _, author, message_id = await removed(garden)
    await author.forge(f"c1:appeal:message:{message_id}")
    await author.fill(text=WHY)
    await author.forge(f"c1:appeal:message:{message_id}")
    assert author.form is None
    assert author.t("error-appealed") in author.text()
    await author.press("appeal", "all")
    assert author.t("appeals.none") in author.text()
    await author.forge("c1:appeal:message:999999")
    assert author.form is None
    assert author.t("error-not-appealable") in author.text()


async def test_an_appeal_that_is_not_taken_leads_to_the_list(garden: Stage) -> None:
    _, author, message_id = await removed(garden)
    await author.forge_form("c1:appealed:message:999999", text=WHY)
    assert author.t("error-not-appealable") in author.text()
    assert list(author.files().values()) == [WHY]
    await author.press("appeal", "all")
    assert author.options("appeal") == [f"message.{message_id}"]


async def test_a_suspended_member_appeals_from_the_refusal_and_is_let_in_again(garden: Stage) -> None:
    marta, author = await suspended(garden)
    await author.slash("work")
    await author.press("appeal", "suspension")
    assert author.t("appeal-taken.text") in await author.fill(text=WHY)
    (case,) = await open_cases(garden)
    assert case.reasons == bits([CaseReason.APPEAL])
    shown = await marta.slash("review")
    assert WHY in shown
    await marta.press("case", case.id, "grant")
    assert marta.t("case-done-granted", number=str(case.id)) in marta.text()
    assert "case.granted" in await acts(garden)
    await mail(garden)
    assert any(author.t("notice-appeal-granted.suspension") in said for said in sent_to(author))
    assert author.t("error-suspended") not in await author.slash("work")


async def test_an_appeal_about_a_text_is_made_from_the_private_message_and_denied(garden: Stage) -> None:
    marta, author, message_id = await removed(garden)
    await mail(garden)
    await author.forge(f"c1:appeal:message:{message_id}")
    await author.fill(text=WHY)
    (case,) = await open_cases(garden)
    await marta.slash("review")
    await marta.press("case", case.id, "deny")
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    assert row.is_deleted
    await mail(garden)
    assert any(author.t("notice-appeal-denied.message") in said for said in sent_to(author))


async def test_the_command_lists_what_can_be_appealed(garden: Stage) -> None:
    _, author, message_id = await removed(garden)
    await author.slash("appeal")
    assert author.options("appeal") == [f"message.{message_id}"]
    await author.choose("appeal", f"message.{message_id}")
    assert author.form is not None
    await garden.restart()
    assert author.t("appeal-taken.text") in await author.fill(text=WHY)


async def test_somebody_without_decisions_has_nothing_to_appeal(garden: Stage) -> None:
    eva = garden.player("eva")
    assert eva.t("appeals.none") in await eva.slash("appeal")
    await eva.forge("c1:appeal:suspension")
    assert eva.form is None
    assert eva.t("error-suspension-appealed") in eva.text()


async def test_a_second_appeal_is_refused_and_its_words_come_back(garden: Stage) -> None:
    _, author, message_id = await removed(garden)
    await author.forge(f"c1:appeal:message:{message_id}")
    phone = author.other_device()
    await phone.forge(f"c1:appeal:message:{message_id}")
    await author.fill(text=WHY)
    shown = await phone.fill(text="Otra vez lo mismo, por favor.")
    assert author.t("error-appealed") in shown
    assert phone.files() == {"tu-texto.md": "Otra vez lo mismo, por favor."}
    assert len(await garden.rows(t.appeal)) == 1


async def test_an_appeal_without_words_comes_back_with_the_form(garden: Stage) -> None:
    _, author, message_id = await removed(garden)
    await author.forge_form(f"c1:appealed:message:{message_id}", text=" \u200b ")
    assert author.t("error-text-empty") in author.text()
    await author.press("appeal", "message", message_id)
    assert author.form is not None


async def test_nobody_appeals_for_somebody_else(garden: Stage) -> None:
    _, _, message_id = await removed(garden)
    eva = garden.player("eva")
    await eva.join("es")
    before = await snapshot_of_everything(garden.store)
    await eva.forge_form(f"c1:appealed:message:{message_id}", text=WHY)
    assert eva.t("error-not-appealable") in eva.text()
    assert await snapshot_of_everything(garden.store) == before


@pytest.mark.parametrize(
    "custom_id",
    ["appeal", "appeal:message", "appeal:tree:1", "appeal:message:x", "appealed", "appealed:suspension:"],
)
async def test_a_custom_id_that_nobody_made_appeals_nothing(garden: Stage, custom_id: str) -> None:
    eva = garden.player("eva")
    await eva.forge(f"c1:{custom_id}")
    assert eva.form is None
    assert eva.t("error-old-button") in eva.text()
    assert await garden.rows(t.appeal) == []

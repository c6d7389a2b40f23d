"""Reporting a text that everybody sees: the button below a post, the context menu, and what the reporter hears."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import discord
import pytest

from bot.ui.notices import notice_text
from bot.ui.posts import Mark, Needed, Teaser, teaser_panel
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.builders import snapshot_of_everything
from tests.cogs.flows import Work
from tests.cogs.moderators import moderator, open_cases
from tests.cogs.staff import has_button
from tests.cogs.stage import TEXTS, Player, Stage
from tests.cogs.test_gates import choose
from tests.cogs.test_ranking import at_the_order
from tests.cogs.test_votes_and_reports import at_a_message, bar

MENU = "Report"


async def teaser(stage: Stage, text: str = "¿Cuáles son los planetas del sistema solar?") -> tuple[Any, int]:
    """A post that shows a prompt, and the number of that prompt."""
    (row,) = await stage.rows(t.message, t.message.c.text == text)
    shown = Teaser("es", Needed(Kind.ASSISTANT_REPLY, 3), text, row.id)
    panel = teaser_panel(TEXTS["es"], shown, mark=Mark("feed:1", "2026-03-02T09:00", "es"))
    channel = stage.bot.get_channel(stage.channel.id)
    assert isinstance(channel, discord.TextChannel)
    post = await channel.send(embeds=list(panel.embeds), view=panel.view())
    return post, int(row.id)


async def use_menu(player: Player, post: Any) -> str:
    """Choose "Report" in the menu of a message."""
    player._take(await player.actor.context_menu(player.stage.channel, MENU, post))
    return player.text() if player.form is None else ""


async def joined(stage: Stage, name: str = "ana") -> Player:
    ana = stage.player(name)
    await ana.join("es")
    return ana


async def test_the_button_below_a_post_opens_the_form(garden: Stage) -> None:
    post, message_id = await teaser(garden)
    ana = await joined(garden)
    await ana.press("flag", panel=post)
    assert ana.form is not None
    shown = await ana.fill(reason="pii", details="Sale un teléfono.")
    assert ana.t("flag-taken") in shown
    assert ana.shown.ephemeral
    (report,) = await garden.rows(t.report)
    assert (report.message_id, report.reason, report.text) == (message_id, "pii", "Sale un teléfono.")
    (case,) = await open_cases(garden)
    assert case.message_id == message_id


async def test_whoever_is_barred_on_a_server_reports_nothing_there(garden: Stage) -> None:
    post, _ = await teaser(garden)
    ana = await joined(garden)
    await ana.press("flag", panel=post)
    form = ana.form
    await bar(garden, ana)
    for ask in (lambda: ana.press("flag", panel=post), lambda: use_menu(ana, post)):
        assert ana.t("error-suspended") in await ask()
        assert ana.form is None, "nobody writes what is not taken"
    ana.form = form
    assert ana.t("error-suspended") in await ana.fill(reason="pii", details="Sale un teléfono.")
    assert list(ana.files().values()) == ["Sale un teléfono."]
    assert await garden.rows(t.report) == []


async def test_whoever_may_not_contribute_on_a_server_reports_nothing_there(garden: Stage) -> None:
    post, _ = await teaser(garden)
    ana = await joined(garden)
    await ana.press("flag", panel=post)
    form = ana.form
    role = garden.env.guild.create_role("Voluntariado")
    await choose(garden, contributor_role=role.id)
    sentence = ana.t("error-gate-missing-role", role=f"<@&{role.id}>")
    for ask in (lambda: ana.press("flag", panel=post), lambda: use_menu(ana, post)):
        assert sentence in await ask()
        assert ana.form is None
    ana.form = form
    assert sentence in await ana.fill(reason="pii", details="Sale un teléfono.")
    assert list(ana.files().values()) == ["Sale un teléfono."]
    assert await garden.rows(t.report) == []


async def test_the_context_menu_takes_the_text_from_the_post(garden: Stage) -> None:
    post, message_id = await teaser(garden)
    ana = await joined(garden)
    await use_menu(ana, post)
    await ana.fill(reason="spam")
    assert ana.t("flag-taken") in ana.text()
    (report,) = await garden.rows(t.report)
    assert report.message_id == message_id


async def test_a_message_that_shows_no_text_cannot_be_reported(garden: Stage) -> None:
    """One of the bot's without a text, and one of another program's with a button like ours."""
    ana = await joined(garden)
    plain = await garden.public_message()
    assert ana.t("error-nothing-to-report") in await use_menu(ana, plain)
    said = await ana.actor.send(garden.channel, "c1:flag:message:1")
    assert ana.t("error-nothing-to-report") in await use_menu(ana, said)
    assert await garden.rows(t.report) == []


async def test_on_a_panel_with_several_texts_the_menu_says_to_open_one_first(garden: Stage) -> None:
    ana, _ = await at_the_order(garden)
    assert ana.t("error-report-open-first") in await use_menu(ana, ana.shown)
    assert ana.form is None
    assert await garden.rows(t.report) == []


async def test_a_report_works_after_a_restart(garden: Stage) -> None:
    post, _ = await teaser(garden)
    ana = await joined(garden)
    await garden.restart()
    await ana.press("flag", panel=post)
    await garden.restart()
    await ana.fill(reason="spam")
    assert len(await garden.rows(t.report)) == 1


async def test_reporting_twice_is_one_report(garden: Stage) -> None:
    post, _ = await teaser(garden)
    ana = await joined(garden)
    phone = ana.other_device()
    await ana.press("flag", panel=post)
    await use_menu(phone, post)
    await ana.fill(reason="spam")
    await phone.fill(reason="pii")
    assert ana.t("report-known") in phone.text()
    assert len(await garden.rows(t.report)) == 1


async def test_another_reason_needs_words(garden: Stage) -> None:
    """In a post and in a task; the form is a press away."""
    post, _ = await teaser(garden)
    ana = await joined(garden)
    await ana.press("flag", panel=post)
    shown = await ana.fill(reason="other")
    assert ana.t("error-report-text") in shown
    assert has_button(ana, "flag", "message")
    await Work(ana, Kind.LABEL_ASSISTANT_REPLY).ask()
    await ana.press("report")
    shown = await ana.fill(reason="other", details="   ")
    assert ana.t("error-report-text") in shown
    assert has_button(ana, "report")
    assert await garden.rows(t.report) == []


async def test_whoever_has_not_accepted_the_terms_reads_them_first(garden: Stage) -> None:
    post, message_id = await teaser(garden)
    eva = garden.player("eva")
    await eva.press("flag", panel=post)
    assert eva.form is None
    assert eva.t("terms.title") in eva.text()
    await eva.forge_form(f"c1:flagged:message:{message_id}", reason="spam", details="a ver")
    assert eva.t("terms.title") in eva.text()
    assert await garden.rows(t.report) == []


async def test_the_reporter_hears_what_became_of_it_once(garden: Stage) -> None:
    post, _ = await teaser(garden)
    ana = await joined(garden)
    await ana.press("flag", panel=post)
    await ana.fill(reason="spam")
    (case,) = await open_cases(garden)
    await garden.restart(home_guilds=(garden.env.guild.id,))
    marta = await moderator(garden)
    await marta.slash("review")
    await marta.press("case", case.id, "keep")
    said = ana.t("notice-report-declined")
    assert said in await ana.slash("task assistant-reply")
    assert said not in await ana.slash("task assistant-reply")


@pytest.mark.parametrize(("decide", "said"), [("edit", "edited"), ("halt", "halted")])
async def test_the_reporter_is_not_told_that_a_text_is_gone_which_is_there(
    garden: Stage, decide: str, said: str
) -> None:
    post, message_id = await teaser(garden)
    ana = await joined(garden)
    await ana.press("flag", panel=post)
    await ana.fill(reason="spam")
    (case,) = await open_cases(garden)
    await garden.restart(home_guilds=(garden.env.guild.id,))
    marta = await moderator(garden)
    await marta.slash("review")
    await marta.press("case", case.id, decide)
    if decide == "edit":
        await marta.fill(text="¿Cuáles son los planetas?")
    (message,) = await garden.rows(t.message, t.message.c.id == message_id)
    assert not message.is_deleted
    (notice,) = await garden.engine.notices.take(ana.id, now=datetime.now(UTC))
    assert notice_text(ana.t, notice).startswith(ana.t(f"notice-report-upheld-{said}"))


@pytest.mark.parametrize(
    "custom_id",
    [
        *("flag", "flag:message", "flag:message:x", "flag:message:-1", "flag:tree:1", "flag:1"),
        *("flagged:message", "flagged:message:999999999999999999", "flagged:message:0"),
    ],
)
async def test_a_custom_id_that_nobody_made_reports_nothing(garden: Stage, custom_id: str) -> None:
    ana = await joined(garden)
    before = await snapshot_of_everything(garden.store)
    await ana.forge(f"c1:{custom_id}")
    assert "⚠" in ana.text()
    if custom_id.startswith("flagged"):
        await ana.forge_form(f"c1:{custom_id}", reason="spam", details="nada")
        assert "⚠" in ana.text() or ana.files()
    assert await snapshot_of_everything(garden.store) == before


async def test_one_s_own_text_in_a_post_is_not_reported(garden: Stage) -> None:
    """No form opens for it, and one that nobody opened is refused."""
    post, message_id = await teaser(garden)
    ana = await joined(garden)
    (member,) = await garden.rows(t.contributor, t.contributor.c.discord_id == ana.id)
    await change(garden, message_id, author_id=member.id)
    for ask in (lambda: ana.press("flag", panel=post), lambda: use_menu(ana, post)):
        assert ana.t("error-own-message") in await ask()
        assert ana.form is None
    custom_id = f"c1:flagged:message:{message_id}"
    assert ana.t("error-own-message") in await ana.forge_form(custom_id, reason="spam", details="")
    assert await garden.rows(t.report) == []


async def test_no_form_opens_for_a_text_that_is_gone(garden: Stage) -> None:
    """Neither below a post nor in a task; who had it open hears it then, with their words."""
    post, message_id = await teaser(garden)
    ana = await joined(garden)
    await ana.press("flag", panel=post)
    form = ana.form
    await change(garden, message_id, is_deleted=True, removed_with=message_id)
    for ask in (lambda: ana.press("flag", panel=post), lambda: use_menu(ana, post)):
        assert ana.t("error-message-gone") in await ask()
        assert ana.form is None
    ana.form = form
    assert ana.t("error-message-gone") in await ana.fill(reason="pii", details="Sale un teléfono.")
    assert list(ana.files().values()) == ["Sale un teléfono."]
    assert await garden.rows(t.report) == []


async def test_in_a_task_no_form_opens_for_a_text_that_is_gone_or_ones_own(garden: Stage) -> None:
    """Nobody writes what is not taken."""
    ana, task, reply = await at_a_message(garden)
    (member,) = await garden.rows(t.contributor, t.contributor.c.discord_id == ana.id)
    (before,) = await garden.rows(t.message, t.message.c.id == reply)
    for sentence, values in (
        ("error-own-message", {"author_id": member.id}),
        ("error-message-gone", {"author_id": before.author_id, "is_deleted": True, "removed_with": reply}),
    ):
        await change(garden, reply, **values)
        assert ana.t(sentence) in await ana.forge(f"c1:report:{task}:{reply}")
        assert ana.form is None
    assert await garden.rows(t.report) == []


async def change(stage: Stage, message_id: int, **values: Any) -> None:
    """Something happens to a message."""
    statement = t.message.update().where(t.message.c.id == message_id).values(**values)
    await stage.store.write(lambda tx: tx.execute(statement))

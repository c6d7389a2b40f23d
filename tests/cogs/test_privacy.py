"""/privacy: what is stored, taken along, decided, withdrawn and erased; in servers, in private messages, when suspended."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.ui import privacy as ui
from storage.domain.access import Authority, Level
from storage.domain.kinds import Kind
from storage.queries import personal
from storage.queries import tables as t
from tests.builders import do, member
from tests.cogs.stage import TEXTS, Player, Stage

PAGES = ("view", "export", "scopes", "withdraw", "erase")
TITLES = {
    "view": "privacy-view.title",
    "export": "privacy-export.title",
    "scopes": "privacy-scopes.title",
    "withdraw": "privacy-withdraw.title",
    "erase": "privacy-erase.title",
}
WRITTEN = "¿Qué fruta madura en marzo?"


async def contributed(stage: Stage, player: Player, text: str = WRITTEN) -> None:
    """A prompt of the member's."""
    await do(stage.engine, player.id, Kind.INITIAL_PROMPT, now=datetime.now(UTC), text=text)


async def row_of(stage: Stage, player: Player) -> sa.Row[Any]:
    """The member's row."""
    (row,) = await stage.rows(t.contributor, t.contributor.c.discord_id == player.id)
    return row


async def ask_to_erase(player: Player, word: str | None = None) -> str:
    """Go through the form; what is shown then."""
    await player.slash("privacy erase")
    await player.press("privacyask")
    return await player.fill(**{ui.WORD: word or player.t("privacy-form.word")})


async def run_due(stage: Stage, **later: float) -> int:
    """The job, as if it were so much later."""
    return await stage.engine.erasure.run_due(datetime.now(UTC) + timedelta(**later))


# Who has no data


@pytest.mark.parametrize("page", PAGES)
async def test_whoever_is_not_stored_is_told_so_and_not_asked_to_accept_anything(
    stage: Stage, page: str
) -> None:
    ana = stage.player("ana")
    shown = await ana.slash(f"privacy {page}")
    assert ana.t("error-nothing-stored") in shown
    assert ana.verbs() == []
    assert ana.shown.ephemeral
    assert await stage.rows(t.contributor) == []


async def test_forged_buttons_of_whoever_is_not_stored_change_nothing(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.slash("privacy view")
    for custom_id in (*(f"c1:privacy:{page}" for page in (*PAGES, "withdrawn", "resume")),):
        assert ana.t("error-nothing-stored") in await ana.forge(custom_id), custom_id
    assert ana.t("error-nothing-stored") in await ana.forge("c1:privacyscope:text:off")
    assert ana.t("error-nothing-stored") in await ana.forge_form("c1:privacyerase:es", word="BORRAR")
    assert await stage.rows(t.contributor) == []
    assert await stage.rows(t.erasure_request) == []


async def test_custom_ids_that_nobody_made_are_refused(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    for custom_id in (
        *("c1:privacy", "c1:privacy:", "c1:privacy:all", "c1:privacyscope", "c1:privacyscope:text"),
        *("c1:privacyscope:text:perhaps", "c1:privacyscope:name:on", "c1:privacyscope::on"),
    ):
        assert ana.t("error-old-button") in await ana.forge(custom_id), custom_id
    before = await row_of(stage, ana)
    await ana.forge_form("c1:privacyerase:../../x", word="otra")
    await ana.forge_form("c1:privacyerase", text="BORRAR")
    assert await stage.rows(t.erasure_request) == []
    assert await row_of(stage, ana) == before


# Looking


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_what_is_stored_is_said_in_words(stage: Stage, locale: str) -> None:
    ana = stage.player("ana", locale)
    await ana.join("es")
    await contributed(stage, ana)
    shown = await ana.slash("privacy view")
    assert ana.shown.ephemeral
    for key in ("title", "contributions", "standing", "choices", "published"):
        assert ana.t(f"privacy-view.{key}") in shown
    assert ana.t("privacy-view.moderation") not in shown
    assert ana.t("privacy-table-message", count=1) in shown
    assert ana.t("privacy-table-consent", count=1) in shown
    assert ana.t("privacy-view.finished", count=0) in shown
    assert WRITTEN not in shown
    assert ana.verbs() == ["privacy"] * 4


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_it_is_said_where_a_member_is_suspended(stage: Stage, locale: str) -> None:
    ana = stage.player("ana", locale)
    await ana.join("es")
    number = (await row_of(stage, ana)).id
    here, now = stage.env.guild.id, datetime.now(UTC)
    until = now + timedelta(days=7)
    for guild, end in ((here, until), (78, None), (79, None)):
        await stage.engine.memberships.seen(ana.id, guild, name="ana", server_name="ana", now=now)
        manager = Authority(9_999, guild, Level.MANAGER)
        await stage.engine.suspensions.suspend(number, manager, reason="Publicidad", until=end, now=now)
    await ana.slash("work")  # the news
    shown = await ana.slash("privacy view")
    lasts = ana.t("suspended-until.until", when=f"<t:{int(until.timestamp())}:F>")
    assert f"{ana.t('privacy-view.suspended-here')} {lasts}" in shown
    assert ana.t("privacy-view.suspended-elsewhere", count=2) in shown
    await stage.engine.suspensions.lift(number, Authority(9_999, here, Level.MANAGER), now=now)
    await stage.engine.notices.take(ana.id, now=now)
    shown = await ana.slash("privacy view")
    assert ana.t("privacy-view.suspended-here") not in shown
    assert ana.t("privacy-view.suspended-elsewhere", count=2) in shown


def test_every_table_with_data_about_a_member_has_words() -> None:
    """A new one belongs below one of the headings."""
    listed = [table for _, tables in ui.GROUPS for table in tables]
    assert sorted(listed) == sorted(table.name for table in personal.OF_MEMBER)
    for locale in TEXTS:
        assert all(locale.has(f"privacy-table-{table.replace('_', '-')}") for table in listed)


async def test_a_full_page_fits_into_a_message(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    data = await stage.engine.privacy.view(ana.id)
    assert data is not None
    counts = {table.name: 999_999 for table in personal.OF_MEMBER}
    object.__setattr__(data, "counts", counts)
    for locale in TEXTS:
        made = ui.view_panel(locale, data)
        assert sum(map(len, made.embeds)) < 6000
        assert all(len(field.value or "") <= 1024 for field in made.embeds[0].fields)


async def test_everything_comes_as_a_file_that_only_the_member_sees(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await contributed(stage, ana)
    assert ana.t("privacy-export.text") in await ana.slash("privacy export")
    assert ana.shown.ephemeral
    ((name, text),) = ana.files().items()
    assert name == ui.EXPORT_NAME
    assert [row["text"] for row in json.loads(text)["message"]] == [WRITTEN]
    await ana.press("privacy", "view")
    assert ana.files() == {}


async def test_a_large_file_is_packed_and_one_that_is_too_large_is_asked_for(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    monkeypatch.setattr(ui, "FILE_BYTES", 1000)
    data = await stage.engine.privacy.view(ana.id)
    assert data is not None
    packed = ui.export_panel(ana.t, data, b"a" * 5000)
    ((name, body),) = packed.data
    assert (name, gzip.decompress(body)) == (ui.PACKED_NAME, b"a" * 5000)
    monkeypatch.setattr(ui, "FILE_BYTES", 10)
    assert await ana.slash("privacy export")
    assert ana.files() == {}
    assert ana.t("privacy-export.too-large") in ana.text()


# Deciding


async def test_each_scope_is_chosen_apart_and_said_back(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("privacy scopes")
    for scope, column, default in (
        ("text", "publishes_text", True),
        ("votes", "publishes_votes", True),
        ("credit", "wants_credit", False),
    ):
        words = ("off", "on") if default else ("on", "off")
        for word in words:
            shown = await ana.press("privacyscope", scope, word)
            assert ana.t("privacy-scopes.saved") in shown
            assert ana.t(f"privacy-scope-{scope}.{word}") in shown
            assert getattr(await row_of(stage, ana), column) is (word == "on")
        await stage.restart()
    row = await row_of(stage, ana)
    assert (row.publishes_text, row.publishes_votes, row.wants_credit) == (True, True, False)


async def test_whoever_withdraws_gets_no_work_until_they_come_back(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await contributed(stage, ana)
    assert ana.t("privacy-withdraw.text") in await ana.slash("privacy withdraw")
    assert (await row_of(stage, ana)).withdrawn_at is None
    await ana.press("privacy", "withdrawn")
    assert (await row_of(stage, ana)).withdrawn_at is not None
    assert len(await stage.rows(t.message)) == 1
    assert ana.t("error-withdrawn") in await ana.slash("work")
    await stage.restart()
    assert ana.t("privacy-withdraw.resumed") in await ana.press("privacy", "resume")
    assert (await row_of(stage, ana)).withdrawn_at is None
    await ana.slash("work")
    assert ana.t("error-withdrawn") not in ana.text()


# Erasing


async def test_an_erasure_is_asked_for_with_the_word_and_waits(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await contributed(stage, ana)
    shown = await ana.slash("privacy erase")
    assert ana.t("privacy-erase.goes-text", messages=1) in shown
    assert ana.t("privacy-erase.when-text", hours=24) in shown
    await ana.press("privacyask")
    assert ana.t("privacy-pending.title") in await ana.fill(**{ui.WORD: " borrar. "})
    (request,) = await stage.rows(t.erasure_request)
    assert timedelta(hours=23) < request.due_at - datetime.now(UTC) < timedelta(hours=25)
    assert await run_due(stage, hours=23) == 0
    assert len(await stage.rows(t.contributor, t.contributor.c.discord_id == ana.id)) == 1
    assert f"<t:{int(request.due_at.timestamp())}:F>" in await ana.slash("privacy erase")
    assert ana.t("privacy-view.pending", when=f"<t:{int(request.due_at.timestamp())}:F>") in await ana.slash(
        "privacy view"
    )


@pytest.mark.parametrize("word", ["borra", "sí", "ERASE", "BORRAR todo"])
async def test_another_word_asks_for_nothing(stage: Stage, word: str) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    shown = await ask_to_erase(ana, word)
    assert ana.t("privacy-form.wrong", word="BORRAR") in shown
    assert await stage.rows(t.erasure_request) == []
    assert "privacyask" in ana.verbs()


async def test_the_word_is_that_of_the_form_also_after_another_language_was_chosen(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("privacy erase")
    await ana.press("privacyask")
    form = ana.form
    await stage.engine.members.choose_interface(ana.id, "fr")
    ana.form = form
    await ana.fill(**{ui.WORD: "BORRAR"})
    assert len(await stage.rows(t.erasure_request)) == 1


async def test_a_wish_is_taken_back_and_can_be_had_again(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await ask_to_erase(ana)
    await stage.restart()
    assert ana.t("privacy-cancelled.text") in await ana.press("privacy", "cancel")
    assert await run_due(stage, days=2) == 0
    assert ana.t("privacy-cancelled.nothing") in await ana.forge("c1:privacy:cancel")
    await ask_to_erase(ana)
    open_ones = await stage.rows(t.erasure_request, t.erasure_request.c.cancelled_at.is_(None))
    assert len(open_ones) == 1


async def test_a_restart_between_asking_and_the_hour_loses_nothing(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await contributed(stage, ana)
    await ask_to_erase(ana)
    await stage.restart()
    assert await run_due(stage, hours=25) == 1
    assert await stage.rows(t.contributor, t.contributor.c.discord_id == ana.id) == []
    assert [row.text for row in await stage.rows(t.message)] == [""]
    assert ana.t("privacy-cancelled.late") in await ana.press("privacy", "cancel")
    assert ana.t("error-nothing-stored") in await ana.slash("privacy view")


@pytest.mark.settings(erasure_wait_hours=0)
async def test_without_a_wait_it_is_done_at_once(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    assert ana.t("privacy-erase.when-text", hours=0) in await ana.slash("privacy erase")
    await ask_to_erase(ana)
    assert await run_due(stage, seconds=1) == 1


async def test_asking_twice_keeps_the_first_hour(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await ask_to_erase(ana)
    (first,) = await stage.rows(t.erasure_request)
    await ana.forge_form("c1:privacyerase:es", word="BORRAR")
    assert await stage.rows(t.erasure_request) == [first]


# Where and when


async def test_everything_works_in_a_private_message(stage: Stage) -> None:
    user = stage.env.create_user("ana")
    stage.locales[user.id] = "es-ES"
    await member(stage.engine, user.id)
    spanish = TEXTS["es"]
    for page in PAGES:
        titles = [each.title for each in (await user.slash(f"privacy {page}")).response.embeds]
        assert titles == [spanish(TITLES[page])]
    shown = (await user.slash("privacy erase")).response
    asked = await user.click(shown, custom_id="c1:privacyask")
    pending = await user.submit_modal(asked, {ui.WORD: "borrar"})
    panel = pending.response or shown
    assert panel.embeds[0].title == spanish("privacy-pending.title")
    assert len(await stage.rows(t.erasure_request)) == 1
    await user.click(panel, custom_id="c1:privacy:cancel")
    (request,) = await stage.rows(t.erasure_request)
    assert request.cancelled_at is not None


async def test_it_is_offered_in_servers_private_messages_and_to_whoever_installs_it(stage: Stage) -> None:
    (request,) = [
        each for each in stage.requests() if each.method == "PUT" and each.path.endswith("/commands")
    ]
    (command,) = [each for each in request.json if each["name"] == "privacy"]
    assert sorted(command["contexts"]) == [0, 1, 2]
    assert sorted(command["integration_types"]) == [0, 1]


@pytest.mark.parametrize("state", ["suspended", "withdrawn", "outdated"])
async def test_whoever_may_not_contribute_keeps_all_of_it(stage: Stage, state: str) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await contributed(stage, ana)
    if state == "suspended":
        await stage.engine.members.suspend(ana.id, reason="spam", now=datetime.now(UTC))
    elif state == "withdrawn":
        await stage.engine.privacy.withdraw(ana.id, now=datetime.now(UTC))
    else:
        await stage.restart(terms_version="2")
    for page in PAGES:
        assert ana.t(TITLES[page]) in await ana.slash(f"privacy {page}"), page
    await ana.slash("privacy scopes")
    for scope, word in (("text", "off"), ("votes", "off"), ("credit", "on")):
        assert ana.t(f"privacy-scope-{scope}.{word}") in await ana.press("privacyscope", scope, word)
    assert ana.t("privacy-pending.title") in await ask_to_erase(ana)
    assert ana.t("privacy-cancelled.text") in await ana.press("privacy", "cancel")
    await ask_to_erase(ana)
    assert await run_due(stage, hours=25) == 1
    assert await stage.rows(t.contributor, t.contributor.c.discord_id == ana.id) == []


async def test_whoever_left_the_server_cancels_in_a_private_message(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await ask_to_erase(ana)
    user = stage.env.create_user("ana de lejos")
    stage.locales[user.id] = "es-ES"
    elsewhere = sa.update(t.contributor).where(t.contributor.c.discord_id == ana.id)
    await stage.store.write(lambda tx: tx.execute(elsewhere.values(discord_id=user.id)))
    shown = (await user.slash("privacy erase")).response
    assert shown.embeds[0].title == TEXTS["es"]("privacy-pending.title")
    await user.click(shown, custom_id="c1:privacy:cancel")
    (request,) = await stage.rows(t.erasure_request)
    assert request.cancelled_at is not None

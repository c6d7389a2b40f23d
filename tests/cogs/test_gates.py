"""Who may contribute on a server: roles, the age of the account, the time as a member; told with what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.ui.channels import moment
from storage.domain.access import Authority, Level
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.builders import snapshot_of_everything
from tests.cogs.flows import TEXT, Work, prepare
from tests.cogs.stage import Player, Stage

LOCALES = ("es-ES", "en-US", "fr")
WAYS = ("work", "task assistant-reply")


async def choose(stage: Stage, **chosen: object) -> None:
    """The staff of the stage's server sets it up."""
    guild = stage.env.guild.id
    authority = Authority(1, guild, Level.MANAGER)
    for name, value in chosen.items():
        await stage.engine.server_settings.set(guild, name, value, authority, datetime.now(UTC))


async def stored_texts(stage: Stage) -> list[str]:
    return [row.text for row in await stage.rows(t.message)]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("command", WAYS)
async def test_whoever_lacks_the_needed_role_hears_which_before_any_terms(
    garden: Stage, command: str, locale: str
) -> None:
    role = garden.env.guild.create_role("Voluntariado")
    await choose(garden, contributor_role=role.id)
    ana = garden.player("ana", locale)
    shown = await ana.slash(command)
    assert ana.t("error-gate-missing-role", role=f"<@&{role.id}>") in shown
    assert ana.t("terms.title") not in shown
    assert await garden.rows(t.task) == await garden.rows(t.task, t.task.c.state != "open")


async def test_with_the_needed_role_everything_goes_on(garden: Stage) -> None:
    role = garden.env.guild.create_role("Voluntariado")
    await choose(garden, contributor_role=role.id)
    user = garden.env.create_user("ana")
    garden.locales[user.id] = "es-ES"
    ana = Player(garden, garden.env.guild.add_member(user, roles=[role]))
    await ana.join("es")
    await ana.slash("work")
    assert ana.task_id()


@pytest.mark.parametrize("locale", LOCALES)
async def test_with_the_excluded_role_nobody_contributes(garden: Stage, locale: str) -> None:
    role = garden.env.guild.create_role("En pausa")
    await choose(garden, denied_role=role.id)
    user = garden.env.create_user("ana")
    garden.locales[user.id] = locale
    ana = Player(garden, garden.env.guild.add_member(user, roles=[role]))
    assert ana.t("error-gate-denied-role", role=f"<@&{role.id}>") in await ana.slash("work")
    ben = garden.player("ben")
    await ben.join("es")
    await ben.slash("work")
    assert ben.task_id()


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_new_account_hears_from_when_on_it_works(garden: Stage, locale: str) -> None:
    ana = garden.player("ana", locale)
    created = discord.utils.snowflake_time(ana.id)
    days = (datetime.now(UTC) - created).days + 10
    await choose(garden, min_account_days=days)
    when = moment((created + timedelta(days=days)).timestamp())
    shown = await ana.slash("work")
    assert ana.t("error-gate-new-account", when=when, days=days) in shown


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_new_member_hears_from_when_on_it_works(garden: Stage, locale: str) -> None:
    ana = garden.player("ana", locale)
    await choose(garden, min_member_hours=8760)
    shown = await ana.slash("work")
    assert ana.t("error-gate-new-member", when="X", hours=8760).split("X")[1] in shown
    assert "<t:" in shown


async def test_terms_shown_before_cannot_be_accepted(garden: Stage) -> None:
    """Nobody is asked for their consent where they may not contribute."""
    ana = garden.player("ana")
    await ana.slash("work")
    role = garden.env.guild.create_role("Voluntariado")
    await choose(garden, contributor_role=role.id)
    before = await snapshot_of_everything(garden.store)
    shown = await ana.press("terms", "accept")
    assert ana.t("error-gate-missing-role", role=f"<@&{role.id}>") in shown
    assert await snapshot_of_everything(garden.store) == before


async def test_whoever_is_kept_out_while_writing_gets_the_text_back(garden: Stage) -> None:
    """It is not stored as a message, and not lost."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY)
    await work.ask()
    await ana.press("write")
    await ana.fill(text=TEXT["es"])
    role = garden.env.guild.create_role("Voluntariado")
    await choose(garden, contributor_role=role.id)
    shown = await ana.press("submit")
    assert ana.t("error-gate-missing-role", role=f"<@&{role.id}>") in shown
    assert ana.files() == {"tu-texto.md": TEXT["es"]}
    assert TEXT["es"] not in await stored_texts(garden)


@pytest.mark.parametrize(
    "verb", ["lucky", "take:assistant_reply", "join:es", "vote:1:1:up", "report:1:1", "flag:message:1"]
)
async def test_no_button_leads_round_the_gate(garden: Stage, verb: str) -> None:
    ana = garden.player("ana")
    await ana.join("es")
    role = garden.env.guild.create_role("Voluntariado")
    await choose(garden, contributor_role=role.id)
    shown = await ana.forge(f"c1:{verb}")
    assert ana.t("error-gate-missing-role", role=f"<@&{role.id}>") in shown


async def test_a_gate_keeps_nobody_from_reading(garden: Stage) -> None:
    role = garden.env.guild.create_role("Voluntariado")
    await choose(garden, contributor_role=role.id)
    ana = garden.player("ana")
    assert ana.t("help.title") in await ana.slash("help")
    assert ana.t("guide-all.title") in await ana.slash("guide")


# Another server ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_task_is_sent_on_the_server_whose_gate_it_is_behind(garden: Stage, locale: str) -> None:
    """Whoever is kept out there does not send it on the next server; what is written stays."""
    ana = garden.player("ana", locale)
    work = await prepare(ana, Kind.ASSISTANT_REPLY)
    role = garden.env.guild.create_role("Voluntariado")
    await choose(garden, contributor_role=role.id)
    there = on_another_server(garden, ana)
    sentence = ana.t("error-task-elsewhere", known="yes", server="Comunidad")
    for command in WAYS:
        assert await there.slash(command) == f"⚠ {sentence}"
        assert there.verbs() == ["skip"]
    for verb in ("submit", "back", "write", "page"):
        assert sentence in await there.forge(f"c1:{verb}:{work.task_id}:1")
    assert there.form is None
    assert sentence in await there.forge_form(
        f"c1:text:{work.task_id}", text="Lo mando desde aquí, entonces."
    )
    assert list(there.files().values()) == ["Lo mando desde aquí, entonces."]
    assert await garden.rows(t.message, t.message.c.task_id == work.task_id) == []
    (task,) = await garden.rows(t.task, t.task.c.id == work.task_id)
    assert task.draft["text"] == TEXT["es"]


async def test_it_can_be_skipped_for_one_of_the_other_server(garden: Stage) -> None:
    ana = garden.player("ana")
    work = await prepare(ana, Kind.ASSISTANT_REPLY)
    there = on_another_server(garden, ana)
    await there.slash("work")
    await there.press("skip")
    await there.slash("work")
    (task,) = await garden.rows(t.task, t.task.c.state == "open")
    assert (task.guild_discord_id, task.id == work.task_id) == (there.stage.channel.guild.id, False)


async def test_of_a_server_that_the_bot_has_left_nothing_is_named(garden: Stage) -> None:
    ana = garden.player("ana")
    await prepare(ana, Kind.ASSISTANT_REPLY)
    there = on_another_server(garden, ana)
    guild = garden.bot.get_guild(garden.env.guild.id)
    assert guild is not None
    garden.bot._connection._remove_guild(guild)
    assert ana.t("error-task-elsewhere", known="no", server="") in await there.slash("work")
    assert there.verbs() == ["skip"]


async def test_a_server_s_name_is_shown_as_it_is_written(garden: Stage) -> None:
    ana = garden.player("ana")
    await prepare(ana, Kind.ASSISTANT_REPLY)
    guild = garden.bot.get_guild(garden.env.guild.id)
    assert guild is not None
    guild.name = "**[x](https://e.org)** @everyone"
    shown = await on_another_server(garden, ana).slash("work")
    assert "[x](https://e.org)" not in shown
    assert "@everyone" not in shown


def on_another_server(stage: Stage, player: Player) -> Player:
    """The same member on another server that has the bot."""
    guild = stage.env.create_guild("Otra comunidad")
    channel = guild.create_text_channel("otro")
    return Player(replace(stage, channel=channel), guild.add_member(player.actor.user))


# Languages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_server_that_collects_other_languages_says_which(garden: Stage, locale: str) -> None:
    ana = garden.player("ana", locale)
    await ana.join("es")
    await choose(garden, languages="fr")
    wanted = ana.t("error-language-not-here", languages=ana.t.language("fr"))
    assert wanted in await ana.slash("work")
    assert wanted in await ana.slash("work", language="es")


async def test_only_the_languages_of_the_server_are_offered_and_given(garden: Stage) -> None:
    await choose(garden, languages="es")
    ana = garden.player("ana")
    await ana.slash("work")
    await ana.press("terms", "accept")
    assert ana.options("languages") == ["es"]
    await ana.choose("languages", "es")
    await garden.engine.members.choose_languages(ana.id, ["es", "fr"])
    await ana.slash("work")
    (task,) = await garden.rows(t.task, t.task.c.state == "open")
    assert task.lang == "es"


async def test_only_work_in_the_languages_of_this_server_is_counted(garden: Stage) -> None:
    """There is one task of each kind in each language."""
    ana = garden.player("ana")
    await ana.join("es", "fr")
    await choose(garden, languages=["fr"])
    shown = await ana.slash("tasks")
    assert ana.t("tasks.text", languages=ana.t.language("fr")) in shown
    label = next(label for label in ana.labels() if label.startswith(ana.t("kind-assistant-reply.button")))
    assert label.endswith("1")


async def test_the_panel_that_says_that_there_is_nothing_counts_what_is_here(garden: Stage) -> None:
    ana = garden.player("ana")
    await ana.join("es", "fr")
    await choose(garden, languages=["fr"])
    await Work(ana, Kind.RANK_ASSISTANT_REPLIES).ask()
    await ana.press("skip")
    assert ana.t("kind-rank-assistant-replies.none", languages=ana.t.language("fr")) in ana.text()
    assert ana.t("kind-rank-assistant-replies.needed", count=1, amount="1") not in ana.text()
    assert any(
        ana.t(f"kind-{kind.value.replace('_', '-')}.needed", count=1, amount="1") in ana.text()
        for kind in Kind
    )


async def test_what_is_open_is_not_counted_in_languages_that_this_server_does_not_have(garden: Stage) -> None:
    ana = garden.player("ana")
    await ana.join("es")
    await choose(garden, languages=["fr"])
    assert ana.t("error-language-not-here", languages=ana.t.language("fr")) in await ana.slash("tasks")

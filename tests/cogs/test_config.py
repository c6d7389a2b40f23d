"""/config as the staff of a server use it: looking, changing, taking back, and everybody else kept out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
import pytest
import sqlalchemy as sa

from bot.ui import safe
from bot.ui.config import setting_name, value_text
from storage.domain.rules import PRESETS, RuleBook
from storage.domain.server_settings import REGISTRY, Scope
from storage.queries import tables as t
from tests.builders import fetch, snapshot_of_everything
from tests.cogs.staff import channel_without, staff
from tests.cogs.stage import Player, Stage

LOCALES = ("es-ES", "en-US", "fr")


def operator(stage: Stage, locale: str = "es-ES") -> Player:
    """Whoever runs the bot."""
    player = staff(stage, "olga", locale)
    stage.bot.settings = stage.bot.settings.model_copy(update={"operators": (player.id,)})
    return player


async def stored(stage: Stage) -> dict[tuple[int, str], Any]:
    return {
        (row.guild_discord_id, row.name): row.value
        for row in await fetch(stage.store, sa.select(t.server_setting))
    }


async def acts(stage: Stage) -> list[tuple[str, str]]:
    query = sa.select(t.audit_entry).order_by(t.audit_entry.c.id)
    return [(row.act, row.subject) for row in await fetch(stage.store, query)]


# Looking ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_setting_is_listed_with_its_value_and_where_it_comes_from(
    stage: Stage, locale: str
) -> None:
    marta = staff(stage, locale=locale)
    await marta.slash("config set", setting="hold_first_texts", value="2")
    shown = await marta.slash("config show")
    for name in REGISTRY:
        assert f"**{setting_name(marta.t, name)}**" in shown
    assert marta.t("setting-source.server") in shown
    assert marta.t("setting-source.default") in shown
    assert marta.t("setting-source.environment") in shown
    assert marta.t("config.server") in shown
    assert marta.shown.ephemeral


@pytest.mark.parametrize("name", REGISTRY)
async def test_each_setting_says_what_it_is_for_and_what_it_can_be(stage: Stage, name: str) -> None:
    marta = staff(stage)
    shown = await marta.slash("config show", setting=setting_name(marta.t, name))
    assert marta.t(f"setting-{name.replace('_', '-')}.about") in shown


async def test_an_unknown_setting_is_named_with_one_that_looks_like_it(stage: Stage) -> None:
    marta = staff(stage)
    shown = await marta.slash("config show", setting="log_chanel")
    assert setting_name(marta.t, "log_channel") in shown
    shown = await marta.slash("config show", setting="[x](https://e.org) @everyone")
    assert safe.display("[x](https://e.org) @everyone") in shown
    assert "[x](https://e.org)" not in shown


# Changing -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "name, typed, value",
    [
        ("languages", "fr, es", ["es", "fr"]),
        ("min_account_days", "30", 30),
        ("min_member_hours", "24", 24),
        ("raid", "off", "off"),
        ("raid_texts", "50", 50),
        ("locale", "fr", "fr"),
    ],
)
async def test_a_value_is_typed_as_people_write_it(
    stage: Stage, name: str, typed: str, value: object, locale: str
) -> None:
    marta = staff(stage, locale=locale)
    shown = await marta.slash("config set", setting=name, value=typed)
    assert marta.t("config.changed") in shown
    assert await stored(stage) == {(stage.env.guild.id, name): value}
    assert marta.t("setting-source.server") in shown


async def test_choices_and_names_are_understood_in_the_language_of_the_reader(stage: Stage) -> None:
    marta = staff(stage)
    await marta.slash("config set", setting="modo asalto", value="Nunca")
    await marta.slash("config set", setting="Colores", value="claro")
    await marta.slash("config set", setting="Zona horaria", value="Bogotá")
    assert stage.engine.server_settings.value(stage.env.guild.id, "raid").value == "off"
    view = await stage.engine.servers.view(stage.env.guild.id)
    assert (view.theme, view.time_zone) == ("light", "America/Bogota")


async def test_posts_come_by_the_new_clock(stage: Stage) -> None:
    marta = staff(stage)
    await marta.slash("channels bind", channel=stage.channel, language="es", posts="digest")
    (before,) = await stage.rows(t.feed, t.feed.c.kind == "digest")
    await marta.slash("config set", setting="time_zone", value="America/Bogota")
    (after,) = await stage.rows(t.feed, t.feed.c.kind == "digest")
    assert (before.due_at.hour, after.due_at.hour) == (9, 14)


async def test_roles_are_mentioned(stage: Stage) -> None:
    marta = staff(stage)
    role = stage.env.guild.create_role("Moderación")
    shown = await marta.slash("config set", setting="moderator_role", value=f"<@&{role.id}>")
    assert f"<@&{role.id}>" in shown
    await marta.slash("config set", setting="moderator_roles", value=f"francés=<@&{role.id}>")
    assert (await stage.engine.servers.staff(stage.env.guild.id)).by_language == {"fr": role.id}


@pytest.mark.parametrize("name", ["moderator_role", "contributor_role", "denied_role"])
async def test_a_role_that_everybody_has_is_refused(stage: Stage, name: str) -> None:
    """It would make everybody a moderator, or keep everybody out."""
    marta = staff(stage)
    everyone = stage.env.guild.id
    assert marta.t("error-role-everyone") in await marta.slash(
        "config set", setting=name, value=f"<@&{everyone}>"
    )
    assert marta.t("error-role-unknown") in await marta.slash("config set", setting=name, value="<@&5>")
    assert await stored(stage) == {}


async def test_a_channel_in_which_the_bot_lacks_something_is_refused_with_what_to_do(stage: Stage) -> None:
    marta = staff(stage)
    channel = channel_without(stage, "embed_links")
    shown = await marta.slash("config set", setting="log_channel", value=f"<#{channel.id}>")
    assert marta.t("permission-missing.title") in shown
    assert await stored(stage) == {}
    shown = await marta.slash("config set", setting="log_channel", value=f"<#{stage.channel.id}>")
    assert await stored(stage) == {(stage.env.guild.id, "log_channel"): stage.channel.id}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "name, typed, reason",
    [
        ("languages", "klingon", "language"),
        ("moderator_role", "@Moderación", "role"),
        ("log_channel", "#general", "channel"),
        ("min_account_days", "mucho", "number"),
        ("min_account_days", "-5", "number"),
        ("raid", "quizá", "choice"),
        ("locale", "de", "language"),
    ],
)
async def test_what_does_not_fit_is_refused_and_says_what_would(
    stage: Stage, name: str, typed: str, reason: str, locale: str
) -> None:
    marta = staff(stage, locale=locale)
    shown = await marta.slash("config set", setting=name, value=typed)
    assert setting_name(marta.t, name) in shown
    assert await stored(stage) == {}
    assert await acts(stage) == []


async def test_a_choice_is_taken_back(stage: Stage) -> None:
    marta = staff(stage)
    await marta.slash("config set", setting="hold_first_texts", value="2")
    shown = await marta.slash("config reset", setting="hold_first_texts")
    assert marta.t("setting-source.default") in shown
    assert await stored(stage) == {}
    assert await acts(stage) == [("setting.changed", "setting:hold_first_texts")] * 2


async def test_what_can_be_typed_is_offered(stage: Stage) -> None:
    marta = staff(stage)
    names = await marta.suggestions("config set", "setting", "")
    assert {each["value"] for each in names} == set(REGISTRY)
    found = await marta.suggestions("config set", "setting", "asalto")
    assert {each["value"] for each in found} == {"raid", "raid_texts"}


@pytest.mark.parametrize(
    "setting, typed, value",
    [
        ("raid", "siem", "on"),
        ("Modo asalto", "", "off"),
        ("languages", "franc", "fr"),
        ("locale", "ingl", "en"),
        ("time_zone", "Bogot", "America/Bogota"),
    ],
)
async def test_values_are_offered_where_there_is_something_to_choose_from(
    stage: Stage, setting: str, typed: str, value: str
) -> None:
    marta = staff(stage)
    offered = await marta.actor.autocomplete(stage.channel, "config set", "value", typed, setting=setting)
    assert offered[0]["value"] == value


@pytest.mark.parametrize("setting", ["licence", "nothing of ours", "moderator_role"])
async def test_nothing_is_offered_for_what_is_typed_freely(stage: Stage, setting: str) -> None:
    marta = staff(stage)
    assert await marta.actor.autocomplete(stage.channel, "config set", "value", "", setting=setting) == []


async def test_a_preset_that_does_not_go_with_the_operator_s_rules_is_refused(stage: Stage) -> None:
    """Nothing is stored that would have to be left out."""
    olga = operator(stage)
    settings = stage.engine.server_settings
    broken = RuleBook(PRESETS["campaign"].changed({"goal_tree_size": 0}))
    settings.configured = replace(settings.configured, rulebook=lambda preset: broken)
    await olga.slash("config set", setting="preset", value="campaign")
    shown = await olga.press("confset")
    assert setting_name(olga.t, "preset") in shown
    assert await stored(stage) == {}


# Raid mode ----------------------------------------------------------------------------------------------


async def test_raid_mode_is_asked_about_and_then_on(stage: Stage) -> None:
    marta = staff(stage)
    shown = await marta.slash("config raid", mode="on")
    assert marta.t("setting-confirm.raid", value="") in shown
    assert not stage.engine.context.policy(stage.env.guild.id).is_raided(discord.utils.utcnow())
    await stage.restart()
    await marta.press("confset")
    assert stage.engine.context.policy(stage.env.guild.id).is_raided(discord.utils.utcnow())
    await marta.slash("config raid", mode="auto")
    assert not stage.engine.context.policy(stage.env.guild.id).is_raided(discord.utils.utcnow())
    assert await acts(stage) == [("raid.on", "setting:raid"), ("setting.changed", "setting:raid")]


async def test_a_confirmation_can_be_left(stage: Stage) -> None:
    marta = staff(stage)
    await marta.slash("config raid", mode="on")
    shown = await marta.press("config")
    assert marta.t("config.server") in shown
    assert await stored(stage) == {}


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_answer_leads_to_the_list_and_that_to_the_steps(stage: Stage, locale: str) -> None:
    """A value that is shown, changed, confirmed, taken back or refused."""
    marta = staff(stage, locale=locale)
    for command, options in (
        ("config show", {"setting": "raid"}),
        ("config set", {"setting": "hold_first_texts", "value": "2"}),
        ("config set", {"setting": "hold_first_texts", "value": "muchos"}),
        ("config reset", {"setting": "hold_first_texts"}),
    ):
        await marta.slash(command, **options)
        assert marta.t("config.server") in await marta.press("config")
    await marta.slash("config raid", mode="on")
    await marta.press("confset")
    assert marta.t("config.server") in await marta.press("config")
    assert marta.t("setup-languages.title") in await marta.press("setup", "languages")


async def test_whoever_may_not_see_the_list_is_not_led_to_it(stage: Stage) -> None:
    ana = stage.player("ana")
    assert ana.t("error-not-allowed") in await ana.forge("c1:confset:raid:b24:setup")
    assert "config" not in ana.verbs()
    assert "setup" not in ana.verbs()


# What holds everywhere ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name, typed",
    [("licence", "CC0-1.0"), ("minimum_age", "18"), ("minimum_age_by_language", "español=14, fr=15")],
)
async def test_new_terms_are_asked_about_and_everybody_is_asked_again(
    stage: Stage, name: str, typed: str
) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    olga = operator(stage)
    shown = await olga.slash("config set", setting=name, value=typed)
    assert setting_name(olga.t, name) in shown
    assert await stored(stage) == {}
    shown = await olga.press("confset")
    assert olga.t("config.changed") in shown
    shown = await ana.slash("work")
    assert ana.t("terms.renewed") in shown
    await ana.press("terms", "accept")
    (_, proof) = await stage.rows(t.consent)
    assert (proof.version, proof.licence) == ("1.1", stage.engine.context.terms.licence)


async def test_an_accept_button_of_the_earlier_terms_shows_the_new_ones(stage: Stage) -> None:
    ana, olga = stage.player("ana"), operator(stage)
    await ana.slash("work")
    await olga.slash("config set", setting="minimum_age", value="18")
    await olga.press("confset")
    shown = await ana.press("terms", "accept")
    assert "18" in shown
    assert await stage.rows(t.consent) == []


async def test_terms_taken_back_are_asked_about_too(stage: Stage) -> None:
    olga = operator(stage)
    await olga.slash("config set", setting="licence", value="CC0-1.0")
    await olga.press("confset")
    await olga.slash("config reset", setting="licence")
    assert stage.engine.context.terms.licence == "CC0-1.0"
    await olga.press("confset")
    assert (stage.engine.context.terms.licence, stage.engine.context.terms.version) == ("CC-BY-4.0", "1.2")


async def test_a_preset_is_asked_about_and_holds_everywhere(stage: Stage) -> None:
    olga = operator(stage)
    await olga.slash("config set", setting="preset", value="campaña")
    await olga.press("confset")
    assert stage.engine.server_settings.value(5, "preset").value == "campaign"
    await stage.restart()
    assert stage.engine.server_settings.value(5, "preset").value == "campaign"


@pytest.mark.parametrize("name", [name for name, each in REGISTRY.items() if each.scope is Scope.BOT])
async def test_who_runs_a_server_cannot_change_what_holds_everywhere(stage: Stage, name: str) -> None:
    marta = staff(stage)
    value = {"preset": "small", "licence": "CC0-1.0", "minimum_age": "18"}.get(name, "es=14")
    shown = await marta.slash("config set", setting=name, value="campaign" if name == "preset" else value)
    assert marta.t("error-not-operator") in shown
    packed = "Y2FtcGFpZ24" if name == "preset" else "MTg"
    if name in ("preset", "minimum_age"):
        assert marta.t("error-not-operator") in await marta.forge(f"c1:confset:{name}:{packed}:here")
    assert await stored(stage) == {}


async def test_an_operator_chooses_for_all_servers(stage: Stage) -> None:
    olga, marta = operator(stage), staff(stage)
    await olga.slash("config set", setting="raid_texts", value="99", everywhere=True)
    assert await stored(stage) == {(0, "raid_texts"): 99}
    shown = await marta.slash("config show", setting="raid_texts")
    assert marta.t("setting-source.bot") in shown
    shown = await olga.slash(
        "config set", setting="denied_role", value=str(stage.env.guild.id), everywhere=True
    )
    assert marta.t("error-role-everyone") in shown
    assert marta.t("error-not-operator") in await marta.slash("config set", setting="raid_texts", value="9", everywhere=True)  # fmt: skip


# Nobody else --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command, options",
    [
        ("config show", {}),
        ("config set", {"setting": "raid", "value": "on"}),
        ("config reset", {"setting": "raid"}),
        ("config raid", {"mode": "off"}),
        ("setup", {}),
    ],
)
async def test_members_are_kept_out(stage: Stage, command: str, options: dict[str, Any]) -> None:
    ana = stage.player("ana")
    before = await snapshot_of_everything(stage.store)
    known = [each.id for each in await stage.bot.tree.fetch_commands() if each.name == command.split(" ")[0]]
    stage.env.guild.set_command_permissions(known[0], {ana.actor: True})
    shown = await ana.slash(command, **options)
    assert ana.t("error-not-allowed") in shown
    assert await snapshot_of_everything(stage.store) == before


@pytest.mark.parametrize(
    "custom_id",
    [
        *("c1:config", "c1:confset:raid:b24:here", "c1:confset:raid::here", "c1:setup:entry"),
        *("c1:setupset:entry:raid", "c1:setupform:entry:es", "c1:setupform:terms:es:licence"),
    ],
)
async def test_members_cannot_forge_their_way_in(stage: Stage, custom_id: str) -> None:
    ana = stage.player("ana")
    before = await snapshot_of_everything(stage.store)
    shown = await ana.forge(custom_id)
    assert ana.form is None
    assert ana.t("error-not-allowed") in shown
    assert await snapshot_of_everything(stage.store) == before


@pytest.mark.parametrize(
    "custom_id",
    ["c1:confset", "c1:confset:gone:b24:here", "c1:confset:raid:!:here", "c1:confset:raid:____:here"],
)
async def test_a_button_that_nobody_made_changes_nothing(stage: Stage, custom_id: str) -> None:
    marta = staff(stage)
    await marta.forge(custom_id)
    assert await stored(stage) == {}


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_role_that_is_excluded_cannot_be_needed_and_the_refusal_names_both(
    stage: Stage, locale: str
) -> None:
    marta = staff(stage, locale=locale)
    role = stage.env.guild.create_role("Dataset")
    await marta.slash("config set", setting="contributor_role", value=f"<@&{role.id}>")
    shown = await marta.slash("config set", setting="denied_role", value=f"<@&{role.id}>")
    assert setting_name(marta.t, "contributor_role") in shown
    assert setting_name(marta.t, "denied_role") in shown
    assert [name for _, name in await stored(stage)] == ["contributor_role"]
    assert await acts(stage) == [("setting.changed", "setting:contributor_role")]
    await marta.slash("config reset", setting="contributor_role")
    assert marta.t("config.changed") in await marta.slash(
        "config set", setting="denied_role", value=f"<@&{role.id}>"
    )


async def test_a_hostile_licence_is_shown_as_it_was_typed(stage: Stage) -> None:
    olga = operator(stage)
    shown = await olga.slash("config set", setting="licence", value="[x](https://e.org) @everyone")
    assert value_text(olga.t, "licence", "[x](https://e.org) @everyone") in shown
    assert "[x](https://e.org)" not in shown


async def test_what_a_server_chose_is_there_after_a_restart(stage: Stage) -> None:
    marta = staff(stage)
    await marta.slash("config set", setting="hold_first_texts", value="3")
    await stage.restart()
    assert stage.engine.context.policy(stage.env.guild.id).hold_first_texts == 3

"""/setup, step by step: everything is stored at once, taken up anywhere, and checked without posting anything."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
import pytest
import sqlalchemy as sa

from bot.permissions import names
from bot.ui.badges import badge_name
from bot.ui.buttons import slash
from bot.ui.config import setting_name
from bot.ui.setup import Step
from storage.domain.badges import Badge
from storage.domain.rules import PRESETS, RuleBook
from storage.queries import tables as t
from tests.builders import fetch
from tests.cogs.channels import posted
from tests.cogs.staff import allow_everything, channel_without, has_button, on, staff
from tests.cogs.stage import Player, Stage

LOCALES = ("es-ES", "en-US", "fr")
HERE = Step.LANGUAGES, Step.CHANNELS, Step.MODERATORS, Step.LOG, Step.ENTRY, Step.CHECK


async def pick(player: Player, *args: str, handles: list[Any]) -> str:
    """Choose roles or channels in a select of Discord's own, or none."""
    custom_id = player.action("setupset", *args)
    player._take(await player.actor.select(player.shown, handles, custom_id=custom_id))
    return player.text()


async def at(player: Player, step: Step) -> str:
    """The panel of a step."""
    await player.slash("setup")
    return await player.forge(f"c1:setup:{step.value}")


def operator(stage: Stage) -> Player:
    player = staff(stage, "olga")
    stage.bot.settings = stage.bot.settings.model_copy(update={"operators": (player.id,)})
    return player


async def stored(stage: Stage) -> dict[str, Any]:
    return {row.name: row.value for row in await fetch(stage.store, sa.select(t.server_setting))}


# Going through ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_steps_lead_from_languages_to_the_check(stage: Stage, locale: str) -> None:
    """Whoever sets up a server need not accept the terms of those who contribute."""
    marta = staff(stage, locale=locale)
    shown = await marta.slash("setup")
    for number, step in enumerate(HERE, 1):
        assert marta.t(f"setup-{step.value}.title") in shown
        assert marta.t("setup.step", step=number, steps=len(HERE)) in shown
        if step is not Step.CHECK:
            shown = await marta.press("setup", HERE[number].value)
    shown = await marta.press("setup", Step.ENTRY.value)
    assert marta.t("setup-entry.title") in shown
    assert marta.shown.ephemeral


async def test_a_panel_works_after_a_restart(stage: Stage) -> None:
    marta = staff(stage)
    await marta.slash("setup")
    await marta.choose("setupset", "fr")
    await stage.restart()
    shown = await marta.press("setup", "channels")
    assert marta.t.language("fr") in shown
    assert marta.t("setup-channels.unbound", language="español") not in shown


async def test_operators_have_one_step_more(stage: Stage) -> None:
    olga = operator(stage)
    shown = await olga.slash("setup")
    assert olga.t("setup.step", step=1, steps=7) in shown
    shown = await at(olga, Step.TERMS)
    assert setting_name(olga.t, "licence") in shown


async def test_who_runs_a_server_alone_does_not_get_there(stage: Stage) -> None:
    marta = staff(stage)
    assert marta.t("error-not-operator") in await at(marta, Step.TERMS)
    assert marta.t("error-not-operator") in await marta.forge("c1:setupform:terms:es:licence")
    assert marta.form is None
    shown = await marta.forge_form("c1:setupdone:terms:licence", licence="CC0-1.0")
    assert marta.t("error-not-operator") in shown
    assert marta.t("error-not-operator") in await marta.forge("c1:setupset:terms:preset", "small")
    assert await stored(stage) == {}


# Each step ----------------------------------------------------------------------------------------------


async def test_languages_and_the_bot_s_own_are_chosen(stage: Stage) -> None:
    marta = staff(stage)
    await marta.slash("setup")
    shown = await marta.choose("setupset", "fr", "es")
    assert marta.t("config.changed") in shown
    custom_id = marta.action("setupset", "languages", "locale")
    marta._take(await marta.actor.select(marta.shown, ["fr"], custom_id=custom_id))
    assert await stored(stage) == {"languages": ["es", "fr"], "locale": "fr"}
    marta._take(await marta.actor.select(marta.shown, ["auto"], custom_id=custom_id))
    assert await stored(stage) == {"languages": ["es", "fr"]}


async def test_a_channel_is_bound_to_the_language_that_is_looked_at(stage: Stage) -> None:
    marta = staff(stage)
    await at(marta, Step.CHANNELS)
    await marta.choose("setup", "fr")
    shown = await pick(marta, "channels", "bind", "fr", handles=[stage.channel])
    assert marta.t("setup-channels.bound", language="francés", channels=f"<#{stage.channel.id}>") in shown
    assert {row.lang for row in await stage.rows(t.feed)} == {"fr"}
    assert await on(stage)
    assert posted(stage.channel) == []


async def test_a_channel_in_which_the_bot_lacks_something_is_not_bound(stage: Stage) -> None:
    marta = staff(stage)
    channel = channel_without(stage, "embed_links")
    await at(marta, Step.CHANNELS)
    shown = await pick(marta, "channels", "bind", "es", handles=[channel])
    assert names(marta.t, ("embed_links",))[0] in shown
    assert await stage.rows(t.feed) == []
    shown = await marta.press("setup", "channels")
    assert marta.t("setup-channels.title") in shown


async def test_moderators_are_chosen_for_all_languages_and_for_one(stage: Stage) -> None:
    marta = staff(stage)
    everyone, french = (stage.env.guild.create_role(name) for name in ("Moderación", "Modération"))
    await at(marta, Step.MODERATORS)
    await pick(marta, "moderators", "moderator_role", handles=[everyone])
    await marta.choose("setup", "fr")
    await pick(marta, "moderators", "moderator_roles", "fr", handles=[french])
    found = await stage.engine.servers.staff(stage.env.guild.id)
    assert (found.moderators, found.by_language) == (everyone.id, {"fr": french.id})
    await pick(marta, "moderators", "moderator_roles", "fr", handles=[])
    await pick(marta, "moderators", "moderator_role", handles=[])
    assert await stored(stage) == {}


async def test_log_and_news_have_their_channels(stage: Stage) -> None:
    marta = staff(stage)
    await at(marta, Step.LOG)
    await pick(marta, "log", "log_channel", handles=[stage.channel])
    shown = await pick(marta, "log", "moderators_channel", handles=[stage.channel])
    assert shown.count(f"<#{stage.channel.id}>") == 2
    settings = stage.engine.server_settings
    assert settings.value(stage.env.guild.id, "log_channel").value == stage.channel.id
    view = await stage.engine.servers.view(stage.env.guild.id)
    assert view.moderators_channel_discord_id == stage.channel.id


@pytest.mark.parametrize("locale", LOCALES)
async def test_who_may_contribute_is_asked_in_a_form(stage: Stage, locale: str) -> None:
    marta = staff(stage, locale=locale)
    await at(marta, Step.ENTRY)
    await marta.press("setupform", "entry")
    assert marta.filled() == {
        "min_account_days": "0",
        "min_member_hours": "0",
        "hold_first_texts": "0",
        "raid_texts": "40",
    }
    shown = await marta.fill(
        min_account_days="30", min_member_hours="24", hold_first_texts="2", raid_texts="40"
    )
    assert marta.t("config.changed") in shown
    assert await stored(stage) == {"min_account_days": 30, "min_member_hours": 24, "hold_first_texts": 2}


async def test_a_form_with_one_wrong_number_changes_nothing_and_can_be_opened_again(stage: Stage) -> None:
    marta = staff(stage)
    await at(marta, Step.ENTRY)
    await marta.press("setupform", "entry")
    shown = await marta.fill(
        min_account_days="30", min_member_hours="99999", hold_first_texts="2", raid_texts="40"
    )
    assert setting_name(marta.t, "min_member_hours") in shown
    assert await stored(stage) == {}
    await marta.press("setupform", "entry")
    assert marta.filled() == {
        "min_account_days": "30",
        "min_member_hours": "99999",
        "hold_first_texts": "2",
        "raid_texts": "40",
    }, "what was typed is still there"
    await marta.fill(min_account_days="30", min_member_hours="24", hold_first_texts="2", raid_texts="40")
    assert await stored(stage) == {"min_account_days": 30, "min_member_hours": 24, "hold_first_texts": 2}


@pytest.mark.parametrize("locale", LOCALES)
async def test_what_was_typed_and_does_not_fit_into_a_button_is_handed_back(
    stage: Stage, locale: str
) -> None:
    """The form opens with what holds."""
    marta = staff(stage, locale=locale)
    await at(marta, Step.ENTRY)
    await marta.press("setupform", "entry")
    long = "treinta días, o quizá " + "más " * 15
    await marta.fill(min_account_days=long, min_member_hours="0", hold_first_texts="2", raid_texts="40")
    (text,) = marta.files().values()
    assert f"{setting_name(marta.t, 'min_account_days')}: {long}" in text
    assert f"{setting_name(marta.t, 'hold_first_texts')}: 2" in text
    await marta.press("setupform", "entry")
    assert marta.filled()["min_account_days"] == "0"
    assert await stored(stage) == {}


async def test_a_refused_form_of_the_terms_opens_again_as_it_was_typed(stage: Stage) -> None:
    olga = operator(stage)
    await at(olga, Step.TERMS)
    for typed in ("es=14, fr=400", "es 14"):
        await olga.press("setupform", "terms", "es", "minimum_age_by_language")
        await olga.fill(minimum_age_by_language=typed)
        assert "⚠" in olga.text()
        assert not olga.files()
        await olga.press("setupform", "terms", "es", "minimum_age_by_language")
        assert olga.filled() == {"minimum_age_by_language": typed}
        await at(olga, Step.TERMS)
    await olga.press("setupform", "terms", "es", "minimum_age_by_language")
    long = ", ".join(["es=14"] * 12)
    await olga.fill(minimum_age_by_language=f"{long}, fr=400")
    assert list(olga.files().values()) == [f"{long}, fr=400"]
    assert await stored(stage) == {}


@pytest.mark.parametrize("packed", ["A", "_w", "MTIz", "MQoyCjMKNAo1"])
async def test_a_button_with_made_up_values_opens_the_form_with_what_holds(stage: Stage, packed: str) -> None:
    """No base64, no UTF-8, one value for four fields, five values."""
    marta = staff(stage)
    await at(marta, Step.ENTRY)
    await marta.forge(f"c1:setupform:entry:es::{packed}")
    assert list(marta.filled().values()) == ["0", "0", "0", "40"]


async def test_raid_mode_is_asked_about_in_the_panel_too(stage: Stage) -> None:
    marta = staff(stage)
    await at(marta, Step.ENTRY)
    shown = await marta.choose("setupset", "on")
    assert marta.t("setting-confirm.raid", value="") in shown
    assert marta.t("setup-entry.title") in await marta.press("setup", "entry")
    assert await stored(stage) == {}
    await marta.choose("setupset", "on")
    await marta.press("confset")
    assert await stored(stage) == {"raid": "on"}


async def test_terms_and_preset_are_asked_about(stage: Stage) -> None:
    olga = operator(stage)
    await at(olga, Step.TERMS)
    await olga.press("setupform", "terms", "es", "minimum_age_by_language")
    await olga.fill(minimum_age_by_language="es=14")
    await olga.press("confset")
    assert stage.engine.context.terms.age_for("es") == 14
    await at(olga, Step.TERMS)
    await olga.press("setupform", "terms", "es", "minimum_age_by_language")
    assert olga.filled() == {"minimum_age_by_language": "es=14"}
    await olga.fill(minimum_age_by_language="")
    await olga.press("confset")
    assert stage.engine.context.terms.age_for("es") == 16
    await at(olga, Step.TERMS)
    await olga.choose("setupset", "campaign")
    await olga.press("confset")
    assert (await stored(stage))["preset"] == "campaign"


@pytest.mark.parametrize("press", ["confset", "setup"])
@pytest.mark.parametrize(
    "step, ask",
    [
        (Step.ENTRY, ("raid", "on")),
        (Step.TERMS, ("preset", "campaign")),
        (Step.TERMS, ("licence", "CC0-1.0")),
    ],
)
async def test_every_answer_to_a_question_leads_back_to_its_step(
    stage: Stage, step: Step, ask: tuple[str, str], press: str
) -> None:
    """Also after a restart, and in a button of the question that the staff can send again."""
    olga = operator(stage)
    name, value = ask
    await at(olga, step)
    if name == "licence":
        await olga.press("setupform", step.value, "es", name)
        await olga.fill(licence=value)
    else:
        await olga.choose("setupset", value)
    assert {"confset", "setup"} <= set(olga.verbs())
    await olga.press(press)
    if press == "confset":
        assert (await stored(stage))[name] == value
        assert olga.t("config.changed") in olga.text()
        await olga.press("setup", step.value)
    assert olga.t(f"setup-{step.value}.title") in olga.text()


async def test_taking_new_terms_back_leads_back_too(stage: Stage) -> None:
    olga = operator(stage)
    await olga.slash("config set", setting="minimum_age_by_language", value="es=14")
    await olga.press("confset")
    await at(olga, Step.TERMS)
    await olga.press("setupform", "terms", "es", "minimum_age_by_language")
    await olga.fill(minimum_age_by_language="")
    await olga.press("confset")
    assert stage.engine.context.terms.age_for("es") == 16
    assert olga.t("setup-terms.title") in await olga.press("setup", "terms")


async def test_a_question_whose_answer_is_refused_leads_back_to_its_step(stage: Stage) -> None:
    """The operator's own rules do not go with the preset any more."""
    olga = operator(stage)
    await at(olga, Step.TERMS)
    await olga.choose("setupset", "campaign")
    settings = stage.engine.server_settings
    broken = RuleBook(PRESETS["campaign"].changed({"goal_tree_size": 0}))
    settings.configured = replace(settings.configured, rulebook=lambda preset: broken)
    assert "⚠" in await olga.press("confset")
    assert olga.t("setup-terms.title") in await olga.press("setup", "terms")


# Many languages -----------------------------------------------------------------------------------------

LANGUAGES = (
    *("es", "en", "fr", "de", "it", "pt", "nl", "pl", "ro", "cs", "da", "sv", "fi", "el", "hu"),
    *("bg", "hr", "sk", "sl", "lt", "lv", "et", "uk", "ru", "tr", "ja", "ko", "zh", "ar", "vi"),
)
"""Thirty of them: five more than a select holds."""


@pytest.mark.settings(languages=LANGUAGES)
async def test_languages_for_which_a_select_has_no_room_stay_chosen(stage: Stage) -> None:
    marta = staff(stage)
    await marta.slash("setup")
    offered = marta.options("setupset")
    assert tuple(offered) == LANGUAGES[:25]
    await marta.choose("setupset", *(each for each in offered if each != "fr"))
    left_out = {"fr"}
    assert set(LANGUAGES) - set((await stored(stage))["languages"]) == left_out
    assert marta.t("button-setup.languages", low=26, high=30) in marta.labels()
    await marta.press("setup", "languages", LANGUAGES[25])
    assert tuple(marta.options("setupset")) == LANGUAGES[25:]
    assert marta.chosen("setupset") == list(LANGUAGES[25:])
    await marta.choose("setupset", "ja")
    left_out |= set(LANGUAGES[25:]) - {"ja"}
    assert set(LANGUAGES) - set((await stored(stage))["languages"]) == left_out
    assert marta.chosen("setupset") == ["ja"]
    assert marta.t("button-setup.languages", low=1, high=25) in marta.labels()
    await marta.press("setup", "languages", "es")
    assert set(LANGUAGES[:25]) - set(marta.chosen("setupset")) == {"fr"}


@pytest.mark.settings(languages=LANGUAGES)
async def test_the_last_languages_cannot_be_taken_away(stage: Stage) -> None:
    marta = staff(stage)
    await marta.slash("config set", setting="languages", value="ja, ko")
    await marta.slash("setup")
    await marta.press("setup", "languages", LANGUAGES[25])
    assert setting_name(marta.t, "languages") in await marta.forge(marta.action("setupset", "languages"))
    assert (await stored(stage))["languages"] == ["ja", "ko"]


@pytest.mark.settings(languages=LANGUAGES)
@pytest.mark.parametrize("step", [Step.CHANNELS, Step.MODERATORS])
async def test_every_language_has_its_channels_and_moderators(stage: Stage, step: Step) -> None:
    """Those on the second page, too; with a role each, the panel is not too long."""
    marta = staff(stage)
    role = stage.env.guild.create_role("Moderación")
    everyone = ", ".join(f"{lang}=<@&{role.id}>" for lang in LANGUAGES)
    await marta.slash("config set", setting="moderator_roles", value=everyone)
    await at(marta, step)
    await marta.press("setup", step.value, LANGUAGES[25])
    assert marta.options("setup") == list(LANGUAGES[25:])
    await marta.choose("setup", "vi")
    assert marta.chosen("setup") == ["vi"]
    what = "bind" if step is Step.CHANNELS else "moderator_roles"
    assert marta.action("setupset", step.value, what, "vi")
    assert len(marta.text()) < 4096


AGES = dict.fromkeys(LANGUAGES[:20], 17)


@pytest.mark.settings(languages=LANGUAGES, minimum_age_by_language=AGES)
async def test_ages_that_do_not_fit_into_a_form_are_left_as_they_are(stage: Stage) -> None:
    """The configuration of the bot may name more than a field takes."""
    olga = operator(stage)
    await at(olga, Step.TERMS)
    await olga.press("setupform", "terms", "es", "minimum_age_by_language")
    assert olga.form is not None, olga.text()
    assert olga.filled() == {"minimum_age_by_language": None}
    assert olga.t("setup-form.too-long") in str(olga.form.modal)
    await olga.fill(minimum_age_by_language="")
    assert await stored(stage) == {}
    assert stage.engine.context.terms.age_for("lt") == 17
    await olga.press("setupform", "terms", "es", "minimum_age_by_language")
    await olga.fill(minimum_age_by_language="es=14")
    await olga.press("confset")
    assert stage.engine.context.terms.age_for("es") == 14


# The check ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_new_server_works_and_hears_what_it_could_have_forgotten(stage: Stage, locale: str) -> None:
    marta = staff(stage, locale=locale)
    shown = await at(marta, Step.CHECK)
    assert marta.t("setup-check.ready", command="").split("`")[0].rstrip(". ")[:20] in shown
    assert marta.t("setup-finding.no-moderators") in shown
    assert marta.t("setup-finding.no-log") in shown
    assert posted(stage.channel) == []


async def test_the_check_names_what_lacks_in_every_channel_and_how_to_give_it(stage: Stage) -> None:
    marta = staff(stage)
    channel, log = channel_without(stage), channel_without(stage, name="registro")
    await marta.slash("channels bind", channel=channel, language="es")
    await marta.slash("config set", setting="log_channel", value=f"<#{log.id}>")
    guild: Any = stage.bot.get_guild(stage.env.guild.id)
    for each, lacking in ((channel, "embed_links"), (log, "read_message_history")):
        known = guild.get_channel(each.id)
        me = guild.me
        known._overwrites.clear()
        known._overwrites.append(
            discord.abc._Overwrites(
                {
                    "id": me.id,
                    "type": 1,
                    "allow": "0",
                    "deny": str(discord.Permissions(**{lacking: True}).value),
                }
            )
        )
    shown = await at(marta, Step.CHECK)
    for each, lacking in ((channel, "embed_links"), (log, "read_message_history")):
        wanted = marta.t(
            "setup-finding.lacks", channel=f"<#{each.id}>", permissions=names(marta.t, (lacking,))
        )
        assert wanted in shown
    assert stage.bot.user is not None
    assert marta.t("permission-how", bot=stage.bot.user.name) in shown
    for each in (channel, log):
        await allow_everything(stage, each)
    shown = await marta.press("setup", "check")
    assert "embed" not in shown
    assert marta.t("permission-how", bot=stage.bot.user.name) not in shown


async def test_the_check_names_channels_and_roles_that_are_gone(stage: Stage) -> None:
    marta = staff(stage)
    channel, role = channel_without(stage), stage.env.guild.create_role("Moderación")
    await marta.slash("channels bind", channel=channel, language="es")
    for name, value in (("moderator_role", f"<@&{role.id}>"), ("moderator_roles", f"fr=<@&{role.id}>")):
        await marta.slash("config set", setting=name, value=value)
    guild: Any = stage.bot.get_guild(stage.env.guild.id)
    guild._channels.pop(channel.id)
    guild._roles.pop(role.id)
    shown = await at(marta, Step.CHECK)
    assert marta.t("setup-finding.gone", channel=f"<#{channel.id}>") in shown
    for name in ("moderator_role", "moderator_roles"):
        assert marta.t("setup-finding.role-gone", name=setting_name(marta.t, name)) in shown
    shown = await at(marta, Step.MODERATORS)
    assert marta.t("setup-moderators.title") in shown


def blind(stage: Stage, player: Player, role: Any, why: str, *commands: str) -> str:
    """What the check says of moderators who do not see their commands."""
    known = stage.bot.get_guild(stage.env.guild.id)
    assert known is not None
    facts = {"commands": [slash(player.t, each) for each in commands or ("review", "moderate")]}
    return player.t("setup-finding.role-blind", why=why, role=f"<@&{role.id}>", bot=known.me.mention, **facts)


async def say(stage: Stage, commands: tuple[str, ...], said: dict[Any, bool]) -> None:
    """What a server chooses for commands under Integrations."""
    for each in await stage.bot.tree.fetch_commands():
        if each.name in commands:
            stage.env.guild.set_command_permissions(each.id, said)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", ["moderator_role", "moderator_roles"])
async def test_the_check_names_moderators_from_whom_discord_hides_the_queue(
    stage: Stage, locale: str, name: str
) -> None:
    """It shows /review to whoever may manage messages, unless the server says otherwise."""
    marta = staff(stage, locale=locale)
    role = stage.env.guild.create_role("Moderación")
    value = f"<@&{role.id}>" if name == "moderator_role" else f"fr=<@&{role.id}>"
    await marta.slash("config set", setting=name, value=value)
    shown = await at(marta, Step.CHECK)
    assert blind(stage, marta, role, "lacking") in shown
    assert marta.t("setup-check.ready", command="").split("`")[0].rstrip(". ")[:20] not in shown
    known: Any = stage.bot.get_guild(stage.env.guild.id)
    known.get_role(role.id)._permissions = discord.Permissions(manage_messages=True).value
    assert f"<@&{role.id}>" not in await at(marta, Step.CHECK)


async def test_the_check_reads_what_a_server_chose_under_integrations(stage: Stage) -> None:
    marta = staff(stage)
    seeing = discord.Permissions(manage_messages=True)
    blank, able = (
        stage.env.guild.create_role("Voluntariado"),
        stage.env.guild.create_role("Equipo", permissions=seeing),
    )
    await marta.slash("config set", setting="moderator_role", value=f"<@&{blank.id}>")
    await marta.slash("config set", setting="moderator_roles", value=f"fr=<@&{able.id}>")
    await say(stage, ("review",), {blank: True})
    shown = await at(marta, Step.CHECK)
    assert blind(stage, marta, blank, "lacking", "moderate") in shown
    await say(stage, ("moderate",), {blank: True, able: False})
    shown = await at(marta, Step.CHECK)
    assert blind(stage, marta, able, "forbidden", "moderate") in shown
    assert f"<@&{blank.id}>" not in shown


async def test_the_check_says_so_where_discord_does_not_tell(stage: Stage) -> None:
    marta = staff(stage)
    role = stage.env.guild.create_role("Moderación")
    await marta.slash("config set", setting="moderator_role", value=f"<@&{role.id}>")
    stage.fault = lambda method, path, place: 403 if path.endswith("/permissions") else None
    assert blind(stage, marta, role, "unread") in await at(marta, Step.CHECK)


async def test_whoever_sets_up_hears_that_discord_hides_the_queue_from_them(stage: Stage) -> None:
    """It is a hint: they may leave reviewing to others."""
    marta = staff(stage)
    known = stage.bot.get_guild(stage.env.guild.id)
    assert known is not None
    facts = {"commands": [slash(marta.t, each) for each in ("review", "moderate")], "bot": known.me.mention}
    wanted = marta.t("setup-finding.manager-blind", why="lacking", **facts)
    assert f"💡 {wanted}" in await at(marta, Step.CHECK)
    role = stage.env.guild.roles["Staff marta"]
    await say(stage, ("review", "moderate"), {role: True})
    assert wanted not in await at(marta, Step.CHECK)
    await say(stage, ("review", "moderate"), {role: True, marta.actor: False})
    assert "💡 " + marta.t("setup-finding.manager-blind", why="lacking", **facts) in await at(
        marta, Step.CHECK
    )


async def test_the_check_says_whether_the_bot_can_give_roles_for_badges(stage: Stage) -> None:
    marta = staff(stage)
    role = stage.env.guild.create_role("Cosecha de oro")
    badges = list(Badge)
    await stage.engine.awards.set_role(stage.env.guild.id, badges[0], role.id)
    await stage.engine.awards.set_role(stage.env.guild.id, badges[1], 5)
    guild: Any = stage.bot.get_guild(stage.env.guild.id)
    guild.get_role(role.id).position = 99
    shown = await at(marta, Step.CHECK)
    high, gone = (badge_name(marta.t, badge) for badge in badges[:2])
    assert marta.t("setup-finding.badge-high", role=f"<@&{role.id}>", badge=high) in shown
    assert marta.t("setup-finding.badge-gone", badge=gone) in shown
    assert marta.t("setup-finding.badges", bot=guild.me.mention) not in shown
    for each in guild.me.roles:
        each._permissions = 0
    shown = await at(marta, Step.CHECK)
    assert marta.t("setup-finding.badges", bot=guild.me.mention) in shown


# Forged -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "custom_id, values",
    [
        ("c1:setup", ()),
        ("c1:setup:nowhere", ()),
        ("c1:setupset:entry:licence", ("CC0",)),
        ("c1:setupset:entry:gone", ("5",)),
        ("c1:setupset:channels:bind:de", ("5",)),
        ("c1:setupset:channels:bind:es", ("../5",)),
        ("c1:setupset:entry:denied_role", ("5",)),
        ("c1:setupset:entry:raid", ("maybe",)),
        ("c1:setupset:moderators:moderator_roles:de", ("5",)),
        ("c1:setupform:check:es", ()),
        ("c1:setupform:languages:es", ()),
    ],
)
async def test_what_nobody_made_is_refused_with_a_sentence(
    stage: Stage, custom_id: str, values: tuple[str, ...]
) -> None:
    marta = staff(stage)
    shown = await marta.forge(custom_id, *values)
    assert "⚠" in shown
    assert marta.form is None
    assert await stored(stage) == {}


async def test_everybody_s_role_cannot_be_chosen_in_the_panel(stage: Stage) -> None:
    marta = staff(stage)
    await at(marta, Step.ENTRY)
    shown = await marta.forge("c1:setupset:entry:denied_role", str(stage.env.guild.id))
    assert marta.t("error-role-everyone") in shown
    assert has_button(marta, "setup")
    assert await stored(stage) == {}


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_role_that_is_needed_cannot_be_excluded_in_the_panel(stage: Stage, locale: str) -> None:
    marta = staff(stage, locale=locale)
    role = stage.env.guild.create_role("Dataset")
    await at(marta, Step.ENTRY)
    await pick(marta, "entry", "denied_role", handles=[role])
    shown = await pick(marta, "entry", "contributor_role", handles=[role])
    needed, excluded = (setting_name(marta.t, each) for each in ("contributor_role", "denied_role"))
    assert shown == "⚠ " + marta.t("error-setting", reason="same", name=needed, near=excluded)
    assert has_button(marta, "setup")
    assert await stored(stage) == {"denied_role": role.id}

"""Settings chosen by command, in the store: what holds, whose it is, the audit log, terms and preset that follow."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.errors import CollectionError, TermsNotAccepted
from storage.domain.gates import Gates
from storage.domain.policies import RaidMode
from storage.domain.rules import PRESETS
from storage.domain.server_settings import EVERYWHERE, RAID_UNTIL, REGISTRY, SettingRefused, Source, Why
from storage.queries import sql
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.servers import StaffRoles
from storage.store import Store
from tests.builders import NOW, EngineFactory, fetch, member

GUILD, OTHER = 77, 78
MANAGER = Authority(5, GUILD, Level.MANAGER)
MODERATOR = Authority(6, GUILD, Level.MODERATOR)
HOME = Authority(7, GUILD, Level.MANAGER, is_home=True)
OPERATOR = Authority(8, None, Level.OPERATOR)


async def audited(store: Store) -> list[Any]:
    return await fetch(store, sa.select(t.audit_entry).order_by(t.audit_entry.c.id))


async def put(store: Store, guild: int, name: str, value: object) -> None:
    """Something stands in the store already."""
    keys = {"guild_discord_id": guild, "name": name}
    await store.write(lambda tx: sql.put(tx, t.server_setting, keys, {"value": value, "changed_at": NOW}))


# What holds ---------------------------------------------------------------------------------------------


async def test_a_server_that_chose_nothing_has_the_defaults(engine: Engine) -> None:
    found = await engine.server_settings.all(GUILD)
    assert [each.name for each in found] == list(REGISTRY)
    assert {each.source for each in found} == {Source.DEFAULT}
    by_name = {each.name: each.value for each in found}
    assert (by_name["time_zone"], by_name["languages"]) == ("UTC", ("es", "en", "fr"))


async def test_a_choice_holds_on_its_server_alone(engine: Engine) -> None:
    chosen = await engine.server_settings.set(GUILD, "hold_first_texts", "3", MANAGER, NOW)
    assert (chosen.value, chosen.source) == (3, Source.SERVER)
    assert engine.context.policy(GUILD).hold_first_texts == 3
    assert engine.context.policy(OTHER).hold_first_texts == 0
    assert engine.context.policy(None).hold_first_texts == 0


async def test_what_is_chosen_for_all_holds_where_nobody_chose(engine: Engine) -> None:
    await engine.server_settings.set(GUILD, "raid_texts", 9, MANAGER, NOW)
    await engine.server_settings.set(EVERYWHERE, "raid_texts", 20, OPERATOR, NOW)
    assert engine.server_settings.policy(GUILD).raid_texts == 9
    assert engine.server_settings.policy(OTHER).raid_texts == 20
    assert engine.server_settings.value(OTHER, "raid_texts").source is Source.BOT


async def test_another_process_takes_it_up_with_its_jobs(make_engine: EngineFactory) -> None:
    here, there = make_engine(), make_engine()
    await here.server_settings.set(GUILD, "min_account_days", 30, MANAGER, NOW)
    assert there.server_settings.gates(GUILD) == Gates()
    await there.server_settings.load_policies(NOW)
    assert there.server_settings.gates(GUILD) == Gates(min_account_days=30)


async def test_a_choice_taken_back_leaves_what_held_before(engine: Engine) -> None:
    await engine.server_settings.set(GUILD, "denied_role", "<@&9>", MANAGER, NOW)
    assert engine.server_settings.gates(GUILD).denied_role == 9
    found = await engine.server_settings.reset(GUILD, "denied_role", MANAGER, NOW)
    assert (found.value, found.source) == (None, Source.DEFAULT)
    assert engine.server_settings.gates(GUILD) == Gates()


@pytest.mark.parametrize(
    "name, value, default",
    [("time_zone", "Europe/Madrid", "UTC"), ("theme", "light", "dark"), ("moderators_channel", 12, None)],
)
async def test_what_posts_read_with_their_feeds_stays_in_one_place(
    engine: Engine, name: str, value: object, default: object
) -> None:
    await engine.server_settings.set(GUILD, name, value, MANAGER, NOW)
    view = await engine.servers.view(GUILD)
    assert value in (view.time_zone, view.theme, view.moderators_channel_discord_id)
    assert engine.server_settings.value(GUILD, name).source is Source.SERVER
    await engine.server_settings.reset(GUILD, name, MANAGER, NOW)
    assert engine.server_settings.value(GUILD, name).value == default
    view = await engine.servers.view(GUILD)
    assert (view.time_zone, view.theme, view.moderators_channel_discord_id) == ("UTC", "dark", None)


async def test_roles_of_moderators_are_those_that_make_one(engine: Engine) -> None:
    await engine.server_settings.set(GUILD, "moderator_role", 1, MANAGER, NOW)
    await engine.server_settings.set(GUILD, "moderator_roles", {"fr": 2}, MANAGER, NOW)
    assert await engine.servers.staff(GUILD) == StaffRoles(1, {"fr": 2})


async def test_the_languages_of_a_server_are_among_those_that_are_collected(engine: Engine) -> None:
    assert engine.server_settings.languages(GUILD) == ("es", "en", "fr")
    await engine.server_settings.set(GUILD, "languages", "fr,es", MANAGER, NOW)
    assert engine.server_settings.languages(GUILD) == ("es", "fr")
    assert engine.server_settings.languages(None) == ("es", "en", "fr")


async def test_what_does_not_fit_any_more_is_left_out_and_named_once(
    store: Store, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """After an upgrade, or where somebody wrote into the database."""
    await put(store, GUILD, "raid", "sometimes")
    await put(store, GUILD, "gone", 5)
    await put(store, GUILD, "hold_first_texts", 2)
    with caplog.at_level(logging.WARNING):
        await engine.server_settings.load_policies(NOW)
        await engine.server_settings.load_policies(NOW)
    assert len(caplog.records) == 1
    assert engine.context.policy(GUILD).raid is RaidMode.AUTO
    assert engine.context.policy(GUILD).hold_first_texts == 2


# Raids --------------------------------------------------------------------------------------------------


async def test_a_raid_that_the_bot_noticed_goes_on_until_it_is_over(store: Store, engine: Engine) -> None:
    until = NOW + timedelta(hours=1)
    await put(store, GUILD, RAID_UNTIL, until.isoformat())
    await engine.server_settings.load_policies(NOW)
    assert engine.context.policy(GUILD).is_raided(NOW)
    assert not engine.context.policy(GUILD).is_raided(until)
    await engine.server_settings.load_policies(until)
    assert engine.context.policy(GUILD).raid_until is None


async def test_whoever_decides_about_a_raid_ends_what_was_noticed(store: Store, engine: Engine) -> None:
    await put(store, GUILD, RAID_UNTIL, (NOW + timedelta(hours=1)).isoformat())
    await engine.server_settings.set(GUILD, "raid", "off", MANAGER, NOW)
    await engine.server_settings.set(GUILD, "raid", "auto", MANAGER, NOW)
    assert not engine.context.policy(GUILD).is_raided(NOW)
    await engine.server_settings.set(GUILD, "raid", "on", MANAGER, NOW)
    assert engine.context.policy(GUILD).is_raided(NOW)
    assert [row.act for row in await audited(store)] == ["raid.off", "setting.changed", "raid.on"]


# Whose choice it is -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "guild, name, who, key",
    [
        (GUILD, "raid", MODERATOR, "error-not-allowed"),
        (OTHER, "raid", MANAGER, "error-not-allowed"),
        (OTHER, "raid", HOME, "error-not-allowed"),
        (EVERYWHERE, "raid", MANAGER, "error-not-operator"),
        (GUILD, "licence", MANAGER, "error-not-operator"),
        (EVERYWHERE, "log_channel", OPERATOR, "error-setting"),
    ],
)
async def test_nobody_chooses_what_is_not_theirs(
    store: Store, engine: Engine, guild: int, name: str, who: Authority, key: str
) -> None:
    for attempt in (
        engine.server_settings.set(guild, name, "5", who, NOW),
        engine.server_settings.reset(guild, name, who, NOW),
    ):
        with pytest.raises(CollectionError) as caught:
            await attempt
        assert caught.value.key == key
    assert await audited(store) == []


@pytest.mark.parametrize("who", [HOME, OPERATOR])
async def test_what_holds_everywhere_is_chosen_at_home(engine: Engine, who: Authority) -> None:
    found = await engine.server_settings.set(GUILD, "licence", "CC0-1.0", who, NOW)
    assert (found.value, found.source) == ("CC0-1.0", Source.BOT)
    assert engine.server_settings.value(OTHER, "licence").value == "CC0-1.0"


async def test_an_operator_chooses_for_any_server(engine: Engine) -> None:
    await engine.server_settings.set(OTHER, "raid", "on", OPERATOR, NOW)
    assert engine.context.policy(OTHER).raid is RaidMode.ON


async def test_a_value_that_does_not_fit_changes_nothing(store: Store, engine: Engine) -> None:
    with pytest.raises(SettingRefused) as caught:
        await engine.server_settings.set(GUILD, "raid_texts", "many", MANAGER, NOW)
    assert caught.value.reason is Why.NUMBER
    assert await fetch(store, sa.select(t.server_setting)) == []


@pytest.mark.parametrize(
    "first, second", [("contributor_role", "denied_role"), ("denied_role", "contributor_role")]
)
async def test_the_same_role_is_not_needed_and_excluded_on_one_server(
    store: Store, engine: Engine, first: str, second: str
) -> None:
    """Nobody could contribute there."""
    settings = engine.server_settings
    await settings.set(GUILD, first, 9, MANAGER, NOW)
    with pytest.raises(SettingRefused) as caught:
        await settings.set(GUILD, second, "<@&9>", MANAGER, NOW)
    assert (caught.value.reason, caught.value.facts["near"]) == (Why.SAME, first)
    assert (settings.value(GUILD, second).value, len(await audited(store))) == (None, 1)
    await settings.set(OTHER, second, 9, OPERATOR, NOW)
    await settings.set(GUILD, second, 10, MANAGER, NOW)
    await settings.reset(GUILD, first, MANAGER, NOW)
    await settings.set(GUILD, second, 9, MANAGER, NOW)
    assert settings.value(GUILD, second).value == 9


# The audit log ------------------------------------------------------------------------------------------


async def test_each_change_is_in_the_audit_log_with_old_and_new(store: Store, engine: Engine) -> None:
    await engine.server_settings.set(GUILD, "languages", "es", MANAGER, NOW)
    await engine.server_settings.set(GUILD, "languages", "es", MANAGER, NOW)
    await engine.server_settings.set(GUILD, "languages", "fr", MANAGER, NOW)
    await engine.server_settings.reset(GUILD, "languages", MANAGER, NOW)
    await engine.server_settings.reset(GUILD, "languages", MANAGER, NOW)
    rows = await audited(store)
    assert [row.details for row in rows] == [{"new": ["es"]}, {"old": ["es"], "new": ["fr"]}, {"old": ["fr"]}]
    assert {(row.act, row.subject, row.actor_discord_id, row.guild_discord_id) for row in rows} == {
        ("setting.changed", "setting:languages", MANAGER.discord_id, GUILD)
    }


# Terms and preset ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name, value", [("licence", "CC0-1.0"), ("minimum_age", 18), ("minimum_age_by_language", {"es": 14})]
)
async def test_what_the_terms_say_makes_a_new_version_that_everybody_is_asked(
    engine: Engine, name: str, value: object
) -> None:
    await member(engine, 1)
    before = engine.context.terms.version
    await engine.server_settings.set(EVERYWHERE, name, value, OPERATOR, NOW)
    assert engine.context.terms.version == f"{before}.1"
    with pytest.raises(TermsNotAccepted):
        await engine.tasks.claim(1, None, now=NOW)
    await member(engine, 1)
    await engine.server_settings.set(EVERYWHERE, name, value, OPERATOR, NOW)
    assert engine.context.terms.version == f"{before}.1", "nothing changed"
    await engine.server_settings.reset(EVERYWHERE, name, OPERATOR, NOW)
    assert engine.context.terms.version == f"{before}.2", "an earlier text is a new one, too"


async def test_a_value_that_held_already_asks_nobody_again(engine: Engine) -> None:
    before = engine.context.terms
    await engine.server_settings.set(EVERYWHERE, "licence", before.licence, OPERATOR, NOW)
    assert engine.context.terms == before


async def test_terms_hold_in_every_process(make_engine: EngineFactory) -> None:
    here, there = make_engine(), make_engine()
    await here.server_settings.set(EVERYWHERE, "minimum_age_by_language", "es=14", OPERATOR, NOW)
    await there.server_settings.load_policies(NOW)
    assert there.context.terms == here.context.terms
    assert (there.context.terms.age_for("es-MX"), there.context.terms.age_for("fr")) == (14, 16)


async def test_a_preset_changes_the_rules_below_those_of_the_store(engine: Engine) -> None:
    before = engine.context.rulebook
    await engine.rulings.change(None, "goal_tree_size", 9, now=NOW)
    await engine.server_settings.set(EVERYWHERE, "preset", "campaign", OPERATOR, NOW)
    assert engine.context.rulebook.base == PRESETS["campaign"].changed({"goal_tree_size": 9})
    await engine.server_settings.reset(EVERYWHERE, "preset", OPERATOR, NOW)
    await engine.rulings.reset(None, "goal_tree_size", now=NOW)
    assert engine.context.rulebook == before

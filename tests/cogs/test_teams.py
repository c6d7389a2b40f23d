"""/team and /teams as members and staff of a server use them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from bot.ui.teams import PAGE_LINES
from storage.domain.kinds import Kind
from storage.domain.teams import MAX_TEAMS
from storage.queries import tables as t
from tests.builders import claim, finish
from tests.cogs.stage import Player, Stage


def staff(stage: Stage, name: str = "marta", locale: str = "es-ES") -> Player:
    """Somebody who may manage the server and contributes nothing."""
    role = stage.env.guild.create_role(f"Staff {name}", permissions=discord.Permissions(manage_guild=True))
    user = stage.env.create_user(name)
    stage.locales[user.id] = locale
    return Player(stage, stage.env.guild.add_member(user, roles=[role]))


async def teams(stage: Stage, *names: str) -> list[int]:
    """Teams of the server."""
    return [
        (await stage.engine.teams.define(stage.env.guild.id, each, datetime.now(UTC))).id for each in names
    ]


async def prompts(stage: Stage, by: Player, count: int) -> None:
    """So many prompts: a tenth of a point each; followed at once."""
    for _ in range(count):
        now = datetime.now(UTC)
        view = await claim(
            stage.engine, by.id, Kind.INITIAL_PROMPT, now=now, guild_discord_id=stage.env.guild.id
        )
        await finish(stage.engine, view, by.id, now=now)
    await stage.engine.following.run(now=datetime.now(UTC) + timedelta(minutes=5))


def said(player: Player, key: str, **facts: Any) -> bool:
    """Whether a text is shown."""
    return player.t(key, **facts) in player.text()


# Members


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_a_member_joins_changes_and_leaves(stage: Stage, locale: str) -> None:
    await teams(stage, "México", "Perú")
    ana = stage.player("ana", locale)
    await ana.join("es")
    await ana.slash("team join", team="méxico")
    assert said(ana, "team-joined.text", name="México")
    assert said(ana, "team-joined.members", members=1)
    assert ana.shown.ephemeral
    (offered,) = await ana.suggestions("team join", "team", "per")
    assert offered["name"] == "Perú"
    await ana.slash("team join", team=offered["value"])
    assert said(ana, "team-joined.changed", name="Perú", left="México")
    await ana.slash("team join", team=offered["value"])
    assert said(ana, "team-joined.already", name="Perú")
    await ana.slash("team leave")
    assert said(ana, "team-left.text", name="Perú")
    await ana.slash("team leave")
    assert ana.t("command-team-join.name") in ana.text()
    assert [row.members for row in await stage.rows(t.team)] == [0, 0]


async def test_somebody_new_reads_the_terms_before_joining(stage: Stage) -> None:
    await teams(stage, "México")
    ana = stage.player("ana")
    assert (await ana.slash("team join", team="México")).startswith(ana.t("terms.title"))
    assert await stage.rows(t.team_member) == []
    await ana.slash("team leave")
    assert await stage.rows(t.contributor) == []


@pytest.mark.parametrize("typed", ["Chile", "team:999", "team:", "1", "", "@everyone", "team:9" * 30])
async def test_a_team_that_does_not_exist_is_refused(stage: Stage, typed: str) -> None:
    await teams(stage, "México")
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("team join", team=typed)
    assert said(ana, "error-team-gone")
    assert await stage.rows(t.team_member) == []


async def test_a_server_without_teams_says_who_can_add_them(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("team join", team="México")
    assert said(ana, "error-no-teams", command="`/equipos añadir`")
    assert await ana.suggestions("team join", "team", "") == []
    await ana.slash("team board")
    assert said(ana, "team-board.empty")


async def test_a_team_that_is_named_like_the_number_of_another_is_the_one_that_was_chosen(
    stage: Stage,
) -> None:
    first, _ = await teams(stage, "México", "Perú")
    await teams(stage, f"team:{first}", f"{first}{first}")
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("team join", team=f"team:{first}")
    assert said(ana, "team-joined.text", name="México")


async def test_suggestions_are_as_many_as_discord_shows(stage: Stage) -> None:
    await teams(stage, *(f"Equipo {number:02}" for number in range(MAX_TEAMS)))
    ana = stage.player("ana")
    offered = await ana.suggestions("team join", "team", "EQUIPO")
    assert [each["name"] for each in offered] == [f"Equipo {number:02}" for number in range(25)]


# The board


async def test_the_board_compares_in_total_and_per_head(stage: Stage) -> None:
    mexico, peru = await teams(stage, "México", "Perú")
    players = [stage.player(name) for name in ("ana", "bea", "caro", "dani")]
    for player, team in zip(players, (mexico, mexico, mexico, peru), strict=True):
        await player.join("es")
        await stage.engine.teams.join(player.id, stage.env.guild.id, team, now=datetime.now(UTC))
    ana, *_, dani = players
    await prompts(stage, ana, 1)
    await prompts(stage, dani, 2)
    await dani.slash("team board")
    text = dani.text()
    peru_line = dani.t("team-board.line", rank="1", name="Perú", points=0.2, members=1)
    assert f"▸ {peru_line}" in text
    assert dani.t("team-board.line", rank="2", name="México", points=0.1, members=3) in text
    await dani.press("teamboard", "", "week", "head")
    assert said(dani, "team-board.per-head-note", members=3)
    assert said(dani, "team-board.own-small", name="Perú", members=3)
    assert "México" in dani.text()
    await dani.press("teamboard", "", "total", "head")
    assert dani.t("frame-total") in dani.text()
    await dani.slash("team board", language="en", compare="total", period="day")
    assert said(dani, "team-board.line", rank="1", name="México", points=0, members=3)
    await dani.slash("team board", language="klingon")
    assert said(dani, "error-unknown-language", language="klingon")


async def test_the_board_of_fifty_teams_of_long_names_has_pages(stage: Stage) -> None:
    await teams(stage, *("*" * 28 + f"_{number:03}" for number in range(MAX_TEAMS)))
    ana = stage.player("ana")
    await ana.slash("team board")
    seen = 0
    for page in range(1, 5):
        seen += ana.text().count("_0")
        if page < 4:
            await ana.press("teamboard", "", "week", "total", page)
    assert seen == MAX_TEAMS > 3 * PAGE_LINES
    assert not [each for each in ana.labels() if each == ana.t("button-team.after")]
    await ana.forge("c1:teamboard::week:total:99999")
    assert ana.text().count("_0") == MAX_TEAMS - 3 * PAGE_LINES


@pytest.mark.parametrize(
    "custom_id", ["c1:teamboard", "c1:teamboard::age:total", "c1:teamremove", "c1:teamremove:x"]
)
async def test_ids_that_nobody_made_change_nothing(stage: Stage, custom_id: str) -> None:
    marta = staff(stage)
    await marta.join("es")
    await teams(stage, "México")
    await marta.slash("teams list")
    await marta.forge(custom_id)
    assert said(marta, "error-old-button")
    assert len(await stage.rows(t.team)) == 1


# Staff


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_staff_add_rename_and_remove_teams_without_accepting_the_terms(
    stage: Stage, locale: str
) -> None:
    marta = staff(stage, locale=locale)
    await marta.slash("teams list")
    assert marta.t("command-teams-add.name") in marta.text()
    await marta.slash("teams add", name="  México ")
    assert said(marta, "teams.added", name="México")
    assert said(marta, "teams.line", name="México", members=0)
    await marta.slash("teams rename", team="mexico", name="Perú")
    assert said(marta, "error-team-gone")
    await marta.slash("teams rename", team="MÉXICO", name="Perú")
    assert said(marta, "teams.renamed", old="México", name="Perú")
    await marta.slash("teams remove", team="Perú")
    assert said(marta, "teams.remove-text", name="Perú", members=0)
    await marta.press("teamlist")
    assert said(marta, "teams.line", name="Perú", members=0)
    await marta.slash("teams remove", team="Perú")
    await marta.press("teamremove")
    assert said(marta, "teams.removed", name="Perú")
    assert await stage.rows(t.team) == []
    assert await stage.rows(t.contributor) == []


async def test_what_cannot_be_a_team_is_refused_with_a_reason(stage: Stage) -> None:
    marta = staff(stage)
    await marta.slash("teams add", name="México")
    await marta.slash("teams add", name="MEXICO")
    await marta.slash("teams add", name="ｍéxico")
    assert said(marta, "error-team-taken")
    for name in ("a", "x" * 33, "dos\nlíneas", "\u202eoxecM", "\u200b\u200b"):
        await marta.slash("teams add", name=name)
        assert said(marta, "error-team-name", least=2, most=32)
    await teams(stage, *(f"Equipo {number}" for number in range(MAX_TEAMS - 2)))
    await marta.slash("teams add", name="Uno más")
    assert said(marta, "error-too-many-teams", most=MAX_TEAMS)


HOSTILE = {
    "**gratis** `x` ||y|| # z": "\\*\\*gratis\\*\\*",
    "<@&1234567890> @everyone": "@\u200beveryone",
    "[premio](https://x.example)": "[premio]\u200b(",
    "😀" * 32: "😀" * 32,
    "שלום עולם": "\u2068שלום עולם\u2069",
    "{ $members } %s": "{ $members } %s",
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_name_changes_nothing_around_it_and_calls_nobody(stage: Stage, name: str) -> None:
    marta = staff(stage)
    await marta.slash("teams add", name=name)
    (row,) = await stage.rows(t.team)
    assert row.name == name
    assert HOSTILE[name] in marta.text()
    ana = stage.player("ana")
    await ana.join("es")
    (offered,) = await ana.suggestions("team join", "team", "")
    await ana.slash("team join", team=offered["value"])
    assert HOSTILE[name] in ana.text()
    await ana.slash("team board")
    assert HOSTILE[name] in ana.text()
    assert "<@&1234567890>" not in ana.text()
    assert "](http" not in ana.text()
    for request in stage.requests():
        mentions = (request.json or {}).get("allowed_mentions") if isinstance(request.json, dict) else None
        assert mentions is None or mentions.get("parse") == []


async def test_members_cannot_see_nor_use_what_is_for_staff(stage: Stage) -> None:
    marta, ana = staff(stage), stage.player("ana")
    (team,) = await teams(stage, "México")
    await ana.join("es")
    available = ana.actor.available_commands(stage.channel)
    assert "team join" in available
    assert "teams add" not in available
    assert "teams add" in marta.actor.available_commands(stage.channel)
    for custom_id in (f"c1:teamremove:{team}", "c1:teamlist:0"):
        await ana.forge(custom_id)
        assert said(ana, "error-not-allowed")
    assert len(await stage.rows(t.team)) == 1


async def test_the_staff_of_a_server_that_shows_its_commands_to_all_is_asked_for_again(stage: Stage) -> None:
    ana = stage.player("ana")
    await ana.join("es")
    mention = stage.bot.command_mention("teams") or ""
    command_id = int(mention.removesuffix(">").rpartition(":")[2])
    stage.env.guild.set_command_permissions(command_id, {ana.actor: True})
    for command, options in (
        ("teams add", {"name": "México"}),
        ("teams list", {}),
        ("teams remove", {"team": "México"}),
        ("teams rename", {"team": "México", "name": "Perú"}),
    ):
        await ana.slash(command, **options)
        assert said(ana, "error-not-allowed")
    assert await stage.rows(t.team) == []


async def test_two_of_the_staff_remove_the_same_team_at_once(stage: Stage) -> None:
    marta, pau = staff(stage), staff(stage, "pau")
    await teams(stage, "México")
    for each in (marta, pau):
        await each.slash("teams remove", team="México")
    await asyncio.gather(*(each.forge(each.action("teamremove")) for each in (marta, pau)))
    told = [said(each, "teams.removed", name="México") for each in (marta, pau)]
    assert sorted(told) == [False, True]
    assert any(said(each, "error-team-gone") for each in (marta, pau))

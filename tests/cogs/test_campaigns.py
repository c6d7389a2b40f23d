"""/campaign once one runs: how it goes, the list, pausing and ending, and everybody else kept out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.ui.live import campaign_title
from storage.domain.campaigns import Unit
from tests.cogs.campaigns import WANTED, campaigns, started
from tests.cogs.channels import contribute, posted
from tests.cogs.staff import has_button, staff
from tests.cogs.stage import Player, Stage

# Looking ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_anybody_may_ask_how_it_goes(stage: Stage, locale: str) -> None:
    """Also who never accepted the terms; what changes it is not offered."""
    ana = stage.player("ana", locale)
    await started(stage, goal=500, versus=("fr",))
    await contribute(stage, 77, at=datetime.now(UTC), times=3)
    shown = await ana.slash("campaign status")
    assert ana.shown.ephemeral
    assert campaign_title(ana.t, Unit.CONTRIBUTIONS, 500, "es") in shown
    assert "**3**" in shown
    assert ana.t("campaign-figures.title") in shown
    assert ana.t("campaign-row.where", channel=f"<#{stage.channel.id}>") in shown
    assert not any(has_button(ana, "campaign", 1, what) for what in ("pause", "resume", "ending", "end"))
    assert posted(stage.channel) == []


async def test_a_forecast_has_an_interval_and_what_it_would_take(stage: Stage) -> None:
    ana = stage.player("ana")
    begin = datetime.now(UTC) - timedelta(days=3)
    await started(stage, goal=40, now=begin)
    for day in (0, 1, 2, 3):
        await contribute(stage, 70 + day, at=begin + timedelta(days=day), times=5)
    shown = await ana.slash("campaign status")
    expected = ana.t("campaign-figures.forecast", when="|", earliest="|", latest="|").split("|")[0]
    assert expected in shown
    assert ana.t("campaign-figures.wanted", rate="|").split("|")[0] in shown


async def test_a_goal_that_is_reached_needs_no_forecast(stage: Stage) -> None:
    ana = stage.player("ana")
    await started(stage, goal=2)
    await contribute(stage, 77, at=datetime.now(UTC), times=3)
    assert ana.t("campaign-figures.reached") in await ana.slash("campaign status")


async def test_several_campaigns_are_listed_and_one_can_be_asked_for(stage: Stage) -> None:
    ana = stage.player("ana")
    await started(stage, "es", goal=500)
    french = await started(stage, "fr", goal=700)
    await ana.slash("campaign status")
    assert len(ana.options("campaign")) == 2
    shown = await ana.choose("campaign", str(french))
    assert campaign_title(ana.t, Unit.CONTRIBUTIONS, 700, "fr") in shown
    shown = await ana.slash("campaign status", language="francés")
    assert campaign_title(ana.t, Unit.CONTRIBUTIONS, 700, "fr") in shown


@pytest.mark.parametrize(
    "options, key", [({}, "error-no-campaigns"), ({"language": "es"}, "error-no-campaign")]
)
async def test_without_a_campaign_that_is_said(stage: Stage, options: dict[str, str], key: str) -> None:
    ana = stage.player("ana")
    assert await ana.slash("campaign status", **options) == f"⚠ {ana.t(key)}"
    shown = await ana.press("campaigns")
    assert ana.t("campaign-list.empty") in shown


async def test_the_list_holds_ended_campaigns_too_newest_first(stage: Stage) -> None:
    """Twenty-five can be chosen; ten are told about."""
    marta = staff(stage)
    shown = await marta.slash("campaign list")
    assert "`/campaña empezar`" in shown
    for number in range(12):
        made = await started(stage, goal=100 + number)
        await stage.engine.campaigns.end(made, stage.env.guild.id, now=datetime.now(UTC))
    running = await started(stage, goal=999)
    shown = await marta.slash("campaign list")
    assert marta.options("campaign")[0] == str(running)
    assert len(marta.options("campaign")) == 13
    assert campaign_title(marta.t, Unit.CONTRIBUTIONS, 999, "es") in shown.splitlines()[1]
    assert marta.t("campaign-list.more", count=3) in shown
    shown = await marta.choose("campaign", marta.options("campaign")[5])
    assert marta.t("post-campaign.ended") in shown
    assert not has_button(marta, "campaign")


async def test_a_campaign_that_cannot_be_shown_says_why(stage: Stage) -> None:
    marta = staff(stage)
    made = await started(stage)
    await stage.engine.campaigns.problem(made, "gone")
    shown = await marta.slash("campaign status")
    assert marta.t("campaign-row.problem", because=marta.t("feed-paused.gone")) in shown


# Pausing and ending -------------------------------------------------------------------------------------


async def test_a_campaign_is_paused_and_goes_on(stage: Stage) -> None:
    """Each a second time changes nothing; what came meanwhile does not count."""
    marta = staff(stage)
    made = await started(stage)
    for _ in range(2):
        shown = await marta.slash("campaign pause")
        assert marta.t("campaign-done.paused") in shown
    assert has_button(marta, "campaign", made, "resume")
    assert not has_button(marta, "campaign", made, "pause")
    await contribute(stage, 77, at=datetime.now(UTC), times=4)
    await marta.press("campaign", made, "resume")
    assert marta.t("campaign-done.resumed") in marta.text()
    assert marta.t("campaign-done.resumed") in await marta.slash("campaign resume", language="es")
    view = await stage.engine.campaigns.view(made, stage.env.guild.id)
    assert (view.done, view.state) == (0, "running")
    assert has_button(marta, "campaign", made, "pause")


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_a_campaign_ends_after_a_question(stage: Stage, locale: str) -> None:
    """The question can be left; the last press twice ends it once and thanks once."""
    marta = staff(stage, locale=locale)
    made = await started(stage)
    shown = await marta.slash("campaign end")
    assert marta.t("campaign-end.title") in shown
    await marta.press("campaign", made, "status")
    assert (await campaigns(stage))[0].state == "running"
    await marta.press("campaign", made, "ending")
    button = marta.action("campaign", made, "end")
    await stage.restart()
    shown = await marta.forge(button)
    assert marta.t("campaign-done.ended", channel=f"<#{stage.channel.id}>") in shown
    assert (await campaigns(stage))[0].state == "ended"
    messages = len(posted(stage.channel))
    await marta.forge(button)
    await marta.forge(f"c1:campaign:{made}:ending")
    assert len(posted(stage.channel)) == messages
    await marta.forge(f"c1:campaign:{made}:resume")
    assert (await campaigns(stage))[0].state == "ended"


@pytest.mark.parametrize("what", ["pause", "resume", "end"])
async def test_with_several_campaigns_the_language_has_to_be_said(stage: Stage, what: str) -> None:
    marta = staff(stage)
    await started(stage, "es")
    await started(stage, "fr")
    shown = await marta.slash(f"campaign {what}")
    assert marta.t("error-which-campaign", languages="francés y español") in shown
    assert {row.state for row in await campaigns(stage)} == {"running"}


# Everybody else -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["start", "pause", "resume", "end"])
@pytest.mark.parametrize("has_joined", [True, False])
async def test_a_member_may_not_change_anything(stage: Stage, command: str, has_joined: bool) -> None:
    """And hears why, whether they accepted the terms or not."""
    ana = stage.player("ana")
    if has_joined:
        await ana.join("es")
    await started(stage)
    before = await campaigns(stage)
    options = {**WANTED, "language": "fr"} if command == "start" else {}
    assert ana.t("error-not-allowed") in await ana.slash(f"campaign {command}", **options)
    assert await campaigns(stage) == before


@pytest.mark.parametrize(
    "custom_id",
    [
        "c1:begin:fr:10:0:{until}:{channel}:",
        "c1:plan:fr:10:0:{until}:{channel}:",
        "c1:campaign:{campaign}:pause",
        "c1:campaign:{campaign}:resume",
        "c1:campaign:{campaign}:ending",
        "c1:campaign:{campaign}:end",
    ],
)
async def test_a_member_with_a_hand_made_custom_id_is_refused(stage: Stage, custom_id: str) -> None:
    ana = stage.player("ana")
    made = await started(stage)
    before = await campaigns(stage)
    until = int((datetime.now(UTC) + timedelta(days=3)).timestamp())
    shown = await ana.forge(custom_id.format(campaign=made, channel=stage.channel.id, until=until))
    assert shown == f"⚠ {ana.t('error-not-allowed')}"
    assert await campaigns(stage) == before
    assert posted(stage.channel)[1:] == []


async def test_a_campaign_of_another_server_is_not_there(stage: Stage) -> None:
    """Neither to look at nor to end."""
    marta = staff(stage)
    made = await started(stage, guild_id=7)
    for what in ("status", "pause", "resume", "ending", "end"):
        shown = await marta.forge(f"c1:campaign:{made}:{what}")
        assert shown == f"⚠ {marta.t('error-campaign-gone')}"
    assert marta.t("campaign-list.empty-staff", command="`/campaña empezar`") in await marta.slash(
        "campaign list"
    )
    assert (await campaigns(stage))[0].state == "running"


async def test_a_channel_of_another_server_cannot_be_posted_in(stage: Stage) -> None:
    marta = staff(stage)
    foreign = stage.env.create_guild("Otro").create_text_channel("general")
    until = int((datetime.now(UTC) + timedelta(days=3)).timestamp())
    shown = await marta.forge(f"c1:begin:es:10:0:{until}:{foreign.id}:")
    assert marta.t("error-channel-unseen", channel=f"<#{foreign.id}>") in shown
    assert await campaigns(stage) == []


@pytest.mark.parametrize(
    "custom_id, values",
    [
        ("c1:begin", ()),
        ("c1:begin:es", ()),
        ("c1:begin:es:0:0:{until}:{channel}:", ()),
        ("c1:begin:es:999999999999999999:0:{until}:{channel}:", ()),
        ("c1:begin:es:10:9:{until}:{channel}:", ()),
        ("c1:begin:es:10:0:999999999999999999:{channel}:", ()),
        ("c1:begin:es:10:0:{until}:99999999999999999999:", ()),
        ("c1:begin:es:10:0:{until}:{channel}:es", ()),
        ("c1:begin:klingon:10:0:{until}:{channel}:", ()),
        ("c1:plan:es:10:0", ()),
        ("c1:campaign", ()),
        ("c1:campaign", ("nonsense",)),
        ("c1:campaign:1:explode", ()),
        ("c1:campaign:999999999999999999", ()),
        ("c1:campaigns:1:2:3", ()),
    ],
)
async def test_custom_ids_that_nobody_made_get_a_sentence(
    stage: Stage, custom_id: str, values: tuple[str, ...]
) -> None:
    marta = staff(stage)
    until = int((datetime.now(UTC) + timedelta(days=3)).timestamp())
    shown = await marta.forge(custom_id.format(channel=stage.channel.id, until=until), *values)
    assert shown
    assert marta.t("error-unexpected", code="").split("**")[0] not in shown
    assert await campaigns(stage) == []


async def test_the_commands_are_there_for_members_too(stage: Stage) -> None:
    """Because everybody may ask how it goes."""
    ana = stage.player("ana")
    assert "campaign status" in ana.actor.available_commands(stage.channel)
    assert isinstance(stage.bot.get_channel(stage.channel.id), discord.TextChannel)


async def test_a_player_with_all_rights_is_staff(stage: Stage) -> None:
    """Administrators may manage the server."""
    role = stage.env.guild.create_role("Admin", permissions=discord.Permissions(administrator=True))
    user = stage.env.create_user("leo")
    stage.locales[user.id] = "es-ES"
    leo = Player(stage, stage.env.guild.add_member(user, roles=[role]))
    await leo.slash("campaign start", **WANTED)
    assert has_button(leo, "begin")

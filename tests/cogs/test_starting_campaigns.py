"""/campaign start: what is refused, what is summed up, and what begins with a press."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.permissions import names
from bot.posting.pace import Pace
from bot.posting.rounds import Rounds
from bot.ui.campaigns import Plan, action_of
from bot.ui.live import campaign_title
from storage.domain.campaigns import DEFAULT_GOAL, MAX_DAYS, MAX_GOAL, Unit
from storage.domain.errors import CollectionError, StoreUnavailable
from storage.domain.feeds import FeedKind
from tests.cogs.campaigns import WANTED, campaigns, started
from tests.cogs.channels import bind, no_wait, posted, rounds_of, text_of
from tests.cogs.staff import allow_everything, channel_without, has_button, staff
from tests.cogs.stage import Stage


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_a_campaign_is_summed_up_and_begins_with_a_press(stage: Stage, locale: str) -> None:
    """Nothing is stored or posted before; then the live message is there at once."""
    marta = staff(stage, locale=locale)
    shown = await marta.slash("campaign start", **WANTED, versus="fr,en")
    assert marta.t("campaign-confirm.goal", goal=marta.t.number(DEFAULT_GOAL)) in shown
    assert marta.t("campaign-confirm.channel", channel=f"<#{stage.channel.id}>") in shown
    assert await campaigns(stage) == []
    assert posted(stage.channel) == []
    shown = await marta.press("begin")
    assert marta.t("campaign-done.begun", channel=f"<#{stage.channel.id}>") in shown
    (row,) = await campaigns(stage)
    assert (row.lang, row.goal, row.unit, row.versus) == ("es", DEFAULT_GOAL, "contributions", ["fr", "en"])
    assert (row.channel_discord_id, row.locale, row.state) == (stage.channel.id, "es", "running")
    (message,) = posted(stage.channel)
    title = campaign_title(stage.bot.texts["es"], Unit.CONTRIBUTIONS, DEFAULT_GOAL, "es")
    assert title in text_of(message)


async def test_it_can_be_posted_in_another_channel(stage: Stage) -> None:
    marta = staff(stage)
    other = stage.env.guild.create_text_channel("campaña")
    await marta.slash("campaign start", **WANTED, channel=other)
    await marta.press("begin")
    assert posted(stage.channel) == []
    assert len(posted(other)) == 1


async def test_without_a_channel_it_goes_where_campaigns_of_the_language_are_bound(stage: Stage) -> None:
    """In the language of the text that was chosen there; another language's campaign stays here."""
    marta = staff(stage)
    other = stage.env.guild.create_text_channel("campaña")
    await bind(stage, FeedKind.CAMPAIGN, channel=other, locale="fr")
    shown = await marta.slash("campaign start", **WANTED)
    assert marta.t("campaign-confirm.channel", channel=f"<#{other.id}>") in shown
    assert marta.t("campaign-confirm.locale", language="francés") in shown
    await marta.press("begin")
    await marta.slash("campaign start", **{**WANTED, "language": "en"})
    await marta.press("begin")
    assert [(row.channel_discord_id, row.locale) for row in await campaigns(stage)] == [
        (other.id, "fr"),
        (stage.channel.id, "en"),
    ]
    title = campaign_title(stage.bot.texts["fr"], Unit.CONTRIBUTIONS, DEFAULT_GOAL, "es")
    assert title in text_of(posted(other)[0])


async def test_a_bound_channel_in_which_it_is_typed_comes_first(stage: Stage) -> None:
    marta = staff(stage)
    for channel in (stage.env.guild.create_text_channel("campaña"), stage.channel):
        await bind(stage, FeedKind.CAMPAIGN, channel=channel)
    shown = await marta.slash("campaign start", **WANTED)
    assert marta.t("campaign-confirm.channel", channel=f"<#{stage.channel.id}>") in shown


async def test_the_end_is_that_of_the_day_on_the_servers_clock(stage: Stage) -> None:
    """In Mexico the day ends six hours after UTC's."""
    marta = staff(stage)
    await stage.engine.servers.choose(stage.env.guild.id, time_zone="America/Mexico_City")
    day = datetime.now(UTC).date() + timedelta(days=40)
    shown = await marta.slash("campaign start", **{**WANTED, "until": f"{day:%d/%m/%Y}"})
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), UTC) + timedelta(hours=6, seconds=-1)
    assert f"<t:{int(end.timestamp())}:F>" in shown
    await marta.press("begin")
    assert (await campaigns(stage))[0].until == end


async def test_the_summary_survives_a_restart(stage: Stage) -> None:
    """Everything stands in the button."""
    marta = staff(stage)
    other = stage.env.guild.create_text_channel("campaña")
    await marta.slash("campaign start", language="fr", unit="finished_trees", until="2 semanas", goal=MAX_GOAL, versus="es,en", channel=other)  # fmt: skip
    await stage.restart()
    await marta.press("begin")
    (row,) = await campaigns(stage)
    assert (row.lang, row.goal, row.unit, row.versus) == ("fr", MAX_GOAL, "finished_trees", ["es", "en"])
    assert row.channel_discord_id == other.id


async def test_pressing_twice_begins_once(stage: Stage) -> None:
    """One after the other or at the same time, both presses show the campaign that runs."""
    marta = staff(stage)
    await marta.slash("campaign start", **WANTED)
    # Posts are not spread over time, for which neither press would wait.
    stage.bot.rounds = Rounds(stage.bot, pace=Pace(sleep=no_wait))
    button, other = marta.action("begin"), marta.other_device()
    await asyncio.gather(marta.forge(button), other.forge(button))
    again = await marta.forge(button)
    for shown in (marta.text(), other.text(), again):
        assert marta.t("campaign-done.begun", channel=f"<#{stage.channel.id}>") in shown
    assert len(await campaigns(stage)) == 1
    assert len(posted(stage.channel)) == 1


@pytest.mark.parametrize("goal", [0, -1, 10**12, MAX_GOAL + 1])
@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_an_impossible_goal_is_refused(stage: Stage, goal: int, locale: str) -> None:
    marta = staff(stage, locale=locale)
    shown = await marta.slash("campaign start", **WANTED, goal=goal)
    assert shown == f"⚠ {marta.t('error-goal', least=1, most=MAX_GOAL)}"
    assert not has_button(marta, "begin")


@pytest.mark.parametrize("goal", [1, MAX_GOAL])
async def test_the_smallest_and_the_largest_goal_are_taken(stage: Stage, goal: int) -> None:
    marta = staff(stage)
    await marta.slash("campaign start", **WANTED, goal=goal)
    await marta.press("begin")
    assert (await campaigns(stage))[0].goal == goal


@pytest.mark.parametrize(
    "until, key",
    [
        ("2020-01-01", "error-end-past"),
        ("2326-01-01", "error-end-far"),
        ("999999999 días", "error-end-far"),
        ("9999-12-31", "error-end-far"),
        ("cuando sea", "error-end-unknown"),
        ("31/02/2027", "error-end-unknown"),
        ("@everyone", "error-end-unknown"),
        ("", "error-end-unknown"),
    ],
)
@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_an_impossible_end_is_refused(stage: Stage, until: str, key: str, locale: str) -> None:
    marta = staff(stage, locale=locale)
    shown = await marta.slash("campaign start", **{**WANTED, "until": until})
    facts = {"days": MAX_DAYS} if key == "error-end-far" else {}
    assert shown == f"⚠ {marta.t(key, **facts)}"
    assert not has_button(marta, "begin")


async def test_an_end_that_passed_before_the_press_is_refused(stage: Stage) -> None:
    """The summary was left open for too long."""
    marta = staff(stage)
    past = int((datetime.now(UTC) - timedelta(minutes=1)).timestamp())
    for verb in ("begin", "plan"):
        shown = await marta.forge(f"c1:{verb}:es:10:0:{past}:{stage.channel.id}:")
        assert marta.t("error-end-past") in shown
    assert await campaigns(stage) == []


@pytest.mark.settings(languages=("es", "en", "fr", "qu", "eu", "gl", "ca"))
async def test_a_language_without_texts_can_have_a_campaign(stage: Stage) -> None:
    """Its message speaks the server's language."""
    marta = staff(stage)
    await marta.slash("campaign start", **{**WANTED, "language": "qu"})
    await marta.press("begin")
    (row,) = await campaigns(stage)
    assert row.lang == "qu"
    assert row.locale in ("en", "es")
    assert len(posted(stage.channel)) == 1


@pytest.mark.parametrize("options", [{"language": "klingon"}, {"versus": "fr,klingon"}])
async def test_a_language_that_is_not_collected_is_refused(stage: Stage, options: dict[str, str]) -> None:
    marta = staff(stage)
    shown = await marta.slash("campaign start", **{**WANTED, **options})
    assert shown == f"⚠ {marta.t('error-unknown-language', language='klingon')}"


@pytest.mark.settings(languages=("es", "en", "fr", "qu", "eu", "gl", "ca", "pt-BR"))
async def test_six_rivals_are_too_many_and_four_are_not(stage: Stage) -> None:
    marta = staff(stage)
    shown = await marta.slash("campaign start", **WANTED, versus="en,fr,qu,eu,gl,ca")
    assert shown == f"⚠ {marta.t('error-rivals', most=4)}"
    await marta.slash("campaign start", **WANTED, versus="en,francés, gallego ,pt-BR,en")
    await marta.press("begin")
    assert (await campaigns(stage))[0].versus == ["en", "fr", "gl", "pt-BR"]


@pytest.mark.parametrize("versus", ["es", "fr,español", "ES"])
async def test_a_language_is_not_its_own_rival(stage: Stage, versus: str) -> None:
    marta = staff(stage)
    shown = await marta.slash("campaign start", **WANTED, versus=versus)
    assert shown == f"⚠ {marta.t('error-own-rival', language='español')}"


async def test_autocomplete_completes_the_last_rival(stage: Stage) -> None:
    marta = staff(stage)
    found = await marta.suggestions("campaign start", "versus", "es, fran")
    assert [each["value"] for each in found] == ["es,fr"]
    assert found[0]["name"].startswith("español, francés")


async def test_the_button_of_a_campaign_that_was_ended_begins_no_second_one(stage: Stage) -> None:
    """A new summary of the very same campaign does."""
    marta = staff(stage)
    await marta.slash("campaign start", **WANTED)
    button = marta.action("begin")
    summary = marta.shown
    await marta.press("begin")
    (row,) = await campaigns(stage)
    await stage.engine.campaigns.end(row.id, stage.env.guild.id, now=datetime.now(UTC))
    assert marta.t("error-old-button") in await marta.forge(button, panel=summary)
    assert len(await campaigns(stage)) == 1
    discord = stage.env.backend
    discord.advance_clock((datetime.now(UTC) - discord.clock.now()).total_seconds())
    await marta.slash("campaign start", **WANTED)
    await marta.press("begin")
    assert [each.state for each in await campaigns(stage)] == ["ended", "running"]


async def test_a_second_campaign_of_the_same_language_is_refused(stage: Stage) -> None:
    """When it is summed up, and when one began meanwhile; another language is fine."""
    marta = staff(stage)
    refused = f"⚠ {marta.t('error-campaign-running', language='español')}"
    await marta.slash("campaign start", **WANTED)
    await started(stage)
    assert await marta.press("begin") == refused
    assert await marta.slash("campaign start", **WANTED) == refused
    await marta.press("campaigns")
    assert marta.t("campaign-list.title") in marta.text()
    await marta.slash("campaign start", **{**WANTED, "language": "fr"})
    await marta.press("begin")
    assert [row.lang for row in await campaigns(stage)] == ["es", "fr"]


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_permissions_are_checked_before_the_summary_and_before_it_begins(
    stage: Stage, locale: str
) -> None:
    """Once they are there, a press shows the summary that was asked for, after a restart too."""
    marta = staff(stage, locale=locale)
    channel = channel_without(stage, "attach_files")
    shown = await marta.slash("campaign start", **WANTED, goal=77, channel=channel)
    assert names(marta.t, ("attach_files",))[0] in shown
    begin = marta.action("plan").replace("c1:plan:", "c1:begin:")
    await marta.press("plan")
    assert not has_button(marta, "begin")
    shown = await marta.forge(begin)
    assert names(marta.t, ("attach_files",))[0] in shown
    assert await campaigns(stage) == []
    await marta.slash("campaign start", **WANTED, goal=77, channel=channel)
    await stage.restart()
    await allow_everything(stage, channel)
    assert marta.t("campaign-confirm.goal", goal=marta.t.number(77)) in await marta.press("plan")
    await marta.press("begin")
    assert (await campaigns(stage))[0].goal == 77


async def test_a_channel_that_the_bot_cannot_see_is_refused(stage: Stage) -> None:
    marta = staff(stage)
    channel = channel_without(stage, "view_channel")
    shown = await marta.slash("campaign start", **WANTED, channel=channel)
    assert names(marta.t, ("view_channel",))[0] in shown
    guild = stage.bot.get_guild(stage.env.guild.id)
    assert guild is not None
    guild._channels.pop(channel.id)
    shown = await marta.slash("campaign start", **WANTED, channel=channel)
    assert shown == f"⚠ {marta.t('error-channel-unseen', channel=f'<#{channel.id}>')}"
    assert await campaigns(stage) == []


async def test_a_campaign_whose_message_cannot_be_posted_now_has_begun_all_the_same(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next round by the clock posts it."""
    marta = staff(stage)
    await marta.slash("campaign start", **WANTED)

    async def fail(now: datetime) -> None:
        raise StoreUnavailable(detail="the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(stage.bot.rounds, "campaigns", fail)
        shown = await marta.press("begin")
    assert marta.t("campaign-done.begun", channel=f"<#{stage.channel.id}>") in shown
    (record,) = stage.taken_log()
    assert "the disk is full" in record.getMessage()
    await rounds_of(stage).campaigns(datetime.now(UTC))
    assert len(posted(stage.channel)) == 1


def test_a_plan_that_does_not_fit_a_button_is_refused() -> None:
    """Four rivals with the longest codes there are."""
    end = datetime(2027, 1, 1, tzinfo=UTC)
    rivals = ("sr-Cyrl-BA", "uz-Cyrl-UZ", "zh-Hant-HK", "az-Cyrl-AZ")
    planned = Plan("bs-Cyrl-BA", MAX_GOAL, Unit.CONTRIBUTIONS, end, rivals, 1456074443980800021, "es")
    with pytest.raises(CollectionError) as refused:
        action_of("begin", planned)
    assert refused.value.key == "error-campaign-long"
    assert len(action_of("begin", replace(planned, versus=("zh-Hans", "pt-BR", "en", "gl")))) <= 100

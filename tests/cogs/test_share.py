"""/share: languages side by side, first for the member alone, then for everybody in the channel."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
import sqlalchemy as sa

from bot.handlers.sharing import MINUTES_BETWEEN, slot_of
from storage.domain.campaigns import Unit
from storage.queries import tables as t
from tests.builders import member
from tests.cogs.stage import Player, Stage

NOW = datetime.now(UTC)
TODAY = NOW.date()


async def accepted(stage: Stage, *, newcomers: int = 1, **langs: int) -> None:
    """So many accepted messages in each language, half of them a week ago."""
    rows = [
        {
            "lang": lang,
            "day": TODAY - timedelta(days=back),
            "accepted": count // 2,
            "written": count,
            "newcomers": newcomers if back else 0,
        }
        for lang, count in langs.items()
        for back in (7, 0)
    ]
    await stage.store.write(lambda tx: tx.execute(sa.insert(t.language_day), rows))


def posts(stage: Stage) -> list[Any]:
    """What was posted in the channel for everybody."""
    path = f"/channels/{stage.channel.id}/messages"
    return [each for each in stage.requests() if each.method == "POST" and each.path.endswith(path)]


def title(player: Player) -> str:
    """The title of the panel; a note has none."""
    return next(each.title for each in player.shown.embeds if each.title)


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_a_preview_for_the_member_alone(stage: Stage, locale: str) -> None:
    """The two with most accepted messages, who leads, the picture, and its words."""
    await accepted(stage, es=20, fr=30, en=4)
    ana = stage.player("ana", locale)
    shown = await ana.slash("share")
    assert ana.shown.ephemeral
    assert title(ana) == "Français vs Español"
    leads = {"leader": ana.t.language("fr"), "follower": ana.t.language("es"), "lead": "10"}
    assert ana.t("share.leads", **leads) in shown
    assert f"**30** · {ana.t.language('fr')}" in shown
    (picture,) = ana.shown.attachments
    assert picture.description in shown
    assert ana.verbs() == ["publish", "race"]
    assert posts(stage) == []


async def test_per_head_it_looks_different(stage: Stage) -> None:
    """The same languages, divided by those who contribute; and back."""
    await accepted(stage, es=20, newcomers=2)
    await accepted(stage, fr=30, newcomers=15)
    ana = stage.player("ana")
    await ana.slash("share")
    shown = await ana.press("race")
    assert "**10** · español" in shown
    assert "**2** · francés" in shown
    assert ana.t("share.per-head") in shown
    assert "**30** · francés" in await ana.press("race")
    assert "**10** · español" in await ana.slash("share", **{"per-head": True})


async def test_the_campaign_of_the_server_is_shown_by_default(stage: Stage) -> None:
    """Its languages, while it runs."""
    await accepted(stage, es=20, fr=30, en=4)
    await member(stage.engine, 1)
    campaign = await stage.engine.campaigns.start(
        stage.env.guild.id,
        channel_id=stage.channel.id,
        lang="es",
        goal=100,
        unit=Unit.ACCEPTED_MESSAGES,
        until=NOW + timedelta(days=9),
        versus=("en",),
        locale="es",
        by=1,
        now=NOW,
    )
    ana = stage.player("ana")
    await ana.slash("share")
    assert title(ana) == "Español vs English"
    await stage.engine.campaigns.pause(campaign.id, stage.env.guild.id)
    await ana.slash("share")
    assert title(ana) == "Français vs Español"


async def test_languages_are_named_or_chosen_as_they_are_typed(stage: Stage) -> None:
    """By name or code; one alone gets whoever leads beside it."""
    await accepted(stage, es=20, fr=30, en=4)
    ana = stage.player("ana")
    await ana.slash("share", languages=" inglés, es ,fr,es")
    assert title(ana) == "English vs Español vs Français"
    await ana.slash("share", languages="en")
    assert title(ana) == "English vs Français"
    offered = await ana.suggestions("share", "languages", "es, fr")
    assert offered == [{"name": "español, francés · français", "value": "es,fr"}]


@pytest.mark.settings(languages=("es", "en", "fr", "de", "it", "pt"))
@pytest.mark.parametrize("languages", ["es,en,fr,de,it,pt", "es,en,fr,de,it,pt,es"])
async def test_six_are_too_many(stage: Stage, languages: str) -> None:
    """A sixth line has no colour that everybody can tell from the others."""
    ana = stage.player("ana")
    await ana.join("es")
    shown = await ana.slash("share", languages=languages)
    assert ana.t("error-race-languages", least=2, most=5) in shown


@pytest.mark.settings(languages=("es",))
async def test_one_language_alone_does_not_race(stage: Stage) -> None:
    """Where only one is collected."""
    ana = stage.player("ana")
    await ana.join("es")
    assert ana.t("error-race-languages", least=2, most=5) in await ana.slash("share")


@pytest.mark.parametrize("languages", ["es,klingon", "🌾", "es,de", "%s,{0}"])
async def test_a_language_that_is_not_collected_is_refused(stage: Stage, languages: str) -> None:
    """With what can be done instead."""
    ana = stage.player("ana")
    await ana.join("es")
    said = ana.t("error-unknown-language", language="§").split("§")[0]
    assert said in await ana.slash("share", languages=languages)


@pytest.mark.parametrize(
    "custom_id",
    ["c1:race", "c1:race:es:total", "c1:race:es.es:total", "c1:publish:es.xx:head", "c1:publish:"],
)
async def test_an_id_that_nobody_made_is_refused(stage: Stage, custom_id: str) -> None:
    """And nothing is posted."""
    await accepted(stage, es=20, fr=30)
    ana = stage.player("ana")
    await ana.join("es")
    assert "⚠" in await ana.forge(custom_id)
    assert await stage.rows(t.post) == []


async def test_without_anything_accepted_there_is_a_kind_sentence(stage: Stage) -> None:
    """And a way to begin."""
    ana = stage.player("ana")
    assert ana.t("share.empty") in await ana.slash("share")
    assert ana.shown.attachments == []
    assert ana.verbs() == ["join"]
    assert ana.t("share.empty") in await ana.forge("c1:publish:es.fr:total")
    assert await stage.rows(t.post) == []


async def test_it_is_posted_for_everybody_without_a_ping(stage: Stage) -> None:
    """With the picture, its words, and a button that gives whoever presses it a task of their own."""
    await accepted(stage, es=20, fr=30)
    ana, leo = stage.player("ana"), stage.player("leo")
    await leo.join("en")
    await ana.slash("share")
    shown = await ana.press("publish")
    assert shown.startswith(ana.t("share.published", link="§").split("§")[0])
    (sent,) = posts(stage)
    assert sent.json["allowed_mentions"] == {"parse": []}
    public = stage.channel.last_message
    assert public.embeds[0].title == "Français vs Español"
    assert public.attachments[0].description
    assert ana.t("share.invitation") in str(public.embeds[0].to_dict())
    await stage.restart()
    await leo.press("join", panel=public)
    assert leo.shown.ephemeral
    assert leo.task_id()
    eva = stage.player("eva")
    assert eva.t("terms.title") in await eva.press("join", panel=public)


async def test_a_channel_gets_one_in_ten_minutes(stage: Stage) -> None:
    """Whoever asks, also at the same moment; the refusal stands above the preview."""
    await accepted(stage, es=20, fr=30)
    ana, leo = stage.player("ana"), stage.player("leo")
    await ana.slash("share")
    await leo.slash("share")
    button = ana.action("publish")
    said = await asyncio.gather(ana.forge(button), leo.forge(button))
    assert sorted("Publicado" in each for each in said) == [False, True]
    (refused,) = [each for each in said if "Publicado" not in each]
    assert refused.startswith("⚠ Espera ")
    assert "Français vs Español" in refused
    assert len(posts(stage)) == 1


def test_slots_follow_each_other() -> None:
    """A stretch begins with the tenth minute."""
    assert slot_of(datetime(2026, 11, 23, 9, 59, 59, tzinfo=UTC)) == ("2026-11-23T09:50", 1)
    assert slot_of(datetime(2026, 11, 23, 10, 0, tzinfo=UTC)) == ("2026-11-23T10:00", MINUTES_BETWEEN)


@pytest.mark.parametrize("who, key", [("member", "error-share-member"), ("bot", "error-share-bot")])
async def test_who_may_not_write_in_the_channel_posts_nothing(stage: Stage, who: str, key: str) -> None:
    """The member, or the bot; the preview is still there."""
    await accepted(stage, es=20, fr=30)
    ana = stage.player("ana")
    whose: Any = ana.actor if who == "member" else stage.bot.user
    silence = {whose: discord.PermissionOverwrite(send_messages=False)}
    stage.channel = stage.env.guild.create_text_channel("silencio", overwrites=silence)
    await ana.slash("share")
    shown = await ana.press("publish")
    assert shown.startswith("⚠ " + ana.t(key, missing="§").split("§")[0])
    assert "Français vs Español" in shown
    assert posts(stage) == []
    assert await stage.rows(t.post) == []


async def test_when_discord_refuses_the_post_the_member_hears_so(stage: Stage) -> None:
    """And may try again later."""
    await accepted(stage, es=20, fr=30)
    ana = stage.player("ana")
    await ana.slash("share")
    path = f"/channels/{stage.channel.id}/messages"
    stage.fault = lambda method, asked, _: 403 if method == "POST" and asked.endswith(path) else None
    shown = await ana.press("publish")
    assert shown.startswith("⚠ " + ana.t("error-publish"))
    assert len(stage.taken_log()) == 1


async def test_in_a_private_message_it_can_be_seen_but_not_posted(stage: Stage) -> None:
    """Not even by an id from elsewhere."""
    await accepted(stage, es=20, fr=30)
    user = stage.env.create_user("ana")
    stage.locales[user.id] = "es-ES"
    shown = (await user.slash("share")).response
    assert shown.attachments
    assert "c1:publish" not in str(shown.components)

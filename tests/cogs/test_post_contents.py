"""What scheduled posts show: boards, the digest, the teaser, their language and their buttons."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage.domain.feeds import FeedKind
from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.services.boards import Boards
from tests.cogs.channels import (
    MONDAY,
    bind,
    contribute,
    crowd,
    posted,
    rounds_of,
    silence,
    text_of,
)
from tests.cogs.stage import TEXTS, Stage

ES = TEXTS["es"]
BOARD = FeedKind.BOARD_WEEK
LAST_WEEK = MONDAY - timedelta(days=4)


@pytest.fixture(autouse=True)
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds are played by the tests alone."""
    silence(monkeypatch)


async def test_an_empty_board_invites_and_has_no_picture(stage: Stage) -> None:
    await bind(stage, BOARD)
    await rounds_of(stage).feeds(MONDAY)
    (message,) = posted(stage.channel)
    assert message.attachments == []
    assert ES("post-board.empty") in text_of(message)
    reader = stage.player("Ana")
    assert [each["label"] for each in reader.controls(message)] == [ES("button-lucky")]


async def test_who_left_the_server_is_not_shown_and_the_next_one_moves_up(stage: Stage) -> None:
    ana, leo = stage.player("Ana"), stage.player("Leo")
    await contribute(stage, ana.id, at=LAST_WEEK, name="Ana", times=2)
    await contribute(stage, leo.id, at=LAST_WEEK, name="Leo")
    stage.env.guild.remove_member(ana.actor)
    await bind(stage, BOARD, size=3)
    await rounds_of(stage).feeds(MONDAY)
    (message,) = posted(stage.channel)
    assert "Ana" not in text_of(message)
    assert "**1.** Leo" in text_of(message)


async def test_who_cannot_be_asked_about_is_shown_as_known(stage: Stage) -> None:
    await contribute(stage, stage.player("Ana").id, at=LAST_WEEK, name="Ana")
    await bind(stage, BOARD)
    stage.fault = lambda method, path, place: 503 if "/members/" in path else None
    await rounds_of(stage).feeds(MONDAY)
    assert "Ana" in text_of(posted(stage.channel)[0])


async def test_who_was_banned_in_the_night_is_not_shown_in_the_morning(stage: Stage) -> None:
    ana, leo = stage.player("Ana"), stage.player("Leo")
    for each, name in ((ana, "Ana"), (leo, "Leo")):
        await contribute(stage, each.id, at=MONDAY - timedelta(hours=12), name=name)
    stage.env.guild.remove_member(ana.actor)
    await bind(stage, BOARD)
    await rounds_of(stage).feeds(MONDAY)
    text = text_of(posted(stage.channel)[0])
    assert "Ana" not in text
    assert "**1.** Leo" in text


@pytest.mark.parametrize(("banned", "shown"), [(16, ["Leo"]), (24, [])])
async def test_after_a_raid_a_board_shows_nobody_who_was_not_asked_about(
    stage: Stage, banned: int, shown: list[str]
) -> None:
    """However many were banned: those who follow move up, as far as anybody looked."""
    await contribute(stage, stage.player("Leo").id, at=LAST_WEEK, name="Leo")
    for number in range(banned):  # who came last is first among equals
        await contribute(stage, 1000 + number, at=LAST_WEEK, name=f"Banned{number}")
    await bind(stage, BOARD, size=3)
    await rounds_of(stage).feeds(MONDAY)
    (message,) = posted(stage.channel)
    places = [line for line in text_of(message).splitlines() if line.startswith("**")]
    assert [line.split(" ")[1] for line in places] == shown


async def test_a_board_over_all_servers_shows_nobody_whom_this_one_hides_or_who_left_it(stage: Stage) -> None:
    ana, leo = stage.player("Ana"), stage.player("Leo")
    people = ((ana.id, "Ana"), (leo.id, "Leo"), (101, "Hidden"), (102, "Elsewhere"))
    for times, (discord_id, name) in enumerate(reversed(people), 1):
        await contribute(stage, discord_id, at=LAST_WEEK, times=times)
        guild_id = 7 if name == "Elsewhere" else stage.env.guild.id
        await stage.engine.memberships.seen(discord_id, guild_id, name=name, server_name=name, now=LAST_WEEK)
    await stage.engine.memberships.hide(101, stage.env.guild.id, is_hidden=True, now=LAST_WEEK)
    stage.env.guild.remove_member(ana.actor)
    await bind(stage, BOARD, is_everywhere=True)
    await rounds_of(stage).feeds(MONDAY)
    text = text_of(posted(stage.channel)[0])
    places = [line.split(" · ")[0] for line in text.splitlines() if line.startswith("**")]
    assert places == ["**1.** Leo", "**2.** Elsewhere"]


async def test_a_board_of_the_day_waits_until_its_day_is_over_in_utc(stage: Stage) -> None:
    """In Madrid the day ends an hour earlier: what comes in that hour is on the next board."""
    await stage.engine.servers.choose(stage.env.guild.id, time_zone="Europe/Madrid")
    midnight = datetime(2026, 3, 1, 23, tzinfo=UTC)
    await bind(stage, FeedKind.BOARD_DAY, schedule="0 0 * * *", at=midnight - timedelta(hours=1))
    rounds = rounds_of(stage)
    await rounds.feeds(midnight)
    await contribute(stage, stage.player("Leo").id, at=midnight + timedelta(minutes=30), name="Leo")
    await rounds.feeds(midnight + timedelta(days=1))
    first, second = posted(stage.channel)
    assert "Leo" not in text_of(first)
    assert "Leo" in text_of(second)


async def test_a_board_tells_who_climbed_since_the_last_post(stage: Stage) -> None:
    ana, leo, eva = stage.player("Ana"), stage.player("Leo"), stage.player("Eva")
    await contribute(stage, ana.id, at=MONDAY - timedelta(hours=2), name="Ana", times=2)
    await contribute(stage, leo.id, at=MONDAY - timedelta(hours=2), name="Leo")
    await bind(stage, FeedKind.BOARD_TOTAL, schedule="0 9 * * *")
    rounds = rounds_of(stage)
    await rounds.feeds(MONDAY)
    await contribute(stage, leo.id, at=MONDAY + timedelta(hours=2), times=4)
    await contribute(stage, eva.id, at=MONDAY + timedelta(hours=2), name="Eva")
    await rounds.feeds(MONDAY + timedelta(days=1))
    first, second = posted(stage.channel)
    assert "▲" not in text_of(first)
    assert ES("post-board.new") not in text_of(first)
    lines = text_of(second).splitlines()
    assert any("Leo" in line and "▲ 1" in line for line in lines)
    assert any("Ana" in line and "▼ 1" in line for line in lines)
    assert any("Eva" in line and ES("post-board.new") in line for line in lines)


async def test_five_hundred_with_equal_points_share_the_first_place(stage: Stage) -> None:
    await crowd(stage, {1000 + number: f"Persona {number}" for number in range(500)}, points=70)
    await bind(stage, FeedKind.BOARD_TOTAL, is_everywhere=True, size=25)
    await rounds_of(stage).feeds(MONDAY)
    (message,) = posted(stage.channel)
    places = [line for line in text_of(message).splitlines() if line.startswith("**")]
    assert len(places) == 25
    assert all(line.startswith("**1.** ") for line in places)


@pytest.mark.parametrize(
    "name",
    [
        "🌾" * 32,
        "👩‍👩‍👧‍👦" * 14,
        "**`_~|>#*" * 10,
        "[pulsa](https://malo.example)",
        "@everyone <@1> discord.gg/malo",
        "‮\u200bgnorts",
        "```ansi",
    ],
)
async def test_a_name_stays_a_name(stage: Stage, name: str) -> None:
    await crowd(stage, {1000 + number: name[:100] for number in range(25)}, points=70)
    await bind(stage, FeedKind.BOARD_TOTAL, is_everywhere=True, size=25)
    await rounds_of(stage).feeds(MONDAY)
    (message,) = posted(stage.channel)
    text = message.embeds[0].description or ""
    assert len(text.splitlines()) == 25
    assert "](" not in text
    assert "://" not in text
    assert "@everyone" not in text
    assert "discord.gg" not in text
    assert "```" not in text


async def test_what_many_channels_show_is_read_and_drawn_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await crowd(stage, {1000 + number: f"Persona {number}" for number in range(10)}, points=70)
    channels = [stage.env.guild.create_text_channel(f"canal-{number}") for number in range(40)]
    for channel in channels:
        await bind(stage, FeedKind.BOARD_TOTAL, is_everywhere=True, channel=channel)
    reads, drawn = [], []
    top, draw = Boards.top, stage.bot.studio._drawn

    async def counted(self: Boards, *args: Any, **facts: Any) -> Any:
        reads.append(args)
        return await top(self, *args, **facts)

    async def watched(*args: Any) -> Any:
        drawn.append(args)
        return await draw(*args)

    monkeypatch.setattr(Boards, "top", counted)
    monkeypatch.setattr(stage.bot.studio, "_drawn", watched)
    await rounds_of(stage).feeds(MONDAY)
    assert all(len(posted(channel)) == 1 for channel in channels)
    assert (len(reads), len(drawn)) == (1, 1)


# --------------------------------------------------------------------------------- digest, teaser, language


async def test_the_digest_tells_what_yesterday_brought_and_who_did_most(stage: Stage) -> None:
    ana, leo = stage.player("Ana"), stage.player("Leo")
    yesterday = MONDAY - timedelta(days=1)
    await contribute(stage, ana.id, at=yesterday - timedelta(days=1), name="Ana")
    await contribute(stage, ana.id, at=yesterday, times=2)
    await contribute(stage, leo.id, at=yesterday, name="Leo")
    await bind(stage, FeedKind.DIGEST)
    await rounds_of(stage).feeds(MONDAY)
    (message,) = posted(stage.channel)
    text = text_of(message)
    assert (
        f"{ES('post-digest.contributions', count=3, amount='3')} · {ES('post-digest.more', amount='2')}"
        in text
    )
    assert "**1.** Ana" in text
    assert "**2.** Leo" in text
    assert message.attachments == []


async def test_a_quiet_day_is_called_so(stage: Stage) -> None:
    await bind(stage, FeedKind.DIGEST)
    await rounds_of(stage).feeds(MONDAY)
    assert ES("post-digest.quiet") in text_of(posted(stage.channel)[0])


async def test_the_teaser_quotes_a_prompt_that_waits_and_its_button_gives_that_kind_of_task(
    garden: Stage,
) -> None:
    await bind(garden, FeedKind.TEASER, at=MONDAY, schedule="0 9 * * *")
    await rounds_of(garden).feeds(MONDAY + timedelta(days=1))
    (message,) = posted(garden.channel)
    assert "¿Cuáles son los planetas del sistema solar?" in text_of(message)
    eva = garden.player("Eva")
    await eva.join("en")
    await eva.press("post", panel=message)
    task = (await garden.rows(t.task, t.task.c.state == "open"))[-1]
    assert task.lang == "es"
    assert eva.shown.flags.ephemeral
    assert len(posted(garden.channel)) >= 1
    kinds = [action for action in eva.controls(message) if ":take:" in action["custom_id"]]
    assert kinds[0]["custom_id"].endswith(f":{task.kind}")
    assert Kind(task.kind)


@pytest.mark.parametrize(
    ("lang", "locale", "expected"), [("es", None, "es"), ("fr", None, "fr"), ("es", "en", "en")]
)
async def test_a_post_speaks_the_language_that_was_chosen_else_the_one_it_is_about(
    stage: Stage, lang: str, locale: str | None, expected: str
) -> None:
    await bind(stage, BOARD, lang=lang, locale=locale)
    await rounds_of(stage).feeds(MONDAY)
    assert TEXTS[expected]("post-board.empty") in text_of(posted(stage.channel)[0])


@pytest.mark.settings(languages=("es", "en", "fr", "eu"))
async def test_a_language_without_texts_of_its_own_is_spoken_about_in_the_servers(stage: Stage) -> None:
    await bind(stage, BOARD, lang="eu")
    await rounds_of(stage).feeds(MONDAY)
    text = text_of(posted(stage.channel)[0])
    assert TEXTS["en"]("post-board.empty") in text
    assert "Basque" in text


async def test_a_button_that_nobody_made_is_answered_kindly(stage: Stage) -> None:
    ana = stage.player("Ana")
    await ana.join()
    for forged in (
        "c1:post",
        "c1:post:feed.1:x:take:es:nothing",
        "c1:post:campaign.x:y:how:es",
        "c1:post:a:b:lucky:xx",
    ):
        assert await ana.forge(forged)


async def test_a_suspended_member_is_given_nothing_by_a_post(garden: Stage) -> None:
    await bind(garden, BOARD)
    await rounds_of(garden).feeds(MONDAY)
    (message,) = posted(garden.channel)
    ana = garden.player("Ana")
    await ana.join("es")
    await garden.engine.members.suspend(ana.id, reason="spam", now=datetime.now(UTC))
    assert ES("error-suspended") in await ana.press("post", panel=message)
    assert await garden.rows(t.task, t.task.c.state == "open") == []

"""One post of a channel: switched, changed in its form, shown as a sample; the settings of a server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.permissions import names
from bot.session import Session
from bot.ui.channels import feed_name
from storage.domain.errors import BadSchedule, CollectionError, InvalidSize, WhySchedule
from storage.domain.feeds import FeedKind
from storage.queries import tables as t
from tests.cogs.channels import MONDAY, bind, contribute, posted, rounds_of
from tests.cogs.staff import channel_without, chosen, feeds_of, has_button, on, staff
from tests.cogs.stage import Player, Stage

# One post -----------------------------------------------------------------------------------------------


async def test_a_post_is_switched_on_and_off(stage: Stage) -> None:
    marta = staff(stage)
    await bind(stage, FeedKind.DIGEST, at=datetime.now(UTC))
    teaser = await chosen(stage, marta, FeedKind.TEASER)
    await marta.press("feed", teaser, "on")
    assert await on(stage) == {FeedKind.DIGEST, FeedKind.TEASER}
    assert marta.chosen("binding") == [str(teaser)], "it stays chosen"
    (row,) = await stage.rows(t.feed, t.feed.c.kind == "teaser")
    assert row.due_at > datetime.now(UTC)
    await marta.press("feed", teaser, "off")
    assert await on(stage) == {FeedKind.DIGEST}


async def test_the_form_changes_everything_about_a_board(stage: Stage) -> None:
    """By the clock of the server's zone."""
    marta = staff(stage)
    await stage.engine.servers.choose(stage.env.guild.id, time_zone="Europe/Madrid")
    await bind(stage, FeedKind.BOARD_WEEK, at=datetime.now(UTC))
    board = await chosen(stage, marta, FeedKind.BOARD_WEEK)
    await marta.press("change", board)
    assert marta.form.modal["title"] == "Clasificación de la semana"
    assert marta.filled() == {
        "frequency": ["weekly"],
        "time": "09:00",
        "size": "10",
        "locale": ["auto"],
        "place": ["a"],
    }
    shown = await marta.fill(frequency="monthly", time="7.30", size="25", locale=["fr"], place="d")
    (row,) = await stage.rows(t.feed, t.feed.c.id == board)
    assert (row.schedule, row.size, row.locale) == ("30 7 1 * *", 25, "fr")
    assert (row.is_in_place, row.is_everywhere) == (True, True)
    assert row.due_at.minute == 30
    assert row.due_at.hour in (5, 6), "half past seven in Madrid"
    for key in ("feed-line.in-place", "feed-line.everywhere"):
        assert marta.t(key) in shown
    assert marta.t("feed-line.size", size=25) in shown
    assert marta.t("feed-line.locale", language="francés") in shown


@pytest.mark.parametrize(
    "kind, asked",
    [
        (FeedKind.BOARD_TOTAL, {"frequency", "time", "size", "locale", "place"}),
        (FeedKind.DIGEST, {"frequency", "time", "locale", "place"}),
        (FeedKind.TEASER, {"frequency", "time", "locale", "place"}),
        (FeedKind.CAMPAIGN, {"locale"}),
        (FeedKind.MILESTONES, {"locale"}),
    ],
)
@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_the_form_asks_what_the_post_has(
    stage: Stage, kind: FeedKind, asked: set[str], locale: str
) -> None:
    marta = staff(stage, locale=locale)
    await bind(stage, kind, at=datetime.now(UTC))
    found = await chosen(stage, marta, kind)
    await marta.press("change", found)
    assert set(marta.filled()) == asked


async def test_the_form_opens_after_one_read(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord waits three seconds, and nothing may be deferred before a form."""
    marta = staff(stage)
    await bind(stage, FeedKind.DIGEST, at=datetime.now(UTC))
    digest = await chosen(stage, marta, FeedKind.DIGEST)
    reads: list[str] = []
    original = stage.engine.feeds.get

    async def counted(*args: Any) -> Any:
        reads.append("feed")
        return await original(*args)

    monkeypatch.setattr(type(stage.engine.feeds), "get", lambda self, *args: counted(*args))
    await marta.press("change", digest)
    assert marta.form is not None
    assert reads == ["feed"]


@pytest.mark.parametrize(
    "entered, reason",
    [
        ({"frequency": "cron", "time": "every day"}, WhySchedule.BROKEN),
        ({"frequency": "cron", "time": "*/5 * * * *"}, WhySchedule.TOO_OFTEN),
        ({"frequency": "cron", "time": "0 0 31 2 *"}, WhySchedule.NEVER),
        ({"frequency": "daily", "time": "9 de la noche"}, WhySchedule.TIME),
        ({"frequency": "daily", "time": "`@everyone`"}, WhySchedule.TIME),
        ({"size": "2"}, None),
        ({"size": "26"}, None),
        ({"size": "💯"}, None),
    ],
)
async def test_what_does_not_fit_comes_back_in_the_form_with_a_sentence(
    stage: Stage, entered: dict[str, str], reason: WhySchedule | None
) -> None:
    """Also after a restart; nothing is changed until it fits."""
    marta = staff(stage)
    await bind(stage, FeedKind.BOARD_WEEK, at=datetime.now(UTC))
    board = await chosen(stage, marta, FeedKind.BOARD_WEEK)
    before = await feeds_of(stage)
    await marta.press("change", board)
    full = {"frequency": "weekly", "time": "10:00", "size": "12", "locale": ["en"], "place": "c", **entered}
    shown = await marta.fill(**full)
    assert shown.startswith("⚠ ")
    assert "@everyone" not in shown
    refused: CollectionError = InvalidSize(least=3, most=25)
    if reason is not None:
        refused = BadSchedule(reason, entered["time"])
    assert shown == f"⚠ {marta.t(refused.key, **refused.facts)}"
    assert await feeds_of(stage) == before
    await stage.restart()
    await marta.press("change", board)
    assert marta.filled() == {name: [each] if name in ("frequency", "place") else each for name, each in full.items()}  # fmt: skip
    await marta.fill(**{**full, "frequency": "weekly", "time": "10:00", "size": "12"})
    (row,) = await stage.rows(t.feed, t.feed.c.id == board)
    assert (row.schedule, row.size, row.locale, row.is_in_place) == ("0 10 * * mon", 12, "en", True)


async def test_a_forged_choice_is_refused(stage: Stage) -> None:
    marta = staff(stage)
    await bind(stage, FeedKind.BOARD_WEEK, at=datetime.now(UTC))
    board = await chosen(stage, marta, FeedKind.BOARD_WEEK)
    before = await feeds_of(stage)
    for values in ({"frequency": "never"}, {"locale": "klingon"}, {"place": "::"}):
        shown = await marta.forge_form(f"c1:schedule:{board}", **values)
        assert marta.t("error-feed-choice") in shown
    assert await feeds_of(stage) == before


@pytest.mark.parametrize("kind", [FeedKind.BOARD_DAY, FeedKind.BOARD_TOTAL, FeedKind.DIGEST, FeedKind.TEASER])
async def test_a_sample_is_shown_to_who_asks_and_posted_to_nobody(stage: Stage, kind: FeedKind) -> None:
    marta = staff(stage)
    await bind(stage, kind, at=datetime.now(UTC))
    ana = stage.player("ana")
    await contribute(stage, ana.id, at=datetime.now(UTC), name="Ana 🌾")
    found = await chosen(stage, marta, kind)
    shown = await marta.press("feed", found, "preview")
    assert marta.t("feed-preview", post=feed_name(marta.t, kind)) in shown
    assert marta.shown.ephemeral
    assert posted(stage.channel) == []
    assert await stage.rows(t.post) == []
    await marta.press("binding")
    assert marta.chosen("binding") == [str(found)]


@pytest.mark.parametrize("kind", [FeedKind.CAMPAIGN, FeedKind.MILESTONES])
async def test_what_follows_events_has_no_sample(stage: Stage, kind: FeedKind) -> None:
    marta = staff(stage)
    await bind(stage, kind, at=datetime.now(UTC))
    found = await chosen(stage, marta, kind)
    assert not has_button(marta, "feed", found, "preview")
    shown = await marta.forge(f"c1:feed:{found}:preview")
    assert marta.t("error-old-button") in shown


def set_clock(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """Whatever is pressed from now on is pressed at this moment."""
    begin = Session.__init__

    def begun(self: Session, *args: Any, **facts: Any) -> None:
        begin(self, *args, **facts)
        self.now = now

    monkeypatch.setattr(Session, "__init__", begun)


@pytest.mark.parametrize(
    "frequency, due_at",
    [("weekly", MONDAY + timedelta(days=7, hours=1)), ("daily", MONDAY + timedelta(days=1, hours=1))],
)
async def test_a_week_that_was_posted_is_not_posted_again_at_a_new_time_of_the_day(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, frequency: str, due_at: datetime
) -> None:
    """Tuesday's board is about Monday, which is another week."""
    marta = staff(stage)
    (board,) = await bind(stage, FeedKind.BOARD_WEEK)
    await rounds_of(stage).feeds(MONDAY)
    set_clock(monkeypatch, MONDAY + timedelta(minutes=10))
    await chosen(stage, marta, FeedKind.BOARD_WEEK)
    await marta.press("change", board.id)
    await marta.fill(frequency=frequency, time="10:00", size="10", locale=["auto"], place="a")
    (row,) = await stage.rows(t.feed, t.feed.c.id == board.id)
    assert row.due_at == due_at


async def test_what_a_paused_channel_missed_in_another_language_is_not_posted_when_it_goes_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    marta = staff(stage)
    (board,) = await bind(stage, FeedKind.BOARD_MONTH)
    (french,) = await bind(stage, FeedKind.BOARD_MONTH, lang="fr")
    await stage.engine.feeds.pause(board.id, "forbidden", now=MONDAY)
    late = MONDAY + timedelta(days=55)
    set_clock(monkeypatch, late)
    await chosen_by_id(stage, marta, board.id)
    await marta.press("feed", board.id, "resume")
    await rounds_of(stage).feeds(late)
    assert posted(stage.channel) == []
    (row,) = await stage.rows(t.feed, t.feed.c.id == french.id)
    assert (row.paused_at, row.due_at) == (None, datetime(2026, 5, 1, 9, 0, tzinfo=UTC))


async def chosen_by_id(stage: Stage, marta: Player, feed: int) -> None:
    """The panel of the stage's channel about Spanish, with a feed chosen."""
    await marta.slash("channels show", channel=stage.channel, language="es")
    await marta.choose("binding", str(feed))


# Settings -----------------------------------------------------------------------------------------------


async def test_the_settings_are_shown_and_changed(stage: Stage) -> None:
    """A city is enough."""
    marta = staff(stage)
    shown = await marta.slash("channels settings")
    assert marta.t("server-settings.no-moderators") in shown
    options = {"time-zone": "Ciudad de México", "moderators-channel": stage.channel, "theme": "light"}
    shown = await marta.slash("channels settings", **options)
    (row,) = await stage.rows(t.server)
    assert row.time_zone == "America/Mexico_City"
    assert (row.theme, row.moderators_channel_discord_id) == ("light", stage.channel.id)
    assert marta.t("theme-light") in shown
    assert f"<#{stage.channel.id}>" in shown


@pytest.mark.parametrize("typed", ["Marte/Olympus", "GMT+25", "{ $zone }", "x" * 300, "../../etc/passwd"])
async def test_a_time_zone_that_does_not_exist_is_refused(stage: Stage, typed: str) -> None:
    marta = staff(stage)
    shown = await marta.slash("channels settings", **{"time-zone": typed})
    assert shown.startswith(f"⚠ {marta.t('error-unknown-time-zone', zone='').split(':')[0]}")
    assert all(row.time_zone is None for row in await stage.rows(t.server))


async def test_with_a_new_time_zone_posts_come_by_its_clock(stage: Stage) -> None:
    marta = staff(stage)
    await bind(stage, FeedKind.DIGEST, at=datetime.now(UTC))
    await marta.slash("channels settings", **{"time-zone": "Asia/Tokyo"})
    (row,) = await stage.rows(t.feed, t.feed.c.kind == "digest")
    assert (row.due_at.hour, row.due_at.minute) == (0, 0), "nine o'clock in Tokyo"


async def test_a_moderators_channel_in_which_the_bot_may_not_write_is_refused(stage: Stage) -> None:
    marta = staff(stage)
    channel = channel_without(stage, "send_messages")
    shown = await marta.slash("channels settings", **{"moderators-channel": channel})
    assert names(marta.t, ("send_messages",))[0] in shown
    assert all(row.moderators_channel_discord_id is None for row in await stage.rows(t.server))


async def test_autocomplete_finds_time_zones_by_city(stage: Stage) -> None:
    marta = staff(stage)
    offered = await marta.suggestions("channels settings", "time-zone", "madr")
    assert offered[0]["value"] == "Europe/Madrid"


# Members ------------------------------------------------------------------------------------------------


async def test_staff_who_ask_for_it_are_taken_off_the_boards_and_put_back(stage: Stage) -> None:
    marta, ana = staff(stage), stage.player("ana")
    now, guild_id = datetime.now(UTC), stage.env.guild.id
    await contribute(stage, ana.id, at=now, name="Ana")

    async def shown_names() -> list[str | None]:
        top = await stage.engine.boards.top("total", lang="es", guild_discord_id=guild_id, count=10, now=now)
        return [each.name for each in top]

    assert await shown_names() == ["Ana"]
    shown = await marta.slash("channels hide", member=ana.actor)
    assert marta.t("member-hidden", member=f"<@{ana.id}>") in shown
    assert await shown_names() == []
    shown = await marta.slash("channels unhide", member=ana.actor)
    assert marta.t("member-shown", member=f"<@{ana.id}>") in shown
    assert await shown_names() == ["Ana"]


async def test_somebody_who_never_contributed_cannot_be_hidden(stage: Stage) -> None:
    marta, ana = staff(stage), stage.player("ana")
    shown = await marta.slash("channels hide", member=ana.actor)
    assert marta.t("error-not-contributor") in shown
    assert await stage.rows(t.contributor) == []

"""/channels as the staff of a server use it: binding, looking, unbinding, and everybody else kept out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.permissions import NEEDED, names
from bot.ui.channels import PAGE, feed_name
from storage.domain.feeds import FACTS, FeedKind
from storage.queries import tables as t
from tests.cogs.channels import bind, posted
from tests.cogs.staff import allow_everything, channel_without, chosen, feeds_of, on, staff
from tests.cogs.stage import Stage

USUAL = {kind for kind, facts in FACTS.items() if facts.is_on}


# Binding ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_a_bound_channel_gets_the_usual_and_shows_its_panel(stage: Stage, locale: str) -> None:
    """Whoever sets up a server need not accept the terms of those who contribute."""
    marta = staff(stage, locale=locale)
    shown = await marta.slash("channels bind", channel=stage.channel, language="es")
    assert marta.t("channel-panel.title", language=marta.t.language("es")) in shown
    assert all(feed_name(marta.t, kind) in shown for kind in FeedKind)
    assert await on(stage) == USUAL
    assert marta.shown.ephemeral
    assert posted(stage.channel) == []


async def test_the_panel_tells_when_each_post_comes_next(stage: Stage) -> None:
    """In words on the server's clock, and as a moment on each reader's."""
    marta = staff(stage)
    shown = await marta.slash("channels bind", channel=stage.channel, language="es", posts="digest")
    (digest,) = await stage.rows(t.feed, t.feed.c.kind == "digest")
    assert marta.t("timetable.daily", time="9:00") in shown
    assert marta.t("feed-line.next", when=f"<t:{int(digest.due_at.timestamp())}:F>") in shown
    assert digest.due_at.hour == 9
    assert digest.due_at > datetime.now(UTC)


@pytest.mark.parametrize(
    "typed, wanted",
    [
        ("digest", {FeedKind.DIGEST}),
        ("digest,teaser", {FeedKind.DIGEST, FeedKind.TEASER}),
        (" Resumen , CLASIFICACIÓN DEL MES ,", {FeedKind.DIGEST, FeedKind.BOARD_MONTH}),
        ("digest,digest", {FeedKind.DIGEST}),
        (" , ", USUAL),
    ],
)
async def test_what_is_posted_can_be_typed_with_commas(
    stage: Stage, typed: str, wanted: set[FeedKind]
) -> None:
    marta = staff(stage)
    await marta.slash("channels bind", channel=stage.channel, language="es", posts=typed)
    assert await on(stage) == wanted


@pytest.mark.parametrize("typed", ["memes", "digest,memes", "@everyone", "{ $post }", "[x](https://e.org)"])
async def test_an_unknown_post_is_named_and_nothing_is_bound(stage: Stage, typed: str) -> None:
    marta = staff(stage)
    shown = await marta.slash("channels bind", channel=stage.channel, language="es", posts=typed)
    assert feed_name(marta.t, FeedKind.DIGEST) in shown
    assert marta.t("error-unknown-post", post="", known="").split("«")[0] in shown
    assert await feeds_of(stage) == []


@pytest.mark.parametrize("typed, lang", [("es", "es"), ("francés", "fr"), ("English", "en")])
async def test_the_language_can_be_typed_by_any_of_its_names(stage: Stage, typed: str, lang: str) -> None:
    marta = staff(stage)
    await marta.slash("channels bind", channel=stage.channel, language=typed)
    assert {row.lang for row in await feeds_of(stage)} == {lang}


async def test_a_language_that_is_not_collected_is_refused(stage: Stage) -> None:
    marta = staff(stage)
    shown = await marta.slash("channels bind", channel=stage.channel, language="klingon")
    assert marta.t("error-unknown-language", language="klingon") in shown
    assert await feeds_of(stage) == []


@pytest.mark.settings(languages=("es", "qu"))
async def test_a_collected_language_without_texts_can_be_bound(stage: Stage) -> None:
    """Its posts speak another one."""
    marta = staff(stage)
    shown = await marta.slash("channels bind", channel=stage.channel, language="qu")
    assert marta.t.language("qu") in shown
    assert {row.lang for row in await feeds_of(stage)} == {"qu"}


async def test_binding_twice_changes_nothing(stage: Stage) -> None:
    marta = staff(stage)
    for _ in range(2):
        await marta.slash("channels bind", channel=stage.channel, language="es", posts="digest")
    assert len(await feeds_of(stage)) == len(FeedKind)
    assert await on(stage) == {FeedKind.DIGEST}


async def test_a_channel_can_be_bound_to_two_languages(stage: Stage) -> None:
    marta = staff(stage)
    for lang in ("es", "fr"):
        await marta.slash("channels bind", channel=stage.channel, language=lang)
    assert {row.lang for row in await feeds_of(stage)} == {"es", "fr"}
    shown = await marta.slash("channels show", channel=stage.channel, language="fr")
    assert marta.t("channel-panel.title", language="francés") in shown


async def test_autocomplete_completes_the_last_post_of_the_list(stage: Stage) -> None:
    """By its name or its value, each once."""
    marta = staff(stage)
    offered = await marta.suggestions("channels bind", "posts", "")
    assert [each["value"] for each in offered] == [kind.value for kind in FeedKind]
    found = await marta.suggestions("channels bind", "posts", "digest, conver")
    assert [(each["name"], each["value"]) for each in found] == [
        ("Resumen, Conversación que espera", "digest,teaser")
    ]
    again = await marta.suggestions("channels bind", "posts", "digest,digest")
    assert again == []
    everything = ",".join(FeedKind)
    assert all(len(each["value"]) <= 100 for each in await marta.suggestions("channels bind", "posts", everything))  # fmt: skip


# Permissions --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
@pytest.mark.parametrize("lacking", NEEDED[1:])
async def test_a_missing_permission_is_named_and_nothing_is_bound(
    stage: Stage, lacking: str, locale: str
) -> None:
    """With what it is for and how to give it."""
    marta = staff(stage, locale=locale)
    channel = channel_without(stage, lacking)
    shown = await marta.slash("channels bind", channel=channel, language="es")
    assert f"**{names(marta.t, (lacking,))[0]}**" in shown
    assert stage.bot.user is not None
    assert marta.t("permission-how", bot=stage.bot.user.name) in shown
    assert f"<#{channel.id}>" in shown
    assert await feeds_of(stage) == []


async def test_a_channel_that_the_bot_cannot_see_is_refused(stage: Stage) -> None:
    marta = staff(stage)
    channel = channel_without(stage, "view_channel")
    shown = await marta.slash("channels bind", channel=channel, language="es")
    assert names(marta.t, ("view_channel",))[0] in shown
    assert await feeds_of(stage) == []


async def test_a_channel_that_the_bot_does_not_know_is_refused(stage: Stage) -> None:
    """Discord told the client about it, not the bot."""
    marta = staff(stage)
    channel = channel_without(stage, name="secreto")
    guild = stage.bot.get_guild(stage.env.guild.id)
    assert guild is not None
    guild._channels.pop(channel.id)
    shown = await marta.slash("channels bind", channel=channel, language="es")
    assert marta.t("error-channel-unseen", channel=f"<#{channel.id}>") in shown
    assert await feeds_of(stage) == []


async def test_after_permissions_were_given_one_press_binds_also_after_a_restart(stage: Stage) -> None:
    """The language and the posts are those that were asked for."""
    marta = staff(stage)
    channel = channel_without(stage, "embed_links")
    await marta.slash("channels bind", channel=channel, language="fr", posts="teaser,milestones")
    await marta.press("bind")
    assert await feeds_of(stage) == [], "still missing"
    await stage.restart()
    await allow_everything(stage, channel)
    shown = await marta.press("bind")
    assert marta.t("channel-panel.bound", channel=f"<#{channel.id}>", language="francés") in shown
    assert await on(stage) == {FeedKind.TEASER, FeedKind.MILESTONES}
    assert {row.lang for row in await feeds_of(stage)} == {"fr"}


# Looking ------------------------------------------------------------------------------------------------


async def test_without_any_binding_the_list_says_how_to_begin(stage: Stage) -> None:
    marta = staff(stage)
    shown = await marta.slash("channels list")
    assert "`/canales vincular`" in shown


async def test_the_list_leads_to_each_channel(stage: Stage) -> None:
    marta = staff(stage)
    await bind(stage, FeedKind.DIGEST, at=datetime.now(UTC))
    await bind(stage, FeedKind.TEASER, FeedKind.DIGEST, lang="fr", at=datetime.now(UTC))
    shown = await marta.slash("channels list")
    assert marta.t("channel-list.on", count=1) in shown
    assert marta.t("channel-list.on", count=2) in shown
    assert marta.options("binding") == [f"{stage.channel.id}.es", f"{stage.channel.id}.fr"]
    shown = await marta.choose("binding", f"{stage.channel.id}.fr")
    assert marta.t("channel-panel.title", language="francés") in shown
    await marta.press("bindings")
    assert marta.t("channel-list.title") in marta.text()


async def test_many_channels_come_page_by_page(stage: Stage) -> None:
    """Every one of them can be reached."""
    marta = staff(stage)
    channels = [stage.env.guild.create_text_channel(f"canal-{number}") for number in range(2 * PAGE + 1)]
    for channel in channels:
        await bind(stage, *FeedKind, channel=channel, at=datetime.now(UTC))
    await marta.slash("channels list")
    seen = list(marta.options("binding"))
    for page in (1, 2):
        await marta.press("bindings", page)
        seen += marta.options("binding")
    assert sorted(seen) == sorted(f"{channel.id}.es" for channel in channels)
    await marta.forge("c1:bindings:99")
    assert len(marta.options("binding")) == 1, "the last page"


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_a_page_of_the_list_fits_even_when_everything_is_paused(stage: Stage, locale: str) -> None:
    """The judge of what was sent looks at its length."""
    marta = staff(stage, locale=locale)
    for number in range(PAGE):
        channel = stage.env.guild.create_text_channel(f"{number}" + "x" * 98)
        feeds = await bind(stage, *FeedKind, channel=channel, at=datetime.now(UTC))
        await stage.engine.feeds.pause(feeds[0].id, "forbidden", now=datetime.now(UTC))
    shown = await marta.slash("channels list")
    assert shown.count("⏸") == PAGE


async def test_what_is_paused_is_listed_with_the_reason_and_can_go_on(stage: Stage) -> None:
    marta = staff(stage)
    (digest,) = await bind(stage, FeedKind.DIGEST, at=datetime.now(UTC))
    await stage.engine.feeds.pause(digest.id, "forbidden", now=datetime.now(UTC))
    why = marta.t("feed-paused.forbidden")
    shown = await marta.slash("channels list")
    assert marta.t("channel-list.paused", posts="Resumen", because=why) in shown
    await chosen(stage, marta, FeedKind.DIGEST)
    assert f"{marta.t('feed-line.paused')}: {why}" in marta.text()
    shown = await marta.press("feed", digest.id, "resume")
    assert why not in shown
    (row,) = await stage.rows(t.feed, t.feed.c.kind == "digest")
    assert row.paused_at is None
    assert row.due_at > datetime.now(UTC), "what was missed is not posted"


async def test_it_does_not_go_on_while_permissions_are_missing(stage: Stage) -> None:
    marta = staff(stage)
    channel = channel_without(stage, "send_messages")
    (digest,) = await bind(stage, FeedKind.DIGEST, channel=channel, at=datetime.now(UTC))
    await stage.engine.feeds.pause(digest.id, "forbidden", now=datetime.now(UTC))
    shown = await marta.forge(f"c1:feed:{digest.id}:resume")
    assert names(marta.t, ("send_messages",))[0] in shown
    (row,) = await stage.rows(t.feed, t.feed.c.kind == "digest")
    assert row.paused_at is not None


async def test_a_channel_that_is_not_bound_is_said_so(stage: Stage) -> None:
    marta = staff(stage)
    shown = await marta.slash("channels show", channel=stage.channel, language="es")
    assert marta.t("error-not-bound", channel=f"<#{stage.channel.id}>") in shown


# Unbinding ----------------------------------------------------------------------------------------------


async def test_unbinding_one_language_leaves_the_other(stage: Stage) -> None:
    marta = staff(stage)
    for lang in ("es", "fr"):
        await bind(stage, FeedKind.DIGEST, lang=lang, at=datetime.now(UTC))
    shown = await marta.slash("channels unbind", channel=stage.channel, language="es")
    assert marta.t("channel-unbound-language", channel=f"<#{stage.channel.id}>", language="español") in shown
    assert {row.lang for row in await feeds_of(stage)} == {"fr"}


async def test_unbinding_without_a_language_takes_everything_away_and_is_said_once(stage: Stage) -> None:
    marta = staff(stage)
    for lang in ("es", "fr"):
        await bind(stage, FeedKind.DIGEST, lang=lang, at=datetime.now(UTC))
    where = f"<#{stage.channel.id}>"
    assert marta.t("channel-unbound", channel=where) in await marta.slash("channels unbind", channel=stage.channel)  # fmt: skip
    assert await feeds_of(stage) == []
    shown = await marta.slash("channels unbind", channel=stage.channel)
    assert marta.t("error-not-bound", channel=where) in shown


# Everybody else -----------------------------------------------------------------------------------------


async def test_the_command_is_hidden_from_members(stage: Stage) -> None:
    """Discord shows it to whoever may manage the server."""
    marta, ana = staff(stage), stage.player("ana")
    commands = ana.actor.available_commands(stage.channel)
    assert not any(name.startswith("channels") for name in commands)
    assert any(name.startswith("channels") for name in marta.actor.available_commands(stage.channel))


async def test_a_server_that_shows_the_command_to_members_gives_them_no_right(stage: Stage) -> None:
    ana = stage.player("ana")
    command = next(each for each in stage.bot.tree.get_commands() if each.name == "channels")
    (synced,) = [each for each in await stage.bot.tree.fetch_commands() if each.name == command.name]
    stage.env.guild.set_command_permissions(synced, {ana.actor: True})
    shown = await ana.slash("channels bind", channel=stage.channel, language="es")
    assert ana.t("error-not-allowed") in shown
    assert await feeds_of(stage) == []


@pytest.mark.parametrize(
    "custom_id",
    [
        "c1:bind:{channel}:es:255",
        "c1:bindings",
        "c1:binding:{channel}:es",
        "c1:feed:{feed}:off",
        "c1:feed:{feed}:preview",
        "c1:feed:{feed}:resume",
        "c1:change:{feed}:es",
    ],
)
async def test_a_member_with_a_hand_made_custom_id_is_refused(stage: Stage, custom_id: str) -> None:
    ana = stage.player("ana")
    (digest,) = await bind(stage, FeedKind.DIGEST, at=datetime.now(UTC))
    before = await feeds_of(stage)
    shown = await ana.forge(custom_id.format(channel=stage.channel.id, feed=digest.id))
    assert ana.form is None
    assert ana.t("error-not-allowed") in shown
    assert "Resumen" not in shown
    assert await feeds_of(stage) == before


async def test_a_member_with_a_hand_made_form_is_refused(stage: Stage) -> None:
    ana = stage.player("ana")
    (digest,) = await bind(stage, FeedKind.DIGEST, at=datetime.now(UTC))
    before = await feeds_of(stage)
    shown = await ana.forge_form(f"c1:schedule:{digest.id}", frequency="daily", time="3:00")
    assert ana.t("error-not-allowed") in shown
    assert await feeds_of(stage) == before


async def test_staff_of_another_server_cannot_touch_this_ones_posts(stage: Stage) -> None:
    """A feed's number is no key."""
    marta = staff(stage)
    foreign = await stage.engine.feeds.bind(
        7, 8, "es", kinds=[FeedKind.DIGEST], due={}, schedules={FeedKind.DIGEST: "0 9 * * *"}, now=datetime.now(UTC)
    )  # fmt: skip
    before = await feeds_of(stage)
    for what in ("off", "on", "preview"):
        assert marta.t("error-feed-gone") in await marta.forge(f"c1:feed:{foreign[0].id}:{what}")
    assert marta.t("error-feed-gone") in await marta.forge(f"c1:change:{foreign[0].id}:es")
    assert marta.t("error-feed-gone") in await marta.forge_form(f"c1:schedule:{foreign[0].id}", time="3:00")
    assert marta.t("error-not-bound", channel="<#8>") in await marta.forge("c1:binding:8:es")
    assert await feeds_of(stage) == before


@pytest.mark.parametrize(
    "custom_id, values",
    [
        ("c1:bind", ()),
        ("c1:bind:99999999999999999999:es:255", ()),
        ("c1:bind:9999999999999999999:es:255", ()),
        ("c1:bind:12:es", ()),
        ("c1:binding", ()),
        ("c1:binding", ("nonsense",)),
        ("c1:binding", ("1e5.es",)),
        ("c1:binding:x:es", ()),
        ("c1:feed", ()),
        ("c1:feed:1", ()),
        ("c1:feed:1:explode", ()),
        ("c1:change", ()),
        ("c1:change:999:xx:zz:yy:AA", ()),
        ("c1:bindings:-1", ()),
    ],
)
async def test_custom_ids_that_nobody_made_get_a_sentence(
    stage: Stage, custom_id: str, values: tuple[str, ...]
) -> None:
    marta = staff(stage)
    shown = await marta.forge(custom_id, *values)
    assert shown
    assert "error" not in shown
    assert marta.t("error-unexpected", code="").split("**")[0] not in shown

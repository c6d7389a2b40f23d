"""What the staff of a server see of its channels: what is posted where, the settings, the permissions that lack."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from bot.i18n import Locale
from bot.permissions import instructions
from bot.ui import safe, words, zones
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Option, Panel, Row, Select, Style, embed
from storage.domain.feeds import FACTS, FeedKind
from storage.services.feeds import FeedView
from storage.services.servers import ServerView

PAGE = 8
"""Bindings on a page of the list: each may take eight lines when everything is paused."""
CHANNEL_NAME = 40
"""How much of a channel's name a select shows."""
ICONS = {True: "🟢", False: "⚪"}
"""On and off; the word beside it says the same."""
PAUSED_ICON = "⏸"
PAUSES = {"forbidden": "forbidden", "gone": "gone"}
"""Why something is paused, as it is stored -> the text that says so; anything else has a general one."""

Worded = Callable[[str], str]
"""A schedule in words, from its cron line."""


def mention(channel_id: int) -> str:
    """A channel as Discord shows it."""
    return f"<#{channel_id}>"


def moment(seconds: float, style: str = "F") -> str:
    """A moment as Discord shows it to each reader, in their own time zone."""
    return f"<t:{int(seconds)}:{style}>"


def command(t: Locale, name: str, sub: str) -> str:
    """A subcommand as it is typed in this locale: `/canales vincular`."""
    return f"`/{t(f'command-{name}.name')} {t(f'command-{name}-{sub}.name')}`"


def feed_name(t: Locale, kind: FeedKind) -> str:
    """What a kind of post is called."""
    return t(f"feed-{words.slug(kind.value)}.name")


def because(t: Locale, feed: FeedView) -> str:
    """Why a feed is paused."""
    return t(f"feed-paused.{PAUSES.get(feed.paused_because or '', 'other')}")


# -------------------------------------------------------------------------------------------- one channel


def binding_panel(
    t: Locale,
    feeds: Sequence[FeedView],
    *,
    worded: Worded,
    chosen: int | None = None,
) -> Panel:
    """What is posted in a channel about a language, and the buttons of the feed that is chosen (by id).

    `feeds` are all of one channel and language, at least one.
    """
    first = feeds[0]
    intro = t(
        "channel-panel.intro",
        channel=mention(first.channel_discord_id),
        zone=zones.label(first.time_zone, t),
    )
    made = embed(
        intro,
        title=t("channel-panel.title", language=t.language(first.lang)),
        fields=[(_feed_title(t, feed), _feed_line(t, feed, worded)) for feed in feeds],
        colour=Colour.BRAND,
    )
    feed = next((each for each in feeds if each.id == chosen), None)
    buttons = _feed_buttons(t, feed) if feed else ()
    all_channels = Button(encode("bindings"), t("button-channels.list"))
    rows: tuple[Row, ...] = ((_feed_select(t, feeds, chosen),), (*buttons, all_channels))
    return Panel((made,), rows)


def back_button(t: Locale, feed: FeedView) -> Button:
    """The way back to the panel of a feed's channel."""
    return Button(encode("binding", feed.channel_discord_id, feed.lang, feed.id), t("button-channels.back"))


def _feed_title(t: Locale, feed: FeedView) -> str:
    icon = PAUSED_ICON if feed.is_on and feed.paused_at else ICONS[feed.is_on]
    return f"{icon} {feed_name(t, feed.kind)}"


def _feed_line(t: Locale, feed: FeedView, worded: Worded) -> str:
    """Everything about a feed in one line."""
    if not feed.is_on:
        return t("feed-line.off")
    if feed.paused_at:
        return f"{t('feed-line.paused')}: {because(t, feed)}"
    facts = FACTS[feed.kind]
    is_board = facts.frame is not None
    next_at = moment(feed.due_at.timestamp()) if feed.due_at else ""
    return words.DOT.join(
        part
        for part in (
            t("feed-line.on"),
            worded(feed.schedule) if feed.schedule else t("feed-line.events"),
            t("feed-line.size", size=feed.size) if is_board else "",
            t("feed-line.everywhere") if is_board and feed.is_everywhere else "",
            t("feed-line.locale", language=t.language(feed.locale or feed.lang)),
            t("feed-line.in-place" if feed.is_in_place else "feed-line.anew") if facts.is_scheduled else "",
            t("feed-line.next", when=next_at) if next_at else "",
        )
        if part
    )


def _feed_select(t: Locale, feeds: Sequence[FeedView], chosen: int | None) -> Select:
    first = feeds[0]
    options = tuple(
        Option(
            str(feed.id),
            feed_name(t, feed.kind),
            t(f"feed-{words.slug(feed.kind.value)}.about"),
            is_chosen=feed.id == chosen,
        )
        for feed in feeds
    )
    return Select(encode("binding", first.channel_discord_id, first.lang), t("feed-placeholder"), options)


def _feed_buttons(t: Locale, feed: FeedView) -> tuple[Button, ...]:
    """On or off, change, preview, and go on where it is paused: the expected one first."""
    is_paused = feed.is_on and feed.paused_at is not None
    resume = Button(encode("feed", feed.id, "resume"), t("button-feed.resume"), Style.EXPECTED)
    turn_on = Button(encode("feed", feed.id, "on"), t("button-feed.on"), Style.EXPECTED)
    turn_off = Button(encode("feed", feed.id, "off"), t("button-feed.off"))
    change = Button(encode("change", feed.id, t.code), t("button-feed.change"))
    preview = Button(encode("feed", feed.id, "preview"), t("button-feed.preview"))
    return (
        *((resume,) if is_paused else ()),
        turn_off if feed.is_on else turn_on,
        change,
        *((preview,) if feed.schedule else ()),  # what follows events has nothing to show before
    )


# --------------------------------------------------------------------------------------------- all channels


def bindings_panel(t: Locale, feeds: Sequence[FeedView], *, names: Mapping[int, str], page: int = 0) -> Panel:
    """Every channel and language of a server, PAGE of them; `names` are those of the channels that are still there."""
    title = t("channel-list.title")
    if not feeds:
        return Panel(
            (
                embed(
                    t("channel-list.empty", command=command(t, "channels", "bind")),
                    title=title,
                    colour=Colour.BRAND,
                ),
            )
        )
    bound = _by_binding(feeds)
    pages = -(-len(bound) // PAGE)
    page = min(max(page, 0), pages - 1)
    shown = bound[page * PAGE : (page + 1) * PAGE]
    made = embed("\n\n".join(_binding_lines(t, each) for each in shown), title=title, colour=Colour.BRAND)
    if pages > 1:
        made.set_footer(text=t("state.page", page=page + 1, pages=pages))
    rows: list[Row] = [(_binding_select(t, shown, names),)]
    turns = [
        Button(encode("bindings", number), t(key, page=number + 1))
        for number, key in ((page - 1, "button-previous"), (page + 1, "button-next-page"))
        if 0 <= number < pages
    ]
    if turns:
        rows.append(tuple(turns))
    return Panel((made,), tuple(rows))


def _by_binding(feeds: Sequence[FeedView]) -> list[list[FeedView]]:
    """The feeds of each channel and language together."""

    def place(feed: FeedView) -> tuple[str, int]:
        return feed.lang, feed.channel_discord_id

    return [list(group) for _, group in groupby(sorted(feeds, key=place), place)]


def _binding_lines(t: Locale, feeds: Sequence[FeedView]) -> str:
    """Where, which language, how many posts, the next one; below it what is paused and why."""
    first = feeds[0]
    running = [feed for feed in feeds if feed.is_on]
    due = [feed.due_at for feed in running if feed.due_at and not feed.paused_at]
    paused = [feed for feed in running if feed.paused_at]
    head = words.DOT.join(
        (
            mention(first.channel_discord_id),
            f"**{t.language(first.lang)}**",
            t("channel-list.on", count=len(running)),
            *([t("feed-line.next", when=moment(min(due).timestamp()))] if due else ()),
        )
    )
    lines = [head]
    for reason in dict.fromkeys(because(t, feed) for feed in paused):
        stopped = [feed_name(t, feed.kind) for feed in paused if because(t, feed) == reason]
        lines.append(t("channel-list.paused", posts=stopped, because=reason))
    return "\n".join(lines)


def _binding_select(t: Locale, bound: Sequence[Sequence[FeedView]], names: Mapping[int, str]) -> Select:
    options = []
    for feeds in bound:
        channel_id, lang = feeds[0].channel_discord_id, feeds[0].lang
        name = safe.one_line(names.get(channel_id) or str(channel_id), CHANNEL_NAME)
        options.append(Option(f"{channel_id}.{lang}", f"#{name}{words.DOT}{t.language(lang)}"[:100]))
    return Select(encode("binding"), t("channel-list-placeholder"), tuple(options))


# ------------------------------------------------------------------------------- permissions and settings


def permissions_panel(
    t: Locale, channel_id: int, lacking: tuple[str, ...], *, bot: str, again: Button | None = None
) -> Panel:
    """What the bot lacks in a channel, what each is for, and how to give it; `bot` is what it is called there."""
    text = "\n".join(
        (
            t("permission-missing.text", channel=mention(channel_id)),
            instructions(t, lacking, bot=safe.one_line(bot, CHANNEL_NAME)),
        )
    )
    made = embed(text, title=f"⚠ {t('permission-missing.title')}", colour=Colour.WARNING)
    return Panel((made,), ((again,),) if again else ())


def settings_panel(t: Locale, server: ServerView) -> Panel:
    """What a server chose."""
    channel_id = server.moderators_channel_discord_id
    lines = (
        t("server-settings.time-zone", zone=zones.label(server.time_zone, t)),
        t("server-settings.theme", theme=t(f"theme-{server.theme}")),
        t("server-settings.moderators", channel=mention(channel_id))
        if channel_id
        else t("server-settings.no-moderators"),
        "",
        t("server-settings.how", command=command(t, "channels", "settings")),
    )
    return Panel((embed("\n".join(lines), title=t("server-settings.title"), colour=Colour.BRAND),))


def note_panel(text: str) -> Panel:
    """A sentence about what was done."""
    return Panel((embed(text, colour=Colour.BRAND),))

"""/channels and its panels: what is posted in a channel, when and how."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot import permissions
from bot.event import Event
from bot.handlers.staff import answered, refusal_panel, require_manager, snowflake, text_channel
from bot.posting.content import Content, subject_of
from bot.posting.pace import Pace
from bot.session import Session
from bot.timetable import Timetable
from bot.ui import channel_form, channels, limits, safe
from bot.ui.ids import encode, whole_number
from bot.ui.panel import Button, Panel, Style
from storage.domain.errors import BadSchedule, CollectionError, InvalidSize, UnknownLanguage
from storage.domain.feeds import FACTS, FeedKind, shown_day
from storage.domain.periods import Frame, period_of
from storage.domain.streaks import is_zone
from storage.services.feeds import FeedView
from storage.services.servers import UTC_NAME

log = logging.getLogger(__name__)

POST_LENGTH = 60
"""How much is repeated of what somebody typed as a post."""
USUAL = tuple(kind for kind, facts in FACTS.items() if facts.is_on)
"""What a channel gets that is bound without saying what."""

Work = Callable[[int], Awaitable[None]]
"""What is done for a server, given its id."""


async def for_staff(session: Session, work: Work, *, back: Callable[[], Button] | None = None) -> None:
    """Do something for the staff of the server in which they ask; everybody else is refused with a sentence."""
    await session.defer()
    await session.member()

    async def checked() -> None:
        await work(require_manager(session))

    await answered(session, checked, back=back)


# ------------------------------------------------------------------------------------------- binding


async def bind(session: Session, channel_id: int, language: str, posts: str | None) -> None:
    """Bind a channel to a language; `posts` as typed, None for what is usual."""

    async def work(guild_id: int) -> None:
        kinds = parse_kinds(session, posts) if posts else USUAL
        await _bind(session, guild_id, channel_id, collected(session, language), kinds)

    await for_staff(session, work)


async def bind_again(session: Session, event: Event) -> None:
    """The same once more, after permissions were given."""

    async def work(guild_id: int) -> None:
        lang = collected(session, event.action.arg(1) or "")
        channel_id = snowflake(event.action.arg(0))
        await _bind(session, guild_id, channel_id, lang, _unpacked(event.number(2)))

    await for_staff(session, work)


async def _bind(
    session: Session, guild_id: int, channel_id: int, lang: str, kinds: Sequence[FeedKind]
) -> None:
    again = Button(
        encode("bind", channel_id, lang, _packed(kinds)), session.t("button-channels.check"), Style.EXPECTED
    )
    if refused := lacking_panel(session, channel_id, again=again):
        await session.show(refused)
        return
    await bind_kinds(session, guild_id, channel_id, lang, kinds)
    note = session.t(
        "channel-panel.bound", channel=channels.mention(channel_id), language=session.t.language(lang)
    )
    await _show_binding(session, guild_id, channel_id, lang, note=note)


async def bind_kinds(
    session: Session, guild_id: int, channel_id: int, lang: str, kinds: Sequence[FeedKind]
) -> None:
    """Let a channel get these kinds of posts about a language, each from its next time on."""
    engine, now = session.bot.engine, session.now
    zone = (await engine.servers.view(guild_id)).time_zone
    scheduled = {kind: facts.cron for kind, facts in FACTS.items() if facts.cron is not None}
    await _skip_missed(session, guild_id, channel_id)
    await engine.feeds.bind(
        guild_id,
        channel_id,
        lang,
        kinds=kinds,
        due={kind: Timetable.parse(cron).next_due(now, zone) for kind, cron in scheduled.items()},
        schedules=scheduled,
        now=now,
    )


def lacking_panel(session: Session, channel_id: int, *, again: Button | None = None) -> Panel | None:
    """What the bot lacks in a channel; None where it has what a post needs."""
    channel, me = text_channel(session, channel_id)
    lacking = permissions.missing(channel.permissions_for(me))
    if not lacking:
        return None
    log.info("channel %d lacks %s", channel_id, ", ".join(lacking))
    return channels.permissions_panel(session.t, channel_id, lacking, bot=me.display_name, again=again)


def collected(session: Session, typed: str) -> str:
    """The collected language that is meant; UnknownLanguage."""
    lang = session.language_code(typed)
    if lang not in session.bot.settings.languages:
        raise UnknownLanguage(language=typed.strip()[:32])
    return lang


def parse_kinds(session: Session, typed: str) -> tuple[FeedKind, ...]:
    """The kinds of posts in a list with commas, by value or by name; CollectionError for a stranger."""
    names = {kind.value: kind for kind in FeedKind}
    names |= {channels.feed_name(session.t, kind).casefold(): kind for kind in FeedKind}
    wanted = [part.strip() for part in typed.split(",") if part.strip()]
    for part in wanted:
        if part.casefold() not in names:
            known = [channels.feed_name(session.t, kind) for kind in FeedKind]
            raise CollectionError(
                "error-unknown-post", post=safe.one_line(safe.display(part), POST_LENGTH), known=known
            )
    return tuple(dict.fromkeys(names[part.casefold()] for part in wanted)) or USUAL


def suggested_kinds(session: Session, current: str) -> list[tuple[str, str]]:
    """What is offered while the list is typed, as (shown, value): the last part completed, those before it kept."""
    *before, last = (part.strip() for part in current.split(","))
    kept = [part for part in before if part in set(FeedKind)]
    found: list[tuple[str, str]] = []
    for kind in FeedKind:
        name = channels.feed_name(session.t, kind)
        if kind.value not in kept and last.casefold() in f"{kind.value} {name.casefold()}":
            value = ",".join([*kept, kind.value])
            shown = ", ".join([*(channels.feed_name(session.t, FeedKind(part)) for part in kept), name])
            found.append((shown[-limits.CHOICE_NAME :], value))
    return [each for each in found if len(each[1]) <= limits.CHOICE_NAME][: limits.CHOICES]


def _packed(kinds: Sequence[FeedKind]) -> int:
    """Kinds as one number, for a custom_id: a bit for each place in FeedKind."""
    return sum(1 << place for place, kind in enumerate(FeedKind) if kind in kinds)


def _unpacked(number: int) -> tuple[FeedKind, ...]:
    return tuple(kind for place, kind in enumerate(FeedKind) if number >> place & 1)


async def unbind(session: Session, channel_id: int, language: str | None) -> None:
    """Post nothing more in a channel, about one language or any; also in one that is not there any more."""

    async def work(guild_id: int) -> None:
        lang = session.language_code(language) if language else None
        gone = await session.bot.engine.feeds.unbind(guild_id, channel_id, lang)
        where = channels.mention(channel_id)
        if not gone:
            raise CollectionError("error-not-bound", channel=where)
        text = (
            session.t("channel-unbound-language", channel=where, language=session.t.language(lang))
            if lang
            else session.t("channel-unbound", channel=where)
        )
        await session.show(channels.note_panel(text))

    await for_staff(session, work)


# ----------------------------------------------------------------------------------- looking at bindings


async def show_bindings(session: Session, *, page: int = 0) -> None:
    """Every binding of the server."""

    async def work(guild_id: int) -> None:
        feeds = await session.bot.engine.feeds.of_guild(guild_id)
        guild = session.interaction.guild
        names = {each.id: each.name for each in guild.channels} if guild else {}
        await session.show(channels.bindings_panel(session.t, feeds, names=names, page=page))

    await for_staff(session, work)


async def bindings(session: Session, event: Event) -> None:
    """A page of them."""
    await show_bindings(session, page=event.action.number(0) or 0)


async def show_binding(session: Session, channel_id: int, language: str) -> None:
    """What is posted in a channel about a language."""

    async def work(guild_id: int) -> None:
        await _show_binding(session, guild_id, channel_id, session.language_code(language))

    await for_staff(session, work)


async def binding(session: Session, event: Event) -> None:
    """A binding that was chosen in the list, or a feed that was chosen in a binding."""

    async def work(guild_id: int) -> None:
        if event.action.args:
            chosen = whole_number(event.values[0] if event.values else event.action.arg(2))
            channel_id, lang = snowflake(event.action.arg(0)), event.action.arg(1) or ""
            await _show_binding(session, guild_id, channel_id, lang, chosen=chosen)
            return
        place, _, lang = event.chosen().partition(".")
        await _show_binding(session, guild_id, snowflake(place), lang)

    await for_staff(session, work)


async def _show_binding(
    session: Session,
    guild_id: int,
    channel_id: int,
    lang: str,
    *,
    chosen: int | None = None,
    note: str | None = None,
) -> None:
    found = await session.bot.engine.feeds.of_channel(guild_id, channel_id)
    feeds = [feed for feed in found if feed.lang == lang]
    if not feeds:
        raise CollectionError("error-not-bound", channel=channels.mention(channel_id))
    in_order = sorted(feeds, key=lambda feed: list(FeedKind).index(feed.kind))
    panel = channels.binding_panel(session.t, in_order, worded=partial(_worded, session), chosen=chosen)
    await session.show(panel.with_note(note) if note else panel)


def _worded(session: Session, cron: str) -> str:
    return Timetable.parse(cron).words(session.t)


# ------------------------------------------------------------------------------------------- one feed


async def feed(session: Session, event: Event) -> None:
    """Turn a feed on or off, go on with a paused one, or show what it would post now."""

    async def work(guild_id: int) -> None:
        found = await session.bot.engine.feeds.get(event.number(0), guild_id)
        match event.action.arg(1):
            case "on" | "resume":
                await _turn_on(session, found)
            case "off":
                changed = await session.bot.engine.feeds.change(found.id, guild_id, is_on=False)
                await _show_changed(session, changed)
            case "preview":
                await _preview(session, found)
            case _:
                raise CollectionError("error-old-button")

    await for_staff(session, work, back=lambda: Button(encode("bindings"), session.t("button-channels.list")))


async def _turn_on(session: Session, found: FeedView) -> None:
    """Let it post from its next time on; what it missed meanwhile is not posted."""
    again = Button(encode("feed", found.id, "on"), session.t("button-channels.check"), Style.EXPECTED)
    if refused := lacking_panel(session, found.channel_discord_id, again=again):
        await session.show(refused)
        return
    due_at = due_after(found.schedule, session.now, found.time_zone) if found.schedule else None
    await _skip_missed(session, found.guild_discord_id, found.channel_discord_id)
    changed = await session.bot.engine.feeds.change(
        found.id, found.guild_discord_id, is_on=True, due_at=due_at
    )
    await _show_changed(session, changed)


async def _skip_missed(session: Session, guild_id: int, channel_id: int) -> None:
    """Before a channel goes on: what its posts missed while they were off or paused is not posted."""
    feeds = session.bot.engine.feeds
    for feed in await feeds.of_channel(guild_id, channel_id):
        has_missed = feed.due_at is not None and feed.due_at <= session.now
        if feed.schedule and has_missed and (feed.paused_at is not None or not feed.is_on):
            await feeds.reschedule(feed.id, due_after(feed.schedule, session.now, feed.time_zone))


def due_after(schedule: str, now: datetime, zone: str) -> datetime:
    """When a cron line on a zone's clock fires next."""
    return Timetable.parse(schedule).next_due(now, zone)


async def _next_new(session: Session, found: FeedView, line: str) -> datetime:
    """When a feed comes next by a new schedule: a board whose period was posted waits for the next one."""
    timetable, zone = Timetable.parse(line), found.time_zone
    due_at = timetable.next_due(session.now, zone)
    last = await session.bot.engine.posts.last_slot(subject_of(found), now=session.now)
    frame = FACTS[found.kind].frame
    if last is None or frame is None or frame is Frame.TOTAL or found.is_in_place:
        return due_at
    posted = _period(frame, datetime.fromisoformat(last), zone)
    while (slot := timetable.slot(due_at, zone)) and _period(frame, slot, zone) == posted:
        due_at = timetable.next_due(due_at, zone)
    return due_at


def _period(frame: Frame, slot: datetime, zone: str) -> str:
    """The period that a board shows that was posted anew at its time."""
    clock = ZoneInfo(zone if is_zone(zone) else UTC_NAME)
    today = slot.replace(tzinfo=clock).astimezone(UTC).date()
    return period_of(frame, shown_day(slot, is_in_place=False, today=today))


async def _preview(session: Session, found: FeedView) -> None:
    """What a feed would post now, to nobody but who asks."""
    if not found.schedule:
        raise CollectionError("error-old-button")
    slot = Timetable.parse(found.schedule).slot(session.now, found.time_zone)
    content = Content(session.bot, Pace(), session.now)
    shown = (await content.compose(found, slot or session.now.replace(tzinfo=None))).panel
    note = session.t("feed-preview", post=channels.feed_name(session.t, found.kind))
    rows = shown.rows[: limits.ROWS - 1]
    panel = replace(shown, rows=(*rows, (channels.back_button(session.t, found),)))
    await session.show(panel.with_note(note))


async def _show_changed(session: Session, changed: FeedView) -> None:
    note = session.t("channel-panel.changed", post=channels.feed_name(session.t, changed.kind))
    place = (changed.guild_discord_id, changed.channel_discord_id, changed.lang)
    await _show_binding(session, *place, chosen=changed.id, note=note)


async def change(session: Session, event: Event) -> None:
    """Open the form, after one read: nothing may be deferred before a form."""
    session.speak(event.action.arg(1))

    async def work() -> None:
        guild_id = require_manager(session)
        found = await session.bot.engine.feeds.get(event.number(0), guild_id)
        draft = channel_form.reopened(event.action) or channel_form.draft_of(found)
        locales = session.bot.texts.locales
        await session.form(channel_form.feed_form(session.t, found, draft, locales=locales))

    await answered(session, work)


async def schedule(session: Session, event: Event) -> None:
    """The form, submitted: take it, or say what does not fit and offer it again as it was entered."""

    async def work(guild_id: int) -> None:
        found = await session.bot.engine.feeds.get(event.number(0), guild_id)
        draft = channel_form.entered(found, event.fields)
        try:
            wanted = channel_form.wanted(found, draft, locales=session.bot.texts.locales)
        except (BadSchedule, InvalidSize) as error:
            edit = Button(
                channel_form.reopening(found, draft, session.t),
                session.t("button-channels.edit"),
                Style.EXPECTED,
            )
            refused = refusal_panel(session, error)
            back = channels.back_button(session.t, found)
            await session.show(Panel(refused.embeds, ((edit, back),)))
            return
        due_at = await _next_new(session, found, wanted.schedule) if wanted.schedule else None
        changed = await session.bot.engine.feeds.change(
            found.id,
            guild_id,
            schedule=wanted.schedule,
            locale=wanted.locale,
            size=wanted.size,
            is_in_place=wanted.is_in_place,
            is_everywhere=wanted.is_everywhere,
            due_at=due_at,
        )
        await _show_changed(session, changed)

    await for_staff(session, work)


HANDLERS = {
    "bind": bind_again,
    "bindings": bindings,
    "binding": binding,
    "feed": feed,
    "change": change,
    "schedule": schedule,
}

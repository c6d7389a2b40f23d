"""/campaign and its panels: a goal is set, looked at, paused and ended; the live message is bot/posting's."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import discord

from bot.event import Event
from bot.handlers.channels import collected, for_staff, lacking_panel
from bot.handlers.staff import answered, is_manager, require_guild, require_manager, snowflake
from bot.posting.campaigns import figures_of
from bot.session import Session
from bot.ui import campaigns, limits
from bot.ui.campaigns import Plan
from bot.ui.channels import mention
from bot.ui.ids import Action, encode, whole_number
from bot.ui.panel import Button, Panel, Style
from bot.ui.posts import Needed
from bot.ui.until import parse_end
from storage.domain.campaigns import (
    DEFAULT_GOAL,
    MAX_VERSUS,
    CampaignState,
    Unit,
    checked_end,
    checked_goal,
)
from storage.domain.errors import CampaignRunning, CollectionError, StoreUnavailable, TooManyRivals
from storage.domain.feeds import FeedKind
from storage.services.campaigns import CampaignView

log = logging.getLogger(__name__)

LAST_SECOND = 253_402_300_799
"""The end of the year 9999, beyond which Python has no date."""


# ------------------------------------------------------------------------------------------ before it begins


async def plan(
    session: Session,
    *,
    language: str,
    goal: int | None,
    unit: str,
    until: str,
    versus: str | None,
    channel_id: int | None,
) -> None:
    """Check everything that was typed and show what would begin; nothing is stored before the button.

    Without a channel it goes where the server wants campaigns of the language, else where it was typed.
    """

    async def work(guild_id: int) -> None:
        lang = collected(session, language)
        place = channel_id or await _place(session, guild_id, lang)
        planned = Plan(
            lang=lang,
            goal=checked_goal(DEFAULT_GOAL if goal is None else goal),
            unit=parse_unit(unit),
            until=checked_end(await _end(session, guild_id, until), session.now),
            versus=parse_rivals(session, versus or "", lang=lang),
            channel_id=place,
            locale=await _locale(session, guild_id, lang, place),
        )
        await _require_no_other(session, guild_id, lang)
        await _confirm(session, planned)

    await for_staff(session, work, back=partial(_list_button, session))


async def _confirm(session: Session, planned: Plan) -> None:
    """The summary; where the channel lacks permissions these first, and a button that comes back to the summary."""
    again = Button(campaigns.action_of("plan", planned), session.t("button-channels.check"), Style.EXPECTED)
    lacking = lacking_panel(session, planned.channel_id, again=again)
    await session.show(lacking or campaigns.confirm_panel(session.t, planned))


async def plan_again(session: Session, event: Event) -> None:
    """The summary once more, after permissions were given."""

    async def work(guild_id: int) -> None:
        planned = await _planned(session, guild_id, event.action)
        checked_end(planned.until, session.now)
        await _require_no_other(session, guild_id, planned.lang)
        await _confirm(session, planned)

    await for_staff(session, work, back=partial(_list_button, session))


async def _place(session: Session, guild_id: int, lang: str) -> int:
    """The channel that is bound to campaigns of a language, else this one.

    CollectionError where there is none and this one takes no posts, such as a thread.
    """
    here = session.interaction.channel
    bound = await session.bot.engine.feeds.bound(guild_id, lang, FeedKind.CAMPAIGN)
    places = [feed.channel_discord_id for feed in bound]
    if places and (here is None or here.id not in places):
        return places[0]
    if not isinstance(here, discord.TextChannel):
        raise CollectionError("error-channel-needed")
    return here.id


def parse_unit(typed: str) -> Unit:
    """What a campaign counts; CollectionError for what no client offers."""
    if typed not in set(Unit):
        raise CollectionError("error-unknown-unit")
    return Unit(typed)


async def _end(session: Session, guild_id: int, typed: str) -> datetime:
    """The end that was typed, by the server's clock."""
    zone = ZoneInfo((await session.bot.engine.servers.view(guild_id)).time_zone)
    return parse_end(typed, now=session.now, zone=zone, texts=session.bot.texts)


def parse_rivals(session: Session, typed: str, *, lang: str) -> tuple[str, ...]:
    """The languages of a list with commas; UnknownLanguage, TooManyRivals, CollectionError for the campaign's own."""
    found = dict.fromkeys(collected(session, part) for part in typed.split(",") if part.strip())
    if lang in found:
        raise CollectionError("error-own-rival", language=lang)
    if len(found) > MAX_VERSUS:
        raise TooManyRivals(most=MAX_VERSUS)
    return tuple(found)


def suggested_rivals(session: Session, current: str) -> list[tuple[str, str]]:
    """What is offered while the list is typed, as (shown, value): the last language completed, those before it kept."""
    *before, last = (part.strip() for part in current.split(","))
    kept = [session.language_code(part) for part in before if part]
    others = [code for code in session.bot.settings.languages if code not in kept]
    found = [
        (", ".join([*map(session.t.language, kept), session.t.both_names(code)]), ",".join([*kept, code]))
        for code in session.t.find_languages(last, others)
    ]
    return [
        (shown[-limits.CHOICE_NAME :], value) for shown, value in found if len(value) <= limits.CHOICE_NAME
    ]


async def _locale(session: Session, guild_id: int, lang: str, channel_id: int) -> str:
    """The language of a campaign's texts: what its channel is set to, else its own, the server's, the default."""
    bound = await session.bot.engine.feeds.bound(guild_id, lang, FeedKind.CAMPAIGN)
    chosen = next((feed.locale for feed in bound if feed.channel_discord_id == channel_id), None)
    guild_locale = session.interaction.guild_locale
    preferred = guild_locale.value if guild_locale else None
    return session.bot.texts.negotiate(chosen, lang, preferred, session.bot.settings.default_locale)


async def _require_no_other(session: Session, guild_id: int, lang: str) -> None:
    """CampaignRunning where the server has a campaign of this language that has not ended."""
    known = await session.bot.engine.campaigns.of_guild(guild_id, with_ended=False)
    if any(campaign.lang == lang for campaign in known):
        raise CampaignRunning(language=lang)


async def begin(session: Session, event: Event) -> None:
    """Begin what the summary showed, and post its message; pressed twice, it begins once."""

    async def work(guild_id: int) -> None:
        planned = await _planned(session, guild_id, event.action)
        again = Button(
            encode("begin", *event.action.args), session.t("button-channels.check"), Style.EXPECTED
        )
        if refused := lacking_panel(session, planned.channel_id, again=again):
            await session.show(refused)
            return
        await _require_not_ended(session, guild_id, planned)
        begun = await _started(session, guild_id, planned)
        await _done(session, begun, "begun")

    await for_staff(session, work, back=partial(_list_button, session))


async def _require_not_ended(session: Session, guild_id: int, planned: Plan) -> None:
    """CollectionError where a campaign began with the summary that this button is below, and has ended since."""
    summary = session.interaction.message
    for known in await session.bot.engine.campaigns.of_guild(guild_id, with_ended=True):
        is_later = summary is not None and known.started_at >= summary.created_at
        if is_later and known.state is CampaignState.ENDED and campaigns.plan_of(known) == planned:
            raise CollectionError("error-old-button")


async def _started(session: Session, guild_id: int, planned: Plan) -> CampaignView:
    """The campaign that begins now, or the one that this same plan began already; CampaignRunning for another one."""
    engine = session.bot.engine
    try:
        return await engine.campaigns.start(
            guild_id,
            channel_id=planned.channel_id,
            lang=planned.lang,
            goal=planned.goal,
            unit=planned.unit,
            until=planned.until,
            versus=planned.versus,
            locale=planned.locale,
            by=session.member_id,
            now=session.now,
        )
    except CampaignRunning:
        for known in await engine.campaigns.of_guild(guild_id, with_ended=False):
            if campaigns.plan_of(known) == planned:
                return known
        raise


async def _planned(session: Session, guild_id: int, action: Action) -> Plan:
    """The plan in a custom_id, checked like what is typed; CollectionError for one that nobody made."""
    lang, goal, unit = collected(session, action.arg(0) or ""), action.number(1), action.number(2)
    until, channel_id = action.number(3), snowflake(action.arg(4))
    if goal is None or unit is None or until is None or unit >= len(Unit) or until > LAST_SECOND:
        raise CollectionError("error-old-button")
    return Plan(
        lang=lang,
        goal=goal,
        unit=list(Unit)[unit],
        until=datetime.fromtimestamp(until, UTC),
        versus=parse_rivals(session, (action.arg(5) or "").replace(".", ","), lang=lang),
        channel_id=channel_id,
        locale=await _locale(session, guild_id, lang, channel_id),
    )


async def _done(session: Session, campaign: CampaignView, what: str) -> None:
    """Say what was done, and let the live message say it too, at once."""
    note = session.t(f"campaign-done.{what}", channel=mention(campaign.channel_discord_id))
    await session.show((await _status(session, campaign)).with_note(note))
    try:
        await session.bot.rounds.campaigns(session.now)
    except StoreUnavailable as error:  # it is done all the same; the next round by the clock posts it
        log.error("campaign %d waits for the next round: %s", campaign.id, error.facts.get("detail"))


# ------------------------------------------------------------------------------------------ for everybody


async def status(session: Session, language: str | None) -> None:
    """How the campaign of a language is going; where several run and none is named, all of them."""

    async def work() -> None:
        guild_id = require_guild(session)
        found = await _open(session, guild_id, language)
        if len(found) == 1:
            await session.show(await _status(session, found[0]))
        else:
            await session.show(campaigns.list_panel(session.t, found, is_staff=is_manager(session)))

    await _for_everybody(session, work)


async def show_all(session: Session) -> None:
    """Every campaign of the server."""

    async def work() -> None:
        guild_id = require_guild(session)
        found = await session.bot.engine.campaigns.of_guild(guild_id, with_ended=True)
        await session.show(campaigns.list_panel(session.t, found, is_staff=is_manager(session)))

    await _for_everybody(session, work)


async def listed(session: Session, event: Event) -> None:
    """The same, from a button."""
    await show_all(session)


async def _for_everybody(session: Session, work: Callable[[], Awaitable[None]]) -> None:
    await session.defer()
    await session.member()
    await answered(session, work, back=partial(_list_button, session))


async def _open(session: Session, guild_id: int, language: str | None) -> list[CampaignView]:
    """The campaigns that have not ended, or the one of a language; CollectionError where there is none."""
    found = await session.bot.engine.campaigns.of_guild(guild_id, with_ended=False)
    if language is not None:
        lang = session.language_code(language)
        found = [campaign for campaign in found if campaign.lang == lang]
    if not found:
        raise CollectionError("error-no-campaigns" if language is None else "error-no-campaign")
    return found


async def _status(session: Session, campaign: CampaignView) -> Panel:
    needed = await session.bot.engine.statistics.bottlenecks((campaign.lang,), now=session.now)
    figures = figures_of(campaign, Needed(*needed[campaign.lang]), session.now)
    return campaigns.status_panel(session.t, campaign, figures, is_staff=is_manager(session))


def _list_button(session: Session) -> Button:
    return Button(encode("campaigns"), session.t("button-campaign.list"))


# ----------------------------------------------------------------------------------------------- for staff


async def change(session: Session, what: str, language: str | None) -> None:
    """Pause, resume or end the campaign of a language; without a language the one there is."""

    async def work(guild_id: int) -> None:
        found = await _open(session, guild_id, language)
        if len(found) > 1:
            names = [session.t.language(campaign.lang) for campaign in found]
            raise CollectionError("error-which-campaign", languages=names)
        await _change(session, found[0], "ending" if what == "end" else what)

    await for_staff(session, work, back=partial(_list_button, session))


async def campaign(session: Session, event: Event) -> None:
    """A campaign that was chosen in a list, or what its buttons do; only staff get further than looking."""

    async def look() -> None:
        guild_id = require_guild(session)
        number = whole_number(event.chosen()) if event.values else event.number(0)
        found = await session.bot.engine.campaigns.view(number or 0, guild_id)
        what = event.action.arg(1) or "status"
        if what != "status":
            require_manager(session)
        await _change(session, found, what)

    await _for_everybody(session, look)


async def _change(session: Session, found: CampaignView, what: str) -> None:
    """Do it; what is done already is only shown."""
    engine, place = session.bot.engine, (found.id, found.guild_discord_id)
    match what:
        case "status":
            await session.show(await _status(session, found))
        case "pause":
            await _done(session, await engine.campaigns.pause(*place), "paused")
        case "resume":
            await _done(session, await engine.campaigns.resume(*place), "resumed")
        case "ending" if found.state is not CampaignState.ENDED:
            await session.show(campaigns.end_panel(session.t, found))
        case "end" | "ending":
            await _done(session, await engine.campaigns.end(*place, now=session.now), "ended")
        case _:
            raise CollectionError("error-old-button")


HANDLERS = {
    "plan": plan_again,
    "begin": begin,
    "campaigns": listed,
    "campaign": campaign,
}

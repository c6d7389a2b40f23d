"""Campaigns as they go: the live message, what was reached, the end."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.i18n import Locale
from bot.posting.campaigns import figures_of, progress_picture, race_picture
from bot.posting.content import Content
from bot.posting.delivery import Delivered, Delivery, Letter, Refused, Result, said
from bot.posting.ledger import Ledger
from bot.posting.pace import for_each
from bot.posting.reports import Reports
from bot.posting.speech import speech
from bot.session import NO_ANSWER
from bot.ui.live import (
    CampaignFigures,
    Thanks,
    campaign_title,
    end_panel,
    live_panel,
    milestone_panel,
    shown_lines,
)
from bot.ui.posts import Mark
from storage.domain.campaigns import CampaignState, milestones_reached
from storage.domain.errors import CampaignGone
from storage.domain.feeds import FeedKind
from storage.services.campaigns import CREDITED, CampaignView, Credited, Credits
from storage.services.feeds import FeedView

if TYPE_CHECKING:
    from bot.app import Cosecha

log = logging.getLogger(__name__)

PROBLEM_MINUTES = 10
"""How long a channel that Discord refused is left alone before it is tried again, silently."""
LOOKED_BACK_DAYS = 7
"""How long ago a campaign may have ended that is still announced."""
LIVE = "live"
"""The slot that the buttons of a live message name."""
END = "end"
"""The slot of what is posted at the end."""


def subject_of(campaign: CampaignView) -> str:
    """A campaign as the ledger of posts names it."""
    return f"campaign:{campaign.id}"


class Live:
    """What campaigns post. All that has to be posted once is claimed; the rest of its memory may be lost.

    A campaign that runs is looked at every round. One that stopped running rests until its message says so, and if it
    ended until that was announced; after a start the servers' campaigns are looked through for such.
    """

    def __init__(self, bot: Cosecha, delivery: Delivery, reports: Reports) -> None:
        self._bot = bot
        self._delivery = delivery
        self._reports = reports
        self._ledger = Ledger(bot.engine.posts)
        self._tried_at: dict[int, datetime] = {}
        """When a campaign with a problem was last tried."""
        self._running: dict[int, int] | None = None
        """Campaign -> server of those that ran in the last round; None before the first."""
        self._resting: dict[int, int] = {}
        """The same of those that stopped and have not said so yet."""
        self._clock: Callable[[], datetime] = partial(datetime.now, UTC)
        """The time as it goes on during a round, which may take minutes."""

    async def round(
        self, content: Content, *, now: datetime, may_go_on: Callable[[], bool] = lambda: True
    ) -> None:
        """Bring every campaign up to date."""
        self._clock = content.clock
        campaigns = self._bot.engine.campaigns
        for each in await campaigns.over(now=now):
            await campaigns.end(each.id, each.guild_discord_id, now=now)
            self._resting[each.id] = each.guild_discord_id
        running = await campaigns.running()
        await self._notice(running, now)
        await for_each(running, partial(self._go_on, content, now), may_go_on=may_go_on)
        await for_each(list(self._resting.items()), partial(self._rest, content, now), may_go_on=may_go_on)

    async def _notice(self, running: Sequence[CampaignView], now: datetime) -> None:
        """Find those that stopped running since the last round, or before the start."""
        ids = {each.id: each.guild_discord_id for each in running}
        if self._running is None:
            self._resting |= await self._stopped_before(now)
        else:
            self._resting |= {id: guild for id, guild in self._running.items() if id not in ids}
        self._running = ids

    async def _stopped_before(self, now: datetime) -> dict[int, int]:
        found: dict[int, int] = {}
        for guild in self._bot.guilds:
            for each in await self._bot.engine.campaigns.of_guild(guild.id, with_ended=True):
                if each.state is not CampaignState.RUNNING and not _is_old(each, now):
                    found[each.id] = guild.id
        return found

    async def _go_on(self, content: Content, now: datetime, campaign: CampaignView) -> None:
        figures = figures_of(campaign, await content.needed(campaign.lang), now)
        await self._show(campaign, figures)
        await self._celebrate(campaign, figures)

    async def _rest(self, content: Content, now: datetime, which: tuple[int, int]) -> None:
        """Say that a campaign is paused or has ended; forget it when that is done, or too late."""
        campaign_id, guild_id = which
        try:
            campaign = await self._bot.engine.campaigns.view(campaign_id, guild_id)
        except CampaignGone:
            self._resting.pop(campaign_id, None)
            return
        is_done = campaign.state is CampaignState.RUNNING or _is_old(campaign, now)
        if not is_done:
            figures = figures_of(campaign, await content.needed(campaign.lang), now)
            is_told = campaign.state is CampaignState.PAUSED or (
                await self._celebrate(campaign, figures) and await self._thank(content, campaign, figures)
            )
            is_done = await self._show(campaign, figures) and is_told
        if is_done:
            self._resting.pop(campaign_id, None)

    def _speech(self, campaign: CampaignView) -> Locale:
        return speech(self._bot, campaign.locale, campaign.lang, guild_id=campaign.guild_discord_id)

    # The live message

    async def _show(self, campaign: CampaignView, figures: CampaignFigures) -> bool:
        """Send or edit the live message if what it shows has changed; whether it says it now, or never will."""
        t, now = self._speech(campaign), self._clock()
        fingerprint = _fingerprint(t, figures)
        if campaign.message_discord_id is None and campaign.state is CampaignState.ENDED:
            return True
        if campaign.message_discord_id is not None and campaign.shown == fingerprint:
            return True
        if self._is_refused(campaign, now) or not await self._bot.engine.campaigns.may_edit(
            campaign.id, now=now
        ):
            return False
        try:
            return await self._placed(campaign, figures, t, fingerprint)
        except Refused as refused:
            await self._problem(campaign, refused, now)
            return False
        except NO_ANSWER as error:
            log.warning("the message of campaign %d is not up to date yet: %s", campaign.id, said(error))
            return False

    async def _placed(
        self, campaign: CampaignView, figures: CampaignFigures, t: Locale, fingerprint: str
    ) -> bool:
        """Edit the message; where it was deleted, or there was none, send one. Raises Refused and NO_ANSWER."""
        known = campaign.message_discord_id
        panel = live_panel(t, figures, mark=Mark(subject_of(campaign), LIVE, campaign.lang))
        letter = Letter(
            subject_of(campaign),
            f"{LIVE}.{known or 0}",  # a slot per message that is replaced: nobody sends a second one for the same
            campaign.guild_discord_id,
            campaign.channel_discord_id,
            panel,
            mark=LIVE,
        )

        async def record(message_id: int) -> None:
            self._tried_at.pop(campaign.id, None)
            await self._bot.engine.campaigns.shown(
                campaign.id, message_id=message_id, fingerprint=fingerprint, now=self._clock()
            )

        if known is not None and await self._delivery.edit(letter, known):
            await record(known)
            return True
        if campaign.state is CampaignState.ENDED:
            return True
        now = self._clock()
        claim = await self._delivery.claim(letter, now=now)
        if claim is None:
            return False
        delivered = await self._delivery.put(letter, claim, now=now, record=record)
        return delivered.result is Result.SENT

    # Channels that Discord refuses

    def _is_refused(self, campaign: CampaignView, now: datetime) -> bool:
        """Whether the channel was refused a short while ago."""
        tried_at = self._tried_at.get(campaign.id)
        return tried_at is not None and now - tried_at < timedelta(minutes=PROBLEM_MINUTES)

    async def _problem(self, campaign: CampaignView, refused: Refused, now: datetime) -> None:
        """Tell the moderators once; the campaign goes on without its message."""
        self._tried_at[campaign.id] = now
        if campaign.problem is None and await self._reports.refused(
            campaign.guild_discord_id,
            campaign.channel_discord_id,
            refused.why,
            [campaign.lang],
            now=now,
            of_campaign=True,
        ):
            await self._bot.engine.campaigns.problem(campaign.id, refused.why.value)

    # Milestones

    async def _celebrate(self, campaign: CampaignView, figures: CampaignFigures) -> bool:
        """Announce the highest milestone that is reached, once; those that were jumped over never.

        Whether nothing of that remains to be done.
        """
        *lower, highest = milestones_reached(figures.done, figures.goal) or (None,)
        if highest is None:
            return True
        subject, channel_id, now = subject_of(campaign), campaign.channel_discord_id, self._clock()
        for each in lower:
            await self._ledger.leave_out(subject, _milestone(each), channel_id=channel_id, now=now)
        job = await self._ledger.claim(subject, _milestone(highest), channel_id=channel_id, now=now)
        if job is None:
            return self._ledger.is_over(subject, _milestone(highest))
        places = await self._listening(campaign)
        delivered = [await self._announce(campaign, figures, highest, feed) for feed in places]
        if any(each.result is Result.LATER for each in delivered):
            await self._bot.engine.posts.put_off(job)
            return False  # the claim runs out, and whoever takes it over repeats what is missing
        sent = next((each.message_id for each in delivered if each.message_id is not None), None)
        if sent is None:
            await self._bot.engine.posts.given_up(job)
        else:
            await self._bot.engine.posts.sent(job, message_id=sent, now=now)
        self._ledger.close(subject, _milestone(highest))
        return True

    async def _listening(self, campaign: CampaignView) -> list[FeedView | None]:
        """The channels that want to hear of milestones in this language; None is the campaign's own."""
        feeds, guild_id = self._bot.engine.feeds, campaign.guild_discord_id
        wanted = (campaign.lang, FeedKind.MILESTONES)
        places: list[FeedView | None] = [None]
        for feed in await feeds.of_channel(guild_id, campaign.channel_discord_id):
            if (feed.lang, feed.kind) == wanted and not feed.is_on:
                places.clear()
        bound = await feeds.bound(guild_id, *wanted)
        return places + [feed for feed in bound if feed.channel_discord_id != campaign.channel_discord_id]

    async def _announce(
        self, campaign: CampaignView, figures: CampaignFigures, reached: int, feed: FeedView | None
    ) -> Delivered:
        """Announce a milestone in the campaign's channel, or in that of a feed, once."""
        if feed is None and self._is_refused(campaign, self._clock()):
            return Delivered(Result.TAKEN)
        guild_id = campaign.guild_discord_id
        channel_id = feed.channel_discord_id if feed is not None else campaign.channel_discord_id
        t = (
            self._speech(campaign)
            if feed is None
            else speech(self._bot, feed.locale, feed.lang, guild_id=guild_id)
        )
        mark = Mark(subject_of(campaign), f"m{reached}.{channel_id}", campaign.lang)
        panel = milestone_panel(t, figures, reached, mark=mark)
        letter = Letter(mark.subject, mark.slot, guild_id, channel_id, panel)
        try:
            return await self._delivery.post(letter, now=self._clock())
        except Refused as refused:
            if feed is None:
                await self._problem(campaign, refused, self._clock())
            else:
                await self._reports.pause(feed, refused.why, now=self._clock())
            return Delivered(Result.TAKEN)

    # The end

    async def _thank(self, content: Content, campaign: CampaignView, figures: CampaignFigures) -> bool:
        """Post what came of a campaign, with thanks, once; whether nothing of that remains to be done."""
        subject, t = subject_of(campaign), self._speech(campaign)
        now = self._clock()
        if self._is_refused(campaign, now):
            return False
        claim = await self._ledger.claim(subject, END, channel_id=campaign.channel_discord_id, now=now)
        if claim is None:
            return self._ledger.is_over(subject, END)
        found = await self._credits(content, campaign)
        views = (progress_picture(campaign, found.contributors, t), race_picture(campaign, t))
        pictures = [
            await content.picture(view, t, guild_id=campaign.guild_discord_id) for view in views if view
        ]
        panel = end_panel(
            t,
            figures,
            Thanks(tuple(each.name for each in found.people), found.contributors),
            mark=Mark(subject, END, campaign.lang),
            pictures=tuple(pictures),
        )
        letter = Letter(subject, END, campaign.guild_discord_id, campaign.channel_discord_id, panel)
        try:
            delivered = await self._delivery.put(letter, claim, now=self._clock())
        except Refused as refused:
            await self._problem(campaign, refused, self._clock())
            return False
        if delivered.result is not Result.SENT:
            return False
        self._ledger.close(subject, END)
        return True

    async def _credits(self, content: Content, campaign: CampaignView) -> Credits:
        """Whom to thank, without members who have left the server; those of other servers are thanked, too."""
        campaigns, guild_id = self._bot.engine.campaigns, campaign.guild_discord_id
        found = await campaigns.credits(campaign.id)

        async def read(count: int) -> Sequence[Credited]:
            return (await campaigns.credits(campaign.id, limit=count)).people

        people = await content.still_there(guild_id, read, count=CREDITED, only_members=True)
        return replace(found, people=tuple(people))


def _is_old(campaign: CampaignView, now: datetime) -> bool:
    """Whether a campaign ended so long ago that nothing is posted about it any more."""
    return campaign.ended_at is not None and now - campaign.ended_at > timedelta(days=LOOKED_BACK_DAYS)


def _milestone(reached: int) -> str:
    return f"milestone.{reached}"


def _fingerprint(t: Locale, figures: CampaignFigures) -> str:
    """What a live message shows, as 64 characters; the time it was updated aside."""
    title = campaign_title(t, figures.unit, figures.goal, figures.lang)
    parts = (t.code, title, str(figures.needed.kind), *shown_lines(t, figures))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()

"""What is posted by itself, a round at a time. `now` is an argument: tests and the demo play virtual days."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.posting.content import Content, slot_name, subject_of
from bot.posting.delivery import Delivery, Letter, Refused, Result
from bot.posting.live import Live
from bot.posting.log_channel import LogChannels
from bot.posting.notices import Mail
from bot.posting.pace import Pace, for_each
from bot.posting.reports import Reports
from bot.timetable import Timetable
from storage.domain.errors import BadSchedule, CollectionError, FeedGone, StoreUnavailable
from storage.services.feeds import FeedView
from storage.services.posts import CLAIM_SECONDS

if TYPE_CHECKING:
    from bot.app import Cosecha

log = logging.getLogger(__name__)


class Rounds:
    """The rounds of one process; several processes may play them at once.

    A round of one sort waits for the one before it. Each feed that was looked at is due again: at its next time once
    its post is out, a while later where somebody else is at it or Discord did not answer. Which slot that is about,
    the clock says, never what was due: so that after a day of downtime the latest one is posted, and it alone.
    """

    def __init__(self, bot: Cosecha, *, pace: Pace | None = None) -> None:
        self._bot = bot
        self._pace = pace or Pace()
        self._delivery = Delivery(bot, bot.engine.posts, self._pace)
        self._reports = Reports(bot, self._delivery)
        self._live = Live(bot, self._delivery, self._reports)
        self._log_channels = LogChannels(bot, self._delivery, self._pace)
        self._mail = Mail(bot, self._pace)
        self._at_feeds, self._at_campaigns = asyncio.Lock(), asyncio.Lock()
        self._at_logs, self._at_mail = asyncio.Lock(), asyncio.Lock()
        self._is_stopping = False

    async def feeds(self, now: datetime) -> None:
        """Post what is due by the clock; StoreUnavailable ends the round."""
        async with self._at_feeds:
            content = self.content(now)
            by_channel: dict[int, list[FeedView]] = defaultdict(list)
            for feed in await self._bot.engine.feeds.due(now=now):
                by_channel[feed.channel_discord_id].append(feed)
            work = partial(self._channel, content, self._pace.since(now))
            await for_each(by_channel.values(), work, may_go_on=self._may_go_on)

    async def campaigns(self, now: datetime) -> None:
        """Bring the campaigns up to date; StoreUnavailable ends the round."""
        async with self._at_campaigns:
            content = self.content(now)
            await self._live.round(content, now=now, may_go_on=self._may_go_on)

    async def log_channels(self, now: datetime) -> None:
        """Mirror the audit log where servers want it; StoreUnavailable ends the round."""
        async with self._at_logs:
            await self._log_channels.round(now, may_go_on=self._may_go_on)

    async def mail(self, now: datetime) -> None:
        """Send the private messages that wait; StoreUnavailable ends the round."""
        async with self._at_mail:
            await self._mail.round(now, may_go_on=self._may_go_on)

    def content(self, now: datetime) -> Content:
        """What posts show at a moment, at the pace of all posts; for a look at one beforehand, too."""
        return Content(self._bot, self._pace, now)

    async def stop(self) -> None:
        """Begin nothing new and wait for the posts that are on their way."""
        self._is_stopping = True
        async with self._at_feeds, self._at_campaigns, self._at_logs, self._at_mail:
            pass

    def _may_go_on(self) -> bool:
        return not self._is_stopping

    async def _channel(
        self, content: Content, clock: Callable[[], datetime], due: Sequence[FeedView]
    ) -> None:
        """What is due in a channel, one after another; nothing more in this round once Discord did not take one."""
        for feed in due:
            if not self._may_go_on():
                return
            try:
                if not await self._feed(content, clock, feed):
                    return
            except Refused as refused:
                await self._reports.pause(feed, refused.why, now=clock())
                return
            except StoreUnavailable:
                raise
            except CollectionError as error:
                log.warning("%s of channel %d: %s", feed.kind.value, feed.channel_discord_id, error.key)

    async def _feed(self, content: Content, clock: Callable[[], datetime], listed: FeedView) -> bool:
        """Post the latest slot of a feed unless that was done, and say when to look again; raises Refused.

        False where the channel is better left alone for a while. A round may take minutes: each step has its own time.
        """
        feeds, now = self._bot.engine.feeds, clock()
        feed = await self._as_it_is(listed)
        if feed is None or feed.due_at is None or feed.due_at > now:
            return True  # while it waited for its turn it was changed, stopped, or posted by another process
        timetable = _timetable(feed)
        if timetable is None:
            await feeds.reschedule(feed.id, None)
            return True
        slot = timetable.slot(now, feed.time_zone)
        following = timetable.next_due(now, feed.time_zone)
        # Whatever goes wrong from here on: a feed that fails does not stand in the way of the others.
        await feeds.reschedule(feed.id, min(following, now + timedelta(seconds=CLAIM_SECONDS)))
        if slot is not None:
            result = await self._post(content, clock, feed, slot)
            if result is Result.LATER:
                return False
            if result is Result.TAKEN:
                return True
        known = await self._as_it_is(feed)
        if known is not None and (known.schedule, known.time_zone) == (feed.schedule, feed.time_zone):
            await feeds.reschedule(feed.id, following)
        return True

    async def _post(
        self, content: Content, clock: Callable[[], datetime], feed: FeedView, slot: datetime
    ) -> Result:
        """Post a slot of a feed unless it is over, as SENT says too; raises Refused."""
        subject, name = subject_of(feed), slot_name(slot)
        if await self._bot.engine.posts.is_over(subject, name, now=clock()):
            return Result.SENT
        composed = await content.compose(feed, slot)
        letter = Letter(
            subject,
            name,
            feed.guild_discord_id,
            feed.channel_discord_id,
            composed.panel,
            edits=feed.message_discord_id if feed.is_in_place else None,
            ranks=composed.ranks or None,
        )
        delivered = await self._delivery.post(letter, now=clock())
        if delivered.result is Result.GIVEN_UP:
            await self._reports.rejected(feed, now=clock())
        return delivered.result

    async def _as_it_is(self, feed: FeedView) -> FeedView | None:
        """A feed as it is set up now; None where it is gone, off or paused."""
        try:
            known = await self._bot.engine.feeds.get(feed.id, feed.guild_discord_id)
        except FeedGone:
            return None
        return known if known.is_on and known.paused_at is None else None


def _timetable(feed: FeedView) -> Timetable | None:
    """When a feed is posted; None where nobody can tell, which whoever set it up was told."""
    if feed.schedule is None:
        return None
    try:
        return Timetable.parse(feed.schedule)
    except BadSchedule as error:
        log.error("the schedule of feed %d cannot be kept: %s", feed.id, error)
        return None

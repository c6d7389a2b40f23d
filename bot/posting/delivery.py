"""Sending a post once, whatever happens: a crash before it, after it, two processes, a channel that is gone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from http import HTTPStatus

import discord

from bot.posting.pace import Pace
from bot.session import NO_ANSWER, NO_MENTIONS
from bot.ui.ids import decode
from bot.ui.panel import Panel
from bot.ui.posts import names_of
from storage.services.posts import CLAIM_SECONDS, MAX_ATTEMPTS, Claim, Posts

log = logging.getLogger(__name__)

SEND_SECONDS = 30
"""How long one request may take; then the post is left to the next round. Less than a claim holds."""
LOOK_BACK = 2_000
"""Messages of a channel among which a post is looked for that may have been sent, a hundred in a request."""
LOOK_SECONDS = 50
"""How long that may take."""
LOOK_MARGIN = timedelta(minutes=1)
"""How far our clock may be ahead of Discord's, by which messages are dated."""
UNKNOWN_MESSAGE = 10008
NOT_OURS = 50005
"""Discord's codes for a message that is gone, and for one that another account wrote."""
BLOCKED = 40333
"""Discord's code for what its proxy did not let through."""
assert 2 * SEND_SECONDS + LOOK_SECONDS < CLAIM_SECONDS


class Refusal(StrEnum):
    """Why Discord does not take anything in a channel."""

    FORBIDDEN = "forbidden"
    GONE = "gone"


REFUSALS = {
    10003: Refusal.GONE,  # no such channel
    10004: Refusal.GONE,  # no such server
    50001: Refusal.FORBIDDEN,  # no access
    50013: Refusal.FORBIDDEN,  # no permission
}
"""Discord's codes for what only people can mend. What has another one may be a proxy's, or pass."""


class Refused(Exception):
    """Discord does not take anything in a channel."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


class Result(StrEnum):
    """What became of a post."""

    SENT = "sent"
    TAKEN = "taken"
    """It was sent before, somebody else is at it, or it was given up."""
    LATER = "later"
    """Discord did not take it; it is tried again when the claim has run out."""
    GIVEN_UP = "given_up"
    """Discord said no for the last time that it was asked."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A post on its way."""

    subject: str
    slot: str
    guild_id: int
    channel_id: int
    panel: Panel
    edits: int | None = None
    """The message that it replaces, if that is still there."""
    ranks: Mapping[int, int] | None = None
    mark: str | None = None
    """The slot that its buttons name, where that is another one; what is found may show less, and is edited."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of a post, and the message where there is one now."""

    result: Result
    message_id: int | None = None


class Delivery:
    """Claim, send, mark as sent. Whoever takes over a claim first looks whether the message is there."""

    def __init__(self, client: discord.Client, posts: Posts, pace: Pace) -> None:
        self._client = client
        self._posts = posts
        self._pace = pace

    async def post(self, letter: Letter, *, now: datetime) -> Delivered:
        """Post once; raises Refused."""
        claim = await self.claim(letter, now=now)
        return Delivered(Result.TAKEN) if claim is None else await self.put(letter, claim, now=now)

    async def claim(self, letter: Letter, *, now: datetime) -> Claim | None:
        """The right to send a letter."""
        return await self._posts.claim(letter.subject, letter.slot, channel_id=letter.channel_id, now=now)

    async def put(
        self,
        letter: Letter,
        claim: Claim,
        *,
        now: datetime,
        record: Callable[[int], Awaitable[None]] | None = None,
    ) -> Delivered:
        """Send what was claimed and mark it as sent; raises Refused, which is no attempt.

        `record` is told the message before: were it marked first, a crash between the two would lose it for good.
        """
        try:
            message_id = await self._place(letter, claim)
        except Refused:
            await self._posts.put_off(claim)
            raise
        except NO_ANSWER as error:
            return Delivered(await self._not_sent(letter, claim, error))
        if record is not None:
            await record(message_id)
        await self._posts.sent(claim, message_id=message_id, ranks=letter.ranks, now=now)
        return Delivered(Result.SENT, message_id)

    async def edit(self, letter: Letter, message_id: int) -> bool:
        """Show a panel in a message of ours; False where the message is gone. Raises Refused and NO_ANSWER."""
        message = self._channel(letter).get_partial_message(message_id)
        await self._pace.turn()
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await message.edit(
                    embeds=list(letter.panel.embeds),
                    view=letter.panel.view(),
                    attachments=letter.panel.discord_files(),
                    allowed_mentions=NO_MENTIONS,
                )
        except (discord.Forbidden, discord.NotFound) as error:
            if error.code in (UNKNOWN_MESSAGE, NOT_OURS):
                return False
            raise _meant(error) from error
        return True

    async def _place(self, letter: Letter, claim: Claim) -> int:
        """The message that shows the letter now: an earlier one that was edited, one that was sent, or a new one."""
        if letter.edits is not None and await self.edit(letter, letter.edits):
            return letter.edits
        found = None if claim.is_first else await self._find(letter, claim)
        if found is not None and (letter.mark is None or await self.edit(letter, found)):
            return found
        return await self._send(letter, nonce=claim.nonce)

    async def _send(self, letter: Letter, *, nonce: str) -> int:
        await self._pace.turn()
        try:
            async with asyncio.timeout(SEND_SECONDS):
                message = await self._channel(letter).send(
                    embeds=list(letter.panel.embeds),
                    view=letter.panel.view(),
                    files=letter.panel.discord_files(),
                    allowed_mentions=NO_MENTIONS,
                    nonce=nonce,
                )
        except (discord.Forbidden, discord.NotFound) as error:
            raise _meant(error) from error
        return message.id

    async def _find(self, letter: Letter, claim: Claim) -> int | None:
        """The message of this very post in the channel, where we may read what is in it.

        Where we may not, the nonce is left: Discord takes a second message with it for the first, for some minutes.
        """
        wanted = names_of(letter.subject, letter.mark or letter.slot)
        since = claim.first_claimed_at - LOOK_MARGIN
        await self._pace.turn()
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                async for message in self._channel(letter).history(limit=LOOK_BACK, after=since):
                    if self._is_ours(message) and _posts_of(message) == wanted:
                        return message.id
        except (discord.Forbidden, discord.NotFound) as error:
            if REFUSALS.get(error.code) is not Refusal.FORBIDDEN:
                raise _meant(error) from error
        return None

    def _is_ours(self, message: discord.Message) -> bool:
        return self._client.user is not None and message.author.id == self._client.user.id

    def _channel(self, letter: Letter) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(letter.channel_id, guild_id=letter.guild_id)

    async def _not_sent(self, letter: Letter, claim: Claim, error: BaseException) -> Result:
        """Say so; after the last attempt it is left out. What another day may go through is no attempt."""
        log.warning(
            "%s %s is not posted in channel %d yet, attempt %d: %s",
            letter.subject,
            letter.slot,
            letter.channel_id,
            claim.attempts,
            said(error),
        )
        if not _is_no(error):
            await self._posts.put_off(claim)
        elif claim.attempts >= MAX_ATTEMPTS:
            await self._posts.given_up(claim)
            return Result.GIVEN_UP
        return Result.LATER


def _posts_of(message: discord.Message) -> tuple[str, ...] | None:
    """Subject and slot of the post that a message is, by the custom_id of its buttons."""
    for row in message.components:
        for item in getattr(row, "children", ()):
            action = decode(getattr(item, "custom_id", None))
            if action is not None and action.verb in ("post", "logged"):
                return action.args[:2]
    return None


def said(error: BaseException) -> str:
    """What an exception says, or its name where it says nothing, as a timeout does."""
    return str(error) or type(error).__name__


def _meant(error: discord.HTTPException) -> Exception:
    """What an answer means for a channel: that it is refused, or only what it says."""
    why = REFUSALS.get(error.code)
    return error if why is None else Refused(why)


def _is_no(error: BaseException) -> bool:
    """Whether Discord itself answered that it does not take a post, which it would say again."""
    if not isinstance(error, discord.HTTPException):
        return False
    is_proxy = error.status in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND) and error.code in (0, BLOCKED)
    return error.status < 500 and error.status != HTTPStatus.TOO_MANY_REQUESTS and not is_proxy

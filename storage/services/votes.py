"""What members say about a message outside of tasks: thumbs and reports."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.cases import CaseReason
from storage.domain.errors import InvalidText, MessageGone, OwnMessage
from storage.domain.limits import Limited
from storage.domain.text import clean, visible
from storage.domain.views import VoteView
from storage.queries import cases, conduct, messages, sql, trees
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.services import limiting
from storage.services.context import Change, Context
from storage.services.upkeep import Upkeep
from storage.store import Tx

MAX_REPORT_LENGTH = 1000
"""Characters of a report's text."""
OTHER = "other"
"""The reason of a report that its words have to tell."""


class Votes:
    """One thumb and one report per member and message; nobody judges their own."""

    def __init__(self, context: Context, upkeep: Upkeep) -> None:
        self._context = context
        self._upkeep = upkeep

    async def vote(
        self, message_id: int, value: int, *, by: int, now: datetime, guild_discord_id: int | None = None
    ) -> VoteView:
        """Set the member's thumb to +1 or -1; the same thumb again takes it back.

        Raises MessageGone, OwnMessage, TooOften and what require_member raises.
        """
        emoji = messages.UP if value > 0 else messages.DOWN

        def body(tx: Tx) -> VoteView:
            member, message = self._judge(tx, message_id, by, guild_discord_id)
            member_id = member.id
            given = _given(tx, message_id, member_id)
            thumbs = []
            if given is not None:
                messages.count_emoji(tx, message_id, given.emoji, -1)
                thumbs.append((given.created_at, given.emoji, -1))
            else:
                rules = self._context.rulebook.of(message.lang)
                limiting.require(tx, rules, member_id, Limited.VOTE, now=now)
            is_back = given is not None and given.emoji == emoji
            if is_back:
                assert given is not None, "is_back says so"
                _put(tx, message_id, member_id, messages.TAKEN_BACK, given.created_at)
                limiting.forget_taken_back(tx, member_id, now=now)
            else:
                _put(tx, message_id, member_id, emoji, now)
                messages.count_emoji(tx, message_id, emoji, 1)
                thumbs.append((now, emoji, 1))
            conduct.count_thumbs(tx, message.author_id, thumbs)
            mine = 0 if is_back else 1 if emoji == messages.UP else -1
            return VoteView(mine, *messages.votes_on(tx, message_id))

        return await self._context.store.write(body)

    async def report(
        self,
        message_id: int,
        reason: str,
        text: str,
        *,
        by: int,
        now: datetime,
        guild_discord_id: int | None = None,
    ) -> bool:
        """Report a message to the moderators; False when this member had reported it before, then nothing changes.

        Enough reports take the message out. Raises InvalidText where the reason is `other` and no words say which,
        MessageGone, OwnMessage, TooOften and what require_member raises.
        """
        said = clean(text)[:MAX_REPORT_LENGTH]
        if reason == OTHER and not visible(said).strip():
            raise InvalidText("error-report-text")

        def body(change: Change) -> bool:
            tx = change.tx
            member, message = self._judge(tx, message_id, by, guild_discord_id)
            member_id = member.id
            if messages.is_reported_by(tx, member_id, message_id):
                return False
            limiting.require(tx, change.rules(message.lang), member_id, Limited.REPORT, now=now)
            trees.reserve(tx, message.tree_id)
            message = _there(tx, message_id)  # it may have been erased while another had its tree
            row = {
                "message_id": message_id,
                "contributor_id": member_id,
                "reason": reason[:32],
                "text": said,
                "created_at": now,
            }
            sql.add(tx, t.report, row)
            messages.count_emoji(tx, message_id, trees.RED_FLAG, 1)
            cases.open_case(
                tx,
                message=message,
                contributor_id=message.author_id,
                guild_discord_id=message.guild_discord_id,
                lang=message.lang,
                reason=CaseReason.REPORT,
                now=now,
                reported_for=[reason[:32]],
            )
            self._upkeep.settle_in(change, message.tree_id)
            return True

        return await self._context.change(now, body)

    async def require_reportable(
        self, message_id: int, *, by: int, guild_discord_id: int | None = None
    ) -> str | None:
        """Raise what `report` would, before anybody writes a report; the member's interface locale."""

        def body(tx: Tx) -> str | None:
            return self._judge(tx, message_id, by, guild_discord_id, lock=False)[0].interface_locale

        return await self._context.store.read(body)

    def _judge(
        self, tx: Tx, message_id: int, by: int, guild: int | None, *, lock: bool = True
    ) -> tuple[ContributorRow, sa.Row[Any]]:
        """The member, locked unless the transaction only reads, and the message, if they may judge it."""
        member = self._context.require_member(tx, by, guild_discord_id=guild, lock=lock)
        message = _there(tx, message_id)
        if message.author_id == member.id:
            raise OwnMessage()
        return member, message


def _there(tx: Tx, message_id: int) -> sa.Row[Any]:
    """A message whose words are there to be judged; raises MessageGone."""
    message = messages.get(tx, message_id)
    if message is None or message.is_deleted or message.is_erased:
        raise MessageGone()
    return message


def _given(tx: Tx, message_id: int, contributor_id: int) -> sa.Row[Any] | None:
    """The member's thumb on the message: emoji, created_at; None without one, and once it was taken back."""
    r = t.reaction.c
    own = (r.message_id == message_id, r.contributor_id == contributor_id, r.emoji != messages.TAKEN_BACK)
    query: sa.Select[Any] = sa.select(r.emoji, r.created_at).where(*own)
    return tx.execute(query).one_or_none()


def _put(tx: Tx, message_id: int, contributor_id: int, emoji: str, at: datetime) -> None:
    """Store what a member says of the message, instead of what they said before."""
    r = t.reaction.c
    own = sa.and_(r.message_id == message_id, r.contributor_id == contributor_id)
    tx.execute(sa.delete(t.reaction).where(own))
    row = {"message_id": message_id, "contributor_id": contributor_id, "emoji": emoji, "created_at": at}
    tx.execute(sa.insert(t.reaction).values(**row))

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
            member_id, message = self._judge(tx, message_id, by, guild_discord_id)
            r = t.reaction.c
            own = sa.and_(r.message_id == message_id, r.contributor_id == member_id)
            given = tx.execute(sa.select(r.emoji, r.created_at).where(own)).one_or_none()
            before = given.emoji if given is not None else None
            thumbs = []
            if given is not None:
                tx.execute(sa.delete(t.reaction).where(own))
                messages.count_emoji(tx, message_id, given.emoji, -1)
                thumbs.append((given.created_at, given.emoji, -1))
            else:
                rules = self._context.rulebook.of(message.lang)
                limiting.require(tx, rules, member_id, Limited.VOTE, now=now)
            if before != emoji:
                row = {
                    "message_id": message_id,
                    "contributor_id": member_id,
                    "emoji": emoji,
                    "created_at": now,
                }
                tx.execute(sa.insert(t.reaction).values(**row))
                messages.count_emoji(tx, message_id, emoji, 1)
                thumbs.append((now, emoji, 1))
            conduct.count_thumbs(tx, message.author_id, thumbs)
            mine = 0 if before == emoji else 1 if emoji == messages.UP else -1
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
            member_id, message = self._judge(tx, message_id, by, guild_discord_id)
            if messages.is_reported_by(tx, member_id, message_id):
                return False
            limiting.require(tx, change.rules(message.lang), member_id, Limited.REPORT, now=now)
            trees.reserve(tx, message.tree_id)
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

    def _judge(self, tx: Tx, message_id: int, by: int, guild: int | None) -> tuple[int, sa.Row[Any]]:
        """The member's id and the message, if they may judge it."""
        member = self._context.require_member(tx, by, guild_discord_id=guild)
        message = messages.get(tx, message_id)
        if message is None or message.is_deleted:
            raise MessageGone()
        if message.author_id == member.id:
            raise OwnMessage()
        return member.id, message

"""What members say about a message outside of tasks: thumbs and reports."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from storage.domain.errors import MessageGone, OwnMessage
from storage.domain.text import clean
from storage.domain.views import VoteView
from storage.queries import messages, sql, trees
from storage.queries import tables as t
from storage.services.context import Change, Context
from storage.services.upkeep import Upkeep
from storage.store import Tx

MAX_REPORT_LENGTH = 1000
"""Characters of a report's text."""


class Votes:
    """One thumb and one report per member and message; nobody judges their own."""

    def __init__(self, context: Context, upkeep: Upkeep) -> None:
        self._context = context
        self._upkeep = upkeep

    async def vote(self, message_id: int, value: int, *, by: int, now: datetime) -> VoteView:
        """Set the member's thumb to +1 or -1; the same thumb again takes it back.

        Raises MessageGone, OwnMessage and what require_member raises.
        """
        emoji = messages.UP if value > 0 else messages.DOWN

        def body(tx: Tx) -> VoteView:
            member_id = self._judge(tx, message_id, by)
            r = t.reaction.c
            own = sa.and_(r.message_id == message_id, r.contributor_id == member_id)
            before = tx.execute(sa.select(r.emoji).where(own)).scalar()
            if before is not None:
                tx.execute(sa.delete(t.reaction).where(own))
                messages.count_emoji(tx, message_id, before, -1)
            if before != emoji:
                row = {
                    "message_id": message_id,
                    "contributor_id": member_id,
                    "emoji": emoji,
                    "created_at": now,
                }
                tx.execute(sa.insert(t.reaction).values(**row))
                messages.count_emoji(tx, message_id, emoji, 1)
            mine = 0 if before == emoji else 1 if emoji == messages.UP else -1
            return VoteView(mine, *messages.votes_on(tx, message_id))

        return await self._context.store.write(body)

    async def report(self, message_id: int, reason: str, text: str, *, by: int, now: datetime) -> bool:
        """Report a message; False when this member had reported it before, then nothing changes.

        Enough reports take the message out. Raises MessageGone, OwnMessage and what require_member raises.
        """

        def body(change: Change) -> bool:
            tx = change.tx
            member_id = self._judge(tx, message_id, by)
            if messages.is_reported_by(tx, member_id, message_id):
                return False
            message = messages.get(tx, message_id)
            assert message is not None, "judged above"
            trees.reserve(tx, message.tree_id)
            row = {
                "message_id": message_id,
                "contributor_id": member_id,
                "reason": reason[:32],
                "text": clean(text)[:MAX_REPORT_LENGTH],
                "created_at": now,
            }
            sql.add(tx, t.report, row)
            messages.count_emoji(tx, message_id, trees.RED_FLAG, 1)
            self._upkeep.settle_in(change, message.tree_id)
            return True

        return await self._context.change(now, body)

    def _judge(self, tx: Tx, message_id: int, by: int) -> int:
        """The member's id, if they may judge the message."""
        member = self._context.require_member(tx, by)
        message = messages.get(tx, message_id)
        if message is None or message.is_deleted:
            raise MessageGone()
        if message.author_id == member.id:
            raise OwnMessage()
        return member.id

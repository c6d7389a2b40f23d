"""Telling members what became of their texts, reports and appeals: each notice once, by panel or private message."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from storage.domain.notices import NoticeView
from storage.queries import notices
from storage.services.context import Context
from storage.store import Tx

TAKEN_AT_ONCE = 8
"""Notices that one panel shows; the next shows those that come after."""


class Notices:
    """What members are to be told. Notices are added where something is decided (storage/queries/notices.py)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def take(self, discord_id: int, *, now: datetime) -> tuple[NoticeView, ...]:
        """The oldest notices that a member has not been told, up to TAKEN_AT_ONCE; they count as told from here on.

        One read by an index where there is none.
        """
        most = TAKEN_AT_ONCE
        if not await self._context.store.read(lambda tx: notices.untold_of(tx, discord_id, most=1)):
            return ()

        def body(tx: Tx) -> tuple[NoticeView, ...]:
            mine = notices.claim(tx, notices.untold_of(tx, discord_id, most=most), now)
            return tuple(notices.views(tx, mine))

        return await self._context.store.write(body)

    async def untold(self, limit: int = 50) -> list[tuple[int, NoticeView]]:
        """(Discord id, notice) of those that are to be sent in a private message, oldest first."""
        return await self._context.store.read(lambda tx: notices.to_send(tx, most=limit))

    async def told(self, notice_id: int, *, now: datetime) -> bool:
        """Claim a notice before it is sent; False where the member was told meanwhile."""
        return bool(await self._context.store.write(lambda tx: notices.claim(tx, [notice_id], now)))

    async def refused(self, notice_id: int) -> None:
        """Discord takes no private message for this member: the notice waits for their next panel."""
        await self.unshown((notice_id,))

    async def unshown(self, ids: Iterable[int]) -> None:
        """Discord took the panel with these notices as little as a private message: they wait for the next panel."""

        def body(tx: Tx) -> None:
            for notice_id in ids:
                notices.give_back(tx, notice_id)

        await self._context.store.write(body)

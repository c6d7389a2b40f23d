"""Claims of what is posted once, with a memory of what is over, so that not every round asks the store."""

from __future__ import annotations

from datetime import datetime

from storage.services.posts import Claim, Posts


class Ledger:
    """Only saves questions: what it has forgotten it asks again."""

    def __init__(self, posts: Posts) -> None:
        self._posts = posts
        self._over: set[tuple[str, str]] = set()

    def is_over(self, subject: str, slot: str) -> bool:
        """Whether it is known that nothing remains to be done about a post."""
        return (subject, slot) in self._over

    async def claim(self, subject: str, slot: str, *, channel_id: int, now: datetime) -> Claim | None:
        """The right to send a post; None where it is over or somebody else is at it."""
        if self.is_over(subject, slot):
            return None
        claim = await self._posts.claim(subject, slot, channel_id=channel_id, now=now)
        if claim is None and await self._posts.is_over(subject, slot, now=now):
            self.close(subject, slot)
        return claim

    def close(self, subject: str, slot: str) -> None:
        """Nothing remains to be done about a post."""
        self._over.add((subject, slot))

    async def leave_out(self, subject: str, slot: str, *, channel_id: int, now: datetime) -> None:
        """See to it that a post is never sent, unless somebody is at it."""
        if self.is_over(subject, slot):
            return
        claim = await self._posts.claim(subject, slot, channel_id=channel_id, now=now)
        if claim is not None:
            await self._posts.given_up(claim)
        self.close(subject, slot)

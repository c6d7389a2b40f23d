"""Claims of what is posted once, with a memory of what is over, so that not every round asks the store."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.services.posts import CLAIM_SECONDS, Claim, Posts


class Ledger:
    """Only saves questions: what it has forgotten it asks again."""

    def __init__(self, posts: Posts) -> None:
        self._posts = posts
        self._over: set[tuple[str, str]] = set()
        self._refused_at: dict[tuple[str, str], datetime] = {}
        """Since when a claim was not given; whoever held it then has lost it CLAIM_SECONDS later, or was done."""

    def is_over(self, subject: str, slot: str) -> bool:
        """Whether it is known that nothing remains to be done about a post."""
        return (subject, slot) in self._over

    async def claim(self, subject: str, slot: str, *, channel_id: int, now: datetime) -> Claim | None:
        """The right to send a post; None where it is over or somebody else is at it."""
        key = (subject, slot)
        if key in self._over:
            return None
        claim = await self._posts.claim(subject, slot, channel_id=channel_id, now=now)
        if claim is not None:
            self._refused_at.pop(key, None)
        elif now - self._refused_at.setdefault(key, now) > timedelta(seconds=CLAIM_SECONDS):
            self.close(subject, slot)
        return claim

    def close(self, subject: str, slot: str) -> None:
        """Nothing remains to be done about a post."""
        self._over.add((subject, slot))
        self._refused_at.pop((subject, slot), None)

    async def leave_out(self, subject: str, slot: str, *, channel_id: int, now: datetime) -> None:
        """See to it that a post is never sent, unless somebody is at it."""
        if self.is_over(subject, slot):
            return
        claim = await self._posts.claim(subject, slot, channel_id=channel_id, now=now)
        if claim is not None:
            await self._posts.given_up(claim)
        self.close(subject, slot)

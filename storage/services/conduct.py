"""The moderators' board: whose messages others find fault with, in a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from storage.domain.access import Authority, Level
from storage.domain.conduct import WEIGHTS, Received, Standing
from storage.domain.errors import NotAllowed
from storage.domain.periods import Frame, period_of
from storage.queries import conduct
from storage.services.context import Context
from storage.store import Tx

MOST: Final = 25
"""Lines that one page holds at most."""


@dataclass(frozen=True, slots=True)
class ConductLine:
    """A line of the board."""

    place: int
    """From 1."""
    contributor_id: int
    discord_id: int
    name: str
    """What the member is called, as last seen; may be empty."""
    received: Received
    is_suspended: bool

    @property
    def score(self) -> float:
        """What the lines are ordered by."""
        return self.received.score


class Conduct:
    """Counted a little behind the reviews; a server's staff sees its own members, home servers' staff everybody."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def top(
        self,
        authority: Authority,
        period: str,
        *,
        state: Standing = Standing.ALL,
        count: int = 10,
        offset: int = 0,
    ) -> tuple[ConductLine, ...]:
        """The next lines for a period named as in storage/domain/periods.py, highest score first. Raises NotAllowed."""
        if authority.level < Level.MODERATOR:
            raise NotAllowed()
        guild = None if authority.is_everywhere else authority.guild_discord_id or 0
        start, most = max(offset, 0), min(max(count, 1), MOST)

        def body(tx: Tx) -> tuple[ConductLine, ...]:
            rows = conduct.top(tx, period, standing=state, guild=guild, most=most, after=start)
            return tuple(
                ConductLine(
                    place,
                    row.contributor_id,
                    row.discord_id,
                    row.name or "",
                    Received(**{name: getattr(row, name) for name in WEIGHTS}),
                    bool(row.is_suspended),
                )
                for place, row in enumerate(rows, start + 1)
            )

        return await self._context.store.read(body)

    async def of_frame(
        self,
        authority: Authority,
        frame: Frame,
        day: date,
        *,
        state: Standing = Standing.ALL,
        count: int = 10,
    ) -> tuple[ConductLine, ...]:
        """The same for the day, week or month (UTC) that a day falls in, or for all time."""
        return await self.top(authority, period_of(frame, day), state=state, count=count)

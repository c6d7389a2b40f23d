"""Compare initial prompts; the best are answered first."""

from __future__ import annotations

from bot.app import Cosecha
from bot.tasks import TaskCog
from storage.domain.kinds import Kind


class RankInitialPrompts(TaskCog):
    """Compare initial prompts; the best are answered first."""

    kind = Kind.RANK_INITIAL_PROMPTS


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(RankInitialPrompts(bot))

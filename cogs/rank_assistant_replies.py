"""Put an assistant's replies in order."""

from __future__ import annotations

from bot.app import Cosecha
from bot.tasks import TaskCog
from storage.domain.kinds import Kind


class RankAssistantReplies(TaskCog):
    """Put an assistant's replies in order."""

    kind = Kind.RANK_ASSISTANT_REPLIES


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(RankAssistantReplies(bot))

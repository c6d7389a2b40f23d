"""Answer as an excellent assistant would."""

from __future__ import annotations

from bot.app import Cosecha
from bot.tasks import TaskCog
from storage.domain.kinds import Kind


class AssistantReply(TaskCog):
    """Answer as an excellent assistant would."""

    kind = Kind.ASSISTANT_REPLY


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(AssistantReply(bot))

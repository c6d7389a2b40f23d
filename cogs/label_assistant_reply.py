"""Review an assistant's reply."""

from __future__ import annotations

from bot.app import Cosecha
from bot.tasks import TaskCog
from storage.domain.kinds import Kind


class LabelAssistantReply(TaskCog):
    """Review an assistant's reply."""

    kind = Kind.LABEL_ASSISTANT_REPLY


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(LabelAssistantReply(bot))

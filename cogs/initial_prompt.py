"""Write the first message of a conversation."""

from __future__ import annotations

from bot.app import Cosecha
from bot.tasks import TaskCog
from storage.domain.kinds import Kind


class InitialPrompt(TaskCog):
    """Write the first message of a conversation."""

    kind = Kind.INITIAL_PROMPT


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(InitialPrompt(bot))

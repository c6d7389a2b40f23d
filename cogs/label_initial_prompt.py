"""Review an initial prompt."""

from __future__ import annotations

from bot.app import Cosecha
from bot.tasks import TaskCog
from storage.domain.kinds import Kind


class LabelInitialPrompt(TaskCog):
    """Review an initial prompt."""

    kind = Kind.LABEL_INITIAL_PROMPT


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(LabelInitialPrompt(bot))

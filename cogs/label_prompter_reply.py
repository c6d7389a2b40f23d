"""Review a user's message."""

from __future__ import annotations

from bot.app import Cosecha
from bot.tasks import TaskCog
from storage.domain.kinds import Kind


class LabelPrompterReply(TaskCog):
    """Review a user's message."""

    kind = Kind.LABEL_PROMPTER_REPLY


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(LabelPrompterReply(bot))

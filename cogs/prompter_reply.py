"""Go on with a conversation as the one who asks."""

from __future__ import annotations

from bot.app import Cosecha
from bot.tasks import TaskCog
from storage.domain.kinds import Kind


class PrompterReply(TaskCog):
    """Go on with a conversation as the one who asks."""

    kind = Kind.PROMPTER_REPLY


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(PrompterReply(bot))

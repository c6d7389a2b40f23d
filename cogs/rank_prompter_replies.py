"""Put users' messages in order."""

from __future__ import annotations

from bot.app import Cosecha
from bot.tasks import TaskCog
from storage.domain.kinds import Kind


class RankPrompterReplies(TaskCog):
    """Put users' messages in order."""

    kind = Kind.RANK_PROMPTER_REPLIES


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(RankPrompterReplies(bot))

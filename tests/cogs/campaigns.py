"""Campaigns that began a while ago, and what is typed to start one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from storage.domain.campaigns import Unit
from storage.queries import tables as t
from tests.cogs.stage import Stage

WANTED: dict[str, Any] = {"language": "es", "unit": "contributions", "until": "30 days"}


async def started(
    stage: Stage, lang: str = "es", *, goal: int = 1000, guild_id: int = 0, **changes: Any
) -> int:
    """A campaign that began an hour ago; its number."""
    now = datetime.now(UTC)
    values: dict[str, Any] = {
        "channel_id": stage.channel.id,
        "lang": lang,
        "goal": goal,
        "unit": Unit.CONTRIBUTIONS,
        "until": now + timedelta(days=30),
        "versus": (),
        "locale": "es",
        "by": 1,
        "now": now - timedelta(hours=1),
        **changes,
    }
    made = await stage.engine.campaigns.start(guild_id or stage.env.guild.id, **values)
    return made.id


async def campaigns(stage: Stage) -> list[Any]:
    return await stage.rows(t.campaign)

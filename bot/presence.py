"""What a server and Discord call a contributor, learned from what they do: the bot has no list of members.

Boards need names (a picture cannot mention anybody), and whoever acts on a server is still there.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import Any

import discord

from storage.domain.errors import StoreUnavailable
from storage.services.memberships import Memberships

log = logging.getLogger(__name__)

KNOWN = 10_000
"""Members whose last note is remembered, so that the store is not asked about them with every press."""

REMEMBERED_SECONDS = 900
"""How long nothing is asked of the store about somebody whose names are the same; then they may have been erased, or
taken to have left."""

Note = tuple[str, str, int]


class Presence:
    """Notes each contributor once a day per server, and when their name changed."""

    def __init__(self, memberships: Memberships) -> None:
        self._memberships = memberships
        self._noted: OrderedDict[tuple[int, int], Note] = OrderedDict()

    async def note(self, interaction: discord.Interaction[Any]) -> None:
        """Note who acted; without a database that waits for the next time."""
        guild_id, user, now = interaction.guild_id, interaction.user, interaction.created_at
        if guild_id is None:
            return
        key, noted = (
            (guild_id, user.id),
            (
                user.global_name or user.name,
                user.display_name,
                int(now.timestamp()) // REMEMBERED_SECONDS,
            ),
        )
        if self._noted.get(key) == noted:
            return
        try:
            is_stored = await self._memberships.seen(
                user.id, guild_id, name=noted[0], server_name=noted[1], now=discord.utils.utcnow()
            )
        except StoreUnavailable as error:
            log.warning("who acted is not noted: %s", error.facts["detail"])
            return
        if not is_stored:
            return
        self._noted[key] = noted
        self._noted.move_to_end(key)
        if len(self._noted) > KNOWN:
            self._noted.popitem(last=False)

"""What the bot needs in a channel to post there, and what of it is missing."""

from __future__ import annotations

from typing import Final

import discord

from bot.i18n import Locale
from bot.ui.words import slug

NEEDED: Final = (
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
)
"""Discord's names of the permissions that a post needs, in the order in which Discord lists them.

The last one is for finding a post again after a crash, so that it is not sent twice.
"""


def missing(permissions: discord.Permissions) -> tuple[str, ...]:
    """Those of NEEDED that are not among `permissions`, which are the bot's own in one channel."""
    return tuple(name for name in NEEDED if not getattr(permissions, name))


def names(t: Locale, permissions: tuple[str, ...]) -> list[str]:
    """What Discord calls permissions in the member's language."""
    return [t(f"permission-{slug(name)}.name") for name in permissions]


def instructions(t: Locale, permissions: tuple[str, ...], *, bot: str) -> str:
    """A line for each permission, what it is needed for, and below how to give them; `bot` is the bot's name."""
    lines = [
        f"- **{t(f'permission-{slug(name)}.name')}**: {t(f'permission-{slug(name)}.why')}"
        for name in permissions
    ]
    return "\n".join([*lines, "", t("permission-how", bot=bot)])

"""What a member is told of what others decided about them: kinds, how each reaches the member."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final


class NoticeKind(StrEnum):
    """What the member is told."""

    REPORT_UPHELD = "report_upheld"
    """A moderator took out what the member had reported."""
    REPORT_DECLINED = "report_declined"
    """A moderator looked at what the member had reported and left it."""
    REMOVED = "removed"
    """A message of the member's was removed."""
    RESTORED = "restored"
    """A message of the member's was put back."""
    EDITED = "edited"
    """A moderator changed a message of the member's."""
    WARNED = "warned"
    SUSPENDED = "suspended"
    LIFTED = "lifted"
    """The member may contribute again."""
    APPEAL_GRANTED = "appeal_granted"
    APPEAL_DENIED = "appeal_denied"
    HELD_RELEASED = "held_released"
    """A message that waited for a moderator goes to the others now."""
    ERASURE_SOON = "erasure_soon"
    """The member will be erased, as they asked for; whoever did not ask finds out in time."""


BY_MESSAGE: Final = frozenset(
    {
        NoticeKind.WARNED,
        NoticeKind.SUSPENDED,
        NoticeKind.REMOVED,
        NoticeKind.APPEAL_GRANTED,
        NoticeKind.APPEAL_DENIED,
        NoticeKind.ERASURE_SOON,
    }
)
"""Kinds that are sent in a private message; the others, and these where Discord takes none, wait for a panel."""
BY_DM: Final = "by_dm"
"""Fact of a notice: false once Discord refused the private message."""
GUILD: Final = "guild"
"""Fact of a notice without a message: the server (Discord id) on which it came about."""
EXCERPT_LENGTH: Final = 120
"""Characters that a notice shows of the message it is about."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice with what is shown of it."""

    id: int
    kind: NoticeKind
    facts: Mapping[str, Any]
    """What else is to be known: a reason, a time as ISO, labels."""
    created_at: datetime
    excerpt: str | None = None
    """How the message begins, in one line; None without one, and for another's message that was taken out."""
    message_id: int | None = None
    guild_discord_id: int | None = None
    """The server on which that message was written, or on which it was decided, where it is one."""
    locale: str | None = None
    """The language in which the member last read the terms."""


def excerpt(text: str) -> str | None:
    """How a text begins, in one line of at most EXCERPT_LENGTH characters; None where nothing is left of it."""
    line = " ".join(text[: EXCERPT_LENGTH * 4].split())
    if len(line) > EXCERPT_LENGTH:
        line = line[: EXCERPT_LENGTH - 1].rstrip() + "…"
    return line or None

"""What members decide about their own data, and what they are told is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

ERASURE_WAIT: Final = timedelta(hours=24)
"""How long a wish to be erased can be taken back, unless the operator chose otherwise."""


class ErasedMessages(StrEnum):
    """What becomes of an erased message with replies of others below it."""

    SUBTREE = "subtree"
    """It is taken out with everything below it."""
    PLACEHOLDER = "placeholder"
    """It stays as an empty place, so that the replies of others stay, too."""


@dataclass(frozen=True, slots=True)
class StoredData:
    """What is stored about a member, in plain data; no text that anybody wrote."""

    since: datetime
    """When they accepted the terms for the first time."""
    contributor_id: int
    """The number under which their data are kept."""
    name: str | None
    """What Discord calls them, as last seen."""
    alias: str | None
    interface_locale: str | None
    time_zone: str | None
    languages: tuple[str, ...]
    """Content languages."""
    visibility: str
    """Where boards show them (storage/domain/visibility.py)."""
    wants_credit: bool
    """Whether thanks may name them."""
    publishes_text: bool
    publishes_votes: bool
    withdrawn_at: datetime | None
    suspended_at: datetime | None
    suspended_until: datetime | None
    consents: tuple[tuple[str, datetime], ...]
    """Version of the terms, and when it was accepted, oldest first."""
    erasure_due_at: datetime | None
    """When they will be erased; None unless they asked for it."""
    counts: Mapping[str, int]
    """Table -> how many of its rows are about them; only those with any, in the order of the tables."""
    published: int
    """Their messages that stand in conversations an export holds today."""
    barred: Mapping[int, datetime | None] = field(default_factory=dict)
    """Servers that suspended them -> until when; None until it is lifted. Not those of `suspended_at`."""

    def count(self, table: str) -> int:
        """Rows of a table about them; 0 for a table that has none."""
        return self.counts.get(table, 0)

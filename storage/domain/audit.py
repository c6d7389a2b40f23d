"""The audit log as a chain: each entry's digest covers the one before, so that nothing can be changed unseen.

Details are covered by their own digest, which stays when they are erased: the chain holds also then.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

START: Final = "0" * 64
"""The digest before the first entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry's digest covers."""

    id: int
    at: datetime
    actor_discord_id: int | None
    guild_discord_id: int
    act: str
    subject: str
    lang: str
    details_sha256: str


def canonical(value: object) -> bytes:
    """A JSON value as the same bytes each time: sorted keys, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def lasting(value: object) -> bool:
    """Whether a value comes back from JSON, and from PostgreSQL's JSONB, with the same digest.

    JSONB keeps numbers as decimals: it knows no -0.0, and 1e+16 comes back as a whole number. Nor does it take a
    NUL or half of a surrogate pair, but then nothing is stored, and nothing digested.
    """
    match value:
        case None | str() | int():
            return True
        case float():
            return math.isfinite(value) and "e+" not in repr(value) and repr(value) != "-0.0"
        case list() | tuple():
            return all(map(lasting, value))
        case dict():
            return all(isinstance(name, str) and lasting(each) for name, each in value.items())
        case _:
            return False


def details_digest(details: Mapping[str, Any] | None) -> str:
    """SHA-256 of an entry's details, in hexadecimal."""
    return sha256(canonical(dict(details) if details else None)).hexdigest()


def digest(previous: str, entry: Entry) -> str:
    """SHA-256 of an entry after the digest of the one before, in hexadecimal; the time counts in whole seconds."""
    content = [
        previous,
        entry.id,
        entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        entry.actor_discord_id,
        entry.guild_discord_id,
        entry.act,
        entry.subject,
        entry.lang,
        entry.details_sha256,
    ]
    return sha256(canonical(content)).hexdigest()

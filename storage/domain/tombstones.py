"""Tombstones: what was erased and must not come back, as lines of a file and as keys that say nothing of a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

from storage.domain.text import fingerprint

MIN_TEXT_LENGTH: Final = 50
"""Characters from which a text is known again by its digest; others may write the same short one."""


class StoneKind(StrEnum):
    """What a tombstone names."""

    MESSAGE = "message"
    """A message, by its public id."""
    TEXT = "text"
    """A text, by the SHA-256 of its folded form (storage/domain/text.py: fingerprint)."""
    CONSENT = "consent"
    """A member, by the interaction in which they once accepted the terms."""


class Stone(NamedTuple):
    """One tombstone."""

    kind: StoneKind
    key: str


def stones_of(public_id: str, texts: Iterable[str]) -> list[Stone]:
    """The tombstones of a message: its id, and the digests of what it says and said, where that is long enough."""
    digests = (digest_of(text) for text in texts)
    return [Stone(StoneKind.MESSAGE, public_id), *(Stone(StoneKind.TEXT, each) for each in digests if each)]


def digest_of(text: str) -> str | None:
    """The digest by which a text is known again; None for one that is too short for that."""
    return fingerprint(text) if len(text) >= MIN_TEXT_LENGTH else None


def to_line(stone: Stone, at: datetime) -> str:
    """The line of a tombstone in the file, with its end."""
    return json.dumps({"kind": stone.kind.value, "key": stone.key, "at": at.isoformat()}) + "\n"


def from_lines(lines: Iterable[str]) -> Iterator[Stone]:
    """The tombstones of a file; a line that is none, like one that was cut off by a kill, is left out."""
    for line in lines:
        try:
            found = json.loads(line)
            stone = Stone(StoneKind(found["kind"]), found["key"])
        except (ValueError, KeyError, TypeError):
            continue
        if isinstance(stone.key, str):
            yield stone

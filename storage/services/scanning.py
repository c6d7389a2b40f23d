"""Looking through new texts for what was pasted or copied: cases for moderators, no verdicts."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.cases import CaseReason, Hold
from storage.domain.suspicion import (
    FLOOD_WINDOW,
    OTHERS_LIKENESS,
    OTHERS_TEXTS,
    folded,
    is_comparable,
    is_flood,
    signs_of_pasting,
)
from storage.queries import cases, following, messages
from storage.queries import scanning as stored
from storage.services import holds
from storage.services.context import Change, Context
from storage.services.likeness import alike
from storage.store import Tx

BATCH: Final = 100
"""Texts of one transaction."""
MOST_BATCHES: Final = 50
"""Transactions of one run; what is left is taken by the next one."""
FRESH: Final = timedelta(days=1)
"""Age up to which a text is looked at: an older one was there before the scanner was, or lies long behind."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that others are compared with."""

    id: int
    author_id: int | None
    at: datetime | None
    folded: str


@dataclass(frozen=True, slots=True)
class _Finding:
    """What was seen in a new text."""

    row: sa.Row[Any]
    pasted: Mapping[str, object]
    alike: Sequence[tuple[_Text, float]] = ()
    """Texts by others that are almost the same, oldest first, with the likeness in per cent."""

    @property
    def flood(self) -> Sequence[_Text]:
        """The earlier texts of the flood that this text is part of; empty for none."""
        times = [text.at for text, _ in self.alike if text.at is not None]
        if not is_flood(times, self.row.created_at):
            return ()
        since = self.row.created_at - FLOOD_WINDOW
        return [text for text, _ in self.alike if text.at is not None and text.at > since]


@dataclass(slots=True)
class _Reading:
    """A batch of new texts with what they are compared with."""

    last_id: int
    rows: list[sa.Row[Any]]
    ends_at: int
    """The last message that it covers."""
    windows: dict[str, deque[_Text]] = field(default_factory=dict)
    """Language -> its last texts before the batch."""


class Scanning:
    """Follows the messages as storage/services/following.py follows reviews: each is looked at once, none is left out.

    Comparing takes longest and needs no database: it is done in a thread, between a transaction that reads and one that
    writes, and dropped where another process was first.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._reach: following.Reach | None = None
        """What could not be followed to its end yet."""

    async def run(self, now: datetime) -> int:
        """Look at the texts that are new; how many they were."""
        total = 0
        for _ in range(MOST_BATCHES):
            done = await self._next(now)
            total += done
            if done < BATCH:
                break
        return total

    async def _next(self, now: datetime) -> int:
        store = self._context.store
        up_to = self._reach
        if up_to is None:
            up_to = await store.read(lambda tx: following.reach(tx, following.SCANNED))
        self._reach = None
        reading = await store.read(partial(_read, up_to=up_to, now=now))
        if reading is None or len(reading.rows) == BATCH:
            self._reach = up_to
        if reading is None or reading.ends_at <= reading.last_id:
            return 0
        findings = await asyncio.to_thread(_findings, reading)
        is_first = await self._context.change(now, lambda change: _note(change, reading, findings))
        return len(reading.rows) if is_first else 0


def _read(tx: Tx, *, up_to: following.Reach, now: datetime) -> _Reading | None:
    """The next batch; None where what comes next may not be complete yet."""
    if not following.is_sure(tx, up_to):
        return None
    last_id = following.position(tx, following.SCANNED)
    found = stored.unscanned(tx, last_id, up_to, now - FRESH, most=BATCH)
    reading = _Reading(last_id, found, found[-1].id if len(found) == BATCH else up_to.last_id)
    for lang in {row.lang for row in found}:
        earlier = stored.earlier_texts(tx, lang, found[0].id, most=OTHERS_TEXTS)
        reading.windows[lang] = deque((_text(row) for row in earlier), maxlen=OTHERS_TEXTS)
    return reading


def _text(row: sa.Row[Any]) -> _Text:
    return _Text(row.id, row.author_id, row.created_at, folded(row.text))


def _findings(reading: _Reading) -> list[_Finding]:
    """What is suspicious in a batch; no database is needed."""
    found = []
    for row in reading.rows:
        window, text = reading.windows[row.lang], _text(row)
        pasted = signs_of_pasting(row.text, row.created_at - row.asked_at)
        finding = _Finding(row, pasted, _copied(text, window) if is_comparable(text.folded) else ())
        if finding.pasted or finding.alike:
            found.append(finding)
        window.append(text)
    return found


def _copied(text: _Text, window: Iterable[_Text]) -> list[tuple[_Text, float]]:
    others = [each for each in window if each.author_id is None or each.author_id != text.author_id]
    likely = alike(text.folded, [each.folded for each in others], least=OTHERS_LIKENESS)
    return [(others[index], score) for index, score in likely]


def _note(change: Change, reading: _Reading, findings: Sequence[_Finding]) -> bool:
    """Open the cases of a batch, hold what floods, and put the follower forward; False where another was first."""
    tx = change.tx
    if following.lock(tx, following.SCANNED) != reading.last_id:
        return False
    flooding: dict[int, int] = {}
    """Message -> how many others of its flood were there."""
    for finding in findings:
        flood = finding.flood
        first = finding.alike[0][0].id if finding.alike else None
        for message_id in [finding.row.id, *(text.id for text in flood if text.id != first)] if flood else ():
            flooding[message_id] = len(flood)
        if not finding.row.is_out:
            _open_cases(change, finding)
    _hold(change, flooding)
    following.advance(tx, following.SCANNED, reading.ends_at)
    return True


def _open_cases(change: Change, finding: _Finding) -> None:
    row = finding.row
    reasons: list[tuple[CaseReason, Mapping[str, object]]] = []
    if finding.pasted:
        reasons.append((CaseReason.PASTED, finding.pasted))
    if finding.alike:
        text, likeness = max(finding.alike, key=lambda found: (found[1], -found[0].id))
        reasons.append((CaseReason.DUPLICATE, {"of": text.id, "likeness": round(likeness)}))
    for reason, facts in reasons:
        _open_case(change, row, reason, facts)


def _hold(change: Change, flooding: Mapping[int, int]) -> None:
    """Hold what floods, but for what a moderator decided about; the text that all copy stays."""
    found = stored.holdable(change.tx, flooding) if flooding else []
    for row in found:  # before any tree is locked
        message = messages.get(change.tx, row.id)
        assert message is not None, "found above"
        _open_case(change, message, CaseReason.FLOOD, {"alike": flooding[row.id]})
    for tree_id, of_tree in groupby(found, key=attrgetter("tree_id")):
        holds.hold_all(change, tree_id, [row.id for row in of_tree], Hold.FLOOD)


def _open_case(change: Change, message: sa.Row[Any], reason: CaseReason, facts: Mapping[str, object]) -> None:
    cases.open_case(
        change.tx,
        message=message,
        contributor_id=message.author_id,
        guild_discord_id=message.guild_discord_id,
        lang=message.lang,
        reason=reason,
        now=change.now,
        facts=facts,
    )

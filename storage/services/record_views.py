"""What moderators are shown of a member, a message and a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

import sqlalchemy as sa

from storage.domain.conduct import Received
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.removals import RemovalView
from storage.services.suspensions import SuspensionView

MOST_COUNTED: Final = 999
"""Notes about a member, and reports of a message or of a member's messages, that are counted; more are 999+."""
m = t.message.c


class Outcome(StrEnum):
    """What became of a message."""

    OPEN = "open"
    """Not decided yet."""
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REMOVED = "removed"
    HELD = "held"
    ERASED = "erased"
    ELSEWHERE = "elsewhere"
    """Not live, and not this moderator's: what became of it is not told."""


OUTCOME: Final = sa.case(
    (m.text == "", Outcome.ERASED.value),
    (m.held_because.is_not(None), Outcome.HELD.value),
    (m.is_deleted, Outcome.REMOVED.value),
    (m.review_result.is_(True), Outcome.ACCEPTED.value),
    (m.review_result.is_(False), Outcome.REJECTED.value),
    else_=Outcome.OPEN.value,
)
"""The same of a row, for whoever may know it."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """What a moderator noted about a member."""

    id: int
    guild_discord_id: int
    written_by: int
    """Discord id."""
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """A message in a list."""

    id: int
    public_id: str
    parent_id: int | None
    depth: int
    role: str
    lang: str
    author_id: int | None
    """Contributor; None for an imported message, and for one that is not shown."""
    outcome: Outcome
    excerpt: str
    """How it begins, in one line; empty once it was erased, and where it is not shown."""
    created_at: datetime | None


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A member as moderators see them; messages and counts are those within their reach."""

    contributor_id: int
    discord_id: int
    name: str
    """What they are called, here where that is known; empty where it is not."""
    since: datetime
    languages: tuple[str, ...]
    contributions: int
    is_newcomer: bool
    suspensions: tuple[SuspensionView, ...]
    """Those everywhere and on this server, newest first."""
    withdrawn_at: datetime | None
    counts: Mapping[Outcome, int]
    """Messages by what became of them."""
    reports: int
    """Reports of their messages."""
    warnings: int
    conduct: Received
    """What others said of their messages, of all time and everywhere."""
    notes: tuple[NoteView, ...]
    """The newest ones; none about oneself."""
    note_count: int
    """How many there are, counted up to MOST_COUNTED and one more."""
    last: tuple[Line, ...]
    """Their last messages, newest first."""
    removal: RemovalView | None
    """One that waits or is being carried out."""
    is_liftable: bool
    """Whether the moderator can lift a suspension that holds."""
    is_own: bool
    """Whether the moderator is looking at themselves: they see no notes then, and decide nothing."""

    @property
    def suspended(self) -> SuspensionView | None:
        """The suspension that holds; that on all servers before that on one."""
        held = [view for view in self.suspensions if view.is_open]
        return min(held, key=lambda view: view.guild_discord_id, default=None)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report of a message."""

    reason: str
    text: str
    by: int
    """Contributor."""
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """A message with everything around it that a moderator decides by."""

    id: int
    public_id: str
    tree_id: int
    tree_public_id: str
    tree_state: TreeState
    role: str
    lang: str
    text: str
    author_id: int | None
    """Contributor; None for an imported message."""
    author_discord_id: int | None
    guild_discord_id: int | None
    created_at: datetime | None
    outcome: Outcome
    held_because: str | None
    removed_with: int | None
    labels: Mapping[str, tuple[float, int]]
    """Label -> (sum, number) of its values."""
    review_count: int
    up: int
    down: int
    reports: tuple[ReportLine, ...]
    """The newest ones; none of one's own message, as they say who reported it."""
    report_count: int
    """How many there are, counted up to MOST_COUNTED and one more."""
    revisions: int
    path: tuple[Line, ...]
    """From the initial prompt down to it."""
    below: int
    """Messages below it that are shown."""
    open_case: int | None
    is_synthetic: bool


@dataclass(frozen=True, slots=True)
class TreeRecord:
    """A conversation with its messages."""

    id: int
    public_id: str
    lang: str
    state: TreeState
    goal_size: int
    accepted: int
    origin: str | None
    created_at: datetime
    changed_at: datetime
    lines: tuple[Line, ...]
    """Parents before their replies."""
    more: int
    """Messages that are not listed."""

    @property
    def is_halted(self) -> bool:
        """Whether a restart would let it go on."""
        return self.state in (
            TreeState.HALTED_BY_MODERATOR,
            TreeState.ABORTED_LOW_GRADE,
            TreeState.SCORING_FAILED,
        )

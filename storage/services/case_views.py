"""A case as a moderator sees it: the message in its conversation, what others said of it, its author's record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.domain.cases import CaseOutcome, CaseReason, Hold
from storage.domain.kinds import Role
from storage.domain.states import TreeState
from storage.services.suspensions import SuspensionView


@dataclass(frozen=True, slots=True)
class CaseMessage:
    """A message of the conversation that a case is about."""

    id: int
    public_id: str
    role: Role
    text: str
    """Empty once it was erased, and where it is out and not the moderator's."""
    author_id: int | None
    """The contributor's number; None for an imported message."""
    is_target: bool
    """Whether the case is about this one."""
    is_deleted: bool


@dataclass(frozen=True, slots=True)
class CaseReport:
    """What a member reported. Moderators alone see who did."""

    reporter_discord_id: int | None
    """None once the reporter was erased."""
    reason: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AuthorRecord:
    """What is known of a message's author within the moderator's reach, from RECORD_LIMIT of their messages at most."""

    contributor_id: int
    discord_id: int | None
    """None once they were erased."""
    contributions: int
    """Those of all servers."""
    messages: int
    """Messages that the following counts are of."""
    decided: int
    accepted: int
    removed: int
    """Those that are only held are not among them."""
    reports: int
    """Reports of these messages by others, those that moderators set aside included."""
    warnings: int
    suspensions: tuple[SuspensionView, ...]
    """Those that hold, everywhere and on the moderator's server; newest first."""
    since: datetime
    is_newcomer: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """An open case, leased to whoever looks at it."""

    id: int
    reasons: tuple[CaseReason, ...]
    """Most urgent first."""
    facts: Mapping[str, Any]
    """Reason -> what was seen."""
    marks: tuple[str, ...]
    """What moderators noted about the message, in storage/domain/cases.py: MARKS."""
    opened_at: datetime
    leased_until: datetime
    left: int
    """Other cases in reach that nobody else has, up to LEFT_LIMIT."""
    lang: str
    """Empty where the case is about a member."""
    guild_discord_id: int | None
    message: CaseMessage | None
    """None where the case is about a member."""
    conversation: tuple[CaseMessage, ...]
    """From the first message down to the one in question."""
    replies: int
    """Direct replies that are there."""
    below: int
    """Messages below it that are there, and would go with it."""
    labels: Mapping[str, tuple[float, int]]
    """Label -> (sum, number) of its values in the reviews here."""
    reviews: int
    reviews_accepting: int
    """Reviews that found neither spam nor a wrong language."""
    review_result: bool | None
    reports: tuple[CaseReport, ...]
    """Oldest first; at most REPORTS_LIMIT."""
    author: AuthorRecord | None
    """None for an imported message; where there is no message, whom the case is about."""
    tree_id: int | None
    tree_state: TreeState | None
    may_stop: bool
    """Whether the moderator may stop its conversation, and let it go on."""
    is_deleted: bool
    held_because: Hold | None
    revisions: int
    """How often a moderator edited the message."""
    appeal: str | None
    """What whoever appeals says."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a case."""

    case_id: int | None
    """None where nothing had to be done."""
    outcome: CaseOutcome
    tree_state: TreeState | None
    """None where the case is about a member."""
    undo: str | None
    """What taking it back would do: `remove`, `restore`, `halt`, `restart`, `edit`, `reopen`; None: it cannot be."""
    message_id: int | None = None

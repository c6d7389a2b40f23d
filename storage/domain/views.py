"""Frozen pictures of the store for the layers above; they hold no rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from storage.domain.kinds import Kind, Role


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message as it is shown in a conversation or as a reply to rank."""

    id: int
    role: Role
    text: str
    is_target: bool = False
    """The message the task is about."""
    is_own: bool = False
    is_gone: bool = False
    """Whether it was taken out since the task was handed out."""
    my_vote: int = 0
    """+1, -1 or 0."""
    votes: tuple[int, int] | None = None
    """(up, down); None until the member has voted."""
    is_reported: bool = False
    """Whether this member has reported it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a member has entered in a task and not yet submitted."""

    text: str | None = None
    answers: Mapping[str, float] | None = None
    """Label name -> stored value in [0, 1]."""
    groups: tuple[tuple[int, ...], ...] = ()
    """Message ids picked so far: groups of equal replies, best first."""
    is_not_rankable: bool = False
    page: int = 0
    """The page of the conversation that is shown."""


@dataclass(frozen=True, slots=True)
class TaskView:
    """An open task with everything its panel shows."""

    id: int
    kind: Kind
    lang: str
    expires_at: datetime
    conversation: tuple[MessageView, ...]
    """Root first; empty for an initial prompt and for ranking initial prompts."""
    options: tuple[MessageView, ...] = ()
    """What is to be ranked, in the shuffled order in which letters A, B, C ... are given."""
    draft: Draft = field(default_factory=Draft)
    reviews_done: int = 0
    reviews_required: int = 0
    max_text_length: int = 2000
    is_simple: bool = False
    """A label task that asks only for the few questions of the simple mode."""
    bonus_percent: int = 100
    """What the contribution is worth; 100 is the plain weight."""
    is_resumed: bool = False
    """The member already had it open."""
    interface_locale: str | None = None
    """The language its owner chose for the texts; None follows Discord's."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came of a submission."""

    kind: Kind
    lang: str
    points: int
    """Tenths of a point."""
    today: int
    """Contributions of the member today, by the member's calendar."""
    streak: int
    """Days in a row, by the member's calendar."""
    reviews_required: int = 0
    """Reviews the written message will get."""
    is_repeat: bool = False
    """The task had been submitted before; nothing was stored now."""
    was_late: bool = False
    """The task had expired, but its place was still free."""
    is_held: bool = False
    """The written message waits for a moderator before others see it."""


COUNT_LIMIT = 100
"""Open tasks of a kind are counted up to here: a request never walks the whole queue."""


@dataclass(frozen=True, slots=True)
class KindAvailability:
    """How much of one kind is open to a member."""

    open: int
    """Tasks the member could get now, counted up to COUNT_LIMIT."""
    waiting: int = 0
    """Tasks that are open, but not for this member: own, done or skipped."""
    bonus_percent: int = 100
    """What one is worth at the moment; 100 is the plain weight."""

    @property
    def is_many(self) -> bool:
        """Whether there are at least COUNT_LIMIT, which is where counting stops."""
        return self.open >= COUNT_LIMIT


@dataclass(frozen=True, slots=True)
class Availability:
    """How much is open to a member in the member's languages."""

    languages: tuple[str, ...]
    by_kind: Mapping[Kind, KindAvailability]

    def most_needed(self) -> Kind | None:
        """The open kind that is worth the most extra, then the one with the most open tasks; None without any."""
        found = [(each.bonus_percent, each.open, kind) for kind, each in self.by_kind.items() if each.open]
        return max(found, key=lambda item: item[:2])[2] if found else None


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member as the bot knows them; also for somebody who is not stored yet."""

    discord_id: int
    is_known: bool = False
    has_accepted: bool = False
    """Accepted the terms in force."""
    had_accepted: bool = False
    """Accepted an earlier version."""
    is_suspended: bool = False
    interface_locale: str | None = None
    time_zone: str | None = None
    """IANA zone in which days are counted; None is UTC."""
    languages: tuple[str, ...] = ()
    open_task: int | None = None


@dataclass(frozen=True, slots=True)
class VoteView:
    """A message's thumbs after the member voted."""

    my_vote: int
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms in force, as far as the store proves that somebody accepted them."""

    version: str
    licence: str
    texts: Mapping[str, str] = field(default_factory=dict)
    """Locale -> full text as shown."""
    minimum_age: int = 16
    """Age from which a member may contribute."""
    minimum_age_by_language: Mapping[str, int] = field(default_factory=dict)
    """Other minimum ages, by the language in which the terms are read."""

    def age_for(self, language: str) -> int:
        """The minimum age that the terms in a language name; `pt-BR` falls back to `pt`."""
        ages = self.minimum_age_by_language
        return ages.get(language, ages.get(language.split("-")[0], self.minimum_age))

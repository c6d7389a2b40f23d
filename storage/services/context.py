"""What every service needs: the store, the rules in force, the terms in force, the dice; and one transaction of it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from storage.domain.errors import (
    MemberSuspended,
    MemberWithdrawn,
    NoLanguageChosen,
    TermsNotAccepted,
    UnknownLanguage,
)
from storage.domain.policies import Policy
from storage.domain.privacy import ErasedMessages
from storage.domain.rules import RuleBook, Rules
from storage.domain.views import Terms
from storage.queries import contributors
from storage.queries.contributors import ContributorRow
from storage.queries.ledger import Books
from storage.store import Store, Tx

T = TypeVar("T")


HOUR = timedelta(hours=1)
DEFAULT_POLICY = Policy()


class Arrivals:
    """When newcomers of each language got tasks in the last hour: a few come every day, a raid comes all at once.

    Kept by each process for itself; it weighs, and nothing hangs on it being exact.
    """

    def __init__(self) -> None:
        self._times: defaultdict[str, deque[datetime]] = defaultdict(deque)

    def count(self, lang: str, now: datetime) -> int:
        """Tasks of the hour that ends now."""
        times = self._times[lang]
        while times and times[0] <= now - HOUR:
            times.popleft()
        return len(times)

    def note(self, lang: str, now: datetime, *, most: int) -> None:
        """One more; beyond `most` nothing is to be known."""
        if self.count(lang, now) < most:
            self._times[lang].append(now)


@dataclass(slots=True)
class Context:
    """Shared by the services of one bot."""

    store: Store
    terms: Terms
    languages: tuple[str, ...]
    """Content languages that are collected."""
    rulebook: RuleBook = field(default_factory=RuleBook)
    """The rules in force; services read it anew in each transaction, so that a changed one holds at once."""
    rng: Random = field(default_factory=Random)
    arrivals: Arrivals = field(default_factory=Arrivals)
    policies: dict[int, Policy] = field(default_factory=dict)
    """Server -> what it decided; loaded from its settings at the start, and again when they change."""
    offered: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Server -> the languages in which is contributed there, where it chose some; loaded with the policies."""
    operators: frozenset[int] = frozenset()
    """Discord ids of those who run the bot: no moderator suspends them."""
    erased_messages: ErasedMessages = ErasedMessages.SUBTREE
    """What becomes of messages that are erased and have replies of others below them."""

    async def change(self, now: datetime, body: Callable[[Change], T]) -> T:
        """Run `body` as one transaction, with the books written at its end."""

        def job(tx: Tx) -> T:
            change = Change(tx, now, self, Books(now))
            result = body(change)
            change.books.write(tx)
            return result

        return await self.store.write(job)

    def policy(self, guild_discord_id: int | None) -> Policy:
        """What a server decided about new members' texts; one that chose nothing has what was chosen for all."""
        for_all = self.policies.get(0, DEFAULT_POLICY)
        return self.policies.get(guild_discord_id or 0, for_all)

    def require_member(
        self,
        tx: Tx,
        discord_id: int,
        *,
        guild_discord_id: int | None = None,
        needs_language: bool = False,
        lock: bool = True,
    ) -> ContributorRow:
        """The member, locked unless the transaction only reads, if they may contribute (on a server).

        Raises TermsNotAccepted, MemberWithdrawn, MemberSuspended, NoLanguageChosen.
        """
        member = contributors.by_discord_id(tx, discord_id, lock=lock)
        return self.checked(member, guild_discord_id=guild_discord_id, needs_language=needs_language)

    def checked(
        self,
        member: ContributorRow | None,
        *,
        guild_discord_id: int | None = None,
        needs_language: bool = False,
    ) -> ContributorRow:
        """The member, if they may contribute; raises what require_member raises."""
        if member is None or self.terms.version not in member.versions:
            raise TermsNotAccepted()
        if member.withdrawn_at is not None:
            raise MemberWithdrawn()
        if member.suspended_at is not None:
            raise MemberSuspended(until=member.suspended_until, reason=member.suspended_reason or "")
        if member.barred and (here := member.barred.get(str(guild_discord_id or 0))) is not None:
            until = datetime.fromisoformat(here["until"]) if here["until"] else None
            raise MemberSuspended(until=until, reason=here["reason"])
        if needs_language and not self.languages_of(member):
            raise NoLanguageChosen()
        return member

    def languages_of(self, member: ContributorRow, *, guild_discord_id: int | None = None) -> tuple[str, ...]:
        """The member's content languages that are (still) collected (on a server)."""
        collected = self.offered.get(guild_discord_id or 0, self.languages)
        return tuple(lang for lang in member.languages if lang in collected)

    def require_language(self, lang: str) -> str:
        """The language, if it is collected; raises UnknownLanguage."""
        if lang not in self.languages:
            raise UnknownLanguage(language=lang[:32])
        return lang


@dataclass(frozen=True, slots=True)
class Change:
    """One transaction that changes what is collected: every step of it gets this."""

    tx: Tx
    now: datetime
    context: Context
    books: Books

    @property
    def rng(self) -> Random:
        """The dice."""
        return self.context.rng

    def rules(self, lang: str) -> Rules:
        """The rules in force for a language."""
        return self.context.rulebook.of(lang)

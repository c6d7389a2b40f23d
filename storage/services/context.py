"""What every service needs: the store, the rules in force, the terms in force, the dice."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from storage.domain.errors import MemberSuspended, NoLanguageChosen, TermsNotAccepted, UnknownLanguage
from storage.domain.rules import RuleBook
from storage.domain.views import Terms
from storage.queries import contributors
from storage.queries.contributors import ContributorRow
from storage.store import Store, Tx


@dataclass(slots=True)
class Context:
    """Shared by the services of one bot."""

    store: Store
    terms: Terms
    languages: tuple[str, ...]
    """Content languages that are collected."""
    rulebook: RuleBook = field(default_factory=RuleBook)
    rng: Random = field(default_factory=Random)

    def require_member(
        self, tx: Tx, discord_id: int, *, needs_language: bool = False, lock: bool = True
    ) -> ContributorRow:
        """The member, locked unless the transaction only reads, if they may contribute.

        Raises TermsNotAccepted, MemberSuspended, NoLanguageChosen.
        """
        member = contributors.by_discord_id(tx, discord_id, lock=lock)
        if member is None or self.terms.version not in contributors.accepted_versions(tx, member.id):
            raise TermsNotAccepted()
        if member.suspended_at is not None:
            raise MemberSuspended()
        if needs_language and not self.languages_of(tx, member):
            raise NoLanguageChosen()
        return member

    def languages_of(self, tx: Tx, member: ContributorRow) -> tuple[str, ...]:
        """The member's content languages that are (still) collected."""
        return tuple(lang for lang in contributors.languages_of(tx, member.id) if lang in self.languages)

    def require_language(self, lang: str) -> str:
        """The language, if it is collected; raises UnknownLanguage."""
        if lang not in self.languages:
            raise UnknownLanguage(language=lang[:32])
        return lang

"""Members: who they are, what they accepted, which languages they chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.reliability import Reliability
from storage.domain.streaks import Streak
from storage.queries import sql
from storage.queries import tables as t
from storage.statements import first
from storage.store import Tx

c = t.contributor.c


@dataclass(frozen=True, slots=True)
class ContributorRow:
    """A stored member, with what every service asks first."""

    id: int
    discord_id: int
    interface_locale: str | None
    suspended_at: datetime | None
    time_zone: str | None
    streak_days: int
    streak_day: date | None
    streak_frozen_on: date | None
    day_contributions: int
    contributions: int
    created_at: datetime
    established_at: datetime | None
    active_days: Mapping[str, str] | None
    """Language -> the last UTC day with a contribution in it, as an ISO date."""
    suspended_until: datetime | None
    suspended_reason: str | None
    barred: Mapping[str, Mapping[str, str]] | None
    """Server -> `until`, as an ISO time or empty, and `reason`: where the member may not contribute."""
    withdrawn_at: datetime | None
    versions: frozenset[str]
    """Versions of the terms the member accepted."""
    languages: tuple[str, ...]
    """Content languages, in alphabetical order."""

    @property
    def is_newcomer(self) -> bool:
        """Whether the member is still held back where newcomers are."""
        return self.established_at is None

    @property
    def streak(self) -> Streak:
        """The member's streak as it was after the last contribution."""
        return Streak(self.streak_days, self.streak_day, self.streak_frozen_on)


_SEPARATOR = "\n"


def _listed(table: sa.Table, column: str) -> sa.ScalarSelect[Any]:
    """All values of a column for a member, in one text."""
    # As a parameter the separator would have to be written into the statement for each call.
    separator: Any = sa.literal_column(f"'{_SEPARATOR}'")
    values = sa.func.aggregate_strings(table.c[column], separator)
    return sa.select(values).where(table.c.contributor_id == c.id).scalar_subquery()


COLUMNS = (
    c.id,
    c.discord_id,
    c.interface_locale,
    c.suspended_at,
    c.time_zone,
    c.streak_days,
    c.streak_day,
    c.streak_frozen_on,
    c.day_contributions,
    c.contributions,
    c.created_at,
    c.established_at,
    c.active_days,
    c.suspended_until,
    c.suspended_reason,
    c.barred,
    c.withdrawn_at,
    _listed(t.consent, "version"),
    _listed(t.contributor_language, "lang"),
)
"""What a ContributorRow is made of, in its order."""
_BY_DISCORD_ID = sa.select(*COLUMNS).where(c.discord_id == sa.bindparam("discord_id"))
_LOCKED = _BY_DISCORD_ID.with_for_update(key_share=True, of=t.contributor)


def by_discord_id(tx: Tx, discord_id: int, *, lock: bool = False) -> ContributorRow | None:
    """The member; with `lock`, nobody else changes this member until the transaction ends.

    Others may still point to the member meanwhile (credit them points): otherwise each would wait for the other.
    """
    row = first(tx, _LOCKED if lock else _BY_DISCORD_ID, {"discord_id": discord_id})
    return from_columns(row) if row is not None else None


def from_columns(values: Sequence[Any]) -> ContributorRow:
    """The member whose COLUMNS have these values."""
    *plain, versions, languages = values
    texts = (frozenset(_split(versions)), tuple(sorted(_split(languages))))
    return ContributorRow(*plain, *texts)  # type: ignore[call-arg]  # as many as COLUMNS


def _split(listed: str | None) -> list[str]:
    return listed.split(_SEPARATOR) if listed else []


def create(tx: Tx, discord_id: int, now: datetime) -> ContributorRow:
    """Store a member, or find the one that is stored."""
    sql.add_if_new(tx, t.contributor, [{"discord_id": discord_id, "created_at": now}])
    row = by_discord_id(tx, discord_id, lock=True)
    assert row is not None, "inserted above"
    return row


def set_languages(tx: Tx, contributor_id: int, langs: tuple[str, ...]) -> None:
    """Replace the content languages of the member."""
    own = t.contributor_language.c.contributor_id == contributor_id
    tx.execute(sa.delete(t.contributor_language).where(own))
    rows = [{"contributor_id": contributor_id, "lang": lang} for lang in langs]
    sql.add_if_new(tx, t.contributor_language, rows)


def change(tx: Tx, contributor_id: int, **values: object) -> None:
    """Set columns of the member."""
    sql.change(tx, t.contributor, contributor_id, values)


def reliability_of(tx: Tx, contributor_id: int) -> dict[str, Reliability]:
    """Question -> how often the member was right."""
    r = t.reliability.c
    query = sa.select(r.question, r.right, r.wrong).where(r.contributor_id == contributor_id)
    return {row.question: Reliability(row.right, row.wrong) for row in tx.execute(query)}

"""Members: who they are, what they accepted, which languages they chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.queries import sql
from storage.queries import tables as t
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class ContributorRow:
    """A stored member."""

    id: int
    discord_id: int
    interface_locale: str | None
    suspended_at: datetime | None


_COLUMNS = (
    t.contributor.c.id,
    t.contributor.c.discord_id,
    t.contributor.c.interface_locale,
    t.contributor.c.suspended_at,
)


def by_discord_id(tx: Tx, discord_id: int, *, lock: bool = False) -> ContributorRow | None:
    """The member; with `lock`, nobody else changes this member until the transaction ends.

    Others may still point to the member meanwhile (credit them points): otherwise each would wait for the other.
    """
    query = sa.select(*_COLUMNS).where(t.contributor.c.discord_id == discord_id)
    row = tx.execute(query.with_for_update(key_share=True) if lock else query).first()
    return ContributorRow(*row) if row else None


def create(tx: Tx, discord_id: int, now: datetime) -> ContributorRow:
    """Store a member, or find the one that is stored."""
    sql.add_if_new(tx, t.contributor, [{"discord_id": discord_id, "created_at": now}])
    row = by_discord_id(tx, discord_id, lock=True)
    assert row is not None, "inserted above"
    return row


def accepted_versions(tx: Tx, contributor_id: int) -> set[str]:
    """Versions of the terms the member accepted."""
    query = sa.select(t.consent.c.version).where(t.consent.c.contributor_id == contributor_id)
    return set(tx.execute(query).scalars())


def languages_of(tx: Tx, contributor_id: int) -> tuple[str, ...]:
    """Content languages of the member, in alphabetical order."""
    c = t.contributor_language.c
    return tuple(
        tx.execute(sa.select(c.lang).where(c.contributor_id == contributor_id).order_by(c.lang)).scalars()
    )


def set_languages(tx: Tx, contributor_id: int, langs: tuple[str, ...]) -> None:
    """Replace the content languages of the member."""
    c = t.contributor_language.c
    tx.execute(sa.delete(t.contributor_language).where(c.contributor_id == contributor_id))
    rows = [{"contributor_id": contributor_id, "lang": lang} for lang in langs]
    sql.add_if_new(tx, t.contributor_language, rows)


def change(tx: Tx, contributor_id: int, **values: object) -> None:
    """Set columns of the member."""
    tx.execute(sa.update(t.contributor).where(t.contributor.c.id == contributor_id).values(**values))

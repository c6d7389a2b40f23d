"""Who may contribute on a server: a role that is needed or forbidden, the age of the account, the time as a member."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Gates:
    """What a server asks for; the defaults let everybody in."""

    contributor_role: int | None = None
    denied_role: int | None = None
    min_account_days: int = 0
    min_member_hours: int = 0


@dataclass(frozen=True, slots=True)
class Visitor:
    """What Discord says of somebody who wants to contribute."""

    roles: frozenset[int]
    created_at: datetime
    """When their account was made."""
    joined_at: datetime | None
    """Since when they are on the server; None where Discord does not say, as for guests."""


class Barrier(StrEnum):
    """What is in the way."""

    DENIED_ROLE = "denied-role"
    MISSING_ROLE = "missing-role"
    NEW_ACCOUNT = "new-account"
    NEW_MEMBER = "new-member"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why somebody may not contribute."""

    barrier: Barrier
    role: int | None = None
    """The role it is about."""
    until: datetime | None = None
    """From when on it is not in the way any more; None where time does not help."""


def obstacle(gates: Gates, visitor: Visitor, *, now: datetime) -> Obstacle | None:
    """What keeps a visitor out, roles first; of two times the later one, after which both are over."""
    if gates.denied_role is not None and gates.denied_role in visitor.roles:
        return Obstacle(Barrier.DENIED_ROLE, role=gates.denied_role)
    if gates.contributor_role is not None and gates.contributor_role not in visitor.roles:
        return Obstacle(Barrier.MISSING_ROLE, role=gates.contributor_role)
    waits = [Obstacle(Barrier.NEW_ACCOUNT, until=visitor.created_at + timedelta(days=gates.min_account_days))]
    if gates.min_member_hours and visitor.joined_at is None:
        return Obstacle(Barrier.NEW_MEMBER)
    if visitor.joined_at is not None:
        since = visitor.joined_at
        waits.append(Obstacle(Barrier.NEW_MEMBER, until=since + timedelta(hours=gates.min_member_hours)))
    open_waits = [each for each in waits if each.until is not None and each.until > now]
    return max(open_waits, key=lambda each: each.until or now, default=None)

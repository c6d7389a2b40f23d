"""Who may contribute on a server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.domain.gates import Barrier, Gates, Obstacle, Visitor, obstacle
from storage.domain.views import Terms

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def visitor(*roles: int, days: float = 400, hours: float | None = 200) -> Visitor:
    joined_at = None if hours is None else NOW - timedelta(hours=hours)
    return Visitor(frozenset(roles), NOW - timedelta(days=days), joined_at)


@pytest.mark.parametrize("who", [visitor(), visitor(days=0, hours=0), visitor(hours=None)])
def test_without_gates_everybody_may(who: Visitor) -> None:
    assert obstacle(Gates(), who, now=NOW) is None


def test_the_denied_role_keeps_out_also_who_has_the_needed_one() -> None:
    gates = Gates(contributor_role=1, denied_role=2)
    assert obstacle(gates, visitor(1, 2), now=NOW) == Obstacle(Barrier.DENIED_ROLE, role=2)
    assert obstacle(gates, visitor(), now=NOW) == Obstacle(Barrier.MISSING_ROLE, role=1)
    assert obstacle(gates, visitor(1, 3), now=NOW) is None


def test_a_new_account_waits_until_it_is_old_enough() -> None:
    gates = Gates(min_account_days=30)
    until = NOW + timedelta(days=20)
    assert obstacle(gates, visitor(days=10), now=NOW) == Obstacle(Barrier.NEW_ACCOUNT, until=until)
    assert obstacle(gates, visitor(days=10), now=until) is None


def test_a_new_member_waits_until_they_were_here_long_enough() -> None:
    gates = Gates(min_member_hours=24)
    until = NOW + timedelta(hours=23)
    assert obstacle(gates, visitor(hours=1), now=NOW) == Obstacle(Barrier.NEW_MEMBER, until=until)


def test_of_two_waits_the_longer_one_is_told() -> None:
    """After it both are over."""
    gates = Gates(min_account_days=30, min_member_hours=24)
    found = obstacle(gates, visitor(days=29.9, hours=1), now=NOW)
    assert found is not None
    assert (found.barrier, found.until) == (Barrier.NEW_MEMBER, NOW + timedelta(hours=23))


def test_who_joined_nobody_knows_when_is_kept_out_only_where_it_counts() -> None:
    assert obstacle(Gates(min_member_hours=1), visitor(hours=None), now=NOW) == Obstacle(Barrier.NEW_MEMBER)
    assert obstacle(Gates(min_account_days=1), visitor(hours=None), now=NOW) is None


def test_the_terms_name_the_age_of_the_language_in_which_they_are_read() -> None:
    terms = Terms("1", "CC0-1.0", minimum_age=16, minimum_age_by_language={"es": 14, "pt": 18})
    assert [terms.age_for(lang) for lang in ("es", "pt-BR", "fr")] == [14, 18, 16]

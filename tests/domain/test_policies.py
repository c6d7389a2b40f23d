"""When new members' texts wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.domain.policies import Policy, RaidMode

NOW = datetime(2026, 3, 2, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def test_texts_wait_in_a_raid() -> None:
    assert Policy(raid=RaidMode.ON).is_raided(NOW)
    assert not Policy(raid=RaidMode.OFF, raid_until=LATER).is_raided(NOW)


def test_a_raid_that_was_noticed_ends_by_itself() -> None:
    noticed = Policy(raid_until=LATER)
    assert noticed.is_raided(NOW)
    assert not noticed.is_raided(LATER)
    assert not Policy().is_raided(NOW)

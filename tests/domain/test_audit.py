"""The digests of the audit log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from storage.domain.audit import START, Entry, canonical, details_digest, digest

ENTRY = Entry(
    id=1,
    at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    actor_discord_id=900,
    guild_discord_id=77,
    act="case.kept",
    subject="message:12",
    lang="es",
    details_sha256=details_digest({"reason": "bien"}),
)


def test_a_digest_changes_with_everything_it_covers() -> None:
    changed = (
        replace(ENTRY, id=2),
        replace(ENTRY, at=ENTRY.at + timedelta(seconds=1)),
        replace(ENTRY, actor_discord_id=None),
        replace(ENTRY, guild_discord_id=0),
        replace(ENTRY, act="case.removed"),
        replace(ENTRY, subject="message:13"),
        replace(ENTRY, lang=""),
        replace(ENTRY, details_sha256=details_digest({"reason": "mal"})),
    )
    found = {digest(START, ENTRY), digest("1" * 64, ENTRY), *(digest(START, each) for each in changed)}
    assert len(found) == len(changed) + 2
    assert all(len(each) == 64 for each in found)


def test_a_digest_is_the_same_in_every_zone_and_every_time() -> None:
    elsewhere = replace(ENTRY, at=ENTRY.at.astimezone(timezone(timedelta(hours=-6))))
    assert digest(START, elsewhere) == digest(START, ENTRY) == digest(START, replace(ENTRY))


def test_details_are_the_same_in_any_order_and_nothing_is_nothing() -> None:
    assert details_digest({"b": 1, "a": "ñ"}) == details_digest({"a": "ñ", "b": 1})
    assert details_digest({}) == details_digest(None)
    assert canonical({"a": "\ud83d"})  # half of a pair is no reason to fail

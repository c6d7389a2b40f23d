"""The digests of the audit log."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from storage.domain.audit import START, Entry, canonical, details_digest, digest, lasting

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


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -7,
        10**40,
        "ñ",
        0.25,
        1e-7,
        9_007_199_254_740_993.0,
        [1, [None]],
        ("report", "pii"),
        {"a": {"b": [0.5]}},
    ],
)
def test_what_comes_back_from_json_with_the_same_digest_is_lasting(value: object) -> None:
    assert lasting(value)
    assert canonical(json.loads(canonical(value))) == canonical(value)


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        -float("inf"),
        -0.0,
        1e16,
        {1: "a"},
        {None: "a"},
        {"a": {True: 1}},
        [[float("nan")]],
        {"a": [object()]},
        b"bytes",
        {"a", "b"},
        ENTRY.at,
    ],
)
def test_what_would_change_on_its_way_through_json_is_not(value: object) -> None:
    """Keys become texts, PostgreSQL writes large numbers out and knows no sign of zero, and the rest is no JSON."""
    assert not lasting(value)

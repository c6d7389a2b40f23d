"""Refusals: the domain names them, the locale words them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.domain import errors
from storage.domain.errors import (
    BadSchedule,
    CollectionError,
    InvalidText,
    MemberSuspended,
    NothingAvailable,
    Reason,
    TaskElsewhere,
    WhySchedule,
)
from storage.domain.kinds import Kind

REFUSALS = [
    each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, CollectionError)
]


@pytest.mark.parametrize("refusal", [each for each in REFUSALS if each is not CollectionError])
def test_every_refusal_has_a_sentence_of_its_own(refusal: type[CollectionError]) -> None:
    assert refusal.key.startswith("error-")
    assert refusal.key != CollectionError.key
    assert [each for each in REFUSALS if each.key == refusal.key] == [refusal]


def test_a_refusal_carries_the_variables_of_its_sentence() -> None:
    refusal = InvalidText("error-text-long", length=5000, limit=2000)
    assert (refusal.key, refusal.facts) == ("error-text-long", {"length": 5000, "limit": 2000})


def test_what_is_logged_of_a_refusal_holds_no_text_of_a_member() -> None:
    assert "secret" not in str(InvalidText("error-text-long", text="secret"))


def test_nothing_available_says_of_what_and_why() -> None:
    refusal = NothingAvailable(Kind.INITIAL_PROMPT, Reason.PROMPTS_FULL, waiting=3)
    assert refusal.facts["kind"] == "initial_prompt"
    assert refusal.facts["reason"] == "prompts-full"
    assert refusal.facts["waiting"] == 3
    assert NothingAvailable(None, Reason.NOTHING_OPEN).facts["kind"] == "any"


@pytest.mark.parametrize(
    ("given", "shown"),
    [("30 25 * * *", "30 25 * * *"), ("**[x](https://a.b)** é", "**?x??https://a.b?** ?"), ("  ", "?")],
)
def test_a_schedule_that_cannot_be_kept_is_told_in_harmless_characters(given: str, shown: str) -> None:
    refusal = BadSchedule(WhySchedule.BROKEN, given)
    assert refusal.facts == {"reason": "broken", "schedule": shown}
    assert len(str(BadSchedule(WhySchedule.TIME, "9" * 1000).facts["schedule"])) == 64


def test_a_suspension_says_until_when_and_why() -> None:
    until = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert MemberSuspended(until=until, reason="spam").facts == {
        "until": "2026-03-02T12:00:00+00:00",
        "reason": "spam",
    }
    assert MemberSuspended().facts == {"until": "", "reason": ""}


def test_a_task_of_another_server_names_none_until_somebody_knows_its_name() -> None:
    refusal = TaskElsewhere(7, 99)
    assert (refusal.task_id, refusal.guild_discord_id) == (7, 99)
    assert refusal.facts == {"server": "", "known": "no"}

"""How what is appealed is named, and what was decided about it."""

from __future__ import annotations

import pytest

from storage.domain.appeals import AppealKind, Subject, WhyAppealed, subject_of, why_of


@pytest.mark.parametrize(
    "subject", [Subject(AppealKind.MESSAGE, 12), Subject(AppealKind.SUSPENSION, 999_999_999_999_999_999)]
)
def test_a_subject_is_read_as_it_is_written(subject: Subject) -> None:
    assert subject_of(str(subject)) == subject


@pytest.mark.parametrize(
    "text",
    [
        "",
        "message",
        "message:",
        "message:0",
        "message:-1",
        "member:1",
        "message:1 ",
        "message:٣",
        "message:" + "9" * 19,
    ],
)
def test_anything_else_names_nothing(text: str) -> None:
    assert subject_of(text) is None


@pytest.mark.parametrize(
    ("held_because", "is_deleted", "why"),
    [
        ("raid", True, WhyAppealed.HELD),
        (None, True, WhyAppealed.REMOVED),
        (None, False, WhyAppealed.REJECTED),
    ],
)
def test_what_was_decided_about_a_message(
    held_because: str | None, is_deleted: bool, why: WhyAppealed
) -> None:
    assert why_of(held_because=held_because, is_deleted=is_deleted) is why

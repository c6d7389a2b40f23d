"""What a notice shows of a message."""

from __future__ import annotations

import pytest

from storage.domain.notices import BY_MESSAGE, EXCERPT_LENGTH, NoticeKind, excerpt


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hola", "Hola"),
        ("  Hola,\n\n¿qué tal?  ", "Hola, ¿qué tal?"),
        ("", None),
        (" \n ", None),
        ("a" * EXCERPT_LENGTH, "a" * EXCERPT_LENGTH),
        ("a" * (EXCERPT_LENGTH + 1), "a" * (EXCERPT_LENGTH - 1) + "…"),
        ("b " * EXCERPT_LENGTH, "b " * (EXCERPT_LENGTH // 2 - 1) + "b…"),
    ],
)
def test_the_beginning_of_a_text_is_one_short_line(text: str, shown: str | None) -> None:
    assert excerpt(text) == shown


def test_what_is_sent_by_message_are_kinds_of_notices() -> None:
    assert NoticeKind.SUSPENDED in BY_MESSAGE
    assert NoticeKind.REPORT_UPHELD not in BY_MESSAGE

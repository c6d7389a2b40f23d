"""Tombstones as lines and keys."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from storage.domain.oasst_reading import BrokenTree, parse
from storage.domain.privacy import StoredData
from storage.domain.text import fingerprint
from storage.domain.tombstones import Stone, StoneKind, digest_of, from_lines, stones_of, to_line

NOW = datetime(2026, 3, 2, tzinfo=UTC)
LONG = "Un texto que tiene bastante más de cincuenta caracteres en total"


def test_a_message_is_named_by_its_id_and_by_long_texts_only() -> None:
    stones = stones_of("abc", [LONG, "Hola"])
    assert stones == [Stone(StoneKind.MESSAGE, "abc"), Stone(StoneKind.TEXT, fingerprint(LONG))]


def test_case_and_white_space_do_not_hide_a_text() -> None:
    assert digest_of(LONG.upper().replace(" ", "\n")) == digest_of(LONG)


def test_what_is_written_to_the_file_is_read_again_and_broken_lines_are_left_out() -> None:
    stones = [Stone(StoneKind.MESSAGE, "abc"), Stone(StoneKind.CONSENT, "12")]
    lines = [
        *(to_line(each, NOW) for each in stones),
        '{"kind": "message", "ke',
        "[]",
        '{"kind": "message", "key": 3}',
    ]
    assert list(from_lines(lines)) == stones


def test_a_place_without_a_text_can_be_read_where_its_message_was_deleted() -> None:
    message = {"message_id": "x", "text": "", "role": "prompter", "lang": "es"}
    tree = parse(json.dumps({"message_tree_id": "x", "prompt": {**message, "deleted": True}}))
    assert (tree.messages[0].text, tree.messages[0].is_deleted) == ("", True)
    with pytest.raises(BrokenTree, match="text is empty"):
        parse(json.dumps({"message_tree_id": "x", "prompt": message}))


def test_a_table_without_rows_about_a_member_counts_nothing() -> None:
    stored = StoredData(
        NOW,
        1,
        None,
        None,
        None,
        None,
        (),
        "public",
        False,
        True,
        True,
        None,
        None,
        None,
        (),
        None,
        {"task": 3},
        0,
    )
    assert (stored.count("task"), stored.count("review")) == (3, 0)

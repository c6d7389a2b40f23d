"""What the demo's store holds at the start."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.commands import Refused
from bot.demo.app import SEED, demo_settings, fill, first_speaks
from storage.queries import tables as t
from storage.services.engine import Engine
from tests.builders import fetch


async def test_a_gzipped_file_can_be_imported_at_the_start(sqlite_engine: Engine, tmp_path: Path) -> None:
    line = (
        '{"message_tree_id": "x1", "tree_state": "prompt_lottery_waiting", "prompt": {"message_id": "x1", '
        '"text": "¿Qué es un agujero negro?", "role": "prompter", "lang": "es", "review_count": 3, '
        '"review_result": true, "deleted": false, "synthetic": false, "replies": []}}\n'
    )
    packed = tmp_path / "trees.jsonl.gz"
    packed.write_bytes(gzip.compress(line.encode()))
    await fill(sqlite_engine, [packed, packed])
    ids = await fetch(sqlite_engine.context.store, sa.select(t.tree.c.public_id))
    seeded = sum(len(file.read_text(encoding="utf-8").splitlines()) for file in SEED.glob("*.jsonl"))
    assert "x1" in {row.public_id for row in ids}
    assert len(ids) == seeded + 1


def test_the_page_opens_as_somebody_who_speaks_the_language() -> None:
    assert first_speaks("en")[0].locale.startswith("en")
    with pytest.raises(Refused, match="Nobody in the demo speaks 'xx'"):
        first_speaks("xx")


def test_whoever_tries_the_demo_may_write_as_much_as_they_like(tmp_path: Path) -> None:
    """They are new, and others have contributed for weeks."""
    rulebook = demo_settings({}, tmp_path).rulebook()
    assert {rulebook.of(lang).max_texts_newcomer for lang in ("es", "en", "fr")} == {0}

"""A newcomer in a browser: terms, language, each of the nine kinds; and what was written comes out of the export."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.i18n import Texts
from storage.domain.kinds import Kind
from tests.browser.contributing import WRITTEN, finish, join, t, take
from tests.browser.demo import ROOT
from tests.browser.driver import DemoPage

pytestmark = pytest.mark.browser


def rows(data: Path, statement: str) -> list[tuple[Any, ...]]:
    """What the demo's database says."""
    with sqlite3.connect(data / "cosecha.db") as connection:
        return connection.execute(statement).fetchall()


async def exported(data: Path, target: Path) -> list[dict[str, Any]]:
    """The trees that `cosecha export` writes."""
    environment = {
        "COSECHA_DATA_DIR": str(data),
        "COSECHA_EXPORT_SECRET": (data / "export-secret").read_text().strip(),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "export", "--format", "oasst-trees", "--out", str(target)),
        *("--state", "all"),
        cwd=ROOT,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode == 0, said.decode()
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def texts_of(node: dict[str, Any]) -> list[str]:
    """Every text of a tree."""
    return [node["text"], *(text for reply in node.get("replies", ()) for text in texts_of(reply))]


async def test_a_newcomer_does_each_of_the_nine_kinds_and_the_export_holds_it(
    demo_page: DemoPage, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    await demo_page.open("Mateo", "es-tareas")
    await join(demo_page)
    for kind in Kind:
        await take(demo_page, kind)
        await finish(demo_page, kind)

    assert rows(data, "SELECT kind, state FROM task ORDER BY id") == [(kind.value, "done") for kind in Kind]
    assert len(rows(data, "SELECT 1 FROM review")) == 3
    assert len(rows(data, "SELECT 1 FROM ballot")) == 3
    labels = [json.loads(found) for (found,) in rows(data, "SELECT labels FROM review")]
    assert all(
        found["spam"] == 0.0 and found["quality"] == 0.75 and found["creativity"] == 0.5 for found in labels
    )
    written = {text for (text,) in rows(data, "SELECT text FROM message WHERE author_id IS NOT NULL")}
    assert written == set(WRITTEN.values())

    trees = await exported(data, tmp_path / "trees.jsonl")
    texts = {text for tree in trees for text in texts_of(tree["prompt"])}
    assert set(WRITTEN.values()) <= texts
    assert not any(
        str(number) in (tmp_path / "trees.jsonl").read_text()
        for (number,) in rows(data, "SELECT discord_id FROM contributor")
    )


async def test_each_person_reads_the_bot_in_their_own_language(demo_page: DemoPage) -> None:
    await demo_page.open("Emma", "en-tasks")
    english = Texts.load()["en"]
    await demo_page.slash(english("command-work.name"))
    await demo_page.wait_text(english("terms.title"))
    await demo_page.view_as("Lucía")
    await demo_page.slash(t("command-work.name"))
    await demo_page.wait_text(t("terms.title"))
    assert english("terms.title") not in await demo_page.last_text()

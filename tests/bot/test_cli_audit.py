"""`cosecha audit`: an operator checks the log of the staff's acts, and reads it."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from bot import logs
from bot.__main__ import app
from bot.settings import Settings
from storage.queries import audit
from storage.queries import tables as t
from storage.store import Store, Tx

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MARTA, GUILD = 501, 11


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """A command sets up its own."""
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.LIBRARIES}
    yield
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    for name, earlier in levels.items():
        logging.getLogger(name).setLevel(earlier)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder whose database has three entries."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COSECHA_DATA_DIR", str(tmp_path))
    work(tmp_path, lambda tx: [append(tx, act) for act in ("case.kept", "case.removed", "member.warned")])
    return tmp_path


def append(tx: Tx, act: str) -> int:
    return audit.append(tx, act, "message:7", by=MARTA, guild_discord_id=GUILD, now=NOW, lang="es", case=3)


def work(folder: Path, body: Callable[[Tx], object]) -> None:
    """Something that happens to the database."""

    async def run() -> None:
        store = await Store.open(Settings(data_dir=folder).database_url_resolved)
        await store.upgrade()
        await store.write(body)
        await store.close()

    asyncio.run(run())


def cosecha(*words: str) -> Result:
    return CliRunner().invoke(app, ["audit", *words])


def test_a_log_that_nobody_touched_is_whole_and_its_last_digest_is_printed(data: Path) -> None:
    found = cosecha("verify")
    assert found.exit_code == 0, found.output
    assert "The audit log is whole: 3 entries." in found.output
    assert "Last digest: " in found.output


def test_a_log_that_was_changed_is_named_with_the_place(data: Path) -> None:
    work(data, lambda tx: tx.execute(sa.update(t.audit_entry).where(t.audit_entry.c.id == 2).values(act="x")))
    found = cosecha("verify")
    assert found.exit_code == 1
    assert "broken at entry 2; in order before it: 1 entry." in found.output


def test_a_log_that_was_written_anew_lacks_the_digest_that_was_noted(data: Path) -> None:
    noted = cosecha("verify").output.rpartition("Last digest: ")[2].strip()
    assert cosecha("verify", "--known", noted.upper()).exit_code == 0

    def anew(tx: Tx) -> None:
        tx.execute(sa.delete(t.audit_entry))
        tx.execute(sa.update(t.audit_head).values(last_id=0, digest="0" * 64))
        append(tx, "case.kept")

    work(data, anew)
    assert cosecha("verify").exit_code == 0
    found = cosecha("verify", "--known", noted)
    assert found.exit_code == 1
    assert "written anew" in found.output


@pytest.mark.parametrize("typed", ["", "abc", "z" * 64])
def test_what_is_no_digest_is_refused(data: Path, typed: str) -> None:
    found = cosecha("verify", "--known", typed)
    assert found.exit_code == 2
    assert "64 hexadecimal digits" in found.output


def test_entries_are_printed_as_lines_of_json_newest_first(data: Path) -> None:
    found = [json.loads(line) for line in cosecha("show", "--count", "2").output.splitlines()]
    assert [each["id"] for each in found] == [3, 2]
    assert found[0] == {
        "id": 3,
        "at": "2026-03-02T12:00:00+00:00",
        "by": MARTA,
        "server": GUILD,
        "act": "member.warned",
        "subject": "message:7",
        "lang": "es",
        "details": {"case": 3},
    }
    assert [json.loads(line)["id"] for line in cosecha("show", "--before", "2").output.splitlines()] == [1]


def test_more_entries_than_a_page_has_are_printed_too(data: Path) -> None:
    work(data, lambda tx: [append(tx, "case.kept") for _ in range(70)])
    lines = cosecha("show", "--count", "65").output.splitlines()
    assert [json.loads(line)["id"] for line in lines] == list(range(73, 8, -1))

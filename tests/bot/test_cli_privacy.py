"""`cosecha tombstones` and `cosecha takedown`: what keeps erased words away."""

from __future__ import annotations

import asyncio
import gzip
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from bot.__main__ import app
from bot.engine import build_engine
from bot.settings import Settings
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from storage.tombstone_file import NAME
from tests.builders import member, prompt

ANA = 4242
TEXT = "Un texto que se borra, y que una copia de seguridad vuelve a traer"
T = TypeVar("T")


def _with_engine(folder: Path, work: Callable[[Engine], Awaitable[T]]) -> T:
    async def run() -> T:
        settings = Settings(data_dir=folder)
        store = await Store.open(settings.database_url_resolved)
        await store.upgrade()
        try:
            return await work(build_engine(settings, store))
        finally:
            await store.close()

    return asyncio.run(run())


async def _write(engine: Engine) -> str:
    await member(engine, ANA, ["es"])
    message_id = await prompt(engine, ANA, TEXT)
    query = sa.select(t.message.c.public_id).where(t.message.c.id == message_id)
    return await engine.context.store.read(lambda tx: str(tx.execute(query).scalar_one()))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder, with one text in its database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COSECHA_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("COSECHA_EXPORT_SECRET", "Kq7vN2xT9wLr4ZsB8mYc1HdG6pJfUe3A")
    return tmp_path


def _said(*command: str) -> str:
    result = CliRunner().invoke(app, list(command))
    assert result.exit_code == 0, result.output
    return result.output


def test_a_backup_that_was_put_back_holds_nothing_erased_after_the_next_command(data: Path) -> None:
    public_id = _with_engine(data, _write)
    shutil.copyfile(data / "cosecha.db", data / "backup.db")
    assert _said("takedown") == ""
    assert "Erased: 1 text of this member" in _said("erase", str(ANA), "--yes")
    assert _said("takedown") == f"{public_id}\n"
    for left in ("cosecha.db-wal", "cosecha.db-shm"):
        (data / left).unlink(missing_ok=True)
    shutil.copyfile(data / "backup.db", data / "cosecha.db")
    out = data / "out.jsonl.gz"
    assert "Exported 0 trees" in _said("export", "--state", "all", "--out", str(out))
    assert gzip.decompress(out.read_bytes()) == b""
    assert "known: 1. Erased again: 0 members" in _said("tombstones")
    words = sa.select(t.message.c.text)
    found = _with_engine(
        data, lambda engine: engine.context.store.read(lambda tx: tx.execute(words).scalars().all())
    )
    assert found == [""]
    listed = data / "takedown.txt"
    assert "the ids of 1 erased message" in _said("takedown", "--out", str(listed))
    assert listed.read_text() == f"{public_id}\n"
    assert (data / NAME).is_file()


def test_an_import_says_how_many_erased_messages_it_left_out(data: Path) -> None:
    public_id = _with_engine(data, _write)
    _said("erase", str(ANA), "--yes")
    (data / "cosecha.db").unlink()
    file = data / "old.jsonl"
    file.write_text(
        f'{{"message_tree_id": "{public_id}", "prompt": {{"message_id": "{public_id}", "text": "Hola a todos", '
        '"role": "prompter", "lang": "es"}}\n'
    )
    assert "1 erased message left out" in _said("import", str(file))

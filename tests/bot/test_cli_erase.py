"""`cosecha erase`: what an operator types when a member asks to be erased."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import logs
from bot.__main__ import app
from bot.engine import build_engine
from bot.settings import Settings
from storage.store import Store
from tests.builders import member

ANA = 4242


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
    """A data folder with one member in its database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COSECHA_DATA_DIR", str(tmp_path))

    async def fill() -> None:
        settings = Settings(data_dir=tmp_path)
        store = await Store.open(settings.database_url_resolved)
        await store.upgrade()
        await member(build_engine(settings, store), ANA, ["es"])
        await store.close()

    asyncio.run(fill())
    return tmp_path


def test_a_member_is_erased_and_the_operator_is_told_what_went(data: Path) -> None:
    result = CliRunner().invoke(app, ["erase", str(ANA), "--yes"])
    assert result.exit_code == 0, result.output
    assert "Erased: 0 texts" in result.output
    again = CliRunner().invoke(app, ["erase", str(ANA), "--yes"])
    assert again.exit_code == 2
    assert f"Nobody with the Discord id {ANA} is stored." in again.output


def test_without_yes_it_asks_first_and_no_means_no(data: Path) -> None:
    result = CliRunner().invoke(app, ["erase", str(ANA)], input="n\n")
    assert result.exit_code == 1
    assert CliRunner().invoke(app, ["erase", str(ANA), "--yes"]).exit_code == 0

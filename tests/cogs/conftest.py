"""A stage for each test: the bot over a store of its own, judged when the test is over."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from storage.store import Store
from tests.cogs import garden as gardening
from tests.cogs.stage import Stage
from tests.cogs.stage import stage as open_stage
from tests.discord_rules import SPEC_PATH, PayloadValidator


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker of this folder."""
    config.addinivalue_line(
        "markers", "settings(**changes): settings of the bot that differ from a small server's"
    )


@pytest.fixture(scope="session")
def judge() -> PayloadValidator:
    """Discord's rules for what a bot sends."""
    return PayloadValidator(SPEC_PATH if SPEC_PATH.exists() else None)


@pytest.fixture(scope="session")
def garden_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file in which every kind of task is open, to copy."""
    path = tmp_path_factory.mktemp("garden") / "garden.db"
    shutil.copyfile(sqlite_template, path)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, gardening.plant(_address(path))).result()
    return path


@pytest.fixture
async def stage(
    request: pytest.FixtureRequest,
    sqlite_template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    judge: PayloadValidator,
) -> AsyncIterator[Stage]:
    """The bot over an empty store."""
    path = _copied(sqlite_template, tmp_path)
    async with _played(_address(path), monkeypatch, judge, _changes(request)) as made:
        made.path = path
        yield made


@pytest.fixture
async def garden(
    request: pytest.FixtureRequest,
    garden_template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    judge: PayloadValidator,
) -> AsyncIterator[Stage]:
    """The bot over a store in which every kind of task is open, once each."""
    path = _copied(garden_template, tmp_path)
    async with _played(_address(path), monkeypatch, judge, _garden_changes(request)) as made:
        made.path = path
        yield made


@pytest.fixture
async def postgres_garden(
    request: pytest.FixtureRequest,
    postgres_server: Any,
    monkeypatch: pytest.MonkeyPatch,
    judge: PayloadValidator,
) -> AsyncIterator[Stage]:
    """The same on PostgreSQL."""
    url = postgres_server.create_migrated()
    await gardening.plant(url)
    async with _played(url, monkeypatch, judge, _garden_changes(request)) as made:
        yield made
    postgres_server.drop(url)


def _address(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def _garden_changes(request: pytest.FixtureRequest) -> dict[str, Any]:
    changes = _changes(request)
    return {**changes, "rules": {**gardening.RULES, **changes.get("rules", {})}}


def _changes(request: pytest.FixtureRequest) -> dict[str, Any]:
    marker = request.node.get_closest_marker("settings")
    return dict(marker.kwargs) if marker else {}


def _copied(template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "stage.db"
    shutil.copyfile(template, path)
    return path


@asynccontextmanager
async def _played(
    url: str, monkeypatch: pytest.MonkeyPatch, judge: PayloadValidator, changes: dict[str, Any]
) -> AsyncIterator[Stage]:
    """The running bot; afterwards everything it sent and logged is looked through."""
    # Whoever holds the store on purpose is not waited for.
    monkeypatch.setattr("storage.store.BUSY_TIMEOUT_MS", 20)
    store = await Store.open(url)
    try:
        async with open_stage(store, monkeypatch, **changes) as made:
            yield made
    finally:
        await store.close()
    faults = judge.check_all(made.requests(), interactions=made.env.backend.interactions)
    assert faults == [], "\n".join(faults)
    assert made.env.errors == []
    complaints = made.complaints()
    assert complaints == [], "\n".join(complaints)

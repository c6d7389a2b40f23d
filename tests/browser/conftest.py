"""Browser tests need Chromium; where it is missing they say so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.browser.demo import browser, chromium, running_demo
from tests.browser.driver import DemoPage


@pytest.fixture
async def demo_page(tmp_path: Path) -> AsyncIterator[DemoPage]:
    """A tab on a demo of its own without a past, whose data is in tmp_path / "data"."""
    if chromium() is None:
        pytest.skip("browser tests need Chromium, which is not installed")
    async with running_demo(tmp_path / "data", "--people", "0") as url, browser() as launched:
        yield DemoPage(await launched.new_page(viewport={"width": 1280, "height": 900}), url)


@pytest.fixture
async def lively_page(tmp_path: Path) -> AsyncIterator[DemoPage]:
    """A tab on a demo whose community has a past."""
    if chromium() is None:
        pytest.skip("browser tests need Chromium, which is not installed")
    async with running_demo(tmp_path / "data") as url, browser() as launched:
        yield DemoPage(await launched.new_page(viewport={"width": 1280, "height": 900}), url)

"""Starting the demo as a person does, with `cosecha demo`, and a browser to look at it."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from tests.browser.driver import CHROMIUM_ARGS

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


def chromium() -> str | None:
    """Debian's Chromium, or any other that is installed; playwright downloads none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@asynccontextmanager
async def running_demo(data: Path, *arguments: str) -> AsyncIterator[str]:
    """The demo as a process of its own over a data folder; its address."""
    command = (sys.executable, "-m", "bot", "demo", "--data", str(data), *arguments)
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    try:
        yield await asyncio.wait_for(_address(process), START_SECONDS)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    said = ""
    while line := (await process.stdout.readline()).decode():
        said += line
        if found := re.search(r"http://127\.0\.0\.1:\d+/\S*", line):
            return found[0]
    raise AssertionError(f"the demo ended before it said its address:\n{said}")


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A headless Chromium."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_ARGS))
        try:
            yield launched
        finally:
            await launched.close()

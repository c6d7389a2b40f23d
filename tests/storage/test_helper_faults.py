"""Helpers on odd machines and in odd moments: how many there are, and what becomes of those that misbehave."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import struct
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial

import pytest

from storage import helpers
from storage.helpers import Work, in_order, reasonable
from tests.conftest import ROOT

LARGE = bytes(1_000_000)
"""A job that no pipe holds: it cannot be sent to a process that does not read."""
TINY = b"a job"
AMOUNT = helpers.FIRST_JOBS + 3
CONTEXT = Callable[[], AbstractContextManager[Work[bytes, int]]]


@contextmanager
def counting() -> Iterator[Work[bytes, int]]:
    """Work that is done at once."""
    yield len


@contextmanager
def never_ending() -> Iterator[Work[bytes, int]]:
    """Work that is done at once, by a helper that does not end."""
    yield len
    signal.pause()


@contextmanager
def dying() -> Iterator[Work[bytes, int]]:
    """A helper that ends before its first job."""
    os._exit(3)
    yield len


async def jobs(job: bytes) -> AsyncIterator[bytes]:
    """The same job, a few times more than is done here."""
    for _ in range(AMOUNT):
        yield job


async def here(job: bytes) -> int:
    """What this process does with a job."""
    return len(job)


async def results(job: bytes, opened: CONTEXT) -> list[int]:
    """What one helper, and this process, make of the jobs."""
    return [each async for each in in_order(jobs(job), here, opened, helpers=1)]


@pytest.mark.parametrize(("cores", "wanted"), [(1, 0), (2, 2), (3, 3), (64, helpers.MOST)])
def test_there_are_as_many_helpers_as_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch, cores: int, wanted: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(cores)), raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert reasonable() == wanted


async def test_large_jobs_arrive_whole() -> None:
    assert await results(LARGE, counting) == [len(LARGE)] * AMOUNT


async def test_a_job_that_cannot_be_sent_is_no_lost_job() -> None:
    with pytest.raises(ChildProcessError, match="exit code 3"):
        await results(LARGE, dying)


async def test_a_helper_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[asyncio.subprocess.Process] = []
    start = asyncio.create_subprocess_exec

    async def noted(*command: str, **how: object) -> asyncio.subprocess.Process:
        started.append(await start(*command, **how))  # type: ignore[arg-type]  # passed on as they came
        return started[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    monkeypatch.setattr(helpers, "END_SECONDS", 0.05)
    assert await results(TINY, never_ending) == [len(TINY)] * AMOUNT
    assert [process.returncode for process in started] == [-signal.SIGKILL]


FRAME = pickle.dumps(partial(counting))


@pytest.mark.parametrize(
    "sent",
    [b"", b"\0\0", struct.pack(">Q", len(FRAME)), struct.pack(">Q", len(FRAME)) + FRAME[:-1]],
    ids=["nothing", "half a length", "a length", "half a frame"],
)
async def test_a_helper_whose_parent_was_cut_short_ends_in_peace(sent: bytes) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "storage.helpers"),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert await process.communicate(sent) == (b"", b"")
    assert process.returncode == 0

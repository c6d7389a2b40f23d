"""Processes that help: what large imports and exports do with them is the same as without, and none outlives its use."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from storage import helpers
from storage.domain.errors import StoreUnavailable
from storage.helpers import Work, in_order
from storage.services import exporting, importing
from storage.store import Store
from tests.conftest import ROOT
from tests.domain.oasst_files import answer, tree
from tests.storage.transfers import take_in, take_out

FOUND = [tree(f"t{n}", *(answer(f"t{n}-{reply}", labels={"spam": {"value": 0.1, "count": 3}}) for reply in range(n % 4))) for n in range(24)]  # fmt: skip


Done = tuple[int, int]
"""Who did a job, and its result."""


@contextmanager
def doing(what: str) -> Iterator[Work[int, Done]]:
    """A helper's work for these tests."""
    print("this must not end up among the results")

    def work(job: int) -> Done:
        if what == "refuse" and job == 5:
            raise StoreUnavailable(detail="gone")
        if what == "die" and job == 5:
            os._exit(7)
        if what == "slow" and job % 2:
            time.sleep(0.05)
        return os.getpid(), job * job

    yield work


async def numbers(until: int = 12) -> AsyncIterator[int]:
    """Jobs."""
    for number in range(until):
        yield number


async def here(job: int) -> Done:
    """What this process does with a job."""
    return os.getpid(), job * job


def processes_of(parent: int) -> set[int]:
    """The helpers that a process has."""
    command = ["pgrep", "-P", str(parent), "-f", "storage.helpers"]
    return {int(pid) for pid in subprocess.run(command, capture_output=True, check=False).stdout.split()}


def is_alive(pid: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("crew", [1, 2, 3])
async def test_results_come_in_the_order_of_the_jobs_and_the_first_are_done_here(crew: int) -> None:
    found = [each async for each in in_order(numbers(), here, partial(doing, "slow"), helpers=crew)]
    assert [square for _, square in found] == [n * n for n in range(12)]
    pids = [pid for pid, _ in found]
    assert pids[: helpers.FIRST_JOBS] == [os.getpid()] * helpers.FIRST_JOBS
    assert len(set(pids[helpers.FIRST_JOBS :]) - {os.getpid()}) == crew
    assert processes_of(os.getpid()) == set()


async def test_without_helpers_and_for_few_jobs_everything_is_done_here() -> None:
    for crew, until in ((0, 12), (2, helpers.FIRST_JOBS)):
        found = [each async for each in in_order(numbers(until), here, partial(doing, ""), helpers=crew)]
        assert found == [(os.getpid(), n * n) for n in range(until)]


async def test_a_refusal_of_a_helper_is_raised_here_with_its_facts() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        _ = [each async for each in in_order(numbers(), here, partial(doing, "refuse"), helpers=2)]
    assert caught.value.facts == {"detail": "gone"}
    assert processes_of(os.getpid()) == set()


async def test_a_helper_that_dies_is_no_lost_result() -> None:
    with pytest.raises(ChildProcessError, match="exit code 7"):
        _ = [each async for each in in_order(numbers(), here, partial(doing, "die"), helpers=2)]
    assert processes_of(os.getpid()) == set()


async def test_helpers_end_with_whoever_stops_reading() -> None:
    results = in_order(numbers(), here, partial(doing, ""), helpers=2)
    async with aclosing(results):
        async for _, square in results:
            if square == 36:
                assert len(processes_of(os.getpid())) == 2
                break
    assert processes_of(os.getpid()) == set()


ENDLESS = """
import asyncio, signal
from functools import partial
from pathlib import Path
from tests.storage.test_helpers import doing, here
from storage.helpers import in_order

async def jobs():
    number = 0
    while True:
        yield number
        number += 1

async def main():
    async for _, square in in_order(jobs(), here, partial(doing, ""), helpers=2):
        if square == 81:
            print("working", flush=True)

signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background may have been told to ignore it
asyncio.run(main())
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
async def test_no_helper_outlives_a_process_that_was_killed(how: signal.Signals) -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        ENDLESS,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert parent.stdout is not None
    try:
        assert await parent.stdout.readline() == b"working\n"
        left = processes_of(parent.pid)
        assert len(left) == 2
        parent.send_signal(how)
        await asyncio.wait_for(parent.wait(), 20)
    finally:
        if parent.returncode is None:
            parent.kill()
    for _ in range(200):
        left = set(filter(is_alive, left))
        if not left:
            break
        await asyncio.sleep(0.05)
    assert left == set()


async def test_trees_go_in_and_out_with_helpers_as_they_do_without(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helpers, "FIRST_JOBS", 1)
    for module in (importing, exporting):
        monkeypatch.setattr(module, "BATCH_TREES", 3)
    report = await take_in(store, "{", *FOUND[:10], "[]", *FOUND[10:], FOUND[3], helpers=2)
    assert (report.trees, report.messages, report.skipped) == (24, 60, 1)
    assert [number for number, _ in report.faults] == [1, 12]
    alone = await take_out(store)
    assert alone == FOUND
    assert await take_out(store, helpers=2) == alone


async def test_strict_stops_although_helpers_have_read_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helpers, "FIRST_JOBS", 1)
    monkeypatch.setattr(importing, "BATCH_TREES", 2)
    report = await take_in(store, *FOUND[:5], "{", *FOUND[5:], strict=True, helpers=2)
    assert (report.trees, [number for number, _ in report.faults]) == (5, [6])
    assert await take_out(store) == FOUND[:5]


@contextmanager
def much(size: int) -> Iterator[Work[int, bytes]]:
    """A helper whose results are large."""
    yield lambda _: bytes(size)


async def test_helpers_end_at_once_although_much_of_what_they_found_is_not_read() -> None:
    """A pipe that nobody reads hides that the process behind it has ended."""

    async def nothing(_job: int) -> bytes:
        return b""

    async with asyncio.timeout(20):
        async with aclosing(in_order(numbers(), nothing, partial(much, 6_000_000), helpers=2)) as results:
            async for found in results:
                if found:
                    await asyncio.sleep(0.3)
                    break
    assert processes_of(os.getpid()) == set()


@contextmanager
def locked() -> Iterator[Work[int, Done]]:
    """A helper that cannot open what it needs."""
    raise StoreUnavailable(detail="locked")
    yield lambda _: (0, 0)


async def test_what_a_helper_cannot_open_is_said_here() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        _ = [each async for each in in_order(numbers(), here, locked, helpers=2)]
    assert caught.value.facts == {"detail": "locked"}


async def test_a_helper_takes_no_module_from_the_folder_somebody_works_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "random.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    found = [square async for _, square in in_order(numbers(), here, partial(doing, ""), helpers=1)]
    assert found == [n * n for n in range(12)]

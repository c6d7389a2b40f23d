"""Other processes of this program that do parts of something large, so that more than one core takes part.

A helper is `python -m storage.helpers`: it is given a function, then jobs, on its standard input, and answers each job
on its standard output, in pickled frames. It ends when its input ends, also where this process was killed. Python has
ready pools of processes; but their workers outlive a parent that was killed, and a Ctrl-C reaches all of them.
"""

from __future__ import annotations

import asyncio
import gc
import os
import pickle
import struct
import sys
from collections import deque
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterator,
    Sequence,
)
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, suppress
from typing import Any, BinaryIO, Generic, TypeVar

from storage.domain.errors import CollectionError

Job = TypeVar("Job")
Result = TypeVar("Result")
Work = Callable[[Job], Result]
Opened = Callable[[], AbstractContextManager[Work[Job, Result]]]
"""Opens what the work needs; the function that does one job. It can be pickled, and so can jobs and results."""

FIRST_JOBS = 4
"""Jobs that are done here before helpers are started, which takes as long as some jobs do."""
AHEAD = 4
"""Jobs that a helper has: the one it does, and those that keep it busy while this process does something else."""
MOST = 4
"""Helpers that are started at most, however many cores there are."""
END_SECONDS = 5.0
"""How long a helper may take to end."""
RARELY = 100_000
"""Objects that a helper makes before it looks for rubbish: what a job makes is as good as all gone when it is done."""
BUFFER = 8_000_000
"""Bytes of a result that are taken before they are waited for."""
_LENGTH = struct.Struct(">Q")


def reasonable() -> int:
    """How many helpers this machine has cores for; 0 where there is only one."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(cores, MOST) if cores > 1 else 0


async def in_order(
    jobs: AsyncIterable[Job],
    here: Callable[[Job], Awaitable[Result]],
    opened: Opened[Job, Result],
    *,
    helpers: int,
) -> AsyncGenerator[Result]:
    """The result of each job, in the order of the jobs: the first few are done by `here`, the rest by helpers.

    Close it (`contextlib.aclosing`) where it is not read to its end. Raises ChildProcessError where a helper ends
    before its time, and any CollectionError that a helper raises.
    """
    given = 0
    async with AsyncExitStack() as stack:
        crew: Sequence[_Helper[Job, Result]] = ()
        busy: deque[_Helper[Job, Result]] = deque()
        async for job in jobs:
            given += 1
            if not helpers or given <= FIRST_JOBS:
                yield await here(job)
                continue
            if not crew:
                crew = [await stack.enter_async_context(_helper(opened)) for _ in range(helpers)]
            if len(busy) == AHEAD * len(crew):
                yield await busy.popleft().take()
            helper = crew[given % len(crew)]
            helper.give(job)
            busy.append(helper)
        while busy:
            yield await busy.popleft().take()


class _Helper(Generic[Job, Result]):
    """One process; it does its jobs one after another."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._waiting = 0
        """Jobs whose result was not taken yet."""

    def give(self, job: Job) -> None:
        """Send a job."""
        self.send(job)
        self._waiting += 1

    def send(self, what: object) -> None:
        """Send something. Nobody waits until it has arrived: the helper may wait for its last result to be taken."""
        assert self._process.stdin is not None, "a pipe"
        frame = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.write(_LENGTH.pack(len(frame)))
        self._process.stdin.write(frame)

    async def take(self) -> Result:
        """The result of its first job that was not taken yet."""
        assert self._process.stdout is not None, "a pipe"
        try:
            (length,) = _LENGTH.unpack(await self._process.stdout.readexactly(_LENGTH.size))
            frame = await self._process.stdout.readexactly(length)
        except asyncio.IncompleteReadError as error:
            code = await self._process.wait()
            raise ChildProcessError(f"A process that helped has ended with exit code {code}") from error
        self._waiting -= 1
        result: Result | CollectionError = pickle.loads(frame)
        if isinstance(result, CollectionError):
            raise result
        return result

    async def end(self) -> None:
        """Let it end; at once where a result is not wanted any more. It changes nothing, so that nothing is lost."""
        assert self._process.stdin is not None, "a pipe"
        assert self._process.stdout is not None, "a pipe"
        if self._waiting:
            self._kill()
        self._process.stdin.close()
        try:
            async with asyncio.timeout(END_SECONDS):
                await (
                    self._process.stdout.read()
                )  # while something is left in a full pipe, nobody hears of the end
        except TimeoutError:
            self._kill()
            await self._process.stdout.read()
        await self._process.wait()

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()


@asynccontextmanager
async def _helper(opened: Opened[Job, Result]) -> AsyncIterator[_Helper[Job, Result]]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "storage.helpers"),  # -P: no module from the folder somebody works in
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=BUFFER,
        start_new_session=True,  # a Ctrl-C is for the process that asked for help
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
    )
    helper: _Helper[Job, Result] = _Helper(process)
    try:
        helper.send(opened)
        yield helper
    finally:
        await helper.end()


def _received(source: BinaryIO) -> Iterator[Any]:
    """What arrives, frame by frame, until the input ends."""
    while len(head := source.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        frame = source.read(length)
        if len(frame) == length:
            yield pickle.loads(frame)


def main() -> None:
    """Open what is needed, then do jobs until there are no more, or nobody waits for their results."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints must not end up between the frames

    def answer(result: object) -> None:
        frame = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        target.write(_LENGTH.pack(len(frame)))
        target.write(frame)
        target.flush()

    gc.set_threshold(RARELY)
    received = _received(source)
    with suppress(BrokenPipeError):
        for opened in received:  # there is one
            try:
                with opened() as work:
                    for job in received:
                        answer(work(job))
            except CollectionError as refused:
                answer(refused)


if __name__ == "__main__":
    main()

"""One measurement in a process of its own, so that its memory is its own: `python -m tests.bench.measure WHAT ...`.

Prints one line of JSON: what was counted, seconds, and the most memory the process, and any helper of it, ever had.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

from tests.bench.results import ROOT

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory."""
SPAWNED = "--spawned-at"
SECRET = b"a secret for measuring, 32 bytes at least"


async def export(url: str, file: str) -> dict[str, Any]:
    """Write every finished tree of a store into a file."""
    from storage.helpers import reasonable
    from storage.services.transfer import export_trees
    from storage.store import Store

    store = await Store.open(url)
    started, cpu = time.perf_counter(), time.process_time()
    with Path(file).open("wb") as out:
        trees = await export_trees(store, out, secret=SECRET, helpers=reasonable())
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    await store.close()
    return {"trees": trees, "seconds": seconds, "cpu_seconds": cpu}


async def take_in(url: str, file: str) -> dict[str, Any]:
    """Import the trees of a file into a store."""
    from storage.domain.rules import RuleBook
    from storage.helpers import reasonable
    from storage.services.transfer import import_trees
    from storage.store import Store
    from tests.bench.loader import NOW

    store = await Store.open(url)
    started, cpu = time.perf_counter(), time.process_time()
    with Path(file).open() as lines:
        how = partial(import_trees, rulebook=RuleBook(), now=NOW, rng=Random(1))
        async with store.loading():
            report = await how(store, lines, helpers=reasonable())
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    await store.close()
    return {
        "trees": report.trees,
        "messages": report.messages,
        "faults": len(report.faults),
        "seconds": seconds,
        "cpu_seconds": cpu,
    }


async def start(url: str) -> dict[str, Any]:
    """Start the bot up to where it would call Discord: database, engine, texts, commands, rules in force."""
    from pydantic import SecretStr

    from bot.app import Cosecha, cog_modules
    from bot.engine import build_engine
    from bot.i18n import Texts
    from bot.settings import Settings
    from storage.store import Store

    settings = Settings(database_url=SecretStr(url))
    store = await Store.open(url)
    await store.upgrade()
    engine = build_engine(settings, store)
    bot = Cosecha(settings, engine, Texts.load())
    for module in cog_modules():
        await module.setup(bot)
    await engine.rulings.load()
    await store.close()
    return {}


async def work(url: str, messages: str, growing: str, cycles: str) -> dict[str, Any]:
    """Members at work, all at once."""
    from storage.store import Store
    from tests.bench.crowd import MEMBERS, crowd
    from tests.bench.fill import engine
    from tests.bench.loader import Size

    size = Size(int(messages), int(growing))
    store = await Store.open(url)
    watch = await crowd(engine(store, size), size, at_once=MEMBERS, cycles=int(cycles))
    await store.close()
    return {"cycles": watch.cycles, "seconds": watch.elapsed}


TASKS: Mapping[str, Callable[..., Coroutine[Any, Any, dict[str, Any]]]] = MappingProxyType(
    {"export": export, "import": take_in, "start": start, "work": work}
)


def peak_mb() -> float:
    """The most resident memory this process ever had, in MB (10^6 bytes)."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / 1e6


def helper_mb() -> float:
    """The most resident memory that any one process had that this one started."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * UNIT / 1e6


def in_own_process(what: str, *arguments: object) -> dict[str, Any]:
    """Run one of TASKS in a process of its own; what it says, with `ready_seconds` since before the process began."""
    command = [sys.executable, "-m", "tests.bench.measure", what]
    command += [*map(str, arguments), SPAWNED, str(time.time())]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(arguments: list[str]) -> None:
    """Do what the command line says."""
    place = arguments.index(SPAWNED)
    what, *rest = arguments[:place]
    result = asyncio.run(TASKS[what](*rest))
    ready = time.time() - float(arguments[place + 1])
    memory = {"peak_mb": peak_mb(), "helper_mb": helper_mb()}
    print(json.dumps({**result, "ready_seconds": ready, **memory}))


if __name__ == "__main__":
    main(sys.argv[1:])

"""Members at work: who asks, what they answer, and how long each call took."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from secrets import token_hex
from statistics import median, quantiles
from typing import TypeVar

from storage.domain.errors import NothingAvailable, TaskGone
from storage.domain.kinds import Family, Kind
from storage.domain.labels import SPAM, Form, Widget, labels_of
from storage.domain.views import TaskView
from storage.services.engine import Engine
from tests.bench.loader import DAYS, NOW, Size
from tests.bench.people import discord_id_of, speakers_of

T = TypeVar("T")
P99 = 98
"""Place of the 99th percentile among the 99 cuts of `quantiles(n=100)`."""


class RealClock:
    """The time since the measurement began, counted on from the last day of the made history."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    @property
    def now(self) -> datetime:
        """The time of the made world."""
        return NOW + timedelta(seconds=time.monotonic() - self._started)


@dataclass(frozen=True, slots=True)
class Times:
    """Durations of one call, in milliseconds."""

    count: int
    median: float
    p99: float
    """The longest one where there are fewer than 100."""
    worst: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Times:
        """From durations in seconds."""
        if not seconds:
            return cls(0, 0.0, 0.0, 0.0)
        ms = [each * 1000 for each in seconds]
        p99 = quantiles(ms, n=100, method="inclusive")[P99] if len(ms) >= 100 else max(ms)
        return cls(len(ms), median(ms), p99, max(ms))


@dataclass(slots=True)
class Watch:
    """What was measured, by name of the call."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    kinds: Counter[Kind] = field(default_factory=Counter)
    """Cycles per kind of task."""
    refusals: Counter[str] = field(default_factory=Counter)
    elapsed: float = 0.0
    cpu: float = 0.0
    """Seconds of processor time that this process took meanwhile."""

    @property
    def cycles(self) -> int:
        """Full cycles."""
        return self.kinds.total()

    @property
    def per_second(self) -> float:
        """Full cycles per second."""
        return self.cycles / self.elapsed if self.elapsed else 0.0

    @property
    def cpu_ms(self) -> float:
        """Processor time per cycle, in milliseconds; others on the machine change it less than the rest."""
        return 1000 * self.cpu / self.cycles if self.cycles else 0.0

    async def time(self, name: str, call: Awaitable[T]) -> T:
        """Await a call and note how long it took, also when it is refused."""
        started = time.perf_counter()
        try:
            return await call
        except NothingAvailable:
            name = f"{name} (nothing)"
            raise
        finally:
            self.seconds[name].append(time.perf_counter() - started)

    def times(self, name: str) -> Times:
        """The durations of a call."""
        return Times.of(self.seconds[name])


def callers(size: Size, number: int, lang: str = "es") -> list[int]:
    """Discord ids of members who write in a language: regulars with a long history and others, evenly."""
    ids = speakers_of(size.members, DAYS)[lang].ids
    return [discord_id_of(ids[place * len(ids) // number]) for place in range(number)]


class Worker:
    """One member who takes whatever comes and answers it."""

    def __init__(self, engine: Engine, by: int, watch: Watch, clock: RealClock, rng: Random) -> None:
        self._engine, self._by, self._watch, self._clock, self._rng = engine, by, watch, clock, rng

    async def cycle(self, kind: Kind | None = None) -> Kind | None:
        """Ask, answer, submit; the kind, or None when it was refused."""
        engine, by, watch = self._engine, self._by, self._watch
        try:
            view = await watch.time("claim", engine.tasks.claim(by, kind, now=self._clock.now, lang="es"))
            await watch.time("save", self._fill_in(view))
            await watch.time("submit", engine.submissions.submit(view.id, by=by, now=self._clock.now))
        except (NothingAvailable, TaskGone) as refused:
            watch.refusals[type(refused).__name__] += 1
            return None
        watch.kinds[view.kind] += 1
        return view.kind

    async def _fill_in(self, view: TaskView) -> TaskView:
        tasks, by = self._engine.tasks, self._by
        match view.kind.info.family:
            case Family.WRITE:
                # By lot each time anew: what is like an earlier text of the same member is refused.
                words = " ".join(token_hex(self._rng.randint(1, 5)) for _ in range(self._rng.randint(8, 60)))
                return await tasks.save_text(view.id, words, by=by)
            case Family.LABEL:
                return await tasks.save_answers(view.id, self._answers(view), by=by)
            case Family.RANK:
                order = [[option.id] for option in view.options]
                self._rng.shuffle(order)
                return await tasks.save_order(view.id, order, by=by)

    def _answers(self, view: TaskView) -> Mapping[str, float]:
        answers = {
            label.name: self._rng.randrange(5) / 4 if label.widget is Widget.LIKERT else 0.0
            for label in labels_of(view.kind, is_simple=view.is_simple)
            if label.form is Form.CORE
        }
        return {**answers, SPAM.name: float(self._rng.random() < 0.05)}


MEMBERS = 32
"""Different members that are at work; one at a time or all at once."""
EMPTY_HANDED = 20
"""Times in a row that a member hears that there is nothing, before they give up."""


async def crowd(
    engine: Engine, size: Size, *, at_once: int, cycles: int, seed: int = 3, watch: Watch | None = None
) -> Watch:
    """So many cycles by MEMBERS members, `at_once` of whom ask at the same time; added to what was watched before."""
    watch, clock = watch or Watch(), RealClock()
    workers = [Worker(engine, by, watch, clock, Random(f"{seed} {by}")) for by in callers(size, MEMBERS)]
    left = iter(range(cycles))

    async def work(mine: Sequence[Worker]) -> None:
        empty = 0
        for number in left:
            kind = await mine[number % len(mine)].cycle()
            empty = empty + 1 if kind is None else 0
            if empty >= EMPTY_HANDED * len(mine):
                return

    started, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(work(workers[place::at_once]) for place in range(at_once)))
    watch.elapsed += time.perf_counter() - started
    watch.cpu += time.process_time() - cpu
    return watch

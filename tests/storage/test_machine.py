"""Whatever members, moderators and the clock do in whatever order, the books stay in order; on both databases."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.internal.cache import LRUCache
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from storage.domain.kinds import Kind
from storage.domain.rules import Rules
from storage.domain.states import TreeState
from tests.conftest import PostgresServer
from tests.storage.machine import ADAPTIVE, ANY, FIXED, NARROW, Crowd

S = TreeState

EXAMPLES = {"sqlite": (6, 25), "postgres": (2, 20)}
"""Machines under each set of rules, and steps of each."""
SHRINK = "SHRINK"
"""Environment variable: 1 lets Hypothesis look for the shortest way to a fault, which takes minutes."""
ACTS = (
    *Kind,
    *(S.READY_FOR_EXPORT, S.ABORTED_LOW_GRADE, S.HALTED_BY_MODERATOR),
    *("late", "skip", "vote", "report", "expired", "suspend", "erase"),
    *("remove", "restore", "halt", "restart", "change"),
    *("quarantine", "release", "remove all"),
    *("decide", "undo"),
)
"""What the machines must have come to on SQLite, all of them together."""


def bounded(dialect: str) -> settings:
    """The same machines at every run (with `same_draws`), and no more than there is time for."""
    examples, steps = EXAMPLES[dialect]
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate, *((Phase.shrink,) if os.environ.get(SHRINK) == "1" else ())),
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )


@pytest.fixture
def same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Hypothesis draw the same whatever was imported before.

    It mixes the numbers in our code into what it draws: those of all modules that happen to be loaded, so that each
    xdist worker got machines of its own in spite of `derandomize`. There is no setting for that.
    """
    monkeypatch.setattr(providers, "_get_local_constants", Constants)
    monkeypatch.setattr(providers, "CONSTANTS_CACHE", LRUCache(1024))


def drawn() -> list[tuple[str, int]]:
    """What some small machines do."""
    steps: list[tuple[str, int]] = []

    class Small(RuleBasedStateMachine):
        @rule(seed=ANY)
        def one(self, seed: int) -> None:
            steps.append(("one", seed))

        @rule(seed=ANY)
        def other(self, seed: int) -> None:
            steps.append(("other", seed))

    run_state_machine_as_test(Small, settings=settings(bounded("sqlite"), max_examples=40))
    return steps


@pytest.mark.usefixtures("same_draws")
def test_what_the_machines_draw_does_not_hang_on_which_modules_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drawn()
    loaded = ModuleType("full_of_numbers")
    loaded.__file__ = str(tmp_path / "full_of_numbers.py")
    Path(loaded.__file__).write_text(f"NUMBERS = {list(range(101, 900))}")
    monkeypatch.setitem(sys.modules, loaded.__name__, loaded)
    assert drawn() == before


@pytest.fixture
def new_url(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Make an empty database; its address."""
    if dialect == "postgres":
        server: PostgresServer = request.getfixturevalue("postgres_server")
        return server.create_migrated
    template: Path = request.getfixturevalue("sqlite_template")
    numbers = itertools.count()

    def copied() -> str:
        path = tmp_path / f"machine-{next(numbers)}.db"
        shutil.copyfile(template, path)
        return f"sqlite+aiosqlite:///{path}"

    return copied


@pytest.fixture
def drop(dialect: str, request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Remove a database; a file is left to the folder of the test."""
    if dialect == "postgres":
        server: PostgresServer = request.getfixturevalue("postgres_server")
        return server.drop
    return lambda _url: None


@pytest.mark.usefixtures("same_draws")
def test_whatever_happens_in_whatever_order_the_books_stay_in_order(
    dialect: str, new_url: Callable[[], str], drop: Callable[[str], None]
) -> None:
    done: Counter[str] = Counter()

    for number, rules in enumerate((FIXED, ADAPTIVE, NARROW)):

        @seed(number)
        class Machine(Crowd):
            def __init__(self, rules: Rules = rules) -> None:
                super().__init__(rules, new_url(), drop, done)

        run_state_machine_as_test(Machine, settings=bounded(dialect))
    missing = [act for act in ACTS if not done[act]]
    assert dialect == "postgres" or not missing, f"the machines never came to {missing}: {done}"

"""Whatever members, moderators and the clock do in whatever order, the books stay in order; on both databases."""

from __future__ import annotations

import itertools
import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from storage.domain.kinds import Kind
from storage.domain.states import TreeState
from tests.conftest import PostgresServer
from tests.storage.machine import Crowd

S = TreeState

EXAMPLES = {"sqlite": (16, 25), "postgres": (5, 20)}
"""Machines, and steps of each."""
SHRINK = "SHRINK"
"""Environment variable: 1 lets Hypothesis look for the shortest way to a fault, which takes minutes."""
ACTS = (
    *(kind for kind in Kind if kind is not Kind.RANK_PROMPTER_REPLIES),  # too rare to count on
    *(S.READY_FOR_EXPORT, S.ABORTED_LOW_GRADE, S.HALTED_BY_MODERATOR),
    *("late", "skip", "vote", "report", "expired", "suspend", "erase"),
    *("remove", "restore", "halt", "restart", "change"),
)
"""What the machines must have come to on SQLite, all of them together."""


def bounded(dialect: str) -> settings:
    """The same machines at every run, and no more than there is time for."""
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


def test_whatever_happens_in_whatever_order_the_books_stay_in_order(
    dialect: str, new_url: Callable[[], str], drop: Callable[[str], None]
) -> None:
    done: Counter[str] = Counter()

    class Machine(Crowd):
        def __init__(self) -> None:
            super().__init__(new_url(), drop, done)

    run_state_machine_as_test(Machine, settings=bounded(dialect))
    missing = [act for act in ACTS if not done[act]]
    assert dialect == "postgres" or not missing, f"the machines never came to {missing}: {done}"

"""`cosecha simulate`: its options, its refusals, its table; and the arithmetic behind the figures."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from bot import logs
from bot.simulate.command import simulate
from bot.simulate.crowd import BadShares, Character, gather, mix_of, shares
from bot.simulate.figures import gini

ROOT = Path(__file__).parents[2]
SMALL = ("--people", "4", "--days", "1", "--preset", "small")
RUN = "import typer; from bot.simulate.command import simulate; typer.run(simulate)"

Simulate = Callable[..., Result]


@pytest.fixture
def call() -> Iterator[Simulate]:
    """Calls the command; logging is as it was afterwards."""
    app = typer.Typer()
    app.command()(simulate)
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.LIBRARIES}
    yield lambda *options: CliRunner().invoke(app, options)
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    for name, earlier in levels.items():
        logging.getLogger(name).setLevel(earlier)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--people", "0", "--people is 0, but must lie between 1 and 100,000."),
        ("--people", "-3", "--people is -3, but must lie between 1 and 100,000."),
        ("--days", "0", "--days is 0, but must be above 0 and at most 1,000."),
        ("--days", "nan", "--days is nan, but must be above 0 and at most 1,000."),
        ("--mix", "careful", '--mix: "careful" is no name with a number of 0 or more, like careful=70.'),
        (
            "--mix",
            "careful=-1",
            '--mix: "careful=-1" is no name with a number of 0 or more, like careful=70.',
        ),
        ("--mix", "bored=1", '--mix: "bored" is no character: choose from careful, hasty, spammer, troll.'),
        ("--mix", "troll=1,troll=2", "--mix: troll is there twice."),
        ("--mix", "careful=0", "--mix: somebody must have a share above 0."),
        ("--languages", "xx9=1", '--languages: "xx9" is no language code like es, en or pt-BR.'),
        ("--preset", "huge", '--preset: "huge" is none of standard, small, campaign.'),
        ("--acceptance", "kind", '--acceptance: "kind" is neither fixed nor adaptive.'),
    ],
)
def test_what_cannot_be_played_is_refused_in_one_sentence(
    call: Simulate, option: str, value: str, said: str
) -> None:
    result = call(option, value)
    assert result.exit_code == 2
    assert result.stderr.strip() == said
    assert not result.stdout


def test_all_that_is_wrong_is_said_together(call: Simulate) -> None:
    result = call("--people", "0", "--days", "-1", "--mix", "careful")
    assert [line.split()[0] for line in result.stderr.splitlines()] == ["--mix:", "--people", "--days"]


def test_a_table_shows_every_language_and_the_speed_comes_last(call: Simulate) -> None:
    result = call(*SMALL, "--languages", "es=2,pt-BR=2")
    assert result.exit_code == 0, result.output
    lines = [line.split() for line in result.stdout.splitlines()]
    assert [line[0] for line in lines[1:4]] == ["es", "pt-BR", "all"]
    assert lines[-1][:3] == ["tasks", "per", "second"]


def test_a_database_is_made_and_played_on_once(call: Simulate, tmp_path: Path) -> None:
    """The second time it holds messages, and they are not touched."""
    path = tmp_path / "new" / "play.db"
    first = call(*SMALL, "--database", f"sqlite:///{path}")
    assert first.exit_code == 0, first.output
    before = path.read_bytes()
    second = call(*SMALL, "--database", f"sqlite:///{path}")
    assert second.exit_code == 2
    assert second.stderr.strip() == (
        f"The database {path} holds messages or members: a simulation needs an empty one."
    )
    assert path.read_bytes() == before


def test_an_address_that_is_none_is_refused_without_showing_it(call: Simulate) -> None:
    result = call("--database", "mysql://someone:hunter2@host/db")
    assert result.exit_code == 2
    assert "COSECHA_DATABASE_URL" in result.stderr
    assert "hunter2" not in result.output


def test_another_process_with_the_same_seed_gives_the_same_figures() -> None:
    """Python orders sets of texts differently in each process; nothing may depend on it."""
    outputs = [
        subprocess.run(
            [sys.executable, "-c", RUN, "--people", "25", "--days", "1", "--preset", "small", "--json"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    ]
    one, other = (json.loads(output) for output in outputs)
    assert one.pop("tasks_per_second") > 0
    other.pop("tasks_per_second")
    assert one == other
    assert one["by_language"]["es"]["written"] > 0


def test_shares_are_parts_whatever_they_add_up_to() -> None:
    assert shares(" es=6 , en=2.5,fr=0") == {"es": 6.0, "en": 2.5}
    assert mix_of("careful=7,troll=3") == {Character.CAREFUL: 7.0, Character.TROLL: 3.0}
    with pytest.raises(BadShares):
        shares("es=inf")


def test_a_crowd_has_exactly_the_shares_it_was_asked_for() -> None:
    people = gather(40, seed=9)
    assert Counter(person.character.value for person in people) == {
        "careful": 28,
        "hasty": 6,
        "spammer": 4,
        "troll": 2,
    }
    assert Counter(person.languages[0] for person in people) == {"es": 24, "en": 10, "fr": 6}
    again = gather(40, seed=9)
    assert [each.reliability for each in again] == [each.reliability for each in people]
    assert len({person.discord_id for person in people}) == 40


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], None), ([0, 0], None), ([3, 3, 3], 0.0), ([0, 0, 0, 8], 0.75), ([1, 3], 0.25)],
)
def test_gini_is_nought_for_equals_and_grows_with_inequality(
    values: list[int], expected: float | None
) -> None:
    assert gini(values) == (None if expected is None else pytest.approx(expected))

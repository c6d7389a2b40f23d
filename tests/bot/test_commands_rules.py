"""`cosecha rules`: what it shows, what it stores, and the sentence each mistake is answered with."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import logs
from bot.__main__ import app
from storage.services.rulings import KINDS

Rules = Callable[..., Result]
SOON = " A bot that runs takes it up within 60 seconds.\n"


@pytest.fixture(autouse=True)
def _stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty folder, no settings, and logging as it was afterwards."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.upper().startswith(("COSECHA_", "DISCORD_"))]:
        monkeypatch.delenv(name)
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.LIBRARIES}
    yield
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    for name, earlier in levels.items():
        logging.getLogger(name).setLevel(earlier)


@pytest.fixture
def rules() -> Rules:
    """Calls `cosecha rules`, over a database that is there: `rules("set goal_tree_size 8")`."""

    def call(line: str, **env: str) -> Result:
        return CliRunner().invoke(app, ["rules", *line.split()], env=env, catch_exceptions=False)

    assert CliRunner().invoke(app, ["db", "upgrade"]).exit_code == 0
    return call


def shown(result: Result) -> dict[str, tuple[str, str]]:
    """Value and source of each rule in a table."""
    rows = [line.split(maxsplit=2) for line in result.stdout.splitlines()]
    assert rows[0] == ["RULE", "VALUE", "FROM"]
    return {name: (value, source) for name, value, source in rows[1:]}


@pytest.mark.parametrize("command", ["show", "set", "reset"])
def test_every_command_has_help(rules: Rules, command: str):
    result = rules(f"{command} --help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: root rules {command} ")


def test_no_short_help_is_cut_off(rules: Rules):
    assert "..." not in rules("--help").stdout.split("Commands:")[1]


def test_every_rule_is_shown_with_its_source(rules: Rules):
    result = rules("show", COSECHA_PRESET="small", COSECHA_RULES__NUM_REVIEWS_REPLY="2")
    assert (result.exit_code, result.stderr) == (0, "")
    table = shown(result)
    assert list(table) == list(KINDS)
    assert table["goal_tree_size"] == ("6", "preset")
    assert table["num_reviews_reply"] == ("2", "settings")
    assert table["acceptance_method"] == ("fixed", "preset")
    assert table["follow_funnel"] == ("true", "preset")


def test_a_language_shows_what_holds_there(rules: Rules):
    rules("set max_text_length 900")
    rules("set max_text_length 700 --language ES")
    env = {
        "COSECHA_LANGUAGE_RULES": '{"es": {"goal_tree_size": 8}}',
        "COSECHA_DISABLED_PROMPT_LANGUAGES": "es",
    }
    spanish, english = shown(rules("show --language es", **env)), shown(rules("show --language en", **env))
    assert spanish["max_text_length"] == ("700", "store for es")
    assert spanish["goal_tree_size"] == ("8", "settings for es")
    assert spanish["prompts_closed"] == ("true", "settings for es")
    assert english["max_text_length"] == ("900", "store")
    assert english["prompts_closed"] == ("false", "preset")


def test_a_value_is_stored_and_taken_away_again(rules: Rules):
    first = rules("set goal_tree_size 8")
    assert first.stdout == "goal_tree_size is 8 now (from the store), before it was 12." + SOON
    second = rules("set goal_tree_size 7 --language es", COSECHA_JOB_INTERVAL_SECONDS="30")
    assert second.stdout == (
        "goal_tree_size for es is 7 now (from the store for es), before it was 8. "
        "A bot that runs takes it up within 30 seconds.\n"
    )
    third = rules("reset goal_tree_size --language es")
    assert third.stdout == "goal_tree_size for es is 8 now (from the store), before it was 7." + SOON
    again = rules("reset goal_tree_size --language es")
    assert again.stdout == "No value of goal_tree_size is stored for es.\n"
    assert {each.exit_code for each in (first, second, third, again)} == {0}
    assert shown(rules("show"))["goal_tree_size"] == ("8", "store")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("set goal_tree_siz 8", "goal_tree_siz is no threshold: did you mean goal_tree_size?"),
        ("reset goal_tree_siz", "goal_tree_siz is no threshold: did you mean goal_tree_size?"),
        ("set goal_tree_size 0", "goal_tree_size is 0, but must lie between 1 and 1,000."),
        ("set goal_tree_size many", 'goal_tree_size is "many", but must be a whole number.'),
        ("set acceptance_method fast", 'acceptance_method is "fast", but must be one of fixed, adaptive.'),
        ("set goal_tree_size 8 --language de", "de is not one of COSECHA_LANGUAGES, which are es, en, fr."),
        ("show --language klingon", "klingon is not one of COSECHA_LANGUAGES, which are es, en, fr."),
    ],
)
def test_a_mistake_is_one_sentence_and_changes_nothing(rules: Rules, line: str, sentence: str):
    result = rules(line)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", sentence + "\n")
    assert {source for _, source in shown(rules("show")).values()} == {"preset"}


def test_without_a_database_there_are_no_rules_to_show():
    result = CliRunner().invoke(app, ["rules", "show"], env={"COSECHA_DATA_DIR": "elsewhere"})
    assert result.exit_code == 2
    assert result.stderr == "There is no database elsewhere/cosecha.db: `cosecha db upgrade` makes one.\n"


def test_a_stored_value_that_does_not_fit_the_settings_any_more_is_named(rules: Rules):
    rules("set goal_tree_size 16")
    result = rules("show", COSECHA_RULES__MAX_TREE_DEPTH="2", COSECHA_RULES__GOAL_TREE_SIZE="4")
    assert shown(result)["goal_tree_size"] == ("4", "settings")
    assert "the stored rule goal_tree_size of all languages is left out" in result.stderr
    assert rules("reset goal_tree_size").exit_code == 0

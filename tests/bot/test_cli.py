"""The command line: what each command says and with which code it ends."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

import pytest
from typer.testing import CliRunner, Result

from bot import commands, logs
from bot.__main__ import app
from bot.settings import Settings, env_example
from storage.domain.errors import StoreUnavailable
from storage.domain.states import TreeState

ROOT = Path(__file__).parents[2]
SECRET = "a8F3kLq0ZxW9vB2nM7cR5tY1uP6jD4eG"
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.canary.token-that-nobody-was-ever-given"
COMMANDS = ("run", "demo", "import", "export", "env-example", "db upgrade", "db check", "locales check")

Cosecha = Callable[..., Result]


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
def cosecha() -> Cosecha:
    """Calls the command line: `cosecha("db check", COSECHA_DATA_DIR="x")`; further arguments are not split."""

    def call(line: str, *more: object, **env: str) -> Result:
        return CliRunner().invoke(app, [*line.split(), *map(str, more)], env=env, catch_exceptions=False)

    return call


@dataclass
class Report:
    trees: int = 0
    messages: int = 0
    skipped: int = 0
    buried: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class FakeTransfer:
    """Stands in for storage.services.transfer: a tree is a line of JSON, and `calls` has what it was asked."""

    calls: list[dict[str, Any]] = field(default_factory=list)
    trees: list[Any] = field(default_factory=list)
    failure: BaseException | None = None

    async def import_trees(self, store: object, lines: Iterable[bytes], **how: Any) -> Report:
        self.calls.append(how)
        report = Report()
        for number, line in enumerate(lines, start=1):
            try:
                self.trees.append(json.loads(line))
            except ValueError:
                report.faults.append((number, "This is no JSON."))
                if how["strict"]:
                    break
                continue
            report.trees, report.messages = report.trees + 1, report.messages + 2
            how["progress"](report.trees)
        return report

    async def export_trees(self, store: object, out: BinaryIO, **how: Any) -> int:
        self.calls.append(how)
        for tree in self.trees:
            out.write(json.dumps(tree, ensure_ascii=False).encode() + b"\n")
        if self.failure:
            raise self.failure
        return len(self.trees)


@pytest.fixture
def transfer(monkeypatch: pytest.MonkeyPatch) -> FakeTransfer:
    fake = FakeTransfer()
    install(
        monkeypatch,
        "storage.services.transfer",
        import_trees=fake.import_trees,
        export_trees=fake.export_trees,
    )
    return fake


def install(monkeypatch: pytest.MonkeyPatch, name: str, **members: object) -> None:
    """Put a module with these members in a module's place."""
    module = ModuleType(name)
    vars(module).update(members)
    monkeypatch.setitem(sys.modules, name, module)


def texts_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the check of locales pass without the real files."""
    faults = commands.start_faults
    monkeypatch.setattr(commands, "start_faults", lambda settings: faults(settings, ("en",)))


# ---- Help ----


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(cosecha: Cosecha, command: str):
    result = cosecha(f"{command} --help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: root {command} ")
    assert len(result.stdout.splitlines()[2].strip()) > 20


def test_no_short_help_is_cut_off(cosecha: Cosecha):
    for group in ("", "db", "locales"):
        listing = cosecha(f"{group} --help").stdout
        assert "..." not in listing.split("Commands:")[1]


def test_help_imports_nothing_heavy():
    heavy = ("discord", "sqlalchemy", "pydantic_settings", "babel", "rich.console", "alembic", "simcord")
    code = f"import sys, bot.__main__; print([name for name in {heavy} if name in sys.modules])"
    assert process("-c", code).communicate()[0] == "[]\n"


def test_help_answers_within_half_a_second():
    def seconds() -> float:
        start = time.perf_counter()
        assert process("-m", "bot", "--help").wait() == 0
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.5


def process(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    """A Python process in the current folder that finds the project."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}
    defaults: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, *arguments], env=env, text=True, **defaults | options)


@pytest.mark.parametrize(
    "line", ["bogus", "run --bogus", "import", "import nofile", "export", "demo --port 0"]
)
def test_wrong_usage_is_a_sentence_and_exit_code_2(cosecha: Cosecha, line: str):
    result = cosecha(line)
    assert result.exit_code == 2
    assert re.search(r"\nError: .+\n$", result.stderr)


# ---- Settings ----


def test_run_without_a_token_is_one_sentence(cosecha: Cosecha):
    result = cosecha("run")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        "No DISCORD_TOKEN is set: try `make demo`, which needs none, or create a bot and copy its token "
        "at https://discord.com/developers/applications into .env.\n"
    )


def test_every_fault_of_the_settings_is_a_line_and_nothing_is_started(cosecha: Cosecha, tmp_path: Path):
    result = cosecha(
        "run", DISCORD_TOKEN=TOKEN, COSECHA_LANGUAGES="", COSECHA_MINIMUM_AGE="1", COSECHA_LICENSE="x"
    )
    assert result.exit_code == 2
    assert [line.split()[0] for line in result.stderr.splitlines()] == [
        "COSECHA_LICENSE",
        "COSECHA_LANGUAGES",
        "COSECHA_MINIMUM_AGE",
    ]
    assert list(tmp_path.iterdir()) == []


def test_settings_come_from_the_file_in_the_current_folder(cosecha: Cosecha, tmp_path: Path):
    (tmp_path / ".env").write_text("COSECHA_MINIMUM_AGE=1\n")
    result = cosecha("db check")
    assert result.exit_code == 2
    assert result.stderr == "COSECHA_MINIMUM_AGE is 1, but must lie between 13 and 99.\n"


@pytest.mark.parametrize("command", ["run", "db upgrade", "import trees.jsonl"])
def test_an_unwritable_folder_is_a_sentence(
    cosecha: Cosecha, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, transfer: FakeTransfer, command: str
):
    texts_exist(monkeypatch)
    (tmp_path / "file").write_text("")
    (tmp_path / "trees.jsonl").write_text("{}\n")
    result = cosecha(command, DISCORD_TOKEN=TOKEN, COSECHA_DATA_DIR="file/data")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "file" in result.stderr


@pytest.mark.parametrize("command", ["run", "db check", "db upgrade"])
def test_a_database_that_does_not_answer_is_a_sentence_without_its_password(
    cosecha: Cosecha, monkeypatch: pytest.MonkeyPatch, command: str
):
    texts_exist(monkeypatch)
    url = "postgresql://cosecha:pass-canary@127.0.0.1:1/db"
    result = cosecha(command, DISCORD_TOKEN=TOKEN, COSECHA_DATABASE_URL=url)
    assert result.exit_code == 2
    assert re.fullmatch(r"The database postgresql://127\.0\.0\.1:1/db cannot be used: .+\.\n", result.stderr)
    assert "canary" not in result.output


def test_a_secret_in_the_reason_of_a_failure_is_hidden(capsys: pytest.CaptureFixture[str]):
    async def fail(settings: Settings) -> int:
        raise StoreUnavailable(detail="no connection to postgresql://u:pass-canary@h/db")

    def load() -> Settings:
        return Settings.model_validate({"database_url": "postgresql://u:pass-canary@h/db"})

    assert commands.execute(fail, load=load) == 2
    assert "canary" not in capsys.readouterr().err


# ---- The database ----


def test_the_database_is_made_checked_and_upgraded_again(cosecha: Cosecha, tmp_path: Path):
    missing = cosecha("db check")
    assert (missing.exit_code, missing.stderr) == (
        2,
        "There is no database data/cosecha.db: `cosecha db upgrade` makes one.\n",
    )
    assert not (tmp_path / "data").exists()
    for command, words in (("db upgrade", "up to date"), ("db check", "fine"), ("db upgrade", "up to date")):
        result = cosecha(command)
        assert (result.exit_code, result.stderr) == (0, "")
        assert words in result.stdout


def test_a_database_of_a_newer_version_is_refused_with_a_sentence(cosecha: Cosecha):
    cosecha("db upgrade")
    with sqlite3.connect("data/cosecha.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    for command in ("db upgrade", "db check"):
        result = cosecha(command)
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
        assert "9999" in result.stderr


# ---- Import ----


def trees(count: int) -> str:
    return "".join(
        json.dumps({"message_tree_id": f"tree-{number}", "prompt": "¿Qué?"}) + "\n" for number in range(count)
    )


def test_plain_and_gzipped_files_are_imported(cosecha: Cosecha, transfer: FakeTransfer, tmp_path: Path):
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + trees(2).encode())
    # Told by its content, not by its name.
    (tmp_path / "b.json").write_bytes(gzip.compress(trees(3).encode()))
    result = cosecha("import a.jsonl b.json --state growing")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Imported 5 trees with 10 messages.\n"
    assert [tree["prompt"] for tree in transfer.trees] == ["¿Qué?"] * 5
    assert {call["state"] for call in transfer.calls} == {TreeState.GROWING}
    assert all(call["now"].tzinfo for call in transfer.calls)


def test_the_rules_of_the_settings_are_used_and_the_files_own_state(
    cosecha: Cosecha, transfer: FakeTransfer, tmp_path: Path
):
    (tmp_path / "a.jsonl").write_text(trees(1))
    assert cosecha("import a.jsonl", COSECHA_PRESET="small").exit_code == 0
    (call,) = transfer.calls
    assert call["rulebook"] == Settings(preset="small").rulebook()
    assert call["state"] is None


def test_broken_lines_are_named_with_file_and_number_and_the_rest_is_imported(
    cosecha: Cosecha, transfer: FakeTransfer, tmp_path: Path
):
    (tmp_path / "a.jsonl").write_text(trees(1) + "{\n" + trees(1))
    (tmp_path / "b.jsonl").write_text("[\n" + trees(1))
    result = cosecha("import a.jsonl b.jsonl")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "a.jsonl:2: This is no JSON.",
        "b.jsonl:1: This is no JSON.",
        "Broken lines: 2.",
    ]
    assert result.stdout == "Imported 3 trees with 6 messages.\n"


def test_strict_stops_at_the_first_broken_line_of_all_files(
    cosecha: Cosecha, transfer: FakeTransfer, tmp_path: Path
):
    (tmp_path / "a.jsonl").write_text(trees(1) + "{\n" + trees(1))
    (tmp_path / "b.jsonl").write_text(trees(1))
    result = cosecha("import --strict a.jsonl b.jsonl")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == ["a.jsonl:2: This is no JSON.", "Stopped at the first broken line."]
    assert len(transfer.trees) == len(transfer.calls) == 1


def test_a_gzip_file_that_breaks_off_is_named_and_what_came_before_is_kept(
    cosecha: Cosecha, transfer: FakeTransfer, tmp_path: Path
):
    noise = "".join(json.dumps({"n": os.urandom(40).hex()}) + "\n" for _ in range(3000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(noise.encode())[:100_000])
    result = cosecha("import a.jsonl.gz")
    assert result.exit_code == 1
    assert re.search(
        r"^a\.jsonl\.gz:\d+: The compressed file is damaged from here on\.$", result.stderr, re.MULTILINE
    )
    assert len(transfer.trees) > 100


def test_what_was_there_already_is_said(cosecha: Cosecha, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    async def import_trees(*_: object, **__: object) -> Report:
        return Report(trees=1, messages=4, skipped=1200)

    install(monkeypatch, "storage.services.transfer", import_trees=import_trees)
    (tmp_path / "a.jsonl").write_text(trees(1))
    assert (
        cosecha("import a.jsonl").stdout
        == "Imported 1 tree with 4 messages; 1,200 trees were there already.\n"
    )


# ---- Export ----


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_an_export_is_written_whole_and_gzipped_by_name(
    cosecha: Cosecha, transfer: FakeTransfer, tmp_path: Path, name: str
):
    transfer.trees = [{"text": "niño"}, {"text": "b"}]
    cosecha("db upgrade")
    result = cosecha(
        f"export --format oasst-trees --out {name} --lang ES --state all", COSECHA_EXPORT_SECRET=SECRET
    )
    assert (result.exit_code, result.stdout) == (0, f"Exported 2 trees to {name}.\n")
    content = (tmp_path / name).read_bytes()
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode()
    assert [json.loads(line) for line in text.splitlines()] == transfer.trees
    (call,) = transfer.calls
    assert (call["secret"], call["langs"], call["states"]) == (SECRET.encode(), frozenset({"es"}), None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", name]


def test_the_same_trees_make_the_same_gzip_file(tmp_path: Path):
    for name in ("a.gz", "b.gz"):
        with commands.whole_file(tmp_path / name) as out:
            out.write(b"x\n")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


def test_an_export_takes_finished_trees_of_all_languages_unless_told_otherwise(
    cosecha: Cosecha, transfer: FakeTransfer
):
    cosecha("db upgrade")
    cosecha("export --out a.jsonl", COSECHA_EXPORT_SECRET=SECRET)
    cosecha("export --out a.jsonl --state growing --state ranking", COSECHA_EXPORT_SECRET=SECRET)
    chosen = [(call["states"], call["langs"]) for call in transfer.calls]
    assert chosen == [
        (frozenset({TreeState.READY_FOR_EXPORT}), None),
        (frozenset({TreeState.GROWING, TreeState.RANKING}), None),
    ]


def test_an_export_that_fails_leaves_the_earlier_file(
    cosecha: Cosecha, transfer: FakeTransfer, tmp_path: Path
):
    (tmp_path / "out.jsonl").write_text("earlier")
    cosecha("db upgrade")
    transfer.trees, transfer.failure = [{}], StoreUnavailable(detail="database is locked")
    result = cosecha("export --out out.jsonl", COSECHA_EXPORT_SECRET=SECRET)
    assert (result.exit_code, result.stderr) == (
        2,
        "The database data/cosecha.db cannot be used: database is locked.\n",
    )
    assert (tmp_path / "out.jsonl").read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out.jsonl"]


def test_an_export_into_a_missing_folder_is_a_sentence(cosecha: Cosecha, transfer: FakeTransfer):
    cosecha("db upgrade")
    result = cosecha("export --out none/out.jsonl", COSECHA_EXPORT_SECRET=SECRET)
    assert result.exit_code == 2
    assert result.stderr.endswith("No such file or directory.\n")


def test_an_export_without_a_secret_is_a_sentence(cosecha: Cosecha):
    result = cosecha("export --out a.jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("No COSECHA_EXPORT_SECRET is set")


@pytest.mark.parametrize("line", ["--state done", "--lang klingon", "--format csv"])
def test_an_export_of_something_unknown_is_a_sentence(cosecha: Cosecha, line: str):
    result = cosecha(f"export --out a.jsonl {line}", COSECHA_EXPORT_SECRET=SECRET)
    assert result.exit_code == 2
    assert re.search(r"\nError: Invalid value for '--.+\.\n$", result.stderr)


# ---- Run and demo ----


def test_run_makes_the_database_and_starts_the_bot(
    cosecha: Cosecha, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    texts_exist(monkeypatch)
    started: list[Settings] = []

    async def run_bot(settings: Settings) -> None:
        assert (tmp_path / "data" / "cosecha.db").exists()
        started.append(settings)

    install(monkeypatch, "bot.app", run_bot=run_bot)
    assert cosecha("run", DISCORD_TOKEN=TOKEN, COSECHA_LOG_LEVEL="debug").exit_code == 0
    assert [settings.token() for settings in started] == [TOKEN]
    assert logging.getLogger().level == logging.DEBUG


def test_a_token_that_discord_refuses_is_a_sentence(cosecha: Cosecha, monkeypatch: pytest.MonkeyPatch):
    import discord

    async def run_bot(settings: Settings) -> None:
        raise discord.LoginFailure("Improper token has been passed.")

    texts_exist(monkeypatch)
    install(monkeypatch, "bot.app", run_bot=run_bot)
    result = cosecha("run", DISCORD_TOKEN=TOKEN)
    assert result.exit_code == 2
    assert result.stderr == "Discord does not accept DISCORD_TOKEN: copy the token again into .env.\n"


def test_the_demo_gets_its_arguments_and_no_setting_of_a_real_bot(
    cosecha: Cosecha, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    calls: list[tuple[object, ...]] = []

    async def run_demo(*arguments: object) -> None:
        calls.append(arguments)

    install(monkeypatch, "bot.demo.app", run_demo=run_demo)
    (tmp_path / ".env").write_text("COSECHA_MINIMUM_AGE=1\n")
    (tmp_path / "a.jsonl").write_text("")
    assert cosecha("demo").exit_code == 0
    given = "--data d --import a.jsonl --import a.jsonl --port 8080 --language en --people 3 --days 2"
    assert cosecha(f"demo {given}").exit_code == 0
    assert calls == [
        ({}, None, [], None, "es", 20, 16),
        ({}, Path("d"), [Path("a.jsonl"), Path("a.jsonl")], 8080, "en", 3, 2),
    ]


def test_a_port_in_use_is_a_sentence(cosecha: Cosecha, monkeypatch: pytest.MonkeyPatch):
    async def run_demo(*_: object) -> None:
        server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
        async with server:
            await asyncio.start_server(lambda reader, writer: None, *server.sockets[0].getsockname())

    install(monkeypatch, "bot.demo.app", run_demo=run_demo)
    result = cosecha("demo --port 8080")
    assert (result.exit_code, result.stderr) == (
        2,
        "The port is in use already: choose another one with --port.\n",
    )


def test_a_demo_without_its_library_is_a_sentence(cosecha: Cosecha, monkeypatch: pytest.MonkeyPatch):
    class Missing(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise ModuleNotFoundError("No module named 'simcord'", name="simcord")

    monkeypatch.setitem(sys.modules, "bot.demo.app", Missing("bot.demo.app"))
    result = cosecha("demo")
    assert (result.exit_code, result.stderr) == (2, "The demo needs simcord, which `make demo` installs.\n")


WAITING = """
    import asyncio, sys, types
    async def wait(*_):
        print("ready")
        try:
            await asyncio.sleep(60)
        finally:
            print("stopped cleanly")
    for name, function in (("bot.app", "run_bot"), ("bot.demo.app", "run_demo")):
        sys.modules[name] = types.ModuleType(name)
        setattr(sys.modules[name], function, wait)
    from bot import __main__, commands
    commands.start_faults = lambda settings: []
    __main__.main()
"""
"""The command line with a bot and a demo that wait until they are stopped."""


@pytest.mark.parametrize(
    "command, number, code",
    [
        ("run", signal.SIGINT, 130),
        ("run", signal.SIGTERM, 0),
        ("demo", signal.SIGINT, 0),
        ("demo", signal.SIGTERM, 0),
    ],
)
def test_a_signal_stops_cleanly(monkeypatch: pytest.MonkeyPatch, command: str, number: int, code: int):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    running = process("-c", textwrap.dedent(WAITING), command)
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    running.send_signal(number)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (code, "stopped cleanly\n", "")


def test_an_unexpected_error_is_logged_without_the_token(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    failing = WAITING.replace('print("ready")', f'raise RuntimeError("cannot log in with {TOKEN}")')
    out, err = process("-c", textwrap.dedent(failing), "run").communicate(timeout=20)
    assert "cannot log in with [redacted]" in err
    assert "canary" not in out + err


# ---- Progress ----


SLOW = """
    import sys, asyncio, types
    async def import_trees(store, lines, *, progress, **_):
        for number, _line in enumerate(lines, start=1):
            progress(number)
            await asyncio.sleep(0.15)
        return types.SimpleNamespace(trees=number, messages=number, skipped=0, buried=0, faults=[])
    name = "storage.services.transfer"
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].import_trees = import_trees
    from bot import __main__
    __main__.main()
"""
"""The command line with an import that takes a second and a half."""


def test_what_takes_over_a_second_shows_a_bar_on_a_terminal(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text(trees(12))
    leader, follower = pty.openpty()
    running = process("-c", textwrap.dedent(SLOW), "import", "a.jsonl", stderr=follower)
    os.close(follower)
    shown = "".join(read_all(leader))
    assert running.wait(timeout=20) == 0
    assert "Importing a.jsonl" in shown
    assert "12 trees" in shown


def read_all(descriptor: int) -> Iterator[str]:
    """What a terminal shows until its last writer is gone, which Linux tells by an error."""
    with os.fdopen(descriptor, "rb", buffering=0) as terminal:
        try:
            while part := terminal.read(4096):
                yield part.decode(errors="replace")
        except OSError:
            return


def test_where_there_is_no_terminal_no_bar_is_shown(tmp_path: Path):
    (tmp_path / "a.jsonl").write_text(trees(10))
    out, err = process("-c", textwrap.dedent(SLOW), "import", "a.jsonl").communicate(timeout=20)
    assert (out, err) == ("Imported 10 trees with 10 messages.\n", "")


# ---- The checks ----


def test_the_example_is_printed_and_checked(cosecha: Cosecha, tmp_path: Path):
    assert cosecha("env-example").stdout == env_example()
    stale = "is not current: write it with `cosecha env-example > .env.example`.\n"
    for content in (None, "old"):
        if content:
            (tmp_path / ".env.example").write_text(content)
        result = cosecha("env-example --check")
        assert (result.exit_code, result.stderr) == (2, f".env.example {stale}")
    (tmp_path / ".env.example").write_text(env_example(), encoding="utf-8")
    assert cosecha("env-example --check").exit_code == 0


def test_faults_of_the_locale_files_are_listed(cosecha: Cosecha, monkeypatch: pytest.MonkeyPatch):
    found = ["es.ftl: task-title is missing.", "fr.ftl: help is too long."]
    install(monkeypatch, "bot.locale_check", check=lambda: found)
    result = cosecha("locales check")
    assert (result.exit_code, result.stderr.splitlines()) == (2, found)
    found.clear()
    assert cosecha("locales check").exit_code == 0

"""Secrets: from the environment or a file, never a weak one, and nowhere to be read in what a run leaves behind."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import logs
from bot.settings import SECRET_FILE_LENGTH, Settings, SettingsError, load_settings
from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.services.members import Members
from storage.services.tasks import Tasks
from storage.store import Store
from tests.builders import do, snapshot_of_everything
from tests.cogs.stage import settings_of
from tests.cogs.stage import stage as open_stage

ROOT = Path(__file__).parents[2]
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.canary.token-canary-3f1b77c2d9a4-nobodys"
SECRET = "export-canary-9c2e5f71a8b34d60-k7Qz"
PASSWORD = "base-canary-51d7%40e3"
URL = f"postgresql://cosecha:{PASSWORD}@127.0.0.1:1/db"
CANARIES = (TOKEN, SECRET, PASSWORD, PASSWORD.replace("%40", "@"), "canary")
FILES = {
    "DISCORD_TOKEN": ("discord_token", TOKEN),
    "COSECHA_EXPORT_SECRET": ("export_secret", SECRET),
    "COSECHA_DATABASE_URL": ("database_url", URL),
}


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.LIBRARIES}
    yield
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    for name, earlier in levels.items():
        logging.getLogger(name).setLevel(earlier)


def load(needs: tuple[str, ...] = (), **env: str) -> Settings:
    """Settings from these variables alone."""
    return load_settings(env, None, needs=needs)


def faults(needs: tuple[str, ...] = (), **env: str) -> list[str]:
    """The sentences with which these variables are refused; none of them shows a secret."""
    with pytest.raises(SettingsError) as refused:
        load(needs, **env)
    found = refused.value.faults
    assert not any(secret in sentence for sentence in found for secret in (TOKEN, SECRET, PASSWORD))
    return found


# ---- From a file ----


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("around", ["{}", "{}\n", "\ufeff  {}\r\n\n"])
def test_a_secret_is_read_from_the_file_that_a_variable_names(name: str, around: str, tmp_path: Path):
    field, secret = FILES[name]
    file = tmp_path / "secret"
    file.write_text(around.format(secret), encoding="utf-8")
    settings = load_settings({f"{name}_FILE": str(file)}, None)
    assert settings == load_settings({name: secret}, None)
    assert getattr(settings, field) is not None


def test_what_a_command_needs_may_come_from_a_file(tmp_path: Path):
    (tmp_path / "token").write_text(TOKEN)
    assert load(("discord_token",), DISCORD_TOKEN_FILE=str(tmp_path / "token")).token() == TOKEN


def test_a_secret_and_a_file_of_it_are_one_too_many(tmp_path: Path):
    (tmp_path / "token").write_text(TOKEN)
    assert faults(DISCORD_TOKEN=TOKEN, DISCORD_TOKEN_FILE=str(tmp_path / "token")) == [
        "DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set: keep one of them."
    ]


def test_the_environment_goes_before_the_env_file_whichever_of_the_two_it_has(tmp_path: Path):
    (tmp_path / "token").write_text(TOKEN)
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN_FILE={tmp_path / 'token'}\n")
    other = TOKEN.replace("nobodys", "another")
    assert load_settings({"DISCORD_TOKEN": other}, tmp_path / ".env").token() == other
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={other}\n")
    env = {"DISCORD_TOKEN_FILE": str(tmp_path / "token")}
    assert load_settings(env, tmp_path / ".env").token() == TOKEN


def test_an_empty_name_of_a_file_is_none():
    assert load(DISCORD_TOKEN_FILE=" ", COSECHA_EXPORT_SECRET_FILE="") == Settings()


@pytest.mark.parametrize(
    ("content", "end"),
    [
        (b"", "which is empty"),
        (b" \n", "which is empty"),
        (b"\xff\xfe\x00", "which is not a UTF-8 text"),
        (b"one\ntwo\n", "which holds more than a secret in one line"),
        (b"x" * (SECRET_FILE_LENGTH + 1), "which holds more than a secret in one line"),
    ],
)
def test_a_file_without_a_secret_in_it_is_one_sentence(content: bytes, end: str, tmp_path: Path):
    file = tmp_path / "secret"
    file.write_bytes(content)
    sentence = f"COSECHA_EXPORT_SECRET_FILE names {file}, {end}."
    assert faults(("export_secret",), COSECHA_EXPORT_SECRET_FILE=str(file)) == [sentence]


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path):
    assert faults(("discord_token",), DISCORD_TOKEN_FILE=str(tmp_path / "none")) == [
        f"DISCORD_TOKEN_FILE names {tmp_path / 'none'}, which cannot be read: No such file or directory."
    ]
    assert "cannot be read" in faults(DISCORD_TOKEN_FILE=str(tmp_path))[0]
    assert "not a UTF-8 text" in faults(DISCORD_TOKEN_FILE="a\x00b")[0]


def test_what_stands_in_the_file_is_checked_as_in_the_environment(tmp_path: Path):
    (tmp_path / "secret").write_text("changeme-changeme-changeme-changeme")
    (sentence,) = faults(COSECHA_EXPORT_SECRET_FILE=str(tmp_path / "secret"))
    assert sentence.startswith("COSECHA_EXPORT_SECRET is too easy to guess")


def test_a_misspelt_file_variable_is_refused():
    (sentence,) = faults(COSECHA_EXPORT_SECRETS_FILE="x")
    assert sentence.startswith("COSECHA_EXPORT_SECRETS_FILE is not a setting")


# ---- Refused ----


@pytest.mark.parametrize("token", ["token", "your-token-here", "a" * 72, "ab." * 30])
def test_a_start_is_refused_with_what_is_no_token(token: str):
    (sentence,) = faults(("discord_token",), DISCORD_TOKEN=token)
    assert (
        sentence
        == "DISCORD_TOKEN is no bot's token: copy it from https://discord.com/developers/applications."
    )


def test_commands_that_need_no_token_do_not_mind_it():
    assert load(DISCORD_TOKEN="token").token() == "token"


@pytest.mark.parametrize(
    "password", ["postgres", "Password", "change-me", "cosecha", "%70ostgres", "12345678"]
)
def test_a_password_that_everybody_tries_first_is_refused(password: str):
    (sentence,) = faults(COSECHA_DATABASE_URL=f"postgresql://cosecha:{password}@db/cosecha")
    assert sentence.startswith("COSECHA_DATABASE_URL has a password that everybody tries first")
    assert password not in sentence.removeprefix("COSECHA_DATABASE_URL has a password")


@pytest.mark.parametrize("url", ["postgresql://postgres@db/cosecha", "postgresql:///cosecha", URL])
def test_a_database_without_a_password_or_with_one_of_its_own_is_taken(url: str):
    assert load(COSECHA_DATABASE_URL=url).database_url is not None


@pytest.mark.parametrize("secret", ["short", "a" * 40, "please-change_me-before-you-export!1"])
def test_a_weak_export_secret_stops_the_bot_too(secret: str):
    (sentence,) = faults(("discord_token",), DISCORD_TOKEN=TOKEN, COSECHA_EXPORT_SECRET=secret)
    assert sentence.startswith("COSECHA_EXPORT_SECRET ")


# ---- A whole run ----


def betray(*_: Any, **__: Any) -> Any:
    """Fail with every secret in the message, as a careless library does."""
    raise RuntimeError(f"login with {TOKEN!r} and {SECRET} at {URL}")


async def test_nothing_that_a_run_leaves_behind_holds_a_secret(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Members at work, faults of every kind, moderation, an export: logs, rows, panels, files, reprs."""
    path = tmp_path / "run.db"
    shutil.copyfile(sqlite_template, path)
    secrets = {"discord_token": TOKEN, "export_secret": SECRET, "database_url": URL}
    settings = settings_of(secrets)
    redactor = logs.set_up("DEBUG", secrets=settings.secrets())
    assert redactor.redact(URL).count(logs.HIDDEN) == 1
    store = await Store.open(f"sqlite+aiosqlite:///{path}")
    seen: list[str] = []
    try:
        async with open_stage(store, monkeypatch, **secrets) as made:
            ana, leo = made.player("ana"), made.player("leo")
            for player in (ana, leo):
                await player.join("es")
            await do(made.engine, ana.id, Kind.INITIAL_PROMPT, now=datetime.now(UTC))
            for command in ("work", "tasks", "me", "stats", "privacy view", "privacy export", "help"):
                seen.append(await leo.slash(command))
                if command == "privacy export":
                    seen += leo.files().values()
            for service, method in ((Members, "view"), (Tasks, "claim"), (Tasks, "availability")):
                with monkeypatch.context() as patch:
                    patch.setattr(service, method, betray)
                    seen += [await leo.slash("work"), await leo.slash("tasks")]
            made.fault = lambda *_: 500
            await leo.slash("me")
            made.fault = None
            logging.getLogger("discord").error("a library says %s", {"token": TOKEN, "url": URL})
            seen += [repr(made.bot.settings), str(made.bot.settings), repr(made.bot.engine.context)]
            (root,) = await made.rows(t.message)
            await made.engine.moderation.remove(root.id, now=datetime.now(UTC))
            seen.append(str(await snapshot_of_everything(store)))
            made.log.clear()  # these are the records before our handler; what it wrote is looked at below
            made.env.errors.clear()
    finally:
        await store.close()
    seen += await asyncio.to_thread(exported, path, tmp_path)
    written = capsys.readouterr()
    assert "incident" in written.err
    assert written.err.count(logs.HIDDEN) > 3
    for secret in CANARIES:
        assert secret not in written.err + written.out
        assert not any(secret in text for text in seen), secret


def exported(path: Path, folder: Path) -> list[str]:
    """What the command line writes and says when it exports and checks the database of the run."""
    env = {
        **{name: text for name, text in os.environ.items() if not name.startswith(("COSECHA_", "DISCORD_"))},
        "PYTHONPATH": str(ROOT),
        "DISCORD_TOKEN": TOKEN,
        "COSECHA_EXPORT_SECRET": SECRET,
        "COSECHA_DATABASE_URL": f"sqlite:///{path}",
        "COSECHA_LOG_LEVEL": "DEBUG",
    }
    out = folder / "out.jsonl"
    said = []
    for line in (["export", "--out", str(out)], ["db", "check"]):
        command = [sys.executable, "-m", "bot", *line]
        done = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=True)
        said += [done.stdout, done.stderr]
    return [*said, out.read_text()]

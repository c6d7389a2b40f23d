"""What nobody foresaw: the member gets a code and their text back; the log has the code, the traceback and no text."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
import sqlalchemy as sa

from bot.handlers import HANDLERS
from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.services.members import Members
from storage.services.tasks import Tasks
from tests.cogs.flows import TEXT, Work, prepare
from tests.cogs.stage import Player, Stage


def code_on(player: Player) -> str:
    """The code that the panel gives."""
    sentence = re.escape(player.t("error-unexpected", code="CODE")).replace("CODE", "([0-9a-f]{8})")
    found = re.search(sentence, player.text())
    assert found, player.text()
    return found[1]


def the_incident(stage: Stage) -> str:
    """The one thing that was logged above INFO, traceback and all."""
    (record,) = stage.taken_log()
    assert (record.name, record.levelno) == ("bot.errors", logging.ERROR)
    line = logging.Formatter().format(record)
    assert "Traceback" in line
    assert not any(text in line for text in stage.written)
    return line


async def explode(*_: Any, **__: Any) -> Any:
    """Fail as only a bug does."""
    raise ZeroDivisionError("a bug of the test")


@pytest.mark.parametrize("command", ["work", "tasks", "task assistant-reply", "help", "guide", "language"])
async def test_a_command_with_a_bug_gives_a_code(
    garden: Stage, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the next time, when it is mended, it works."""
    ana = garden.player("ana")
    await ana.join("es")
    with monkeypatch.context() as patch:
        patch.setattr(Members, "view", explode)
        await ana.slash(command)
    code = code_on(ana)
    assert ana.shown.ephemeral
    line = the_incident(garden)
    assert code in line
    assert "ZeroDivisionError: a bug of the test" in line
    assert "ZeroDivisionError" not in ana.text()
    await ana.slash(command)
    assert code not in ana.text()


@pytest.mark.parametrize("verb", ["write", "skip", "vote", "back", "report", "guide"])
async def test_a_button_with_a_bug_gives_a_code_and_the_way_back(
    garden: Stage, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a button that would have opened a form."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY)
    await work.ask()
    with monkeypatch.context() as patch:
        patch.setitem(HANDLERS, verb, explode)
        await ana.forge(f"c1:{verb}:{work.task_id}:1:up")
    assert code_on(ana) in the_incident(garden)
    assert {"back"} <= set(ana.verbs()) or "lucky" in ana.verbs()
    await ana.slash("work")
    assert ana.task_id() == work.task_id


async def test_a_text_is_handed_back_when_keeping_it_fails(
    garden: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code above it, the way back below."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY)
    await work.ask()
    await work.open_text_form()
    with monkeypatch.context() as patch:
        patch.setattr(Tasks, "save_text", explode)
        await ana.fill(text=TEXT["es"])
    assert code_on(ana) in the_incident(garden)
    assert ana.files() == {"tu-texto.md": TEXT["es"]}
    assert TEXT["es"] in ana.text()
    await ana.press("back")
    assert ana.task_id() == work.task_id


BROKEN = {
    "draft": "CREATE TRIGGER boom BEFORE UPDATE ON task BEGIN SELECT RAISE(ABORT, 'no'); END",
    "message": "CREATE TRIGGER boom BEFORE INSERT ON message BEGIN SELECT RAISE(ABORT, 'no'); END",
}


@pytest.mark.parametrize("broken", BROKEN)
async def test_an_error_of_the_database_is_logged_without_the_text_in_its_statement(
    garden: Stage, broken: str
) -> None:
    """SQLAlchemy would print the parameters of the statement."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY)
    await work.ask()
    await work.open_text_form()
    if broken == "message":
        await work.send_text()
    await garden.store.write(lambda tx: tx.execute(sa.text(BROKEN[broken])))
    if broken == "message":
        await ana.press("submit")
    else:
        await work.send_text()
        assert ana.files() == {"tu-texto.md": TEXT["es"]}
    assert code_on(ana) in the_incident(garden)
    await garden.store.write(lambda tx: tx.execute(sa.text("DROP TRIGGER boom")))
    await ana.press("back")
    if broken == "draft":
        await work.open_text_form()
        await work.send_text()
    await ana.press("submit")
    await work.stored()


async def test_a_submit_with_a_bug_stores_nothing_or_everything(
    garden: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The transaction is undone; the draft is there for the next try."""
    ana = garden.player("ana")
    work = await prepare(ana, Kind.LABEL_ASSISTANT_REPLY)
    with monkeypatch.context() as patch:
        patch.setattr("storage.queries.ledger.Books.credit", _boom)
        await ana.press("submit")
    assert code_on(ana) in the_incident(garden)
    assert await garden.rows(t.review, t.review.c.task_id == work.task_id) == []
    await ana.press("back")
    await ana.press("submit")
    await work.stored()


def _boom(*_: Any, **__: Any) -> int:
    raise ZeroDivisionError("a bug of the test")


async def test_every_incident_has_its_own_code(garden: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a moderator finds the right lines."""
    ana = garden.player("ana")
    await ana.join("es")
    monkeypatch.setitem(HANDLERS, "lucky", explode)
    codes = set()
    for _ in range(5):
        await ana.forge("c1:lucky")
        codes.add(code_on(ana))
    assert len(codes) == 5
    assert len(garden.taken_log()) == 5

"""Discord answers 500 or 429 to any request: what was entered is stored, /work brings it back, nothing crashes."""

from __future__ import annotations

import pytest

from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.cogs.flows import TEXT, Step, Work, prepare, steps_of
from tests.cogs.stage import Player, Stage

KINDS = (Kind.ASSISTANT_REPLY, Kind.LABEL_ASSISTANT_REPLY, Kind.RANK_ASSISTANT_REPLIES)
OPENS = (Work.open_text_form, Work.open_core_form, Work.open_nuances)
"""Steps answered by one request, the form; the others by two: that it is being worked on, and the panel."""


def requests_of(kind: Kind) -> list[tuple[int, int]]:
    """(step, request of that step) for every request of a task up to its submission."""
    return [
        (place, number)
        for place, step in enumerate(steps_of(kind)[:-1])
        for number in range(1 if step in OPENS else 2)
    ]


EVERY_REQUEST = [
    pytest.param(kind, place, number, id=f"{kind.value}-{steps_of(kind)[place].__name__}-{number}")
    for kind in KINDS
    for place, number in requests_of(kind)
]
EVERY_STEP = [
    pytest.param(kind, place, id=f"{kind.value}-{steps_of(kind)[place].__name__}")
    for kind in KINDS
    for place in range(len(steps_of(kind)) - 1)
]


def fail(stage: Stage, status: int, *, number: int | None = None) -> None:
    """Let one request from now on fail (counted from 0), or all of them."""
    start = len(stage.env.http_requests)

    def fault(_method: str, _path: str, place: int) -> int | None:
        return status if number is None or place == start + number else None

    stage.fault = fault


def heal(stage: Stage) -> None:
    """From now on Discord answers; what was logged is about requests that failed, and nothing else."""
    stage.fault = None
    assert stage.failed, "no request failed"
    for record in stage.taken_log():
        assert record.name == "bot.session", record.getMessage()
        assert not any(text in record.getMessage() for text in stage.written)


async def go_on(work: Work, step: Step) -> None:
    """What a member does after a step that did not show what it should: /work, and the form once more."""
    ana = work.player
    if step in OPENS and ana.form is not None:
        return
    await ana.slash("work")
    if step is Work.ask:
        work.task_id = ana.task_id()
    if step in OPENS:
        await step(work)


async def attempt(work: Work, step: Step) -> None:
    """A step, as far as it gets."""
    if step is Work.ask:
        await work.player.slash(f"task {work.kind.value.replace('_', '-')}")
    else:
        await step(work)


async def finished(work: Work) -> None:
    """The answer is stored, once."""
    await work.stored()
    done = await work.stage.rows(t.task, t.task.c.state == "done", t.task.c.contributor_id > 5)
    assert [task.id for task in done] == [work.task_id]


@pytest.mark.parametrize("status", [500, 429])
@pytest.mark.parametrize("kind, place, number", EVERY_REQUEST)
async def test_one_request_fails(garden: Stage, kind: Kind, place: int, number: int, status: int) -> None:
    """Any one of them; nothing is entered twice, and nothing is stored twice."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    for current, step in enumerate(steps_of(kind)[:-1]):
        if current == place:
            fail(garden, status, number=number)
            await attempt(work, step)
            heal(garden)
            await go_on(work, step)
        else:
            await step(work)
    await finished(work)


@pytest.mark.parametrize("kind, place", EVERY_STEP)
async def test_discord_is_away_for_a_whole_step(garden: Stage, kind: Kind, place: int) -> None:
    """Nothing can be shown; what was entered is stored all the same."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    for current, step in enumerate(steps_of(kind)[:-1]):
        if current == place:
            fail(garden, 500)
            await attempt(work, step)
            heal(garden)
            await go_on(work, step)
        else:
            await step(work)
    await finished(work)


async def test_a_panel_that_cannot_be_edited_comes_anew_with_a_word(garden: Stage) -> None:
    """The edit fails, a message of its own is let through."""
    ana = garden.player("ana")
    await prepare(ana, Kind.ASSISTANT_REPLY)
    old = ana.shown.id
    fail(garden, 500, number=1)
    shown = await ana.press("submit")
    heal(garden)
    assert ana.shown.id != old
    assert ana.shown.ephemeral
    assert ana.t("error-discord") in shown
    assert ana.t("thanks.title", points=4) in shown
    await ana.press("lucky")
    assert ana.task_id()


async def test_a_form_that_does_not_open_is_asked_for_again(garden: Stage) -> None:
    """One sentence, and the way back to the task."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY)
    await work.ask()
    fail(garden, 500, number=0)
    await ana.press("write")
    heal(garden)
    assert ana.form is None
    assert ana.t("error-form") in ana.text()
    await ana.press("back")
    await ana.press("write")
    await ana.fill(text=TEXT["es"])
    await ana.press("submit")
    await work.stored()


@pytest.mark.parametrize("command", ["work", "tasks", "language", "guide", "help"])
@pytest.mark.parametrize("number", [0, 1, None])
async def test_every_command_survives_a_failing_request(
    garden: Stage, command: str, number: int | None
) -> None:
    """The next time it answers."""
    ana = garden.player("ana")
    await ana.join("es")
    fail(garden, 500, number=number)
    await ana.slash(command)
    heal(garden)
    shown = await ana.slash(command)
    assert shown
    assert ana.shown.ephemeral


async def test_a_suggestion_that_fails_is_no_crash(stage: Stage) -> None:
    """The next letter asks again."""
    ana = stage.player("ana")
    await ana.join("es")
    fail(stage, 500)
    await ana.suggestions("language", "languages", "e")
    stage.fault = None
    stage.taken_log()
    assert await ana.suggestions("language", "languages", "es")


async def accept_in_vain(ana: Player) -> None:
    """Press Accept; the panel does not change."""
    fail(ana.stage, 500)
    await ana.press("terms", "accept")
    heal(ana.stage)


async def test_an_acceptance_that_cannot_be_shown_is_stored(stage: Stage) -> None:
    """Pressing once more, or any command, goes on with the languages."""
    ana = stage.player("ana")
    await ana.slash("work")
    await accept_in_vain(ana)
    assert len(await stage.rows(t.consent)) == 1
    assert ana.t("languages.title") in await ana.press("terms", "accept")
    assert ana.t("error-no-language") in await ana.slash("work")


async def test_the_bot_starts_although_discord_takes_no_commands(garden: Stage) -> None:
    """Those that are registered already work; the log says so."""
    ana = garden.player("ana")
    await ana.join("es")
    garden.fault = lambda _method, path, _place: 500 if path.endswith("/commands") else None
    await garden.restart()
    garden.fault = None
    (record,) = garden.taken_log()
    assert "commands" in record.getMessage()
    await ana.slash("work")
    assert ana.task_id()

"""Thumbs and reports on the messages of a task."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from storage.domain.kinds import Kind
from storage.queries import tables as t
from storage.queries.messages import TAKEN_BACK
from tests.builders import growing_prompt, reply
from tests.cogs.flows import Work
from tests.cogs.stage import Player, Stage

REASONS = ("spam", "not_appropriate", "pii", "hate_speech", "sexual_content", "copied_from_ai", "other")


async def at_a_message(stage: Stage, name: str = "ana") -> tuple[Player, int, int]:
    """A member with the task to label a reply; the task and that reply."""
    ana = stage.player(name)
    await ana.join("es")
    work = Work(ana, Kind.LABEL_ASSISTANT_REPLY)
    await work.ask()
    (task,) = await stage.rows(t.task, t.task.c.id == work.task_id)
    return ana, work.task_id, task.message_id


def thumbs(player: Player) -> list[str | None]:
    """What stands beside 👍 and 👎."""
    return [
        each.get("label")
        for each in player.controls()
        if (each.get("emoji") or {}).get("name") in ("👍", "👎")
    ]


async def bar(stage: Stage, player: Player) -> None:
    """Somebody may no longer contribute on the stage's server, where a task is still before them."""
    held = {str(stage.env.guild.id): {"until": None, "reason": "Insultos"}}
    c = t.contributor.c
    statement = sa.update(t.contributor).where(c.discord_id == player.id).values(barred=held)
    await stage.store.write(lambda tx: tx.execute(statement))


async def test_whoever_is_barred_on_a_server_neither_votes_nor_reports_there(garden: Stage) -> None:
    ana, task, reply = await at_a_message(garden)
    await ana.press("report", task, reply)
    form = ana.form
    await bar(garden, ana)
    ana.form = form
    assert ana.t("error-suspended") in await ana.fill(reason="spam", details="Publicidad de una tienda.")
    assert ana.t("error-suspended") in await ana.forge(f"c1:vote:{task}:{reply}:up")
    assert await garden.rows(t.report) == []
    assert await garden.rows(t.reaction) == []


@pytest.fixture
async def voted(garden: Stage) -> Stage:
    """Others have voted on the reply to label: two up, one down."""
    (reply,) = await garden.rows(
        t.message, t.message.c.lang == "es", t.message.c.text == "Rojo, amarillo y azul."
    )
    for by, value in ((1, 1), (3, 1), (4, -1)):
        await garden.engine.votes.vote(reply.id, value, by=by, now=datetime.now(UTC))
    return garden


async def test_counts_are_seen_only_after_voting(voted: Stage) -> None:
    """So that nobody follows the crowd."""
    ana, *_ = await at_a_message(voted)
    assert thumbs(ana) == [None, None]
    await ana.press("vote")
    assert thumbs(ana) == ["3", "1"]


async def test_a_vote_can_be_changed_and_taken_back(voted: Stage) -> None:
    """The same thumb again takes it back, and the counts are hidden again."""
    ana, task, reply = await at_a_message(voted)
    await ana.press("vote", task, reply, "up")
    await ana.press("vote", task, reply, "down")
    assert thumbs(ana) == ["2", "2"]
    await ana.press("vote", task, reply, "down")
    assert thumbs(ana) == [None, None]
    (mine,) = await voted.rows(t.reaction, t.reaction.c.contributor_id > 5)
    assert mine.emoji == TAKEN_BACK


async def test_every_message_of_the_conversation_can_be_voted_on(garden: Stage) -> None:
    """In its own panel, which is shown again."""
    ana, _, reply = await at_a_message(garden)
    first = ana.options("msg")[0]
    assert first != str(reply)
    shown = await ana.choose("msg", first)
    assert ana.t("message-title.message", number=1, count=2) in shown
    await ana.press("vote")
    assert ana.t("message-title.message", number=1, count=2) in ana.text()
    assert thumbs(ana) == ["1", "0"]
    (reaction,) = await garden.rows(t.reaction)
    assert (str(reaction.message_id), reaction.emoji) == (first, "+1")


@pytest.mark.settings(rules={"max_active_trees": 10})
async def test_one_s_own_message_cannot_be_voted_on_or_reported(garden: Stage) -> None:
    """The buttons are not there, and those made by hand are refused."""
    ana = garden.player("ana")
    await ana.join("es")
    own = await growing_prompt(garden.engine, ana.id, [1], text="¿Cómo se poda un olivo?")
    await reply(garden.engine, 2, own, text="En invierno, con tijeras limpias.")
    await ana.slash("task label-assistant-reply")
    if str(own) not in ana.options("msg"):
        await ana.press("skip")
    task = ana.task_id()
    shown = await ana.choose("msg", str(own))
    assert ana.t("message-own") in shown
    assert "vote" not in ana.verbs()
    assert "report" not in ana.verbs()
    await ana.forge(f"c1:vote:{task}:{own}:up")
    assert ana.t("error-own-message") in ana.text()
    await ana.forge_form(f"c1:reason:{task}:{own}", reason="spam", details="")
    assert ana.t("error-own-message") in ana.text()
    assert await garden.rows(t.reaction) == []
    assert await garden.rows(t.report) == []


async def test_messages_of_other_conversations_cannot_be_reached(garden: Stage) -> None:
    """A made-up button with the id of a message the member was never shown."""
    ana, task, _ = await at_a_message(garden)
    others = await garden.rows(t.message, t.message.c.lang == "fr")
    for message_id in (others[0].id, 999_999, 10**18 - 1):
        await ana.forge(f"c1:vote:{task}:{message_id}:up")
        assert ana.t("error-message-gone") in ana.text()
        await ana.forge(f"c1:report:{task}:{message_id}")
        assert ana.form is None
        assert ana.t("error-message-gone") in ana.text()
        await ana.forge_form(f"c1:reason:{task}:{message_id}", reason="spam", details="Un informe inventado.")
        assert ana.t("error-message-gone") in ana.text()
        assert "Un informe inventado." in next(iter(ana.files().values()))
    assert await garden.rows(t.reaction) == []
    assert await garden.rows(t.report) == []


@pytest.mark.parametrize("reason", REASONS)
async def test_a_report_is_stored_with_its_reason_and_words(garden: Stage, reason: str) -> None:
    """Once per member and message; the button says so afterwards."""
    ana, _, reply = await at_a_message(garden)
    await ana.press("report")
    await ana.fill(reason=reason, details="  Por esto y por aquello.  ")
    assert ana.t("report-taken") in ana.text()
    (report,) = await garden.rows(t.report)
    assert (report.message_id, report.reason, report.text) == (reply, reason, "Por esto y por aquello.")
    button = next(each for each in ana.controls() if "report" in each["custom_id"])
    assert button["disabled"]


async def test_reporting_twice_is_one_report(garden: Stage) -> None:
    """Two open forms, for example."""
    ana, *_ = await at_a_message(garden)
    phone = ana.other_device()
    await ana.press("report")
    await phone.press("report")
    await ana.fill(reason="spam")
    await phone.fill(reason="pii", details="otra vez")
    assert ana.t("report-known") in phone.text()
    (report,) = await garden.rows(t.report)
    assert (report.reason, report.text) == ("spam", "")


@pytest.mark.parametrize("values", [{}, {"reason": "because"}, {"reason": ["spam", "pii"]}])
async def test_a_report_with_a_strange_reason_is_another_reason(
    garden: Stage, values: dict[str, object]
) -> None:
    """Whoever reports is heard."""
    ana, task, reply = await at_a_message(garden)
    await ana.forge_form(f"c1:reason:{task}:{reply}", **values, details="mirad esto")
    (report,) = await garden.rows(t.report)
    assert report.reason in ("other", "spam")
    assert report.text == "mirad esto"


async def test_enough_reports_take_a_reply_out_and_the_next_press_says_so(garden: Stage) -> None:
    """Two on a small server; whoever was labelling it hears that it is not needed any more."""
    ana, task, reply = await at_a_message(garden)
    ben, cleo = garden.player("ben"), garden.player("cleo")
    for other in (ben, cleo):
        await other.join("es")
        await garden.engine.votes.report(reply, "spam", "", by=other.id, now=datetime.now(UTC))
    await ana.forge(f"c1:vote:{task}:{reply}:up")
    assert ana.t("error-message-gone") in ana.text()
    await ana.press("back")
    await ana.press("label")
    await ana.fill(spam="yes")
    await ana.press("submit")
    assert ana.t("error-task-withdrawn") in ana.text()
    await ana.press("lucky")
    assert ana.task_id() != task

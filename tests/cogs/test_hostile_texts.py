"""Hostile texts through every panel: displayed harmlessly, stored as typed, never a ping, never lost."""

from __future__ import annotations

import unicodedata

import pytest

from storage.domain.kinds import Kind
from storage.domain.text import clean
from storage.queries import tables as t
from tests.builders import task_row
from tests.cogs import garden as gardening
from tests.cogs.flows import Work
from tests.cogs.stage import Player, Stage
from tests.hostile import BY_KIND, HOSTILE, TALL, harm_in

SAMPLE = {
    f"{kind} {number}": text for kind, texts in BY_KIND.items() for number, text in enumerate(texts[:3])
}
"""Some of each kind, for what takes a bot of its own."""
WORDY = {name: text for name, text in SAMPLE.items() if len(text) <= 2000}
CORPUS = pytest.mark.parametrize("text", SAMPLE.values(), ids=SAMPLE)


OUR_OWN = ("<t:", "</")
"""Times and links to commands, which panels have of their own; tests/bot/test_ui_safe.py looks for a member's."""


def harm_on(player: Player) -> list[str]:
    """What could still do harm in any embed of the panel, and code blocks that are not closed."""
    found = []
    for embed in player.shown.embeds:
        parts = [embed.title, embed.description, embed.author.name]
        for field in embed.fields:
            parts += [field.name, field.value]
        for part in filter(None, parts):
            found += [each for each in harm_in(part) if not each.startswith(OUR_OWN)]
    return found


async def written(stage: Stage, text: str) -> tuple[Player, Work]:
    """A member who has written a reply with this text, and sees its preview."""
    ana = stage.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY)
    await work.ask()
    await ana.press("write")
    await ana.fill(text=text)
    return ana, work


@CORPUS
async def test_a_hostile_text_is_shown_harmlessly_and_stored_as_typed(garden: Stage, text: str) -> None:
    """In the preview of whoever wrote it, in the form, in the store, and on the panel of whoever reviews it."""
    ana, work = await written(garden, text)
    assert harm_on(ana) == []
    stored = clean(text)
    assert (await task_row(garden.store, work.task_id)).draft["text"] == stored
    await ana.press("write")
    assert ana.filled() == {"text": stored}
    await ana.press("submit")
    (message,) = await garden.rows(t.message, t.message.c.task_id == work.task_id)
    assert message.text == stored
    assert unicodedata.is_normalized("NFC", message.text)

    ben = await reviewer_of(garden, message.id)
    assert harm_on(ben) == []
    await ben.choose("msg", str(message.id))
    assert harm_on(ben) == []
    await ben.press("report")
    await ben.fill(reason="other", details=clean(text)[:500])
    assert harm_on(ben) == []
    (report,) = await garden.rows(t.report)
    assert report.text == clean(text)[:500].strip()


async def reviewer_of(garden: Stage, message_id: int) -> Player:
    """Somebody else who is to label this message."""
    ben = garden.player("ben")
    await ben.join("es")
    await ben.slash("task label-assistant-reply")
    if str(message_id) not in ben.options("msg"):
        await ben.press("skip")
    assert str(message_id) in ben.options("msg")
    return ben


RANKED = ("mentions", "invitations and links", "markdown that breaks out", "direction", "towers and lengths")


@pytest.mark.parametrize("kind", RANKED)
async def test_hostile_replies_are_shown_harmlessly_when_they_are_ranked(garden: Stage, kind: str) -> None:
    """As options, in the selects and one by one."""
    texts = gardening.TEXTS["es"]
    await garden.store.write(
        lambda tx: tx.execute(
            t.message.update()
            .where(t.message.c.text.in_([texts[f"reply to rank {n}"] for n in (1, 2, 3)]))
            .values(text=BY_KIND[kind][1])
        )
    )
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task rank-assistant-replies")
    assert harm_on(ana) == []
    for value in ana.options("msg"):
        await ana.choose("msg", value)
        assert harm_on(ana) == []
        await ana.press("back")


@CORPUS
async def test_a_hostile_text_that_is_handed_back_is_harmless_and_whole(garden: Stage, text: str) -> None:
    """In the panel as it is displayed, in the file as it was written."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.forge_form("c1:text:999999", text=text)
    assert ana.t("error-task-done") in ana.text()
    assert harm_on(ana) == []
    assert ana.files() == {"tu-texto.md": text.encode("utf-8", "replace").decode()}


async def test_4000_combining_marks_are_no_words_but_are_not_lost(garden: Stage) -> None:
    """More than are taken: refused with a sentence, whole in the form."""
    text = TALL
    ana, work = await written(garden, text)
    assert ana.t("error-text-long", length=len(clean(text)), limit=2000) in ana.text()
    assert harm_on(ana) == []
    await ana.press("write")
    assert ana.filled() == {"text": clean(text)}
    assert (await task_row(garden.store, work.task_id)).state == "open"


@pytest.mark.parametrize("text", WORDY.values(), ids=WORDY)
async def test_nothing_that_was_sent_to_discord_can_ping(garden: Stage, text: str) -> None:
    """Every message says that nobody is to be mentioned; the validator at the end of each test insists on it too."""
    ana, _ = await written(garden, text)
    await ana.press("submit")
    sent = [
        each.json for each in garden.requests() if isinstance(each.json, dict) and each.json.get("embeds")
    ]
    assert sent
    assert all(body["allowed_mentions"]["parse"] == [] for body in sent)
    assert not any(body.get("content") for body in sent)


async def test_every_hostile_text_is_previewed_harmlessly_and_kept_as_typed(garden: Stage) -> None:
    """One after the other in one form; the last one is there again after a restart."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY)
    await work.ask()
    for text in HOSTILE:
        await ana.press("write")
        await ana.fill(text=text)
        assert harm_on(ana) == [], text
        assert (await task_row(garden.store, work.task_id)).draft["text"] == clean(text)
    await garden.restart()
    await ana.slash("work")
    await ana.press("write")
    assert ana.filled() == {"text": clean(HOSTILE[-1])}

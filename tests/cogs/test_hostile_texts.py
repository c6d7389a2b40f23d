"""Hostile texts through every panel: displayed harmlessly, stored as typed, never a ping, never lost."""

from __future__ import annotations

import re
import unicodedata

import pytest

from storage.domain.kinds import Kind
from storage.domain.text import clean
from storage.queries import tables as t
from tests.builders import task_row
from tests.cogs import garden as gardening
from tests.cogs.flows import Work
from tests.cogs.stage import Player, Stage

HOSTILE = {
    "everyone": "@everyone @here mirad esto",
    "mentions": "hola <@123456789012345678> <@!123> <@&99> <#5> </work:1>",
    "invite": "entra en discord.gg/abc o https://discord.com/invite/abc",
    "masked link": "pulsa [aquí](https://example.org/malo) y [ahí](<https://example.org>)",
    "masked link twice": "[a]([b](https://example.org/malo))",
    "code block": "mira:\n```python\nprint('hola')\n```\ny ya",
    "open code block": "mira:\n```python\nprint('@everyone')",
    "many fences": "a ``` b ``` c ```",
    "back ticks": "`" * 7 + " fin",
    "headings": "# Grande\n## Menos\n-# pequeño\n>>> cita\nsin fin",
    "spoilers": "||secreto|| **negrita** __sub__ ~~no~~ *** x",
    "right to left": "\u202eoiratneuc le\u202c normal",
    "isolates": "\u2067abierto sin cerrar\nsegunda línea",
    "arabic": "مرحبا بالعالم، كيف حالك؟",
    "zero width": "pa\u200bla\u200cbra\u200d uni\u2060da\ufeff",
    "zalgo": "hola" + "\u0301\u0316\u0333\u0489" * 60 + " fin",
    "combining marks": "a" + "\u0301" * 1900,
    "lone surrogate": "medio \ud83d emoji",
    "nul": "uno\x00dos\x1b[31mtres",
    "empty lines": "arriba" + "\n" * 500 + "abajo",
    "one long word": "supercali" * 200,
    "family": "familia 👨‍👩‍👧‍👦 y bandera 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "custom emoji": "<:pepe:123456789012345678> <a:x:1> <t:0:R> <id:guide>",
    "sql": "'); DROP TABLE message; --",
    "format": "{0.__class__} %s %(x)s { $text } ${HOME} {{x}}",
    "formula": '=HYPERLINK("https://example.org";"a")',
    "ansi": "```ansi\n\x1b[2;31mrojo\x1b[0m\n```",
    "custom_id": "c1:submit:1",
    "markdown table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "link": "https://example.org/" + "a" * 300,
    "json": '{"embeds":[{"title":"x"}],"content":"@everyone"}',
}
WORDY = {name: text for name, text in HOSTILE.items() if name != "combining marks"}
CORPUS = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)

HARM = re.compile(
    r"@everyone|@here|<@[!&]?\d|<#\d|<a?:\w+:\d|<t:\d+:R><t|</\w+:\d|\]\(|discord(?:app)?\.(?:gg|com/invite)"
    r"|[\u202d\u202e\x00-\x08\x0b-\x1f\ud800-\udfff]|\n{7}"
)


def harm_in(player: Player) -> list[str]:
    """What could still do harm in any embed of the panel, and code blocks that are not closed."""
    found = []
    for embed in player.shown.embeds:
        parts = [embed.title, embed.description, embed.author.name]
        for field in embed.fields:
            parts += [field.name, field.value]
        for part in filter(None, parts):
            found += HARM.findall(part)
            found += ["```"] if part.count("```") % 2 else []
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
    assert harm_in(ana) == []
    stored = clean(text)
    assert (await task_row(garden.store, work.task_id)).draft["text"] == stored
    await ana.press("write")
    assert ana.filled() == {"text": stored}
    await ana.press("submit")
    (message,) = await garden.rows(t.message, t.message.c.task_id == work.task_id)
    assert message.text == stored
    assert unicodedata.is_normalized("NFC", message.text)

    ben = await reviewer_of(garden, message.id)
    assert harm_in(ben) == []
    await ben.choose("msg", str(message.id))
    assert harm_in(ben) == []
    await ben.press("report")
    await ben.fill(reason="other", details=clean(text)[:500])
    assert harm_in(ben) == []
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


@pytest.mark.parametrize("name", ["everyone", "masked link", "open code block", "right to left", "zalgo"])
async def test_hostile_replies_are_shown_harmlessly_when_they_are_ranked(garden: Stage, name: str) -> None:
    """As options, in the selects and one by one."""
    texts = gardening.TEXTS["es"]
    await garden.store.write(
        lambda tx: tx.execute(
            t.message.update()
            .where(t.message.c.text.in_([texts[f"reply to rank {n}"] for n in (1, 2, 3)]))
            .values(text=HOSTILE[name])
        )
    )
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task rank-assistant-replies")
    assert harm_in(ana) == []
    for value in ana.options("msg"):
        await ana.choose("msg", value)
        assert harm_in(ana) == []
        await ana.press("back")


@CORPUS
async def test_a_hostile_text_that_is_handed_back_is_harmless_and_whole(garden: Stage, text: str) -> None:
    """In the panel as it is displayed, in the file as it was written."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.forge_form("c1:text:999999", text=text)
    assert ana.t("error-task-done") in ana.text()
    assert harm_in(ana) == []
    assert ana.files() == {"tu-texto.md": text.encode("utf-8", "replace").decode()}


async def test_4000_combining_marks_are_no_words_but_are_not_lost(garden: Stage) -> None:
    """More than are taken: refused with a sentence, whole in the form."""
    text = "e" + "\u0301" * 3999
    ana, work = await written(garden, text)
    assert ana.t("error-text-long", length=len(clean(text)), limit=2000) in ana.text()
    assert harm_in(ana) == []
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

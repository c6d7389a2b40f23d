"""Writing: the form, the preview, editing, and texts that cannot be taken as they are."""

from __future__ import annotations

import pytest
from simcord.backend.errors import SetupError

from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.cogs.flows import TEXT, Work, prepare
from tests.cogs.stage import Player, Stage

FORMS = {
    Kind.INITIAL_PROMPT: "form-text.prompt",
    Kind.ASSISTANT_REPLY: "form-text.reply",
    Kind.PROMPTER_REPLY: "form-text.message",
}


async def at_the_form(stage: Stage, kind: Kind = Kind.ASSISTANT_REPLY) -> tuple[Player, Work]:
    """A member with an open text form."""
    ana = stage.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    await work.open_text_form()
    return ana, work


async def draft_of(stage: Stage, work: Work) -> str | None:
    """The text that is kept for a task."""
    (task,) = await stage.rows(t.task, t.task.c.id == work.task_id)
    return (task.draft or {}).get("text")


@pytest.mark.parametrize("kind", FORMS)
async def test_the_form_says_what_is_written_in_which_language_and_how_long(
    garden: Stage, kind: Kind
) -> None:
    """The title is the kind's, the field is a paragraph and empty."""
    ana, _ = await at_the_form(garden, kind)
    modal = ana.form.modal
    (label,) = modal["components"]
    assert modal["title"] == ana.t(f"kind-{kind.value.replace('_', '-')}.title")
    assert label["label"] == ana.t(FORMS[kind])
    assert "2000" in label["description"].replace(".", "")
    assert "español" in label["description"]
    assert (label["component"]["style"], label["component"]["max_length"]) == (2, 4000)
    assert ana.filled() == {"text": None}


async def test_edit_brings_the_form_back_filled(garden: Stage) -> None:
    """As often as the member likes; what is stored is the last version."""
    ana = garden.player("ana")
    work = await prepare(ana, Kind.ASSISTANT_REPLY)
    await ana.press("write")
    assert ana.filled() == {"text": TEXT["es"]}
    await ana.fill(text="Ocho: de Mercurio a Neptuno.")
    await ana.press("write")
    assert ana.filled() == {"text": "Ocho: de Mercurio a Neptuno."}
    await ana.fill(text="Ocho, de **Mercurio** a *Neptuno*.")
    await ana.press("submit")
    work.text = "Ocho, de **Mercurio** a *Neptuno*."
    await work.stored()


@pytest.mark.parametrize(
    "text", [" ", "\n\n", "\u200b\u200b", "\u2060\u00a0\ufeff", "\u202e\u202c", "\0\0", "\t \r\n"]
)
async def test_a_text_of_which_nothing_is_seen_is_refused(garden: Stage, text: str) -> None:
    """With a sentence that begins with what to do; the task stays open and can be edited."""
    ana, work = await at_the_form(garden)
    shown = await ana.fill(text=text)
    assert ana.t("error-text-empty") in shown
    await refused(garden, ana, work)


@pytest.mark.parametrize("text", ["🎉🎉🎉", "!!! ... ???", "👨‍👩‍👧‍👦", "— – …", "1️⃣".replace("1", "") + "💥"])
async def test_emoji_and_signs_alone_are_refused(garden: Stage, text: str) -> None:
    """Words are what a dialogue is made of."""
    ana, work = await at_the_form(garden)
    shown = await ana.fill(text=text)
    assert ana.t("error-text-no-words") in shown
    assert await draft_of(garden, work) == text
    await refused(garden, ana, work)


@pytest.mark.parametrize("length", [2001, 3999, 4000])
async def test_a_text_that_is_too_long_comes_back_whole_in_the_form(garden: Stage, length: int) -> None:
    """The sentence names both numbers."""
    ana, work = await at_the_form(garden)
    text = ("palabra " * 600)[: length - 1] + "."
    shown = await ana.fill(text=text)
    assert ana.t("error-text-long", length=length, limit=2000) in shown
    await refused(garden, ana, work)
    assert await draft_of(garden, work) == text
    await ana.press("write")
    assert ana.filled() == {"text": text}
    await ana.fill(text=text[:2000].strip())
    await ana.press("submit")
    work.text = text[:2000].strip()
    await work.stored()


async def refused(garden: Stage, ana: Player, work: Work) -> None:
    """The panel offers to edit, not to submit; a made-up Submit stores nothing."""
    assert "submit" not in ana.verbs()
    assert "write" in ana.verbs()
    await ana.other_device().forge(f"c1:submit:{work.task_id}")
    assert await garden.rows(t.message, t.message.c.task_id == work.task_id) == []
    (task,) = await garden.rows(t.task, t.task.c.id == work.task_id)
    assert task.state == "open"


async def test_exactly_2000_characters_are_taken(garden: Stage) -> None:
    """The limit is part of what is allowed, in characters, not in bytes."""
    ana, work = await at_the_form(garden)
    work.text = "ñ" * 1999 + "🌾"
    await ana.fill(text=work.text)
    await ana.press("submit")
    await work.stored()


@pytest.mark.settings(rules={"max_text_length": 4000})
async def test_4000_characters_are_taken_where_the_server_allows_them(garden: Stage) -> None:
    """A preview of several pages, the whole text attached."""
    ana, work = await at_the_form(garden)
    work.text = ("Un párrafo con palabras.\n\n" * 200)[:3998] + "🌾🌾"
    await ana.fill(text=work.text)
    assert ana.files() == {"tu-texto.md": work.text} or work.text in ana.text()
    await ana.press("submit")
    await work.stored()


async def test_discord_s_own_form_takes_no_more_than_4000_characters(garden: Stage) -> None:
    """The client refuses, so nothing is cut."""
    ana, _ = await at_the_form(garden)
    with pytest.raises(SetupError, match="max_length"):
        await ana.fill(text="a" * 4001)


async def test_4001_characters_from_a_strange_client_are_handed_back_whole(garden: Stage) -> None:
    """More than the form holds: the file has every character."""
    ana, work = await at_the_form(garden)
    text = "palabra " * 500 + "fin"
    await ana.forge_form(f"c1:text:{work.task_id}", text=text)
    assert ana.t("error-text-long", length=len(text), limit=2000) in ana.text()
    assert ana.files() == {"tu-texto.md": text}
    await ana.press("back")
    await ana.press("write")
    assert not ana.filled().get("text")


async def test_a_text_is_stored_as_typed_in_nfc(garden: Stage) -> None:
    """Composed letters; blanks around it and control characters gone; everything else as it was."""
    ana, work = await at_the_form(garden)
    await ana.fill(text="  \r\nEl pingu\u0308ino  come:\r\n\r\n\t- krill\x00\x07 y peces \n ")
    work.text = "El pingüino  come:\n\n\t- krill y peces"
    await ana.press("submit")
    await work.stored()


async def test_a_text_is_not_kept_for_a_task_of_another_family(garden: Stage) -> None:
    """A form made by hand for a label task: refused, the text handed back."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.LABEL_INITIAL_PROMPT)
    await work.ask()
    await ana.forge_form(f"c1:text:{work.task_id}", text="Un texto que no toca aquí.")
    assert ana.t("error-task-done") in ana.text()
    assert ana.files() == {"tu-texto.md": "Un texto que no toca aquí."}


async def test_what_is_worth_a_word_is_said_before_submitting_and_blocks_nothing(garden: Stage) -> None:
    """A phone, an address, an invitation, a mention, a pasted answer."""
    ana, work = await at_the_form(garden)
    work.text = (
        "Como modelo de lenguaje, te doy mi correo ana@example.org, mi teléfono 612 345 678 y "
        "discord.gg/abcdef, @everyone. ```python"
    )
    shown = await ana.fill(text=work.text)
    for note in ("email", "phone", "invite", "mention", "chatbot", "open-code-block"):
        assert ana.t(f"note-{note}") in shown
    await ana.press("submit")
    await work.stored()


async def test_a_form_sent_again_replaces_the_text(garden: Stage) -> None:
    """Opened at two devices; the one that is sent last counts."""
    ana, work = await at_the_form(garden)
    phone = ana.other_device()
    await phone.press("write")
    await ana.fill(text="Escrito en el ordenador.")
    await phone.fill(text="Escrito en el teléfono.")
    await ana.press("submit")
    work.text = "Escrito en el teléfono."
    await work.stored()


async def test_a_form_sent_after_submitting_hands_its_text_back(garden: Stage) -> None:
    """The task is done; what was written at the other device is not lost."""
    ana, work = await at_the_form(garden)
    phone = ana.other_device()
    await phone.press("write")
    await ana.fill(text=TEXT["es"])
    await ana.press("submit")
    await phone.fill(text="Escrito en el teléfono, tarde.")
    assert phone.t("error-task-done") in phone.text()
    assert phone.files() == {"tu-texto.md": "Escrito en el teléfono, tarde."}
    await work.stored()


async def test_leaving_and_coming_back_finds_the_text(garden: Stage) -> None:
    """/work brings the preview back, and says that it goes on."""
    ana = garden.player("ana")
    work = await prepare(ana, Kind.INITIAL_PROMPT)
    shown = await ana.slash("work")
    assert TEXT["es"] in shown
    assert ana.task_id() == work.task_id
    await ana.press("submit")
    await work.stored()


async def test_a_form_with_nothing_in_it_is_an_empty_text(garden: Stage) -> None:
    """Discord would not send it."""
    ana, work = await at_the_form(garden)
    await ana.forge_form(f"c1:text:{work.task_id}")
    assert ana.t("error-text-empty") in ana.text()

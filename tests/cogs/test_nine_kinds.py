"""Each kind of task from the command to the next task, in each language, as a member lives it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.domain.kinds import Family, Kind
from storage.queries import tables as t
from tests.cogs import garden as gardening
from tests.cogs.flows import TEXT, Work, prepare, steps_of
from tests.cogs.stage import Player, Stage

LOCALES = {"es": "es-ES", "en": "en-US", "fr": "fr"}
EVERY_KIND = pytest.mark.parametrize("kind", list(Kind))


def named(kind: Kind, key: str, player: Player) -> str:
    """A text of a kind in the member's language."""
    return player.t(f"kind-{kind.value.replace('_', '-')}.{key}")


async def test_the_garden_has_one_task_of_every_kind_in_every_language(garden: Stage) -> None:
    """What the other tests start from."""
    for lang, locale in LOCALES.items():
        ana = garden.player(f"ana {lang}", locale)
        await ana.join(lang)
        found = await garden.engine.tasks.availability(ana.id, now=datetime.now(UTC))
        assert {kind: each.open for kind, each in found.by_kind.items()} == dict.fromkeys(Kind, 1)


@pytest.mark.parametrize("lang", list(LOCALES))
@EVERY_KIND
async def test_a_member_does_a_task_and_gets_the_next(garden: Stage, kind: Kind, lang: str) -> None:
    """Panel, form, preview, submit, thanks, next: and what was entered is in the store."""
    ana = garden.player("ana", LOCALES[lang])
    await ana.join(lang)
    work = Work(ana, kind, lang)
    for step in steps_of(kind)[:-1]:
        await step(work)
        assert ana.shown.ephemeral, "nobody else sees the panel"
    await work.stored()
    assert ana.text().startswith(ana.t("thanks.title", points=await _points(garden)))
    assert ana.t("thanks.today", today=1) in ana.text()
    assert ana.verbs() == ["lucky", "take", "tasks", "enough"]
    panel = ana.shown.id
    await work.go_on()
    assert ana.shown.id == panel, "one panel, edited in place"
    assert ana.task_id() != work.task_id
    assert {"skip", "guide"} & set(ana.verbs())


async def _points(garden: Stage) -> int | float:
    """The points the member got for the last task, as a sentence takes them."""
    (*_, task) = await garden.rows(t.task, t.task.c.state == "done")
    tenths = task.result["points"]
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


@EVERY_KIND
async def test_a_panel_says_what_to_do_in_which_language_and_until_when(garden: Stage, kind: Kind) -> None:
    """Title, two lines, the language, the deadline; and everything that is always possible."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    shown = ana.text()
    assert shown.startswith(named(kind, "title", ana))
    assert named(kind, "intro", ana) in shown
    state = "state.write" if kind.info.family is Family.WRITE else "state.language"
    assert ana.t(state, language="español") in shown
    assert "<t:" in shown
    assert {"skip", "guide"} <= set(ana.verbs())
    first = ana.controls()[0]
    assert first["style"] == 1, "the one expected action comes first and is blue"


MARKED = {
    Kind.ASSISTANT_REPLY: ("to answer", "marker.write"),
    Kind.PROMPTER_REPLY: ("reply to go on", "marker.write"),
    Kind.LABEL_INITIAL_PROMPT: ("prompt to label", "marker.label"),
    Kind.LABEL_ASSISTANT_REPLY: ("reply to label", "marker.label"),
    Kind.LABEL_PROMPTER_REPLY: ("message to label", "marker.label"),
    Kind.RANK_ASSISTANT_REPLIES: ("of the replies to rank", "marker.rank"),
    Kind.RANK_PROMPTER_REPLIES: ("reply of the messages to rank", "marker.rank"),
}


@pytest.mark.parametrize("kind", MARKED)
async def test_the_message_that_matters_is_marked_by_word_icon_and_colour(garden: Stage, kind: Kind) -> None:
    """The last message of the conversation, and no other."""
    ana = garden.player("ana")
    await ana.join("es")
    await Work(ana, kind).ask()
    name, marker = MARKED[kind]
    marked = [embed for embed in ana.shown.embeds if ana.t(marker) in (embed.author.name or "")]
    assert [embed.description for embed in marked] == [gardening.TEXTS["es"][name]]
    assert marked[0].colour is not None
    assert marked[0].colour.value == 0x5865F2
    assert (marked[0].author.name or "").startswith(("🧑", "🤖"))


@pytest.mark.parametrize("kind", [Kind.LABEL_PROMPTER_REPLY, Kind.RANK_PROMPTER_REPLIES])
async def test_the_whole_conversation_stands_on_the_panel_in_its_order(garden: Stage, kind: Kind) -> None:
    """From the initial prompt down to the message that matters."""
    ana = garden.player("ana")
    await ana.join("es")
    await Work(ana, kind).ask()
    names = {
        Kind.LABEL_PROMPTER_REPLY: (
            "of the message to label",
            "reply of the message to label",
            "message to label",
        ),
        Kind.RANK_PROMPTER_REPLIES: ("of the messages to rank", "reply of the messages to rank"),
    }
    shown = ana.text()
    places = [shown.index(gardening.TEXTS["es"][name]) for name in names[kind]]
    assert places == sorted(places)


async def test_the_preview_shows_the_text_as_it_will_be_stored_with_its_words(garden: Stage) -> None:
    """Submit, Edit and Skip stand below it."""
    ana = garden.player("ana")
    await prepare(ana, Kind.ASSISTANT_REPLY)
    assert ana.shown.embeds[0].description == TEXT["es"]
    assert "10 palabras" in ana.text()
    assert ana.verbs()[:3] == ["submit", "write", "skip"]


async def test_the_summary_names_what_was_answered_and_what_was_not(garden: Stage) -> None:
    """Nothing is shown that was not answered."""
    ana = garden.player("ana")
    work = Work(ana, Kind.LABEL_ASSISTANT_REPLY)
    await ana.join("es")
    await work.ask()
    await work.open_core_form()
    await ana.fill(spam="no", fails_task="yes", flags=["copied_from_ai"], quality="1")
    shown = ana.text()
    assert "**¿Es spam?** No" in shown
    assert "**¿Falla en la tarea?** Sí" in shown
    assert "**Marcas** Copiado de otra IA" in shown
    assert "●●○○○ 2 de 5" in shown
    assert ana.t("summary-missing", labels=["utilidad"]) in shown
    assert "Creatividad" not in shown


@EVERY_KIND
async def test_the_panel_of_kinds_gives_each_of_them(garden: Stage, kind: Kind) -> None:
    """/tasks: a button per kind with how many are open."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("tasks")
    numbers = [label for label in ana.labels() if label.endswith("· 1")]
    assert len(numbers) == len(Kind)
    await ana.press("take", kind.value)
    assert ana.text().startswith(named(kind, "title", ana))


async def test_every_kind_of_work_leaves_one_panel(garden: Stage) -> None:
    """Nine tasks one after the other are edits of the same message."""
    ana = garden.player("ana")
    await ana.join("es")
    panel = ana.shown.id
    # Comparing prompts first: as trees end, the lottery draws those that wait.
    for kind in sorted(Kind, key=lambda each: each is not Kind.RANK_INITIAL_PROMPTS):
        await ana.press("tasks")
        await ana.press("take", kind.value)
        work = Work(ana, kind, task_id=ana.task_id(), text=f"Un texto distinto para {kind.value}.")
        for step in steps_of(kind)[1:-1]:
            await step(work)
        await work.stored()
    assert ana.shown.id == panel
    assert ana.t("enough.today", today=9) in await ana.press("enough")

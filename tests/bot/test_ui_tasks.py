"""What a member sees of a task, in Spanish: the conversation, the preview, the summary, the order, a message."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.ui import safe
from bot.ui.panel import Colour, Panel, Style
from bot.ui.tasks import find_message, task_panel
from storage.domain.kinds import Family, Kind, Role
from storage.domain.views import Draft, TaskView
from tests.bot.samples import (
    LONG,
    TEXTS,
    all_texts,
    buttons,
    conversation,
    es,
    message,
    selects,
    task,
    words_on,
)

WRITTEN = [kind for kind in Kind if kind.info.family is Family.WRITE]
LABELLED = [kind for kind in Kind if kind.info.family is Family.LABEL]
RANKED = [kind for kind in Kind if kind.info.family is Family.RANK]


def shown(kind: Kind, *args: Any, **facts: Any) -> Panel:
    return task_panel(task(kind, *args, **facts), es())


def expected(panel: Panel) -> list[str]:
    """Custom ids of the blue buttons."""
    return [action for action, button in buttons(panel).items() if button.style is Style.EXPECTED]


# ---------------------------------------------------------------------------------------------- every task


@pytest.mark.parametrize("kind", Kind)
def test_every_task_says_what_it_is_in_which_language_and_until_when(kind: Kind):
    text = words_on(shown(kind))
    assert es()(f"kind-{kind.value.replace('_', '-')}.title") in text
    assert "español" in text
    assert "caduca <t:1772625600:R>" in text


@pytest.mark.parametrize("kind", Kind)
def test_every_task_can_be_skipped_in_every_state(kind: Kind):
    for draft in (Draft(), Draft(text="hola", answers={"spam": 0.0}, groups=((101,), (102, 103)))):
        assert "skip:7" in buttons(shown(kind, draft=draft))


@pytest.mark.parametrize("kind", [kind for kind in Kind if not kind.info.is_root])
def test_roles_are_told_by_word_icon_and_colour_and_the_one_that_matters_is_marked(kind: Kind):
    panel = shown(kind)
    authors = {made.author.name: made.to_dict().get("color") for made in panel.embeds if made.author.name}
    marked = [name for name in authors if "◂" in name]
    assert len(marked) == 1
    assert authors[marked[0]] == Colour.TARGET
    assert any(name.startswith("🧑 Usuario") for name in authors)
    assert any(name.startswith("🤖 Asistente") for name in authors)
    assert authors.get("🤖 Asistente", authors.get("🤖 A")) == Colour.ASSISTANT


def test_a_task_that_is_opened_again_says_so():
    assert "Seguimos donde lo dejaste." in words_on(shown(Kind.INITIAL_PROMPT, is_resumed=True))


def test_the_first_button_is_the_expected_one_and_the_only_blue_one():
    for kind, verb in ((Kind.ASSISTANT_REPLY, "write:7"), (Kind.LABEL_PROMPTER_REPLY, "label:7")):
        panel = shown(kind)
        assert expected(panel) == [verb]
        assert next(iter(buttons(panel))) == verb


# ---------------------------------------------------------------------------------------------------- pages


@pytest.mark.parametrize("kind", [Kind.ASSISTANT_REPLY, Kind.LABEL_ASSISTANT_REPLY])
@pytest.mark.parametrize("text", [LONG, TEXTS["huge"], TEXTS["open code"], TEXTS["emoji"]])
def test_a_long_conversation_is_on_pages_and_nothing_is_lost(kind: Kind, text: str):
    view = task(kind, text, length=6)
    first = task_panel(view, es())
    assert "◂" in words_on(first)
    assert [name for name, _ in first.files] == ["conversacion.md"]
    assert first.files[0][1].count(text) == 6
    seen = ""
    pages = int(words_on(first).rpartition("página ")[2].split(" de ")[1].split()[0])
    found = {}
    for page in range(pages):
        panel = task_panel(replace(view, draft=Draft(page=page)), es())
        number = int(words_on(panel).rpartition("página ")[2].split()[0])
        found[number] = "".join((made.description or "") for made in panel.embeds if made.author.name)
    assert sorted(found) == list(range(1, pages + 1))
    seen = "".join(found[number] for number in sorted(found))
    strip = str.maketrans("", "", "` \n\u200b")
    assert seen.translate(strip).replace("python", "") == (
        (safe.display(text) * 6).translate(strip).replace("python", "")
    )


def test_pages_lead_back_and_forth():
    view = task(Kind.ASSISTANT_REPLY, LONG, length=6)
    panel, steps = task_panel(view, es()), 0
    while back := [button for button in buttons(panel).values() if button.label.startswith("◂")]:
        page = int(back[0].action.rsplit(":", 1)[1])
        panel = task_panel(replace(view, draft=Draft(page=page)), es())
        steps += 1
    assert steps == 5
    assert "Página 2 ▸" in [button.label for button in buttons(panel).values()]
    assert "página 1 de 6" in words_on(panel)


def test_any_page_number_shows_a_page():
    view = task(Kind.ASSISTANT_REPLY, LONG, length=6)
    for page in (6, 600, 10**17):
        assert "página" in words_on(task_panel(replace(view, draft=Draft(page=page)), es()))


def test_what_is_said_right_before_stands_with_the_message_that_matters():
    messages = (message(1, LONG), message(2, LONG), message(3, "Breve"), message(4, "Fin", is_target=True))
    view = replace(task(Kind.LABEL_ASSISTANT_REPLY), conversation=messages)
    text = words_on(task_panel(view, es()))
    assert "Breve" in text
    assert "Fin" in text


def test_a_long_message_that_matters_is_shown_from_its_beginning():
    view = task(Kind.LABEL_ASSISTANT_REPLY, "A" + TEXTS["huge"], length=2)
    text = words_on(task_panel(view, es()))
    assert "parte 1 de" in text
    assert "Apalabra0" in text


def test_a_short_conversation_has_neither_pages_nor_file():
    panel = shown(Kind.ASSISTANT_REPLY)
    assert panel.files == ()
    assert "página" not in words_on(panel)


# ---------------------------------------------------------------------------------------------------- write


def test_the_preview_shows_what_will_be_stored():
    panel = shown(Kind.ASSISTANT_REPLY, draft=Draft(text="  Sí:\r\n- uno\n- dos\x00  "))
    assert panel.embeds[0].description == "Sí:\n- uno\n- dos"
    assert panel.embeds[0].title == "Así quedará tu respuesta · 3 palabras"
    assert expected(panel) == ["submit:7"]
    assert list(buttons(panel)) == ["submit:7", "write:7", "skip:7"]


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_preview_names_what_was_written(kind: Kind):
    noun = {Kind.INITIAL_PROMPT: "prompt", Kind.ASSISTANT_REPLY: "respuesta", Kind.PROMPTER_REPLY: "mensaje"}
    panel = shown(kind, draft=Draft(text="hola"))
    assert panel.embeds[0].title == f"Así quedará tu {noun[kind]} · una palabra"


def test_what_is_worth_a_word_is_said_and_never_in_the_way():
    text = "@everyone mira https://discord.gg/abc o llama al 612 345 678 o escribe a ana@example.org"
    panel = shown(Kind.INITIAL_PROMPT, draft=Draft(text=text))
    said = words_on(panel)
    for word in ("mención", "invitación", "teléfono", "correo"):
        assert word in said
    assert "submit:7" in buttons(panel)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a" * 2001, "tiene 2.001 caracteres y caben 2.000"),
        ("", "no se ve ningún texto"),
        ("   \u200b", "no se ve ningún texto"),
        ("👍👍", "Usa también palabras"),
    ],
)
def test_a_text_that_cannot_be_taken_says_why_and_is_still_there(text: str, sentence: str):
    panel = shown(Kind.ASSISTANT_REPLY, draft=Draft(text=text))
    assert sentence in words_on(panel)
    assert expected(panel) == ["write:7"]
    assert "submit:7" not in buttons(panel)


def test_a_long_text_is_previewed_on_pages_from_its_beginning():
    text = "A" + "😀" * 3000 + "Z"
    panel = shown(Kind.ASSISTANT_REPLY, draft=Draft(text=text), max_text_length=4000)
    assert (panel.embeds[0].description or "").startswith("A")
    assert panel.files == (("tu-texto.md", text),)
    assert "página 1 de 2" in words_on(panel)


def test_an_initial_prompt_has_nobody_to_judge():
    assert list(buttons(shown(Kind.INITIAL_PROMPT))) == ["write:7", "skip:7", "guide:write:7"]
    assert selects(shown(Kind.INITIAL_PROMPT)) == {}


# ---------------------------------------------------------------------------------------------------- label


def test_a_label_task_says_how_many_have_reviewed():
    assert "revisiones: 1 de 3" in words_on(shown(Kind.LABEL_ASSISTANT_REPLY))
    assert "nadie lo ha revisado aún" in words_on(shown(Kind.LABEL_INITIAL_PROMPT, reviews_done=0))


def test_the_summary_shows_what_was_answered_and_nothing_else():
    answers = {"spam": 0.0, "fails_task": 1.0, "copied_from_ai": 1.0, "pii": 0.0, "quality": 0.25}
    panel = shown(Kind.LABEL_ASSISTANT_REPLY, draft=Draft(answers=answers))
    assert panel.embeds[0].title == "Etiquetar respuesta del asistente — revisa"
    assert panel.embeds[0].description == (
        "**¿Es spam?** No\n**¿Falla en la tarea?** Sí\n**Marcas** Copiado de otra IA\n**Calidad** ●●○○○ 2 de 5"
    )
    assert "Sin contestar: utilidad." in words_on(panel)
    assert "Humor" not in words_on(panel)
    assert expected(panel) == ["submit:7"]


def test_none_of_the_flags_is_an_answer():
    answers = {"spam": 0.0, "pii": 0.0, "hate_speech": 0.0}
    text = words_on(shown(Kind.LABEL_INITIAL_PROMPT, draft=Draft(answers=answers)))
    assert "**Marcas** Ninguna" in text
    assert "Sin contestar: calidad." in text


def test_a_scale_that_is_stored_upside_down_is_shown_as_it_was_answered():
    answers = {"spam": 0.0, "toxicity": 1.0, "violence": 0.0}
    text = words_on(shown(Kind.LABEL_PROMPTER_REPLY, draft=Draft(answers=answers)))
    assert "Grosero ●○○○○ Respetuoso · 1 de 5" in text
    assert "Violento ●●●●● Inofensivo · 5 de 5" in text


def test_nuances_are_offered_and_can_be_changed():
    labels = {
        answers: buttons(shown(Kind.LABEL_PROMPTER_REPLY, draft=Draft(answers=dict(answers))))[
            "nuances:7"
        ].label
        for answers in ((("spam", 0.0),), (("spam", 0.0), ("humor", 0.5)))
    }
    assert list(labels.values()) == ["Añadir matices", "Cambiar matices"]


def test_without_the_required_answer_nothing_is_sent():
    panel = shown(Kind.LABEL_PROMPTER_REPLY, draft=Draft(answers={"quality": 0.5}))
    assert expected(panel) == ["label:7"]
    assert "submit:7" not in buttons(panel)
    assert "Sin contestar: spam y marcas." in words_on(panel)


@pytest.mark.parametrize("kind", LABELLED)
def test_a_quick_review_says_so_and_how_many_questions_there_are(kind: Kind):
    questions = 3 if kind is Kind.LABEL_PROMPTER_REPLY else 2
    said = f"Es una revisión rápida: solo {questions} preguntas."
    assert said in words_on(shown(kind, is_simple=True))
    assert "revisión rápida" not in words_on(shown(kind))


def test_a_quick_review_has_no_nuances():
    panel = shown(Kind.LABEL_PROMPTER_REPLY, is_simple=True, draft=Draft(answers={"spam": 0.0}))
    assert list(buttons(panel)) == ["submit:7", "label:7", "skip:7"]
    assert "Sin contestar: calidad y otro idioma." in words_on(panel)


def test_a_quick_review_is_summed_up_as_it_was_asked():
    answers = {"spam": 0.0, "lang_mismatch": 1.0, "quality": 0.25}
    panel = shown(Kind.LABEL_PROMPTER_REPLY, is_simple=True, draft=Draft(answers=answers))
    assert panel.embeds[0].description == (
        "**¿Es spam?** No\n**¿Está en otro idioma?** Sí\n**Calidad** ●●○○○ 2 de 5"
    )
    assert "Sin contestar" not in words_on(panel)
    assert expected(panel) == ["submit:7"]


def test_an_answer_that_a_quick_review_does_not_ask_for_is_not_sent():
    panel = shown(Kind.LABEL_INITIAL_PROMPT, is_simple=True, draft=Draft(answers={"spam": 0.0, "humor": 0.5}))
    assert "submit:7" not in buttons(panel)
    assert expected(panel) == ["label:7"]


@pytest.mark.parametrize("kind", Kind)
def test_a_task_says_what_it_is_worth_where_that_is_unusual(kind: Kind):
    assert "puntos" not in words_on(shown(kind))
    assert "· ahora vale el doble de puntos" in words_on(shown(kind, bonus_percent=200))
    assert "· ahora vale un 50 % más de puntos" in words_on(shown(kind, bonus_percent=150))
    assert "· ahora vale la mitad de puntos" in words_on(shown(kind, bonus_percent=50))
    assert "· ahora vale el 75 % de los puntos" in words_on(shown(kind, bonus_percent=75))


# ----------------------------------------------------------------------------------------------------- rank


def headings(panel: Panel) -> list[str]:
    return [
        made.author.name for made in panel.embeds if made.author.name and "Asistente" not in made.author.name
    ][-3:]


def ranking(**draft: Any) -> Panel:
    return shown(Kind.RANK_ASSISTANT_REPLIES, draft=Draft(**draft))


def test_before_the_first_pick_everything_can_be_picked():
    panel = ranking()
    assert headings(panel) == ["🤖 A", "🤖 B", "🤖 C"]
    assert expected(panel) == ["pick:7:101", "pick:7:102", "pick:7:103"]
    assert "undo:7" not in buttons(panel)
    assert (selects(panel)["tie:7"].least, selects(panel)["tie:7"].most) == (2, 3)
    assert "no se muestra quién lo escribió" in words_on(panel)


def test_after_one_pick_two_are_left_and_may_be_equal():
    panel = ranking(groups=((102,),))
    assert headings(panel) == ["1.º · 🤖 B", "🤖 A", "🤖 C"]
    assert expected(panel) == ["pick:7:101", "pick:7:103"]
    assert buttons(panel)["tie:7:101.103"].label == "A y C empatan"
    assert "undo:7" in buttons(panel)
    assert "none:7" in buttons(panel)
    assert "tie:7" not in selects(panel)


def test_the_last_one_falls_into_its_place():
    panel = ranking(groups=((102,), (103,)))
    assert headings(panel) == ["1.º · 🤖 B", "2.º · 🤖 C", "3.º · 🤖 A"]
    assert expected(panel) == ["submit:7"]
    assert list(buttons(panel)) == ["submit:7", "undo:7", "skip:7", "guide:rank:7"]


def test_equals_share_a_place_and_the_next_one_counts_them():
    assert headings(ranking(groups=((102, 103),))) == [
        "1.º (empate) · 🤖 B",
        "1.º (empate) · 🤖 C",
        "3.º · 🤖 A",
    ]


def test_none_can_be_ranked():
    panel = ranking(is_not_rankable=True, groups=((102,),))
    assert "ninguna se puede ordenar" in words_on(panel)
    assert headings(panel) == ["🤖 A", "🤖 B", "🤖 C"]
    assert list(buttons(panel)) == ["submit:7", "undo:7", "skip:7", "guide:rank:7"]


def test_what_the_draft_names_and_is_not_shown_is_left_out():
    assert headings(ranking(groups=((999,), (102, 999), (102,)))) == ["1.º · 🤖 B", "🤖 A", "🤖 C"]


def test_long_options_are_shortened_in_the_open_and_can_be_read():
    panel = shown(Kind.RANK_ASSISTANT_REPLIES, LONG)
    assert words_on(panel).count("(sigue: elige «Leer") == 3
    assert "Leer B" in [option.label for option in selects(panel)["msg:7"].options]
    assert panel.files[0][1].count(LONG) == 6
    assert shown(Kind.RANK_ASSISTANT_REPLIES).files == ()


def test_many_options_are_picked_from_a_list():
    panel = shown(Kind.RANK_ASSISTANT_REPLIES, options=8)
    assert [option.value for option in selects(panel)["pick:7"].options] == [str(101 + n) for n in range(8)]
    assert "🤖 H" in words_on(panel)


def test_prompts_are_ranked_without_a_conversation():
    panel = shown(Kind.RANK_INITIAL_PROMPTS)
    assert "🧑 A" in words_on(panel)
    assert "Elige el mejor de los que quedan." in words_on(panel)
    assert "◂" not in words_on(panel)


@pytest.mark.parametrize("kind", RANKED)
def test_nothing_tells_the_authors_apart(kind: Kind):
    assert "own" not in words_on(shown(kind))


# ------------------------------------------------------------------------------------------- votes, messages


def voted(**facts: Any) -> TaskView:
    shown_messages = conversation(Role.ASSISTANT, "hola", 2)
    return replace(
        task(Kind.LABEL_ASSISTANT_REPLY),
        conversation=(*shown_messages[:-1], replace(shown_messages[-1], **facts)),
    )


def test_counts_are_shown_once_the_member_has_voted():
    before, after = (buttons(task_panel(view, es())) for view in (voted(), voted(votes=(3, 1), my_vote=1)))
    assert [before[f"vote:7:2:{way}"].label for way in ("up", "down")] == ["", ""]
    assert [after[f"vote:7:2:{way}"].label for way in ("up", "down")] == ["3", "1"]
    assert after["vote:7:2:up"].style is Style.CHOSEN
    assert after["vote:7:2:down"].style is Style.NEUTRAL


def test_nobody_judges_their_own_message():
    panel = task_panel(voted(is_own=True), es())
    assert not [action for action in buttons(panel) if action.startswith(("vote", "report"))]
    own = task_panel(voted(is_own=True), es(), message_id=2)
    assert list(buttons(own)) == ["back:7"]
    assert "Este mensaje es tuyo" in words_on(own)


def test_a_message_is_shown_in_full_with_votes_report_and_the_way_back():
    panel = task_panel(task(Kind.ASSISTANT_REPLY, LONG[:3900]), es(), message_id=2)
    assert panel.embeds[0].title == "Mensaje 2 de 3"
    assert LONG[:3900] in words_on(panel)
    assert list(buttons(panel)) == ["vote:7:2:up:m", "vote:7:2:down:m", "report:7:2:m", "back:7"]
    assert panel.files == ()


def test_a_message_too_long_for_a_panel_is_attached():
    panel = task_panel(task(Kind.ASSISTANT_REPLY, TEXTS["huge"]), es(), message_id=2)
    assert "el resto está en el archivo adjunto" in words_on(panel)
    assert TEXTS["huge"] in panel.files[0][1]


def test_a_reported_message_says_so():
    panel = task_panel(voted(is_reported=True), es(), message_id=2)
    assert "Has informado de este mensaje" in words_on(panel)
    assert buttons(panel)["report:7:2:m"].is_disabled


def test_an_option_is_a_message_too():
    assert task_panel(task(Kind.RANK_ASSISTANT_REPLIES), es(), message_id=102).embeds[0].title == "Opción B"


def test_a_message_that_is_not_in_the_task_is_not_shown():
    view = task(Kind.ASSISTANT_REPLY)
    assert find_message(view, 999) is None
    assert words_on(task_panel(view, es(), message_id=999)) == words_on(task_panel(view, es()))


def test_every_message_can_be_opened():
    values = [option.value for option in selects(shown(Kind.RANK_ASSISTANT_REPLIES))["msg:7"].options]
    assert values == ["101", "102", "103", "1", "2", "3"]


def test_an_empty_message_says_that_it_is():
    assert "(mensaje vacío)" in words_on(shown(Kind.ASSISTANT_REPLY, ""))


def test_the_panel_speaks_the_members_language_and_names_the_tasks():
    text = words_on(task_panel(task(Kind.ASSISTANT_REPLY), all_texts()["fr"]))
    assert "Sera envoyé en espagnol" in text

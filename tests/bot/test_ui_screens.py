"""What a member reads around a task, in Spanish: terms, languages, kinds, thanks, nothing to do, errors, guide."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from bot.i18n import Locale
from bot.ui import screens
from bot.ui.panel import Style
from storage.domain.errors import CollectionError, NothingAvailable, Reason, StoreUnavailable
from storage.domain.kinds import Family, Kind
from storage.domain.views import Availability, KindAvailability, Submitted
from tests.bot.samples import all_texts, availability, buttons, es, selects, words_on

TERMS: dict[str, Any] = {"licence": "CC-BY-4.0", "age": 16, "contact": "datos@example.org"}


# ---------------------------------------------------------------------------------------------------- terms


@pytest.mark.parametrize(
    "said",
    [
        "CC-BY-4.0",
        "16 años",
        "datos@example.org",
        "empresas",
        "empleos",
        "chatbot",
        "Datos personales",
        "borre",
    ],
)
def test_the_terms_say_what_matters_before_anything_is_pressed(said: str):
    assert said in words_on(screens.terms_panel(es(), **TERMS))


def test_accepting_carries_the_proof_of_what_was_shown():
    text = screens.terms_text(es(), **TERMS)
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert screens.terms_digest(text) == digest
    for render in (screens.terms_panel, screens.terms_full_panel):
        for version in ("1", "2 (mayo)"):
            shown = buttons(render(es(), **TERMS, version=version))
            assert f"terms:accept:es:{digest}:{screens.version_tag(version)}" in shown
            assert "terms:decline" in shown


def test_a_new_version_of_the_same_text_is_another_button():
    accepts = {
        next(iter(buttons(screens.terms_panel(es(), **TERMS, version=version)))) for version in ("1", "2")
    }
    assert len(accepts) == 2


def test_the_text_that_is_proven_is_the_text_that_can_be_read():
    text = screens.terms_text(es(), **TERMS)
    short, full = screens.terms_panel(es(), **TERMS), screens.terms_full_panel(es(), **TERMS)
    assert (short.embeds[0].description or "?") in text
    assert full.files == (("condiciones.md", text),)
    assert "".join(made.description or "" for made in full.embeds) in text


@pytest.mark.parametrize("change", [{"licence": "CC0"}, {"age": 14}, {"contact": ""}])
def test_another_licence_age_or_contact_is_another_text(change: dict[str, object]):
    digests = {
        screens.terms_digest(screens.terms_text(t, **facts))
        for t in all_texts()
        for facts in (TERMS, TERMS | change)
    }
    assert len(digests) == 2 * len(all_texts().locales)


def test_without_a_contact_the_moderators_are_named():
    assert "Contacto: el equipo de moderación" in screens.terms_text(es(), licence="CC0", age=16, contact="")


def test_terms_that_changed_say_so():
    panel = screens.terms_panel(es(), **TERMS, renewed=True)
    assert panel.embeds[0].title == "Las condiciones han cambiado"
    assert "Léelas otra vez" in words_on(panel)


def test_declining_is_answered_kindly():
    panel = screens.declined_panel(es())
    assert "No se ha guardado nada" in words_on(panel)
    assert list(buttons(panel)) == ["terms:show"]


# ------------------------------------------------------------------------------------------------ languages


def test_the_discord_language_is_proposed_and_not_chosen():
    panel = screens.languages_panel(es(), ("en", "fr", "es"), (), "es")
    options = selects(panel)["languages"].options
    assert [option.value for option in options] == ["es", "en", "fr"]
    assert not any(option.is_chosen for option in options)
    assert "Tu Discord está en español" in words_on(panel)
    assert buttons(panel) == {}


def test_what_was_chosen_is_shown_and_work_can_begin():
    panel = screens.languages_panel(es(), ("en", "es"), ("es",), "es")
    assert "Ahora aportas en español." in words_on(panel)
    assert [option.value for option in selects(panel)["languages"].options if option.is_chosen] == ["es"]
    assert list(buttons(panel)) == ["lucky", "tasks"]


def test_past_twenty_five_the_command_finds_the_others():
    codes = [f"x{number}" for number in range(40)]
    panel = screens.languages_panel(es(), codes, codes[30:32], None, command="</idioma:1>")
    listed = [option.value for option in selects(panel)["languages"].options]
    assert len(listed) == 25
    assert listed[:2] == codes[30:32]
    assert "</idioma:1>" in words_on(panel)
    assert "`/idioma`" in words_on(screens.languages_panel(es(), codes, (), None))


def test_the_language_of_the_texts_is_chosen_beside_it():
    panel = screens.languages_panel(
        es(), ("es",), ("es",), None, interfaces=tuple(all_texts()), interface="fr"
    )
    options = selects(panel)["interface"].options
    assert [(option.value, option.label) for option in options] == [
        ("auto", "Te hablo en el idioma de tu Discord"),
        ("en", "Te hablo en inglés"),
        ("es", "Te hablo en español"),
        ("fr", "Te hablo en francés"),
    ]
    assert options[3].description == "Français"
    assert [option.value for option in options if option.is_chosen] == ["fr"]


def test_a_time_zone_is_shown_where_one_was_chosen():
    panel = screens.languages_panel(es(), ("es",), ("es",), None, time_zone="Europe/London")
    assert "Tu día termina a medianoche en Londres (Europe/London)" in words_on(panel)
    assert "medianoche" not in words_on(screens.languages_panel(es(), ("es",), ("es",), None))


# -------------------------------------------------------------------------------------------- kinds, thanks


def test_every_kind_has_a_button_with_its_number():
    panel = screens.tasks_panel(es(), availability())
    assert buttons(panel)["take:assistant_reply"].label == "Responder como asistente · 38"
    assert len([action for action in buttons(panel) if action.startswith("take:")]) == 9
    assert "en español e inglés" in words_on(panel)


def test_where_counting_stops_the_number_is_not_taken_for_exact():
    labels = {
        count: buttons(screens.tasks_panel(es(), availability(count)))["take:assistant_reply"].label
        for count in (99, 100)
    }
    assert labels == {99: "Responder como asistente · 99", 100: "Responder como asistente · más de 99"}


def test_what_is_worth_more_or_less_is_marked_and_the_marks_are_explained():
    found = Availability(
        ("es",),
        {
            Kind.ASSISTANT_REPLY: KindAvailability(2, bonus_percent=200),
            Kind.PROMPTER_REPLY: KindAvailability(5),
            Kind.INITIAL_PROMPT: KindAvailability(3, bonus_percent=50),
            Kind.LABEL_INITIAL_PROMPT: KindAvailability(0, bonus_percent=150),
        },
    )
    panel = screens.tasks_panel(es(), found)
    labels = {action: button.label for action, button in buttons(panel).items()}
    assert labels["take:assistant_reply"] == "Responder como asistente · 2 · ×2"
    assert labels["take:prompter_reply"] == "Responder como usuario · 5"
    assert labels["take:initial_prompt"] == "Escribir prompt inicial · 3 · ×0,5"
    assert labels["take:label_initial_prompt"] == "Etiquetar prompt inicial · 0", "there is none to have"
    explained = (panel.embeds[0].description or "").split("\n")[1:]
    assert explained == [
        "**×2** ahora vale el doble de puntos",
        "**×0,5** ahora vale la mitad de puntos",
    ]
    assert "×" not in words_on(screens.tasks_panel(es(), availability()))


def test_a_kind_without_work_cannot_be_pressed():
    found = Availability(("es",), {Kind.ASSISTANT_REPLY: KindAvailability(2)})
    pressed = {
        action: not button.is_disabled for action, button in buttons(screens.tasks_panel(es(), found)).items()
    }
    assert pressed["take:assistant_reply"]
    assert not pressed["take:initial_prompt"]
    empty = screens.tasks_panel(es(), Availability(("es",), {}))
    assert "lucky" not in buttons(empty)
    assert "no hay nada para ti en español" in words_on(empty)


def test_thanks_tell_points_what_happens_next_and_the_streak():
    panel = screens.thanks_panel(es(), Submitted(Kind.ASSISTANT_REPLY, "es", 40, 7, 3, reviews_required=3))
    assert words_on(panel) == (
        "Gracias, +4 puntos\n"
        "Tu respuesta pasa a revisión: la leerán 3 personas. Después se comparará con otras.\n"
        "Hoy llevas 7 aportaciones y una racha de 3 días."
    )
    assert list(buttons(panel)) == ["lucky", "take:assistant_reply", "tasks", "enough"]
    assert buttons(panel)["lucky"].label == "Siguiente"


@pytest.mark.parametrize(
    ("tenths", "title"),
    [(0, "Gracias"), (1, "Gracias, +0,1 puntos"), (10, "Gracias, +1 punto"), (20, "Gracias, +2 puntos")],
)
def test_points_are_counted_as_people_count(tenths: int, title: str):
    assert (
        screens.thanks_panel(es(), Submitted(Kind.ASSISTANT_REPLY, "es", tenths, 1, 1)).embeds[0].title
        == title
    )


def test_a_second_submit_says_that_nothing_more_was_stored():
    text = words_on(
        screens.thanks_panel(es(), Submitted(Kind.ASSISTANT_REPLY, "es", 40, 1, 1, is_repeat=True))
    )
    assert "Ya lo habías enviado" in text
    assert "puntos" not in text


def test_a_late_submit_says_that_it_counts():
    text = words_on(
        screens.thanks_panel(es(), Submitted(Kind.ASSISTANT_REPLY, "es", 40, 1, 1, was_late=True))
    )
    assert "su sitio seguía libre" in text


# --------------------------------------------------------------------------------------- what cannot be done


def test_nothing_says_why_and_offers_what_is_needed_most():
    found = Availability(("es",), {Kind.LABEL_ASSISTANT_REPLY: KindAvailability(38)})
    error = NothingAvailable(Kind.RANK_ASSISTANT_REPLIES, Reason.ALL_DONE, waiting=4)
    panel = screens.nothing_panel(es(), error, found)
    assert words_on(panel) == (
        "No quedan respuestas que puedas ordenar en español\n"
        "Hay 4 tareas esperando, pero ya las has hecho, las has saltado o tratan de un texto tuyo.\n"
        "Lo que más falta ahora: 38 respuestas del asistente por etiquetar."
    )
    assert buttons(panel)["take:label_assistant_reply"].style is Style.EXPECTED
    assert buttons(panel)["take:label_assistant_reply"].label == "Etiquetar una"


def test_what_would_change_it_is_offered_before_what_is_needed_most():
    found = Availability(
        ("es",),
        {
            Kind.LABEL_ASSISTANT_REPLY: KindAvailability(7),
            Kind.RANK_INITIAL_PROMPTS: KindAvailability(90),
        },
    )
    error = NothingAvailable(
        Kind.ASSISTANT_REPLY, Reason.WAITING_FOR_REVIEWS, needed=Kind.LABEL_ASSISTANT_REPLY
    )
    panel = screens.nothing_panel(es(), error, found)
    assert next(iter(buttons(panel))) == "take:label_assistant_reply"
    assert buttons(panel)["take:label_assistant_reply"].style is Style.EXPECTED
    assert "7 respuestas del asistente por etiquetar" in words_on(panel)
    assert "take:rank_initial_prompts" not in buttons(panel)


def test_what_would_change_it_is_not_offered_to_whom_it_is_not_open():
    error = NothingAvailable(
        Kind.ASSISTANT_REPLY, Reason.WAITING_FOR_REVIEWS, needed=Kind.LABEL_ASSISTANT_REPLY
    )
    for closed in ({}, {Kind.LABEL_ASSISTANT_REPLY: KindAvailability(0, 9)}):
        others = {Kind.RANK_INITIAL_PROMPTS: KindAvailability(90)}
        panel = screens.nothing_panel(es(), error, Availability(("es",), closed | others))
        assert next(iter(buttons(panel))) == "take:rank_initial_prompts"
        assert "take:label_assistant_reply" not in buttons(panel)
        nothing = screens.nothing_panel(es(), error, Availability(("es",), closed))
        assert list(buttons(nothing)) == ["tasks", "languages"]


@pytest.mark.parametrize(
    "reason",
    [
        Reason.WAITING_FOR_PROMPTS,
        Reason.WAITING_FOR_REPLIES,
        Reason.WAITING_FOR_REVIEWS,
        Reason.PROMPTS_FULL,
    ],
)
def test_nobody_is_asked_to_help_where_they_cannot(reason: Reason):
    needed = Kind.LABEL_ASSISTANT_REPLY
    error = NothingAvailable(Kind.RANK_ASSISTANT_REPLIES, reason, needed=needed)
    open_, closed = (
        words_on(screens.nothing_panel(es(), error, Availability(("es",), {needed: KindAvailability(count)})))
        for count in (3, 0)
    )
    assert "Vuelve en un rato" in closed
    assert "Vuelve en un rato" not in open_


def test_without_figures_what_would_change_it_is_offered_all_the_same():
    error = NothingAvailable(
        Kind.INITIAL_PROMPT, Reason.PROMPTS_FULL, langs=("fr",), needed=Kind.LABEL_INITIAL_PROMPT
    )
    panel = screens.nothing_panel(es(), error)
    assert list(buttons(panel)) == ["take:label_initial_prompt", "tasks", "languages"]
    assert "en francés" in words_on(panel)
    assert "Lo que más falta" not in words_on(panel)


@pytest.mark.parametrize(
    ("code", "minutes", "said"),
    [
        ("es", 1, "Has pedido 30 tareas en muy poco tiempo. Descansa un poco: en un minuto podrás seguir."),
        ("es", 4, "Has pedido 30 tareas en muy poco tiempo. Descansa un poco: en 4 minutos podrás seguir."),
        (
            "en",
            1,
            "You've asked for 30 tasks in a very short time. Have a little rest: you can go on in a minute.",
        ),
        (
            "fr",
            4,
            "Tu as demandé 30 tâches en très peu de temps. Repose-toi un peu\xa0: tu pourras continuer dans 4 minutes.",
        ),
    ],
)
def test_whoever_asks_too_often_hears_how_many_and_how_long(code: str, minutes: int, said: str):
    t = all_texts()[code]
    error = NothingAvailable(None, Reason.LIMIT_REACHED, limit=30, minutes=minutes)
    panel = screens.nothing_panel(t, error, availability())
    assert panel.embeds[0].title == t("nothing.pause")
    assert said == panel.embeds[0].description
    assert list(buttons(panel)) == ["lucky", "tasks", "languages"], "anything else might be refused as well"
    assert buttons(panel)["lucky"].label == t("button-retry")


def test_whoever_asked_too_often_for_one_kind_may_go_on_with_another():
    error = NothingAvailable(
        Kind.ASSISTANT_REPLY, Reason.LIMIT_REACHED, limit=1, minutes=0, needed=Kind.RANK_ASSISTANT_REPLIES
    )
    panel = screens.nothing_panel(es(), error, availability())
    assert list(buttons(panel)) == [
        "take:rank_assistant_replies",
        "take:assistant_reply",
        "tasks",
        "languages",
    ]
    expected = [action for action, button in buttons(panel).items() if button.style is Style.EXPECTED]
    assert expected == ["take:rank_assistant_replies"]
    assert "Has pedido una tarea" in words_on(panel)


@pytest.mark.parametrize("reason", [Reason.ALL_DONE, Reason.ONLY_OWN])
@pytest.mark.parametrize(
    ("waiting", "said"),
    [(1, "Hay una tarea"), (4, "Hay 4 tareas"), (99, "Hay 99 tareas"), (100, "Hay más de 99 tareas")],
)
def test_how_many_wait_for_others_is_said(reason: Reason, waiting: int, said: str):
    panel = screens.nothing_panel(
        es(), NothingAvailable(Kind.RANK_ASSISTANT_REPLIES, reason, waiting=waiting)
    )
    assert said in words_on(panel)


@pytest.mark.parametrize("t", [pytest.param(t, id=t.code) for t in all_texts()])
@pytest.mark.parametrize("kind", Kind)
def test_what_is_needed_most_is_counted_as_people_count(t: Locale, kind: Kind):
    said = [
        words_on(screens.nothing_panel(t, NothingAvailable(None, Reason.ALL_DONE), found)).split("\n")[-1]
        for found in (Availability(("es",), {kind: KindAvailability(count)}) for count in (1, 38, 100))
    ]
    assert "38" in said[1]
    assert t("more-than", number=99) in said[2]
    assert "100" not in said[2]
    assert "38" not in said[0]


def test_every_reason_reads_differently():
    said = {words_on(screens.nothing_panel(es(), NothingAvailable(None, reason))) for reason in Reason}
    assert len(said) == len(Reason)


def test_an_error_names_labels_and_languages_as_people_do():
    text = screens.error_text(es(), CollectionError("error-label-missing", label="spam"))
    assert text == "Contesta también a la única pregunta obligatoria: ¿Es spam?"
    assert "otro idioma" in screens.error_text(
        es(), CollectionError("error-label-range", label="lang_mismatch")
    )
    assert "junk" in screens.error_text(es(), CollectionError("error-label-unknown", label="junk"))
    assert "alemán" in screens.error_text(es(), CollectionError("error-unknown-language", language="de"))


def test_a_time_zone_that_nobody_knows_is_named_in_short():
    text = screens.error_text(es(), CollectionError("error-unknown-time-zone", zone="Marte/\nOlimpo"))
    assert "no conocemos «Marte/ Olimpo»" in text
    assert len(screens.error_text(es(), CollectionError("error-unknown-time-zone", zone="x" * 6000))) < 250


@pytest.mark.parametrize(
    ("key", "task_id", "ways"),
    [
        ("error-terms", None, ["terms:show"]),
        ("error-no-language", None, ["languages"]),
        ("error-text-empty", 7, ["write:7"]),
        ("error-text-empty", None, ["lucky"]),
        ("error-label-missing", 7, ["label:7"]),
        ("error-task-expired", 7, ["lucky", "tasks"]),
        ("error-own-message", 7, ["back:7"]),
        ("error-unexpected", None, ["lucky"]),
        ("error-suspended", 7, ["appeal:suspension"]),
        ("error-not-restorable", None, []),
        ("error-unknown-time-zone", None, ["languages"]),
    ],
)
def test_an_error_has_the_button_that_helps(key: str, task_id: int | None, ways: list[str]):
    error = CollectionError(key, label="spam", code="ab12", language="de", zone="Marte")
    assert list(buttons(screens.error_panel(es(), error, task_id=task_id))) == ways


def test_an_unexpected_error_gives_a_code_and_nothing_else():
    text = words_on(screens.error_panel(es(), CollectionError("error-unexpected", code="ab12cd34")))
    assert "ab12cd34" in text
    assert "Error" not in text


def test_a_text_that_could_not_be_stored_comes_back():
    panel = screens.lost_text_panel(es(), "Mi\ntexto", task_id=7).with_note(
        screens.error_text(es(), StoreUnavailable())
    )
    assert panel.files == (("tu-texto.md", "Mi\ntexto"),)
    assert "Mi\ntexto" in words_on(panel)
    assert "ahora mismo no podemos guardar nada" in words_on(panel)
    assert list(buttons(panel)) == ["back:7", "lucky"]


# ------------------------------------------------------------------------------------------- guide and help


@pytest.mark.parametrize("family", Family)
def test_the_guide_leads_back_to_the_task_it_was_opened_from(family: Family):
    panel = screens.guide_panel(es(), family, task_id=7)
    assert next(iter(buttons(panel))) == "back:7"
    others = [one for one in Family if one is not family]
    assert list(buttons(panel))[1:] == [f"guide:{one.value}:7" for one in others]


@pytest.mark.parametrize(
    ("family", "said"),
    [
        (
            Family.WRITE,
            [
                "datos comprobados",
                "ortografía",
                "dos puntos de vista",
                "chatbot",
                "datos personales",
                "salta",
            ],
        ),
        (Family.LABEL, ["por separado", "salta"]),
        (Family.RANK, ["No lo sé", "longitud", "empatan", "salta"]),
    ],
)
def test_the_guide_holds_the_rules(family: Family, said: list[str]):
    text = words_on(screens.guide_panel(es(), family))
    assert all(words in text for words in said)


def test_the_guide_names_the_command_that_explains_points():
    assert "`/puntos`" in words_on(screens.guide_panel(es()))


def test_the_help_names_the_commands():
    assert "`/puntos`" in words_on(screens.help_panel(es()))
    assert "`/trabajar`" in words_on(screens.help_panel(es()))
    linked = words_on(screens.help_panel(es(), mentions={"work": "</work:1>", "task": "</task:2>"}))
    assert "</work:1>" in linked
    assert "`/tarea`" in linked, "a command with subcommands is no link"

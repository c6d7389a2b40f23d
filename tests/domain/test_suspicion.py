"""What makes a text look pasted, copied or sent many times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.domain.suspicion import (
    LEAST_LENGTH,
    OWN_LENGTH,
    PHRASES,
    TYPED_LENGTH,
    folded,
    is_comparable,
    is_flood,
    phrases_in,
    signs_of_pasting,
    typing_speed,
)

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LONG = "palabra " * 100


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("model-es", "Como modelo de lenguaje, no tengo opiniones."),
        ("model-es", "Soy una inteligencia artificial y no puedo verlo."),
        ("model-es", "Lo siento, mi fecha de corte es de 2023."),
        ("model-en", "As an AI language model, I cannot do that."),
        ("model-en", "I'm a large language model."),
        ("model-en", "That lies after my knowledge cutoff."),
        ("model-fr", "En tant que modèle de langage, je ne peux pas."),
        ("model-fr", "En tant qu’IA, je n'ai pas d'avis."),
        ("model-de", "Als KI-Modell kann ich das nicht."),
        ("model-pt", "Como um modelo de linguagem, não posso."),
        ("model-it", "In quanto modello linguistico, non posso."),
        ("model-ca", "Com a model de llenguatge, no puc."),
        ("maker", "Fui entrenado por OpenAI."),
        ("leftover", "ChatGPT said:\nHola"),
        ("leftover", "Copiar código\nprint(1)"),
        ("leftover", "https://example.org/?utm_source=chatgpt.com"),
        ("leftover", "El río nace allí【3†source】."),
    ],
)
def test_what_chatbots_say_of_themselves_is_known(name: str, text: str) -> None:
    assert phrases_in(text) == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "¿Qué es un modelo de lenguaje?",
        "Como un rayo, el asistente de mi padre salió corriendo.",
        "What is the best AI model for chess?",
        "Wie ein großes Haus",
        "Claude said: let us paint the garden.",
        "Escribe un correo a OpenAI.",
        "Copiar código de otros está mal visto.",
    ],
)
def test_who_only_talks_about_them_is_not_suspected(text: str) -> None:
    assert phrases_in(text) == ()


def test_every_kind_of_phrase_has_a_name_for_moderators() -> None:
    assert all(name.isascii() and name == name.lower() for name in PHRASES)


def test_a_text_is_compared_without_case_signs_and_line_breaks() -> None:
    assert folded("¡Hola,\n MUNDO!  ") == "hola mundo"
    assert not is_comparable("a" * (LEAST_LENGTH - 1))
    assert is_comparable("a" * LEAST_LENGTH)
    assert not is_comparable("a" * LEAST_LENGTH, least=OWN_LENGTH)


def test_nobody_types_a_long_text_in_a_few_seconds() -> None:
    assert signs_of_pasting(LONG, timedelta(seconds=4)) == {"speed": 200}
    assert signs_of_pasting(LONG, timedelta(minutes=5)) == {}
    assert signs_of_pasting(LONG, None) == {}
    assert signs_of_pasting("a" * (TYPED_LENGTH - 1), timedelta(seconds=1)) == {}
    assert typing_speed(50, timedelta(0)) == 50


def test_a_phrase_and_the_speed_are_told_together() -> None:
    text = f"As an AI language model, I like it. {LONG}"
    assert signs_of_pasting(text, timedelta(seconds=2)) == {"phrases": ["model-en"], "speed": 418}


def minutes_ago(*minutes: float) -> list[datetime]:
    return [NOW - timedelta(minutes=each) for each in minutes]


@pytest.mark.parametrize(
    ("alike", "expected"),
    [
        ((), False),
        ((10,), False),
        ((20, 10), False),  # an original and two copies of it, this one included
        ((30, 20, 10), True),
        ((600, 20, 10), True),  # the original came long before
        ((600, 500, 10), False),
        ((70, 65, 61), False),
    ],
)
def test_three_copies_of_a_text_within_an_hour_are_a_flood(alike: tuple[float, ...], expected: bool) -> None:
    assert is_flood(minutes_ago(*alike), NOW) is expected

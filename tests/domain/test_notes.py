"""What a member is told about a text before it is sent: found where it is, and not where it is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.text import Note, notes_on

PROSE = (
    "Los planetas son ocho; el más cercano al Sol es Mercurio. ¿Y el más grande? Júpiter, 11 veces la Tierra."
)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("hola @everyone", Note.MENTION),
        ("@here mirad", Note.MENTION),
        ("pregunta a <@123456789012345678>", Note.MENTION),
        ("el rol <@&123456789012345678>", Note.MENTION),
        ("ven a discord.gg/abc123", Note.INVITE),
        ("https://discord.com/invite/abc", Note.INVITE),
        ("DISCORDAPP.COM/invite/abc", Note.INVITE),
        ("mira https://example.org/a?b=c", Note.LINK),
        ("HTTP://EXAMPLE.ORG", Note.LINK),
        ("abc \u202edef", Note.DIRECTION_MARKS),
        ("mi correo es ana.garcia+x@example.org.", Note.EMAIL),
        ("As an AI language model, I cannot", Note.CHATBOT),
        ("Como modelo de lenguaje, no puedo opinar", Note.CHATBOT),
        ("Como un modelo de lenguaje de IA, no tengo", Note.CHATBOT),
        ("Como inteligencia artificial, no puedo", Note.CHATBOT),
        ("En tant que modèle de langage, je", Note.CHATBOT),
        ("En tant qu'intelligence artificielle, je", Note.CHATBOT),
        ("Resultado:\nCopy code\nprint(1)", Note.CHATBOT),
        ("Regenerate response", Note.CHATBOT),
        ("ChatGPT said:\nHola", Note.CHATBOT),
        ("mi código:\n```python\nprint(1)", Note.OPEN_CODE_BLOCK),
    ],
)
def test_what_is_worth_a_word_is_noticed(text: str, note: Note) -> None:
    assert notes_on(text) == (note,)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "escríbeme a @ana, no a todos",
        "un correo tiene una @ en medio",
        "el servidor de discord.py está en GitHub",
        "los modelos de lenguaje aprenden de textos",
        "¿qué es una inteligencia artificial?",
        "copy code from the first cell",
        "```\ncerrado\n```",
        "una `palabra` y ``dos``",
    ],
)
def test_plain_texts_go_without_a_word(text: str) -> None:
    assert notes_on(text) == ()


@pytest.mark.parametrize(
    "number",
    [
        "+34 612 345 678",
        "+34612345678",
        "0034 612 34 56 78",
        "+52 (55) 1234-5678",
        "+1-202-555-0143",
        "+33 6 12 34 56 78",
        "612 345 678",
        "612 34 56 78",
        "612345678",
        "91 123 45 67",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "0612345678",
        "(202) 555-0143",
        "202-555-0143",
        "202.555.0143",
        "55 1234 5678",
        "11 4123-4567",
    ],
)
def test_a_telephone_number_is_noticed_however_it_is_written(number: str) -> None:
    for text in (number, f"llámame al {number}.", f"Tel.: {number}, gracias", f"({number})"):
        assert notes_on(text) == (Note.PHONE,), text


@pytest.mark.parametrize(
    "text",
    [
        "123456789 + 987654321 = 1111111110",
        "612345678 + 698765432",
        "¿cuánto es 12 345 678 × 2?",
        "son 1 000 000 000 de euros",
        "1.000.000.000 de habitantes",
        "1,000,000,000 people",
        "8.019.876.189 personas en 2022",
        "de 1914 a 1918 y de 1939 a 1945",
        "1914-1918, 1939-1945",
        "1492 1519 1521 1533",
        "el 12-10-1492 y el 2023-01-31",
        "2023-01-31 12:30:45",
        "20230131123045",
        "ISBN 978-84-376-0494-7",
        "ISBN 9788437604947",
        "ISBN 84-376-0494-X",
        "3.141592653589793",
        "0,123456789012",
        "1 2 3 4 5 6 7 8 9 10",
        "1, 2, 3, 5, 7, 11, 13, 17, 19, 23",
        "192.168.100.200",
        "299 792 458 m/s",
        "6,02214076e23",
        "https://example.org/612345678",
        "versión 10.15.7.20230101",
        "12/10/1492 - 12/10/1992",
    ],
)
def test_sums_years_dates_and_book_numbers_are_no_telephone_numbers(text: str) -> None:
    assert Note.PHONE not in notes_on(text)


def test_an_invite_is_not_named_a_second_time_as_a_link() -> None:
    assert notes_on("https://discord.gg/abc") == (Note.INVITE,)


def test_everything_in_a_text_is_named_once() -> None:
    text = (
        "@everyone @here https://a.example https://b.example ana@example.org +34 612 345 678 +34 612 345 679"
    )
    assert notes_on(text) == (Note.MENTION, Note.LINK, Note.EMAIL, Note.PHONE)


@given(st.text())
def test_every_text_can_be_looked_at(text: str) -> None:
    assert len(set(notes_on(text))) == len(notes_on(text))


@pytest.mark.parametrize(
    "unit", ["a", "1", "1 ", "a.", "a@", "+1", "(", "@", "discord.", "`", " 0", "6 ", "x@a."]
)
def test_no_text_takes_long_to_look_at(unit: str) -> None:
    start = time.process_time()
    notes_on(unit * (4000 // len(unit)))
    assert time.process_time() - start < 0.25

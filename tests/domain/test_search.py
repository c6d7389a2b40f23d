"""Words of a search and of what is searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.search import (
    ASKED,
    EXCERPT,
    INDEXED,
    MAX_PHRASES,
    MAX_TOKEN,
    MAX_TOKENS,
    around,
    phrases,
    tokens,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hola, ¿qué tal?", ("hola", "que", "tal")),
        ("ÁRBOL arbol Árbol", ("arbol", "arbol", "arbol")),
        ("cafe\u0301", ("cafe",)),
        ("Straße ﬁn 𝐀", ("strasse", "fin", "a")),
        ("snake_case x-ray", ("snake", "case", "x", "ray")),
        ("日本語 abc", ("日", "本", "語", "abc")),
        ("ไทย", ("ไ", "ท", "ย")),
        ("2026-03-02", ("2026", "03", "02")),
        ("🙂 … ' \" \\", ()),
        ("", ()),
    ],
)
def test_a_text_is_cut_into_plain_words(text: str, found: tuple[str, ...]) -> None:
    assert tokens(text) == found


def test_endless_words_and_texts_are_cut_off() -> None:
    assert tokens("a" * 5_000) == ("a" * MAX_TOKEN,)
    assert len(tokens("a " * (MAX_TOKENS + 5))) == MAX_TOKENS


def test_a_word_with_a_hyphen_asks_for_its_parts_together() -> None:
    assert phrases("x-ray Médico x-ray !!") == (("x", "ray"), ("medico",))


def test_a_search_has_a_few_words() -> None:
    assert len(phrases(" ".join(f"w{i}" for i in range(40)))) == MAX_PHRASES


def test_a_search_without_words_is_empty() -> None:
    assert phrases('" OR * ^ ()') == (("or",),)
    assert phrases("!!! ***") == ()


def test_both_databases_are_asked_in_their_own_words() -> None:
    wanted = phrases('x-ray NEAR("a"')
    assert ASKED["sqlite"](wanted) == '"x ray" AND "near a"'
    assert ASKED["postgresql"](wanted) == "('x' <-> 'ray') & ('near' <-> 'a')"
    assert INDEXED["sqlite"](tokens("Uno dos")) == "uno dos"
    assert INDEXED["postgresql"](tokens("Uno dos")) == "'uno':1 'dos':2"


@given(st.text())
def test_a_token_is_made_of_letters_and_digits_alone(text: str) -> None:
    for token in tokens(text):
        assert token
        assert not any(char.isspace() or char in "'\"\\:*&|!()<>-_" for char in token)


@given(st.text())
def test_what_was_written_finds_itself(text: str) -> None:
    written = " ".join(tokens(text[:100]))
    for run in phrases(text[:100]):
        assert " ".join(run) in written


def test_an_excerpt_shows_the_word_that_was_found() -> None:
    text = "relleno " * 60 + "El Árbol\nverde " + "más relleno " * 60
    shown = around(text, phrases("arbol"))
    assert "El Árbol verde" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= EXCERPT + 2


def test_an_excerpt_of_a_short_text_is_the_text() -> None:
    assert around("Hola  a\ntodos", phrases("todos")) == "Hola a todos"
    assert around("Hola", phrases("adios")) == "Hola"

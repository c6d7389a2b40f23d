"""How alike texts are, also long ones of which only the beginnings are compared at first."""

from __future__ import annotations

from random import Random

import pytest

from storage.services.likeness import BEGINNING, alike

WORDS = ("casa", "perro", "árbol", "correr", "volar", "mar", "tortuga", "gaviota", "azul", "lento", "noche")


def words(number: int, seed: int) -> str:
    return " ".join(Random(seed).choices(WORDS, k=number))


@pytest.mark.parametrize("number", [12, 400])
def test_a_text_with_a_few_words_changed_is_alike_whatever_its_length(number: int) -> None:
    text = words(number, 1)
    others = [words(number, 2), text.replace("casa", "cosa"), words(number, 3), text]
    found = dict(alike(text, others, least=90))
    assert set(found) == {1, 3}
    assert found[3] == 100 > found[1] >= 90


def test_texts_that_only_begin_alike_are_not_alike() -> None:
    beginning = words(200, 1)
    assert len(beginning) > BEGINNING
    assert alike(f"{beginning} {words(200, 2)}", [f"{beginning} {words(200, 3)}"], least=90) == []


def test_nothing_is_like_nothing() -> None:
    assert alike(words(12, 1), [], least=90) == []

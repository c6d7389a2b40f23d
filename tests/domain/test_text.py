"""What members write: how it is stored and when it is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.domain.errors import InvalidText
from storage.domain.text import (
    MAX_NAME_LENGTH,
    MAX_REASON_LENGTH,
    checked,
    clean,
    fingerprint,
    one_line_name,
    short_reason,
    word_count,
)

LIMIT = 2000
RTL_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
anything = st.text(
    st.characters() | st.sampled_from("\ud800\udfff\r\n\t\x00\x1b\x85\u2028\u200b\u200f\u0301e\ufe0f👍")
)


def key_of(text: str, limit: int = LIMIT) -> str:
    """The sentence with which a text is refused."""
    with pytest.raises(InvalidText) as refusal:
        checked(text, max_length=limit)
    return refusal.value.key


@given(anything)
@example("\r\r\n")
@example("\x00 e\x00\u0301 \u200f")
@example("\u2028a\u2029")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(anything)
def test_a_checked_text_passes_the_check_unchanged(text: str) -> None:
    try:
        stored = checked(text, max_length=4000)
    except InvalidText:
        return
    assert checked(stored, max_length=4000) == stored


@given(anything)
def test_a_stored_text_can_be_written_anywhere(text: str) -> None:
    stored = clean(text)
    stored.encode("utf-8")
    assert "\x00" not in stored
    assert unicodedata.is_normalized("NFC", stored)
    assert stored == stored.strip()


@given(anything)
def test_a_fingerprint_can_be_taken_of_every_checked_text(text: str) -> None:
    try:
        stored = checked(text, max_length=4000)
    except InvalidText:
        return
    assert fingerprint(stored) == fingerprint(stored.upper().lower()) or stored.lower() != stored.casefold()


def test_letters_and_their_accents_become_one() -> None:
    assert clean("bambu\u0301, Peru\u0301") == "bambú, Perú"


def test_line_ends_of_every_system_become_the_same() -> None:
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_control_characters_go_and_tabs_and_line_feeds_stay() -> None:
    assert clean("a\x00b\x07c\x1b[31md\x7f\te\nf") == "abc[31md\te\nf"


def test_half_of_a_surrogate_pair_becomes_the_replacement_character() -> None:
    assert clean("a\ud83db") == "a\ufffdb"
    assert clean("a👍b") == "a👍b"


def test_white_space_around_a_text_goes_and_inside_stays() -> None:
    assert clean("\n\n  uno\n\n    dos  \n") == "uno\n\n    dos"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\t \r\n",
        "\u00a0\u3000\u2003",
        RTL_MARKS,
        "\u200b\u200c\u200d\u2060\ufeff",
        "\u00ad",
        "\x00\x07",
        "\u3164\u115f\u1160\uffa0",
        "\u2061\u2063\u180e",
        "\ufe0f\ufe0e",
        "\U000e0041\U000e007f",
        "\u2800\u2800",
        "\U0001d159\u17b4\U00016fe4\U00013441",
    ],
)
def test_a_text_without_anything_to_see_is_empty(text: str) -> None:
    assert key_of(text) == "error-text-empty"


@pytest.mark.parametrize(
    "text",
    [
        "👍",
        "👍🏽 🎉",
        "👨‍👩‍👧‍👦",
        "🇪🇸🇲🇽",
        "1️⃣2️⃣",
        "ℹ️ ™️ ©",
        "Ⓜ️",
        "#️⃣",
        "...",
        "¿?!",
        "→ • —",
        "\ud83d",
        "🏴\U000e0067\U000e007f",
    ],
)
def test_a_text_of_emoji_or_signs_alone_has_no_words(text: str) -> None:
    assert key_of(text) == "error-text-no-words"


@pytest.mark.parametrize(
    "text", ["42", "x", "👍 sí", "שלום", "\u200fمرحبا\u200f", "你好", "हिन्दी", "π", "H2O", "1. 2️⃣", "½", "五"]
)
def test_a_word_or_a_number_in_any_script_is_enough(text: str) -> None:
    assert checked(text, max_length=LIMIT) == clean(text)


def test_direction_marks_inside_a_text_are_kept() -> None:
    assert checked("abc \u200fאבג\u200e def", max_length=LIMIT) == "abc \u200fאבג\u200e def"


def test_joiners_that_a_script_or_an_emoji_needs_are_kept() -> None:
    assert checked("می\u200cخواهم 👨‍👩‍👧", max_length=LIMIT) == "می\u200cخواهم 👨‍👩‍👧"


def test_the_last_character_allowed_is_allowed() -> None:
    assert len(checked("a" * LIMIT, max_length=LIMIT)) == LIMIT


@pytest.mark.parametrize(("length", "limit"), [(2001, 2000), (4001, 4000)])
def test_a_text_that_is_too_long_is_told_by_how_much(length: int, limit: int) -> None:
    with pytest.raises(InvalidText) as refusal:
        checked("a" * length, max_length=limit)
    assert (refusal.value.key, refusal.value.facts) == ("error-text-long", {"length": length, "limit": limit})


def test_white_space_around_a_text_does_not_count() -> None:
    assert checked(f"  {'a' * LIMIT}\n", max_length=LIMIT) == "a" * LIMIT


def test_code_and_mentions_are_stored_as_they_are() -> None:
    text = "```python\nprint('@everyone')\n```\n<@123> discord.gg/abc"
    assert checked(text, max_length=LIMIT) == text


def test_the_same_words_have_the_same_fingerprint() -> None:
    assert fingerprint("Hola,  MUNDO\n") == fingerprint("hola, mundo")
    assert fingerprint("Straße") == fingerprint("STRASSE")
    assert fingerprint("hola mundo") != fingerprint("holamundo")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("uno", 1),
        ("uno dos\ntres", 3),
        ("l'été", 1),
        ("bien-aimé", 1),
        ("¡Sí, 2 veces!", 3),
        ("👍", 0),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, words: int) -> None:
    assert word_count(text) == words


def test_a_reason_is_cleaned_and_cut_to_what_is_kept() -> None:
    assert short_reason(None) is None
    assert short_reason("  no\x00 se\r\nentiende ") == "no se\nentiende"
    assert short_reason("a" * (MAX_REASON_LENGTH + 1)) == "a" * MAX_REASON_LENGTH


def test_a_name_is_stored_in_one_line_and_not_too_long() -> None:
    assert one_line_name("  Ana\n la \x07 Buena ") == "Ana la Buena"
    assert one_line_name("x" * 1000) == "x" * MAX_NAME_LENGTH

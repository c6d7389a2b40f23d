"""Members' text is shown as Discord shows it, does no harm on the panel, and loses nothing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.ui import limits, safe
from storage.domain.text import clean
from tests.bot.samples import TEXTS
from tests.hostile import HOSTILE, harm_in

TEXT = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            ["```", "`", "\n", "\n\n", " ", "a", "palabra", "😀", "e\u0301", "\u202e", "\u2067", "@everyone"]
        )
    ).map("".join),
)
VISIBLE = re.compile(f"[{safe.BREAK}\\s]")


def letters(text: str) -> str:
    """A text without white space and without what was put in."""
    return VISIBLE.sub("", text)


@pytest.mark.parametrize(
    "harm",
    [
        r"@everyone",
        r"@here",
        r"<@!?&?\d+>",
        r"<#\d+>",
        r"</[\w -]+:\d+>",
        r"<a?:\w+:\d+>",
        r"<t:\d+",
        r"<id:",
        r"\]\(",
        r"discord(app)?\.(gg|com/invite)",
        "[\u202d\u202e]",
    ],
)
def test_nothing_on_the_panel_can_be_recognised_as_more_than_text(harm: str):
    everything = "\n".join(TEXTS.values())
    assert re.search(harm, everything) or harm in (r"<id:",)
    assert not re.search(harm, safe.display(everything))


def test_a_control_character_cannot_put_a_mention_together():
    assert "@everyone" not in safe.display("@\x00everyone @\x7fhere")


@pytest.mark.parametrize(
    "text", [TEXTS["markdown"], "a @property\nb", "</div> <a href>", "x < 3 <3", "f[0] (1)", TEXTS["rtl"]]
)
def test_what_does_no_harm_is_shown_as_it_is(text: str):
    assert safe.display(text) == text


@given(TEXT)
def test_only_white_space_marks_and_what_is_named_are_changed(text: str):
    shown = letters(safe.display(text))
    plain = letters(clean(text))
    for char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        shown = shown.replace(f"⟦U+{ord(char):04X}⟧", "").replace(char, "")
        plain = plain.replace(char, "")
    marks = (
        re.compile("[" + "".join(c for c in set(plain) if unicodedata.category(c) in ("Mn", "Me")) + "]")
        if any(unicodedata.category(c) in ("Mn", "Me") for c in plain)
        else None
    )
    if marks:
        shown, plain = marks.sub("", shown), marks.sub("", plain)
    assert shown in (plain, f"{plain}```")


@given(TEXT)
def test_code_blocks_are_closed(text: str):
    assert safe.display(text).count("```") % 2 == 0


@given(TEXT)
def test_no_direction_lasts_longer_than_its_line(text: str):
    for line in safe.display(text).split("\n"):
        opened = sum(line.count(char) for char in "\u2066\u2067\u2068")
        assert opened == line.count("\u2069")
        assert sum(line.count(char) for char in "\u202a\u202b") == line.count("\u202c")


def test_towers_of_marks_are_low_and_scripts_that_need_marks_stay_whole():
    assert len(safe.display(TEXTS["zalgo"])) < 20
    for text in ("שָׁלוֹם", "नमस्ते", "สวัสดีค่ะ", "được", "🏳️‍🌈"):
        assert safe.display(text) == unicodedata.normalize("NFC", text)


def test_thousands_of_empty_lines_are_few():
    assert safe.display(TEXTS["lines"]) == "a" + "\n" * 5 + "b"


@given(TEXT, st.integers(60, 200))
def test_parts_fit_and_together_are_the_whole(text: str, units: int):
    shown = safe.display(text)
    assume(not re.search(r"```[\w+#.-]+\n", shown))  # the language of a code block is repeated, see below
    parts = safe.pieces(shown, units)
    assert all(limits.length(part) <= units for part in parts)
    assert all(part.count("```") % 2 == 0 for part in parts)
    assert letters("".join(parts)).replace("`", "") == letters(shown).replace("`", "")
    assert "".join(safe.raw_pieces(shown, units)) == shown


def test_a_code_block_goes_on_in_the_next_part():
    shown = safe.display("mira\n```python\n" + "x = 1\n" * 60 + "```\nfin")
    first, second, *_ = safe.pieces(shown, 200)
    assert first.endswith("```")
    assert second.startswith("```python\n")


def test_only_what_stands_alone_after_the_fence_is_a_language():
    first, second, *_ = safe.pieces("```abc " + "x " * 200 + "```", 100)
    assert first.startswith("```abc x")
    assert second.startswith("```\nx")


def test_parts_end_where_a_paragraph_or_a_word_ends():
    parts = safe.pieces("uno dos tres\n\n" + "cuatro cinco seis " * 20, 100)
    assert all(part.endswith((" ", "\n")) for part in parts[:-1])


@given(TEXT, st.integers(80, 300))
def test_an_excerpt_fits_and_says_that_it_is_one(text: str, units: int):
    shown = safe.display(text)
    cut = safe.excerpt(shown, units, "*(sigue)*")
    assert limits.length(cut) <= units
    assert cut == shown or (cut.endswith("*(sigue)*") and safe.ELLIPSIS in cut)
    assert cut.count("```") % 2 == 0


@given(TEXT, st.integers(1, 100))
def test_one_line_is_one_line(text: str, units: int):
    line = safe.one_line(text, units)
    assert limits.length(line) <= units
    assert not re.search(r"[\n\u202a-\u202e\u2066-\u2069]", line)


def test_one_line_says_that_there_is_more():
    assert safe.one_line("a" + "\n" * 3000 + "b", 50) == "a…"
    assert safe.one_line("uno dos", 50) == "uno dos"
    assert safe.one_line("\n" * 3000 + "uno", 50) == "uno"


@pytest.mark.parametrize("text", ["", " ", "\u200b\u2060", "\u3164", "\u202e"])
def test_what_cannot_be_seen_is_blank(text: str):
    assert safe.is_blank(text)
    assert not safe.is_blank(f"{text}a")


@given(st.text(max_size=60), st.integers(0, 80))
def test_as_much_fits_as_can(text: str, units: int):
    end = limits.fitting(text, units)
    assert limits.length(text[:end]) <= units
    assert end == len(text) or limits.length(text[: end + 1]) > units


@pytest.mark.parametrize("text", HOSTILE)
def test_no_hostile_text_keeps_its_sting(text: str) -> None:
    shown = safe.display(text)
    assert harm_in(shown) == []
    for piece in safe.pieces(shown, 500):
        assert piece.count("```") % 2 == 0
    line = safe.one_line(text, 100)
    assert "\n" not in line
    assert len(line.encode("utf-16-le")) <= 200


def test_the_corpus_is_as_large_as_it_says() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 150

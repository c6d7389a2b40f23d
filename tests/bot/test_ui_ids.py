"""What buttons carry comes back as it was, and nothing else is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.ids import PREFIX, VERBS, Action, decode, encode, packed, unpacked

ARGUMENTS = st.lists(st.text("abzABZ019_.-", max_size=12), max_size=5)


@given(st.sampled_from(sorted(VERBS)), ARGUMENTS)
def test_what_is_encoded_is_decoded(verb: str, args: list[str]):
    assert decode(encode(verb, *args)) == Action(verb, tuple(args))


@given(st.one_of(st.text(), st.text().map(f"{PREFIX}:".__add__), st.none(), st.integers(), st.binary()))
def test_nothing_makes_decoding_fail(custom_id: object):
    action = decode(custom_id)
    assert action is None or action.verb in VERBS


@pytest.mark.parametrize(
    "custom_id",
    [
        "",
        "c1",
        "c1:",
        "c1:nothing",
        "c2:skip:1",
        "skip:1",
        "c1:skip:a b",
        "c1:skip:ñ",
        "c1:skip:1\n",
        "c1:skip:" + "1" * 100,
    ],
)
def test_what_is_none_of_ours_is_none(custom_id: str):
    assert decode(custom_id) is None


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("nothing",), "table of verbs"),
        (("skip", "a:b"), "not allowed"),
        (("skip", "ñ"), "not allowed"),
        (("skip", "x" * 95), "more than 100"),
    ],
)
def test_only_what_can_be_decoded_is_encoded(args: tuple[str, ...], why: str):
    with pytest.raises(ValueError, match=why):
        encode(*args)


def test_arguments_are_read_as_what_they_should_be():
    action = Action("tie", ("7", "101.x.103", "", "-1", "9" * 19))
    assert action.number(0) == 7
    assert action.numbers(1) == (101, 103)
    assert action.arg(2) is None
    assert [action.number(index) for index in (1, 2, 3, 4, 9)] == [None] * 5
    assert action.numbers(9) == ()


def test_every_verb_says_what_it_does():
    assert all(sentence.endswith(".") and len(sentence) > 10 for sentence in VERBS.values())


@pytest.mark.parametrize("text", ["", "no", "ñandú\n7", "🌾", "a:b", "\x00"])
def test_a_text_comes_back_from_an_argument(text: str) -> None:
    action = decode(encode("setupform", "terms", "es", "licence", packed(text)))
    assert action is not None
    assert (unpacked(action.arg(3)) or "") == text


@pytest.mark.parametrize("argument", [None, "", "A", "_w", "AAAAA"])
def test_what_is_no_text_gives_none(argument: str | None) -> None:
    assert unpacked(argument) is None

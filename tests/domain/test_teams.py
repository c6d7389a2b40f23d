"""Names of teams and of members on boards: what is taken, how it is stored, and which ones count as the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.domain.errors import InvalidAlias, InvalidTeamName
from storage.domain.teams import (
    BOT_NAME,
    MAX_FOLDED,
    MAX_NAME,
    MAX_STORED,
    checked_alias,
    checked_team_name,
    folded,
)

anything = st.text(
    st.characters() | st.sampled_from("\ud800 \n\t\x00\u2028\u200b\u200f\u202e\u0301eEß\ufe0f\u3164👍Ａﬃ")
)
names = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" \u200d"), max_size=80)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("México", "México"),
        ("  Real   Betis \n", "Real Betis"),
        ("Peru\u0301", "Perú"),
        ("Los\u00a0Andes", "Los Andes"),
        ("ESP 🇪🇸", "ESP 🇪🇸"),
        ("🌮🌮", "🌮🌮"),
        ("**@everyone**", "**@everyone**"),
        ("हिन्दी", "हिन्दी"),
        ("你好", "你好"),
        ("a" * MAX_NAME, "a" * MAX_NAME),
        ("👍🏽" * 16, "👍🏽" * 16),
        ("❤\ufe0f" * MAX_NAME, "❤\ufe0f" * MAX_NAME),
        ("e\u0323\u0301" * MAX_NAME, "ẹ\u0301" * MAX_NAME),
    ],
)
def test_a_name_is_stored_on_one_line_with_single_spaces(text: str, stored: str) -> None:
    assert checked_team_name(text) == stored
    assert checked_alias(text) == stored


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "\u200b\u200d\ufeff",
        "\u3164\u2800\ufe0f",
        "\U0001d159",
        "\u0301\u0302",
        "two\nlines",
        "tab\tbed",
        "nul\x00l",
        "bell\x07",
        "line\u2028end",
        "\u202eesrever",
        "half \ud83d",
        "a" * (MAX_NAME + 1),
        "a b " * 9,
        "👨‍👩‍👧‍👦" * 32,
        "z" + "\u0335" * MAX_STORED,
        "x" * 1_000_000,
    ],
)
def test_what_nobody_can_read_on_a_board_is_refused_with_the_limits(text: str) -> None:
    with pytest.raises(InvalidTeamName) as team:
        checked_team_name(text)
    with pytest.raises(InvalidAlias) as alias:
        checked_alias(text)
    assert team.value.facts == {"least": 2, "most": MAX_NAME}
    assert alias.value.facts == {"least": 1, "most": MAX_NAME}


@pytest.mark.parametrize(
    "text", ["Cosecha", " COSECHA ", "co\u200bsecha", "Ｃｏｓｅｃｈａ", "Cosecha\U0001d159"]
)
def test_nobody_is_called_as_the_bot_but_a_team_may_be(text: str) -> None:
    with pytest.raises(InvalidAlias) as refused:
        checked_alias(text)
    assert (refused.value.key, refused.value.facts) == ("error-alias-bot", {"name": BOT_NAME})
    assert checked_team_name(text)
    assert checked_alias("Cosechadora") == "Cosechadora"


def test_one_letter_is_an_alias_but_no_team() -> None:
    assert checked_alias("X") == "X"
    with pytest.raises(InvalidTeamName):
        checked_team_name("X\u200b")


@given(anything)
def test_a_checked_name_passes_the_check_unchanged(text: str) -> None:
    try:
        stored = checked_alias(text)
    except InvalidAlias:
        return
    assert checked_alias(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert len(stored) <= MAX_STORED
    assert len(stored.splitlines()) == 1
    stored.encode("utf-8")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("México", "MÉXICO"),
        ("Straße", "STRASSE"),
        ("ＡＢＣ", "abc"),
        ("oﬃce", "Office"),
        ("España", "Espa\u200bña"),
        ("España", "Espan\u0303a\ufe0f"),
        ("Los Andes", "los\u2003andes"),
        ("e\u200d\u0301", "É"),
    ],
)
def test_names_that_look_alike_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("España", "Espana"), ("Los Andes", "LosAndes"), ("हिन्दी", "हन्दी"), ("🇪🇸", "🇲🇽")]
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(names)
@example("\u0345\u0301")
@example("ﷺ" * 20)
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert folded(folded(name)) == folded(name)
    assert len(folded(name)) <= MAX_FOLDED


@given(names)
def test_a_checked_name_is_never_folded_to_nothing(name: str) -> None:
    try:
        assert folded(checked_alias(name))
    except InvalidAlias:
        return

"""The dice: how many prompts may still be written, which kind comes next, which waiting prompt is drawn."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.kinds import Kind
from storage.domain.rules import STANDARD
from storage.domain.selection import WaitingPrompt, draw_prompt, kind_order, prompt_slots

DRAWS = 4_000
few = st.integers(0, 400)


def prompts_of(author: str, number: int, *, wins: float = 0.0, contests: int = 0) -> list[WaitingPrompt]:
    """Waiting prompts of one author."""
    return [WaitingPrompt(index, author, wins, contests) for index in range(number)]


def share_of(author: str, prompts: list[WaitingPrompt], first_places: dict[str, int] | None = None) -> float:
    """How often an author is drawn."""
    rng = Random(5)
    drawn = Counter(
        chosen.author for _ in range(DRAWS) if (chosen := draw_prompt(prompts, first_places or {}, rng))
    )
    return drawn[author] / DRAWS


@pytest.mark.parametrize(
    ("growing", "in_review", "waiting", "leased", "slots"),
    [
        (0, 0, 0, 0, 110),  # places of growing trees + places under review
        (10, 0, 0, 0, 100),
        (12, 0, 0, 0, 100),  # more growing trees than allowed take no place under review
        (10, 100, 0, 0, 0),
        (4, 100, 0, 0, 6),
        (10, 130, 0, 0, 0),
        (0, 0, 250, 0, 0),
        (0, 0, 200, 0, 50),
        (0, 0, 300, 0, 0),
        (10, 90, 0, 7, 3),  # those being written count
        (10, 90, 0, 20, 0),
    ],
)
def test_prompts_close_when_reviewers_or_the_lottery_cannot_keep_up(
    growing: int, in_review: int, waiting: int, leased: int, slots: int
) -> None:
    assert (
        prompt_slots(STANDARD, growing=growing, in_review=in_review, waiting=waiting, leased=leased) == slots
    )


@given(few, few, few, few)
def test_one_more_prompt_being_written_takes_exactly_one_slot(growing, in_review, waiting, leased) -> None:
    before, after = (
        prompt_slots(STANDARD, growing=growing, in_review=in_review, waiting=waiting, leased=leased + more)
        for more in (0, 1)
    )
    assert after == max(0, before - 1)


@given(few, few, few)
def test_without_prompts_being_written_the_number_is_that_of_the_original(
    growing, in_review, waiting
) -> None:
    original = max(0, min((10 - growing) + (100 - in_review), 250 - waiting))
    slots = prompt_slots(STANDARD, growing=growing, in_review=in_review, waiting=waiting, leased=0)
    if growing <= 10:
        assert slots == original
    else:  # conversations that were put back beyond the limit do not close prompts
        assert slots == max(0, min(100 - in_review, 250 - waiting)) >= original


def test_a_kind_without_weight_is_never_chosen() -> None:
    weights = {("es", Kind.ASSISTANT_REPLY): 1.0, ("es", Kind.INITIAL_PROMPT): 0.0}
    for seed in range(200):
        assert kind_order(weights, Random(seed)) == [("es", Kind.ASSISTANT_REPLY)]
    assert kind_order({("es", Kind.INITIAL_PROMPT): 0.0}, Random(1)) == []


@given(st.dictionaries(st.sampled_from(Kind), st.floats(1e-6, 1e6)), st.integers())
def test_every_kind_with_a_weight_comes_once(weights: dict[Kind, float], seed: int) -> None:
    chosen = kind_order({("es", kind): weight for kind, weight in weights.items()}, Random(seed))
    assert sorted(kind for _, kind in chosen) == sorted(weights)


def test_kinds_come_first_as_often_as_their_weights_say() -> None:
    rng = Random(3)
    weights = {
        ("es", kind): STANDARD.weight(kind) for kind in (Kind.RANK_ASSISTANT_REPLIES, Kind.ASSISTANT_REPLY)
    }
    first = Counter(kind_order(weights, rng)[0][1] for _ in range(DRAWS))
    assert first[Kind.RANK_ASSISTANT_REPLIES] / DRAWS == pytest.approx(10 / 12, abs=0.03)


def test_small_weights_are_told_apart_and_favour_no_language() -> None:
    rng = Random(6)
    weights = {
        (lang, Kind.INITIAL_PROMPT): weight for lang, weight in (("en", 1e-9), ("es", 1e-9), ("eu", 2e-9))
    }
    first = Counter(kind_order(weights, rng)[0][0] for _ in range(DRAWS))
    assert [first[lang] / DRAWS for lang in ("en", "es", "eu")] == pytest.approx([0.25, 0.25, 0.5], abs=0.03)


def test_the_same_dice_give_the_same_order() -> None:
    weights = {("es", kind): 1.0 for kind in Kind}
    assert kind_order(weights, Random(9)) == kind_order(weights, Random(9))


def test_nobody_is_drawn_where_nobody_waits() -> None:
    assert draw_prompt([], {}, Random(1)) is None


def test_a_flood_of_prompts_does_not_raise_the_odds_of_its_author() -> None:
    assert share_of("modest", prompts_of("modest", 1) + prompts_of("flood", 200)) == pytest.approx(
        0.5, abs=0.03
    )


def test_a_flood_does_not_help_even_where_its_prompts_were_compared() -> None:
    flood = prompts_of("flood", 50, wins=2, contests=4) + prompts_of("flood", 50, wins=1, contests=4)
    prompts = prompts_of("modest", 1, wins=2, contests=4) + flood
    assert share_of("modest", prompts) == pytest.approx(0.5, abs=0.03)


def test_replies_that_were_ranked_first_raise_the_odds_of_their_author() -> None:
    prompts = prompts_of("helpful", 1) + prompts_of("new", 1)
    assert share_of("helpful", prompts, {"helpful": 3}) == pytest.approx(4 / 5, abs=0.03)


def test_of_one_author_the_prompt_that_wins_comparisons_is_drawn_more_often() -> None:
    good = WaitingPrompt(1, "one", wins=8, contests=8)
    poor = WaitingPrompt(2, "one", wins=0, contests=8)
    rng = Random(4)
    drawn = Counter(draw_prompt([good, poor], {}, rng) for _ in range(DRAWS))
    assert drawn[good] / DRAWS == pytest.approx(0.9, abs=0.03)
    assert drawn[poor]  # never hopeless

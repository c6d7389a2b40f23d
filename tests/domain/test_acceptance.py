"""Acceptance: the `fixed` method, in which each reason to reject is judged apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.acceptance import REASONS, judge

YES, NO = {"spam": 1.0}, {"spam": 0.0}
WRONG_LANGUAGE = {"spam": 0.0, "lang_mismatch": 1.0}

reviews = st.lists(
    st.fixed_dictionaries(
        {"spam": st.sampled_from([0.0, 1.0])}, optional={"lang_mismatch": st.sampled_from([0.0, 1.0])}
    ),
    max_size=9,
)


def test_there_is_no_verdict_before_enough_reviews_are_in() -> None:
    assert judge([], required=1, threshold=0.6).result is None
    assert judge([YES, YES], required=3, threshold=0.6).result is None


def test_two_of_three_who_see_spam_reject() -> None:
    verdict = judge([YES, YES, NO], required=3, threshold=0.6)
    assert (verdict.result, verdict.reasons) == (False, ("spam",))


def test_one_of_three_who_sees_spam_does_not_reject() -> None:
    assert judge([YES, NO, NO], required=3, threshold=0.6).result is True


def test_two_slight_doubts_of_different_kinds_do_not_reject() -> None:
    verdict = judge([YES, WRONG_LANGUAGE, NO], required=3, threshold=0.6)
    assert (verdict.result, verdict.reasons) == (True, ())
    assert verdict.score == pytest.approx(2 / 3)


def test_the_wrong_language_rejects_by_itself() -> None:
    verdict = judge([WRONG_LANGUAGE, WRONG_LANGUAGE, NO], required=3, threshold=0.6)
    assert (verdict.result, verdict.reasons) == (False, ("lang_mismatch",))


def test_both_reasons_are_named() -> None:
    both = {"spam": 1.0, "lang_mismatch": 1.0}
    assert judge([both], required=1, threshold=0.6).reasons == REASONS


def test_a_share_equal_to_the_threshold_is_not_above_it() -> None:
    assert judge([YES, YES, NO, NO, NO], required=5, threshold=0.6).result is False
    assert judge([YES, NO], required=2, threshold=0.5).result is False
    assert judge([YES, NO, NO], required=3, threshold=0.6).result is True


def test_with_one_review_its_word_decides() -> None:
    assert judge([NO], required=1, threshold=0.6).result is True
    assert judge([YES], required=1, threshold=0.6).result is False


def test_the_means_of_imported_reviews_count_like_reviews() -> None:
    assert judge([{"spam": 0.5}, {"spam": 0.5}, NO], required=3, threshold=0.6).result is True
    assert judge([{"spam": 0.5}] * 3, required=3, threshold=0.6).result is False


@given(reviews, st.integers(1, 5), st.floats(0.0, 0.99), st.randoms())
def test_the_order_of_reviews_does_not_matter(rows, required, threshold, rng) -> None:
    shuffled = rng.sample(rows, len(rows))
    one, other = (judge(each, required=required, threshold=threshold) for each in (rows, shuffled))
    assert (one.result, one.reasons) == (other.result, other.reasons)
    assert one.score == pytest.approx(other.score)


@given(reviews, st.integers(1, 5), st.floats(0.0, 0.99))
def test_one_more_clean_review_never_rejects_what_was_accepted(rows, required, threshold) -> None:
    if judge(rows, required=required, threshold=threshold).result is True:
        assert judge([*rows, NO], required=required, threshold=threshold).result is True


@given(reviews, st.integers(1, 5), st.floats(0.0, 0.99))
def test_the_score_is_a_share_and_a_rejection_says_why(rows, required, threshold) -> None:
    verdict = judge(rows, required=required, threshold=threshold)
    assert 0.0 <= verdict.score <= 1.0
    assert bool(verdict.reasons) is (verdict.result is False)

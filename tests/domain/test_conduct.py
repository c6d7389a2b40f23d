"""The score of the moderators' board."""

from __future__ import annotations

from storage.domain.conduct import LABELS, Received, of_labels
from storage.domain.labels import LABELS as EVERY_LABEL


def test_nothing_said_is_no_score() -> None:
    assert Received().score == 0


def test_the_spam_label_counts() -> None:
    assert Received(spam=2.0).score == 2.0


def test_a_report_weighs_three_and_a_thumb_up_speaks_for_the_member() -> None:
    assert Received(red_flags=2, upvotes=4, downvotes=1).score == 3.0


def test_every_label_of_the_formula_adds_up() -> None:
    halves = dict.fromkeys(LABELS, 0.5)
    assert Received(0, 0, 0, **halves).score == 0.5 * 7


def test_a_review_adds_only_what_it_found_fault_with() -> None:
    answers = {"spam": 1.0, "lang_mismatch": 0.0, "quality": 0.75, "pii": 1}
    assert of_labels(answers) == {"spam": 1.0, "pii": 1.0}


def test_labels_are_those_that_reviewers_give() -> None:
    assert set(LABELS) - set(EVERY_LABEL) == {"political_content"}  # only the original's files have it

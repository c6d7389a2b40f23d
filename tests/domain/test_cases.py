"""Why a case is opened, how urgent it is, and when reviewers disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from storage.domain.cases import (
    CASE_REASONS,
    GRAVE_REPORT_URGENCY,
    CaseReason,
    Hold,
    bits,
    is_disputed,
    reasons_of,
    urgency,
)

YES, NO = {"spam": 1.0}, {"spam": 0.0}


def test_every_reason_has_a_bit_of_its_own() -> None:
    stored = [CASE_REASONS[reason].bit for reason in CaseReason]
    assert len(set(stored)) == len(CaseReason)
    assert all(bit.bit_count() == 1 for bit in stored)


def test_reasons_come_back_from_what_is_stored_most_urgent_first() -> None:
    stored = bits([CaseReason.DISAGREEMENT, CaseReason.REPORT, CaseReason.REPORT, CaseReason.FLOOD])
    assert reasons_of(stored) == (CaseReason.FLOOD, CaseReason.REPORT, CaseReason.DISAGREEMENT)
    assert reasons_of(0) == ()


def test_a_case_is_as_urgent_as_its_most_urgent_reason() -> None:
    assert urgency([CaseReason.DISAGREEMENT, CaseReason.REPORT]) == urgency([CaseReason.REPORT])
    assert urgency([CaseReason.REPORT]) < urgency([CaseReason.PASTED]) < urgency([])


def test_what_is_held_waits_in_a_case_for_that_reason_unless_its_author_is_quarantined() -> None:
    assert {hold: hold.reason for hold in Hold} == {
        Hold.FIRST_TEXT: CaseReason.FIRST_TEXT,
        Hold.RAID: CaseReason.RAID,
        Hold.FLOOD: CaseReason.FLOOD,
        Hold.QUARANTINE: None,
    }


def test_reports_of_what_harms_somebody_come_before_everything_else() -> None:
    assert urgency([CaseReason.REPORT], reported_for=["spam", "pii"]) == GRAVE_REPORT_URGENCY
    assert urgency([CaseReason.REPORT], reported_for=["spam"]) > GRAVE_REPORT_URGENCY
    assert min(urgency([reason]) for reason in CaseReason) > GRAVE_REPORT_URGENCY


@pytest.mark.parametrize(
    ("reviews", "disputed"),
    [
        ([], False),
        ([YES, NO], False),
        ([NO, NO, NO], False),
        ([YES, YES, YES], False),
        ([YES, NO, NO], True),
        ([YES, NO, NO, NO], False),
        ([{"lang_mismatch": 1.0}, {}, NO], True),
        ([{"fails_task": 1.0}, {"fails_task": 0.0}, {}], False),
        ([{"fails_task": 1.0}, {"fails_task": 0.0}, {"fails_task": 0.0}], True),
        ([{"quality": 1.0}, {"quality": 0.0}, {"quality": 0.0}], False),
    ],
)
def test_reviewers_disagree_when_a_third_of_three_see_it_otherwise(
    reviews: Sequence[Mapping[str, float]], disputed: bool
) -> None:
    assert is_disputed(reviews) is disputed

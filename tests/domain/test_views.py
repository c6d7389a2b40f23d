"""Views: what they say of themselves."""

from __future__ import annotations

import pytest

from storage.domain.kinds import Kind
from storage.domain.views import COUNT_LIMIT, Availability, KindAvailability


@pytest.mark.parametrize(("count", "is_many"), [(0, False), (COUNT_LIMIT - 1, False), (COUNT_LIMIT, True)])
def test_where_counting_stops_there_may_be_more(count: int, is_many: bool) -> None:
    assert KindAvailability(count).is_many is is_many


def test_what_is_worth_most_is_needed_most_then_what_there_is_most_of() -> None:
    by_kind = {
        Kind.LABEL_INITIAL_PROMPT: KindAvailability(90),
        Kind.RANK_ASSISTANT_REPLIES: KindAvailability(2, bonus_percent=150),
        Kind.ASSISTANT_REPLY: KindAvailability(0, bonus_percent=200),
    }
    assert Availability(("es",), by_kind).most_needed() is Kind.RANK_ASSISTANT_REPLIES
    plain = {kind: KindAvailability(each.open) for kind, each in by_kind.items()}
    assert Availability(("es",), plain).most_needed() is Kind.LABEL_INITIAL_PROMPT
    assert Availability(("es",), {Kind.ASSISTANT_REPLY: KindAvailability(0)}).most_needed() is None

"""What the bot noticed about a case, in words: figures it was opened for, never a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Locale
from storage.domain.cases import CaseReason

MOST_MEMBERS = 10
"""Members of a ring that are listed."""


def fact_lines(t: Locale, facts: Mapping[str, Any]) -> list[str]:
    """A line for each thing that was noticed; what an earlier version noted otherwise is left out."""
    lines = []
    for reason, name, key in _COUNTED:
        count = _number(facts, reason, name)
        if count is not None:
            lines.append(t(key, count=count))
    if phrases := _list(facts, CaseReason.PASTED, "phrases"):
        lines.append(t("case-fact.phrases", count=len(phrases)))
    likeness, other = _number(facts, CaseReason.DUPLICATE, "likeness"), copied_from(facts)
    if likeness is not None and other is not None:
        lines.append(t("case-fact.likeness", percent=likeness, number=str(other)))
    if members := _list(facts, CaseReason.RING, "members"):
        lines.append(t("case-fact.members", members=[f"#{number}" for number in members[:MOST_MEMBERS]]))
    return lines


def copied_from(facts: Mapping[str, Any]) -> int | None:
    """The earlier message that a text is almost the same as."""
    return _number(facts, CaseReason.DUPLICATE, "of")


_COUNTED = (
    (CaseReason.FLAGGED_OUT, "reports", "case-fact.reports"),
    (CaseReason.FLOOD, "alike", "case-fact.alike"),
    (CaseReason.HALTED, "skips", "case-fact.skips"),
    (CaseReason.PASTED, "speed", "case-fact.speed"),
)
"""Reason and name of a figure -> its text."""


def _number(facts: Mapping[str, Any], reason: CaseReason, name: str) -> int | None:
    value = _value(facts, reason, name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _list(facts: Mapping[str, Any], reason: CaseReason, name: str) -> list[Any]:
    value = _value(facts, reason, name)
    return value if isinstance(value, list) else []


def _value(facts: Mapping[str, Any], reason: CaseReason, name: str) -> object:
    found = facts.get(reason.value)
    return found.get(name) if isinstance(found, Mapping) else None

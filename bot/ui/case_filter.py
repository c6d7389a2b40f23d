"""What the next case keeps to, and the custom_ids of cases, which carry it along."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.ui.ids import Action, encode
from storage.domain.cases import CaseReason

ALL = "all"
"""The choice that lets every language or reason through."""
_CODE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,2}")
"""What a language can be called in a custom_id: short enough for those that carry it along."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A language and a reason; None for all of them."""

    lang: str | None = None
    reason: CaseReason | None = None

    def args(self) -> tuple[str, str]:
        """It as arguments of a custom_id."""
        return self.lang or "", self.reason.value if self.reason else ""

    @classmethod
    def of(cls, action: Action, index: int) -> Filter:
        """What stands at a place among the arguments; what is no language or reason lets all of them through."""
        lang = action.arg(index)
        is_code = lang is not None and _CODE.fullmatch(lang)
        return cls(lang if is_code else None, reason_of(action.arg(index + 1)))

    def with_lang(self, lang: str) -> Filter:
        """With another language, or all."""
        return replace(self, lang=None if lang == ALL else lang)

    def with_reason(self, reason: str) -> Filter:
        """With another reason, or all."""
        return replace(self, reason=reason_of(reason))


def reason_of(name: str | None) -> CaseReason | None:
    """A reason by its stored name; None for what is none."""
    return CaseReason(name) if name in set(CaseReason) else None


def act(case_id: int, what: str, chosen: Filter, page: int = 0) -> str:
    """The custom_id of an act on a case."""
    extra = (page,) if page else ()
    return encode("case", case_id, what, *chosen.args(), *extra)


def form_of(case_id: int, what: str, chosen: Filter) -> str:
    """The custom_id of the form of an act."""
    return encode("casedone", case_id, what, *chosen.args())

"""Where the work of each language stands, as far as it decides what is asked next and what it is worth."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.domain.funnel import Funnel
from storage.queries import trees, work
from storage.services.context import Context
from storage.store import Tx

FRESH = timedelta(seconds=5)
"""How long counts of a large queue are used; they only weigh, what is handed out is looked up."""
SMALL = 200
"""Open slots of a language up to which the counts are taken anew for each request."""


@dataclass(frozen=True, slots=True)
class _Counted:
    funnel: Funnel
    at: datetime

    def is_fresh(self, now: datetime) -> bool:
        is_large = sum(self.funnel.open.values()) > SMALL
        return is_large and timedelta() <= now - self.at < FRESH


class Funnels:
    """Counts of the queue per language. Counting walks what is open, so a large queue is counted every few seconds."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._counted: dict[str, _Counted] = {}

    async def of(self, langs: Sequence[str], *, now: datetime) -> Mapping[str, Funnel]:
        """The funnels of some languages."""
        stale = [lang for lang in langs if lang not in self._counted or not self._counted[lang].is_fresh(now)]
        if stale:
            closed = self._context.rulebook.prompts_closed
            counted = await self._context.store.read(lambda tx: count(tx, stale, closed))
            self._counted |= {lang: _Counted(funnel, now) for lang, funnel in counted.items()}
        return {lang: self._counted[lang].funnel for lang in langs}


def count(tx: Tx, langs: Sequence[str], prompts_closed: Collection[str]) -> dict[str, Funnel]:
    """The funnels of some languages at this moment."""
    open_slots = work.open_counts(tx, langs)
    states = trees.language_states(tx, langs)
    return {
        lang: Funnel(
            open=open_slots[lang],
            growing=state.growing if state else 0,
            in_review=state.in_review if state else 0,
            waiting=state.waiting if state else 0,
            prompt_leases=state.prompt_leases if state else 0,
            takes_prompts=lang not in prompts_closed,
        )
        for lang in langs
        for state in (states.get(lang),)
    }

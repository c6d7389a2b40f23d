"""The state of the collection in figures. All of them are counters that contributions keep; nothing is counted here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from storage.domain.agreement import Sums
from storage.domain.funnel import bottleneck
from storage.domain.kinds import Kind, Role
from storage.domain.states import TreeState
from storage.domain.tallies import Stage, message_count, tree_count
from storage.queries import tables as t
from storage.queries.ledger import DAY_COUNTERS
from storage.services.boards import LanguageDay
from storage.services.context import Context
from storage.services.funnels import Funnels
from storage.store import Tx

DAYS = 90
"""Days of which each one's figures are given."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reviewers agree about one question."""

    alpha: float | None
    """Krippendorff's; None where it is not defined yet."""
    units: int
    """Messages with at least two answers."""
    values: int
    """Their answers."""


@dataclass(frozen=True, slots=True)
class LanguageFigures:
    """Where the collection of a language stands."""

    lang: str
    messages: Mapping[Role, Mapping[Stage, int]]
    """Of all trees, imported ones included."""
    trees: Mapping[TreeState, int]
    """Every state."""
    days: tuple[LanguageDay, ...]
    """The last DAYS days (UTC), the oldest first, those without anything included; imports are not counted."""
    totals: LanguageDay
    """All days together; its day is the first with anything, or today."""
    agreement: Mapping[str, Agreement]
    """By label; those that two people have answered about one message."""
    bottleneck: Kind | None
    """What holds conversations back most."""
    missing: int
    """Open tasks of that kind."""

    @property
    def active_today(self) -> int:
        """Members with a contribution today."""
        return self.days[-1].contributors

    @property
    def active_this_week(self) -> int:
        """The same in this ISO week."""
        monday = self.days[-1].day - timedelta(days=self.days[-1].day.weekday())
        return sum(each.first_of_week for each in self.days if each.day >= monday)

    @property
    def active_this_month(self) -> int:
        """The same in this month."""
        first = self.days[-1].day.replace(day=1)
        return sum(each.first_of_month for each in self.days if each.day >= first)

    def written(self, stage: Stage = Stage.WRITTEN) -> int:
        """Messages of both roles that have come so far."""
        return sum(by_stage[stage] for by_stage in self.messages.values())


class Statistics:
    """What it costs depends on the number of days and languages, not of messages."""

    def __init__(self, context: Context, funnels: Funnels) -> None:
        self._context = context
        self._funnels = funnels

    async def of(self, langs: Sequence[str], *, now: datetime) -> Mapping[str, LanguageFigures]:
        """The figures of some languages that are collected, in their order; raises UnknownLanguage."""
        for lang in langs:
            self._context.require_language(lang)
        needs = await self.bottlenecks(langs, now=now)

        def body(tx: Tx) -> Mapping[str, LanguageFigures]:
            return {lang: _figures(tx, lang, now.date(), *needs[lang]) for lang in langs}

        return await self._context.store.read(body)

    async def bottlenecks(
        self, langs: Sequence[str], *, now: datetime
    ) -> Mapping[str, tuple[Kind | None, int]]:
        """What holds conversations back most in each language, and how many tasks of it are open."""
        funnels = await self._funnels.of(langs, now=now)
        found: dict[str, tuple[Kind | None, int]] = {}
        for lang, funnel in funnels.items():
            rules = self._context.rulebook.of(lang)
            kind = bottleneck(funnel, rules)
            found[lang] = (kind, funnel.open_of(kind, rules) if kind is not None else 0)
        return found


def _figures(tx: Tx, lang: str, today: date, kind: Kind | None, missing: int) -> LanguageFigures:
    counts = _tallies(tx, lang)
    return LanguageFigures(
        lang=lang,
        messages={
            role: {stage: counts.get(message_count(role, stage), 0) for stage in Stage} for role in Role
        },
        trees={state: counts.get(tree_count(state), 0) for state in TreeState},
        days=_days(tx, lang, today),
        totals=_totals(tx, lang, today),
        agreement=_agreement(tx, lang),
        bottleneck=kind,
        missing=missing,
    )


def _tallies(tx: Tx, lang: str) -> dict[str, int]:
    query = sa.select(t.tally.c.name, t.tally.c.count).where(t.tally.c.lang == lang)
    return {row[0]: row[1] for row in tx.execute(query)}


_D = t.language_day.c


def _days(tx: Tx, lang: str, today: date) -> tuple[LanguageDay, ...]:
    first = today - timedelta(days=DAYS - 1)
    columns = [_D[name] for name in DAY_COUNTERS]
    query = sa.select(_D.day, *columns).where(_D.lang == lang, _D.day.between(first, today))
    found = {row[0]: LanguageDay(*row) for row in tx.execute(query)}
    every = (first + timedelta(days=number) for number in range(DAYS))
    return tuple(found.get(day) or LanguageDay(day, *[0] * len(DAY_COUNTERS)) for day in every)


def _totals(tx: Tx, lang: str, today: date) -> LanguageDay:
    sums = [sa.func.coalesce(sa.func.sum(_D[name]), 0) for name in DAY_COUNTERS]
    row = tx.execute(sa.select(sa.func.min(_D.day), *sums).where(_D.lang == lang)).one()
    return LanguageDay(row[0] or today, *map(int, row[1:]))


def _agreement(tx: Tx, lang: str) -> dict[str, Agreement]:
    a = t.label_agreement.c
    query = sa.select(a.label, a.units, a["values"], a.total, a.squares, a.disagreement)
    return {
        label: Agreement(Sums(*sums).alpha(), sums[0], sums[1])
        for label, *sums in tx.execute(query.where(a.lang == lang, a.units > 0).order_by(a.label))
    }

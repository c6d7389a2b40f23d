"""The books: the points ledger and the counters that boards, campaigns and reviewers' reliability are read from.

A transaction notes what it gives in `Books` and writes it once, last: few statements, in the order of the keys, and
the busiest rows are held only until the commit that follows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import product
from operator import itemgetter
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from storage.domain.badges import Badge
from storage.domain.periods import periods_of
from storage.domain.points import PointEvent, scaled
from storage.queries import sql
from storage.queries import tables as t
from storage.store import Tx

ALL_LANGUAGES = ""
"""The language of a standing over all languages."""
ALL_GUILDS = 0
"""The server of a standing over all servers."""

_E = PointEvent
COUNTER: Mapping[PointEvent, str] = MappingProxyType(
    {
        _E.PROMPTS: "prompts",
        _E.REPLIES_ASSISTANT: "replies",
        _E.REPLIES_PROMPTER: "replies",
        _E.LABELS_SIMPLE: "labels",
        _E.LABELS_FULL: "labels",
        _E.RANKINGS: "rankings",
        _E.ACCEPTED_PROMPTS: "accepted",
        _E.ACCEPTED_REPLIES_ASSISTANT: "accepted",
        _E.ACCEPTED_REPLIES_PROMPTER: "accepted",
    }
)
"""Event -> the counter of a standing that it moves."""
STANDING_KEYS = ("contributor_id", "period", "lang", "guild_discord_id")
STANDING_COUNTERS = ("points", "contributions", "prompts", "replies", "labels", "rankings", "accepted")
DAY_COUNTERS = (
    "contributions",
    "written",
    "accepted",
    "reviews",
    "rankings",
    "finished_trees",
    "contributors",
    "first_of_week",
    "first_of_month",
    "newcomers",
)


class Books:
    """What one transaction gives, until it is written."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._entries: list[dict[str, Any]] = []
        self._standings: dict[tuple[int, str, int], Counter[str]] = defaultdict(Counter)
        self._days: dict[str, Counter[str]] = defaultdict(Counter)
        self._lessons: dict[tuple[int, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._tallies: dict[str, Counter[str]] = defaultdict(Counter)
        self._awards: set[tuple[int, Badge]] = set()

    def credit(
        self,
        contributor_id: int,
        event: PointEvent,
        *,
        lang: str,
        guild_discord_id: int | None = None,
        message_id: int | None = None,
        task_id: int | None = None,
        percent: int = 100,
        sign: int = 1,
        is_contribution: bool = False,
    ) -> int:
        """Note one line of the ledger; the tenths of a point it brings."""
        delta = sign * scaled(event, percent)
        self._entries.append(
            {
                "contributor_id": contributor_id,
                "guild_discord_id": guild_discord_id,
                "lang": lang,
                "event": event.value,
                "delta": delta,
                "message_id": message_id,
                "task_id": task_id,
                "created_at": self._now,
            }
        )
        amounts = self._standings[contributor_id, lang, guild_discord_id or ALL_GUILDS]
        amounts["points"] += delta
        amounts["contributions"] += is_contribution
        if event in COUNTER:
            amounts[COUNTER[event]] += sign
        return delta

    def count(self, lang: str, **amounts: int) -> None:
        """Note what came about in a language today."""
        self._days[lang].update(amounts)

    def tally(self, lang: str, amounts: Mapping[str, int]) -> None:
        """Note what a tree adds to the counts over all trees of its language (storage/domain/tallies.py)."""
        self._tallies[lang].update(amounts)

    def award(self, contributor_id: int, badges: Iterable[Badge]) -> None:
        """Note badges that a member has earned; those they have already stay as they are."""
        self._awards.update((contributor_id, badge) for badge in badges)

    def teach(self, contributor_id: int, question: str, *, right: float, wrong: float) -> None:
        """Note how right a reviewer was about a question; sums of probabilities, negative to take back."""
        sums = self._lessons[contributor_id, question]
        sums[0] += right
        sums[1] += wrong

    def leave_out(self, contributor_id: int) -> None:
        """Keep a member who is being erased from every board; the ledger's lines stay, as nobody's."""
        for key in [key for key in self._standings if key[0] == contributor_id]:
            del self._standings[key]
        self._awards = {each for each in self._awards if each[0] != contributor_id}

    def write(self, tx: Tx) -> None:
        """Write everything that was noted."""
        sql.add_all(tx, t.point_entry, self._entries)
        sql.increase_all(
            tx,
            t.reliability,
            ("contributor_id", "question"),
            [
                {"contributor_id": who, "question": question, "right": right, "wrong": wrong}
                for (who, question), (right, wrong) in sorted(self._lessons.items())
            ],
        )
        sql.increase_all(tx, t.standing, STANDING_KEYS, self._standing_rows())
        sql.increase_all(
            tx,
            t.language_day,
            ("lang", "day"),
            [
                {"lang": lang, "day": self._now.date(), **{name: amounts[name] for name in DAY_COUNTERS}}
                for lang, amounts in sorted(self._days.items())
                if any(amounts.values())
            ],
        )

        sql.increase_all(
            tx,
            t.tally,
            ("lang", "name"),
            [
                {"lang": lang, "name": name, "count": count}
                for lang, amounts in sorted(self._tallies.items())
                for name, count in sorted(amounts.items())
                if count
            ],
        )
        sql.add_if_new(
            tx,
            t.award,
            [
                {"contributor_id": who, "badge": badge.value, "awarded_at": self._now}
                for who, badge in sorted(self._awards)
            ],
        )

    def _standing_rows(self) -> list[dict[str, Any]]:
        """Each member's amounts for the four periods, in the language and in all, on the server and on all."""
        sums: dict[tuple[int, str, int], Counter[str]] = defaultdict(Counter)
        for (who, lang, guild), amounts in self._standings.items():
            for key in product((who,), {lang, ALL_LANGUAGES}, {guild, ALL_GUILDS}):
                sums[key].update(amounts)
        rows = [
            {
                "contributor_id": who,
                "period": period,
                "lang": lang,
                "guild_discord_id": guild,
                **dict.fromkeys(STANDING_COUNTERS, 0),
                **amounts,
            }
            for (who, lang, guild), amounts in sums.items()
            for period in periods_of(self._now.date())
        ]
        return sorted(rows, key=itemgetter(*STANDING_KEYS))


def first_places(tx: Tx, contributor_ids: set[int], since: datetime) -> dict[int, int]:
    """How often ballots since then put a reply of these authors first."""
    p = t.point_entry.c
    query = (
        sa.select(p.contributor_id, sa.func.count())
        .where(
            p.contributor_id.in_(contributor_ids), p.event == PointEvent.RANKED_1.value, p.created_at >= since
        )
        .group_by(p.contributor_id)
    )
    return {row[0]: row[1] for row in tx.execute(query)}

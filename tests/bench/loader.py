"""Makes a store as if months of work had gone through the services: seeded, millions of rows in minutes.

Everything derived (sums of labels, points, boards, figures of the day, what members have seen, ranks) is what the
services would have written; tests/storage/invariants.py judges a small one (test_loader.py). The queue of open work
is left to the services themselves: after the rows are in, every tree at work is settled.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from storage.domain.kinds import Family
from storage.domain.periods import periods_of
from storage.domain.points import WEIGHTS
from storage.domain.rules import STANDARD, RuleBook
from storage.domain.states import TreeState
from storage.domain.text import fingerprint
from storage.domain.views import Submitted
from storage.queries.bulk import Driver, Row
from storage.queries.ledger import ALL_GUILDS, ALL_LANGUAGES, DAY_COUNTERS, STANDING_COUNTERS, STANDING_KEYS
from storage.queries.trees import COUNTED_STATES
from storage.store import Tx
from tests.bench.people import LANGUAGES, MESSAGES_PER_MEMBER, discord_id_of, guild_of, speakers_of
from tests.bench.plans import RULES, SLOTS_PER_DAY, Template
from tests.builders import TERMS, TEXT_SHA256, UNHURRIED

DAYS = 180
"""How long the collection has been going on."""
FIRST_DAY = date(2026, 1, 1)
NOW = datetime(2026, 1, 1, 12, 0, tzinfo=UTC) + timedelta(days=DAYS + 1)
"""The moment at which measuring begins."""
LIVE_DAY = DAYS - 3
"""When the trees that are at work began."""
MESSAGES_PER_TREE = 12
SHARE_ABORTED = 0.05
"""Trees whose prompt was rejected, for each finished one."""
KINDS_OF_TREES = 64
"""Different histories per state; members, texts, ids and dates differ from tree to tree."""
TEXTS = 4_096
BATCH_TREES = 1_000
"""Trees whose rows are written at once."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a store is."""

    messages: int
    """Messages of trees that have ended."""
    growing: int
    """Trees that grow in Spanish; with them come trees in review, in waiting and in ranking."""
    seed: int = 7

    @property
    def members(self) -> int:
        """Contributors."""
        return max(100, self.messages // MESSAGES_PER_MEMBER)

    @property
    def live(self) -> Mapping[TreeState, int]:
        """Trees at work in Spanish by state."""
        return {
            TreeState.GROWING: self.growing,
            TreeState.RANKING: max(10, self.growing // 2),
            TreeState.INITIAL_PROMPT_REVIEW: min(60, max(20, self.growing // 4)),
            TreeState.PROMPT_LOTTERY_WAITING: min(200, max(40, self.growing // 4)),
        }

    def rulebook(self) -> RuleBook:
        """The rules to measure by: Open Assistant's, room for the growing trees, no limits of haste."""
        room = max(self.growing, STANDARD.max_active_trees)
        return RuleBook(RULES.changed({**UNHURRIED, "max_active_trees": room}))


Columns = Mapping[str, Sequence[str]]
COLUMNS: Columns = {
    "tree": (
        "id", "public_id", "lang", "state", "goal_size", "max_depth", "max_children", "won_lottery_at", "created_at",
        "changed_at", "tally",
    ),
    "message": (
        "id", "public_id", "tree_id", "parent_id", "author_id", "task_id", "guild_discord_id", "role", "lang", "text",
        "text_sha256", "depth", "created_at", "review_count", "review_result", "ballot_count", "rank", "labels",
    ),
    "task": (
        "id", "contributor_id", "guild_discord_id", "kind", "lang", "tree_id", "message_id", "state", "is_simple",
        "result", "created_at", "expires_at", "closed_at",
    ),
    "review": ("message_id", "contributor_id", "task_id", "is_full", "labels", "lessons", "created_at"),
    "ballot": ("parent_id", "contributor_id", "task_id", "kind", "groups", "created_at"),
    "task_option": ("task_id", "position", "message_id"),
    "point_entry": (
        "contributor_id", "guild_discord_id", "lang", "event", "delta", "message_id", "task_id", "created_at",
    ),
    "seen": ("contributor_id", "kind", "message_id"),
}  # fmt: skip
"""What each table is given; the rest are the columns' defaults."""
STAGED = "seen"
"""Sorted by the database before it is put where it belongs: its key begins with the member."""
VALIDITY_SLOTS = STANDARD.task_validity_minutes * SLOTS_PER_DAY // (24 * 60)


class Loader:
    """Writes the rows of trees and adds up what members gained meanwhile.

    Ids count on from what the store holds. `finish` must come last.
    """

    def __init__(
        self,
        size: Size,
        driver: Driver,
        *,
        first: Mapping[str, int] | None = None,
    ) -> None:
        begin = first or {}
        self._driver = driver
        self._rng = Random(f"{size.seed} {sorted(begin.items())}")
        self._size = size
        self._speakers = speakers_of(size.members, DAYS)
        self._next = {name: begin.get(name, 0) + 1 for name in ("tree", "message", "task")}
        self._rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        self._gained: dict[int, dict[tuple[int, str], Sequence[int]]] = defaultdict(dict)
        self._lessons: dict[tuple[int, str], list[float]] = {}
        self._days: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        self._states: Counter[tuple[str, str]] = Counter()
        self._tallies: dict[str, Counter[str]] = defaultdict(Counter)
        midnight = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, tzinfo=UTC)
        step = timedelta(days=1) / SLOTS_PER_DAY
        slots = (DAYS + 5) * SLOTS_PER_DAY + VALIDITY_SLOTS
        self._times = [driver.to_time(midnight + slot * step) for slot in range(slots)]
        self._texts = _texts(self._rng)
        self._results = {lang: _Results(lang) for lang in LANGUAGES}
        self.counts: Counter[str] = Counter()

    def plant(self, template: Template, lang: str, day: int) -> None:
        """Write one tree that began on a day, with members of its language."""
        first_message, first_task, tree_id = self._next["message"], self._next["task"], self._next["tree"]
        cast = self._speakers[lang].cast(day, self._rng)
        self._stamp(template, lang, day, first_message, first_task, tree_id, cast)
        self._next["message"] += template.size
        self._next["task"] += len(template.tasks)
        self._next["tree"] += 1

    def _stamp(
        self, template: Template, lang: str, day: int, m: int, k: int, tree_id: int, cast: Sequence[int]
    ) -> None:
        """The rows of a tree whose messages begin with id m and whose tasks with id k. Hot: no calls inside loops."""
        rows, times, begin = self._rows, self._times, day * SLOTS_PER_DAY
        guilds = [guild_of(who) for who in cast]
        random_id, texts = self._rng.getrandbits, self._texts
        ids = [
            f"{(word := f'{random_id(128):032x}')[:8]}-{word[8:12]}-4{word[13:16]}-a{word[17:20]}-{word[20:]}"
            for _ in range(template.size)
        ]
        at = times[begin : begin + 3 * SLOTS_PER_DAY + VALIDITY_SLOTS]
        rows["tree"].append(
            (tree_id, ids[0], lang, template.state.value, RULES.goal_tree_size, RULES.max_tree_depth,
             RULES.max_children_count, None if template.won_at is None else at[template.won_at], at[0],
             at[template.changed_at], template.tally_json)
        )  # fmt: skip
        for (
            place,
            parent,
            who,
            task,
            role,
            depth,
            slot,
            reviews,
            result,
            ballots,
            rank,
            labels,
        ) in template.messages:
            text, digest = texts[role][(m + place) % TEXTS]
            rows["message"].append(
                (m + place, ids[place], tree_id, None if parent is None else m + parent, cast[who], k + task,
                 guilds[who], role, lang, text, digest, depth, at[slot], reviews, result, ballots, rank, labels)
            )  # fmt: skip
        told = self._results[lang]
        rows["task"] += [
            (k + task, cast[who], guilds[who], kind, lang, tree_id, None if about is None else m + about, "done",
             is_simple, told[result], at[slot], at[slot + VALIDITY_SLOTS], at[slot])
            for task, who, kind, about, is_simple, result, slot in template.tasks
        ]  # fmt: skip
        rows["review"] += [
            (m + about, cast[who], k + task, full, labels, lessons, at[slot])
            for about, who, task, full, labels, lessons, slot in template.reviews
        ]
        rows["ballot"] += [
            (m + about, cast[who], k + task, kind, shape % tuple([m + item for item in flat]), at[slot])
            for about, who, task, kind, shape, flat, slot in template.ballots
        ]
        rows["task_option"] += [(k + task, position, m + item) for task, position, item in template.options]
        rows["point_entry"] += [
            (cast[who], guilds[who], lang, event, delta, None if about is None else m + about,
             None if task is None else k + task, at[slot])
            for who, event, delta, about, task, slot in template.points
        ]  # fmt: skip
        rows["seen"] += [(cast[who], kind, m + about) for who, kind, about in template.seen]
        for who, later, amounts in template.amounts:
            gained = self._gained[cast[who]]
            key = (day + later, lang)
            before = gained.get(key)
            gained[key] = amounts if before is None else _sum(before, amounts)
        for who, question, right, wrong in template.lessons:
            sums = self._lessons.get((cast[who], question))
            if sums is None:
                self._lessons[cast[who], question] = [right, wrong]
            else:
                sums[0] += right
                sums[1] += wrong
        for later, counts in template.days:
            self._days[lang, day + later].update(counts)
        self._tallies[lang].update(template.tally)
        if template.state in COUNTED_STATES:
            self._states[lang, COUNTED_STATES[template.state]] += 1

    def write(self, tx: Tx, load: Callable[[str, Sequence[str], list[Row]], None]) -> None:
        """Hand over the rows that are ready."""
        for name, rows in self._rows.items():
            load(name, COLUMNS[name], rows)
            self.counts[name] += len(rows)
            self._rows[name] = []

    def members(self) -> Iterator[tuple[str, Sequence[str], list[Row]]]:
        """The rows of the members: who they are, what they accepted, which languages they speak."""
        since = self._driver.to_time(
            NOW - timedelta(days=2 * DAYS)
        )  # nobody is young enough to be a newcomer
        ids = range(1, self._size.members + 1)
        yield (
            "contributor",
            ("id", "discord_id", "interface_locale", "created_at"),
            [(who, discord_id_of(who), "es", since) for who in ids],
        )
        yield (
            "consent",
            (
                "contributor_id",
                "version",
                "licence",
                "text_sha256",
                "locale",
                "interaction_id",
                "accepted_at",
            ),
            [(who, TERMS.version, TERMS.licence, TEXT_SHA256, "es", who, since) for who in ids],
        )
        spoken = {(who, lang) for lang, found in self._speakers.items() for who in found.ids}
        yield "contributor_language", ("contributor_id", "lang"), sorted(spoken)

    def books(self) -> Iterator[tuple[str, Sequence[str], list[Row]]]:
        """The rows that add up what was planted: boards, figures of the days, reliability, counters of languages."""
        yield "standing", (*STANDING_KEYS, *STANDING_COUNTERS), self._standings()
        yield (
            "language_day",
            ("lang", "day", *DAY_COUNTERS),  # whose first days they were, is set once all rows are there
            [
                (
                    lang,
                    _day(FIRST_DAY + timedelta(days=day), self._driver),
                    *(counts[name] for name in DAY_COUNTERS),
                )
                for (lang, day), counts in sorted(self._days.items())
            ],
        )
        yield (
            "reliability",
            ("contributor_id", "question", "right", "wrong"),
            [(*key, *sums) for key, sums in sorted(self._lessons.items())],
        )
        yield (
            "tally",
            ("lang", "name", "count"),
            [
                (lang, name, count)
                for lang, counts in sorted(self._tallies.items())
                for name, count in sorted(counts.items())
            ],
        )
        names = tuple(COUNTED_STATES.values())
        langs = sorted({lang for lang, _ in self._states})
        yield (
            "language_state",
            ("lang", *names),
            [(lang, *(self._states[lang, name] for name in names)) for lang in langs],
        )

    def _standings(self) -> list[Row]:
        periods = [periods_of(FIRST_DAY + timedelta(days=day)) for day in range(DAYS + 5)]
        rows: list[Row] = []
        for who in sorted(self._gained):
            sums: dict[tuple[str, str], Sequence[int]] = {}
            for (day, lang), amounts in self._gained[who].items():
                for period in periods[day]:
                    for key in ((period, lang), (period, ALL_LANGUAGES)):
                        before = sums.get(key)
                        sums[key] = (
                            list(amounts)
                            if before is None
                            else [a + b for a, b in zip(before, amounts, strict=True)]
                        )
            guilds = sorted({ALL_GUILDS, guild_of(who) or ALL_GUILDS})
            for period, lang in sorted(sums):
                rows += [(who, period, lang, guild, *sums[period, lang]) for guild in guilds]
        return rows


def _sum(some: Sequence[int], others: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(some, others, strict=True)]


def _day(day: date | None, driver: Driver) -> object:
    """A date as it stands in a row."""
    return day.isoformat() if day is not None and isinstance(driver.to_time(NOW), str) else day


class _Results(dict[Any, str]):
    """(kind, event) -> what a member was told after submitting, as JSON."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __missing__(self, key: Any) -> str:
        kind, event = key
        is_text = kind.info.family is Family.WRITE
        told = Submitted(kind, self._lang, WEIGHTS[event], 1, 1, RULES.num_reviews_reply if is_text else 0)
        self[key] = json.dumps({**asdict(told), "kind": kind.value})
        return self[key]


def _texts(rng: Random) -> dict[str, list[tuple[str, str]]]:
    """Role -> texts of its usual lengths with their fingerprints."""
    words = ["".join(rng.choices("abcdefghijlmnopqrstuvyzáéíóúñ", k=rng.randint(2, 9))) for _ in range(2_000)]
    found = {}
    for role, (low, high) in {"prompter": (5, 40), "assistant": (15, 160)}.items():
        texts = [" ".join(rng.choices(words, k=rng.randint(low, high))) for _ in range(TEXTS)]
        found[role] = [(text, fingerprint(text)) for text in texts]
    return found

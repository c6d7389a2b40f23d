"""The figures of a simulation, from its store and its diary."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from statistics import median, quantiles
from typing import Any

import sqlalchemy as sa

from bot.simulate.answers import Truth
from bot.simulate.plan import Diary, Plan, Vain
from storage.domain.rules import Rules
from storage.domain.states import ENDED, TreeState
from storage.queries import tables as t
from storage.store import Store, Tx

CLEARLY = 0.2
"""Difference of two hidden qualities from which on their order counts as known."""
Row = sa.Row[Any]


@dataclass(frozen=True, slots=True)
class Funnel:
    """How far the messages and trees of one language came."""

    written: int
    accepted: int
    rejected: int
    ranked: int
    exportable: int
    """Accepted like everything above them, in a tree that is ready for export."""
    trees: int
    finished: int
    """Ready for export."""
    ended_otherwise: int
    waiting: int
    """In the lottery."""
    open: int
    """Under review, growing or ranked."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    of: int

    @property
    def value(self) -> float | None:
        """In [0, 1]; None of nothing."""
        return self.part / self.of if self.of else None

    def __str__(self) -> str:
        return "-" if self.value is None else f"{self.value:.1%} of {self.of:,}"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a simulation came to. Nothing in it depends on the wall clock: equal plans make equal figures."""

    by_language: Mapping[str, Funnel]
    acceptance: Share
    """Decided messages with the right verdict."""
    own_acceptance: Share
    """The same without the messages that a raid wrote."""
    rightly_accepted: Share
    """Of the accepted ones."""
    rightly_rejected: Share
    """Of the rejected ones."""
    consensus: Share
    """Pairs of ranked siblings with clearly different hidden quality in the right order; a tie is wrong."""
    kendall_tau: float | None
    """Over all pairs of ranked siblings, ties counted as neither right nor wrong; -1 to 1."""
    reviews_per_message: float | None
    """Of decided messages."""
    hours_to_finish: tuple[float, float] | None
    """From the prompt to the export: median, and what nine of ten trees stay below."""
    requests: Share
    """Requests for work that got some."""
    contributions: int
    by_kind: Mapping[str, int]
    in_vain: Mapping[str, int]
    """Why -> pieces of work that were submitted and did not count."""
    in_vain_share: Share
    """Of everything submitted."""
    own_work: int
    """Tasks that asked somebody about themselves."""
    repeats_with_effect: int
    repeated: int
    skipped: int
    abandoned: int
    gini: float | None
    """Inequality of contributions among those who came: 0 is all alike, 1 is one person does everything."""
    digest: str
    """SHA-256 over every message with its verdict and rank: equal only if everything went the same way."""

    @property
    def open_trees(self) -> int:
        """Trees that have not ended, the waiting ones included."""
        return sum(funnel.open + funnel.waiting for funnel in self.by_language.values())

    @property
    def finished_trees(self) -> int:
        """Trees that are ready for export."""
        return sum(funnel.finished for funnel in self.by_language.values())


async def measure(store: Store, plan: Plan, diary: Diary) -> Figures:
    """The figures of what was played on a store."""
    trees, messages = await store.read(_everything)
    decided = [row for row in messages if row.review_result is not None]
    right = [row for row in decided if row.review_result is diary.truths[row.id].is_acceptable]
    raiders = await store.read(partial(_ids_of, discord_ids=diary.raiders))
    own = [row for row in decided if row.author_id not in raiders]
    accepted, rejected = (Counter(row.review_result is side for row in decided) for side in (True, False))
    rights = Counter(row.review_result for row in right)
    pairs = list(_ranked_pairs(messages, diary.truths))
    clear = [sign for sign, difference in pairs if abs(difference) >= CLEARLY]
    vain = _in_vain(trees, messages, diary, plan.rules)
    submitted = sum(diary.done.values()) + sum(diary.refused.values())
    own_requests = [request for request in diary.requests if request.by not in diary.raiders]
    return Figures(
        by_language=_funnels(plan.languages, trees, messages),
        acceptance=Share(len(right), len(decided)),
        own_acceptance=Share(sum(row.author_id not in raiders for row in right), len(own)),
        rightly_accepted=Share(rights[True], accepted[True]),
        rightly_rejected=Share(rights[False], rejected[True]),
        consensus=Share(clear.count(1), len(clear)),
        kendall_tau=sum(sign for sign, _ in pairs) / len(pairs) if pairs else None,
        reviews_per_message=sum(row.review_count for row in decided) / len(decided) if decided else None,
        hours_to_finish=_hours(trees),
        requests=Share(sum(request.got is not None for request in own_requests), len(own_requests)),
        contributions=sum(diary.done.values()),
        by_kind={kind.value: number for kind, number in sorted(diary.done_by_kind.items())},
        in_vain=vain,
        in_vain_share=Share(sum(vain.values()), submitted),
        own_work=len(diary.own_work),
        repeats_with_effect=diary.repeats_with_effect,
        repeated=diary.repeated,
        skipped=diary.skipped,
        abandoned=diary.abandoned,
        gini=gini([diary.done[each] for each in {request.by for request in own_requests}]),
        digest=_digest(messages),
    )


def gini(values: Iterable[int]) -> float | None:
    """The Gini coefficient of numbers of 0 or more; None where there is nothing to share."""
    ordered = sorted(values)
    total, size = sum(ordered), len(ordered)
    if not total:
        return None
    return (
        2 * sum(place * value for place, value in enumerate(ordered, 1)) / (size * total) - (size + 1) / size
    )


def _everything(tx: Tx) -> tuple[Sequence[Row], Sequence[Row]]:
    trees = list(tx.execute(sa.select(t.tree).order_by(t.tree.c.id)))
    return trees, list(tx.execute(sa.select(t.message).order_by(t.message.c.id)))


def _ids_of(tx: Tx, discord_ids: set[int]) -> set[int]:
    c = t.contributor.c
    return {row.id for row in tx.execute(sa.select(c.id, c.discord_id)) if row.discord_id in discord_ids}


def _funnels(languages: Iterable[str], trees: Sequence[Row], messages: Sequence[Row]) -> dict[str, Funnel]:
    finished = {tree.id for tree in trees if tree.state == TreeState.READY_FOR_EXPORT.value}
    standing: set[int | None] = {None}
    exportable: set[int] = set()
    for row in messages:  # parents first
        if row.review_result and not row.is_deleted and row.parent_id in standing:
            standing.add(row.id)
            exportable |= {row.id} if row.tree_id in finished else set()
    funnels = {}
    for lang in languages:
        own = [row for row in messages if row.lang == lang]
        states = Counter(TreeState(tree.state) for tree in trees if tree.lang == lang)
        ended = sum(states[state] for state in ENDED)
        waiting, done = states[TreeState.PROMPT_LOTTERY_WAITING], states[TreeState.READY_FOR_EXPORT]
        funnels[lang] = Funnel(
            written=len(own),
            accepted=sum(row.review_result is True for row in own),
            rejected=sum(row.review_result is False for row in own),
            ranked=sum(row.rank is not None for row in own),
            exportable=sum(row.id in exportable for row in own),
            trees=states.total(),
            finished=done,
            ended_otherwise=ended - done,
            waiting=waiting,
            open=states.total() - ended - waiting,
        )
    return funnels


def _ranked_pairs(messages: Sequence[Row], truths: Mapping[int, Truth]) -> Iterable[tuple[int, float]]:
    """For each two ranked siblings: 1 in the right order, -1 in the wrong one, 0 tied; and their real difference."""
    siblings: dict[int, list[Row]] = defaultdict(list)
    for row in messages:
        if row.rank is not None and row.parent_id is not None:
            siblings[row.parent_id].append(row)
    for ranked in siblings.values():
        for one, other in combinations(ranked, 2):
            difference = truths[one.id].quality - truths[other.id].quality
            lead = other.rank - one.rank
            yield (0 if not lead else 1 if lead * difference > 0 else -1), difference


def _in_vain(trees: Sequence[Row], messages: Sequence[Row], diary: Diary, rules: Rules) -> dict[str, int]:
    accepted = Counter(row.tree_id for row in messages if row.review_result and not row.is_deleted)
    return {
        **{why.value: diary.refused[why] for why in Vain},
        "reviews_too_many": diary.reviews_after_verdict
        + sum(max(0, row.review_count - most_reviews(row, rules)) for row in messages),
        "replies_too_many": sum(max(0, accepted[tree.id] - tree.goal_size) for tree in trees),
    }


def most_reviews(message: Row, rules: Rules) -> int:
    """The reviews beyond which another one of a message is too many."""
    if rules.is_adaptive:
        return rules.adaptive_max_reviews
    return rules.reviews_required(is_root=message.parent_id is None)


def _hours(trees: Sequence[Row]) -> tuple[float, float] | None:
    hours = [
        (tree.changed_at - tree.created_at).total_seconds() / 3600
        for tree in trees
        if tree.state == TreeState.READY_FOR_EXPORT.value
    ]
    if len(hours) < 2:
        return (hours[0], hours[0]) if hours else None
    return median(hours), quantiles(hours, n=10, method="inclusive")[-1]


def _digest(messages: Sequence[Row]) -> str:
    lines = (f"{row.public_id} {row.text_sha256} {row.review_result} {row.rank}" for row in messages)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()

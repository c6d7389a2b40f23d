"""The invariants of the books: ballots and ranks, points and boards, streaks, days, reliability of reviewers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations, product
from typing import Any

import sqlalchemy as sa

from storage.domain.consensus import Ballot, consensus
from storage.domain.kinds import REPLY_KIND, Kind, Role
from storage.domain.periods import first_marks, periods_of
from storage.domain.points import SCALED, WEIGHTS, PointEvent, acceptance_event
from storage.domain.rules import RuleBook
from storage.domain.states import TreeState
from storage.domain.streaks import Streak, contributed
from storage.domain.tallies import tally_of
from storage.domain.tree import rankable_parents
from storage.queries.ledger import COUNTER, STANDING_COUNTERS, STANDING_KEYS
from tests.storage.history import SUBMITTED, Everything, positive, same


def ballots_are_summed(every: Everything, *, has_new_rules: bool) -> None:
    """A comparison counts for the prompts that waited then and still do, an order for the message it is under."""
    wanted: Counter[int] = Counter()
    wins: dict[int, float] = defaultdict(float)
    contests: Counter[int] = Counter()
    for ballot in every.ballots:
        if ballot.parent_id is not None:
            wanted[ballot.parent_id] += 1
            continue
        for message_id in every.options[ballot.task_id]:
            tree = every.tree_rows[every.messages[message_id].tree_id]
            is_waiting = tree.state == TreeState.PROMPT_LOTTERY_WAITING
            wanted[message_id] += is_waiting and ballot.created_at >= tree.changed_at
        place = {item: index for index, group in enumerate(ballot.groups) for item in group}
        for first, second in combinations(place, 2):
            for one, other in ((first, second), (second, first)):
                tree_id = every.messages[one].tree_id
                contests[tree_id] += 1
                wins[tree_id] += 0.5 if place[one] == place[other] else float(place[one] < place[other])
    found = positive((row.id, row.ballot_count) for row in every.messages.values())
    for row in every.messages.values():  # a prompt that wants no comparison any more does not count it
        if has_new_rules and row.parent_id is None:
            wanted[row.id] = found.get(row.id, 0)
    same(found, dict(+wanted), "ballots")
    for row in every.tree_rows.values():
        assert (row.prompt_wins, row.prompt_contests) == (wins[row.id], contests[row.id]), f"tree {row.id}"


def ledger_is_as_promised(every: Everything) -> None:
    """Each line brings its event's weight; a submitted task as many percent of it as were promised."""
    percent = {task.id: task.bonus_percent for task in every.tasks}
    for entry in every.ledger:
        event = PointEvent(entry.event)
        weight = WEIGHTS[event]
        if event in SCALED:
            assert entry.delta == weight * percent[entry.task_id] // 100, f"points of task {entry.task_id}"
        else:
            assert abs(entry.delta) == weight, f"line {entry.id} of the ledger"


def boards_are_summed(every: Everything) -> None:
    """Standings are the ledger per period, language and server; erased members stand nowhere."""
    wanted: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    for entry in every.ledger:
        if every.is_erased(entry.contributor_id):
            continue
        event = PointEvent(entry.event)
        sign = -1 if entry.delta < 0 else 1
        for key in product(
            (entry.contributor_id,),
            periods_of(entry.created_at.date()),
            {entry.lang, ""},
            {entry.guild_discord_id or 0, 0},
        ):
            wanted[key]["points"] += entry.delta
            if event in COUNTER:
                wanted[key][COUNTER[event]] += sign
            if event in SUBMITTED:
                wanted[key]["contributions"] += 1
    found = {
        tuple(getattr(row, name) for name in STANDING_KEYS): {
            name: row._mapping[name] for name in STANDING_COUNTERS
        }
        for row in every.standings
    }
    same(
        found,
        {key: {name: sums[name] for name in STANDING_COUNTERS} for key, sums in wanted.items()},
        "boards",
    )
    done = Counter(task.contributor_id for task in every.tasks if task.state == "done")
    given = Counter(entry.contributor_id for entry in every.submitted())
    same(given, done, "contributions in the ledger")


def streaks_are_history(every: Everything) -> None:
    """Days in a row and contributions of the last day follow from the ledger, by UTC days for who chose no zone."""
    streaks: dict[int, Streak] = defaultdict(Streak)
    counts: Counter[int] = Counter()
    for entry in every.submitted():
        who, today = entry.contributor_id, entry.created_at.date()
        before, streaks[who] = streaks[who], contributed(streaks[who], today)
        counts[who] = counts[who] + 1 if before.last_day == streaks[who].last_day else 1
    for row in every.contributors.values():
        if row.time_zone is not None:
            continue
        wanted = (Streak(), 0) if row.discord_id is None else (streaks[row.id], counts[row.id])
        found = (Streak(row.streak_days, row.streak_day, row.streak_frozen_on), row.day_contributions)
        assert found == wanted, f"streak of member {row.id}: {found}, not {wanted}"


def days_are_summed(every: Everything) -> None:
    """The figures of each language and day; what can be taken back is compared as a total."""
    wanted: dict[tuple[str, Any], Counter[str]] = defaultdict(Counter)
    langs = {task.id: task.lang for task in every.tasks}
    for task in every.tasks:
        if task.state == "done":
            wanted[task.lang, task.closed_at.date()]["contributions"] += 1
    for name, rows in (
        ("written", every.messages.values()),
        ("reviews", every.reviews),
        ("rankings", every.ballots),
    ):
        for row in rows:
            if row.task_id is not None:
                wanted[langs[row.task_id], row.created_at.date()][name] += 1
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for row in every.messages.values():
        is_there = not row.is_deleted and not row.is_erased
        if row.task_id is not None and row.review_result is True and is_there:
            totals[row.lang]["accepted"] += 1
    for tree in every.tree_rows.values():
        if tree.state == TreeState.READY_FOR_EXPORT and tree.won_lottery_at is not None:
            totals[tree.lang]["finished_trees"] += 1
    names = ("contributions", "written", "reviews", "rankings")
    found = {
        (row.lang, row.day): Counter({name: getattr(row, name) for name in names})
        for row in every.language_days
    }
    same({key: +sums for key, sums in found.items() if +sums}, dict(wanted), "figures of a day")
    net: dict[str, Counter[str]] = defaultdict(Counter)
    for row in every.language_days:
        net[row.lang].update(accepted=row.accepted, finished_trees=row.finished_trees)
    same({lang: +sums for lang, sums in net.items() if +sums}, dict(totals), "figures of a language")
    below = {lang: -sums for lang, sums in net.items() if -sums}
    assert not below, f"more was taken back than there was: {below}"


def tallies_are_summed(every: Everything) -> None:
    """What each tree counts is what it is, and each language counts all of its trees."""
    wanted: dict[str, Counter[str]] = defaultdict(Counter)
    for tree_id, tree in every.trees.items():
        row = every.tree_rows[tree_id]
        counts = tally_of(tree)
        same(row.tally, counts, f"counts of tree {tree_id}")
        wanted[row.lang].update(counts)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in every.tallies:
        found[each.lang][each.name] = each._mapping["count"]
    same({lang: +sums for lang, sums in found.items() if +sums}, dict(wanted), "counts of a language")
    assert not [each for each in every.tallies if each._mapping["count"] < 0], "less than nothing is counted"


def active_days_are_history(every: Everything) -> None:
    """Who was there on a day, in a week, in a month for the first time follows from the ledger."""
    wanted: dict[tuple[str, Any], Counter[str]] = defaultdict(Counter)
    last: dict[tuple[int, str], str] = {}
    for entry in every.submitted():
        day, key = entry.created_at.date(), (entry.contributor_id, entry.lang)
        marks = first_marks(last.get(key), day)
        wanted[entry.lang, day].update(marks)
        if marks:
            last[key] = day.isoformat()
    names = ("contributors", "first_of_week", "first_of_month", "newcomers")
    found = {
        (row.lang, row.day): Counter({name: getattr(row, name) for name in names})
        for row in every.language_days
    }
    same(
        {key: +sums for key, sums in found.items() if +sums},
        {key: +sums for key, sums in wanted.items() if +sums},
        "contributors of a day",
    )


def reliability_is_summed(every: Everything) -> None:
    """A reviewer's record is the sum of what each of their reviews taught."""
    wanted: dict[tuple[int, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for review in every.reviews:
        for question, p in (review.lessons or {}).items():
            wanted[review.contributor_id, question][0] += p
            wanted[review.contributor_id, question][1] += 1.0 - p
    found = {
        (row.contributor_id, row.question): (row.right, row.wrong)
        for row in every.reliability
        if round(row.right + row.wrong, 6)  # nothing is left where a message was sent back
    }
    same(
        {key: (round(right, 6), round(wrong, 6)) for key, (right, wrong) in found.items()},
        {key: (round(right, 6), round(wrong, 6)) for key, (right, wrong) in wanted.items()},
        "reliability of reviewers",
    )


def acceptance_is_paid(every: Everything) -> None:
    """Whoever wrote what is accepted has the points for it, and nobody else has."""
    found: Counter[int] = Counter()
    events = {acceptance_event(kind).value for kind in (Kind.INITIAL_PROMPT, *REPLY_KIND.values())}
    for entry in every.ledger:
        if entry.event in events:
            message = every.messages[entry.message_id]
            erased = every.is_erased(entry.contributor_id) and message.author_id is None
            assert entry.contributor_id == message.author_id or erased, "somebody else was paid"
            assert entry.guild_discord_id == message.guild_discord_id, "another server"
            found[entry.message_id] += entry.delta
    wanted = {}
    for row in every.messages.values():
        if row.author_id is not None and row.review_result is True and not row.is_deleted:
            kind = Kind.INITIAL_PROMPT if row.parent_id is None else REPLY_KIND[Role(row.role)]
            wanted[row.id] = WEIGHTS[acceptance_event(kind)]
    same(+found, wanted, "points for acceptance")
    assert not -found, f"more was taken back than given: {-found}"


def finished_trees_are_ranked(every: Everything, rulebook: RuleBook, *, is_as_ruled: bool) -> None:
    """The ranks of a finished tree are the consensus of its ballots."""
    ranks: dict[int, int] = {}
    finished = {tree_id for tree_id, tree in every.trees.items() if tree.state is TreeState.READY_FOR_EXPORT}
    for tree_id in finished:
        rules = rulebook.of(every.tree_rows[tree_id].lang)
        for parent, candidates in rankable_parents(every.trees[tree_id], rules):
            ids = {node.id for node in candidates}
            ballots = [_ballot(row, ids) for row in every.ballots if row.parent_id == parent.id]
            result = consensus(ballots)
            ranks.update(result.ranks)
            assert every.messages[parent.id].is_not_rankable is result.is_not_rankable, f"under {parent.id}"
            enough = len(ballots) >= rules.num_required_rankings
            assert enough or not is_as_ruled, f"{len(ballots)} ballots under message {parent.id}"
    rows = (row for row in every.messages.values() if row.tree_id in finished)
    same({row.id: row.rank for row in rows if row.rank is not None}, ranks, "ranks")


def _ballot(row: sa.Row[Any], ids: set[int]) -> Ballot:
    groups: Iterable[tuple[int, ...]] = (tuple(item for item in group if item in ids) for group in row.groups)
    return Ballot(tuple(group for group in groups if group), row.is_not_rankable)

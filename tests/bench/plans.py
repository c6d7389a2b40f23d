"""Histories of message trees as templates: who wrote, reviewed and ranked what, in relative ids and places of time.

A template is grown once by the rules of the engine and then stamped out thousands of times: relative message and task
ids become real ones by adding where the tree's own begin, and the members of its cast become real members.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random

from storage.domain.acceptance import Opinion, judge, lessons
from storage.domain.consensus import Ballot, consensus
from storage.domain.kinds import RANK_KIND, REPLY_KIND, Kind, Role, label_kind
from storage.domain.labels import LABELS, LANG_MISMATCH, SPAM, Form, Widget, is_full, labels_of
from storage.domain.points import RANKED, WEIGHTS, PointEvent, acceptance_event, event_of
from storage.domain.rules import STANDARD, Rules
from storage.domain.states import TreeState
from storage.domain.tallies import tally
from storage.domain.tree import Node, Tree, next_state, rankable_parents
from storage.queries.ledger import COUNTER, STANDING_COUNTERS

RULES: Rules = STANDARD
"""The rules by which the trees grew."""
AUTHORS = 14
"""Places of the cast that write: a tree has no more messages than that, each by somebody else."""
CAST = 18
"""Members that take part in one tree; those after AUTHORS only review and rank."""
SLOTS_PER_DAY = 48
"""Moments of a day at which something happens."""
STAGE_SLOTS = 40
"""How long each of the stages (prompt, growth, ranking) takes."""
P_REJECTED = 0.03
P_SPAM_SEEN = 0.04
"""A single reviewer sees spam where nobody else does."""
P_TIE = 0.15
P_NUANCES = 0.2

SUBMITTED = frozenset(event_of(kind, is_full=is_full).value for kind in Kind for is_full in (True, False))
"""Events that a submitted task brings."""

Cast = int
"""A place in the cast."""


@dataclass(frozen=True, slots=True)
class Review:
    """One review: by whom, and what it says."""

    who: Cast
    answers: dict[str, float]
    is_simple: bool


@dataclass(slots=True)
class Line:
    """A message while its tree is being thought up."""

    parent: int | None
    role: Role
    depth: int
    wanted: bool
    """Whether reviewers will accept it."""
    reviews: list[Review] = field(default_factory=list)
    ballots: list[tuple[Cast, Ballot]] = field(default_factory=list)
    """Over its replies."""

    @property
    def result(self) -> bool | None:
        """The verdict of its reviews."""
        answers = [review.answers for review in self.reviews]
        return judge(answers, required=RULES.num_reviews_reply, threshold=RULES.acceptance_threshold).result

    @property
    def writing(self) -> Kind:
        """The kind in which it was written."""
        return Kind.INITIAL_PROMPT if self.parent is None else REPLY_KIND[self.role]

    @property
    def labelling(self) -> Kind:
        """The kind in which it is reviewed."""
        return label_kind(self.role, is_root=self.parent is None)


def tree_of(lines: Sequence[Line], state: TreeState) -> Tree:
    """The snapshot the rules would see; ids are places in the list."""
    nodes = tuple(
        Node(
            place,
            line.parent,
            line.role,
            line.depth,
            len(line.reviews),
            line.result,
            ballot_count=len(line.ballots),
        )
        for place, line in enumerate(lines)
    )
    return Tree(state, RULES.goal_tree_size, RULES.max_tree_depth, RULES.max_children_count, nodes)


class Gardener:
    """Thinks up trees in every state that members work on, and finished ones."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def lines(self, state: TreeState) -> list[Line]:
        """A tree that rests in this state."""
        found = self._grown(state)
        assert next_state(tree_of(found, state), RULES) is state, f"a tree does not rest in {state}"
        return found

    def _grown(self, state: TreeState) -> list[Line]:
        root = Line(None, Role.PROMPTER, 0, wanted=state is not TreeState.ABORTED_LOW_GRADE)
        lines = [root]
        if state is TreeState.INITIAL_PROMPT_REVIEW:
            self._review(root, 0, self._rng.randrange(RULES.num_reviews_initial_prompt))
            return lines
        self._review(root, 0)
        if state is TreeState.GROWING:
            self._extend(lines, self._rng.randint(1, RULES.goal_tree_size - 2))
            for _ in range(self._rng.randrange(3)):  # what waits for reviewers
                place = self._add(lines, wanted=True)
                self._review(lines[place], place, self._rng.randrange(RULES.num_reviews_reply))
        elif state in (TreeState.RANKING, TreeState.READY_FOR_EXPORT):
            self._extend(lines, RULES.goal_tree_size)
            self._rank(lines, is_done=state is TreeState.READY_FOR_EXPORT)
        return lines

    def _extend(self, lines: list[Line], accepted: int) -> None:
        """Add replies until so many messages are accepted."""
        while sum(line.wanted for line in lines) < accepted:
            wanted = len(lines) >= AUTHORS - 3 or self._rng.random() >= P_REJECTED
            place = self._add(lines, wanted=wanted)
            self._review(lines[place], place)

    def _add(self, lines: list[Line], *, wanted: bool) -> int:
        """A reply under any message that has room; its place."""
        below = Counter(line.parent for line in lines if line.wanted)
        parents = [
            place
            for place, line in enumerate(lines)
            if line.wanted
            and line.result is True
            and line.depth < RULES.max_tree_depth
            and below[place] < RULES.children_limit(line.role)
        ]
        parent = self._rng.choice(parents)
        lines.append(Line(parent, lines[parent].role.other, lines[parent].depth + 1, wanted))
        return len(lines) - 1

    def _review(self, line: Line, author: Cast, count: int = RULES.num_reviews_reply) -> None:
        """Reviews by so many others; together they say what is wanted of the message."""
        others = self._rng.sample([who for who in range(CAST) if who != author], count)
        doubters = 0 if line.wanted else 2
        if line.wanted and self._rng.random() < P_SPAM_SEEN:
            doubters = 1
        for number, who in enumerate(others):
            is_simple = self._rng.random() >= RULES.p_full_labeling(line.labelling)
            answers = self._answers(line.labelling, is_simple=is_simple)
            answers[SPAM.name] = float(number < doubters)
            line.reviews.append(Review(who, answers, is_simple))

    def _answers(self, kind: Kind, *, is_simple: bool) -> dict[str, float]:
        """What a reviewer fills in: the whole core form, with no flag set, and sometimes the nuances."""
        has_nuances = not is_simple and self._rng.random() < P_NUANCES
        return {
            label.name: self._rng.randrange(5) / 4 if label.widget is Widget.LIKERT else 0.0
            for label in labels_of(kind, is_simple=is_simple)
            if has_nuances or label.form is Form.CORE
        }

    def _rank(self, lines: list[Line], *, is_done: bool) -> None:
        """Ballots under every message with something to rank; under one of them some are missing where asked for."""
        parents = [
            (parent.id, [child.id for child in candidates])
            for parent, candidates in rankable_parents(tree_of(lines, TreeState.RANKING), RULES)
        ]
        counts = [self._rng.randint(0, RULES.num_required_rankings) for _ in parents]
        counts[0] = self._rng.randrange(RULES.num_required_rankings)
        for (parent, candidates), some in zip(parents, counts, strict=True):
            voters = [who for who in range(CAST) if who not in candidates]
            count = RULES.num_required_rankings if is_done else some
            lines[parent].ballots += [
                (who, Ballot(self._order(candidates))) for who in self._rng.sample(voters, count)
            ]

    def _order(self, candidates: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        """The candidates best first, by a taste that the voters share in part; sometimes two of them level."""
        order = sorted(candidates, key=lambda item: item + self._rng.gauss(0, 4))
        groups: list[tuple[int, ...]] = [(item,) for item in order]
        if len(groups) > 2 and self._rng.random() < P_TIE:
            groups[-2:] = [tuple(order[-2:])]
        return tuple(groups)


@lru_cache
def templates(state: TreeState, count: int, seed: int) -> tuple[Template, ...]:
    """So many different templates of a state."""
    gardener = Gardener(Random(f"{seed} {state.value}"))
    return tuple(Template(gardener.lines(state), state) for _ in range(count))


class Template:
    """The rows of one tree, with relative ids of messages and tasks, places of the cast and slots of time.

    Each list holds tuples in the order in which the loader needs their values; see its `stamp`.
    """

    def __init__(self, lines: Sequence[Line], state: TreeState) -> None:
        self.state = state
        self.size = len(lines)
        self.messages: list[tuple] = []
        self.tasks: list[tuple] = []
        self.reviews: list[tuple] = []
        self.ballots: list[tuple] = []
        self.options: list[tuple] = []
        self.points: list[tuple] = []
        self.seen: list[tuple] = []
        self.lessons: list[tuple] = []
        self.won_at: int | None = None
        self.changed_at = 0
        self._amounts: dict[tuple[Cast, int], Counter[str]] = defaultdict(Counter)
        self._days: dict[int, Counter[str]] = defaultdict(Counter)
        self._write(lines)
        self.amounts = [
            (who, day, tuple(sums[name] for name in STANDING_COUNTERS))
            for (who, day), sums in sorted(self._amounts.items())
        ]
        """(cast, day, what the member gained that day)."""
        self.days = sorted((day, dict(sums)) for day, sums in self._days.items())
        ballots = {place: each[9] for place, each in enumerate(self.messages)}
        self.tally = tally(
            state,
            (
                (Role(role), result is True, rank is not None or bool(ballots.get(parent)))
                for _, parent, _, _, role, _, _, _, result, _, rank, _ in self.messages
            ),
        )
        """What the tree counts."""
        self.tally_json = json.dumps(self.tally)

    def _write(self, lines: Sequence[Line]) -> None:
        growing = STAGE_SLOTS
        ranking = 2 * STAGE_SLOTS
        for place, line in enumerate(lines):
            slot = 0 if place == 0 else growing + place * 2
            self._message(place, line, slot)
        if self.state not in (
            TreeState.INITIAL_PROMPT_REVIEW,
            TreeState.PROMPT_LOTTERY_WAITING,
            TreeState.ABORTED_LOW_GRADE,
        ):
            self.won_at = growing
        self._options(lines, ranking)
        self._ranks(lines)
        if self.state is TreeState.READY_FOR_EXPORT:
            self._days[self._day(ranking + 8)]["finished_trees"] += 1
            self.changed_at = ranking + 8

    def _message(self, place: int, line: Line, slot: int) -> None:
        author = place
        parent = line.parent
        task = self._task(author, line.writing, parent, slot, event_of(line.writing), "written")
        if parent is not None and line.result is not False:  # whose only reply was rejected may try again
            self.seen.append((author, line.writing.value, parent))
        for number, review in enumerate(line.reviews):
            self._review(place, line, review, slot + 1 + number)
        verdict_at = slot + len(line.reviews)
        self._judge(place, line, verdict_at)
        sums: dict[str, list[float]] = defaultdict(list)
        for review in line.reviews:
            for name, value in review.answers.items():
                sums[name].append(value)
        labels = json.dumps({name: [sum(sums[name]), len(sums[name])] for name in sorted(sums)})
        self.messages.append(
            (place, parent, author, task, line.role.value, line.depth, slot, len(line.reviews),
             line.result, len(line.ballots), None, labels if sums else None)
        )  # fmt: skip
        self.changed_at = max(self.changed_at, verdict_at)

    def _review(self, place: int, line: Line, review: Review, slot: int) -> None:
        full = is_full(line.labelling, review.answers, is_simple=review.is_simple)
        event = event_of(line.labelling, is_full=full)
        task = self._task(
            review.who, line.labelling, place, slot, event, "reviews", is_simple=review.is_simple
        )
        self.seen.append((review.who, line.labelling.value, place))
        order = [name for name in LABELS if name in review.answers]
        labels = json.dumps({name: review.answers[name] for name in order})
        self.reviews.append((place, review.who, task, full, labels, None, slot))

    def _judge(self, place: int, line: Line, slot: int) -> None:
        """What follows from the last review: lessons for the reviewers, points for the author."""
        if line.result is None:
            return
        learned = lessons([Opinion(review.answers, {}) for review in line.reviews])
        first = len(self.reviews) - len(line.reviews)
        for number, (review, lesson) in enumerate(zip(line.reviews, learned, strict=True)):
            row = self.reviews[first + number]
            self.reviews[first + number] = (*row[:5], json.dumps(lesson), row[6])
            for name in (SPAM.name, LANG_MISMATCH.name):
                self.lessons.append((review.who, name, lesson[name], 1.0 - lesson[name]))
        if line.result:
            self._credit(place, acceptance_event(line.writing), slot, message=place)
            self._days[self._day(slot)]["accepted"] += 1
            if line.parent is not None:
                self.seen.append((place, RANK_KIND[line.role].value, line.parent))

    def _options(self, lines: Sequence[Line], start: int) -> None:
        for place, line in enumerate(lines):
            kind = RANK_KIND[line.role.other]
            for number, (who, ballot) in enumerate(line.ballots):
                slot = start + 2 * number
                task = self._task(who, kind, place, slot, PointEvent.RANKINGS, "rankings")
                flat = [item for group in ballot.groups for item in group]
                shape = (
                    "[" + ", ".join(f"[{', '.join(['%d'] * len(group))}]" for group in ballot.groups) + "]"
                )
                self.options += [(task, position, item) for position, item in enumerate(sorted(flat))]
                self.ballots.append((place, who, task, kind.value, shape, flat, slot))
                self.seen.append((who, kind.value, place))
                for event, group in zip(RANKED, ballot.groups, strict=False):
                    for item in group:
                        self._credit(item, event, slot, message=item, task=task)

    def _ranks(self, lines: Sequence[Line]) -> None:
        if self.state is not TreeState.READY_FOR_EXPORT:
            return
        for line in lines:
            for item, rank in consensus([ballot for _, ballot in line.ballots]).ranks.items():
                *rest, _, labels = self.messages[item]
                self.messages[item] = (*rest, rank, labels)

    def _task(
        self,
        who: Cast,
        kind: Kind,
        about: int | None,
        slot: int,
        event: PointEvent,
        counter: str,
        *,
        is_simple: bool = False,
    ) -> int:
        """A done task with its points; its relative id."""
        task = len(self.tasks)
        self.tasks.append((task, who, kind.value, about, is_simple, (kind, event), slot))
        self._credit(who, event, slot, message=about, task=task, is_contribution=True)
        self._days[self._day(slot)].update({"contributions": 1, counter: 1})
        return task

    def _credit(
        self,
        who: Cast,
        event: PointEvent,
        slot: int,
        *,
        message: int | None,
        task: int | None = None,
        is_contribution: bool = False,
    ) -> None:
        self.points.append((who, event.value, WEIGHTS[event], message, task, slot))
        gained = self._amounts[who, self._day(slot)]
        gained["points"] += WEIGHTS[event]
        gained["contributions"] += is_contribution
        if event in COUNTER:
            gained[COUNTER[event]] += 1

    @staticmethod
    def _day(slot: int) -> int:
        return slot // SLOTS_PER_DAY

"""The funnel: which stage holds conversations back, what follows for the choice of tasks, and why there are none.

A stage holds conversations back when more of its work is open than the work of the other stages would let expect:
in balance the open slots of two kinds stand in the same proportion as the contributions that a conversation needs of
them, because a slot stays open the longer, the more contributions it takes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log, pow, tanh
from types import MappingProxyType

from storage.domain.errors import Reason
from storage.domain.kinds import RANK_KIND, REPLY_KIND, Kind, Role, label_kind
from storage.domain.rules import RuleBook, Rules
from storage.domain.selection import prompt_slots

MIN_PROMPTS_RANKED = 3
"""Waiting prompts that must want a comparison before one is offered."""
STRONGEST = 4.0
"""What a stage that holds everything back is worth at most; one where nothing piles up is worth its inverse."""
PRIOR_SLOTS = 20
"""Slots taken to be open, and expected, at every stage: a handful of real ones hardly moves the balance."""
MIN_PILE = 20
"""Open slots below which a kind gets no bonus: on a small server it would come and go with every contribution."""
PLAIN_PERCENT = 100
"""What a contribution is worth as a rule."""
PLENTY_PERCENT = 50
"""What an initial prompt is worth when PLENTY of them wait."""
PLENTY = 0.5
"""Share of max_prompt_lottery_waiting from which on initial prompts are worth less."""
BONUS_STEPS: tuple[tuple[float, int], ...] = ((3.0, 200), (2.0, 150))
"""Factors of `demand` from which on a contribution is worth so many percent, the highest first.

A factor of 2 takes about twice the open slots that the other stages let expect, 3 more than four times as many.
"""


@dataclass(frozen=True, slots=True)
class Funnel:
    """What is open in one language, over all members."""

    open: Mapping[Kind, int] = field(default_factory=dict)
    """Slots with something to hand out, counted in full; of RANK_INITIAL_PROMPTS, prompts that want comparisons."""
    growing: int = 0
    """Conversations that grow."""
    in_review: int = 0
    """Initial prompts under review."""
    waiting: int = 0
    """Accepted initial prompts in waiting."""
    prompt_leases: int = 0
    """Initial prompts that are being written."""
    takes_prompts: bool = True
    """Whether initial prompts are asked for in the language at all."""

    def prompts_open(self, rules: Rules) -> int:
        """Initial prompts that may still be written."""
        if not self.takes_prompts:
            return 0
        return prompt_slots(
            rules,
            growing=self.growing,
            in_review=self.in_review,
            waiting=self.waiting,
            leased=self.prompt_leases,
        )

    def open_of(self, kind: Kind, rules: Rules) -> int:
        """What can be handed out of a kind; prompts that are too few to be compared count as none."""
        if kind is Kind.INITIAL_PROMPT:
            return self.prompts_open(rules)
        slots = self.open.get(kind, 0)
        return 0 if kind is Kind.RANK_INITIAL_PROMPTS and slots < MIN_PROMPTS_RANKED else slots

    def free_in_review(self, rules: Rules) -> float:
        """The share of the places under review that is left, prompts being written counted as under review."""
        places = max(0, rules.max_active_trees - self.growing) + rules.max_initial_prompt_review
        return max(0.0, 1.0 - (self.in_review + self.prompt_leases) / places)

    def free_in_waiting(self, rules: Rules) -> float:
        """The share of the places in waiting that is left, prompts being written counted as waiting."""
        return max(0.0, 1.0 - (self.waiting + self.prompt_leases) / rules.max_prompt_lottery_waiting)

    def places_unfilled(self, rules: Rules) -> int:
        """Places among the growing conversations for which nobody has written a prompt yet."""
        on_the_way = self.growing + self.waiting + self.in_review + self.prompt_leases
        return max(0, rules.max_active_trees - on_the_way)


# What a conversation needs

_ROUNDING = 1e-9
"""Less than anything that is divided by."""


@lru_cache(maxsize=256)
def messages_by_depth(rules: Rules) -> tuple[float, ...]:
    """Messages of a finished conversation per depth, on average, when replies fall on any open place alike.

    Each reply is spread over the depths by the share of their parents that still have room.
    """
    goal = float(rules.goal_tree_size)
    if rules.random_goal_tree_size:
        goal = (rules.min_goal_tree_size + rules.goal_tree_size) / 2
    limits = [rules.children_limit(_role_at(depth)) for depth in range(rules.max_tree_depth)]
    levels = [1.0] + [0.0] * rules.max_tree_depth
    missing = min(goal, rules.capacity()) - 1
    rounds = rules.goal_tree_size + rules.max_tree_depth  # the last few for what found no room at once
    for _ in range(rounds):
        room = [max(0.0, limit * levels[depth] - levels[depth + 1]) for depth, limit in enumerate(limits)]
        parents = [free / limit for free, limit in zip(room, limits, strict=True)]
        share = min(1.0, missing) / max(sum(parents), _ROUNDING)
        for depth, free in enumerate(room):
            found = min(free, share * parents[depth])
            levels[depth + 1] += found
            missing = max(0.0, missing - found)
    return tuple(levels)


@lru_cache(maxsize=256)
def work_per_conversation(rules: Rules) -> Mapping[Kind, float]:
    """Contributions per kind that a finished conversation takes on average; rejected messages are not counted."""
    work = dict.fromkeys(Kind, 0.0)
    levels = messages_by_depth(rules)
    for depth, messages in enumerate(levels):
        role, is_root = _role_at(depth), depth == 0
        write = Kind.INITIAL_PROMPT if is_root else REPLY_KIND[role]
        work[write] += messages
        work[label_kind(role, is_root=is_root)] += messages * rules.reviews_required(is_root=is_root)
        if depth < rules.max_tree_depth and rules.is_ranked(role.other):
            parents = _with_two_or_more(messages, levels[depth + 1], rules.children_limit(role))
            work[RANK_KIND[role.other]] += parents * rules.num_required_rankings
    work[Kind.RANK_INITIAL_PROMPTS] = rules.num_prompt_rankings / rules.prompts_per_ranking
    return MappingProxyType(work)


def _role_at(depth: int) -> Role:
    return Role.ASSISTANT if depth % 2 else Role.PROMPTER


def _with_two_or_more(parents: float, replies: float, limit: int) -> float:
    """How many of the parents have two or more of these replies, of which each takes up to `limit` (binomial)."""
    if limit < 2 or not parents:
        return 0.0
    taken = min(1.0, replies / (parents * limit))
    none, one = (1.0 - taken) ** limit, limit * taken * (1.0 - taken) ** (limit - 1)
    return parents * (1.0 - none - one)


# What holds conversations back

_STAGES: tuple[Kind, ...] = (
    *REPLY_KIND.values(),
    Kind.LABEL_INITIAL_PROMPT,
    Kind.LABEL_ASSISTANT_REPLY,
    Kind.LABEL_PROMPTER_REPLY,
    *RANK_KIND.values(),
)
"""Where conversations wait. They do not wait for comparisons of prompts, which only help the lottery to choose."""


def demand(funnel: Funnel, rules: Rules) -> dict[Kind, float]:
    """How much each kind is wanted: 1 in balance, up to STRONGEST where work piles up, down to its inverse.

    Initial prompts are another matter: 0 when they are closed, less the fuller the review and the lottery are, and
    above 1 only where conversations could grow and no prompt for them is on its way.
    """
    piles = {kind: _pile(kind, funnel, rules) for kind in _STAGES}
    work = work_per_conversation(rules)
    all_piles, all_work = sum(piles.values()), sum(work[kind] for kind in _STAGES)
    factors = dict.fromkeys(Kind, 1.0)
    for kind, pile in piles.items():
        rest = all_work - work[kind]
        expected = (all_piles - pile) * work[kind] / rest if rest else pile
        factors[kind] = _bounded((pile + PRIOR_SLOTS) / (expected + PRIOR_SLOTS))
    factors[Kind.INITIAL_PROMPT] = _prompt_demand(funnel, rules)
    return factors


def _pile(kind: Kind, funnel: Funnel, rules: Rules) -> float:
    """Open slots that hold something back: a prompt under review does so the less, the more prompts wait."""
    slots = funnel.open.get(kind, 0)
    if kind is Kind.LABEL_INITIAL_PROMPT:
        return slots * max(0.0, 1.0 - funnel.waiting / rules.max_prompt_lottery_waiting)
    return slots


def _bounded(ratio: float) -> float:
    """A ratio, bent so that it stays between 1 / STRONGEST and STRONGEST; 1 stays 1."""
    return pow(STRONGEST, tanh(log(ratio) / log(STRONGEST)))


def _prompt_demand(funnel: Funnel, rules: Rules) -> float:
    if not funnel.takes_prompts:
        return 0.0
    unfilled = funnel.places_unfilled(rules) / rules.max_active_trees
    # Squared, because a few empty places are soon filled by the lottery.
    wanted = pow(STRONGEST, unfilled**2)
    return wanted * funnel.free_in_review(rules) * funnel.free_in_waiting(rules)


# What follows from it


def weights(funnel: Funnel, rules: Rules) -> dict[Kind, float]:
    """The weight in "I'm feeling lucky" of each kind of which something is open in the language."""
    factors = demand(funnel, rules) if rules.follow_funnel else {}
    return {kind: rules.weight(kind) * factors.get(kind, 1.0) for kind in Kind if funnel.open_of(kind, rules)}


def bonus_percent(kind: Kind, funnel: Funnel, rules: Rules) -> int:
    """What a contribution of a kind is worth at the moment, in percent of its plain points: 50, 100, 150 or 200."""
    if not rules.follow_funnel:
        return PLAIN_PERCENT
    is_prompt = kind is Kind.INITIAL_PROMPT
    if is_prompt and funnel.waiting >= PLENTY * rules.max_prompt_lottery_waiting:
        return PLENTY_PERCENT
    pile = funnel.places_unfilled(rules) if is_prompt else funnel.open.get(kind, 0)
    if pile < MIN_PILE:
        return PLAIN_PERCENT
    factor = demand(funnel, rules)[kind]
    return next((percent for least, percent in BONUS_STEPS if factor >= least), PLAIN_PERCENT)


def bottleneck(funnel: Funnel, rules: Rules) -> Kind | None:
    """The open kind that holds conversations back most, of several the one with the most open; None without any."""
    factors = demand(funnel, rules)
    slots = {kind: funnel.open_of(kind, rules) for kind in Kind}
    return max(
        (kind for kind in Kind if slots[kind]), key=lambda kind: (factors[kind], slots[kind]), default=None
    )


# Why nothing is available

_REPLIES = tuple(REPLY_KIND.values())
_REPLY_LABELS = (Kind.LABEL_ASSISTANT_REPLY, Kind.LABEL_PROMPTER_REPLY)
_LABELS = (Kind.LABEL_INITIAL_PROMPT, *_REPLY_LABELS)
_GROWTH = (*_REPLIES, *_REPLY_LABELS)
"""What makes a growing conversation give up its place."""
_RANKED_AFTER: tuple[tuple[Reason, tuple[Kind, ...]], ...] = (
    (Reason.WAITING_FOR_REVIEWS, _REPLY_LABELS),
    (Reason.WAITING_FOR_REPLIES, _REPLIES),
    (Reason.WAITING_FOR_REVIEWS, (Kind.LABEL_INITIAL_PROMPT,)),
)
_AFTER: Mapping[Kind, tuple[tuple[Reason, tuple[Kind, ...]], ...]] = MappingProxyType(
    {
        Kind.ASSISTANT_REPLY: (
            (Reason.WAITING_FOR_REVIEWS, _LABELS),
            (Reason.NOTHING_OPEN, (Kind.PROMPTER_REPLY,)),
        ),
        Kind.PROMPTER_REPLY: (
            (Reason.WAITING_FOR_REVIEWS, _LABELS),
            (Reason.NOTHING_OPEN, (Kind.ASSISTANT_REPLY,)),
        ),
        Kind.LABEL_INITIAL_PROMPT: ((Reason.NOTHING_OPEN, (Kind.INITIAL_PROMPT,)),),
        Kind.LABEL_ASSISTANT_REPLY: (
            (Reason.WAITING_FOR_REPLIES, (Kind.ASSISTANT_REPLY,)),
            (Reason.WAITING_FOR_REPLIES, (Kind.PROMPTER_REPLY,)),
            (Reason.WAITING_FOR_REVIEWS, _LABELS),
        ),
        Kind.LABEL_PROMPTER_REPLY: (
            (Reason.WAITING_FOR_REPLIES, (Kind.PROMPTER_REPLY,)),
            (Reason.WAITING_FOR_REPLIES, (Kind.ASSISTANT_REPLY,)),
            (Reason.WAITING_FOR_REVIEWS, _LABELS),
        ),
        Kind.RANK_ASSISTANT_REPLIES: _RANKED_AFTER,
        Kind.RANK_PROMPTER_REPLIES: _RANKED_AFTER,
        Kind.RANK_INITIAL_PROMPTS: (
            (Reason.WAITING_FOR_REVIEWS, (Kind.LABEL_INITIAL_PROMPT,)),
            (Reason.NOTHING_OPEN, (Kind.INITIAL_PROMPT,)),
        ),
    }
)
"""What brings about work of a kind, the nearest first: the reason to name, and the kinds one of which is wanted."""


def why_nothing(
    kind: Kind | None,
    langs: Sequence[str],
    funnels: Mapping[str, Funnel],
    rulebook: RuleBook,
    *,
    own: int = 0,
    seen: int = 0,
) -> tuple[Reason, Kind | None]:
    """Why a member gets no task of a kind (None: of any) in these languages, and the kind that would change it.

    `own` are open slots about the member's own texts, `seen` those that the member answered or skipped, both of the
    kind. The kind that would change it is open to somebody, not necessarily to this member; None where there is none
    or where only others can do it.
    """
    here = {lang: (funnels.get(lang, Funnel()), rulebook.of(lang)) for lang in langs}
    asking = [pair for lang, pair in here.items() if lang not in rulebook.prompts_closed]
    slots = Counter(
        {kind: sum(funnel.open_of(kind, rules) for funnel, rules in here.values()) for kind in _AFTER}
    )
    slots[Kind.INITIAL_PROMPT] = sum(funnel.prompts_open(rules) for funnel, rules in asking)
    if kind is Kind.INITIAL_PROMPT:
        return _why_no_prompt(asking, slots)
    if kind is Kind.RANK_INITIAL_PROMPTS and not slots[kind]:
        own = seen = 0  # too few to be compared by anybody, whosever they are
    if kind is not None and not (own or seen or slots[kind] or _is_collected(kind, here.values())):
        return Reason.NOT_COLLECTED, None
    if seen:
        return Reason.ALL_DONE, None
    if own:
        return Reason.ONLY_OWN, None
    if not any(funnel.growing or funnel.waiting or funnel.in_review for funnel, _ in here.values()):
        return Reason.WAITING_FOR_PROMPTS, _most_open(slots, (Kind.INITIAL_PROMPT,))
    for reason, kinds in _AFTER[kind] if kind is not None else ():
        if needed := _most_open(slots, kinds):
            return reason, needed
    return Reason.NOTHING_OPEN, None


def _why_no_prompt(
    asking: Sequence[tuple[Funnel, Rules]], slots: Mapping[Kind, int]
) -> tuple[Reason, Kind | None]:
    if not asking:
        return Reason.PROMPTS_CLOSED, None
    if slots[Kind.INITIAL_PROMPT]:
        return Reason.NOTHING_OPEN, None  # one has become free since the member asked
    is_review_full = any(not funnel.free_in_review(rules) for funnel, rules in asking)
    needed = _most_open(slots, (Kind.LABEL_INITIAL_PROMPT,)) if is_review_full else None
    return Reason.PROMPTS_FULL, needed or _most_open(slots, _GROWTH)


def _is_collected(kind: Kind, here: Iterable[tuple[Funnel, Rules]]) -> bool:
    """Whether the rules of any of the languages let a conversation come to work of this kind."""
    return any(work_per_conversation(rules)[kind] > 0 for _, rules in here)


def _most_open(slots: Mapping[Kind, int], kinds: Sequence[Kind]) -> Kind | None:
    """The kind with the most open slots, None where none has any."""
    best = max(kinds, key=lambda kind: slots[kind])
    return best if slots[best] else None

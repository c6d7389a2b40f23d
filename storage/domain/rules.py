"""Every threshold of the engine, with presets: the original's numbers, small servers, campaigns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Literal

from storage.domain.kinds import Kind, Role


@dataclass(frozen=True, slots=True)
class Rules:
    """The thresholds in force for one language. Defaults are Open Assistant's (section 2.3 of the reference)."""

    goal_tree_size: int = 12
    """Accepted messages at which a conversation stops growing."""
    random_goal_tree_size: bool = False
    """Whether each conversation draws its own goal between min_goal_tree_size and goal_tree_size."""
    min_goal_tree_size: int = 5
    """Smallest goal that is drawn."""
    max_tree_depth: int = 3
    """Depth of the deepest message; the initial prompt has depth 0."""
    max_children_count: int = 3
    """Assistant replies collected under one message."""
    num_prompter_replies: int = 1
    """User replies collected under one assistant reply."""
    num_reviews_initial_prompt: int = 3
    """Reviews an initial prompt needs."""
    num_reviews_reply: int = 3
    """Reviews a reply needs."""
    acceptance_threshold: float = 0.6
    """A message is accepted above this share of reviewers without a spam (or wrong language) mark."""
    acceptance_method: Literal["fixed", "adaptive"] = "fixed"
    """fixed: so many reviews and a threshold; adaptive: as many reviews as it takes to be sure of the verdict."""
    adaptive_min_reviews: int = 2
    """Reviews before the adaptive method decides."""
    adaptive_max_reviews: int = 7
    """Reviews at which the adaptive method decides for the likelier side."""
    adaptive_confidence: float = 0.75
    """Probability of the verdict at which the adaptive method stops asking.

    Below 0.75 one reviewer with a good record could decide alone; above 0.95 reviews are asked for in vain.
    """
    audit_share: float = 0.05
    """Share of messages that get audit_reviews under the adaptive method, to measure its calibration."""
    audit_reviews: int = 5
    """Reviews of an audited message."""
    p_full_labeling_initial_prompt: float = 1.0
    """Probability that "I'm feeling lucky" asks all questions about an initial prompt, not only the first few."""
    p_full_labeling_assistant_reply: float = 1.0
    """The same for an assistant reply."""
    p_full_labeling_prompter_reply: float = 0.25
    """The same for a user reply."""
    num_required_rankings: int = 3
    """Ballots needed under each message whose replies are ranked."""
    rank_prompter_replies: bool = False
    """Whether user replies are ranked too, where a message has two or more."""
    num_prompt_rankings: int = 3
    """Comparisons in which a waiting initial prompt takes part; 0 switches rank-initial-prompts off."""
    prompts_per_ranking: int = 5
    """Initial prompts shown in one comparison, 3 to 5."""
    max_active_trees: int = 10
    """Conversations of one language that grow at the same time."""
    max_initial_prompt_review: int = 100
    """Initial prompts of one language under review before prompt tasks close."""
    max_prompt_lottery_waiting: int = 250
    """Accepted initial prompts of one language in waiting before prompt tasks close."""
    p_lonely_child_extension: float = 0.75
    """Probability that a reply task prefers messages with exactly one reply."""
    p_activate_backlog_tree: float = 0.1
    """Probability that a parked imported conversation is activated when another one ends."""
    min_active_rankings: int = 0
    """Open rankings of one language below which a parked conversation is activated; 0 switches this off."""
    auto_mod_enabled: bool = True
    """Whether reports and skips take messages and conversations out automatically."""
    auto_mod_red_flags: int = 4
    """Reports at which a message is taken out automatically."""
    auto_mod_max_skip_reply: int = 25
    """Skips of a reply task at which its conversation is halted."""
    task_validity_minutes: int = 2880
    """Minutes until a task expires and goes back to the others."""
    max_text_length: int = 2000
    """Characters of a message, at most 4,000 (Discord's form)."""
    duplicate_window_minutes: int = 120
    """Minutes in which the same member may not submit the same text again."""
    max_tasks: int = 30
    """Tasks that one member may ask for within task_window_seconds; 0 is no limit."""
    task_window_seconds: int = 240
    """Seconds over which max_tasks counts."""
    max_assistant_reply_tasks: int = 4
    """Assistant replies that one member may ask for within reply_window_seconds; 0 is no limit."""
    max_prompter_reply_tasks: int = 8
    """User replies that one member may ask for within reply_window_seconds; 0 is no limit."""
    reply_window_seconds: int = 120
    """Seconds over which the limits of reply tasks count."""
    max_skips: int = 30
    """Tasks that one member may skip within an hour; 0 is no limit."""
    max_votes: int = 120
    """Messages that one member may give a thumb within an hour; 0 is no limit."""
    max_reports: int = 20
    """Messages that one member may report within an hour; 0 is no limit."""
    max_texts_newcomer: int = 10
    """Texts that a newcomer may write within an hour, where somebody is established; 0 is no limit."""
    newcomer_hours: int = 24
    """Hours after accepting the terms in which somebody counts as new."""
    newcomer_contributions: int = 3
    """Contributions below which somebody counts as new, however long ago they came."""
    protected_from: int = 10
    """Established contributors of a language from which its newcomers are held back; a new community holds nobody."""
    reserved_places: int = 20
    """Open places of each kind that newcomers leave to the established, of whom there must be as many."""
    newcomers_per_message: int = 1
    """Reviews of one message that newcomers may give."""
    newcomer_tasks: int = 10
    """Tasks that the newcomers of a language get within an hour before any of this holds them back."""
    follow_funnel: bool = True
    """Whether what holds conversations back is offered more often and worth more."""
    weight_rank: float = 10.0
    """Weight of ranking tasks in "I'm feeling lucky"."""
    weight_label_reply: float = 5.0
    """Weight of labelling replies."""
    weight_label_prompt: float = 5.0
    """Weight of labelling initial prompts."""
    weight_reply: float = 2.0
    """Weight of writing replies."""
    weight_rank_prompts: float = 2.0
    """Weight of ranking initial prompts (the original never offered it)."""
    weight_initial_prompt: float = 0.01
    """Weight of writing initial prompts."""

    @property
    def is_adaptive(self) -> bool:
        """Whether the reviewers' reliability decides how many reviews a message gets."""
        return self.acceptance_method == "adaptive"

    def reviews_required(self, *, is_root: bool) -> int:
        """Reviews a message needs; under the adaptive method those before the first verdict."""
        if self.is_adaptive:
            return self.adaptive_min_reviews
        return self.num_reviews_initial_prompt if is_root else self.num_reviews_reply

    def reserve(self, established: int) -> int:
        """Open places of each kind that newcomers leave, where a language has so many established contributors."""
        return min(established, self.reserved_places) if established >= self.protected_from else 0

    def is_established(self, *, contributions: int, age: timedelta) -> bool:
        """Whether somebody who contributed so often and came so long ago is no newcomer any more."""
        return contributions >= self.newcomer_contributions and age >= timedelta(hours=self.newcomer_hours)

    def p_full_labeling(self, kind: Kind) -> float:
        """Probability that a label task of the random choice asks all questions."""
        match kind:
            case Kind.LABEL_INITIAL_PROMPT:
                return self.p_full_labeling_initial_prompt
            case Kind.LABEL_PROMPTER_REPLY:
                return self.p_full_labeling_prompter_reply
            case _:
                return self.p_full_labeling_assistant_reply

    def reply_limit(self, kind: Kind) -> int:
        """Tasks of a kind that one member may ask for within reply_window_seconds; 0 is no limit."""
        match kind:
            case Kind.ASSISTANT_REPLY:
                return self.max_assistant_reply_tasks
            case Kind.PROMPTER_REPLY:
                return self.max_prompter_reply_tasks
            case _:
                return 0

    def children_limit(self, parent_role: Role) -> int:
        """Replies collected under a message of this role."""
        return self.max_children_count if parent_role is Role.PROMPTER else self.num_prompter_replies

    def is_ranked(self, role: Role) -> bool:
        """Whether replies of this role are ranked."""
        return role is Role.ASSISTANT or self.rank_prompter_replies

    def weight(self, kind: Kind) -> float:
        """Weight of a kind in the random choice."""
        match kind:
            case Kind.INITIAL_PROMPT:
                return self.weight_initial_prompt
            case Kind.ASSISTANT_REPLY | Kind.PROMPTER_REPLY:
                return self.weight_reply
            case Kind.LABEL_INITIAL_PROMPT:
                return self.weight_label_prompt
            case Kind.LABEL_ASSISTANT_REPLY | Kind.LABEL_PROMPTER_REPLY:
                return self.weight_label_reply
            case Kind.RANK_INITIAL_PROMPTS:
                return self.weight_rank_prompts
            case _:
                return self.weight_rank

    def capacity(self) -> int:
        """Messages a tree of this depth and breadth can hold."""
        total = level = 1
        for depth in range(self.max_tree_depth):
            level *= self.max_children_count if depth % 2 == 0 else self.num_prompter_replies
            total += level
        return total

    def changed(self, values: Mapping[str, Any]) -> Rules:
        """These rules with some values changed; raises TypeError for an unknown name."""
        return replace(self, **values)


BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "goal_tree_size": (1, 1000),
        "max_tree_depth": (1, 20),
        "max_children_count": (1, 10),
        "num_prompter_replies": (1, 10),
        "num_reviews_initial_prompt": (1, 25),
        "num_reviews_reply": (1, 25),
        "acceptance_threshold": (0.0, 0.99),
        "min_goal_tree_size": (1, 1000),
        "adaptive_min_reviews": (1, 25),
        "adaptive_max_reviews": (1, 25),
        "adaptive_confidence": (0.75, 0.95),
        "audit_share": (0.0, 1.0),
        "audit_reviews": (1, 25),
        "p_full_labeling_initial_prompt": (0.0, 1.0),
        "p_full_labeling_assistant_reply": (0.0, 1.0),
        "p_full_labeling_prompter_reply": (0.0, 1.0),
        "num_required_rankings": (1, 25),
        "num_prompt_rankings": (0, 100),
        "prompts_per_ranking": (3, 5),
        "max_active_trees": (1, 100_000),
        "max_initial_prompt_review": (1, 100_000),
        "max_prompt_lottery_waiting": (1, 1_000_000),
        "p_lonely_child_extension": (0.0, 1.0),
        "p_activate_backlog_tree": (0.0, 1.0),
        "min_active_rankings": (0, 100_000),
        "auto_mod_red_flags": (1, 1000),
        "auto_mod_max_skip_reply": (1, 10_000),
        "task_validity_minutes": (5, 43_200),
        "max_text_length": (20, 4000),
        "duplicate_window_minutes": (0, 525_600),
        "max_tasks": (0, 100_000),
        "task_window_seconds": (1, 86_400),
        "max_assistant_reply_tasks": (0, 100_000),
        "max_prompter_reply_tasks": (0, 100_000),
        "reply_window_seconds": (1, 86_400),
        "max_skips": (0, 100_000),
        "max_votes": (0, 100_000),
        "max_reports": (0, 100_000),
        "max_texts_newcomer": (0, 100_000),
        "newcomer_hours": (0, 8760),
        "newcomer_contributions": (0, 1000),
        "protected_from": (1, 1_000_000),
        "reserved_places": (0, 1000),
        "newcomers_per_message": (0, 25),
        "newcomer_tasks": (0, 100_000),
        "weight_rank": (0.0, 1e6),
        "weight_label_reply": (0.0, 1e6),
        "weight_label_prompt": (0.0, 1e6),
        "weight_reply": (0.0, 1e6),
        "weight_rank_prompts": (0.0, 1e6),
        "weight_initial_prompt": (0.0, 1e6),
    }
)
"""Lowest and highest value of each threshold, both allowed."""

STANDARD = Rules()
SMALL = Rules(
    goal_tree_size=6,
    max_children_count=2,
    num_reviews_initial_prompt=1,
    num_reviews_reply=1,
    num_required_rankings=1,
    num_prompt_rankings=1,
    prompts_per_ranking=3,
    max_active_trees=5,
    max_initial_prompt_review=20,
    max_prompt_lottery_waiting=50,
    auto_mod_red_flags=2,
    auto_mod_max_skip_reply=10,
    task_validity_minutes=720,
    weight_initial_prompt=1.0,
)
"""A conversation can be finished by three people: one review, one ballot, pairs of replies."""

CAMPAIGN = Rules(
    acceptance_method="adaptive",
    max_active_trees=1500,
    max_initial_prompt_review=1000,
    max_prompt_lottery_waiting=2500,
    task_validity_minutes=720,
    auto_mod_red_flags=6,
)
"""A crowd in one language: 1,500 growing conversations, reviews where they are needed, leases that come back."""

PRESETS: Mapping[str, Rules] = MappingProxyType({"standard": STANDARD, "small": SMALL, "campaign": CAMPAIGN})


_ORDERED = (
    ("adaptive_min_reviews", "adaptive_max_reviews"),
    ("audit_reviews", "adaptive_max_reviews"),
)
"""Thresholds of the adaptive method of which the first must not be above the second."""


def faults(rules: Rules) -> Iterator[str]:
    """One plain sentence per value that cannot work, for whoever configures the bot."""
    for item in fields(rules):
        if item.name not in BOUNDS:
            continue
        low, high = BOUNDS[item.name]
        value = getattr(rules, item.name)
        if not low <= value <= high:
            yield f"{item.name} is {value:g}, but must lie between {low:g} and {high:g}"
    if rules.acceptance_method not in ("fixed", "adaptive"):
        yield f"acceptance_method is {rules.acceptance_method}, but must be fixed or adaptive"
    for low_name, high_name in _ORDERED if rules.is_adaptive else ():
        low, high = getattr(rules, low_name), getattr(rules, high_name)
        if low > high:
            yield f"{low_name} is {low}, but must not be above {high_name}, which is {high}"
    if rules.random_goal_tree_size and rules.min_goal_tree_size > rules.goal_tree_size:
        yield (
            f"min_goal_tree_size is {rules.min_goal_tree_size}, but must not be above goal_tree_size, "
            f"which is {rules.goal_tree_size}"
        )
    if rules.capacity() < rules.goal_tree_size:
        yield (
            f"goal_tree_size is {rules.goal_tree_size}, but a conversation with max_tree_depth "
            f"{rules.max_tree_depth}, max_children_count {rules.max_children_count} and num_prompter_replies "
            f"{rules.num_prompter_replies} holds only {rules.capacity()} messages"
        )


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules in force: one set for all languages and, for some, their own."""

    base: Rules = STANDARD
    by_language: Mapping[str, Rules] = field(default_factory=dict)
    prompts_closed: frozenset[str] = frozenset()
    """Languages in which no initial prompts are asked for."""

    def of(self, lang: str) -> Rules:
        """The rules for a language."""
        return self.by_language.get(lang, self.base)

"""The funnel: what holds conversations back is asked for more and worth more, and 'nothing available' has a reason."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.errors import Reason
from storage.domain.funnel import (
    MIN_PILE,
    MIN_PROMPTS_RANKED,
    PLAIN_PERCENT,
    PLENTY_PERCENT,
    STRONGEST,
    Funnel,
    bonus_percent,
    bottleneck,
    demand,
    messages_by_depth,
    weights,
    why_nothing,
    work_per_conversation,
)
from storage.domain.kinds import Family, Kind
from storage.domain.rules import BOUNDS, CAMPAIGN, PRESETS, SMALL, STANDARD, RuleBook, Rules

PROMPT = Kind.INITIAL_PROMPT
REPLY = Kind.ASSISTANT_REPLY
LABEL_PROMPT = Kind.LABEL_INITIAL_PROMPT
LABEL_REPLY = Kind.LABEL_ASSISTANT_REPLY
RANK = Kind.RANK_ASSISTANT_REPLIES
RANK_PROMPTS = Kind.RANK_INITIAL_PROMPTS
STAGES = [kind for kind in Kind if kind not in (PROMPT, RANK_PROMPTS)]
FIXED = STANDARD.changed({"follow_funnel": False})
ROUNDING = 1e-9

counts = st.integers(0, 2_000)
funnels = st.builds(
    Funnel,
    open=st.dictionaries(st.sampled_from([kind for kind in Kind if kind is not PROMPT]), counts),
    growing=st.integers(0, 30),
    in_review=st.integers(0, 150),
    waiting=st.integers(0, 300),
    prompt_leases=st.integers(0, 30),
    takes_prompts=st.booleans(),
)
presets = st.sampled_from([*PRESETS.values(), STANDARD.changed({"rank_prompter_replies": True})])
shapes = st.fixed_dictionaries(
    {
        "goal_tree_size": st.integers(1, 60),
        "max_tree_depth": st.integers(1, 6),
        "max_children_count": st.integers(1, 5),
        "num_prompter_replies": st.integers(1, 3),
        "num_reviews_initial_prompt": st.integers(1, 9),
        "num_reviews_reply": st.integers(1, 9),
        "num_required_rankings": st.integers(1, 9),
        "rank_prompter_replies": st.booleans(),
        "random_goal_tree_size": st.booleans(),
        "acceptance_method": st.sampled_from(["fixed", "adaptive"]),
    }
).map(STANDARD.changed)


def grown(funnel: Funnel, kind: Kind, more: int) -> Funnel:
    """The funnel with more open slots of a kind."""
    return replace(funnel, open={**funnel.open, kind: funnel.open.get(kind, 0) + more})


def in_balance(rules: Rules, conversations: int) -> dict[Kind, int]:
    """As much open work of every stage as so many conversations need."""
    return {kind: round(work_per_conversation(rules)[kind] * conversations) for kind in STAGES}


# What is open


@given(funnels, presets)
def test_what_can_be_handed_out_is_what_is_open(funnel: Funnel, rules: Rules) -> None:
    for kind in STAGES:
        assert funnel.open_of(kind, rules) == funnel.open.get(kind, 0)
    assert funnel.open_of(PROMPT, rules) == funnel.prompts_open(rules) >= 0


def test_prompts_are_compared_only_where_there_are_enough() -> None:
    for waiting in (MIN_PROMPTS_RANKED - 1, MIN_PROMPTS_RANKED):
        funnel = Funnel({RANK_PROMPTS: waiting})
        assert funnel.open_of(RANK_PROMPTS, STANDARD) == (waiting if waiting >= MIN_PROMPTS_RANKED else 0)


def test_a_language_that_takes_no_prompts_has_none_open() -> None:
    assert Funnel().prompts_open(STANDARD) == 110
    assert Funnel(takes_prompts=False).prompts_open(STANDARD) == 0


@given(funnels, presets)
def test_prompts_are_open_exactly_where_review_and_lottery_have_places_left(
    funnel: Funnel, rules: Rules
) -> None:
    has_places = funnel.free_in_review(rules) > 0 and funnel.free_in_waiting(rules) > 0
    assert (funnel.prompts_open(rules) > 0) is (has_places and funnel.takes_prompts)


# What a conversation needs


def test_a_conversation_of_the_original_takes_57_to_60_contributions() -> None:
    assert 57 <= sum(work_per_conversation(STANDARD).values()) <= 60  # counted by its maintainers


def test_reviews_are_most_of_the_work() -> None:
    work = work_per_conversation(STANDARD)
    by_family = {family: sum(work[kind] for kind in Kind if kind.info.family is family) for family in Family}
    assert by_family[Family.WRITE] == pytest.approx(12)
    assert by_family[Family.LABEL] == pytest.approx(36)
    assert by_family[Family.RANK] == pytest.approx(9.8, abs=0.5)


@given(shapes)
def test_every_message_of_the_goal_is_written_and_reviewed_as_often_as_the_rules_say(rules: Rules) -> None:
    work = work_per_conversation(rules)
    goal = float(rules.goal_tree_size)
    if rules.random_goal_tree_size:
        goal = (rules.min_goal_tree_size + goal) / 2
    size = max(1.0, min(goal, rules.capacity()))
    replies = work[Kind.ASSISTANT_REPLY] + work[Kind.PROMPTER_REPLY]
    assert work[PROMPT] == 1
    assert replies == pytest.approx(size - 1, rel=0.01)
    assert work[LABEL_PROMPT] == rules.reviews_required(is_root=True)
    for reply, label in (
        (Kind.ASSISTANT_REPLY, Kind.LABEL_ASSISTANT_REPLY),
        (Kind.PROMPTER_REPLY, Kind.LABEL_PROMPTER_REPLY),
    ):
        assert work[label] == pytest.approx(work[reply] * rules.reviews_required(is_root=False))


@given(shapes)
def test_no_depth_holds_more_than_its_parents_can_take(rules: Rules) -> None:
    levels = messages_by_depth(rules)
    assert len(levels) == rules.max_tree_depth + 1
    for depth, (parents, replies) in enumerate(itertools.pairwise(levels)):
        limit = rules.max_children_count if depth % 2 == 0 else rules.num_prompter_replies
        assert 0 <= replies <= parents * limit + ROUNDING


@given(shapes)
def test_only_messages_that_can_have_two_replies_are_ranked(rules: Rules) -> None:
    work = work_per_conversation(rules)
    assert all(contributions >= 0 for contributions in work.values())
    parents = work[RANK] / rules.num_required_rankings
    assert parents <= (work[REPLY] / 2 if rules.max_children_count > 1 else 0) + ROUNDING
    if not rules.rank_prompter_replies or rules.num_prompter_replies < 2:
        assert work[Kind.RANK_PROMPTER_REPLIES] == 0


def test_user_replies_are_ranked_where_there_are_two() -> None:
    rules = STANDARD.changed({"rank_prompter_replies": True, "num_prompter_replies": 2})
    assert work_per_conversation(rules)[Kind.RANK_PROMPTER_REPLIES] > 0


def test_a_full_tree_is_known_exactly() -> None:
    rules = STANDARD.changed({"goal_tree_size": 16})
    assert messages_by_depth(rules) == pytest.approx((1, 3, 3, 9))
    assert work_per_conversation(rules)[RANK] == pytest.approx(4 * 3)


def test_comparing_prompts_is_shared_by_those_that_are_compared() -> None:
    assert work_per_conversation(STANDARD)[RANK_PROMPTS] == 3 / 5
    assert work_per_conversation(STANDARD.changed({"num_prompt_rankings": 0}))[RANK_PROMPTS] == 0


# What holds conversations back


@given(funnels, presets)
def test_no_factor_leaves_its_bounds(funnel: Funnel, rules: Rules) -> None:
    factors = demand(funnel, rules)
    assert set(factors) == set(Kind)
    assert all(1 / STRONGEST <= factors[kind] <= STRONGEST for kind in STAGES)
    assert 0 <= factors[PROMPT] <= STRONGEST


@given(shapes, st.integers(0, 1_000))
def test_any_rules_that_can_be_set_have_a_demand(rules: Rules, slots: int) -> None:
    factors = demand(Funnel(dict.fromkeys(STAGES, slots)), rules)
    assert all(1 / STRONGEST <= factors[kind] <= STRONGEST for kind in STAGES)


def test_a_tree_of_one_message_has_one_stage_and_that_is_in_balance() -> None:
    alone = STANDARD.changed({"goal_tree_size": 1})
    assert demand(Funnel({LABEL_PROMPT: 500}), alone)[LABEL_PROMPT] == 1


@pytest.mark.parametrize("name", PRESETS)
def test_as_much_of_everything_as_conversations_need_is_in_balance(name: str) -> None:
    factors = demand(Funnel(in_balance(PRESETS[name], 100)), PRESETS[name])
    assert [factors[kind] for kind in STAGES] == pytest.approx([1.0] * len(STAGES), abs=0.01)


def test_where_nothing_is_open_every_stage_is_in_balance() -> None:
    factors = demand(Funnel(), STANDARD)
    assert {factors[kind] for kind in STAGES} == {1.0}


@given(funnels, presets, st.sampled_from(STAGES), st.integers(1, 500))
def test_more_open_work_of_a_stage_raises_it_and_no_other(
    funnel: Funnel, rules: Rules, kind: Kind, more: int
) -> None:
    before, after = demand(funnel, rules), demand(grown(funnel, kind, more), rules)
    assert after[kind] >= before[kind] - ROUNDING
    for other in STAGES:
        if other is not kind:
            assert after[other] <= before[other] + ROUNDING
            assert after[kind] / after[other] >= before[kind] / before[other] - ROUNDING


def test_when_rankings_lack_they_are_wanted_most() -> None:
    open_work = in_balance(STANDARD, 5) | {RANK: 300}
    factors = demand(Funnel(open_work, growing=10), STANDARD)
    assert factors[RANK] > 3
    assert max(factors, key=lambda kind: factors[kind]) is RANK
    assert factors[LABEL_REPLY] < 0.5


@given(st.dictionaries(st.sampled_from(STAGES), st.integers(0, 3)), presets)
def test_a_handful_of_open_slots_hardly_moves_the_balance(open_work: dict[Kind, int], rules: Rules) -> None:
    factors = demand(Funnel(open_work), rules)
    assert all(0.5 < factors[kind] < 1.5 for kind in STAGES)


@given(funnels, presets)
def test_comparisons_of_prompts_hold_nothing_back(funnel: Funnel, rules: Rules) -> None:
    assert demand(funnel, rules)[RANK_PROMPTS] == 1


@given(funnels, presets, st.integers(1, 300))
def test_prompts_under_review_are_the_less_urgent_the_more_prompts_wait(
    funnel: Funnel, rules: Rules, more: int
) -> None:
    crowded = replace(funnel, waiting=funnel.waiting + more)
    assert demand(crowded, rules)[LABEL_PROMPT] <= demand(funnel, rules)[LABEL_PROMPT] + ROUNDING


def test_a_hundred_prompts_under_review_hold_everything_back_only_while_none_waits() -> None:
    open_work = {LABEL_PROMPT: 100, REPLY: 20, LABEL_REPLY: 20}
    assert demand(Funnel(open_work), STANDARD)[LABEL_PROMPT] > 3
    assert demand(Funnel(open_work, waiting=250), STANDARD)[LABEL_PROMPT] < 1


# Initial prompts


@given(
    funnels,
    presets,
    st.sampled_from(["growing", "in_review", "waiting", "prompt_leases"]),
    st.integers(1, 300),
)
def test_more_prompts_anywhere_never_raise_the_wish_for_prompts(
    funnel: Funnel, rules: Rules, name: str, more: int
) -> None:
    crowded = replace(funnel, **{name: getattr(funnel, name) + more})
    assert demand(crowded, rules)[PROMPT] <= demand(funnel, rules)[PROMPT] + ROUNDING


@given(funnels, presets)
def test_prompts_are_wanted_exactly_while_they_are_open(funnel: Funnel, rules: Rules) -> None:
    assert (demand(funnel, rules)[PROMPT] > 0) is (funnel.prompts_open(rules) > 0)


@given(funnels, presets)
def test_prompts_are_wanted_more_than_usual_only_where_a_conversation_lacks_one(
    funnel: Funnel, rules: Rules
) -> None:
    full = replace(funnel, growing=max(funnel.growing, rules.max_active_trees - funnel.waiting))
    assert full.places_unfilled(rules) == 0
    assert demand(full, rules)[PROMPT] <= 1


def test_an_empty_language_wants_prompts_most() -> None:
    assert demand(Funnel(), STANDARD)[PROMPT] == STRONGEST
    assert demand(Funnel(growing=9), STANDARD)[PROMPT] < 1.05
    assert demand(Funnel(growing=10), STANDARD)[PROMPT] == 1
    assert demand(Funnel(growing=10, waiting=125), STANDARD)[PROMPT] == 0.5
    assert demand(Funnel(growing=10, waiting=250), STANDARD)[PROMPT] == 0
    assert demand(Funnel(takes_prompts=False), STANDARD)[PROMPT] == 0


# What follows from it


@given(funnels, presets)
def test_exactly_what_is_open_has_a_weight(funnel: Funnel, rules: Rules) -> None:
    for each in (rules, rules.changed({"follow_funnel": False})):
        assert set(weights(funnel, each)) == {kind for kind in Kind if funnel.open_of(kind, each)}


@given(funnels)
def test_without_the_funnel_the_weights_are_those_of_the_rules(funnel: Funnel) -> None:
    for kind, weight in weights(funnel, FIXED).items():
        assert weight == FIXED.weight(kind)


@given(funnels, presets)
def test_the_funnel_multiplies_the_weights_of_the_rules(funnel: Funnel, rules: Rules) -> None:
    factors = demand(funnel, rules)
    for kind, weight in weights(funnel, rules).items():
        assert weight == rules.weight(kind) * factors[kind] > 0


@given(funnels, presets, st.sampled_from(Kind))
def test_a_bonus_is_one_of_four_and_only_prompts_lose_by_it(funnel: Funnel, rules: Rules, kind: Kind) -> None:
    percent = bonus_percent(kind, funnel, rules)
    assert percent in (50, 100, 150, 200)
    assert percent >= PLAIN_PERCENT or kind is PROMPT
    assert bonus_percent(kind, funnel, rules.changed({"follow_funnel": False})) == PLAIN_PERCENT


@given(
    st.dictionaries(st.sampled_from(STAGES), st.integers(0, MIN_PILE - 1)), presets, st.sampled_from(STAGES)
)
def test_a_small_pile_is_worth_no_bonus(open_work: dict[Kind, int], rules: Rules, kind: Kind) -> None:
    assert bonus_percent(kind, Funnel(open_work), rules) == PLAIN_PERCENT


@given(funnels, presets, st.sampled_from(STAGES), st.integers(1, 500))
def test_more_open_work_of_a_stage_never_lowers_its_bonus(
    funnel: Funnel, rules: Rules, kind: Kind, more: int
) -> None:
    assert bonus_percent(kind, grown(funnel, kind, more), rules) >= bonus_percent(kind, funnel, rules)


@pytest.mark.parametrize(("slots", "percent"), [(0, 100), (19, 100), (40, 100), (120, 150), (500, 200)])
def test_the_more_rankings_lack_the_more_they_are_worth(slots: int, percent: int) -> None:
    open_work = in_balance(STANDARD, 3) | {RANK: slots}
    assert bonus_percent(RANK, Funnel(open_work, growing=10), STANDARD) == percent


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("kind", STAGES)
def test_in_balance_nothing_is_worth_a_bonus(name: str, kind: Kind) -> None:
    assert bonus_percent(kind, Funnel(in_balance(PRESETS[name], 200)), PRESETS[name]) == PLAIN_PERCENT


@pytest.mark.parametrize(("waiting", "percent"), [(0, 100), (124, 100), (125, 50), (250, 50)])
def test_prompts_are_worth_less_when_half_of_the_lottery_is_full(waiting: int, percent: int) -> None:
    assert bonus_percent(PROMPT, Funnel(growing=10, waiting=waiting), STANDARD) == percent


def test_prompts_are_worth_more_only_where_many_conversations_lack_one() -> None:
    assert bonus_percent(PROMPT, Funnel(), CAMPAIGN) == 200
    assert bonus_percent(PROMPT, Funnel(growing=400), CAMPAIGN) == 150
    assert bonus_percent(PROMPT, Funnel(growing=1_000), CAMPAIGN) == PLAIN_PERCENT
    assert bonus_percent(PROMPT, Funnel(), STANDARD) == PLAIN_PERCENT  # ten places are soon filled
    assert bonus_percent(PROMPT, Funnel(takes_prompts=False), CAMPAIGN) == PLAIN_PERCENT
    assert bonus_percent(PROMPT, Funnel(waiting=1_250), CAMPAIGN) == PLENTY_PERCENT


@given(funnels, presets)
def test_the_bottleneck_is_open_and_nothing_open_is_wanted_more(funnel: Funnel, rules: Rules) -> None:
    found = bottleneck(funnel, rules)
    factors = demand(funnel, rules)
    wanted = {kind: factors[kind] for kind in Kind if funnel.open_of(kind, rules)}
    assert (found is None) is (not wanted)
    if found is not None:
        assert wanted[found] == max(wanted.values())


def test_of_stages_that_hold_back_alike_the_one_with_more_open_is_named() -> None:
    few = Funnel({RANK_PROMPTS: 3}, growing=10)  # 1, as prompts are while ten conversations grow
    assert bottleneck(few, STANDARD) is PROMPT
    assert bottleneck(grown(few, RANK_PROMPTS, 200), STANDARD) is RANK_PROMPTS


def test_where_nothing_is_open_nothing_is_named() -> None:
    assert bottleneck(Funnel(takes_prompts=False), STANDARD) is None


# Why nothing is available


def why(
    kind: Kind | None,
    funnel: Funnel | Mapping[str, Funnel],
    rules: Rules = STANDARD,
    *,
    closed: tuple[str, ...] = (),
    **more: Any,
) -> tuple[Reason, Kind | None]:
    """The reason for a member who contributes in the languages of these funnels."""
    here = {"es": funnel} if isinstance(funnel, Funnel) else funnel
    book = RuleBook(rules, prompts_closed=frozenset(closed))
    return why_nothing(kind, tuple(here), here, book, **more)


BUSY = Funnel(growing=10, in_review=5, waiting=5)
"""Conversations are under way, and all that is open is being worked on."""


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (Kind.RANK_PROMPTER_REPLIES, {"num_prompter_replies": 2}),
        (Kind.RANK_PROMPTER_REPLIES, {"rank_prompter_replies": True, "num_prompter_replies": 1}),
        (RANK_PROMPTS, {"num_prompt_rankings": 0}),
        (RANK, {"max_children_count": 1, "goal_tree_size": 4}),
        (Kind.PROMPTER_REPLY, {"max_tree_depth": 1, "goal_tree_size": 4}),
        (Kind.LABEL_PROMPTER_REPLY, {"max_tree_depth": 1, "goal_tree_size": 4}),
    ],
)
def test_a_kind_that_no_conversation_comes_to_is_not_collected(kind: Kind, changes: dict[str, Any]) -> None:
    assert why(kind, BUSY, STANDARD.changed(changes)) == (Reason.NOT_COLLECTED, None)


def test_one_language_that_collects_a_kind_is_enough() -> None:
    book = RuleBook(STANDARD, {"eu": STANDARD.changed({"num_prompt_rankings": 0})})
    here = {"eu": BUSY, "es": BUSY}
    assert why_nothing(RANK_PROMPTS, ("eu",), here, book)[0] is Reason.NOT_COLLECTED
    assert why_nothing(RANK_PROMPTS, ("eu", "es"), here, book)[0] is not Reason.NOT_COLLECTED


def test_what_is_open_although_no_conversation_here_comes_to_it_was_imported() -> None:
    kind = Kind.RANK_PROMPTER_REPLIES
    assert why(kind, grown(BUSY, kind, 2), seen=2) == (Reason.ALL_DONE, None)
    assert why(kind, grown(BUSY, kind, 2), own=2) == (Reason.ONLY_OWN, None)


def test_prompts_are_closed_where_every_language_closed_them() -> None:
    both = {"es": BUSY, "en": BUSY}
    assert why(PROMPT, both, closed=("es", "en")) == (Reason.PROMPTS_CLOSED, None)
    assert why(PROMPT, both, closed=("en",))[0] is not Reason.PROMPTS_CLOSED


@pytest.mark.parametrize(
    ("open_work", "needed"),
    [
        ({LABEL_PROMPT: 1, REPLY: 9, LABEL_REPLY: 20, RANK: 50}, LABEL_PROMPT),
        ({REPLY: 9, LABEL_REPLY: 20, RANK: 50}, LABEL_REPLY),
        ({RANK: 50}, None),
    ],
)
def test_a_full_review_is_emptied_by_reviewing_prompts(
    open_work: dict[Kind, int], needed: Kind | None
) -> None:
    full = Funnel(open_work, growing=10, in_review=100)
    assert why(PROMPT, full) == (Reason.PROMPTS_FULL, needed)


@pytest.mark.parametrize(
    ("open_work", "needed"),
    [
        ({LABEL_PROMPT: 40, REPLY: 9, LABEL_REPLY: 2, RANK: 50}, REPLY),
        ({LABEL_PROMPT: 40, REPLY: 2, Kind.LABEL_PROMPTER_REPLY: 3}, Kind.LABEL_PROMPTER_REPLY),
        ({LABEL_PROMPT: 40, RANK: 50}, None),
    ],
)
def test_a_full_lottery_is_emptied_by_conversations_that_grow_up(
    open_work: dict[Kind, int], needed: Kind | None
) -> None:
    full = Funnel(open_work, growing=10, in_review=40, waiting=250)
    assert why(PROMPT, full) == (Reason.PROMPTS_FULL, needed)


def test_prompts_are_not_full_in_a_language_that_closed_them() -> None:
    full = Funnel({LABEL_PROMPT: 100}, growing=10, in_review=100)
    assert why(PROMPT, {"es": full, "en": Funnel()}, closed=("en",)) == (Reason.PROMPTS_FULL, LABEL_PROMPT)
    assert why(PROMPT, {"es": full, "en": Funnel()}, closed=("es",)) == (Reason.NOTHING_OPEN, None)


@pytest.mark.parametrize("kind", [*STAGES, None])
def test_work_that_is_all_about_own_texts_is_named_so(kind: Kind | None) -> None:
    rules = STANDARD.changed({"rank_prompter_replies": True, "num_prompter_replies": 2})
    open_work = dict.fromkeys(STAGES, 5)
    assert why(kind, Funnel(open_work), rules, own=5) == (Reason.ONLY_OWN, None)
    assert why(kind, Funnel(open_work), rules, own=4, seen=1) == (Reason.ALL_DONE, None)
    assert why(kind, Funnel(open_work), rules, seen=5) == (Reason.ALL_DONE, None)


def test_whose_prompts_they_are_matters_only_where_there_are_enough_to_compare() -> None:
    enough = Funnel({RANK_PROMPTS: 3}, growing=10, waiting=3)
    assert why(RANK_PROMPTS, enough, own=1) == (Reason.ONLY_OWN, None)
    assert why(RANK_PROMPTS, enough, own=1, seen=1) == (Reason.ALL_DONE, None)
    too_few = Funnel({RANK_PROMPTS: 2}, growing=10, waiting=2)
    assert why(RANK_PROMPTS, too_few, own=1, seen=1) == (Reason.NOTHING_OPEN, PROMPT)
    assert why(RANK_PROMPTS, {"es": too_few, "en": too_few}, own=1) == (Reason.NOTHING_OPEN, PROMPT)


@pytest.mark.parametrize(
    "kind", [REPLY, LABEL_PROMPT, LABEL_REPLY, RANK, RANK_PROMPTS, Kind.PROMPTER_REPLY, None]
)
def test_without_any_conversation_prompts_are_missing(kind: Kind | None) -> None:
    assert why(kind, Funnel()) == (Reason.WAITING_FOR_PROMPTS, PROMPT)
    assert why(kind, {"es": Funnel(), "en": Funnel()}, closed=("es",)) == (Reason.WAITING_FOR_PROMPTS, PROMPT)
    assert why(kind, Funnel(), closed=("es",)) == (Reason.WAITING_FOR_PROMPTS, None)
    assert why(kind, Funnel(prompt_leases=110)) == (
        Reason.WAITING_FOR_PROMPTS,
        None,
    )  # they are being written


def test_a_language_that_nothing_is_known_of_is_empty() -> None:
    assert why_nothing(REPLY, ("eu",), {}, RuleBook()) == (Reason.WAITING_FOR_PROMPTS, PROMPT)
    assert why_nothing(REPLY, ("eu", "es"), {"es": BUSY}, RuleBook()) == (Reason.NOTHING_OPEN, None)


@pytest.mark.parametrize(
    ("kind", "open_work", "expected"),
    [
        (REPLY, {LABEL_REPLY: 3, LABEL_PROMPT: 2}, (Reason.WAITING_FOR_REVIEWS, LABEL_REPLY)),
        (REPLY, {LABEL_REPLY: 1, LABEL_PROMPT: 2}, (Reason.WAITING_FOR_REVIEWS, LABEL_PROMPT)),
        (REPLY, {Kind.PROMPTER_REPLY: 9, LABEL_REPLY: 1}, (Reason.WAITING_FOR_REVIEWS, LABEL_REPLY)),
        (REPLY, {Kind.PROMPTER_REPLY: 9, RANK: 20}, (Reason.NOTHING_OPEN, Kind.PROMPTER_REPLY)),
        (REPLY, {RANK: 20}, (Reason.NOTHING_OPEN, None)),
        (Kind.PROMPTER_REPLY, {LABEL_REPLY: 1}, (Reason.WAITING_FOR_REVIEWS, LABEL_REPLY)),
        (Kind.PROMPTER_REPLY, {REPLY: 1}, (Reason.NOTHING_OPEN, REPLY)),
        (RANK, {LABEL_REPLY: 1, REPLY: 9, LABEL_PROMPT: 9}, (Reason.WAITING_FOR_REVIEWS, LABEL_REPLY)),
        (RANK, {REPLY: 1, LABEL_PROMPT: 9}, (Reason.WAITING_FOR_REPLIES, REPLY)),
        (RANK, {REPLY: 1, Kind.PROMPTER_REPLY: 2}, (Reason.WAITING_FOR_REPLIES, Kind.PROMPTER_REPLY)),
        (RANK, {LABEL_PROMPT: 9}, (Reason.WAITING_FOR_REVIEWS, LABEL_PROMPT)),
        (RANK, {}, (Reason.NOTHING_OPEN, None)),
        (LABEL_REPLY, {REPLY: 1, Kind.PROMPTER_REPLY: 9}, (Reason.WAITING_FOR_REPLIES, REPLY)),
        (
            LABEL_REPLY,
            {Kind.PROMPTER_REPLY: 9, LABEL_PROMPT: 9},
            (Reason.WAITING_FOR_REPLIES, Kind.PROMPTER_REPLY),
        ),
        (LABEL_REPLY, {LABEL_PROMPT: 9, RANK: 20}, (Reason.WAITING_FOR_REVIEWS, LABEL_PROMPT)),
        (Kind.LABEL_PROMPTER_REPLY, {REPLY: 1}, (Reason.WAITING_FOR_REPLIES, REPLY)),
        (Kind.LABEL_PROMPTER_REPLY, {LABEL_REPLY: 1}, (Reason.WAITING_FOR_REVIEWS, LABEL_REPLY)),
        (LABEL_PROMPT, {REPLY: 9, LABEL_REPLY: 9}, (Reason.NOTHING_OPEN, PROMPT)),
        (RANK_PROMPTS, {LABEL_PROMPT: 1}, (Reason.WAITING_FOR_REVIEWS, LABEL_PROMPT)),
        (RANK_PROMPTS, {REPLY: 9}, (Reason.NOTHING_OPEN, PROMPT)),
        (None, {}, (Reason.NOTHING_OPEN, None)),
        (PROMPT, {REPLY: 9}, (Reason.NOTHING_OPEN, None)),
    ],
)
def test_what_would_bring_about_work_of_a_kind_is_named_the_nearest_first(
    kind: Kind | None, open_work: dict[Kind, int], expected: tuple[Reason, Kind | None]
) -> None:
    assert why(kind, replace(BUSY, open=open_work)) == expected


@given(
    st.sampled_from([*Kind, None]),
    st.dictionaries(st.sampled_from(["en", "es", "eu"]), funnels),
    st.lists(st.sampled_from(["en", "es", "eu"]), min_size=1, unique=True),
    st.frozensets(st.sampled_from(["en", "es", "eu"])),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_what_is_needed_is_open_to_somebody_and_another_kind(
    kind: Kind | None,
    here: dict[str, Funnel],
    langs: list[str],
    closed: frozenset[str],
    own: int,
    seen: int,
) -> None:
    reason, needed = why_nothing(
        kind, langs, here, RuleBook(SMALL, prompts_closed=closed), own=own, seen=seen
    )
    assert reason is not Reason.LIMIT_REACHED
    if needed is None:
        return
    if needed is PROMPT:
        langs = [lang for lang in langs if lang not in closed]
    assert any(here.get(lang, Funnel()).open_of(needed, SMALL) for lang in langs)


def test_the_thresholds_at_their_bounds_have_a_funnel() -> None:
    for end in (0, 1):
        rules = Rules().changed({name: bounds[end] for name, bounds in BOUNDS.items() if bounds[end] >= 1})
        rules = rules.changed({"goal_tree_size": 1 + end * 30, "max_tree_depth": 1 + end * 19})
        funnel = Funnel(dict.fromkeys(STAGES, 100), growing=1, in_review=1, waiting=1)
        assert all(factor >= 0 for factor in demand(funnel, rules).values())
        assert bottleneck(funnel, rules) is not None

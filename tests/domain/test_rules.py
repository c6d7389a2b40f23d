"""The thresholds: presets that can work, and one sentence for each value that cannot."""

from __future__ import annotations

import math
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

from storage.domain.kinds import Family, Kind, Role
from storage.domain.rules import BOUNDS, CAMPAIGN, PRESETS, SMALL, STANDARD, RuleBook, Rules, faults

NUMBERS = [item.name for item in fields(Rules) if item.type in ("int", "float")]
SWITCHES = [item.name for item in fields(Rules) if item.type == "bool"]
ADAPTIVE = STANDARD.changed({"acceptance_method": "adaptive"})


@pytest.mark.parametrize("name", PRESETS)
def test_no_preset_has_a_fault(name: str) -> None:
    assert list(faults(PRESETS[name])) == []


def test_the_standard_preset_has_the_numbers_of_the_original() -> None:
    original = {
        "max_active_trees": 10,
        "max_initial_prompt_review": 100,
        "max_prompt_lottery_waiting": 250,
        "max_tree_depth": 3,
        "goal_tree_size": 12,
        "random_goal_tree_size": False,
        "min_goal_tree_size": 5,
        "acceptance_method": "fixed",
        "p_full_labeling_initial_prompt": 1.0,
        "p_full_labeling_assistant_reply": 1.0,
        "p_full_labeling_prompter_reply": 0.25,
        "min_active_rankings": 0,
        "auto_mod_enabled": True,
        "max_tasks": 30,
        "task_window_seconds": 4 * 60,
        "max_assistant_reply_tasks": 4,
        "max_prompter_reply_tasks": 8,
        "reply_window_seconds": 2 * 60,
        "max_children_count": 3,
        "num_prompter_replies": 1,
        "num_reviews_initial_prompt": 3,
        "num_reviews_reply": 3,
        "acceptance_threshold": 0.6,
        "num_required_rankings": 3,
        "rank_prompter_replies": False,
        "p_lonely_child_extension": 0.75,
        "p_activate_backlog_tree": 0.1,
        "auto_mod_red_flags": 4,
        "auto_mod_max_skip_reply": 25,
        "max_text_length": 2000,
        "duplicate_window_minutes": 120,
        "task_validity_minutes": 2880,
        "weight_rank": 10,
        "weight_label_reply": 5,
        "weight_label_prompt": 5,
        "weight_reply": 2,
        "weight_initial_prompt": 0.01,
    }
    assert {name: getattr(STANDARD, name) for name in original} == original
    assert STANDARD.capacity() == 16


def test_three_people_are_enough_for_the_small_preset() -> None:
    # One writes a prompt, the two others answer it; each message is reviewed by, and each pair ranked by, one more.
    assert (SMALL.num_reviews_initial_prompt, SMALL.num_reviews_reply, SMALL.num_required_rankings) == (
        1,
        1,
        1,
    )
    assert SMALL.max_children_count == 2
    assert SMALL.capacity() >= SMALL.goal_tree_size


def test_a_crowd_gets_many_growing_conversations_and_reviews_where_they_are_needed() -> None:
    assert CAMPAIGN.is_adaptive
    assert CAMPAIGN.max_active_trees == 1500
    assert (CAMPAIGN.max_initial_prompt_review, CAMPAIGN.max_prompt_lottery_waiting) == (1000, 2500)
    assert CAMPAIGN.task_validity_minutes < STANDARD.task_validity_minutes


def test_the_presets_are_named() -> None:
    assert dict(PRESETS) == {"standard": STANDARD, "small": SMALL, "campaign": CAMPAIGN}


def test_every_number_has_bounds_and_every_bound_a_number() -> None:
    assert sorted(BOUNDS) == sorted(NUMBERS)
    assert {*NUMBERS, *SWITCHES, "acceptance_method"} == {item.name for item in fields(Rules)}


@pytest.mark.parametrize("name", NUMBERS)
def test_the_lowest_value_is_below_the_highest(name: str) -> None:
    low, high = BOUNDS[name]
    assert low < high


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize("value", [True, False])
def test_a_switch_has_no_wrong_position(name: str, value: bool) -> None:
    assert list(faults(STANDARD.changed({name: value}))) == []


@pytest.mark.parametrize("name", NUMBERS)
def test_a_value_outside_its_bounds_is_named_in_one_sentence(name: str) -> None:
    low, high = BOUNDS[name]
    for value in (low - 1, high + 1):
        sentences = [each for each in faults(STANDARD.changed({name: value})) if "must lie" in each]
        assert sentences == [f"{name} is {value:g}, but must lie between {low:g} and {high:g}"]


def test_what_is_no_number_lies_between_no_bounds() -> None:
    assert list(faults(STANDARD.changed({"acceptance_threshold": math.nan})))


@pytest.mark.parametrize("name", NUMBERS)
def test_both_ends_of_the_bounds_are_allowed(name: str) -> None:
    for value in BOUNDS[name]:
        assert not [each for each in faults(STANDARD.changed({name: value})) if "must lie between" in each]


@pytest.mark.parametrize(
    ("low_name", "high_name"),
    [("adaptive_min_reviews", "adaptive_max_reviews"), ("audit_reviews", "adaptive_max_reviews")],
)
def test_a_lowest_number_above_the_highest_is_named_with_both(low_name: str, high_name: str) -> None:
    same = ADAPTIVE.changed({low_name: 4, high_name: 4, "adaptive_min_reviews": 4, "audit_reviews": 4})
    assert list(faults(same)) == []
    (sentence,) = faults(same.changed({low_name: 5}))
    assert sentence == f"{low_name} is 5, but must not be above {high_name}, which is 4"


def test_every_fault_is_named() -> None:
    broken = {"max_tree_depth": 0, "adaptive_min_reviews": 9, "weight_rank": -1.0}
    found = list(faults(ADAPTIVE.changed(broken)))
    assert [sentence.split()[0] for sentence in found] == [
        "max_tree_depth",
        "weight_rank",
        "adaptive_min_reviews",
        "goal_tree_size",
    ]


def test_a_goal_that_no_tree_can_reach_is_named_with_what_it_depends_on() -> None:
    (sentence,) = faults(STANDARD.changed({"goal_tree_size": 17}))
    assert sentence == (
        "goal_tree_size is 17, but a conversation with max_tree_depth 3, max_children_count 3 and "
        "num_prompter_replies 1 holds only 16 messages"
    )


@pytest.mark.parametrize(
    ("changes", "capacity"),
    [
        ({"max_tree_depth": 1, "max_children_count": 2}, 3),
        ({"max_tree_depth": 2, "max_children_count": 2}, 5),
        ({"max_tree_depth": 3, "max_children_count": 2}, 9),
        ({"max_tree_depth": 2, "max_children_count": 2, "num_prompter_replies": 3}, 9),
    ],
)
def test_the_capacity_counts_every_place_of_a_tree(changes: dict[str, Any], capacity: int) -> None:
    assert STANDARD.changed(changes).capacity() == capacity


def test_an_unknown_threshold_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        STANDARD.changed({"goal_size": 3})


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_weight_of_its_own(kind: Kind) -> None:
    names = [name for name in NUMBERS if name.startswith("weight_")]
    marked = STANDARD.changed({name: float(index) for index, name in enumerate(names)})
    owners = {
        Kind.INITIAL_PROMPT: "weight_initial_prompt",
        Kind.ASSISTANT_REPLY: "weight_reply",
        Kind.PROMPTER_REPLY: "weight_reply",
        Kind.LABEL_INITIAL_PROMPT: "weight_label_prompt",
        Kind.LABEL_ASSISTANT_REPLY: "weight_label_reply",
        Kind.LABEL_PROMPTER_REPLY: "weight_label_reply",
        Kind.RANK_INITIAL_PROMPTS: "weight_rank_prompts",
        Kind.RANK_ASSISTANT_REPLIES: "weight_rank",
        Kind.RANK_PROMPTER_REPLIES: "weight_rank",
    }
    assert marked.weight(kind) == names.index(owners[kind])


def test_reviews_of_prompts_and_of_replies_are_set_apart() -> None:
    rules = STANDARD.changed({"num_reviews_initial_prompt": 5, "num_reviews_reply": 2})
    assert (rules.reviews_required(is_root=True), rules.reviews_required(is_root=False)) == (5, 2)


@pytest.mark.parametrize("is_root", [True, False])
def test_the_adaptive_method_starts_with_the_same_few_reviews_everywhere(is_root: bool) -> None:
    rules = ADAPTIVE.changed({"num_reviews_initial_prompt": 5, "num_reviews_reply": 4})
    assert (STANDARD.is_adaptive, rules.is_adaptive) == (False, True)
    assert rules.reviews_required(is_root=is_root) == rules.adaptive_min_reviews == 2


def test_each_label_kind_has_its_own_chance_of_all_questions() -> None:
    names = ("initial_prompt", "assistant_reply", "prompter_reply")
    marked = STANDARD.changed({f"p_full_labeling_{name}": n / 10 for n, name in enumerate(names, 1)})
    kinds = [Kind(f"label_{name}") for name in names]
    assert [marked.p_full_labeling(kind) for kind in kinds] == [0.1, 0.2, 0.3]
    assert {kind for kind in Kind if kind.info.family is Family.LABEL} == set(kinds)


@pytest.mark.parametrize("kind", Kind)
def test_only_replies_have_a_limit_of_their_own(kind: Kind) -> None:
    limits = {Kind.ASSISTANT_REPLY: 4, Kind.PROMPTER_REPLY: 8}
    assert STANDARD.reply_limit(kind) == limits.get(kind, 0)


def test_replies_are_limited_by_whom_they_answer() -> None:
    assert STANDARD.children_limit(Role.PROMPTER) == 3
    assert STANDARD.children_limit(Role.ASSISTANT) == 1


def test_user_replies_are_ranked_only_where_that_is_asked_for() -> None:
    assert STANDARD.is_ranked(Role.ASSISTANT)
    assert not STANDARD.is_ranked(Role.PROMPTER)
    assert STANDARD.changed({"rank_prompter_replies": True}).is_ranked(Role.PROMPTER)


def test_a_language_without_rules_of_its_own_follows_the_common_ones() -> None:
    book = RuleBook(STANDARD, {"eu": SMALL})
    assert book.of("eu") is SMALL
    assert book.of("es") is STANDARD


def test_an_unknown_method_of_acceptance_is_named() -> None:
    (sentence,) = faults(STANDARD.changed({"acceptance_method": "guess"}))
    assert sentence == "acceptance_method is guess, but must be fixed or adaptive"


def test_a_goal_is_drawn_between_two_sizes_in_order() -> None:
    drawn = STANDARD.changed({"random_goal_tree_size": True, "min_goal_tree_size": 12})
    assert list(faults(drawn)) == []
    (sentence,) = faults(drawn.changed({"min_goal_tree_size": 13}))
    assert sentence == "min_goal_tree_size is 13, but must not be above goal_tree_size, which is 12"


def test_newcomers_leave_places_only_where_a_community_is_established() -> None:
    assert [STANDARD.reserve(established) for established in (0, 9, 10, 15, 20, 500)] == [
        0,
        0,
        10,
        15,
        20,
        20,
    ]


@pytest.mark.parametrize(
    ("contributions", "hours", "is_established"),
    [(3, 24, True), (2, 24, False), (3, 23, False), (100, 0, False)],
)
def test_a_newcomer_becomes_established_by_time_and_work(
    contributions: int, hours: int, is_established: bool
) -> None:
    age = timedelta(hours=hours)
    assert STANDARD.is_established(contributions=contributions, age=age) is is_established

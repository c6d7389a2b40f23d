"""The life of a tree: the work it offers in every state, and the state that follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from storage.domain.kinds import Kind, Role
from storage.domain.rules import SMALL, STANDARD, Rules
from storage.domain.states import ENDED, TRANSITIONS, TreeState
from storage.domain.tree import (
    Node,
    Slot,
    Tree,
    flagged_out,
    is_awaiting_review,
    is_lonely,
    next_state,
    open_work,
    rankable_parents,
    restarted_state,
    reviews_missing,
    subtree,
    undecided,
)

S = TreeState
Branch = dict[str, Any]


def accepted(*replies: Branch, **values: Any) -> Branch:
    """A message that reviewers accepted."""
    return {"replies": replies, "review_result": True, "review_count": 3, **values}


def rejected(**values: Any) -> Branch:
    """A message that reviewers rejected."""
    return {"replies": (), "review_result": False, "review_count": 3, **values}


def fresh(**values: Any) -> Branch:
    """A message without reviews."""
    return {"replies": (), **values}


def grown(
    root: Branch, state: TreeState = S.GROWING, leases: Mapping[Slot, int] | None = None, **limits: int
) -> Tree:
    """A tree; messages are numbered from 1, parents first and siblings in order (level by level)."""
    numbers = count(1)
    nodes: list[Node] = []
    level: list[tuple[Branch, Node | None]] = [(root, None)]
    while level:
        below: list[tuple[Branch, Node | None]] = []
        for branch, parent in level:
            values = {key: value for key, value in branch.items() if key != "replies"}
            role = parent.role.other if parent else Role.PROMPTER
            depth = parent.depth + 1 if parent else 0
            node = Node(next(numbers), parent.id if parent else None, role, depth, **values)
            nodes.append(node)
            below.extend((reply, node) for reply in branch["replies"])
        level = below
    sizes = {"goal_size": 12, "max_depth": 3, "max_children": 3} | limits
    return Tree(state, nodes=tuple(nodes), leases=leases or {}, **sizes)


# Review of the prompt


def test_a_fresh_prompt_wants_all_its_reviews_and_nothing_else() -> None:
    tree = grown(fresh(), S.INITIAL_PROMPT_REVIEW)
    assert open_work(tree, STANDARD) == {(Kind.LABEL_INITIAL_PROMPT, 1): 3}
    assert next_state(tree, STANDARD) is S.INITIAL_PROMPT_REVIEW


def test_reviews_that_are_in_are_wanted_no_more() -> None:
    tree = grown(fresh(review_count=2), S.INITIAL_PROMPT_REVIEW)
    assert open_work(tree, STANDARD) == {(Kind.LABEL_INITIAL_PROMPT, 1): 1}


def test_an_accepted_prompt_goes_into_the_lottery() -> None:
    assert next_state(grown(accepted(), S.INITIAL_PROMPT_REVIEW), STANDARD) is S.PROMPT_LOTTERY_WAITING


def test_a_rejected_prompt_is_aborted() -> None:
    assert next_state(grown(rejected(), S.INITIAL_PROMPT_REVIEW), STANDARD) is S.ABORTED_LOW_GRADE


def test_a_prompt_with_all_its_reviews_and_no_verdict_is_decided_about() -> None:
    tree = grown(fresh(review_count=2), S.INITIAL_PROMPT_REVIEW)
    assert undecided(tree, STANDARD) == []
    assert undecided(tree, SMALL) == [tree.root]  # fewer reviews are asked for now


@pytest.mark.parametrize("state", sorted(set(S) - {S.INITIAL_PROMPT_REVIEW, S.GROWING}))
def test_nothing_is_decided_about_once_a_tree_is_past_review(state: TreeState) -> None:
    assert undecided(grown(fresh(review_count=9), state), STANDARD) == []


# In the lottery


def test_a_waiting_prompt_is_compared_as_often_as_the_rules_say() -> None:
    tree = grown(accepted(ballot_count=1), S.PROMPT_LOTTERY_WAITING)
    assert open_work(tree, STANDARD) == {(Kind.RANK_INITIAL_PROMPTS, 1): 2}
    assert open_work(tree, STANDARD.changed({"num_prompt_rankings": 0})) == {}
    assert next_state(tree, STANDARD) is S.PROMPT_LOTTERY_WAITING


# Growing


def test_a_drawn_prompt_wants_replies_up_to_what_it_can_take() -> None:
    assert open_work(grown(accepted()), STANDARD) == {(Kind.ASSISTANT_REPLY, 1): 3}


def test_replies_are_reviewed_as_what_they_are() -> None:
    tree = grown(accepted(accepted(fresh()), fresh(review_count=1)))
    work = open_work(tree, STANDARD)
    assert work[Kind.LABEL_ASSISTANT_REPLY, 3] == 2
    assert work[Kind.LABEL_PROMPTER_REPLY, 4] == 3


def test_an_assistant_reply_wants_as_many_user_replies_as_the_rules_say() -> None:
    tree = grown(accepted(accepted()))
    assert open_work(tree, STANDARD)[Kind.PROMPTER_REPLY, 2] == 1
    assert open_work(tree, STANDARD.changed({"num_prompter_replies": 2}))[Kind.PROMPTER_REPLY, 2] == 2


def test_a_message_under_review_is_not_answered_yet() -> None:
    assert (Kind.PROMPTER_REPLY, 2) not in open_work(grown(accepted(fresh())), STANDARD)


def test_the_deepest_message_is_not_answered() -> None:
    tree = grown(accepted(accepted()), max_depth=1)
    assert open_work(tree, STANDARD) == {(Kind.ASSISTANT_REPLY, 1): 2}


@pytest.mark.parametrize("reply", [rejected(), accepted(is_deleted=True), fresh(is_deleted=True)])
def test_a_rejected_or_deleted_reply_frees_its_place(reply: Branch) -> None:
    """P1: the original lost a parent for ever when all its replies were rejected."""
    full = grown(accepted(accepted(), accepted(), accepted()))
    assert (Kind.ASSISTANT_REPLY, 1) not in open_work(full, STANDARD)
    for replies, free in (((accepted(), accepted(), reply), 1), ((reply,), 3), ((reply, reply, reply), 3)):
        assert open_work(grown(accepted(*replies)), STANDARD)[Kind.ASSISTANT_REPLY, 1] == free


def test_replies_stop_where_the_tree_reaches_its_goal() -> None:
    tree = grown(accepted(accepted(), fresh()), goal_size=4)
    work = open_work(tree, STANDARD)
    assert work[Kind.ASSISTANT_REPLY, 1] == 1  # room for one more, not for two
    assert work[Kind.PROMPTER_REPLY, 2] == 1
    assert Kind.ASSISTANT_REPLY not in {kind for kind, _ in open_work(replace(tree, goal_size=3), STANDARD)}


def test_replies_that_are_being_written_take_the_room_of_others() -> None:
    tree = grown(accepted(accepted()), leases={(Kind.PROMPTER_REPLY, 2): 1}, goal_size=3)
    assert open_work(tree, STANDARD) == {(Kind.PROMPTER_REPLY, 2): 1}


def test_a_leased_reply_stays_wanted_beside_the_free_ones() -> None:
    tree = grown(accepted(), leases={(Kind.ASSISTANT_REPLY, 1): 2})
    assert open_work(tree, STANDARD) == {(Kind.ASSISTANT_REPLY, 1): 3}


def test_a_lease_on_a_deleted_message_takes_no_room() -> None:
    tree = grown(
        accepted(accepted(is_deleted=True)), leases={(Kind.PROMPTER_REPLY, 2): 1}, goal_size=2, max_children=1
    )
    assert open_work(tree, STANDARD) == {(Kind.ASSISTANT_REPLY, 1): 1}
    assert next_state(tree, STANDARD) is S.GROWING


def test_a_full_tree_is_ranked_once_everything_is_reviewed() -> None:
    full = grown(accepted(accepted(), accepted()), goal_size=3)
    assert next_state(full, STANDARD) is S.RANKING
    waiting = grown(accepted(accepted(), accepted(), fresh(review_count=2)), goal_size=3)
    assert next_state(waiting, STANDARD) is S.GROWING


@pytest.mark.parametrize(
    ("root", "max_depth", "max_children"),
    [
        (accepted(accepted(), accepted()), 1, 2),
        (accepted(accepted(accepted())), 2, 1),
    ],
)
def test_a_tree_in_which_nothing_more_can_grow_ends_below_its_goal(
    root: Branch, max_depth: int, max_children: int
) -> None:
    tree = grown(root, goal_size=12, max_depth=max_depth, max_children=max_children)
    assert open_work(tree, STANDARD) == {}
    assert next_state(tree, STANDARD) is S.RANKING


def test_a_tree_keeps_growing_while_somebody_writes_in_it() -> None:
    """P9: the original stored replies that came after the end and never looked at them."""
    tree = grown(accepted(accepted(), accepted()), leases={(Kind.ASSISTANT_REPLY, 1): 1}, goal_size=3)
    assert next_state(tree, STANDARD) is S.GROWING
    assert open_work(tree, STANDARD) == {(Kind.ASSISTANT_REPLY, 1): 1}


@pytest.mark.parametrize(
    "lease",
    [(Kind.RANK_INITIAL_PROMPTS, 1), (Kind.LABEL_ASSISTANT_REPLY, 4), (Kind.PROMPTER_REPLY, 4)],
    ids=["a comparison from before the draw", "a review of a deleted reply", "an answer to a deleted reply"],
)
def test_work_that_is_no_longer_wanted_does_not_hold_a_tree_back(lease: Slot) -> None:
    tree = grown(accepted(accepted(), accepted(), accepted(is_deleted=True)), leases={lease: 1}, goal_size=3)
    assert next_state(tree, STANDARD) is S.RANKING


def test_a_tree_without_any_accepted_message_is_halted() -> None:
    assert next_state(grown(rejected()), STANDARD) is S.HALTED_BY_MODERATOR


def test_too_many_skips_of_one_message_halt_the_tree() -> None:
    limit = STANDARD.auto_mod_max_skip_reply
    assert next_state(grown(accepted(accepted(reply_skips=limit - 1))), STANDARD) is S.GROWING
    assert next_state(grown(accepted(accepted(reply_skips=limit))), STANDARD) is S.HALTED_BY_MODERATOR
    gone = accepted(accepted(reply_skips=limit, is_deleted=True))
    assert next_state(grown(gone), STANDARD) is S.GROWING


# Ranking


def test_every_message_with_two_accepted_replies_is_ranked() -> None:
    tree = grown(accepted(accepted(), accepted(), rejected(), ballot_count=1), S.RANKING)
    assert open_work(tree, STANDARD) == {(Kind.RANK_ASSISTANT_REPLIES, 1): 2}
    assert next_state(tree, STANDARD) is S.RANKING


def test_user_replies_are_ranked_only_where_the_rules_say_so() -> None:
    tree = grown(accepted(accepted(accepted(), accepted())), S.RANKING)
    assert open_work(tree, STANDARD) == {}
    with_users = STANDARD.changed({"rank_prompter_replies": True})
    assert open_work(tree, with_users) == {(Kind.RANK_PROMPTER_REPLIES, 2): 3}


def test_a_tree_with_all_its_ballots_is_scored() -> None:
    tree = grown(accepted(accepted(), accepted(), ballot_count=3), S.RANKING)
    assert next_state(tree, STANDARD) is S.READY_FOR_SCORING


@pytest.mark.parametrize("root", [accepted(), accepted(accepted()), accepted(accepted(), rejected())])
def test_a_tree_without_anything_to_rank_is_scored_at_once(root: Branch) -> None:
    """P8: the original left such a tree in ranking until the process was restarted."""
    assert rankable_parents(grown(root, S.RANKING), STANDARD) == []
    assert next_state(grown(root, S.RANKING), STANDARD) is S.READY_FOR_SCORING


def test_replies_of_a_deleted_message_are_not_ranked() -> None:
    tree = grown(accepted(accepted(), accepted(), is_deleted=True), S.RANKING)
    assert rankable_parents(tree, STANDARD) == []


# Every state


@pytest.mark.parametrize("state", [*sorted(ENDED), S.READY_FOR_SCORING, S.BACKLOG_RANKING])
def test_a_tree_that_is_over_or_parked_offers_no_work_and_stays(state: TreeState) -> None:
    tree = grown(accepted(accepted(), accepted(), fresh()), state)
    assert open_work(tree, STANDARD) == {}
    assert next_state(tree, STANDARD) is state


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("rules", [STANDARD, SMALL], ids=["standard", "small"])
@pytest.mark.parametrize(
    "root",
    [
        fresh(),
        accepted(),
        rejected(),
        accepted(accepted(), accepted()),
        accepted(red_flags=9),
        accepted(is_deleted=True),
        accepted(accepted(), reply_skips=99),
    ],
)
def test_the_next_state_is_always_one_that_may_follow(state: TreeState, rules: Rules, root: Branch) -> None:
    following = next_state(grown(root, state), rules)
    assert following is state or following in TRANSITIONS[state]


LIVE = [S.INITIAL_PROMPT_REVIEW, S.PROMPT_LOTTERY_WAITING, S.GROWING, S.RANKING, S.BACKLOG_RANKING]


@pytest.mark.parametrize("state", LIVE)
def test_reports_of_the_prompt_abort_its_tree(state: TreeState) -> None:
    limit = STANDARD.auto_mod_red_flags
    assert next_state(grown(accepted(red_flags=limit), state), STANDARD) is S.ABORTED_LOW_GRADE
    below = next_state(grown(accepted(red_flags=limit - 1), state), STANDARD)
    assert below is not S.ABORTED_LOW_GRADE


@pytest.mark.parametrize("state", [*LIVE, S.READY_FOR_EXPORT, S.SCORING_FAILED])
def test_a_tree_whose_prompt_was_deleted_is_halted(state: TreeState) -> None:
    assert next_state(grown(accepted(is_deleted=True), state), STANDARD) is S.HALTED_BY_MODERATOR


# Reports of replies, lonely replies, capacity


@pytest.mark.parametrize("state", [S.GROWING, S.RANKING])
def test_a_reply_with_enough_reports_is_taken_out(state: TreeState) -> None:
    tree = grown(accepted(accepted(red_flags=4), accepted(red_flags=3)), state)
    assert [node.id for node in flagged_out(tree, STANDARD)] == [2]


def test_a_reply_is_taken_out_once_and_never_from_a_finished_tree() -> None:
    flagged = accepted(accepted(red_flags=9))
    assert flagged_out(grown(flagged, S.READY_FOR_EXPORT), STANDARD) == []
    assert flagged_out(grown(accepted(accepted(red_flags=9, is_deleted=True))), STANDARD) == []


def test_the_prompt_itself_is_not_taken_out_but_ends_its_tree() -> None:
    assert flagged_out(grown(accepted(red_flags=9)), STANDARD) == []


def test_what_hangs_below_a_message_goes_with_it() -> None:
    tree = grown(accepted(accepted(accepted(accepted())), accepted()))
    assert [node.id for node in subtree(tree, tree.nodes[1])] == [2, 4, 5]


@pytest.mark.parametrize(
    ("replies", "lonely"),
    [
        ((), False),
        ((accepted(),), True),
        ((fresh(),), True),
        ((accepted(), rejected()), True),
        ((rejected(),), False),
        ((accepted(), fresh()), False),
    ],
)
def test_a_reply_is_lonely_when_no_other_one_counts(replies: tuple[Branch, ...], lonely: bool) -> None:
    assert is_lonely(grown(accepted(*replies)), 1, STANDARD) is lonely


def test_a_user_reply_is_never_lonely() -> None:
    assert not is_lonely(grown(accepted(accepted(accepted()))), 2, STANDARD)


@pytest.mark.parametrize("rules", [STANDARD, SMALL], ids=["standard", "small"])
def test_a_tree_of_perfect_messages_reaches_its_goal_and_takes_no_more(rules: Rules) -> None:
    """Whatever is written is accepted at once; the tree never outgrows its goal, nor a parent its limit."""
    nodes = [Node(1, None, Role.PROMPTER, 0, review_result=True)]
    limits = (rules.goal_tree_size, rules.max_tree_depth, rules.max_children_count)
    tree = Tree(S.GROWING, *limits, nodes=tuple(nodes))
    while slots := open_work(tree, rules):
        (_, parent_id), free = max(slots.items(), key=lambda item: item[0][1])
        parent = next(node for node in nodes if node.id == parent_id)
        assert free <= rules.children_limit(parent.role)
        nodes.append(Node(len(nodes) + 1, parent_id, parent.role.other, parent.depth + 1, review_result=True))
        tree = replace(tree, nodes=tuple(nodes))
    assert tree.accepted == rules.goal_tree_size
    assert next_state(tree, rules) is S.RANKING


def test_a_message_awaits_reviews_until_it_has_enough_or_is_accepted() -> None:
    assert is_awaiting_review(Node(2, 1, Role.ASSISTANT, 1, review_count=2), STANDARD)
    assert not is_awaiting_review(Node(2, 1, Role.ASSISTANT, 1, review_count=3), STANDARD)
    assert not is_awaiting_review(Node(2, 1, Role.ASSISTANT, 1, review_result=True), STANDARD)
    assert not is_awaiting_review(Node(2, 1, Role.ASSISTANT, 1, is_deleted=True), STANDARD)


ADAPTIVE = STANDARD.changed({"acceptance_method": "adaptive"})


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({}, 2),  # the first few at once
        ({"review_count": 1}, 1),
        ({"review_count": 2}, 1),  # no verdict yet: one more
        ({"review_count": 6}, 1),
        ({"review_count": 7}, 0),
        ({"review_count": 2, "review_result": True}, 0),
        ({"review_count": 2, "review_result": False}, 0),
        ({"is_deleted": True}, 0),
        ({"is_audited": True}, 5),
        ({"is_audited": True, "review_count": 5}, 1),
    ],
)
def test_the_adaptive_method_asks_for_reviews_until_the_verdict_is_sure(
    values: dict[str, Any], missing: int
) -> None:
    assert reviews_missing(Node(1, None, Role.PROMPTER, 0, **values), ADAPTIVE) == missing


@pytest.mark.parametrize("has_won_lottery", [True, False])
@pytest.mark.parametrize("state", [*TreeState])
def test_a_restarted_tree_goes_on_where_it_stopped(state: TreeState, has_won_lottery: bool) -> None:
    new = restarted_state(grown(accepted(), state), has_won_lottery=has_won_lottery)
    if state in (S.HALTED_BY_MODERATOR, S.ABORTED_LOW_GRADE):
        assert new is (S.GROWING if has_won_lottery else S.INITIAL_PROMPT_REVIEW)
    elif state is S.SCORING_FAILED:
        assert new is S.RANKING
    else:
        assert new is state
    assert new is state or new in TRANSITIONS[state]

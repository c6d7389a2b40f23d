"""What a tree adds to the counts of its language."""

from __future__ import annotations

import pytest

from storage.domain.kinds import Role
from storage.domain.states import TreeState
from storage.domain.tallies import Stage, difference, message_count, tally, tally_of, tree_count
from storage.domain.tree import Node, Tree

P, A = Role.PROMPTER, Role.ASSISTANT


def tree(state: TreeState, *nodes: Node) -> Tree:
    return Tree(state, goal_size=9, max_depth=3, max_children=3, nodes=nodes)


def test_a_new_prompt_is_a_tree_and_a_message() -> None:
    prompt = tree(TreeState.INITIAL_PROMPT_REVIEW, Node(1, None, P, 0))
    assert tally_of(prompt) == {"tree.initial_prompt_review": 1, "prompter.written": 1}


def test_stages_follow_each_other_and_what_was_deleted_counts_nowhere() -> None:
    nodes = (
        Node(1, None, P, 0, review_result=True, ballot_count=2),
        Node(2, 1, A, 1, review_result=True),
        Node(3, 1, A, 1, review_result=False),
        Node(4, 1, A, 1, review_result=True, is_deleted=True),
        Node(5, 2, P, 2, review_result=True),
        Node(6, 2, P, 2, review_result=True, is_ranked=True),
    )
    found = tally_of(tree(TreeState.RANKING, *nodes))
    assert found == {
        "tree.ranking": 1,
        "prompter.written": 3,
        "prompter.accepted": 3,
        "prompter.ranked": 1,
        "assistant.written": 2,
        "assistant.accepted": 1,
        "assistant.ranked": 1,
    }
    ready = tally_of(tree(TreeState.READY_FOR_EXPORT, *nodes))
    assert ready["prompter.exportable"] == 3
    assert ready["assistant.exportable"] == 1


@pytest.mark.parametrize("state", list(TreeState))
def test_every_state_has_a_count(state: TreeState) -> None:
    assert tally(state, []) == {tree_count(state): 1}


def test_a_difference_added_to_the_old_counts_gives_the_new_ones() -> None:
    old = {"a": 1, "b": 2, "c": 3}
    new = {"b": 2, "c": 1, "d": 4}
    changed = difference(new, old)
    assert changed == {"a": -1, "c": -2, "d": 4}
    assert {name: old.get(name, 0) + changed.get(name, 0) for name in "abcd"} == {"a": 0, **new}


def test_names_are_those_of_roles_and_stages() -> None:
    assert message_count(A, Stage.EXPORTABLE) == "assistant.exportable"

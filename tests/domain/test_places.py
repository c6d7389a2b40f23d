"""An empty place in a conversation: its author erased the message, and replies of others hang below it."""

from __future__ import annotations

from storage.domain.kinds import Kind, Role
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.domain.tallies import tally_of
from storage.domain.tree import Node, Tree, open_work

PLACE = Node(1, None, Role.PROMPTER, 0, review_count=2, review_result=True, is_erased=True)
FIRST = Node(2, 1, Role.ASSISTANT, 1, review_count=2, review_result=True)
SECOND = Node(3, 1, Role.ASSISTANT, 1, review_count=2, review_result=True)


def _tree(state: TreeState) -> Tree:
    return Tree(state, goal_size=9, max_depth=4, max_children=3, nodes=(PLACE, FIRST, SECOND))


def test_nobody_is_asked_to_answer_a_place_but_what_hangs_below_it_goes_on() -> None:
    work = open_work(_tree(TreeState.GROWING), SMALL)
    assert {message_id for _, message_id in work} == {2, 3}
    assert {kind for kind, _ in work} == {Kind.PROMPTER_REPLY}


def test_nobody_is_asked_to_order_the_replies_to_a_place() -> None:
    assert open_work(_tree(TreeState.RANKING), SMALL) == {}


def test_a_place_that_nobody_had_reviewed_gets_no_review() -> None:
    place = Node(1, None, Role.PROMPTER, 0, is_erased=True)
    tree = Tree(TreeState.INITIAL_PROMPT_REVIEW, goal_size=9, max_depth=4, max_children=3, nodes=(place,))
    assert open_work(tree, SMALL) == {}


def test_a_place_counts_nowhere() -> None:
    assert tally_of(_tree(TreeState.GROWING)) == {
        "assistant.accepted": 2,
        "assistant.written": 2,
        "tree.growing": 1,
    }

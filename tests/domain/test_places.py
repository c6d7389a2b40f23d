"""An empty place in a conversation: its author erased the message, and replies of others hang below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from storage.domain.kinds import Kind, Role
from storage.domain.places import can_stand, coming_back, holds_living, missing_above, useless_above
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


# What stands, what goes and what comes back

LIVING: dict[str, Any] = {"review_count": 2, "review_result": True}
ERASED: dict[str, Any] = {**LIVING, "is_erased": True}
OUT: dict[str, Any] = {"is_deleted": True}


def tree_of(*nodes: tuple[int | None, dict[str, Any]]) -> Tree:
    """A tree of (parent, values), numbered from 1."""
    return Tree(
        TreeState.GROWING,
        goal_size=9,
        max_depth=4,
        max_children=3,
        nodes=tuple(
            Node(number, parent, Role.PROMPTER, 0, **values)
            for number, (parent, values) in enumerate(nodes, start=1)
        ),
    )


def ids(nodes: Sequence[Node]) -> list[int]:
    return [node.id for node in nodes]


@pytest.mark.parametrize(
    ("values", "stands"),
    [
        (ERASED, True),
        (LIVING, False),
        ({**ERASED, "review_result": False}, False),
        ({**ERASED, "review_result": None}, False),
    ],
)
def test_only_erased_words_that_had_been_accepted_leave_a_place(values: dict[str, Any], stands: bool) -> None:
    assert can_stand(tree_of((None, values)).root) is stands


@pytest.mark.parametrize(
    ("below", "holds"),
    [(LIVING, True), ({"review_result": False}, True), ({**LIVING, **OUT}, False), (ERASED, False)],
)
def test_a_place_holds_what_is_there_and_was_not_erased_however_far_below(
    below: dict[str, Any], holds: bool
) -> None:
    tree = tree_of((None, ERASED), (1, ERASED), (2, below))
    assert holds_living(tree, tree.root) is holds


def test_words_that_are_there_hold_nothing_by_themselves() -> None:
    tree = tree_of((None, LIVING))
    assert not holds_living(tree, tree.root)


def test_places_above_the_last_reply_are_useless_up_to_the_words_that_stay() -> None:
    tree = tree_of((None, LIVING), (1, ERASED), (2, ERASED), (3, {**LIVING, **OUT}))
    assert ids(useless_above(tree, tree.nodes[3])) == [2, 3]


def test_a_prompt_that_is_an_empty_place_goes_with_the_last_reply() -> None:
    tree = tree_of((None, ERASED), (1, {**LIVING, **OUT}), (1, ERASED))
    assert ids(useless_above(tree, tree.nodes[1])) == [1, 3]


def test_nothing_above_a_prompt_is_useless() -> None:
    tree = tree_of((None, {**LIVING, **OUT}))
    assert useless_above(tree, tree.root) == []


@pytest.mark.parametrize(
    "place",
    [
        LIVING,
        {**ERASED, **OUT},
        {**ERASED, "author_id": 7},
    ],
    ids=["words", "out already", "not tidied yet"],
)
def test_what_is_no_tidied_place_stays_above_the_last_reply(place: dict[str, Any]) -> None:
    tree = tree_of((None, LIVING), (1, place), (2, {**LIVING, **OUT}))
    assert useless_above(tree, tree.nodes[2]) == []


def test_a_place_with_another_reply_stays() -> None:
    tree = tree_of((None, ERASED), (1, {**LIVING, **OUT}), (1, LIVING))
    assert useless_above(tree, tree.nodes[1]) == []


def test_what_went_along_comes_back_with_the_places_that_it_hangs_below() -> None:
    tree = tree_of((None, {**LIVING, **OUT}), (1, {**ERASED, **OUT}), (2, {**LIVING, **OUT}))
    assert ids(coming_back(tree, {1, 2, 3}, keeps_places=True)) == [1, 2, 3]


def test_without_places_erased_words_stay_out_with_what_hangs_below_them() -> None:
    tree = tree_of((None, {**LIVING, **OUT}), (1, {**ERASED, **OUT}), (2, {**LIVING, **OUT}))
    assert ids(coming_back(tree, {1, 2, 3}, keeps_places=False)) == [1]


def test_a_place_comes_back_for_a_reply_only() -> None:
    tree = tree_of((None, {**LIVING, **OUT}), (1, {**ERASED, **OUT}), (2, {**ERASED, **OUT}))
    assert ids(coming_back(tree, {1, 2, 3}, keeps_places=True)) == [1]


def test_what_was_taken_out_otherwise_stays_out_with_what_hangs_below_it() -> None:
    tree = tree_of((None, LIVING), (1, {**LIVING, **OUT}), (2, {**LIVING, **OUT}), (1, {**LIVING, **OUT}))
    assert ids(coming_back(tree, {3, 4}, keeps_places=True)) == [4]


def test_erased_words_that_nobody_had_accepted_do_not_come_back() -> None:
    tree = tree_of((None, LIVING), (1, {**ERASED, **OUT, "review_result": False}))
    assert coming_back(tree, {2}, keeps_places=True) == []


def test_places_that_went_for_want_of_replies_stand_again_with_one() -> None:
    tree = tree_of((None, LIVING), (1, {**ERASED, **OUT}), (2, {**ERASED, **OUT}), (3, {**LIVING, **OUT}))
    assert ids(missing_above(tree, tree.nodes[3], {1: None, 2: 2, 3: 2, 4: 4})) == [2, 3]


def test_a_place_that_is_the_prompt_stands_again_too() -> None:
    tree = tree_of((None, {**ERASED, **OUT}), (1, {**LIVING, **OUT}))
    assert ids(missing_above(tree, tree.nodes[1], {1: 1, 2: 2})) == [1]


def test_a_place_that_went_with_words_waits_for_them() -> None:
    tree = tree_of((None, {**LIVING, **OUT}), (1, {**ERASED, **OUT}), (2, {**LIVING, **OUT}))
    assert missing_above(tree, tree.nodes[2], {1: 1, 2: 1, 3: 3}) == []


def test_places_stand_again_up_to_one_that_took_words_along() -> None:
    out = {**LIVING, **OUT}
    place = {**ERASED, **OUT}
    tree = tree_of((None, place), (1, place), (2, place), (3, out), (1, out))
    assert ids(missing_above(tree, tree.nodes[3], {1: 1, 2: 2, 3: 3, 4: 4, 5: 1})) == [2, 3]


@pytest.mark.parametrize("above", [LIVING, {**LIVING, **OUT}, ERASED])
def test_no_place_is_missing_below_what_is_there_or_is_no_place(above: dict[str, Any]) -> None:
    tree = tree_of((None, above), (1, {**LIVING, **OUT}))
    assert missing_above(tree, tree.nodes[1], {1: None, 2: 2}) == []


def test_no_place_is_missing_above_a_prompt() -> None:
    tree = tree_of((None, {**LIVING, **OUT}))
    assert missing_above(tree, tree.root, {1: 1}) == []


@pytest.mark.parametrize(
    ("values", "is_credited"),
    [
        (LIVING, True),
        ({**LIVING, "author_id": 7}, True),
        ({**LIVING, **OUT}, True),
        ({**ERASED, "author_id": 7}, True),
        (ERASED, False),
        ({**LIVING, "review_result": False}, False),
        ({"author_id": 7}, False),
    ],
    ids=["imported", "accepted", "out", "not tidied yet", "tidied", "rejected", "undecided"],
)
def test_an_acceptance_is_in_the_books_until_the_tree_of_erased_words_is_tidied(
    values: dict[str, Any], is_credited: bool
) -> None:
    assert tree_of((None, values)).root.is_credited is is_credited

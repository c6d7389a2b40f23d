"""The table of a tree's states and of which may follow which."""

from __future__ import annotations

import pytest

from storage.domain.states import ENDED, TERMINAL, TRANSITIONS, TreeState

S = TreeState


def reachable(start: TreeState) -> set[TreeState]:
    """Every state that can follow, sooner or later."""
    found, to_do = {start}, [start]
    while to_do:
        for state in TRANSITIONS[to_do.pop()] - found:
            found.add(state)
            to_do.append(state)
    return found


def test_the_names_are_the_ones_of_the_original() -> None:
    assert {state.value for state in S} == {
        "initial_prompt_review",
        "prompt_lottery_waiting",
        "growing",
        "ranking",
        "ready_for_scoring",
        "ready_for_export",
        "scoring_failed",
        "aborted_low_grade",
        "halted_by_moderator",
        "backlog_ranking",
    }


def test_the_table_names_every_state_and_no_state_follows_itself() -> None:
    assert set(TRANSITIONS) == set(S)
    assert not [state for state, following in TRANSITIONS.items() if state in following]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (S.INITIAL_PROMPT_REVIEW, S.PROMPT_LOTTERY_WAITING),
        (S.INITIAL_PROMPT_REVIEW, S.ABORTED_LOW_GRADE),
        (S.PROMPT_LOTTERY_WAITING, S.GROWING),
        (S.PROMPT_LOTTERY_WAITING, S.HALTED_BY_MODERATOR),
        (S.GROWING, S.RANKING),
        (S.GROWING, S.HALTED_BY_MODERATOR),
        (S.RANKING, S.READY_FOR_SCORING),
        (S.READY_FOR_SCORING, S.READY_FOR_EXPORT),
        (S.READY_FOR_SCORING, S.SCORING_FAILED),
        (S.SCORING_FAILED, S.READY_FOR_SCORING),
        (S.SCORING_FAILED, S.RANKING),
        (S.BACKLOG_RANKING, S.RANKING),
        (S.BACKLOG_RANKING, S.ABORTED_LOW_GRADE),
        (S.HALTED_BY_MODERATOR, S.GROWING),
        (S.HALTED_BY_MODERATOR, S.INITIAL_PROMPT_REVIEW),
    ],
)
def test_the_transitions_of_the_original_are_in_the_table(old: TreeState, new: TreeState) -> None:
    assert new in TRANSITIONS[old]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (S.INITIAL_PROMPT_REVIEW, S.GROWING),  # only the lottery lets a tree grow
        (S.GROWING, S.READY_FOR_EXPORT),  # only through ranking and scoring
        (S.RANKING, S.GROWING),
        (S.RANKING, S.READY_FOR_EXPORT),
        (S.READY_FOR_EXPORT, S.RANKING),
        (S.BACKLOG_RANKING, S.GROWING),
    ],
)
def test_a_step_cannot_be_left_out_or_taken_back(old: TreeState, new: TreeState) -> None:
    assert new not in TRANSITIONS[old]


@pytest.mark.parametrize("state", S)
def test_from_every_state_a_tree_can_be_finished(state: TreeState) -> None:
    assert reachable(state) & ENDED


@pytest.mark.parametrize("state", sorted(set(S) - {S.SCORING_FAILED, S.READY_FOR_SCORING}))
def test_a_moderator_can_stop_a_tree_in_every_state(state: TreeState) -> None:
    stopped = {S.HALTED_BY_MODERATOR, S.ABORTED_LOW_GRADE}
    assert state in stopped or TRANSITIONS[state] & stopped


def test_the_inactive_states_are_those_of_the_original() -> None:
    assert {
        S.PROMPT_LOTTERY_WAITING,
        S.READY_FOR_EXPORT,
        S.SCORING_FAILED,
        S.ABORTED_LOW_GRADE,
        S.HALTED_BY_MODERATOR,
        S.BACKLOG_RANKING,
    } == TERMINAL
    assert ENDED < TERMINAL

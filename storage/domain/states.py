"""The states of a message tree and the transitions between them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class TreeState(StrEnum):
    """Where a tree stands; the values are Open Assistant's wire strings."""

    INITIAL_PROMPT_REVIEW = "initial_prompt_review"
    """Only the root exists; reviewers judge it."""
    PROMPT_LOTTERY_WAITING = "prompt_lottery_waiting"
    """The root is accepted and waits to be drawn."""
    GROWING = "growing"
    """Replies are written and reviewed."""
    RANKING = "ranking"
    """Siblings are put in order."""
    READY_FOR_SCORING = "ready_for_scoring"
    """Enough ballots; the consensus is computed in the same transaction."""
    READY_FOR_EXPORT = "ready_for_export"
    """Finished."""
    SCORING_FAILED = "scoring_failed"
    """The consensus could not be computed."""
    ABORTED_LOW_GRADE = "aborted_low_grade"
    """The initial prompt was rejected by reviewers or reports."""
    HALTED_BY_MODERATOR = "halted_by_moderator"
    """Stopped: by a moderator, by too many skips, or because nothing is left."""
    BACKLOG_RANKING = "backlog_ranking"
    """Imported and parked until it is activated."""


_S = TreeState

TERMINAL: frozenset[TreeState] = frozenset(
    {
        _S.PROMPT_LOTTERY_WAITING,
        _S.READY_FOR_EXPORT,
        _S.SCORING_FAILED,
        _S.ABORTED_LOW_GRADE,
        _S.HALTED_BY_MODERATOR,
        _S.BACKLOG_RANKING,
    }
)
"""States that Open Assistant calls inactive. Waiting prompts and the backlog leave theirs by a job."""

ENDED: frozenset[TreeState] = frozenset(
    {_S.READY_FOR_EXPORT, _S.SCORING_FAILED, _S.ABORTED_LOW_GRADE, _S.HALTED_BY_MODERATOR}
)
"""States in which no more work is offered for the tree."""

TRANSITIONS: Mapping[TreeState, frozenset[TreeState]] = MappingProxyType(
    {
        _S.INITIAL_PROMPT_REVIEW: frozenset(
            {_S.PROMPT_LOTTERY_WAITING, _S.ABORTED_LOW_GRADE, _S.HALTED_BY_MODERATOR}
        ),
        _S.PROMPT_LOTTERY_WAITING: frozenset({_S.GROWING, _S.ABORTED_LOW_GRADE, _S.HALTED_BY_MODERATOR}),
        _S.GROWING: frozenset({_S.RANKING, _S.ABORTED_LOW_GRADE, _S.HALTED_BY_MODERATOR}),
        _S.RANKING: frozenset({_S.READY_FOR_SCORING, _S.ABORTED_LOW_GRADE, _S.HALTED_BY_MODERATOR}),
        _S.READY_FOR_SCORING: frozenset({_S.READY_FOR_EXPORT, _S.SCORING_FAILED}),
        _S.READY_FOR_EXPORT: frozenset({_S.HALTED_BY_MODERATOR}),
        _S.SCORING_FAILED: frozenset({_S.READY_FOR_SCORING, _S.RANKING, _S.HALTED_BY_MODERATOR}),
        _S.ABORTED_LOW_GRADE: frozenset({_S.INITIAL_PROMPT_REVIEW, _S.GROWING}),
        _S.HALTED_BY_MODERATOR: frozenset({_S.INITIAL_PROMPT_REVIEW, _S.GROWING}),
        _S.BACKLOG_RANKING: frozenset({_S.RANKING, _S.ABORTED_LOW_GRADE, _S.HALTED_BY_MODERATOR}),
    }
)
"""Which state may follow which (section 2.2 of the reference, its faults mended)."""

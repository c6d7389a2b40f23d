"""Lines of Open Assistant's tree format as rows: everything about an import that needs no database.

What is decided here, beyond the file:

* A tree without a state is finished (`oasst.STATE_IF_MISSING`); a state that is asked for goes over the file's own.
* `ready_for_scoring` is taken as `ranking`: the format has no ballots to score, so members rank again.
* A file that says nothing about reviews: where the state of a tree means that they are over, its messages count as
  accepted, the root from the lottery on and the replies from ranking on. Otherwise such trees would end at once.
* Limits are those of the rules at this moment, or more where the tree already is larger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from storage.domain.kinds import Role
from storage.domain.oasst import STATE_IF_MISSING, MessageRecord, TreeRecord
from storage.domain.oasst_reading import BrokenTree, parse
from storage.domain.rules import RuleBook, Rules
from storage.domain.states import TreeState
from storage.domain.tallies import tally
from storage.queries import tables as t
from storage.queries.bulk import Driver, Row, driver_named

NO_FINGERPRINT = ""
"""A fingerprint finds a member's own text again; imported messages have no contributor, so they need none."""
_ROLES = {role: role.value for role in Role}
_TAKEN_AS = {TreeState.READY_FOR_SCORING: TreeState.RANKING}
_ROOT_IS_ACCEPTED = frozenset(
    {TreeState.PROMPT_LOTTERY_WAITING, TreeState.GROWING, TreeState.RANKING, TreeState.BACKLOG_RANKING}
)
_ALL_ARE_ACCEPTED = frozenset({TreeState.RANKING, TreeState.BACKLOG_RANKING})

Line = tuple[int, str | bytes]
"""A line and its number, from 1."""
Fault = tuple[int, str]
"""The number of a line and what is wrong with it in one sentence."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is the same for every tree of an import."""

    dialect: str
    """Of the database that the rows are for."""
    rulebook: RuleBook
    now: datetime
    state: TreeState | None
    strict: bool


class TreeRows(NamedTuple):
    """The rows of one tree, without the ids that the database gives."""

    number: int
    """Of its line."""
    size: int
    """Characters or bytes of its line."""
    lang: str
    state: TreeState
    tally: dict[str, int]
    row: Row
    """Its own; begins with the id in the file."""
    parents: Sequence[int | None]
    """Of each message the place of the one it replies to."""
    messages: Sequence[Row]
    """Each begins with the id in the file."""
    emojis: Sequence[tuple[int, str, int]]
    """Place of the message, emoji, count."""


PUBLIC_ID, ROLE, TEXT, RESULT, RANK, IS_DELETED = 0, 2, 4, 9, 10, 11
"""Places in the row of a message."""
TALLY = 9
"""Place in the row of a tree."""


@dataclass(frozen=True, slots=True)
class Read:
    """What some lines hold."""

    trees: list[TreeRows] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read(lines: Sequence[Line], plan: Plan) -> Read:
    """The trees of some lines; when the plan is strict, only those before the first broken one."""
    found, driver = Read(), driver_named(plan.dialect)
    for number, line in lines:
        try:
            tree = parse(line)
        except BrokenTree as fault:
            found.faults.append((number, str(fault)))
            if plan.strict:
                break
        else:
            found.trees.append(_rows(number, len(line), tree, plan, driver))
    return found


def _rows(number: int, size: int, found: TreeRecord, plan: Plan, driver: Driver) -> TreeRows:
    tree, state = _placed(found, plan)
    counts = _tally(tree, state)
    places: dict[str | None, int] = {message.message_id: place for place, message in enumerate(tree.messages)}
    return TreeRows(
        number,
        size,
        tree.lang,
        state,
        counts,
        _tree_row(tree, state, counts, plan, driver),
        [places.get(message.parent_id) for message in tree.messages],
        [_message_row(message, driver) for message in tree.messages],
        [
            (place, *each)
            for place, message in enumerate(tree.messages)
            if message.emojis
            for each in sorted(message.emojis.items())
        ],
    )


def without_messages(tree: TreeRows, gone: Collection[str], driver: Driver) -> TreeRows | None:
    """The tree without some messages, named by their ids in the file, and what hangs below them.

    None where nothing is left of it.
    """
    kept: dict[int, int] = {}
    for place, (message, parent) in enumerate(zip(tree.messages, tree.parents, strict=True)):  # parents first
        if message[PUBLIC_ID] not in gone and (parent is None or parent in kept):
            kept[place] = len(kept)
    if not kept:
        return None
    messages = [tree.messages[place] for place in kept]
    living = (each for each in messages if not each[IS_DELETED])
    counts = tally(
        tree.state, ((Role(each[ROLE]), bool(each[RESULT]), each[RANK] is not None) for each in living)
    )
    parents = (tree.parents[place] for place in kept)
    return tree._replace(
        tally=counts,
        row=(*tree.row[:TALLY], driver.to_json(counts), *tree.row[TALLY + 1 :]),
        parents=[None if parent is None else kept[parent] for parent in parents],
        messages=messages,
        emojis=[(kept[place], code, count) for place, code, count in tree.emojis if place in kept],
    )


def _state(tree: TreeRecord, plan: Plan) -> TreeState:
    state = plan.state or tree.state or STATE_IF_MISSING
    return _TAKEN_AS.get(state, state)


def _placed(tree: TreeRecord, plan: Plan) -> tuple[TreeRecord, TreeState]:
    """The tree and its state here, with the messages accepted that this state says are."""
    state = _state(tree, plan)
    if state not in _ROOT_IS_ACCEPTED:
        return tree, state
    replies = state in _ALL_ARE_ACCEPTED
    messages = tuple(
        message.accepted_unseen()
        if (replies or message.parent_id is None) and not message.has_review_data
        else message
        for message in tree.messages
    )
    return replace(tree, messages=messages), state


def _tally(tree: TreeRecord, state: TreeState) -> dict[str, int]:
    """What the tree counts, as settling it would find."""
    living = (each for each in tree.messages if not each.is_deleted)
    return tally(state, ((each.role, each.review_result is True, each.rank is not None) for each in living))


def _tree_row(
    tree: TreeRecord, state: TreeState, counts: Mapping[str, int], plan: Plan, driver: Driver
) -> Row:
    root, rules = tree.messages[0], plan.rulebook.of(tree.lang)
    goal_size, max_depth, max_children = _limits(tree, rules)
    # A state that was asked for is known, whatever the file left out.
    extra = {key: value for key, value in tree.extra.items() if key != "tree_state" or plan.state is None}
    return (
        tree.tree_id,
        root.lang,
        state.value,
        goal_size,
        max_depth,
        max_children,
        tree.origin,
        driver.to_time(root.created_at or plan.now),
        driver.to_time(plan.now),
        driver.to_json(counts),
        driver.to_json(extra),
    )


def _limits(tree: TreeRecord, rules: Rules) -> tuple[int, int, int]:
    """Goal, depth and children of a tree: the rules' own, or what it has where that is more."""
    counting = sum(not each.is_deleted and each.review_result is not False for each in tree.messages)
    # Assistants stand at odd depths: what a prompter's message has below it are their replies.
    children = Counter([each.parent_id for each in tree.messages if each.depth % 2])
    return (
        max(rules.goal_tree_size, counting),
        max(rules.max_tree_depth, max([each.depth for each in tree.messages])),
        max(rules.max_children_count, max(children.values(), default=0)),
    )


def _message_row(message: MessageRecord, driver: Driver) -> Row:
    (
        public_id, _, role, author, depth, text, lang, created_at, review_count, review_result, is_deleted, rank,
        is_synthetic, model_name, _, labels, extra,
    ) = message  # fmt: skip
    flags = driver.flags
    return (
        public_id,
        author,
        _ROLES[role],
        lang,
        text,
        NO_FINGERPRINT,
        depth,
        driver.to_time(created_at) if created_at else None,
        review_count,
        flags[review_result],
        rank,
        flags[is_deleted],
        flags[is_synthetic],
        model_name,
        driver.to_json(dict(sorted(labels.items()))) if labels else None,
        driver.to_json(extra) if extra else None,
    )


COLUMNS: dict[sa.Table, tuple[str, ...]] = {
    t.tree: (
        "id",
        "public_id",
        "lang",
        "state",
        "goal_size",
        "max_depth",
        "max_children",
        "origin",
        "created_at",
        "changed_at",
        "tally",
        "extra",
    ),
    t.message: (
        "id",
        "tree_id",
        "parent_id",
        "public_id",
        "source_author",
        "role",
        "lang",
        "text",
        "text_sha256",
        "depth",
        "created_at",
        "review_count",
        "review_result",
        "rank",
        "is_deleted",
        "is_synthetic",
        "model_name",
        "imported_labels",
        "extra",
    ),
    t.emoji_stat: ("message_id", "emoji", "count"),
}
"""The columns that an import fills, in the order of the rows; tables in the order in which they refer to each other."""

"""A conversation of three messages in each of its states, and what can be asked about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

import sqlalchemy as sa

from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    SPAM,
    claim,
    fetch,
    finish,
    growing_prompt,
    members,
    message_row,
    prompt,
    reply,
    review,
)
from tests.storage.invariants import assert_consistent

S = TreeState
RULES = SMALL.changed(
    {"max_active_trees": 1, "goal_tree_size": 3, "max_tree_depth": 2, "num_required_rankings": 2}
)
"""One conversation grows at a time and ends with two replies and two ballots."""


async def in_order(engine: Engine, *, has_restored: bool = False) -> None:
    """Every counter equals the history."""
    rulebook = engine.context.rulebook
    await engine.context.store.read(lambda tx: assert_consistent(tx, rulebook, has_restored=has_restored))


async def points_of(engine: Engine, discord_id: int) -> int:
    """Tenths of a point that a member has in all."""
    standing = await engine.boards.own(discord_id, "total")
    return standing.points if standing is not None else 0


async def replies_to(store: Store, parent_id: int) -> list[int]:
    """The replies to a message, oldest first."""
    m = t.message.c
    return [
        row.id for row in await fetch(store, sa.select(m.id).where(m.parent_id == parent_id).order_by(m.id))
    ]


async def ranks_of(store: Store, *message_ids: int) -> list[int | None]:
    """The ranks of messages."""
    return [(await message_row(store, each)).rank for each in message_ids]


# Conversations of member 1 in each state; 2 and 3 answer, 4 reviews, 5 and 6 rank


async def under_review(engine: Engine) -> int:
    await members(engine, *range(1, 8))
    return await prompt(engine, 1)


async def waiting(engine: Engine) -> int:
    await members(engine, *range(1, 8))
    await growing_prompt(engine, 7, [4])
    root = await prompt(engine, 1)
    await review(engine, root, [4])
    return root


async def growing(engine: Engine) -> int:
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4])
    await review(engine, await reply(engine, 2, root), [4])
    return root


async def in_ranking(engine: Engine) -> int:
    root = await growing(engine)
    await review(engine, await reply(engine, 3, root), [4])
    return root


async def finished(engine: Engine) -> int:
    root = await in_ranking(engine)
    for by in (5, 6):
        await finish(engine, await claim(engine, by, Kind.RANK_ASSISTANT_REPLIES), by)
    return root


async def aborted(engine: Engine) -> int:
    await members(engine, *range(1, 8))
    root = await prompt(engine, 1)
    await review(engine, root, [4], answers=SPAM)
    return root


async def spoil_ballots(store: Store, groups: list[list[int]] | list[int]) -> None:
    """Put something into every ballot."""
    await store.write(lambda tx: tx.execute(sa.update(t.ballot).values(groups=groups)))


async def failed(engine: Engine) -> int:
    """A ballot that cannot be read keeps the consensus from being computed."""
    root = await in_ranking(engine)
    await finish(engine, await claim(engine, 5, Kind.RANK_ASSISTANT_REPLIES), 5)
    await spoil_ballots(engine.context.store, [7])
    await finish(engine, await claim(engine, 6, Kind.RANK_ASSISTANT_REPLIES), 6)
    return root


Situation = Callable[[Engine], Awaitable[int]]
SITUATIONS: Mapping[TreeState, Situation] = {
    S.INITIAL_PROMPT_REVIEW: under_review,
    S.PROMPT_LOTTERY_WAITING: waiting,
    S.GROWING: growing,
    S.RANKING: in_ranking,
    S.READY_FOR_EXPORT: finished,
    S.ABORTED_LOW_GRADE: aborted,
    S.SCORING_FAILED: failed,
}
STOPPABLE = [state for state in SITUATIONS if state is not S.ABORTED_LOW_GRADE]


RESTARTED = {
    S.PROMPT_LOTTERY_WAITING: S.PROMPT_LOTTERY_WAITING,
    S.GROWING: S.GROWING,
    S.RANKING: S.RANKING,
    S.READY_FOR_EXPORT: S.READY_FOR_EXPORT,
    S.INITIAL_PROMPT_REVIEW: S.INITIAL_PROMPT_REVIEW,
}
"""Where a tree is after a halt and a restart: where it was."""

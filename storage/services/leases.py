"""Taking and giving back the slots of a task; part of the transaction of whoever calls."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.kinds import REPLY_KIND, Kind, Role
from storage.domain.rules import Rules
from storage.domain.selection import prompt_slots
from storage.domain.tree import Slot
from storage.queries import tables as t
from storage.queries import trees, work
from storage.services.context import Context
from storage.services.picture import option_ids
from storage.services.settle import settle
from storage.store import Tx

MIN_PROMPTS_RANKED = 3
"""Initial prompts of other authors that must wait before a comparison of them is offered."""
ATTEMPTS = 5
"""Tries to take a slot when others take the ones that were picked (PostgreSQL)."""


def take(
    tx: Tx, context: Context, contributor_id: int, lang: str, kind: Kind, now: datetime
) -> list[int] | None:
    """Lease a slot of a kind: the message it is about, or the prompts to compare; [] for an initial prompt.

    None when there is nothing for this member.
    """
    rules = context.rulebook.of(lang)
    match kind:
        case Kind.INITIAL_PROMPT:
            if not open_prompts(tx, context, lang, lock=True):
                return None
            trees.lease_prompt(tx, lang, +1)
            return []
        case Kind.RANK_INITIAL_PROMPTS:
            return _take_prompts(tx, context, contributor_id, lang, rules)
        case _:
            return _take_one(tx, context, contributor_id, lang, kind, rules, now)


def open_prompts(tx: Tx, context: Context, lang: str, *, lock: bool = False) -> int:
    """Initial prompts that may still be written in a language."""
    if lang in context.rulebook.prompts_closed:
        return 0
    if lock:
        trees.lease_prompt(tx, lang, 0)  # makes the row that is locked below
    state = trees.language_states(tx, [lang], lock=lock).get(lang)
    return prompt_slots(
        context.rulebook.of(lang),
        growing=state.growing if state else 0,
        in_review=state.in_review if state else 0,
        waiting=state.waiting if state else 0,
        leased=state.prompt_leases if state else 0,
    )


def _take_one(
    tx: Tx, context: Context, contributor_id: int, lang: str, kind: Kind, rules: Rules, now: datetime
) -> list[int] | None:
    is_reply = kind in REPLY_KIND.values()
    bands = [0]
    if kind is REPLY_KIND[Role.ASSISTANT]:
        prefers_lonely = context.rng.random() < rules.p_lonely_child_extension
        bands = [1, 0] if prefers_lonely else [0, 1]
    for _ in range(ATTEMPTS):
        picked = work.pick(tx, contributor_id, lang, kind, context.rng, bands=bands)
        if not picked:
            return None
        trees.lock(tx, picked[0].tree_id)
        if work.lease(tx, kind, picked[0].message_id, context.rng):
            if is_reply:  # the tree may now have no room left for replies elsewhere
                settle(tx, picked[0].tree_id, rules, now, context.rng)
            return [picked[0].message_id]
    return None


def _take_prompts(tx: Tx, context: Context, contributor_id: int, lang: str, rules: Rules) -> list[int] | None:
    kind = Kind.RANK_INITIAL_PROMPTS
    picked = work.pick(
        tx, contributor_id, lang, kind, context.rng, count=rules.prompts_per_ranking, bands=[0]
    )
    if len(picked) < MIN_PROMPTS_RANKED:
        return None
    taken = []
    for row in sorted(picked, key=lambda row: int(row.tree_id)):
        trees.lock(tx, row.tree_id)
        if work.lease(tx, kind, row.message_id, context.rng):
            taken.append(row.message_id)
    if len(taken) < MIN_PROMPTS_RANKED:
        for message_id in taken:
            work.release(tx, kind, message_id)
        return None
    context.rng.shuffle(taken)
    return taken


def slots_of(tx: Tx, task: sa.Row[Any]) -> list[Slot]:
    """The slots of the queue that a task holds."""
    kind = Kind(task.kind)
    if kind is Kind.INITIAL_PROMPT:
        return []
    if kind is Kind.RANK_INITIAL_PROMPTS:
        return [(kind, message_id) for message_id in option_ids(tx, task.id)]
    return [(kind, task.message_id)]


def is_wanted(tx: Tx, task: sa.Row[Any]) -> bool:
    """Whether the tree still wants what an open task will bring, and its owner has not brought it in another task."""
    slots = slots_of(tx, task)
    if work.has_seen_any(tx, task.contributor_id, slots):
        return False
    if task.kind == Kind.RANK_INITIAL_PROMPTS.value:
        return sum(work.is_wanted(tx, *slot) for slot in slots) >= 2
    return all(work.is_wanted(tx, *slot) for slot in slots)


def take_again(tx: Tx, context: Context, task: sa.Row[Any]) -> bool:
    """Lease the slots of an expired task once more; False when somebody else has them."""
    if task.kind == Kind.INITIAL_PROMPT.value:
        if not open_prompts(tx, context, task.lang, lock=True):
            return False
        trees.lease_prompt(tx, task.lang, +1)
        return True
    lock_trees(tx, task)
    taken: list[Slot] = []
    for kind, message_id in slots_of(tx, task):
        if not work.lease(tx, kind, message_id, context.rng):
            for slot in taken:
                work.release(tx, *slot)
            return False
        taken.append((kind, message_id))
    return True


def give_back(tx: Tx, task: sa.Row[Any]) -> None:
    """Release the slots of a task; the caller settles the trees afterwards."""
    if task.kind == Kind.INITIAL_PROMPT.value:
        trees.lease_prompt(tx, task.lang, -1)
        return
    for slot in slots_of(tx, task):
        work.release(tx, *slot)


def lock_trees(tx: Tx, task: sa.Row[Any]) -> list[int]:
    """Lock the trees a task is about, in the order of their ids; those ids."""
    ids = _trees_of(tx, [message_id for _, message_id in slots_of(tx, task)])
    for tree_id in ids:
        trees.lock(tx, tree_id)
    return ids


def _trees_of(tx: Tx, message_ids: Iterable[int]) -> list[int]:
    m = t.message.c
    query = sa.select(m.tree_id).where(m.id.in_(list(message_ids))).distinct().order_by(m.tree_id)
    return list(tx.execute(query).scalars())

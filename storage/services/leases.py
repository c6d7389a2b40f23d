"""Taking the slots of a task; part of the transaction of whoever calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.funnel import MIN_PROMPTS_RANKED
from storage.domain.kinds import REPLY_KIND, Family, Kind, Role
from storage.domain.rules import Rules
from storage.domain.selection import prompt_slots
from storage.domain.tree import Slot
from storage.queries import trees, work
from storage.queries.contributors import ContributorRow
from storage.services.context import Change, Context
from storage.services.holding import slots_of
from storage.services.settle import hold_if_free, settle
from storage.store import Tx

ATTEMPTS = 5
"""Tries to take a slot (PostgreSQL): so many that pass over trees that somebody is changing, then as many that wait.
Who waits for a tree with another one locked may wait for somebody who waits for that; it takes a second to be seen."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a new task is about."""

    message_ids: list[int]
    """One message, the prompts to compare, or nothing for an initial prompt."""
    tree_id: int | None = None
    """The tree of that one message."""


def take(change: Change, member: ContributorRow, lang: str, kind: Kind) -> Taken | None:
    """Lease a slot of a kind; None when there is nothing for this member.

    Newcomers leave some places of each kind to the established contributors of a language, where it has enough of
    those, and give at most a few of the reviews of one message: a raid of new accounts takes nobody's work away. The
    first few newcomers of an hour leave nothing.
    """
    taken = _take(change, member, lang, kind)
    if taken is not None and member.is_newcomer:
        change.context.arrivals.note(lang, change.now, most=change.rules(lang).newcomer_tasks)
    return taken


def _take(change: Change, member: ContributorRow, lang: str, kind: Kind) -> Taken | None:
    reserve = reserved(change.tx, change.context, member, lang, now=change.now)
    match kind:
        case Kind.INITIAL_PROMPT:
            if open_prompts(change.tx, change.context, lang, lock=True) <= reserve:
                return None
            trees.lease_prompt(change.tx, lang, +1)
            return Taken([])
        case _ if reserve and work.count_open(change.tx, lang, kind, up_to=reserve + 1) <= reserve:
            return None
        case Kind.RANK_INITIAL_PROMPTS:
            return _take_prompts(change, member, lang, change.rules(lang))
        case _:
            return _take_one(change, member, lang, kind, is_held_back=reserve > 0)


def reserved(tx: Tx, context: Context, member: ContributorRow, lang: str, *, now: datetime) -> int:
    """Open places of each kind that this member leaves to others; 0 for whoever is no newcomer, or one of few."""
    is_one_of_few = context.arrivals.count(lang, now) < context.rulebook.of(lang).newcomer_tasks
    if not member.is_newcomer or is_one_of_few:
        return 0
    state = trees.language_state(tx, lang)
    return context.rulebook.of(lang).reserve(state.established if state is not None else 0)


def open_prompts(tx: Tx, context: Context, lang: str, *, lock: bool = False) -> int:
    """Initial prompts that may still be written in a language."""
    if lang in context.rulebook.prompts_closed:
        return 0
    if lock:
        trees.lease_prompt(tx, lang, 0)  # makes the row, and locks it
    state = trees.language_state(tx, lang)
    return prompt_slots(
        context.rulebook.of(lang),
        growing=state.growing if state else 0,
        in_review=state.in_review if state else 0,
        waiting=state.waiting if state else 0,
        leased=state.prompt_leases if state else 0,
    )


def _take_one(
    change: Change, member: ContributorRow, lang: str, kind: Kind, *, is_held_back: bool
) -> Taken | None:
    rules = change.rules(lang)
    is_label = kind.info.family is Family.LABEL
    most = rules.newcomers_per_message if is_held_back and is_label else work.ANY_NUMBER
    bands = [0]
    if kind is REPLY_KIND[Role.ASSISTANT]:
        prefers_lonely = change.rng.random() < rules.p_lonely_child_extension
        bands = [1, 0] if prefers_lonely else [0, 1]
    tried: set[int] = set()
    for waits in (*[False] * ATTEMPTS, *[True] * ATTEMPTS):
        count = 1 + len(tried)
        picked = work.pick(
            change.tx, member.id, lang, kind, change.rng, count=count, bands=bands, newcomers=most
        )
        if not picked:
            return None
        row = next((row for row in picked if row.tree_id not in tried), picked[0])
        tree_id, message_id = row.tree_id, row.message_id
        tried.add(tree_id)
        if kind in REPLY_KIND.values():
            is_taken = _take_reply(change, member, tree_id, (kind, message_id), waits=waits)
        else:
            is_taken = trees.reserve(change.tx, tree_id, waits=waits) and work.lease(
                change.tx, kind, message_id, change.rng, is_newcomer=member.is_newcomer, newcomers=most
            )
        if is_taken:
            return Taken([message_id], tree_id)
    return None


def _take_reply(change: Change, member: ContributorRow, tree_id: int, slot: Slot, *, waits: bool) -> bool:
    """Lease a place for a reply: its tree may now have no room left for replies elsewhere."""
    held = hold_if_free(change, tree_id, waits=waits)
    if held is None or slot not in held.places or not held.places[slot].is_open:
        return False
    settle(change, held, leased=slot, newcomers=int(member.is_newcomer))
    return True


def _take_prompts(change: Change, member: ContributorRow, lang: str, rules: Rules) -> Taken | None:
    tx, kind = change.tx, Kind.RANK_INITIAL_PROMPTS
    picked = work.pick(tx, member.id, lang, kind, change.rng, count=rules.prompts_per_ranking, bands=[0])
    if len(picked) < MIN_PROMPTS_RANKED:
        return None
    taken = []
    for row in sorted(picked, key=lambda row: int(row.tree_id)):
        trees.reserve(tx, row.tree_id)
        if work.lease(tx, kind, row.message_id, change.rng, is_newcomer=member.is_newcomer):
            taken.append(row.message_id)
    if len(taken) < MIN_PROMPTS_RANKED:
        for message_id in taken:
            work.release(tx, kind, message_id, is_newcomer=member.is_newcomer)
        return None
    change.rng.shuffle(taken)
    return Taken(taken)


def take_again(change: Change, task: sa.Row[Any]) -> bool:
    """Lease the slots of an expired task once more; False when somebody else has them."""
    tx = change.tx
    if task.kind == Kind.INITIAL_PROMPT.value:
        if not open_prompts(tx, change.context, task.lang, lock=True):
            return False
        trees.lease_prompt(tx, task.lang, +1)
        return True
    slots = slots_of(tx, task)
    for tree_id in trees.of_messages(tx, [message_id for _, message_id in slots]):
        trees.reserve(tx, tree_id)
    taken: list[Slot] = []
    for kind, message_id in slots:
        if not work.lease(tx, kind, message_id, change.rng, is_newcomer=task.is_by_newcomer):
            for slot in taken:
                work.release(tx, *slot, is_newcomer=task.is_by_newcomer)
            return False
        taken.append((kind, message_id))
    return True

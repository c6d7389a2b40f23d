"""A text that somebody submits becomes a message: the same once more is refused, and some wait for a moderator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from storage.domain.cases import CaseReason, Hold
from storage.domain.errors import DuplicateText
from storage.domain.kinds import Kind
from storage.domain.states import TreeState
from storage.domain.suspicion import OWN_TEXTS
from storage.domain.text import checked, fingerprint
from storage.queries import cases, messages, sql, trees, work
from storage.queries import tables as t
from storage.queries import writing as stored
from storage.queries.contributors import ContributorRow
from storage.services.context import Change
from storage.services.likeness import repeats

CASE_OF: Mapping[Hold, CaseReason] = {Hold.RAID: CaseReason.RAID, Hold.FIRST_TEXT: CaseReason.FIRST_TEXT}
"""Why a text that is held at once is looked at."""


@dataclass(frozen=True, slots=True)
class Written:
    """A new message."""

    id: int
    planted: int | None = None
    """The tree that grew from a new prompt."""
    is_held: bool = False
    """It waits for a moderator."""


def write(change: Change, member: ContributorRow, task: sa.Row[Any], draft: str) -> Written:
    """Store a text as a message, part of the transaction of its submission; the tree it goes to is locked.

    Raises InvalidText, and DuplicateText where the member wrote this a short while ago, or almost this.
    """
    tx, rules = change.tx, change.rules(task.lang)
    text = checked(draft, max_length=rules.max_text_length)
    digest = fingerprint(text)
    _require_new(change, member, task, text, digest)
    why_held = _why_held(change, member, task)
    kind = Kind(task.kind)
    public_id = str(UUID(int=change.rng.getrandbits(128), version=4))
    parent = messages.get(tx, task.message_id) if task.message_id is not None else None
    planted = _plant(change, task.lang, public_id) if parent is None else None
    row = {
        "public_id": public_id,
        "tree_id": parent.tree_id if parent is not None else planted,
        "parent_id": task.message_id,
        "author_id": member.id,
        "task_id": task.id,
        "guild_discord_id": task.guild_discord_id,
        "role": kind.info.role.value,
        "lang": task.lang,
        "text": text,
        "text_sha256": digest,
        "depth": parent.depth + 1 if parent is not None else 0,
        "created_at": change.now,
        "is_audited": rules.is_adaptive and change.rng.random() < rules.audit_share,
    }
    message_id = sql.add(tx, t.message, row)
    if why_held is not None:
        _hold(change, message_id, why_held)
    if parent is not None:
        work.mark_seen(tx, member.id, [(kind, parent.id)])
    return Written(message_id, planted, is_held=why_held is not None)


def _require_new(change: Change, member: ContributorRow, task: sa.Row[Any], text: str, digest: str) -> None:
    since = change.now - timedelta(minutes=change.rules(task.lang).duplicate_window_minutes)
    earlier = stored.written_lately(change.tx, member.id, digest, since, most=OWN_TEXTS)
    if earlier and earlier[0].is_same:
        raise DuplicateText()
    if repeats(text, [row.text for row in earlier]):
        raise DuplicateText("error-text-similar")


def _plant(change: Change, lang: str, public_id: str) -> int:
    """A new tree under review; its limits are those of this moment."""
    rules, state = change.rules(lang), TreeState.INITIAL_PROMPT_REVIEW
    trees.count_states(change.tx, lang, {state: +1})
    goal = rules.goal_tree_size
    if rules.random_goal_tree_size:
        goal = change.rng.randint(min(rules.min_goal_tree_size, goal), goal)
    row = {
        "public_id": public_id,
        "lang": lang,
        "state": state.value,
        "goal_size": goal,
        "max_depth": rules.max_tree_depth,
        "max_children": rules.max_children_count,
        "created_at": change.now,
        "changed_at": change.now,
    }
    return sql.add(change.tx, t.tree, row)


def _why_held(change: Change, member: ContributorRow, task: sa.Row[Any]) -> Hold | None:
    """Why a new text waits for a moderator before others see it; None where it does not."""
    guild = task.guild_discord_id
    if guild is None:
        return None
    policy = change.context.policy(guild)
    if member.is_newcomer and policy.is_raided(change.now):
        return Hold.RAID
    most = policy.hold_first_texts
    if most and stored.texts_on(change.tx, member.id, guild, most=most) < most:
        return Hold.FIRST_TEXT
    return None


def _hold(change: Change, message_id: int, why: Hold) -> None:
    """Take a new message out until a moderator looked at it, and ask for one (storage/services/holds.py)."""
    values = {"is_deleted": True, "removed_with": message_id, "held_because": why.value}
    messages.change(change.tx, message_id, **values)
    message = messages.get(change.tx, message_id)
    assert message is not None, "written just now"
    cases.open_case(
        change.tx,
        message=message,
        contributor_id=message.author_id,
        guild_discord_id=message.guild_discord_id,
        lang=message.lang,
        reason=CASE_OF[why],
        now=change.now,
    )

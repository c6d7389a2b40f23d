"""From rows to the frozen views that a panel is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from storage.domain.kinds import Family, Kind, Role
from storage.domain.rules import Rules
from storage.domain.views import Draft, MessageView, TaskView
from storage.queries import messages
from storage.queries import tables as t
from storage.queries.contributors import ContributorRow
from storage.statements import scalars
from storage.store import Tx


def draft_of(stored: Mapping[str, Any] | None) -> Draft:
    """What a member has entered so far."""
    data = stored or {}
    return Draft(
        text=data.get("text"),
        answers=data.get("answers"),
        groups=tuple(tuple(group) for group in data.get("groups", ())),
        is_not_rankable=data.get("is_not_rankable", False),
        page=data.get("page", 0),
    )


_OPTION_IDS = (
    sa.select(t.task_option.c.message_id)
    .where(t.task_option.c.task_id == sa.bindparam("task_id"))
    .order_by(t.task_option.c.position)
)


def option_ids(tx: Tx, task_id: int) -> list[int]:
    """The messages a ranking task shows, in their shuffled order."""
    return scalars(tx, _OPTION_IDS, {"task_id": task_id})


def task_view(
    tx: Tx, task: sa.Row[Any], member: ContributorRow, rules: Rules, *, is_resumed: bool = False
) -> TaskView:
    """A task with its conversation, its options and what its member has entered."""
    kind, draft = Kind(task.kind), draft_of(task.draft)
    path = messages.path_to(tx, task.message_id, me=member.id) if task.message_id is not None else []
    is_rank, is_label = kind.info.family is Family.RANK, kind.info.family is Family.LABEL
    options = messages.options_of(tx, task.id, me=member.id) if is_rank else []
    return TaskView(
        id=task.id,
        kind=kind,
        lang=task.lang,
        expires_at=task.expires_at,
        conversation=tuple(_seen_by(member, row, is_target=row.id == task.message_id) for row in path),
        options=tuple(_seen_by(member, row) for row in options),
        draft=draft,
        reviews_done=path[-1].review_count if path and is_label else 0,
        reviews_required=rules.reviews_required(is_root=kind.info.is_root) if is_label else 0,
        max_text_length=rules.max_text_length,
        is_simple=task.is_simple,
        bonus_percent=task.bonus_percent,
        is_resumed=is_resumed,
        interface_locale=member.interface_locale,
    )


def _seen_by(member: ContributorRow, row: sa.Row[Any], *, is_target: bool = False) -> MessageView:
    """A message as one member sees it: thumbs are counted only after that member's own vote."""
    vote = 0 if row.my_emoji is None else 1 if row.my_emoji == messages.UP else -1
    return MessageView(
        id=row.id,
        role=Role(row.role),
        text=row.text,
        is_target=is_target,
        is_own=row.author_id == member.id,
        is_gone=row.is_deleted,
        my_vote=vote,
        votes=(row.up or 0, row.down or 0) if vote else None,
        is_reported=row.is_reported,
    )

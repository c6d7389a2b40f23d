"""From rows to the frozen views that a panel is drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from storage.domain.kinds import Family, Kind, Role
from storage.domain.rules import Rules
from storage.domain.views import Draft, MessageView, TaskView
from storage.queries import messages
from storage.queries import tables as t
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


def option_ids(tx: Tx, task_id: int) -> list[int]:
    """The messages a ranking task shows, in their shuffled order."""
    o = t.task_option.c
    return list(
        tx.execute(sa.select(o.message_id).where(o.task_id == task_id).order_by(o.position)).scalars()
    )


def task_view(tx: Tx, task: sa.Row[Any], rules: Rules, *, is_resumed: bool = False) -> TaskView:
    """A task with its conversation, its options and what the member has entered."""
    kind = Kind(task.kind)
    path = messages.path_to(tx, task.message_id) if task.message_id is not None else []
    shown = messages.by_ids(tx, ids) if (ids := option_ids(tx, task.id)) else {}
    look = _Look(tx, task.contributor_id, [row.id for row in path] + ids)
    target = path[-1] if path else None
    is_label = kind.info.family is Family.LABEL
    return TaskView(
        id=task.id,
        kind=kind,
        lang=task.lang,
        expires_at=task.expires_at,
        conversation=tuple(look.at(row, is_target=row.id == task.message_id) for row in path),
        options=tuple(look.at(shown[message_id]) for message_id in ids),
        draft=draft_of(task.draft),
        reviews_done=target.review_count if target is not None and is_label else 0,
        reviews_required=rules.reviews_required(is_root=kind.info.is_root) if is_label else 0,
        max_text_length=rules.max_text_length,
        is_resumed=is_resumed,
        interface_locale=_interface_locale(tx, task.contributor_id),
    )


def _interface_locale(tx: Tx, contributor_id: int) -> str | None:
    c = t.contributor.c
    found: str | None = tx.execute(sa.select(c.interface_locale).where(c.id == contributor_id)).scalar()
    return found


class _Look:
    """Messages as one member sees them: thumbs are counted only after that member's own vote."""

    def __init__(self, tx: Tx, contributor_id: int, ids: Sequence[int]) -> None:
        self._contributor_id = contributor_id
        self._mine = messages.my_votes(tx, contributor_id, ids)
        self._votes = messages.votes_on(tx, list(self._mine)) if self._mine else {}
        self._reported = messages.my_reports(tx, contributor_id, ids)

    def at(self, row: sa.Row[Any], *, is_target: bool = False) -> MessageView:
        has_voted = row.id in self._mine
        return MessageView(
            id=row.id,
            role=Role(row.role),
            text=row.text,
            is_target=is_target,
            is_own=row.author_id == self._contributor_id,
            my_vote=self._mine.get(row.id, 0),
            votes=self._votes.get(row.id, (0, 0)) if has_voted else None,
            is_reported=row.id in self._reported,
        )

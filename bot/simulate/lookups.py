"""What the simulation looks up in the store beside the services."""

from __future__ import annotations

import sqlalchemy as sa

from storage.domain.kinds import Family
from storage.domain.states import ENDED, TreeState
from storage.domain.views import TaskView
from storage.queries import tables as t
from storage.store import Tx

_STOPPED = (TreeState.HALTED_BY_MODERATOR.value, TreeState.ABORTED_LOW_GRADE.value)
m = t.message.c


def written_in(tx: Tx, task_id: int) -> int:
    """The message that was written in a task."""
    return int(tx.execute(sa.select(m.id).where(m.task_id == task_id)).scalar_one())


def has_verdict(tx: Tx, view: TaskView) -> bool:
    """Whether a review comes although its message is decided and not audited; False for other tasks."""
    if view.kind.info.family is not Family.LABEL:
        return False
    row = tx.execute(sa.select(m.review_result, m.is_audited).where(m.id == view.conversation[-1].id)).one()
    return row.review_result is not None and not row.is_audited


def is_mutilated(tx: Tx, view: TaskView) -> bool:
    """Whether a conversation of a task was stopped from outside, or lost messages to reports."""
    about = [message.id for message in (*view.conversation, *view.options)]
    tree_ids = sa.select(m.tree_id).where(m.id.in_(about))
    deleted = sa.select(m.id).where(m.tree_id.in_(tree_ids), m.is_deleted.is_(sa.true()))
    tree = t.tree.c
    # Reviewers who reject a prompt end its conversation too; that is no interference.
    stopped = (
        sa.select(tree.id)
        .join(t.message, sa.and_(m.tree_id == tree.id, m.parent_id.is_(None)))
        .where(
            tree.id.in_(tree_ids),
            tree.state.in_(_STOPPED),
            sa.or_(m.review_result.is_(None), m.review_result),
        )
    )
    return any(tx.execute(query.limit(1)).first() is not None for query in (deleted, stopped))


def unfinished(tx: Tx) -> list[int]:
    """The initial prompts of members whose conversations have not ended."""
    ended = [state.value for state in ENDED]
    query = sa.select(m.id).join(t.tree, t.tree.c.id == m.tree_id)
    query = query.where(m.depth == 0, m.author_id.is_not(None), t.tree.c.state.not_in(ended))
    return list(tx.execute(query.order_by(m.id)).scalars())


def open_replies(tx: Tx, lang: str, count: int) -> list[int]:
    """Replies in conversations of a language that grow, the newest first."""
    query = sa.select(m.id).join(t.tree, t.tree.c.id == m.tree_id)
    query = query.where(m.depth > 0, m.is_deleted.is_(sa.false()), m.lang == lang)
    query = query.where(t.tree.c.state == TreeState.GROWING.value)
    return list(tx.execute(query.order_by(m.id.desc()).limit(count)).scalars())


def accepted_of_members(tx: Tx, lang: str) -> list[tuple[int, int]]:
    """Accepted replies of members to which nobody replied, with the Discord ids of their authors, newest first."""
    reply = t.message.alias()
    query = (
        sa.select(m.id, t.contributor.c.discord_id)
        .join(t.contributor, t.contributor.c.id == m.author_id)
        .where(m.lang == lang, m.depth > 0, m.review_result.is_(sa.true()), m.is_deleted.is_(sa.false()))
        .where(t.contributor.c.discord_id.is_not(None))
        .where(~sa.exists().where(reply.c.parent_id == m.id))
        .order_by(m.id.desc())
        .limit(20)
    )
    return [(row.id, row.discord_id) for row in tx.execute(query)]


def is_used(tx: Tx) -> bool:
    """Whether a store, migrated or not, holds messages or members."""
    tables = set(sa.inspect(tx).get_table_names())
    return any(
        table.name in tables and tx.execute(sa.select(table.c.id).limit(1)).first() is not None
        for table in (t.message, t.contributor)
    )

"""Who is shown on boards: kept in the table `unlisted` wherever it is decided, so that a board asks once per line."""

from __future__ import annotations

import sqlalchemy as sa

from storage.domain.visibility import Visibility, hidden_scopes
from storage.queries import sql
from storage.queries import tables as t
from storage.store import Tx

u, m, c = t.unlisted.c, t.membership.c, t.contributor.c


def relist(tx: Tx, contributor_id: int) -> None:
    """Bring the rows of a member up to what they and their servers chose; call it after each such change."""
    row = tx.execute(sa.select(c.visibility, c.suspended_at, c.barred).where(c.id == contributor_id)).one()
    hidden_on = tx.execute(
        sa.select(m.guild_discord_id).where(
            m.contributor_id == contributor_id, m.is_hidden | m.left_at.is_not(None)
        )
    ).scalars()
    scopes = hidden_scopes(
        Visibility(row.visibility),
        is_suspended=row.suspended_at is not None,
        hidden_on=(*hidden_on, *map(int, row.barred or {})),
    )
    tx.execute(sa.delete(t.unlisted).where(u.contributor_id == contributor_id, u.scope.not_in(scopes)))
    sql.add_if_new(
        tx,
        t.unlisted,
        [{"scope": scope, "contributor_id": contributor_id} for scope in sorted(scopes)],
    )

"""The audit log: adding an entry, as part of the transaction of the act itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain import audit
from storage.queries import sql
from storage.queries import tables as t
from storage.store import Tx

h = t.audit_head.c
HEAD = 1
"""The one row of the log's end."""


def append(
    tx: Tx,
    act: str,
    subject: str,
    *,
    by: int | None,
    guild_discord_id: int | None,
    now: datetime,
    lang: str = "",
    **details: Any,
) -> int:
    """Add an entry; its number. `by` is a Discord id, None for the bot itself and the operator's command line.

    Call it last in a transaction: the end of the log stays locked until the commit. Details are small JSON values,
    and never a text that a member wrote; ValueError for what would not come back as it was digested.
    """
    if unfit := [name for name, value in details.items() if not audit.lasting(value)]:
        raise ValueError(f"details of {act} would not digest the same once stored: {', '.join(unfit)}")
    head = tx.execute(sa.select(h.last_id, h.digest).where(h.id == HEAD).with_for_update()).one()
    kept = {name: value for name, value in details.items() if value is not None} or None
    entry = audit.Entry(
        id=head.last_id + 1,
        at=now.replace(microsecond=0),
        actor_discord_id=by,
        guild_discord_id=guild_discord_id or 0,
        act=act,
        subject=subject,
        lang=lang,
        details_sha256=audit.details_digest(kept),
    )
    digest = audit.digest(head.digest, entry)
    row = {name: getattr(entry, name) for name in audit.Entry.__slots__}
    sql.add_all(tx, t.audit_entry, [{**row, "details": kept, "digest": digest}])
    tx.execute(sa.update(t.audit_head).where(h.id == HEAD).values(last_id=entry.id, digest=digest))
    return entry.id

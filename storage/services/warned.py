"""Warnings that members were given: how many, and whether the same one was given a moment ago."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from storage.domain.access import Authority
from storage.domain.notices import NoticeKind
from storage.queries import tables as t
from storage.store import Tx

ACT: Final = "member.warned"
"""The act of the audit log that a warning is."""
AT_ONCE: Final = timedelta(seconds=60)
"""What a moderator does to a member twice in the same words within this time they do once: a form came twice."""

a, n = t.audit_entry.c, t.notice.c


def count_of(tx: Tx, authority: Authority, contributor_id: int) -> int:
    """How often a member was warned on a moderator's server, or at all where their word holds everywhere."""
    query = sa.select(sa.func.count()).where(a.subject == f"member:{contributor_id}", a.act == ACT)
    if not authority.is_everywhere:
        query = query.where(a.guild_discord_id == authority.guild_discord_id)
    return tx.execute(query).scalar_one()


def was_just_said(
    tx: Tx, contributor_id: int, authority: Authority, why: str, message_id: int | None, now: datetime
) -> bool:
    """Whether the same moderator said the same a moment ago: the log has no words, the notice nobody's name."""
    acts = sa.select(a.id).where(
        a.subject == f"member:{contributor_id}",
        a.act == ACT,
        a.actor_discord_id == authority.discord_id,
        a.at > now - AT_ONCE,
    )
    told = sa.select(n.id).where(
        n.contributor_id == contributor_id,
        n.kind == NoticeKind.WARNED.value,
        n.message_id.is_not_distinct_from(message_id),
        n.facts["reason"].as_string() == why,
        n.created_at > now - AT_ONCE,
    )
    return tx.execute(acts.limit(1)).first() is not None and tx.execute(told.limit(1)).first() is not None

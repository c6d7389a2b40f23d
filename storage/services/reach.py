"""How far a moderator's word reaches, asked inside the transaction that acts on it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.cases import CaseReason
from storage.domain.errors import NotAllowed
from storage.queries import tables as t
from storage.store import Tx

m = t.message.c


def require_message(tx: Tx, authority: Authority, message: sa.Row[Any]) -> None:
    """Raise NotAllowed where a message (its row) is not theirs to moderate."""
    if not authority.reaches(lang=message.lang, guild_discord_id=message.guild_discord_id):
        raise NotAllowed()


def require_member(tx: Tx, authority: Authority, contributor_id: int) -> None:
    """Raise NotAllowed where a member is not theirs to look up: nobody of their server, and nobody who wrote there."""
    if authority.level < Level.MODERATOR:
        raise NotAllowed()
    if authority.is_everywhere:
        return
    guild = authority.guild_discord_id
    if guild is None or not _is_of_server(tx, contributor_id, guild):
        raise NotAllowed()


def _is_of_server(tx: Tx, contributor_id: int, guild: int) -> bool:
    membership = t.membership.c
    belongs = sa.exists().where(
        membership.contributor_id == contributor_id, membership.guild_discord_id == guild
    )
    wrote = sa.exists().where(m.author_id == contributor_id, m.guild_discord_id == guild)
    return bool(tx.execute(sa.select(sa.or_(belongs, wrote))).scalar_one())


def require_case(tx: Tx, authority: Authority, case: sa.Row[Any], message: sa.Row[Any] | None) -> None:
    """Raise NotAllowed where a case is not theirs: another server's, another language's, or about themselves."""
    if message is not None:
        require_message(tx, authority, message)
    elif authority.level < Level.MODERATOR or not (
        authority.is_everywhere
        or (case.guild_discord_id is not None and case.guild_discord_id == authority.guild_discord_id)
    ):
        raise NotAllowed()
    about = case.contributor_id if message is None else message.author_id
    k = t.contributor.c
    mine = tx.execute(sa.select(k.id).where(k.discord_id == authority.discord_id)).scalar()
    ring = (case.facts or {}).get(CaseReason.RING.value) or {}
    if mine is not None and (mine == about or mine in ring.get("members", ())):
        raise NotAllowed("error-own-case")


def require_anothers_tree(tx: Tx, authority: Authority, tree_id: int) -> None:
    """Raise NotAllowed where a conversation begins with a message of the moderator themselves."""
    k = t.contributor.c
    author = sa.select(k.discord_id).join(t.message, m.author_id == k.id)
    found = tx.execute(author.where(m.tree_id == tree_id, m.parent_id.is_(None))).scalar()
    if found is not None and found == authority.discord_id:
        raise NotAllowed("error-own-case")

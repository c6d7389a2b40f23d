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
    if authority.level < Level.MODERATOR or not is_member_theirs(tx, authority, contributor_id):
        raise NotAllowed()


def is_member_theirs(tx: Tx, authority: Authority, contributor_id: int) -> bool:
    """The same of a moderator as an answer."""
    guild = authority.guild_discord_id
    return authority.is_everywhere or (guild is not None and _is_of_server(tx, contributor_id, guild))


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
    """Raise NotAllowed where a conversation is not theirs to stop: begun elsewhere, or by the moderator themselves."""
    prompt = _prompt(tx, tree_id)
    require_message(tx, authority, prompt)
    if prompt.discord_id == authority.discord_id:
        raise NotAllowed("error-own-case")


def may_stop(tx: Tx, authority: Authority, tree_id: int) -> bool:
    """Whether it is theirs to stop."""
    prompt = _prompt(tx, tree_id)
    is_in_reach = authority.reaches(lang=prompt.lang, guild_discord_id=prompt.guild_discord_id)
    return is_in_reach and prompt.discord_id != authority.discord_id


def _prompt(tx: Tx, tree_id: int) -> sa.Row[Any]:
    """Where a conversation began, and its author's Discord id."""
    k = t.contributor.c
    query: sa.Select[Any] = sa.select(m.lang, m.guild_discord_id, k.discord_id).outerjoin(
        t.contributor, m.author_id == k.id
    )
    return tx.execute(query.where(m.tree_id == tree_id, m.parent_id.is_(None))).one()

"""Teams of a server: who may join which, and how they stand against each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.errors import TeamGone, TeamNameTaken, TooManyTeams
from storage.domain.teams import MAX_TEAMS, checked_team_name, folded
from storage.queries import contributors, following, sql
from storage.queries import tables as t
from storage.queries import teams as stored
from storage.queries.ledger import ALL_LANGUAGES
from storage.services.context import Context
from storage.services.following import Following
from storage.store import Tx

MIN_PER_HEAD = 3
"""Members of a team that is compared per head: with fewer, one busy member would be the team."""


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team."""

    id: int
    name: str
    members: int
    """How many belong to it now."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining a team did."""

    team: TeamView
    """As it is now, with the new member."""
    left: str | None = None
    """Name of the team that the member belonged to before."""
    is_new: bool = True
    """False for who belonged to it already: then nothing changed."""


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """A team's line on a board."""

    team: TeamView
    rank: int
    """1 is best; teams that are level share a rank, and the next one counts them (1, 1, 3)."""
    points: int
    """Tenths of a point."""
    contributions: int
    members: int
    """How many belong to it now."""
    per_head: float
    """Tenths of a point for each of them; 0 for a team without members."""


class Teams:
    """Teams and who belongs to them.

    Invariants: a member belongs to at most one team of a server; `team.members` is the number of its rows; a line of
    the ledger counts once, for the team that its member belonged to on its server when it was committed: no time that
    somebody writes into it decides, so none is lost between two teams. What changes a team takes the lock of the
    follower that counts them (storage/services/following.py), so that this holds while somebody moves. What a member
    did stays with the team when they leave.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    async def define(self, guild_discord_id: int, name: str, now: datetime) -> TeamView:
        """A new team; InvalidTeamName, TeamNameTaken, TooManyTeams."""
        checked = checked_team_name(name)

        def body(tx: Tx) -> TeamView:
            following.lock(tx, following.ENTRIES)
            others = stored.of_guild(tx, guild_discord_id)
            if len(others) >= MAX_TEAMS:
                raise TooManyTeams(most=MAX_TEAMS)
            row = {
                "guild_discord_id": guild_discord_id,
                "name": checked,
                "folded": _free(checked, others),
                "created_at": now,
            }
            return TeamView(sql.add(tx, t.team, row), checked, 0)

        return await self._context.store.write(body)

    async def rename(self, team_id: int, guild_discord_id: int, name: str) -> TeamView:
        """Call a team of the server something else; InvalidTeamName, TeamNameTaken, TeamGone."""
        checked = checked_team_name(name)

        def body(tx: Tx) -> TeamView:
            following.lock(tx, following.ENTRIES)
            teams = stored.of_guild(tx, guild_discord_id)
            team = _one(teams, team_id)
            others = [each for each in teams if each.id != team_id]
            sql.change(tx, t.team, team_id, {"name": checked, "folded": _free(checked, others)})
            return TeamView(team_id, checked, team.members)

        return await self._context.store.write(body)

    async def remove(self, team_id: int, guild_discord_id: int) -> TeamView:
        """Remove a team of the server, its members' belonging to it and its points; what it was. TeamGone."""

        def body(tx: Tx) -> TeamView:
            following.lock(tx, following.ENTRIES)
            team = _one(stored.of_guild(tx, guild_discord_id), team_id)
            stored.drop(tx, team_id)
            return _view(team)

        return await self._context.store.write(body)

    async def of_guild(self, guild_discord_id: int) -> list[TeamView]:
        """The teams of a server by name."""
        found = await self._context.store.read(lambda tx: stored.of_guild(tx, guild_discord_id))
        return [_view(row) for row in sorted(found, key=lambda row: (_alphabetical(row.name), row.id))]

    async def of_member(self, discord_id: int, guild_discord_id: int) -> TeamView | None:
        """The team of a member on a server, if they have one."""

        def body(tx: Tx) -> TeamView | None:
            member = contributors.by_discord_id(tx, discord_id)
            found = stored.membership(tx, member.id, guild_discord_id) if member is not None else None
            return TeamView(found.team_id, found.name, found.members) if found is not None else None

        return await self._context.store.read(body)

    async def join(self, discord_id: int, guild_discord_id: int, team_id: int, *, now: datetime) -> Joined:
        """Let a member belong to a team of the server, and leave the one before.

        Raises TeamGone and what require_member raises. Joining the own team changes nothing. The ledger is followed
        first, so that hardly a line is left to be taken out of the team's count until the follower adds it again.
        """
        await Following(self._context).follow_ledger(now=now)

        def body(tx: Tx) -> Joined:
            last_id = following.lock(tx, following.ENTRIES)
            member = self._context.require_member(tx, discord_id)
            team = _one(stored.of_guild(tx, guild_discord_id), team_id)
            old = stored.membership(tx, member.id, guild_discord_id)
            if old is not None and old.team_id == team_id:
                return Joined(_view(team), is_new=False)
            if old is not None:
                _leave(tx, member.id, guild_discord_id, old.team_id, last_id=last_id)
            _enter(tx, member.id, guild_discord_id, team_id, last_id=last_id, now=now)
            view = TeamView(team_id, team.name, team.members + 1)
            return Joined(view, left=old.name if old is not None else None)

        return await self._context.store.write(body)

    async def leave(self, discord_id: int, guild_discord_id: int) -> TeamView | None:
        """Let a member leave their team on the server; the team without them, None for who has none."""

        def body(tx: Tx) -> TeamView | None:
            last_id = following.lock(tx, following.ENTRIES)
            member = contributors.by_discord_id(tx, discord_id, lock=True)
            old = stored.membership(tx, member.id, guild_discord_id) if member is not None else None
            if member is None or old is None:
                return None
            _leave(tx, member.id, guild_discord_id, old.team_id, last_id=last_id)
            return TeamView(old.team_id, old.name, old.members - 1)

        return await self._context.store.write(body)

    async def board(
        self, guild_discord_id: int, period: str, *, lang: str | None = None, per_head: bool = False
    ) -> list[TeamStanding]:
        """The teams of a server in a period (storage/domain/periods.py), in one language or all, best first.

        Per head, only teams of MIN_PER_HEAD members and more; else all of them, also those without a point.
        """
        wanted = ALL_LANGUAGES if lang is None else lang
        found = await self._context.store.read(lambda tx: stored.board(tx, guild_discord_id, period, wanted))
        lines = [_line(row) for row in found if not per_head or row.members >= MIN_PER_HEAD]
        return _ranked(lines, per_head=per_head)


def leave_all(tx: Tx, contributor_id: int, *, last_id: int) -> None:
    """Let somebody leave their teams on every server; `last_id` is where the follower of the ledger stands, locked."""
    for each in stored.memberships(tx, contributor_id):
        _leave(tx, contributor_id, each.guild_discord_id, each.team_id, last_id=last_id)


def _enter(
    tx: Tx, contributor_id: int, guild_discord_id: int, team_id: int, *, last_id: int, now: datetime
) -> None:
    """Join, and take out in advance what the follower has still to come to: it will count that for this team.

    The two together are nothing, whenever it comes there; leaving before that adds the lines instead of it.
    """
    waiting = following.entries_of(tx, contributor_id, guild_discord_id, after=last_id)
    stored.count(tx, [(team_id, entry) for entry in waiting], sign=-1)
    stored.add_member(tx, contributor_id, guild_discord_id, team_id, now)


def _leave(tx: Tx, contributor_id: int, guild_discord_id: int, team_id: int, *, last_id: int) -> None:
    """Count what the follower has not come to yet, which it will not find the team of; then leave."""
    waiting = following.entries_of(tx, contributor_id, guild_discord_id, after=last_id)
    stored.count(tx, [(team_id, entry) for entry in waiting])
    stored.drop_member(tx, contributor_id, guild_discord_id, team_id)


def _free(name: str, others: Iterable[sa.Row[Any]]) -> str:
    """The folded name, if no other team of the server has it; raises TeamNameTaken."""
    wanted = folded(name)
    if any(each.folded == wanted for each in others):
        raise TeamNameTaken()
    return wanted


def _one(teams: Iterable[sa.Row[Any]], team_id: int) -> sa.Row[Any]:
    """The team with this id; raises TeamGone where the server has none."""
    for team in teams:
        if team.id == team_id:
            return team
    raise TeamGone()


def _view(row: sa.Row[Any]) -> TeamView:
    return TeamView(row.id, row.name, row.members)


def _line(row: sa.Row[Any]) -> TeamStanding:
    per_head = row.points / row.members if row.members else 0.0
    return TeamStanding(_view(row), 0, row.points, row.contributions, row.members, per_head)


def _alphabetical(name: str) -> tuple[str, str]:
    """Names in this order stand as in a dictionary: an accent only decides where the letters are the same."""
    plain = unicodedata.normalize("NFD", folded(name))
    return "".join(char for char in plain if not unicodedata.combining(char)), plain


def _ranked(lines: Iterable[TeamStanding], *, per_head: bool) -> list[TeamStanding]:
    """The lines by falling value, teams that are level by name."""

    def value(line: TeamStanding) -> float:
        return line.per_head if per_head else line.points

    ordered = sorted(lines, key=lambda line: (-value(line), _alphabetical(line.team.name), line.team.id))
    ranked: list[TeamStanding] = []
    for place, line in enumerate(ordered, 1):
        is_level = bool(ranked) and value(ranked[-1]) == value(line)
        ranked.append(replace(line, rank=ranked[-1].rank if is_level else place))
    return ranked

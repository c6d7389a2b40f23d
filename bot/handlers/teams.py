"""Teams: joining, leaving and comparing them; defining them is for the staff of a server."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.event import Event
from bot.handlers.onboarding import accepted
from bot.handlers.staff import answered, require_guild, require_manager
from bot.session import Session
from bot.ui import teams as ui
from bot.ui.leaderboard import name_text
from storage.domain.errors import CollectionError, TeamGone, UnknownLanguage
from storage.domain.periods import period_of
from storage.domain.teams import folded
from storage.services.teams import TeamView


async def join_team(session: Session, typed: str) -> None:
    """Let the member belong to the team that was chosen or whose name was typed."""
    await session.defer()
    guild_id = require_guild(session)
    await accepted(session)
    team = await _team(session, guild_id, typed)
    joined = await session.bot.engine.teams.join(session.member_id, guild_id, team.id, now=session.now)
    await session.show(ui.joined_panel(session.t, joined))


async def leave_team(session: Session) -> None:
    """Let the member leave their team here."""
    await session.defer()
    guild_id = require_guild(session)
    await session.member()
    left = await session.bot.engine.teams.leave(session.member_id, guild_id)
    await session.show(ui.left_panel(session.t, left))


async def show_race(session: Session, race: ui.Race) -> None:
    """The board of the server's teams; UnknownLanguage for a language that is not collected."""
    await session.defer()
    guild_id = require_guild(session)
    await session.member()
    if race.lang is not None and race.lang not in session.bot.settings.languages:
        raise UnknownLanguage(language=race.lang[:32])
    engine = session.bot.engine
    period = period_of(race.frame, session.now.date())
    lines = await engine.teams.board(guild_id, period, lang=race.lang, per_head=race.per_head)
    own = await engine.teams.of_member(session.member_id, guild_id)
    await session.show(ui.race_panel(session.t, race, lines, own))


async def teamboard(session: Session, event: Event) -> None:
    """Another board of teams, by its id."""
    await show_race(session, ui.Race.of(event.action))


# Staff


async def as_staff(session: Session, work: Callable[[int], Awaitable[None]]) -> None:
    """Do what only staff may do, with the id of their server."""
    await session.defer()
    await session.member()

    async def checked() -> None:
        await work(require_manager(session))

    await answered(session, checked)


async def add_team(session: Session, name: str) -> None:
    """Define a team."""

    async def work(guild_id: int) -> None:
        team = await session.bot.engine.teams.define(guild_id, name, session.now)
        await _show_list(session, guild_id, note=session.t("teams.added", name=_name(session, team)))

    await as_staff(session, work)


async def rename_team(session: Session, typed: str, name: str) -> None:
    """Call a team something else."""

    async def work(guild_id: int) -> None:
        old = await _team(session, guild_id, typed)
        new = await session.bot.engine.teams.rename(old.id, guild_id, name)
        note = session.t("teams.renamed", old=_name(session, old), name=_name(session, new))
        await _show_list(session, guild_id, note=note)

    await as_staff(session, work)


async def ask_to_remove_team(session: Session, typed: str) -> None:
    """Ask whether a team is really to be removed, with its members and points."""

    async def work(guild_id: int) -> None:
        team = await _team(session, guild_id, typed)
        await session.show(ui.removal_panel(session.t, team))

    await as_staff(session, work)


async def teamremove(session: Session, event: Event) -> None:
    """Remove the team, now that it was confirmed."""

    async def work(guild_id: int) -> None:
        team = await session.bot.engine.teams.remove(event.number(0), guild_id)
        await _show_list(session, guild_id, note=session.t("teams.removed", name=_name(session, team)))

    await as_staff(session, work)


async def list_teams(session: Session, *, page: int = 0) -> None:
    """The teams of the server."""

    async def work(guild_id: int) -> None:
        await _show_list(session, guild_id, page=page)

    await as_staff(session, work)


async def teamlist(session: Session, event: Event) -> None:
    """A page of the list."""
    await list_teams(session, page=event.action.number(0) or 0)


async def _show_list(session: Session, guild_id: int, *, page: int = 0, note: str | None = None) -> None:
    panel = ui.list_panel(session.t, await session.bot.engine.teams.of_guild(guild_id), page=page)
    await session.show(panel.with_note(note) if note else panel)


# Which team is meant


async def suggestions(session: Session, typed: str) -> list[tuple[str, str]]:
    """(name, value) of the server's teams whose name holds what was typed; nothing where the store fails."""
    if session.guild_id is None:
        return []
    try:
        teams = await session.bot.engine.teams.of_guild(session.guild_id)
    except CollectionError:
        return []
    wanted = folded(typed)
    found = [team for team in teams if wanted in folded(team.name)]
    return [(ui.choice_name(team), f"{ui.CHOICE}{team.id}") for team in found]


async def _team(session: Session, guild_id: int, typed: str) -> TeamView:
    """The team that was chosen or typed; TeamGone where there is none, another error where there are none at all."""
    teams = await session.bot.engine.teams.of_guild(guild_id)
    if not teams:
        raise CollectionError("error-no-teams", command=ui.slash_of(session.t, "teams", "add"))
    found = _meant(teams, typed)
    if found is None:
        raise TeamGone()
    return found


def _meant(teams: Sequence[TeamView], typed: str) -> TeamView | None:
    for team in teams:
        if typed == f"{ui.CHOICE}{team.id}":
            return team
    wanted = folded(typed)
    return next((team for team in teams if folded(team.name) == wanted), None)


def _name(session: Session, team: TeamView) -> str:
    return name_text(session.t, team.name)


HANDLERS = {"teamboard": teamboard, "teamlist": teamlist, "teamremove": teamremove}

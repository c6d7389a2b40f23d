"""The guide and the help."""

from __future__ import annotations

from bot.event import Event
from bot.handlers.onboarding import new_terms_panel
from bot.session import Session
from bot.ui import screens
from bot.ui.panel import Panel
from storage.domain.kinds import Family
from storage.domain.periods import TOTAL
from storage.domain.views import MemberView


async def guide(session: Session, event: Event) -> None:
    """The guide, or its part about a family of tasks."""
    name = event.action.arg(0)
    family = Family(name) if name in {family.value for family in Family} else None
    await show_guide(session, family, task_id=event.action.number(1))


async def show_guide(session: Session, family: Family | None, *, task_id: int | None = None) -> None:
    """How to write, label or rank well."""
    await session.defer()
    member = await session.member()
    await _show(session, member, screens.guide_panel(session.t, family, task_id=task_id))


async def help_(session: Session, event: Event) -> None:
    """What this is and how it is used."""
    await show_help(session)


async def show_help(session: Session) -> None:
    """The help."""
    await session.defer()
    member = await session.member()
    mentions = session.bot.command_mentions()
    await _show(session, member, screens.help_panel(session.t, mentions=mentions))


async def show_points(session: Session) -> None:
    """How points come about, and how many the member has."""
    await session.defer()
    member, engine = await session.member(), session.bot.engine
    standing = await engine.boards.own(session.member_id, TOTAL)
    reliability = await engine.members.reliability(session.member_id)
    own = standing.points if standing is not None else None
    await _show(session, member, screens.points_panel(session.t, own=own, reliability=reliability))


async def _show(session: Session, member: MemberView, panel: Panel) -> None:
    """Reading is for everybody; somebody new finds the terms above it."""
    if not member.has_accepted:
        terms = await new_terms_panel(session)
        panel = Panel((*terms.embeds, *panel.embeds), (*terms.rows, *panel.rows))
    await session.show(panel)


HANDLERS = {"guide": guide, "help": help_}

"""The guide and the help."""

from __future__ import annotations

from bot.event import Event
from bot.session import Session
from bot.ui import screens
from storage.domain.kinds import Family


async def guide(session: Session, event: Event) -> None:
    """The guide, or its part about a family of tasks."""
    name = event.action.arg(0)
    family = Family(name) if name in {family.value for family in Family} else None
    await show_guide(session, family, task_id=event.action.number(1))


async def show_guide(session: Session, family: Family | None, *, task_id: int | None = None) -> None:
    """How to write, label or rank well; for everybody, terms accepted or not."""
    await session.defer()
    await session.member()
    await session.show(screens.guide_panel(session.t, family, task_id=task_id))


async def help_(session: Session, event: Event) -> None:
    """What this is and how it is used."""
    await show_help(session)


async def show_help(session: Session) -> None:
    """The help; for everybody."""
    await session.defer()
    await session.member()
    await session.show(screens.help_panel(session.t, mentions=session.bot.command_mentions()))


HANDLERS = {"guide": guide, "help": help_}

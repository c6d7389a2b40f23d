"""Rank tasks: an order that grows pick by pick and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.event import Event
from bot.handlers.working import show_task
from bot.session import Session
from bot.ui import ranking
from bot.ui.ids import whole_number
from storage.domain.views import TaskView


async def pick(session: Session, event: Event) -> None:
    """The next place for one option."""
    await _place(session, event, [event.chosen()])


async def tie(session: Session, event: Event) -> None:
    """The next place for several options that are equally good."""
    await _place(session, event, event.values or (event.action.arg(1) or "").split("."))


async def undo(session: Session, event: Event) -> None:
    """Take back the last pick, or the statement that none can be ranked."""
    task = await _task(session, event)
    groups = task.draft.groups
    if not task.draft.is_not_rankable:
        groups = ranking.undone(groups, _ids(task))
    await _save(session, task, groups)


async def none(session: Session, event: Event) -> None:
    """State that none of the options can be ranked."""
    task = await _task(session, event)
    await _save(session, task, (), is_not_rankable=True)


async def _place(session: Session, event: Event, chosen: Sequence[str]) -> None:
    task = await _task(session, event)
    ids = {whole_number(value) for value in chosen} - {None}
    await _save(session, task, ranking.placed(task.draft.groups, _ids(task), ids))  # type: ignore[arg-type]  # None is gone


async def _task(session: Session, event: Event) -> TaskView:
    await session.defer()
    await session.member()
    return await session.bot.engine.tasks.show(
        event.number(0), by=session.member_id, guild_discord_id=session.guild_id
    )


def _ids(task: TaskView) -> list[int]:
    return [option.id for option in task.options]


async def _save(
    session: Session, task: TaskView, groups: ranking.Groups, *, is_not_rankable: bool = False
) -> None:
    saved = await session.bot.engine.tasks.save_order(
        task.id,
        groups,
        by=session.member_id,
        is_not_rankable=is_not_rankable,
        guild_discord_id=session.guild_id,
    )
    await show_task(session, saved)


HANDLERS = {"pick": pick, "tie": tie, "undo": undo, "none": none}

"""Every button, select and form of the bot: from the custom_id to its handler, whatever was restarted in between.

Views and forms are sent already stopped, so discord.py keeps none of them; it hands every interaction to this
listener, and what is needed stands in the custom_id and in the store (docs/architecture.md tells why not DynamicItem).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any

import discord

from bot.errors import guarded
from bot.event import Event
from bot.handlers import HANDLERS
from bot.session import Session
from bot.ui import screens
from bot.ui.ids import Action, decode

_ROUTED = (discord.InteractionType.component, discord.InteractionType.modal_submit)


async def route(session: Session) -> None:
    """Answer a component or a form of ours; anything else is left alone."""
    interaction = session.interaction
    if interaction.type not in _ROUTED or interaction.data is None:
        return
    data: Mapping[str, Any] = dict(interaction.data)
    action = decode(data.get("custom_id"))
    if action is None:
        if str(data.get("custom_id", "")).startswith("c"):
            await guarded(session, partial(session.show, screens.old_button_panel(session.t)))
        return
    event = Event(action, tuple(data.get("values") or ()), fields_of(data.get("components") or ()))
    handler: Callable[[Session, Event], Awaitable[None]] = HANDLERS[action.verb]
    await guarded(session, partial(handler, session, event), task_id=_task_of(action))


def _task_of(action: Action) -> int | None:
    """The task an action is about: for the verbs of a task its first argument is a number."""
    return action.number(0)


def fields_of(components: Sequence[Mapping[str, Any]]) -> dict[str, str | list[str] | None]:
    """What a form holds: custom_id -> text, choice, choices, or None where nothing was entered."""
    found: dict[str, str | list[str] | None] = {}
    for outer in components:
        inner = [outer["component"]] if "component" in outer else outer.get("components", [])
        for control in inner:
            if "custom_id" in control:
                found[control["custom_id"]] = control.get("values", control.get("value"))
    return found

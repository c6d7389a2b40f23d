"""Every button, select and form of the bot: from the custom_id to its handler, whatever was restarted in between.

Views and forms are sent already stopped, so discord.py keeps none of them; it hands every interaction to this
listener, and what is needed stands in the custom_id and in the store (docs/architecture.md tells why not DynamicItem).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import discord

from bot import access
from bot.errors import guarded
from bot.event import Event
from bot.handlers import HANDLERS
from bot.session import Session
from bot.ui import forms
from bot.ui.ids import decode
from storage.domain.access import Deed
from storage.domain.errors import CollectionError

OURS = "c"
"""How custom_ids of every version begin."""
_ROUTED = (discord.InteractionType.component, discord.InteractionType.modal_submit)


async def route(session: Session) -> None:
    """Answer a component or a form of ours; anything else is left alone."""
    interaction = session.interaction
    if interaction.type not in _ROUTED or interaction.data is None:
        return
    data: Mapping[str, Any] = dict(interaction.data)
    fields = fields_of(data.get("components") or ())
    written = forms.parse_text(fields) or forms.parse_report(fields)[1]
    action = decode(data.get("custom_id"))
    if action is None:
        if str(data.get("custom_id", "")).startswith(OURS):
            await guarded(session, _refuse_old, written=written)
        return
    event = Event(action, tuple(data.get("values") or ()), fields)
    handler: Callable[[Session, Event], Awaitable[None]] = HANDLERS[action.verb]
    deed = access.of_action(action)

    async def work() -> None:
        await access.admit(session, deed, needs_server=access.action_needs_server(action))
        await handler(session, event)

    is_of_task = deed is Deed.CONTRIBUTE  # for the verbs of a task the first argument is its number
    await guarded(
        session,
        work,
        task_id=action.number(0) if is_of_task else None,
        written=written,
        is_staff=deed in access.WITHOUT_TERMS,
    )


async def _refuse_old() -> None:
    """A button or form of an earlier version, or one that nobody made."""
    raise CollectionError("error-old-button")


def fields_of(components: Sequence[Mapping[str, Any]]) -> dict[str, str | list[str] | None]:
    """What a form holds: custom_id -> text, choice, choices, or None where nothing was entered."""
    found: dict[str, str | list[str] | None] = {}
    for outer in components:
        inner = [outer["component"]] if "component" in outer else outer.get("components", [])
        for control in inner:
            if "custom_id" in control:
                found[control["custom_id"]] = control.get("values", control.get("value"))
    return found

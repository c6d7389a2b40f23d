"""What a button, select or form carries: a verb and its arguments, written as `c1:<verb>[:<argument>...]`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.ui import limits

PREFIX = "c1"
"""Version of the format; another one is not understood."""

VERBS: Mapping[str, str] = MappingProxyType(
    {
        # Getting work
        "lucky": "Give the open task again, or any: the weighted random choice.",
        "take": "take:<kind> gives a task of the kind (wire string).",
        "tasks": "Show the panel with a button per kind.",
        "enough": "End the session kindly.",
        # An open task
        "write": "write:<task> opens the text form, filled with the draft.",
        "label": "label:<task> opens the core form, filled with the draft.",
        "nuances": "nuances:<task> opens the form of optional scales, filled with the draft.",
        "pick": "pick:<task>:<message> puts the reply next; as select pick:<task> with the message id as value.",
        "tie": "tie:<task>:<id>.<id> puts both next as equals; as select tie:<task> with the ids as values.",
        "undo": "undo:<task> takes back the last pick, or the statement that none can be ranked.",
        "none": "none:<task> states that none of the options can be ranked.",
        "submit": "submit:<task> sends the draft.",
        "skip": "skip:<task> gives the task back and remembers it.",
        "page": "page:<task>:<n> shows page n, counted from the one that is shown first and round the end.",
        "back": "back:<task> shows the task's panel again.",
        # Its messages
        "msg": "msg:<task> is a select; its value is the id of the message to show in full.",
        "vote": "vote:<task>:<message>:<up|down>[:m] votes or takes the vote back; m: asked in the message's panel.",
        "report": "report:<task>:<message>[:m] opens the report form; m: asked in the message's panel.",
        # Forms that come back
        "text": "text:<task> is the text form, submitted.",
        "core": "core:<task> is the core label form, submitted.",
        "scales": "scales:<task> is the form of optional scales, submitted.",
        "reason": "reason:<task>:<message>[:m] is the report form, submitted.",
        # Everything else
        "terms": (
            "terms:accept:<locale>:<SHA-256 of the text shown>:<tag of the version>, terms:decline, terms:full "
            "(read all of it), terms:show (the short panel)."
        ),
        "languages": "Show the language panel; as a select its values are the content languages chosen.",
        "interface": "A select; its value is the locale of the texts, or `auto`.",
        "guide": "guide[:<family>[:<task>]] shows the guide; with a task, a way back to it.",
        "help": "Show the help.",
    }
)
"""Every verb with what the router does on it."""

_ARGUMENT = re.compile(r"[A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class Action:
    """What was pressed, chosen or submitted."""

    verb: str
    args: tuple[str, ...] = ()

    def arg(self, index: int) -> str | None:
        """An argument, or None where it is missing or empty."""
        return (self.args[index] or None) if index < len(self.args) else None

    def number(self, index: int) -> int | None:
        """An argument as a whole number of at most 18 digits, or None."""
        return whole_number(self.arg(index))

    def numbers(self, index: int) -> tuple[int, ...]:
        """The dotted numbers of an argument (12.15); what is no number is left out."""
        found = (whole_number(part) for part in (self.arg(index) or "").split("."))
        return tuple(number for number in found if number is not None)


def whole_number(text: str | None) -> int | None:
    """A whole number of at most 18 digits (it fits into the database), or None."""
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,18}", text) else None


def encode(verb: str, *args: str | int) -> str:
    """The custom_id of a verb; raises ValueError for an unknown verb, a bad argument or one too long."""
    parts = [str(arg) for arg in args]
    if verb not in VERBS:
        raise ValueError(f"{verb!r} is not in the table of verbs")
    if not all(_ARGUMENT.fullmatch(part) for part in parts):
        raise ValueError(f"an argument of {verb} has a character that is not allowed: {parts}")
    custom_id = ":".join((PREFIX, verb, *parts))
    if len(custom_id) > limits.CUSTOM_ID:
        raise ValueError(f"{custom_id} has more than {limits.CUSTOM_ID} characters")
    return custom_id


def decode(custom_id: object) -> Action | None:
    """The action in a custom_id, or None where it is none of ours; takes anything, never raises."""
    if not isinstance(custom_id, str) or len(custom_id) > limits.CUSTOM_ID:
        return None
    prefix, *rest = custom_id.split(":")
    if prefix != PREFIX or not rest or rest[0] not in VERBS:
        return None
    if not all(_ARGUMENT.fullmatch(part) for part in rest[1:]):
        return None
    return Action(rest[0], tuple(rest[1:]))

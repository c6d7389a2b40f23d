"""Reading Open Assistant's tree format: a line becomes a record, or one sentence says why it is none.

What stands in a file is not to be trusted: it may be broken, of another format, or made to do harm. No function here
calls itself over a tree, for the file decides how deep that is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from math import isfinite
from typing import NoReturn, TypeVar

from storage.domain.kinds import Role
from storage.domain.oasst import NOTHING, JsonObject, LabelMean, MessageRecord, TreeRecord
from storage.domain.states import TreeState

T = TypeVar("T")

MAX_ID = 64
MAX_NAME = 32
"""Characters of a label's name, of an emoji's code, of a language."""
MAX_AUTHOR = 256
MAX_ORIGIN = 1024
"""Characters of a tree's origin and of a model's name."""
MAX_NUMBER = 100_000
"""Highest count and rank; real ones stay far below."""
MAX_DEPTH = 100
"""Depth of the deepest message."""
MAX_MESSAGES = 5_000
"""Messages of a tree; the largest real ones have some hundreds."""
MAX_NESTING = 50
"""Objects and lists inside each other in the value of an unknown key."""
BYTE_ORDER_MARK = "\ufeff"
SHOWN = 40
"""Characters of a file's value that a sentence quotes."""

_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_ROLES: Mapping[str, Role] = {role.value: role for role in Role}
_ANSWERED_BY: Mapping[Role, Role] = {role: role.other for role in Role}
_STATES: Mapping[str, TreeState] = {state.value: state for state in TreeState}
_KINDS: Mapping[type, str] = {str: "text", bool: "true or false", list: "a list", dict: "an object"}
_TREE_KEYS = frozenset({"message_tree_id", "tree_state", "prompt", "origin"})
_ALWAYS_WRITTEN = ("review_count", "deleted", "synthetic", "replies")
_MESSAGE_KEYS = frozenset(_ALWAYS_WRITTEN) | {
    "message_id", "parent_id", "user_id", "created_date", "text", "role", "lang", "review_result", "rank",
    "model_name", "emojis", "labels",
}  # fmt: skip


class BrokenTree(ValueError):
    """A line does not hold a tree as it should be; the message is one sentence that says why."""


def parse(line: str | bytes) -> TreeRecord:
    """The tree that a line holds; raises BrokenTree."""
    data = _decoded(line)
    if not isinstance(data, dict):
        raise BrokenTree(f"This is {shown(data)}, not a tree.")
    if data.get("prompt") is None:
        _no_tree(data)
    extra = _unknown(data, _TREE_KEYS)
    tree_id = _string(data, "message_tree_id", MAX_ID)
    if tree_id is None:
        raise BrokenTree("The key message_tree_id is missing.")
    said = _typed(data, "tree_state", str)
    state = _STATES.get(said) if said is not None else None
    if said is None:
        extra["tree_state"] = None
    elif state is None:
        raise BrokenTree(f"tree_state is {shown(said)}, which is no state of a tree.")
    return TreeRecord(tree_id, state, _messages(data["prompt"]), _string(data, "origin", MAX_ORIGIN), extra)


def _decoded(line: str | bytes) -> object:
    try:
        text = line if isinstance(line, str) else line.decode()
        return _DECODER.decode(text.removeprefix(BYTE_ORDER_MARK))
    except UnicodeDecodeError:
        raise BrokenTree("This is not text in UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BrokenTree(f"This is not JSON: {error.msg} at column {error.colno}.") from None
    except RecursionError:
        raise BrokenTree("This is nested too deeply.") from None
    except BrokenTree:
        raise
    except ValueError as error:  # Python reads no number of thousands of digits
        raise BrokenTree("This holds a number that is out of range.") from error


def _no_number(name: str) -> NoReturn:
    raise BrokenTree(f"This is not JSON: it holds {name}, which is no number there.")


_DECODER = json.JSONDecoder(parse_constant=_no_number)


def _no_tree(data: Mapping[str, object]) -> NoReturn:
    if "message_id" in data:
        raise BrokenTree("This is a single message of a flat file, not a tree.")
    if "thread" in data:
        raise BrokenTree("This is a thread, not a tree.")
    raise BrokenTree("The key prompt is missing.")


def _messages(prompt: object) -> tuple[MessageRecord, ...]:
    found: dict[str, MessageRecord] = {}
    waiting: list[tuple[object, MessageRecord | None]] = [(prompt, None)]
    while waiting:
        node, parent = waiting.pop()
        if not isinstance(node, dict):
            raise BrokenTree(f"{_place(parent)} is {shown(node)}, but must be an object.")
        try:
            message = _message(node, parent)
            replies: list[object] | None = _typed(node, "replies", list)
        except BrokenTree as fault:
            raise BrokenTree(f"{_name(node, parent)}: {fault}") from None
        if message.message_id in found:
            raise BrokenTree(f"Two messages have the id {shown(message.message_id)}.")
        if len(found) == MAX_MESSAGES:
            raise BrokenTree(f"The tree has more than {MAX_MESSAGES} messages.")
        found[message.message_id] = message
        if replies:
            waiting += [(reply, message) for reply in reversed(replies)]
    return tuple(found.values())


def _place(parent: MessageRecord | None) -> str:
    return f"A reply to message {shown(parent.message_id)}" if parent else "The prompt"


def _name(node: JsonObject, parent: MessageRecord | None) -> str:
    message_id = node.get("message_id")
    return f"Message {shown(message_id)}" if isinstance(message_id, str) else _place(parent)


def _message(node: JsonObject, parent: MessageRecord | None) -> MessageRecord:
    message_id, text = _string(node, "message_id", MAX_ID), _string(node, "text")
    if message_id is None or text is None:
        raise BrokenTree(f"{'message_id' if message_id is None else 'text'} is missing.")
    if (not text or text.isspace()) and node.get(
        "deleted"
    ) is not True:  # an erased message has only its place
        raise BrokenTree("text is empty.")
    depth = parent.depth + 1 if parent else 0
    if depth > MAX_DEPTH:
        raise BrokenTree(f"more than {MAX_DEPTH} messages lead to it.")
    extra = _unknown(node, _MESSAGE_KEYS)
    for key in _ALWAYS_WRITTEN:
        if node.get(key) is None:
            extra[key] = None
    review_count, review_result = _number(node, "review_count") or 0, _typed(node, "review_result", bool)
    if is_deleted := _typed(node, "deleted", bool) or False:
        extra["deleted"] = True
    return MessageRecord(
        message_id,
        _parent(node, parent, extra),
        _role(node, parent),
        _string(node, "user_id", MAX_AUTHOR),
        depth,
        text,
        _lang(node, parent, extra),
        _date(node, extra),
        review_count,
        review_result,
        is_deleted,
        _number(node, "rank"),
        _typed(node, "synthetic", bool) or False,
        _string(node, "model_name", MAX_ORIGIN),
        _emojis(node, extra),
        _labels(node, extra),
        extra,
    )


def shown(value: object) -> str:
    """A value of the file, short and on one line."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    text = (
        json.dumps(value) if not isinstance(value, int) or abs(value) < 10**SHOWN else "a very large number"
    )
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


def _typed(node: JsonObject, key: str, kind: type[T]) -> T | None:
    value = node.get(key)
    if value is not None and not isinstance(value, kind):
        raise _misfit(key, value, kind)
    return value


def _misfit(key: str, value: object, kind: type) -> BrokenTree:
    return BrokenTree(f"{key} is {shown(value)}, but must be {_KINDS[kind]}.")


def _string(node: JsonObject, key: str, limit: int | None = None) -> str | None:
    value = node.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _misfit(key, value, str)
    if "\0" in value or not value.isascii():
        _check_text(key, value)
    if limit is not None and not 0 < len(value) <= limit:
        raise BrokenTree(f"{key} has {len(value)} characters, but must have 1 to {limit}.")
    return value


def _check_text(where: str, text: str) -> None:
    """Refuse what PostgreSQL or UTF-8 cannot hold."""
    if "\0" in text:
        raise BrokenTree(f"{where} holds the character NUL, which cannot be stored.")
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BrokenTree(f"{where} holds half of a surrogate pair, which is no character.") from None


def _number(node: JsonObject, key: str) -> int | None:
    value = node.get(key)
    return None if value is None else _counted(key, value)


def _counted(where: str, value: object, name: str | None = None) -> int:
    if type(value) is int and 0 <= value <= MAX_NUMBER:  # a boolean is no number here
        return value
    what = where if name is None else f"{where} {shown(name)}"
    if type(value) is int:
        raise BrokenTree(f"{what} is {shown(value)}, but must lie between 0 and {MAX_NUMBER}.")
    raise BrokenTree(f"{what} is {shown(value)}, but must be a whole number.")


def _parent(node: JsonObject, parent: MessageRecord | None, extra: JsonObject) -> str | None:
    said = node.get("parent_id")
    if parent is None:
        if said is not None:
            raise BrokenTree("it is the prompt, but has a parent_id.")
        return None
    if said is None:
        extra["parent_id"] = None
    elif said != parent.message_id:
        raise BrokenTree(f"parent_id is {shown(said)}, but it is a reply to {shown(parent.message_id)}.")
    return parent.message_id


def _role(node: JsonObject, parent: MessageRecord | None) -> Role:
    said = _typed(node, "role", str)
    if said is None:
        raise BrokenTree("role is missing.")
    role = _ROLES.get(said)
    if role is None:
        raise BrokenTree(f"role is {shown(said)}, but must be prompter or assistant.")
    if role is not (_ANSWERED_BY[parent.role] if parent else Role.PROMPTER):
        above = "the message it replies to has the same" if parent else "a prompt comes from a prompter"
        raise BrokenTree(f"role is {role.value}, but {above}.")
    return role


def _lang(node: JsonObject, parent: MessageRecord | None, extra: JsonObject) -> str:
    said = _typed(node, "lang", str)
    if said is None:
        if parent is None:
            raise BrokenTree("lang is missing.")
        extra["lang"] = None
        return parent.lang
    if not _is_lang(said):
        raise BrokenTree(f"lang is {shown(said)}, which is no language code.")
    return said


@lru_cache(maxsize=1024)
def _is_lang(code: str) -> bool:
    return len(code) <= MAX_NAME and _LANG.fullmatch(code) is not None


def _date(node: JsonObject, extra: JsonObject) -> datetime | None:
    """The date in UTC (without an offset it is read as UTC); another notation than ours is kept beside it."""
    said = _string(node, "created_date", MAX_ID)
    if said is None:
        return None
    try:
        found = datetime.fromisoformat(said)
        if found.tzinfo is UTC:
            at = found
        else:
            at = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BrokenTree(f"created_date is {shown(said)}, which is no date in ISO 8601.") from None
    if at.isoformat() != said:
        extra["created_date"] = said
    return at


def _emojis(node: JsonObject, extra: JsonObject) -> Mapping[str, int]:
    table: dict[str, object] | None = _typed(node, "emojis", dict)
    if table is None:
        return NOTHING
    counts = {
        _key("emojis", code): _counted("the count of emoji", count, code) for code, count in table.items()
    }
    if 0 in counts.values() or not counts:
        extra["emojis"] = {code: 0 for code, count in counts.items() if not count}
    return counts


def _labels(node: JsonObject, extra: JsonObject) -> Mapping[str, LabelMean]:
    table: dict[str, object] | None = _typed(node, "labels", dict)
    if table is None:
        return NOTHING
    if not table:
        extra["labels"] = {}
    return {_key("labels", name): _mean(name, mean) for name, mean in table.items()}


@lru_cache(maxsize=1024)
def _key(where: str, name: str) -> str:
    if not 0 < len(name) <= MAX_NAME:
        raise BrokenTree(f"{where} has a name of {len(name)} characters, but must have 1 to {MAX_NAME}.")
    _check_text(f"a name in {where}", name)
    return name


def _mean(name: str, mean: object) -> LabelMean:
    if not isinstance(mean, dict) or len(mean) != 2 or "value" not in mean or "count" not in mean:
        raise BrokenTree(f"label {shown(name)} must have a value and a count, and nothing else.")
    value = mean["value"]
    if type(value) is int:
        value = float(value)
    if type(value) is not float or not 0 <= value <= 1:
        raise BrokenTree(f"the value of label {shown(name)} is {shown(value)}, but must lie between 0 and 1.")
    return value, _counted("the count of label", mean["count"], name)


def _unknown(node: JsonObject, known: frozenset[str]) -> JsonObject:
    """What stands under keys without a column, when it can be stored and written again."""
    if known.issuperset(node):
        return {}
    found = {key: value for key, value in node.items() if key not in known and value is not None}
    waiting: list[tuple[str, object, int]] = [(key, value, 0) for key, value in found.items()]
    for key in found:
        _check_text("a key", key)
    while waiting:
        where, value, depth = waiting.pop()
        if depth > MAX_NESTING:
            raise BrokenTree(f"{shown(where)} is nested too deeply.")
        match value:
            case str():
                _check_text(shown(where), value)
            case float() if not isfinite(value):
                raise BrokenTree(f"{shown(where)} holds a number that is out of range.")
            case dict():
                waiting.extend((where, part, depth + 1) for pair in value.items() for part in pair)
            case list():
                waiting.extend((where, part, depth + 1) for part in value)
    return found

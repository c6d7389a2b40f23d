"""Open Assistant's tree format (one tree a line, section 5 of the reference): the records, and how they are written.

A record is what the store keeps of a message. What its columns cannot say stands in `extra`: every unknown key as
the file has it, and for known keys what differs from the form written here (None where the file had no such key).
So a tree that was read comes back key by key, as long as nobody worked on it. Keys that are null count as absent.
`storage/domain/oasst_reading.py` reads the format.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from storage.domain.kinds import Role
from storage.domain.states import TreeState

JsonObject = dict[str, object]
LabelMean = tuple[float, int]
"""The mean of a label's values in [0, 1], and how many there are."""

STATE_IF_MISSING = TreeState.READY_FOR_EXPORT
"""The state of a tree whose file does not name one: such files hold finished trees."""

_CONSTANT = frozenset({"parent_id", "lang"})
"""Keys that no work in the store changes."""


class MessageRecord(NamedTuple):
    """One message of a file; a tuple, because a frozen dataclass takes six times as long to make."""

    message_id: str
    parent_id: str | None
    role: Role
    author: str | None
    """The user id: on the way in as the file has it, on the way out hashed."""
    depth: int
    text: str
    lang: str
    created_at: datetime | None = None
    review_count: int = 0
    review_result: bool | None = None
    is_deleted: bool = False
    rank: int | None = None
    is_synthetic: bool = False
    model_name: str | None = None
    emojis: Mapping[str, int] = MappingProxyType({})
    labels: Mapping[str, LabelMean] = MappingProxyType({})
    extra: Mapping[str, object] = MappingProxyType({})

    @property
    def has_review_data(self) -> bool:
        """Whether its file says anything about reviews."""
        return self.review_result is not None or "review_count" not in self.extra

    def accepted_unseen(self) -> MessageRecord:
        """The message as accepted, although its file says nothing of it; it leaves as it came until it is reviewed."""
        return self._replace(review_result=True, extra={**self.extra, "review_result": None})

    @property
    def came_deleted(self) -> bool:
        """Whether it was deleted already in the file it came from."""
        return self.extra.get("deleted") is True


@dataclass(frozen=True, slots=True)
class TreeRecord:
    """One tree of a file: parents stand before their replies, siblings in the order in which they were written."""

    tree_id: str
    state: TreeState | None
    """None where the file does not name one."""
    messages: tuple[MessageRecord, ...]
    origin: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def lang(self) -> str:
        """The language of its prompt."""
        return self.messages[0].lang


def dump(tree: TreeRecord) -> str:
    """The line of a tree without its end; keys in the order of section 5.1, replies by rank, nulls left out.

    A message whose parent is not among the messages is left out with everything below it. The text is put together
    from the leaves up: an encoder would call itself over the tree, and takes twice as long.
    """
    below: dict[str | None, list[_Reply]] = {}
    for index, message in reversed(list(enumerate(tree.messages))):
        node = _node(message, below.pop(message.message_id, None))
        rank = message.rank
        below.setdefault(message.parent_id, []).append((rank is None, rank or 0, index, node))
    fields = {"message_tree_id": _text(tree.tree_id)}
    if tree.state is not None and not ("tree_state" in tree.extra and tree.state is STATE_IF_MISSING):
        fields["tree_state"] = f'"{tree.state.value}"'
    fields["prompt"] = _joined(below[None])
    if tree.origin is not None:
        fields["origin"] = _text(tree.origin)
    fields |= {_name(key): _text(value) for key, value in tree.extra.items() if value is not None}
    line = _object(fields)
    for char, escape in _LINE_ENDS:
        line = line.replace(char, escape)
    return line


_Reply = tuple[bool, int, int, str]
"""What replies are sorted by (whether it has no rank, rank, order of creation), and its text."""
_LINE_ENDS = (("\x85", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""Characters that JSON allows in a string, and that some readers take for the end of the line."""
_FALSE, _TRUE = "false", "true"
_text: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False).encode
_ascii: Callable[[str], str] = json.JSONEncoder().encode
"""The same for text in ASCII, in a third of the time."""
_EMPTY = {"review_count": "0", "deleted": _FALSE, "synthetic": _FALSE, "replies": "[]"}
"""What stands under a key that is always written, when there is nothing to say."""


def _name(key: str) -> str:
    return _text(key)[1:-1]


def _object(fields: Mapping[str, str]) -> str:
    return "{" + ", ".join([f'"{key}": {value}' for key, value in fields.items()]) + "}"


def _joined(replies: list[_Reply]) -> str:
    return ", ".join([text for _, _, _, text in sorted(replies)])


def _node(message: MessageRecord, replies: list[_Reply] | None) -> str:
    fields = {"message_id": _text(message.message_id)}
    if message.parent_id is not None:
        fields["parent_id"] = _text(message.parent_id)
    if message.author is not None:
        fields["user_id"] = _text(message.author)
    if message.created_at is not None:
        fields["created_date"] = f'"{message.created_at.isoformat()}"'
    fields["text"] = _ascii(message.text) if message.text.isascii() else _text(message.text)
    fields["role"] = f'"{message.role.value}"'
    fields["lang"] = f'"{message.lang}"'
    fields["review_count"] = str(message.review_count)
    if message.review_result is not None:
        fields["review_result"] = _TRUE if message.review_result else _FALSE
    fields["deleted"] = _TRUE if message.is_deleted else _FALSE
    if message.rank is not None:
        fields["rank"] = str(message.rank)
    fields["synthetic"] = _TRUE if message.is_synthetic else _FALSE
    if message.model_name is not None:
        fields["model_name"] = _text(message.model_name)
    if counts := [_emoji(code, count) for code, count in message.emojis.items() if count > 0]:
        fields["emojis"] = "{" + ", ".join(counts) + "}"
    fields["replies"] = f"[{_joined(replies)}]" if replies else "[]"
    if message.labels:
        fields["labels"] = (
            "{" + ", ".join([_label(name, *mean) for name, mean in message.labels.items()]) + "}"
        )
    if message.extra:
        _restore(fields, message)
    return _object(fields)


@lru_cache(maxsize=4096)
def _emoji(code: str, count: int) -> str:
    return f"{_text(code)}: {count}"


@lru_cache(maxsize=4096)
def _label(name: str, value: float, count: int) -> str:
    return f'{_text(name)}: {{"value": {value!r}, "count": {count}}}'


def _restore(fields: dict[str, str], message: MessageRecord) -> None:
    """Give a node what its file had and the columns cannot say; what changed since then stays changed."""
    for key, value in message.extra.items():
        match key, value:
            case "review_result", None:  # accepted because of its tree's state, see `accepted_unseen`
                if not message.review_count:
                    fields.pop(key, None)
            case _, None:
                if key in _CONSTANT or fields.get(key) == _EMPTY.get(key):
                    fields.pop(key, None)
            case "deleted", _:
                pass  # says whether it came deleted, not whether it is
            case "labels", _:
                fields.setdefault(key, "{}")
            case "emojis", dict(zeros):
                fields[key] = _text({code: n for code, n in message.emojis.items() if n > 0 or code in zeros})
            case _:
                fields[_name(key)] = _text(value)


def with_pseudonyms(value: object, pseudonym: Callable[[str], str]) -> object:
    """The value of an unknown key with every `user_id` in it replaced; as deep as the reader lets it be."""
    if isinstance(value, list):
        return [with_pseudonyms(item, pseudonym) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: pseudonym(item)
        if key == "user_id" and isinstance(item, str)
        else with_pseudonyms(item, pseudonym)
        for key, item in value.items()
    }

"""Open Assistant's tree format (one tree a line, section 5 of the reference): the records, and how they are written.

A record is what the store keeps of a message. What its columns cannot say stands in `extra`: every unknown key as
the file has it, and for known keys what differs from the form written here (None where the file had no such key).
So a tree that was read comes back key by key, as long as nobody worked on it. Keys that are null count as absent.
`storage/domain/oasst_reading.py` reads the format.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from json.encoder import encode_basestring, encode_basestring_ascii
from types import MappingProxyType
from typing import Any, NamedTuple

from storage.domain.kinds import Role
from storage.domain.states import TreeState

JsonObject = dict[str, object]
LabelMean = tuple[float, int]
"""The mean of a label's values in [0, 1], and how many there are."""

STATE_IF_MISSING = TreeState.READY_FOR_EXPORT
"""The state of a tree whose file does not name one: such files hold finished trees."""

NOTHING: Mapping[str, Any] = MappingProxyType({})
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
    emojis: Mapping[str, int] = NOTHING
    labels: Mapping[str, LabelMean] = NOTHING
    extra: Mapping[str, object] = NOTHING

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
    index = len(tree.messages)
    for message in reversed(tree.messages):
        index -= 1
        node = _node(message, below.pop(message.message_id, None))
        rank = message.rank
        below.setdefault(message.parent_id, []).append((rank is None, rank or 0, index, node))
    fields = [f'"message_tree_id": {_quoted(tree.tree_id)}']
    if tree.state is not None and not ("tree_state" in tree.extra and tree.state is STATE_IF_MISSING):
        fields.append(f'"tree_state": "{tree.state.value}"')
    fields.append(f'"prompt": {_joined(below[None])}')
    if tree.origin is not None:
        fields.append(f'"origin": {_quoted(tree.origin)}')
    fields += [_field(key, value) for key, value in tree.extra.items() if value is not None]
    line = _object(fields)
    for char, escape in _LINE_ENDS:
        line = line.replace(char, escape)
    return line


_Reply = tuple[bool, int, int, str]
"""What replies are sorted by (whether it has no rank, rank, order of creation), and its text."""
_LINE_ENDS = (("\x85", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""Characters that JSON allows in a string, and that some readers take for the end of the line."""
_json: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False).encode
_EMPTY = {
    "review_count": '"review_count": 0',
    "deleted": '"deleted": false',
    "synthetic": '"synthetic": false',
    "replies": '"replies": []',
}
"""Fields that are always written, when there is nothing to say."""


def _quoted(text: str) -> str:
    # Text in ASCII takes a third of the time.
    return encode_basestring_ascii(text) if text.isascii() else encode_basestring(text)


def _field(key: str, value: object) -> str:
    return f"{_quoted(key)}: {_json(value)}"


def _object(fields: Iterable[str]) -> str:
    return "{" + ", ".join(fields) + "}"


def _joined(replies: list[_Reply]) -> str:
    return ", ".join([text for _, _, _, text in sorted(replies)])


def _node(message: MessageRecord, replies: list[_Reply] | None) -> str:
    (
        message_id, parent_id, role, author, _, text, lang, created_at, review_count, review_result, is_deleted, rank,
        is_synthetic, model_name, emojis, labels, extra,
    ) = message  # fmt: skip
    fields = [f'"message_id": {_quoted(message_id)}']
    if parent_id is not None:
        fields.append(f'"parent_id": {_quoted(parent_id)}')
    if author is not None:
        fields.append(f'"user_id": {_quoted(author)}')
    if created_at is not None:
        fields.append(f'"created_date": "{created_at.isoformat()}"')
    fields.append(f'"text": {_quoted(text)}')
    fields += _standing(role, lang, review_count, review_result, is_deleted, rank, is_synthetic, model_name)
    if emojis and (counts := [_emoji(code, count) for code, count in emojis.items() if count > 0]):
        fields.append(f'"emojis": {_object(counts)}')
    fields.append(f'"replies": [{_joined(replies)}]' if replies else _EMPTY["replies"])
    if labels:
        means = [_label(name, value, count) for name, (value, count) in labels.items()]
        fields.append(f'"labels": {_object(means)}')
    return _object(_restored(fields, message) if extra else fields)


@lru_cache(maxsize=4096)
def _standing(
    role: Role,
    lang: str,
    review_count: int,
    review_result: bool | None,
    is_deleted: bool,
    rank: int | None,
    is_synthetic: bool,
    model_name: str | None,
) -> Sequence[str]:
    """The fields that many messages have in common."""
    fields = [f'"role": "{role.value}"', f'"lang": "{lang}"', f'"review_count": {review_count}']
    if review_result is not None:
        fields.append(f'"review_result": {_json(review_result)}')
    fields.append(f'"deleted": {_json(is_deleted)}')
    if rank is not None:
        fields.append(f'"rank": {rank}')
    fields.append(f'"synthetic": {_json(is_synthetic)}')
    if model_name is not None:
        fields.append(f'"model_name": {_quoted(model_name)}')
    return tuple(fields)


@lru_cache(maxsize=4096)
def _emoji(code: str, count: int) -> str:
    return f"{_quoted(code)}: {count}"


@lru_cache(maxsize=4096)
def _label(name: str, value: float, count: int) -> str:
    return f'{_quoted(name)}: {{"value": {value!r}, "count": {count}}}'


def _restored(texts: Iterable[str], message: MessageRecord) -> Iterable[str]:
    """A node's fields with what its file had and the columns cannot say; what changed since then stays changed."""
    fields = {text[1 : text.index('"', 1)]: text for text in texts}  # our own keys hold no quotation mark
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
                fields.setdefault(key, '"labels": {}')
            case "emojis", dict(zeros):
                fields[key] = _field(
                    key, {code: n for code, n in message.emojis.items() if n > 0 or code in zeros}
                )
            case _:
                fields[key] = _field(key, value)
    return fields.values()


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

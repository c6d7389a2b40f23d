"""The small vocabulary of every rule: where something is wrong, and the limits that tables are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol, TypeAlias

Payload: TypeAlias = Mapping[str, Any]
"""A JSON object as discord.py hands it to its HTTP client."""

_PLAIN_KEY = re.compile(r"[a-zA-Z][a-zA-Z0-9_]*")


class Finding(NamedTuple):
    """One broken rule and the JSON path at which it is broken."""

    path: str
    rule: str

    def __str__(self) -> str:
        return f"{self.path} {self.rule}."


class Limit(Protocol):
    """A rule about one key of an object, so that limits can stand in tables."""

    def check(self, payload: Payload, path: str) -> Iterator[Finding]:
        """Yield what is wrong with that key of the payload."""


class Text(NamedTuple):
    """A string of `least` to `most` characters; whitespace alone counts as empty, since Discord trims."""

    key: str
    least: int
    most: int
    required: bool = False

    def check(self, payload: Payload, path: str) -> Iterator[Finding]:
        """Yield a missing, too short or too long string."""
        value, place = payload.get(self.key), at(path, self.key)
        if value is None and self.required:
            yield Finding(place, "is missing")
        if not isinstance(value, str):
            return
        if length(value.strip()) < self.least:
            yield Finding(place, f"is empty or blank; it needs at least {self.least} character(s)")
        if length(value) > self.most:
            yield Finding(place, f"is {length(value)} characters long; at most {self.most} are allowed")


class Count(NamedTuple):
    """A list of `least` to `most` entries; a missing list has none."""

    key: str
    least: int
    most: int

    def check(self, payload: Payload, path: str) -> Iterator[Finding]:
        """Yield a list that is too short or too long."""
        size = len(listed(payload, self.key))
        if not self.least <= size <= self.most:
            yield Finding(at(path, self.key), f"has {size} entries; {self.least} to {self.most} are allowed")


class Number(NamedTuple):
    """A whole number from `least` to `most`."""

    key: str
    least: int
    most: int

    def check(self, payload: Payload, path: str) -> Iterator[Finding]:
        """Yield a number outside its range."""
        value = payload.get(self.key)
        if isinstance(value, int) and not self.least <= value <= self.most:
            yield Finding(at(path, self.key), f"is {value}; it must be from {self.least} to {self.most}")


class Link(NamedTuple):
    """An address with one of the given schemes."""

    key: str
    schemes: tuple[str, ...] = ("http", "https")
    most: int = 2048

    def check(self, payload: Payload, path: str) -> Iterator[Finding]:
        """Yield an address that is too long or of a scheme Discord refuses."""
        value = payload.get(self.key)
        if isinstance(value, str) and value.partition("://")[0].lower() not in self.schemes:
            yield Finding(at(path, self.key), f"must begin with one of {', '.join(self.schemes)}, then '://'")
        yield from Text(self.key, 1, self.most).check(payload, path)


def within(limits: Iterable[Limit], payload: Payload, path: str) -> Iterator[Finding]:
    """Check an object against a table of limits."""
    for limit in limits:
        yield from limit.check(payload, path)


def length(text: str) -> int:
    """Count UTF-16 units, never fewer than the code points.

    Which of the two Discord counts is not written down for every field and an emoji counts double in one of
    them, so the larger number is the safe one.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def at(path: str, key: str | int) -> str:
    """Extend a JSON path, in the notation that jsonschema's errors use as well."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if _PLAIN_KEY.fullmatch(key) else f"{path}['{key}']"


def listed(payload: Payload, key: str) -> list[Any]:
    """Return the list at a key, or none; the wrong type is the OpenAPI description's to report."""
    value = payload.get(key)
    return value if isinstance(value, list) else []


def mapping(payload: Payload, key: str) -> Payload:
    """Return the object at a key, or an empty one."""
    value = payload.get(key)
    return value if isinstance(value, Mapping) else {}


def children(payload: Payload, key: str, path: str) -> Iterator[tuple[str, Payload]]:
    """Yield the objects of a list, each with its JSON path."""
    for index, child in enumerate(listed(payload, key)):
        if isinstance(child, Mapping):
            yield at(at(path, key), index), child


def repeats(values: Iterable[tuple[str, object]], scope: str) -> Iterator[Finding]:
    """Yield every value that was already used earlier; `None` is no value."""
    first: dict[object, str] = {}
    for path, value in values:
        if value is not None and first.setdefault(value, path) != path:
            yield Finding(path, f"repeats {value!r} of {first[value]}; it must be unique {scope}")


def sentences(findings: Iterable[Finding]) -> list[str]:
    """Word the findings for a failing test, one sentence each."""
    return [str(finding) for finding in findings]

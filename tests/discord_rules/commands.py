"""Rules about application commands: names, descriptions and choices in every language, nesting, counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import discord

from .findings import (
    Count,
    Finding,
    Payload,
    Text,
    at,
    children,
    length,
    mapping,
    repeats,
    sentences,
)

LOCALES = frozenset(locale.value for locale in discord.Locale)
"""The codes of Discord's locale table; its OpenAPI description also has ar and he."""

CHAT_INPUT, USER, MESSAGE, ENTRY_POINT = 1, 2, 3, 4
PER_SCOPE: Mapping[int, tuple[int, str]] = {
    CHAT_INPUT: (100, "slash commands"),
    USER: (15, "user menu commands"),
    MESSAGE: (15, "message menu commands"),
    ENTRY_POINT: (1, "entry point commands"),
}
COMMAND_TOTAL = 8000
WORDED = ("name", "description")

SUBCOMMAND, GROUP, STRING, INTEGER, CHANNEL, NUMBER = 1, 2, 3, 4, 7, 10
NESTED = frozenset({SUBCOMMAND, GROUP})
PLAIN = frozenset({STRING, INTEGER, 5, 6, CHANNEL, 8, 9, NUMBER, 11})
ALLOWED_INSIDE: Mapping[object, frozenset[int]] = {
    None: NESTED | PLAIN,
    GROUP: frozenset({SUBCOMMAND}),
    SUBCOMMAND: PLAIN,
}
"""Which options may stand in what; the parent of a command's own options is None."""

ONLY_FOR: Mapping[str, frozenset[int]] = {
    "choices": frozenset({STRING, INTEGER, NUMBER}),
    "autocomplete": frozenset({STRING, INTEGER, NUMBER}),
    "min_value": frozenset({INTEGER, NUMBER}),
    "max_value": frozenset({INTEGER, NUMBER}),
    "min_length": frozenset({STRING}),
    "max_length": frozenset({STRING}),
    "channel_types": frozenset({CHANNEL}),
    "options": NESTED,
}
RANGES = (("min_value", "max_value"), ("min_length", "max_length"))
MOST_OPTIONS = Count("options", 0, 25)
MOST_CHOICES = Count("choices", 0, 25)
SAFE_INTEGER = 2**53

_SCRIPTS = (
    (0x0900, 0x0950),
    (0x0955, 0x0963),
    (0x0966, 0x097F),
    (0xA8E0, 0xA8FF),
    (0x0E01, 0x0E3A),
    (0x0E40, 0x0E5B),
)
"""Devanagari and Thai, whose vowel signs are marks and yet allowed in a name."""


class Worded(NamedTuple):
    """A name or description in one language; the default one has no locale."""

    path: str
    text: str


def check_commands(commands: Sequence[Payload]) -> list[str]:
    """Check the commands of one scope as they are sent to Discord, one sentence for each broken rule."""
    return sentences(command_findings(commands))


def command_findings(commands: Sequence[Payload], path: str = "$") -> Iterator[Finding]:
    """Yield what is wrong with each command and with the set."""
    placed = [
        (at(path, index), command) for index, command in enumerate(commands) if isinstance(command, Mapping)
    ]
    for kind, (most, what) in PER_SCOPE.items():
        same = [(place, command) for place, command in placed if (command.get("type") or CHAT_INPUT) == kind]
        if len(same) > most:
            yield Finding(path, f"has {len(same)} {what}; at most {most} are allowed in one scope")
        yield from _same_names(same)
    for place, command in placed:
        yield from one_command(command, place)


def one_command(command: Payload, path: str) -> Iterator[Finding]:
    """Yield what is wrong with a command on its own."""
    if (command.get("type") or CHAT_INPUT) == CHAT_INPUT:
        yield from _described(command, path)
        yield from _options(command, path, parent=None)
    else:
        yield from _menu(command, path)
    total = command_length(command)
    if total > COMMAND_TOTAL:
        yield Finding(path, f"has {total} characters in sum; at most {COMMAND_TOTAL} are allowed")


def command_length(payload: Payload) -> int:
    """Sum names, descriptions and choice values of a command or option, each in its longest language."""
    own = sum(
        max((length(worded.text) for worded in _wordings(payload, "$", key)), default=0) for key in WORDED
    )
    value = payload.get("value")
    own += length(value) if isinstance(value, str) else 0
    return own + sum(
        command_length(child) for key in ("options", "choices") for _, child in children(payload, key, "$")
    )


def _wordings(payload: Payload, path: str, key: str) -> Iterator[Worded]:
    if isinstance(text := payload.get(key), str):
        yield Worded(at(path, key), text)
    translations = f"{key}_localizations"
    for locale, text in mapping(payload, translations).items():
        if isinstance(text, str):
            yield Worded(at(at(path, translations), locale), text)


def _menu(command: Payload, path: str) -> Iterator[Finding]:
    yield from _bounded(command, path, "name", 32)
    if command.get("description"):
        yield Finding(at(path, "description"), "must be empty: a menu command has no description")
    if command.get("options"):
        yield Finding(at(path, "options"), "must be empty: a menu command has no options")


def _described(payload: Payload, path: str) -> Iterator[Finding]:
    """Check what commands, groups, subcommands and options have in common: a name and a description."""
    yield from _bounded(payload, path, "name", 32)
    yield from _bounded(payload, path, "description", 100)
    for place, name in _wordings(payload, path, "name"):
        if not all(_is_name_character(character) for character in name):
            yield Finding(place, f"is {name!r}; only letters, digits, '-', '_' and an apostrophe are allowed")
        if name != name.lower():
            yield Finding(place, f"is {name!r}; it must be in lower case")


def _bounded(payload: Payload, path: str, key: str, most: int) -> Iterator[Finding]:
    yield from Text(key, 1, most, required=True).check(payload, path)
    translations, place = mapping(payload, f"{key}_localizations"), at(path, f"{key}_localizations")
    for locale in translations:
        yield from Text(locale, 1, most).check(translations, place)
        if locale not in LOCALES:
            yield Finding(at(place, locale), "is not in a language that Discord knows")


def _is_name_character(character: str) -> bool:
    is_listed = character in "-_'" or unicodedata.category(character)[0] in "LN"
    return is_listed or any(first <= ord(character) <= last for first, last in _SCRIPTS)


def _options(payload: Payload, path: str, *, parent: object) -> Iterator[Finding]:
    yield from MOST_OPTIONS.check(payload, path)
    options = list(children(payload, "options", path))
    yield from _same_names(options)
    types = {option.get("type") for _, option in options}
    if types & NESTED and types - NESTED:
        yield Finding(at(path, "options"), "mixes subcommands with other options")
    is_optional_seen = False
    for place, option in options:
        if option.get("required") and is_optional_seen:
            yield Finding(place, "is required but follows an optional option")
        is_optional_seen = is_optional_seen or not option.get("required")
        yield from _option(option, place, parent=parent)


def _option(option: Payload, path: str, *, parent: object) -> Iterator[Finding]:
    kind = option.get("type")
    yield from _described(option, path)
    if kind not in ALLOWED_INSIDE.get(parent, frozenset()):
        yield Finding(
            path, f"is an option of type {kind!r}, which may not stand here: command > group > subcommand"
        )
        return
    for key, kinds in ONLY_FOR.items():
        if option.get(key) and kind not in kinds:
            yield Finding(at(path, key), f"is not allowed on an option of type {kind}")
    if option.get("autocomplete") and option.get("choices"):
        yield Finding(at(path, "autocomplete"), "may not be on together with choices")
    for low, high in RANGES:
        if _is_reversed(option.get(low), option.get(high)):
            yield Finding(at(path, low), f"is {option[low]}, more than the {option[high]} of {high}")
    yield from choice_findings(option, path)
    if kind in NESTED:
        yield from _options(option, path, parent=kind)


def choice_findings(payload: Payload, path: str) -> Iterator[Finding]:
    """Yield what is wrong with the choices of an option, or with those offered while a member types."""
    yield from MOST_CHOICES.check(payload, path)
    for place, choice in children(payload, "choices", path):
        yield from _bounded(choice, place, "name", 100)
        yield from Text("value", 1, 100).check(choice, place)
        value = choice.get("value")
        if isinstance(value, int | float) and abs(value) > SAFE_INTEGER:
            yield Finding(at(place, "value"), "is beyond 2^53")
    yield from _same_names(list(children(payload, "choices", path)))


def _same_names(placed: list[tuple[str, Payload]]) -> Iterator[Finding]:
    """Report siblings with one name, also in a language where only one of them is translated."""
    yield from repeats(
        ((at(place, "name"), item.get("name")) for place, item in placed), "among its neighbours"
    )
    names = "name_localizations"
    for locale in sorted({locale for _, item in placed for locale in mapping(item, names)}):
        shown = [
            (at(at(place, names), locale), mapping(item, names).get(locale), item) for place, item in placed
        ]
        pairs = ((place, text or item.get("name")) for place, text, item in shown)
        yield from repeats(pairs, f"among its neighbours in {locale}")


def _is_reversed(low: object, high: object) -> bool:
    return isinstance(low, int | float) and isinstance(high, int | float) and low > high

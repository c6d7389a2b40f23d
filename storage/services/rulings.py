"""The rules in force: those of the settings, and on top of them what was changed in the store while the bot runs.

The store goes before the settings, and within each of them the language before all: a threshold has the value that is
stored for the language, else the one that is stored for all languages, else that of the settings for the language, else
that of the settings for all. So what somebody changes for all languages now does reach all of them, and a language
keeps its own settings for every other name.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from storage.domain.errors import CollectionError
from storage.domain.rules import BOUNDS, RuleBook, Rules, faults
from storage.queries import rulings as stored
from storage.queries.rulings import Override
from storage.services.context import Context
from storage.services.upkeep import Upkeep
from storage.store import Tx

log = logging.getLogger(__name__)

RuleValue = int | float | bool | str
PROMPTS_CLOSED = "prompts_closed"
"""Not a threshold but a name like one: whether no initial prompts are asked for."""
KINDS: Mapping[str, Any] = {**get_type_hints(Rules), PROMPTS_CLOSED: bool}
"""Every name that can be changed, in the order of Rules, with the type of its value."""
WORDS: Mapping[str, bool] = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0"), False),
}
"""What can be typed for a switch."""


class Why(StrEnum):
    """Why a rule cannot be changed like that."""

    UNKNOWN = "unknown"
    """No threshold has this name; `near` is one that looks like it, if there is one."""
    KIND = "kind"
    """Another kind of value is needed: `expected` is `number`, `whole-number`, `switch`, or the words to choose."""
    BOUNDS = "bounds"
    """The number lies outside `low` and `high`."""
    TOGETHER = "together"
    """It does not go with the other rules of the language `language` (empty: of all); `detail` says why."""


class RuleRefused(CollectionError):
    """A rule cannot have this value.

    Facts hold `reason`, `name` and `value`, and always also `near`, `expected`, `low`, `high`, `language` and `detail`,
    which are empty or 0 where they say nothing. `sentence` is the same in English, for the log and the command line.
    """

    key = "error-rule"

    def __init__(self, reason: Why, name: str, value: object, sentence: str, **facts: object) -> None:
        self.reason = reason
        self.sentence = sentence
        empty = {"near": "", "expected": "", "low": 0, "high": 0, "language": "", "detail": ""}
        super().__init__(
            self.key, **{**empty, **facts}, reason=reason.value, name=name[:64], value=_shown(value)
        )


class Effective(NamedTuple):
    """A rule in force and where it comes from."""

    name: str
    value: RuleValue
    source: str
    """`preset`, `settings`, `settings for es`, `store` or `store for es`."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What stored overrides amount to."""

    book: RuleBook
    found: Mapping[str | None, Mapping[str, Effective]]
    """What comes from the store: by language (None: for all that are not named) and name."""
    ignored: Mapping[tuple[str | None, str | None, str], str]
    """Overrides that do not fit and why: by the language it is about, and language and name of the override."""
    stored: frozenset[tuple[str | None, str]]
    """Language and name of every override, whether it fits or not."""


class Rulings:
    """Keeps `context.rulebook` what settings and store say together.

    Invariants: an override that does not fit (an unknown name after an upgrade, a value out of bounds, one that does
    not go with the others) is left out and named in the log once, and the others hold; `change` and `reset` store
    nothing after which more would have to be left out. A `load` that changed something wants a `settle`.
    """

    def __init__(self, context: Context, upkeep: Upkeep) -> None:
        self._context = context
        self._upkeep = upkeep
        self._configured = context.rulebook
        self.preset = context.rulebook.base
        """The preset that the settings started from, to tell its values from those that were set."""
        self._reading = _Reading(context.rulebook, {}, {}, frozenset())
        self._settled: RuleBook | None = None
        """The rules by which all trees at work were settled; None after a start: nobody knows."""
        self._loading = asyncio.Lock()
        self._warned: set[tuple[object, ...]] = set()
        """Ignored overrides that are in the log already."""

    def start_from(self, book: RuleBook, preset: Rules) -> None:
        """Put other rules below what the store says; the next `load` takes them up."""
        self._configured, self.preset = book, preset

    async def load(self) -> RuleBook:
        """Take up what the store says; the rules in force from now on."""
        async with self._loading:
            self._reading = self._read(await self._context.store.read(stored.overrides))
            self._warn(self._reading)
            before, book = self._context.rulebook, self._reading.book
            if book != before:
                self._context.rulebook = book
                langs = self._changed(before, book) | (before.prompts_closed ^ book.prompts_closed)
                log.info("the rules changed for %s", ", ".join(sorted(langs)) or "no language")
            return book

    async def settle(self, *, now: datetime) -> int:
        """Settle the trees at work of every language whose rules changed since the last time; how many trees.

        After a start these are all. When it fails, the next call does it again.
        """
        before, book = self._settled, self._context.rulebook
        langs = None if before is None else self._changed(before, book)
        count = 0
        if langs is None or langs:
            count = await self._upkeep.resettle_all(now=now, langs=langs)
        self._settled = book
        return count

    def _changed(self, before: RuleBook, after: RuleBook) -> frozenset[str]:
        return frozenset(lang for lang in self._context.languages if before.of(lang) != after.of(lang))

    async def change(
        self, lang: str | None, name: str, value: object, *, now: datetime, settle: bool = True
    ) -> RuleBook:
        """Store a value for a language (None: all of them), as it is or as it was typed; the rules that hold then.

        Raises RuleRefused, UnknownLanguage. With `settle` the trees at work follow at once; without it, whichever
        process runs the jobs does it.
        """
        if lang is not None:
            self._context.require_language(lang)
        override = Override(lang, name, as_value(name, value))

        def body(tx: Tx) -> None:
            self._write(tx, lang, name, override, now)

        return await self._follow(body, now=now, settle=settle)

    async def reset(self, lang: str | None, name: str, *, now: datetime, settle: bool = True) -> RuleBook:
        """Take a stored value away, so that the settings hold again; the rules that hold then.

        Nothing happens where none is stored. Raises RuleRefused, UnknownLanguage.
        """

        def body(tx: Tx) -> None:
            if not any((each.lang, each.name) == (lang, name) for each in stored.overrides(tx)):
                _require_name(name)
                if lang is not None:
                    self._context.require_language(lang)
            self._write(tx, lang, name, None, now)

        return await self._follow(body, now=now, settle=settle)

    async def _follow(self, body: Callable[[Tx], None], *, now: datetime, settle: bool) -> RuleBook:
        await self._context.store.write(body)
        book = await self.load()
        if settle:
            await self.settle(now=now)
        return book

    def _write(self, tx: Tx, lang: str | None, name: str, new: Override | None, now: datetime) -> None:
        """Store an override or take it away, unless an override would have to be left out that was not before."""
        rows = stored.overrides(tx)
        others = [row for row in rows if (row.lang, row.name) != (lang, name)]
        before = self._read(rows).ignored
        after = self._read([*others, new] if new else others).ignored
        for (where, by, what), detail in after.items():
            if (where, by, what) not in before or (by, what) == (lang, name):
                raise RuleRefused(
                    Why.TOGETHER,
                    name,
                    new.value if new else "",
                    f"{name} cannot be {'changed' if new else 'reset'} like that"
                    f"{f' for {where}' if where else ''}: {detail}.",
                    language=where or "",
                    detail=detail,
                )
        if new:
            stored.put(tx, new, now=now)
        else:
            stored.remove(tx, lang, name)

    def is_stored(self, lang: str | None, name: str) -> bool:
        """Whether the store has a value for just this language (None: for all), even one that does not fit."""
        return (lang, name) in self._reading.stored

    def effective(self, lang: str | None = None) -> list[Effective]:
        """Every rule that holds for a language (None: where nothing else is said) and its source, as last loaded."""
        from_store = self._reading.found.get(lang, self._reading.found.get(None, {}))
        return [from_store.get(name) or self._from_settings(lang, name) for name in KINDS]

    def _from_settings(self, lang: str | None, name: str) -> Effective:
        configured = self._configured
        if name == PROMPTS_CLOSED:
            is_closed = lang in configured.prompts_closed
            return Effective(name, is_closed, f"settings for {lang}" if is_closed else "preset")
        general: RuleValue = getattr(configured.base, name)
        own: RuleValue = general if lang is None else getattr(configured.of(lang), name)
        if own != general:
            return Effective(name, own, f"settings for {lang}")
        return Effective(name, own, "preset" if own == getattr(self.preset, name) else "settings")

    def _read(self, rows: Sequence[Override]) -> _Reading:
        """Put overrides on top of the settings, as far as they fit."""
        configured, ignored = self._configured, dict[tuple[str | None, str | None, str], str]()
        values: dict[str | None, dict[str, RuleValue]] = {None: {}}
        for row in rows:
            try:
                values.setdefault(row.lang, {})[row.name] = as_value(row.name, row.value)
            except RuleRefused as refused:
                ignored[row.lang, row.lang, row.name] = refused.sentence
        everywhere = values.pop(None)
        base, unfit = _applied(configured.base, everywhere)
        for name, why in unfit.items():
            ignored[None, None, name] = why
            del everywhere[name]
        found: dict[str | None, dict[str, Effective]] = {None: _named(everywhere, "store")}
        by_language: dict[str, Rules] = {}
        closed = set(configured.prompts_closed)
        if PROMPTS_CLOSED in everywhere:
            closed = set(self._context.languages) if everywhere[PROMPTS_CLOSED] else set()
        for lang in sorted({*configured.by_language, *filter(None, values)}):
            own = values.get(lang, {})
            rest = {name: value for name, value in everywhere.items() if name not in own}
            by_language[lang], unfit = _applied(configured.of(lang), {**own, **rest})
            for name, why in unfit.items():
                ignored[lang, lang if name in own else None, name] = why
            fitting = {**_named(own, f"store for {lang}"), **_named(rest, "store")}
            found[lang] = {name: each for name, each in fitting.items() if name not in unfit}
            if PROMPTS_CLOSED in own:
                closed = closed | {lang} if own[PROMPTS_CLOSED] else closed - {lang}
        book = RuleBook(base, by_language, frozenset(closed))
        return _Reading(book, found, ignored, frozenset((row.lang, row.name) for row in rows))

    def _warn(self, reading: _Reading) -> None:
        for (where, lang, name), why in reading.ignored.items():
            if (where, lang, name, why) not in self._warned:
                self._warned.add((where, lang, name, why))
                log.warning(
                    "the stored rule %s of %s is left out%s: %s",
                    name,
                    lang or "all languages",
                    f" for {where}" if where != lang else "",
                    why,
                )


def _named(values: Mapping[str, RuleValue], source: str) -> dict[str, Effective]:
    return {name: Effective(name, value, source) for name, value in values.items()}


def _applied(base: Rules, values: Mapping[str, RuleValue]) -> tuple[Rules, dict[str, str]]:
    """The rules with as many of these values as work together, the first ones first, and why the others do not."""
    pending = {name: value for name, value in values.items() if name != PROMPTS_CLOSED}
    if not pending or not any(faults(base.changed(pending))):
        return base.changed(pending), {}
    rules, moved = base, True
    while moved:
        moved = False
        for name, value in tuple(pending.items()):
            trial = rules.changed({name: value})
            if not any(faults(trial)):
                rules, moved = trial, True
                del pending[name]
    return rules, {name: next(iter(faults(rules.changed({name: value})))) for name, value in pending.items()}


def as_value(name: str, given: object) -> RuleValue:
    """A value of a rule from what was typed or stored; raises RuleRefused."""
    kind = _require_name(name)
    value = given.strip() if isinstance(given, str) else given
    if get_origin(kind) is Literal:
        return _word(name, value, get_args(kind))
    if kind is bool:
        return _switch(name, value)
    number = _whole_number(name, value) if kind is int else _number(name, value)
    low, high = BOUNDS[name]
    if low <= number <= high:
        return number
    sentence = f"{name} is {_shown(number)}, but must lie between {_shown(low)} and {_shown(high)}."
    raise RuleRefused(Why.BOUNDS, name, number, sentence, low=low, high=high)


def _require_name(name: str) -> Any:
    """The type of a rule's value; raises RuleRefused for a name that none has."""
    if name in KINDS:
        return KINDS[name]
    near = next(iter(get_close_matches(name.lower(), KINDS, n=1, cutoff=0.55)), "")
    sentence = f"{name[:64]} is no threshold" + (f": did you mean {near}?" if near else ".")
    raise RuleRefused(Why.UNKNOWN, name, "", sentence, near=near)


def _word(name: str, value: object, words: Sequence[str]) -> str:
    word = value.lower() if isinstance(value, str) else value
    if isinstance(word, str) and word in words:
        return word
    raise _of_another_kind(name, value, ", ".join(words), f"one of {', '.join(words)}")


def _switch(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in WORDS:
        return WORDS[value.lower()]
    raise _of_another_kind(name, value, "switch", "true or false")


def _whole_number(name: str, value: object) -> int:
    if isinstance(value, str):
        with suppress(ValueError):
            return int(value)
    elif isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1:
        return int(value)
    raise _of_another_kind(name, value, "whole-number", "a whole number")


def _number(name: str, value: object) -> float:
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        with suppress(ValueError, OverflowError):
            return float(value)
    raise _of_another_kind(name, value, "number", "a number")


def _of_another_kind(name: str, value: object, expected: str, words: str) -> RuleRefused:
    shown = f'"{_shown(value)}"' if value != "" else "empty"
    return RuleRefused(Why.KIND, name, value, f"{name} is {shown}, but must be {words}.", expected=expected)


def _shown(value: object) -> str:
    """A value as a sentence shows it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float) and abs(value) < 1e15 and value == int(value):
        return f"{int(value):,}"
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."

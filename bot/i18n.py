"""Texts for people: Fluent files, one per language, worded through small `Locale` objects called `t`."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import babel
import discord
from babel.lists import format_list
from babel.numbers import format_decimal
from discord import app_commands
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern

from storage.domain.points import TENTHS

_log = logging.getLogger(__name__)

LOCALES_FOLDER = Path(__file__).resolve().parent.parent / "locales"
FALLBACK = "en"
"""The language whose words are used where another one has none; its file must be there."""

Fact = object
"""A variable of a sentence: text, a number, or a sequence of texts (worded as a list)."""


class Locale:
    """One language: words its sentences, numbers, lists and language names."""

    def __init__(self, code: str, bundle: FluentBundle, fallback: Locale | None) -> None:
        self.code = code
        self.babel = _babel_locale(code) or babel.Locale(FALLBACK)
        self._bundle = bundle
        self._fallback = fallback

    def __repr__(self) -> str:
        return f"<Locale {self.code}>"

    def __call__(self, key: str, /, **facts: Fact) -> str:
        """The sentence of `key` ("message" or "message.attribute") with its variables.

        A key this language lacks, or cannot word, is taken from the fallback; KeyError when that lacks it too.
        """
        text = self._worded(key, facts)
        if text is not None:
            return text
        if self._fallback is None:
            raise KeyError(key)
        return self._fallback(key, **facts)

    def has(self, key: str) -> bool:
        """Whether this language itself words `key`; the fallback is not asked."""
        return self._pattern(key) is not None

    def _pattern(self, key: str) -> Pattern | None:
        message, _, attribute = key.partition(".")
        if not self._bundle.has_message(message):
            return None
        found = self._bundle.get_message(message)
        return found.attributes.get(attribute) if attribute else found.value

    def _worded(self, key: str, facts: Mapping[str, Fact]) -> str | None:
        pattern = self._pattern(key)
        if pattern is None:
            return None
        text, faults = self._bundle.format_pattern(
            pattern, {name: self._fact(v) for name, v in facts.items()}
        )
        if not faults:
            return str(text)
        _log.warning("text %s cannot be worded in %s: %s", key, self.code, faults[0])
        return None

    def _fact(self, value: Fact) -> str | int | float | Decimal:
        match value:
            case bool():
                return "true" if value else "false"
            case int() | float() | Decimal():
                return value
            case str():
                return str(value)
            case Sequence():
                return self.join([str(item) for item in value])
            case _:
                return str(value)

    def number(self, value: float | Decimal) -> str:
        """A number as the language writes it: 1.320."""
        return format_decimal(value, locale=self.babel)

    def points(self, tenths: int) -> str:
        """Points from the ledger's tenths: 4, or 0,1."""
        return self.number(Decimal(tenths) / TENTHS)

    def join(self, items: Sequence[str]) -> str:
        """A list as the language writes it: "a, b y c"."""
        if len(items) < 2:
            return "".join(items)
        joined: str = format_list(list(items), locale=self.babel)
        if self.has("list-euphony.find") and (find := self("list-euphony.find")):
            return re.sub(find, self("list-euphony.replace"), joined)
        return joined

    def language(self, code: str) -> str:
        """The name of a language in this one ("francés"), else its own name, else its code."""
        name: str | None = self.babel.languages.get(code.replace("-", "_"))
        if name:
            return name
        locale = _babel_locale(code)
        return (locale and (locale.get_display_name(self.babel) or locale.english_name)) or code

    def endonym(self, code: str) -> str:
        """The name of a language in itself ("français"), else what `language` says."""
        locale = _babel_locale(code)
        return (locale and locale.get_display_name()) or self.language(code)

    def both_names(self, code: str) -> str:
        """The name here and, where it differs, the language's own: "francés · français"."""
        here, own = self.language(code), self.endonym(code)
        return here if here.casefold() == own.casefold() else f"{here} · {own}"

    def find_languages(self, query: str, codes: Iterable[str], *, limit: int = 25) -> list[str]:
        """Codes whose name here, own name or code holds the query, case and accents ignored; best first."""
        wanted = _folded(query)
        ranked: list[tuple[int, str, str]] = []
        for code in codes:
            names = [_folded(name) for name in (code, self.language(code), self.endonym(code))]
            if any(name.startswith(wanted) for name in names):
                ranked.append((0, names[1], code))
            elif any(wanted in name for name in names):
                ranked.append((1, names[1], code))
        return [code for _, _, code in sorted(ranked)[:limit]]


class Texts:
    """Every language that has a file."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Take Fluent sources by locale code; the fallback's must be among them."""
        if FALLBACK not in sources:
            raise ValueError(f"there is no {FALLBACK}.ftl, which every other language falls back to")
        fallback = Locale(FALLBACK, _bundle(FALLBACK, sources[FALLBACK]), None)
        self._locales = {FALLBACK: fallback} | {
            code: Locale(code, _bundle(code, source), fallback)
            for code, source in sources.items()
            if code != FALLBACK
        }

    @classmethod
    def load(cls, folder: Path = LOCALES_FOLDER) -> Texts:
        """Every `*.ftl` of a folder; the file's stem is the locale's code."""
        return cls({path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.ftl"))})

    @property
    def locales(self) -> tuple[str, ...]:
        """The codes, sorted."""
        return tuple(sorted(self._locales))

    def __getitem__(self, code: str) -> Locale:
        """The language of a code that `locales` holds, or of one that comes nearest to another code."""
        return self._locales[self.negotiate(code)]

    def __iter__(self) -> Iterator[Locale]:
        return (self._locales[code] for code in self.locales)

    def match(self, candidate: str | None) -> str | None:
        """The code that serves a wanted one (es-419: es), or None."""
        return _match(candidate, self._locales)

    def negotiate(self, *candidates: str | None) -> str:
        """The code that serves the first candidate that can be served, else the fallback."""
        return next((code for code in map(self.match, candidates) if code), FALLBACK)


def _match(candidate: str | None, codes: Collection[str]) -> str | None:
    if not candidate:
        return None
    wanted = candidate.replace("_", "-").casefold()
    by_folded = {code.casefold(): code for code in sorted(codes)}
    while True:
        if wanted in by_folded:
            return by_folded[wanted]
        shorter, dash, _ = wanted.rpartition("-")
        if not dash:
            break
        wanted = shorter
    return next((code for folded, code in by_folded.items() if folded.startswith(f"{wanted}-")), None)


def _bundle(code: str, source: str) -> FluentBundle:
    bundle = FluentBundle([code if _babel_locale(code) else FALLBACK], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    return bundle


@lru_cache(maxsize=512)
def _babel_locale(code: str) -> babel.Locale | None:
    try:
        return babel.Locale.parse(code.replace("-", "_"))
    except (ValueError, babel.UnknownLocaleError):
        return None


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


class CommandTranslator(app_commands.Translator):
    """Names and descriptions of commands from the Fluent files, for each of Discord's locales.

    What is to be translated says its key: `locale_str("work", key="command-work.name")`. The key is the only
    thing looked at, because `locale_str` leaves it out of its equality.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The translation, or None where the language has no file or its file no such key."""
        key = string.extras.get("key")
        code = self._texts.match(locale.value)
        if key is None or code is None or not self._texts[code].has(key):
            return None
        return self._texts[code](key)

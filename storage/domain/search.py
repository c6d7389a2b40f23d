"""Searching messages by words: how a text is cut into tokens, and how both databases are asked for them.

A token is a run of letters and digits without case and accents; of writing without spaces between words (Chinese,
Japanese, Thai ...) each character is one. Tokens hold nothing that either database reads as syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

MAX_TOKEN: Final = 64
"""Characters of a token that count."""
MAX_TOKENS: Final = 4_000
"""Tokens of a text that are indexed: more than a message can have in any language with spaces."""
MAX_PHRASES: Final = 12
"""Words of a search that count."""
MAX_QUERY: Final = 300
"""Characters of a search that are read."""
EXCERPT: Final = 160
"""Characters of a message that a hit shows."""
_BEFORE: Final = 40
"""Characters of them before the word that was found."""
_SPACELESS: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana, bopomofo, Han."""
_TOKEN: Final = re.compile(rf"(?![\W_])[{_SPACELESS}]|[^\W_{_SPACELESS}]+")
_WORD: Final = re.compile(r"\S+")


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text, in their order."""
    return tuple(token[:MAX_TOKEN] for token in _TOKEN.findall(_folded(text))[:MAX_TOKENS])


def _folded(text: str) -> str:
    """The text in lower case, every character in its plainest form, without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def phrases(words: str) -> tuple[tuple[str, ...], ...]:
    """What a search asks for: each word as typed is a run of tokens that must stand together; empty for no words."""
    runs = (tokens(word) for word in words[:MAX_QUERY].split())
    return tuple(dict.fromkeys(run for run in runs if run))[:MAX_PHRASES]


def around(text: str, wanted: Sequence[Sequence[str]]) -> str:
    """The part of a text, in one line, in which the first of the wanted words stands; else its beginning."""
    heads = {run[0] for run in wanted}
    found = next((word.start() for word in _WORD.finditer(text) if heads & set(tokens(word[0]))), 0)
    start = max(found - _BEFORE, 0)
    part = " ".join(text[start : start + EXCERPT].split())
    return ("…" if start else "") + part + ("…" if start + EXCERPT < len(text) else "")


def _fts5_words(found: Sequence[str]) -> str:
    return " ".join(found)


def _tsvector_words(found: Sequence[str]) -> str:
    return " ".join(f"'{token}':{place}" for place, token in enumerate(found, 1))


def _fts5_query(wanted: Sequence[Sequence[str]]) -> str:
    return " AND ".join('"' + " ".join(run) + '"' for run in wanted)


def _tsquery(wanted: Sequence[Sequence[str]]) -> str:
    return " & ".join("(" + " <-> ".join(f"'{token}'" for token in run) + ")" for run in wanted)


INDEXED: Final[Mapping[str, Callable[[Sequence[str]], str]]] = MappingProxyType(
    {"sqlite": _fts5_words, "postgresql": _tsvector_words}
)
"""Database -> tokens as its index takes them."""
ASKED: Final[Mapping[str, Callable[[Sequence[Sequence[str]]], str]]] = MappingProxyType(
    {"sqlite": _fts5_query, "postgresql": _tsquery}
)
"""Database -> phrases as it is asked for them."""

"""Members' text on a panel: markdown as Discord shows it, without the parts that could do harm there.

Only what is displayed changes; the store and the attached files keep every character. A text may bring mentions,
invitations, links under another name, direction overrides, towers of combining marks, thousands of empty lines,
or a code block that is never closed. None of them gets out of its embed: Discord renders each one apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from bot.ui import limits
from storage.domain.text import clean

BREAK = "\u200b"
"""A character without width: it stands inside what must not be recognised."""

MARKS = 5
"""Combining marks shown on one character; writing systems need fewer."""

EMPTY_LINES = 4
"""Empty lines shown in a row."""

FENCE = "```"
ELLIPSIS = "…"

_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # Mentions of all, of members, roles, channels and commands; custom emoji, times: shown as they were typed.
    (re.compile(r"@(?=everyone|here)", re.IGNORECASE), f"@{BREAK}"),
    (re.compile(r"<(?=(?:@[!&]?|#)\d|a?:\w+:\d|t:-?\d|id:\w|sound:|/[^<>\n:]{1,100}:\d)"), f"<{BREAK}"),
    # A link under another name; without its bracket both halves are shown.
    (re.compile(r"\](?=\()"), f"]{BREAK}"),
    (re.compile(r"(discord(?:app)?)(?=\.(?:gg|com/invite|me|io|li)\b)", re.IGNORECASE), rf"\1{BREAK}"),
    # Overrides turn letters round whatever they are; they are shown as what they are.
    (re.compile(r"[\u202d\u202e]"), lambda found: f"⟦U+{ord(found[0]):04X}⟧"),
    (re.compile(rf"\n{{{EMPTY_LINES + 2},}}"), "\n" * (EMPTY_LINES + 1)),
)
_EMBEDDINGS = "\u202a\u202b"
_ISOLATES = "\u2066\u2067\u2068"
_POP_EMBEDDING = "\u202c"
_POP_ISOLATE = "\u2069"
_CLOSER = dict.fromkeys(_EMBEDDINGS, _POP_EMBEDDING) | dict.fromkeys(_ISOLATES, _POP_ISOLATE)
_DIRECTION = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def display(text: str) -> str:
    """A member's text as the description of an embed: harmless, code blocks closed, of any length."""
    text = _without_towers(clean(text))
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    if _DIRECTION.search(text):
        text = "\n".join(map(_balanced, text.split("\n")))
    return fenced(text)


def is_blank(text: str) -> bool:
    """Whether nothing of a text would be seen."""
    return not any(
        unicodedata.category(char) not in ("Cc", "Cf", "Zs", "Zl", "Zp") and char not in "\u115f\u1160\u3164"
        for char in text
    )


def one_line(text: str, units: int) -> str:
    """The start of a text as plain words in one line, for places without markdown such as a select."""
    text = text.lstrip()
    start = text[: 8 * units]  # more than is shown: white space and towers go
    plain = _DIRECTION.sub("", _without_towers(clean(start)))
    line = " ".join(plain.split())
    return _cut(line if start == text else f"{line}{ELLIPSIS}", units)


def excerpt(shown: str, units: int, note: str) -> str:
    """A displayed text if it fits; else its start, an ellipsis and the note that says how to read on.

    Where there is hardly room for the note, the ellipsis stands alone.
    """
    if limits.length(shown) <= units:
        return shown
    tail = f"\n{note}"
    room = units - limits.length(tail) - len(ELLIPSIS) - len(FENCE) - 1
    if room < len(note):
        return _cut(" ".join(shown.split()), max(1, units))
    head = next(raw_pieces(shown, room), "").rstrip()
    return f"{fenced(f'{head}{ELLIPSIS}')}{tail}"


def pieces(shown: str, units: int) -> list[str]:
    """A displayed text in parts of at most so many units; a code block that is cut goes on in the next part."""
    if limits.length(shown) <= units:
        return [shown]
    found: list[str] = []
    opened = ""
    # Room for a fence closed at the end and one opened again, with its language, at the start.
    for raw in raw_pieces(shown, units - 2 * len(FENCE) - _LANGUAGE_ROOM - 2):
        part = f"{opened}{raw}"
        opened = _reopening(part)
        found.append(fenced(part))
    return found


_LANGUAGE_ROOM = 20
_FENCE_LINE = re.compile(r"```(?:([\w+#.-]{1,20})(?=\n))?")


def _reopening(part: str) -> str:
    """What opens the code block again that a part leaves open."""
    fences = list(_FENCE_LINE.finditer(part))
    return f"{FENCE}{fences[-1][1] or ''}\n" if len(fences) % 2 else ""


def fenced(text: str) -> str:
    """The text with an open code block closed."""
    if text.count(FENCE) % 2 == 0:
        return text
    return f"{text}{FENCE}" if text.endswith("\n") else f"{text}\n{FENCE}"


def raw_pieces(text: str, units: int) -> Iterator[str]:
    """Parts of at most so many units, cut after a paragraph, a line or a word; together they are the text."""
    while limits.length(text) > units:
        end = _cutting_place(text, limits.fitting(text, units))
        yield text[:end]
        text = text[end:]
    if text:
        yield text


def _cutting_place(text: str, most: int) -> int:
    for separator in ("\n\n", "\n", " "):
        place = text.rfind(separator, most // 2, most)
        if place >= 0:
            return place + len(separator)
    end = max(1, most)
    while end > 1 and (_joins(text[end : end + 1]) or text[end - 1] in "\u200d`"):
        end -= 1
    return end if end > max(1, most) // 2 else max(1, most)


def _joins(char: str) -> bool:
    """Whether a character belongs to the one before it."""
    return bool(char) and (char in "\u200d`" or unicodedata.category(char) in ("Mn", "Me", "Mc", "Sk"))


def _cut(text: str, units: int) -> str:
    if limits.length(text) <= units:
        return text
    end = limits.fitting(text, units - len(ELLIPSIS))
    while end > 1 and _joins(text[end : end + 1]):
        end -= 1
    return f"{text[:end].rstrip()}{ELLIPSIS}"


def _without_towers(text: str) -> str:
    """At most MARKS combining marks on one character."""
    marks = "".join(char for char in set(text) if unicodedata.category(char) in ("Mn", "Me"))
    if not marks:
        return text
    return re.sub(f"([{marks}]{{{MARKS}}})[{marks}]+", r"\1", text)


def _balanced(line: str) -> str:
    """A line whose direction embeddings and isolates end where the line ends; stray closers are left out."""
    kept: list[str] = []
    stack: list[str] = []
    for char in line:
        if char in _CLOSER:
            stack.append(_CLOSER[char])
        elif char in (_POP_EMBEDDING, _POP_ISOLATE):
            if not stack or stack[-1] != char:
                continue
            stack.pop()
        kept.append(char)
    return "".join((*kept, *reversed(stack)))

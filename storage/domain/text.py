"""What a member writes: how it is stored, when it is refused, and what is worth a word before it is sent."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from enum import StrEnum

from storage.domain.errors import InvalidText


class Note(StrEnum):
    """Something in a text that the member is told about before submitting; it never blocks."""

    MENTION = "mention"
    INVITE = "invite"
    LINK = "link"
    DIRECTION_MARKS = "direction-marks"
    EMAIL = "email"
    PHONE = "phone"
    CHATBOT = "chatbot"
    OPEN_CODE_BLOCK = "open-code-block"


_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)))
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\ufe0f\ufe0e")
_DIRECTION = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_PATTERNS: tuple[tuple[Note, re.Pattern[str]], ...] = (
    (Note.MENTION, re.compile(r"@everyone|@here|<@[!&]?\d+>")),
    (Note.INVITE, re.compile(r"discord(?:app)?\.(?:gg|com/invite|me|io)/\S+", re.IGNORECASE)),
    (Note.LINK, re.compile(r"https?://\S+", re.IGNORECASE)),
    (Note.DIRECTION_MARKS, _DIRECTION),
    (Note.EMAIL, re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    (Note.PHONE, re.compile(r"(?<![\w./,:-])\+?\d(?:[ .()-]{0,2}\d){8,13}(?![\w/])")),
    (
        Note.CHATBOT,
        re.compile(
            r"as an ai language model|como modelo de lenguaje|en tant que mod[eè]le de langage"
            r"|regenerate response|^copy code$|^copiar c[oó]digo$",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
)


def clean(text: str) -> str:
    """The text as it is stored: NFC, line feeds, no control characters, no lone surrogates, trimmed."""
    text = _SURROGATE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text.translate(_CONTROL)).strip()


def checked(text: str, *, max_length: int) -> str:
    """The stored form of a text; raises InvalidText where it is empty, too long or has no words."""
    stored = clean(text)
    visible = "".join(char for char in stored if char not in _INVISIBLE and not _DIRECTION.match(char))
    if not visible.strip():
        raise InvalidText("error-text-empty")
    if len(stored) > max_length:
        raise InvalidText("error-text-long", length=len(stored), limit=max_length)
    if not any(unicodedata.category(char)[0] in "LN" for char in visible):
        raise InvalidText("error-text-no-words")
    return stored


def notes_on(text: str) -> tuple[Note, ...]:
    """What is worth a word before the text is sent."""
    found = [note for note, pattern in _PATTERNS if pattern.search(text)]
    if Note.INVITE in found and Note.LINK in found:
        found.remove(Note.LINK)
    if text.count("```") % 2:
        found.append(Note.OPEN_CODE_BLOCK)
    return tuple(found)


def fingerprint(text: str) -> str:
    """SHA-256 (hex) of the text with case and white space folded, to recognise it when it is sent again."""
    folded = " ".join(text.casefold().split())
    return hashlib.sha256(folded.encode()).hexdigest()


def word_count(text: str) -> int:
    """Words of a text, as the preview counts them."""
    return len(re.findall(r"\w+(?:['’·-]\w+)*", text))

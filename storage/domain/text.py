"""What a member writes: how it is stored, when it is refused, and what is worth a word before it is sent."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from enum import StrEnum

from storage.domain.errors import InvalidText

MAX_REASON_LENGTH = 512
"""Characters kept of a reason."""


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
_DIRECTION = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_FILLERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U00013441\U00013442\U00016fe4\U0001d159\U000e0100-\U000e01ef]"
)
"""What shows nothing by itself although Unicode files it under letters, marks or signs."""
_EMOJI = re.compile(".\ufe0f\u20e3?|[0-9#*]\u20e3")
"""A character that is told to be shown as a picture; it may be a letter or a digit otherwise."""
_PHONE = re.compile(
    r"""
    (?<![\w.,/+-]) (?<![-+*=×÷/%^][ ])              # not inside a number, a link or a sum
    (?: (?:\+|00)[1-9](?:[ .()-]{0,2}\d){7,13}       # with the country's code
      | \(\d{2,4}\)[ ]?\d{3,4}[ .-]?\d{3,4}          # with the area's code in brackets
      | [67]\d\d([ .-]?)\d{3}\1\d{3}                # Spain: 612 345 678
      | [6-9]\d\d(?:[ ]\d\d){3}                     #        612 34 56 78
      | 9\d[ ]\d{3}[ ]\d\d[ ]\d\d                   #        91 123 45 67
      | 0[1-9](?:[ .-]?\d\d){4}                      # France: 06 12 34 56 78
      | \d{3}([.-])\d{3}\2\d{4}                      # North America: 202-555-0143
      | \d\d[ -]\d{4}[ -]\d{4}                      # Mexico, Argentina: 55 1234 5678
    )
    (?![\w/-]|[.,]\d|[ ]*[+*=×÷/%^])
    """,
    re.VERBOSE,
)
"""Only what is grouped like a telephone number; a long number, a year, a date or an ISBN is none."""
_CHATBOT = re.compile(
    r"""
    \bas[ ]an?[ ](?:ai|large|artificial[ ]intelligence)[ ]language[ ]model | \bas[ ]an[ ]ai(?:[ ]assistant)?,
    | \bcomo[ ](?:un[ ])?modelo[ ]de[ ]lenguaje | \bcomo[ ](?:una[ ])?(?:inteligencia[ ]artificial|ia),
    | \ben[ ]tant[ ]que[ ]mod[eè]le[ ]de[ ]langage | \ben[ ]tant[ ]qu['’](?:intelligence[ ]artificielle|ia)\b
    | \bregenerate[ ]response\b | ^chatgpt[ ]said:$ | ^copy[ ]code$ | ^copiar[ ]c[oó]digo$ | ^copier[ ]le[ ]code$
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
"""What chatbots say of themselves, and what copying from their pages leaves behind."""
_PATTERNS: tuple[tuple[Note, re.Pattern[str]], ...] = (
    (Note.MENTION, re.compile(r"@everyone|@here|<@[!&]?\d+>")),
    (Note.INVITE, re.compile(r"discord(?:app)?\.(?:gg|com/invite|me|io)/\S+", re.IGNORECASE)),
    (Note.LINK, re.compile(r"https?://\S+", re.IGNORECASE)),
    (Note.DIRECTION_MARKS, _DIRECTION),
    (Note.EMAIL, re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w")),
    (Note.PHONE, _PHONE),
    (Note.CHATBOT, _CHATBOT),
)


def clean(text: str) -> str:
    """The text as it is stored: NFC, line feeds, no control characters, no lone surrogates, trimmed."""
    text = _SURROGATE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text.translate(_CONTROL)).strip()


def checked(text: str, *, max_length: int) -> str:
    """The stored form of a text; raises InvalidText where it is empty, too long or has no words."""
    stored = clean(text)
    if not visible(stored).strip():
        raise InvalidText("error-text-empty")
    if len(stored) > max_length:
        raise InvalidText("error-text-long", length=len(stored), limit=max_length)
    if not any(unicodedata.category(char)[0] in "LN" for char in visible(_EMOJI.sub("", stored))):
        raise InvalidText("error-text-no-words")
    return stored


def visible(text: str) -> str:
    """The text without what leaves no ink: format characters, fillers, variation selectors."""
    return "".join(char for char in _FILLERS.sub("", text) if unicodedata.category(char) != "Cf")


def notes_on(text: str) -> tuple[Note, ...]:
    """What is worth a word before the text is sent."""
    found = [note for note, pattern in _PATTERNS if pattern.search(text)]
    if Note.INVITE in found and Note.LINK in found:
        found.remove(Note.LINK)
    if text.count("```") % 2:
        found.append(Note.OPEN_CODE_BLOCK)
    return tuple(found)


def short_reason(text: str | None) -> str | None:
    """A reason that somebody gave, as it is stored."""
    return clean(text)[:MAX_REASON_LENGTH] if text is not None else None


def fingerprint(text: str) -> str:
    """SHA-256 (hex) of the text with case and white space folded, to recognise it when it is sent again."""
    folded = " ".join(text.casefold().split())
    return hashlib.sha256(folded.encode()).hexdigest()


def word_count(text: str) -> int:
    """Words of a text, as the preview counts them."""
    return len(re.findall(r"\w+(?:['’·-]\w+)*", text))


MAX_NAME_LENGTH = 100
"""Characters kept of what Discord calls somebody; it allows 32."""


def one_line_name(text: str) -> str:
    """What somebody is called, as it is stored: clean, in one line, not too long."""
    return " ".join(clean(text).split())[:MAX_NAME_LENGTH]

"""What makes a text look pasted, copied or sent many times: hints for a moderator, never a verdict."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

LEAST_LENGTH: Final = 40
"""Characters of a folded text from which likeness says anything: short questions are alike by chance."""
OWN_LENGTH: Final = 80
"""Characters from which a member's own text may be refused for its likeness: in a shorter one a new word is much."""
OWN_LIKENESS: Final = 92.0
"""Per cent of likeness at which a member's text counts as one of their own once more."""
OWN_TEXTS: Final = 20
"""How many of a member's last texts a new one is compared with."""
OTHERS_LIKENESS: Final = 90.0
"""Per cent of likeness at which a text counts as copied from somebody else's."""
OTHERS_TEXTS: Final = 500
"""How many of the last texts of its language a new one is compared with."""
FLOOD_TEXTS: Final = 3
"""Copies of a text within FLOOD_WINDOW that make a flood; the first of them is none."""
FLOOD_WINDOW: Final = timedelta(hours=1)
"""The time in which they come."""
TYPING_SPEED: Final = 25.0
"""Characters a second from which a text was not typed; the fastest typists write half as many."""
TYPED_LENGTH: Final = 200
"""Characters from which that speed says anything."""

PHRASES: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        name: re.compile(pattern, re.IGNORECASE | re.MULTILINE | re.VERBOSE)
        for name, pattern in {
            "model-es": r"""
                \bcomo[ ](?:una?[ ])?(?:gran[ ])?(?:modelo|asistente)[ ]de[ ](?:lenguaje|ia|inteligencia)\b
                | \b(?:soy|como)[ ](?:una[ ])?(?:ia|inteligencia[ ]artificial)[ ,]
                | \bmi[ ](?:fecha[ ]de[ ]corte|última[ ]actualización[ ]de[ ]conocimientos?)\b
            """,
            "model-en": r"""
                \bas[ ]an?[ ](?:ai|large|artificial[ ]intelligence)[ ](?:language[ ])?model\b
                | \bas[ ]an[ ]ai(?:[ ]assistant)?,
                | \bi(?:[ ]a|['’])m[ ](?:an[ ]ai|a[ ]large)[ ]language[ ]model\b
                | \bmy[ ]knowledge[ ]cut-?off\b | \bas[ ]of[ ]my[ ]last[ ](?:knowledge[ ])?update\b
            """,
            "model-fr": r"""
                \ben[ ]tant[ ]que[ ](?:grand[ ])?(?:mod[eè]le|assistant)[ ](?:de[ ]langage|d['’]ia|virtuel)\b
                | \ben[ ]tant[ ]qu['’](?:intelligence[ ]artificielle|ia)\b
                | \bma[ ]date[ ]limite[ ]de[ ]connaissances\b
            """,
            "model-de": r"\bals[ ](?:ein[ ])?(?:großes[ ])?(?:sprachmodell|ki-(?:modell|assistent))\b",
            "model-pt": r"""
                \bcomo[ ]um[ ](?:grande[ ])?modelo[ ]de[ ](?:linguagem|ia)\b
                | \bcomo[ ]uma[ ](?:ia|inteligência[ ]artificial),
            """,
            "model-it": r"\b(?:come|in[ ]quanto)[ ](?:un[ ])?modello[ ](?:di[ ]linguaggio|linguistico)\b",
            "model-ca": r"\bcom[ ]a[ ](?:gran[ ])?model[ ]de[ ]llenguatge\b",
            "maker": r"""
                \b(?:trained|developed|created|entrenad[oa]|desarrollad[oa]|cread[oa]|développée?|créée?|entraînée?)
                [ ](?:by|por|par)[ ](?:openai|anthropic|google[ ]deepmind|mistral[ ]ai|deepseek)\b
            """,
            "leftover": r"""
                ^(?:chatgpt|copilot|gemini|claude)[ ](?:said|dijo|ha[ ]dicho|a[ ]dit)[ ]?:$
                | \bregenerate[ ]response\b | ^(?:copy|copiar|copier)[ ](?:code|c[óo]digo|le[ ]code)$
                | \butm_source=(?:chatgpt|openai|copilot) | contentreference\[oaicite
                | \bturn\d+(?:search|view|news)\d+ | 【\d+(?::\d+)?†
            """,
        }.items()
    }
)
"""What chatbots say of themselves and what copying from their pages leaves behind, by a name for moderators."""

_WORDS = re.compile(r"\w+")


def folded(text: str) -> str:
    """The words of a text, as they are compared: without case, punctuation and line breaks."""
    return " ".join(_WORDS.findall(text.casefold()))


def is_comparable(folded_text: str, *, least: int = LEAST_LENGTH) -> bool:
    """Whether a folded text is long enough for its likeness to others to say anything."""
    return len(folded_text) >= least


def phrases_in(text: str) -> tuple[str, ...]:
    """Names of the phrases of chatbots that a text holds."""
    return tuple(name for name, pattern in PHRASES.items() if pattern.search(text))


def typing_speed(length: int, took: timedelta) -> float:
    """Characters a second, for a text that came so long after its task had been handed out."""
    return length / max(1.0, took.total_seconds())


def signs_of_pasting(text: str, took: timedelta | None) -> Mapping[str, object]:
    """What speaks for a pasted text, as the facts of a case; empty for nothing. `took` None: it is not known."""
    facts: dict[str, object] = {}
    if found := phrases_in(text):
        facts["phrases"] = list(found)
    if took is not None and len(text) >= TYPED_LENGTH:
        speed = typing_speed(len(text), took)
        if speed > TYPING_SPEED:
            facts["speed"] = round(speed)
    return facts


def is_flood(alike_at: Sequence[datetime], now: datetime) -> bool:
    """Whether a text that came `now`, after others like it came at these times, is part of a flood.

    The first text of all is what the others copy, and is no copy itself.
    """
    young = sum(now - at < FLOOD_WINDOW for at in alike_at)
    is_first_young = young == len(alike_at)
    return 1 + young - is_first_young >= FLOOD_TEXTS

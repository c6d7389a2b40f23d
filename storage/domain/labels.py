"""The labels a reviewer can give: names, ranges, poles and which form asks for them.

Names and meaning are Open Assistant's (its label list, January 2024). A stored value is a float in [0, 1];
a question that was not answered is absent from the answers, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from storage.domain.errors import InvalidLabels
from storage.domain.kinds import Kind

LIKERT_STEPS = 5
"""Points of a scale; step i is stored as i / 4."""


class Widget(StrEnum):
    """How a label is asked."""

    YES_NO = "yes_no"
    FLAG = "flag"
    LIKERT = "likert"


class Form(StrEnum):
    """Which of the two label forms asks for it."""

    CORE = "core"
    NUANCES = "nuances"


@dataclass(frozen=True, slots=True)
class Label:
    """One question about a message."""

    name: str
    widget: Widget
    form: Form = Form.CORE
    is_required: bool = False
    is_inverted: bool = False
    """Shown bad to good (rude to polite) and stored as the share of the bad: 1 is rude."""
    is_assistant_only: bool = False


SPAM = Label("spam", Widget.YES_NO, is_required=True)
FAILS_TASK = Label("fails_task", Widget.YES_NO, is_assistant_only=True)
LANG_MISMATCH = Label("lang_mismatch", Widget.FLAG)
NOT_APPROPRIATE = Label("not_appropriate", Widget.FLAG)
PII = Label("pii", Widget.FLAG)
HATE_SPEECH = Label("hate_speech", Widget.FLAG)
SEXUAL_CONTENT = Label("sexual_content", Widget.FLAG)
COPIED_FROM_AI = Label("copied_from_ai", Widget.FLAG)
QUALITY = Label("quality", Widget.LIKERT)
HELPFULNESS = Label("helpfulness", Widget.LIKERT, is_assistant_only=True)
CREATIVITY = Label("creativity", Widget.LIKERT, Form.NUANCES)
HUMOR = Label("humor", Widget.LIKERT, Form.NUANCES)
TOXICITY = Label("toxicity", Widget.LIKERT, Form.NUANCES, is_inverted=True)
VIOLENCE = Label("violence", Widget.LIKERT, Form.NUANCES, is_inverted=True)

LABELS: Mapping[str, Label] = MappingProxyType(
    {
        label.name: label
        for label in (
            SPAM,
            FAILS_TASK,
            LANG_MISMATCH,
            NOT_APPROPRIATE,
            PII,
            HATE_SPEECH,
            SEXUAL_CONTENT,
            COPIED_FROM_AI,
            QUALITY,
            HELPFULNESS,
            CREATIVITY,
            HUMOR,
            TOXICITY,
            VIOLENCE,
        )
    }
)
"""Every label, in the order of the forms."""


SIMPLE: Mapping[Kind, frozenset[Label]] = MappingProxyType(
    {
        Kind.LABEL_INITIAL_PROMPT: frozenset({SPAM, LANG_MISMATCH}),
        Kind.LABEL_ASSISTANT_REPLY: frozenset({SPAM, LANG_MISMATCH}),
        Kind.LABEL_PROMPTER_REPLY: frozenset({SPAM, LANG_MISMATCH, QUALITY}),
    }
)
"""What the simple mode asks (section 3 of the reference): enough for the verdict."""


def labels_of(kind: Kind, *, is_simple: bool = False) -> tuple[Label, ...]:
    """The labels that a task of this kind asks for, in the order of the forms; the simple mode asks only a few."""
    for_assistant = kind is Kind.LABEL_ASSISTANT_REPLY
    return tuple(
        label
        for label in LABELS.values()
        if (label in SIMPLE[kind] if is_simple else for_assistant or not label.is_assistant_only)
    )


def flags_of(kind: Kind, *, is_simple: bool = False) -> tuple[Label, ...]:
    """The flags among them."""
    return tuple(label for label in labels_of(kind, is_simple=is_simple) if label.widget is Widget.FLAG)


def stored_value(label: Label, step: int) -> float:
    """The value in [0, 1] of step 0..4 as shown (left to right, bad to good)."""
    value = step / (LIKERT_STEPS - 1)
    return 1.0 - value if label.is_inverted else value


def shown_step(label: Label, value: float) -> int:
    """The step 0..4 as shown of a stored value; the inverse of stored_value."""
    shown = 1.0 - value if label.is_inverted else value
    return round(shown * (LIKERT_STEPS - 1))


def missing_of(kind: Kind, answers: Mapping[str, float], *, is_simple: bool = False) -> tuple[str, ...]:
    """Names of core questions without an answer; the flags count as one question, `flags`."""
    missing = [
        label.name
        for label in labels_of(kind, is_simple=is_simple)
        if label.form is Form.CORE and label.widget is not Widget.FLAG and label.name not in answers
    ]
    if not any(flag.name in answers for flag in flags_of(kind, is_simple=is_simple)):
        missing.append("flags")
    return tuple(missing)


def is_full(kind: Kind, answers: Mapping[str, float], *, is_simple: bool = False) -> bool:
    """Whether the answers hold every core scale: what Open Assistant calls a full label task.

    A simple task is never full, although that of a user reply asks for both scales that there are.
    """
    scales = (
        label
        for label in labels_of(kind)
        if label.form is Form.CORE and label.widget in (Widget.LIKERT, Widget.YES_NO)
    )
    return not is_simple and all(label.name in answers for label in scales)


def checked_answers(kind: Kind, answers: Mapping[str, float], *, is_simple: bool = False) -> dict[str, float]:
    """The answers as they are stored.

    Raises InvalidLabels when the task does not ask for a label, a value is not in its range, or `spam` is missing.
    """
    known = {label.name: label for label in labels_of(kind, is_simple=is_simple)}
    for name, value in answers.items():
        label = known.get(name)
        if label is None:
            raise InvalidLabels("error-label-unknown", label=name)
        steps = 1 if label.widget is not Widget.LIKERT else LIKERT_STEPS - 1
        if not 0.0 <= value <= 1.0 or (value * steps) % 1:
            raise InvalidLabels("error-label-range", label=name)
    for label in known.values():
        if label.is_required and label.name not in answers:
            raise InvalidLabels("error-label-missing", label=label.name)
    return {name: float(answers[name]) for name in known if name in answers}

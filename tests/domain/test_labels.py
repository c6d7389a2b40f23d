"""Labels: which are asked, how they are stored, and that what was not answered stays absent."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.domain.errors import InvalidLabels
from storage.domain.kinds import Family, Kind
from storage.domain.labels import (
    LABELS,
    LIKERT_STEPS,
    SIMPLE,
    TOXICITY,
    VIOLENCE,
    Form,
    Label,
    Widget,
    checked_answers,
    flags_of,
    is_full,
    labels_of,
    missing_of,
    shown_step,
    stored_value,
)

LABEL_KINDS = [kind for kind in Kind if kind.info.family is Family.LABEL]
ASSISTANT = Kind.LABEL_ASSISTANT_REPLY
PROMPT = Kind.LABEL_INITIAL_PROMPT
OF_THE_ORIGINAL = {
    "spam",
    "lang_mismatch",
    "quality",
    "creativity",
    "humor",
    "toxicity",
    "violence",
    "not_appropriate",
    "pii",
    "hate_speech",
    "sexual_content",
}


def values_of(label: Label) -> list[float]:
    """Every value the label can have."""
    steps = LIKERT_STEPS if label.widget is Widget.LIKERT else 2
    return [step / (steps - 1) for step in range(steps)]


answers_of_an_assistant_reply = st.fixed_dictionaries(
    {"spam": st.sampled_from([0.0, 1.0])},
    optional={
        label.name: st.sampled_from(values_of(label))
        for label in labels_of(ASSISTANT)
        if label.name != "spam"
    },
)


@pytest.mark.parametrize("kind", LABEL_KINDS)
def test_every_kind_asks_what_the_original_asked(kind: Kind) -> None:
    names = {label.name for label in labels_of(kind)}
    assert names >= OF_THE_ORIGINAL
    assert ({"fails_task", "helpfulness"} <= names) is (kind is ASSISTANT)


@pytest.mark.parametrize("kind", LABEL_KINDS)
def test_spam_alone_is_required(kind: Kind) -> None:
    assert [label.name for label in labels_of(kind) if label.is_required] == ["spam"]


def test_the_second_form_holds_the_four_nuances() -> None:
    nuances = [label.name for label in LABELS.values() if label.form is Form.NUANCES]
    assert nuances == ["creativity", "humor", "toxicity", "violence"]


@pytest.mark.parametrize("label", [TOXICITY, VIOLENCE])
def test_rude_and_violent_are_stored_inverted(label: Label) -> None:
    assert stored_value(label, 0) == 1.0  # shown first: rude, violent
    assert stored_value(label, LIKERT_STEPS - 1) == 0.0


def test_the_other_scales_are_stored_as_shown() -> None:
    straight = [label for label in LABELS.values() if label.widget is Widget.LIKERT and not label.is_inverted]
    for label in straight:
        assert [stored_value(label, step) for step in range(LIKERT_STEPS)] == [0.0, 0.25, 0.5, 0.75, 1.0]


@pytest.mark.parametrize("label", [each for each in LABELS.values() if each.widget is Widget.LIKERT])
def test_a_stored_value_is_shown_as_the_step_it_came_from(label: Label) -> None:
    for step in range(LIKERT_STEPS):
        assert shown_step(label, stored_value(label, step)) == step


@given(answers_of_an_assistant_reply)
def test_what_was_not_answered_stays_absent(answers: dict[str, float]) -> None:
    assert checked_answers(ASSISTANT, answers) == answers


def test_answers_are_stored_in_the_order_of_the_forms() -> None:
    stored = checked_answers(PROMPT, {"violence": 1.0, "quality": 0.5, "spam": 0.0})
    assert list(stored) == ["spam", "quality", "violence"]


@pytest.mark.parametrize("value", [-0.25, 1.25, 0.1, math.nan, math.inf, -math.inf])
def test_a_value_between_or_beside_the_steps_of_a_scale_is_refused(value: float) -> None:
    with pytest.raises(InvalidLabels) as refusal:
        checked_answers(PROMPT, {"spam": 0.0, "quality": value})
    assert refusal.value.key == "error-label-range"
    assert refusal.value.facts == {"label": "quality"}


@pytest.mark.parametrize("name", ["spam", "lang_mismatch"])
def test_a_question_with_yes_and_no_takes_nothing_in_between(name: str) -> None:
    with pytest.raises(InvalidLabels):
        checked_answers(PROMPT, {"spam": 0.0, name: 0.5})


@pytest.mark.parametrize("name", ["helpfulness", "fails_task", "moral_judgement", ""])
def test_a_label_that_the_kind_does_not_ask_is_refused(name: str) -> None:
    with pytest.raises(InvalidLabels) as refusal:
        checked_answers(PROMPT, {"spam": 0.0, name: 1.0})
    assert refusal.value.key == "error-label-unknown"


def test_answers_without_spam_are_refused() -> None:
    with pytest.raises(InvalidLabels) as refusal:
        checked_answers(PROMPT, {"quality": 1.0})
    assert (refusal.value.key, refusal.value.facts) == ("error-label-missing", {"label": "spam"})


def test_the_flags_are_missed_as_one_question() -> None:
    assert missing_of(PROMPT, {}) == ("spam", "quality", "flags")
    assert missing_of(PROMPT, {"spam": 0.0, "quality": 0.0, "pii": 0.0}) == ()


def test_an_assistant_reply_misses_two_more() -> None:
    assert missing_of(ASSISTANT, {"spam": 0.0}) == ("fails_task", "quality", "helpfulness", "flags")


def test_an_answer_of_no_is_not_a_missing_answer() -> None:
    assert "spam" not in missing_of(PROMPT, {"spam": 0.0})


@pytest.mark.parametrize("kind", LABEL_KINDS)
def test_a_full_label_task_answers_every_core_scale(kind: Kind) -> None:
    scales = {
        label.name: 0.0
        for label in labels_of(kind)
        if label.form is Form.CORE and label.widget is not Widget.FLAG
    }
    assert is_full(kind, scales)
    for name in scales:
        assert not is_full(kind, {key: value for key, value in scales.items() if key != name})


SIMPLE_SETS = {
    Kind.LABEL_INITIAL_PROMPT: ["spam", "lang_mismatch"],
    Kind.LABEL_ASSISTANT_REPLY: ["spam", "lang_mismatch"],
    Kind.LABEL_PROMPTER_REPLY: ["spam", "lang_mismatch", "quality"],
}


@pytest.mark.parametrize("kind", LABEL_KINDS)
def test_the_simple_mode_asks_the_few_questions_of_the_original(kind: Kind) -> None:
    assert [label.name for label in labels_of(kind, is_simple=True)] == SIMPLE_SETS[kind]
    assert [flag.name for flag in flags_of(kind, is_simple=True)] == ["lang_mismatch"]


def test_every_label_kind_has_a_simple_mode_within_the_full_one() -> None:
    assert list(SIMPLE) == LABEL_KINDS
    assert all(asked < set(labels_of(kind)) for kind, asked in SIMPLE.items())


@pytest.mark.parametrize("kind", LABEL_KINDS)
def test_a_simple_task_misses_only_what_it_asks(kind: Kind) -> None:
    scales = [name for name in SIMPLE_SETS[kind] if name != "lang_mismatch"]
    assert missing_of(kind, {}, is_simple=True) == (*scales, "flags")
    answers = dict.fromkeys(SIMPLE_SETS[kind], 0.0)
    assert missing_of(kind, answers, is_simple=True) == ()
    assert missing_of(kind, {**answers, "lang_mismatch": 1.0}, is_simple=True) == ()


def test_a_flag_that_the_simple_mode_does_not_ask_does_not_answer_its_flags() -> None:
    assert missing_of(PROMPT, {"spam": 0.0, "pii": 1.0}) == ("quality",)
    assert missing_of(PROMPT, {"spam": 0.0, "pii": 1.0}, is_simple=True) == ("flags",)


@pytest.mark.parametrize("kind", LABEL_KINDS)
def test_simple_answers_are_taken_in_the_order_of_the_forms(kind: Kind) -> None:
    answers = dict.fromkeys(reversed(SIMPLE_SETS[kind]), 1.0)
    assert list(checked_answers(kind, answers, is_simple=True)) == SIMPLE_SETS[kind]


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, label.name) for kind in LABEL_KINDS for label in labels_of(kind) if label not in SIMPLE[kind]],
)
def test_a_label_outside_the_simple_mode_is_refused_there(kind: Kind, name: str) -> None:
    answers = {"spam": 0.0, name: 0.0}
    assert checked_answers(kind, answers) == answers
    with pytest.raises(InvalidLabels) as refusal:
        checked_answers(kind, answers, is_simple=True)
    assert (refusal.value.key, refusal.value.facts) == ("error-label-unknown", {"label": name})


def test_the_simple_mode_takes_no_other_values_and_wants_spam_too() -> None:
    for answers, key in (
        ({"spam": 0.0, "lang_mismatch": 0.5}, "error-label-range"),
        ({"lang_mismatch": 1.0}, "error-label-missing"),
    ):
        with pytest.raises(InvalidLabels) as refusal:
            checked_answers(PROMPT, answers, is_simple=True)
        assert refusal.value.key == key


@pytest.mark.parametrize("kind", LABEL_KINDS)
def test_the_answers_of_a_simple_task_are_never_full(kind: Kind) -> None:
    answers = {label.name: 0.0 for label in labels_of(kind, is_simple=True)}
    assert not is_full(kind, answers, is_simple=True)
    assert not is_full(kind, {label.name: 0.0 for label in labels_of(kind)}, is_simple=True)


@pytest.mark.parametrize("kind", LABEL_KINDS)
def test_flags_are_the_labels_one_switches_on(kind: Kind) -> None:
    assert [flag.name for flag in flags_of(kind)] == [
        "lang_mismatch",
        "not_appropriate",
        "pii",
        "hate_speech",
        "sexual_content",
        "copied_from_ai",
    ]

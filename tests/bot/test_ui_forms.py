"""Forms open filled with the draft; what was answered comes back, and what was not stays absent."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui import forms
from bot.ui.ids import decode
from storage.domain.errors import InvalidLabels
from storage.domain.kinds import Family, Kind
from storage.domain.labels import Form, checked_answers, flags_of, labels_of
from storage.domain.views import Draft
from tests.bot.samples import BIG_ID, LONG, all_texts, es, task

LABELLED = [kind for kind in Kind if kind.info.family is Family.LABEL]
ASSISTANT, PROMPT = Kind.LABEL_ASSISTANT_REPLY, Kind.LABEL_INITIAL_PROMPT


def controls(form: discord.ui.Modal) -> dict[str, dict[str, Any]]:
    """The controls of a form by custom_id, with the words of their labels."""
    return {
        item["component"]["custom_id"]: item["component"]
        | {"text": item["label"], "help": item.get("description")}
        for item in form.to_dict()["components"]
    }


def chosen(control: dict[str, Any]) -> list[str]:
    """The values that are chosen beforehand."""
    return [option["value"] for option in control["options"] if option.get("default")]


def answered(form: discord.ui.Modal) -> dict[str, str | list[str] | None]:
    """What comes back when a form is sent as it opened."""
    fields: dict[str, str | list[str] | None] = {}
    for name, control in controls(form).items():
        values = chosen(control)
        fields[name] = values if name == forms.FLAGS else next(iter(values), None)
    return fields


# ----------------------------------------------------------------------------------------------------- text


def test_the_text_form_opens_filled():
    field = controls(forms.write_form(task(Kind.ASSISTANT_REPLY, draft=Draft(text="Hola")), es()))["text"]
    assert field["value"] == "Hola"
    assert field["help"] == "Hasta 2.000 caracteres, en español. Se puede usar Markdown y bloques de código."
    refused = forms.write_form(task(Kind.ASSISTANT_REPLY, draft=Draft(text="Hola")), es(), text="Otra cosa")
    assert controls(refused)["text"]["value"] == "Otra cosa"
    assert "value" not in controls(forms.write_form(task(Kind.ASSISTANT_REPLY), es()))["text"]


def test_a_text_over_the_limit_fits_into_the_form_so_that_it_comes_back_whole():
    written = LONG[:3900]
    field = controls(forms.write_form(task(Kind.ASSISTANT_REPLY, draft=Draft(text=written)), es()))["text"]
    assert field["max_length"] == 4000
    assert field["value"] == written


def test_what_was_written_is_taken_as_it_is():
    assert forms.parse_text({"text": "  a\n"}) == "  a\n"
    assert forms.parse_text({}) == forms.parse_text({"text": None}) == forms.parse_text({"text": ["a"]}) == ""


def test_forms_are_known_again_by_their_custom_id():
    view = task(ASSISTANT)
    made = (
        forms.write_form(task(Kind.ASSISTANT_REPLY), es()),
        forms.core_form(view, es()),
        forms.nuances_form(view, es()),
        forms.report_form(7, BIG_ID, es()),
        forms.report_form(7, BIG_ID, es(), in_message_panel=True),
    )
    actions = [decode(form.custom_id) for form in made]
    assert [(action.verb, action.args) for action in actions if action] == [
        ("text", ("7",)),
        ("core", ("7",)),
        ("scales", ("7",)),
        ("reason", ("7", str(BIG_ID))),
        ("reason", ("7", str(BIG_ID), "m")),
    ]


# --------------------------------------------------------------------------------------------------- labels


def test_each_kind_is_asked_its_own_questions():
    assert list(controls(forms.core_form(task(ASSISTANT), es()))) == [
        "spam",
        "fails_task",
        "flags",
        "quality",
        "helpfulness",
    ]
    for kind in (PROMPT, Kind.LABEL_PROMPTER_REPLY):
        assert list(controls(forms.core_form(task(kind), es()))) == ["spam", "flags", "quality"]
    for kind in LABELLED:
        assert list(controls(forms.nuances_form(task(kind), es()))) == [
            "creativity",
            "humor",
            "toxicity",
            "violence",
        ]


@pytest.mark.parametrize("kind", LABELLED)
def test_only_spam_is_required(kind: Kind):
    for form in (forms.core_form(task(kind), es()), forms.nuances_form(task(kind), es())):
        assert [name for name, control in controls(form).items() if control["required"]] in (["spam"], [])


@pytest.mark.parametrize("kind", LABELLED)
def test_nothing_is_chosen_beforehand(kind: Kind):
    for form in (forms.core_form(task(kind), es()), forms.nuances_form(task(kind), es())):
        assert not any(map(chosen, controls(form).values()))


def test_the_wrong_language_is_named():
    options = controls(forms.core_form(task(ASSISTANT), es()))["flags"]["options"]
    assert options[0]["label"] == "No está en español"
    assert [option["value"] for option in options] == [*(flag.name for flag in flags_of(ASSISTANT)), "none"]


def test_poles_stand_at_both_ends_from_bad_to_good():
    options = controls(forms.nuances_form(task(ASSISTANT), es()))["toxicity"]["options"]
    assert [option["label"] for option in options] == ["1 · Grosero", "2", "3", "4", "5 · Respetuoso"]


def test_core_answers_are_read():
    fields: forms.Fields = {
        "spam": "no",
        "fails_task": "yes",
        "flags": ["pii"],
        "quality": "1",
        "helpfulness": "4",
    }
    flags = {flag.name: 0.0 for flag in flags_of(ASSISTANT)}
    assert forms.parse_core(ASSISTANT, fields) == {
        "spam": 0.0,
        "fails_task": 1.0,
        **flags,
        "pii": 1.0,
        "quality": 0.25,
        "helpfulness": 1.0,
    }


@pytest.mark.parametrize(
    "fields", [{}, {"spam": None, "flags": [], "quality": None}, {"spam": "", "flags": None}]
)
def test_what_was_not_answered_is_absent(fields: dict[str, Any]):
    assert forms.parse_core(ASSISTANT, fields) == {}
    assert forms.parse_nuances(ASSISTANT, fields) == {}


def test_none_of_these_is_an_answer_and_a_tick_outweighs_it():
    names = [flag.name for flag in flags_of(PROMPT)]
    assert forms.parse_core(PROMPT, {"flags": ["none"]}) == dict.fromkeys(names, 0.0)
    assert forms.parse_core(PROMPT, {"flags": ["none", "pii"]})["pii"] == 1.0


def test_inverted_scales_are_stored_inverted():
    fields: forms.Fields = {"toxicity": "0", "violence": "4", "humor": "0", "creativity": None}
    assert forms.parse_nuances(PROMPT, fields) == {"toxicity": 1.0, "violence": 0.0, "humor": 0.0}


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"spam": "maybe"}, "error-label-range"),
        ({"quality": "5"}, "error-label-range"),
        ({"quality": "-1"}, "error-label-range"),
        ({"quality": "0.5"}, "error-label-range"),
        ({"flags": ["nothing"]}, "error-label-unknown"),
    ],
)
def test_nonsense_is_refused_by_name(fields: dict[str, Any], key: str):
    with pytest.raises(InvalidLabels) as refused:
        forms.parse_core(ASSISTANT, fields)
    assert refused.value.key == key


@pytest.mark.parametrize("kind", LABELLED)
@pytest.mark.parametrize("code", all_texts().locales)
@given(data=st.data())
def test_a_form_sent_as_it_opened_changes_nothing(kind: Kind, code: str, data: st.DataObject):
    t = all_texts()[code]
    steps = st.sampled_from(["0", "1", "2", "3", "4", None])
    flags = [*(flag.name for flag in flags_of(kind)), "none"]
    core: dict[str, Any] = {
        "spam": data.draw(st.sampled_from(["yes", "no"])),
        "fails_task": data.draw(st.sampled_from(["yes", "no", None])),
        "flags": data.draw(st.lists(st.sampled_from(flags), unique=True)),
        "quality": data.draw(steps),
        "helpfulness": data.draw(steps),
    }
    nuances = {name: data.draw(steps) for name in ("creativity", "humor", "toxicity", "violence")}
    answers = forms.merged(kind, None, forms.parse_core(kind, core), Form.CORE)
    answers = forms.merged(kind, answers, forms.parse_nuances(kind, nuances), Form.NUANCES)
    assert checked_answers(kind, answers) == answers
    view = task(kind, draft=Draft(answers=answers))
    again = forms.parse_core(kind, answered(forms.core_form(view, t)))
    again |= forms.parse_nuances(kind, answered(forms.nuances_form(view, t)))
    assert again == answers


def test_an_answer_that_is_taken_back_is_gone_and_the_other_form_stays():
    before = {"spam": 0.0, "quality": 0.5, "humor": 1.0}
    assert forms.merged(PROMPT, before, {"spam": 1.0}, Form.CORE) == {"spam": 1.0, "humor": 1.0}
    assert forms.merged(PROMPT, before, {}, Form.NUANCES) == {"spam": 0.0, "quality": 0.5}


def test_every_label_is_asked_somewhere():
    asked = {
        *controls(forms.core_form(task(ASSISTANT), es())),
        *controls(forms.nuances_form(task(ASSISTANT), es())),
    }
    asked |= {
        option["value"] for option in controls(forms.core_form(task(ASSISTANT), es()))["flags"]["options"]
    }
    assert {label.name for label in labels_of(ASSISTANT)} <= asked


# ---------------------------------------------------------------------------------------------- quick review


@pytest.mark.parametrize("kind", LABELLED)
def test_a_quick_review_asks_its_few_questions_in_one_form(kind: Kind):
    form = controls(forms.core_form(task(kind, is_simple=True), es()))
    wanted = ["spam", "lang_mismatch", *(["quality"] if kind is Kind.LABEL_PROMPTER_REPLY else [])]
    assert list(form) == wanted
    assert [name for name, control in form.items() if control["required"]] == ["spam"]
    assert not any(map(chosen, form.values()))
    assert forms.nuances_of(kind, is_simple=True) == ()


def test_a_flag_alone_is_a_question_and_names_the_language():
    field = controls(forms.core_form(task(PROMPT, is_simple=True), es()))["lang_mismatch"]
    assert field["text"] == "¿Está en otro idioma?"
    assert field["help"].startswith("La tarea es en español.")
    assert [option["value"] for option in field["options"]] == ["yes", "no"]


def test_the_answers_of_a_quick_review_are_read():
    assert forms.parse_core(PROMPT, {"spam": "no", "lang_mismatch": "no"}, is_simple=True) == {
        "spam": 0.0,
        "lang_mismatch": 0.0,
    }
    assert forms.parse_core(PROMPT, {"spam": "no", "lang_mismatch": None}, is_simple=True) == {"spam": 0.0}
    with pytest.raises(InvalidLabels):
        forms.parse_core(PROMPT, {"spam": "no", "lang_mismatch": "perhaps"}, is_simple=True)


def test_what_a_quick_review_does_not_ask_is_not_read():
    fields: forms.Fields = {
        "spam": "no",
        "flags": ["pii"],
        "quality": "4",
        "fails_task": "yes",
        "humor": "1",
    }
    assert forms.parse_core(ASSISTANT, fields, is_simple=True) == {"spam": 0.0}
    assert forms.parse_nuances(ASSISTANT, fields, is_simple=True) == {}


@pytest.mark.parametrize("kind", LABELLED)
@pytest.mark.parametrize("code", all_texts().locales)
@given(data=st.data())
def test_a_quick_form_sent_as_it_opened_changes_nothing(kind: Kind, code: str, data: st.DataObject):
    t = all_texts()[code]
    yes_no = st.sampled_from(["yes", "no", None])
    fields: dict[str, Any] = {
        "spam": data.draw(st.sampled_from(["yes", "no"])),
        "lang_mismatch": data.draw(yes_no),
        "quality": data.draw(st.sampled_from(["0", "1", "2", "3", "4", None])),
    }
    before = {"spam": 1.0, "lang_mismatch": 1.0}
    read = forms.parse_core(kind, fields, is_simple=True)
    answers = forms.merged(kind, before, read, Form.CORE, is_simple=True)
    assert checked_answers(kind, answers, is_simple=True) == answers == read
    form = forms.core_form(task(kind, is_simple=True, draft=Draft(answers=answers)), t)
    assert forms.parse_core(kind, answered(form), is_simple=True) == answers


# --------------------------------------------------------------------------------------------------- report


def test_a_report_is_read():
    assert forms.parse_report({"reason": "pii", "details": "  un teléfono "}) == ("pii", "un teléfono")
    assert forms.parse_report({"reason": "spam", "details": None}) == ("spam", "")
    assert forms.parse_report({"reason": "nonsense", "details": "a" * 900}) == ("other", "a" * 500)
    assert forms.parse_report({}) == ("other", "")


def test_every_reason_can_be_chosen():
    options = controls(forms.report_form(1, 2, es()))["reason"]["options"]
    assert tuple(option["value"] for option in options) == forms.REPORT_REASONS

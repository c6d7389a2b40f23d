"""The forms (Discord's modals) and what comes back from them.

A form is built fresh, sent once and stopped, like a panel's view: the router knows it again by its custom_id. What
comes back arrives as `{custom_id of the field: text, list of values, or None}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import discord
from discord import ui

from bot.i18n import Locale
from bot.ui import limits, words
from bot.ui.ids import encode
from storage.domain import labels
from storage.domain.errors import InvalidLabels
from storage.domain.kinds import Kind
from storage.domain.labels import LIKERT_STEPS, Form, Label, Widget
from storage.domain.views import TaskView

Fields = Mapping[str, str | list[str] | None]
"""What a submitted form holds: the value of a text or radio group, the values of a checkbox group."""

YES, NO = "yes", "no"
NO_FLAG = "none"
"""The option that says: I looked, and none of the flags applies."""
FLAGS = "flags"
TEXT, REASON, DETAILS = "text", "reason", "details"
DETAILS_LENGTH = 500

REPORT_REASONS: tuple[str, ...] = (
    "spam",
    "not_appropriate",
    "pii",
    "hate_speech",
    "sexual_content",
    "copied_from_ai",
    "other",
)
"""Why a message is reported, as it is stored; all but the last are labels."""


class FormModal(ui.Modal):
    """A form nobody listens to: sent, and known again by its custom_id."""

    def __init__(self, custom_id: str, title: str, items: Iterable[ui.Label[FormModal]]) -> None:
        super().__init__(title=title, timeout=None, custom_id=custom_id)
        for item in items:
            self.add_item(item)
        self.stop()


# ---------------------------------------------------------------------------------------------------- text


def write_form(task: TaskView, t: Locale, *, text: str | None = None) -> FormModal:
    """The text form, filled with `text`, else with the draft.

    It takes up to Discord's 4,000 characters even where the task allows fewer: the client would cut a longer text
    that is pasted. So what is too long comes back with a sentence, in a form that still holds all of it.
    """
    noun = words.noun(task.kind)
    filled = text if text is not None else task.draft.text
    description = t("form-text.description", limit=task.max_text_length, language=t.language(task.lang))
    field: ui.TextInput[FormModal] = ui.TextInput(
        custom_id=TEXT,
        style=discord.TextStyle.paragraph,
        placeholder=t(f"form-text.placeholder-{noun}"),
        default=filled[: limits.fitting(filled, limits.TEXT_INPUT)] if filled else None,
        required=True,
        max_length=limits.TEXT_INPUT,
    )
    label: ui.Label[FormModal] = ui.Label(
        text=t(f"form-text.{noun}"), description=description, component=field
    )
    return FormModal(encode("text", task.id), words.kind_text(t, task.kind, "title"), (label,))


def parse_text(fields: Fields) -> str:
    """The text as it was written; empty where there is none."""
    value = fields.get(TEXT)
    return value if isinstance(value, str) else ""


# -------------------------------------------------------------------------------------------------- labels


def lone_flag(kind: Kind, *, is_simple: bool) -> Label | None:
    """The flag of a task that has no other: it is asked as a question, for there is no list to tick in."""
    flags = labels.flags_of(kind, is_simple=is_simple)
    return flags[0] if len(flags) == 1 else None


def alone(flag: Label) -> str:
    """Under which name the texts word a flag that is asked alone."""
    return f"{flag.name}_alone"


def nuances_of(kind: Kind, *, is_simple: bool) -> tuple[Label, ...]:
    """What the second form asks; nothing in a simple task."""
    asked = labels.labels_of(kind, is_simple=is_simple)
    return tuple(label for label in asked if label.form is Form.NUANCES)


def core_form(task: TaskView, t: Locale) -> FormModal:
    """Spam, fails the task, flags, quality, helpfulness: what the task asks of these, filled with the draft."""
    answers = task.draft.answers or {}
    questions = labels.labels_of(task.kind, is_simple=task.is_simple)
    lone = lone_flag(task.kind, is_simple=task.is_simple)
    before = [label for label in questions if label.widget is Widget.YES_NO]
    scales = [label for label in questions if label.widget is Widget.LIKERT and label.form is Form.CORE]
    items = [
        *(_yes_no(label, answers, t) for label in before),
        _flags(task, answers, t) if lone is None else _flag_alone(lone, task, answers, t),
        *(_scale(label, answers, t) for label in scales),
    ]
    return FormModal(encode("core", task.id), words.kind_text(t, task.kind, "title"), items)


def nuances_form(task: TaskView, t: Locale) -> FormModal:
    """The optional scales, filled with the draft; a task without any (`nuances_of`) has no such form."""
    answers = task.draft.answers or {}
    items = [_scale(label, answers, t) for label in nuances_of(task.kind, is_simple=task.is_simple)]
    return FormModal(encode("scales", task.id), t("nuances-title"), items)


def _question(
    t: Locale, name: str, component: ui.Item[FormModal], *, lang: str | None = None
) -> ui.Label[FormModal]:
    return ui.Label(
        text=words.label_text(t, name, "title", lang=lang),
        description=words.label_text(t, name, "description", lang=lang),
        component=component,
    )


def _yes_no(label: Label, answers: Mapping[str, float], t: Locale) -> ui.Label[FormModal]:
    return _question(t, label.name, _yes_or_no(label, answers, t))


def _flag_alone(flag: Label, task: TaskView, answers: Mapping[str, float], t: Locale) -> ui.Label[FormModal]:
    return _question(t, alone(flag), _yes_or_no(flag, answers, t), lang=task.lang)


def _yes_or_no(label: Label, answers: Mapping[str, float], t: Locale) -> ui.RadioGroup[FormModal]:
    chosen = answers.get(label.name)
    options = [
        discord.RadioGroupOption(label=t(f"answer-{name}"), value=name, default=chosen == value)
        for name, value in ((YES, 1.0), (NO, 0.0))
    ]
    return ui.RadioGroup(custom_id=label.name, required=label.is_required, options=options)


def _scale(label: Label, answers: Mapping[str, float], t: Locale) -> ui.Label[FormModal]:
    value = answers.get(label.name)
    chosen = labels.shown_step(label, value) if value is not None else None
    names = {
        0: t("scale-first", pole=words.label_text(t, label.name, "low")),
        LIKERT_STEPS - 1: t("scale-last", pole=words.label_text(t, label.name, "high")),
    }
    options = [
        discord.RadioGroupOption(
            label=names.get(step) or t.number(step + 1), value=str(step), default=step == chosen
        )
        for step in range(LIKERT_STEPS)
    ]
    group: ui.RadioGroup[FormModal] = ui.RadioGroup(
        custom_id=label.name, required=label.is_required, options=options
    )
    return _question(t, label.name, group)


def _flags(task: TaskView, answers: Mapping[str, float], t: Locale) -> ui.Label[FormModal]:
    flags = labels.flags_of(task.kind, is_simple=task.is_simple)
    was_answered = any(flag.name in answers for flag in flags)
    ticked = {flag.name for flag in flags if answers.get(flag.name, 0.0) >= 0.5}
    options = [
        discord.CheckboxGroupOption(
            label=words.label_text(t, flag.name, "title", lang=task.lang),
            value=flag.name,
            description=words.label_text(t, flag.name, "description"),
            default=flag.name in ticked,
        )
        for flag in flags
    ]
    options.append(
        discord.CheckboxGroupOption(
            label=t("label-flags.none"),
            value=NO_FLAG,
            description=t("label-flags.none-description"),
            default=was_answered and not ticked,
        )
    )
    group: ui.CheckboxGroup[FormModal] = ui.CheckboxGroup(
        custom_id=FLAGS, required=False, min_values=0, max_values=len(options), options=options
    )
    return _question(t, FLAGS, group)


def parse_core(kind: Kind, fields: Fields, *, is_simple: bool = False) -> dict[str, float]:
    """The answers of the core form; what was not answered is absent. Raises InvalidLabels for nonsense."""
    lone = lone_flag(kind, is_simple=is_simple)
    answers: dict[str, float] = {}
    for label in labels.labels_of(kind, is_simple=is_simple):
        match label.widget, label.form:
            case Widget.YES_NO, _:
                answers |= _parsed_yes_no(label, fields)
            case Widget.LIKERT, Form.CORE:
                answers |= _parsed_scale(label, fields)
    return answers | (_parsed_flags(kind, fields) if lone is None else _parsed_yes_no(lone, fields))


def parse_nuances(kind: Kind, fields: Fields, *, is_simple: bool = False) -> dict[str, float]:
    """The answers of the second form; what was not answered is absent. Raises InvalidLabels for nonsense."""
    answers: dict[str, float] = {}
    for label in nuances_of(kind, is_simple=is_simple):
        answers |= _parsed_scale(label, fields)
    return answers


def merged(
    kind: Kind,
    before: Mapping[str, float] | None,
    answers: Mapping[str, float],
    form: Form,
    *,
    is_simple: bool = False,
) -> dict[str, float]:
    """The draft's answers with those of one form replaced, so that an answer taken back is gone."""
    asked = labels.labels_of(kind, is_simple=is_simple)
    replaced = {label.name for label in asked if label.form is form}
    kept = {name: value for name, value in (before or {}).items() if name not in replaced}
    return kept | dict(answers)


def _parsed_yes_no(label: Label, fields: Fields) -> dict[str, float]:
    match _single(fields.get(label.name)):
        case None:
            return {}
        case "yes":
            return {label.name: 1.0}
        case "no":
            return {label.name: 0.0}
        case _:
            raise InvalidLabels("error-label-range", label=label.name)


def _parsed_scale(label: Label, fields: Fields) -> dict[str, float]:
    value = _single(fields.get(label.name))
    if value is None:
        return {}
    if value not in {str(step) for step in range(LIKERT_STEPS)}:
        raise InvalidLabels("error-label-range", label=label.name)
    return {label.name: labels.stored_value(label, int(value))}


def _parsed_flags(kind: Kind, fields: Fields) -> dict[str, float]:
    """All flags or none: a tick says that the others were looked at too, and so does "none of these"."""
    given = fields.get(FLAGS)
    ticked = set(given if isinstance(given, list) else [given] if given else [])
    names = [flag.name for flag in labels.flags_of(kind)]
    if unknown := ticked - {*names, NO_FLAG}:
        raise InvalidLabels("error-label-unknown", label=sorted(unknown)[0][: limits.OPTION_VALUE])
    return {name: float(name in ticked) for name in names} if ticked else {}


def _single(value: str | Sequence[str] | None) -> str | None:
    """The value of a radio group; a client that sends a list sends one of at most one."""
    if isinstance(value, str):
        return value or None
    return value[0] if value else None


# -------------------------------------------------------------------------------------------------- report


def report_form(task_id: int, message_id: int, t: Locale, *, in_message_panel: bool = False) -> FormModal:
    """Why a message should be looked at."""
    place = ("m",) if in_message_panel else ()
    return FormModal(encode("reason", task_id, message_id, *place), t("report-title"), report_items(t))


def flag_form(message_id: int, t: Locale) -> FormModal:
    """The same for a message that everybody sees, outside of a task."""
    return FormModal(encode("flagged", "message", message_id), t("report-title"), report_items(t))


def report_items(t: Locale) -> tuple[ui.Label[FormModal], ...]:
    """A reason out of a list, and words beside it."""
    details: ui.TextInput[FormModal] = ui.TextInput(
        custom_id=DETAILS, style=discord.TextStyle.paragraph, required=False, max_length=DETAILS_LENGTH
    )
    return (
        ui.Label(
            text=t("report-reason.title"),
            description=t("report-reason.description"),
            component=report_reasons(t),
        ),
        ui.Label(
            text=t("report-details.title"), description=t("report-details.description"), component=details
        ),
    )


def report_reasons(t: Locale) -> ui.RadioGroup[FormModal]:
    """The list of reasons."""
    reasons = [
        discord.RadioGroupOption(label=t(f"report-{words.slug(reason)}"), value=reason)
        for reason in REPORT_REASONS
    ]
    return ui.RadioGroup(custom_id=REASON, required=True, options=reasons)


def parse_report(fields: Fields) -> tuple[str, str]:
    """The reason, `other` where it is not one of ours, and what was said about it, trimmed."""
    reason = _single(fields.get(REASON))
    details = fields.get(DETAILS)
    said = details.strip()[:DETAILS_LENGTH] if isinstance(details, str) else ""
    return (reason if reason in REPORT_REASONS else REPORT_REASONS[-1]), said

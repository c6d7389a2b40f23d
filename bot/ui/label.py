"""The panel of a label task: the conversation, then what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.i18n import Locale
from bot.ui import forms, words
from bot.ui.conversation import assignment_panel, read_row, rows_of, skip_button, state_line, submit_button
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Panel, Style, embed
from storage.domain import labels
from storage.domain.errors import InvalidLabels
from storage.domain.labels import LIKERT_STEPS, Form, Label, Widget
from storage.domain.views import TaskView

FULL, EMPTY = "●", "○"


def label_panel(task: TaskView, t: Locale) -> Panel:
    """What the task shows before and after the form."""
    if task.draft.answers is not None:
        return summary_panel(task, task.draft.answers, t)
    action = Button(encode("label", task.id), t("button-label"), Style.EXPECTED)
    quick = (t("label-quick", questions=len(labels.missing_of(task.kind, {}, is_simple=True))),)
    return assignment_panel(task, t, action, *(quick if task.is_simple else ()))


def summary_panel(task: TaskView, answers: Mapping[str, float], t: Locale) -> Panel:
    """The answers, only those that were given; then what stays open."""
    title = t("summary-title", kind=words.kind_text(t, task.kind, "title"))
    summary = embed("\n".join(answer_lines(task, answers, t)) or None, title=title, colour=Colour.BRAND)
    missing = [words.label_text(t, name, "short") for name in _missing(task, answers)]
    below = ""
    if missing:
        below = f"{t('summary-missing', labels=missing)} {t('summary-missing-note')}"
    is_ready = is_sendable(task, answers)
    change = Button(
        encode("label", task.id), t("button-change"), Style.NEUTRAL if is_ready else Style.EXPECTED
    )
    first = (submit_button(task, t),) if is_ready else ()
    return Panel(
        (summary, state_line(task, t, None, below=below)),
        rows_of(
            (*first, change, *_nuances_button(task, answers, t), skip_button(task, t)), read_row(task, t)
        ),
    )


def _nuances_button(task: TaskView, answers: Mapping[str, float], t: Locale) -> tuple[Button, ...]:
    """To the optional scales, where the task has any."""
    nuances = forms.nuances_of(task.kind, is_simple=task.is_simple)
    if not nuances:
        return ()
    has_some = any(label.name in answers for label in nuances)
    return (Button(encode("nuances", task.id), t("button-nuances-change" if has_some else "button-nuances")),)


def _missing(task: TaskView, answers: Mapping[str, float]) -> Iterator[str]:
    """Core questions without an answer; a flag that is asked alone goes by its own name."""
    flag = forms.lone_flag(task.kind, is_simple=task.is_simple)
    for name in labels.missing_of(task.kind, answers, is_simple=task.is_simple):
        yield flag.name if flag and name == forms.FLAGS else name


def is_sendable(task: TaskView, answers: Mapping[str, float]) -> bool:
    """Whether the answers would be taken."""
    try:
        labels.checked_answers(task.kind, answers, is_simple=task.is_simple)
    except InvalidLabels:
        return False
    return True


def answer_lines(task: TaskView, answers: Mapping[str, float], t: Locale) -> Iterator[str]:
    """One line per question that was answered, in the order of the forms."""
    flags = labels.flags_of(task.kind, is_simple=task.is_simple)
    lone = forms.lone_flag(task.kind, is_simple=task.is_simple)
    for label in labels.labels_of(task.kind, is_simple=task.is_simple):
        if label is lone:
            if label.name in answers:
                title = words.label_text(t, forms.alone(label), "title", lang=task.lang)
                yield _line(title, _yes_no(answers[label.name], t))
        elif label.widget is Widget.FLAG:
            if label is flags[0] and any(flag.name in answers for flag in flags):
                yield _line(t("label-flags.title"), _flags_value(task, answers, t))
        elif label.name in answers:
            title = words.label_text(t, label.name, "title")
            yield _line(title, _value(label, answers[label.name], t))


def _line(title: str, value: str) -> str:
    return f"**{title}** {value}"


def _flags_value(task: TaskView, answers: Mapping[str, float], t: Locale) -> str:
    ticked = [
        words.label_text(t, flag.name, "title", lang=task.lang)
        for flag in labels.flags_of(task.kind, is_simple=task.is_simple)
        if answers.get(flag.name, 0.0) >= 0.5
    ]
    return words.DOT.join(ticked) or t("label-flags-none")


def _value(label: Label, value: float, t: Locale) -> str:
    if label.widget is Widget.YES_NO:
        return _yes_no(value, t)
    step = labels.shown_step(label, value) + 1
    facts = {"dots": FULL * step + EMPTY * (LIKERT_STEPS - step), "step": step, "steps": LIKERT_STEPS}
    if label.form is Form.CORE:
        return t("scale-value", **facts)
    poles = {end: words.label_text(t, label.name, end) for end in ("low", "high")}
    return t("scale-poles", **poles, **facts)


def _yes_no(value: float, t: Locale) -> str:
    return t("answer-yes" if value >= 0.5 else "answer-no")

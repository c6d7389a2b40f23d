"""The panel of a label task: the conversation, then what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.i18n import Locale
from bot.ui import words
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
    return assignment_panel(task, t, Button(encode("label", task.id), t("button-label"), Style.EXPECTED))


def summary_panel(task: TaskView, answers: Mapping[str, float], t: Locale) -> Panel:
    """The answers, only those that were given; then what stays open."""
    title = t("summary-title", kind=words.kind_text(t, task.kind, "title"))
    summary = embed("\n".join(answer_lines(task, answers, t)) or None, title=title, colour=Colour.BRAND)
    missing = [words.label_text(t, name, "short") for name in labels.missing_of(task.kind, answers)]
    below = ""
    if missing:
        below = f"{t('summary-missing', labels=missing)} {t('summary-missing-note')}"
    is_ready = is_sendable(task, answers)
    has_nuances = any(label.name in answers for label in _nuances(task))
    change = Button(
        encode("label", task.id), t("button-change"), Style.NEUTRAL if is_ready else Style.EXPECTED
    )
    nuances = Button(
        encode("nuances", task.id), t("button-nuances-change" if has_nuances else "button-nuances")
    )
    first = (submit_button(task, t),) if is_ready else ()
    return Panel(
        (summary, state_line(task, t, None, below=below)),
        rows_of((*first, change, nuances, skip_button(task, t)), read_row(task, t)),
    )


def is_sendable(task: TaskView, answers: Mapping[str, float]) -> bool:
    """Whether the answers would be taken."""
    try:
        labels.checked_answers(task.kind, answers)
    except InvalidLabels:
        return False
    return True


def answer_lines(task: TaskView, answers: Mapping[str, float], t: Locale) -> Iterator[str]:
    """One line per question that was answered, in the order of the forms."""
    flags = labels.flags_of(task.kind)
    for label in labels.labels_of(task.kind):
        if label.widget is Widget.FLAG:
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
        for flag in labels.flags_of(task.kind)
        if answers.get(flag.name, 0.0) >= 0.5
    ]
    return words.DOT.join(ticked) or t("label-flags-none")


def _value(label: Label, value: float, t: Locale) -> str:
    if label.widget is Widget.YES_NO:
        return t("answer-yes" if value >= 0.5 else "answer-no")
    step = labels.shown_step(label, value) + 1
    facts = {"dots": FULL * step + EMPTY * (LIKERT_STEPS - step), "step": step, "steps": LIKERT_STEPS}
    if label.form is Form.CORE:
        return t("scale-value", **facts)
    poles = {end: words.label_text(t, label.name, end) for end in ("low", "high")}
    return t("scale-poles", **poles, **facts)


def _nuances(task: TaskView) -> Iterator[Label]:
    return (label for label in labels.labels_of(task.kind) if label.form is Form.NUANCES)

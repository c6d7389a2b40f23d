"""Rules about modals, the forms that members fill in."""

from __future__ import annotations

from collections.abc import Iterator

from .components import (
    CHECKBOXES,
    MODAL_SLOTS,
    ROW,
    SELECTS,
    TEXT_INPUT,
    UPLOAD,
    Node,
    component_findings,
    selection_range,
    walk,
)
from .findings import Count, Finding, Limit, Payload, Text, at, length, sentences, within

MODAL_LIMITS: tuple[Limit, ...] = (
    Text("title", 1, 45, required=True),
    Text("custom_id", 1, 100, required=True),
    Count("components", 1, 5),
)


def check_modal(modal: Payload) -> list[str]:
    """Check a modal (`modal.to_dict()`), one sentence for each broken rule."""
    return sentences(modal_findings(modal))


def modal_findings(modal: Payload, path: str = "$") -> Iterator[Finding]:
    """Yield what is wrong with a modal and with each of its inputs."""
    yield from within(MODAL_LIMITS, modal, path)
    yield from component_findings(modal, path, MODAL_SLOTS)
    for node in walk(modal, path):
        yield from _disabled(node)
        yield from _required(node)
        if node.type == TEXT_INPUT:
            yield from _text_input(node)


def _disabled(node: Node) -> Iterator[Finding]:
    """Report `disabled`: an error in a modal, save the `false` that discord.py sends with every select."""
    is_harmless = node.type in SELECTS and not node.payload.get("disabled")
    if "disabled" in node.payload and not is_harmless:
        yield Finding(at(node.path, "disabled"), "is not allowed in a modal")


def _required(node: Node) -> Iterator[Finding]:
    if node.type not in SELECTS | {CHECKBOXES, UPLOAD}:
        return
    low, _ = selection_range(node.payload)
    if node.payload.get("required") is not False and low < 1:
        yield Finding(at(node.path, "min_values"), "must be at least 1, since an answer is required")


def _text_input(node: Node) -> Iterator[Finding]:
    field = node.payload
    low, high, value = field.get("min_length"), field.get("max_length"), field.get("value")
    if isinstance(low, int) and isinstance(high, int) and low > high:
        yield Finding(at(node.path, "min_length"), f"is {low}, more than the {high} of max_length")
    if isinstance(high, int) and isinstance(value, str) and length(value) > high:
        yield Finding(at(node.path, "value"), f"is {length(value)} characters long; max_length allows {high}")
    if node.parent == ROW and not field.get("label"):
        yield Finding(at(node.path, "label"), "is missing; only a label component can stand in for it")

"""Rules about components that messages and modals share: who may stand where, and each one's own limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .findings import (
    Count,
    Finding,
    Limit,
    Link,
    Number,
    Payload,
    Text,
    at,
    children,
    listed,
    mapping,
    repeats,
    sentences,
    within,
)

ROW, BUTTON, STRING_SELECT, TEXT_INPUT, SECTION, TEXT, THUMBNAIL = 1, 2, 3, 4, 9, 10, 11
GALLERY, FILE, SEPARATOR, CONTAINER, LABEL, UPLOAD, RADIO, CHECKBOXES, CHECKBOX = (
    12,
    13,
    14,
    17,
    18,
    19,
    21,
    22,
    23,
)
SELECTS = frozenset({STRING_SELECT, 5, 6, 7, 8})
NAMES: Mapping[object, str] = {
    ROW: "an action row",
    BUTTON: "a button",
    STRING_SELECT: "a string select",
    TEXT_INPUT: "a text input",
    5: "a user select",
    6: "a role select",
    7: "a mentionable select",
    8: "a channel select",
    SECTION: "a section",
    TEXT: "a text display",
    THUMBNAIL: "a thumbnail",
    GALLERY: "a media gallery",
    FILE: "a file",
    SEPARATOR: "a separator",
    CONTAINER: "a container",
    LABEL: "a label",
    UPLOAD: "a file upload",
    RADIO: "a radio group",
    CHECKBOXES: "a checkbox group",
    CHECKBOX: "a checkbox",
}

V2_ONLY = frozenset({SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER})
"""Components a message may hold only under the flag IS_COMPONENTS_V2."""

Slots = Mapping[tuple[object, str], frozenset[int]]
"""Which types may stand in a slot (`components`, `component`, `accessory`) of a parent, None being the top."""

MESSAGE_SLOTS: Slots = {
    (None, "components"): frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}),
    (ROW, "components"): SELECTS | {BUTTON},
    (SECTION, "components"): frozenset({TEXT}),
    (SECTION, "accessory"): frozenset({BUTTON, THUMBNAIL}),
    (CONTAINER, "components"): frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR}),
}
MODAL_SLOTS: Slots = {
    (None, "components"): frozenset({ROW, TEXT, LABEL}),
    (ROW, "components"): frozenset({TEXT_INPUT}),
    (LABEL, "component"): SELECTS | {TEXT_INPUT, UPLOAD, RADIO, CHECKBOXES, CHECKBOX},
}

_ID = Text("custom_id", 1, 100, required=True)
_PICK = (_ID, Text("placeholder", 0, 150), Number("min_values", 0, 25), Number("max_values", 1, 25))
_TEN = (_ID, Number("min_values", 0, 10), Number("max_values", 1, 10))
LIMITS: Mapping[object, tuple[Limit, ...]] = {
    ROW: (Count("components", 1, 5),),
    BUTTON: (Text("custom_id", 1, 100), Text("label", 0, 80), Link("url", ("http", "https", "discord"), 512)),
    **dict.fromkeys(SELECTS, (*_PICK, Count("default_values", 0, 25))),
    STRING_SELECT: (*_PICK, Count("options", 1, 25)),
    TEXT_INPUT: (
        _ID,
        Text("label", 1, 45),
        Text("value", 0, 4000),
        Text("placeholder", 0, 100),
        Number("min_length", 0, 4000),
        Number("max_length", 1, 4000),
    ),
    SECTION: (Count("components", 1, 3),),
    TEXT: (Text("content", 1, 4000, required=True),),
    THUMBNAIL: (Text("description", 1, 1024),),
    GALLERY: (Count("items", 1, 10),),
    CONTAINER: (Count("components", 1, 40), Number("accent_color", 0, 0xFFFFFF)),
    LABEL: (Text("label", 1, 45, required=True), Text("description", 1, 100)),
    UPLOAD: _TEN,
    RADIO: (_ID, Count("options", 2, 10)),
    CHECKBOXES: (*_TEN, Count("options", 1, 10)),
    CHECKBOX: (_ID,),
}
OPTION_LIMITS = (
    Text("label", 1, 100, required=True),
    Text("value", 1, 100, required=True),
    Text("description", 0, 100),
)
GALLERY_ITEM_LIMITS = (Text("description", 1, 1024),)


class ButtonStyle(NamedTuple):
    """What a button of one style must carry and must not."""

    needs: tuple[str, ...]
    bars: tuple[str, ...]


_ORDINARY = ButtonStyle(("custom_id",), ("url", "sku_id"))
BUTTON_STYLES: Mapping[object, ButtonStyle] = {
    **dict.fromkeys((1, 2, 3, 4), _ORDINARY),
    5: ButtonStyle(("url",), ("custom_id", "sku_id")),
    6: ButtonStyle(("sku_id",), ("custom_id", "url", "label", "emoji")),
}
PREMIUM = 6


class Node(NamedTuple):
    """One component of a tree, with its place and its parent's type (None at the top)."""

    path: str
    payload: Payload
    slot: str = "components"
    parent: object = None

    @property
    def type(self) -> object:
        """The component's type number, whatever was sent in its place."""
        return self.payload.get("type")


def walk(payload: Payload, path: str = "$") -> Iterator[Node]:
    """Yield every component below a message or modal, parents first."""
    for place, child in children(payload, "components", path):
        yield from _branch(Node(place, child))


def _branch(node: Node) -> Iterator[Node]:
    yield node
    inner = [(place, child, "components") for place, child in children(node.payload, "components", node.path)]
    for slot in ("component", "accessory"):
        if child := mapping(node.payload, slot):
            inner.append((at(node.path, slot), child, slot))
    for place, child, slot in inner:
        yield from _branch(Node(place, child, slot, node.type))


def component_findings(payload: Payload, path: str, slots: Slots) -> Iterator[Finding]:
    """Check the components of a message or modal, by the slots of the one or the other."""
    nodes = list(walk(payload, path))
    for node in nodes:
        yield from _placement(node, slots)
        yield from within(LIMITS.get(node.type, ()), node.payload, node.path)
        yield from _options(node)
        yield from _selection(node)
        if node.type == BUTTON:
            yield from _button(node)
        if node.type == ROW:
            yield from _row(node)
        for place, item in children(node.payload, "items", node.path):
            yield from within(GALLERY_ITEM_LIMITS, item, place)
    yield from repeats(
        ((at(n.path, "custom_id"), n.payload.get("custom_id")) for n in nodes), "among the components"
    )
    yield from repeats(
        ((at(n.path, "id"), n.payload.get("id") or None) for n in nodes), "among the components"
    )


def check_components(components: Sequence[Payload]) -> list[str]:
    """Check a message's components alone (`view.to_components()`), one sentence for each broken rule."""
    return sentences(component_findings({"components": list(components)}, "$", MESSAGE_SLOTS))


def selection_range(component: Payload) -> tuple[int, int]:
    """Return how few and how many values may be chosen, with Discord's defaults for what was not sent."""
    size = len(listed(component, "options"))
    default_most = max(size, 1) if component.get("type") == CHECKBOXES else 1
    low, high = component.get("min_values"), component.get("max_values")
    return (low if isinstance(low, int) else 1), (high if isinstance(high, int) else default_most)


def _placement(node: Node, slots: Slots) -> Iterator[Finding]:
    if node.type in slots.get((node.parent, node.slot), frozenset()):
        return
    what = NAMES.get(node.type, f"a component of the unknown type {node.type!r}")
    where = "at the top" if node.parent is None else f"in {NAMES.get(node.parent, 'an unknown component')}"
    form = "a modal" if slots is MODAL_SLOTS else "a message"
    yield Finding(node.path, f"is {what}, which may not stand {where} of {form}")


def _row(node: Node) -> Iterator[Finding]:
    types = [child.get("type") for _, child in children(node.payload, "components", node.path)]
    if len(types) > 1 and any(kind != BUTTON for kind in types):
        yield Finding(at(node.path, "components"), "must be up to five buttons or one single other component")


def _button(node: Node) -> Iterator[Finding]:
    button, style = node.payload, node.payload.get("style")
    fields = BUTTON_STYLES.get(style)
    if fields is None:
        yield Finding(at(node.path, "style"), f"is {style!r}, which is no button style")
        return
    for key in fields.needs:
        if button.get(key) is None:
            yield Finding(at(node.path, key), f"is missing; a button of style {style} needs it")
    for key in fields.bars:
        if button.get(key) is not None:
            yield Finding(at(node.path, key), f"is not allowed on a button of style {style}")
    if style != PREMIUM and not str(button.get("label") or "").strip() and not button.get("emoji"):
        yield Finding(node.path, "is a button with neither label nor emoji")


def _options(node: Node) -> Iterator[Finding]:
    options = list(children(node.payload, "options", node.path))
    for place, option in options:
        yield from within(OPTION_LIMITS, option, place)
    yield from repeats(
        ((at(place, "value"), option.get("value")) for place, option in options), "among the options"
    )


def _selection(node: Node) -> Iterator[Finding]:
    if node.type not in SELECTS | {RADIO, CHECKBOXES, UPLOAD}:
        return
    low, high = selection_range(node.payload)
    if low > high:
        yield Finding(at(node.path, "min_values"), f"is {low}, more than the {high} of max_values")
    size = len(listed(node.payload, "options"))
    if node.type in (STRING_SELECT, CHECKBOXES) and high > size:
        yield Finding(at(node.path, "max_values"), f"is {high}, more than the {size} options")
    defaults = sum(
        option.get("default") is True for _, option in children(node.payload, "options", node.path)
    )
    if defaults > high:
        yield Finding(at(node.path, "options"), f"has {defaults} defaults; at most {high} may be chosen")
    given = len(listed(node.payload, "default_values"))
    if given and not low <= given <= high:
        yield Finding(at(node.path, "default_values"), f"has {given} entries; {low} to {high} may be chosen")


def display_texts(payload: Payload) -> Iterator[str]:
    """Yield the words of every text display below a message."""
    texts = (node.payload.get("content") for node in walk(payload) if node.type == TEXT)
    return (text for text in texts if isinstance(text, str))

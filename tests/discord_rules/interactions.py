"""Rules about answering interactions: which answer fits, what it may carry, and once only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from .commands import choice_findings
from .findings import Finding, Payload, mapping
from .messages import has_content, message_findings
from .modals import modal_findings

PING, COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 1, 2, 3, 4, 5
PONG, REPLY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL, ACTIVITY = 1, 4, 5, 6, 7, 8, 9, 12

INTERACTIONS: Mapping[int, str] = {
    PING: "a ping",
    COMMAND: "a command",
    COMPONENT: "a component",
    AUTOCOMPLETE: "an autocomplete request",
    MODAL_SUBMIT: "a modal submit",
}
ANSWERS: Mapping[int, frozenset[int]] = {
    PING: frozenset({PONG}),
    COMMAND: frozenset({REPLY, DEFER, MODAL, ACTIVITY}),
    COMPONENT: frozenset({REPLY, DEFER, DEFER_UPDATE, UPDATE, MODAL, ACTIVITY}),
    AUTOCOMPLETE: frozenset({CHOICES}),
    MODAL_SUBMIT: frozenset({REPLY, DEFER, DEFER_UPDATE, UPDATE, ACTIVITY}),
}
"""Which callback types answer which interaction; a modal cannot answer a modal."""
ANY_ANSWER = frozenset().union(*ANSWERS.values())
FROM_COMPONENT = frozenset({DEFER_UPDATE, UPDATE})
"""Answers that need a message with the component that was pressed, at first hand or through its modal."""


class Request(Protocol):
    """A request as the log of the simulated Discord records it."""

    @property
    def method(self) -> str:
        """The HTTP verb."""

    @property
    def path(self) -> str:
        """The path, with or without /api/v10."""

    @property
    def json(self) -> object:
        """The JSON body; of a multipart request, its `payload_json`."""


class InteractionFacts(Protocol):
    """What must be known of an interaction to judge its answer; simcord's own record has it."""

    @property
    def type(self) -> int:
        """Discord's interaction type, 1 to 5."""

    @property
    def source_message_id(self) -> int | None:
        """The message of the component it came from."""


def callback_findings(
    body: Payload, *, interaction_type: int | None = None, component_born: bool | None = None
) -> Iterator[Finding]:
    """Yield what is wrong with an initial response; facts that are not known are not judged."""
    kind = body.get("type")
    allowed = ANSWERS.get(interaction_type, frozenset()) if interaction_type is not None else ANY_ANSWER
    if kind not in allowed:
        what = INTERACTIONS.get(interaction_type or 0, "any interaction")
        yield Finding("$.type", f"is {kind!r}, which is no answer to {what}")
    born = interaction_type == COMPONENT or component_born
    if kind in FROM_COMPONENT and born is False:
        yield Finding("$.type", f"is {kind}, which only answers what came from a message's component")
    if check := DATA_RULES.get(kind):
        yield from check(mapping(body, "data"), "$.data")


def _deferral(data: Payload, path: str) -> Iterator[Finding]:
    if has_content(data):
        yield Finding(path, "carries a message, which a deferral drops")


def _edit(data: Payload, path: str) -> Iterator[Finding]:
    return message_findings(data, path, edit=True)


DATA_RULES: Mapping[object, Callable[[Payload, str], Iterator[Finding]]] = {
    REPLY: message_findings,
    DEFER: _deferral,
    DEFER_UPDATE: _deferral,
    UPDATE: _edit,
    CHOICES: choice_findings,
    MODAL: modal_findings,
}
"""What the `data` of each callback type is held to."""


def segments(path: str) -> list[str]:
    """Split a path, without its query and the /api/v10 that some logs carry."""
    parts = path.partition("?")[0].strip("/").split("/")
    return parts[2:] if parts[0] == "api" else parts


def sequence_findings(entries: Sequence[Request]) -> Iterator[tuple[int, Finding]]:
    """Yield, with its place in the log, every request that its predecessors forbid.

    An interaction has one initial response; nothing is sent through its token before that; and the first
    message after a deferral, which fills the loading message, is not empty.
    """
    calls = [_call(entry) for entry in entries]
    first = {token: index for index, (verb, token) in reversed(list(enumerate(calls))) if verb == "callback"}
    loading: set[str] = set()
    for index, ((verb, token), entry) in enumerate(zip(calls, entries, strict=True)):
        body = entry.json if isinstance(entry.json, Mapping) else {}
        if verb == "callback" and first[token] != index:
            yield index, Finding("$", "is a second initial response to one interaction")
        if verb == "callback" and body.get("type") == DEFER:
            loading.add(token)
        if verb in ("follow-up", "edit") and index < first.get(token, -1):
            yield index, Finding("$", "comes before the interaction's initial response")
        if verb == "edit" and token in loading and not has_content(body):
            yield index, Finding("$", "leaves the loading message of a deferral empty")
        if verb in ("follow-up", "edit"):
            loading.discard(token)


def _call(entry: Request) -> tuple[str, str]:
    """Name what a request does for an interaction, and the interaction's token."""
    match entry.method.upper(), *segments(entry.path):
        case "POST", "interactions", _, token, "callback":
            return "callback", token
        case "POST", "webhooks", _, token:
            return "follow-up", token
        case "PATCH", "webhooks", _, token, "messages", "@original":
            return "edit", token
    return "", ""

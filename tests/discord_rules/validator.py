"""The judge of everything a bot sent: route by route, our rules first, then Discord's description."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from .commands import command_findings, one_command
from .findings import Finding, Payload, mapping
from .interactions import COMPONENT, InteractionFacts, Request, callback_findings, segments, sequence_findings
from .messages import message_findings
from .spec import OpenApi, Routes

SPEC_PATH = Path(__file__).resolve().parents[2] / "../shared/data/discord_openapi.json"
"""Where Discord's OpenAPI description lies beside the repository, if it does."""

CALLBACK = ("POST", "/interactions/{}/{}/callback")
BodyRule: TypeAlias = Callable[[Payload], Iterator[Finding]]


def _thread_starter(body: Payload) -> Iterator[Finding]:
    if message := mapping(body, "message"):
        yield from message_findings(message, "$.message")


_edited = partial(message_findings, edit=True)
BODY_RULES: Mapping[tuple[str, str], BodyRule] = {
    ("POST", "/channels/{}/messages"): message_findings,
    ("PATCH", "/channels/{}/messages/{}"): _edited,
    ("POST", "/channels/{}/threads"): _thread_starter,
    ("POST", "/webhooks/{}/{}"): message_findings,
    ("PATCH", "/webhooks/{}/{}/messages/@original"): _edited,
    ("PATCH", "/webhooks/{}/{}/messages/{}"): _edited,
    ("POST", "/applications/{}/commands"): partial(one_command, path="$"),
    ("POST", "/applications/{}/guilds/{}/commands"): partial(one_command, path="$"),
}
"""The documented rules for the object that each route takes."""
COMMAND_SETS = frozenset(
    {("PUT", "/applications/{}/commands"), ("PUT", "/applications/{}/guilds/{}/commands")}
)
"""Routes that take a whole scope of commands as a list."""
_RULED = Routes([CALLBACK, *BODY_RULES, *COMMAND_SETS])


class PayloadValidator:
    """Holds requests against Discord's OpenAPI description and the rules of its documentation.

    Without the description (`None`) the documented rules alone are applied and unknown routes pass.
    Query parameters, headers and the bytes of uploads are not looked at.
    """

    def __init__(self, spec_path: Path | None) -> None:
        self._spec = OpenApi(spec_path) if spec_path else None

    def violations(
        self, entry: Request, *, interaction_type: int | None = None, component_born: bool | None = None
    ) -> list[str]:
        """Return a sentence for each rule that a request breaks.

        `interaction_type` and `component_born` (whether it began at a message's component) say what an
        initial response answers; left out, only what needs no such knowledge is judged.
        """
        template = self._spec.routes.match(entry.method, entry.path) if self._spec else None
        if self._spec and template is None:
            return [f"{entry.method} /{'/'.join(segments(entry.path))}: is not a route of Discord's API."]
        ours = list(_ruled(entry, interaction_type=interaction_type, component_born=component_born))
        findings = list(dict.fromkeys(ours))
        if self._spec and template:
            reported = {finding.path for finding in ours}
            theirs = self._spec.findings(entry.method, template, entry.json)
            findings += [finding for finding in theirs if finding.path not in reported]
        return [f"{_name(entry)}: {finding}" for finding in findings]

    def check_all(
        self, entries: Sequence[Request], *, interactions: Mapping[int, InteractionFacts] | None = None
    ) -> list[str]:
        """Return what is wrong with a whole log, each request on its own and in its order.

        `interactions` (simcord's `env.backend.interactions`) says, by id, what the initial responses answer.
        """
        found = [
            (index, text)
            for index, entry in enumerate(entries)
            for text in self._judged(entry, interactions or {})
        ]
        found += [
            (index, f"{_name(entries[index])}: {finding}") for index, finding in sequence_findings(entries)
        ]
        return [f"Request {index}, {text}" for index, text in sorted(found, key=lambda each: each[0])]

    def _judged(self, entry: Request, interactions: Mapping[int, InteractionFacts]) -> list[str]:
        parts = segments(entry.path)
        facts = (
            interactions.get(int(parts[1])) if parts[0] == "interactions" and parts[1].isdecimal() else None
        )
        if facts is None:
            return self.violations(entry)
        is_born = facts.type == COMPONENT or facts.source_message_id is not None
        return self.violations(entry, interaction_type=facts.type, component_born=is_born)


def _ruled(entry: Request, *, interaction_type: int | None, component_born: bool | None) -> Iterator[Finding]:
    """Apply the documented rules of the request's route."""
    key = (entry.method.upper(), _RULED.match(entry.method, entry.path) or "")
    body = entry.json
    if key in COMMAND_SETS and isinstance(body, list):
        yield from command_findings(body)
    if not isinstance(body, Mapping):
        return
    if key == CALLBACK:
        yield from callback_findings(body, interaction_type=interaction_type, component_born=component_born)
    elif rule := BODY_RULES.get(key):
        yield from rule(body)


def _name(entry: Request) -> str:
    """Name a request, without the id and token of its interaction."""
    path = re.sub(r"^(interactions|webhooks)/[^/]+/[^/]+", r"\1/…", "/".join(segments(entry.path)))
    return f"{entry.method} /{path}"

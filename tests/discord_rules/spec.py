"""Discord's own OpenAPI description as a judge of requests, with messages that can be read."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from .findings import Finding, at, length
from .interactions import segments

BASE = "urn:discord:openapi"
SCHEMAS = "#/components/schemas/"
MEDIA_TYPES = ("application/json", "multipart/form-data")
"""Where a body's schema stands; of both only the JSON part is in the log."""


class Difference(NamedTuple):
    """A place where discord.py is known to send, and Discord to take, other than the description says."""

    place: re.Pattern[str]
    """Matches the end of the JSON path."""
    reason: str

    def excuses(self, path: str, value: object) -> bool:
        """Say whether the value is the known one: an id as a JSON number."""
        return isinstance(value, int) and not isinstance(value, bool) and bool(self.place.search(path))


def _id_at(place: str, reason: str) -> Difference:
    return Difference(re.compile(place + r"$"), reason)


KNOWN_DIFFERENCES: tuple[Difference, ...] = (
    _id_at(r"\.attachments\[\d+\]\.id", "File.to_dict numbers the parts of an upload 0, 1, 2 as integers"),
    _id_at(r"\.emoji\.id", "PartialEmoji.to_dict keeps a custom emoji's id an integer"),
    _id_at(r"\.allowed_mentions\.(users|roles)\[\d+\]", "AllowedMentions.to_dict keeps ids integers"),
    _id_at(r"\.default_values\[\d+\]\.id", "SelectDefaultValue.to_dict keeps ids integers"),
    _id_at(r"\.message_reference\.(message|channel|guild)_id", "MessageReference.to_dict keeps ids integers"),
    _id_at(r"\.recipient_id", "HTTPClient.start_private_message sends the id as an integer"),
)
"""The description wants ids as strings; Discord reads numbers just as well. Nothing else is excused."""


class Routes:
    """Path templates, found by method and path; the one with the most literal segments wins."""

    def __init__(self, operations: Iterable[tuple[str, str]]) -> None:
        self._by_shape: dict[tuple[str, int], list[tuple[str, list[str]]]] = defaultdict(list)
        for method, template in operations:
            parts = template.strip("/").split("/")
            self._by_shape[method.upper(), len(parts)].append((template, parts))

    def match(self, method: str, path: str) -> str | None:
        """Return the template of a path, if there is one."""
        sent = segments(path)
        candidates = self._by_shape.get((method.upper(), len(sent)), [])
        fitting = [(template, parts) for template, parts in candidates if _fits(parts, sent)]
        return max(fitting, key=lambda found: -found[0].count("{"), default=(None, []))[0]


def _fits(parts: Sequence[str], sent: Sequence[str]) -> bool:
    return all(part.startswith("{") or part == given for part, given in zip(parts, sent, strict=True))


class OpenApi:
    """The description, loaded once; each operation's validator is built when it is first asked for."""

    def __init__(self, path: Path) -> None:
        self._document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        resource = DRAFT202012.create_resource(self._document)
        self._registry: Registry[Any] = Registry().with_resource(BASE, resource)
        self._dialect = extend(Draft202012Validator, {"oneOf": self._union, "anyOf": self._union})
        self.routes = Routes(
            (verb, route) for route, verbs in self._document["paths"].items() for verb in verbs
        )
        self._validator = cache(self._build)

    def findings(self, method: str, template: str, body: object) -> Iterator[Finding]:
        """Yield what the description says against a body."""
        operation = self._document["paths"][template][method.lower()]
        request = operation.get("requestBody")
        if request is None:
            return
        if body is None:
            if request.get("required"):
                yield Finding("$", "is missing: this route needs a JSON body")
            return
        validator = self._validator(method.lower(), template)
        for error in validator.iter_errors(_excused(body, "$")):
            yield Finding(error.json_path, _wording(error))

    def _build(self, method: str, template: str) -> Validator:
        content = self._document["paths"][template][method]["requestBody"]["content"]
        media = next((kind for kind in MEDIA_TYPES if kind in content), next(iter(content)))
        steps = ("paths", template, method, "requestBody", "content", media, "schema")
        pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
        return self._dialect({"$ref": f"{BASE}#/{pointer}"}, registry=self._registry)

    def _union(
        self, validator: Any, branches: list[dict[str, Any]], instance: object, _schema: object
    ) -> Iterator[ValidationError]:
        """Judge a oneOf or anyOf by the branch that was meant, so that the error names what is wrong in it.

        Meant is the branch whose `type` the payload carries; without types, the branch with the fewest errors.
        """
        real = [branch for branch in branches if branch.get("type") != "null"]
        if instance is None and len(real) < len(branches):
            return
        if all("const" in branch for branch in real):
            constants = [branch["const"] for branch in real]
            if instance not in constants:
                yield ValidationError(f"is {instance!r}, which is none of {constants}")
            return
        types = [self._types(branch) for branch in real]
        if isinstance(instance, Mapping) and all(types):
            chosen = [
                branch for branch, known in zip(real, types, strict=True) if instance.get("type") in known
            ]
            if not chosen:
                known = sorted((kind for kinds in types for kind in kinds), key=str)
                yield ValidationError(
                    f"is {instance.get('type')!r}, which is none of {known}", path=("type",)
                )
                return
            real = chosen
        yield from min((list(validator.descend(instance, branch)) for branch in real), key=len)

    def _types(self, branch: Mapping[str, Any]) -> tuple[object, ...]:
        """Return the values of `type` by which a branch of a union is told from the others."""
        reference = branch.get("$ref", "")
        target = self._document["components"]["schemas"].get(reference.removeprefix(SCHEMAS), branch)
        return tuple(target.get("properties", {}).get("type", {}).get("enum", ()))


def _excused(value: Any, path: str) -> Any:
    """Copy a body, with the known differences written the way the description wants them."""
    if isinstance(value, Mapping):
        return {key: _excused(inner, at(path, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_excused(inner, at(path, index)) for index, inner in enumerate(value)]
    if any(difference.excuses(path, value) for difference in KNOWN_DIFFERENCES):
        return str(value)
    return value


WORDINGS: Mapping[str, Callable[[ValidationError], str]] = {
    "maxLength": lambda error: (
        f"is {length(error.instance)} characters long; at most {error.validator_value} are allowed"
    ),
    "minLength": lambda error: (
        f"is {error.instance!r}; it needs at least {error.validator_value} character(s)"
    ),
    "maxItems": lambda error: (
        f"has {len(error.instance)} entries; at most {error.validator_value} are allowed"
    ),
    "minItems": lambda error: f"has {len(error.instance)} entries; it needs at least {error.validator_value}",
    "type": lambda error: (
        f"is {shorten(repr(error.instance), 60)}, which is not of type {error.validator_value}"
    ),
}


def _wording(error: ValidationError) -> str:
    wording = WORDINGS.get(str(error.validator))
    return wording(error) if wording else shorten(error.message, 200)

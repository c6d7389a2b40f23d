"""Rules about messages: embeds, components v2, mentions, attachments, and never an empty one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .components import MESSAGE_SLOTS, V2_ONLY, component_findings, display_texts, walk
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
    length,
    listed,
    mapping,
    sentences,
    within,
)

IS_COMPONENTS_V2 = 1 << 15
MIB = 1024 * 1024

MESSAGE_LIMITS: tuple[Limit, ...] = (
    Text("content", 0, 2000),
    Text("nonce", 1, 25),
    Count("embeds", 0, 10),
    Count("attachments", 0, 10),
    Count("sticker_ids", 0, 3),
)
ATTACHMENT_LIMITS: tuple[Limit, ...] = (Number("size", 0, 10 * MIB), Text("description", 0, 1024))
"""A size is seen only where the payload carries one: discord.py sends the bytes in parts of their own."""

_MEDIA = Link("url", ("http", "https", "attachment"))
_ICON = Link("icon_url", ("http", "https", "attachment"))
EMBED_LIMITS: tuple[Limit, ...] = (
    Text("title", 0, 256),
    Text("description", 0, 4096),
    Link("url"),
    Number("color", 0, 0xFFFFFF),
    Count("fields", 0, 25),
)
EMBED_PARTS: Mapping[str, tuple[Limit, ...]] = {
    "footer": (Text("text", 1, 2048, required=True), _ICON),
    "author": (Text("name", 1, 256, required=True), Link("url"), _ICON),
    "image": (_MEDIA,),
    "thumbnail": (_MEDIA,),
}
FIELD_LIMITS: tuple[Limit, ...] = (Text("name", 1, 256, required=True), Text("value", 1, 1024, required=True))
EMBED_CONTENT = (
    "title",
    "description",
    "fields",
    "footer",
    "author",
    "image",
    "thumbnail",
    "video",
    "provider",
)
EMBEDS_TOTAL = 6000

LEGACY_ROWS = 5
V2_COMPONENTS = 40
V2_TEXT = 4000
V2_EXCLUDES = ("content", "embeds", "poll", "sticker_ids")

CONTENT = ("content", "embeds", "components", "attachments", "sticker_ids", "poll")
"""What makes a message more than empty; a forward is the only other way."""
FORWARD = 1

POLL_LIMITS: tuple[Limit, ...] = (Count("answers", 1, 10), Number("duration", 1, 768))


def check_message(payload: Payload, *, edit: bool = False) -> list[str]:
    """Check a message as it is created or edited, one sentence for each broken rule."""
    return sentences(message_findings(payload, edit=edit))


def check_embeds(embeds: Sequence[Payload]) -> list[str]:
    """Check the embeds of one message alone (`[embed.to_dict()]`), one sentence for each broken rule."""
    return sentences(embed_findings({"embeds": list(embeds)}, "$"))


def message_findings(payload: Payload, path: str = "$", *, edit: bool = False) -> Iterator[Finding]:
    """Yield what is wrong with a message, whichever route carries it."""
    yield from within(MESSAGE_LIMITS, payload, path)
    yield from embed_findings(payload, path)
    yield from component_findings(payload, path, MESSAGE_SLOTS)
    yield from _layout(payload, path)
    yield from _mentions(payload, path)
    yield from _poll(payload, path)
    for place, attachment in children(payload, "attachments", path):
        yield from within(ATTACHMENT_LIMITS, attachment, place)
    if is_empty_edit(payload) if edit else not has_content(payload):
        yield Finding(path, "is an empty message")


def embed_findings(payload: Payload, path: str) -> Iterator[Finding]:
    """Yield what is wrong with each embed of a message and with all of them together."""
    total = 0
    for place, embed in children(payload, "embeds", path):
        yield from _embed(embed, place)
        total += embed_length(embed)
    if total > EMBEDS_TOTAL:
        yield Finding(
            at(path, "embeds"), f"has {total} characters in sum; at most {EMBEDS_TOTAL} are allowed"
        )


def embed_length(embed: Payload) -> int:
    """Count the characters of an embed that go into the sum of 6,000."""
    texts = [embed.get("title"), embed.get("description")]
    texts += [mapping(embed, "footer").get("text"), mapping(embed, "author").get("name")]
    for _, field in children(embed, "fields", "$"):
        texts += [field.get("name"), field.get("value")]
    return sum(length(text) for text in texts if isinstance(text, str))


def has_content(payload: Payload) -> bool:
    """Say whether a message shows anything at all."""
    is_forward = mapping(payload, "message_reference").get("type") == FORWARD
    return is_forward or any(_filled(payload.get(key)) for key in CONTENT)


def is_empty_edit(payload: Payload) -> bool:
    """Say whether an edit clears text and embeds and gives nothing instead; what it leaves out stays as it was."""
    return {"content", "embeds"} <= payload.keys() and not has_content(payload)


def _filled(value: object) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


def _embed(embed: Payload, path: str) -> Iterator[Finding]:
    yield from within(EMBED_LIMITS, embed, path)
    for key, limits in EMBED_PARTS.items():
        if part := mapping(embed, key):
            yield from within(limits, part, at(path, key))
    for place, field in children(embed, "fields", path):
        yield from within(FIELD_LIMITS, field, place)
    if not any(_filled(embed.get(key)) for key in EMBED_CONTENT):
        yield Finding(path, "is an embed that shows nothing")


def _layout(payload: Payload, path: str) -> Iterator[Finding]:
    nodes = list(walk(payload, path))
    flags = payload.get("flags")
    if isinstance(flags, int) and flags & IS_COMPONENTS_V2:
        yield from _layout_v2(payload, path, size=len(nodes))
        return
    for node in nodes:
        if node.type in V2_ONLY:
            yield Finding(node.path, "needs the flag IS_COMPONENTS_V2 (32768) on its message")
    if len(listed(payload, "components")) > LEGACY_ROWS:
        yield Finding(at(path, "components"), f"has more than {LEGACY_ROWS} action rows")


def _layout_v2(payload: Payload, path: str, *, size: int) -> Iterator[Finding]:
    for key in V2_EXCLUDES:
        if _filled(payload.get(key)):
            yield Finding(at(path, key), "may not stand beside components v2")
    if size > V2_COMPONENTS:
        yield Finding(
            at(path, "components"), f"has {size} components in all; at most {V2_COMPONENTS} are allowed"
        )
    total = sum(map(length, display_texts(payload)))
    if total > V2_TEXT:
        yield Finding(
            at(path, "components"), f"has {total} characters of text; at most {V2_TEXT} are allowed"
        )


def _mentions(payload: Payload, path: str) -> Iterator[Finding]:
    """Hold the project's own rule: what members wrote can never ping anybody.

    An empty `parse` list switches off @everyone, roles and users alike, so no text needs escaping. Ids listed
    in `users` or `roles` were chosen by the program and are let through.
    """
    mentions = payload.get("allowed_mentions")
    speaks = any(_filled(payload.get(key)) for key in ("content", "embeds", "poll")) or any(
        display_texts(payload)
    )
    if mentions is None and not speaks:
        return
    if not isinstance(mentions, Mapping) or mentions.get("parse") != []:
        yield Finding(
            at(path, "allowed_mentions"), "must be there with an empty 'parse' list, or the text can ping"
        )


def _poll(payload: Payload, path: str) -> Iterator[Finding]:
    poll, place = mapping(payload, "poll"), at(path, "poll")
    if not poll:
        return
    yield from within(POLL_LIMITS, poll, place)
    yield from Text("text", 1, 300, required=True).check(mapping(poll, "question"), at(place, "question"))
    for spot, answer in children(poll, "answers", place):
        yield from Text("text", 1, 55).check(mapping(answer, "poll_media"), at(spot, "poll_media"))

"""The nine kinds of task: three families (write, label, rank) times three targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """Who speaks in a message; the values are Open Assistant's wire strings."""

    PROMPTER = "prompter"
    ASSISTANT = "assistant"

    @property
    def other(self) -> Role:
        """The role that answers this one."""
        return Role.ASSISTANT if self is Role.PROMPTER else Role.PROMPTER


class Family(StrEnum):
    """What a member does in a task."""

    WRITE = "write"
    LABEL = "label"
    RANK = "rank"


class Kind(StrEnum):
    """A task type; the values are Open Assistant's task-request types."""

    INITIAL_PROMPT = "initial_prompt"
    ASSISTANT_REPLY = "assistant_reply"
    PROMPTER_REPLY = "prompter_reply"
    LABEL_INITIAL_PROMPT = "label_initial_prompt"
    LABEL_ASSISTANT_REPLY = "label_assistant_reply"
    LABEL_PROMPTER_REPLY = "label_prompter_reply"
    RANK_ASSISTANT_REPLIES = "rank_assistant_replies"
    RANK_PROMPTER_REPLIES = "rank_prompter_replies"
    RANK_INITIAL_PROMPTS = "rank_initial_prompts"

    @property
    def info(self) -> KindInfo:
        """What the engine knows of this kind."""
        return KINDS[self]


@dataclass(frozen=True, slots=True)
class KindInfo:
    """What the engine knows of one kind."""

    family: Family
    role: Role
    """The role that is written, labelled or ranked."""
    is_root: bool = False
    """Whether it is about initial prompts, the roots of trees."""


KINDS: Mapping[Kind, KindInfo] = MappingProxyType(
    {
        Kind.INITIAL_PROMPT: KindInfo(Family.WRITE, Role.PROMPTER, is_root=True),
        Kind.ASSISTANT_REPLY: KindInfo(Family.WRITE, Role.ASSISTANT),
        Kind.PROMPTER_REPLY: KindInfo(Family.WRITE, Role.PROMPTER),
        Kind.LABEL_INITIAL_PROMPT: KindInfo(Family.LABEL, Role.PROMPTER, is_root=True),
        Kind.LABEL_ASSISTANT_REPLY: KindInfo(Family.LABEL, Role.ASSISTANT),
        Kind.LABEL_PROMPTER_REPLY: KindInfo(Family.LABEL, Role.PROMPTER),
        Kind.RANK_ASSISTANT_REPLIES: KindInfo(Family.RANK, Role.ASSISTANT),
        Kind.RANK_PROMPTER_REPLIES: KindInfo(Family.RANK, Role.PROMPTER),
        Kind.RANK_INITIAL_PROMPTS: KindInfo(Family.RANK, Role.PROMPTER, is_root=True),
    }
)

REPLY_KIND: Mapping[Role, Kind] = MappingProxyType(
    {Role.ASSISTANT: Kind.ASSISTANT_REPLY, Role.PROMPTER: Kind.PROMPTER_REPLY}
)
"""The kind in which a reply of this role is written."""

RANK_KIND: Mapping[Role, Kind] = MappingProxyType(
    {Role.ASSISTANT: Kind.RANK_ASSISTANT_REPLIES, Role.PROMPTER: Kind.RANK_PROMPTER_REPLIES}
)
"""The kind in which replies of this role are ranked."""


def label_kind(role: Role, *, is_root: bool) -> Kind:
    """The kind in which a message of this role and place is labelled."""
    if is_root:
        return Kind.LABEL_INITIAL_PROMPT
    return Kind.LABEL_ASSISTANT_REPLY if role is Role.ASSISTANT else Kind.LABEL_PROMPTER_REPLY

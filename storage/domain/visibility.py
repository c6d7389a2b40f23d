"""Where boards show a member, and under which name."""

from __future__ import annotations

from enum import StrEnum


class Visibility(StrEnum):
    """What a member chose."""

    PUBLIC = "public"
    """On every board."""
    SERVER = "server"
    """On boards of single servers only, where the others know them."""
    PRIVATE = "private"
    """On none; only the member sees where they stand."""


NOWHERE = -1
"""The scope of somebody who is on no board."""
EVERYWHERE = 0
"""The scope of boards over all servers; a server's own has its Discord id."""


def hidden_scopes(
    visibility: Visibility, *, is_suspended: bool = False, hidden_on: tuple[int, ...] = ()
) -> frozenset[int]:
    """The scopes in which a member is not shown; `hidden_on` are servers that they left or that hide them."""
    if is_suspended or visibility is Visibility.PRIVATE:
        return frozenset({NOWHERE})
    own = {EVERYWHERE} if visibility is Visibility.SERVER else set()
    return frozenset(own | set(hidden_on))


def shown_name(alias: str | None, name: str | None) -> str:
    """What a board calls a member: the alias they chose, else their name; empty where neither is known."""
    return alias or name or ""

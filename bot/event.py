"""What a member did on a panel or in a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.ui.ids import Action
from storage.domain.errors import CollectionError

Fields = Mapping[str, str | list[str] | None]


@dataclass(frozen=True, slots=True)
class Event:
    """An action with what came along."""

    action: Action
    values: tuple[str, ...] = ()
    """What was chosen in a select."""
    fields: Fields = field(default_factory=dict)
    """What was entered in a form, by custom_id."""

    def number(self, index: int) -> int:
        """A number that the action must have; CollectionError for a custom_id that nobody made."""
        found = self.action.number(index)
        if found is None:
            raise CollectionError("error-old-button")
        return found

    def chosen(self) -> str:
        """What was chosen in a select with one value, or the action's second argument."""
        found = self.values[0] if self.values else self.action.arg(1)
        if found is None:
            raise CollectionError("error-old-button")
        return found

"""Command names in the reader's language, as Discord's own client shows them.

SimCord shows every command under its default name. These functions rename in the page's JSON on its way out,
and back in what the page sends. They know the command objects of Discord's API and nothing of SimCord.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

# The page looks such values up by the option's own name, so that name stays.
_ENTITY_TYPES: Final = frozenset({"user", "channel", "role", "mentionable"})
# Discord's own: a locale without a translation shows this one's before the default.
_FALLBACKS: Final[Mapping[str, str]] = {"es-419": "es-ES", "en-US": "en-GB", "en-GB": "en-US"}


def text_of(node: Mapping[str, Any], field: str, locale: str) -> str:
    """Return the `name` or `description` of a command, option or choice in a language."""
    translations = node.get(f"{field}_localizations") or {}
    for candidate in (locale, _FALLBACKS.get(locale)):
        if translations.get(candidate):
            return str(translations[candidate])
    return str(node.get(field, ""))


def all_names(command: Mapping[str, Any]) -> set[str]:
    """Return every name a command goes by."""
    return {str(command["name"]), *map(str, (command.get("name_localizations") or {}).values())}


def catalog(commands: Iterable[Mapping[str, Any]], shown: dict[str, Any], locale: str) -> dict[str, Any]:
    """Rename, in place, the commands, options and choices of a catalog that SimCord made for a page."""
    by_id = {str(command["id"]): command for command in commands}
    for entry in shown.get("entries", []):
        nodes = _nodes_on(by_id[entry["commandId"]], entry["path"])
        entry["invocation"] = " ".join(text_of(node, "name", locale) for node in nodes)
        entry["description"] = text_of(nodes[-1], "description", locale)
        options = {option["name"]: option for option in nodes[-1].get("options") or []}
        for option in entry["options"]:
            _rename_option(options[option["name"]], option, locale)
    return shown


def header(commands: Iterable[Mapping[str, Any]], message: Mapping[str, Any], locale: str) -> None:
    """Rename, in place, the command in the line "Lucía used /work" above an answer."""
    shown = message.get("interaction_header") or {}
    for command in commands:
        if shown.get("name") == command["name"]:
            shown["name"] = text_of(command, "name", locale)
            return


def to_wire(commands: Iterable[Mapping[str, Any]], action: dict[str, Any], locale: str) -> dict[str, Any]:
    """Return what a page wants done with the options under the names that the bot gave them."""
    if "command_id" not in action:
        return action
    root = next((one for one in commands if str(one["id"]) == action["command_id"]), None)
    if root is None:
        return action
    leaf = _nodes_on(root, action.get("path") or [])[-1]
    original = {text_of(option, "name", locale): option["name"] for option in leaf.get("options") or []}
    options = {original.get(name, name): value for name, value in (action.get("options") or {}).items()}
    focused = action.get("focused")
    renamed = {"focused": original.get(focused, focused)} if focused is not None else {}
    return {**action, "options": options, **renamed}


def _nodes_on(root: Mapping[str, Any], path: Sequence[str]) -> list[Mapping[str, Any]]:
    nodes = [root]
    for name in path[1:]:
        nodes += [option for option in nodes[-1].get("options") or [] if option["name"] == name]
    return nodes


def _rename_option(option: Mapping[str, Any], shown: dict[str, Any], locale: str) -> None:
    if shown["type"] not in _ENTITY_TYPES:
        shown["name"] = text_of(option, "name", locale)
    shown["description"] = text_of(option, "description", locale)
    for choice, shown_choice in zip(option.get("choices") or [], shown["choices"], strict=True):
        shown_choice["name"] = text_of(choice, "name", locale)

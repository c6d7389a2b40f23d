"""The text of `.env.example`, made from the settings and the rules, so that it cannot fall behind them."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from itertools import pairwise
from types import MappingProxyType

from pydantic.fields import FieldInfo

from storage.domain.rules import PRESETS, STANDARD, Rules

_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Discord": ("discord_token", "guild_ids", "home_guilds", "operators", "sync_commands"),
        "Data": ("data_dir", "database_url", "export_secret"),
        "Languages": ("languages", "default_locale", "disabled_prompt_languages"),
        "Terms": ("licence", "terms_version", "contact", "minimum_age", "minimum_age_by_language"),
        "Privacy": ("erasure_wait_hours", "erased_messages"),
        "Operation": ("log_level", "job_interval_seconds"),
        "Thresholds": ("preset", "rules", "language_rules"),
    }
)
"""The parts of `.env.example`."""
_HEAD = """\
# The settings of Cosecha. Copy this file to .env and change what you need; commented lines show the defaults.
# Written by `cosecha env-example`: change bot/settings.py, not this file.
"""


def written_example(settings: Mapping[str, FieldInfo], variable: Callable[[str], str]) -> str:
    """Every setting with its sentence and its default, commented out; `variable` names one's variable."""
    parts = [_HEAD]
    for title, names in _GROUPS.items():
        parts.append(f"# ---- {title} ----\n")
        for name in names:
            if name == "rules":
                parts += _rule_entries(variable(name))
                continue
            field = settings[name]
            parts.append(_commented(field.description or "", variable(name), field.default))
    return "\n".join(parts)


def _commented(sentence: str, name: str, default: object) -> str:
    lines = textwrap.wrap(" ".join(sentence.split()), 108, initial_indent="# ", subsequent_indent="# ")
    return "\n".join([*lines, f"# {name}={_written(default)}", ""])


def _written(value: object) -> str:
    """A value as it stands in an environment variable."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return "" if value is None or value == {} else str(value)


def _rule_entries(rules: str) -> Iterator[str]:
    """One entry for each threshold, with the sentence that stands beneath it in Rules."""
    docs: dict[str, str] = {}
    for pair in pairwise(ast.walk(ast.parse(inspect.getsource(Rules)))):
        match pair:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                docs[name] = text
    for name, value in asdict(STANDARD).items():
        yield _commented(docs[name] + _in_presets(name), f"{rules}__{name.upper()}", value)


def _in_presets(name: str) -> str:
    """The presets that have another value than the standard one, as a sentence."""
    others = {preset: getattr(rules, name) for preset, rules in PRESETS.items()}
    differing = [
        f"{preset}: {_written(value)}" for preset, value in others.items() if value != getattr(STANDARD, name)
    ]
    return f" In the preset {', in '.join(differing)}." if differing else ""

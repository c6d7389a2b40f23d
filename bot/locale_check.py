"""Whether the locale files agree with each other, with Fluent and with Discord's limits; for `cosecha locales check`.

Every fault is one sentence with its file and key, so that somebody who writes no code can mend it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import babel
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from bot.i18n import LOCALES_FOLDER
from bot.ui import limits

REFERENCE = "es"
"""The file whose keys, attributes and variables all others have."""

FUNCTIONS = frozenset({"NUMBER", "DATETIME"})
VARIABLE_LENGTH = 12
"""Characters a variable is taken to stand for, where a limit is checked."""

LIMITS: tuple[tuple[str, int], ...] = (
    (r"command-[\w-]+\.name", limits.COMMAND_NAME),
    (r"option-[\w-]+\.name", limits.COMMAND_NAME),
    (r"(command|option)-[\w-]+\.description", limits.COMMAND_DESCRIPTION),
    (r"kind-[\w-]+\.title|report-title|nuances-title", limits.MODAL_TITLE),
    (r"badge-[\w-]+\.name|team-board\.(total|per-head)", limits.CHOICE_NAME),
    (r"kind-[\w-]+\.(button|do)", 60),
    (r"kind-[\w-]+\.none", 200),
    (r"label-[\w-]+\.title|report-(reason|details)\.title", limits.LABEL_TEXT),
    (r"form-text\.(prompt|reply|message)", limits.LABEL_TEXT),
    (r"label-[\w-]+\.description|report-(reason|details)\.description", limits.LABEL_DESCRIPTION),
    (r"form-text\.description", limits.LABEL_DESCRIPTION),
    (r"label-flags\.none(-description)?", limits.OPTION_LABEL),
    (r"form-text\.placeholder-\w+", limits.TEXT_PLACEHOLDER),
    (r"label-[\w-]+\.(low|high)", 40),
    (r"report-(?!title|reason|details|thanks|known)[\w-]+", limits.OPTION_LABEL),
    (r"feed-[\w-]+\.name", 60),
    (r"feed-form\.(title|frequency|time|size|locale|place)|alias-form\.(title|label)", limits.LABEL_TEXT),
    (r"feed-form\.[\w-]+|feed-[\w-]+\.about|alias-form\.description", limits.OPTION_LABEL),
    (r"visibility-\w+\.(name|description)|frame-(day|week|month|total)", limits.OPTION_LABEL),
    (r"alias-placeholder", limits.TEXT_PLACEHOLDER),
    (r"button-[\w.-]+|guide-\w+\.button", limits.BUTTON_LABEL),
    (r"[\w-]+-placeholder(\.\w+)?|languages\.(placeholder|interface)", limits.SELECT_PLACEHOLDER),
    (r"languages\.(automatic|speak)", limits.OPTION_LABEL),
    (r"read-(message|option)|rank-option|answer-\w+|scale-(first|last)", 60),
    (r"marker\.\w+|message-part", 60),
    (r"points\.([\w-]+-title|title|submitted|accepted|ranked)", limits.EMBED_FIELD_NAME),
    (r"points\.[\w-]+", 400),
    (r"(terms|languages|tasks|thanks|enough|declined|guide-\w+|help)\.title", limits.EMBED_TITLE),
    (r"(terms|guide-\w+|help|languages)\.text", 3500),
    (r"menu-[\w-]+", limits.COMMAND_NAME),
    (r"case-reason-(?!placeholder)[\w-]+|case-mark-(?!placeholder)[\w-]+", limits.OPTION_LABEL),
    (r"case-queue\.(any-language|any-reason|waiting)|appeals-why-\w+", limits.OPTION_LABEL),
    (r"(case|appeal)-form\.(told|words|kept|optional|description)", limits.LABEL_DESCRIPTION),
    (r"(case|appeal)-form\.\w+", limits.LABEL_TEXT),
    (r"[\w.-]+", 4000),
)
"""What a key's text may be long at most; the first row that matches the whole key holds."""

GROUPS = ("privacy", "task", "team", "teams", "badges", "channels", "campaign")
"""Commands that have subcommands."""
WITH_OPTIONS = ("language", "leaderboard", "stats", "share", "review", *GROUPS)

SCOPES: tuple[tuple[str, str], ...] = (
    (rf"command-(?!({'|'.join(GROUPS)})-)[\w-]+\.name", "commands"),
    *((rf"command-{group}-[\w-]+\.name", f"subcommands of {group}") for group in GROUPS),
    *((rf"option-{command}-[\w-]+\.name", f"options of {command}") for command in WITH_OPTIONS),
)
"""Names that must differ from each other."""

_INDENTED_COMMENT = re.compile(r"^[^\S\n]+#{1,2}(?!#)", re.MULTILINE)
"""Three are a heading of Discord's, of which the longer texts make use."""
_FILE_NAME = re.compile(r"[a-z0-9-]+\.md")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a translator can mend."""

    file: str
    key: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.sentence}" if self.key else f"{self.file}: {self.sentence}"


Patterns = Mapping[str, ast.Pattern]
"""Key ("message" or "message.attribute") -> its pattern."""


def check(folder: Path = LOCALES_FOLDER) -> list[str]:
    """Every fault of the locale files of a folder, each a sentence."""
    return [str(fault) for fault in faults(folder)]


def faults(folder: Path = LOCALES_FOLDER) -> list[Fault]:
    """Every fault of the locale files of a folder."""
    files = sorted(folder.glob("*.ftl"))
    if folder / f"{REFERENCE}.ftl" not in files:
        return [Fault(f"{REFERENCE}.ftl", "", "The file is missing; all others are held against it.")]
    found: list[Fault] = []
    patterns: dict[str, Patterns] = {}
    for file in files:
        try:
            source = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            found.append(Fault(file.name, "", "The file is not UTF-8."))
            continue
        resource = parse(source)
        patterns[file.name] = patterns_of(resource)
        found += _syntax(file.name, resource, source)
        found += _comments(file.name, resource, source)
        found += _locale_code(file)
    reference = patterns.get(f"{REFERENCE}.ftl", {})
    for name, mine in patterns.items():
        found += _keys(name, mine, reference)
        found += _variables(name, mine, reference)
        found += _references(name, mine)
        found += _texts(name, mine)
        found += _counts(name, mine)
        found += _names(name, mine)
    return found


def patterns_of(resource: ast.Resource) -> dict[str, ast.Pattern]:
    """Every pattern of a file by its key."""
    found: dict[str, ast.Pattern] = {}
    for entry in resource.body:
        if not isinstance(entry, ast.Message):
            continue
        if entry.value is not None:
            found[entry.id.name] = entry.value
        found |= {f"{entry.id.name}.{attribute.id.name}": attribute.value for attribute in entry.attributes}
    return found


def variables_of(pattern: ast.Pattern) -> frozenset[str]:
    """The names of the variables a pattern uses."""
    return frozenset(_seen(pattern).variables)


class _Collector(Visitor):
    """What a pattern refers to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()
        self.functions: set[str] = set()
        self.selects: list[ast.SelectExpression] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.messages.add(f"{node.id.name}.{node.attribute.name}" if node.attribute else node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.messages.add(f"-{node.id.name}")

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        self.selects.append(node)
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self.functions.add(node.id.name)
        self.generic_visit(node)


def _seen(pattern: ast.Pattern) -> _Collector:
    collector = _Collector()
    collector.visit(pattern)
    return collector


def _syntax(name: str, resource: ast.Resource, source: str) -> Iterator[Fault]:
    counts: dict[str, int] = defaultdict(int)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            start = entry.span.start if entry.span else 0
            at = entry.annotations[0].span if entry.annotations else None
            line = source.count("\n", 0, at.start if at else start) + 1
            what = entry.annotations[0].message if entry.annotations else "not understood"
            yield Fault(name, _first_word(entry.content or ""), f"Line {line} is not Fluent: {what}.")
        elif isinstance(entry, ast.Message):
            counts[entry.id.name] += 1
            for attribute in entry.attributes:
                counts[f"{entry.id.name}.{attribute.id.name}"] += 1
    yield from (Fault(name, key, "The key is there twice.") for key, count in counts.items() if count > 1)


def _comments(name: str, resource: ast.Resource, source: str) -> Iterator[Fault]:
    """What looks like a comment, but is part of the text above it because it is indented."""
    for entry in resource.body:
        if isinstance(entry, ast.Message | ast.Term) and entry.span is not None:
            for found in _INDENTED_COMMENT.finditer(source, entry.span.start, entry.span.end):
                line = source.count("\n", 0, found.start()) + 1
                sentence = (
                    f"Line {line} begins with spaces and #, which members would read: no comment is indented."
                )
                yield Fault(name, entry.id.name, sentence)


def _first_word(text: str) -> str:
    found = re.match(r"[\w-]*", text)
    return found[0] if found else ""


def _locale_code(file: Path) -> Iterator[Fault]:
    try:
        babel.Locale.parse(file.stem.replace("-", "_"))
    except (ValueError, babel.UnknownLocaleError):
        yield Fault(file.name, "", f"{file.stem} is not a language code such as es or pt-BR.")


def _keys(name: str, mine: Patterns, reference: Patterns) -> Iterator[Fault]:
    for key in reference.keys() - mine.keys():
        yield Fault(name, key, f"The key is missing; {REFERENCE}.ftl has it.")
    for key in mine.keys() - reference.keys():
        yield Fault(name, key, f"Nothing uses this key; {REFERENCE}.ftl has none like it.")


def _variables(name: str, mine: Patterns, reference: Patterns) -> Iterator[Fault]:
    for key in mine.keys() & reference.keys():
        used, wanted = variables_of(mine[key]), variables_of(reference[key])
        for variable in sorted(used - wanted):
            yield Fault(name, key, f"${variable} is not given here.")
        for variable in sorted(wanted - used):
            yield Fault(name, key, f"${variable} is missing; {REFERENCE}.ftl has it.")


def _references(name: str, mine: Patterns) -> Iterator[Fault]:
    for key, pattern in mine.items():
        seen = _seen(pattern)
        for message in sorted(seen.messages - mine.keys()):
            yield Fault(name, key, f"It refers to {message}, which is not in this file.")
        for function in sorted(seen.functions - FUNCTIONS):
            yield Fault(name, key, f"There is no function {function}.")


def _texts(name: str, mine: Patterns) -> Iterator[Fault]:
    for key, pattern in mine.items():
        longest = longest_text(pattern)
        limit = limit_of(key)
        if limits.length(longest) > limit:
            yield Fault(name, key, f"The text has {limits.length(longest)} characters; {limit} are allowed.")
        if not longest.strip() and not key.startswith("list-euphony."):
            yield Fault(name, key, "The text is empty.")
        if key.startswith("file-") and not _FILE_NAME.fullmatch(longest):
            yield Fault(
                name, key, "A file name has plain small letters, digits and hyphens, and ends in .md."
            )
        if key == "list-euphony.find" and not _is_regex(longest):
            yield Fault(name, key, "This is not a regular expression.")


def _counts(name: str, mine: Patterns) -> Iterator[Fault]:
    """Texts that say "one" where there is none: in French, [one] is for 0, too."""
    if not _is_zero_one(name):
        return
    for key, pattern in mine.items():
        for select in _seen(pattern).selects:
            by_key = {_variant_key(variant): variant.value for variant in select.variants}
            other = next(variant.value for variant in select.variants if variant.default)
            if "one" not in by_key or "0" in by_key:
                continue
            for variable in sorted(variables_of(other) - variables_of(by_key["one"])):
                sentence = f"[one] is for 0, too, in this language: say ${variable} there, or write [1]."
                yield Fault(name, key, sentence)


def _is_zero_one(name: str) -> bool:
    """Whether a language counts 0 as it counts 1."""
    try:
        return babel.Locale.parse(Path(name).stem.replace("-", "_")).plural_form(0) == "one"
    except (ValueError, babel.UnknownLocaleError):  # a fault of its own
        return False


def _variant_key(variant: ast.Variant) -> str:
    return variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value


def _is_regex(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def limit_of(key: str) -> int:
    """The most characters a text may have."""
    return next(limit for pattern, limit in LIMITS if re.fullmatch(pattern, key))


def longest_text(pattern: ast.Pattern) -> str:
    """The longest text a pattern can become, with x for each variable's characters."""
    return "".join(_longest_element(element) for element in pattern.elements)


def _longest_element(element: ast.TextElement | ast.Placeable) -> str:
    if isinstance(element, ast.TextElement):
        return element.value
    return _longest_expression(element.expression)


def _longest_expression(expression: object) -> str:
    match expression:
        case ast.SelectExpression(variants=variants):
            return max((longest_text(variant.value) for variant in variants), key=len)
        case ast.StringLiteral():
            return str(expression.parse()["value"])
        case ast.Placeable(expression=inner):
            return _longest_expression(inner)
        case _:
            return "x" * VARIABLE_LENGTH


def _names(name: str, mine: Patterns) -> Iterator[Fault]:
    for scope, what in SCOPES:
        by_text: dict[str, list[str]] = defaultdict(list)
        for key, pattern in mine.items():
            if re.fullmatch(scope, key):
                by_text[longest_text(pattern)].append(key)
        for text, keys in by_text.items():
            if not is_command_name(text):
                yield Fault(name, keys[0], f"{text} cannot be a name: small letters, digits, - and _ only.")
            if len(keys) > 1:
                yield Fault(name, keys[1], f"Two {what} are called {text}: {_listed(keys)}.")


def is_command_name(text: str) -> bool:
    """Whether Discord takes a text as the name of a command or option; marks of Indic and Thai scripts aside."""
    allowed = all(char in "-_'" or unicodedata.category(char)[0] in "LN" for char in text)
    return allowed and text == text.lower() and 1 <= len(text) <= limits.COMMAND_NAME


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(keys)

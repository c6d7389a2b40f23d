"""The lines between the layers that import-linter cannot draw, and the promises of the lock files."""

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "cogs", "storage")
LOCKS = ("requirements.lock", "requirements-dev.lock")
SIMCORD_HOME = "bot/demo/simulation.py"
BROAD = {"Exception", "BaseException"}

Finder = Callable[[ast.Module], Iterator[tuple[int, str]]]


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported, at any depth; a relative import keeps its dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def broad_handlers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every `except` or `suppress` that names Exception, BaseException or nothing at all.

    To tidy up on the way out is not to catch: `except BaseException` may stand where it ends in a bare `raise`.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            names = _names(node.type) if node.type else BROAD
            if names == {"BaseException"} and _raises_again(node.body[-1]):
                continue
        elif isinstance(node, ast.Call) and _names(node.func) & {"suppress"}:
            names = set().union(*map(_names, node.args))
        else:
            continue
        if names & BROAD:
            yield node.lineno, "catches everything"


def swallowed(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every `except` whose whole body is `pass` or `...`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and all(_is_nothing(line) for line in node.body):
            yield node.lineno, "swallows an exception"


def _names(node: ast.expr) -> set[str]:
    """The last names in an expression: `Exception`, `builtins.Exception` and `(ValueError, Exception)` all hold `Exception`."""
    if isinstance(node, ast.Tuple):
        return set().union(*map(_names, node.elts))
    if isinstance(node, ast.Attribute):
        return {node.attr}
    return {node.id} if isinstance(node, ast.Name) else set()


def _raises_again(line: ast.stmt) -> bool:
    return isinstance(line, ast.Raise) and line.exc is None


def _is_nothing(line: ast.stmt) -> bool:
    if isinstance(line, ast.Expr):
        return isinstance(line.value, ast.Constant)
    return isinstance(line, ast.Pass)


def _found(find: Finder, *folders: str, but: str = "") -> list[str]:
    """`file:line: what`, over all modules of the folders but one."""
    return [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path != ROOT / but
        for line, what in find(ast.parse(path.read_text(encoding="utf-8")))
    ]


def _outside_the_standard_library(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for line, name in imports(tree):
        is_own = name == "storage.domain" or name.startswith("storage.domain.")
        is_sibling = name.startswith(".") and not name.startswith("..")
        if not (is_own or is_sibling or name.partition(".")[0] in sys.stdlib_module_names):
            yield line, name


def _simcord(tree: ast.Module) -> Iterator[tuple[int, str]]:
    return ((line, name) for line, name in imports(tree) if name.partition(".")[0] == "simcord")


def test_the_rules_import_only_the_standard_library_and_each_other() -> None:
    assert _found(_outside_the_standard_library, "storage/domain") == []


def test_simcord_is_imported_only_by_the_demos_simulation() -> None:
    assert _found(_simcord, *PACKAGES, but=SIMCORD_HOME) == []


def test_exceptions_of_every_kind_are_caught_in_bot_errors_alone() -> None:
    assert _found(broad_handlers, *PACKAGES, but="bot/errors.py") == []


def test_no_exception_is_swallowed() -> None:
    assert _found(swallowed, *PACKAGES) == []


@pytest.mark.parametrize(
    ("find", "source"),
    [
        (_outside_the_standard_library, "def f():\n    from sqlmodel import select"),
        (_outside_the_standard_library, "from ..models import Message"),
        (_outside_the_standard_library, "import storage.models"),
        (_simcord, "from simcord.preview import serve"),
        (broad_handlers, "try: f()\nexcept Exception: g()"),
        (broad_handlers, "try: f()\nexcept (ValueError, BaseException) as e: g()"),
        (broad_handlers, "try: f()\nexcept: g()"),
        (broad_handlers, "try: f()\nexcept Exception:\n    g()\n    raise"),
        (broad_handlers, "try: f()\nexcept BaseException as e: raise ValueError from e"),
        (broad_handlers, "with contextlib.suppress(Exception): f()"),
        (swallowed, "try: f()\nexcept ValueError: pass"),
        (swallowed, "try: f()\nexcept ValueError: ..."),
    ],
)
def test_a_breach_of_a_line_is_seen(find: Finder, source: str) -> None:
    assert list(find(ast.parse(source)))


@pytest.mark.parametrize(
    ("find", "source"),
    [
        (
            _outside_the_standard_library,
            "import random\nfrom . import kinds\nfrom storage.domain.tree import Tree",
        ),
        (_simcord, "import similar"),
        (broad_handlers, "try: f()\nexcept ValueError: g()"),
        (broad_handlers, "try: f()\nexcept BaseException:\n    g()\n    raise"),
        (swallowed, "try: f()\nexcept ValueError:\n    'why'\n    g()"),
    ],
)
def test_what_keeps_to_the_line_is_left_alone(find: Finder, source: str) -> None:
    assert list(find(ast.parse(source))) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_name_no_package_index(lock: str) -> None:
    hosts = ["py" + "pi.", "python" + "hosted", "index" + "-url", "find" + "-links", ":" + "//"]
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert [host for host in hosts if host in text] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_pin_and_hash_every_package(lock: str) -> None:
    text = re.sub(r"^\s*#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if entry]
    assert entries
    assert [
        e for e in entries if not re.match(r"[\w.-]+(\[[\w,]+\])?==\S+", e) or "--hash=sha256:" not in e
    ] == []


def test_lock_files_hold_what_pyproject_asks_for() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = pyproject["project"]["optional-dependencies"]
    runtime = pyproject["project"]["dependencies"] + extras["demo"] + pyproject["dependency-groups"]["build"]
    asked = {"requirements.lock": runtime, "requirements-dev.lock": runtime + extras["dev"]}
    wrong = []
    for lock in LOCKS:
        pins = _pins(lock)
        for requirement in map(Requirement, asked[lock]):
            version = pins.get(canonicalize_name(requirement.name))
            if requirement.name != "cosecha" and (version is None or version not in requirement.specifier):
                wrong.append(f"{lock}: {requirement} is there as {version}; run `make lock`")
    assert wrong == []


def test_both_lock_files_agree_on_every_version() -> None:
    assert _pins("requirements.lock").items() <= _pins("requirements-dev.lock").items()


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, flags=re.MULTILINE))

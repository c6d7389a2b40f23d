"""The locale files are complete, agree with each other and with Discord, and hold what the code asks for, no more."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import parse

from bot.i18n import LOCALES_FOLDER
from bot.locale_check import REFERENCE, check, faults, is_command_name, patterns_of
from storage.domain.kinds import Family, Kind

ROOT = Path(__file__).resolve().parents[2]
CODE = ("bot", "cogs", "storage/domain", "storage/services")
ASKED_IN = ("bot", "cogs")
KEY = re.compile(r"[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?")
GOOD = "a =\n    .name = uno\nb = { $n ->\n    [one] { $n } cosa\n   *[other] { $n } cosas\n }\n"


# ------------------------------------------------------------------------------------------ the shipped files


def test_the_shipped_files_have_no_fault():
    assert check() == []


@pytest.mark.parametrize("code", ["es", "en", "fr"])
def test_the_shipped_languages_are_there(code: str):
    assert (LOCALES_FOLDER / f"{code}.ftl").exists()


@cache
def keys() -> frozenset[str]:
    source = (LOCALES_FOLDER / f"{REFERENCE}.ftl").read_text(encoding="utf-8")
    return frozenset(patterns_of(parse(source)))


@cache
def strings() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every text in the code, and every f-string that can become a key, as a pattern."""
    plain: set[str] = set()
    patterns: set[str] = set()
    for folder in CODE:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    plain.add(node.value)
                elif isinstance(node, ast.JoinedStr):
                    patterns.add(as_pattern(node))
    could_be_keys = [text for text in patterns if re.match(r"[a-z]+\\?[-.]", text)]
    return frozenset(plain), tuple(re.compile(text) for text in sorted(could_be_keys))


def as_pattern(node: ast.JoinedStr) -> str:
    """An f-string as a regular expression: what is put in is part of a key."""
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z0-9.-]+"
        for part in node.values
    )


def test_every_key_is_used():
    plain, patterns = strings()
    # An attribute that is named by itself: words.kind_text(t, kind, "title"), words.label_text(t, name, "low").
    attributes: dict[str, frozenset[str]] = {
        "kind": frozenset({"title", "button", "intro", "next", "none", "needed", "do"}),
        "label": frozenset({"title", "description", "short", "low", "high"}),
    }

    def is_used(key: str) -> bool:
        family, _, attribute = key.partition("-")[0], *key.partition(".")[1:]
        if attribute in attributes.get(family, frozenset()):
            return attribute in plain
        return key in plain or any(pattern.fullmatch(key) for pattern in patterns)

    assert sorted(key for key in keys() if not is_used(key)) == []


def asked_keys() -> Iterator[tuple[str, str]]:
    """What is asked of `t` in the code: place and key, or the pattern of an f-string."""
    for folder in ASKED_IN:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and is_text_call(node.func) and node.args:
                    place = f"{file.relative_to(ROOT)}:{node.lineno}"
                    yield from ((place, key) for key in possible_keys(node.args[0]))


def is_text_call(function: ast.expr) -> bool:
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return name == "t"


def possible_keys(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str() as key):
            yield re.escape(key)
        case ast.JoinedStr():
            yield as_pattern(argument)
        case ast.IfExp(body=body, orelse=orelse):
            yield from possible_keys(body)
            yield from possible_keys(orelse)


def test_every_key_that_is_asked_for_is_there():
    asked = list(asked_keys())
    assert len(asked) > 100
    missing = [(place, key) for place, key in asked if not any(re.fullmatch(key, known) for known in keys())]
    assert missing == []


def test_every_error_that_can_be_raised_has_a_sentence():
    plain, _ = strings()
    named = {text for text in plain if re.fullmatch(r"error-[a-z-]+", text)}
    assert len(named) > 15
    assert sorted(named - keys()) == []


def test_every_kind_has_its_texts():
    for kind in Kind:
        slug = kind.value.replace("_", "-")
        wanted = {
            f"kind-{slug}.{name}" for name in ("title", "button", "intro", "next", "none", "needed", "do")
        }
        wanted |= {f"command-task-{slug}.{name}" for name in ("name", "description")}
        assert wanted <= keys()
    assert {f"guide-{family.value}.text" for family in Family} <= keys()


@pytest.mark.parametrize("path", sorted(LOCALES_FOLDER.glob("*.ftl")), ids=lambda path: path.stem)
def test_translators_are_told_how_long_a_text_may_be(path: Path):
    source = path.read_text(encoding="utf-8")
    assert len(re.findall(r"^#.*[Mm](?:á|a)x", source, re.MULTILINE)) >= 10


# -------------------------------------------------------------------------------------- what the check finds


def found(folder: Path, **files: str) -> list[tuple[str, str, str]]:
    for name, source in files.items():
        (folder / f"{name}.ftl").write_text(source, encoding="utf-8")
    return [(fault.file, fault.key, fault.sentence) for fault in faults(folder)]


def test_files_that_agree_have_no_fault(tmp_path: Path):
    assert found(tmp_path, es=GOOD, fr=GOOD) == []


@pytest.mark.parametrize(
    ("source", "key", "said"),
    [
        (GOOD.replace("    .name = uno\n", "    .other = uno\n"), "a.name", "missing"),
        (GOOD + "c = tres\n", "c", "Nothing uses this key"),
        (GOOD.replace("{ $n } cosas", "{ $m } cosas"), "b", "$m is not given"),
        ("a =\n    .name = uno\nb = cosas\n", "b", "$n is missing"),
        (GOOD + "b = { $n }\n", "b", "twice"),
        (GOOD.replace("uno", "{ other }"), "a.name", "refers to other"),
        (GOOD.replace("uno", "{ -brand }"), "a.name", "refers to -brand"),
        (GOOD.replace("*[other]", "*[other] { MONEY($n) }"), "b", "no function MONEY"),
        (GOOD.replace("uno", '{ "" }'), "a.name", "empty"),
        (GOOD + "d = {\n", "d", "is not Fluent"),
        (GOOD.replace("{ $n } cosas", "{ $n } " + "x" * 5000), "b", "4000 are allowed"),
    ],
)
def test_a_fault_is_named_by_file_and_key(tmp_path: Path, source: str, key: str, said: str):
    faults_found = found(tmp_path, es=GOOD, fr=source)
    assert any(file == "fr.ftl" and at == key and said in sentence for file, at, sentence in faults_found)


def test_a_line_that_is_not_fluent_is_counted(tmp_path: Path):
    assert found(tmp_path, es="a = uno\n\nb = { $\n")[0][2].startswith("Line 3 is not Fluent")


@pytest.mark.parametrize("sign", ["#", "##"])
@pytest.mark.parametrize("key", ["c = tres\n", "c =\n    .d = tres\n", "c =\n    tres\n\n"])
def test_a_comment_that_is_indented_would_be_read_by_members(tmp_path: Path, key: str, sign: str):
    source = f"{GOOD}# Below it a text.\n{key}    {sign} Beside the button.\n"
    line = source.count("\n")
    at, sentence = next((at, sentence) for _, at, sentence in found(tmp_path, es=source))
    assert (at, sentence.startswith(f"Line {line} ")) == ("c", True)


def test_a_comment_at_the_beginning_of_its_line_and_a_heading_of_discord_s_are_none(tmp_path: Path):
    source = f"# One.\n## Two\n### Three\n{GOOD}# Four.\nc =\n    ### one # two\n    ### three\n"
    assert found(tmp_path, es=source) == []


COUNTED = "b = { $n ->\n    [one] un caso\n   *[other] { $n } casos\n }\n"


def test_in_a_language_that_counts_none_as_one_a_text_must_say_the_number(tmp_path: Path):
    (fault,) = found(tmp_path, es=COUNTED, en=COUNTED, fr=COUNTED)
    assert fault[:2] == ("fr.ftl", "b")
    assert "say $n there, or write [1]" in fault[2]


@pytest.mark.parametrize(
    "good",
    [
        COUNTED.replace("[one]", "[1]"),
        COUNTED.replace("un caso", "{ $n } caso"),
        COUNTED.replace("    [one]", "    [0] ninguno\n    [one]"),
    ],
)
def test_a_text_that_is_right_for_none_too_has_no_fault(tmp_path: Path, good: str):
    assert found(tmp_path, es=COUNTED, fr=good) == []


UNTIL = re.compile(r"\b(hasta|desde|terminó|vuelve|empieza|escrito|se borran)\s+\{ \$when \}", re.IGNORECASE)


def test_in_spanish_a_day_has_its_article():
    source = (LOCALES_FOLDER / "es.ftl").read_text(encoding="utf-8")
    assert UNTIL.findall(source) == []


@pytest.mark.parametrize(
    ("es", "key", "said"),
    [
        ("command-work =\n    .name = Trabajar\n", "command-work.name", "cannot be a name"),
        ("command-work =\n    .name = a b\n", "command-work.name", "cannot be a name"),
        ("command-work =\n    .name = " + "x" * 33 + "\n", "command-work.name", "32 are allowed"),
        (
            "command-work =\n    .description = " + "x" * 101 + "\n",
            "command-work.description",
            "100 are allowed",
        ),
        ("kind-x =\n    .title = " + "x" * 46 + "\n", "kind-x.title", "45 are allowed"),
        ("label-x =\n    .title = { $language } " + "x" * 40 + "\n", "label-x.title", "45 are allowed"),
        ("label-x =\n    .description = " + "😀" * 51 + "\n", "label-x.description", "102 characters"),
        (
            "command-a =\n    .name = x\ncommand-b =\n    .name = x\n",
            "command-b.name",
            "Two commands are called x",
        ),
        ("file-x = tarea número.md\n", "file-x", "file name"),
        ("list-euphony =\n    .find = (\n", "list-euphony.find", "regular expression"),
    ],
)
def test_discords_limits_are_held(tmp_path: Path, es: str, key: str, said: str):
    assert any(at == key and said in sentence for _, at, sentence in found(tmp_path, es=es))


def test_a_subcommand_may_have_the_name_of_a_command(tmp_path: Path):
    assert found(tmp_path, es="command-a =\n    .name = x\ncommand-task-b =\n    .name = x\n") == []


def test_a_file_must_be_a_language_and_text(tmp_path: Path):
    (tmp_path / "fr.ftl").write_bytes(b"a = \xff")
    said = [sentence for _, _, sentence in found(tmp_path, es=GOOD, nonsense=GOOD)]
    assert any("not UTF-8" in sentence for sentence in said)
    assert any("not a language code" in sentence for sentence in said)


def test_without_the_model_there_is_one_fault(tmp_path: Path):
    assert [file for file, _, _ in found(tmp_path, fr=GOOD)] == ["es.ftl"]


def test_a_fault_is_one_line(tmp_path: Path):
    (tmp_path / "es.ftl").write_text(GOOD + "b = { $n }\n", encoding="utf-8")
    assert check(tmp_path) == ["es.ftl: b: The key is there twice."]


@pytest.mark.parametrize(
    ("name", "is_good"),
    [("tâche", True), ("guía", True), ("a_b-c", True), ("Aa", False), ("", False), ("a b", False)],
)
def test_names_of_commands(name: str, is_good: bool):
    assert is_command_name(name) is is_good

"""The settings: read from the environment and `.env`, checked all at once, each fault one plain sentence."""

from __future__ import annotations

import ast
import inspect
import json
import os
import re
import tempfile
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, get_type_hints
from urllib.parse import unquote

from babel.core import Locale, UnknownLocaleError, get_locale_identifier, parse_locale
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetPydanticSchema,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, ErrorDetails, core_schema
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from storage.domain.rules import BOUNDS, PRESETS, STANDARD, RuleBook, Rules
from storage.domain.rules import faults as rule_faults

PREFIX = "COSECHA_"
NEW_SECRET = "python3 -c 'import secrets; print(secrets.token_hex(32))'"
"""The command that makes a good export secret."""
MISSING: Mapping[str, str] = MappingProxyType(
    {
        "discord_token": (
            "No DISCORD_TOKEN is set: try `make demo`, which needs none, or create a bot and copy its token "
            "at https://discord.com/developers/applications into .env."
        ),
        "export_secret": (
            "No COSECHA_EXPORT_SECRET is set, with which an export hashes author ids: "
            f"`{NEW_SECRET}` makes one."
        ),
    }
)
"""What is said when a command needs an optional setting and it is not there."""

RuleValue = int | float | bool
T = TypeVar("T")


class SettingsError(Exception):
    """The settings cannot be used; `faults` has one sentence for each reason and never a secret's value."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


class _Unfit(ValueError):
    """A value that cannot be used; each argument ends a sentence that begins with the variable's name."""


def _number(value: float) -> str:
    if abs(value) < 1e15 and value == int(value):
        return f"{int(value):,}"
    text = str(value)
    return text if len(text) <= 24 else text[:21] + "..."


def _between(low: float, high: float) -> AfterValidator:
    def check(value: float) -> float:
        if low <= value <= high:
            return value
        raise _Unfit(f"is {_number(value)}, but must lie between {_number(low)} and {_number(high)}")

    return AfterValidator(check)


def language_code(text: str) -> str | None:
    """A language code in its usual spelling (`PT_br` -> `pt-BR`), None when Babel knows no such language."""
    try:
        parts = parse_locale(text.strip().replace("_", "-"), sep="-")
        known = Locale.parse(get_locale_identifier(parts[:4]))
    except (ValueError, UnknownLocaleError):
        return None
    # Babel answers some codes with another language: eng with en_US, und with en_US, iw with he_IL.
    return get_locale_identifier(parts[:4], sep="-") if known.language == parts[0] != "root" else None


def _language(text: str) -> str:
    if usual := language_code(text):
        return usual
    raise _Unfit(f"is {_quoted(text)}, but must be a known language code like es, en or pt-BR")


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _not_empty(value: T) -> T:
    if not value or not str(value).strip():
        raise _Unfit("is empty, but needs a value")
    return value


def _blank_is_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _blank_is_no_entry(value: object) -> object:
    return {} if isinstance(value, str) and not value.strip() else value


def _listed(value: object) -> object:
    """`es, en` and one single value as lists; what JSON made a list already stays."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [value] if isinstance(value, int) else value


def _paired(value: object) -> object:
    """`es=14, fr=15` as a mapping; what JSON made one already stays."""
    if not isinstance(value, str):
        return value
    pairs = [[half.strip() for half in part.split("=", 1)] for part in value.split(",") if part.strip()]
    if any(len(pair) < 2 for pair in pairs):
        raise _Unfit(f"is {_quoted(value)}, but must be written like es=14,fr=15")
    return dict(pairs)


def _upper(value: object) -> object:
    return value.strip().upper() if isinstance(value, str) else value


def _home(folder: Path) -> Path:
    try:
        return folder.expanduser()
    except RuntimeError:
        raise _Unfit(f"is {folder}, but there is no such home folder") from None


def _token(token: SecretStr) -> SecretStr:
    value = token.get_secret_value().strip()
    if re.search(r"\s|[\"']", value):
        raise _Unfit("has a blank or a quotation mark in it, which no token has: copy it again")
    return SecretStr(value)


SECRET_LENGTH = 32
PLACEHOLDERS = ("changeme", "password", "secret", "example", "placeholder", "qwerty", "12345678")


def _strong(secret: SecretStr) -> SecretStr:
    """The secret if it is worth the name: long, not repetitive, not a placeholder."""
    value = secret.get_secret_value()
    if len(value) < SECRET_LENGTH:
        raise _Unfit(
            f"has {len(value)} characters, but needs at least {SECRET_LENGTH}: `{NEW_SECRET}` makes one"
        )
    plain = re.sub(r"[\W_]", "", value.lower())
    # A string is a repetition when it is found inside its own double before its end.
    repeats = (value + value).find(value, 1) < len(value)
    if len(set(value)) < 8 or repeats or any(word in plain for word in PLACEHOLDERS):
        raise _Unfit(f"is too easy to guess: `{NEW_SECRET}` makes a good one")
    return secret


DRIVERS: Mapping[str, str] = MappingProxyType(
    {
        "sqlite": "sqlite+aiosqlite",
        "sqlite+aiosqlite": "sqlite+aiosqlite",
        "postgres": "postgresql+asyncpg",
        "postgresql": "postgresql+asyncpg",
        "postgresql+asyncpg": "postgresql+asyncpg",
    }
)
"""How a database address may begin, and the driver that is used."""
_URL = re.compile(
    r"(?P<scheme>[\w+]*)://(?:(?P<user>[^:/@]*)(?::(?P<password>[^@]*))?@)?(?P<place>.*)", re.DOTALL
)
_SERVER = re.compile(r"(?:\[[^\]]+\]|[^/:?@\s]*)(?::\d{1,5})?(?:/[^?@]*)?(?:\?.*)?")


def _database(url: SecretStr) -> SecretStr:
    """The address with the driver that Cosecha uses; a faulty one is never shown, it may hold a password."""
    value = url.get_secret_value().strip()
    parts = _URL.fullmatch(value)
    driver = DRIVERS.get(parts["scheme"].lower()) if parts else None
    if parts is None or driver is None:
        raise _Unfit("must begin with sqlite:/// and a file, or with postgresql:// and a server")
    place = parts["place"]
    if driver.startswith("sqlite"):
        if place[:1] != "/" or place[1:] in {"", ":memory:"}:
            raise _Unfit("names no file, but must be written like sqlite:///data/cosecha.db")
    elif not _SERVER.fullmatch(place):
        raise _Unfit(
            "must be written like postgresql://user:password@host:5432/name, an @ in the password as %40"
        )
    # asyncpg's word for libpq's sslmode.
    return SecretStr(re.sub(r"(?<=[?&])sslmode=", "ssl=", driver + value[len(parts["scheme"]) :]))


def _overrides_schema(_source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    """A mapping that takes the names of Rules with their types and bounds, each of them optional."""
    hints = get_type_hints(Rules)
    kinds = {
        name: Annotated[hint, _between(*BOUNDS[name])] if name in BOUNDS else hint
        for name, hint in hints.items()
    }
    members = {
        name: core_schema.typed_dict_field(handler.generate_schema(kind), required=False)
        for name, kind in kinds.items()
    }
    return core_schema.typed_dict_schema(members, extra_behavior="forbid")


Language = Annotated[str, AfterValidator(_language)]
Languages = Annotated[tuple[Language, ...], BeforeValidator(_listed), AfterValidator(_once)]
Words = Annotated[str, Field(max_length=64), AfterValidator(_not_empty)]
Age = Annotated[int, _between(13, 99)]
Ages = Annotated[dict[Language, Age], BeforeValidator(_paired)]
Guilds = Annotated[tuple[Annotated[int, _between(1, 2**63 - 1)], ...], BeforeValidator(_listed)]
Overrides = Annotated[
    dict[str, RuleValue], GetPydanticSchema(_overrides_schema), BeforeValidator(_blank_is_no_entry)
]
LanguageOverrides = Annotated[dict[Language, Overrides], BeforeValidator(_blank_is_no_entry)]


class Settings(BaseSettings):
    """Everything an operator can choose. It takes values by argument; `load_settings` reads the environment.

    A Settings object is valid and does not change. Secrets are SecretStr: repr and logs show asterisks.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
        validate_by_alias=True,
        validate_by_name=True,
    )

    discord_token: Annotated[SecretStr, AfterValidator(_token)] | None = Field(
        default=None, validation_alias="DISCORD_TOKEN"
    )
    """The bot's token from https://discord.com/developers/applications; only the real bot needs it."""
    guild_ids: Guilds = ()
    """Ids of the servers that get the commands, with commas between them; empty means every server."""
    sync_commands: bool = True
    """Whether the slash commands are sent to Discord when the bot starts."""

    data_dir: Annotated[Path, BeforeValidator(_not_empty), AfterValidator(_home)] = Path("data")
    """Folder for what the bot keeps, above all its SQLite database."""
    database_url: Annotated[SecretStr, AfterValidator(_database)] | None = None
    """Where the database is: sqlite:///path/file.db or postgresql://user:password@host/name; empty means
    cosecha.db in the data folder."""
    export_secret: Annotated[SecretStr, AfterValidator(_strong)] | None = None
    """Secret that hashes author ids in exports, at least 32 random characters; only exports need it. Keep it:
    with another one the same author gets another id."""

    languages: Annotated[Languages, AfterValidator(_not_empty)] = ("es", "en", "fr")
    """Languages that are collected, as codes with commas between them."""
    default_locale: Language = "en"
    """Language the bot speaks where it does not know a member's own."""
    disabled_prompt_languages: Languages = ()
    """Languages in which no initial prompts are asked for."""

    licence: Words = "CC-BY-4.0"
    """Licence under which the dataset is published, as the terms name it."""
    terms_version: Words = "1"
    """Version of the terms; with a new one every member is asked again."""
    contact: Annotated[str, Field(max_length=200)] = ""
    """Who answers questions about the data, as the terms name them; empty means the server's moderators."""
    minimum_age: Age = 16
    """Age from which a member may contribute."""
    minimum_age_by_language: Ages = {}
    """Other minimum ages for some languages, like es=14,fr=15."""

    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = "INFO"
    """How much is logged: DEBUG, INFO, WARNING or ERROR."""
    job_interval_seconds: Annotated[int, _between(5, 3600)] = 60
    """Seconds between two rounds of the jobs: expiry, lottery, moderation."""

    preset: Literal["standard", "small"] = "standard"
    """Thresholds to start from: standard (Open Assistant's own) or small (a conversation for three people)."""
    rules: Overrides = {}
    """Single thresholds that differ from the preset."""
    language_rules: LanguageOverrides = {}
    """Thresholds that differ for some languages, as JSON like {"es": {"goal_tree_size": 8}}."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments only: tests and the demo make Settings that no stranger's environment changes."""
        return (init_settings,)

    @field_validator("discord_token", "database_url", "export_secret", mode="before")
    @classmethod
    def _optional(cls, value: object) -> object:
        return _blank_is_none(value)

    @field_validator("disabled_prompt_languages")
    @classmethod
    def _collected(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        return _raised(value, _strays(value, info))

    @field_validator("rules")
    @classmethod
    def _workable(cls, value: dict[str, RuleValue], info: ValidationInfo) -> dict[str, RuleValue]:
        if preset := info.data.get("preset"):
            found = rule_faults(PRESETS[preset].changed(value))
            return _raised(value, (f"cannot work: {fault}" for fault in found))
        return value

    @field_validator("language_rules")
    @classmethod
    def _workable_in_each(cls, value: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        found = list(_strays(value, info))
        if {"preset", "rules"} <= info.data.keys():
            base = PRESETS[info.data["preset"]].changed(info.data["rules"])
            for code, values in value.items():
                found += [f"cannot work for {code}: {fault}" for fault in rule_faults(base.changed(values))]
        return _raised(value, found)

    def rulebook(self) -> RuleBook:
        """The rules in force: the preset, the operator's changes, and those of single languages on top."""
        base = PRESETS[self.preset].changed(self.rules)
        own = {code: base.changed(values) for code, values in self.language_rules.items()}
        return RuleBook(base, own, frozenset(self.disabled_prompt_languages))

    def minimum_age_for(self, language: str) -> int:
        """The minimum age that the terms in a language name; `pt-BR` falls back to `pt`."""
        ages = self.minimum_age_by_language
        return ages.get(language, ages.get(language.split("-")[0], self.minimum_age))

    @property
    def database_url_resolved(self) -> str:
        """The database's address with its driver, for Store.open. It can hold a password: do not show it."""
        if self.database_url is None:
            return f"sqlite+aiosqlite:///{self.data_dir / 'cosecha.db'}"
        return self.database_url.get_secret_value()

    @property
    def database_file(self) -> Path | None:
        """The file of a SQLite database, None for a server."""
        driver, _, place = self.database_url_resolved.partition(":///")
        return Path(place.partition("?")[0]) if driver.startswith("sqlite") else None

    @property
    def database_shown(self) -> str:
        """The database as it may be shown: its file, or its server without user and password."""
        if self.database_file is not None:
            return str(self.database_file)
        return "postgresql://" + re.sub(r".*@|\?.*", "", self.database_url_resolved.partition("://")[2])

    def token(self) -> str:
        """The bot's token; SettingsError without one."""
        return _needed("discord_token", self.discord_token)

    def export_key(self) -> bytes:
        """The key that hashes author ids; SettingsError without one."""
        return _needed("export_secret", self.export_secret).encode()

    def secrets(self) -> tuple[str, ...]:
        """Every text that must not appear in a log: the token, the export secret, the database password."""
        found = [value.get_secret_value() for value in (self.discord_token, self.export_secret) if value]
        if (url := _URL.fullmatch(self.database_url_resolved)) and url["password"]:
            found += [url["password"], unquote(url["password"])]
        return tuple(found + re.findall(r"[?&]password=([^&]+)", self.database_url_resolved))


def _strays(codes: Iterable[str], info: ValidationInfo) -> Iterator[str]:
    collected = info.data.get("languages")
    for code in codes:
        if collected and code not in collected:
            yield f"has {code}, which is not one of {PREFIX}LANGUAGES"


def _raised(value: T, found: Iterable[str]) -> T:
    """The value, unless something was found about it."""
    if endings := tuple(found):
        raise _Unfit(*endings)
    return value


def _needed(field: str, value: SecretStr | None) -> str:
    if value is None:
        raise SettingsError([MISSING[field]])
    return value.get_secret_value()


def variable(field: str) -> str:
    """The environment variable of a setting."""
    return str(Settings.model_fields[field].validation_alias or PREFIX + field.upper())


_VARIABLES: Mapping[str, str] = {variable(name): name for name in Settings.model_fields}
_RULE_VARIABLES = tuple(f"{PREFIX}RULES__{name.upper()}" for name in get_type_hints(Rules))
_NESTED = ("rules", "language_rules", "minimum_age_by_language")
_SECRET = frozenset({"discord_token", "database_url", "export_secret"})


class _Given(EnvSettingsSource):
    """Settings from a mapping of variables; text that is no JSON is left to the field to take or refuse."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        super().__init__(Settings)
        self.env_vars = {name.lower(): value for name, value in variables.items()}

    def decode_complex_value(self, field_name: str, field: FieldInfo, value: Any) -> Any:
        try:
            return json.loads(value)
        except ValueError:
            return value


def load_settings(
    env: Mapping[str, str] | None = None, env_file: str | Path | None = ".env", *, needs: Collection[str] = ()
) -> Settings:
    """Settings from the environment (`env`, or the process's own), which goes before those in `env_file`.

    `needs` names optional fields that the command cannot do without. SettingsError has all faults together.
    """
    given = _read_file(env_file) | {
        name.upper(): text for name, text in (os.environ if env is None else env).items()
    }
    found = [
        *_unknown(given),
        *(MISSING[name] for name in needs if not given.get(variable(name), "").strip()),
    ]
    settings: Settings | None = None
    try:
        settings = Settings(**_Given({name: text for name, text in given.items() if _is_known(name)})())
    except ValidationError as error:
        found += [sentence for details in error.errors() for sentence in _sentences(details)]
    if settings is None or found:
        raise SettingsError(dict.fromkeys(found))
    return settings


def _read_file(env_file: str | Path | None) -> dict[str, str]:
    try:
        source = DotEnvSettingsSource(Settings, env_file=env_file, env_file_encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError([f"{env_file} cannot be read: {error.strerror}."]) from None
    except UnicodeDecodeError:
        raise SettingsError([f"{env_file} cannot be read: it is not a UTF-8 text."]) from None
    return {name.upper(): text for name, text in source.env_vars.items() if text is not None}


def _is_known(name: str) -> bool:
    return name in _VARIABLES or name.startswith(tuple(f"{variable(field)}__" for field in _NESTED))


def _unknown(given: Iterable[str]) -> Iterator[str]:
    for name in given:
        if name.startswith(PREFIX) and not _is_known(name):
            yield _no_setting(name)


def _no_setting(name: str) -> str:
    # Without the prefix that all of them share, which would make everything look alike.
    known = {known.removeprefix(PREFIX): known for known in (*_VARIABLES, *_RULE_VARIABLES)}
    near = get_close_matches(name.removeprefix(PREFIX), known, n=1, cutoff=0.55)
    return f"{name} is not a setting" + (
        f": did you mean {known[near[0]]}?" if near else "; see .env.example."
    )


def _quoted(value: object) -> str:
    text = str(value)
    return f'"{text if len(text) <= 60 else text[:57] + "..."}"' if text else "empty"


_EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        "int_parsing": "a whole number",
        "int_parsing_size": "a smaller number",
        "int_from_float": "a whole number",
        "int_type": "a whole number",
        "float_parsing": "a number",
        "float_type": "a number",
        "bool_parsing": "true or false",
        "bool_type": "true or false",
        "dict_type": "a JSON object, see .env.example",
        "tuple_type": "a list with commas",
        "string_type": "a text",
        "string_too_long": "at most 200 characters long",
        "path_type": "a folder",
    }
)
"""What a value must be, by pydantic's name for the fault."""


def _sentences(details: ErrorDetails) -> Iterator[str]:
    """One fault of pydantic's as sentences that name the variable."""
    field, *path = (f"entry {part + 1}" if isinstance(part, int) else part for part in details["loc"])
    field = _VARIABLES.get(field, field)
    if path[-1:] == ["[key]"]:
        path = ["a key"]
    name = variable(field)
    if field == "rules" and path:
        name, path = "__".join((name, *path)).upper(), []
    if details["type"] == "extra_forbidden":
        yield (
            _no_setting(name) if not path else f"{name}: {'.'.join(path)} is no threshold; see .env.example."
        )
        return
    error = details.get("ctx", {}).get("error")
    subject = f"{name}: {'.'.join(path)}" if path else name
    yield from (
        f"{subject} {ending}."
        for ending in (error.args if isinstance(error, _Unfit) else [_ending(details, field)])
    )


def _ending(details: ErrorDetails, field: str) -> str:
    expected = (
        _EXPECTED.get(details["type"]) or details.get("ctx", {}).get("expected") or "another kind of value"
    )
    shown = "has a value that does not fit" if field in _SECRET else f"is {_quoted(details['input'])}"
    return f"{shown}, but must be {expected}"


def check_folder(folder: Path, name: str = PREFIX + "DATA_DIR") -> list[str]:
    """Make a folder if it is missing and try to write there; one sentence if that fails."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        return [f"{name} is {folder}, but nothing can be written there: {error.strerror}."]
    return []


_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Discord": ("discord_token", "guild_ids", "sync_commands"),
        "Data": ("data_dir", "database_url", "export_secret"),
        "Languages": ("languages", "default_locale", "disabled_prompt_languages"),
        "Terms": ("licence", "terms_version", "contact", "minimum_age", "minimum_age_by_language"),
        "Operation": ("log_level", "job_interval_seconds"),
        "Thresholds": ("preset", "rules", "language_rules"),
    }
)
"""The parts of `.env.example`."""
_HEAD = """\
# The settings of Cosecha. Copy this file to .env and change what you need; commented lines show the defaults.
# Written by `cosecha env-example`: change bot/settings.py, not this file.
"""


def env_example() -> str:
    """The text of `.env.example`: every setting with its sentence and its default, commented out."""
    parts = [_HEAD]
    for title, names in _GROUPS.items():
        parts.append(f"# ---- {title} ----\n")
        for name in names:
            parts += _rule_entries() if name == "rules" else [_entry(name)]
    return "\n".join(parts)


def _entry(name: str) -> str:
    field = Settings.model_fields[name]
    return _commented(field.description or "", variable(name), field.default)


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


def _rule_entries() -> Iterator[str]:
    """One entry for each threshold, with the sentence that stands beneath it in Rules."""
    docs: dict[str, str] = {}
    for pair in pairwise(ast.walk(ast.parse(inspect.getsource(Rules)))):
        match pair:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                docs[name] = text
    small = asdict(PRESETS["small"])
    for name, value in asdict(STANDARD).items():
        other = f" In the preset small: {_written(small[name])}." if small[name] != value else ""
        yield _commented(docs[name] + other, f"{PREFIX}RULES__{name.upper()}", value)

"""The settings: read from the environment and `.env`, checked all at once, each fault one plain sentence."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_type_hints
from urllib.parse import unquote

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.env_example import written_example
from bot.setting_values import (
    NEW_SECRET,
    URL,
    Age,
    Ages,
    Guilds,
    Language,
    LanguageOverrides,
    Languages,
    Overrides,
    RuleValue,
    Unfit,
    Words,
    between,
    blank_is_none,
    database_address,
    home,
    lower,
    not_empty,
    quoted,
    raised,
    strong,
    token_faults,
    token_shape,
    upper,
)
from bot.setting_values import language_code as language_code
from storage.domain.rules import PRESETS, RuleBook, Rules
from storage.domain.rules import faults as rule_faults

PREFIX = "COSECHA_"
FILE = "_FILE"
"""Ends the variable that names a file with a secret in it, as containers are given them."""
SECRET_FILE_LENGTH = 4096
"""Characters that such a file has at most."""
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


class SettingsError(Exception):
    """The settings cannot be used; `faults` has one sentence for each reason and never a secret's value."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


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

    discord_token: Annotated[SecretStr, AfterValidator(token_shape)] | None = Field(
        default=None, validation_alias="DISCORD_TOKEN"
    )
    """The bot's token from https://discord.com/developers/applications; only the real bot needs it.
    DISCORD_TOKEN_FILE can name a file that holds it instead."""
    guild_ids: Guilds = ()
    """Ids of the servers that get the commands, with commas between them; empty means every server."""
    home_guilds: Guilds = ()
    """Ids of the servers whose moderators look after everything, also what was imported or written on other servers;
    empty means those of COSECHA_GUILD_IDS. On any other server moderators look after what was written there."""
    operators: Guilds = ()
    """Discord ids of the people who run the bot: they may do on every server what its staff may, and what holds
    everywhere."""
    sync_commands: bool = True
    """Whether the slash commands are sent to Discord when the bot starts."""

    data_dir: Annotated[Path, BeforeValidator(not_empty), AfterValidator(home)] = Path("data")
    """Folder for what the bot keeps, above all its SQLite database."""
    database_url: Annotated[SecretStr, AfterValidator(database_address)] | None = None
    """Where the database is: sqlite:///path/file.db or postgresql://user:password@host/name; empty means
    cosecha.db in the data folder. COSECHA_DATABASE_URL_FILE can name a file that holds it instead."""
    export_secret: Annotated[SecretStr, AfterValidator(strong)] | None = None
    """Secret that hashes author ids in exports, at least 32 random characters; only exports need it. Keep it:
    with another one the same author gets another id. COSECHA_EXPORT_SECRET_FILE can name a file that holds it
    instead."""

    languages: Annotated[Languages, AfterValidator(not_empty)] = ("es", "en", "fr")
    """Languages that are collected, as codes with commas between them."""
    default_locale: Language = "en"
    """Language the bot speaks where it does not know a member's own."""
    disabled_prompt_languages: Languages = ()
    """Languages in which no initial prompts are asked for."""

    licence: Words = "CC-BY-4.0"
    """Licence under which the dataset is published, as the terms name it."""
    terms_version: Words = "2"
    """Version of the terms; with a new one every member is asked again."""
    contact: Annotated[str, Field(max_length=200)] = ""
    """Who answers questions about the data, as the terms name them; empty means the server's moderators."""
    minimum_age: Age = 16
    """Age from which a member may contribute."""
    minimum_age_by_language: Ages = {}
    """Other minimum ages for some languages, like es=14,fr=15."""

    erasure_wait_hours: Annotated[int, between(0, 720)] = 24
    """Hours for which a member can take back that they want to be erased, at most 720 (a month)."""
    erased_messages: Annotated[Literal["subtree", "placeholder"], BeforeValidator(lower)] = "subtree"
    """What becomes of an erased message with replies of others below it: subtree takes it out with them,
    placeholder leaves an empty place so that they stay."""

    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(upper)] = "INFO"
    """How much is logged: DEBUG, INFO, WARNING or ERROR."""
    job_interval_seconds: Annotated[int, between(5, 3600)] = 60
    """Seconds between two rounds of the jobs: expiry, lottery, moderation."""

    preset: Literal["standard", "small", "campaign"] = "standard"
    """Thresholds to start from: standard (Open Assistant's own), small (a conversation for three people) or
    campaign (a crowd in one language)."""
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
        return blank_is_none(value)

    @field_validator("disabled_prompt_languages")
    @classmethod
    def _collected(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        return raised(value, _strays(value, info))

    @field_validator("rules")
    @classmethod
    def _workable(cls, value: dict[str, RuleValue], info: ValidationInfo) -> dict[str, RuleValue]:
        if preset := info.data.get("preset"):
            found = rule_faults(PRESETS[preset].changed(value))
            return raised(value, (f"cannot work: {fault}" for fault in found))
        return value

    @field_validator("language_rules")
    @classmethod
    def _workable_in_each(cls, value: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        found = list(_strays(value, info))
        if {"preset", "rules"} <= info.data.keys():
            base = PRESETS[info.data["preset"]].changed(info.data["rules"])
            for code, values in value.items():
                found += [f"cannot work for {code}: {fault}" for fault in rule_faults(base.changed(values))]
        return raised(value, found)

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
        if (url := URL.fullmatch(self.database_url_resolved)) and url["password"]:
            found += [url["password"], unquote(url["password"])]
        return tuple(found + re.findall(r"[?&]password=([^&]+)", self.database_url_resolved))


def _strays(codes: Iterable[str], info: ValidationInfo) -> Iterator[str]:
    collected = info.data.get("languages")
    for code in codes:
        if collected and code not in collected:
            yield f"has {code}, which is not one of {PREFIX}LANGUAGES"


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
    first = {name.upper(): text for name, text in (os.environ if env is None else env).items()}
    given, found = _with_secrets(first, _read_file(env_file))
    missing = [name for name in needs if not given.get(variable(name), "").strip()]
    # Where a file of a secret could not be read, that is said, and not that the secret is missing.
    found = [*_unknown(given), *(found or [MISSING[name] for name in missing])]
    if "discord_token" in needs and "discord_token" not in missing:
        found += [f"DISCORD_TOKEN {end}." for end in token_faults(given["DISCORD_TOKEN"].strip())]
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


def _with_secrets(first: Mapping[str, str], second: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The variables of both, with what the files hold that *_FILE names; and what is wrong with these files.

    The first go before the second, also a secret before the other's file of it.
    """
    given, found = {**second, **first}, []
    for field in sorted(_SECRET):
        plain, file = variable(field), variable(field) + FILE
        for name, other in ((plain, file), (file, plain)):
            if name in first and other not in first:
                given.pop(other, None)
        path = given.pop(file, "").strip()
        if not path:
            continue
        if given.get(plain, "").strip():
            found.append(f"{plain} and {file} are both set: keep one of them.")
            continue
        text, fault = _read_secret(path)
        if fault:
            found.append(f"{file} names {path}, {fault}.")
        else:
            given[plain] = text
    return given, found


def _read_secret(path: str) -> tuple[str, str]:
    """What a file of a secret holds, without blanks around it, and how the sentence ends that refuses it."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(SECRET_FILE_LENGTH + 1).strip()
    except OSError as error:
        return "", f"which cannot be read: {error.strerror}"
    except (UnicodeDecodeError, ValueError):
        return "", "which is not a UTF-8 text"
    if not text:
        return "", "which is empty"
    if len(text) > SECRET_FILE_LENGTH or "\n" in text:
        return "", "which holds more than a secret in one line"
    return text, ""


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
        for ending in (error.args if isinstance(error, Unfit) else [_ending(details, field)])
    )


def _ending(details: ErrorDetails, field: str) -> str:
    expected = (
        _EXPECTED.get(details["type"]) or details.get("ctx", {}).get("expected") or "another kind of value"
    )
    shown = "has a value that does not fit" if field in _SECRET else f"is {quoted(details['input'])}"
    return f"{shown}, but must be {expected}"


def check_folder(folder: Path, name: str = PREFIX + "DATA_DIR") -> list[str]:
    """Make a folder if it is missing and try to write there; one sentence if that fails."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        return [f"{name} is {folder}, but nothing can be written there: {error.strerror}."]
    return []


def env_example() -> str:
    """The text of `.env.example`: every setting with its sentence and its default, commented out."""
    return written_example(Settings.model_fields, variable)

"""The types of the settings: what a value may look like, and how the sentence ends that refuses it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, get_origin, get_type_hints
from urllib.parse import unquote

from babel.core import Locale, UnknownLocaleError, get_locale_identifier, parse_locale
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetPydanticSchema,
    SecretStr,
)
from pydantic_core import CoreSchema, core_schema

from storage.domain.rules import BOUNDS, Rules

NEW_SECRET = "python3 -c 'import secrets; print(secrets.token_hex(32))'"
"""The command that makes a good export secret."""
RuleValue = int | float | bool | str
T = TypeVar("T")


class Unfit(ValueError):
    """A value that cannot be used; each argument ends a sentence that begins with the variable's name."""


def _number(value: float) -> str:
    if abs(value) < 1e15 and value == int(value):
        return f"{int(value):,}"
    text = str(value)
    return text if len(text) <= 24 else text[:21] + "..."


def raised(value: T, found: Iterable[str]) -> T:
    """The value, unless something was found about it."""
    if endings := tuple(found):
        raise Unfit(*endings)
    return value


def quoted(value: object) -> str:
    """A value as a sentence shows it, cut where it is long."""
    text = str(value)
    return f'"{text if len(text) <= 60 else text[:57] + "..."}"' if text else "empty"


def between(low: float, high: float) -> AfterValidator:
    """Take numbers from low to high, both allowed."""

    def check(value: float) -> float:
        if low <= value <= high:
            return value
        raise Unfit(f"is {_number(value)}, but must lie between {_number(low)} and {_number(high)}")

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
    raise Unfit(f"is {quoted(text)}, but must be a known language code like es, en or pt-BR")


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def not_empty(value: T) -> T:
    """Refuse what is empty or blank."""
    if not value or not str(value).strip():
        raise Unfit("is empty, but needs a value")
    return value


def blank_is_none(value: object) -> object:
    """A blank text as None."""
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
        raise Unfit(f"is {quoted(value)}, but must be written like es=14,fr=15")
    return dict(pairs)


def upper(value: object) -> object:
    """A text in capitals, without blanks around it."""
    return value.strip().upper() if isinstance(value, str) else value


def lower(value: object) -> object:
    """A text in small letters, without blanks around it."""
    return value.strip().lower() if isinstance(value, str) else value


def home(folder: Path) -> Path:
    """A folder with `~` resolved."""
    try:
        return folder.expanduser()
    except RuntimeError:
        raise Unfit(f"is {folder}, but there is no such home folder") from None


def token_shape(token: SecretStr) -> SecretStr:
    """The token without blanks around it, if it looks like one."""
    value = token.get_secret_value().strip()
    if re.search(r"\s|[\"']", value):
        raise Unfit("has a blank or a quotation mark in it, which no token has: copy it again")
    return SecretStr(value)


TOKEN_LENGTH = 50
"""Characters that a bot's token has at least; those of Discord have some 70."""


def token_faults(token: str) -> Iterable[str]:
    """What shows that a text cannot be a bot's token, as ends of sentences: a start would be in vain."""
    if len(token) < TOKEN_LENGTH or len(set(token)) < MANY_CHARACTERS:
        yield "is no bot's token: copy it from https://discord.com/developers/applications"


SECRET_LENGTH = 32
"""Characters that a secret needs at least."""
MANY_CHARACTERS = 8
"""Different characters that a secret has at least."""
PLACEHOLDERS = ("changeme", "password", "secret", "example", "placeholder", "qwerty", "12345678")


def strong(secret: SecretStr) -> SecretStr:
    """The secret if it is worth the name: long, not repetitive, not a placeholder."""
    value = secret.get_secret_value()
    if len(value) < SECRET_LENGTH:
        raise Unfit(
            f"has {len(value)} characters, but needs at least {SECRET_LENGTH}: `{NEW_SECRET}` makes one"
        )
    plain = re.sub(r"[\W_]", "", value.lower())
    # A string is a repetition when it is found inside its own double before its end.
    repeats = (value + value).find(value, 1) < len(value)
    if len(set(value)) < MANY_CHARACTERS or repeats or any(word in plain for word in PLACEHOLDERS):
        raise Unfit(f"is too easy to guess: `{NEW_SECRET}` makes a good one")
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
URL = re.compile(
    r"(?P<scheme>[\w+]*)://(?:(?P<user>[^:/@]*)(?::(?P<password>[^@]*))?@)?(?P<place>.*)", re.DOTALL
)
"""The parts of a database address."""
DEFAULT_PASSWORDS = frozenset(
    {
        *("postgres", "postgresql", "password", "passwd", "changeme", "secret", "example", "placeholder"),
        *("admin", "root", "cosecha", "test", "qwerty", "123456", "12345678"),
    }
)
"""Passwords of databases that everybody tries first, in small letters and without signs."""
_SERVER = re.compile(r"(?:\[[^\]]+\]|[^/:?@\s]*)(?::\d{1,5})?(?:/[^?@]*)?(?:\?.*)?")


def database_address(url: SecretStr) -> SecretStr:
    """The address with the driver that Cosecha uses; a faulty one is never shown, it may hold a password."""
    value = url.get_secret_value().strip()
    parts = URL.fullmatch(value)
    driver = DRIVERS.get(parts["scheme"].lower()) if parts else None
    if parts is None or driver is None:
        raise Unfit("must begin with sqlite:/// and a file, or with postgresql:// and a server")
    place = parts["place"]
    if driver.startswith("sqlite"):
        if place[:1] != "/" or place[1:] in {"", ":memory:"}:
            raise Unfit("names no file, but must be written like sqlite:///data/cosecha.db")
    elif not _SERVER.fullmatch(place):
        raise Unfit(
            "must be written like postgresql://user:password@host:5432/name, an @ in the password as %40"
        )
    elif re.sub(r"[\W_]", "", unquote(parts["password"] or "").lower()) in DEFAULT_PASSWORDS:
        raise Unfit("has a password that everybody tries first: give the database another one")
    # asyncpg's word for libpq's sslmode.
    return SecretStr(re.sub(r"(?<=[?&])sslmode=", "ssl=", driver + value[len(parts["scheme"]) :]))


def _overrides_schema(_source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    """A mapping that takes the names of Rules with their types and bounds, each of them optional."""
    members = {
        name: core_schema.typed_dict_field(handler.generate_schema(_threshold(name, hint)), required=False)
        for name, hint in get_type_hints(Rules).items()
    }
    return core_schema.typed_dict_schema(members, extra_behavior="forbid")


def _threshold(name: str, hint: Any) -> Any:
    """The type of one threshold: a number within its bounds, a switch, or one of a few words."""
    if name in BOUNDS:
        return Annotated[hint, between(*BOUNDS[name])]
    return Annotated[hint, BeforeValidator(lower)] if get_origin(hint) is Literal else hint


Language = Annotated[str, AfterValidator(_language)]
Languages = Annotated[tuple[Language, ...], BeforeValidator(_listed), AfterValidator(_once)]
Words = Annotated[str, Field(max_length=64), AfterValidator(not_empty)]
Age = Annotated[int, between(13, 99)]
Ages = Annotated[dict[Language, Age], BeforeValidator(_paired)]
Guilds = Annotated[tuple[Annotated[int, between(1, 2**63 - 1)], ...], BeforeValidator(_listed)]
Overrides = Annotated[
    dict[str, RuleValue], GetPydanticSchema(_overrides_schema), BeforeValidator(_blank_is_no_entry)
]
LanguageOverrides = Annotated[dict[Language, Overrides], BeforeValidator(_blank_is_no_entry)]

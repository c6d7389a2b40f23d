"""The settings that are chosen by command: of one server, and those that hold for the whole bot.

One table, REGISTRY, says of each what it is, what it may be and what it is where nobody chose; the commands, the panels
and docs/servers.md are made from it. Values are plain: numbers, words, ids, lists of languages, language -> number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from storage.domain.access import Authority, Deed, Level
from storage.domain.errors import CollectionError, UnknownTimeZone
from storage.domain.gates import Gates
from storage.domain.policies import Policy, RaidMode
from storage.domain.rules import PRESETS
from storage.domain.streaks import is_zone

EVERYWHERE: Final = 0
"""In the place of a server: what the operator chose for all of them."""
RAID_UNTIL: Final = "raid_until"
"""Name under which the bot itself keeps until when a raid that it noticed goes on: an ISO time."""
TERMS_REVISION: Final = "terms_revision"
"""Name under which is counted how often what the terms say was changed by command."""
LICENCE_BYTES: Final = 48
"""Of a licence's name in UTF-8: it has to fit into the button that confirms it."""
AGES_BYTES: Final = 42
"""Of ages by language as they are typed, for the same reason."""

Value = int | str | tuple[str, ...] | Mapping[str, int] | None
"""A value of any setting; None where nothing is chosen."""


class Scope(StrEnum):
    """Whose choice a setting is."""

    SERVER = "server"
    """Of whoever may manage the server."""
    BOT = "bot"
    """Of the bot's operators and the managers of its home servers; it holds everywhere."""


class Shape(StrEnum):
    """What kind of value a setting takes."""

    LANGUAGES = "languages"
    ROLE = "role"
    ROLES = "roles"
    """Language -> role."""
    CHANNEL = "channel"
    NUMBER = "number"
    CHOICE = "choice"
    TIME_ZONE = "time zone"
    LOCALE = "locale"
    """A language that the bot speaks."""
    LICENCE = "licence"
    AGES = "ages"
    """Language -> age."""


class Source(StrEnum):
    """Where the value that holds comes from; the first one that says something wins."""

    SERVER = "server"
    BOT = "bot"
    """A command of the bot's operators."""
    ENVIRONMENT = "environment"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Setting:
    """What there is to know of a setting before anybody chose anything."""

    name: str
    scope: Scope
    shape: Shape
    about: str
    """A sentence for docs/servers.md; members of the staff read a text of the locales."""
    default: Value = None
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()
    is_for_all: bool = False
    """Whether an operator can choose it for all servers that chose nothing."""


AGES: Final = (13, 99)
"""Discord's own least age, and the highest that makes sense."""
DAY_LIMIT: Final = 3650
HOUR_LIMIT: Final = 8760
"""A year."""

_SERVER_SETTINGS: tuple[Setting, ...] = (
    Setting(
        "languages",
        Scope.SERVER,
        Shape.LANGUAGES,
        "Languages in which is contributed on this server, among those that the bot collects.",
    ),
    Setting(
        "moderator_role", Scope.SERVER, Shape.ROLE, "Role whose members look after texts of every language."
    ),
    Setting(
        "moderator_roles", Scope.SERVER, Shape.ROLES, "Roles whose members look after texts of one language."
    ),
    Setting(
        "log_channel", Scope.SERVER, Shape.CHANNEL, "Channel in which every act of the staff is written."
    ),
    Setting(
        "moderators_channel",
        Scope.SERVER,
        Shape.CHANNEL,
        "Channel in which the bot says what needs somebody, for example that it cannot post any more.",
    ),
    Setting(
        "time_zone",
        Scope.SERVER,
        Shape.TIME_ZONE,
        "The clock by which posts of this server come.",
        default="UTC",
    ),
    Setting(
        "theme",
        Scope.SERVER,
        Shape.CHOICE,
        "Colours of pictures that are posted.",
        default="dark",
        choices=("dark", "light"),
    ),
    Setting(
        "locale",
        Scope.SERVER,
        Shape.LOCALE,
        "Language that the bot speaks here to whoever's Discord has one that it does not know, and in the log "
        "channel; without it, that of the server in Discord.",
    ),
    Setting(
        "contributor_role", Scope.SERVER, Shape.ROLE, "Role that is needed to contribute on this server."
    ),
    Setting("denied_role", Scope.SERVER, Shape.ROLE, "Role with which nobody contributes on this server."),
    Setting(
        "min_account_days",
        Scope.SERVER,
        Shape.NUMBER,
        "Days that a Discord account must be old.",
        default=0,
        high=DAY_LIMIT,
        is_for_all=True,
    ),
    Setting(
        "min_member_hours",
        Scope.SERVER,
        Shape.NUMBER,
        "Hours that somebody must have been on this server.",
        default=0,
        high=HOUR_LIMIT,
        is_for_all=True,
    ),
    Setting(
        "raid",
        Scope.SERVER,
        Shape.CHOICE,
        "Whether new members' texts wait for a moderator: never, always, or while many come at once.",
        default=RaidMode.AUTO.value,
        choices=tuple(mode.value for mode in RaidMode),
        is_for_all=True,
    ),
    Setting(
        "raid_texts",
        Scope.SERVER,
        Shape.NUMBER,
        "Texts by newcomers within ten minutes at which a raid is taken for one.",
        default=Policy().raid_texts,
        low=1,
        high=10_000,
        is_for_all=True,
    ),
    Setting(
        "hold_first_texts",
        Scope.SERVER,
        Shape.NUMBER,
        "How many of a member's first texts on this server wait for a moderator.",
        default=0,
        high=100,
        is_for_all=True,
    ),
)
_BOT_SETTINGS: tuple[Setting, ...] = (
    Setting(
        "preset",
        Scope.BOT,
        Shape.CHOICE,
        "Thresholds to start from; COSECHA_RULES and `cosecha rules` change single ones.",
        default="standard",
        choices=tuple(PRESETS),
    ),
    Setting(
        "licence",
        Scope.BOT,
        Shape.LICENCE,
        "Licence under which the dataset is published; everybody is asked again when it changes.",
        default="CC-BY-4.0",
        high=LICENCE_BYTES,
    ),
    Setting(
        "minimum_age",
        Scope.BOT,
        Shape.NUMBER,
        "Age from which a member may contribute; everybody is asked again when it changes.",
        default=16,
        low=AGES[0],
        high=AGES[1],
    ),
    Setting(
        "minimum_age_by_language",
        Scope.BOT,
        Shape.AGES,
        "Other minimum ages for whoever reads the terms in some languages.",
        low=AGES[0],
        high=AGES[1],
    ),
)
REGISTRY: Mapping[str, Setting] = MappingProxyType(
    {setting.name: setting for setting in (*_SERVER_SETTINGS, *_BOT_SETTINGS)}
)
"""Every setting by its name, in the order in which they are shown."""
EXCLUSIVE: Final[Mapping[str, str]] = MappingProxyType(
    {"contributor_role": "denied_role", "denied_role": "contributor_role"}
)
"""Setting -> another one of the same server that must not be the same role: nobody could contribute then."""
OF_TERMS: Final = frozenset({"licence", "minimum_age", "minimum_age_by_language"})
"""What the terms say: when one of these changes they are new, and everybody is asked again."""


class Why(StrEnum):
    """Why a setting cannot have a value."""

    UNKNOWN = "unknown"
    """No setting has this name; `near` is one that looks like it, if there is one."""
    NUMBER = "number"
    """A whole number from `low` to `high` is needed."""
    CHOICE = "choice"
    """One of `choices` is needed."""
    ROLE = "role"
    CHANNEL = "channel"
    LANGUAGE = "language"
    """`choices` are the languages that are collected, or that the bot speaks."""
    LICENCE = "licence"
    """A name of at most `high` bytes is needed."""
    AGES = "ages"
    """A few ages from `low` to `high` are needed, written like es=14, fr=15."""
    NOT_FOR_ALL = "not-for-all"
    """Each server has to choose it for itself."""
    SAME = "same"
    """The setting `near` has this value already, and the two exclude each other."""
    TOGETHER = "together"
    """It does not go with the other rules; `detail` says why."""


class SettingRefused(CollectionError):
    """A setting cannot have this value.

    Facts hold `reason`, `name` and `value`, and always also `near`, `low`, `high`, `choices` and `detail`, which are
    empty or 0 where they say nothing.
    """

    key = "error-setting"

    def __init__(self, reason: Why, name: str, value: object = "", **facts: object) -> None:
        self.reason = reason
        empty = {"near": "", "low": 0, "high": 0, "choices": "", "detail": ""}
        super().__init__(
            self.key, **{**empty, **facts}, reason=reason.value, name=name[:64], value=str(value)[:60]
        )


def require(name: str) -> Setting:
    """The setting of this name; SettingRefused where there is none."""
    if name in REGISTRY:
        return REGISTRY[name]
    near = next(iter(get_close_matches(name.lower(), REGISTRY, n=1, cutoff=0.55)), "")
    raise SettingRefused(Why.UNKNOWN, name, near=near)


def checked(
    setting: Setting, given: object, *, languages: Collection[str], locales: Collection[str] | None = None
) -> Value:
    """A value as it is stored, from what was chosen, typed or stored; SettingRefused or UnknownTimeZone.

    `languages` are those that are collected, `locales` those that the bot speaks (None: not known here, any will do).
    """
    match setting.shape:
        case Shape.LANGUAGES:
            return _languages(setting, given, languages)
        case Shape.ROLE:
            return _snowflake(setting, given, Why.ROLE)
        case Shape.CHANNEL:
            return _snowflake(setting, given, Why.CHANNEL)
        case Shape.ROLES:
            return _roles(setting, given, languages)
        case Shape.NUMBER:
            return _number(setting, given, Why.NUMBER)
        case Shape.CHOICE:
            return _choice(setting, given)
        case Shape.TIME_ZONE:
            return _time_zone(given)
        case Shape.LOCALE:
            return _locale(setting, given, locales)
        case Shape.LICENCE:
            return _licence(setting, given)
        case _:
            return _ages(setting, given)


def require_apart(setting: Setting, wanted: object, other: object) -> None:
    """Raise SettingRefused where a value is that of the setting which excludes it (EXCLUSIVE)."""
    if wanted is not None and wanted == other:
        raise SettingRefused(Why.SAME, setting.name, wanted, near=EXCLUSIVE[setting.name])


def _languages(setting: Setting, given: object, languages: Collection[str]) -> tuple[str, ...]:
    """In the order in which they are collected."""
    wanted = _listed(given)
    if not wanted or not set(wanted) <= set(languages):
        stray = next((each for each in wanted if each not in languages), "")
        raise SettingRefused(Why.LANGUAGE, setting.name, stray, choices=tuple(languages))
    return tuple(lang for lang in languages if lang in wanted)


def _listed(given: object) -> list[str]:
    """`es, fr` and ["es", "fr"] as a list."""
    parts = given.split(",") if isinstance(given, str) else given
    if not isinstance(parts, Sequence):
        return []
    return [str(part).strip() for part in parts if str(part).strip()]


_MENTION = re.compile(r"<(?:@&|#)([0-9]{1,19})>|([0-9]{1,19})")


def _snowflake(setting: Setting, given: object, why: Why) -> int:
    """An id of Discord, also as it is mentioned: it fits into 63 bits."""
    found = _MENTION.fullmatch(str(given).strip())
    number = int(found[1] or found[2]) if found else 0
    if not 0 < number < 1 << 63:
        raise SettingRefused(why, setting.name, given)
    return number


def _pairs(given: object) -> dict[str, object] | None:
    """`es=14, fr=15` and {"es": 14} as a mapping; None where it is neither."""
    if isinstance(given, Mapping):
        return {str(key): value for key, value in given.items()}
    halves = [part.partition("=") for part in _listed(given)]
    if any(not equals for _, equals, _ in halves):
        return None
    return {key.strip(): value.strip() for key, _, value in halves}


def _roles(setting: Setting, given: object, languages: Collection[str]) -> Mapping[str, int]:
    pairs = _pairs(given)
    if not pairs:
        raise SettingRefused(Why.ROLE, setting.name, given)
    for lang in pairs:
        if lang not in languages:
            raise SettingRefused(Why.LANGUAGE, setting.name, lang, choices=tuple(languages))
    return {lang: _snowflake(setting, pairs[lang], Why.ROLE) for lang in languages if lang in pairs}


def _number(setting: Setting, given: object, why: Why) -> int:
    text = str(given).strip()
    number = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else -1
    if not setting.low <= number <= setting.high:
        raise SettingRefused(why, setting.name, given, low=setting.low, high=setting.high)
    return number


def _choice(setting: Setting, given: object) -> str:
    word = str(given).strip().lower()
    if word not in setting.choices:
        raise SettingRefused(Why.CHOICE, setting.name, given, choices=setting.choices)
    return word


def _time_zone(given: object) -> str:
    zone = str(given).strip()
    if not is_zone(zone):
        raise UnknownTimeZone(zone=zone[:64])
    return zone


_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?")


def _locale(setting: Setting, given: object, locales: Collection[str] | None) -> str:
    code = str(given).strip()
    if not _CODE.fullmatch(code) or (locales is not None and code not in locales):
        raise SettingRefused(Why.LANGUAGE, setting.name, given, choices=tuple(locales or ()))
    return code


def _licence(setting: Setting, given: object) -> str:
    name = " ".join(str(given).split())
    if not name or not name.isprintable() or len(name.encode("utf-8", "replace")) > setting.high:
        raise SettingRefused(Why.LICENCE, setting.name, given, high=setting.high)
    return name


def _ages(setting: Setting, given: object) -> Mapping[str, int]:
    pairs = _pairs(given)
    if not pairs or not all(_CODE.fullmatch(code) for code in pairs):
        raise SettingRefused(Why.AGES, setting.name, given, low=setting.low, high=setting.high)
    ages = {code: _number(setting, age, Why.AGES) for code, age in sorted(pairs.items())}
    if len(typed(ages)) > AGES_BYTES:
        raise SettingRefused(Why.AGES, setting.name, given, low=setting.low, high=setting.high)
    return ages


# ------------------------------------------------------------------------------ what follows from the values


def may_run_bot(authority: Authority) -> bool:
    """Whether somebody decides what holds on every server: operators, and managers of home servers."""
    is_home_manager = authority.is_home and authority.level >= Level.MANAGER
    return authority.may(Deed.RUN_BOT) or is_home_manager


def policy_of(values: Mapping[str, Value], raid_until: datetime | None) -> Policy:
    """What a server decided about new members' texts, from the values that hold there."""
    return Policy(
        raid=RaidMode(str(values["raid"])),
        raid_texts=number_of(values["raid_texts"]),
        raid_until=raid_until,
        hold_first_texts=number_of(values["hold_first_texts"]),
    )


def gates_of(values: Mapping[str, Value]) -> Gates:
    """Who may contribute on a server, from the values that hold there."""
    return Gates(
        contributor_role=number_of(values["contributor_role"]) or None,
        denied_role=number_of(values["denied_role"]) or None,
        min_account_days=number_of(values["min_account_days"]),
        min_member_hours=number_of(values["min_member_hours"]),
    )


def number_of(value: Value) -> int:
    """A value that is a number, or an id; 0 for none."""
    return value if isinstance(value, int) else 0


def moment_of(stored: object) -> datetime | None:
    """A stored ISO time; None for what is none, or has no zone."""
    try:
        found = datetime.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def typed(value: Value) -> str:
    """A value as it could be typed: es,fr or es=14,fr=15; nothing for none."""
    if isinstance(value, Mapping):
        return ",".join(f"{key}={each}" for key, each in value.items())
    if isinstance(value, tuple):
        return ",".join(value)
    return "" if value is None else str(value)


def plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value

"""Time zones as people look for them: by a city in their language, or by the name that computers use."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import available_timezones

import babel
from babel.core import get_global

from bot.i18n import Locale
from bot.ui import limits

UNIVERSAL = "UTC"
"""The zone of everybody who chose none."""

COMMON: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "es": (
            "Europe/Madrid",
            "America/Mexico_City",
            "America/Bogota",
            "America/Argentina/Buenos_Aires",
            "America/Lima",
            "America/Santiago",
            "America/Caracas",
            "America/Guatemala",
            "Atlantic/Canary",
        ),
        "en": (
            "Europe/London",
            "America/New_York",
            "America/Chicago",
            "America/Los_Angeles",
            "America/Toronto",
            "Asia/Kolkata",
            "Africa/Lagos",
            "Australia/Sydney",
        ),
        "fr": (
            "Europe/Paris",
            "Europe/Brussels",
            "Europe/Zurich",
            "America/Montreal",
            "Africa/Dakar",
            "Africa/Kinshasa",
            "Africa/Algiers",
        ),
    }
)
"""What is offered before anything is typed, by language: some of the zones in which many people speak it."""

_NO_ZONES = frozenset({"Factory", "localtime"})
_OLD_FOLDERS = ("Etc/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/", "SystemV/", "posix/", "right/")


@dataclass(frozen=True, slots=True)
class _Zone:
    """A zone with what it is called, folded, for looking it up."""

    id: str
    folded: str
    cities: tuple[str, ...]
    """The end of the id, and the city in the language of the reader."""
    names: tuple[str, ...]
    """Everything else: the other parts of the id, and the country."""
    is_alias: bool
    """An old name, or one that is no place."""


def find(query: str, t: Locale, *, limit: int = limits.CHOICES) -> list[str]:
    """Ids of zones whose id, city or country holds the query, best first; before anything is typed, common ones."""
    wanted = _folded(query)
    if not wanted:
        return _common(t)[:limit]
    common = _common(t)
    ranked: list[tuple[bool, bool, bool, int, str]] = []
    for zone in _zones(t.babel):
        names = (zone.folded, *zone.cities, *zone.names)
        if any(wanted in name for name in names):
            is_inside = not any(name.startswith(wanted) for name in names)
            place = common.index(zone.id) if zone.id in common else len(common)
            ranked.append((zone.folded != wanted, zone.is_alias, is_inside, place, zone.id))
    return [name for *_, name in sorted(ranked)[:limit]]


def resolve(typed: str, t: Locale) -> str:
    """The id that somebody means who typed an id or the whole name of a city; else what was typed."""
    wanted = _folded(typed)
    zones = _zones(t.babel)
    exact = [zone.id for zone in zones if zone.folded == wanted]
    cities = [zone.id for zone in zones if wanted in zone.cities and not zone.is_alias]
    return next(iter(exact or cities), typed.strip())


def label(name: str, t: Locale) -> str:
    """A zone as it is shown: "Londres (Europe/London)", or the id alone where the city is written the same."""
    city = _city(name, t.babel)
    return f"{city} ({name})" if city else name


def _common(t: Locale) -> list[str]:
    """Those of the reader's language first."""
    own = t.code.split("-")[0]
    order = [*COMMON.get(own, ()), *(zone for lang, zones in COMMON.items() if lang != own for zone in zones)]
    known = {zone.id for zone in _zones(t.babel)}
    return [zone for zone in order if zone in known]


@lru_cache(maxsize=64)
def _zones(locale: babel.Locale) -> tuple[_Zone, ...]:
    """Every zone of this machine, once per language."""
    return tuple(_zone(name, locale) for name in sorted(available_timezones() - _NO_ZONES))


def _zone(name: str, locale: babel.Locale) -> _Zone:
    *folders, end = (_folded(part) for part in name.split("/"))
    country = locale.territories.get(get_global("zone_territories").get(name, ""), "")
    cities, names = (end, _folded(_city(name, locale))), (*folders, _folded(country))
    is_alias = name.startswith(_OLD_FOLDERS) or ("/" not in name and name != UNIVERSAL)
    return _Zone(name, _folded(name), tuple(filter(None, cities)), tuple(filter(None, names)), is_alias)


def _city(name: str, locale: babel.Locale) -> str:
    """The city in a language, from Unicode's data; empty where the id says the same."""
    city = str(locale.time_zones.get(name, {}).get("city") or "")
    return "" if city == name.rpartition("/")[2].replace("_", " ") else city


def _folded(text: str) -> str:
    """A name without case, accents and the underscores of ids."""
    decomposed = unicodedata.normalize("NFKD", text.replace("_", " ").strip().casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))

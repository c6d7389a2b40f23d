"""Time zones are found by what people type: a city in their language, a country, or a part of the id."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n import Locale
from bot.ui import zones
from storage.domain.streaks import is_zone
from tests.bot.samples import all_texts, es

LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Madrid", "Europe/Madrid"),
        ("madri", "Europe/Madrid"),
        ("EUROPE/MAD", "Europe/Madrid"),
        ("londres", "Europe/London"),
        ("Nueva York", "America/New_York"),
        ("new york", "America/New_York"),
        ("new_york", "America/New_York"),
        ("bogota", "America/Bogota"),
        ("Bogotá", "America/Bogota"),
        ("Ciudad de Mé", "America/Mexico_City"),
        ("españa", "Europe/Madrid"),
        ("argentina", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_found_by_what_people_type_and_comes_first(typed: str, zone: str):
    assert zones.find(typed, es())[0] == zone


def test_a_city_is_found_by_its_name_in_the_language_of_the_reader():
    assert zones.find("Bruxelles", all_texts()["fr"]) == ["Europe/Brussels"]
    assert zones.find("Bruselas", es()) == ["Europe/Brussels"]
    assert zones.find("Bruxelles", es()) == []


@pytest.mark.parametrize("t", LOCALES)
def test_before_anything_is_typed_common_zones_are_offered_those_of_the_language_first(t: Locale):
    offered = zones.find(" ", t)
    assert 0 < len(offered) <= 25
    assert offered[0] == zones.COMMON[t.code][0]
    assert set(offered) == {zone for each in zones.COMMON.values() for zone in each}
    assert all(map(is_zone, offered))


@pytest.mark.parametrize("t", LOCALES)
@settings(deadline=None)  # the first look at a language reads all zones
@given(typed=st.one_of(st.text(max_size=30), st.sampled_from(["a", "/", "america", "1", "gmt"])))
def test_whatever_is_typed_there_are_at_most_25_zones_that_are_one(t: Locale, typed: str):
    found = zones.find(typed, t)
    assert len(found) <= 25
    assert set(found) <= available_timezones()
    assert all(1 <= len(zones.label(zone, t)) <= 100 for zone in found)


@pytest.mark.parametrize("t", LOCALES)
def test_every_zone_has_a_label_discord_takes_and_is_found_by_it(t: Locale):
    for zone in available_timezones() - {"Factory", "localtime"}:
        assert len(zones.label(zone, t)) <= 100
        assert zone in zones.find(zone, t)
        assert zones.resolve(zone.lower(), t) == zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Madrid", "Europe/Madrid"),
        ("europe/madrid ", "Europe/Madrid"),
        ("Madrid", "Europe/Madrid"),
        ("LONDRES", "Europe/London"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("UTC", "UTC"),
        # Nothing is guessed from a part of a name, or from a country.
        ("españa", "españa"),
        ("mad", "mad"),
        ("Eastern", "Eastern"),
        (" Marte ", "Marte"),
        ("", ""),
    ],
)
def test_what_was_typed_without_choosing_is_taken_only_where_it_is_clear(typed: str, zone: str):
    assert zones.resolve(typed, es()) == zone


def test_a_city_is_shown_in_the_language_of_the_reader():
    assert zones.label("Europe/London", es()) == "Londres (Europe/London)"
    assert zones.label("Europe/Madrid", es()) == "Europe/Madrid"
    assert zones.label("Nowhere/At_All", es()) == "Nowhere/At_All"

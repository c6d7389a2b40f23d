"""The time zone in which a member's days end: found by city, chosen with /language, named when it is unknown."""

from __future__ import annotations

import pytest

from storage.queries import tables as t
from tests.cogs.stage import Stage


async def zone_of(stage: Stage) -> str | None:
    """The zone that is stored."""
    (row,) = await stage.rows(t.contributor)
    zone: str | None = row.time_zone
    return zone


@pytest.mark.parametrize("typed", ["Europe/Madrid", "europe/madrid", "Madrid"])
async def test_a_time_zone_is_chosen_by_id_or_city(stage: Stage, typed: str) -> None:
    """It is confirmed, and stands on the panel from then on."""
    ana = stage.player("ana")
    await ana.join("es")
    shown = await ana.slash("language", **{"time-zone": typed})
    assert shown.startswith(ana.t("time-zone-chosen", zone="Europe/Madrid"))
    assert ana.t("languages.time-zone", zone="Europe/Madrid") in shown
    assert await zone_of(stage) == "Europe/Madrid"
    shown = await ana.slash("language")
    assert ana.t("languages.time-zone", zone="Europe/Madrid") in shown
    assert not shown.startswith(ana.t("time-zone-chosen", zone="Europe/Madrid"))


async def test_with_utc_nothing_is_stored_any_more(stage: Stage) -> None:
    """It is what holds for everybody who chose none."""
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("language", **{"time-zone": "Europe/London"})
    shown = await ana.slash("language", **{"time-zone": "utc"})
    assert ana.t("time-zone-chosen", zone="UTC") in shown
    assert await zone_of(stage) is None


@pytest.mark.parametrize("typed", ["Marte", "mad", "../../etc/passwd", "@everyone", "", "x" * 6000])
async def test_an_unknown_time_zone_is_named_and_changes_nothing(stage: Stage, typed: str) -> None:
    """One sentence, short even where what was typed is not."""
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("language", **{"time-zone": "Europe/London"})
    shown = await ana.slash("language", **{"time-zone": typed})
    assert ana.t("error-unknown-time-zone", zone="·").split("«")[0] in shown
    assert len(shown) < 300
    assert await zone_of(stage) == "Europe/London"
    assert ana.verbs() == ["languages"]


async def test_suggestions_come_in_the_language_of_the_member(stage: Stage) -> None:
    """Also for a newcomer, who is not stored for it."""
    ana, bea = stage.player("ana"), stage.player("bea", "fr")
    (found,) = await ana.suggestions("language", "time-zone", "londr")
    assert (found["name"], found["value"]) == ("Londres (Europe/London)", "Europe/London")
    common = await bea.suggestions("language", "time-zone", "")
    assert common[0]["value"] == "Europe/Paris"
    assert 0 < len(common) <= 25
    assert len(await bea.suggestions("language", "time-zone", "a")) == 25
    assert await stage.rows(t.contributor) == []


async def test_the_terms_come_first(stage: Stage) -> None:
    """As everywhere."""
    ana = stage.player("ana")
    shown = await ana.slash("language", **{"time-zone": "Madrid"})
    assert shown.startswith(ana.t("terms.title"))
    assert await stage.rows(t.contributor) == []


async def test_it_goes_together_with_the_other_options(stage: Stage) -> None:
    """/language languages: en interface: fr time-zone: Londres."""
    ana = stage.player("ana")
    await ana.join("es")
    shown = await ana.slash("language", languages="en", interface="fr", **{"time-zone": "Londres"})
    french = stage.bot.texts["fr"]
    assert shown.startswith(french("time-zone-chosen", zone="Londres (Europe/London)"))
    assert french("languages.chosen", languages="anglais") in shown
    assert await zone_of(stage) == "Europe/London"

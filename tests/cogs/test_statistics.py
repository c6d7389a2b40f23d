"""/stats: seven views of what was collected, in words and as pictures, for anybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.ui.statistics import View
from storage.queries import tables as t
from storage.store import Tx
from tests.cogs.stage import Player, Stage

NOW = datetime.now(UTC)
TALLIES = {
    "tree.growing": 12,
    "tree.ready_for_export": 30,
    "prompter.written": 80,
    "prompter.accepted": 70,
    "assistant.written": 120,
    "assistant.accepted": 90,
    "assistant.ranked": 60,
    "assistant.exportable": 40,
}


async def figures(stage: Stage, *langs: str) -> None:
    """What a while of work leaves behind in some languages."""
    days = [
        {
            "lang": lang,
            "day": (NOW - timedelta(days=back)).date(),
            "contributions": 10,
            "written": 4,
            "accepted": 3,
            "reviews": 5,
            "rankings": 1,
            "finished_trees": 1,
            "contributors": 2,
            "first_of_week": 1,
            "first_of_month": 1,
            "newcomers": 1,
        }
        for lang in langs
        for back in (0, 1, 9, 50)
    ]
    tallies = [
        {"lang": lang, "name": name, "count": count} for lang in langs for name, count in TALLIES.items()
    ]
    agreement = [
        {
            "lang": lang,
            "label": "spam",
            "units": 50,
            "values": 120,
            "total": 30.0,
            "squares": 30.0,
            "disagreement": 12.0,
        }
        for lang in langs
    ] + [
        {
            "lang": lang,
            "label": "quality",
            "units": 1,
            "values": 2,
            "total": 1.0,
            "squares": 0.5,
            "disagreement": 0.0,
        }
        for lang in langs
    ]

    def body(tx: Tx) -> None:
        tx.execute(sa.insert(t.language_day), days)
        tx.execute(sa.insert(t.tally), tallies)
        tx.execute(sa.insert(t.label_agreement), agreement)

    await stage.store.write(body)


def picture(player: Player) -> Any:
    """The one picture that is attached."""
    (found,) = player.shown.attachments
    return found


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_without_data_there_is_a_kind_sentence(stage: Stage, locale: str) -> None:
    """Also for somebody who is not stored, in every view, and without a picture."""
    ana = stage.player("ana", locale)
    assert ana.t("stats.empty") in await ana.slash("stats")
    assert ana.shown.ephemeral
    for view in View:
        shown = await ana.press("stats", view.value)
        assert ana.t("stats.empty") in shown
        assert ana.t(f"stats-{view.value}.title") in shown
        assert ana.shown.attachments == []
    assert await stage.rows(t.contributor) == []


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
@pytest.mark.parametrize("view", list(View))
async def test_every_view_is_told_and_drawn(stage: Stage, view: View, locale: str) -> None:
    """Of all languages together and of one; the picture has an alt text, the words have what it shows."""
    await figures(stage, "es", "fr")
    ana = stage.player("ana", locale)
    await ana.slash("stats")
    for lang in ("all", "es"):
        await ana.choose("statsof", lang)
        shown = await ana.press("stats", view.value)
        assert ana.t.language("es").capitalize() in shown
        assert (ana.t.language("fr").capitalize() in shown) is (lang == "all")
        made = picture(ana)
        assert made.filename.endswith(".png")
        assert ana.t(f"stats-{view.value}.title") in made.description
        assert ana.shown.embeds[0].image.url
        assert ana.chosen("statsof") == [lang]


async def test_the_figures_of_one_language(stage: Stage) -> None:
    """Counts, shares of what was written, people once per period, alpha with what it rests on."""
    await figures(stage, "es")
    ana = stage.player("ana")
    shown = await ana.slash("stats", language="español")
    assert "**200** mensajes, 160 aceptados" in shown
    assert "**30** conversaciones terminadas" in shown
    assert "**40** aportaciones" in shown
    assert "**4** personas" in shown
    assert "🤖 Asistente: **120** (90 aceptados)" in await ana.press("stats", "messages")
    assert "**12** · creciendo" in await ana.press("stats", "trees")
    shown = await ana.press("stats", "funnel")
    assert "**200** · escritos\n**160** · aceptados (80\u00a0%)\n**60** · ordenados (30\u00a0%)" in shown
    assert "Hoy **10** · 7 días **20** · 30 días **30** · 90 días **40**" in await ana.press("stats", "time")
    shown = await ana.press("stats", "people")
    assert "Hoy **2**" in shown
    assert "en total **4**" in shown
    shown = await ana.press("stats", "agreement")
    # 1 - (120 - 1) * 12 / (2 * 120 * 30 - 2 * 30²)
    assert "**0,74** · spam (50 mensajes)" in shown
    assert "**—** · calidad (1 mensaje)" in shown
    assert ana.t("stats-agreement.text") in shown


async def test_buttons_outlive_a_restart(stage: Stage) -> None:
    """What is shown stands in the id."""
    await figures(stage, "es")
    ana = stage.player("ana")
    await ana.slash("stats", language="es")
    button = ana.action("stats", "trees")
    await stage.restart()
    assert "**12** · creciendo" in await ana.forge(button)


async def test_a_public_button_answers_its_presser_alone(stage: Stage) -> None:
    """As on a post that everybody sees."""
    await figures(stage, "es")
    ana = stage.player("ana")
    await ana.forge("c1:stats:overview:es")
    assert ana.shown.ephemeral


@pytest.mark.parametrize("lang", ["klingon", "de", "🌾", "' OR 1=1"])
async def test_a_language_that_is_not_collected_is_refused(stage: Stage, lang: str) -> None:
    """With what can be done instead."""
    ana = stage.player("ana")
    await ana.join("es")
    assert ana.t("error-unknown-language", language="§").split("§")[0] in await ana.slash(
        "stats", language=lang
    )


@pytest.mark.parametrize("custom_id", ["c1:stats", "c1:stats:everything:es", "c1:statsof:nothing"])
async def test_an_id_that_nobody_made_is_refused(stage: Stage, custom_id: str) -> None:
    """With a sentence."""
    ana = stage.player("ana")
    await ana.join("es")
    assert ana.t("error-old-button") in await ana.forge(custom_id, *(["es"] if "of" in custom_id else []))


LANGUAGES = (
    "es",
    "en",
    "fr",
    "de",
    "it",
    "pt",
    "ca",
    "gl",
    "eu",
    "ast",
    "oc",
    "ro",
    "nl",
    "pl",
    "cs",
    "sv",
    "da",
)
MANY = (*LANGUAGES, "fi", "hu", "el", "tr", "ru", "uk", "ja", "ko", "zh", "ar", "he", "gsw")


@pytest.mark.settings(languages=MANY)
@pytest.mark.parametrize("view", list(View))
async def test_thirty_languages_fit(stage: Stage, view: View) -> None:
    """Those with most are told, the others are in the menu or can be typed."""
    await figures(stage, *MANY)
    ana = stage.player("ana")
    await ana.slash("stats")
    shown = await ana.press("stats", view.value)
    assert ana.t("stats.more", count=len(MANY) - 8) in shown
    assert len(ana.options("statsof")) == 25
    await ana.choose("statsof", "es")
    assert len(ana.options("statsof")) == 25
    await ana.choose("statsof", "all")
    assert picture(ana).description

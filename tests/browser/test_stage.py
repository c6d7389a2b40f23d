"""What a community sees in the demo without doing anything: a campaign that runs, a duel, boards as pictures."""

from __future__ import annotations

import pytest

from tests.browser.contributing import button, join, t
from tests.browser.driver import DemoPage

pytestmark = pytest.mark.browser
WIDTH = 900
"""Pixels of every picture."""


async def test_a_campaign_with_a_duel_runs_from_the_start(lively_page: DemoPage) -> None:
    page = lively_page
    await page.open("Lucía", "bienvenida")
    shown = await page.channel_text()
    assert "100 mensajes aceptados en español" in shown
    assert "Français" in shown
    assert "█" in shown
    await page.press(button("lucky"))
    await page.wait_text(t("terms.title"))


async def test_boards_are_pictures_with_words_and_the_race_can_be_shared(lively_page: DemoPage) -> None:
    page = lively_page
    await page.open("Noa", "es-tareas")
    assert "Clasificación de la semana: español" in await page.channel_text()
    assert await page.newest_picture_width() == WIDTH
    await join(page)
    await page.slash(t("command-share.name"))
    await page.wait_text("Español vs Français")
    assert await page.newest_picture_width() == WIDTH

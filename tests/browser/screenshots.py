"""`make screenshots`: the main screens as pictures in docs/images, taken in the demo as a newcomer meets them."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import ViewportSize

from storage.domain.kinds import Kind
from tests.browser.contributing import button, join, label, t, take, write
from tests.browser.demo import ROOT, browser, chromium, running_demo
from tests.browser.driver import DemoPage

IMAGES = ROOT / "docs" / "images"
SIZE: ViewportSize = {"width": 1100, "height": 860}
ANSWER = (
    "Tienes razón: el chili con carne suele llevar frijoles. Añade 400 g de frijoles rojos cocidos y escurridos "
    "cuando falten unos 15 minutos, para que se calienten y tomen sabor sin deshacerse."
)
TALL: ViewportSize = {"width": 1100, "height": 1000}
PHONE: ViewportSize = {"width": 390, "height": 800}


async def shoot(images: Path) -> None:
    """Take every picture."""
    images.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        async with running_demo(Path(folder)) as url, browser() as launched:
            page = DemoPage(await launched.new_page(viewport=SIZE), url)
            await _stage(page, images)
            await _newcomer(page, images)
            await _tasks(page, images)
            await _privacy(page, images)
            tall = DemoPage(await launched.new_page(viewport=TALL), url)
            await _moderation(tall, images)
            phone = DemoPage(await launched.new_page(viewport=PHONE), url)
            await phone.open("Mateo", "es-tareas")
            await phone.slash(t("command-work.name"))
            await phone.screenshot(images / "phone.png")


async def _stage(page: DemoPage, images: Path) -> None:
    """What a community sees without doing anything, and what it asks for."""
    await page.open("Lucía", "bienvenida")
    await page.screenshot(images / "campaign.png")
    await page.open("Noa", "es-tareas")
    await page.screenshot(images / "board.png")
    await page.slash(t("command-work.name"))
    await join(page)
    for command, text in (("share", "Français"), ("stats", t("stats-overview.title")), ("me", t("me.title"))):
        await page.slash(t(f"command-{command}.name"))
        await page.wait_text(text)
        await page.screenshot(images / f"{command}.png")


async def _newcomer(page: DemoPage, images: Path) -> None:
    await page.open("Lucía", "es-tareas")
    await page.screenshot(images / "demo.png")
    await page.slash(t("command-work.name"))
    await page.wait_text(t("terms.title"))
    await page.screenshot(images / "terms.png")
    await join(page)
    await page.screenshot(images / "languages.png")
    await page.slash(t("command-tasks.name"))
    await page.wait_text(t("tasks.title"))
    await page.screenshot(images / "tasks.png")


async def _skip_to(page: DemoPage, words: str) -> None:
    """Skip until the task's conversation holds these words; whichever comes last is fine too."""
    for _ in range(20):
        if words in await page.last_text() or not await page.has_button(button("skip")):
            return
        await page.press(button("skip"))


async def _tasks(page: DemoPage, images: Path) -> None:
    await take(page, Kind.ASSISTANT_REPLY)
    await _skip_to(page, "chili")
    await page.screenshot(images / "write.png")
    await write(page, Kind.ASSISTANT_REPLY, ANSWER)
    await page.screenshot(images / "preview.png")
    await page.press(button("submit"))
    await page.wait_text("Gracias")
    await page.screenshot(images / "thanks.png")
    await take(page, Kind.LABEL_ASSISTANT_REPLY)
    await _skip_to(page, "Regenerate response")
    await page.press(button("label"))
    await page.screenshot(images / "label-form.png")
    await page.cancel()
    await label(page, Kind.LABEL_ASSISTANT_REPLY)
    await page.screenshot(images / "label.png")
    await page.press(button("submit"))
    await page.wait_text("Gracias")
    await take(page, Kind.RANK_ASSISTANT_REPLIES)
    await _skip_to(page, "LaTeX")
    await page.press("A")
    await page.wait_text("1.º")
    await page.screenshot(images / "rank.png")


async def _privacy(page: DemoPage, images: Path) -> None:
    await page.slash(f"{t('command-privacy.name')} {t('command-privacy-view.name')}")
    await page.wait_text(t("privacy-view.title"))
    await page.screenshot(images / "privacy.png")


async def _moderation(page: DemoPage, images: Path) -> None:
    """What the moderator finds."""
    await page.open("Noa", "moderación")
    await page.wait_text(t("audit-act.case-removed"))
    await page.screenshot(images / "log.png")
    await page.slash(t("command-review.name"))
    await page.wait_text(t("case-reason-report"))
    await page.screenshot(images / "case.png")
    for name, command in (
        ("conduct", f"{t('command-moderate.name')} {t('command-moderate-board.name')}"),
        ("setup", t("command-setup.name")),
        ("config", f"{t('command-config.name')} {t('command-config-show.name')}"),
    ):
        before = await page.channel_text()
        await page.slash(command)
        assert await page.channel_text() != before
        await page.screenshot(images / f"{name}.png")


def main() -> int:
    """Take the pictures, or say what is missing."""
    if chromium() is None:
        sys.stderr.write("Chromium is needed to take screenshots: install the package `chromium`.\n")
        return 2
    asyncio.run(shoot(IMAGES))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

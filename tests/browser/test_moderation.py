"""What the demo's moderator finds: cases in the queue, the log channel, the settings; and a member their data."""

from __future__ import annotations

import pytest

from tests.browser.contributing import join, t
from tests.browser.driver import DemoPage

pytestmark = pytest.mark.browser
STAFF_CHANNEL = "moderación"


async def test_the_moderator_finds_cases_and_decides_one(lively_page: DemoPage) -> None:
    page = lively_page
    await page.open("Noa", STAFF_CHANNEL)
    await page.slash(t("command-review.name"))
    await page.wait_text(t("case-reason-report"))
    shown = await page.last_text()
    assert "Contiene datos personales" in shown
    assert "<@" not in shown
    button = (
        t("button-case.restore") if await page.has_button(t("button-case.restore")) else t("button-case.keep")
    )
    await page.press(button)
    await page.press(t("button-case.next"))
    await page.wait_text("Caso")
    assert shown != await page.last_text()


async def test_only_moderators_see_the_channel_of_the_staff(lively_page: DemoPage) -> None:
    page = lively_page
    await page.open("Noa", STAFF_CHANNEL)
    await page.wait_text(t("audit-act.case-removed"))
    await page.open("Lucía", "bienvenida")
    assert await page.page.locator(f'#channels [data-channel="{STAFF_CHANNEL}"]').count() == 0
    assert await page.page.locator('#channels [data-channel="es-tareas"]').count() == 1


async def test_a_member_sees_what_is_stored_about_them(lively_page: DemoPage) -> None:
    page = lively_page
    await page.open("Lucía", "es-tareas")
    await join(page)
    await page.slash(f"{t('command-privacy.name')} {t('command-privacy-view.name')}")
    await page.wait_text(t("privacy-view.title"))
    assert await page.has_button(t("button-privacy-export"))

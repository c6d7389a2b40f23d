"""What a newcomer does on the demo's page, in Spanish: for the browser tests and the screenshots."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Texts
from bot.ui import words
from storage.domain.kinds import Family, Kind
from tests.browser.driver import DemoPage

t = Texts.load()["es"]
WRITTEN: Mapping[Kind, str] = {
    Kind.INITIAL_PROMPT: "¿Qué diferencia hay entre un cometa y un asteroide? Explícamelo con un ejemplo.",
    Kind.ASSISTANT_REPLY: "Depende de lo que busques: empieza por lo sencillo y **comprueba** cada paso.",
    Kind.PROMPTER_REPLY: "Gracias. ¿Y me lo puedes resumir en tres puntos, por favor?",
}


def button(key: str, **facts: object) -> str:
    """The label of a button in Spanish."""
    return t(f"button-{key}", **facts)


async def join(page: DemoPage) -> None:
    """Accept the terms and choose Spanish."""
    await page.slash(t("command-work.name"))
    await page.wait_text(t("terms.title"))
    await page.press(button("terms.accept"))
    await page.wait_text(t("languages.title"))
    await page.choose(t("languages.placeholder"), "Español")
    await page.wait_text(t("languages.chosen", languages="español"))


async def take(page: DemoPage, kind: Kind) -> None:
    """Ask for a task of a kind."""
    slug = kind.value.replace("_", "-")
    await page.slash(f"{t('command-task.name')} {t(f'command-task-{slug}.name')}")
    await page.wait_text(t(f"kind-{slug}.title"))


async def write(page: DemoPage, kind: Kind, text: str | None = None) -> None:
    """Write and look over."""
    text = text or WRITTEN[kind]
    await page.press(button(f"write.{'prompt' if kind is Kind.INITIAL_PROMPT else 'reply'}"))
    await page.fill_modal({t(f"form-text.{words.noun(kind)}"): text})
    await page.wait_text(text.replace("**", ""))


async def label(page: DemoPage, kind: Kind) -> None:
    """Answer the core form and the nuances, look over."""
    await page.press(button("label"))
    answers = {t("label-spam.title"): t("answer-no"), t("label-quality.title"): "4"}
    if kind is Kind.LABEL_ASSISTANT_REPLY:
        answers[t("label-fails-task.title")] = t("answer-no")
    await page.fill_modal(answers)
    await page.wait_text("4 de 5")
    await page.press(button("nuances"))
    await page.fill_modal({t("label-creativity.title"): "3"})
    await page.wait_text("3 de 5")


async def rank(page: DemoPage) -> None:
    """Pick the best until the order is complete."""
    for letter in "ABCDE":
        if not await page.has_button(letter):
            break
        await page.press(letter)
    await page.wait_text("1.º")


async def finish(page: DemoPage, kind: Kind) -> None:
    """Do the open task and send it."""
    match kind.info.family:
        case Family.WRITE:
            await write(page, kind)
        case Family.LABEL:
            await label(page, kind)
        case Family.RANK:
            await rank(page)
    await page.press(button("submit"))
    await page.wait_text("Gracias")

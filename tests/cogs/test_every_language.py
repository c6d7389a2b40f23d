"""One long walk past every panel there is, in every language; each payload is held against Discord's rules at its end."""

from __future__ import annotations

import pytest

from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.cogs.flows import TEXT, Work, expire, halt_its_tree, steps_of
from tests.cogs.stage import Player, Stage


async def see_the_entrance(ana: Player, lang: str) -> None:
    """Terms in every form, languages, guide and help."""
    await ana.slash("help")
    await ana.press("terms", "full")
    await ana.press("terms", "decline")
    await ana.press("terms", "show")
    await ana.press("terms", "accept")
    await ana.slash("work")
    await ana.press("languages")
    await ana.choose("languages", lang)
    await ana.slash("language", languages="klingon")
    await ana.slash("language", interface="klingon")
    await ana.slash("help")
    await ana.slash("guide")
    for family in ("write", "label", "rank"):
        await ana.press("guide", family)
    await ana.slash("tasks")


async def be_refused(ana: Player, lang: str) -> None:
    """Texts, labels and orders that cannot be taken."""
    work = Work(ana, Kind.ASSISTANT_REPLY, lang)
    await work.ask()
    noted = "@everyone discord.gg/abc http://x.org a@b.org 612345678 \u202e ```"
    for text in (noted, "🎉", " \n", "a " * 1999):
        await work.open_text_form()
        await ana.fill(text=text)
    await ana.forge(f"c1:submit:{work.task_id}")
    await work.open_text_form()
    await work.send_text()
    await expire(ana.stage)
    await ana.press("submit")
    assert ana.t("thanks.late") in ana.text()
    await ana.forge(f"c1:submit:{work.task_id}")
    assert ana.t("thanks.repeat") in ana.text()
    await ana.forge(f"c1:skip:{work.task_id}")
    await ana.forge("c0:old")
    work = Work(ana, Kind.LABEL_ASSISTANT_REPLY, lang)
    await work.ask()
    await ana.forge_form(f"c1:core:{work.task_id}", quality="3")
    await ana.forge_form(f"c1:core:{work.task_id}", spam="perhaps")
    await ana.forge_form(f"c1:core:{work.task_id}", spam="no", flags=["stupid"])
    await ana.slash("work")
    await ana.press("vote")
    await ana.press("report")
    await ana.fill(reason="other", details="…")
    await ana.choose("msg", ana.options("msg")[-1])
    await ana.press("back")
    await halt_its_tree(ana.stage, work.task_id)
    await ana.press("label")
    await ana.fill(spam="no")
    await ana.press("submit")
    assert ana.t("error-task-withdrawn") in ana.text()


async def see_every_kind(ana: Player, lang: str) -> None:
    """Those that are left, and what is said when they are not."""
    for kind in sorted(Kind, key=lambda each: each is not Kind.RANK_INITIAL_PROMPTS):
        if kind in (Kind.ASSISTANT_REPLY, Kind.LABEL_ASSISTANT_REPLY):
            continue
        work = Work(ana, kind, lang, text=f"{TEXT[lang]} {kind.value}")
        for step in steps_of(kind)[:-1]:
            await step(work)
        await ana.press("take", kind.value)
        if ana.task_id():
            await ana.press("skip")
            await expire(ana.stage)
    await ana.press("tasks")
    await ana.slash("work")


@pytest.mark.parametrize("lang, locale", [("es", "es-ES"), ("en", "en-GB"), ("fr", "fr")])
async def test_a_walk_past_every_panel(garden: Stage, lang: str, locale: str) -> None:
    """A newcomer sees, does and mistakes everything."""
    ana = garden.player("ana", locale)
    await see_the_entrance(ana, lang)
    await be_refused(ana, lang)
    await see_every_kind(ana, lang)
    await ana.forge("c1:enough")
    assert ana.t("enough.text") in ana.text()
    assert len(await garden.rows(t.task, t.task.c.state == "done", t.task.c.contributor_id > 5)) == 8

"""Cases of whoever is suspended: the suspension is there to be seen, and an appeal is not decided blindly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.ui.channels import moment
from storage.domain.access import Authority, Level
from storage.queries import tables as t
from tests.cogs.moderators import manager_of, moderator, open_cases, reported, written
from tests.cogs.staff import has_button
from tests.cogs.stage import Stage

WHY = "Insultó *tres* veces."
LOCALES = ["es-ES", "en-US", "fr"]


@pytest.mark.parametrize("locale", LOCALES)
async def test_an_appeal_against_a_suspension_shows_it_with_its_reason(garden: Stage, locale: str) -> None:
    author, _ = await written(garden)
    marta = await moderator(garden, locale=locale)
    (member,) = await garden.rows(t.contributor, t.contributor.c.discord_id == author.id)
    now, boss = datetime.now(UTC), manager_of(garden)
    until = now + timedelta(days=7)
    await garden.engine.suspensions.suspend(member.id, boss, reason=WHY, until=until, now=now)
    await author.slash("appeal")
    await author.choose("appeal", author.options("appeal")[0])
    await author.fill(text="Lo siento, no volverá a pasar.")
    shown = await marta.slash("review")
    (case,) = await open_cases(garden)
    held = marta.t(
        "case-suspension.until", where=marta.t("case-suspension.here"), when=moment(until.timestamp())
    )
    since = marta.t("case-suspension.since", when=moment(now.timestamp()), by=f"<@{boss.discord_id}>")
    for line in (held, since, "Insultó \\*tres\\* veces.", "Lo siento, no volverá a pasar."):
        assert line in shown
    assert marta.t("button-case.person") in marta.labels()
    await marta.press("case", case.id, "author")
    assert held in marta.text()
    assert has_button(marta, "case", case.id, "lift")
    for label in (marta.t("case-author.title-person"), marta.t("case-author.person", who=f"<@{author.id}>")):
        assert label in marta.text()
    assert marta.t("case-author.title") not in marta.text(), "nobody wrote anything"
    await marta.press("case", case.id, "show")
    await marta.press("case", case.id, "grant")
    assert not await garden.engine.suspensions.holds(author.id, garden.env.guild.id)


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_case_about_a_text_says_that_its_author_is_suspended(garden: Stage, locale: str) -> None:
    author, message_id = await written(garden)
    await reported(garden, message_id)
    marta = await moderator(garden, locale=locale)
    (member,) = await garden.rows(t.contributor, t.contributor.c.discord_id == author.id)
    operator = Authority(9, None, Level.OPERATOR)
    for by in (manager_of(garden), operator):
        now = datetime.now(UTC)
        await garden.engine.suspensions.suspend(member.id, by, reason=WHY, until=None, now=now)
    shown = await marta.slash("review")
    for scope in ("here", "everywhere"):
        held = marta.t("case-suspension.open", where=marta.t(f"case-suspension.{scope}"))
        assert shown.count(held) == 1
    assert "Insultó" not in shown
    assert marta.t("button-case.author") in marta.labels()

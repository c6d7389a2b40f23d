"""/points: how points come about, for anybody."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.domain.kinds import Kind
from storage.domain.views import TaskView
from storage.queries import tables as t
from tests.cogs.stage import Stage


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_anybody_may_read_how_points_come_about(stage: Stage, locale: str) -> None:
    """A member sees it alone, in their language; the buttons lead on."""
    ana = stage.player("ana", locale)
    await ana.join("es")
    shown = await ana.slash("points")
    assert shown.startswith(ana.t("points.title"))
    assert f"**{ana.t.points(40)}** · {ana.t('points-event.replies-assistant')}" in shown
    assert ana.shown.ephemeral
    assert ana.verbs() == ["lucky", "tasks", "guide"]
    await ana.press("guide")
    assert f"`/{ana.t('command-points.name')}`" in ana.text()


async def test_whoever_contributed_sees_their_points_and_level(stage: Stage) -> None:
    """And how their reviews agree, once there is something to compare."""
    ana = stage.player("ana")
    await ana.join("es")
    await stage.engine.submissions.submit(
        (
            await stage.engine.tasks.save_text(
                (await claim_prompt(stage, ana.id)).id, "Hola a todo el mundo", by=ana.id
            )
        ).id,
        by=ana.id,
        now=datetime.now(UTC),
    )
    shown = await ana.slash("points")
    assert ana.t("points.own", points=ana.t.points(1), level=1) in shown
    assert ana.t("points.own-next", missing=ana.t.points(39), level=2) in shown


async def claim_prompt(stage: Stage, by: int) -> TaskView:
    """The task of writing an initial prompt."""
    return await stage.engine.tasks.claim(by, Kind.INITIAL_PROMPT, now=datetime.now(UTC))


async def test_somebody_new_reads_it_below_the_terms_and_is_not_stored(stage: Stage) -> None:
    """As with the guide."""
    ana = stage.player("ana")
    shown = await ana.slash("points")
    assert shown.startswith(ana.t("terms.title"))
    assert ana.t("points.title") in shown
    assert "terms" in ana.verbs()
    assert await stage.rows(t.contributor) == []

"""Whoever asks for too many tasks in a short time takes a break, and hears how long."""

from __future__ import annotations

import pytest

from storage.domain.errors import Reason
from storage.domain.kinds import Kind
from tests.cogs.stage import Stage


@pytest.mark.settings(rules={"max_tasks": 2, "task_window_seconds": 180})
async def test_after_the_limit_there_is_a_pause_and_the_way_back(garden: Stage) -> None:
    """Nothing else is offered: it would be refused as well."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task label-initial-prompt")
    await ana.press("skip")
    await ana.slash("task label-assistant-reply")
    await ana.press("skip")
    shown = await ana.slash("work")
    assert shown.startswith(ana.t("nothing.pause"))
    assert ana.t(f"nothing.{Reason.LIMIT_REACHED.value}", limit=2, minutes=3) in shown
    assert ana.verbs() == ["lucky", "tasks", "languages"]
    assert (await ana.press("lucky")).startswith(ana.t("nothing.pause"))


@pytest.mark.settings(rules={"max_assistant_reply_tasks": 1, "reply_window_seconds": 60})
async def test_the_limit_of_a_kind_leaves_the_others_open(garden: Stage) -> None:
    """One reply in a while; labels meanwhile."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task assistant-reply")
    shown = await ana.press("skip")
    assert ana.t("nothing.limit-reached", limit=1, minutes=1) in shown
    assert "take" in ana.verbs(), "the same kind once more, when the pause is over"
    await ana.slash(f"task {Kind.LABEL_INITIAL_PROMPT.value.replace('_', '-')}")
    assert ana.task_id()

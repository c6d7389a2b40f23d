"""The same bot on PostgreSQL: every kind of task, with a restart in the middle, pressed twice."""

from __future__ import annotations

from storage.domain.kinds import Kind
from tests.cogs.flows import Work, until_submit
from tests.cogs.stage import Stage


async def test_every_kind_of_task_is_done_on_postgres(postgres_garden: Stage) -> None:
    """Nine tasks of one member; each is stored once."""
    ana = postgres_garden.player("ana")
    await ana.join("es")
    # Comparing prompts first: as trees end, the lottery draws those that wait.
    for kind in sorted(Kind, key=lambda each: each is not Kind.RANK_INITIAL_PROMPTS):
        work = Work(ana, kind, text=f"Un texto distinto para {kind.value}.")
        for step in until_submit(kind):
            await step(work)
        await postgres_garden.restart()
        button = ana.action("submit")
        await ana.press("submit")
        assert ana.t("thanks.repeat-title") not in ana.text()
        await ana.forge(button)
        assert ana.t("thanks.repeat-title") in ana.text()
        await work.stored()

"""Which statements the queue of cases runs, and that none of them reads a large table from end to end."""

from __future__ import annotations

from storage.domain.cases import CaseOutcome
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import NOW, growing_prompt, members, reply, review
from tests.storage.case_stories import HOME, moderator, next_case, opened
from tests.storage.plans import faults_in
from tests.storage.test_query_plans import recording


async def test_the_queue_and_its_decisions_read_no_table_from_end_to_end(
    engine: Engine, store: Store
) -> None:
    await members(engine, *range(1, 7))
    root = await growing_prompt(engine, 1, [2])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [3])
    await reply(engine, 4, answer)
    here = moderator(languages=frozenset({"es"}))
    with recording() as recorder:
        await engine.votes.report(answer, "spam", "", by=5, now=NOW)
        await opened(engine, root)
        await engine.cases.counts(here)
        await engine.cases.next(here, lang="es", now=NOW)
        found = await next_case(engine)
        found = await next_case(engine, after=found.id)
        found = await next_case(engine, after=found.id)
        await engine.cases.show(found.id, HOME, now=NOW)
        await engine.cases.mark(found.id, HOME, "spam", now=NOW)
        for outcome in (CaseOutcome.REMOVED, CaseOutcome.EDITED, CaseOutcome.HALTED, CaseOutcome.KEPT):
            await engine.cases.decide(found.id, HOME, outcome, text="Otro texto", now=NOW)
            await engine.cases.undo(found.id, HOME, now=NOW)
        await engine.cases.send_back(found.id, HOME, now=NOW)
    statements = {statement: values for statement, (_, values) in recorder.found.items()}
    explained = {each: values for each, values in statements.items() if "pg_" not in each}
    assert await faults_in(store, explained) == []

"""Which statements the queue of cases runs, and that none of them reads a large table from end to end."""

from __future__ import annotations

from storage.domain.cases import CaseOutcome, CaseReason
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


async def test_appeals_and_the_removal_of_all_of_a_members_work_read_no_table_from_end_to_end(
    engine: Engine, store: Store
) -> None:
    await members(engine, *range(1, 7))
    root = await growing_prompt(engine, 1, [2])
    answer = await reply(engine, 2, root)
    with recording() as recorder:
        await engine.votes.report(answer, "spam", "", by=5, now=NOW)
        held = await engine.suspensions.suspend(2, HOME, reason="insultos", until=None, now=NOW)
        await engine.appeals.ask(2, f"suspension:{held.id}", "Fue sin querer", now=NOW)
        found = await next_case(engine, reason=CaseReason.APPEAL)
        await engine.cases.deny(found.id, HOME, now=NOW)
        await engine.cases.undo(found.id, HOME, now=NOW)
        await engine.cases.grant(found.id, HOME, now=NOW)
        view = await engine.removals.ask(2, HOME, now=NOW)
        await engine.removals.confirm(view.id, moderator(80, is_home=True), now=NOW)
        await engine.removals.carry_out(now=NOW)
    statements = {statement: values for statement, (_, values) in recorder.found.items()}
    explained = {each: values for each, values in statements.items() if "pg_" not in each}
    found_faults = await faults_in(store, explained)
    assert [each for each in found_faults if "removal" not in each] == []  # which has a row for each removal

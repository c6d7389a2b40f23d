"""What a case says of whoever wrote the text, or of whom it is about: as far as the moderator's word reaches."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.domain.access import Authority
from storage.domain.cases import LEASE, CaseOutcome, Hold
from storage.services.cases import AuthorRecord
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import NOW, SPAM, members, review
from tests.storage.case_stories import next_case, opened
from tests.storage.staff import (
    ELSEWHERE,
    HERE,
    HOME,
    MODERATOR,
    OF_FRENCH,
    THERE,
    contributor,
    prompt_on,
    seen_on,
)
from tests.storage.test_deciding import held

WEEK = NOW + timedelta(days=7)


@pytest.fixture
async def ana(engine: Engine, store: Store) -> int:
    """A member of two servers; 2 and 3 are there, too."""
    await members(engine, 1, 2, 3)
    await seen_on(engine, HERE, 1)
    await seen_on(engine, THERE, 1)
    return await contributor(store, 1)


async def shown(engine: Engine, case_id: int, *by: Authority) -> list[AuthorRecord]:
    """What each of these moderators is told of the author, once the one before has left the case."""
    found = []
    for turn, moderator in enumerate(by):
        view = await engine.cases.show(case_id, moderator, now=NOW + turn * LEASE)
        assert view.author is not None
        found.append(view.author)
    return found


async def test_a_case_counts_of_its_author_what_is_in_the_moderator_s_reach(
    engine: Engine, store: Store, ana: int
) -> None:
    here = await prompt_on(engine, 1, HERE)
    there = await prompt_on(engine, 1, THERE)
    rejected = await prompt_on(engine, 1, THERE)
    await review(engine, rejected, [2], answers=SPAM)
    await engine.votes.report(there, "spam", "", by=2, now=NOW)
    await engine.following.run(now=NOW)
    await engine.cases.act_on(there, ELSEWHERE, CaseOutcome.REMOVED, now=NOW, reason="spam")
    await engine.suspensions.warn(ana, ELSEWHERE, reason="Sin insultos", now=NOW)
    await engine.suspensions.warn(ana, MODERATOR, reason="Sin gritos", now=NOW)
    case_id = await opened(engine, here)
    at_home, record = await shown(engine, case_id, HOME, MODERATOR)
    assert (at_home.messages, at_home.decided, at_home.removed, at_home.reports) == (3, 1, 1, 1)
    assert (record.messages, record.decided, record.removed, record.reports) == (1, 0, 0, 0)
    assert (at_home.warnings, record.warnings) == (2, 1)


async def test_a_case_shows_the_suspensions_that_hold_there_and_everywhere(engine: Engine, ana: int) -> None:
    case_id = await opened(engine, await prompt_on(engine, 1, HERE))
    over = await engine.suspensions.suspend(ana, MODERATOR, reason="Antes", until=None, now=NOW)
    for by, reason, until in ((ELSEWHERE, "Allí", None), (HOME, "En todas", WEEK), (MODERATOR, "Aquí", WEEK)):
        await engine.suspensions.suspend(ana, by, reason=reason, until=until, now=NOW)
    at_home, record = await shown(engine, case_id, HOME, MODERATOR)
    assert [view.reason for view in record.suspensions] == ["Aquí", "En todas"]
    assert [view.reason for view in at_home.suspensions] == ["Aquí", "En todas", "Allí"]
    assert over.id not in {view.id for view in at_home.suspensions}
    assert {view.suspended_by for view in record.suspensions} == {MODERATOR.discord_id, HOME.discord_id}


async def test_whoever_decides_about_a_suspension_sees_it(engine: Engine, ana: int) -> None:
    view = await engine.suspensions.suspend(ana, MODERATOR, reason="Insultos", until=WEEK, now=NOW)
    await engine.appeals.ask(1, f"suspension:{view.id}", "Lo siento mucho.", now=NOW)
    case = await next_case(engine, OF_FRENCH)
    assert (case.message, case.appeal) == (None, "Lo siento mucho.")
    assert case.author is not None
    assert case.author.suspensions == (view,)


async def test_a_text_that_is_only_held_is_not_counted_as_removed(engine: Engine, ana: int) -> None:
    out, waiting = await prompt_on(engine, 1, HERE), await prompt_on(engine, 1, HERE)
    await engine.moderation.remove(out, now=NOW)
    await held(engine, waiting, Hold.FIRST_TEXT)
    (record,) = await shown(engine, await opened(engine, waiting), MODERATOR)
    assert (record.messages, record.removed) == (2, 1)

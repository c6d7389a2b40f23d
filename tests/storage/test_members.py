"""Members: the proof of consent, languages, suspension; and that nothing can be done without consent."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.errors import (
    CollectionError,
    MemberSuspended,
    NoLanguageChosen,
    TermsNotAccepted,
    UnknownLanguage,
)
from storage.domain.kinds import Kind
from storage.domain.views import MemberView, Terms
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    TERMS,
    TEXT_SHA256,
    EngineFactory,
    claim,
    count,
    fetch,
    member,
    prompt,
    snapshot_of_everything,
)

PROOF: dict[str, Any] = {
    "version": "1",
    "text_sha256": TEXT_SHA256,
    "locale": "es",
    "interaction_id": 1_234_567_890_123_456_789,
}
SNOWFLAKE = 1_187_654_321_098_765_432
"""A real Discord id has this size."""


async def test_acceptance_is_stored_as_proof(engine: Engine, store: Store) -> None:
    view = await engine.members.accept_terms(SNOWFLAKE, **PROOF, now=NOW)
    (row,) = await fetch(store, sa.select(t.consent, t.contributor.c.discord_id).join(t.contributor))
    stored = {name: getattr(row, name) for name in (*PROOF, "licence", "accepted_at", "discord_id")}
    assert stored == {**PROOF, "licence": "CC-BY-4.0", "accepted_at": NOW, "discord_id": SNOWFLAKE}
    assert view == MemberView(SNOWFLAKE, is_known=True, has_accepted=True, had_accepted=True)


async def test_accepting_twice_leaves_the_first_proof_alone(engine: Engine, store: Store) -> None:
    await engine.members.accept_terms(1, **PROOF, now=NOW)
    before = await snapshot_of_everything(store)
    await engine.members.accept_terms(1, **PROOF | {"interaction_id": 2}, now=NOW + timedelta(days=1))
    assert await snapshot_of_everything(store) == before


async def test_nothing_at_all_is_stored_of_somebody_who_never_accepted(engine: Engine, store: Store) -> None:
    before = await snapshot_of_everything(store)
    assert await engine.members.view(1) == MemberView(1)
    for attempt in (engine.members.choose_languages(1, ["es"]), engine.tasks.claim(1, None, now=NOW)):
        with pytest.raises(TermsNotAccepted):
            await attempt
    assert await snapshot_of_everything(store) == before


async def test_the_button_of_an_old_version_stores_nothing(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(terms=Terms("2", "CC-BY-4.0"))
    before = await snapshot_of_everything(store)
    view = await engine.members.accept_terms(1, **PROOF, now=NOW)
    assert not view.has_accepted
    assert await snapshot_of_everything(store) == before


async def test_a_new_version_asks_everybody_again(make_engine: EngineFactory, store: Store) -> None:
    await member(make_engine(), 1)
    newer = make_engine(terms=replace(TERMS, version="2"))
    view = await newer.members.view(1)
    assert (view.has_accepted, view.had_accepted, view.languages) == (False, True, ("es",))
    with pytest.raises(TermsNotAccepted):
        await claim(newer, 1, None)
    await newer.members.accept_terms(1, **PROOF | {"version": "2"}, now=NOW)
    assert (await claim(newer, 1, Kind.INITIAL_PROMPT)).lang == "es"
    versions = await fetch(store, sa.select(t.consent.c.version).order_by(t.consent.c.version))
    assert [row.version for row in versions] == ["1", "2"]


async def test_languages_are_replaced_not_added(engine: Engine) -> None:
    await member(engine, 1, ("es", "en"))
    view = await engine.members.choose_languages(1, ["fr", "en", "fr"])
    assert view.languages == ("en", "fr")


@pytest.mark.parametrize("chosen", [["xx"], ["es", "xx"], ["ES"], [""]])
async def test_an_unknown_language_changes_nothing(engine: Engine, chosen: list[str]) -> None:
    await member(engine, 1, ("es",))
    with pytest.raises(UnknownLanguage):
        await engine.members.choose_languages(1, chosen)
    assert (await engine.members.view(1)).languages == ("es",)


async def test_at_least_one_language_is_chosen(engine: Engine) -> None:
    await member(engine, 1, ())
    with pytest.raises(NoLanguageChosen):
        await engine.members.choose_languages(1, [])
    with pytest.raises(NoLanguageChosen):
        await claim(engine, 1, None)
    with pytest.raises(NoLanguageChosen):
        await engine.tasks.availability(1, now=NOW)


async def test_a_task_in_an_unknown_language_is_refused(engine: Engine) -> None:
    await member(engine, 1)
    with pytest.raises(UnknownLanguage):
        await claim(engine, 1, None, lang="xx")


async def test_a_language_that_is_no_longer_collected_is_no_longer_the_members(
    make_engine: EngineFactory,
) -> None:
    await member(make_engine(), 1, ("es", "fr"))
    assert (await make_engine(languages=("es", "en")).members.view(1)).languages == ("es",)
    with pytest.raises(NoLanguageChosen):
        await claim(make_engine(languages=("en",)), 1, None)


async def test_the_interface_language_is_the_members_choice_and_can_be_taken_back(engine: Engine) -> None:
    await member(engine, 1)
    assert (await engine.members.choose_interface(1, "fr")).interface_locale == "fr"
    assert (await engine.members.choose_interface(1, None)).interface_locale is None


async def test_suspending_stops_a_member_and_can_be_lifted(engine: Engine) -> None:
    await member(engine, 1)
    await engine.members.suspend(1, reason="spam", now=NOW)
    assert (await engine.members.view(1)).is_suspended
    with pytest.raises(MemberSuspended):
        await claim(engine, 1, None)
    await engine.members.suspend(1, reason=None, now=None)
    assert (await claim(engine, 1, Kind.INITIAL_PROMPT)).kind is Kind.INITIAL_PROMPT


async def test_suspending_somebody_unknown_stores_nothing(engine: Engine, store: Store) -> None:
    await engine.members.suspend(404, reason="spam", now=NOW)
    assert await count(store, t.contributor) == 0


async def test_a_reason_of_any_length_can_be_given(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await engine.members.suspend(1, reason="muy larga\x00 " * 200, now=NOW)
    assert (await engine.members.view(1)).is_suspended
    (row,) = await fetch(store, sa.select(t.contributor.c.suspended_reason))
    assert 0 < len(row.suspended_reason) <= 512


async def test_the_open_task_is_part_of_the_picture(engine: Engine) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    assert (await engine.members.view(1)).open_task == view.id


# Every door is locked

Door = Callable[[Engine, int, int, int], Awaitable[object]]
"""A call of a service by a member, about a task and a message."""

DOORS: dict[str, Door] = {
    "members.choose_languages": lambda e, by, task, message: e.members.choose_languages(by, ["en"]),
    "members.choose_interface": lambda e, by, task, message: e.members.choose_interface(by, "en"),
    "members.choose_time_zone": lambda e, by, task, message: e.members.choose_time_zone(
        by, "Europe/Madrid", now=NOW
    ),
    "tasks.availability": lambda e, by, task, message: e.tasks.availability(by, now=NOW),
    "tasks.claim": lambda e, by, task, message: e.tasks.claim(by, None, now=NOW),
    "tasks.show": lambda e, by, task, message: e.tasks.show(task, by=by),
    "tasks.save_text": lambda e, by, task, message: e.tasks.save_text(task, "otro texto", by=by),
    "tasks.save_answers": lambda e, by, task, message: e.tasks.save_answers(task, {"spam": 0.0}, by=by),
    "tasks.save_order": lambda e, by, task, message: e.tasks.save_order(task, [[message]], by=by),
    "tasks.save_page": lambda e, by, task, message: e.tasks.save_page(task, 1, by=by),
    "tasks.skip": lambda e, by, task, message: e.tasks.skip(task, by=by, now=NOW),
    "submissions.submit": lambda e, by, task, message: e.submissions.submit(task, by=by, now=NOW),
    "votes.vote": lambda e, by, task, message: e.votes.vote(message, 1, by=by, now=NOW),
    "votes.report": lambda e, by, task, message: e.votes.report(message, "spam", "", by=by, now=NOW),
    "votes.require_reportable": lambda e, by, task, message: e.votes.require_reportable(message, by=by),
}
OPEN_DOORS = {
    "members.view",  # what the bot knows of somebody, unknown ones included
    "members.today",
    "members.reliability",  # figures about oneself
    "members.accept_terms",
    "members.suspend",  # a moderator's
    "tasks.draft_text",  # one's own words, whatever became of the task
}


@pytest.fixture
async def shut_out(engine: Engine, make_engine: EngineFactory) -> tuple[Engine, int, int]:
    """Member 1 with an open task, a message of member 2; and an engine whose terms nobody has accepted."""
    await member(engine, 1)
    await member(engine, 2)
    message = await prompt(engine, 2)
    task = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await engine.tasks.save_text(task.id, "un texto", by=1)
    return make_engine(terms=Terms("2", "CC-BY-4.0")), task.id, message


def test_every_method_that_a_member_reaches_is_among_the_doors(sqlite_engine: Engine) -> None:
    services: dict[str, object] = {
        "members": sqlite_engine.members,
        "tasks": sqlite_engine.tasks,
        "submissions": sqlite_engine.submissions,
        "votes": sqlite_engine.votes,
    }
    methods = {
        f"{name}.{method}"
        for name, service in services.items()
        for method, _ in inspect.getmembers(service, inspect.iscoroutinefunction)
        if not method.startswith("_")
    }
    assert methods == DOORS.keys() | OPEN_DOORS


@pytest.mark.parametrize("door", DOORS)
async def test_nothing_is_done_for_somebody_who_did_not_accept_the_terms_in_force(
    shut_out: tuple[Engine, int, int], store: Store, door: str
) -> None:
    newer, task, message = shut_out
    before = await snapshot_of_everything(store)
    for by in (1, 404):  # accepted an earlier version, accepted none
        with pytest.raises(TermsNotAccepted):
            await DOORS[door](newer, by, task, message)
    assert await snapshot_of_everything(store) == before


@pytest.mark.parametrize("door", DOORS)
async def test_nothing_is_done_for_somebody_who_is_suspended(
    shut_out: tuple[Engine, int, int], engine: Engine, store: Store, door: str
) -> None:
    _, task, message = shut_out
    await engine.members.suspend(1, reason="spam", now=NOW)
    before = await snapshot_of_everything(store)
    with pytest.raises(MemberSuspended):
        await DOORS[door](engine, 1, task, message)
    assert await snapshot_of_everything(store) == before


async def test_a_suspended_member_can_still_take_their_draft_along(
    shut_out: tuple[Engine, int, int], engine: Engine
) -> None:
    _, task, _ = shut_out
    await engine.members.suspend(1, reason="spam", now=NOW)
    assert await engine.tasks.draft_text(task, by=1) == "un texto"
    with pytest.raises(CollectionError):
        await engine.tasks.draft_text(task, by=2)

"""Campaigns: what counts towards a goal, pauses, ends, two at once, and whom to thank."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.campaigns import MAX_DAYS, MAX_GOAL, CampaignState, Unit
from storage.domain.errors import (
    CampaignGone,
    CampaignRunning,
    CollectionError,
    EndInThePast,
    EndTooFar,
    InvalidGoal,
    TooManyRivals,
    UnknownLanguage,
)
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.domain.visibility import Visibility
from storage.queries import campaigns, sql
from storage.queries import tables as t
from storage.services.campaigns import EDIT_SECONDS, LISTED, CampaignView, Credits
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.builders import (
    NOW,
    EngineFactory,
    carry_to_the_end,
    count,
    do,
    engine_over,
    growing_prompt,
    member,
    members,
    prompt,
)
from tests.storage.plans import about, faults_in, plans_of
from tests.storage.test_query_plans import recording

GUILD, CHANNEL, STAFF = 5, 50, 900
END = NOW + timedelta(days=30)


async def start(engine: Engine, **changes: Any) -> CampaignView:
    """A plain campaign for Spanish."""
    plain = {
        "channel_id": CHANNEL,
        "lang": "es",
        "goal": 100,
        "unit": Unit.CONTRIBUTIONS,
        "until": END,
        "versus": (),
        "locale": "es",
        "by": STAFF,
        "now": NOW,
    }
    return await engine.campaigns.start(changes.pop("guild", GUILD), **{**plain, **changes})


async def happen(engine: Engine, lang: str, *, now: datetime = NOW, **figures: int) -> None:
    """Let so much come about in a language on a day, without the work of it."""
    keys = {"lang": lang, "day": now.date()}
    await engine.context.store.write(lambda tx: sql.increase(tx, t.language_day, keys, figures))


async def view(engine: Engine, campaign: CampaignView) -> CampaignView:
    """The campaign as it is now."""
    return await engine.campaigns.view(campaign.id, campaign.guild_discord_id)


# Starting


async def test_a_campaign_begins_at_nothing_whatever_there_was_before(engine: Engine) -> None:
    await happen(engine, "es", contributions=7)
    await happen(engine, "en", contributions=3)
    found = await start(engine, versus=("en", "fr"))
    assert found == CampaignView(
        id=found.id,
        guild_discord_id=GUILD,
        channel_discord_id=CHANNEL,
        lang="es",
        versus=("en", "fr"),
        unit=Unit.CONTRIBUTIONS,
        goal=100,
        locale="es",
        state=CampaignState.RUNNING,
        starts={"es": 7, "en": 3, "fr": 0},
        paused_counts=None,
        started_by=None,
        started_by_discord_id=None,
        started_at=NOW,
        until=END,
        ended_at=None,
        message_discord_id=None,
        shown=None,
        shown_at=None,
        problem=None,
        counts={"es": 7, "en": 3, "fr": 0},
        done=0,
        rivals={"en": 0, "fr": 0},
        totals={"es": 7, "en": 3, "fr": 0},
        days=found.days,
    )
    assert found.langs == ("es", "en", "fr")
    assert [len(found.days[lang]) for lang in found.langs] == [1, 1, 0]
    assert await view(engine, found) == found


async def test_what_was_there_before_counts_when_it_is_to(engine: Engine) -> None:
    await happen(engine, "es", now=NOW - timedelta(days=400), contributions=7)
    found = await start(engine, versus=("en",), includes_past=True)
    await happen(engine, "es", contributions=2)
    assert ((await view(engine, found)).done, found.rivals) == (9, {"en": 0})


async def test_the_language_itself_is_no_rival_and_none_is_there_twice(engine: Engine) -> None:
    assert (await start(engine, versus=["en", "es", "en", "fr"])).versus == ("en", "fr")


@pytest.mark.parametrize(
    ("changes", "error", "facts"),
    [
        ({"lang": "xx"}, UnknownLanguage, {"language": "xx"}),
        ({"versus": ("en", "xx")}, UnknownLanguage, {"language": "xx"}),
        ({"goal": 0}, InvalidGoal, {"least": 1, "most": MAX_GOAL}),
        ({"goal": 10**12}, InvalidGoal, {"least": 1, "most": MAX_GOAL}),
        ({"until": NOW}, EndInThePast, {}),
        ({"until": NOW + timedelta(days=MAX_DAYS, seconds=1)}, EndTooFar, {"days": MAX_DAYS}),
    ],
)
async def test_what_cannot_be_a_campaign_is_refused_and_leaves_nothing(
    engine: Engine, store: Store, changes: dict[str, Any], error: type[CollectionError], facts: dict[str, Any]
) -> None:
    with pytest.raises(error) as refused:
        await start(engine, **changes)
    assert refused.value.facts == facts
    assert await count(store, t.campaign) == 0


async def test_more_than_four_rivals_are_refused(make_engine: EngineFactory) -> None:
    engine = make_engine(languages=("es", "en", "fr", "de", "it", "pt"))
    with pytest.raises(TooManyRivals) as refused:
        await start(engine, versus=("en", "fr", "de", "it", "pt"))
    assert refused.value.facts == {"most": 4}
    assert len((await start(engine, versus=("en", "fr", "de", "it"))).rivals) == 4


async def test_a_server_has_one_campaign_per_language_until_it_ended(engine: Engine) -> None:
    first = await start(engine)
    with pytest.raises(CampaignRunning) as refused:
        await start(engine, goal=5)
    assert refused.value.facts == {"language": "es"}
    await engine.campaigns.pause(first.id, GUILD)
    with pytest.raises(CampaignRunning):
        await start(engine)
    await start(engine, lang="en")
    await start(engine, guild=6)
    await engine.campaigns.end(first.id, GUILD, now=NOW)
    assert (await start(engine)).id != first.id


@pytest.fixture
async def processes(database_url: str) -> AsyncIterator[tuple[Engine, Engine]]:
    """Two bots that know nothing of each other, over one database."""
    stores = [await Store.open(database_url) for _ in range(2)]
    yield engine_over(stores[0]), engine_over(stores[1])
    for store in stores:
        await store.close()


async def test_of_those_who_start_at_once_one_does_and_the_others_are_told(
    processes: tuple[Engine, Engine],
) -> None:
    outcomes = await asyncio.gather(
        *(start(engine) for engine in processes for _ in range(5)), return_exceptions=True
    )
    refused = [each for each in outcomes if isinstance(each, CampaignRunning)]
    assert len(refused) == 9
    assert len(await processes[0].campaigns.of_guild(GUILD, with_ended=True)) == 1


async def test_whoever_started_it_is_known_until_they_are_erased(engine: Engine) -> None:
    await member(engine, STAFF)
    found = await start(engine)
    assert found.started_by is not None
    assert found.started_by_discord_id == STAFF
    await engine.erasure.erase(STAFF, now=NOW)
    after = await view(engine, found)
    assert (after.started_by, after.started_by_discord_id) == (found.started_by, None)


# Counting


async def test_each_unit_counts_what_members_bring_about(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 3, "max_tree_depth": 1}))
    people = await members(engine, 1, 2, 3)
    begun = {unit: await start(engine, unit=unit, guild=number) for number, unit in enumerate(Unit, 1)}

    async def done() -> dict[Unit, int]:
        return {unit: (await view(engine, each)).done for unit, each in begun.items()}

    root = await growing_prompt(engine, 1, [2])
    assert await done() == {Unit.ACCEPTED_MESSAGES: 1, Unit.FINISHED_TREES: 0, Unit.CONTRIBUTIONS: 2}
    assert await carry_to_the_end(engine, root, people) is TreeState.READY_FOR_EXPORT
    # One prompt and two replies, each reviewed once and accepted, and one ballot.
    assert await done() == {Unit.ACCEPTED_MESSAGES: 3, Unit.FINISHED_TREES: 1, Unit.CONTRIBUTIONS: 7}
    await engine.moderation.remove(root, now=NOW)
    assert await done() == {Unit.ACCEPTED_MESSAGES: 0, Unit.FINISHED_TREES: 0, Unit.CONTRIBUTIONS: 7}


async def test_rivals_count_their_own_language_since_the_same_start(engine: Engine) -> None:
    await happen(engine, "en", contributions=50)
    found = await start(engine, versus=("en", "fr"))
    await happen(engine, "es", now=NOW + timedelta(days=1), contributions=4, accepted=2)
    await happen(engine, "en", now=NOW + timedelta(days=2), contributions=6)
    after = await view(engine, found)
    assert (after.done, after.rivals) == (4, {"en": 6, "fr": 0})
    assert after.totals == {"es": 4, "en": 56, "fr": 0}
    assert [(day.day, day.accepted) for day in after.days["es"]] == [((NOW + timedelta(days=1)).date(), 2)]


async def test_days_are_those_since_the_campaign_began(engine: Engine) -> None:
    for before in (-1, 0, 3):
        await happen(engine, "es", now=NOW + timedelta(days=before), contributions=1)
    found = await view(engine, await start(engine))
    assert [day.day for day in found.days["es"]] == [NOW.date(), (NOW + timedelta(days=3)).date()]


async def test_what_is_taken_back_counts_no_more(engine: Engine) -> None:
    await happen(engine, "es", accepted=5)
    found = await start(engine, unit=Unit.ACCEPTED_MESSAGES)
    await happen(engine, "es", accepted=3)
    await happen(engine, "es", now=NOW + timedelta(days=1), accepted=-4)
    assert (await view(engine, found)).done == -1


# Pauses and ends


async def test_what_comes_during_a_pause_does_not_count(engine: Engine) -> None:
    found = await start(engine, versus=("en",))
    await happen(engine, "es", contributions=10)
    await happen(engine, "en", contributions=1)
    paused = await engine.campaigns.pause(found.id, GUILD)
    assert (paused.state, paused.done, paused.rivals) == (CampaignState.PAUSED, 10, {"en": 1})
    await happen(engine, "es", contributions=100)
    await happen(engine, "en", contributions=200)
    resting = await view(engine, found)
    assert (resting.done, resting.rivals, resting.totals) == (10, {"en": 1}, {"es": 110, "en": 201})
    resumed = await engine.campaigns.resume(found.id, GUILD)
    assert (resumed.state, resumed.done, resumed.rivals) == (CampaignState.RUNNING, 10, {"en": 1})
    await happen(engine, "es", contributions=5)
    assert (await view(engine, found)).done == 15
    assert (await engine.campaigns.pause(found.id, GUILD)).done == 15
    await happen(engine, "es", contributions=-50)
    assert (await engine.campaigns.resume(found.id, GUILD)).done == 15


async def test_doing_it_twice_changes_nothing(engine: Engine) -> None:
    found = await start(engine)
    assert await engine.campaigns.resume(found.id, GUILD) == found
    await happen(engine, "es", contributions=10)
    paused = await engine.campaigns.pause(found.id, GUILD)
    await happen(engine, "es", contributions=10)
    assert (await engine.campaigns.pause(found.id, GUILD)).paused_counts == paused.paused_counts
    resumed = await engine.campaigns.resume(found.id, GUILD)
    assert await engine.campaigns.resume(found.id, GUILD) == resumed
    ended = await engine.campaigns.end(found.id, GUILD, now=NOW)
    assert await engine.campaigns.end(found.id, GUILD, now=END) == ended
    assert await engine.campaigns.pause(found.id, GUILD) == ended
    assert await engine.campaigns.resume(found.id, GUILD) == ended
    assert (ended.state, ended.ended_at, ended.done) == (CampaignState.ENDED, NOW, 10)


async def test_two_who_resume_at_once_move_the_start_once(processes: tuple[Engine, Engine]) -> None:
    found = await start(processes[0])
    await happen(processes[0], "es", contributions=10)
    await processes[0].campaigns.pause(found.id, GUILD)
    await happen(processes[0], "es", contributions=100)
    await asyncio.gather(*(each.campaigns.resume(found.id, GUILD) for each in processes for _ in range(5)))
    assert (await view(processes[1], found)).done == 10


async def test_an_ended_campaign_keeps_what_it_came_to(engine: Engine) -> None:
    running, paused = await start(engine, versus=("en",)), await start(engine, guild=6)
    await happen(engine, "es", contributions=10)
    await engine.campaigns.pause(paused.id, 6)
    await happen(engine, "es", contributions=10)
    await happen(engine, "en", contributions=3)
    await engine.campaigns.end(running.id, GUILD, now=END)
    await engine.campaigns.end(paused.id, 6, now=END)
    await happen(engine, "es", contributions=1000)
    after = await view(engine, running)
    assert (after.done, after.rivals, after.ended_at) == (20, {"en": 3}, END)
    assert (await view(engine, paused)).done == 10


async def test_another_server_can_do_nothing_with_a_campaign(engine: Engine) -> None:
    found = await start(engine)
    service = engine.campaigns
    for attempt in (
        service.view(found.id, 6),
        service.pause(found.id, 6),
        service.resume(found.id, 6),
        service.end(found.id, 6, now=NOW),
        service.view(found.id + 100, GUILD),
        service.credits(found.id + 100),
    ):
        with pytest.raises(CampaignGone):
            await attempt
    assert await view(engine, found) == found


# Lists


async def test_lists_hold_the_newest_first_and_ended_ones_when_they_are_asked_for(engine: Engine) -> None:
    old = await start(engine)
    await engine.campaigns.end(old.id, GUILD, now=NOW)
    new, english = await start(engine), await start(engine, lang="en")
    await engine.campaigns.pause(english.id, GUILD)
    await start(engine, guild=6)
    listed = engine.campaigns.of_guild
    assert [each.id for each in await listed(GUILD, with_ended=False)] == [english.id, new.id]
    assert [each.id for each in await listed(GUILD, with_ended=True)] == [english.id, new.id, old.id]
    assert {each.guild_discord_id for each in await engine.campaigns.running()} == {GUILD, 6}
    assert english.id not in {each.id for each in await engine.campaigns.running()}


async def test_a_list_of_many_ended_campaigns_ends(engine: Engine) -> None:
    for _ in range(LISTED + 2):
        await engine.campaigns.end((await start(engine)).id, GUILD, now=NOW)
    assert len(await engine.campaigns.of_guild(GUILD, with_ended=True)) == LISTED


async def test_what_is_over_has_reached_its_end_paused_or_not_but_not_for_its_goal(engine: Engine) -> None:
    await start(engine, goal=1)
    await happen(engine, "es", contributions=10)
    paused = await start(engine, lang="en", until=NOW + timedelta(days=2))
    await engine.campaigns.pause(paused.id, GUILD)
    first = await start(engine, guild=6, until=NOW + timedelta(days=1))
    over = engine.campaigns.over
    assert await over(now=NOW + timedelta(hours=23)) == []
    assert [each.id for each in await over(now=NOW + timedelta(days=1))] == [first.id]
    assert [each.id for each in await over(now=NOW + timedelta(days=2))] == [first.id, paused.id]
    await engine.campaigns.end(first.id, 6, now=NOW + timedelta(days=2))
    assert [each.id for each in await over(now=NOW + timedelta(days=2))] == [paused.id]


# The live message


async def test_a_problem_is_told_once_until_it_is_shown_again(engine: Engine) -> None:
    found = await start(engine)
    told = await asyncio.gather(*(engine.campaigns.problem(found.id, "forbidden") for _ in range(5)))
    assert sorted(told) == [False] * 4 + [True]
    assert (await view(engine, found)).problem == "forbidden"
    await engine.campaigns.shown(found.id, message_id=77, fingerprint="f" * 100, now=NOW)
    after = await view(engine, found)
    assert (after.message_discord_id, after.shown, after.shown_at) == (77, "f" * 64, NOW)
    assert after.problem is None
    assert await engine.campaigns.problem(found.id, "x" * 100)
    assert (await view(engine, found)).problem == "x" * 32


async def test_a_live_message_is_edited_by_one_process_and_not_again_for_a_minute(
    processes: tuple[Engine, Engine],
) -> None:
    here, there = processes
    found = await start(here)
    for seconds in (0, EDIT_SECONDS):
        now = NOW + timedelta(seconds=seconds)
        both = await asyncio.gather(*(each.campaigns.may_edit(found.id, now=now) for each in processes))
        assert sorted(both) == [False, True]
        assert not await there.campaigns.may_edit(found.id, now=now + timedelta(seconds=EDIT_SECONDS - 1))


# Thanks


async def put(engine: Engine, discord_id: int, **columns: Any) -> None:
    """Set what a member chose."""
    change = sa.update(t.contributor).where(t.contributor.c.discord_id == discord_id).values(**columns)
    await engine.context.store.write(lambda tx: tx.execute(change))


@pytest.fixture
async def crowd(make_engine: EngineFactory) -> Engine:
    """Members 1 to 4 contributed in Spanish, the last of them more than the others; 5 did nothing."""
    engine = make_engine(SMALL.changed({"max_initial_prompt_review": 100}))
    await members(engine, 1, 2, 3, 4, 5)
    for by in (1, 2, 3, 4, 4):
        await do(engine, by, Kind.INITIAL_PROMPT)
    return engine


async def thanked(engine: Engine, campaign: CampaignView) -> tuple[str, ...]:
    """The names in the thanks."""
    return tuple(each.name for each in (await engine.campaigns.credits(campaign.id)).people)


async def test_thanks_name_those_who_want_it_whoever_did_most_first(crowd: Engine) -> None:
    found = await start(crowd)
    assert await crowd.campaigns.credits(found.id) == Credits((), 0, 4)
    await put(crowd, 1, wants_credit=True, name="Ana")
    await put(crowd, 2, name="Bea")
    await put(crowd, 4, wants_credit=True, name="Dani", alias="La Garza")
    await put(crowd, 5, wants_credit=True, name="Eva")
    assert await thanked(crowd, found) == ("La Garza", "Ana")
    cut = await crowd.campaigns.credits(found.id, limit=1)
    assert ([each.name for each in cut.people], cut.more, cut.contributors) == (["La Garza"], 1, 4)


async def test_thanks_use_the_name_that_the_server_knows(crowd: Engine) -> None:
    found = await start(crowd)
    await put(crowd, 1, wants_credit=True)
    await crowd.memberships.seen(1, GUILD, name="Ana", server_name="Ana la del huerto", now=NOW)
    assert await thanked(crowd, found) == ("Ana la del huerto",)
    elsewhere = await start(crowd, guild=6)
    assert await thanked(crowd, elsewhere) == ("Ana",)


async def test_who_has_no_known_name_is_one_of_the_others(crowd: Engine) -> None:
    await put(crowd, 1, wants_credit=True)
    assert await crowd.campaigns.credits((await start(crowd)).id) == Credits((), 1, 4)


async def test_suspended_members_are_not_named(crowd: Engine) -> None:
    await put(crowd, 1, wants_credit=True, name="Ana")
    await crowd.members.suspend(1, reason=None, now=NOW)
    assert await crowd.campaigns.credits((await start(crowd)).id) == Credits((), 0, 4)


async def test_members_whom_the_servers_boards_do_not_show_are_counted_but_not_named(crowd: Engine) -> None:
    for discord_id, name in enumerate(("Ana", "Bea", "Cleo"), 1):
        await put(crowd, discord_id, wants_credit=True)
        await crowd.memberships.seen(discord_id, GUILD, name=name, server_name=name, now=NOW)
    found = await start(crowd)
    (ana, *_) = (await crowd.campaigns.credits(found.id)).people
    assert await thanked(crowd, found) == ("Ana", "Bea", "Cleo")
    await crowd.memberships.checked(ana.contributor_id, GUILD, name=None, is_there=False, now=NOW)
    await crowd.memberships.hide(2, GUILD, is_hidden=True, now=NOW)
    await crowd.profiles.choose_visibility(3, Visibility.PRIVATE)
    assert await crowd.campaigns.credits(found.id) == Credits((), 0, 4)


async def test_who_is_shown_on_their_servers_only_is_thanked_there_alone(crowd: Engine) -> None:
    await put(crowd, 1, wants_credit=True)
    await crowd.memberships.seen(1, GUILD, name="Ana", server_name="Ana", now=NOW)
    await crowd.profiles.choose_visibility(1, Visibility.SERVER)
    assert await thanked(crowd, await start(crowd)) == ("Ana",)
    assert await thanked(crowd, await start(crowd, guild=6)) == ()


async def test_erased_members_are_neither_named_nor_counted(crowd: Engine) -> None:
    await put(crowd, 1, wants_credit=True, name="Ana")
    await crowd.erasure.erase(1, now=NOW)
    assert await crowd.campaigns.credits((await start(crowd)).id) == Credits((), 0, 3)


async def test_thanks_go_to_those_of_the_campaigns_days_and_language(crowd: Engine) -> None:
    later = NOW + timedelta(days=2)
    await put(crowd, 1, wants_credit=True, name="Ana")
    spanish, english = await start(crowd, now=later), await start(crowd, lang="en", now=NOW)
    assert await crowd.campaigns.credits(spanish.id) == Credits((), 0, 0)
    assert await crowd.campaigns.credits(english.id) == Credits((), 0, 0)
    await prompt(crowd, 1, now=later)
    assert await thanked(crowd, spanish) == ("Ana",)


# Costs


async def test_nothing_about_campaigns_reads_a_table_from_end_to_end(crowd: Engine, store: Store) -> None:
    first = await start(crowd, versus=("en",))
    with recording() as recorder:
        await crowd.campaigns.running()
        await crowd.campaigns.over(now=END)
        await crowd.campaigns.view(first.id, GUILD)
        await crowd.campaigns.of_guild(GUILD, with_ended=False)
        await crowd.campaigns.credits(first.id)
        await crowd.campaigns.pause(first.id, GUILD)
        await crowd.campaigns.resume(first.id, GUILD)
        await crowd.campaigns.problem(first.id, "forbidden")
        await crowd.campaigns.shown(first.id, message_id=1, fingerprint="f", now=NOW)
        await crowd.campaigns.end(first.id, GUILD, now=NOW)
    faults = await faults_in(store, about(recorder, "campaign", "language_day", "standing"))
    # The index of campaigns that have not ended may be read whole: it holds nothing else.
    assert [fault for fault in faults if "uq_campaign_running" not in fault] == []


async def test_figures_of_many_campaigns_are_read_once_per_language_and_by_their_key(
    crowd: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for guild in (5, 6, 7):
        await start(crowd, guild=guild, versus=("en",))
        await start(crowd, guild=guild, lang="en", versus=("es",))
    read: list[str] = []

    def noted(plain: Callable[..., Any]) -> Callable[..., Any]:
        def reading(tx: Tx, lang: str, *rest: Any) -> Any:
            read.append(lang)
            return plain(tx, lang, *rest)

        return reading

    for name in ("sums", "days"):
        monkeypatch.setattr(campaigns, name, noted(getattr(campaigns, name)))
    with recording() as recorder:
        assert len(await crowd.campaigns.running()) == 6
    assert sorted(read) == ["en", "en", "es", "es"]
    plans = await plans_of(store, about(recorder, "language_day"))
    assert len(plans) == 2
    assert all("language_day" in plan and "index" in plan.lower() for plan in plans), plans

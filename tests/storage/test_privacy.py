"""What members do about their own data."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.errors import NothingStored, TermsNotAccepted
from storage.domain.kinds import Kind
from storage.queries import personal
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import NOW, claim, count, fetch, growing_prompt, member, members, prompt, reply, review

ANA, BEA, CARLOS = 4_242_424_242_421, 2, 3
TEXT = "Un texto propio, que se puede llevar a casa"
OTHERS = "Las palabras de otra persona, que no se llevan"


async def test_who_never_accepted_the_terms_hears_that_nothing_is_stored(engine: Engine) -> None:
    assert await engine.privacy.view(ANA) is None
    assert await engine.privacy.pending(ANA) is None
    for asked in (
        engine.privacy.export(ANA, now=NOW),
        engine.privacy.withdraw(ANA, now=NOW),
        engine.privacy.resume(ANA, now=NOW),
        engine.privacy.choose_scopes(ANA, text=False),
        engine.privacy.request_erasure(ANA, now=NOW),
        engine.privacy.cancel_erasure(ANA, now=NOW),
    ):
        with pytest.raises(NothingStored):
            await asked


async def test_a_member_sees_how_much_is_stored_about_them(engine: Engine) -> None:
    await members(engine, ANA, BEA, languages=("es", "fr"))
    root = await prompt(engine, ANA, TEXT)
    await prompt(engine, BEA, OTHERS)
    await review(engine, root, [BEA])
    seen = await engine.privacy.view(ANA)
    assert seen is not None
    assert (seen.count("message"), seen.count("task"), seen.count("review")) == (1, 1, 0)
    assert seen.languages == ("es", "fr")
    assert seen.consents == (("1", NOW),)
    assert (seen.since, seen.publishes_text, seen.publishes_votes, seen.published) == (NOW, True, True, 0)


async def test_a_member_sees_which_servers_suspended_them_and_until_when(engine: Engine) -> None:
    await members(engine, ANA)
    seen = await engine.privacy.view(ANA)
    assert seen is not None
    assert seen.barred == {}
    until = NOW + timedelta(days=7)
    for guild, end in ((77, until), (78, None)):
        await engine.memberships.seen(ANA, guild, name="ana", server_name="ana", now=NOW)
        manager = Authority(9_999, guild, Level.MANAGER)
        await engine.suspensions.suspend(
            seen.contributor_id, manager, reason="Publicidad", until=end, now=NOW
        )
    seen = await engine.privacy.view(ANA)
    assert seen is not None
    assert (seen.barred, seen.suspended_at) == ({77: until, 78: None}, None)


async def test_a_thumb_that_was_taken_back_is_taken_along_but_is_no_thumb(engine: Engine) -> None:
    await members(engine, ANA, BEA)
    first, second = await prompt(engine, BEA), await prompt(engine, BEA)
    for message, times in ((first, 1), (second, 2)):
        for _ in range(times):
            await engine.votes.vote(message, 1, by=ANA, now=NOW)
    seen = await engine.privacy.view(ANA)
    assert seen is not None
    assert seen.count("reaction") == 1
    found = json.loads(await engine.privacy.export(ANA, now=NOW))
    assert [row["emoji"] for row in found["reaction"]] == ["+1", "_taken_back"]


async def test_what_a_member_takes_along_is_all_of_theirs_and_nothing_of_others(
    engine: Engine, store: Store
) -> None:
    await members(engine, ANA, BEA, CARLOS)
    root = await growing_prompt(engine, BEA, [CARLOS], text=OTHERS)
    await reply(engine, ANA, root, text=TEXT)
    draft = await claim(engine, ANA, Kind.INITIAL_PROMPT)
    await engine.tasks.save_text(draft.id, "Un borrador", by=ANA)
    taken = await engine.privacy.export(ANA, now=NOW)
    found = json.loads(taken)
    (mine,) = found["message"]
    (public_id,) = (await fetch(store, sa.select(t.message.c.public_id).where(t.message.c.id == root)))[0]
    assert (mine["text"], mine["parent"]) == (TEXT, public_id)
    assert found["contributor"]["discord_id"] == str(ANA)
    assert "Un borrador" in taken.decode()
    assert OTHERS not in taken.decode()
    seen = await engine.privacy.view(ANA)
    assert seen is not None
    assert {name: len(found[name]) for name in seen.counts} == seen.counts


async def test_orders_that_are_taken_along_name_messages_by_their_public_ids(
    engine: Engine, store: Store
) -> None:
    await members(engine, ANA, BEA)
    root = await prompt(engine, BEA)
    c = t.contributor.c
    (ana,) = (await fetch(store, sa.select(c.id).where(c.discord_id == ANA)))[0]
    ballot = {
        "parent_id": root,
        "contributor_id": ana,
        "task_id": 7,
        "kind": "x",
        "groups": [[root]],
        "created_at": NOW,
    }
    await store.write(lambda tx: tx.execute(sa.insert(t.ballot).values({**ballot, "is_not_rankable": False})))
    found = json.loads(await engine.privacy.export(ANA, now=NOW))
    (public_id,) = (await fetch(store, sa.select(t.message.c.public_id).where(t.message.c.id == root)))[0]
    assert found["ballot"][0]["groups"] == [[public_id]]
    assert found["ballot"][0]["parent"] == public_id


async def test_members_are_not_given_who_moderated_them(engine: Engine, store: Store) -> None:
    hidden = {(table.name, column) for table, column in personal.OF_OTHERS}
    staff = {
        (table.name, column.name)
        for table in personal.OF_MEMBER
        for column in table.c
        if column.name.endswith("_by") and not column.foreign_keys
    }
    assert staff <= hidden


async def test_who_withdraws_contributes_no_more_until_they_resume(engine: Engine) -> None:
    await member(engine, ANA)
    await engine.privacy.withdraw(ANA, now=NOW)
    await engine.privacy.withdraw(ANA, now=NOW + timedelta(days=1))
    seen = await engine.privacy.view(ANA)
    assert seen is not None
    assert seen.withdrawn_at == NOW
    with pytest.raises(TermsNotAccepted):
        await claim(engine, ANA, Kind.INITIAL_PROMPT)
    await engine.privacy.resume(ANA, now=NOW)
    await claim(engine, ANA, Kind.INITIAL_PROMPT)


async def test_each_scope_is_chosen_by_itself(engine: Engine) -> None:
    await member(engine, ANA)
    await engine.privacy.choose_scopes(ANA, text=False)
    await engine.privacy.choose_scopes(ANA)
    await engine.privacy.choose_scopes(ANA, votes=False)
    seen = await engine.privacy.view(ANA)
    assert seen is not None
    assert (seen.publishes_text, seen.publishes_votes) == (False, False)


async def test_a_wish_to_be_erased_waits_and_can_be_taken_back(engine: Engine, store: Store) -> None:
    await member(engine, ANA)
    due = await engine.privacy.request_erasure(ANA, now=NOW)
    assert due == NOW + timedelta(hours=24)
    assert await engine.privacy.request_erasure(ANA, now=NOW + timedelta(hours=1)) == due
    assert await engine.privacy.pending(ANA) == due
    assert await engine.erasure.run_due(due - timedelta(seconds=1)) == 0
    assert await engine.privacy.cancel_erasure(ANA, now=NOW) is True
    assert await engine.privacy.cancel_erasure(ANA, now=NOW) is False
    assert await engine.privacy.pending(ANA) is None
    assert await engine.erasure.run_due(due) == 0
    assert (await engine.members.view(ANA)).is_known


async def test_a_wish_to_be_erased_is_carried_out_when_it_is_due(engine: Engine, store: Store) -> None:
    await member(engine, ANA)
    await prompt(engine, ANA, TEXT)
    due = await engine.privacy.request_erasure(ANA, now=NOW)
    assert await engine.erasure.run_due(due) == 1
    assert await engine.erasure.run_due(due) == 0
    assert await count(store, t.message, t.message.c.text == TEXT) == 0
    assert await engine.privacy.view(ANA) is None
    acts = await fetch(store, sa.select(t.audit_entry.c.act))
    assert [row.act for row in acts] == ["erasure.done"]

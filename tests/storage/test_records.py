"""What moderators look up: members, messages, conversations; and the notes they leave each other."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.cases import LEASE, CaseOutcome
from storage.domain.errors import InvalidNote, MemberUnknown, MessageGone, NotAllowed
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services import records
from storage.services.engine import Engine
from storage.services.records import Outcome
from storage.services.warned import AT_ONCE
from storage.store import Store
from tests.builders import NOW, SPAM, growing_prompt, member, members, message_row, reply, review, tree_row
from tests.storage.case_stories import opened, settle_on
from tests.storage.staff import (
    ELSEWHERE,
    HERE,
    HOME,
    MODERATOR,
    NOBODY,
    OPERATOR,
    SECOND,
    THERE,
    acts,
    contributor,
    details,
    prompt_on,
    seen_on,
)


async def test_a_record_shows_what_a_member_wrote_and_what_became_of_it(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2, 3)
    await seen_on(engine, HERE, 1)
    accepted = await prompt_on(engine, 1, HERE, "El primero")
    rejected = await prompt_on(engine, 1, HERE)
    removed = await prompt_on(engine, 1, HERE)
    await prompt_on(engine, 1, HERE, "El último")
    await prompt_on(engine, 1, THERE)
    await review(engine, accepted, [2])
    await review(engine, rejected, [2], answers=SPAM)
    await engine.moderation.remove(removed, now=NOW)
    await engine.votes.report(accepted, "spam", "", by=3, now=NOW)
    who = await contributor(store, 1)
    await engine.suspensions.warn(who, MODERATOR, reason="Cuidado", now=NOW)
    await engine.suspensions.warn(who, HOME, reason="Cuidado", now=NOW)
    await engine.following.run(now=NOW)
    record = await engine.records.member(MODERATOR, discord_id=1, now=NOW)
    assert record is not None
    assert (record.contributor_id, record.discord_id, record.name) == (who, 1, "M1")
    assert (record.contributions, record.languages) == (5, ("es",))
    assert record.counts == {
        Outcome.ACCEPTED: 1,
        Outcome.REJECTED: 1,
        Outcome.REMOVED: 1,
        Outcome.OPEN: 1,
    }
    assert (record.reports, record.warnings) == (1, 2)
    assert (record.conduct.spam, record.conduct.red_flags) == (1.0, 1)
    assert (record.suspended, record.removal, record.notes) == (None, None, ())
    assert [line.excerpt for line in (record.last[0], record.last[-1])] == ["El último", "El primero"]
    assert [line.outcome for line in record.last][1:] == [Outcome.REMOVED, Outcome.REJECTED, Outcome.ACCEPTED]
    everywhere = await engine.records.member(HOME, contributor_id=who, now=NOW)
    assert everywhere is not None
    assert len(everywhere.last) == 5


async def test_warnings_of_other_servers_are_theirs(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    await seen_on(engine, THERE, 1)
    who = await contributor(store, 1)
    await engine.suspensions.warn(who, ELSEWHERE, reason="Cuidado", now=NOW)
    await engine.suspensions.suspend(who, ELSEWHERE, reason="Basta", until=None, now=NOW)
    for by, warnings, held in ((MODERATOR, 0, 0), (ELSEWHERE, 1, 1), (HOME, 1, 1)):
        record = await engine.records.member(by, discord_id=1, now=NOW)
        assert record is not None
        assert (record.warnings, len(record.suspensions)) == (warnings, held)


async def test_a_suspension_everywhere_is_shown_before_that_on_a_server(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    who = await contributor(store, 1)
    await engine.suspensions.suspend(who, HOME, reason="En todas", until=None, now=NOW)
    await engine.suspensions.suspend(who, MODERATOR, reason="Aquí", until=None, now=NOW)
    record = await engine.records.member(MODERATOR, discord_id=1, now=NOW)
    assert record is not None
    assert record.suspended is not None
    assert record.suspended.reason == "En todas"


async def test_somebody_unknown_has_no_record_and_somebody_of_another_server_is_not_shown(
    engine: Engine, store: Store
) -> None:
    await member(engine, 1)
    assert await engine.records.member(MODERATOR, discord_id=404, now=NOW) is None
    assert await engine.records.contributor_of(404, HOME) is None
    assert await engine.records.contributor_of(1, HOME) == await contributor(store, 1)
    assert await engine.records.member(MODERATOR, discord_id=1, now=NOW) is None  # nor who is stored
    assert await engine.records.contributor_of(1, MODERATOR) is None
    for discord_id in (1, 404):
        with pytest.raises(NotAllowed):
            await engine.records.member(NOBODY, discord_id=discord_id, now=NOW)
        with pytest.raises(NotAllowed):
            await engine.records.contributor_of(discord_id, NOBODY)


async def test_notes_are_for_the_moderators_of_their_server(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    await seen_on(engine, THERE, 1)
    who = await contributor(store, 1)
    await engine.records.note(who, MODERATOR, "  Avisado por chat\x00 ", now=NOW)
    await engine.records.note(who, ELSEWHERE, "De allí", now=NOW)
    (mine, *others) = await engine.records.note(who, SECOND, "Otra", now=NOW + timedelta(hours=1))
    assert (mine.text, mine.written_by, mine.guild_discord_id) == ("Otra", SECOND.discord_id, HERE)
    assert [note.text for note in others] == ["Avisado por chat"]
    record = await engine.records.member(HOME, discord_id=1, now=NOW)
    assert record is not None
    assert [note.text for note in record.notes] == ["Otra", "De allí", "Avisado por chat"]
    assert set(await acts(store)) == {
        ("member.noted", f"member:{who}", by.discord_id) for by in (MODERATOR, SECOND, ELSEWHERE)
    }
    assert await details(store) == [None] * 3


async def test_a_note_has_words_and_an_end_and_comes_back(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    who = await contributor(store, 1)
    for text in ("", " \u200b ", "x" * (records.MOST_NOTE + 1)):
        with pytest.raises(InvalidNote) as refusal:
            await engine.records.note(who, HOME, text, now=NOW)
        assert refusal.value.lost_text == text
    with pytest.raises(MemberUnknown):
        await engine.records.note(9_999, HOME, "Nota", now=NOW)
    with pytest.raises(NotAllowed):
        await engine.records.note(who, MODERATOR, "Nota", now=NOW)


async def test_a_message_is_found_by_both_of_its_ids(engine: Engine, store: Store) -> None:
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4], text="La pregunta")
    answer = await reply(engine, 2, root, text="La respuesta")
    await engine.votes.report(answer, "other", "Está mal", by=3, now=NOW)
    await engine.votes.vote(answer, 1, by=5, now=NOW)
    row = await message_row(store, answer)
    record = await engine.records.message(HOME, answer)
    assert record == await engine.records.message(HOME, row.public_id)
    assert (record.text, record.outcome, record.tree_state) == (
        "La respuesta",
        Outcome.OPEN,
        TreeState.GROWING,
    )
    assert (record.author_discord_id, record.up, record.down) == (2, 1, 0)
    (report,) = record.reports
    assert (report.reason, report.text, report.by) == ("other", "Está mal", await contributor(store, 3))
    assert [line.excerpt for line in record.path] == ["La pregunta", "La respuesta"]
    assert (record.below, record.revisions, record.labels) == (0, 0, {})
    above = await engine.records.message(HOME, root)
    assert (above.below, above.labels["spam"]) == (1, (0.0, 1))


async def test_a_message_of_another_server_is_not_shown(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    there = await prompt_on(engine, 1, THERE)
    with pytest.raises(NotAllowed):
        await engine.records.message(MODERATOR, there)
    for ref in (9_999, "nothing"):
        with pytest.raises(MessageGone):
            await engine.records.message(MODERATOR, ref)
        with pytest.raises(MessageGone):
            await engine.records.tree(MODERATOR, ref)
        with pytest.raises(NotAllowed):
            await engine.records.message(NOBODY, ref)
        with pytest.raises(NotAllowed):
            await engine.records.tree(NOBODY, ref)


async def test_a_conversation_is_found_by_any_of_its_ids(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4])
    answer = await reply(engine, 2, root)
    tree = await tree_row(store, root)
    found = await engine.records.tree(HOME, tree.id)
    for ref in (tree.public_id, (await message_row(store, answer)).public_id):
        assert await engine.records.tree(HOME, ref) == found
    assert (found.state, found.is_halted, found.accepted, found.more) == (TreeState.GROWING, False, 1, 0)
    assert [(line.id, line.depth, line.outcome) for line in found.lines] == [
        (root, 0, Outcome.ACCEPTED),
        (answer, 1, Outcome.OPEN),
    ]
    with pytest.raises(NotAllowed):
        await engine.records.tree(MODERATOR, tree.id)
    await engine.moderation.halt(root, now=NOW)
    monkeypatch.setattr(records, "MOST_LINES", 1)
    halted = await engine.records.tree(HOME, tree.id)
    assert (halted.is_halted, len(halted.lines), halted.more) == (True, 1, 1)


async def test_held_and_erased_messages_say_so(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    held = await prompt_on(engine, 1, HERE)
    erased = await prompt_on(engine, 1, HERE)
    who = await contributor(store, 1)
    await engine.quarantine.quarantine(who, MODERATOR, reason="Spam", now=NOW)
    blank = sa.update(t.message).where(t.message.c.id == erased).values(text="")
    await store.write(lambda tx: tx.execute(blank))
    assert (await engine.records.message(HOME, held)).outcome is Outcome.HELD
    record = await engine.records.message(HOME, erased)
    assert (record.outcome, record.path[0].excerpt) == (Outcome.ERASED, "")


async def test_a_conversation_shows_of_what_another_server_took_out_only_that_it_is_there(
    engine: Engine, store: Store
) -> None:
    await members(engine, *range(1, 8))
    root = await growing_prompt(engine, 1, [4], text="La pregunta")
    shown = await reply(engine, 2, root, text="Se queda")
    removed = await reply(engine, 3, root, text="Palabras de más")
    await review(engine, shown, [6])
    below = await reply(engine, 5, shown, text="Y debajo")
    for message_id, guild in ((root, HERE), (shown, THERE), (removed, THERE), (below, HERE)):
        await settle_on(store, message_id, guild)
    await engine.cases.act_on(removed, ELSEWHERE, CaseOutcome.REMOVED, now=NOW)
    tree = (await tree_row(store, root)).id
    seen = {line.id: line for line in (await engine.records.tree(MODERATOR, tree)).lines}
    hidden = seen[removed]
    assert (hidden.outcome, hidden.excerpt, hidden.author_id) == (Outcome.ELSEWHERE, "", None)
    assert (hidden.parent_id, hidden.depth) == (root, 1)
    assert (seen[shown].outcome, seen[shown].excerpt) == (Outcome.ACCEPTED, "Se queda")
    for by in (ELSEWHERE, HOME):
        (line,) = [each for each in (await engine.records.tree(by, tree)).lines if each.id == removed]
        assert (line.outcome, line.excerpt) == (Outcome.REMOVED, "Palabras de más")
        assert line.author_id == await contributor(store, 3)
    await engine.cases.act_on(shown, ELSEWHERE, CaseOutcome.REMOVED, now=NOW)
    path = (await engine.records.message(MODERATOR, below)).path
    assert [line.outcome for line in path] == [Outcome.ACCEPTED, Outcome.ELSEWHERE, Outcome.REMOVED]
    assert "Se queda" not in repr(path)
    case = await opened(engine, below)
    for by, now, said in ((MODERATOR, NOW, ""), (HOME, NOW + LEASE, "Se queda")):
        view = await engine.cases.show(case, by, now=now)
        assert [each.text for each in view.conversation] == ["La pregunta", said, "Y debajo"]


async def test_only_a_suspension_within_their_reach_can_be_lifted_from_a_record(
    engine: Engine, store: Store
) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    who = await contributor(store, 1)

    async def liftable() -> list[bool]:
        found = [await engine.records.member(by, discord_id=1, now=NOW) for by in (MODERATOR, HOME)]
        return [each.is_liftable for each in found if each is not None]

    assert await liftable() == [False, False]
    await engine.suspensions.suspend(who, OPERATOR, reason="Spam", until=None, now=NOW)
    assert await liftable() == [False, True]
    await engine.suspensions.suspend(who, MODERATOR, reason="Spam", until=None, now=NOW)
    assert await liftable() == [True, True]
    await engine.suspensions.lift(who, HOME, now=NOW)
    assert await liftable() == [False, False]


async def test_notes_and_reports_are_counted_beyond_what_is_listed_and_up_to_a_limit(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await members(engine, *range(1, 5))
    message = await prompt_on(engine, 1, HERE)
    who = await contributor(store, 1)
    for number in range(3):
        await engine.records.note(who, MODERATOR, f"Nota {number}", now=NOW)
        await engine.votes.report(message, "spam", "", by=number + 2, now=NOW)
    await engine.records.note(who, HOME, "Otra", now=NOW)
    monkeypatch.setattr(records, "MOST_NOTES", 1)
    monkeypatch.setattr(records, "MOST_REPORTS", 1)
    for most, counted in ((records.MOST_COUNTED, 3), (1, 2)):
        monkeypatch.setattr(records, "MOST_COUNTED", most)
        record = await engine.records.member(MODERATOR, discord_id=1, now=NOW)
        assert record is not None
        assert (len(record.notes), record.note_count, record.reports) == (
            1,
            min(counted + 1, most + 1),
            counted,
        )
        found = await engine.records.message(MODERATOR, message)
        assert (len(found.reports), found.report_count) == (1, counted)


async def test_nobody_reads_or_writes_what_the_team_notes_about_them(engine: Engine, store: Store) -> None:
    """Nor who reported them."""
    me = SECOND.discord_id
    await members(engine, me, 2)
    message = await prompt_on(engine, me, HERE)
    who = await contributor(store, me)
    await engine.records.note(who, MODERATOR, "Ojo con lo suyo", now=NOW)
    await engine.votes.report(message, "spam", "", by=2, now=NOW)
    with pytest.raises(NotAllowed) as refusal:
        await engine.records.note(who, SECOND, "Todo en orden", now=NOW)
    assert refusal.value.key == "error-not-yourself"
    own = await engine.records.member(SECOND, discord_id=me, now=NOW)
    theirs = await engine.records.member(MODERATOR, discord_id=me, now=NOW)
    assert own is not None
    assert theirs is not None
    assert (own.is_own, own.notes, own.note_count, own.is_liftable) == (True, (), 0, False)
    assert (theirs.is_own, theirs.note_count) == (False, 1)
    assert (await engine.records.message(SECOND, message)).reports == ()
    assert len((await engine.records.message(MODERATOR, message)).reports) == 1


@pytest.mark.parametrize("typed", ["\x00", "a\x00b", "\ud800"])
async def test_an_id_that_cannot_be_stored_finds_nothing(engine: Engine, typed: str) -> None:
    for look_up in (engine.records.message, engine.records.tree):
        with pytest.raises(MessageGone):
            await look_up(MODERATOR, typed)


async def test_a_note_that_is_sent_twice_is_left_once(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    await seen_on(engine, HERE, 1)
    who = await contributor(store, 1)
    for by, text in (
        (MODERATOR, "Avisado"),
        (MODERATOR, " Avisado "),
        (SECOND, "Avisado"),
        (MODERATOR, "Otra"),
    ):
        await engine.records.note(who, by, text, now=NOW)
    found = await engine.records.note(who, MODERATOR, "Otra", now=NOW)
    assert [(note.written_by, note.text) for note in found] == [
        (MODERATOR.discord_id, "Otra"),
        (SECOND.discord_id, "Avisado"),
        (MODERATOR.discord_id, "Avisado"),
    ]
    later = await engine.records.note(who, MODERATOR, "Avisado", now=NOW + AT_ONCE)
    assert len(later) == 4
    assert [act for act, *_ in await acts(store)] == ["member.noted"] * 4

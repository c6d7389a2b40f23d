"""The queue of cases: what opens one, who gets which, and for how long."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.cases import LEASE, CaseOutcome, CaseReason
from storage.domain.errors import CaseGone, CaseTaken, InvalidText, NotAllowed, TooOften
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.domain.states import TreeState
from storage.queries import cases as case_rows
from storage.queries import tables as t
from storage.services import cases as case_service
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.builders import (
    NOW,
    SPAM,
    EngineFactory,
    claim,
    count,
    growing_prompt,
    member,
    members,
    message_row,
    prompt,
    reply,
    review,
    state_of,
)
from tests.storage.case_stories import (
    GUILD,
    HOME,
    OTHER_GUILD,
    acts,
    case_row,
    cases_of,
    moderator,
    next_case,
    opened,
    settle_on,
)
from tests.storage.situations import in_order

R = CaseReason


@pytest.fixture
async def message(engine: Engine, store: Store) -> int:
    """A prompt of member 1, written on the moderators' server; 2 to 6 are there, too."""
    await members(engine, *range(1, 7))
    written = await prompt(engine, 1)
    await settle_on(store, written)
    return written


# What opens a case


async def test_a_report_opens_a_case_and_another_one_joins_it(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"auto_mod_red_flags": 9}))
    await members(engine, 1, 2, 3)
    written = await prompt(engine, 1)
    await engine.votes.report(written, "spam", "", by=2, now=NOW)
    await engine.votes.report(written, "pii", "", by=3, now=NOW)
    (case,) = await cases_of(store, written)
    assert case.reasons == 1
    assert case.facts == {"report": {"reported_for": ["pii", "spam"]}}
    assert case.urgency == 5
    found = await next_case(engine, HOME)
    assert [(each.reporter_discord_id, each.reason) for each in found.reports] == [(2, "spam"), (3, "pii")]


async def test_a_report_that_says_other_has_to_say_what(engine: Engine, store: Store, message: int) -> None:
    with pytest.raises(InvalidText):
        await engine.votes.report(message, "other", " \u200b ", by=2, now=NOW)
    assert await count(store, t.report) == await count(store, t.review_case) == 0
    assert await engine.votes.report(message, "other", "es de un libro", by=2, now=NOW)


async def test_reports_and_thumbs_have_a_limit(make_engine: EngineFactory) -> None:
    engine = make_engine(SMALL.changed({"max_reports": 1, "max_votes": 1}))
    await members(engine, 1, 2)
    texts = [await prompt(engine, 1, f"Texto {n} de uno") for n in range(2)]
    for each in (engine.votes.report(texts[0], "spam", "", by=2, now=NOW),):
        assert await each
    with pytest.raises(TooOften):
        await engine.votes.report(texts[1], "spam", "", by=2, now=NOW)
    await engine.votes.vote(texts[0], 1, by=2, now=NOW)
    with pytest.raises(TooOften):
        await engine.votes.vote(texts[1], 1, by=2, now=NOW)
    await engine.votes.vote(texts[0], 1, by=2, now=NOW)  # taking it back is always possible


async def test_a_prompt_that_reports_stop_waits_for_a_moderator(
    engine: Engine, store: Store, message: int
) -> None:
    for by in (2, 3):
        await engine.votes.report(message, "spam", "", by=by, now=NOW)
    assert await state_of(store, message) is TreeState.ABORTED_LOW_GRADE
    found = await next_case(engine, moderator())
    assert found.reasons == (R.FLAGGED_OUT, R.REPORT)
    assert found.facts["flagged_out"] == {"reports": 2}


async def test_a_reply_that_reports_take_out_waits_for_a_moderator(engine: Engine, store: Store) -> None:
    await members(engine, *range(1, 6))
    root = await growing_prompt(engine, 1, [2])
    answer = await reply(engine, 2, root)
    for by in (4, 5):
        await engine.votes.report(answer, "spam", "", by=by, now=NOW)
    (case,) = await cases_of(store, answer)
    assert case.reasons == 3
    found = await next_case(engine, HOME)
    assert (found.is_deleted, found.tree_state) == (True, TreeState.GROWING)
    await in_order(engine)


async def test_a_conversation_that_is_skipped_away_waits_for_a_moderator(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"auto_mod_max_skip_reply": 2}))
    await members(engine, *range(1, 7))
    root = await growing_prompt(engine, 1, [6])
    for by in (2, 3):
        await engine.tasks.skip((await claim(engine, by, Kind.ASSISTANT_REPLY)).id, by=by, now=NOW)
    (case,) = await cases_of(store, root)
    assert case.reasons == 512
    assert case.facts == {"halted": {"message_id": root, "skips": 2}}


async def test_a_moderators_own_halt_opens_no_case(engine: Engine, store: Store, message: int) -> None:
    await engine.moderation.halt(message, now=NOW)
    assert await cases_of(store, message) == []


async def test_reviewers_who_disagree_about_what_is_accepted_call_a_moderator(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"num_reviews_initial_prompt": 3}))
    await members(engine, *range(1, 7))
    agreed, disputed, rejected = [await prompt(engine, by, f"Texto de {by}") for by in (1, 2, 3)]
    await review(engine, agreed, [4, 5, 6])
    await review(engine, disputed, [4], answers=SPAM)
    await review(engine, disputed, [5, 6])
    await review(engine, rejected, [4, 5, 6], answers=SPAM)
    assert (await message_row(store, disputed)).review_result is True
    assert [len(await cases_of(store, each)) for each in (agreed, disputed, rejected)] == [0, 1, 0]
    found = await next_case(engine, HOME)
    assert (found.reasons, found.reviews, found.reviews_accepting) == ((R.DISAGREEMENT,), 3, 2)
    assert found.labels["spam"] == (1.0, 3)


async def test_disagreement_opens_no_more_cases_than_a_team_can_read(
    make_engine: EngineFactory, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_rows, "MOST_DISPUTED", 1)
    engine = make_engine(SMALL.changed({"num_reviews_initial_prompt": 3}))
    await members(engine, *range(1, 7))
    for by in (1, 2):
        disputed = await prompt(engine, by, f"Texto de {by}")
        await review(engine, disputed, [4], answers=SPAM)
        await review(engine, disputed, [5, 6])
    assert await count(store, t.review_case) == 1


async def test_a_message_never_has_two_open_cases(engine: Engine, store: Store, message: int) -> None:
    first = await opened(engine, message, R.PASTED, speed=40)
    assert await opened(engine, message, R.PASTED, phrase="como modelo") == first
    assert await opened(engine, message, R.FLOOD) == first
    row = await case_row(store, first)
    assert (row.reasons, row.urgency) == (128 | 4, 10)
    assert row.facts == {"pasted": {"speed": 40, "phrase": "como modelo"}}


async def test_a_member_has_one_open_case_on_a_server(engine: Engine, store: Store) -> None:
    await member(engine, 1)

    def body(tx: Tx, guild: int | None) -> int:
        return case_rows.open_case(
            tx,
            message=None,
            contributor_id=1,
            guild_discord_id=guild,
            lang="",
            reason=R.RING,
            now=NOW,
        )

    first = await store.write(lambda tx: body(tx, GUILD))
    assert await store.write(lambda tx: body(tx, GUILD)) == first
    assert await store.write(lambda tx: body(tx, None)) != first


async def test_cases_of_what_was_erased_are_closed(engine: Engine, store: Store, message: int) -> None:
    case_id = await opened(engine, message)
    await store.write(lambda tx: case_rows.settle_cases(tx, [message, 404], NOW))
    row = await case_row(store, case_id)
    assert (row.outcome, row.closed_at, row.closed_by) == (CaseOutcome.SETTLED.value, NOW, None)


# Who gets which


async def test_the_most_urgent_case_comes_first_and_stays_until_it_is_decided(
    engine: Engine, message: int
) -> None:
    other = await prompt(engine, 2)
    later = await opened(engine, message, R.DISAGREEMENT)
    urgent = await opened(engine, other, R.REPORT)
    found = await next_case(engine, HOME)
    assert (found.id, found.left, found.leased_until) == (urgent, 1, NOW + LEASE)
    again = await next_case(engine, HOME, now=NOW + timedelta(minutes=1))
    assert (again.id, again.leased_until) == (urgent, NOW + LEASE + timedelta(minutes=1))
    await engine.cases.keep(urgent, HOME, now=NOW)
    after = await next_case(engine, HOME)
    assert (after.id, after.left) == (later, 0)


async def test_two_moderators_never_have_the_same_case(engine: Engine, message: int) -> None:
    case_id = await opened(engine, message)
    first, second = moderator(80), moderator(81)
    assert (await engine.cases.next(first, now=NOW)) is not None
    assert await engine.cases.next(second, now=NOW) is None
    with pytest.raises(CaseTaken) as refusal:
        await engine.cases.show(case_id, second, now=NOW)
    assert refusal.value.facts == {"by": 80, "until": NOW + LEASE}
    with pytest.raises(CaseTaken):
        await engine.cases.keep(case_id, second, now=NOW)
    found = await next_case(engine, second, now=NOW + LEASE)
    assert found.id == case_id


async def test_whoever_leaves_a_case_for_later_goes_through_the_queue_in_turn(
    engine: Engine, message: int
) -> None:
    texts = [message, await prompt(engine, 2), await prompt(engine, 3)]
    one, two, three = [await opened(engine, each) for each in texts]
    seen, last = [], None
    for _ in range(5):
        found = await next_case(engine, after=last)
        seen.append(found.id)
        last = found.id
    assert seen == [one, two, three, one, two]
    free = await next_case(engine, moderator(99, guild=1, is_home=True))
    assert free.id == one  # given back


async def test_the_only_case_comes_again_when_it_is_left_for_later(engine: Engine, message: int) -> None:
    case_id = await opened(engine, message)
    found = await next_case(engine, HOME, after=case_id)
    assert found.id == case_id
    await engine.cases.keep(case_id, HOME, now=NOW)
    assert await engine.cases.next(HOME, after=case_id, now=NOW) is None
    assert await engine.cases.next(HOME, after=404, now=NOW) is None


async def test_a_moderator_gets_what_was_written_on_their_server_in_their_languages(
    engine: Engine, store: Store, message: int
) -> None:
    elsewhere, imported = await prompt(engine, 2), await prompt(engine, 3)
    await settle_on(store, elsewhere, OTHER_GUILD)
    for each in (message, elsewhere, imported):
        await opened(engine, each)
    spanish, english = moderator(languages=frozenset({"es"})), moderator(languages=frozenset({"en"}))
    assert await engine.cases.open_count(moderator()) == await engine.cases.open_count(spanish) == 1
    assert await engine.cases.open_count(english) == 0
    assert await engine.cases.open_count(HOME) == 3
    assert await engine.cases.open_count(moderator(guild=None)) == 0
    found = await next_case(engine, spanish)
    assert found.message is not None
    assert found.message.id == message


async def test_filters_narrow_what_comes_and_what_is_counted(engine: Engine, message: int) -> None:
    await member(engine, 7, ["en"])
    english = await prompt(engine, 7)
    await opened(engine, message, R.REPORT)
    await opened(engine, english, R.PASTED)
    found = await next_case(engine, HOME, lang="en")
    assert (found.lang, found.left) == ("en", 0)
    by_reason = await next_case(engine, HOME, reason=R.REPORT, after=found.id)
    assert by_reason.reasons == (R.REPORT,)
    assert await engine.cases.next(HOME, lang="fr", now=NOW) is None
    assert await engine.cases.counts(HOME) == {R.REPORT: 1, R.PASTED: 1}
    assert list(await engine.cases.counts(HOME)) == [R.REPORT, R.PASTED]
    assert await engine.cases.counts(HOME, lang="en") == {R.PASTED: 1}
    assert await engine.cases.open_count(HOME, lang="es") == 1


async def test_nobody_judges_their_own_text(engine: Engine, message: int) -> None:
    case_id = await opened(engine, message)
    author = moderator(1)
    assert await engine.cases.next(author, now=NOW) is None
    assert await engine.cases.counts(author) == {}
    with pytest.raises(NotAllowed) as refusal:
        await engine.cases.show(case_id, author, now=NOW)
    assert refusal.value.key == "error-own-case"
    with pytest.raises(NotAllowed):
        await engine.cases.act_on(message, author, CaseOutcome.RESTORED, now=NOW)


@pytest.mark.parametrize(
    "stranger",
    [
        moderator(guild=OTHER_GUILD),
        moderator(languages=frozenset({"fr"})),
        Authority(95, GUILD, Level.CONTRIBUTOR),
        Authority(95, GUILD, Level.MEMBER, is_home=True),
    ],
    ids=["other server", "other language", "member", "member at home"],
)
async def test_a_case_by_its_number_is_closed_to_whom_it_does_not_belong_to(
    engine: Engine, store: Store, message: int, stranger: Authority
) -> None:
    case_id = await opened(engine, message)
    for call in (
        engine.cases.show(case_id, stranger, now=NOW),
        engine.cases.mark(case_id, stranger, "spam", now=NOW),
        engine.cases.undo(case_id, stranger, now=NOW),
        *(engine.cases.decide(case_id, stranger, each, now=NOW, text="otro") for each in CaseOutcome),
        *(engine.cases.act_on(message, stranger, each, now=NOW, text="otro") for each in CaseOutcome),
    ):
        with pytest.raises(NotAllowed):
            await call
    assert await acts(store) == []


async def test_members_do_not_see_the_queue(engine: Engine) -> None:
    nobody = Authority(95, GUILD, Level.CONTRIBUTOR)
    for call in (
        engine.cases.next(nobody, now=NOW),
        engine.cases.counts(nobody),
        engine.cases.open_count(nobody),
    ):
        with pytest.raises(NotAllowed):
            await call


async def test_a_case_that_never_was_or_is_closed_is_gone(engine: Engine, message: int) -> None:
    with pytest.raises(CaseGone) as never:
        await engine.cases.show(404, HOME, now=NOW)
    assert never.value.facts == {"outcome": ""}
    case_id = await opened(engine, message)
    await engine.cases.keep(case_id, HOME, now=NOW)
    with pytest.raises(CaseGone) as closed:
        await engine.cases.show(case_id, HOME, now=NOW)
    assert closed.value.facts == {"outcome": "kept"}


# What is shown


async def test_a_case_shows_the_conversation_and_the_record_of_its_author(
    engine: Engine, store: Store
) -> None:
    await members(engine, *range(1, 7))
    root = await growing_prompt(engine, 1, [2], text="¿Qué es un agujero negro?")
    answer = await reply(engine, 2, root, text="Una región de la que no sale la luz.")
    await review(engine, answer, [3])
    below = await reply(engine, 4, answer)
    await opened(engine, answer)
    found = await next_case(engine, HOME)
    assert found.author is not None
    assert [(each.id, each.text, each.is_target) for each in found.conversation] == [
        (root, "¿Qué es un agujero negro?", False),
        (answer, "Una región de la que no sale la luz.", True),
    ]
    assert (found.replies, found.below, found.tree_state) == (1, 1, TreeState.GROWING)
    assert (found.review_result, found.reviews, found.revisions) == (True, 1, 0)
    assert found.tree_id == (await message_row(store, below)).tree_id
    record = found.author
    assert (record.discord_id, record.messages, record.decided, record.accepted) == (2, 1, 1, 1)
    assert (record.removed, record.reports, record.warnings, record.is_newcomer) == (0, 0, 0, True)
    assert (record.contributions, record.since, record.suspensions) == (2, NOW, ())


async def test_labels_that_came_with_an_import_are_counted_in(
    engine: Engine, store: Store, message: int
) -> None:
    values = {"labels": {"spam": [1.0, 2]}, "imported_labels": {"spam": [0.5, 2], "quality": [1.0, 1]}}
    changed = sa.update(t.message).where(t.message.c.id == message).values(values)
    await store.write(lambda tx: tx.execute(changed))
    await opened(engine, message)
    found = await next_case(engine, HOME)
    assert found.labels == {"quality": (1.0, 1), "spam": (2.0, 4)}


async def test_a_case_about_a_member_shows_their_record(engine: Engine, store: Store) -> None:
    await member(engine, 1)

    def body(tx: Tx) -> int:
        return case_rows.open_case(
            tx,
            message=None,
            contributor_id=1,
            guild_discord_id=GUILD,
            lang="",
            reason=R.RING,
            now=NOW,
            facts={"with": [2, 3]},
        )

    case_id = await store.write(body)
    found = await next_case(engine, moderator(languages=frozenset({"fr"})))
    assert found.author is not None
    assert (found.id, found.message, found.conversation, found.tree_state) == (case_id, None, (), None)
    assert found.facts == {"ring": {"with": [2, 3]}}
    with pytest.raises(NotAllowed):
        await engine.cases.show(case_id, moderator(guild=OTHER_GUILD), now=NOW)
    with pytest.raises(NotAllowed):
        await engine.cases.show(case_id, moderator(1), now=NOW)
    decided = await engine.cases.settle(case_id, moderator(), now=NOW)
    assert (decided.outcome, decided.tree_state, decided.undo) == (CaseOutcome.SETTLED, None, "reopen")
    assert await acts(store) == [("case.settled", "member:1")]


async def test_moderators_leave_each_other_marks(engine: Engine, store: Store, message: int) -> None:
    case_id = await opened(engine, message)
    await engine.cases.mark(case_id, moderator(80), "spam", now=NOW)
    marked = await engine.cases.mark(case_id, moderator(80), "copied_from_ai", now=NOW)
    assert marked.marks == ("spam", "copied_from_ai")
    later = NOW + LEASE
    seen = await engine.cases.show(case_id, moderator(81), now=later)
    assert (seen.marks, dict(seen.facts)) == (("spam", "copied_from_ai"), {})
    unmarked = await engine.cases.mark(case_id, moderator(81), "spam", now=later)
    assert unmarked.marks == ("copied_from_ai",)
    await engine.cases.mark(case_id, moderator(81), "copied_from_ai", now=later)
    assert (await case_row(store, case_id)).facts is None
    assert await acts(store) == [("case.marked", f"message:{message}")] * 4
    with pytest.raises(ValueError, match="is none of"):
        await engine.cases.mark(case_id, moderator(81), "feo", now=later)


async def test_what_is_counted_has_a_limit(
    engine: Engine, message: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_service, "COUNT_LIMIT", 1)
    other = await prompt(engine, 2)
    await opened(engine, message, R.REPORT)
    await opened(engine, other, R.PASTED)
    assert await engine.cases.open_count(HOME) == 1
    assert await engine.cases.counts(HOME) == {R.REPORT: 1}

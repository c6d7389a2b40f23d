"""/moderate: what moderators look up, what they do about a member or a message, and who may not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.domain.access import Authority, Level
from storage.domain.cases import CaseOutcome, CaseReason
from storage.domain.states import TreeState
from storage.queries import cases
from storage.queries import tables as t
from storage.services.records import MOST_NOTES
from storage.store import Tx
from tests.builders import snapshot_of_everything
from tests.cogs.flows import TEXT
from tests.cogs.moderators import (
    Moderator,
    acts,
    begun_here,
    colleague,
    manager_of,
    moderator,
    open_cases,
    reported,
    written,
)
from tests.cogs.staff import has_button, staff
from tests.cogs.stage import Player, Stage

REASON = "Copió tres respuestas de otra web."
STRANGE = (
    *(
        "member:1",
        "member:1:lift",
        "member:1:release",
        "member:1:ask",
        "member:1:removal",
        "member:1:suspending",
    ),
    *(
        "member:1:setaside",
        "memberform:1:note",
        "memberform:1:suspend",
        "removals",
        "removal:1",
        "removal:1:confirm",
    ),
    *(
        "removal:1:cancel",
        "record:1",
        "record:1:removing",
        "record:1:halt",
        "record:1:restore",
        "record:1:restart",
    ),
    *("recordform:1:remove", "conversation:1", "found:es::0:aG9sYQ", "conduct:week:all:0"),
)
"""Every verb of moderators, as somebody else might send it."""
STRANGE_FORMS = (
    *("memberdone:1:note", "memberdone:1:warn", "memberdone:1:suspend", "memberdone:1:quarantine"),
    "recorddone:1:remove",
)


async def number_of(stage: Stage, player: Player) -> int:
    (row,) = await stage.rows(t.contributor, t.contributor.c.discord_id == player.id)
    return int(row.id)


async def at_a_record(stage: Stage) -> tuple[Moderator, Player, int, int]:
    """A moderator with the record of somebody before them who has just written; that member, number and message."""
    ana, message_id = await written(stage)
    marta = await moderator(stage)
    await marta.slash("moderate user", member=ana.actor)
    return marta, ana, await number_of(stage, ana), message_id


async def message(stage: Stage, message_id: int) -> object:
    (row,) = await stage.rows(t.message, t.message.c.id == message_id)
    return row


# -------------------------------------------------------------------------------------------- the record


async def test_a_record_shows_who_it_is_and_what_became_of_their_messages(garden: Stage) -> None:
    marta, ana, number, message_id = await at_a_record(garden)
    shown = marta.text()
    assert marta.t("member.title", number=str(number)) in shown
    assert f"<@{ana.id}>" in shown
    assert f"#{message_id}" in shown
    assert TEXT["es"][:30] in shown
    assert marta.t("outcome.open") in shown
    assert marta.shown.ephemeral
    assert str(message_id) in marta.options("record")


async def test_a_record_is_found_by_the_number_too_and_nobody_by_nothing(garden: Stage) -> None:
    marta, ana, number, _ = await at_a_record(garden)
    assert f"<@{ana.id}>" in await marta.slash("moderate user", number=number)
    assert marta.t("error-moderate-whom") in await marta.slash("moderate user")
    assert marta.t("error-member-unknown") in await marta.slash("moderate user", number=99_999)
    assert marta.t("error-member-unknown") in await marta.slash("moderate user", member=marta.actor)


async def test_members_of_other_servers_are_not_theirs(garden: Stage) -> None:
    marta, *_ = await at_a_record(garden)
    for number in (1, 99_999):  # somebody of another server, and nobody
        for shown in (
            await marta.slash("moderate user", number=number),
            await marta.forge(f"c1:member:{number}"),
        ):
            assert marta.t("error-member-unknown") in shown, "who writes elsewhere is not told"


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_every_panel_is_worded_in_every_language(garden: Stage, locale: str) -> None:
    """What does not fit Discord's limits the judge of the stage refuses."""
    ana, message_id = await written(garden)
    number = await number_of(garden, ana)
    await reported(garden, message_id)
    marta = await moderator(garden, locale=locale)
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    await marta.slash("moderate user", member=ana.actor)
    for what in ("suspending", "setaside", "removal"):
        await marta.forge(f"c1:member:{number}:{what}")
        assert marta.t("button-member.show") in marta.labels()
    for what in ("note", "warn", "suspend", "quarantine"):
        await marta.forge(f"c1:memberform:{number}:{what}")
        assert marta.form is not None
    await marta.forge(f"c1:recordform:{message_id}:remove")
    assert marta.form is not None
    await marta.forge(f"c1:member:{number}:ask")
    await marta.slash("moderate removals")
    await marta.slash("moderate rings")
    await marta.slash("moderate message", id=row.public_id)
    await marta.slash("moderate tree", id=str(row.tree_id))
    await marta.slash("moderate board", period="total", who="active")
    await marta.slash("moderate search", words="Mercurio")


# ----------------------------------------------------------------------------------- what is done about it


async def test_a_note_is_kept_for_the_team(garden: Stage) -> None:
    marta, ana, number, _ = await at_a_record(garden)
    await marta.press("memberform", number, "note")
    shown = await marta.fill(details="Hablé con ella: *no* volverá a pasar.")
    assert marta.t("member-done.noted") in shown
    assert "Hablé con ella: \\*no\\* volverá a pasar." in shown
    olga = colleague(garden, marta)
    assert "Hablé con ella" in await olga.slash("moderate user", member=ana.actor)
    assert await acts(garden) == ["member.noted"]


async def test_a_warning_is_told_with_its_reason(garden: Stage) -> None:
    marta, _, number, _ = await at_a_record(garden)
    await marta.press("memberform", number, "warn")
    shown = await marta.fill(details=REASON)
    assert marta.t("member-done.warned") in shown
    assert marta.t("member.figures", reports=0, amount="0", warnings=1) in shown
    (notice,) = await garden.rows(t.notice, t.notice.c.contributor_id == number)
    assert (notice.kind, notice.facts["reason"]) == ("warned", REASON)
    assert await acts(garden) == ["member.warned"]


@pytest.mark.parametrize("chosen, days", [("1", 1), ("7", 7), ("30", 30), ("0", None)])
async def test_a_suspension_is_asked_about_and_says_until_when(
    garden: Stage, chosen: str, days: int | None
) -> None:
    marta, ana, number, message_id = await at_a_record(garden)
    shown = await marta.press("member", number, "suspending")
    assert marta.t("member-suspending.title") in shown
    assert marta.t("member.here") in shown, "a moderator of this server decides for this server"
    await marta.press("memberform", number, "suspend")
    shown = await marta.fill(details=REASON, lasts=chosen)
    assert marta.t("member-done.suspended") in shown
    assert "⛔" in shown
    assert REASON in shown
    (row,) = await garden.rows(t.suspension)
    wanted = None if days is None else datetime.now(UTC) + timedelta(days=days)
    assert (row.until is None) is (wanted is None)
    assert wanted is None or abs(row.until - wanted) < timedelta(minutes=1)
    ana.shown = None
    await ana.slash("work")
    assert ana.verbs() != ["write"]
    assert await garden.rows(t.task, t.task.c.contributor_id == number, t.task.c.state == "open") == []
    assert not (await message(garden, message_id)).is_deleted, "what they wrote stays"  # type: ignore[attr-defined]  # a row
    await marta.press("member", number, "lift")
    assert marta.t("member-done.lifted") in marta.text()
    assert await acts(garden) == ["member.suspended", "member.lifted"]
    await ana.slash("work")
    assert await garden.rows(t.task, t.task.c.contributor_id == number, t.task.c.state == "open") != []


async def test_all_that_a_member_wrote_is_set_aside_and_put_back(garden: Stage) -> None:
    marta, _, number, message_id = await at_a_record(garden)
    shown = await marta.press("member", number, "setaside")
    assert marta.t("member-setaside.title") in shown
    assert "Un mensaje de" in shown
    await marta.press("memberform", number, "quarantine")
    shown = await marta.fill(details=REASON)
    assert marta.t("member-done.quarantined", count=1) in shown
    assert marta.t("outcome.held") in shown
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    assert (row.is_deleted, row.held_because) == (True, "quarantine")
    await marta.press("member", number, "release")
    assert marta.t("member-done.released", count=1) in marta.text()
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    assert (row.is_deleted, row.held_because) == (False, None)
    assert not has_button(marta, "member", number, "release")
    assert await acts(garden) == ["member.quarantined", "member.released"]


async def test_what_was_written_in_a_form_that_is_refused_comes_back(garden: Stage) -> None:
    """In the form that is opened again."""
    marta, _, number, _ = await at_a_record(garden)
    await marta.forge_form(f"c1:memberdone:{number}:suspend", details=REASON, lasts="12")
    assert marta.t("error-moderate-span") in marta.text()
    await marta.press("memberform", number, "suspend")
    assert marta.filled() == {"details": REASON, "lasts": []}
    await marta.forge_form(f"c1:memberdone:{number}:suspend", details="no", lasts="7")
    await marta.press("memberform", number, "suspend")
    assert marta.filled() == {"details": "no", "lasts": ["7"]}
    for what, text in (("warn", " no"), ("note", "\u200b")):
        await marta.forge_form(f"c1:memberdone:{number}:{what}", details=text)
        assert "⚠" in marta.text()
        assert not marta.files()
        await marta.press("memberform", number, what)
        assert marta.filled() == {"details": text.strip()}
    assert await acts(garden) == []


@pytest.mark.parametrize("what, long", [("suspend", REASON * 2), ("warn", REASON * 20)])
async def test_what_does_not_fit_into_the_form_s_button_is_handed_back(
    garden: Stage, what: str, long: str
) -> None:
    marta, _, number, _ = await at_a_record(garden)
    await marta.forge_form(f"c1:memberdone:{number}:{what}", details=long, lasts="12")
    assert "⚠" in marta.text()
    assert list(marta.files().values()) == [long]
    await marta.press("memberform", number, what)
    assert not marta.filled()["details"]
    assert await acts(garden) == []


async def test_nobody_suspends_or_warns_themselves(garden: Stage) -> None:
    marta = await moderator(garden)
    await marta.join("es")
    number = await number_of(garden, marta)
    for what in ("warn", "suspend"):
        await marta.forge_form(f"c1:memberdone:{number}:{what}", details=REASON, lasts="1")
        assert REASON in marta.files().values()
    assert await garden.rows(t.suspension) == []


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_a_suspended_moderator_gets_nowhere_and_their_open_form_comes_back(
    garden: Stage, locale: str
) -> None:
    """Their role gives them nothing until the suspension ends."""
    ana, message_id = await written(garden)
    await reported(garden, message_id)
    (case,) = await open_cases(garden)
    number = await number_of(garden, ana)
    marta = await moderator(garden, locale=locale)
    await marta.join("es")
    own = await number_of(garden, marta)
    await marta.forge(f"c1:memberform:{number}:warn")
    suspensions, boss, now = garden.engine.suspensions, manager_of(garden), datetime.now(UTC)
    await suspensions.suspend(own, boss, reason="Se pasó de la raya", until=None, now=now)
    before = await snapshot_of_everything(garden.store)
    sentence = marta.t("error-moderator-suspended")
    assert sentence in await marta.fill(details=REASON)
    assert list(marta.files().values()) == [REASON]
    for made_up in (f"memberform:{number}:note", f"member:{number}:lift", f"case:{case.id}:edit::"):
        assert sentence in await marta.forge(f"c1:{made_up}")
        assert marta.form is None
    assert sentence in await marta.forge_form(f"c1:casedone:{case.id}:remove::", reason="spam", details="")
    assert sentence in await marta.slash("review")
    assert sentence in await marta.slash("moderate user", member=ana.actor)
    assert marta.t("error-not-allowed") in await marta.forge("c1:config")
    assert await snapshot_of_everything(garden.store) == before
    await suspensions.lift(own, boss, now=now)
    assert TEXT["es"] in await marta.slash("review")


async def test_nobody_does_anything_about_themselves(garden: Stage) -> None:
    """Their own record offers nothing but their messages."""
    marta = await moderator(garden)
    await marta.join("es")
    number = await number_of(garden, marta)
    shown = await marta.slash("moderate user", member=marta.actor)
    assert marta.t("member.title", number=str(number)) in shown
    assert marta.labels() == []
    boss = manager_of(garden)
    await garden.engine.records.note(number, boss, "Hablar con ella mañana", now=datetime.now(UTC))
    assert "Hablar con ella" not in await marta.slash("moderate user", member=marta.actor)
    before = await snapshot_of_everything(garden.store)
    for act in ("lift", "release", "ask"):
        assert marta.t("error-not-yourself") in await marta.forge(f"c1:member:{number}:{act}")
    for what in ("note", "quarantine"):
        shown = await marta.forge_form(f"c1:memberdone:{number}:{what}", details=REASON)
        assert marta.t("error-not-yourself") in shown
        assert list(marta.files().values()) == [REASON]
    assert await snapshot_of_everything(garden.store) == before


async def test_lifting_is_offered_where_the_suspension_is_theirs_to_lift(garden: Stage) -> None:
    marta, ana, number, _ = await at_a_record(garden)
    suspensions, now = garden.engine.suspensions, datetime.now(UTC)
    operator = Authority(9, None, Level.OPERATOR)
    await suspensions.suspend(number, operator, reason="Spam", until=None, now=now)
    shown = await marta.slash("moderate user", member=ana.actor)
    assert marta.t("member.suspended-open", where=marta.t("member.everywhere")) in shown
    assert not has_button(marta, "member", number, "lift")
    assert has_button(marta, "member", number, "suspending")
    await suspensions.suspend(number, manager_of(garden), reason="Spam", until=None, now=now)
    await marta.slash("moderate user", member=ana.actor)
    shown = await marta.press("member", number, "lift")
    assert marta.t("member-done.lifted") in shown
    assert marta.t("member.suspended-open", where=marta.t("member.everywhere")) in shown
    assert not has_button(marta, "member", number, "lift")


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_all_notes_and_reports_are_counted_not_only_those_shown(garden: Stage, locale: str) -> None:
    ana, message_id = await written(garden)
    number, now = await number_of(garden, ana), datetime.now(UTC)
    for each in range(MOST_NOTES + 3):
        await garden.engine.records.note(number, manager_of(garden), f"nota {each}", now=now)
    await reported(garden, message_id, by=1)
    await reported(garden, message_id, by=2)
    marta = await moderator(garden, locale=locale)
    shown = await marta.slash("moderate user", member=ana.actor)
    assert marta.t("member.notes", count=MOST_NOTES + 3, amount=str(MOST_NOTES + 3)) in shown
    assert marta.t("member.figures", reports=2, amount="2", warnings=0) in shown
    shown = await marta.slash("moderate message", id=str(message_id))
    assert marta.t("record.reports", count=2, amount="2") in shown


# ------------------------------------------------------------------------------- two moderators, one removal


async def test_the_removal_of_everything_is_counted_asked_for_and_confirmed_by_another(garden: Stage) -> None:
    marta, ana, number, message_id = await at_a_record(garden)
    before = await snapshot_of_everything(garden.store)
    shown = await marta.press("member", number, "removal")
    assert marta.t("removal-counts.messages", count=1) in shown
    assert await snapshot_of_everything(garden.store) == before, "a dry run"
    shown = await marta.press("member", number, "ask")
    assert marta.t("member-done.asked") in shown
    assert not has_button(marta, "removal", "1", "confirm")
    (row,) = await garden.rows(t.removal)
    assert marta.t("error-second-moderator") in await marta.forge(f"c1:removal:{row.id}:confirm")
    olga = colleague(garden, marta)
    shown = await olga.slash("moderate removals")
    assert f"<@{marta.id}>" in shown
    await olga.choose("removal", str(row.id))
    shown = await olga.press("removal", row.id, "confirm")
    assert olga.t("member-done.confirmed") in shown
    await garden.engine.removals.carry_out(now=datetime.now(UTC))
    (found,) = await garden.rows(t.message, t.message.c.id == message_id)
    assert found.is_deleted
    assert olga.t("removals.empty") in await olga.slash("moderate removals")
    assert await acts(garden) == ["removal.asked", "removal.confirmed", "removal.done"]
    assert olga.t("error-removal-gone") in await olga.forge(f"c1:removal:{row.id}:confirm")
    assert marta.t("outcome.removed") in await marta.slash("moderate user", member=ana.actor)


async def test_a_removal_is_cancelled_by_either(garden: Stage) -> None:
    marta, _, number, message_id = await at_a_record(garden)
    await marta.press("member", number, "removal")
    await marta.press("member", number, "ask")
    assert marta.t("error-removal-pending") in await marta.forge(f"c1:member:{number}:ask")
    (row,) = await garden.rows(t.removal)
    await marta.forge(f"c1:removal:{row.id}")
    shown = await marta.press("removal", row.id, "cancel")
    assert marta.t("member-done.cancelled") in shown
    assert marta.t("removals.empty") in shown
    await garden.engine.removals.carry_out(now=datetime.now(UTC))
    (found,) = await garden.rows(t.message, t.message.c.id == message_id)
    assert not found.is_deleted
    assert await acts(garden) == ["removal.asked", "removal.cancelled"]


# ------------------------------------------------------------------------------------------ messages, trees


async def test_a_message_shows_its_text_its_reports_and_the_way_to_everything_around_it(
    garden: Stage,
) -> None:
    ana, message_id = await written(garden)
    await reported(garden, message_id)
    marta = await moderator(garden)
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    shown = await marta.slash("moderate message", id=f"#{message_id}")
    for part in (TEXT["es"], f"<@{ana.id}>", row.public_id, "Lo he visto en otra web."):
        assert part in shown
    assert marta.t("report-copied-from-ai") in shown
    (case,) = await open_cases(garden)
    assert has_button(marta, "case", case.id, "show")
    assert shown == await marta.slash("moderate message", id=row.public_id)
    shown = await marta.press("conversation", row.tree_id)
    assert marta.t("conversation.title", number=str(row.tree_id)) in shown
    assert f"#{message_id}" in shown
    await marta.choose("record", str(message_id))
    assert TEXT["es"] in marta.text()
    await marta.press("member")
    assert f"<@{ana.id}>" in marta.text()
    assert marta.t("error-message-gone") in await marta.slash("moderate message", id="999999")
    assert marta.t("error-message-gone") in await marta.slash("moderate tree", id="ñandú")


async def test_a_message_is_taken_out_with_a_reason_and_put_back(garden: Stage) -> None:
    _, message_id = await written(garden)
    marta = await moderator(garden)
    await marta.slash("moderate message", id=str(message_id))
    shown = await marta.press("record", message_id, "removing")
    assert marta.t("record-removing.title") in shown
    await marta.press("recordform", message_id, "remove")
    shown = await marta.fill(reason="copied_from_ai", details=REASON)
    assert marta.t("record-done.removed", number=str(message_id)) in shown
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    assert row.is_deleted
    (notice,) = await garden.rows(t.notice)
    assert REASON in notice.facts["reason"]
    await marta.press("record", message_id)
    await marta.press("record", message_id, "restore")
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    assert not row.is_deleted
    assert await acts(garden) == ["case.removed", "case.restored"]


@pytest.mark.parametrize("words", ["", " ", "\u200b"])
async def test_what_is_taken_out_for_another_reason_says_which(garden: Stage, words: str) -> None:
    _, message_id = await written(garden)
    marta = await moderator(garden)
    shown = await marta.forge_form(f"c1:recorddone:{message_id}:remove", reason="other", details=words)
    assert marta.t("error-report-text") in shown
    assert has_button(marta, "recordform", message_id, "remove")
    assert await acts(garden) == []


async def test_a_removal_can_be_undone_from_its_answer(garden: Stage) -> None:
    _, message_id = await written(garden)
    marta = await moderator(garden)
    await marta.forge_form(f"c1:recorddone:{message_id}:remove", reason="spam", details="")
    await marta.press("case")
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    assert not row.is_deleted


async def test_a_tree_is_halted_and_restarted(garden: Stage) -> None:
    _, message_id = await written(garden)
    await begun_here(garden, message_id)
    marta = await moderator(garden)
    await marta.slash("moderate message", id=str(message_id))
    shown = await marta.press("record", message_id, "halt")
    assert marta.t("record-done.halted", number=str(message_id)) in shown
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    (tree,) = await garden.rows(t.tree, t.tree.c.id == row.tree_id)
    assert tree.state == TreeState.HALTED_BY_MODERATOR
    await marta.press("record", message_id)
    await marta.press("record", message_id, "restart")
    (tree,) = await garden.rows(t.tree, t.tree.c.id == row.tree_id)
    assert tree.state == TreeState.GROWING
    assert await acts(garden) == ["case.halted", "case.restarted"]


async def test_messages_of_other_servers_and_languages_are_not_theirs(garden: Stage) -> None:
    _, message_id = await written(garden)
    luc = await moderator(garden, "luc", "fr")
    for made_up in ("record", "record:removing", "record:halt", "record:restore"):
        verb, _, what = made_up.partition(":")
        shown = await luc.forge(f"c1:{verb}:{message_id}:{what}" if what else f"c1:{verb}:{message_id}")
        assert luc.t("error-not-allowed-here") in shown, made_up
    await luc.forge_form(f"c1:recorddone:{message_id}:remove", reason="spam", details=REASON)
    assert luc.t("error-not-allowed-here") in luc.text()
    assert luc.t("error-not-allowed-here") in await luc.slash("moderate tree", id="1")
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    assert not row.is_deleted
    assert await acts(garden) == []


async def test_a_conversation_hides_what_another_server_took_out(garden: Stage) -> None:
    _, message_id = await written(garden)
    marta = await moderator(garden)
    (row,) = await garden.rows(t.message, t.message.c.id == message_id)
    (root,) = await garden.rows(t.message, t.message.c.tree_id == row.tree_id, t.message.c.depth == 0)
    operator = Authority(9, None, Level.OPERATOR)
    shown = await marta.slash("moderate tree", id=str(row.tree_id))
    assert root.text[:20] in shown
    await garden.engine.cases.act_on(root.id, operator, CaseOutcome.REMOVED, now=datetime.now(UTC))
    shown = await marta.slash("moderate tree", id=str(row.tree_id))
    assert marta.t("outcome.elsewhere") in shown
    assert root.text[:20] not in shown
    assert marta.options("record") == [str(message_id)]
    assert root.text[:20] not in await marta.slash("moderate message", id=str(message_id))


# ------------------------------------------------------------------------------------------- search, board


async def test_a_search_finds_messages_by_all_of_their_words(garden: Stage) -> None:
    ana, message_id = await written(garden)
    marta = await moderator(garden)
    await garden.engine.search.index(now=datetime.now(UTC))
    shown = await marta.slash("moderate search", words="jupiter SATURNO")
    assert f"#{message_id}" in shown
    assert marta.t("found.count", count=1, amount="1") in shown
    assert f"#{message_id}" in await marta.slash(
        "moderate search", words="marte", member=ana.actor, language="es"
    )
    for nothing in ({"words": "marte plutón"}, {"words": "marte", "language": "fr"}):
        assert marta.t("found.nothing") in await marta.slash("moderate search", **nothing)
    assert marta.t("error-search-empty") in await marta.slash("moderate search", words="*")
    assert marta.t("error-member-unknown") in await marta.slash(
        "moderate search", words="a", member=marta.actor
    )
    await marta.slash("moderate search", words='marte" OR * NEAR(')
    rows = await garden.rows(t.audit_entry, t.audit_entry.c.act == "search.done")
    assert rows
    assert not any("marte" in str(row.details) for row in rows), "never the words"


async def test_a_search_goes_on_page_by_page_where_its_words_fit_into_a_button(garden: Stage) -> None:
    ben = garden.player("ben")
    await ben.join("es")
    marta = await moderator(garden)
    for number in range(12):
        await garden.engine.context.store.write(
            lambda tx, number=number: tx.execute(  # type: ignore[misc]  # the default binds the number
                t.message.update()
                .where(t.message.c.id == number + 1)
                .values(text=f"Ñandú número {number}", guild_discord_id=garden.env.guild.id, lang="es")
            )
        )
    await garden.engine.search.index(now=datetime.now(UTC))
    await marta.slash("moderate search", words="ñandú")
    assert len(marta.options("record")) == 10
    await marta.press("found")
    assert len(marta.options("record")) == 2
    await marta.press("found")
    assert len(marta.options("record")) == 10
    long = "ñandú " + "ñ" * 200
    assert marta.t("found.nothing") in await marta.slash("moderate search", words=long)
    await marta.slash("moderate search", words="ñandú " * 20)
    assert len(marta.options("record")) == 10
    assert not has_button(marta, "found")


async def test_the_board_leads_to_the_records_of_whom_others_complain_about(garden: Stage) -> None:
    ana, message_id = await written(garden)
    await reported(garden, message_id)
    await garden.engine.following.run(now=datetime.now(UTC))
    marta = await moderator(garden)
    shown = await marta.slash("moderate board", period="total")
    assert f"<@{ana.id}>" in shown
    assert marta.t("conduct.flags", count=1) in shown
    number = await number_of(garden, ana)
    await marta.press("conduct", "total", "suspended")
    assert marta.t("conduct.empty") in marta.text()
    await marta.press("conduct", "total", "all")
    await marta.choose("member", str(number))
    assert marta.t("member.title", number=str(number)) in marta.text()


async def test_rings_are_shown_with_who_accepted_whom_and_lead_to_records(garden: Stage) -> None:
    ana, _ = await written(garden)
    ben, _ = await written(garden, "ben", "en")
    marta = await moderator(garden)
    assert marta.t("rings.empty") in await marta.slash("moderate rings")
    one, two = await number_of(garden, ana), await number_of(garden, ben)
    facts = {"members": [one, two], "links": [[one, two, 9, 10, 1.25, 1e-9], [two, one, 8, 8, 2.0, 1e-8]]}

    def found(tx: Tx) -> None:
        for number in (one, two):
            cases.open_case(
                tx,
                message=None,
                contributor_id=number,
                guild_discord_id=garden.env.guild.id,
                lang="",
                reason=CaseReason.RING,
                now=datetime.now(UTC),
                facts=facts,
            )

    await garden.store.write(found)
    shown = await marta.slash("moderate rings")
    assert marta.t("rings.ring", count=2) in shown
    assert f"<@{ana.id}>" in shown
    assert f"{one} aceptó 9 de 10 textos de {two}; lo esperable: 1,2" in shown
    await marta.choose("member", str(two))
    assert f"<@{ben.id}>" in marta.text()


# ------------------------------------------------------------------------------------------- who may not


@pytest.mark.parametrize("made_up", STRANGE)
async def test_a_member_gets_nowhere_with_the_buttons_of_moderators(garden: Stage, made_up: str) -> None:
    ana, _ = await written(garden)
    before = await snapshot_of_everything(garden.store)
    assert ana.t("error-not-moderator") in await ana.forge(f"c1:{made_up}")
    assert ana.form is None
    assert await snapshot_of_everything(garden.store) == before


@pytest.mark.parametrize("made_up", STRANGE_FORMS)
async def test_a_member_gets_nowhere_with_the_forms_of_moderators(garden: Stage, made_up: str) -> None:
    ana, _ = await written(garden)
    before = await snapshot_of_everything(garden.store)
    await ana.forge_form(f"c1:{made_up}", details=REASON, lasts="1", reason="spam")
    assert ana.t("error-not-moderator") in ana.text()
    assert await snapshot_of_everything(garden.store) == before


@pytest.mark.parametrize(
    "made_up",
    [
        *("member", "member:x", "member:1:fly", "member:999999:lift", "memberform:1", "memberform:1:fly"),
        *("removal", "removal:999999", "removal:1:fly", "record", "record:x", "record:1:fly"),
        *("recordform:1", "recordform:1:fly", "conversation", "conversation:999999", "conversation:1:999999"),
        *(
            "found",
            "found::::",
            "found:es:1:0:***",
            "found:::0:_____w",
            "conduct",
            "conduct:year",
            "conduct:day:x:9999",
        ),
        *("removal:999999999999999999:confirm", "record:999999999999999999:halt"),
    ],
)
async def test_ids_that_nobody_made_are_answered_and_change_nothing(garden: Stage, made_up: str) -> None:
    marta = await moderator(garden)
    before = await snapshot_of_everything(garden.store)
    assert await marta.forge(f"c1:{made_up}")
    assert marta.form is None or made_up.startswith("memberform")
    assert await snapshot_of_everything(garden.store) == before


async def test_buttons_work_after_a_restart(garden: Stage) -> None:
    marta, _, number, _ = await at_a_record(garden)
    await garden.restart()
    assert marta.t("member-setaside.title") in await marta.press("member", number, "setaside")


async def test_looking_up_and_acting_works_on_postgres(postgres_garden: Stage) -> None:
    """Every query of the panels, once."""
    stage = postgres_garden
    marta, _, number, message_id = await at_a_record(stage)
    await marta.forge_form(f"c1:memberdone:{number}:note", details="Hablé\x00 con ella.")
    assert "Hablé con ella." in marta.text()
    assert marta.t("error-message-gone") in await marta.slash("moderate message", id="a\x00b")
    await marta.forge_form(f"c1:memberdone:{number}:quarantine", details=REASON)
    assert marta.t("member-done.quarantined", count=1) in marta.text()
    await marta.press("member", number, "release")
    await stage.engine.search.index(now=datetime.now(UTC))
    assert f"#{message_id}" in await marta.slash("moderate search", words="saturno")
    await marta.forge_form(f"c1:recorddone:{message_id}:remove", reason="spam", details="")
    await marta.press("case")
    await marta.forge(f"c1:member:{number}:removal")
    await marta.press("member", number, "ask")
    for command in ("board", "rings", "removals"):
        await marta.slash(f"moderate {command}")
    await marta.slash("moderate tree", id=str(message_id))
    shown = await staff(stage, "nuria").slash("audit")
    assert marta.t("audit-act.removal-asked") in shown
    assert (await stage.engine.audit_log.verify()).is_whole

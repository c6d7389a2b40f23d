"""What moderators see fits at its largest, in every language, and what others wrote harms nobody there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import discord
import pytest

from bot.i18n import Locale
from bot.ui import audit, moderate, moderate_boards, moderate_forms, moderate_messages
from bot.ui.ids import decode
from bot.ui.panel import Panel
from storage.domain.conduct import Received
from storage.domain.rings import Edge
from storage.domain.states import TreeState
from storage.services.audit_log import AuditPage, AuditView
from storage.services.conduct import ConductLine
from storage.services.records import (
    LAST,
    MOST_LINES,
    MOST_NOTES,
    MOST_REPORTS,
    Line,
    MemberRecord,
    MessageRecord,
    NoteView,
    Outcome,
    ReportLine,
    TreeRecord,
)
from storage.services.removals import MOST_PENDING, RemovalCounts, RemovalView
from storage.services.rings import RingMember, RingView
from storage.services.search import Hit, Hits
from storage.services.suspensions import SuspensionView
from tests.bot.samples import all_texts, faults, form_faults, words_on
from tests.hostile import harm_in

LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
BIG = 10**12
SNOWFLAKE = 9_223_372_036_854_775_807
HOSTILE = "@everyone [ven](https://x.example/) ```\u202e <@&7> discord.gg/abc *_~|`> # " + "Z\u0301" * 40
LONG = HOSTILE * 40


def line(number: int) -> Line:
    return Line(BIG + number, "p" * 36, BIG, 12, "assistant", "es", BIG, Outcome.HELD, LONG[:200], NOW)


def suspension(number: int) -> SuspensionView:
    return SuspensionView(number, BIG, 0, LONG[:500], SNOWFLAKE, NOW, NOW)


def removal(number: int) -> RemovalView:
    counts = {"messages": BIG, "below": BIG, "trees": BIG, "points": BIG, "removed": BIG}
    return RemovalView(BIG + number, BIG, 0, counts, SNOWFLAKE, NOW)


RECEIVED = Received(BIG, BIG, BIG, *[12_345.67] * 7)
MEMBER = MemberRecord(
    contributor_id=BIG,
    discord_id=SNOWFLAKE,
    name=HOSTILE,
    since=NOW,
    languages=("es", "en", "fr", "zh-Hant-TW"),
    contributions=BIG,
    is_newcomer=True,
    suspensions=tuple(map(suspension, range(30))),
    withdrawn_at=NOW,
    counts=dict.fromkeys(Outcome, BIG),
    reports=BIG,
    warnings=BIG,
    conduct=RECEIVED,
    notes=tuple(NoteView(each, 1, SNOWFLAKE, LONG[:1000], NOW) for each in range(MOST_NOTES)),
    note_count=BIG,
    last=tuple(map(line, range(LAST))),
    removal=removal(1),
    is_liftable=False,
    is_own=False,
)
MESSAGE = MessageRecord(
    id=BIG,
    public_id="p" * 36,
    tree_id=BIG,
    tree_public_id="q" * 36,
    tree_state=TreeState.HALTED_BY_MODERATOR,
    role="assistant",
    lang="zh-Hant-TW",
    text=LONG,
    author_id=BIG,
    author_discord_id=SNOWFLAKE,
    guild_discord_id=SNOWFLAKE,
    created_at=NOW,
    outcome=Outcome.OPEN,
    held_because=None,
    removed_with=BIG - 1,
    labels=dict.fromkeys(("spam", "quality", "toxicity", "pii", "fails_task"), (12.0, 30)),
    review_count=BIG,
    up=BIG,
    down=BIG,
    reports=tuple(ReportLine("other", LONG[:500], BIG, NOW) for _ in range(MOST_REPORTS)),
    report_count=BIG,
    revisions=BIG,
    path=tuple(map(line, range(40))),
    below=BIG,
    open_case=BIG,
    is_synthetic=True,
)
TREE = TreeRecord(
    id=BIG,
    public_id="q" * 36,
    lang="es",
    state=TreeState.PROMPT_LOTTERY_WAITING,
    goal_size=BIG,
    accepted=BIG,
    origin=None,
    created_at=NOW,
    changed_at=NOW,
    lines=tuple(map(line, range(MOST_LINES))),
    more=BIG,
)
HITS = Hits(
    tuple(
        Hit(
            *(BIG + each, "p" * 36, BIG, "zh-Hant-TW", "prompter", BIG, SNOWFLAKE, 1, Outcome.REJECTED, NOW),
            LONG[:300],
        )
        for each in range(moderate_messages.PAGE_HITS)
    ),
    1_000,
)
ENTRIES = AuditPage(
    tuple(
        AuditView(
            *(BIG + each, NOW, SNOWFLAKE, SNOWFLAKE, "setting.changed", "member:7", "zh-Hant-TW"),
            {
                "old": LONG,
                "new": [LONG],
                "until": NOW.isoformat(),
                "everywhere": True,
                "reason": LONG,
                "count": BIG,
            },
        )
        for each in range(10)
    ),
    BIG,
    {7: SNOWFLAKE},
)
RING = RingView(
    tuple(RingMember(BIG + each, SNOWFLAKE) for each in range(40)),
    tuple(Edge(BIG, BIG + each, BIG, BIG, 1e9, 1e-12) for each in range(20)),
    NOW,
    tuple(range(40)),
    True,
)
BOARD = tuple(
    ConductLine(BIG + each, BIG + each, SNOWFLAKE, HOSTILE, RECEIVED, True)
    for each in range(moderate_boards.PAGE_LINES)
)


def panels(t: Locale) -> dict[str, Panel]:
    """Every panel at its largest."""
    query = audit.AuditQuery(True, BIG, "member:7", SNOWFLAKE, "setting.changed")
    searched = moderate_messages.SearchQuery("ñ" * 18, "zh-Hant-TW", BIG, 10)
    return {
        "member": moderate.member_panel(t, MEMBER),
        "suspending": moderate.suspending_panel(t, MEMBER, is_everywhere=True),
        "setting aside": moderate.setting_aside_panel(t, MEMBER),
        "removal": moderate.removal_panel(t, MEMBER, RemovalCounts(BIG, BIG, BIG, BIG)),
        "removals": moderate.removals_panel(
            t, [removal(each) for each in range(MOST_PENDING)], own_id=SNOWFLAKE
        ),
        "one removal": moderate.one_removal_panel(t, removal(1), own_id=1),
        "message": moderate_messages.message_panel(t, MESSAGE),
        "removing": moderate_messages.removing_panel(t, MESSAGE),
        "tree": moderate_messages.tree_panel(t, TREE, page=13),
        "found": moderate_messages.found_panel(t, searched, HITS),
        "board": moderate_boards.board_panel(t, moderate_boards.BoardQuery(page=1_000), BOARD, has_more=True),
        "rings": moderate_boards.rings_panel(t, [RING] * 25),
        "audit": audit.page_panel(t, query, ENTRIES, is_everywhere=True),
        "entry": audit.entry_panel(t, ENTRIES.entries[0], action="c1:logged:log.1:1"),
        "single": audit.single_panel(t, ENTRIES.entries[0]),
    }


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("name", panels(all_texts()["es"]))
def test_every_panel_fits_at_its_largest_and_shows_hostile_texts_harmlessly(t: Locale, name: str) -> None:
    panel = panels(t)[name]
    assert faults(panel.with_note(t("member-done.suspended"))) == []
    assert harm_in(_without_our_own(words_on(panel))) == []


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("text", ["*" * 300, "`" * 300, "_" * 300, "\\" * 300, "://" * 100])
def test_a_search_is_answered_whatever_the_texts_are_that_it_finds(t: Locale, text: str) -> None:
    hits = Hits(tuple(replace(hit, excerpt=text) for hit in HITS.lines), 1_000)
    panel = moderate_messages.found_panel(t, moderate_messages.SearchQuery("hola"), hits)
    assert faults(panel.with_note("x" * 280)) == []
    assert all(f"#{hit.id}" in words_on(panel) for hit in hits.lines)


@pytest.mark.parametrize("t", LOCALES)
def test_an_erased_author_of_a_message_is_not_called_imported(t: Locale) -> None:
    nobody = replace(MESSAGE, author_id=None, author_discord_id=None)
    imported = words_on(moderate_messages.message_panel(t, nobody))
    erased = words_on(moderate_messages.message_panel(t, replace(nobody, text="", outcome=Outcome.ERASED)))
    assert t("record.imported") in imported
    assert t("record.erased-author") in erased
    assert t("record.imported") not in erased


@pytest.mark.parametrize("t", LOCALES)
def test_a_removal_of_one_message_alone_names_no_number(t: Locale) -> None:
    shown = words_on(moderate_messages.removing_panel(t, replace(MESSAGE, below=0)))
    assert re.findall(r"\d", shown) == []


def test_in_french_none_is_never_told_as_one() -> None:
    t = all_texts()["fr"]
    nothing = RemovalCounts(0, 0, 0, 0)
    for line_shown in words_on(moderate.removal_panel(t, MEMBER, nothing)).split("\n"):
        assert re.search(r"(?<![\w@])1(?!\w)", line_shown) is None
    for key in ("removal-state.done", "removal-state.running"):
        assert "0 message" in t(key, count=0)
    assert t("conversation.size", accepted=1, goal=2) == "1 message accepté sur 2"
    assert t("conversation.size", accepted=0, goal=2) == "0 message accepté sur 2"
    assert t("conversation.size", accepted=2, goal=3) == "2 messages acceptés sur 3"
    assert t("case.revisions", count=1) == "Le texte a été modifié une fois."


def _without_our_own(shown: str) -> str:
    """What is shown but for the members, channels and times that the panel itself names."""
    return re.sub(r"<(@|#)[0-9]+>|<t:[0-9]+:[A-Za-z]>", "", shown)


@pytest.mark.parametrize("t", LOCALES)
def test_every_outcome_state_and_act_has_its_words(t: Locale) -> None:
    for outcome in Outcome:
        assert moderate.outcome_text(t, outcome)
    for state in TreeState:
        assert moderate_messages.tree_state(t, state)
    for act in audit.ACTS:
        assert "`" not in audit.act_text(t, act)


@pytest.mark.parametrize("words", ["hola", "¿qué?", "'; DROP TABLE x", "日本語", "🎉" * 5])
def test_the_words_of_a_search_come_back_from_its_button_as_they_were(words: str) -> None:
    query = moderate_messages.SearchQuery(words, "es", 7, 10)
    assert query.action is not None
    action = decode(query.action)
    assert action is not None
    assert moderate_messages.SearchQuery.of(action) == query


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("what", moderate_forms.MEMBER_FORMS)
def test_the_forms_keep_to_discord_s_limits(t: Locale, what: str) -> None:
    assert form_faults(moderate_forms.member_form(t, BIG, what)) == []
    assert form_faults(moderate_forms.remove_form(t, BIG)) == []


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("what", moderate_forms.MEMBER_FORMS)
@pytest.mark.parametrize("text", ["no", "¿Qué?\n\u200b x", "🌾" * 9, ""])
@pytest.mark.parametrize("span", ["7", "0", "12", ":"])
def test_a_refused_form_opens_again_as_it_was_entered(t: Locale, what: str, text: str, span: str) -> None:
    """A choice that is not offered is left out; a text shorter than the form asks for is no filling too short."""
    custom_id = moderate_forms.reopening(BIG, what, moderate_forms.Entered(text, span))
    assert custom_id is not None
    action = decode(custom_id)
    assert action is not None
    again = moderate_forms.reopened(action)
    assert again == moderate_forms.Entered(text, span if span in moderate_forms.SPANS else "")
    form = moderate_forms.member_form(t, BIG, what, again)
    assert form_faults(form) == []
    (field,) = [each for each in form.walk_children() if isinstance(each, discord.ui.TextInput)]
    assert (field.default or "") == text
    assert not text or (field.min_length or 0) <= len(text)


@pytest.mark.parametrize("text", ["a" * 60, "🌾" * 20, "\ud83c"])
def test_what_does_not_fit_a_button_makes_none(text: str) -> None:
    assert moderate_forms.reopening(BIG, "warn", moderate_forms.Entered(text)) is None


@pytest.mark.parametrize(
    "custom_id",
    [
        "c1:memberform:7:note",
        "c1:memberform:7:note:7",
        "c1:memberform:7:note::A",
        "c1:memberform:7:note::_w",
        "c1:memberform:7:note:x:ñ",
    ],
)
def test_a_button_without_a_text_opens_an_empty_form(custom_id: str) -> None:
    action = decode(custom_id)
    assert action is None or moderate_forms.reopened(action).text == ""

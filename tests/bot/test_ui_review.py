"""Every panel and form of a case, of notices and of appeals is one Discord takes, whatever is written in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest

from bot.i18n import Locale
from bot.ui import case_forms, case_queue, forms, limits, notices, reporting, screens
from bot.ui import review as ui
from bot.ui.case_filter import Filter
from bot.ui.panel import Panel
from bot.ui.reasons import quoted
from storage.domain.appeals import Appealable, AppealKind, WhyAppealed
from storage.domain.cases import MARKS, CaseOutcome, CaseReason, Hold
from storage.domain.errors import CaseTaken, MemberSuspended
from storage.domain.kinds import Kind, Role
from storage.domain.labels import LABELS
from storage.domain.notices import NoticeKind, NoticeView
from storage.domain.states import TreeState
from storage.domain.views import Submitted
from storage.services.cases import AuthorRecord, CaseMessage, CaseReport, CaseView
from storage.services.suspensions import SuspensionView
from tests.bot.samples import BIG_ID, LONG, TEXTS, all_texts, es, faults, form_faults, payload, words_on
from tests.hostile import HOSTILE, harm_in

LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]
AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CHOSEN = Filter("pt-BR", CaseReason.DISAGREEMENT)
SNOWFLAKE = (1 << 63) - 1

SUSPENSION = SuspensionView(1, BIG_ID, 0, "spam", SNOWFLAKE, AT, AT)
AUTHOR = AuthorRecord(BIG_ID, SNOWFLAKE, 41, 41, 17, 15, 1, 2, 3, (SUSPENSION,), AT, is_newcomer=True)


FACTS: dict[str, Any] = {
    "flagged_out": {"reports": 12},
    "flood": {"alike": 9},
    "halted": {"skips": 40, "message_id": 3},
    "pasted": {"phrases": ["as an AI"] * 5, "speed": 240},
    "duplicate": {"of": BIG_ID, "likeness": 97},
    "ring": {"members": list(range(200)), "links": []},
    "report": {"reported_for": ["spam"]},
}


def conversation(text: str, length: int = 3) -> tuple[CaseMessage, ...]:
    roles = (Role.PROMPTER, Role.ASSISTANT)
    made = [
        CaseMessage(number, f"public-{number}", roles[number % 2], text, 7, False, False)
        for number in range(length)
    ]
    return (*made[:-1], replace(made[-1], is_target=True))


def a_case(text: str = TEXTS["plain"], *, length: int = 3, **changes: Any) -> CaseView:
    shown = conversation(text, length)
    values: dict[str, Any] = {
        "id": 214,
        "reasons": (CaseReason.REPORT,),
        "facts": {},
        "marks": (),
        "opened_at": AT,
        "leased_until": AT,
        "left": 17,
        "lang": "es",
        "guild_discord_id": 1,
        "message": shown[-1],
        "conversation": shown,
        "replies": 1,
        "below": 0,
        "labels": {"spam": (0.0, 3), "fails_task": (2.0, 3), "quality": (1.5, 3)},
        "reviews": 3,
        "reviews_accepting": 2,
        "review_result": True,
        "reports": (CaseReport(SNOWFLAKE, "copied_from_ai", "Lo he visto en otra web.", AT),),
        "author": AUTHOR,
        "tree_id": 3,
        "tree_state": TreeState.GROWING,
        "may_stop": True,
        "is_deleted": False,
        "held_because": None,
        "revisions": 0,
        "appeal": None,
    }
    return CaseView(**values | changes)


def everything(text: str) -> dict[str, Any]:
    """As much as a case can have."""
    return {
        "id": BIG_ID,
        "facts": FACTS,
        "reasons": tuple(reason for reason in CaseReason if reason is not CaseReason.APPEAL),
        "marks": MARKS,
        "left": 100,
        "below": 4000,
        "labels": dict.fromkeys(LABELS, (20.0, 99)),
        "reviews": 99,
        "reports": tuple(CaseReport(SNOWFLAKE, "hate_speech", text, AT) for _ in range(12)),
        "revisions": 12,
        "appeal": text,
    }


def cases() -> Iterator[CaseView]:
    for text in TEXTS.values():
        yield a_case(text)
        yield a_case(text, length=20, **everything(text))
        yield a_case(text, **everything(text) | {"reasons": (CaseReason.APPEAL,), "is_deleted": True})
    for held in (None, *Hold):
        yield a_case(held_because=held, is_deleted=True)
    for state in TreeState:
        yield a_case(tree_state=state)
    about: dict[str, Any] = {
        "message": None,
        "conversation": (),
        "lang": "",
        "tree_id": None,
        "tree_state": None,
    }
    for reason in (CaseReason.RING, CaseReason.APPEAL):
        yield a_case(reasons=(reason,), labels={}, reviews=0, reports=(), **about)
    yield a_case(author=None, labels={}, reviews=0, reports=())
    yield a_case(author=replace(AUTHOR, discord_id=None, decided=0, suspensions=()))


def checked(*panels: Panel) -> None:
    for panel in panels:
        assert faults(panel) == []
        assert faults(panel.with_note("x" * 280)) == []


@pytest.mark.parametrize("t", LOCALES)
def test_a_case_fits_whatever_is_in_it(t: Locale) -> None:
    for case, chosen in product(cases(), (Filter(), CHOSEN)):
        for page in (0, 1, 7):
            panel = ui.case_panel(t, case, chosen, page=page)
            checked(panel)
            assert len(panel.with_note("x" * 280).embeds) == len(panel.embeds) + 1, "there was no room"


GROWING = ("*" * 4000, "_" * 4000, "`" * 4000, "\\" * 4000, "||~~" * 1000, "://" * 1300, "@here " * 700)
"""Texts that are longer once they are made harmless."""


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("text", GROWING, ids=lambda text: text[:4])
def test_what_members_write_cannot_make_a_case_too_long_to_be_shown(t: Locale, text: str) -> None:
    for reports, appeal in product((0, 1, 5, 6, 50), (None, text)):
        told = tuple(CaseReport(SNOWFLAKE, f"other: {text}", text, AT) for _ in range(reports))
        case = a_case(text, **everything(text) | {"reports": told, "appeal": appeal})
        panel = ui.case_panel(t, case, CHOSEN)
        checked(panel)
        assert len(panel.with_note("x" * 280).embeds) == len(panel.embeds) + 1, "there was no room"
        shown = panel.embeds[0].description or ""
        assert limits.length(shown) <= ui.TOP_UNITS
        listed = sum(line.startswith("🚩 <@") for line in shown.split("\n"))
        assert (listed > 0) == (reports > 0)
        assert listed == reports or t("case.more-reports", count=reports - listed) in shown


@pytest.mark.parametrize("text", [*TEXTS.values(), *GROWING, *HOSTILE])
def test_quoted_words_keep_to_their_room_once_they_are_harmless(text: str) -> None:
    for units in (40, 41, 160, 600):
        shown = quoted(text, units)
        assert limits.length(shown) <= units
        assert harm_in(shown) == []
        cut = shown.removesuffix("…")
        assert (len(cut) - len(cut.rstrip("\\"))) % 2 == 0, "a backslash would act on what comes next"


@pytest.mark.parametrize("t", LOCALES)
def test_a_message_without_replies_goes_alone_and_no_number_says_so(t: Locale) -> None:
    shown = words_on(ui.removing_panel(t, a_case(below=0), CHOSEN))
    assert re.findall(r"\d", shown) == []
    assert shown != words_on(ui.removing_panel(t, a_case(below=1), CHOSEN))
    assert "7" in words_on(ui.removing_panel(t, a_case(below=7), CHOSEN))


@pytest.mark.parametrize("t", LOCALES)
def test_an_erased_author_is_not_called_imported(t: Locale) -> None:
    imported, erased, member = (
        words_on(ui.case_panel(t, a_case(author=None, **changes), CHOSEN))
        for changes in (
            {},
            {"message": replace(conversation("")[-1], author_id=None), "conversation": conversation("")},
            {"message": None, "conversation": (), "lang": "", "reasons": (CaseReason.RING,)},
        )
    )
    assert t("case.no-author") in imported
    for shown in (erased, member):
        assert t("case.author-erased") in shown
        assert t("case.no-author") not in shown


@pytest.mark.parametrize("t", LOCALES)
def test_what_is_asked_and_said_about_a_case_fits(t: Locale) -> None:
    for case in (a_case(), a_case(LONG, length=1, **everything(LONG))):
        checked(
            ui.removing_panel(t, case, CHOSEN),
            ui.backing_panel(t, case, CHOSEN),
            ui.author_panel(t, case, CHOSEN, note="x" * 280),
            ui.author_panel(t, case, CHOSEN, [SUSPENSION, replace(SUSPENSION, until=None)]),
        )
    for outcome, can_undo in product(CaseOutcome, (False, True)):
        checked(ui.decided_panel(t, BIG_ID, outcome.value, CHOSEN, can_undo=can_undo))
    for text in TEXTS.values():
        for form in ("edit", "warn", "suspend1", "suspend7", "suspend0", "remove"):
            assert faults(case_forms.refused_panel(t, "x" * 280, text, BIG_ID, form, CHOSEN)) == []


@pytest.mark.parametrize("t", LOCALES)
def test_the_queue_fits(t: Locale) -> None:
    for count, langs in product(
        (0, 1, 1000), ((), ("es",), ("es", "en", "fr"), tuple("abcdefghijklmnopqrstuvwxyz"))
    ):
        waiting = case_queue.Waiting(dict.fromkeys(CaseReason, count), langs)
        for chosen in (Filter(), CHOSEN, Filter("es")):
            checked(case_queue.queue_panel(t, waiting, chosen, is_empty=not count))


@pytest.mark.parametrize("t", LOCALES)
def test_every_form_of_a_case_is_one_discord_takes(t: Locale) -> None:
    for text in TEXTS.values():
        case = a_case(text)
        assert case.message is not None
        if case.message and ui.can_be_edited(case.message.text):
            assert form_faults(case_forms.edit_form(t, case.id, case.message.text, CHOSEN)) == []
    assert form_faults(case_forms.remove_form(t, BIG_ID, CHOSEN)) == []
    for what in ("warn", "suspend1", "suspend7", "suspend0"):
        assert form_faults(case_forms.member_form(t, BIG_ID, what, CHOSEN)) == []
    assert form_faults(forms.flag_form(BIG_ID, t)) == []
    for kind in AppealKind:
        assert form_faults(notices.appeal_form(t, kind.value, BIG_ID)) == []


def notice(kind: NoticeKind, text: str, **facts: Any) -> NoticeView:
    return NoticeView(1, kind, facts, AT, text[:120] or None, BIG_ID)


@pytest.mark.parametrize("t", LOCALES)
def test_notices_fit_and_say_why(t: Locale) -> None:
    for kind, text in product(NoticeKind, TEXTS.values()):
        for facts in ({}, {"reason": text}, {"reason": "spam", "until": AT.isoformat(), "suspension": 7}):
            one = notice(kind, text, **facts)
            checked(
                notices.dm_panel(t, one, server=text),
                notices.news_panel(t, [one] * 8, leads_on=True),
                notices.news_panel(t, [replace(one, message_id=None)], leads_on=False),
                notices.with_news(screens.enough_panel(t, today=1), t, [one] * 8),
            )
            if notices.is_short(t, [one]):
                assert len(notices.news_text(t, [one])) <= notices.NOTE_UNITS


@pytest.mark.parametrize("t", LOCALES)
def test_appeals_fit(t: Locale) -> None:
    found = [
        Appealable(f"message:{BIG_ID - number}", AppealKind.MESSAGE, why, AT, text[:120], text)
        for number, (why, text) in enumerate(product(WhyAppealed, TEXTS.values()))
    ]
    checked(notices.appeals_panel(t, found), notices.appeals_panel(t, ()), notices.appealed_panel(t))
    assert faults(notices.unappealed_panel(t, "x" * 280, LONG, again="c1:appeal:message:1")) == []
    checked(reporting.reported_panel(t, is_new=True), reporting.unreported_panel(t, "x", BIG_ID))


@pytest.mark.parametrize("t", LOCALES)
def test_a_suspended_member_reads_until_when_and_why_and_can_appeal(t: Locale) -> None:
    for until, reason in product((None, AT), ("", "spam", "spam: en tres canales", *TEXTS.values())):
        panel = screens.error_panel(t, MemberSuspended(until=until, reason=reason))
        assert faults(panel) == []
        assert "appeal" in str(panel.rows)
    panel = screens.error_panel(t, MemberSuspended(until=AT, reason="spam"))
    assert f"<t:{int(AT.timestamp())}:F>" in words_on(panel)
    assert t("report-spam") in words_on(panel)


@pytest.mark.parametrize("t", LOCALES)
def test_who_has_a_case_is_named_without_being_called(t: Locale) -> None:
    panel = screens.error_panel(t, CaseTaken(by=SNOWFLAKE, until=AT))
    assert f"<@{SNOWFLAKE}>" in words_on(panel)
    assert f"<t:{int(AT.timestamp())}:R>" in words_on(panel)
    assert payload(panel)["allowed_mentions"]["parse"] == []


def test_members_words_on_a_case_are_words() -> None:
    t = all_texts()["es"]
    nasty = "@everyone [aquí](https://example.org) **gordo** `x` discord.gg/abc"
    case = a_case(
        nasty, reports=(CaseReport(1, "spam", nasty, AT),), appeal=nasty, reasons=(CaseReason.APPEAL,)
    )
    shown = words_on(ui.case_panel(t, case, Filter()))
    assert "@everyone" not in shown
    assert "](" not in shown
    assert "discord.gg" not in shown


def test_what_the_bot_noticed_is_said_in_words() -> None:
    t = all_texts()["es"]
    shown = words_on(ui.case_panel(t, a_case(facts=FACTS), Filter()))
    assert t("case-fact.speed", count=240) in shown
    assert t("case-fact.likeness", percent=97, number=str(BIG_ID)) in shown
    strange = {"pasted": ["?"], "duplicate": {"of": "x"}, "ring": None, "flood": {"alike": True}}
    assert words_on(ui.case_panel(t, a_case(facts=strange), Filter())) == words_on(
        ui.case_panel(t, a_case(), Filter())
    )


@pytest.mark.parametrize("t", LOCALES)
def test_whoever_wrote_a_text_that_waits_for_a_moderator_is_told_so(t: Locale) -> None:
    done = Submitted(Kind.ASSISTANT_REPLY, "es", 40, 1, 1, 3, is_held=True)
    panel = screens.thanks_panel(t, done)
    assert faults(panel) == []
    assert t("thanks-held") in words_on(panel)


def test_only_what_can_be_done_is_offered() -> None:
    t = all_texts()["es"]

    def acts(case: CaseView) -> list[str]:
        rows = ui.case_panel(t, case, Filter()).rows
        ids = [item.action.split(":") for row in rows for item in row]
        return [parts[3] for parts in ids if parts[1] == "case"]

    assert acts(a_case())[:5] == ["keep", "edit", "backing", "halt", "remove"]
    assert "removing" in acts(a_case(below=2))
    assert acts(a_case(held_because=Hold.RAID, is_deleted=True, reviews=0))[:3] == ["keep", "edit", "remove"]
    assert acts(a_case(is_deleted=True))[:2] == ["restore", "out"]
    assert acts(a_case(reasons=(CaseReason.APPEAL, CaseReason.REPORT)))[:2] == ["grant", "deny"]
    assert "restart" in acts(a_case(tree_state=TreeState.HALTED_BY_MODERATOR))
    assert "halt" not in acts(a_case(may_stop=False))
    assert "author" not in acts(a_case(author=None))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_does_no_harm_on_a_case(text: str) -> None:
    panel = ui.case_panel(es(), a_case(text, **everything(text)), Filter())
    assert faults(panel) == []
    for made in panel.embeds:
        for part in (made.title, made.description, made.author.name, *(field.value for field in made.fields)):
            assert [each for each in harm_in(part or "") if not each.startswith(("<t:", "<@"))] == []

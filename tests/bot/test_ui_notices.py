"""What members are told of decisions about them: the right number, why, and what they can do about it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.i18n import Locale
from bot.ui import limits, notices, screens
from bot.ui.panel import Select
from storage.domain.appeals import MOST_COUNTED, Appealable, AppealKind, WhyAppealed
from storage.domain.cases import CaseOutcome
from storage.domain.errors import MemberSuspended
from storage.domain.notices import NoticeKind, NoticeView
from storage.services.closing import UPHELD
from storage.services.notices import TAKEN_AT_ONCE
from tests.bot.samples import all_texts, buttons, es, faults, words_on

LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]
AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = f"<t:{int(AT.timestamp())}:F>"


def notice(kind: NoticeKind, *, message_id: int | None = None, **facts: Any) -> NoticeView:
    return NoticeView(1, kind, facts, AT, None, message_id)


def appealable(number: int) -> Appealable:
    return Appealable(f"message:{number}", AppealKind.MESSAGE, WhyAppealed.REMOVED, AT, "Un texto.")


@pytest.mark.parametrize("t", LOCALES)
def test_many_texts_taken_out_at_once_are_counted_and_lead_to_the_list(t: Locale) -> None:
    told = [notices.notice_text(t, notice(NoticeKind.REMOVED, messages=count)) for count in (1, 2, 37)]
    assert len(set(told)) == 3
    assert "37" in told[2]
    assert t("notice-removed") != told[2]
    panel = notices.dm_panel(t, notice(NoticeKind.REMOVED, messages=37), server="Comunidad")
    assert faults(panel) == []
    assert buttons(panel)["appeal:all"].label == t("button-appeals")


def test_one_text_leads_to_its_own_form_and_several_notices_to_numbered_buttons() -> None:
    t = es()
    one = notice(NoticeKind.REMOVED, message_id=12)
    assert list(buttons(notices.dm_panel(t, one))) == ["appeal:message:12"]
    several = [one, notice(NoticeKind.REMOVED, messages=5), notice(NoticeKind.SUSPENDED, suspension=3)]
    found = buttons(notices.news_panel(t, several, leads_on=False))
    assert {action: button.label for action, button in found.items()} == {
        "appeal:message:12": t("button-appeal-number", number=1),
        "appeal:all": t("button-appeals"),
        "appeal:suspension:3": t("button-appeal-number", number=3),
    }


@pytest.mark.parametrize("t", LOCALES)
def test_a_list_that_is_cut_says_how_many_more_there_are(t: Locale) -> None:
    full = [appealable(number) for number in range(1, limits.SELECT_OPTIONS + 1)]
    for more in (1, 13, MOST_COUNTED):
        panel = notices.appeals_panel(t, full, more=more)
        assert faults(panel) == []
        assert t("appeals-more", count=more) in words_on(panel)
        (select,) = (item for row in panel.rows for item in row)
        assert isinstance(select, Select)
        assert len(select.options) == limits.SELECT_OPTIONS
    assert "13" in t("appeals-more", count=13)
    assert words_on(notices.appeals_panel(t, full)) == f"{t('appeals.title')}\n{t('appeals.text')}"


@pytest.mark.parametrize("t", LOCALES)
def test_a_reporter_hears_what_was_done_and_not_always_that_it_was_taken_out(t: Locale) -> None:
    told = {
        outcome: notices.notice_text(t, notice(NoticeKind.REPORT_UPHELD, message_id=3, outcome=outcome.value))
        for outcome in UPHELD
    }
    removed = t("notice-report-upheld")
    assert told[CaseOutcome.REMOVED] == told[CaseOutcome.DENIED] == removed
    others = [told[each] for each in (CaseOutcome.EDITED, CaseOutcome.SENT_BACK, CaseOutcome.HALTED)]
    assert len({removed, *others}) == 4
    assert notices.notice_text(t, notice(NoticeKind.REPORT_UPHELD, outcome="settled")) == removed
    assert notices.notice_text(t, notice(NoticeKind.REPORT_UPHELD)) == removed


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("kind", NoticeKind)
def test_news_tell_of_every_notice_however_long_the_reasons_are(t: Locale, kind: NoticeKind) -> None:
    stars = "*" * 480
    told = [
        NoticeView(
            number, kind, {"reason": reason, "until": AT.isoformat()}, AT, stars[:120], 10**18 + number
        )
        for number, reason in enumerate((stars, f"personal_data: {stars}") * (TAKEN_AT_ONCE // 2))
    ]
    for panel in (
        notices.news_panel(t, told, leads_on=True),
        notices.with_news(screens.enough_panel(t, today=1), t, told),
    ):
        assert faults(panel) == []
        shown = words_on(panel)
        assert shown.count(notices.ICON) == TAKEN_AT_ONCE
        assert shown.count("> \\*") == TAKEN_AT_ONCE, "each shows the text that it is about"
    alone = notices.notice_text(t, told[0])
    assert alone.count("\\*") > 250, "a notice by itself says more"


def test_a_day_is_said_with_its_article() -> None:
    t = es()
    suspended = notice(NoticeKind.SUSPENDED, until=AT.isoformat())
    assert f"hasta el {DAY}" in notices.notice_text(t, suspended)
    assert f"el {DAY}" in notices.notice_text(t, notice(NoticeKind.ERASURE_SOON, until=AT.isoformat()))
    assert f"hasta el {DAY}" in words_on(screens.error_panel(t, MemberSuspended(until=AT)))

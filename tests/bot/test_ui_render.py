"""Every panel and form, of every kind, in every state, in every shipped language, is one Discord takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest

from bot.i18n import Locale
from bot.ui import forms, screens
from bot.ui.tasks import message_panel, task_panel
from storage.domain.errors import CollectionError, NothingAvailable, Reason
from storage.domain.kinds import Family, Kind
from storage.domain.views import Availability, Draft, Submitted
from tests.bot.samples import (
    BIG_ID,
    LONG,
    TEXTS,
    all_texts,
    availability,
    drafts,
    faults,
    form_faults,
    simple_drafts,
    task,
)

LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]
LONGEST = ("plain", "huge", "unbroken", "emoji", "open code", "mentions", "empty")
TERMS: dict[str, Any] = {"licence": "CC-BY-4.0", "age": 16, "contact": ""}
MANY = (
    *(
        "es",
        "en",
        "fr",
        "ca",
        "eu",
        "gl",
        "pt-BR",
        "de",
        "it",
        "nl",
        "sv",
        "da",
        "nb",
        "fi",
        "pl",
        "cs",
        "sk",
    ),
    *("hu", "ro", "bg", "el", "tr", "ru", "uk", "ar", "he", "fa", "hi", "zh", "ja", "ko", "xx"),
)


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("kind", Kind)
def test_a_task_fits_whatever_is_written_in_it(t: Locale, kind: Kind):
    # What is written does not depend on the language; lengths that do are met by the longest texts.
    for text in TEXTS.values() if t.code == "es" else [TEXTS[name] for name in LONGEST]:
        view = task(kind, text)
        for draft in drafts(kind, text, 3):
            shown = task_panel(task(kind, text, draft=draft, is_resumed=True), t)
            assert faults(shown) == []
            assert faults(shown.with_note("x" * 280)) == []
            assert len(shown.with_note("x" * 280).embeds) == len(shown.embeds) + 1, "there was no room"
        for message in (*view.conversation, *view.options):
            assert faults(message_panel(view, message, t).with_note("x" * 280)) == []


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.info.family is not Family.RANK])
def test_a_conversation_of_twenty_messages_fits(t: Locale, kind: Kind):
    for text, page in product((LONG, "a", TEXTS["emoji"]), (0, 2, 6)):
        assert faults(task_panel(task(kind, text, length=20, draft=Draft(page=page)), t)) == []


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.info.family is Family.RANK])
@pytest.mark.parametrize("options", [2, 6, 7, 30])
def test_any_number_of_options_fits(t: Locale, kind: Kind, options: int):
    for text in ("a", LONG, TEXTS["emoji"], TEXTS["open code"], TEXTS["fences"]):
        for draft in drafts(kind, text, options):
            assert faults(task_panel(task(kind, text, options=options, length=6, draft=draft), t)) == []


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("kind", Kind)
def test_every_form_is_one_discord_takes(t: Locale, kind: Kind):
    for text in TEXTS.values():
        for draft in list(drafts(kind, text, 3))[2:]:
            view = task(kind, text, draft=draft, max_text_length=4000)
            assert form_faults(forms.write_form(view, t)) == []
            if kind.info.family is Family.LABEL:
                assert form_faults(forms.core_form(view, t)) == []
                assert form_faults(forms.nuances_form(view, t)) == []
    assert form_faults(forms.report_form(BIG_ID, BIG_ID, t, in_message_panel=True)) == []


LABELLED = [kind for kind in Kind if kind.info.family is Family.LABEL]


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("kind", LABELLED)
def test_a_quick_review_fits_whatever_is_written_in_it(t: Locale, kind: Kind):
    for text in [TEXTS[name] for name in LONGEST]:
        for draft in simple_drafts(kind):
            view = task(kind, text, draft=draft, is_simple=True, is_resumed=True, bonus_percent=150)
            shown = task_panel(view, t)
            assert faults(shown) == []
            assert faults(shown.with_note("x" * 280)) == []
            assert len(shown.with_note("x" * 280).embeds) == len(shown.embeds) + 1, "there was no room"
            assert form_faults(forms.core_form(view, t)) == []


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("kind", Kind)
def test_a_task_that_is_worth_more_or_less_fits(t: Locale, kind: Kind):
    for percent, draft in product((50, 150, 200, 999), drafts(kind, LONG, 3)):
        assert faults(task_panel(task(kind, LONG, draft=draft, bonus_percent=percent), t)) == []


@pytest.mark.parametrize("t", LOCALES)
def test_every_language_has_a_form_for_texts_in_every_other(t: Locale):
    for lang in MANY:
        view = task(Kind.LABEL_ASSISTANT_REPLY)
        named = replace(view, lang=lang)
        assert form_faults(forms.core_form(named, t)) == []
        assert form_faults(forms.core_form(replace(named, is_simple=True), t)) == []
        assert form_faults(forms.write_form(named, t)) == []


@pytest.mark.parametrize("t", LOCALES)
def test_the_way_in_is_one_discord_takes(t: Locale):
    for renewed in (False, True):
        assert faults(screens.terms_panel(t, **TERMS, renewed=renewed)) == []
    assert faults(screens.terms_panel(t, licence="L" * 100, age=18, contact="c" * 200)) == []
    assert faults(screens.terms_full_panel(t, licence="L" * 100, age=18, contact="c" * 200)) == []
    assert faults(screens.declined_panel(t)) == []
    for offered, chosen, suggested in (
        (MANY, (), "es"),
        (MANY, MANY, None),
        (("es",), ("de",), "fr"),
        ((), (), None),
        (MANY[:3], ("es",), "es"),
    ):
        panel = screens.languages_panel(
            t,
            offered,
            chosen,
            suggested,
            interfaces=tuple(all_texts()),
            interface=t.code,
            time_zone="America/Argentina/Buenos_Aires",
        )
        assert faults(panel) == []
        assert faults(panel.with_note(t("time-zone-chosen", zone="x" * 60))) == []
        assert faults(screens.languages_panel(t, offered, chosen, suggested)) == []


@pytest.mark.parametrize("t", LOCALES)
def test_everything_around_a_task_is_one_discord_takes(t: Locale):
    none = Availability((), {})
    offers = [availability(count, bonus_percent=percent) for count in (0, 38, 100) for percent in (50, 150)]
    shown = [screens.tasks_panel(t, found) for found in (*offers, none)]
    for kind, points, today in product(Kind, (0, 1, 40), (1, 7)):
        for repeat, late, streak in product((False, True), (False, True), (1, 12)):
            done = Submitted(kind, "es", points, today, streak, today, is_repeat=repeat, was_late=late)
            shown.append(screens.thanks_panel(t, done))
    for wanted, reason, waiting in product((*Kind, None), Reason, (0, 1, 1320)):
        needed = Kind.LABEL_ASSISTANT_REPLY if waiting else None
        error = NothingAvailable(
            wanted, reason, waiting=waiting, limit=waiting, minutes=waiting, needed=needed
        )
        shown += [screens.nothing_panel(t, error, found) for found in (availability(), none, None)]
        shown.append(screens.error_panel(t, error))
    for family, task_id in product((*Family, None), (BIG_ID, None)):
        shown.append(screens.guide_panel(t, family, task_id=task_id))
    shown += [screens.enough_panel(t, today=today, streak=today) for today in (0, 1, 1320)]
    shown += [
        screens.lost_text_panel(t, text, task_id=BIG_ID).with_note("x" * 280) for text in TEXTS.values()
    ]
    shown += [screens.help_panel(t), screens.help_panel(t, mentions={"work": "</trabajar:1>", "x": "y"})]
    shown += [screens.old_button_panel(t), screens.points_panel(t)]
    for panel in shown:
        assert faults(panel) == []


FACTS: dict[str, Any] = {
    "length": 4000,
    "least": 1,
    "most": 1_000_000_000,
    "days": 1825,
    "schedule": "* * * * *",
    "limit": 2000,
    "label": "spam",
    "language": "de",
    "code": "0123abcd",
    "languages": "es",
    "zone": "@everyone " * 1000,
    "reason": "kind",
    "name": "max_tasks",
    "value": "x" * 64,
    "expected": "number",
    "low": 0,
    "high": 1_000_000,
    "detail": "x" * 300,
    "by": 10**18 - 1,
    "until": datetime(2026, 3, 4, 12, 0, tzinfo=UTC),
    "when": datetime(2026, 3, 4, 12, 0, tzinfo=UTC),
    "role": "<@&999999999999999999>",
    "what": "skip",
    "minutes": 59,
    "hours": 8760,
    "server": "@everyone " * 10,
    "known": "yes",
}
DEAD_ENDS = (
    *("error-suspended", "error-not-restorable", "error-rule", "error-nothing-stored"),
    "error-only-in-servers",
)
"""After these there is nothing to press."""


def errors_below(error: type[CollectionError]) -> set[str]:
    return {error.key}.union(*map(errors_below, error.__subclasses__()))


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize(
    "key",
    sorted(
        errors_below(CollectionError)
        | set(screens.AFTER_ERROR)
        | {"error-text-long", "error-text-no-words", "error-label-unknown", "error-label-missing"}
        | {"error-unknown-time-zone"}
    ),
)
def test_every_error_has_a_sentence_and_a_way_out(t: Locale, key: str):
    for task_id in (None, BIG_ID):
        panel = screens.error_panel(t, CollectionError(key, **FACTS), task_id=task_id)
        assert faults(panel) == []
        assert panel.rows or key in DEAD_ENDS

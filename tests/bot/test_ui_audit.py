"""What the audit log says of an act is words: no names of settings, no ids, no names of the storage."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.i18n import Locale
from bot.ui import audit
from bot.ui.config import setting_name
from bot.ui.review import mark_name
from storage.domain.cases import MARKS
from storage.domain.server_settings import REGISTRY, Shape
from storage.services.audit_log import AuditPage, AuditView
from tests.bot.samples import all_texts, es, faults, words_on

LOCALES = [pytest.param(t, id=t.code) for t in all_texts()]
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ROLE, CHANNEL = 1_234_567_890_123_456_789, 987_654_321_987_654_321

WRITTEN: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("case.removed", "message:12", {"case": 11, "reason": "spam: por todas partes"}),
    ("case.halted", "tree:3", {"case": 11, "message": 12}),
    ("case.marked", "message:12", {"case": 11, "mark": "harmless", "is_set": True}),
    ("case.marked", "message:12", {"case": 11, "mark": "spam", "is_set": False}),
    ("case.undone", "message:12", {"case": 11, "outcome": "removed"}),
    ("case.settled", "member:7", {"case": 11}),
    ("member.warned", "member:7", {"message": 12}),
    ("member.suspended", "member:7", {"until": NOW.isoformat(), "suspension": 5, "everywhere": True}),
    ("member.suspended", "member:7", {"suspension": 5, "everywhere": False}),
    ("member.lifted", "member:7", {}),
    ("member.quarantined", "member:7", {"reason": "Copia de otra web."}),
    ("removal.asked", "removal:4", {"member": 7, "messages": 1}),
    ("removal.done", "removal:4", {"member": 7, "messages": 12}),
    ("erasure.done", "member:7", {"messages": 12, "below": 3}),
    ("export.made", "bot:", {"trees": 40}),
    ("tombstones.applied", "bot:", {"members": 2, "messages": 1}),
    ("search.done", "search", {"hits": 9}),
    ("raid.on", "setting:raid", {"texts": 31}),
    ("raid.on", "setting:raid", {"old": "auto", "new": "on"}),
)
"""What the services write, one of each."""
VALUES: dict[Shape, Any] = {
    Shape.LANGUAGES: ["es", "fr"],
    Shape.ROLE: ROLE,
    Shape.ROLES: {"es": ROLE, "fr": ROLE},
    Shape.CHANNEL: CHANNEL,
    Shape.NUMBER: 30,
    Shape.TIME_ZONE: "Europe/Madrid",
    Shape.LOCALE: "fr",
    Shape.LICENCE: "CC0-1.0",
    Shape.AGES: {"es": 14},
}
"""A value of each kind, as it is stored."""
STRANGE: tuple[Any, ...] = ("?", 3, 2.5, True, ["es", 3], {"es": "x"}, {"es": None}, [], {}, "ñ" * 900)


def entry(act: str, subject: str, **details: Any) -> AuditView:
    return AuditView(9, NOW, ROLE, CHANNEL, act, subject, "", details)


def shown(t: Locale, one: AuditView) -> str:
    """The entry as /audit and as a log channel show it."""
    page = audit.page_panel(t, audit.AuditQuery(), AuditPage((one,), None, {}), is_everywhere=False)
    post = audit.entry_panel(t, one, action="c1:logged:log.1:9")
    assert faults(page) == faults(post) == []
    return f"{words_on(page)}\n{words_on(post)}"


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize(("act", "subject", "details"), WRITTEN)
def test_every_act_is_told_in_words(t: Locale, act: str, subject: str, details: dict[str, Any]) -> None:
    said = shown(t, entry(act, subject, **details))
    assert act in audit.ACTS
    assert "`" not in said
    assert not any(f"{name}=" in said for name in details)
    assert "11" not in said, "the number of a closed case says nothing to anybody"


@pytest.mark.parametrize("t", LOCALES)
@pytest.mark.parametrize("name", REGISTRY)
def test_a_setting_is_called_as_in_its_panel_and_so_is_its_value(t: Locale, name: str) -> None:
    setting = REGISTRY[name]
    value = setting.choices[0] if setting.choices else VALUES[setting.shape]
    said = shown(t, entry("setting.changed", f"setting:{name}", old=None, new=value))
    assert f"**{setting_name(t, name)}**" in said
    assert f"{t('audit-detail.nothing')} → " in said
    assert "`" not in said
    assert name not in said or name in setting_name(t, name).casefold() or "_" not in name


def test_values_are_those_of_the_settings_panel() -> None:
    t = es()
    assert "nada → español y francés" in shown(
        t, entry("setting.changed", "setting:languages", new=["es", "fr"])
    )
    assert f"<@&{ROLE}>" in shown(t, entry("setting.changed", "setting:moderator_role", new=ROLE))
    assert f"<#{CHANNEL}>" in shown(t, entry("setting.changed", "setting:log_channel", new=CHANNEL))
    assert "automático → siempre" in shown(t, entry("raid.on", "setting:raid", old="auto", new="on"))


@pytest.mark.parametrize("name", [*REGISTRY, "gone_since", ""])
def test_what_is_no_value_of_a_setting_is_shown_as_it_is_stored(name: str) -> None:
    for value in STRANGE:
        assert " → " in shown(es(), entry("setting.changed", f"setting:{name}", old=value, new=value))


@pytest.mark.parametrize("t", LOCALES)
def test_a_mark_and_what_was_undone_are_named(t: Locale) -> None:
    for mark in MARKS:
        assert mark_name(t, mark) in shown(t, entry("case.marked", "message:12", mark=mark, is_set=True))
    said = shown(t, entry("case.undone", "message:12", outcome="restored"))
    assert t("audit-more.undone", act=t("audit-act.case-restored")) in said


def test_one_is_said_in_the_singular() -> None:
    t = es()
    assert "1 mensaje ·" in shown(t, entry("removal.done", "removal:4", messages=1, reason="spam"))
    assert "12 mensajes ·" in shown(t, entry("removal.done", "removal:4", messages=12, reason="spam"))


def test_of_a_long_line_only_the_last_details_go() -> None:
    t = es()
    long = ["es", "fr", *("pt-BR",) * 30]
    one = entry(
        "setting.changed", "setting:languages", old="x" * 79, new=None, everywhere=True, reason="y" * 200
    )
    page = audit.page_panel(t, audit.AuditQuery(), AuditPage((one,), None, {}), is_everywhere=False)
    assert t("audit-detail.everywhere") in words_on(page)
    one = entry("setting.changed", "setting:languages", old=long, new=long)
    page = audit.page_panel(t, audit.AuditQuery(), AuditPage((one,), None, {}), is_everywhere=False)
    assert setting_name(t, "languages") in words_on(page)
    assert " → " not in words_on(page)

"""Settings chosen by command: what each may be, whose they are, and what follows from them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.domain.access import Authority, Level
from storage.domain.errors import UnknownTimeZone
from storage.domain.gates import Gates
from storage.domain.policies import Policy, RaidMode
from storage.domain.server_settings import (
    EXCLUSIVE,
    OF_TERMS,
    REGISTRY,
    Scope,
    SettingRefused,
    Shape,
    Value,
    Why,
    checked,
    gates_of,
    may_run_bot,
    moment_of,
    plain,
    policy_of,
    require,
    require_apart,
    typed,
)

LANGUAGES = ("es", "en", "fr")
DEFAULTS: dict[str, Value] = {name: setting.default for name, setting in REGISTRY.items()}


def taken(name: str, given: object) -> Value:
    return checked(REGISTRY[name], given, languages=LANGUAGES, locales=("en", "es", "fr"))


def refused(name: str, given: object) -> SettingRefused:
    with pytest.raises(SettingRefused) as caught:
        taken(name, given)
    return caught.value


@pytest.mark.parametrize(
    "name, given, wanted",
    [
        ("languages", "fr, es", ("es", "fr")),
        ("languages", ["en"], ("en",)),
        ("moderator_role", "<@&123>", 123),
        ("moderator_role", 123, 123),
        ("log_channel", "<#456>", 456),
        ("log_channel", " 456 ", 456),
        ("moderator_roles", "fr=<@&2>, es=<@&1>", {"es": 1, "fr": 2}),
        ("moderator_roles", {"es": 1}, {"es": 1}),
        ("min_account_days", "30", 30),
        ("min_account_days", 0, 0),
        ("raid", " ON ", "on"),
        ("preset", "campaign", "campaign"),
        ("time_zone", "Europe/Madrid", "Europe/Madrid"),
        ("locale", "fr", "fr"),
        ("licence", "  CC0   1.0 ", "CC0 1.0"),
        ("minimum_age", 14, 14),
        ("minimum_age_by_language", "fr=15, es=14", {"es": 14, "fr": 15}),
        ("minimum_age_by_language", {"pt-BR": 18}, {"pt-BR": 18}),
    ],
)
def test_a_value_is_taken_as_typed_or_as_stored(name: str, given: object, wanted: Value) -> None:
    assert taken(name, given) == wanted


@pytest.mark.parametrize("name", [name for name, setting in REGISTRY.items() if setting.default is not None])
def test_every_default_fits(name: str) -> None:
    default = REGISTRY[name].default
    assert taken(name, plain(default)) == default


@pytest.mark.parametrize(
    "name, given, why",
    [
        ("languages", "klingon", Why.LANGUAGE),
        ("languages", "", Why.LANGUAGE),
        ("languages", 5, Why.LANGUAGE),
        ("moderator_role", "Moderación", Why.ROLE),
        ("moderator_role", "0", Why.ROLE),
        ("moderator_role", str(1 << 63), Why.ROLE),
        ("log_channel", "#general", Why.CHANNEL),
        ("moderator_roles", "<@&2>", Why.ROLE),
        ("moderator_roles", "", Why.ROLE),
        ("moderator_roles", "es=nadie", Why.ROLE),
        ("moderator_roles", "de=<@&2>", Why.LANGUAGE),
        ("min_account_days", "3651", Why.NUMBER),
        ("min_account_days", "-1", Why.NUMBER),
        ("min_account_days", "1.5", Why.NUMBER),
        ("min_account_days", "٣", Why.NUMBER),
        ("minimum_age", 12, Why.NUMBER),
        ("raid", "sometimes", Why.CHOICE),
        ("locale", "de", Why.LANGUAGE),
        ("locale", "../en", Why.LANGUAGE),
        ("licence", " ", Why.LICENCE),
        ("licence", "CC\u202e0", Why.LICENCE),
        ("licence", "é" * 25, Why.LICENCE),
        ("minimum_age_by_language", "es", Why.AGES),
        ("minimum_age_by_language", "", Why.AGES),
        ("minimum_age_by_language", "es=12", Why.AGES),
        ("minimum_age_by_language", "../x=14", Why.AGES),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(name: str, given: object, why: Why) -> None:
    error = refused(name, given)
    assert error.reason is why
    assert error.facts["name"] == name


@pytest.mark.parametrize("name, other", EXCLUSIVE.items())
def test_a_role_cannot_be_needed_and_excluded_at_once(name: str, other: str) -> None:
    with pytest.raises(SettingRefused) as caught:
        require_apart(REGISTRY[name], 5, 5)
    assert (caught.value.reason, caught.value.facts["name"]) == (Why.SAME, name)
    assert caught.value.facts["near"] == other
    for wanted, held in ((5, 6), (5, None), (None, 5), (None, None)):
        require_apart(REGISTRY[name], wanted, held)


def test_a_time_zone_that_does_not_exist_is_refused_as_everywhere() -> None:
    with pytest.raises(UnknownTimeZone) as caught:
        taken("time_zone", "Europe/Nowhere")
    assert caught.value.facts == {"zone": "Europe/Nowhere"}


def test_more_ages_than_a_button_can_carry_are_refused() -> None:
    ages = {f"a{chr(97 + number)}": 14 for number in range(8)}
    assert refused("minimum_age_by_language", ages).reason is Why.AGES


def test_a_locale_is_taken_by_its_form_where_nobody_knows_which_are_spoken() -> None:
    assert checked(REGISTRY["locale"], "pt-BR", languages=LANGUAGES) == "pt-BR"


def test_an_unknown_setting_is_refused_with_one_that_looks_like_it() -> None:
    with pytest.raises(SettingRefused) as caught:
        require("log_chanel")
    assert (caught.value.reason, caught.value.facts["near"]) == (Why.UNKNOWN, "log_channel")
    with pytest.raises(SettingRefused) as caught:
        require("zzz")
    assert caught.value.facts["near"] == ""
    assert require("raid").shape is Shape.CHOICE


def test_the_terms_hold_for_the_whole_bot() -> None:
    """Everybody accepts the same."""
    assert all(REGISTRY[name].scope is Scope.BOT for name in OF_TERMS)


@pytest.mark.parametrize(
    "level, is_home, may",
    [
        (Level.OPERATOR, False, True),
        (Level.MANAGER, True, True),
        (Level.MANAGER, False, False),
        (Level.MODERATOR, True, False),
    ],
)
def test_operators_and_managers_of_home_servers_decide_for_all(
    level: Level, is_home: bool, may: bool
) -> None:
    assert may_run_bot(Authority(1, 2, level, is_home=is_home)) is may


def test_defaults_make_the_default_policy_and_open_gates() -> None:
    assert policy_of(DEFAULTS, None) == Policy()
    assert gates_of(DEFAULTS) == Gates()


def test_values_make_a_policy_and_gates() -> None:
    until = datetime(2026, 3, 2, tzinfo=UTC)
    values = {**DEFAULTS, "raid": "on", "hold_first_texts": 2, "denied_role": 7, "min_member_hours": 3}
    assert policy_of(values, until) == Policy(RaidMode.ON, raid_until=until, hold_first_texts=2)
    assert gates_of(values) == Gates(denied_role=7, min_member_hours=3)


@pytest.mark.parametrize("stored", [None, 5, "soon", "2026-03-02T12:00:00"])
def test_a_stored_moment_that_is_none_counts_for_nothing(stored: object) -> None:
    assert moment_of(stored) is None


def test_a_stored_moment_is_read() -> None:
    assert moment_of("2026-03-02T12:00:00+00:00") == datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_values_are_stored_as_json_has_them() -> None:
    assert plain(("es", "fr")) == ["es", "fr"]
    assert plain({"es": 1}) == {"es": 1}
    assert plain(5) == 5


def test_values_are_written_as_they_could_be_typed() -> None:
    assert typed(("es", "fr")) == "es,fr"
    assert typed({"es": 14, "fr": 15}) == "es=14,fr=15"
    assert typed(None) == ""
    assert typed(5) == "5"

"""The settings: what an operator can write, and the sentence each mistake is answered with."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError

from bot.commands import start_faults
from bot.settings import (
    MISSING,
    Settings,
    SettingsError,
    check_folder,
    env_example,
    language_code,
    load_settings,
    variable,
)
from storage.domain.rules import BOUNDS, PRESETS, SMALL, STANDARD, Rules

ROOT = Path(__file__).parents[2]
GOOD_SECRET = "a8F3kLq0ZxW9vB2nM7cR5tY1uP6jD4eG"
CANARY = "canary-4f1b77"


def load(**env: str) -> Settings:
    """Settings from these variables alone."""
    return load_settings(env, None)


def faults(**env: str) -> list[str]:
    """The sentences with which these variables are refused."""
    with pytest.raises(SettingsError) as refused:
        load(**env)
    return refused.value.faults


# ---- What can be set ----


def test_without_any_variable_the_settings_have_their_defaults():
    settings = load()
    assert settings == Settings()
    assert settings.languages == ("es", "en", "fr")
    assert settings.rulebook().base == STANDARD
    assert settings.database_url_resolved == "sqlite+aiosqlite:///data/cosecha.db"


def test_the_environment_goes_before_the_file(tmp_path: Path):
    file = tmp_path / ".env"
    file.write_text("COSECHA_LICENCE=CC0-1.0\nCOSECHA_TERMS_VERSION=7\nSOMETHING_ELSE=1\n")
    settings = load_settings({"COSECHA_TERMS_VERSION": "8"}, file)
    assert (settings.licence, settings.terms_version) == ("CC0-1.0", "8")


def test_a_file_from_a_windows_editor_is_read(tmp_path: Path):
    file = tmp_path / ".env"
    file.write_bytes(b"\xef\xbb\xbfCOSECHA_LICENCE=CC0-1.0\r\n")
    assert load_settings({}, file).licence == "CC0-1.0"


def test_a_file_that_is_no_text_is_one_sentence(tmp_path: Path):
    file = tmp_path / ".env"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"cannot be read: it is not a UTF-8 text\.$"):
        load_settings({}, file)


def test_a_missing_file_is_no_fault(tmp_path: Path):
    assert load_settings({}, tmp_path / "none") == Settings()


def test_settings_made_in_code_do_not_read_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COSECHA_LICENCE", "stranger")
    monkeypatch.setenv("DISCORD_TOKEN", "stranger")
    assert Settings().licence == "CC-BY-4.0"
    assert Settings(discord_token=SecretStr("mine")).token() == "mine"


def test_load_settings_reads_the_process_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COSECHA_LICENCE", "CC0-1.0")
    assert load_settings(env_file=None).licence == "CC0-1.0"


@pytest.mark.parametrize("text", ["ES, pt_br,es", '["es", "pt-BR"]'])
def test_languages_are_written_with_commas_or_as_json_and_spelt_as_usual(text: str):
    assert load(COSECHA_LANGUAGES=text).languages == ("es", "pt-BR")


def test_servers_are_written_with_commas_or_alone():
    assert load(COSECHA_GUILD_IDS="123, 456").guild_ids == (123, 456)
    assert load(COSECHA_GUILD_IDS="123").guild_ids == (123,)
    assert load(COSECHA_GUILD_IDS="").guild_ids == ()


@pytest.mark.parametrize("text", ["es=14, FR=15", '{"es": 14, "fr": 15}'])
def test_a_minimum_age_can_differ_by_language(text: str):
    settings = load(COSECHA_MINIMUM_AGE_BY_LANGUAGE=text, COSECHA_MINIMUM_AGE="18")
    ages = [settings.minimum_age_for(language) for language in ("es", "es-MX", "fr", "en")]
    assert ages == [14, 14, 15, 18]


def test_every_threshold_can_be_set_by_a_variable_of_its_own():
    for name, (low, _) in BOUNDS.items():
        value = max(low, getattr(STANDARD, name) - 1 if name != "max_tree_depth" else 4)
        rules = load(**{f"COSECHA_RULES__{name.upper()}": str(value), **_roomy(name)}).rulebook().base
        assert getattr(rules, name) == value


def _roomy(name: str) -> dict[str, str]:
    return {} if name == "goal_tree_size" else {"COSECHA_RULES__GOAL_TREE_SIZE": "1"}


def test_every_threshold_is_bounded_or_a_switch_or_a_choice_of_words():
    kinds = get_type_hints(Rules)
    for field in fields(Rules):
        kind = kinds[field.name]
        assert (field.name in BOUNDS) == (kind in (int, float)), field.name
        assert kind in (int, float, bool) or get_origin(kind) is Literal, field.name


@pytest.mark.parametrize("name", [name for name, kind in get_type_hints(Rules).items() if kind is bool])
@pytest.mark.parametrize("text, value", [("true", True), ("no", False), ("1", True), ("OFF", False)])
def test_every_switch_can_be_set_by_a_variable_of_its_own(name: str, text: str, value: bool):
    rules = load(**{f"COSECHA_RULES__{name.upper()}": text}).rulebook().base
    assert getattr(rules, name) is value


@pytest.mark.parametrize("text", ["adaptive", " Adaptive"])
def test_a_word_is_chosen_by_a_variable_and_by_json(text: str):
    assert load(COSECHA_RULES__ACCEPTANCE_METHOD=text).rulebook().base.is_adaptive
    book = load(COSECHA_LANGUAGE_RULES=json.dumps({"es": {"acceptance_method": text}})).rulebook()
    assert [book.of(lang).is_adaptive for lang in ("es", "en")] == [True, False]


def test_a_preset_is_the_base_that_single_thresholds_change():
    book = load(COSECHA_PRESET="small", COSECHA_RULES__NUM_REVIEWS_REPLY="2").rulebook()
    assert asdict(book.base) == {**asdict(SMALL), "num_reviews_reply": 2}


def test_a_language_changes_the_rules_of_all_languages():
    book = load(
        COSECHA_RULES__NUM_REVIEWS_REPLY="2",
        COSECHA_LANGUAGE_RULES='{"ES": {"goal_tree_size": 8}}',
        COSECHA_LANGUAGE_RULES__FR__GOAL_TREE_SIZE="7",
    ).rulebook()
    assert (book.of("es").goal_tree_size, book.of("fr").goal_tree_size, book.of("en").goal_tree_size) == (
        8,
        7,
        12,
    )
    assert {book.of(code).num_reviews_reply for code in ("es", "en", "fr")} == {2}


def test_the_presets_of_the_settings_are_those_of_the_rules():
    assert set(get_args(Settings.model_fields["preset"].annotation)) == set(PRESETS)


def test_settings_do_not_change():
    with pytest.raises(ValidationError):
        Settings().licence = "other"


# ---- The database ----


@pytest.mark.parametrize(
    "given_url, resolved, shown",
    [
        ("sqlite:///a/b.db", "sqlite+aiosqlite:///a/b.db", "a/b.db"),
        ("sqlite+aiosqlite:////a/b.db", "sqlite+aiosqlite:////a/b.db", "/a/b.db"),
        ("postgres://u:p@h/db", "postgresql+asyncpg://u:p@h/db", "postgresql://h/db"),
        ("postgresql://u:p@h:5432/db", "postgresql+asyncpg://u:p@h:5432/db", "postgresql://h:5432/db"),
        ("postgresql+asyncpg://h/db", "postgresql+asyncpg://h/db", "postgresql://h/db"),
        ("postgresql://u:p@[::1]:5/db", "postgresql+asyncpg://u:p@[::1]:5/db", "postgresql://[::1]:5/db"),
        (
            "postgresql://u:p@h/db?sslmode=require",
            "postgresql+asyncpg://u:p@h/db?ssl=require",
            "postgresql://h/db",
        ),
    ],
)
def test_database_addresses_get_the_driver_and_are_shown_without_password(
    given_url: str, resolved: str, shown: str
):
    settings = load(COSECHA_DATABASE_URL=given_url)
    assert (settings.database_url_resolved, settings.database_shown) == (resolved, shown)


def test_the_default_database_lies_in_the_data_folder():
    settings = load(COSECHA_DATA_DIR="elsewhere")
    assert settings.database_file == Path("elsewhere/cosecha.db")


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://u:{CANARY}@h/db",
        f"postgresql+psycopg://u:{CANARY}@h/db",
        f"postgresql://u:{CANARY}@more@h/db",
        f"postgresql://u:{CANARY}@h:port/db",
        f"{CANARY}.db",
        "sqlite://",
        "sqlite:///:memory:",
    ],
)
def test_a_faulty_database_address_is_refused_and_not_shown(url: str):
    (sentence,) = faults(COSECHA_DATABASE_URL=url)
    assert sentence.startswith("COSECHA_DATABASE_URL ")
    assert CANARY not in sentence


# ---- Faults ----


@pytest.mark.parametrize(
    "name, text, sentence",
    [
        (
            "RULES__GOAL_TREE_SIZE",
            "0",
            "COSECHA_RULES__GOAL_TREE_SIZE is 0, but must lie between 1 and 1,000.",
        ),
        (
            "RULES__GOAL_TREE_SIZE",
            "8.5",
            'COSECHA_RULES__GOAL_TREE_SIZE is "8.5", but must be a whole number.',
        ),
        ("RULES__GOAL_TREE_SIZE", "", "COSECHA_RULES__GOAL_TREE_SIZE is empty, but must be a whole number."),
        (
            "RULES__ACCEPTANCE_THRESHOLD",
            "nan",
            "COSECHA_RULES__ACCEPTANCE_THRESHOLD is nan, but must lie between 0 and 0.99.",
        ),
        (
            "RULES__RANK_PROMPTER_REPLIES",
            "maybe",
            'COSECHA_RULES__RANK_PROMPTER_REPLIES is "maybe", but must be true or false.',
        ),
        (
            "RULES__ACCEPTANCE_METHOD",
            "fast",
            "COSECHA_RULES__ACCEPTANCE_METHOD is \"fast\", but must be 'fixed' or 'adaptive'.",
        ),
        (
            "LANGUAGE_RULES",
            '{"es": {"acceptance_method": 1}}',
            "COSECHA_LANGUAGE_RULES: es.acceptance_method is \"1\", but must be 'fixed' or 'adaptive'.",
        ),
        (
            "LANGUAGE_RULES",
            '{"es": {"follow_funnel": "maybe"}}',
            'COSECHA_LANGUAGE_RULES: es.follow_funnel is "maybe", but must be true or false.',
        ),
        ("LANGUAGES", "", "COSECHA_LANGUAGES is empty, but needs a value."),
        (
            "LANGUAGES",
            "es,xx",
            'COSECHA_LANGUAGES: entry 2 is "xx", but must be a known language code like es, en or pt-BR.',
        ),
        (
            "DEFAULT_LOCALE",
            "klingon",
            'COSECHA_DEFAULT_LOCALE is "klingon", but must be a known language code like es, en or pt-BR.',
        ),
        (
            "DISABLED_PROMPT_LANGUAGES",
            "de",
            "COSECHA_DISABLED_PROMPT_LANGUAGES has de, which is not one of COSECHA_LANGUAGES.",
        ),
        (
            "LANGUAGE_RULES",
            '{"de": {}}',
            "COSECHA_LANGUAGE_RULES has de, which is not one of COSECHA_LANGUAGES.",
        ),
        (
            "LANGUAGE_RULES",
            '{"es": {"goal_tree_size": 0}}',
            "COSECHA_LANGUAGE_RULES: es.goal_tree_size is 0, but must lie between 1 and 1,000.",
        ),
        (
            "LANGUAGE_RULES",
            '{"es": {"goal": 1}}',
            "COSECHA_LANGUAGE_RULES: es.goal is no threshold; see .env.example.",
        ),
        (
            "LANGUAGE_RULES",
            '{"es":',
            'COSECHA_LANGUAGE_RULES is "{"es":", but must be a JSON object, see .env.example.',
        ),
        ("MINIMUM_AGE", "12", "COSECHA_MINIMUM_AGE is 12, but must lie between 13 and 99."),
        (
            "MINIMUM_AGE_BY_LANGUAGE",
            "es=3",
            "COSECHA_MINIMUM_AGE_BY_LANGUAGE: es is 3, but must lie between 13 and 99.",
        ),
        (
            "MINIMUM_AGE_BY_LANGUAGE",
            "es",
            'COSECHA_MINIMUM_AGE_BY_LANGUAGE is "es", but must be written like es=14,fr=15.',
        ),
        ("PRESET", "huge", "COSECHA_PRESET is \"huge\", but must be 'standard', 'small' or 'campaign'."),
        ("JOB_INTERVAL_SECONDS", "4", "COSECHA_JOB_INTERVAL_SECONDS is 4, but must lie between 5 and 3,600."),
        ("GUILD_IDS", "abc", 'COSECHA_GUILD_IDS: entry 1 is "abc", but must be a whole number.'),
        ("DATA_DIR", "", "COSECHA_DATA_DIR is empty, but needs a value."),
        (
            "DATA_DIR",
            "~nobody-by-this-name/x",
            "COSECHA_DATA_DIR is ~nobody-by-this-name/x, but there is no such home folder.",
        ),
        ("LICENCE", " ", "COSECHA_LICENCE is empty, but needs a value."),
    ],
)
def test_a_fault_is_one_sentence_that_names_the_variable(name: str, text: str, sentence: str):
    assert faults(**{f"COSECHA_{name}": text}) == [sentence]


def test_thresholds_that_cannot_work_together_are_refused():
    (sentence,) = faults(COSECHA_RULES__MAX_TREE_DEPTH="1")
    assert sentence.startswith(
        "COSECHA_RULES cannot work: goal_tree_size is 12, but a conversation with max_tree_"
    )
    (sentence,) = faults(COSECHA_LANGUAGE_RULES='{"fr": {"max_tree_depth": 1}}')
    assert sentence.startswith("COSECHA_LANGUAGE_RULES cannot work for fr: goal_tree_size is 12")


@pytest.mark.parametrize(
    "name, near",
    [
        ("COSECHA_DISCORD_TOKEN", "DISCORD_TOKEN"),
        ("COSECHA_DATABASEURL", "COSECHA_DATABASE_URL"),
        ("COSECHA_LICENSE", "COSECHA_LICENCE"),
        ("COSECHA_RULES__GOAL_TREE_SIZ", "COSECHA_RULES__GOAL_TREE_SIZE"),
        ("COSECHA_LANGUAGES__0", "COSECHA_LANGUAGES"),
    ],
)
def test_a_misspelt_variable_is_refused_with_the_right_one_and_without_its_value(name: str, near: str):
    assert faults(**{name: CANARY}) == [f"{name} is not a setting: did you mean {near}?"]


def test_a_variable_like_no_other_is_refused_too():
    assert faults(COSECHA_ZZZ="1") == ["COSECHA_ZZZ is not a setting; see .env.example."]


def test_variables_of_other_programs_are_left_alone():
    assert load(PATH="/bin", POSTGRES_PASSWORD="x", RULES__GOAL_TREE_SIZE="0") == Settings()


def test_all_faults_come_together():
    found = faults(
        COSECHA_LANGUAGES="",
        COSECHA_MINIMUM_AGE="1",
        COSECHA_RULES__MAX_TREE_DEPTH="0",
        COSECHA_RULES__GOAL_TREE_SIZE="x",
        COSECHA_LICENSE="1",
        COSECHA_EXPORT_SECRET="short",
    )
    names = [sentence.split()[0] for sentence in found]
    assert sorted(names) == [
        "COSECHA_EXPORT_SECRET",
        "COSECHA_LANGUAGES",
        "COSECHA_LICENSE",
        "COSECHA_MINIMUM_AGE",
        "COSECHA_RULES__GOAL_TREE_SIZE",
        "COSECHA_RULES__MAX_TREE_DEPTH",
    ]


def test_what_a_command_needs_is_asked_for_together_with_the_faults():
    with pytest.raises(SettingsError) as refused:
        load_settings({"COSECHA_MINIMUM_AGE": "1"}, None, needs=("discord_token", "export_secret"))
    assert len(refused.value.faults) == 3
    assert refused.value.faults[0].startswith(
        "No DISCORD_TOKEN is set: try `make demo`, which needs none, or create"
    )


def test_settings_without_token_or_secret_say_so_when_asked():
    with pytest.raises(SettingsError, match="No DISCORD_TOKEN is set"):
        Settings().token()
    with pytest.raises(SettingsError, match="No COSECHA_EXPORT_SECRET is set"):
        Settings().export_key()
    assert all(sentence.endswith(".") for sentence in MISSING.values())


@given(
    name=st.sampled_from([variable(name) for name in Settings.model_fields] + ["COSECHA_RULES__WEIGHT_RANK"]),
    text=st.one_of(
        st.text(), st.integers().map(str), st.floats().map(str), st.just(json.dumps({"es": {"x": []}}))
    ),
)
def test_no_text_at_all_makes_anything_but_settings_or_sentences(name: str, text: str):
    found = [f"{name} is fine."]
    try:
        load(**{name: text})
    except SettingsError as error:
        found = error.faults
    assert found
    assert all(sentence.startswith(name) and sentence.endswith((".", "?")) for sentence in found)


# ---- Languages ----


@pytest.mark.parametrize(
    "text, code",
    [("es", "es"), (" PT_br ", "pt-BR"), ("zh-hans", "zh-Hans"), ("uk-UA", "uk-UA"), ("qu", "qu")],
)
def test_languages_known_to_babel_are_spelt_as_usual(text: str, code: str):
    assert language_code(text) == code


@pytest.mark.parametrize("text", ["", "e", "xx", "es-", "../es", "a b", "root", "und", "eng", "iw"])
def test_other_texts_are_no_language(text: str):
    assert language_code(text) is None


# ---- Secrets ----


@pytest.mark.parametrize(
    "secret",
    [
        "short",
        "a" * 40,
        "abcdefghij" * 4,
        "please-change_me-before-you-export!1",
        "My-Very-Own-Pass_Word-2026-2027-xyz",
    ],
)
def test_a_weak_export_secret_is_refused_and_not_shown(secret: str):
    (sentence,) = faults(COSECHA_EXPORT_SECRET=secret)
    assert sentence.startswith("COSECHA_EXPORT_SECRET ")
    assert secret not in sentence
    assert "secrets.token_hex(32)" in sentence


def test_a_good_export_secret_is_the_key_of_the_export():
    assert load(COSECHA_EXPORT_SECRET=GOOD_SECRET).export_key() == GOOD_SECRET.encode()


@given(st.binary(min_size=32, max_size=32))
def test_a_random_secret_is_taken(secret: bytes):
    text = secret.hex()
    if len(set(text)) >= 8 and (text + text).find(text, 1) == len(text):
        assert load(COSECHA_EXPORT_SECRET=text).export_key() == text.encode()


@pytest.mark.parametrize("token", [f"Bot {CANARY}", f'"{CANARY}"'])
def test_a_token_that_was_copied_badly_is_refused_and_not_shown(token: str):
    (sentence,) = faults(DISCORD_TOKEN=token)
    assert sentence.startswith("DISCORD_TOKEN has a blank")
    assert CANARY not in sentence


def test_an_empty_secret_is_none():
    settings = load(DISCORD_TOKEN="", COSECHA_EXPORT_SECRET=" ", COSECHA_DATABASE_URL="")
    assert settings == Settings()
    assert settings.secrets() == ()


def test_secrets_stand_in_no_repr_but_are_known_to_the_log():
    settings = load(
        DISCORD_TOKEN="token-canary",
        COSECHA_EXPORT_SECRET=GOOD_SECRET,
        COSECHA_DATABASE_URL="postgresql://u:pass%40canary@h/db?password=other-canary",
    )
    assert set(settings.secrets()) == {
        "token-canary",
        GOOD_SECRET,
        "pass%40canary",
        "pass@canary",
        "other-canary",
    }
    shown = repr(settings) + str(settings) + settings.model_dump_json() + settings.database_shown
    assert not any(secret in shown for secret in settings.secrets())


def test_the_error_of_faulty_settings_carries_no_secret_in_its_chain():
    with pytest.raises(SettingsError) as refused:
        load(DISCORD_TOKEN=f"Bot {CANARY}", COSECHA_MINIMUM_AGE="1")
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    assert CANARY not in str(refused.value)


# ---- What a start tries ----


def test_a_folder_is_made_where_it_is_missing(tmp_path: Path):
    assert check_folder(tmp_path / "a" / "b") == []
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("")
    (sentence,) = check_folder(tmp_path / "file" / "data")
    assert sentence.startswith(
        f"COSECHA_DATA_DIR is {tmp_path}/file/data, but nothing can be written there: "
    )


def test_a_start_names_every_folder_and_a_locale_without_texts(tmp_path: Path):
    (tmp_path / "file").write_text("")
    settings = Settings(
        data_dir=tmp_path / "file" / "a",
        database_url=SecretStr(f"sqlite:///{tmp_path}/file/b/x.db"),
        default_locale="de",
    )
    found = start_faults(settings, ("en", "es"))
    assert [sentence.split(" is ")[0] for sentence in found] == [
        "COSECHA_DATA_DIR",
        "The folder of COSECHA_DATABASE_URL",
        "COSECHA_DEFAULT_LOCALE",
    ]
    assert found[-1] == "COSECHA_DEFAULT_LOCALE is de, but texts exist in en, es only."


# ---- The example ----


def test_the_example_file_is_current():
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == env_example(), "run: cosecha env-example"


def test_the_example_has_every_setting_with_a_sentence():
    text = env_example()
    names = re.findall(r"^# ([A-Z_]+)=", text, re.MULTILINE)
    thresholds = {f"COSECHA_RULES__{field.name.upper()}" for field in fields(Rules)}
    assert len(names) == len(set(names))
    assert set(names) == {variable(name) for name in Settings.model_fields} - {"COSECHA_RULES"} | thresholds
    assert all(re.search(rf"\.\n# {name}=", text) for name in names)


def test_the_example_says_what_each_preset_has_instead():
    text = " ".join(env_example().replace("\n# ", " ").split())
    assert "In the preset small: 5, in campaign: 1500. COSECHA_RULES__MAX_ACTIVE_TREES=10" in text
    assert "In the preset campaign: adaptive. COSECHA_RULES__ACCEPTANCE_METHOD=fixed" in text


def test_the_page_about_limits_names_every_threshold_and_no_other():
    page = (ROOT / "docs" / "moderation-and-limits.md").read_text(encoding="utf-8")
    thresholds = page.partition("## Thresholds")[2].partition("\n## ")[0]
    listed = re.findall(r"`([a-z]+(?:_[a-z]+)+)`", thresholds)
    assert set(listed) - {"prompts_closed"} == {field.name for field in fields(Rules)}


def test_the_example_uncommented_changes_nothing(tmp_path: Path):
    file = tmp_path / ".env"
    file.write_text(re.sub(r"^# ([A-Z_]+=)", r"\1", env_example(), flags=re.MULTILINE))
    settings = load_settings({}, file)
    assert settings.rulebook() == Settings().rulebook()
    assert settings.model_copy(update={"rules": {}}) == Settings()

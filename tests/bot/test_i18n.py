"""Texts find their language, fall back by key, and word numbers, lists and names as people write them."""

from __future__ import annotations

from decimal import Decimal

import discord
import pytest
from discord import app_commands

from bot.i18n import CommandTranslator, Texts
from storage.domain.kinds import Kind
from tests.bot.samples import all_texts, es

EN = (
    "hello = Hello, { $name }\nonly-here = Only { $n ->\n    [one] one thing\n   *[other] { $n } things\n }\n"
)
FR = "hello = Bonjour { $nom }\nattributes =\n    .one = un\n"


def test_the_best_language_is_found_for_each_candidate():
    texts = Texts({"en": "a = a", "es": "a = a", "pt": "a = a", "zh-CN": "a = a"})
    assert texts.negotiate("es-419") == "es"
    assert texts.negotiate("es-ES") == "es"
    assert texts.negotiate("pt-BR") == "pt"
    assert texts.negotiate("en_us") == "en"
    assert texts.negotiate("zh-TW") == "zh-CN"
    assert texts.negotiate("EU", "es-419") == "es"
    assert texts.negotiate(None, "", "es") == "es"
    assert texts.negotiate("de", None) == "en"
    assert texts.negotiate() == "en"


def test_a_language_is_a_file_and_nothing_else(tmp_path):
    (tmp_path / "en.ftl").write_text("a = one", encoding="utf-8")
    (tmp_path / "gl.ftl").write_text("a = un", encoding="utf-8")
    texts = Texts.load(tmp_path)
    assert texts.locales == ("en", "gl")
    assert texts["gl"]("a") == "un"


def test_without_the_fallback_nothing_starts():
    with pytest.raises(ValueError, match=r"en\.ftl"):
        Texts({"es": "a = a"})


def test_a_missing_key_is_taken_from_the_fallback():
    t = Texts({"en": EN, "fr": FR})["fr"]
    assert t("only-here", n=1) == "Only one thing"
    assert t("only-here", n=1320) == "Only 1,320 things"
    assert not t.has("only-here")
    assert t("attributes.one") == "un"


def test_a_sentence_that_cannot_be_worded_is_taken_from_the_fallback():
    assert Texts({"en": EN, "fr": FR})["fr"]("hello", name="Ana") == "Hello, Ana"


@pytest.mark.parametrize("key", ["nothing", "attributes", "attributes.two", "hello.one", ""])
def test_a_key_that_nobody_has_is_an_error(key: str):
    with pytest.raises(KeyError):
        Texts({"en": EN, "fr": FR})["fr"](key)


def test_a_variable_that_nobody_gives_is_an_error():
    with pytest.raises(KeyError):
        Texts({"en": EN})["en"]("hello")


def test_what_members_wrote_is_never_a_pattern_and_gets_no_marks():
    assert Texts({"en": EN})["en"]("hello", name="{ $name } { hello }") == "Hello, { $name } { hello }"


def test_facts_are_worded_by_what_they_are():
    t = Texts({"en": "a = { $x }"})["en"]
    assert t("a", x=Kind.INITIAL_PROMPT) == "initial_prompt"
    assert t("a", x=["one", "two"]) == "one and two"
    assert t("a", x=Decimal("0.1")) == "0.1"
    assert t("a", x=True) == "true"
    assert t("a", x=None) == "None"


def test_numbers_and_points_are_written_as_the_language_does():
    texts = all_texts()
    assert es().number(50000) == "50.000"
    assert es().number(1320) == "1.320"
    assert [texts["en"].points(n) for n in (0, 1, 40, 13205)] == ["0", "0.1", "4", "1,320.5"]
    assert es().points(1) == "0,1"


def test_lists_are_written_as_the_language_does():
    t = es()
    assert t.join([]) == ""
    assert t.join(["español"]) == "español"
    assert t.join(["español", "francés"]) == "español y francés"
    assert t.join(["francés", "inglés"]) == "francés e inglés"
    assert t.join(["a", "b", "hindi"]) == "a, b e hindi"
    assert t.join(["agua", "hielo"]) == "agua y hielo"
    assert all_texts()["fr"].join(["anglais", "italien"]) == "anglais et italien"


def test_languages_have_names_here_and_at_home():
    t = es()
    assert t.language("fr") == "francés"
    assert t.language("pt-BR") == "portugués de Brasil"
    assert t.language("xx") == "xx"
    assert t.language("bar")
    assert t.endonym("eu") == "euskara"
    assert t.both_names("fr") == "francés · français"
    assert t.both_names("es") == "español"


def test_a_language_is_found_by_what_people_type():
    t, codes = es(), ["fr", "en", "es", "eu", "fa", "pt-BR"]
    assert t.find_languages("fran", codes) == ["fr"]
    assert t.find_languages("Español", codes) == ["es"]
    assert t.find_languages("ingles", codes) == ["en"]
    assert t.find_languages("euskara", codes) == ["eu"]
    assert t.find_languages("pt", codes) == ["pt-BR"]
    assert t.find_languages("brasil", codes) == ["pt-BR"]
    assert len(t.find_languages("", codes, limit=3)) == 3
    assert t.find_languages("klingon", codes) == []


async def test_commands_are_translated_for_every_locale_of_the_language():
    translator = CommandTranslator(all_texts())
    name = app_commands.locale_str("work", key="command-work.name")
    context: app_commands.TranslationContextTypes = app_commands.TranslationContext(
        app_commands.TranslationContextLocation.other, data=None
    )
    for locale, expected in (
        (discord.Locale.spain_spanish, "trabajar"),
        (discord.Locale.latin_american_spanish, "trabajar"),
        (discord.Locale.american_english, "work"),
        (discord.Locale.british_english, "work"),
        (discord.Locale.french, "travailler"),
        (discord.Locale.german, None),
    ):
        assert await translator.translate(name, locale, context) == expected
    for other in (
        app_commands.locale_str("work"),
        app_commands.locale_str("work", key="command-nothing.name"),
    ):
        assert await translator.translate(other, discord.Locale.french, context) is None


async def test_two_names_that_read_alike_are_translated_apart():
    translator = CommandTranslator(all_texts())
    context: app_commands.TranslationContextTypes = app_commands.TranslationContext(
        app_commands.TranslationContextLocation.other, data=None
    )
    keys = ("command-language.name", "option-language-languages.name")
    same = [app_commands.locale_str("language", key=key) for key in keys]
    assert [await translator.translate(one, discord.Locale.spain_spanish, context) for one in same] == [
        "idioma",
        "idiomas",
    ]

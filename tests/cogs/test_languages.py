"""Content languages are chosen, never guessed; the language of the texts is another thing."""

from __future__ import annotations

import pytest

from storage.queries import tables as t
from tests.cogs.stage import Stage

SIXTY_CODES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id "
    "is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl pa pl pt-BR ro ru sk sl sq zh-Hans"
)
SIXTY = tuple(SIXTY_CODES.split())


async def languages_of(stage: Stage) -> list[str]:
    """The content languages that are stored."""
    return [row.lang for row in await stage.rows(t.contributor_language)]


async def test_the_panel_proposes_the_language_of_discord_and_chooses_nothing(stage: Stage) -> None:
    """A member whose Discord is French may well write Spanish."""
    ana = stage.player("ana", "fr")
    await ana.slash("work")
    shown = await ana.press("terms", "accept")
    assert ana.t("languages.suggested", language="français") in shown
    assert ana.options("languages")[0] == "fr"
    assert ana.chosen("languages") == []
    assert await languages_of(stage) == []
    assert "lucky" not in ana.verbs(), "first the languages"


async def test_a_language_that_is_not_collected_is_not_proposed(stage: Stage) -> None:
    """A Japanese Discord, and Spanish, English and French are collected."""
    ana = stage.player("ana", "ja")
    await ana.slash("work")
    await ana.press("terms", "accept")
    assert ana.options("languages") == ["es", "en", "fr"]
    assert ana.chosen("languages") == []
    assert "Japanese" not in ana.text()


@pytest.mark.parametrize("command", ["work", "task assistant-reply", "tasks"])
async def test_without_a_content_language_there_is_no_task(garden: Stage, command: str) -> None:
    """The sentence begins with what to do, and the button does it."""
    ana = garden.player("ana")
    await ana.slash("work")
    await ana.press("terms", "accept")
    shown = await ana.slash(command)
    assert ana.t("error-no-language") in shown
    await ana.press("languages")
    assert ana.t("languages.title") in ana.text()
    assert await garden.rows(t.task, t.task.c.state == "open") == []


async def test_choosing_languages_in_the_panel_replaces_them(stage: Stage) -> None:
    """They are shown, and preselected when the panel comes again."""
    ana = stage.player("ana")
    shown = await ana.join("es", "en")
    assert ana.t("languages.chosen", languages="inglés y español") in shown
    assert sorted(await languages_of(stage)) == ["en", "es"]
    await ana.choose("languages", "fr")
    assert await languages_of(stage) == ["fr"]
    assert ana.chosen("languages") == ["fr"]


@pytest.mark.parametrize(
    "typed, wanted",
    [
        ("es", ["es"]),
        ("es,en", ["en", "es"]),
        (" ES , fr ,", ["es", "fr"]),
        ("español, inglés", ["en", "es"]),
        ("francés", ["fr"]),
        ("FRANCES", ["fr"]),
        ("français,english", ["en", "fr"]),
        ("es,es,español", ["es"]),
    ],
)
async def test_languages_can_be_typed_with_commas_as_codes_or_names(
    stage: Stage, typed: str, wanted: list[str]
) -> None:
    """In the member's language or in their own."""
    ana = stage.player("ana")
    await ana.join("en")
    await ana.slash("language", languages=typed)
    assert sorted(await languages_of(stage)) == wanted


@pytest.mark.parametrize("typed", ["klingon", "es,klingon", "xx", "@everyone", "{ $x }", "ñ" * 500, "🦄"])
async def test_an_unknown_language_is_named_and_changes_nothing(stage: Stage, typed: str) -> None:
    """One sentence, and the panel is one press away."""
    ana = stage.player("ana")
    await ana.join("en")
    shown = await ana.slash("language", languages=typed)
    named = typed.removeprefix("es,")[:32]
    assert ana.t("error-unknown-language", language=named) in shown
    assert await languages_of(stage) == ["en"]
    await ana.press("languages")
    assert ana.chosen("languages") == ["en"]


@pytest.mark.parametrize("typed", ["", ",", " , ,"])
async def test_no_language_at_all_is_refused(stage: Stage, typed: str) -> None:
    """Commas alone are no choice."""
    ana = stage.player("ana")
    await ana.join("en")
    assert ana.t("error-no-language") in await ana.slash("language", languages=typed)
    assert await languages_of(stage) == ["en"]


async def test_a_task_can_be_asked_for_in_another_language(garden: Stage) -> None:
    """By code or by name, also one the member does not usually write."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task label-initial-prompt", language="francés")
    assert ana.t("state.language", language="francés") in ana.text()
    await ana.press("skip")
    shown = await ana.slash("task label-initial-prompt", language="klingon")
    assert ana.t("error-unknown-language", language="klingon") in shown


async def test_nothing_left_in_the_language_that_was_asked_for_names_that_language(garden: Stage) -> None:
    """Not the languages the member usually contributes in."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task label-initial-prompt", language="fr")
    await ana.press("skip")
    await ana.press("skip")
    shown = await ana.slash("task label-initial-prompt", language="fr")
    assert ana.t("kind-label-initial-prompt.none", languages="francés") in shown


@pytest.mark.settings(languages=SIXTY)
@pytest.mark.parametrize("command, option", [("language", "languages"), ("work", "language")])
async def test_autocomplete_offers_at_most_25_of_sixty_languages(
    stage: Stage, command: str, option: str
) -> None:
    """Every one of them can be found by its name in the member's language, in its own, or by its code."""
    ana = stage.player("ana")
    await ana.join("es")
    offered = await ana.suggestions(command, option, "")
    assert len(offered) == 25
    for code in SIXTY[::5]:
        for typed in (code, ana.t.language(code), ana.t.endonym(code)):
            found = await ana.suggestions(command, option, typed)
            assert len(found) <= 25
            assert code in [each["value"] for each in found], f"{code} by {typed}"


@pytest.mark.settings(languages=SIXTY)
async def test_autocomplete_keeps_what_was_typed_before_the_comma(stage: Stage) -> None:
    """So that several can be chosen, each of them once."""
    ana = stage.player("ana")
    await ana.join("es")
    found = await ana.suggestions("language", "languages", "es, pt")
    assert [each["value"] for each in found] == ["es,pt-BR"]
    assert found[0]["name"].startswith("español, ")
    again = await ana.suggestions("language", "languages", "es,es")
    assert "es,es" not in [each["value"] for each in again]
    many = await ana.suggestions("language", "languages", ",".join(SIXTY[:55]))
    assert all(len(each["name"]) <= 100 and len(each["value"]) <= 100 for each in many)


@pytest.mark.settings(languages=SIXTY)
async def test_a_panel_with_sixty_languages_holds_25_and_names_the_command(stage: Stage) -> None:
    """The one of the member's Discord is among them, and what is chosen too."""
    ana = stage.player("ana", "zh-CN")
    await ana.slash("work")
    await ana.press("terms", "accept")
    assert len(ana.options("languages")) == 25
    assert "/language" in ana.text() or "</language:" in ana.text()
    await ana.slash("language", languages="sq")
    assert ana.options("languages")[0] == "sq"


async def test_autocomplete_is_answered_for_a_newcomer_and_stores_nothing(stage: Stage) -> None:
    """Typing is no contribution."""
    ana = stage.player("ana")
    assert [each["value"] for each in await ana.suggestions("language", "languages", "esp")] == ["es"]
    assert await stage.rows(t.contributor) == []


async def test_the_language_of_the_texts_changes_at_once_and_stays_over_a_restart(garden: Stage) -> None:
    """It changes nothing about the tasks."""
    ana = garden.player("ana", "es-ES")
    await ana.join("es")
    french, spanish = garden.bot.texts["fr"], garden.bot.texts["es"]
    shown = await ana.choose("interface", "fr")
    assert shown.startswith(french("languages.title"))
    assert ana.chosen("interface") == ["fr"]
    await ana.slash("task assistant-reply")
    assert ana.text().startswith(french("kind-assistant-reply.title"))
    assert french("state.write", language="espagnol") in ana.text()
    await garden.restart()
    await ana.press("write")
    assert ana.form.modal["title"] == french("kind-assistant-reply.title")
    await ana.fill(text="   ")
    assert french("error-text-empty") in ana.text()
    await ana.forge("c1:submit:999999")
    assert french("error-task-done") in ana.text(), "errors, too"
    await ana.slash("language", interface="auto")
    assert ana.text().startswith(spanish("languages.title"))
    assert (await garden.rows(t.contributor, t.contributor.c.discord_id == ana.id))[
        0
    ].interface_locale is None


@pytest.mark.parametrize("typed", ["fr", "français", "francés", "FRANCÉS"])
async def test_the_language_of_the_texts_can_be_typed(stage: Stage, typed: str) -> None:
    """Without the help of autocomplete."""
    ana = stage.player("ana")
    await ana.join("es")
    shown = await ana.slash("language", interface=typed)
    assert shown.startswith(stage.bot.texts["fr"]("languages.title"))


async def test_a_language_the_bot_does_not_speak_is_refused(stage: Stage) -> None:
    """With those it does."""
    ana = stage.player("ana")
    await ana.join("es")
    shown = await ana.slash("language", interface="klingon")
    assert ana.t("error-unknown-locale", languages=["inglés", "español", "francés"]) in shown
    await ana.forge("c1:interface", "klingon")
    assert "klingon" not in ana.text()
    assert (await stage.rows(t.contributor))[0].interface_locale is None


async def test_autocomplete_of_the_language_of_the_texts(stage: Stage) -> None:
    """Discord's own first, then those that have a file."""
    ana = stage.player("ana")
    offered = await ana.suggestions("language", "interface", "")
    assert offered[0]["value"] == "auto"
    assert {"en", "es", "fr"} <= {each["value"] for each in offered}
    found = await ana.suggestions("language", "interface", "fran")
    assert [each["value"] for each in found] == ["auto", "fr"]


async def test_both_options_of_the_command_work_together(stage: Stage) -> None:
    """/language languages: es,fr interface: fr."""
    ana = stage.player("ana")
    await ana.join("es")
    shown = await ana.slash("language", languages="es,fr", interface="fr")
    assert shown.startswith(stage.bot.texts["fr"]("languages.title"))
    assert sorted(await languages_of(stage)) == ["es", "fr"]
    assert sorted(ana.chosen("languages")) == ["es", "fr"]


@pytest.mark.parametrize("locale, key", [("es-ES", "es"), ("es-419", "es"), ("fr", "fr"), ("en-GB", "en")])
async def test_everybody_is_spoken_to_in_the_language_of_their_discord(
    garden: Stage, locale: str, key: str
) -> None:
    """Two members side by side, whatever the server's language is."""
    ana, bob = garden.player("ana", locale), garden.player("bob", "en-US")
    await ana.join("es")
    await bob.join("es")
    await ana.slash("task rank-assistant-replies")
    await bob.slash("task label-initial-prompt")
    assert ana.text().startswith(garden.bot.texts[key]("kind-rank-assistant-replies.title"))
    assert bob.text().startswith(garden.bot.texts["en"]("kind-label-initial-prompt.title"))

"""Terms first: whatever somebody new does, and nothing is stored before they accept."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest

from bot import access
from bot.ui.ids import VERBS, encode
from storage.domain.access import STAFF, Deed
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.builders import snapshot_of_everything
from tests.cogs.stage import TEXTS, Player, Stage

LOCALES = ("es-ES", "es-419", "en-US", "fr", "de")
COMMANDS = (
    *("work", "tasks", "language", "guide", "help"),
    *(f"task {kind.value.replace('_', '-')}" for kind in Kind),
)
ARGUMENTS = {
    "lucky": "",
    "take": ":assistant_reply",
    "tasks": "",
    "enough": "",
    "pick": ":1:2",
    "tie": ":1:2.3",
    "page": ":1:1",
    "vote": ":1:2:up",
    "report": ":1:2",
    "terms": ":show",
    "languages": "",
    "guide": ":write:1",
    "help": "",
}
FORMS: dict[str, dict[str, Any]] = {
    "text": {"text": "¿Cuáles son los planetas?"},
    "core": {"spam": "no", "flags": ["pii"]},
    "scales": {"creativity": "3"},
    "reason": {"reason": "spam", "details": "Parece publicidad."},
}
SELECTS = {"languages": "es", "interface": "fr", "msg": "1", "pick": "1"}


async def nothing_is_stored(stage: Stage) -> bool:
    """Whether every table is empty; the bot's own book-keeping aside."""
    everything = await snapshot_of_everything(stage.store)
    return not any(rows for table, rows in everything.items() if table != t.audit_head.name)


def terms_are_shown(player: Player) -> bool:
    """Whether the panel begins with the terms, in the member's language, and can be answered; for them alone."""
    assert player.shown.ephemeral
    assert player.t("button-terms.accept") in player.labels()
    assert player.t("button-terms.decline") in player.labels()
    return player.text().startswith(player.t("terms.title"))


@pytest.mark.parametrize("command", COMMANDS)
async def test_every_command_shows_a_newcomer_the_terms(stage: Stage, command: str) -> None:
    """In their language, with what is collected, the licence and the age."""
    for locale in LOCALES:
        ana = stage.player(f"ana {locale}", locale)
        shown = await ana.slash(command)
        assert terms_are_shown(ana)
        assert "CC-BY-4.0" in shown
        assert "16" in shown
    assert await nothing_is_stored(stage)


@pytest.mark.parametrize(
    "options",
    [
        {"languages": "es"},
        {"languages": "klingon"},
        {"interface": "fr"},
        {"interface": "xx"},
        {"languages": "es,fr", "interface": "fr"},
    ],
)
async def test_options_do_not_get_a_newcomer_past_the_terms(stage: Stage, options: dict[str, str]) -> None:
    """Not even an unknown language is answered first."""
    ana = stage.player("ana")
    await ana.slash("language", **options)
    assert terms_are_shown(ana)
    for command in ("work", "task assistant-reply"):
        await ana.slash(command, language="xx")
        assert terms_are_shown(ana)
    assert await nothing_is_stored(stage)


PUBLIC_VERBS = ("campaigns", "campaign")
"""What anybody may read."""
STAFF_VERBS = tuple(verb for verb, deed in access.VERBS.items() if deed in STAFF and verb not in PUBLIC_VERBS)
"""What whoever runs or moderates a server does there, whether they contribute or not."""
OWN_VERBS = tuple(verb for verb, deed in access.VERBS.items() if deed in access.WITHOUT_TERMS - STAFF)
"""What anybody may ask about themselves; tried in test_privacy and test_appeals."""


@pytest.mark.parametrize(
    "verb", [verb for verb in VERBS if verb not in (*STAFF_VERBS, *PUBLIC_VERBS, *OWN_VERBS)]
)
async def test_every_button_shows_a_newcomer_the_terms(stage: Stage, verb: str) -> None:
    """Also by a custom_id made by hand, under a message that everybody sees."""
    ana = stage.player("ana")
    await ana.forge(f"c1:{verb}{ARGUMENTS.get(verb, ':1')}")
    assert terms_are_shown(ana)
    assert await nothing_is_stored(stage)


@pytest.mark.parametrize("verb", STAFF_VERBS)
async def test_the_buttons_of_staff_do_nothing_for_a_newcomer(stage: Stage, verb: str) -> None:
    """Neither terms nor panel: they are told whom to ask."""
    ana = stage.player("ana")
    name, _, act = verb.partition(" ")
    await ana.forge(f"c1:{name}:1{':' if act else ''}{act}")
    sentence = "error-not-allowed" if access.VERBS[verb] is Deed.RUN_SERVER else "error-not-moderator"
    assert ana.t(sentence) in ana.text()
    assert await nothing_is_stored(stage)


@pytest.mark.parametrize("verb", PUBLIC_VERBS)
async def test_campaigns_are_there_for_anybody_to_read(stage: Stage, verb: str) -> None:
    """Reading about one stores nobody."""
    ana = stage.player("ana")
    assert await ana.forge(f"c1:{verb}:1")
    assert ana.t("button-terms.accept") not in ana.labels()
    assert await nothing_is_stored(stage)


@pytest.mark.parametrize("verb, value", SELECTS.items())
async def test_every_select_shows_a_newcomer_the_terms(stage: Stage, verb: str, value: str) -> None:
    """Choosing is no way in."""
    ana = stage.player("ana")
    await ana.forge(encode(verb, *([1] if verb in ("msg", "pick") else [])), value)
    assert terms_are_shown(ana)
    assert await nothing_is_stored(stage)


@pytest.mark.parametrize("verb", FORMS)
async def test_every_form_shows_a_newcomer_the_terms(stage: Stage, verb: str) -> None:
    """And hands back the text in it, which is not stored."""
    ana = stage.player("ana")
    await ana.forge_form(f"c1:{verb}:1:2", **FORMS[verb])
    assert ana.t("terms.title") in ana.text()
    assert ana.t("button-terms.accept") in ana.labels()
    assert await nothing_is_stored(stage)
    if verb == "text":
        assert ana.files() == {"tu-texto.md": "¿Cuáles son los planetas?"}
        assert ana.t("lost-text.text") in ana.text()


async def test_a_newcomer_reads_guide_and_help_below_the_terms(stage: Stage) -> None:
    """Whoever decides may read what this is about."""
    ana = stage.player("ana")
    assert ana.t("help.title") in await ana.slash("help")
    assert ana.t("guide-all.title") in await ana.slash("guide")
    assert ana.t("guide-rank.title") in await ana.press("guide", "rank")
    assert terms_are_shown(ana)
    assert await nothing_is_stored(stage)


@pytest.mark.parametrize("locale", LOCALES)
async def test_accepting_stores_the_proof(stage: Stage, locale: str) -> None:
    """Version, SHA-256 of exactly the text shown with the full text, locale, time, interaction, member."""
    before = datetime.now(UTC)
    ana = stage.player("ana", locale)
    await ana.slash("work")
    summary = ana.shown.embeds[0].description
    await ana.press("terms", "full")
    (text,) = ana.files().values()
    assert text.startswith(summary), "what is accepted holds the summary"
    shown = "".join(embed.description for embed in ana.shown.embeds)
    assert "".join(shown.split()) in "".join(text.split()), "and everything behind its button"
    await ana.press("terms", "accept")
    (member,) = await stage.rows(t.contributor)
    (proof,) = await stage.rows(t.consent)
    interactions = stage.env.backend.interactions
    assert member.discord_id == ana.id
    assert (proof.contributor_id, proof.version, proof.licence) == (member.id, "1", "CC-BY-4.0")
    assert proof.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert proof.locale == TEXTS[locale].code
    assert before <= proof.accepted_at <= datetime.now(UTC)
    assert proof.interaction_id == max(interactions), "the interaction of the button"
    assert interactions[proof.interaction_id].user_id == ana.id


async def test_the_short_terms_and_the_full_ones_are_the_same_terms(stage: Stage) -> None:
    """Both buttons carry the same digest."""
    ana = stage.player("ana")
    await ana.slash("work")
    short = ana.action("terms", "accept")
    await ana.press("terms", "full")
    assert ana.action("terms", "accept") == short
    await ana.press("terms", "show")
    assert terms_are_shown(ana)


async def test_accepting_twice_stores_one_proof(stage: Stage) -> None:
    """A double click, or two panels."""
    ana = stage.player("ana")
    await ana.slash("work")
    phone = ana.other_device()
    await phone.slash("help")
    first = ana.action("terms", "accept")
    await ana.press("terms", "accept")
    await ana.forge(first)
    await phone.press("terms", "accept")
    assert len(await stage.rows(t.consent)) == 1
    assert len(await stage.rows(t.contributor)) == 1
    assert phone.t("languages.title") in phone.text()


async def test_declining_is_answered_kindly_and_stores_nothing(stage: Stage) -> None:
    """With the way back to the terms."""
    ana = stage.player("ana")
    await ana.slash("work")
    shown = await ana.press("terms", "decline")
    assert shown.startswith(ana.t("declined.title"))
    assert ana.t("declined.text") in shown
    assert await nothing_is_stored(stage)
    await ana.press("terms", "show")
    assert terms_are_shown(ana)
    await ana.slash("work")
    assert terms_are_shown(ana)
    assert await nothing_is_stored(stage)


@pytest.mark.parametrize("change", [{}, {"licence": "CC0-1.0"}], ids=["same text", "other text"])
async def test_a_new_version_asks_again_and_the_old_button_stores_nothing(
    stage: Stage, change: dict[str, str]
) -> None:
    """And says why; the acceptance of the old version stays as it is."""
    ana, bob = stage.player("ana"), stage.player("bob")
    await ana.join("es")
    await bob.slash("work")
    old_button = bob.action("terms", "accept")
    await stage.restart(terms_version="2", **change)

    shown = await ana.slash("work")
    assert shown.startswith(ana.t("terms.renewed"))
    assert ana.t("terms.renewed-text") in shown
    await ana.forge(old_button)
    assert ana.text().startswith(ana.t("terms.renewed")), "the old button shows what is in force"
    await bob.forge(old_button)
    assert terms_are_shown(bob)
    assert [proof.version for proof in await stage.rows(t.consent)] == ["1"]

    await ana.press("terms", "accept")
    assert [proof.version for proof in await stage.rows(t.consent)] == ["1", "2"]
    assert ana.t("languages.chosen", languages="español") in ana.text(), "the languages are kept"


async def test_a_new_version_while_a_form_is_open_hands_the_text_back(garden: Stage) -> None:
    """Nothing is stored under terms that are no longer in force, and nothing is lost."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task assistant-reply")
    await ana.press("write")
    await garden.restart(terms_version="2")
    await ana.fill(text="Mercurio, Venus, la Tierra y Marte.")
    assert ana.t("terms.renewed") in ana.text()
    assert ana.files() == {"tu-texto.md": "Mercurio, Venus, la Tierra y Marte."}
    (task,) = await garden.rows(t.task, t.task.c.state == "open")
    assert task.draft is None


@pytest.mark.parametrize(
    "custom_id",
    ["c1:terms:accept", "c1:terms:accept:es", "c1:terms:accept:es:" + "0" * 64, "c1:terms:accept:xx:..:.."],
)
async def test_a_made_up_acceptance_stores_nothing(stage: Stage, custom_id: str) -> None:
    """The digest is the text's own, or nothing was read."""
    ana = stage.player("ana")
    await ana.forge(custom_id)
    assert terms_are_shown(ana)
    assert await nothing_is_stored(stage)


@pytest.mark.settings(minimum_age=16, minimum_age_by_language={"es": 14}, contact="hola@example.org")
async def test_the_terms_name_age_and_contact_of_this_place(stage: Stage) -> None:
    """Each language its own age."""
    ana, bob = stage.player("ana", "es-ES"), stage.player("bob", "en-US")
    spanish, english = await ana.slash("work"), await bob.slash("work")
    assert "14 años" in spanish
    assert "hola@example.org" in spanish
    assert "16" in english
    assert "14" not in english
    await bob.press("terms", "accept")
    assert (await stage.rows(t.consent))[0].locale == "en"

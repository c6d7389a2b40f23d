"""/me: what a member did and what became of it, and what they choose about how others see them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from storage.domain.errors import StoreUnavailable
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.builders import do, member, review, written_in
from tests.cogs.stage import Player, Stage

REFUSED = ("x" * 40, "abc\u202edef", "\u200b", "🌾" * 33)


async def contributed(stage: Stage, player: Player) -> int:
    """An initial prompt that the member wrote just now; its message."""
    view = await do(stage.engine, player.id, Kind.INITIAL_PROMPT, now=datetime.now(UTC))
    return await written_in(stage.store, view.id)


async def row_of(stage: Stage, player: Player) -> sa.Row[object]:
    """The member's row."""
    (row,) = await stage.rows(t.contributor, t.contributor.c.discord_id == player.id)
    return row


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_a_newcomer_sees_a_kind_page(stage: Stage, locale: str) -> None:
    """Without points, without a place, without contributions; for them alone."""
    ana = stage.player("ana", locale)
    await ana.join("es")
    shown = await ana.slash("me")
    assert ana.shown.ephemeral
    assert ana.t("me.points-none") in shown
    assert ana.t("me.acceptance-none", waiting=0) in shown
    assert "▱" * 10 in shown
    assert ana.t("me.recent") not in shown
    assert ana.verbs() == ["alias", "credit", "board", "lucky", "visibility"]
    assert ana.chosen("visibility") == ["public"]


async def test_before_the_terms_are_accepted_there_are_the_terms(stage: Stage) -> None:
    """By the command, and by every button somebody could forge."""
    ana = stage.player("ana")
    assert ana.t("terms.title") in await ana.slash("me")
    for custom_id, values in (
        ("c1:me", ()),
        ("c1:alias", ()),
        ("c1:credit:on", ()),
        ("c1:visibility", ("private",)),
    ):
        assert ana.t("terms.title") in await ana.forge(custom_id, *values)
    assert ana.t("terms.title") in await ana.forge_form("c1:named", text="Anita")
    assert await stage.rows(t.contributor) == []


async def test_what_a_member_did_and_what_became_of_it(stage: Stage) -> None:
    """Points by kind, the level's bar, acceptance, ranks, badges, and the last contributions."""
    ana, leo = stage.player("ana"), stage.player("leo")
    await ana.join("es")
    await leo.join("es")
    root = await contributed(stage, ana)
    shown = await ana.slash("me")
    assert f"**0,1** · {ana.t('points-event.prompts')}" in shown
    assert "▱" * 10 + " 2\u00a0%" in shown
    assert "espera 1 mensaje" in shown
    assert "**Primer prompt**" not in shown
    assert ana.t("badge-first-prompt.name") in shown
    assert f"· Escribir prompt inicial · español · +0,1 · {ana.t('me-outcome.waiting')}" in shown
    assert "Hoy: **—** aquí · **1** en todos los servidores" in shown
    await review(stage.engine, root, [leo.id], now=datetime.now(UTC))
    shown = await ana.slash("me")
    assert "aceptados: **1** (100\u00a0%)" in shown
    assert ana.t("me-outcome.accepted") in shown
    assert f"**0,1** · {ana.t('points-event.accepted-prompts')}" in shown


async def test_the_visibility_is_chosen_in_the_select(stage: Stage) -> None:
    """And said back, also after a restart."""
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("me")
    for wanted in ("server", "private", "public"):
        shown = await ana.choose("visibility", wanted)
        assert shown.startswith(ana.t("me.visibility-saved"))
        assert ana.t(f"visibility-{wanted}.description") in shown
        assert ana.chosen("visibility") == [wanted]
        assert (await row_of(stage, ana)).visibility == wanted
        await stage.restart()
    assert ana.t("error-old-button") in await ana.forge("c1:visibility", "everybody")
    assert ana.t("error-old-button") in await ana.forge("c1:visibility")


async def test_an_alias_is_taken_shown_and_taken_away(stage: Stage) -> None:
    """The form comes with the one there is; an empty one gives the name back."""
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("me")
    await ana.press("alias")
    assert ana.filled() == {"text": None}
    shown = await ana.fill(text="  La  Sembradora ")
    assert shown.startswith(ana.t("me.alias-saved"))
    assert "**La Sembradora** (tu alias)" in shown
    await ana.press("alias")
    assert ana.filled() == {"text": "La Sembradora"}
    shown = await ana.fill(text="")
    assert shown.startswith(ana.t("me.alias-gone"))
    assert (await row_of(stage, ana)).alias is None


@pytest.mark.parametrize("typed", REFUSED)
async def test_a_refused_alias_comes_back_in_the_form(stage: Stage, typed: str) -> None:
    """With the reason, also after a restart; the old one stays."""
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("me")
    await ana.press("alias")
    await ana.fill(text="Anita")
    await ana.press("alias")
    shown = await ana.fill(text=typed)
    assert ana.t("error-alias", least=1, most=32) in shown
    assert (await row_of(stage, ana)).alias == "Anita"
    await stage.restart()
    await ana.press("alias")
    seen = "".join(char for char in typed if char.isprintable())
    assert ana.filled() == {"text": seen or "Anita"}
    await ana.fill(text="Anita II")
    assert (await row_of(stage, ana)).alias == "Anita II"


async def test_an_alias_full_of_markdown_is_shown_as_it_is(stage: Stage) -> None:
    """It changes nothing of what stands around it."""
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("me")
    await ana.press("alias")
    shown = await ana.fill(text="**[a](http://b)** @everyone")
    assert r"\*\*" in shown
    assert "@everyone" not in shown
    assert "](" not in shown


async def test_credit_is_switched_on_and_off(stage: Stage) -> None:
    """Pressing the same button twice asks for the same."""
    ana = stage.player("ana")
    await ana.join("es")
    assert ana.t("me.credit-off") in await ana.slash("me")
    for _ in range(2):
        shown = await ana.forge("c1:credit:on")
        assert ana.t("me.credit-on") in shown
    assert (await row_of(stage, ana)).wants_credit
    assert ana.t("me.credit-off") in await ana.press("credit", "off")
    assert ana.t("error-old-button") in await ana.forge("c1:credit:perhaps")


async def test_the_board_is_one_press_away_and_leads_back(stage: Stage) -> None:
    """All of it in one panel."""
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("me")
    assert ana.t("leaderboard.title") in await ana.press("board")
    assert ana.t("me.title") in await ana.press("me")


async def test_in_a_private_message_there_are_the_places_on_all_servers(stage: Stage) -> None:
    """There is no server of which the others could be."""
    user = stage.env.create_user("ana")
    stage.locales[user.id] = "es-ES"
    await member(stage.engine, user.id)
    shown = (await user.slash("me")).response
    ranks = next(
        each.value for each in shown.embeds[0].fields if each.name == "Tus puestos, con todos los idiomas"
    )
    assert ranks.startswith("Hoy: **—**\n")


async def test_a_suspended_member_can_read_and_changes_nothing(stage: Stage) -> None:
    """What they did is still theirs to see."""
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("me")
    await ana.press("alias")
    await stage.engine.members.suspend(ana.id, reason="spam", now=datetime.now(UTC))
    before = await row_of(stage, ana)
    assert ana.t("error-suspended") in await ana.fill(text="Anita")
    assert "tu-texto.md" in ana.files()
    for custom_id, values in (("c1:credit:on", ()), ("c1:visibility", ("private",))):
        assert ana.t("error-suspended") in await ana.forge(custom_id, *values)
    assert await row_of(stage, ana) == before
    assert ana.t("me.title") in await ana.slash("me")


async def test_when_the_store_fails_the_alias_is_handed_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that was typed is lost."""
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash("me")
    await ana.press("alias")

    async def fail(*_: object, **__: object) -> None:
        raise StoreUnavailable(detail="a fault of the test")

    monkeypatch.setattr(stage.store, "write", fail)
    await ana.fill(text="Anita la de siempre")
    assert ana.files() == {"tu-texto.md": "Anita la de siempre"}
    assert stage.taken_log()

"""/leaderboard: pages, shared ranks, one's own line, other boards, and what nobody can have pressed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.ui.ids import encode
from storage.domain.periods import Frame, period_of
from storage.queries import tables as t
from storage.store import Tx
from tests.cogs.stage import Player, Stage

TODAY = datetime.now(UTC).date()
HOSTILE = (
    "🌾" * 32,
    "**negrita** _cursiva_ ||oculto|| `código` ~~no~~",
    "@everyone <@1> <@&2> <#3>",
    "[enlace](https://malo.example) https://malo.example discord.gg/abc",
    "abc\u202egnp.exe\u2066x",
    "h" + "\u0301" * 300,
    "dos\nlíneas\n# título",
    "\u200b\u3164",
    "مرحبا",
)


async def people(stage: Stage, names: Iterable[str], *, first: int = 5000) -> list[int]:
    """Members who accepted the terms long ago, with these names; their contributor ids."""
    now = datetime.now(UTC)
    ids = {first + place: name for place, name in enumerate(names)}
    rows = [{"id": each, "discord_id": each, "name": name, "created_at": now} for each, name in ids.items()]
    await stage.store.write(lambda tx: tx.execute(sa.insert(t.contributor), rows))
    return list(ids)


async def score(
    stage: Stage,
    who: int,
    points: int,
    *,
    lang: str = "es",
    guild: int | None = None,
    frames: Iterable[Frame] = Frame,
) -> None:
    """Tenths of a point on the boards of a language and of all, on a server and on all."""
    here = stage.env.guild.id if guild is None else guild
    rows = [
        {
            "contributor_id": who,
            "period": period_of(frame, TODAY),
            "lang": each,
            "guild_discord_id": server,
            "points": points,
            "contributions": 3,
            "prompts": 1,
            "replies": 2,
            "labels": 0,
            "rankings": 0,
            "accepted": 0,
        }
        for frame in frames
        for each in (lang, "")
        for server in (here, 0)
    ]

    def body(tx: Tx) -> None:
        tx.execute(sa.delete(t.standing).where(t.standing.c.contributor_id == who))
        tx.execute(sa.insert(t.standing), rows)

    await stage.store.write(body)


async def own_id(stage: Stage, player: Player) -> int:
    """The contributor behind a Discord id."""
    (row,) = await stage.rows(t.contributor, t.contributor.c.discord_id == player.id)
    return int(row.id)


async def test_a_board_shows_shared_ranks_names_points_and_where_they_come_from(stage: Stage) -> None:
    """Of the member's first language, this week, on this server, for the member alone."""
    ana = stage.player("ana")
    await ana.join("es")
    one, two, three = await people(stage, ["Berta", "Carlos", "Dora"])
    for who, points in ((one, 1205), (two, 1205), (three, 40)):
        await score(stage, who, points)
    shown = await ana.slash("leaderboard")
    assert ana.shown.ephemeral
    assert "Español · esta semana · este servidor" in shown
    lines = [line for line in shown.split("\n") if line.startswith("**") and "." in line]
    assert [line[:5] for line in lines] == ["**1.*", "**1.*", "**3.*"]
    assert "**3.** Dora · **4** puntos\n\u20031 prompt · 2 respuestas" in shown
    assert "120,5" in shown
    assert ana.t("leaderboard.own-none") in shown


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_an_empty_board_is_kind(stage: Stage, locale: str) -> None:
    """Also to somebody who has not accepted the terms."""
    ana = stage.player("ana", locale)
    shown = await ana.slash("leaderboard")
    assert ana.t("leaderboard.empty") in shown
    assert ana.t("all-languages") in shown.lower()
    assert await stage.rows(t.contributor) == []


async def test_the_own_line_is_shown_with_the_distance_to_the_next(stage: Stage) -> None:
    """Also when it is on another page; the rank that would be reached is the shared one."""
    ana = stage.player("ana")
    await ana.join("es")
    for number, who in enumerate(await people(stage, [f"Persona {number}" for number in range(12)])):
        await score(stage, who, 500 if number in (10, 11) else 1000 + number)
    await score(stage, await own_id(stage, ana), 380)
    shown = await ana.slash("leaderboard")
    assert "(tú)" in shown
    assert "**13.**" in shown
    assert "Te faltan 12 puntos para el puesto 11." in shown
    assert ana.t("leaderboard.own-hidden") not in shown


async def test_pages_are_turned_by_buttons_that_outlive_a_restart(stage: Stage) -> None:
    """Whoever leads hears so."""
    ana = stage.player("ana")
    await ana.join("es")
    for number, who in enumerate(await people(stage, [f"Persona {number}" for number in range(25)])):
        await score(stage, who, 1000 - number)
    await score(stage, await own_id(stage, ana), 5000)
    assert ana.t("leaderboard.leads") in await ana.slash("leaderboard")
    on = encode("board", "es", "week", "here", 1)
    await stage.restart()
    shown = await ana.forge(on)
    assert "**11.** Persona 9" in shown
    assert ana.t("leaderboard.page", page=2) in shown
    shown = await ana.press("board", "es", "week", "here", 2)
    assert "**26.** Persona 24" in shown
    with pytest.raises(AssertionError):
        ana.action("board", "es", "week", "here", 3)
    assert "**11.** Persona 9" in await ana.press("board", "es", "week", "here", 1)


async def test_a_page_beyond_the_end_is_the_first_one(stage: Stage) -> None:
    """As when the week has ended since, and however large the number is."""
    ana = stage.player("ana")
    await ana.join("es")
    (one,) = await people(stage, ["Berta"])
    await score(stage, one, 100)
    for page in ("7", "999999999999999999", "-3", "x"):
        assert "**1.** Berta" in await ana.forge(f"c1:board:es:week:here:{page}")


async def test_the_period_is_chosen_and_the_scope_is_pressed(stage: Stage) -> None:
    """Each board counts for itself."""
    ana = stage.player("ana")
    await ana.join("es")
    one, two = await people(stage, ["Berta", "Carlos"])
    await score(stage, one, 100, frames=[Frame.WEEK, Frame.TOTAL])
    await score(stage, two, 200, guild=77)
    assert "Carlos" not in await ana.slash("leaderboard")
    assert ana.chosen("frame") == ["week"]
    assert "Berta" not in await ana.choose("frame", "day")
    assert ana.chosen("frame") == ["day"]
    assert "Berta" in await ana.choose("frame", "total")
    shown = await ana.press("board", "es", "total", "all")
    assert "**1.** Carlos" in shown
    assert "**2.** Berta" in shown
    assert ana.t("leaderboard.everywhere") in shown
    assert "Carlos" not in await ana.press("board", "es", "total", "here")


async def test_the_options_choose_the_board(stage: Stage) -> None:
    """By the name of a language, or for all of them."""
    ana = stage.player("ana")
    await ana.join("es")
    (one,) = await people(stage, ["Berta"])
    await score(stage, one, 100, lang="fr")
    shown = await ana.slash("leaderboard", language="francés", period="month", scope="all")
    assert "Francés · este mes · todos los servidores" in shown
    assert "Berta" in shown
    assert "Todos los idiomas" in await ana.slash("leaderboard", language="all")
    offered = await ana.suggestions("leaderboard", "language", "")
    assert [each["value"] for each in offered] == ["all", "es", "fr", "en"]


async def test_a_member_who_is_not_shown_sees_that_only_they_see_it(stage: Stage) -> None:
    """On every board, or on those over all servers."""
    ana, leo = stage.player("ana"), stage.player("leo")
    await ana.join("es")
    await leo.join("es")
    await score(stage, await own_id(stage, ana), 300)
    await score(stage, await own_id(stage, leo), 100)
    hidden = ana.t("leaderboard.own-hidden")
    assert hidden not in await ana.slash("leaderboard")
    await ana.slash("me")
    await ana.choose("visibility", "server")
    assert hidden not in await ana.slash("leaderboard")
    assert hidden in await ana.slash("leaderboard", scope="all")
    await ana.slash("me")
    await ana.choose("visibility", "private")
    shown = await ana.slash("leaderboard")
    assert hidden in shown
    assert "(tú)" in shown
    assert "**1.** **leo** (tú)" in await leo.slash("leaderboard")
    assert ". ana" not in leo.text()


async def test_five_hundred_members_with_equal_points_share_the_first_place(stage: Stage) -> None:
    """On every page, and the own line among them."""
    ana = stage.player("ana")
    await ana.join("es")
    names = [f"Persona {number}" for number in range(500)]
    for who in await people(stage, names):
        await score(stage, who, 100, frames=[Frame.WEEK])
    await score(stage, await own_id(stage, ana), 100)
    shown = await ana.slash("leaderboard")
    assert shown.count("**1.**") == 10 + 1
    assert ana.t("leaderboard.leads") in shown
    assert ana.t("leaderboard.own-hidden") not in shown
    assert (await ana.forge("c1:board:es:week:here:49")).count("**1.**") == 10 + 1


async def test_no_name_changes_what_stands_around_it(stage: Stage) -> None:
    """Ten lines stay ten lines; nothing is a mention, a link or bold that a member chose."""
    ana = stage.player("ana")
    await ana.join("es")
    for number, who in enumerate(await people(stage, HOSTILE)):
        await score(stage, who, 1000 - number)
    shown = await ana.slash("leaderboard")
    body = ana.shown.embeds[0].description.split("\n")[2:]
    assert len(body) == 2 * len(HOSTILE)
    assert "🌾" * 32 in shown
    assert r"\*\*negrita\*\*" in shown
    assert ana.t("somebody") in shown
    for forbidden in ("@everyone", "<@1>", "](", "https://", "\u202e"):
        assert forbidden not in shown


@pytest.mark.parametrize(
    "custom_id",
    ["c1:board", "c1:board:es:year:here:0", "c1:board:es", "c1:frame:es:here", "c1:board:es:2026-W48:here:0"],
)
async def test_an_id_that_nobody_made_is_refused(stage: Stage, custom_id: str) -> None:
    """With a sentence."""
    ana = stage.player("ana")
    await ana.join("es")
    assert ana.t("error-old-button") in await ana.forge(custom_id)


@pytest.mark.parametrize("lang", ["klingon", "de", "x" * 90, "%s", "🌾"])
async def test_a_language_that_is_not_collected_is_refused(stage: Stage, lang: str) -> None:
    """Typed or forged."""
    ana = stage.player("ana")
    await ana.join("es")
    shown = await ana.slash("leaderboard", language=lang)
    assert "error" not in shown
    assert ana.t("error-unknown-language", language="§").split("§")[0] in shown


@pytest.mark.settings(languages=("es", "gsw", "ast"))
async def test_a_language_without_texts_has_a_board(stage: Stage) -> None:
    """Named as well as it can be."""
    ana = stage.player("ana")
    await ana.join("ast")
    assert "Asturiano" in await ana.slash("leaderboard")


async def test_in_a_private_message_there_is_the_board_of_all_servers(stage: Stage) -> None:
    """Whatever is asked for: there is no server whose own board could be shown."""
    one, two = await people(stage, ["Berta", "Carlos"])
    await score(stage, one, 100)
    await score(stage, two, 200, guild=77)
    user = stage.env.create_user("ana")
    stage.locales[user.id] = "es-ES"
    shown = (await user.slash("leaderboard", scope="here")).response
    assert "**1.** Carlos" in shown.embeds[0].description
    assert "todos los servidores" in shown.embeds[0].description
    assert "c1:board" not in str(shown.components)


async def test_far_down_the_distance_is_told_without_a_rank(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A board of tens of thousands is not walked through for it."""
    monkeypatch.setattr("bot.handlers.boards.NEAR", 1)
    ana = stage.player("ana")
    await ana.join("es")
    (one,) = await people(stage, ["Berta"])
    await score(stage, one, 110)
    await score(stage, await own_id(stage, ana), 100)
    assert "Te falta 1 punto para alcanzar a quien va delante." in await ana.slash("leaderboard")


async def test_who_was_taken_off_the_boards_by_the_staff_is_told_so(stage: Stage) -> None:
    """The member sees their own line, and that others do not."""
    ana = stage.player("ana")
    await ana.join("es")
    await score(stage, await own_id(stage, ana), 300)
    await stage.engine.memberships.hide(ana.id, stage.env.guild.id, is_hidden=True, now=datetime.now(UTC))
    hidden = ana.t("leaderboard.own-hidden")
    assert hidden in await ana.slash("leaderboard")
    assert hidden not in await ana.slash("leaderboard", scope="all")

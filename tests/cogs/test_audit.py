"""/audit: what the staff did, for whoever manages the server."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storage.queries import audit
from storage.queries import tables as t
from tests.builders import NOW
from tests.cogs.moderators import begun_here, moderator, open_cases, reported, written
from tests.cogs.staff import has_button, staff
from tests.cogs.stage import Player, Stage

NURIA = 777


async def act(stage: Stage, name: str, subject: str, *, guild: int | None = None, **changes: Any) -> None:
    """Something that somebody did."""
    values: dict[str, Any] = {"by": NURIA, "now": NOW, **changes}
    place = stage.env.guild.id if guild is None else guild
    await stage.store.write(lambda tx: audit.append(tx, name, subject, guild_discord_id=place, **values))


async def test_the_newest_acts_come_first_with_who_did_what_to_whom(garden: Stage) -> None:
    ana, message_id = await written(garden)
    (row,) = await garden.rows(t.contributor, t.contributor.c.discord_id == ana.id)
    await act(garden, "case.removed", f"message:{message_id}", lang="es")
    await act(
        garden,
        "member.suspended",
        f"member:{row.id}",
        until=(NOW + timedelta(days=7)).isoformat(),
        everywhere=True,
    )
    await act(garden, "setting.changed", "setting:raid", old="auto", new=["on", 3])
    await act(garden, "removal.done", "removal:4", by=None, messages=12, reason="Copiaba **todo** de @here")
    marta = staff(garden)
    shown = await marta.slash("audit")
    lines = [line for line in shown.splitlines() if line.startswith("n.º")]
    assert [line.split(" · ")[2] for line in lines] == [
        "**Retirada de todo, hecha**",
        "**Ajuste cambiado**",
        "**Suspensión**",
        "**Mensaje retirado**",
    ]
    assert f"<@{NURIA}>" in lines[1]
    assert "el bot" in lines[0]
    assert "12 mensajes" in lines[0]
    assert "Copiaba \\*\\*todo\\*\\*" in lines[0]
    assert "@here" not in lines[0]
    assert f"ajuste **{marta.t('setting-raid.name')}**" in lines[1]
    assert 'automático → `["on", 3]`' in lines[1], "what is no value is shown as it is stored"
    assert f"<@{ana.id}> (contribuyente {row.id})" in lines[2]
    assert marta.t("audit-detail.everywhere") in lines[2]
    assert f"<t:{int((NOW + timedelta(days=7)).timestamp())}:f>" in lines[2]
    assert f"mensaje {message_id}" in lines[3]
    assert "español" in lines[3]
    assert marta.shown.ephemeral


async def test_what_moderators_did_is_read_in_words(garden: Stage) -> None:
    """Neither numbers of rows nor the names under which the bot keeps something."""
    _, message_id = await written(garden)
    await reported(garden, message_id)
    await begun_here(garden, message_id)
    olga = await moderator(garden, "olga")
    await olga.slash("review")
    (case,) = await open_cases(garden)
    await olga.choose("casemark", "harmless")
    await olga.press("case", case.id, "halt")
    await olga.press("case", case.id, "undo")
    await olga.press("case", case.id, "author")
    await olga.press("case", case.id, "warn")
    await olga.fill(details="Cita tus fuentes.")
    await olga.slash("moderate search", words="planeta")
    marta = staff(garden)
    shown = await marta.slash("audit")
    assert "`" not in shown
    assert "case" not in shown
    said = [
        marta.t("audit-more.hits", count=0),
        marta.t("audit-more.message", number=str(message_id)),
        marta.t("audit-more.undone", act=marta.t("audit-act.case-halted")),
        marta.t("audit-more.mark-on", mark=marta.t("case-mark-harmless")),
        f"**{marta.t('setting-moderator-role.name')}** · {marta.t('audit-detail.nothing')} → <@&{olga.role.id}>",
    ]
    assert [each for each in said if each not in shown] == []


async def test_an_empty_log_says_so(stage: Stage) -> None:
    marta = staff(stage)
    assert marta.t("audit.empty") in await marta.slash("audit")
    assert marta.verbs() == []


async def test_older_entries_are_a_press_away_and_the_condition_stays(stage: Stage) -> None:
    for number in range(23):
        await act(stage, "case.kept", f"message:{number}")
        await act(stage, "case.removed", f"message:{number}")
    marta = staff(stage)
    await marta.slash("audit", act="case.kept")
    pages = [numbers(marta)]
    for _ in range(2):
        await marta.press("audit", "here", numbers(marta)[-1])
        pages.append(numbers(marta))
    assert pages == [list(range(45, 26, -2)), list(range(25, 6, -2)), [5, 3, 1]]
    assert marta.labels() == [marta.t("button-audit.newest")]
    await marta.press("audit", "here")
    assert numbers(marta) == pages[0]


def numbers(player: Player) -> list[int]:
    """The numbers of the entries that are shown."""
    lines = [line for line in player.text().splitlines() if line.startswith("n.º")]
    return [int(line.split(" ")[1]) for line in lines]


async def test_entries_are_found_by_whom_they_are_about_by_whose_they_are_and_by_what_was_done(
    garden: Stage,
) -> None:
    ana, _ = await written(garden)
    (row,) = await garden.rows(t.contributor, t.contributor.c.discord_id == ana.id)
    ben = garden.player("ben")
    await act(garden, "member.warned", f"member:{row.id}")
    await act(garden, "member.noted", f"member:{row.id}", by=ben.id)
    await act(garden, "member.warned", "member:1")
    marta = staff(garden)
    await marta.slash("audit", member=ana.actor)
    assert numbers(marta) == [2, 1]
    await marta.slash("audit", by=ben.actor)
    assert numbers(marta) == [2]
    await marta.slash("audit", act="Aviso")
    assert numbers(marta) == [3, 1]
    await marta.slash("audit", member=ana.actor, act="member.warned")
    assert numbers(marta) == [1]
    assert marta.t("error-member-unknown") in await marta.slash("audit", member=ben.actor)
    assert marta.t("error-audit-act") in await marta.slash("audit", act="moon.painted")


async def test_acts_are_suggested_by_their_words(stage: Stage) -> None:
    marta = staff(stage)
    offered = await marta.suggestions("audit", "act", "suspen")
    assert {each["value"] for each in offered} == {"member.suspended", "member.lifted"}
    assert len(await marta.suggestions("audit", "act", "")) == 25


# ------------------------------------------------------------------------------------------ whose it is


async def test_a_server_sees_its_own_acts_alone(stage: Stage) -> None:
    await act(stage, "case.kept", "message:1")
    await act(stage, "case.kept", "message:2", guild=4_242)
    marta = staff(stage)
    await marta.slash("audit")
    assert numbers(marta) == [1]
    assert not has_button(marta, "audit", "all")
    assert marta.t("error-not-operator") in await marta.forge("c1:audit:all::::"), "they manage this server"


@pytest.mark.settings(operators=(1_000,))
async def test_whoever_runs_the_bot_sees_all_servers(stage: Stage) -> None:
    await act(stage, "case.kept", "message:1")
    await act(stage, "case.kept", "message:2", guild=4_242)
    await act(stage, "tombstones.applied", "bot", guild=0, by=None)
    marta = staff(stage)
    await stage.restart(operators=(marta.id,))
    await marta.slash("audit")
    assert numbers(marta) == [1]
    shown = await marta.press("audit", "all")
    assert numbers(marta) == [3, 2, 1]
    assert marta.t("audit.title-all") in shown
    assert marta.t("audit.server", server="4242") in shown
    await marta.press("audit", "here")
    assert numbers(marta) == [1]


async def test_neither_members_nor_moderators_read_it(garden: Stage) -> None:
    ana, _ = await written(garden)
    olga = await moderator(garden, "olga")
    for player in (ana, olga):
        for made_up in ("c1:audit:here::::", "c1:audit:all::::"):
            assert player.t("error-not-allowed") in await player.forge(made_up)


@pytest.mark.parametrize(
    "made_up",
    [
        "c1:audit",
        "c1:audit:here",
        "c1:audit:nowhere:x:y:z:w",
        "c1:audit:here:-1:..:99999999999999999999:.",
        "c1:audit:all:0::::",
        "c1:logged",
        "c1:logged:log.1:x",
        "c1:logged:log.1:999999",
    ],
)
async def test_ids_that_nobody_made_change_nothing_and_are_answered(stage: Stage, made_up: str) -> None:
    marta = staff(stage)
    await act(stage, "case.kept", "message:1")
    assert await marta.forge(made_up)
    assert len(await stage.rows(t.audit_entry)) == 1

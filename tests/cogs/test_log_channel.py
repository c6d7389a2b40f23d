"""The log channel of a server: each act of its staff once, whatever happens, and nothing that a person wrote."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.posting.pace import Pace
from bot.posting.rounds import Rounds
from storage.queries import audit
from storage.queries import tables as t
from storage.services.posts import Posts
from tests.builders import NOW
from tests.cogs.channels import LATE, buttons, no_wait, posted, text_of
from tests.cogs.moderators import manager_of, moderator, open_cases, reported, written
from tests.cogs.staff import channel_without
from tests.cogs.stage import TEXTS, Player, Stage

MARTA = 501


@pytest.fixture(autouse=True)
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds are played by the tests alone."""
    monkeypatch.setattr("bot.schedule.LOG_SECONDS", 86_400)


def rounds_of(stage: Stage) -> Rounds:
    """The rounds of a process in which no time passes."""
    return Rounds(stage.bot, pace=Pace(clock=lambda: 0.0, sleep=no_wait))


async def choose(stage: Stage, name: str, value: Any) -> None:
    """The staff of the server changes a setting; what the log says of that is not waited for."""
    for each, wanted in (("locale", "es"), (name, value)):
        await stage.engine.server_settings.set(stage.env.guild.id, each, wanted, manager_of(stage), NOW)
    await stage.engine.audit_log.pass_over(now=NOW + timedelta(days=400))


async def acts(
    stage: Stage, *names: str, guild: int | None = None, at: datetime = NOW, **details: Any
) -> None:
    """Something that moderators did on the server."""
    place = stage.env.guild.id if guild is None else guild
    for name in names:
        await stage.store.write(
            lambda tx, name=name: audit.append(  # type: ignore[misc]  # the default binds the name
                tx, name, "member:7", by=MARTA, guild_discord_id=place, now=at, lang="es", **details
            )
        )


async def told(stage: Stage) -> list[int]:
    return [row.id for row in await stage.rows(t.audit_entry) if row.told_at is not None]


# -------------------------------------------------------------------------------------------------- once


async def test_each_act_is_posted_once_the_oldest_first(stage: Stage) -> None:
    await choose(stage, "log_channel", stage.channel.id)
    await acts(stage, "member.noted", "member.warned", "member.suspended")
    rounds = rounds_of(stage)
    for minutes in (0, 1, 10):
        await rounds.log_channels(NOW + timedelta(minutes=minutes))
    titles = [message.embeds[0].title for message in posted(stage.channel)]
    assert titles == ["Nota del equipo", "Aviso", "Suspensión"]


async def test_two_processes_post_once(stage: Stage) -> None:
    await choose(stage, "log_channel", stage.channel.id)
    await acts(stage, *["member.noted"] * 6)
    here, there = rounds_of(stage), rounds_of(stage)
    for after in (timedelta(), LATE):
        await asyncio.gather(here.log_channels(NOW + after), there.log_channels(NOW + after))
    assert len(posted(stage.channel)) == 6


@pytest.mark.parametrize("name", ["sent", "told"])
async def test_a_process_that_ends_right_after_sending_does_not_send_twice(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Neither before the post is marked, nor before the audit log is."""
    await choose(stage, "log_channel", stage.channel.id)
    now = datetime.now(UTC)
    await acts(stage, "member.noted", "member.warned", at=now)
    stage.env.backend.advance_clock((now - stage.env.backend.clock.now()).total_seconds())

    class CrashError(Exception):
        """The process ends here."""

    async def crash(*args: Any, **facts: Any) -> None:
        raise CrashError

    with monkeypatch.context() as broken:
        owner: Any = Posts if name == "sent" else type(stage.engine.audit_log)
        broken.setattr(owner, name, crash)
        await rounds_of(stage).log_channels(now)
    assert any(record.exc_info for record in stage.taken_log())
    assert len(posted(stage.channel)) == 1
    await stage.restart()
    await rounds_of(stage).log_channels(now + LATE)
    assert [message.embeds[0].title for message in posted(stage.channel)] == ["Nota del equipo", "Aviso"]
    assert await stage.engine.audit_log.waiting() == ()


# ----------------------------------------------------------------------------------------- what it shows


async def test_nothing_that_a_person_wrote_stands_there_and_nobody_is_called(stage: Stage) -> None:
    """A reason is for whoever reads the audit log; whom it is about is a number."""
    await choose(stage, "log_channel", stage.channel.id)
    await acts(stage, "member.quarantined", reason="Insultó a @everyone en es-tareas", until=NOW.isoformat())
    await rounds_of(stage).log_channels(NOW)
    (message,) = posted(stage.channel)
    shown = text_of(message)
    assert "Insultó" not in shown
    assert "contribuyente 7" in shown
    assert f"<@{MARTA}>" in shown
    assert f"<t:{int(NOW.timestamp())}:f>" in shown
    (sent,) = [each for each in stage.requests() if each.method == "POST" and "/messages" in each.path]
    assert sent.json["allowed_mentions"]["parse"] == []


async def test_a_reason_of_the_list_is_shown_without_the_words_beside_it(stage: Stage) -> None:
    await choose(stage, "log_channel", stage.channel.id)
    await acts(stage, "case.removed", reason="copied_from_ai: de la web de su primo")
    await rounds_of(stage).log_channels(NOW)
    (message,) = posted(stage.channel)
    assert TEXTS["es"]("report-copied-from-ai") in text_of(message)
    assert "primo" not in text_of(message)


@pytest.mark.parametrize("locale, title", [("fr", "Avertissement"), ("en", "Warning"), ("es", "Aviso")])
async def test_it_speaks_the_language_of_the_server(stage: Stage, locale: str, title: str) -> None:
    await choose(stage, "log_channel", stage.channel.id)
    await choose(stage, "locale", locale)
    await acts(stage, "member.warned")
    await rounds_of(stage).log_channels(NOW)
    (message,) = posted(stage.channel)
    assert message.embeds[0].title == title


async def test_an_act_without_words_of_its_own_is_shown_by_its_name(stage: Stage) -> None:
    await choose(stage, "log_channel", stage.channel.id)
    await acts(stage, "moon.painted", count=3)
    await rounds_of(stage).log_channels(NOW)
    (message,) = posted(stage.channel)
    assert "`moon.painted`" in text_of(message)
    assert "`count=3`" in text_of(message)


async def test_settings_and_decisions_stand_there_by_the_names_that_people_know(garden: Stage) -> None:
    _, message_id = await written(garden)
    await reported(garden, message_id)
    olga = await moderator(garden, "olga")
    await choose(garden, "log_channel", garden.channel.id)
    await olga.slash("review")
    (case,) = await open_cases(garden)
    await olga.press("case", case.id, "keep")
    await garden.engine.server_settings.set(
        garden.env.guild.id, "min_account_days", 30, manager_of(garden), datetime.now(UTC)
    )
    await rounds_of(garden).log_channels(datetime.now(UTC))
    kept, changed = (text_of(each) for each in posted(garden.channel))
    assert f"<@{olga.id}> · mensaje {message_id} · español" in kept
    assert f"ajuste **{olga.t('setting-min-account-days.name')}** · nada → 30" in changed
    assert not [each for each in (kept, changed) if "`" in each or "=" in each]


async def look(who: Player, message: Any) -> str:
    (button,) = buttons(message).values()
    return await who.forge(button, panel=message)


async def test_its_button_shows_moderators_what_an_act_was_about_and_nobody_else(garden: Stage) -> None:
    ana, message_id = await written(garden)
    marta = await moderator(garden)
    await choose(garden, "log_channel", garden.channel.id)
    (row,) = await garden.rows(t.contributor, t.contributor.c.discord_id == ana.id)
    for subject in (f"member:{row.id}", f"message:{message_id}", "tree:1", "setting:raid", "removal:1"):
        await garden.store.write(
            lambda tx, subject=subject: audit.append(  # type: ignore[misc]  # the default binds the subject
                tx, "case.kept", subject, by=marta.id, guild_discord_id=garden.env.guild.id, now=NOW
            )
        )
    await rounds_of(garden).log_channels(NOW)
    about_member, about_message, about_tree, about_setting, about_removal = posted(garden.channel)
    assert marta.t("member.title", number=str(row.id)) in await look(marta, about_member)
    assert marta.shown.ephemeral
    assert marta.t("record.title", number=str(message_id)) in await look(marta, about_message)
    assert marta.t("error-not-allowed-here") in await look(marta, about_tree), "nobody's of this server"
    raid = f"**{marta.t('setting-raid.name')}**"
    assert marta.t("audit-about.setting", number=raid) in await look(marta, about_setting)
    assert marta.t("removals.title") in await look(marta, about_removal)
    assert ana.t("error-not-moderator") in await look(ana, about_member)


# -------------------------------------------------------------------------------------- what goes wrong


async def test_without_a_log_channel_nothing_waits_and_a_later_one_gets_no_history(stage: Stage) -> None:
    await acts(stage, "member.noted")
    await rounds_of(stage).log_channels(NOW)
    assert await told(stage) == [1]
    await stage.engine.server_settings.set(
        stage.env.guild.id, "log_channel", stage.channel.id, manager_of(stage), NOW
    )
    await rounds_of(stage).log_channels(NOW)
    (message,) = posted(stage.channel)
    assert message.embeds[0].title == TEXTS["en"]("audit-act.setting-changed")


async def test_acts_of_other_servers_are_not_posted(stage: Stage) -> None:
    await choose(stage, "log_channel", stage.channel.id)
    await acts(stage, "member.noted", guild=4_242)
    await acts(stage, "member.noted", guild=0)
    await rounds_of(stage).log_channels(NOW)
    assert posted(stage.channel) == []


async def test_a_channel_that_takes_nothing_is_reported_once_and_gets_everything_later(stage: Stage) -> None:
    """To the channel of the moderators; the acts wait for a day."""
    private = channel_without(stage, "send_messages", name="registro")
    team = stage.env.guild.create_text_channel("equipo")
    await choose(stage, "log_channel", private.id)
    await choose(stage, "moderators_channel", team.id)
    await acts(stage, "member.noted", "member.warned")
    rounds = rounds_of(stage)
    for minutes in (0, 1, 11, 22):
        await rounds.log_channels(NOW + timedelta(minutes=minutes))
    (said,) = posted(team)
    assert "No puedo escribir en el canal de registro" in text_of(said)
    assert f"<#{private.id}>" in text_of(said)
    assert [record.levelname for record in stage.taken_log()] == ["WARNING"]
    private._channel.overwrites.clear()
    await rounds.log_channels(NOW + timedelta(minutes=40))
    assert len(posted(private)) == 2
    assert len(posted(team)) == 1


async def test_a_channel_that_is_gone_is_given_up_after_a_day(stage: Stage) -> None:
    await choose(stage, "log_channel", 999)
    await acts(stage, "member.noted")
    rounds = rounds_of(stage)
    await rounds.log_channels(NOW)
    assert await stage.engine.audit_log.waiting() != ()
    await rounds.log_channels(NOW + timedelta(days=1, minutes=1))
    assert await stage.engine.audit_log.waiting() == ()
    assert {record.levelname for record in stage.taken_log()} == {"WARNING"}


async def test_when_discord_does_not_answer_the_order_is_kept(stage: Stage) -> None:
    await choose(stage, "log_channel", stage.channel.id)
    await acts(stage, "member.noted", "member.warned")
    stage.fault = lambda method, path, place: 503 if path.endswith("/messages") else None
    rounds = rounds_of(stage)
    await rounds.log_channels(NOW)
    stage.fault = None
    await rounds.log_channels(NOW + timedelta(seconds=30))
    assert posted(stage.channel) == [], "the first one is still claimed"
    await rounds.log_channels(NOW + LATE)
    assert [message.embeds[0].title for message in posted(stage.channel)] == ["Nota del equipo", "Aviso"]
    stage.taken_log()

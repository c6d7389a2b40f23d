"""Outside of servers nothing is contributed: reading, one's own data and appeals go on working there."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot import access
from bot.ui.ids import VERBS, decode
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.builders import snapshot_of_everything
from tests.cogs.flows import TEXT, Work, prepare
from tests.cogs.stage import TEXTS, Player, Stage

LOCALES = ("es-ES", "en-US", "fr")
WORK = (
    *("lucky", "take:assistant_reply", "tasks", "enough", "join:es", "languages", "terms:accept:es:0:0"),
    *("write:1", "label:1", "nuances:1", "pick:1:1", "tie:1:1.2", "undo:1", "none:1", "submit:1", "skip:1"),
    *("page:1:1", "back:1", "msg:1", "vote:1:1:up", "report:1:1", "flag:message:1"),
)
"""Buttons of contributors, as somebody could still have them in a private message."""


class Apart:
    """A member in their private messages with the bot."""

    def __init__(self, stage: Stage, player: Player) -> None:
        self.stage = stage
        self.user = player.actor.user
        self.player = player
        self.shown: Any = None

    async def slash(self, name: str, **options: Any) -> str:
        """Invoke a command; what is shown then."""
        self.shown = (await self.user.slash(name, **options)).response
        return self.text()

    async def press(self, custom_id: str) -> str:
        """Press a button; what is shown then."""
        result = await self.user.click(self.shown, custom_id=custom_id)
        self.shown = result.response or self.shown
        return self.text()

    def text(self) -> str:
        """Everything that can be read."""
        parts = [part for each in self.shown.embeds for part in (each.title, each.description)]
        return "\n".join(part for part in parts if part)

    def actions(self) -> list[str]:
        """The custom_ids that can be pressed."""
        dicts = [row if isinstance(row, dict) else row.to_dict() for row in self.shown.components]
        return [control["custom_id"] for row in dicts for control in row["components"]]

    def leads_to_work(self) -> bool:
        """Whether any of them would be refused here."""
        actions = [decode(each) for each in self.actions()]
        return any(access.action_needs_server(action) for action in actions if action)


async def apart(stage: Stage, locale: str = "es-ES") -> Apart:
    """Somebody who contributes on the server, in their private messages."""
    ana = stage.player("ana", locale)
    await ana.join("es")
    return Apart(stage, ana)


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_language_command_sends_people_to_their_server(garden: Stage, locale: str) -> None:
    ana = await apart(garden, locale)
    before = await snapshot_of_everything(garden.store)
    assert await ana.slash("language", languages="fr") == f"⚠ {ana.player.t('error-only-in-servers')}"
    assert ana.actions() == []
    assert await snapshot_of_everything(garden.store) == before


@pytest.mark.parametrize(
    "command", ["help", "guide", "points", "leaderboard", "me", "stats", "appeal", "share"]
)
async def test_reading_goes_on_and_leaves_the_ways_to_work_out(garden: Stage, command: str) -> None:
    ana = await apart(garden)
    assert ana.player.t("error-only-in-servers") not in await ana.slash(command)
    assert not ana.leads_to_work()


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_newcomer_reads_the_terms_and_hears_where_they_can_be_accepted(
    garden: Stage, locale: str
) -> None:
    ana = Apart(garden, garden.player("ana", locale))
    before = await garden.rows(t.consent)
    shown = await ana.slash("me")
    assert ana.player.t("terms.title") in shown
    assert ana.player.t("error-only-in-servers") in shown
    assert not ana.leads_to_work()
    assert ana.player.t("error-only-in-servers") not in await ana.press("c1:terms:decline")
    assert await garden.rows(t.consent) == before


async def test_whoever_contributes_again_by_private_message_finds_no_work_there(garden: Stage) -> None:
    ana = await apart(garden)
    await ana.slash("privacy withdraw")
    await ana.press("c1:privacy:withdrawn")
    assert ana.player.t("privacy-withdraw.resumed") in await ana.press("c1:privacy:resume")
    assert not ana.leads_to_work()


async def test_the_buttons_of_ones_own_page_work_there(garden: Stage) -> None:
    ana = await apart(garden)
    await ana.slash("me")
    (credit,) = [each for each in ana.actions() if each.startswith("c1:credit")]
    assert ana.player.t("me.credit-saved") in await ana.press(credit)


@pytest.fixture
async def left(garden: Stage) -> Player:
    """Somebody on a server that the bot has left, where their panels still stand."""
    ana = garden.player("ana")
    await prepare(ana, Kind.ASSISTANT_REPLY)
    leave(garden)
    return ana


def leave(stage: Stage) -> None:
    """The bot is removed from the stage's server; Discord goes on sending what members press there."""
    guild = stage.bot.get_guild(stage.env.guild.id)
    assert guild is not None
    stage.bot._connection._remove_guild(guild)


@pytest.mark.parametrize("command", ["work", "task assistant-reply", "tasks", "language"])
async def test_a_command_there_says_in_one_sentence_where_to_contribute(
    garden: Stage, left: Player, command: str
) -> None:
    """Discord may go on showing commands of a bot that was removed, or was never there."""
    before = await snapshot_of_everything(garden.store)
    assert await left.slash(command) == f"⚠ {left.t('error-only-in-servers')}"
    assert left.controls() == []
    assert await snapshot_of_everything(garden.store) == before


async def test_a_server_that_is_unavailable_for_a_while_is_one_all_the_same(garden: Stage) -> None:
    """Discord says so in an outage, and when the bot starts; the bot is no less a member."""
    ana = garden.player("ana")
    await ana.join("es")
    garden.bot._connection.parse_guild_delete({"id": str(garden.env.guild.id), "unavailable": True})
    await ana.slash("work")
    assert ana.task_id()


async def test_in_a_thread_of_a_server_everything_goes_on(garden: Stage) -> None:
    ana = garden.player("ana")
    await ana.join("es")
    channel = garden.bot.get_channel(garden.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="hilo", type=discord.ChannelType.public_thread)
    (garden.channel,) = garden.channel.threads
    work = Work(ana, Kind.ASSISTANT_REPLY)
    await work.ask()
    (task,) = await garden.rows(t.task, t.task.c.id == work.task_id)
    assert task.guild_discord_id == garden.env.guild.id
    await ana.press("write")
    assert ana.form is not None


@pytest.mark.parametrize("button", WORK)
async def test_where_the_bot_is_no_member_nothing_is_contributed(
    garden: Stage, left: Player, button: str
) -> None:
    before = await snapshot_of_everything(garden.store)
    assert left.t("error-only-in-servers") in await left.forge(f"c1:{button}")
    assert left.verbs() == []
    assert await snapshot_of_everything(garden.store) == before


async def test_a_text_that_is_refused_there_is_handed_back(garden: Stage) -> None:
    ana = garden.player("ana")
    await prepare(ana, Kind.ASSISTANT_REPLY)
    await ana.press("write")
    leave(garden)
    shown = await ana.fill(text=f"{TEXT['es']} Y el Sol.")
    assert ana.t("error-only-in-servers") in shown
    assert ana.files() == {"tu-texto.md": f"{TEXT['es']} Y el Sol."}
    assert ana.verbs() == []


async def test_the_draft_stays_where_it_was(garden: Stage, left: Player) -> None:
    await left.forge(f"c1:submit:{left.task_id()}")
    (task,) = await garden.rows(t.task, t.task.c.state == "open")
    assert task.draft["text"] == TEXT["es"]


def test_every_verb_that_works_anywhere_is_there() -> None:
    """A misspelt one would close what it should leave open."""
    assert set(VERBS) | set(access.COMMANDS) >= access.ANYWHERE
    assert TEXTS["es"]("error-only-in-servers")

"""Who may do what: every command and every button of the staff, as everybody who may not, with real ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
import pytest

from bot import access
from bot.permission_page import page
from bot.ui.ids import VERBS, Action, decode, encode
from storage.domain.access import STAFF, Deed
from storage.queries import tables as t
from tests.builders import snapshot_of_everything
from tests.cogs.flows import TEXT
from tests.cogs.moderators import manager_of, moderator, reported, written
from tests.cogs.staff import staff
from tests.cogs.stage import Player, Stage

ROOT = Path(__file__).resolve().parents[2]
STAFF_VERBS = tuple({key.split(" ")[0]: 0 for key, deed in access.VERBS.items() if deed in STAFF})

CUSTOM_IDS: dict[str, tuple[str, ...]] = {
    "bind": ("bind:{channel}:es:7",),
    "bindings": ("bindings",),
    "binding": ("binding:{channel}:es",),
    "feed": ("feed:{feed}:off", "feed:{feed}:preview"),
    "change": ("change:{feed}:es",),
    "schedule": ("schedule:{feed}",),
    "plan": ("plan:es:100:contributions:2099-01-01:{channel}:fr",),
    "begin": ("begin:es:100:contributions:2099-01-01:{channel}:fr",),
    "campaign": ("campaign:1:end", "campaign:1:ending", "campaign:1:pause", "campaign:1:resume"),
    "teamlist": ("teamlist:0",),
    "teamremove": ("teamremove:1",),
    "setup": ("setup:languages", "setup:check"),
    "setupset": ("setupset:moderators:moderator_role",),
    "setupform": ("setupform:access:es",),
    "setupdone": ("setupdone:access",),
    "config": ("config",),
    "confset": ("confset:raid:Im9uIg:here",),
    "audit": ("audit:here::::",),
    "logged": ("logged:log.{server}:1",),
    "case": tuple(
        f"case:{{case}}:{act}::"
        for act in ("show", "keep", "remove", "restore", "edit", "back", "halt", "restart", "warn", "undo")
    ),
    "casedone": ("casedone:{case}:remove::", "casedone:{case}:edit::", "casedone:{case}:suspend::"),
    "casemark": ("casemark:{case}::",),
    "queue": ("queue:next::", "queue:show::"),
    "queuelang": ("queuelang::",),
    "queuereason": ("queuereason::",),
    "member": tuple(
        f"member:{{author}}{act}"
        for act in ("", ":suspending", ":lift", ":setaside", ":release", ":removal", ":ask")
    ),
    "memberform": ("memberform:{author}:note", "memberform:{author}:suspend"),
    "memberdone": ("memberdone:{author}:suspend", "memberdone:{author}:quarantine"),
    "removals": ("removals",),
    "removal": ("removal:{removal}", "removal:{removal}:confirm", "removal:{removal}:cancel"),
    "record": ("record:{message}", *(f"record:{{message}}:{act}" for act in ("removing", "restore", "halt"))),
    "recordform": ("recordform:{message}:remove",),
    "recorddone": ("recorddone:{message}:remove",),
    "conversation": ("conversation:{tree}",),
    "found": ("found:::0:TWVyY3VyaW8",),
    "conduct": ("conduct:total:all",),
}
"""Verb of the staff -> what it looks like with the ids of a server that has a case, a removal and a feed."""
ABOUT_A_TEXT = (
    *("case", "casedone", "casemark", "queue", "queuelang", "queuereason"),
    *("record", "recordform", "recorddone", "conversation", "found"),
)
"""Verbs that show or change a text."""
FORM = {
    "reason": "Porque sí, y ya está.",
    "text": "Otro texto en su lugar.",
    "until": ["week"],
    "note": "Nada.",
}
FORMS = ("schedule", "setupdone", "casedone", "memberdone", "recorddone")
"""Verbs of forms that come back; Discord takes no form as the answer to a form."""
WATCHED = (
    t.message,
    t.tree,
    t.review_case,
    t.suspension,
    t.removal,
    t.message_revision,
    t.server_setting,
    t.feed,
)


class Scene:
    """A server with a text in Spanish that was reported, a removal that waits, and a feed."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.ids: dict[str, int] = {}

    async def set(self) -> None:
        """Let it happen."""
        stage, guild = self.stage, self.stage.env.guild
        author, message_id = await written(stage)
        await reported(stage, message_id)
        (case,) = await stage.rows(t.review_case)
        (message,) = await stage.rows(t.message, t.message.c.id == message_id)
        removal = await stage.engine.removals.ask(message.author_id, manager_of(stage), now=datetime.now(UTC))
        marta = staff(stage, "jefa")
        await marta.slash("channels bind", channel=stage.channel, language="es")
        (feed, *_) = await stage.rows(t.feed)
        self.author = author
        self.ids = {
            "message": message_id,
            "tree": message.tree_id,
            "author": message.author_id,
            "case": case.id,
            "removal": removal.id,
            "feed": feed.id,
            "channel": stage.channel.id,
            "server": guild.id,
        }

    def custom_ids(self, verbs: tuple[str, ...]) -> list[str]:
        """Every button of these verbs."""
        return [f"c1:{each.format(**self.ids)}" for verb in verbs for each in CUSTOM_IDS[verb]]

    async def watched(self) -> list[Any]:
        """What nobody from elsewhere may change; who has a case before them aside."""
        found = []
        for table in WATCHED:
            for row in await self.stage.rows(table):
                found.append({k: v for k, v in row._mapping.items() if not k.startswith("leased_")})
        return found


@pytest.fixture
async def scene(garden: Stage) -> Scene:
    """The scene."""
    made = Scene(garden)
    await made.set()
    return made


async def everybody_below(stage: Stage) -> dict[str, Player]:
    """Those who belong to no staff."""
    nobody, ben, eva = stage.player("nadie"), stage.player("ben"), stage.player("eva")
    await nobody.slash("help")
    await ben.join("es")
    await eva.join("es")
    await stage.engine.members.suspend(eva.id, reason="spam", now=datetime.now(UTC))
    await eva.slash("help")
    return {"member": nobody, "contributor": ben, "suspended": eva}


def refused(player: Player, deed: Deed) -> str:
    """The sentence that says whose deed it is."""
    is_moderators = deed in (Deed.REVIEW, Deed.MODERATE)
    return player.t("error-not-moderator" if is_moderators else "error-not-allowed")


def decoded(custom_id: str) -> Action:
    """What a button means."""
    found = decode(custom_id)
    assert found is not None
    return found


def elsewhere(stage: Stage, name: str, *, is_manager: bool = False) -> Player:
    """Somebody on another server: its manager, or a contributor there."""
    guild = stage.env.create_guild(f"Otra comunidad de {name}")
    channel = guild.create_text_channel("otro")
    user = stage.env.create_user(name)
    stage.locales[user.id] = "es-ES"
    roles = []
    if is_manager:
        roles = [guild.create_role("Jefatura", permissions=discord.Permissions(manage_guild=True))]
    return Player(replace(stage, channel=channel), guild.add_member(user, roles=roles))


async def show_to(stage: Stage, command: str, *players: Player) -> None:
    """Let a server show a command to people from whom Discord hides it."""
    name = command.split(" ")[0]
    (known,) = [each.id for each in await stage.bot.tree.fetch_commands() if each.name == name]
    stage.env.guild.set_command_permissions(known, {player.actor: True for player in players})


def test_every_verb_of_the_staff_is_tried() -> None:
    assert set(CUSTOM_IDS) == set(STAFF_VERBS)
    assert {key.split(" ")[0] for key in access.VERBS} <= set(VERBS)


def test_every_command_says_what_it_takes(stage: Stage) -> None:
    known = {command.name for command in stage.bot.tree.get_commands()}
    known |= {command.name for command in stage.bot.tree.get_commands(type=discord.AppCommandType.message)}
    assert known == {name.split(" ")[0] for name in access.COMMANDS}


def test_the_page_says_what_holds() -> None:
    written_there = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")
    assert written_there == page(), "run: cosecha permissions > docs/permissions.md"


async def test_buttons_of_the_staff_are_refused_to_everybody_else(garden: Stage, scene: Scene) -> None:
    """Made by hand, as a button, as a select and as a form: one sentence, no text of anybody, nothing stored."""
    people = await everybody_below(garden)
    people["another server's contributor"] = elsewhere(garden, "lejos")
    before = await snapshot_of_everything(garden.store)
    for who, player in people.items():
        for custom_id in scene.custom_ids(STAFF_VERBS):
            refusal = refused(player, access.of_action(decoded(custom_id)))
            for values in ((), ("1",)):
                await player.forge(custom_id, *values)
                assert player.form is None, (who, custom_id)
                assert refusal in player.text(), (who, custom_id)
            await player.forge_form(custom_id, **FORM)
            assert refusal in player.text(), (who, custom_id)
            assert TEXT["es"] not in player.text()
    assert await snapshot_of_everything(garden.store) == before


async def test_moderators_are_refused_what_is_the_managers(garden: Stage, scene: Scene) -> None:
    """Settings, channels, campaigns, the audit log."""
    verbs = tuple(verb for verb in STAFF_VERBS if access.VERBS.get(verb) not in (Deed.REVIEW, Deed.MODERATE))
    marta = await moderator(garden)
    await marta.slash("help")
    before = await snapshot_of_everything(garden.store)
    for custom_id in scene.custom_ids(verbs):
        await marta.forge(custom_id, "1")
        assert marta.t("error-not-allowed") in marta.text(), custom_id
        await marta.forge_form(custom_id, **FORM)
        assert marta.t("error-not-allowed") in marta.text(), custom_id
    assert await snapshot_of_everything(garden.store) == before


@pytest.mark.parametrize("who", ["another language's", "another server's manager"])
async def test_moderators_touch_nothing_beyond_their_reach(garden: Stage, scene: Scene, who: str) -> None:
    """Not a text in another language, nor one of another server: it is neither shown nor changed."""
    if who == "another language's":
        player: Player = await moderator(garden, "fleur", "fr")
        verbs: tuple[str, ...] = ABOUT_A_TEXT
    else:
        player = elsewhere(garden, "jefe", is_manager=True)
        verbs = tuple(CUSTOM_IDS)
    await player.slash("help")
    before = await scene.watched()
    for custom_id in scene.custom_ids(verbs):
        for values in ((), (str(scene.ids["message"]),)):
            await player.forge(custom_id, *values)
            assert TEXT["es"] not in player.text(), custom_id
            assert player.t("error-unexpected", code="").split("*")[0] not in player.text(), custom_id
            if player.form is not None:
                assert TEXT["es"] not in str(player.form.modal), custom_id
        if custom_id.split(":")[1] in FORMS:
            await player.forge_form(custom_id, **FORM)
        assert TEXT["es"] not in player.text(), custom_id
        assert player.t("error-unexpected", code="").split("*")[0] not in player.text(), custom_id
    after = [
        row for row in await scene.watched() if row.get("guild_discord_id", None) is None or row in before
    ]
    assert [row for row in before if row not in after] == []


AUTHOR = object()
"""Stands for whoever wrote the text of the scene."""
STAFF_COMMANDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("review", {}),
    ("moderate user", {"member": AUTHOR}),
    ("moderate message", {"id": "1"}),
    ("moderate tree", {"id": "1"}),
    ("moderate search", {"words": "Mercurio"}),
    ("moderate board", {}),
    ("moderate removals", {}),
    ("moderate rings", {}),
    ("audit", {}),
    ("setup", {}),
    ("config show", {}),
    ("config set", {"setting": "raid", "value": "on"}),
    ("config reset", {"setting": "raid"}),
    ("config raid", {"mode": "on"}),
)


@pytest.mark.parametrize(("command", "options"), STAFF_COMMANDS, ids=[name for name, _ in STAFF_COMMANDS])
async def test_commands_of_the_staff_are_refused_to_everybody_else(
    garden: Stage, scene: Scene, command: str, options: dict[str, Any]
) -> None:
    """Also where a server shows them to everybody."""
    people = await everybody_below(garden)
    await show_to(garden, command, *people.values())
    before = await snapshot_of_everything(garden.store)
    for who, player in people.items():
        given = {name: scene.author.actor if value is AUTHOR else value for name, value in options.items()}
        shown = await player.slash(command, **given)
        assert refused(player, access.of_command(command)) in shown, who
    assert await snapshot_of_everything(garden.store) == before


async def test_who_runs_the_bot_may_on_every_server_what_its_staff_may(garden: Stage, scene: Scene) -> None:
    """Without any role there."""
    rosa = garden.player("rosa")
    await show_to(garden, "review", rosa)
    assert rosa.t("error-not-moderator") in await rosa.slash("review")
    await garden.restart(operators=(rosa.id,))
    await show_to(garden, "review", rosa)
    assert TEXT["es"] in await rosa.slash("review")


async def test_an_interaction_that_comes_twice_is_carried_out_once(garden: Stage, scene: Scene) -> None:
    """The same press, replayed: the decision stays, the log has one entry."""
    marta = await moderator(garden)
    await marta.slash("review")
    custom_id = marta.action("case", scene.ids["case"], "keep")
    await marta.forge(custom_id)
    before = await snapshot_of_everything(garden.store)
    await marta.forge(custom_id)
    assert await snapshot_of_everything(garden.store) == before
    entries = await garden.rows(t.audit_entry, t.audit_entry.c.act == "case.kept")
    assert len(entries) == 1


def test_hand_made_ids_fit() -> None:
    assert all(encode(verb) for verb in CUSTOM_IDS)

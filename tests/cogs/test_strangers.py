"""Who may not: suspended members, others' buttons, custom_ids made by hand, messages that everybody sees."""

from __future__ import annotations

from datetime import UTC, datetime

import discord
import pytest

from bot.ui.ids import VERBS
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.builders import snapshot_of_everything
from tests.cogs.flows import TEXT, Work, prepare, until_submit
from tests.cogs.stage import Player, Stage

TASK_VERBS = {
    "write": "",
    "label": "",
    "nuances": "",
    "pick": ":1",
    "tie": ":1.2",
    "undo": "",
    "none": "",
    "submit": "",
    "skip": "",
    "page": ":1",
    "back": "",
    "vote": ":1:up",
    "report": ":1",
}
TASK_FORMS = {
    "text": {"text": "Un texto que se queda aquí."},
    "core": {"spam": "no"},
    "scales": {"creativity": "1"},
    "reason": {"reason": "spam", "details": "Unas palabras del informe."},
}
FIGURE_VERBS = (
    *("board", "frame", "stats", "statsof", "race", "publish", "join"),
    *("me", "visibility", "alias", "named", "credit"),
    *("teamboard", "post"),
)
"""Tried in test_leaderboard, test_statistics, test_share, test_me, test_teams and test_live_campaigns."""
SERVER_VERBS = (
    *("bind", "bindings", "binding", "feed", "change", "schedule"),
    *("plan", "begin", "campaigns", "campaign"),
    *("teamlist", "teamremove"),
    *("setup", "setupset", "setupform", "setupdone", "config", "confset"),
)
"""Tried in test_channels, test_channel_posts, test_starting_campaigns, test_campaigns, test_teams, test_setup, test_config."""
PRIVACY_VERBS = ("privacy", "privacyscope", "privacyask", "privacyerase")
"""Tried in test_privacy."""
MODERATE_VERBS = (
    *("member", "memberform", "memberdone", "removals", "removal", "audit", "logged"),
    *("record", "recordform", "recorddone", "conversation", "found", "conduct"),
)
"""Tried in test_moderate, test_audit and test_log_channel."""
CASE_VERBS = (
    *("case", "casedone", "casemark", "queue", "queuelang", "queuereason"),
    *("flag", "flagged", "appeal", "appealed"),
)
"""Tried in test_review, test_reports and test_appeals."""
OTHER_VERBS = ("lucky", "take:assistant_reply", "tasks", "enough", "languages", "guide", "help", "terms:show")


async def suspend(stage: Stage, player: Player) -> None:
    """Moderators stop a member."""
    await stage.engine.members.suspend(player.id, reason="spam", now=datetime.now(UTC))


# ----------------------------------------------------------------------------------------------- suspended


@pytest.mark.parametrize(
    "command", ["work", "tasks", *(f"task {kind.value.replace('_', '-')}" for kind in Kind)]
)
async def test_a_suspended_member_is_told_whom_to_talk_to(garden: Stage, command: str) -> None:
    """Whatever they ask for; nothing is handed out."""
    ana = garden.player("ana")
    await ana.join("es")
    await suspend(garden, ana)
    shown = await ana.slash(command)
    assert ana.t("error-suspended") in shown
    assert ana.verbs() == ["appeal"]
    assert await garden.rows(t.task, t.task.c.state == "open") == []


@pytest.mark.parametrize("kind", list(Kind))
async def test_a_member_suspended_at_work_stores_nothing_more(garden: Stage, kind: Kind) -> None:
    """The panel is still there, and every button of it is answered."""
    ana = garden.player("ana")
    work = await prepare(ana, kind)
    await suspend(garden, ana)
    before = await snapshot_of_everything(garden.store)
    for verb, args in TASK_VERBS.items():
        await ana.forge(f"c1:{verb}:{work.task_id}{args}")
        assert ana.form is None
        assert ana.t("error-suspended") in ana.text()
    for verb, values in TASK_FORMS.items():
        await ana.forge_form(f"c1:{verb}:{work.task_id}:1", **values)
        assert ana.t("error-suspended") in ana.text()
    assert await snapshot_of_everything(garden.store) == before


async def test_a_suspended_member_gets_back_what_was_being_written(garden: Stage) -> None:
    """The form was open when it happened."""
    ana = garden.player("ana")
    await ana.join("es")
    await Work(ana, Kind.ASSISTANT_REPLY).ask()
    await ana.press("write")
    await suspend(garden, ana)
    shown = await ana.fill(text=TEXT["es"])
    assert ana.t("error-suspended") in shown
    assert ana.files() == {"tu-texto.md": TEXT["es"]}


async def test_a_suspended_member_can_read_and_changes_no_languages(garden: Stage) -> None:
    """Guide and help are for everybody."""
    ana = garden.player("ana")
    await ana.join("es")
    await suspend(garden, ana)
    assert ana.t("help.title") in await ana.slash("help")
    assert ana.t("guide-all.title") in await ana.slash("guide")
    assert ana.t("error-suspended") in await ana.slash("language", languages="fr")
    assert ana.t("error-suspended") in await ana.slash("language", interface="fr")
    (member,) = await garden.rows(t.contributor, t.contributor.c.discord_id == ana.id)
    langs = await garden.rows(t.contributor_language, t.contributor_language.c.contributor_id == member.id)
    assert [row.lang for row in langs] == ["es"]


async def test_a_suspension_that_is_lifted_lets_the_work_go_on(garden: Stage) -> None:
    """With what was entered before."""
    ana = garden.player("ana")
    work = await prepare(ana, Kind.ASSISTANT_REPLY)
    await suspend(garden, ana)
    await garden.engine.members.suspend(ana.id, reason=None, now=None)
    await ana.slash("work")
    await ana.press("submit")
    await work.stored()


# ------------------------------------------------------------------------------------- somebody else's task


@pytest.mark.parametrize(
    "kind", [Kind.ASSISTANT_REPLY, Kind.LABEL_ASSISTANT_REPLY, Kind.RANK_ASSISTANT_REPLIES]
)
async def test_somebody_else_s_task_cannot_be_touched(garden: Stage, kind: Kind) -> None:
    """By any button, select or form; and nothing of it is shown."""
    ana, ben = garden.player("ana"), garden.player("ben")
    work = await prepare(ana, kind)
    await ben.join("es")
    before = await snapshot_of_everything(garden.store)
    for verb, args in TASK_VERBS.items():
        await ben.forge(f"c1:{verb}:{work.task_id}{args}")
        assert ben.form is None
        assert ben.t("error-not-your-task") in ben.text(), verb
    for value in ("1", "2"):
        await ben.forge(f"c1:msg:{work.task_id}", value)
        assert ben.t("error-not-your-task") in ben.text()
    for verb, values in TASK_FORMS.items():
        await ben.forge_form(f"c1:{verb}:{work.task_id}:1", **values)
        assert ben.t("error-not-your-task") in ben.text(), verb
    assert TEXT["es"] not in ben.text()
    assert await snapshot_of_everything(garden.store) == before
    await ana.press("submit")
    await work.stored()


async def test_a_form_for_somebody_else_s_task_hands_its_text_back(garden: Stage) -> None:
    """Whatever was typed belongs to who typed it."""
    ana, ben = garden.player("ana"), garden.player("ben")
    work = await prepare(ana, Kind.ASSISTANT_REPLY)
    await ben.join("es")
    await ben.forge_form(f"c1:text:{work.task_id}", text="Lo mío, no lo tuyo.")
    assert ben.files() == {"tu-texto.md": "Lo mío, no lo tuyo."}


# ---------------------------------------------------------------------------------- custom_ids made by hand

GARBAGE = (
    *("c1:", "c1", "c", "c1::", "c1:nothing", "c1:submit:", "c1:submit:x", "c1:submit:-1", "c1:submit:1e9"),
    *("c0:submit:1", "c2:submit:1", "c1:SUBMIT:1", "c1:submit:٣", "c1:submit:" + "9" * 80),
    *("c1:submit:" + "9" * 19, "c1:submit:1:2:3:4", "c1:take:", "c1:take:poem", "c1:page:1:-1"),
    *("c1:vote:1", "c1:pick:1", "c1:tie:1:", "c1:guide:../../etc/passwd", "c1:terms:accept:%00:\x00"),
    *("c1:submit:1;DROP TABLE task", "c1:msg:1", "c1:report:1:x:m", "c1:write", "c1:label:0x10", "cosecha"),
)


@pytest.mark.parametrize("custom_id", GARBAGE)
async def test_a_custom_id_that_nobody_made_gets_one_clear_sentence(garden: Stage, custom_id: str) -> None:
    """Never a crash, never a change."""
    ana = garden.player("ana")
    work = await prepare(ana, Kind.ASSISTANT_REPLY)
    before = await snapshot_of_everything(garden.store)
    errors = ("error-old-button", "error-task-done", "error-not-your-task", "error-message-gone")
    for values in ((), ("1",), ("x" * 100, "2")):
        await ana.forge(custom_id, *values)
        assert ana.form is None
        shown = ana.text()
        assert (
            any(ana.t(error) in shown for error in errors) or work.task_id == ana.task_id() or "Guía" in shown
        )
    assert await snapshot_of_everything(garden.store) == before


async def test_buttons_of_other_programs_are_left_alone(garden: Stage) -> None:
    """They are not ours to answer."""
    ana = garden.player("ana")
    await ana.join("es")
    shown = ana.text()
    for custom_id in ("x", "poll:1", "🌾", "1"):
        await ana.forge(custom_id)
        assert ana.text() == shown


async def test_a_form_of_an_earlier_version_hands_its_text_back(garden: Stage) -> None:
    """The bot was updated while it was open."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.forge_form("c0:answer:12", text="Escrito antes de la versión nueva.")
    assert ana.t("error-old-button") in ana.text()
    assert ana.files() == {"tu-texto.md": "Escrito antes de la versión nueva."}


@pytest.mark.parametrize("number", ["0", "1", "999999", "999999999999999999", "000000000000000001"])
async def test_tasks_that_do_not_exist_are_gone(stage: Stage, number: str) -> None:
    """The largest number fits into the database."""
    ana = stage.player("ana")
    await ana.join("es")
    for verb, args in TASK_VERBS.items():
        await ana.forge(f"c1:{verb}:{number}{args}")
        assert ana.t("error-task-done") in ana.text(), verb


@pytest.mark.parametrize("kind", list(Kind))
async def test_verbs_of_another_family_change_nothing_that_matters(garden: Stage, kind: Kind) -> None:
    """An order for a text, labels for an order: one sentence, and the task goes on."""
    ana = garden.player("ana")
    work = await prepare(ana, kind)
    for verb, args in TASK_VERBS.items():
        if verb not in ("submit", "skip", "undo", "none", "pick", "tie"):
            await ana.forge(f"c1:{verb}:{work.task_id}{args}")
            assert ana.t("error-unexpected", code="").split("*")[0] not in ana.text()
    if kind.info.family is not Kind.RANK_ASSISTANT_REPLIES.info.family:
        for verb in ("undo", "none", "pick", "tie"):
            await ana.forge(f"c1:{verb}:{work.task_id}{TASK_VERBS[verb]}")
            assert ana.t("error-task-done") in ana.text()
    await ana.slash("work")
    await ana.press("submit")
    await work.stored()


# --------------------------------------------------------------------------------------- a public message


async def public_panel(stage: Stage) -> discord.Message:
    """A message in the channel with buttons that everybody may press."""
    view = discord.ui.View(timeout=None)
    for custom_id in ("c1:lucky", "c1:tasks", "c1:help", "c1:take:assistant_reply"):
        button: discord.ui.Button[discord.ui.View] = discord.ui.Button(label="Cosecha", custom_id=custom_id)
        view.add_item(button)
    view.stop()
    message: discord.Message = await stage.public_message(view)
    return message


@pytest.mark.parametrize("verb", ["lucky", "tasks", "help", "take"])
async def test_a_button_in_the_channel_answers_for_the_member_s_eyes_alone(garden: Stage, verb: str) -> None:
    """The message itself stays as it is."""
    ana, ben = garden.player("ana"), garden.player("ben")
    await ana.join("es")
    message = await public_panel(garden)
    await ana.press(verb, panel=message)
    assert ana.shown.ephemeral
    assert ana.shown.id != message.id
    assert "Cosecha" not in ana.text() or verb == "help"
    await ben.press(verb, panel=message)
    assert ben.shown.ephemeral
    assert ben.shown.id != ana.shown.id
    assert ben.t("terms.title") in ben.text()
    stored = garden.env.backend.get_message(garden.channel.id, message.id)
    assert [embed["description"] for embed in stored.embeds] == ["Cosecha"]


async def test_a_whole_task_can_be_done_from_a_button_in_the_channel(garden: Stage) -> None:
    """Everything after the first press is on the member's own panel, forms included."""
    ana = garden.player("ana")
    await ana.join("es")
    message = await public_panel(garden)
    await ana.press("take", panel=message)
    work = Work(ana, Kind.ASSISTANT_REPLY, task_id=ana.task_id())
    for step in until_submit(work.kind)[1:]:
        await step(work)
        assert ana.shown.ephemeral
    await ana.press("submit")
    await work.stored()


async def test_a_form_opened_under_a_public_message_answers_in_a_panel_of_its_own(garden: Stage) -> None:
    """The text never stands where others read it."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY)
    await work.ask()
    message = await public_panel(garden)
    await ana.forge_form(f"c1:text:{work.task_id}", panel=message, text=TEXT["es"])
    assert ana.shown.id != message.id
    assert ana.shown.ephemeral
    await ana.press("submit")
    await work.stored()


def test_every_verb_is_tried_here() -> None:
    """A new verb belongs into one of these tables."""
    others = {each.split(":")[0] for each in OTHER_VERBS} | {"interface", "msg", *FIGURE_VERBS, *SERVER_VERBS}
    others |= set(PRIVACY_VERBS)
    others |= set(MODERATE_VERBS)
    others |= set(CASE_VERBS)
    assert {*TASK_VERBS, *TASK_FORMS, *others} == set(VERBS)

"""A conversation too long for one message is paged and attached in full; nothing is cut."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.cogs import garden as gardening
from tests.cogs.flows import Work, picks
from tests.cogs.stage import Player, Stage

LONG = "\n\n".join(
    f"{number}. Párrafo con **negrita**, `código` y palabras: ñandú, pingüino." for number in range(1, 29)
)[:1999]
LONGEST = "\n".join(f"Línea {number}: {'bambú ' * 9}" for number in range(1, 70))[:3990].rstrip()
KINDS = pytest.mark.parametrize(
    "kind",
    [Kind.LABEL_PROMPTER_REPLY, Kind.PROMPTER_REPLY, Kind.LABEL_ASSISTANT_REPLY, Kind.RANK_PROMPTER_REPLIES],
)


async def lengthen(stage: Stage, text: str = LONG) -> None:
    """Give every message of the garden a long text, each with its own beginning."""

    def body(tx: sa.Connection) -> None:
        for row in tx.execute(sa.select(t.message.c.id)).all():
            longer = f"Mensaje {row.id}\n\n{text}"[:4000]
            tx.execute(sa.update(t.message).where(t.message.c.id == row.id).values(text=longer))

    await stage.store.write(body)


async def conversation_of(stage: Stage, work: Work) -> list[str]:
    """The texts of a task, root first, then its options."""
    view = await stage.engine.tasks.show(work.task_id, by=work.player.id)
    return [message.text for message in (*view.conversation, *view.options)]


def page_buttons(player: Player) -> list[str]:
    """The labels of the buttons that turn pages."""
    return [str(each["label"]) for each in player.controls() if each["custom_id"].startswith("c1:page")]


async def turn(player: Player, *, back: bool) -> bool:
    """Turn a page, if there is one."""
    sign = "◂" if back else "▸"
    for each in player.controls():
        if each["custom_id"].startswith("c1:page") and sign in each["label"]:
            await player.actor.click(player.shown, custom_id=each["custom_id"])
            return True
    return False


async def everything_shown(player: Player) -> list[str]:
    """The embeds of the conversation of every page, in order."""
    while await turn(player, back=True):
        pass
    shown = _texts(player)
    while await turn(player, back=False):
        shown += _texts(player)
    return shown


def _texts(player: Player) -> list[str]:
    return [embed.description for embed in player.shown.embeds if embed.author.name]


@KINDS
async def test_every_page_together_is_the_whole_conversation(garden: Stage, kind: Kind) -> None:
    """In order, and in the file as it was written."""
    await lengthen(garden, LONGEST)
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    texts = await conversation_of(garden, work)
    (file,) = ana.files().values()
    assert file.startswith(f"# {ana.t('conversation-title')}\n")
    places = [file.index(each) for each in texts]
    assert places == sorted(places)
    assert len(file) < sum(map(len, texts)) + 40 * (len(texts) + 1), (
        "the texts and their headings, nothing else"
    )
    if kind is not Kind.RANK_PROMPTER_REPLIES:  # there the options stand beside it, shortened
        assert page_buttons(ana)
        shown = "".join("".join(await everything_shown(ana)).split())
        assert shown == "".join("".join(texts).split())


async def test_the_message_that_matters_is_seen_first(garden: Stage) -> None:
    """The pages before it are one press away; the state line says which page this is."""
    await lengthen(garden, LONGEST)
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.LABEL_PROMPTER_REPLY)
    await work.ask()
    assert ana.t("marker.label") in ana.text()
    assert ana.t("conversation-attached") in ana.text()
    pages = page_buttons(ana)
    assert len(pages) == 1
    await turn(ana, back=True)
    assert ana.t("marker.label") not in ana.text()


async def test_the_page_is_kept_over_forms_and_restarts(garden: Stage) -> None:
    """Whoever reads back is not thrown forward."""
    await lengthen(garden, LONGEST)
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.LABEL_PROMPTER_REPLY)
    await work.ask()
    await turn(ana, back=True)
    before = _texts(ana)
    await garden.restart()
    await ana.press("vote")
    assert _texts(ana) == before
    await ana.slash("work")
    assert _texts(ana) == before


@pytest.mark.parametrize("number", ["0", "1", "5", "99", "999999999999999999"])
async def test_a_page_that_does_not_exist_is_another_one(garden: Stage, number: str) -> None:
    """Round the end, never a crash."""
    await lengthen(garden, LONGEST)
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.LABEL_PROMPTER_REPLY)
    await work.ask()
    await ana.forge(f"c1:page:{work.task_id}:{number}")
    assert ana.task_id() == work.task_id
    assert _texts(ana)


@KINDS
async def test_a_long_message_is_read_in_full(garden: Stage, kind: Kind) -> None:
    """On a panel of its own; what does not fit there is in the file."""
    await lengthen(garden, LONGEST)
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    texts = await conversation_of(garden, work)
    for value in ana.options("msg"):
        await ana.choose("msg", value)
        shown = "".join("".join(embed.description or "" for embed in ana.shown.embeds).split())
        held = [each for each in texts if "".join(each.split()) in shown]
        assert held or list(ana.files())
        await ana.press("back")


async def test_a_rank_task_with_long_replies_still_fits_and_is_done(garden: Stage) -> None:
    """Three replies of 4,000 characters under a conversation of as many."""
    await lengthen(garden, LONGEST)
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.RANK_ASSISTANT_REPLIES)
    await work.ask()
    assert len(picks(ana)) == 3
    assert ana.t("rank-attached") in ana.text()
    for step in (Work.pick, Work.pick_the_rest, Work.submit):
        await step(work)
    await work.stored()


@pytest.mark.settings(rules={"max_text_length": 4000})
async def test_a_long_preview_is_paged_and_attached(garden: Stage) -> None:
    """The text exactly as it will be stored, with room for the warnings above it."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY, text=(LONGEST[:3900] + " @everyone discord.gg/abc"))
    await work.ask()
    await work.open_text_form()
    await work.send_text()
    assert ana.t("note-mention") in ana.text()
    if page_buttons(ana):
        assert ana.files() == {"tu-texto.md": work.text}
    await ana.press("submit")
    await work.stored()


async def test_a_short_conversation_has_neither_pages_nor_a_file(garden: Stage) -> None:
    """Only what is needed."""
    ana = garden.player("ana")
    await ana.join("es")
    await Work(ana, Kind.LABEL_PROMPTER_REPLY).ask()
    assert page_buttons(ana) == []
    assert ana.files() == {}
    assert gardening.TEXTS["es"]["message to label"] in ana.text()

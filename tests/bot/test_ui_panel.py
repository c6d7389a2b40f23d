"""A panel becomes fresh views and files that discord.py sends and does not listen to."""

from __future__ import annotations

import discord

from bot.ui import limits, screens
from bot.ui.panel import Button, Panel, Style, button_rows, embed, size
from bot.ui.tasks import task_panel
from storage.domain.kinds import Kind
from tests.bot.samples import es, payload, task, words_on


async def test_a_view_is_stopped_before_it_is_sent():
    panel = task_panel(task(Kind.ASSISTANT_REPLY), es())
    view = panel.view()
    assert view.is_finished()
    assert view.timeout is None
    assert panel.view() is not view


async def test_a_form_is_stopped_before_it_is_sent():
    from bot.ui import forms

    for form in (
        forms.write_form(task(Kind.ASSISTANT_REPLY), es()),
        forms.core_form(task(Kind.LABEL_ASSISTANT_REPLY), es()),
        forms.nuances_form(task(Kind.LABEL_ASSISTANT_REPLY), es()),
        forms.report_form(1, 2, es()),
    ):
        assert form.is_finished()
        assert form.timeout is None


def test_a_panel_without_buttons_takes_the_old_ones_away():
    assert Panel((embed("a"),)).view().to_components() == []


def test_a_file_can_be_sent_every_time():
    panel = Panel((), files=(("a.md", "niño \ud800"),))
    first, second = panel.discord_files()[0], panel.discord_files()[0]
    assert first.filename == "a.md"
    assert first.fp.read() == "niño ?".encode()
    assert second.fp.read() == "niño ?".encode()


def test_a_button_keeps_its_role_word_and_icon():
    made = Button("c1:tasks", "Hola", Style.EXPECTED, "👍", is_disabled=True).item(2)
    assert (made.label, made.style, str(made.emoji), made.disabled, made.row) == (
        "Hola",
        discord.ButtonStyle.primary,
        "👍",
        True,
        2,
    )


def test_buttons_stand_in_rows_of_five():
    rows = button_rows([Button(f"c1:take:{number}", "a") for number in range(7)])
    assert [len(row) for row in rows] == [5, 2]


def test_a_note_stands_on_top():
    panel = screens.help_panel(es()).with_note("Una nota")
    assert words_on(panel).startswith("Una nota")
    assert panel.rows == screens.help_panel(es()).rows


def test_a_note_without_room_stands_alone_above_the_buttons():
    row = (Button("c1:tasks", "a"),)
    full = Panel(tuple(embed("a" * 600) for _ in range(10)), (row,)).with_note("Una nota")
    assert words_on(full) == "Una nota"
    assert full.rows == (row,)


def test_the_size_is_what_discord_counts():
    made = embed("dos", title="uno", author="cuatro", fields=[("a", "😀")])
    made.set_footer(text="pie")
    assert size([made, made]) == 2 * (3 + 3 + 6 + 1 + 2 + 3)
    assert size([made]) == len(made) + 1 <= limits.EMBED_TOTAL


def test_rendering_again_gives_the_same():
    view = task(Kind.RANK_ASSISTANT_REPLIES)
    assert payload(task_panel(view, es())) == payload(task_panel(view, es()))

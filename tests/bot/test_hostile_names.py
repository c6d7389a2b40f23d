"""Members called by hostile texts: on boards as text, and in pictures with what is said of these."""

from __future__ import annotations

import pytest

from bot.pictures import drawing
from bot.pictures.theme import Theme
from bot.pictures.views import BoardLine, BoardPicture
from bot.ui.leaderboard import name_text
from storage.domain.text import one_line_name
from tests.bot.samples import es
from tests.hostile import BY_KIND, HOSTILE, harm_in

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_stays_within_its_place_on_a_board(text: str) -> None:
    shown = name_text(es(), one_line_name(text))
    assert shown.strip()
    assert "\n" not in shown
    assert harm_in(shown) == []
    assert "://" not in shown


@pytest.mark.parametrize("kind", BY_KIND)
def test_hostile_names_are_drawn_and_read_out(kind: str) -> None:
    rows = tuple(
        BoardLine(place, one_line_name(text), 10, 1, 1, 1, 1, 1, None, is_new=False)
        for place, text in enumerate(BY_KIND[kind][:25], 1)
    )
    found = drawing.picture(BoardPicture("Clasificación", "hoy", rows), es(), theme=Theme.DARK)
    assert found.png.startswith(PNG)
    assert found.alt
    assert len(found.alt) <= 1024
    found.alt.encode()

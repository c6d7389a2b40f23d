"""The studio draws beside the event loop, once per view, language and theme."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.i18n import Locale
from bot.pictures import drawing, studio
from bot.pictures.studio import Studio
from bot.pictures.theme import Theme
from bot.pictures.views import Picture, View
from tests.bot.pictures import board, race
from tests.bot.samples import all_texts, es

ROOT = Path(__file__).resolve().parents[2]


class Watched:
    """Stands where the studio draws, counts, and draws when it is let."""

    def __init__(self) -> None:
        self.drawn: list[View] = []
        self.threads: set[int] = set()
        self.may_go = threading.Event()
        self.may_go.set()
        self.fault: Exception | None = None

    def picture(self, view: View, t: Locale, theme: Theme) -> Picture:
        self.may_go.wait(30)
        self.drawn.append(view)
        self.threads.add(threading.get_ident())
        if self.fault:
            raise self.fault
        return Picture("a.png", f"{view.title}{t.code}{theme}".encode(), "a")


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    made = Watched()
    monkeypatch.setattr(studio, "_picture", made.picture)
    return made


@pytest.fixture
def drawer() -> Iterator[Studio]:
    made = Studio(kept=3)
    yield made
    made.close()


async def test_a_picture_is_drawn_for_real(drawer: Studio):
    found = await drawer.draw(race(), es(), theme=Theme.LIGHT)
    assert found == drawing.picture(race(), es(), theme=Theme.LIGHT)
    assert found.name == "race.png"


async def test_a_picture_is_drawn_again_only_when_something_changes(drawer: Studio, watched: Watched):
    t = es()
    first = await drawer.draw(board(), t, theme=Theme.DARK)
    assert await drawer.draw(board(), t, theme=Theme.DARK) is first
    assert len(watched.drawn) == 1
    await drawer.draw(board(add=1), t, theme=Theme.DARK)
    await drawer.draw(board(add=1), all_texts()["fr"], theme=Theme.DARK)
    await drawer.draw(board(add=1), t, theme=Theme.LIGHT)
    assert len(watched.drawn) == 4


async def test_who_asks_at_once_shares_one_drawing(drawer: Studio, watched: Watched):
    watched.may_go.clear()
    waiting = [asyncio.ensure_future(drawer.draw(board(), es(), theme=Theme.DARK)) for _ in range(20)]
    await asyncio.sleep(0)
    watched.may_go.set()
    found = await asyncio.gather(*waiting)
    assert len(watched.drawn) == 1
    assert all(each is found[0] for each in found)


async def test_all_is_drawn_in_one_thread_that_is_not_the_loops(drawer: Studio, watched: Watched):
    await asyncio.gather(*(drawer.draw(board(add=add), es(), theme=Theme.DARK) for add in range(9)))
    assert len(watched.threads) == 1
    assert threading.get_ident() not in watched.threads


async def test_the_picture_that_nobody_asked_for_longest_is_let_go(drawer: Studio, watched: Watched):
    for add in (0, 1, 2, 0, 3):
        await drawer.draw(board(add=add), es(), theme=Theme.DARK)
    assert len(watched.drawn) == 4
    await drawer.draw(board(add=0), es(), theme=Theme.DARK)
    assert len(watched.drawn) == 4
    await drawer.draw(board(add=1), es(), theme=Theme.DARK)
    assert len(watched.drawn) == 5


async def test_who_gives_up_waiting_does_not_take_it_from_the_others(drawer: Studio, watched: Watched):
    watched.may_go.clear()
    one, other = (asyncio.ensure_future(drawer.draw(board(), es(), theme=Theme.DARK)) for _ in range(2))
    await asyncio.sleep(0)
    one.cancel()
    await asyncio.sleep(0)
    watched.may_go.set()
    assert (await other).png
    with pytest.raises(asyncio.CancelledError):
        await one


async def test_a_failure_is_told_to_everybody_and_not_kept(drawer: Studio, watched: Watched):
    watched.fault = OSError("no room")
    found = await asyncio.gather(
        *(drawer.draw(board(), es(), theme=Theme.DARK) for _ in range(3)), return_exceptions=True
    )
    assert all(isinstance(each, OSError) for each in found)
    watched.fault = None
    assert await drawer.draw(board(), es(), theme=Theme.DARK)


async def test_a_closed_studio_draws_no_more(drawer: Studio):
    drawer.close()
    with pytest.raises(RuntimeError):
        await drawer.draw(board(), es(), theme=Theme.DARK)


def test_nothing_of_matplotlib_is_loaded_before_the_first_picture():
    program = "import sys, bot.pictures.studio, bot.pictures.views; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_django_is_not_needed_for_the_fonts():
    program = (
        "import sys; from bot.pictures.fonts import families; found = families(strong=False);"
        "sys.exit(len(found) < 7 or any(name.startswith(('django', 'weblate')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0

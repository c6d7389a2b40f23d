"""A picture is drawn in a fifth of a second, however many names and days it shows."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest

from bot.i18n import Texts
from bot.pictures.drawing import picture
from bot.pictures.theme import Theme
from bot.pictures.views import View
from tests.bench.crowd import Times
from tests.bench.results import note
from tests.bot.pictures import NAMES, VIEWS, board, race

pytestmark = pytest.mark.bench

TIMES = 20
MAX_MS = 200.0
FIVE = ("es", "fr", "eu", "pt-BR", "zh")
LATIN = tuple(f"{first} {last}" for first in ("Ana", "Íñigo", "Zoë", "Łukasz", "Mar") for last in "ABCDE")

MADE: dict[str, Callable[[int], View]] = {
    "board of 25 rows, Latin names": lambda add: board(tuple(f"{name} {add}" for name in LATIN), add=add),
    "board of 25 rows, every script": lambda add: board(
        tuple(f"{name} {add}" for name in NAMES.values()), add=add
    ),
    "race of 5 languages, 365 days": lambda add: race(FIVE, count=364 + add % 2),
    "campaign": lambda _: VIEWS["campaign"],
    "columns of 30 days, 3 series": lambda _: VIEWS["columns"],
    "bars": lambda _: VIEWS["bars"],
}
"""Views by what they are; boards are new ones every time, so that no name is known from the time before."""


@pytest.mark.parametrize("name", MADE)
def test_a_picture_is_drawn_at_once(name: str) -> None:
    t = Texts.load()["es"]
    make = MADE[name]
    first = picture(make(0), t, theme=Theme.DARK)  # loads fonts
    seconds = []
    for number in range(1, TIMES + 1):
        view = make(number)
        started = perf_counter()
        picture(view, t, theme=Theme.DARK)
        seconds.append(perf_counter() - started)
    found = Times.of(seconds)
    kilobytes = len(first.png) / 1000
    note("pictures", name, {"median": found.median, "worst": found.worst, "kilobytes": kilobytes})
    print(f"{name}: {found.median:.0f} ms, at worst {found.worst:.0f}; {kilobytes:.0f} kB")
    assert found.median <= MAX_MS

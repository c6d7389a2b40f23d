"""What a picture shows: frozen, hashable figures without a word of the program's own texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MOST_ROWS = 25
"""Rows of a board; more would be too tall to read on a phone."""

FEWEST_LINES, MOST_LINES = 2, 5
"""Languages in a race; a sixth line has no colour that everybody can tell from the others."""

MOST_SERIES = 6
"""Series of columns or bars, for the same reason."""

MOST_GROUPS = 30
"""Groups of bars in one picture."""

MOST_FIGURES = 6
"""Figures beneath the bar of a campaign."""


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A place on a board; points in tenths.

    `change` counts the places climbed since the last post (negative: fallen), None for who was not on it; `is_new`
    says that somebody is on a board for the first time.
    """

    rank: int
    name: str
    points: int
    prompts: int
    replies: int
    reviews: int
    rankings: int
    streak: int
    change: int | None
    is_new: bool
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class BoardPicture:
    """A leaderboard, best first; ValueError for more rows than MOST_ROWS."""

    title: str
    subtitle: str
    rows: tuple[BoardLine, ...]

    def __post_init__(self) -> None:
        _at_most("rows", self.rows, MOST_ROWS)


@dataclass(frozen=True, slots=True)
class RaceLine:
    """A language's cumulative figure at the end of each of some days, in order."""

    lang: str
    days: tuple[date, ...]
    values: tuple[float, ...]

    def __post_init__(self) -> None:
        _as_many(self.lang, self.values, self.days)


@dataclass(frozen=True, slots=True)
class RacePicture:
    """Languages against each other over time; per head of contributors, or as they are."""

    title: str
    lines: tuple[RaceLine, ...]
    is_per_head: bool

    def __post_init__(self) -> None:
        _at_most("lines", self.lines, MOST_LINES)
        if len(self.lines) < FEWEST_LINES:
            raise ValueError(f"a race has at least {FEWEST_LINES} lines")


@dataclass(frozen=True, slots=True)
class ProgressPicture:
    """A campaign: done of goal, some figures (label, value) in words, and what each day brought."""

    title: str
    done: int
    goal: int
    figures: tuple[tuple[str, str], ...]
    days: tuple[date, ...]
    values: tuple[int, ...]

    def __post_init__(self) -> None:
        _at_most("figures", self.figures, MOST_FIGURES)
        _as_many("values", self.values, self.days)


@dataclass(frozen=True, slots=True)
class ColumnsPicture:
    """Counts of each day, stacked by series (name, one count per day)."""

    title: str
    days: tuple[date, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]

    def __post_init__(self) -> None:
        _at_most("series", self.series, MOST_SERIES)
        for name, values in self.series:
            _as_many(name, values, self.days)


@dataclass(frozen=True, slots=True)
class BarsPicture:
    """Horizontal bars: counts stacked by series (name, one value per group), or shares (1.0 is all) side by side."""

    title: str
    groups: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    is_share: bool = False

    def __post_init__(self) -> None:
        _at_most("groups", self.groups, MOST_GROUPS)
        _at_most("series", self.series, MOST_SERIES)
        for name, values in self.series:
            _as_many(name, values, self.groups)


View = BoardPicture | RacePicture | ProgressPicture | ColumnsPicture | BarsPicture


@dataclass(frozen=True, slots=True)
class Picture:
    """A file to attach: its name, its bytes, and the words for who does not see it (at most 1024 UTF-16 units)."""

    name: str
    png: bytes
    alt: str

    @property
    def url(self) -> str:
        """What an embed that shows it refers to."""
        return f"attachment://{self.name}"


def _at_most(what: str, things: Sequence[object], most: int) -> None:
    if len(things) > most:
        raise ValueError(f"{len(things)} {what}; a picture has room for {most}")


def _as_many(what: str, values: Sequence[object], others: Sequence[object]) -> None:
    if len(values) != len(others):
        raise ValueError(f"{what}: {len(values)} values for {len(others)} places")

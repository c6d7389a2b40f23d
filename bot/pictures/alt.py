"""What a picture says, in words for those who do not see it: the leading figures, in at most 1024 UTF-16 units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from bot.i18n import Locale
from bot.pictures.amounts import amount, full_day, rounded, share
from bot.pictures.views import (
    BarsPicture,
    BoardLine,
    BoardPicture,
    ColumnsPicture,
    ProgressPicture,
    RacePicture,
)
from bot.ui import limits
from bot.ui.safe import one_line
from storage.domain.points import TENTHS

ALT_TEXT = 1024
"""UTF-16 units of an attachment's description (Discord)."""

NAME_UNITS = 60
"""Of a name, a label or a language."""

TITLE_UNITS = 160
"""Of a title or subtitle, so that figures have room beside it."""

FACT = 960
"""Characters of the longest fact put into a sentence; Fluent takes 1000."""

SEPARATOR = "; "


def board_alt(view: BoardPicture, t: Locale) -> str:
    """The places from the first on, as many as there is room for, one's own, and what else the table shows."""
    heading = {"title": _title(view.title), "subtitle": _title(view.subtitle).rstrip(".")}
    if not view.rows:
        return t("picture-alt.board-empty", **heading)
    own = next((row for row in view.rows if row.is_own), None)
    said = " " + t("picture-board.columns")
    said += " " + t("picture-alt.own", rank=own.rank, **_points(own, t)) if own else ""
    rows = [t("picture-alt.row", rank=row.rank, name=_name(row.name), **_points(row, t)) for row in view.rows]
    return _longest(rows, lambda some: f"{t('picture-alt.board', rows=some + '.', **heading)}{said}", t)


def race_alt(view: RacePicture, t: Locale) -> str:
    """Where each language stands, and by how much the first leads."""
    title = _title(view.title)
    days = [day for line in view.lines for day in line.days]
    if not days:
        return t("picture-alt.race-empty", title=title)
    ends = [(line.values[-1] if line.values else 0.0, t.language(line.lang)) for line in view.lines]
    ends.sort(key=lambda end: -end[0])
    facts = {
        "title": title,
        "measure": t("picture-race.per-head" if view.is_per_head else "picture-race.total").lower(),
        "first": full_day(min(days), t),
        "last": full_day(max(days), t),
        "lines": SEPARATOR.join(_pair(name, amount(value, t), t) for value, name in ends),
    }
    # Of the figures as they are shown, so that they add up.
    lead = rounded(ends[0][0]) - rounded(ends[1][0])
    if not lead:
        return _bounded(t("picture-alt.race-level", **facts))
    return _bounded(t("picture-alt.race", leader=_name(ends[0][1]), lead=t.number(lead), **facts))


def progress_alt(view: ProgressPicture, t: Locale) -> str:
    """How much of the goal is done, the figures, and the best day."""
    part = view.done / view.goal if view.goal > 0 else 1.0
    said = [
        t(
            "picture-alt.progress",
            title=_title(view.title),
            done=t.number(view.done),
            goal=t.number(view.goal),
            share=share(part, t),
        )
    ]
    said += [f"{_pair(label, _name(value), t)}." for label, value in view.figures]
    if any(view.values):
        best = max(range(len(view.values)), key=view.values.__getitem__)
        said.append(
            t("picture-alt.best-day", day=full_day(view.days[best], t), count=t.number(view.values[best]))
        )
    return _bounded(" ".join(said))


def columns_alt(view: ColumnsPicture, t: Locale) -> str:
    """The sum of each series, and the best day."""
    title = _title(view.title)
    sums = [sum(values[place] for _, values in view.series) for place in range(len(view.days))]
    if not any(sums):
        return t("picture-alt.columns-empty", title=title)
    best = max(range(len(sums)), key=sums.__getitem__)
    said = t(
        "picture-alt.columns",
        title=title,
        first=full_day(min(view.days), t),
        last=full_day(max(view.days), t),
        series=SEPARATOR.join(_pair(name, amount(sum(values), t), t) for name, values in view.series),
    )
    day = t("picture-alt.best-day", day=full_day(view.days[best], t), count=t.number(sums[best]))
    return _bounded(f"{said} {day}")


def bars_alt(view: BarsPicture, t: Locale) -> str:
    """The figure of each group, with its parts, as many groups as there is room for."""
    title = _title(view.title)
    if not view.groups or not view.series:
        return t("picture-alt.bars-empty", title=title)
    groups = [_group(view, place, t) for place in range(len(view.groups))]
    return _longest(groups, lambda some: t("picture-alt.bars", title=title, groups=some), t)


def _group(view: BarsPicture, place: int, t: Locale) -> str:
    def worded(value: float) -> str:
        return share(value, t) if view.is_share else amount(value, t)

    name = view.groups[place]
    parts = [_pair(series, worded(values[place]), t) for series, values in view.series]
    if len(parts) == 1:
        return _pair(name, worded(view.series[0][1][place]), t)
    if view.is_share:
        return f"{_name(name)} ({SEPARATOR.join(parts)})"
    total = worded(sum(values[place] for _, values in view.series))
    return t("picture-alt.group", name=_name(name), value=total, parts=SEPARATOR.join(parts))


def _longest(parts: Sequence[str], sentence: Callable[[str], str], t: Locale) -> str:
    """The sentence with as many parts as its length allows, and how many more there are."""
    some = one_line(parts[0], FACT)
    for count in range(len(parts), 0, -1):
        left = len(parts) - count
        tried = SEPARATOR.join(parts[:count]) + (f" {t('picture-alt.more', count=left)}" if left else "")
        if len(tried) <= FACT and limits.length(sentence(tried)) <= ALT_TEXT:
            some = tried
            break
    return _bounded(sentence(some.removesuffix(".")))


def _points(row: BoardLine, t: Locale) -> dict[str, object]:
    return {"points": t.points(row.points), "count": Decimal(row.points) / TENTHS}


def _pair(name: str, value: str, t: Locale) -> str:
    return t("picture-alt.pair", name=_name(name), value=value)


def _name(text: str) -> str:
    return one_line(text, NAME_UNITS) or "–"


def _title(text: str) -> str:
    return one_line(text, TITLE_UNITS)


def _bounded(text: str) -> str:
    return one_line(text, ALT_TEXT)

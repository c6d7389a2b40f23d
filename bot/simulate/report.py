"""Figures for people and for machines."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, fields

from rich.console import Console
from rich.table import Table

from bot.simulate.figures import Figures, Funnel
from storage.domain.kinds import Family, Kind

_TITLES = {
    "written": "written",
    "accepted": "accepted",
    "rejected": "rejected",
    "ranked": "ranked",
    "exportable": "export",
    "trees": "trees",
    "finished": "finished",
    "ended_otherwise": "ended",
    "waiting": "waiting",
    "open": "open",
}


def show(figures: Figures, console: Console, *, seconds: float) -> None:
    """Print the funnel of each language and the figures of all of them; the wall clock's comes last."""
    console.print(_funnel_table(figures))
    totals = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for name, value in _totals(figures, seconds):
        totals.add_row(name, value)
    console.print(totals)


def as_json(figures: Figures, *, seconds: float) -> str:
    """Everything as one JSON object; only `tasks_per_second` differs from run to run."""
    return json.dumps(asdict(figures) | {"tasks_per_second": round(_speed(figures, seconds), 1)}, indent=2)


def _funnel_table(figures: Figures) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column("")
    names = [item.name for item in fields(Funnel)]
    for name in names:
        table.add_column(_TITLES[name], justify="right")
    for lang, funnel in figures.by_language.items():
        table.add_row(lang, *(f"{getattr(funnel, name):,}" for name in names))
    sums = (sum(getattr(each, name) for each in figures.by_language.values()) for name in names)
    table.add_row("all", *(f"{number:,}" for number in sums), style="bold")
    return table


def _totals(figures: Figures, seconds: float) -> list[tuple[str, str]]:
    vain = ", ".join(f"{why.replace('_', ' ')} {number}" for why, number in figures.in_vain.items() if number)
    hours = figures.hours_to_finish
    return [
        ("verdicts that are right", str(figures.acceptance)),
        ("  of the accepted", str(figures.rightly_accepted)),
        ("  of the rejected", str(figures.rightly_rejected)),
        ("pairs ranked rightly", f"{figures.consensus} (Kendall's tau {_number(figures.kendall_tau)})"),
        ("reviews per decided message", _number(figures.reviews_per_message)),
        (
            "hours from prompt to export",
            "-" if hours is None else f"{hours[0]:.1f} (nine of ten: {hours[1]:.1f})",
        ),
        ("requests that got work", str(figures.requests)),
        ("contributions", _contributions(figures)),
        ("work in vain", str(figures.in_vain_share) + (f": {vain}" if vain else "")),
        ("skipped, left open", f"{figures.skipped:,}, {figures.abandoned:,}"),
        ("asked about their own", f"{figures.own_work:,}"),
        ("pressed twice, with effect", f"{figures.repeated:,}, {figures.repeats_with_effect:,}"),
        ("Gini of contributions", _number(figures.gini)),
        ("digest", figures.digest[:16]),
        ("tasks per second", f"{_speed(figures, seconds):,.0f}"),
    ]


def _contributions(figures: Figures) -> str:
    families = Counter[Family]()
    for kind, number in figures.by_kind.items():
        families[Kind(kind).info.family] += number
    written, reviews, orders = (f"{families[each]:,}" for each in (Family.WRITE, Family.LABEL, Family.RANK))
    return f"{figures.contributions:,}: {written} texts, {reviews} reviews, {orders} orders"


def _speed(figures: Figures, seconds: float) -> float:
    return figures.contributions / seconds if seconds else 0.0


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"

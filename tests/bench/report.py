"""The tables of docs/performance.md, from build/bench.json: `python -m tests.bench.report`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tests.bench.results import ROOT, Section, read

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def write() -> None:
    """Put the tables between the marks of the page."""
    found = read()
    if not found or not PAGE.is_file():
        return
    page = PAGE.read_text()
    tables = "\n".join(_page(found)).strip()
    pattern = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    PAGE.write_text(pattern.sub(lambda _: f"{BEGIN}\n\n{tables}\n\n{END}", page))


def _page(found: dict[str, Section]) -> Iterator[str]:
    yield from _machine(found["machine"])
    for title, rows in (
        ("What was to be reached", _bars(found.get("bars", {}))),
        ("Asking for work and handing it in", _working(found.get("working", {}))),
        ("A member who has done nearly everything", _diligent(found.get("diligent", {}))),
        ("Figures", _figures(found.get("figures", {}))),
        ("Moderation", _figures(found.get("moderation", {}))),
        ("Pictures", _pictures(found.get("pictures", {}))),
        (
            "Nine o'clock: 400 posts in 200 channels, members asking for work",
            _morning(found.get("morning", {})),
        ),
        ("Import, export, start, memory", _transfer(found.get("transfer", {}))),
        ("Making the stores", _loading(found.get("loading", {}))),
    ):
        if len(rows) > 1:
            yield f"### {title}\n"
            yield from _table(rows)


def _machine(found: Section) -> Iterator[str]:
    yield (
        f"Measured on {found['measured_on']} on {found['cores']} cores ({found['processor']}), "
        f"{found['memory_gib']} GiB, {found['system']}, Python {found['python']}, SQLite {found['sqlite']}"
        + (f", commit {found['commit']}" if found["commit"] else "")
        + f". Load average at the end: {', '.join(map(str, found['load_average']))}.\n"
    )


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *rest = rows
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rest:
        yield "| " + " | ".join(row) + " |"
    yield ""


def _bars(found: Section) -> list[list[str]]:
    rows = [["bar", "wanted", "measured", ""]]
    for name, each in found.items():
        is_met, wanted = _judged(each)
        rows.append([name, wanted, _number(each["found"]), "reached" if is_met else "**missed**"])
    return rows


def _judged(bar: Section) -> tuple[bool, str]:
    if "at_most" in bar:
        return bar["found"] <= bar["at_most"], f"≤ {_number(bar['at_most'])}"
    return bar["found"] >= bar["at_least"], f"≥ {_number(bar['at_least'])}"


def _working(found: Section) -> list[list[str]]:
    rows = [
        ["store", "growing", "claim, 1 caller", "submit, 1 caller", "claim, 32", "submit, 32", "cycles/s, 1", "cycles/s, 32",
         "CPU per cycle", "statements"]
    ]  # fmt: skip
    for name, each in found.items():
        one, many = each["one"], each["many"]
        rows.append(
            [
                f"{name.split()[0]}, {_thousands(each['messages'])}",
                _thousands(each["growing"]),
                *(_times(times[call]) for times in (one, many) for call in ("claim", "submit")),
                f"{one['per_second']:.0f}",
                f"{many['per_second']:.0f}",
                f"{many['cpu_ms_per_cycle']:.1f} ms",
                f"{each['statements_per_cycle']:.1f}",
            ]
        )
    return rows


def _times(found: Section) -> str:
    return f"{found['median']:.1f} / {found['p99']:.1f}"


def _diligent(found: Section) -> list[list[str]]:
    rows = [["done", "claim", "claim that finds nothing", "cycles"]]
    for name, each in found.items():
        rows.append([name, _times(each["claim"]), _times(each["claim (nothing)"]), str(each["cycles"])])
    return rows


def _figures(found: Section) -> list[list[str]]:
    rows = [["figure", "median", "worst"]]
    rows += [[name, f"{each['median']:.2f}", f"{each['worst']:.2f}"] for name, each in found.items()]
    return rows


def _pictures(found: Section) -> list[list[str]]:
    rows = [["picture", "median", "worst", "size"]]
    for name, each in found.items():
        size = f"{each['kilobytes']:.0f} kB"
        rows.append([name, f"{each['median']:.0f}", f"{each['worst']:.0f}", size])
    return rows


def _morning(found: Section) -> list[list[str]]:
    rows = [["what", "seconds", "asked for work", "/work meanwhile", "/work before"]]
    for name, each in found.items():
        times = [f"{each[f'{when}median']:.1f} / {each[f'{when}p99']:.1f}" for when in ("", "quiet_")]
        rows.append([name, f"{each['seconds']:.1f}", str(each["asked"]), *times])
    return rows


def _transfer(found: Section) -> list[list[str]]:
    rows = [
        ["what", "messages or cycles", "seconds", "per second", "CPU seconds", "memory at most", "a helper's"]
    ]
    for name, each in found.items():
        seconds = each.get("seconds", each["ready_seconds"])
        count = each.get("messages", each.get("cycles"))
        rows.append(
            [
                name,
                "" if count is None else _thousands(count),
                f"{seconds:.1f}",
                "" if count is None else _thousands(round(count / seconds)),
                f"{each['cpu_seconds']:.1f}" if "cpu_seconds" in each else "",
                f"{each['peak_mb']:.0f} MB",
                f"{each['helper_mb']:.0f} MB" if each.get("helper_mb") else "",
            ]
        )
    return rows


def _loading(found: Section) -> list[list[str]]:
    rows = [["store", "rows", "seconds", "CPU seconds", "size"]]
    for name, each in found.items():
        size = f"{each['bytes'] / 1e6:.0f} MB" if "bytes" in each else ""
        rows.append(
            [name, _thousands(each["rows"]), f"{each['seconds']:.0f}", f"{each['cpu_seconds']:.0f}", size]
        )
    return rows


def _thousands(number: int) -> str:
    return f"{number:,}"


def _number(value: Any) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


if __name__ == "__main__":
    write()

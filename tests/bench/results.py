"""What was measured, kept in build/bench.json: the machine, and one section per kind of measurement."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
RESULTS = BUILD / "bench.json"
SCALE = "BENCH_SCALE"
"""Environment variable: `full` (what docs/performance.md shows), or `small` for a run of some minutes."""
FULL = "full"
Section = dict[str, Any]


def read() -> dict[str, Section]:
    """The sections that are there."""
    if not RESULTS.is_file():
        return {}
    found: dict[str, Section] = json.loads(RESULTS.read_text())
    return found


def scale_name() -> str:
    """The scale that the environment asks for."""
    return os.environ.get(SCALE, FULL)


def note(section: str, name: str, values: object) -> None:
    """Keep a result; what was measured before under the same name, or on another scale, is replaced."""
    found = read()
    if found.get("machine", {}).get("scale") != scale_name():
        found = {}
    found.setdefault(section, {})[name] = values
    found["machine"] = {**found.get("machine", {}), **machine()}
    BUILD.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1))


def machine() -> Section:
    """What it was measured on."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "commit": _commit(),
        "measured_on": datetime.now(UTC).date().isoformat(),
        "scale": scale_name(),
        "load_average": [round(each, 1) for each in os.getloadavg()],
    }


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _commit() -> str | None:
    with suppress(OSError, subprocess.CalledProcessError):
        asked = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, check=True
        )
        return asked.stdout.decode().strip()
    return None

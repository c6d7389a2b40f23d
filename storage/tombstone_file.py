"""The file of tombstones: beside the database, so that an older copy of that does not bring back what was erased."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from storage.domain.tombstones import Stone, from_lines, to_line

NAME = "tombstones.jsonl"
"""In the data folder."""


class TombstoneFile:
    """Lines that are only ever added; each is on the disk before what it names is erased."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, stones: Iterable[Stone], at: datetime) -> None:
        """Add tombstones; they survive a power cut when this returns. Raises OSError."""
        lines = "".join([to_line(stone, at) for stone in stones])
        if not lines:
            return
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_new = not self.path.exists()
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with open(descriptor, "r+b") as file:
            end = file.seek(0, os.SEEK_END)
            if end:
                file.seek(end - 1)
                if file.read(1) != b"\n":  # a kill cut the last line off
                    lines = "\n" + lines
            file.write(lines.encode())
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            self._keep_name()

    def read(self) -> set[Stone]:
        """All tombstones; none where there is no file yet. Raises OSError."""
        try:
            with self.path.open(encoding="utf-8", errors="replace") as file:
                return set(from_lines(file))
        except FileNotFoundError:
            return set()

    def _keep_name(self) -> None:
        """Put the new file's name on the disk, too."""
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

"""Logging: one line per record on stderr, times in UTC, and no secret in any of them."""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import traceback
from collections.abc import Iterable, Mapping
from types import MappingProxyType, TracebackType
from urllib.parse import quote

HIDDEN = "[redacted]"
LINE = "%(asctime)sZ %(levelname)-8s %(name)s: %(message)s"
_SHORTEST = 4
"""Anything shorter is hidden in database addresses only: hiding each `a` would hide nothing and spoil every line."""

LIBRARIES: Mapping[str, int] = MappingProxyType(
    {
        "discord": logging.INFO,
        "apscheduler": logging.WARNING,
        "sqlalchemy": logging.WARNING,
        "aiosqlite": logging.WARNING,
        "alembic": logging.WARNING,
    }
)
"""The lowest level of each library: below it they log what members write, as payloads or SQL parameters."""


class Redactor(logging.Filter):
    """Takes every secret out of a record: from its message, its arguments, its exception and its stack.

    It belongs on a handler: a logger's filter does not see the records of the loggers below it.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        spellings = {spelling for secret in secrets if secret for spelling in _spellings(secret)}
        # The longest first, so that no part of a secret is left of one that begins alike.
        ordered = sorted(spellings, key=len, reverse=True)
        self._pattern = re.compile("|".join(ordered)) if ordered else None

    def redact(self, text: str) -> str:
        """The text with every secret replaced."""
        return self._pattern.sub(HIDDEN, text) if self._pattern else text

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the secrets."""
        record.msg, record.args = self.redact(_message(record)), None
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = (
                record.exc_text or "".join(traceback.format_exception(*record.exc_info)).rstrip()
            )
            # The text is what is shown; the exception itself would be formatted again by other handlers.
            record.exc_info = None
        record.exc_text = self.redact(record.exc_text) if record.exc_text else None
        record.stack_info = self.redact(record.stack_info) if record.stack_info else None
        return True


def _message(record: logging.LogRecord) -> str:
    """The record's message; one whose arguments do not fit is shown raw, not printed past the filter by logging."""
    try:
        return record.getMessage()
    except (TypeError, ValueError, LookupError, AttributeError):
        return f"{record.msg} {record.args!r}"


def _spellings(secret: str) -> set[str]:
    """A secret as it is and as it stands in addresses, in repr and in JSON, each as a regular expression."""
    spellings = {secret, quote(secret, safe=""), repr(secret)[1:-1], json.dumps(secret)[1:-1]}
    if len(secret) < _SHORTEST:
        return {rf"(?<=:){re.escape(spelling)}(?=@)" for spelling in spellings}
    return {re.escape(spelling) for spelling in spellings}


class _UtcFormatter(logging.Formatter):
    """Times in UTC."""

    def converter(self, timestamp: float | None) -> time.struct_time:
        """What logging calls for a record's time."""
        return time.gmtime(timestamp)


def set_up(level: str = "INFO", *, secrets: Iterable[str] = ()) -> Redactor:
    """Log to stderr from a level on, also what nobody caught, all of it through the redactor that is returned."""
    redactor = Redactor(secrets)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_UtcFormatter(LINE, "%Y-%m-%d %H:%M:%S"))
    handler.addFilter(redactor)
    root = logging.getLogger()
    for earlier in root.handlers[:]:
        if isinstance(earlier.formatter, _UtcFormatter):
            root.removeHandler(earlier)
    root.addHandler(handler)
    root.setLevel(level)
    for name, lowest in LIBRARIES.items():
        logging.getLogger(name).setLevel(max(root.level, lowest))
    sys.excepthook = _log_uncaught
    return redactor


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """In place of Python's own hook, which prints a traceback with whatever is in it."""
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("Stopped by an unexpected error", exc_info=(kind, error, trace))

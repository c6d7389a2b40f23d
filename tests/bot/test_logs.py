"""No secret in any log line, whichever way it got there."""

from __future__ import annotations

import io
import logging
import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import logs

TOKEN = "MTIz.canary.tok-en_5"
PASSWORD = "p@ss/wörd'\"\\canary"
SECRETS = (TOKEN, PASSWORD, "x")


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.LIBRARIES}
    yield
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    for name, earlier in levels.items():
        logging.getLogger(name).setLevel(earlier)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What is logged while the bot's own logging is set up."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    logs.set_up("DEBUG", secrets=SECRETS)
    return stream


def is_clean(text: str) -> bool:
    """Whether nothing of the canaries is left."""
    return "canary" not in text and logs.HIDDEN in text


def test_a_secret_in_the_message_is_hidden(log: io.StringIO):
    logging.getLogger("some.library").info(f"token={TOKEN}")  # noqa: G004 - others do it, too
    assert is_clean(log.getvalue())


@pytest.mark.parametrize(
    "argument", [TOKEN, {"token": TOKEN}, [PASSWORD], ValueError(PASSWORD), TOKEN.encode()]
)
def test_a_secret_in_an_argument_is_hidden(log: io.StringIO, argument: object):
    logging.getLogger("bot").warning("sent %s to %r", argument, argument)
    assert is_clean(log.getvalue())


def test_a_secret_in_an_exception_and_in_its_cause_is_hidden(log: io.StringIO):
    try:
        try:
            raise ValueError(f"cannot log in with {TOKEN}")
        except ValueError as error:
            raise RuntimeError(f"connecting to postgresql://u:{PASSWORD}@h/db") from error
    except RuntimeError:
        logging.getLogger("bot").exception("failed")
    assert is_clean(log.getvalue())
    assert "Traceback" in log.getvalue()
    assert "cannot log in with" in log.getvalue()


def test_a_secret_in_a_stack_is_hidden(log: io.StringIO):
    logging.getLogger("bot").info("where", stack_info=True, extra={})
    record = logging.LogRecord("bot", logging.INFO, __file__, 1, "where", None, None, sinfo=f"at {TOKEN}")
    logging.getLogger("bot").handle(record)
    assert is_clean(log.getvalue())


def test_a_message_whose_arguments_do_not_fit_is_still_logged_and_clean(log: io.StringIO):
    logging.getLogger("bot").info("%d and %s", TOKEN)
    assert is_clean(log.getvalue())
    assert "%d and %s" in log.getvalue()


def test_another_handler_after_ours_gets_no_secret_from_the_exception(log: io.StringIO):
    seen: list[logging.LogRecord] = []

    class Later(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            seen.append(record)

    logging.getLogger().addHandler(Later())
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logging.getLogger("bot").exception("failed")
    assert seen[0].exc_info is None
    assert "canary" not in str(vars(seen[0]))


def test_an_error_that_nobody_caught_is_logged_clean(log: io.StringIO):
    error = RuntimeError(TOKEN)
    sys.excepthook(RuntimeError, error, None)
    assert is_clean(log.getvalue())
    assert "Stopped by an unexpected error" in log.getvalue()


@pytest.mark.parametrize(
    "spelling", ["p%40ss%2Fw%C3%B6rd%27%22%5Ccanary", repr(PASSWORD), r"p@ss/w\u00f6rd'\"\\canary"]
)
def test_a_password_is_hidden_in_every_spelling(spelling: str):
    assert logs.Redactor(SECRETS).redact(f"postgresql://u:{spelling}@h") in {
        f"postgresql://u:{quote}{logs.HIDDEN}{quote}@h" for quote in ("", "'", '"')
    }


def test_a_password_too_short_to_search_for_is_hidden_in_addresses_only():
    assert logs.Redactor(["x"]).redact("x: postgresql://u:x@h/x") == f"x: postgresql://u:{logs.HIDDEN}@h/x"


def test_of_two_secrets_that_begin_alike_nothing_is_left():
    assert logs.Redactor(["secret", "secret-and-more"]).redact("secret-and-more secret") == " ".join(
        [logs.HIDDEN] * 2
    )


@given(st.text(min_size=4), st.text(), st.text())
def test_no_text_lets_a_secret_through(secret: str, before: str, after: str):
    redacted = logs.Redactor([secret]).redact(before + secret + after)
    assert logs.HIDDEN in redacted
    assert not any(secret in part for part in redacted.split(logs.HIDDEN))


def test_without_secrets_the_text_stays():
    assert logs.Redactor().redact(TOKEN) == TOKEN
    assert logs.Redactor([""]).redact(TOKEN) == TOKEN


def test_a_line_has_a_time_in_utc_a_level_and_a_name(log: io.StringIO):
    logging.getLogger("bot.app").info("Ready with %d commands", 12)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ INFO     bot\.app: Ready with 12 commands\n", log.getvalue()
    )


def test_libraries_that_log_what_members_write_stay_quiet_at_every_level(log: io.StringIO):
    for name in logs.LIBRARIES:
        logging.getLogger(f"{name}.deep").debug("payload with a member's text")
    assert log.getvalue() == ""


def test_setting_up_twice_logs_each_line_once(capsys: pytest.CaptureFixture[str]):
    for _ in range(2):
        logs.set_up("INFO", secrets=SECRETS)
    logging.getLogger("bot").info("once")
    assert capsys.readouterr().err.count("once") == 1

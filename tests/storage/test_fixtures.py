"""The fixtures themselves: what may be skipped where, and that no test sees the rows of another."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests import conftest
from tests.builders import count, member


def reported(markers: tuple[str, ...], outcome: str) -> Any:
    """The report of a test with these markers after the hook has seen it."""
    item: Any = SimpleNamespace(nodeid="test_it", get_closest_marker=lambda name: name in markers or None)
    report: Any = SimpleNamespace(
        outcome=outcome, skipped=outcome == "skipped", longrepr=("f.py", 1, "no server")
    )
    hook = conftest.pytest_runtest_makereport(item)
    next(hook)
    with pytest.raises(StopIteration) as end:
        hook.send(report)
    return end.value.value


@pytest.mark.parametrize("marker", conftest.REQUIRED)
def test_where_everything_is_required_a_skipped_server_or_browser_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, marker: str
) -> None:
    monkeypatch.setenv(conftest.REQUIRE_ALL, "1")
    report = reported((marker,), "skipped")
    assert report.outcome == "failed"
    assert marker in report.longrepr
    assert "no server" in report.longrepr


@pytest.mark.parametrize(("markers", "outcome"), [((), "skipped"), (("postgres",), "passed")])
def test_other_tests_are_reported_as_they_are(
    monkeypatch: pytest.MonkeyPatch, markers: tuple[str, ...], outcome: str
) -> None:
    monkeypatch.setenv(conftest.REQUIRE_ALL, "1")
    assert reported(markers, outcome).outcome == outcome


def test_on_anybody_elses_machine_a_test_may_be_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(conftest.REQUIRE_ALL, raising=False)
    assert reported(("postgres",), "skipped").outcome == "skipped"


def test_the_postgres_tests_are_marked(request: pytest.FixtureRequest, dialect: str) -> None:
    assert (request.node.get_closest_marker("postgres") is not None) is (dialect == "postgres")


@pytest.mark.parametrize("time", [1, 2])
async def test_every_test_has_a_store_of_its_own(engine: Engine, store: Store, time: int) -> None:
    assert await count(store, t.contributor) == 0, time
    await member(engine, 1)

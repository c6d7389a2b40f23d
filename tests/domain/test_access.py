"""Who may what, and how far it reaches."""

from __future__ import annotations

import pytest

from storage.domain.access import LEAST, STAFF, Authority, Deed, Level

HERE, ELSEWHERE = 77, 88


def somebody(level: Level, **facts: object) -> Authority:
    return Authority(5, **{"guild_discord_id": HERE, "level": level, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize("deed", Deed)
def test_each_level_may_what_those_below_it_may(deed: Deed) -> None:
    may = [somebody(level).may(deed) for level in Level]
    assert may == sorted(may)
    assert may[-1]
    assert somebody(LEAST[deed]).may(deed)


def test_nobody_below_a_moderator_may_what_is_the_staffs() -> None:
    assert {Deed.REVIEW, Deed.MODERATE, Deed.RUN_SERVER, Deed.RUN_BOT} == STAFF
    assert not any(somebody(Level.CONTRIBUTOR).may(deed) for deed in STAFF)


def test_who_manages_a_home_server_runs_the_bot() -> None:
    assert somebody(Level.MANAGER, is_home=True).may(Deed.RUN_BOT)
    assert not somebody(Level.MANAGER).may(Deed.RUN_BOT)
    assert not somebody(Level.MODERATOR, is_home=True).may(Deed.RUN_BOT)


@pytest.mark.parametrize(
    ("level", "is_home", "written_on", "is_reached"),
    [
        (Level.CONTRIBUTOR, True, HERE, False),
        (Level.MODERATOR, False, HERE, True),
        (Level.MODERATOR, False, ELSEWHERE, False),
        (Level.MODERATOR, False, None, False),
        (Level.MODERATOR, True, ELSEWHERE, True),
        (Level.MODERATOR, True, None, True),
        (Level.MANAGER, False, ELSEWHERE, False),
        (Level.OPERATOR, False, ELSEWHERE, True),
        (Level.OPERATOR, False, None, True),
    ],
)
def test_staff_reach_what_was_written_where_they_are(
    level: Level, is_home: bool, written_on: int | None, is_reached: bool
) -> None:
    found = somebody(level, is_home=is_home).reaches(lang="es", guild_discord_id=written_on)
    assert found is is_reached


def test_nobody_reaches_imports_from_a_private_message_unless_they_run_the_bot() -> None:
    assert not somebody(Level.MODERATOR, guild_discord_id=None).reaches(lang="es", guild_discord_id=None)
    assert somebody(Level.OPERATOR, guild_discord_id=None).reaches(lang="es", guild_discord_id=None)


@pytest.mark.parametrize(
    ("level", "is_home", "is_everywhere"),
    [
        (Level.CONTRIBUTOR, True, False),
        (Level.MODERATOR, True, True),
        (Level.MANAGER, False, False),
        (Level.OPERATOR, False, True),
    ],
)
def test_what_staff_of_a_home_server_and_operators_decide_holds_everywhere(
    level: Level, is_home: bool, is_everywhere: bool
) -> None:
    assert somebody(level, is_home=is_home).is_everywhere is is_everywhere


def test_a_moderator_of_some_languages_reaches_no_other() -> None:
    moderator = somebody(Level.MODERATOR, languages=frozenset({"es"}))
    assert moderator.reaches(lang="es", guild_discord_id=HERE)
    assert not moderator.reaches(lang="fr", guild_discord_id=HERE)

"""Where boards show a member."""

from __future__ import annotations

from storage.domain.visibility import EVERYWHERE, NOWHERE, Visibility, hidden_scopes, shown_name


def test_somebody_public_is_hidden_only_where_they_left_or_asked_for_it() -> None:
    assert hidden_scopes(Visibility.PUBLIC) == frozenset()
    assert hidden_scopes(Visibility.PUBLIC, hidden_on=(77, 78)) == {77, 78}


def test_on_the_own_server_only_means_not_on_boards_over_all() -> None:
    assert hidden_scopes(Visibility.SERVER) == {EVERYWHERE}
    assert hidden_scopes(Visibility.SERVER, hidden_on=(77,)) == {EVERYWHERE, 77}


def test_somebody_private_or_suspended_is_nowhere() -> None:
    assert hidden_scopes(Visibility.PRIVATE, hidden_on=(77,)) == {NOWHERE}
    assert hidden_scopes(Visibility.PUBLIC, is_suspended=True) == {NOWHERE}


def test_an_alias_goes_before_the_name() -> None:
    assert shown_name("Maíz", "ana") == "Maíz"
    assert shown_name(None, "ana") == "ana"
    assert shown_name("", None) == ""

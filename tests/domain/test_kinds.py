"""The nine kinds: three families times three targets, under Open Assistant's names."""

from __future__ import annotations

import pytest

from storage.domain.kinds import KINDS, RANK_KIND, REPLY_KIND, Family, Kind, Role, label_kind


def test_every_family_has_one_kind_for_each_target() -> None:
    for family in Family:
        targets = {(kind.info.role, kind.info.is_root) for kind in Kind if kind.info.family is family}
        assert targets == {(Role.PROMPTER, True), (Role.PROMPTER, False), (Role.ASSISTANT, False)}


def test_every_kind_is_described() -> None:
    assert set(KINDS) == set(Kind)


def test_the_names_are_the_ones_of_the_original() -> None:
    assert {kind.value for kind in Kind} == {
        "initial_prompt",
        "assistant_reply",
        "prompter_reply",
        "label_initial_prompt",
        "label_assistant_reply",
        "label_prompter_reply",
        "rank_assistant_replies",
        "rank_prompter_replies",
        "rank_initial_prompts",
    }
    assert [role.value for role in Role] == ["prompter", "assistant"]


def test_roles_take_turns() -> None:
    assert Role.PROMPTER.other is Role.ASSISTANT
    assert Role.ASSISTANT.other is Role.PROMPTER


@pytest.mark.parametrize("role", Role)
def test_a_reply_is_written_labelled_and_ranked_in_kinds_of_its_own_role(role: Role) -> None:
    for kind in (REPLY_KIND[role], RANK_KIND[role], label_kind(role, is_root=False)):
        assert (kind.info.role, kind.info.is_root) == (role, False)


def test_a_root_is_labelled_as_an_initial_prompt() -> None:
    assert label_kind(Role.PROMPTER, is_root=True) is Kind.LABEL_INITIAL_PROMPT

"""An order grows pick by pick, can be taken back, and is never in a state it cannot leave."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.ui import ranking

IDS = (1, 2, 3, 4)


def test_picks_follow_each_other_and_the_last_one_falls_into_place():
    groups = ranking.placed((), IDS, {3})
    groups = ranking.placed(groups, IDS, {1, 4})
    assert groups == ((3,), (1, 4), (2,))
    assert ranking.is_complete(groups, IDS)


def test_what_has_a_place_keeps_it():
    assert ranking.placed(((3,),), IDS, {3}) == ((3,),)
    assert ranking.placed(((3,),), IDS, {3, 1, 99}) == ((3,), (1,))


def test_undo_takes_back_the_pick_and_what_followed_by_itself():
    assert ranking.undone(((3,), (1,), (4,), (2,)), IDS) == ((3,), (1,))
    assert ranking.undone(((3,), (1, 2, 4)), IDS) == ((3,),)
    assert ranking.undone(((3,),), IDS) == ()
    assert ranking.undone((), IDS) == ()
    assert ranking.undone(((1,),), (1, 2)) == ()
    assert ranking.undone(((1,), (2,)), (1, 2)) == ()


def test_places_count_equals():
    assert ranking.places(((5,), (6, 7), (8,))) == {5: (1, False), 6: (2, True), 7: (2, True), 8: (4, False)}


@given(st.lists(st.sets(st.integers(1, 8), max_size=4), max_size=8), st.integers(2, 8))
def test_every_order_can_be_finished_and_taken_back(picks: list[set[int]], count: int):
    ids = tuple(range(1, count + 1))
    groups: ranking.Groups = ()
    for pick in picks:
        groups = ranking.placed(groups, ids, pick)
        flat = [item for group in groups for item in group]
        assert len(flat) == len(set(flat))
        assert set(flat) <= set(ids)
    while not ranking.is_complete(groups, ids):
        groups = ranking.placed(groups, ids, {ranking.left(groups, ids)[0]})
    steps = 0
    while groups:
        shorter = ranking.undone(groups, ids)
        assert len(shorter) < len(groups)
        assert not shorter or len(ranking.left(shorter, ids)) > 1
        groups, steps = shorter, steps + 1
    assert steps <= count

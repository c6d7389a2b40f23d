"""Ranking: best first, undo, ties, none of them; shuffled, and nobody's name."""

from __future__ import annotations

import pytest

from bot.ui.ids import decode
from storage.domain.kinds import Family, Kind
from storage.queries import tables as t
from tests.builders import member as joined
from tests.builders import prompt, review
from tests.cogs import garden as gardening
from tests.cogs.flows import Work, expire, picks
from tests.cogs.stage import Player, Stage

RANK_KINDS = pytest.mark.parametrize("kind", [kind for kind in Kind if kind.info.family is Family.RANK])


async def at_the_order(
    stage: Stage, kind: Kind = Kind.RANK_ASSISTANT_REPLIES, name: str = "ana"
) -> tuple[Player, Work]:
    """A member who is to rank three."""
    ana = stage.player(name)
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    assert len(picks(ana)) == 3
    return ana, work


async def ballot_of(stage: Stage, work: Work) -> list[list[int]]:
    """The order that is stored for a task."""
    (ballot,) = await stage.rows(t.ballot, t.ballot.c.task_id == work.task_id)
    groups: list[list[int]] = ballot.groups
    return groups


@RANK_KINDS
async def test_picks_go_best_first_and_the_last_one_falls_into_place(garden: Stage, kind: Kind) -> None:
    """Two presses order three; the panel says so after each."""
    ana, work = await at_the_order(garden, kind)
    first, second, third = picks(ana)
    shown = await ana.press("pick", work.task_id, second)
    assert ana.t("rank-place", place=1) in shown
    assert picks(ana) == [first, third]
    shown = await ana.press("pick", work.task_id, third)
    assert ana.t("rank-done") in shown
    assert [ana.t("rank-place", place=place) in shown for place in (1, 2, 3)] == [True] * 3
    assert picks(ana) == []
    await ana.press("submit")
    assert await ballot_of(garden, work) == [[second], [third], [first]]


@RANK_KINDS
async def test_every_pick_can_be_undone(garden: Stage, kind: Kind) -> None:
    """One press takes back one pick, and the one that fell into place by itself with it."""
    ana, work = await at_the_order(garden, kind)
    everything = picks(ana)
    assert "undo" not in ana.verbs()
    await ana.press("pick", work.task_id, everything[0])
    await ana.press("pick", work.task_id, everything[1])
    await ana.press("undo")
    assert picks(ana) == everything[1:]
    await ana.press("undo")
    assert picks(ana) == everything
    assert "undo" not in ana.verbs()


@RANK_KINDS
async def test_the_last_two_can_tie_by_a_button(garden: Stage, kind: Kind) -> None:
    """A first place, then two seconds."""
    ana, work = await at_the_order(garden, kind)
    first, second, third = picks(ana)
    await ana.press("pick", work.task_id, first)
    assert ana.t("button-tie", first="B", second="C") in ana.labels()
    shown = await ana.press("tie")
    assert shown.count(ana.t("rank-tied", place=2)) == 2
    await ana.press("submit")
    assert await ballot_of(garden, work) == [[first], [second, third]]


@RANK_KINDS
async def test_some_or_all_can_tie_by_the_select(garden: Stage, kind: Kind) -> None:
    """Two firsts and a third; or three firsts."""
    ana, work = await at_the_order(garden, kind)
    first, second, third = picks(ana)
    shown = await ana.choose("tie", str(third), str(first))
    assert shown.count(ana.t("rank-tied", place=1)) == 2
    assert ana.t("rank-place", place=3) in shown
    await ana.press("undo")
    await ana.choose("tie", str(first), str(second), str(third))
    await ana.press("submit")
    (group,) = await ballot_of(garden, work)
    assert sorted(group) == sorted([first, second, third])


@RANK_KINDS
async def test_none_can_be_ranked_is_an_answer(garden: Stage, kind: Kind) -> None:
    """It can be taken back until it is submitted."""
    ana, work = await at_the_order(garden, kind)
    everything = picks(ana)
    await ana.press("pick", work.task_id, everything[0])
    noun = "reply" if kind is Kind.RANK_ASSISTANT_REPLIES else "prompt"
    shown = await ana.press("none")
    assert ana.t(f"rank-none.{noun}") in shown
    assert picks(ana) == []
    await ana.press("undo")
    assert picks(ana) == everything
    await ana.press("none")
    await ana.press("submit")
    (ballot,) = await garden.rows(t.ballot, t.ballot.c.task_id == work.task_id)
    assert (ballot.groups, ballot.is_not_rankable) == ([], True)


@RANK_KINDS
async def test_the_order_of_the_letters_stays_the_same(garden: Stage, kind: Kind) -> None:
    """Over picks, undo, other panels, /work and a restart."""
    ana, work = await at_the_order(garden, kind)
    letters = picks(ana)
    await ana.press("pick", work.task_id, letters[2])
    await ana.press("undo")
    assert picks(ana) == letters
    await ana.press("guide")
    await ana.press("back")
    assert picks(ana) == letters
    await garden.restart()
    await ana.slash("work")
    assert picks(ana) == letters


async def test_the_order_of_the_letters_is_shuffled_for_each_member(garden: Stage) -> None:
    """Twelve members see more than two orders of three replies."""
    orders = set()
    for number in range(12):
        ana, _ = await at_the_order(garden, name=f"ana {number}")
        orders.add(tuple(picks(ana)))
        await expire(garden)
    assert len(orders) > 2


@RANK_KINDS
async def test_nothing_on_the_panel_says_who_wrote_what(garden: Stage, kind: Kind) -> None:
    """Neither name nor id; and that is said."""
    ana, _ = await at_the_order(garden, kind)
    assert ana.t("rank-hidden") in ana.text()
    shown = str([embed.to_dict() for embed in ana.shown.embeds])
    headings = [embed.author.name for embed in ana.shown.embeds if embed.author.name]
    assert [name for name in headings if name[-1:] in "ABC"] != []
    for author in gardening.AUTHORS:
        assert f"<@{author}>" not in shown
        assert f"cosecha-{author}" not in shown


async def test_a_reply_is_read_in_full_voted_on_and_reported_on_its_own_panel(garden: Stage) -> None:
    """And then the order goes on where it was."""
    ana, work = await at_the_order(garden)
    letters = picks(ana)
    await ana.press("pick", work.task_id, letters[0])
    shown = await ana.choose("msg", str(letters[1]))
    assert ana.t("message-title.option", letter="B") in shown
    await ana.press("vote", work.task_id, letters[1], "up")
    assert ana.t("message-title.option", letter="B") in ana.text()
    assert "1" in ana.labels(), "counts are shown after voting"
    await ana.press("report")
    await ana.fill(reason="copied_from_ai", details="Empieza como un chatbot.")
    assert ana.t("report-taken") in ana.text()
    await ana.press("back")
    assert picks(ana) == letters[1:]
    (report,) = await garden.rows(t.report)
    assert (report.message_id, report.reason) == (letters[1], "copied_from_ai")
    (reaction,) = await garden.rows(t.reaction)
    assert (reaction.message_id, reaction.emoji) == (letters[1], "+1")


async def test_a_long_reply_is_shortened_on_the_panel_and_whole_behind_it(garden: Stage) -> None:
    """With a word that says so, in the select, and in the file."""
    long = "\n\n".join(f"Párrafo {number}: usa pdfpages con cuidado." for number in range(60))[:1990]
    texts = gardening.TEXTS["es"]
    await garden.store.write(
        lambda tx: tx.execute(
            t.message.update()
            .where(t.message.c.text.in_([texts[f"reply to rank {n}"] for n in (1, 2, 3)]))
            .values(text=long)
        )
    )
    ana, _ = await at_the_order(garden)
    assert ana.t("rank-more", letter="A") in ana.text()
    (file,) = ana.files().values()
    assert file.count(long) == 3
    await ana.choose("msg", str(picks(ana)[0]))
    assert long in "".join(embed.description for embed in ana.shown.embeds)


async def test_picks_that_nobody_could_make_change_nothing(garden: Stage) -> None:
    """Messages of other trees, numbers too large, the same one twice."""
    ana, work = await at_the_order(garden)
    letters = picks(ana)
    await ana.press("pick", work.task_id, letters[0])
    for args in ("1", "999999999999999999", str(letters[0]), "", "x"):
        await ana.forge(f"c1:pick:{work.task_id}:{args}")
        await ana.slash("work")
        assert picks(ana) == letters[1:]
    await ana.forge(f"c1:tie:{work.task_id}:900001.900002.{letters[0]}")
    await ana.slash("work")
    assert picks(ana) == letters[1:]


async def test_comparing_prompts_counts_wins_for_the_lottery(garden: Stage) -> None:
    """Each prompt against each other one; the ballots are kept."""
    ana, work = await at_the_order(garden, Kind.RANK_INITIAL_PROMPTS)
    first, second, third = picks(ana)
    for chosen in (first, second):
        await ana.press("pick", work.task_id, chosen)
    await ana.press("submit")
    rows = await garden.rows(t.message, t.message.c.id.in_([first, second, third]))
    trees = {tree.id: tree for tree in await garden.rows(t.tree)}
    wins = {row.id: trees[row.tree_id].prompt_wins for row in rows}
    contests = {trees[row.tree_id].prompt_contests for row in rows}
    assert (wins, contests) == ({first: 2.0, second: 1.0, third: 0.0}, {2})
    assert await ballot_of(garden, work) == [[first], [second], [third]]


@pytest.mark.settings(rules={"prompts_per_ranking": 5, "max_active_trees": 4})
async def test_up_to_five_prompts_are_compared_and_never_one_s_own(garden: Stage) -> None:
    """Four of six are somebody else's."""
    ana = garden.player("ana")
    await ana.join("es")
    engine = garden.engine
    await joined(engine, 901)
    for number in range(2):
        root = await prompt(engine, ana.id, text=f"Un prompt mío, el número {number}.")
        await review(engine, root, [901])
    root = await prompt(engine, 901, text="Un prompt de otra persona.")
    await review(engine, root, [1])
    await ana.slash("task rank-initial-prompts")
    rows = await garden.rows(t.message, t.message.c.id.in_(picks(ana)))
    assert len(rows) == 4
    assert "mío" not in " ".join(row.text for row in rows)
    assert {action.verb for each in ana.controls() if (action := decode(each["custom_id"]))} >= {
        "pick",
        "tie",
    }

"""Getting work: lucky or of a kind, one task at a time, skipping, and the reason when there is nothing."""

from __future__ import annotations

import pytest

from storage.domain.kinds import Family, Kind
from storage.domain.views import TaskView
from storage.queries import tables as t
from tests.builders import finish
from tests.cogs.flows import TEXT, Work, until_submit
from tests.cogs.stage import Player, Stage

EVERY_KIND = pytest.mark.parametrize("kind", list(Kind))
ONCE_EACH = pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.INITIAL_PROMPT])
"""An initial prompt is about nothing that could be skipped or done already."""


def nothing(player: Player, kind: Kind, reason: str, **facts: object) -> bool:
    """Whether the panel says that nothing is left of a kind, and why."""
    title = player.t(f"kind-{kind.value.replace('_', '-')}.none", languages="español")
    shown = player.text()
    return shown.startswith(title) and player.t(f"nothing.{reason}", **facts) in shown


@ONCE_EACH
async def test_what_was_skipped_is_not_offered_again(garden: Stage, kind: Kind) -> None:
    """Not by its kind, not by chance; the reason is said, and a way out offered."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    await ana.press("skip")
    assert nothing(ana, kind, "all-done", waiting=1)
    assert {"take", "tasks", "languages"} == set(ana.verbs())
    for command in (f"task {kind.value.replace('_', '-')}", "work"):
        await ana.slash(command)
        tasks = await garden.rows(t.task, t.task.c.kind == kind.value, t.task.c.contributor_id > 5)
        assert [task.state for task in tasks] == ["skipped"]
    ben = garden.player("ben")
    await ben.join("es")
    await Work(ben, kind).ask()


@ONCE_EACH
async def test_skipping_works_at_every_step(garden: Stage, kind: Kind) -> None:
    """Before, between and after what was entered."""
    for number in range(1, len(until_submit(kind)) + 1):
        ana = garden.player(f"ana {number}")
        await ana.join("es")
        work = Work(ana, kind)
        for step in until_submit(kind)[:number]:
            await step(work)
        ana.form = None
        await ana.press("skip")
        assert nothing(ana, kind, "all-done", waiting=1)


async def test_skipping_twice_is_one_skip(garden: Stage) -> None:
    """A double click gives the next task, once."""
    ana = garden.player("ana")
    await ana.join("es")
    await Work(ana, Kind.ASSISTANT_REPLY).ask()
    button = ana.action("skip")
    await ana.press("skip")
    await ana.forge(button)
    assert nothing(ana, Kind.ASSISTANT_REPLY, "all-done", waiting=1)
    skips = await garden.rows(t.emoji_stat, t.emoji_stat.c.emoji == "_skip_reply")
    assert [skip._mapping["count"] for skip in skips] == [1]


async def test_an_initial_prompt_can_be_skipped_and_asked_for_again(garden: Stage) -> None:
    """It is about nothing, so nothing is remembered; the next one comes at once."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.INITIAL_PROMPT)
    await work.ask()
    await ana.press("skip")
    assert ana.text().startswith(ana.t("kind-initial-prompt.title"))
    assert ana.task_id() != work.task_id


@EVERY_KIND
async def test_without_any_work_the_reason_is_said(stage: Stage, kind: Kind) -> None:
    """An empty store; only initial prompts are wanted."""
    ana = stage.player("ana")
    await ana.join("es")
    await ana.slash(f"task {kind.value.replace('_', '-')}")
    if kind is Kind.INITIAL_PROMPT:
        assert ana.task_id()
        return
    reason = "not-collected" if kind is Kind.RANK_PROMPTER_REPLIES else "waiting-for-prompts"
    assert nothing(ana, kind, reason, offered=True)
    await ana.press("take")
    assert ana.text().startswith(ana.t("kind-initial-prompt.title"))


@pytest.mark.settings(rules={"max_initial_prompt_review": 1})
async def test_when_enough_prompts_wait_that_is_the_reason(garden: Stage) -> None:
    """Reviewing comes first, and the panel says what is needed most."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task initial-prompt")
    assert nothing(ana, Kind.INITIAL_PROMPT, "prompts-full", offered=True)
    await ana.press("take")
    assert ana.task_id()


@pytest.mark.settings(disabled_prompt_languages=("es",))
async def test_where_prompts_are_switched_off_that_is_the_reason(garden: Stage) -> None:
    """Switched off here is something else than enough of them."""
    ana = garden.player("ana")
    await ana.join("es")
    await ana.slash("task initial-prompt")
    assert nothing(ana, Kind.INITIAL_PROMPT, "prompts-closed")


@pytest.mark.settings(disabled_prompt_languages=("es", "en", "fr"))
async def test_when_nothing_at_all_is_left_lucky_says_so(stage: Stage) -> None:
    """And so does the panel of kinds, on which nothing can be pressed."""
    ana = stage.player("ana")
    await ana.join("es")
    shown = await ana.slash("work")
    assert shown.startswith(ana.t("kind-any.none", languages="español"))
    assert "take" not in ana.verbs()
    shown = await ana.press("tasks")
    assert ana.t("tasks.empty", languages="español") in shown
    assert all(each["disabled"] for each in ana.controls() if "take" in each["custom_id"])


@EVERY_KIND
async def test_a_member_has_one_task_and_asking_for_another_kind_resumes_it(
    garden: Stage, kind: Kind
) -> None:
    """Whatever is asked for; and it says so."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    for command in (
        "work",
        "task initial-prompt",
        "task rank-assistant-replies",
        "task label-initial-prompt",
    ):
        shown = await ana.slash(command)
        assert ana.task_id() == work.task_id
        assert ana.t("task-resumed") in shown
    assert len(await garden.rows(t.task, t.task.c.state == "open")) == 1


@EVERY_KIND
async def test_what_was_entered_is_resumed_too(garden: Stage, kind: Kind) -> None:
    """The preview, the summary or the order so far."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    for step in until_submit(kind):
        await step(work)
    await ana.slash("work")
    assert "submit" in ana.verbs()
    await ana.press("submit")
    await work.stored()


async def test_lucky_gives_different_kinds(garden: Stage) -> None:
    """By weight and chance: twenty members are not all given the same."""
    kinds = set()
    for number in range(20):
        ana = garden.player(f"ana {number}")
        await ana.join("es")
        await ana.slash("work")
        (task,) = await garden.rows(t.task, t.task.c.state == "open")
        kinds.add(task.kind)
        await garden.engine.tasks.skip(task.id, by=ana.id, now=task.expires_at)
    assert len(kinds) >= 4


async def test_a_member_never_gets_their_own_message(garden: Stage) -> None:
    """To label, to answer or to rank; whoever does everything there is meets none of it again."""
    ana = garden.player("ana")
    await ana.join("es")
    engine, own = garden.engine, set[int]()
    for number in range(40):
        await ana.slash("work")
        if "skip" not in ana.verbs():
            break
        task: TaskView = await engine.tasks.show(ana.task_id(), by=ana.id)
        asked = {message.id for message in task.options} | {each.id for each in task.conversation[-1:]}
        assert not asked & own
        if task.kind is Kind.INITIAL_PROMPT and number > 9:
            await ana.press("skip")
            continue
        await finish(engine, task, ana.id, now=task.expires_at, text=f"Mi texto número {number}.")
        rows = await garden.rows(t.message, t.message.c.task_id == task.id)
        own |= {row.id for row in rows}
    assert own


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.info.family is Family.WRITE])
async def test_another_of_the_same_kind_after_submitting(stage: Stage, kind: Kind) -> None:
    """The button on the thanks; where none is left, the reason."""
    ana = stage.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.INITIAL_PROMPT)
    for step in until_submit(Kind.INITIAL_PROMPT):
        await step(work)
    await ana.press("submit")
    await ana.forge(f"c1:take:{kind.value}")
    if kind is Kind.INITIAL_PROMPT:
        assert ana.task_id() != work.task_id
    else:
        assert nothing(ana, kind, "waiting-for-reviews", offered=False), "and they must come from others"


async def test_enough_for_today_ends_kindly(garden: Stage) -> None:
    """With what was done, and the way back."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, Kind.ASSISTANT_REPLY)
    for step in until_submit(work.kind):
        await step(work)
    assert TEXT["es"] in ana.text()
    await ana.press("submit")
    shown = await ana.press("enough")
    assert ana.t("enough.text") in shown
    assert ana.t("enough.today", today=1) in shown
    await ana.press("lucky")
    assert ana.task_id()

"""Each kind of task as a member does it, step by step, so that a test can do something between any two steps."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from bot.ui.ids import decode
from storage.domain.kinds import Family, Kind
from storage.queries import tables as t
from tests.cogs.stage import Player, Stage

TEXT: Mapping[str, str] = MappingProxyType(
    {
        "es": "Mercurio, Venus, la Tierra, Marte, Júpiter, Saturno, Urano y Neptuno.",
        "en": "Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus and Neptune.",
        "fr": "Mercure, Vénus, la Terre, Mars, Jupiter, Saturne, Uranus et Neptune.",
    }
)
"""What is written in a write task, by the language of the task."""

CORE: Mapping[str, Any] = MappingProxyType({"spam": "no", "flags": ["pii"], "quality": "3"})
CORE_OF_REPLY: Mapping[str, Any] = MappingProxyType({**CORE, "fails_task": "yes", "helpfulness": "1"})
NUANCES: Mapping[str, Any] = MappingProxyType({"creativity": "2", "toxicity": "4", "violence": "0"})

FLAGS = ("lang_mismatch", "not_appropriate", "pii", "hate_speech", "sexual_content", "copied_from_ai")
STORED: Mapping[str, float] = MappingProxyType(
    {"spam": 0.0, "quality": 0.75, **dict.fromkeys(FLAGS, 0.0), "pii": 1.0}
    | {"creativity": 0.5, "toxicity": 0.0, "violence": 1.0}
)
"""The labels above as they are stored; nothing for what was not answered."""
STORED_OF_REPLY: Mapping[str, float] = MappingProxyType({**STORED, "fails_task": 1.0, "helpfulness": 0.25})


@dataclass
class Work:
    """A member at a task of a kind."""

    player: Player
    kind: Kind
    lang: str = "es"
    task_id: int = 0
    text: str = ""
    picked: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.text or TEXT[self.lang]

    @property
    def stage(self) -> Stage:
        """Where the member plays."""
        return self.player.stage

    async def ask(self) -> None:
        """Ask for the task with a command."""
        await self.player.slash(f"task {self.kind.value.replace('_', '-')}")
        self.task_id = self.player.task_id()
        assert self.task_id, self.player.text()

    async def open_text_form(self) -> None:
        """Press Write."""
        await self.player.press("write")

    async def send_text(self) -> None:
        """Send the text form."""
        await self.player.fill(text=self.text)

    async def open_core_form(self) -> None:
        """Press Label."""
        await self.player.press("label")

    async def send_core(self) -> None:
        """Send the core form."""
        of_reply = self.kind is Kind.LABEL_ASSISTANT_REPLY
        await self.player.fill(**(CORE_OF_REPLY if of_reply else CORE))

    async def open_nuances(self) -> None:
        """Press Nuances."""
        await self.player.press("nuances")

    async def send_nuances(self) -> None:
        """Send the form of nuances."""
        await self.player.fill(**NUANCES)

    async def pick(self) -> None:
        """Put the last of the options that are left in the next place."""
        last = picks(self.player)[-1]
        self.picked.append(last)
        await self.player.press("pick", self.task_id, last)

    async def pick_the_rest(self) -> None:
        """Pick the last of two; the other one falls into the last place."""
        *_, other, last = picks(self.player)
        self.picked += [last, other]
        await self.player.press("pick", self.task_id, last)

    async def submit(self) -> None:
        """Press Submit."""
        await self.player.press("submit")

    async def go_on(self) -> None:
        """Press Next."""
        await self.player.press("lucky")

    async def stored(self) -> None:
        """Hold what is stored against what was entered."""
        (task,) = await self.stage.rows(t.task, t.task.c.id == self.task_id)
        assert (task.state, task.kind, task.lang) == ("done", self.kind.value, self.lang)
        match self.kind.info.family:
            case Family.WRITE:
                await self._message_stored()
            case Family.LABEL:
                (review,) = await self.stage.rows(t.review, t.review.c.task_id == self.task_id)
                of_reply = self.kind is Kind.LABEL_ASSISTANT_REPLY
                assert review.labels == (STORED_OF_REPLY if of_reply else STORED)
                assert review.message_id == task.message_id
            case Family.RANK:
                (ballot,) = await self.stage.rows(t.ballot, t.ballot.c.task_id == self.task_id)
                assert ballot.groups == [[each] for each in self.picked]
                assert (ballot.parent_id, ballot.is_not_rankable) == (task.message_id, False)
        entries = await self.stage.rows(t.point_entry, t.point_entry.c.task_id == self.task_id)
        assert any(entry.contributor_id == task.contributor_id for entry in entries)

    async def _message_stored(self) -> None:
        (message,) = await self.stage.rows(t.message, t.message.c.task_id == self.task_id)
        (task,) = await self.stage.rows(t.task, t.task.c.id == self.task_id)
        assert message.text == self.text
        assert (message.role, message.lang) == (self.kind.info.role.value, self.lang)
        assert (message.author_id, message.parent_id) == (task.contributor_id, task.message_id)
        assert message.guild_discord_id == self.stage.env.guild.id


Step = Callable[[Work], Awaitable[None]]

STEPS: Mapping[Family, Sequence[Step]] = MappingProxyType(
    {
        Family.WRITE: (Work.ask, Work.open_text_form, Work.send_text, Work.submit, Work.go_on),
        Family.LABEL: (
            Work.ask,
            Work.open_core_form,
            Work.send_core,
            Work.open_nuances,
            Work.send_nuances,
            Work.submit,
            Work.go_on,
        ),
        Family.RANK: (Work.ask, Work.pick, Work.pick_the_rest, Work.submit, Work.go_on),
    }
)


def steps_of(kind: Kind) -> Sequence[Step]:
    """What a member does, from asking for the task to the next one."""
    return STEPS[kind.info.family]


def until_submit(kind: Kind) -> Sequence[Step]:
    """The steps that come before Submit is pressed."""
    steps = steps_of(kind)
    return steps[: steps.index(Work.submit)]


def picks(player: Player) -> list[int]:
    """The messages that can be picked now, in the order of their letters."""
    actions = [decode(control["custom_id"]) for control in player.controls() if control["type"] == 2]
    return [int(action.args[1]) for action in actions if action and action.verb == "pick"]


async def prepare(player: Player, kind: Kind, lang: str = "es") -> Work:
    """A member who has done everything but pressing Submit."""
    work = Work(player, kind, lang)
    await player.join(lang)
    for step in until_submit(kind):
        await step(work)
    return work


async def expire(stage: Stage) -> None:
    """Let a year go by for the open tasks; their places are free again."""
    await stage.engine.upkeep.expire_tasks(now=datetime.now(UTC) + timedelta(days=365))


async def halt_its_tree(stage: Stage, task_id: int) -> None:
    """Somebody stops the conversation that a task is about, or those of all prompts that it compares."""
    (task,) = await stage.rows(t.task, t.task.c.id == task_id)
    options = await stage.rows(t.task_option, t.task_option.c.task_id == task_id)
    about = [task.message_id] if task.message_id else [option.message_id for option in options]
    for message_id in about:
        await stage.engine.moderation.halt(message_id, now=datetime.now(UTC))

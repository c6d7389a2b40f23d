"""The commands as Discord gets them, the cogs that bring them, and the table of verbs behind the buttons."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from bot.app import cog_modules
from bot.handlers import HANDLERS
from bot.tasks import TaskCog, kinds_of
from bot.ui.ids import VERBS
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.cogs.flows import Work
from tests.cogs.moderators import moderator, reported, written
from tests.cogs.stage import TEXTS, Stage
from tests.discord_rules import check_commands

NAMES = {
    "work": {"es-ES": "trabajar", "fr": "travailler"},
    "task": {"es-ES": "tarea", "fr": "tâche"},
    "tasks": {"es-ES": "tareas", "fr": "tâches"},
    "language": {"es-ES": "idioma", "fr": "langue"},
    "guide": {"es-ES": "guía", "fr": "guide"},
    "help": {"es-ES": "ayuda", "fr": "aide"},
    "points": {"es-ES": "puntos", "fr": "points"},
    "leaderboard": {"es-ES": "clasificación", "fr": "classement"},
    "me": {"es-ES": "yo", "fr": "moi"},
    "stats": {"es-ES": "estadísticas", "fr": "statistiques"},
    "share": {"es-ES": "compartir", "fr": "partager"},
    "channels": {"es-ES": "canales", "fr": "salons"},
    "campaign": {"es-ES": "campaña", "fr": "campagne"},
    "team": {"es-ES": "equipo", "fr": "équipe"},
    "teams": {"es-ES": "equipos", "fr": "équipes"},
    "badges": {"es-ES": "insignias", "fr": "badges"},
    "moderate": {"es-ES": "moderar", "fr": "modérer"},
    "audit": {"es-ES": "registro", "fr": "registre"},
    "privacy": {"es-ES": "privacidad", "fr": "confidentialité"},
    "setup": {"es-ES": "preparar", "fr": "préparer"},
    "config": {"es-ES": "ajustes", "fr": "réglages"},
    "review": {"es-ES": "revisar", "fr": "examiner"},
    "appeal": {"es-ES": "apelar", "fr": "recours"},
    "Report": {"es-ES": "Informar de este texto", "fr": "Signaler ce texte"},
}

IN_SERVERS = (
    *("work", "task", "tasks", "channels", "campaign", "team", "teams", "badges"),
    *("setup", "config", "moderate", "audit", "review", "Report"),
)
"""Commands that a private message does not have."""


MESSAGE_MENU = 3
"""Type of a command that stands in the menu of a message; it has no description."""


def synced(stage: Stage) -> list[dict[str, Any]]:
    """What was sent to Discord when the bot started."""
    (request,) = [
        each for each in stage.requests() if each.method == "PUT" and each.path.endswith("/commands")
    ]
    payload: list[dict[str, Any]] = request.json
    return payload


def nodes(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every command, subcommand and option."""
    found = list(commands)
    for node in found:
        found += node.get("options") or []
    return found


async def test_the_commands_keep_every_rule_of_discord(stage: Stage) -> None:
    """Names, lengths, counts, in every language."""
    assert check_commands(synced(stage)) == []


async def test_the_commands_have_their_names_in_spanish_and_french(stage: Stage) -> None:
    """Discord shows them to everybody in their own language; both kinds of Spanish alike."""
    commands = {each["name"]: each for each in synced(stage)}
    assert set(commands) == set(NAMES)
    for name, wanted in NAMES.items():
        localised = commands[name]["name_localizations"]
        assert {locale: localised[locale] for locale in wanted} == wanted
        assert localised["es-419"] == localised["es-ES"]


@pytest.mark.parametrize("locale", ["es-ES", "es-419", "fr", "en-US", "en-GB"])
async def test_every_name_and_description_is_translated(stage: Stage, locale: str) -> None:
    """Subcommands and options too, from the locale's own file."""
    menus = [each for each in synced(stage) if each["type"] == MESSAGE_MENU]
    for node in nodes(synced(stage)):
        for field in ("name",) if node in menus else ("name", "description"):
            assert node[f"{field}_localizations"].get(locale), f"{node['name']} has no {field} in {locale}"


async def test_nine_subcommands_come_from_nine_cogs(stage: Stage) -> None:
    """Each kind has exactly one, named after it, with an optional language."""
    (task,) = [each for each in synced(stage) if each["name"] == "task"]
    assert sorted(each["name"] for each in task["options"]) == sorted(
        kind.value.replace("_", "-") for kind in Kind
    )
    for each in task["options"]:
        (option,) = each["options"]
        assert (option["name"], option["required"], option["autocomplete"]) == ("language", False, True)
    assert Counter(kinds_of(stage.bot.cogs.values())) == Counter(Kind)
    modules = {type(cog).__module__ for cog in stage.bot.cogs.values() if isinstance(cog, TaskCog)}
    assert len(modules) == len(Kind)


async def test_the_cogs_are_found_by_walking_their_folder(stage: Stage) -> None:
    """No list names them."""
    loaded = {type(cog).__module__ for cog in stage.bot.cogs.values()}
    assert {module.__name__ for module in cog_modules()} == loaded


async def test_work_is_for_servers_and_reading_is_for_everywhere(stage: Stage) -> None:
    """Tasks belong to a server; help and language can be asked for in a private message."""
    for command in synced(stage):
        contexts = command.get("contexts")
        is_guild_only = contexts == [0] or command.get("dm_permission") is False
        assert is_guild_only is (command["name"] in IN_SERVERS)


async def test_a_cog_can_be_unloaded_and_loaded(stage: Stage) -> None:
    """It takes its subcommand away and brings it back."""
    cog = next(each for each in stage.bot.cogs.values() if isinstance(each, TaskCog))
    name = cog.command.name
    await stage.bot.remove_cog(cog.qualified_name)
    assert stage.bot.task_group.get_command(name) is None
    await stage.bot.add_cog(cog)
    assert stage.bot.task_group.get_command(name) is not None


def test_every_verb_has_a_handler_and_no_handler_is_without_a_verb() -> None:
    """The table of bot/ui/ids.py is the whole truth."""
    assert set(HANDLERS) == set(VERBS)


MODERATOR_READS = 3
"""What is asked before a moderator's form opens."""


def asked_of(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What the store is asked from here on, and how many requests Discord had got by then."""
    calls: list[tuple[str, int]] = []
    for name in ("read", "write"):
        original = getattr(stage.store, name)

        def counted(body: Any, name: str = name, original: Any = original) -> Any:
            calls.append((name, len(stage.env.http_requests)))
            return original(body)

        monkeypatch.setattr(stage.store, name, counted)
    return calls


@pytest.mark.parametrize(
    "kind, verb, before",
    [
        (Kind.ASSISTANT_REPLY, "write", ()),
        (Kind.LABEL_ASSISTANT_REPLY, "label", ()),
        (Kind.LABEL_ASSISTANT_REPLY, "nuances", (Work.open_core_form, Work.send_core)),
        (Kind.LABEL_ASSISTANT_REPLY, "report", ()),
    ],
)
async def test_a_form_opens_after_one_read(
    garden: Stage, kind: Kind, verb: str, before: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord waits three seconds, and nothing may be deferred before a form."""
    ana = garden.player("ana")
    await ana.join("es")
    work = Work(ana, kind)
    await work.ask()
    for step in before:
        await step(work)
    calls = asked_of(garden, monkeypatch)
    await ana.press(verb)
    assert ana.form is not None
    assert [name for name, _ in calls] == ["read"]


@pytest.mark.parametrize(
    "custom_id, reads",
    [
        ("memberform:{author}:note", MODERATOR_READS),
        ("recordform:{message}:remove", MODERATOR_READS),
        ("case:1:warn", MODERATOR_READS),
        ("case:1:remove", MODERATOR_READS),
        ("case:1:edit", MODERATOR_READS + 1),
    ],
)
async def test_a_moderator_s_form_opens_after_a_few_reads(
    garden: Stage, custom_id: str, reads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their roles, whether they are suspended, who they are; for an edit the text, too. Each is asked once."""
    _, message_id = await written(garden)
    await reported(garden, message_id)
    (message,) = await garden.rows(t.message, t.message.c.id == message_id)
    marta = await moderator(garden)
    await marta.slash("review")
    calls = asked_of(garden, monkeypatch)
    before = len(garden.env.http_requests)
    await marta.forge("c1:" + custom_id.format(author=message.author_id, message=message_id))
    assert marta.form is not None
    assert [name for name, requests in calls if requests == before] == ["read"] * reads


async def test_every_other_answer_is_announced_before_the_store_is_asked(
    garden: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever takes longer than three seconds is deferred first."""
    ana = garden.player("ana")
    await ana.join("es")
    requests_at_first_read: list[int] = []
    original = garden.store.read

    def counted(body: Any) -> Any:
        requests_at_first_read.append(len(garden.env.http_requests))
        return original(body)

    monkeypatch.setattr(garden.store, "read", counted)
    commands = ("work", "tasks", "help", "guide", "points", "language", "task assistant-reply")
    for command in (*commands, "leaderboard", "me", "stats", "share"):
        requests_at_first_read.clear()
        before = len(garden.env.http_requests)
        await ana.slash(command)
        assert requests_at_first_read[0] > before, command


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
async def test_the_help_links_the_commands(stage: Stage, locale: str) -> None:
    """As Discord turns them into something to press."""
    ana = stage.player("ana", locale)
    await ana.join("es")
    shown = await ana.slash("help")
    assert ana.t("help.title") in shown
    assert all(f"</{name}:" in shown for name in ("work", "tasks", "language", "guide", "points"))
    for verb in ("guide", "languages", "tasks"):
        await ana.slash("help")
        await ana.press(verb)
        assert ana.shown.ephemeral


@pytest.mark.parametrize("locale", ["es-ES", "en-US", "fr"])
@pytest.mark.parametrize("family", ["write", "label", "rank"])
async def test_the_guide_has_a_part_for_each_family(stage: Stage, locale: str, family: str) -> None:
    """And from a task the way back to it."""
    ana = stage.player("ana", locale)
    await ana.join("es")
    await ana.slash("guide")
    assert ana.t(f"guide-{family}.title") in await ana.press("guide", family)
    await ana.slash("work")
    task = ana.task_id()
    await ana.press("guide")
    await ana.press("back")
    assert ana.task_id() == task
    assert TEXTS[locale].code in ("es", "en", "fr")

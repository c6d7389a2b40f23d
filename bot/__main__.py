"""The command line `cosecha`: declares the commands, which bot/commands.py and bot/rule_commands.py carry out.

Nothing heavy is imported at the top, so that `cosecha --help` answers at once.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.simulate.command import simulate
from storage.domain.states import TreeState

ALL = "all"
ENV_EXAMPLE = Path(".env.example")
STATES = ", ".join(TreeState)


def _group(help_text: str) -> typer.Typer:
    """A group of commands in plain text: usage errors stay sentences, and help starts four times as fast."""
    return typer.Typer(
        help=help_text,
        rich_markup_mode=None,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )


app = _group("Cosecha: collect conversations on Discord, get a dataset out.")
db = _group("Make, upgrade and check the database.")
rules = _group("Show and change the rules in force.")
audit = _group("Read and check the log of what moderators and staff did.")
locales = _group("Check the texts of every language.")
app.add_typer(db, name="db")
app.add_typer(rules, name="rules")
app.add_typer(audit, name="audit")
app.add_typer(locales, name="locales")
RuleName = Annotated[str, typer.Argument(metavar="NAME", help="A name that `rules show` lists.")]
RuleLanguage = Annotated[
    str | None, typer.Option("--language", metavar="CODE", help="Only this language (default: all).")
]


class ExportFormat(StrEnum):
    """How exported trees are written."""

    OASST_TREES = "oasst-trees"
    """Open Assistant's own: one tree as JSON on each line."""


@app.command()
def run() -> None:
    """Run the bot on Discord, with the settings in .env.

    It makes or upgrades its database first. Ctrl-C stops it.
    """
    from bot import commands, settings

    load = partial(settings.load_settings, needs=("discord_token",))
    raise typer.Exit(commands.execute(commands.run, load=load, level=None, terminated=commands.OK))


@app.command()
def demo(
    data: Annotated[
        Path | None,
        typer.Option(
            file_okay=False, metavar="DIR", help="Keep the data here (default: a new temporary folder)."
        ),
    ] = None,
    imports: Annotated[
        list[Path] | None,
        typer.Option(
            "--import",
            exists=True,
            dir_okay=False,
            metavar="FILE",
            help="Import trees first; can be repeated.",
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, metavar="N", help="Port of the page (default: a free one)."),
    ] = None,
    language: Annotated[str, typer.Option(metavar="CODE", help="Language the page starts in.")] = "es",
    people: Annotated[int, typer.Option(min=0, max=500, help="People who contributed before you came.")] = 20,
    days: Annotated[int, typer.Option(min=1, max=90, help="Days over which they did.")] = 16,
) -> None:
    """Run the whole bot in a browser, without a token.

    It talks to a Discord of its own and prints the address of its page, which only this computer can reach.
    Ctrl-C stops it.
    """
    from bot import commands, settings

    raise typer.Exit(
        commands.execute(
            lambda _: commands.demo(
                data, imports or [], port=port, language=language, people=people, days=days
            ),
            load=settings.Settings,
            interrupted=commands.OK,
            terminated=commands.OK,
        )
    )


@db.command("upgrade")
def db_upgrade() -> None:
    """Make the database, or bring its schema up to date."""
    from bot import commands

    raise typer.Exit(commands.execute(commands.db_upgrade))


@db.command("check")
def db_check() -> None:
    """Check that the database can be worked with.

    It answers, its schema is up to date, and it can be written to.
    """
    from bot import commands

    raise typer.Exit(commands.execute(commands.db_check))


@rules.command("show")
def rules_show(language: RuleLanguage = None) -> None:
    """Show every rule, its value and its source.

    A value comes from the preset, from the settings, or from the store, where `rules set` puts it.
    """
    from bot import commands, rule_commands

    raise typer.Exit(commands.execute(lambda settings: rule_commands.show(settings, language=language)))


@rules.command("set")
def rules_set(
    name: RuleName,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="A number, true or false, or a word.")],
    language: RuleLanguage = None,
) -> None:
    """Store a value, which goes before the settings.

    A bot that runs takes it up in its next round of jobs, without a restart.
    """
    from bot import commands, rule_commands

    raise typer.Exit(
        commands.execute(lambda settings: rule_commands.change(settings, name, value, language=language))
    )


@rules.command("reset")
def rules_reset(name: RuleName, language: RuleLanguage = None) -> None:
    """Take a stored value away: the settings hold again."""
    from bot import commands, rule_commands

    raise typer.Exit(
        commands.execute(lambda settings: rule_commands.reset(settings, name, language=language))
    )


@app.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(exists=True, dir_okay=False, metavar="FILE...", help="Trees as .jsonl or .jsonl.gz."),
    ],
    state: Annotated[
        TreeState | None,
        typer.Option(
            metavar="STATE", help=f"Put the trees into this state (default: the file's own): {STATES}."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first broken line.")] = False,
) -> None:
    """Import trees in Open Assistant's format.

    Importing them twice changes nothing. Broken lines are named and left out; the exit code is 0 when there are
    none, otherwise 1.
    """
    from bot import commands

    raise typer.Exit(
        commands.execute(lambda settings: commands.import_files(settings, files, state=state, strict=strict))
    )


@app.command()
def export(
    out: Annotated[
        Path,
        typer.Option(
            dir_okay=False, metavar="FILE", help="File to write; gzipped when its name ends in .gz."
        ),
    ],
    lang: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Only this language (default: all); can be repeated."),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATE",
            help=f"Only trees in this state (default: {TreeState.READY_FOR_EXPORT}); can be repeated: "
            f"{ALL}, {STATES}.",
        ),
    ] = None,
    include_rejected: Annotated[
        bool, typer.Option("--include-rejected", help="Also what reviewers rejected, marked as such.")
    ] = False,
    _format: Annotated[
        ExportFormat, typer.Option("--format", help="How the trees are written.")
    ] = ExportFormat.OASST_TREES,
) -> None:
    """Export trees, with hashed author ids.

    It needs the setting COSECHA_EXPORT_SECRET.
    """
    from bot import commands, settings

    states, langs = _states(state or [TreeState.READY_FOR_EXPORT]), _languages(lang or [])
    raise typer.Exit(
        commands.execute(
            lambda chosen: commands.export_file(
                chosen, out, states=states, langs=langs, include_rejected=include_rejected
            ),
            load=partial(settings.load_settings, needs=("export_secret",)),
        )
    )


def _states(names: list[str]) -> frozenset[TreeState] | None:
    """The chosen states, None for all of them."""
    if ALL in names:
        return None
    if unknown := [name for name in names if name not in set(TreeState)]:
        raise typer.BadParameter(f"{unknown[0]!r} is not one of {ALL}, {STATES}.", param_hint="'--state'")
    return frozenset(map(TreeState, names))


def _languages(codes: list[str]) -> frozenset[str] | None:
    """The chosen languages in their usual spelling, None for all of them."""
    from bot.settings import language_code

    known = {code: language_code(code) for code in codes}
    if unknown := [code for code, usual in known.items() if usual is None]:
        raise typer.BadParameter(f"{unknown[0]!r} is no known language code.", param_hint="'--lang'")
    return frozenset(usual for usual in known.values() if usual) or None


@app.command()
def calibration(
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only this language (default: all).")
    ] = None,
) -> None:
    """Show what audits say of the adaptive method of acceptance."""
    from bot import audit_commands, commands

    raise typer.Exit(
        commands.execute(lambda settings: audit_commands.calibration(settings, language=language))
    )


@audit.command("verify")
def audit_verify(
    known: Annotated[
        str | None,
        typer.Option("--known", metavar="DIGEST", help="A digest noted earlier, which must be in the log."),
    ] = None,
) -> None:
    """Check that no entry was changed, added or taken out.

    It prints the digest of the last entry: noted elsewhere, it proves later that the log before it was not written
    anew. The exit code is 0 when the log is whole, otherwise 1.
    """
    from bot import audit_log_commands, commands

    raise typer.Exit(commands.execute(lambda settings: audit_log_commands.verify(settings, known=known)))


@audit.command("show")
def audit_show(
    count: Annotated[int, typer.Option("--count", min=1, metavar="N", help="How many entries.")] = 20,
    before: Annotated[
        int | None, typer.Option("--before", min=1, metavar="N", help="Only entries with a lower number.")
    ] = None,
) -> None:
    """Print the newest entries, one line of JSON each, the newest first."""
    from bot import audit_log_commands, commands

    raise typer.Exit(
        commands.execute(lambda settings: audit_log_commands.show(settings, count=count, before=before))
    )


app.command()(simulate)


@app.command()
def erase(
    discord_id: Annotated[int, typer.Argument(min=1, max=2**63 - 1, help="The member's Discord id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase a member's texts and Discord id for good.

    Datasets that were published before are not reached: `cosecha takedown` names what is to be taken out of them.
    """
    from bot import commands, privacy_commands

    if not yes:
        typer.confirm(f"Erase the member {discord_id} for good?", abort=True)
    raise typer.Exit(commands.execute(lambda settings: privacy_commands.erase(settings, discord_id)))


@app.command()
def tombstones() -> None:
    """Erase again whatever was erased once and is there again.

    The bot, imports and exports do the same by themselves when they start.
    """
    from bot import commands, privacy_commands

    raise typer.Exit(commands.execute(privacy_commands.tombstones))


@app.command()
def takedown(
    out: Annotated[
        Path | None,
        typer.Option(dir_okay=False, metavar="FILE", help="File to write (default: print it)."),
    ] = None,
) -> None:
    """List the ids of erased messages.

    It is for whoever holds a published dataset: one id a line, sorted, without saying who wrote them or when they were
    erased.
    """
    from bot import commands, privacy_commands

    raise typer.Exit(commands.execute(lambda settings: privacy_commands.takedown(settings, out)))


@app.command("env-example")
def env_example(
    check: Annotated[
        bool, typer.Option("--check", help=f"Only check that {ENV_EXAMPLE} here is current.")
    ] = False,
) -> None:
    """Print the text of .env.example.

    It has every setting with its meaning and its default.
    """
    from bot import commands, settings

    if not check:
        typer.echo(settings.env_example(), nl=False)
        return
    raise typer.Exit(
        commands.execute(lambda _: commands.env_example_check(ENV_EXAMPLE), load=settings.Settings)
    )


@app.command()
def permissions() -> None:
    """Print the text of docs/permissions.md: who may do what."""
    from bot import permission_page

    typer.echo(permission_page.page(), nl=False)


@locales.command("check")
def locales_check() -> None:
    """Check that the texts are complete and fit into Discord's limits."""
    from bot import commands, settings

    raise typer.Exit(commands.execute(lambda _: commands.locales_check(), load=settings.Settings))


def main() -> None:
    """The entry point of `cosecha` and of `python -m bot`."""
    app(prog_name="cosecha")


if __name__ == "__main__":
    main()

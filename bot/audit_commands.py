"""What `cosecha calibration` does: print what audits say of the adaptive method of acceptance."""

from __future__ import annotations

import typer

from bot.commands import OK, Refused, opened
from bot.engine import build_engine
from bot.settings import PREFIX, Settings, language_code


async def calibration(settings: Settings, *, language: str | None) -> int:
    """Print how sure early verdicts were against how often the audit upheld them."""
    lang = language if language is None else language_code(language)
    if language is not None and lang not in settings.languages:
        raise Refused(
            f"{language} is not one of {PREFIX}LANGUAGES, which are {', '.join(settings.languages)}."
        )
    async with opened(settings, upgrade=False) as store:
        found = await build_engine(settings, store).audits.calibration(lang)
    if found.share_upheld is None:
        typer.echo("No message has been audited yet: audits belong to acceptance_method=adaptive.")
        return OK
    typer.echo(
        f"{found.audited} audited messages; the verdict of the first reviews held for {found.upheld} "
        f"of them ({found.share_upheld:.1%})."
    )
    typer.echo("SURE FROM  TO     MESSAGES  PREDICTED  UPHELD")
    for each in found.bins:
        typer.echo(
            f"{each.low:9.0%}  {each.high:4.0%}  {each.count:9,}  {each.mean_predicted:9.1%}  {each.share_true:6.1%}"
        )
    return OK

"""docs/servers.md says of every setting what the registry says."""

from __future__ import annotations

from pathlib import Path

from storage.domain.server_settings import REGISTRY, Setting, Shape, typed

PAGE = Path(__file__).resolve().parents[2] / "docs" / "servers.md"
VALUES = {
    Shape.LANGUAGES: "languages with commas",
    Shape.ROLE: "a role",
    Shape.ROLES: "language=role, with commas",
    Shape.CHANNEL: "a text channel",
    Shape.TIME_ZONE: "a city or an IANA zone",
    Shape.LOCALE: "a language the bot speaks",
    Shape.LICENCE: "a name",
}


def row(setting: Setting) -> str:
    """The line of a setting in the table."""
    match setting.shape:
        case Shape.NUMBER:
            values = f"{setting.low} to {setting.high}"
        case Shape.AGES:
            values = f"es=14, fr=15; {setting.low} to {setting.high}"
        case Shape.CHOICE:
            values = ", ".join(f"`{each}`" for each in setting.choices)
        case _:
            values = VALUES[setting.shape]
    default = f"`{typed(setting.default)}`" if setting.default is not None else ""
    for_all = "yes" if setting.is_for_all else ""
    cells = (f"`{setting.name}`", setting.scope.value, values, default, for_all, setting.about)
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def test_the_page_has_every_setting_as_the_registry_has_it() -> None:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert lines == [row(setting) for setting in REGISTRY.values()]

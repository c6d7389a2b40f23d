"""The settings of a server and of the bot, as its staff see them: names, values, where they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.i18n import Locale
from bot.ui import limits, safe, words, zones
from bot.ui.buttons import slash
from bot.ui.channels import command
from bot.ui.ids import encode
from bot.ui.panel import Button, Colour, Panel, Style, embed
from storage.domain.server_settings import REGISTRY, Scope, Setting, Shape, Value
from storage.services.server_settings import SettingValue


def setting_name(t: Locale, name: str) -> str:
    """What a setting is called."""
    return t(f"setting-{words.slug(name)}.name")


def choice_name(t: Locale, setting: Setting, choice: str) -> str:
    """What one of a setting's words is called."""
    return t(f"setting-choice-{words.slug(setting.name)}.{choice}")


def value_text(t: Locale, name: str, value: Value) -> str:
    """A value as it is shown; roles and channels as Discord shows them."""
    setting = REGISTRY[name]
    if value is None or value in ((), {}):
        return t("setting-value.none")
    match setting.shape:
        case Shape.LANGUAGES if isinstance(value, tuple):
            return words.languages(t, value)
        case Shape.ROLE:
            return f"<@&{value}>"
        case Shape.CHANNEL:
            return f"<#{value}>"
        case Shape.ROLES if isinstance(value, Mapping):
            return words.DOT.join(f"{t.language(lang)}: <@&{role}>" for lang, role in value.items())
        case Shape.AGES if isinstance(value, Mapping):
            return words.DOT.join(f"{t.language(lang)}: {t.number(age)}" for lang, age in value.items())
        case Shape.NUMBER if isinstance(value, int):
            return t.number(value)
        case Shape.CHOICE:
            return choice_name(t, setting, str(value))
        case Shape.TIME_ZONE:
            return zones.label(str(value), t)
        case Shape.LOCALE:
            return t.language(str(value))
        case _:
            return safe.display(str(value))


def setting_line(t: Locale, found: SettingValue) -> str:
    """A setting in one line: name, value, where it comes from."""
    return t(
        "setting-line",
        name=setting_name(t, found.name),
        value=value_text(t, found.name, found.value),
        source=t(f"setting-source.{found.source.value}"),
    )


def settings_panel(t: Locale, found: Sequence[SettingValue]) -> Panel:
    """Every setting: those of the server, then those of the bot."""
    parts = []
    for scope in Scope:
        lines = [setting_line(t, each) for each in found if REGISTRY[each.name].scope is scope]
        title = t(f"config.{scope.value}")
        half = (limits.EMBED_TOTAL - limits.EMBED_TITLE * 3) // 2
        text = safe.excerpt("\n".join(lines), half, t("config.cut"))
        parts.append(embed(text, title=title, colour=Colour.BRAND))
    how = t("config.how", command=command(t, "config", "set"), setup=slash(t, "setup"))
    return Panel((*parts, embed(how)), ((Button(encode("setup", "languages"), t("button-config.steps")),),))


def list_button(t: Locale) -> Button:
    """The list of every setting."""
    return Button(encode("config"), t("button-config.back"))


def setting_panel(t: Locale, found: SettingValue, *, back: Button | None = None) -> Panel:
    """One setting with what it is for and what it can be; `back` leads to where it was changed, if not to the list."""
    setting = REGISTRY[found.name]
    lines = [t(f"setting-{words.slug(found.name)}.about"), "", setting_line(t, found), _possible(t, setting)]
    title = setting_name(t, found.name)
    buttons = (*([back] if back else []), list_button(t))
    return Panel((embed("\n".join(lines), title=title, colour=Colour.BRAND),), (buttons,))


def _possible(t: Locale, setting: Setting) -> str:
    """What can be typed for it."""
    return t(
        f"setting-shape.{words.slug(setting.shape.value.replace(' ', '-'))}",
        low=setting.low,
        high=setting.high,
        choices=[choice_name(t, setting, choice) for choice in setting.choices],
    )


def confirm_panel(t: Locale, name: str, value: Value, *, confirm: Button, back: Button) -> Panel:
    """What a change brings about, before it is made."""
    text = t(f"setting-confirm.{_kind(name)}", value=value_text(t, name, value))
    title = t("setting-confirm.title", name=setting_name(t, name))
    return Panel((embed(text, title=title, colour=Colour.WARNING),), ((confirm, back),))


def _kind(name: str) -> str:
    return name if name in ("raid", "preset") else "terms"


def confirm_button(t: Locale, action: str) -> Button:
    """Yes, do it."""
    return Button(action, t("button-config.confirm"), Style.DESTRUCTIVE)

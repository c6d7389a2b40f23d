"""The guided panel of /setup: one step after another, each with what holds now and the ways to change it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from discord import ui

from bot.i18n import Locale
from bot.ui import limits, safe, words
from bot.ui.channels import command, mention
from bot.ui.config import choice_name, list_button, setting_line, setting_name
from bot.ui.conversation import rows_of
from bot.ui.forms import FormModal
from bot.ui.ids import encode, packed, unpacked
from bot.ui.panel import Button, Colour, Option, Panel, Picker, Picks, Row, Select, Style, embed
from storage.domain.errors import CollectionError
from storage.domain.server_settings import REGISTRY, typed
from storage.services.server_settings import SettingValue

AUTOMATIC = "auto"
"""The choice of a language of the texts that leaves it to Discord's."""
MOST_FINDINGS = 20
"""Lines of the check that are shown; the rest is counted."""
FIELD = 100
"""UTF-16 code units that a field of a form takes; what is longer, from the bot's configuration, is not filled in."""


class Step(StrEnum):
    """The steps, in their order."""

    LANGUAGES = "languages"
    CHANNELS = "channels"
    MODERATORS = "moderators"
    LOG = "log"
    ENTRY = "entry"
    TERMS = "terms"
    """For operators and managers of home servers."""
    CHECK = "check"


ENTRY_NUMBERS = ("min_account_days", "min_member_hours", "hold_first_texts", "raid_texts")
"""What the form of the step ENTRY asks."""
TERMS_TEXTS = ("licence", "minimum_age", "minimum_age_by_language")
"""What the step TERMS asks, in a form each: each is confirmed by itself."""
SHOWN: Mapping[Step, tuple[str, ...]] = {
    Step.LANGUAGES: ("languages", "locale", "time_zone"),
    Step.CHANNELS: (),
    Step.MODERATORS: ("moderator_role", "moderator_roles"),
    Step.LOG: ("log_channel", "moderators_channel"),
    Step.ENTRY: ("contributor_role", "denied_role", "raid", *ENTRY_NUMBERS),
    Step.TERMS: ("preset", *TERMS_TEXTS),
    Step.CHECK: (),
}
"""Settings whose values a step shows."""
BY_LANGUAGE = (Step.LANGUAGES, Step.CHANNELS, Step.MODERATORS)
"""Steps in which one of many languages is chosen."""
MOST_TEXT = 3500
"""UTF-16 code units of a step's text: it leaves room for the rest of a message, and for a note on top."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is to be known of the server to draw a step."""

    values: Mapping[str, SettingValue]
    collected: tuple[str, ...]
    """Languages that the bot collects."""
    locales: tuple[str, ...]
    """Languages that the bot speaks."""
    bound: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Language -> the channels in which something is posted about it."""
    known: Collection[int] = ()
    """Ids of roles and channels that are there: only these can be shown as chosen."""
    may_run_bot: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of the server."""
        value = self.values["languages"].value
        return value if isinstance(value, tuple) else self.collected

    def chosen(self, name: str, key: str | None = None) -> int | None:
        """The id that is chosen, by language where the setting has one each; None where it is gone."""
        value = self.values[name].value
        found = value.get(key or "") if isinstance(value, Mapping) else value
        return found if isinstance(found, int) and found in self.known else None


def steps(place: Place) -> tuple[Step, ...]:
    """The steps that somebody may take here."""
    return tuple(step for step in Step if step is not Step.TERMS or place.may_run_bot)


def step_with(name: str) -> Step | None:
    """The step that shows a setting, if one does."""
    return next((step for step in Step if name in SHOWN[step]), None)


def back_button(t: Locale, step: Step, *, lang: str | None = None, style: Style = Style.NEUTRAL) -> Button:
    """Back to a step."""
    return Button(encode("setup", step.value, *([lang] if lang else [])), t("button-setup.back"), style)


def page_of(codes: Sequence[str], lang: str | None) -> Sequence[str]:
    """As many languages as a select takes, those around `lang`; the first ones where it is not among them."""
    at = codes.index(lang) if lang in codes else 0
    start = at - at % limits.SELECT_OPTIONS
    return codes[start : start + limits.SELECT_OPTIONS]


def step_panel(t: Locale, step: Step, place: Place, *, lang: str | None = None) -> Panel:
    """One step; `lang` is the language that is looked at, where a step has one for each."""
    every = steps(place)
    codes = place.collected if step is Step.LANGUAGES else place.languages
    lang = lang if lang in codes else codes[0]
    number = every.index(step)
    title = t(f"setup-{step.value}.title")
    lines = [t(f"setup-{step.value}.text", language=t.language(lang))]
    values = "\n".join(setting_line(t, place.values[name]) for name in SHOWN[step])
    if step is Step.CHANNELS:
        values = _bound_lines(t, place)
    text = safe.excerpt("\n\n".join([*lines, *([values] if values else [])]), MOST_TEXT, t("config.cut"))
    made = embed(text, title=title, colour=Colour.BRAND)
    made.set_footer(text=t("setup.step", step=number + 1, steps=len(every)))
    more = _more_languages(t, step, codes, lang) if step in BY_LANGUAGE else ()
    return Panel((made,), rows_of(*_controls(t, step, place, lang), _turns(t, step, every, more)))


def _turns(t: Locale, step: Step, every: Sequence[Step], more: Sequence[Button]) -> tuple[Button, ...]:
    """What the step opens, back, and on: the expected one first."""
    number = every.index(step)
    ahead = every[number + 1 : number + 2]
    behind = every[number - 1 : number] if number else ()
    return (
        *(Button(encode("setup", each.value), t("button-setup.next"), Style.EXPECTED) for each in ahead),
        *(back_button(t, each) for each in behind),
        *more,
        *_form_buttons(t, step),
    )


def _more_languages(t: Locale, step: Step, codes: Sequence[str], lang: str) -> tuple[Button, ...]:
    """The languages for which a select has no room, round the end; nothing where all of them fit."""
    shown = page_of(codes, lang)
    if len(shown) == len(codes):
        return ()
    start = (codes.index(shown[0]) + limits.SELECT_OPTIONS) % _full_pages(codes)
    ahead = page_of(codes, codes[start])
    label = t("button-setup.languages", low=start + 1, high=start + len(ahead))
    return (Button(encode("setup", step.value, ahead[0]), label),)


def _full_pages(codes: Sequence[str]) -> int:
    """How many languages there were if the last page were full, too."""
    return -(-len(codes) // limits.SELECT_OPTIONS) * limits.SELECT_OPTIONS


def _form_buttons(t: Locale, step: Step) -> tuple[Button, ...]:
    """What opens the forms of a step."""
    if step is Step.TERMS:
        return tuple(
            Button(
                encode("setupform", step.value, t.code, name), setting_name(t, name)[: limits.BUTTON_LABEL]
            )
            for name in TERMS_TEXTS
        )
    return (form_button(t, step),) if step is Step.ENTRY else ()


def form_button(t: Locale, step: Step, name: str = "", entered: Entered | None = None) -> Button:
    """What opens a form of a step again, as it was entered where that fits."""
    again = reopening(t, step, name, entered) if entered else None
    return Button(again or encode("setupform", step.value, t.code, name), t("button-setup.form"))


def _controls(t: Locale, step: Step, place: Place, lang: str) -> tuple[Row | tuple[()], ...]:
    match step:
        case Step.LANGUAGES:
            return (_languages(t, place, lang), _locales(t, place))
        case Step.CHANNELS:
            channel = Picker(
                encode("setupset", step.value, "bind", lang),
                t("setup-channels.placeholder", language=t.language(lang)),
                Picks.CHANNEL,
            )
            return (_language_turn(t, step, place, lang), (channel,))
        case Step.MODERATORS:
            own = Picker(
                encode("setupset", step.value, "moderator_roles", lang),
                t("setup-moderators.placeholder", language=t.language(lang)),
                Picks.ROLE,
                place.chosen("moderator_roles", lang),
            )
            return (_picker(t, step, place, "moderator_role"), _language_turn(t, step, place, lang), (own,))
        case Step.LOG:
            return tuple(_picker(t, step, place, name) for name in SHOWN[step])
        case Step.ENTRY:
            roles = tuple(_picker(t, step, place, name) for name in ("contributor_role", "denied_role"))
            return (*roles, _choices(t, step, place, "raid"))
        case Step.TERMS:
            return (_choices(t, step, place, "preset"),)
        case Step.CHECK:
            return ()


def _picker(t: Locale, step: Step, place: Place, name: str) -> tuple[Picker]:
    picks = Picks.CHANNEL if name.endswith("channel") else Picks.ROLE
    action = encode("setupset", step.value, name)
    return (Picker(action, setting_name(t, name), picks, place.chosen(name)),)


def _choices(t: Locale, step: Step, place: Place, name: str) -> tuple[Select]:
    setting = REGISTRY[name]
    options = tuple(
        Option(each, choice_name(t, setting, each), is_chosen=each == place.values[name].value)
        for each in setting.choices
    )
    return (Select(encode("setupset", step.value, name), setting_name(t, name), options),)


def _languages(t: Locale, place: Place, lang: str) -> tuple[Select]:
    codes = page_of(place.collected, lang)
    options = tuple(_language_option(t, code, is_chosen=code in place.languages) for code in codes)
    is_all = len(codes) == len(place.collected)
    action = encode("setupset", Step.LANGUAGES.value, "languages", *([] if is_all else [codes[0]]))
    name = setting_name(t, "languages")
    return (Select(action, name, options, least=1 if is_all else 0, most=len(options)),)


def _locales(t: Locale, place: Place) -> tuple[Select]:
    chosen = place.values["locale"].value
    automatic = Option(AUTOMATIC, t("setup-languages.automatic"), is_chosen=chosen is None)
    codes = place.locales[: limits.SELECT_OPTIONS - 1]
    options = tuple(_language_option(t, code, is_chosen=code == chosen) for code in codes)
    action = encode("setupset", Step.LANGUAGES.value, "locale")
    return (Select(action, setting_name(t, "locale"), (automatic, *options)),)


def _language_turn(t: Locale, step: Step, place: Place, lang: str) -> tuple[Select] | tuple[()]:
    """Which language a step is about; nothing where there is only one."""
    codes = page_of(place.languages, lang)
    if len(place.languages) < 2:
        return ()
    options = tuple(_language_option(t, code, is_chosen=code == lang) for code in codes)
    return (Select(encode("setup", step.value), t("setup.language"), options),)


def _language_option(t: Locale, code: str, *, is_chosen: bool) -> Option:
    return Option(code, t.both_names(code)[: limits.OPTION_LABEL], is_chosen=is_chosen)


def _bound_lines(t: Locale, place: Place) -> str:
    lines = [
        t("setup-channels.bound", language=t.language(lang), channels=[mention(each) for each in channels])
        if (channels := place.bound.get(lang, ())[:5])
        else t("setup-channels.unbound", language=t.language(lang))
        for lang in place.languages
    ]
    return "\n".join([*lines, "", t("setup-channels.how", command=command(t, "channels", "bind"))])


# ------------------------------------------------------------------------------------------------ the forms


Entered = Mapping[str, str]
"""Setting -> what was typed for it in a form that was refused."""


def reopening(t: Locale, step: Step, name: str, entered: Entered) -> str | None:
    """The custom_id that opens a form as it was entered; None where that does not fit."""
    names = form_names(step, name or None)
    lines = "\n".join(entered.get(each, "") for each in names)
    if set(entered) != set(names) or lines.count("\n") != len(names) - 1:
        return None
    try:
        return encode("setupform", step.value, t.code, name, packed(lines))
    except ValueError:
        return None


def reopened(step: Step, name: str | None, argument: str | None) -> Entered:
    """What was entered, from such a custom_id; nothing where there is none that makes sense."""
    names, lines = form_names(step, name), unpacked(argument)
    values = lines.split("\n") if lines is not None else []
    return dict(zip(names, values, strict=True)) if len(values) == len(names) else {}


def as_text(t: Locale, entered: Entered) -> str:
    """What was entered, to be handed back."""
    if len(entered) == 1:
        return "".join(entered.values())
    return "\n".join(f"{setting_name(t, name)}: {value}" for name, value in entered.items())


def step_form(
    t: Locale, step: Step, place: Place, *, name: str | None, entered: Entered | None = None
) -> FormModal:
    """What a step asks in words and numbers, filled with what was entered before, else with what holds."""
    filled = {each: typed(place.values[each].value) for each in form_names(step, name)} | dict(entered or {})
    items = [_field(t, each, value) for each, value in filled.items()]
    title = t(f"setup-{step.value}.title")[: limits.MODAL_TITLE]
    return FormModal(encode("setupdone", step.value, name or ""), title, items)


def _field(t: Locale, name: str, filled: str) -> ui.Label[FormModal]:
    setting, is_short = REGISTRY[name], limits.length(filled) <= FIELD
    field: ui.TextInput[FormModal] = ui.TextInput(
        custom_id=name,
        default=filled if filled and is_short else None,
        required=is_short and setting.default is not None,
        max_length=FIELD,
    )
    about = t(f"setting-{words.slug(name)}.form", low=setting.low, high=setting.high)
    if not is_short:
        about = t("setup-form.too-long")
    text = setting_name(t, name)[: limits.LABEL_TEXT]
    return ui.Label(text=text, description=about[: limits.LABEL_DESCRIPTION], component=field)


def form_names(step: Step, name: str | None) -> tuple[str, ...]:
    """The settings that a form asks; CollectionError for one that there is not."""
    if step is Step.ENTRY and name is None:
        return ENTRY_NUMBERS
    if step is Step.TERMS and name in TERMS_TEXTS:
        return (name,)
    raise CollectionError("error-old-button")


# ------------------------------------------------------------------------------------------------ the check


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a server should look at."""

    key: str
    """The attribute of `setup-finding` that says it and what to do."""
    facts: Mapping[str, object] = field(default_factory=dict)
    is_fault: bool = True
    """False for what works, but could be missed."""


def check_panel(t: Locale, place: Place, findings: Sequence[Finding], *, bot: str) -> Panel:
    """What was looked at without posting anything: faults first, then hints; or that all is well."""
    every = steps(place)
    ordered = sorted(findings, key=lambda each: not each.is_fault)
    lines = [
        f"{'⚠' if each.is_fault else '💡'} {t(f'setup-finding.{each.key}', **each.facts)}"
        for each in ordered[:MOST_FINDINGS]
    ]
    if len(ordered) > MOST_FINDINGS:
        lines.append(t("setup-check.more", count=len(ordered) - MOST_FINDINGS))
    if not any(each.is_fault for each in findings):
        lines.insert(0, t("setup-check.ready", command=command(t, "channels", "list")))
    if any(each.key == "lacks" for each in findings):
        lines.append(t("permission-how", bot=safe.one_line(bot, 40)))
    text = safe.excerpt("\n".join(lines), limits.EMBED_DESCRIPTION, t("config.cut"))
    colour = Colour.WARNING if any(each.is_fault for each in findings) else Colour.BRAND
    made = embed(text, title=t("setup-check.title"), colour=colour)
    made.set_footer(text=t("setup.step", step=len(every), steps=len(every)))
    again = Button(encode("setup", Step.CHECK.value), t("button-setup.again"), Style.EXPECTED)
    back, everything = back_button(t, every[-2]), list_button(t)
    return Panel((made,), ((again, back, everything),))

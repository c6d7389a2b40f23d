"""/config: the settings of a server by name, and changing one, wherever it is asked for."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot import access
from bot.event import Event
from bot.handlers.channels import due_after, lacking_panel
from bot.handlers.staff import answered, is_manager
from bot.session import Session
from bot.ui import config as ui
from bot.ui import limits, safe, zones
from bot.ui.ids import encode
from bot.ui.panel import Button, Panel
from bot.ui.setup import back_button, step_with
from storage.domain.access import Authority, Deed
from storage.domain.errors import CollectionError
from storage.domain.policies import RaidMode
from storage.domain.server_settings import (
    EVERYWHERE,
    OF_TERMS,
    REGISTRY,
    Setting,
    SettingRefused,
    Shape,
    Value,
    checked,
    may_run_bot,
    number_of,
    plain,
    require,
)
from storage.domain.server_settings import typed as written
from storage.services.server_settings import SettingValue

OF_ROLES = frozenset({Shape.ROLE, Shape.ROLES})
NOTICED = frozenset({*OF_TERMS, "preset"})
"""What everybody on every server notices when it changes."""

NAME_LENGTH = 60
"""How much is repeated of what somebody typed as a setting."""

HERE, IN_SETUP = "here", "setup"
"""In a confirmation's button, where it was asked: by /config, or in a step of /setup, to which its answer leads."""

Work = Callable[[], Awaitable[None]]


async def staff_of(session: Session) -> tuple[int, Authority]:
    """The server and the authority of whoever runs it; CollectionError for everybody else."""
    authority = await access.require(session, Deed.RUN_SERVER)
    if session.guild_id is None:
        raise CollectionError("error-not-allowed")
    return session.guild_id, authority


async def show(session: Session, typed: str | None) -> None:
    """Every setting with the value that holds and its source, or one of them with what it is for."""

    async def work() -> None:
        guild_id, _ = await staff_of(session)
        found = await session.bot.engine.server_settings.all(guild_id)
        if typed is None:
            await session.show(ui.settings_panel(session.t, found))
            return
        name = named(session, typed)
        await session.show(ui.setting_panel(session.t, next(each for each in found if each.name == name)))

    await _answered(session, work)


async def change(session: Session, typed: str, value: str, *, everywhere: bool = False) -> None:
    """Choose a value by name; what cannot be taken back easily is asked about first."""

    async def work() -> None:
        guild_id, authority = await staff_of(session)
        setting = require(named(session, typed))
        wanted = read(session, setting, value)
        place = EVERYWHERE if everywhere else guild_id
        if await asked(session, place, authority, setting, wanted):
            return
        again = ui.list_button(session.t)
        await show_changed(session, await choose(session, place, authority, setting, wanted, back=again))

    await _answered(session, work)


async def reset(session: Session, typed: str, *, everywhere: bool = False) -> None:
    """Take a choice back; what the terms say is asked about first."""

    async def work() -> None:
        guild_id, authority = await staff_of(session)
        setting = require(named(session, typed))
        place = EVERYWHERE if everywhere else guild_id
        if not await asked_reset(session, place, authority, setting):
            await _take_back(session, place, authority, setting)

    await _answered(session, work)


async def _take_back(
    session: Session, place: int, authority: Authority, setting: Setting, *, back: Button | None = None
) -> None:
    found = await session.bot.engine.server_settings.reset(place, setting.name, authority, session.now)
    await _follow(session, place, setting)
    await show_changed(session, found, back=back)


async def raid(session: Session, mode: str) -> None:
    """Raid mode: on is asked about first, because every newcomer notices it."""
    await change(session, "raid", mode)


async def confirmed(session: Session, event: Event) -> None:
    """The button of a confirmation: do it."""
    await session.defer()

    async def work() -> None:
        guild_id, authority = await staff_of(session)
        setting = REGISTRY.get(event.action.arg(0) or "")
        if setting is None:
            raise CollectionError("error-old-button")
        place = EVERYWHERE if event.action.arg(2) == str(EVERYWHERE) else guild_id
        packed, back = event.action.arg(1), _step_back(session, event)
        if packed is None:
            await _take_back(session, place, authority, setting, back=back)
            return
        wanted = read(session, setting, _unpacked(packed))
        changed = await choose(session, place, authority, setting, wanted, back=back)
        await show_changed(session, changed, back=back)

    await _answered(session, work, back=lambda: _step_back(session, event))


def _step_back(session: Session, event: Event) -> Button | None:
    """The step of /setup that asked, if one did."""
    step = step_with(event.action.arg(0) or "") if event.action.arg(2) == IN_SETUP else None
    return back_button(session.t, step) if step else None


async def listed(session: Session, event: Event) -> None:
    """The list of settings, from a button."""
    await session.defer()
    await show(session, None)


async def _answered(
    session: Session, work: Work, *, back: Callable[[], Button | None] = lambda: None
) -> None:
    """Do it; a refused setting is named as the reader knows it, with the way back, by default to the list."""
    await session.member()

    async def worded() -> None:
        try:
            await work()
        except SettingRefused as error:
            raise reworded(session, error) from None

    is_theirs = is_manager(session)  # to whoever may not see the list, it is no way on
    way = (lambda: back() or ui.list_button(session.t)) if is_theirs else None
    await answered(session, worded, back=way)


def reworded(session: Session, error: SettingRefused) -> SettingRefused:
    """The refusal with names instead of words that computers use."""
    t, facts = session.t, error.facts
    setting = REGISTRY.get(str(facts["name"]))
    if setting is None:
        near = str(facts["near"])
        facts["name"] = safe.one_line(safe.display(str(facts["name"])), NAME_LENGTH)
        facts["near"] = ui.setting_name(t, near) if near else "none"
        return error
    facts["name"] = ui.setting_name(t, setting.name)
    if near := str(facts["near"]):
        facts["near"] = ui.setting_name(t, near)
    choices = facts["choices"]
    if isinstance(choices, Sequence) and not isinstance(choices, str):
        is_choice = setting.shape is Shape.CHOICE
        facts["choices"] = [
            ui.choice_name(t, setting, each) if is_choice else t.language(each) for each in choices
        ]
    return error


# ------------------------------------------------------------------------------------- from words to values


def named(session: Session, typed: str) -> str:
    """The setting that is meant by its name, in the reader's language or as it is stored."""
    folded = typed.strip().casefold()
    by_name = {ui.setting_name(session.t, name).casefold(): name for name in REGISTRY}
    return by_name.get(folded) or require(folded).name


def read(session: Session, setting: Setting, typed: object) -> Value:
    """A value from what was typed or chosen, with languages, zones and choices by name; SettingRefused."""
    engine, t = session.bot.engine, session.t
    given: object = typed
    if isinstance(typed, str):
        match setting.shape:
            case Shape.LANGUAGES:
                given = [session.language_code(part) for part in typed.split(",") if part.strip()]
            case Shape.ROLES | Shape.AGES:
                given = ",".join(_coded(session, part) for part in typed.split(",") if part.strip())
            case Shape.CHOICE:
                names = {ui.choice_name(t, setting, each).casefold(): each for each in setting.choices}
                given = names.get(typed.strip().casefold(), typed)
            case Shape.TIME_ZONE:
                given = zones.resolve(typed, t)
            case Shape.LOCALE:
                given = session.language_code(typed, session.bot.texts.locales)
            case _:
                pass
    value = checked(setting, given, languages=engine.context.languages, locales=session.bot.texts.locales)
    if setting.shape in OF_ROLES:
        roles = value.values() if isinstance(value, Mapping) else (value,)
        for role in roles:
            require_role(session, role)
    return value


def _coded(session: Session, part: str) -> str:
    """`francés = 15` as fr=15; what has no sign of equality stays."""
    lang, equals, rest = part.partition("=")
    return f"{session.language_code(lang)}={rest.strip()}" if equals else part


def require_role(session: Session, role_id: object) -> None:
    """Refuse a role that the server does not have, and the one that everybody has."""
    guild = session.interaction.guild
    role = guild.get_role(role_id) if guild is not None and isinstance(role_id, int) else None
    if role is None:
        raise CollectionError("error-role-unknown")
    if role.is_default():
        raise CollectionError("error-role-everyone")


# --------------------------------------------------------------------------------------------- changing one


async def asked(
    session: Session,
    place: int,
    authority: Authority,
    setting: Setting,
    wanted: Value,
    *,
    back: Button | None = None,
) -> bool:
    """Ask before a change that many notice; whether it was asked about."""
    settings = session.bot.engine.server_settings
    is_noticed = setting.name in NOTICED or (setting.name, wanted) == ("raid", RaidMode.ON.value)
    if not is_noticed or not settings.is_changed(place, setting.name, plain(wanted)):
        return False
    if setting.name != "raid" or place == EVERYWHERE:
        _require_operator(authority)
    await session.show(_confirmation(session, setting, wanted, place, back=back))
    return True


async def asked_reset(
    session: Session, place: int, authority: Authority, setting: Setting, *, back: Button | None = None
) -> bool:
    """Ask before such a choice is taken back; whether it was asked about."""
    settings = session.bot.engine.server_settings
    before = settings.configured.values.get(setting.name, setting.default)
    if setting.name not in NOTICED or before == settings.value(place, setting.name).value:
        return False
    _require_operator(authority)
    await session.show(_confirmation(session, setting, before, place, packed="", back=back))
    return True


def _require_operator(authority: Authority) -> None:
    if not may_run_bot(authority):
        raise CollectionError("error-not-operator")


def _confirmation(
    session: Session,
    setting: Setting,
    wanted: Value,
    place: int,
    *,
    packed: str | None = None,
    back: Button | None = None,
) -> Panel:
    """The question; the button carries the value, and nothing where a choice is taken back."""
    where = EVERYWHERE if place == EVERYWHERE else IN_SETUP if back else HERE
    action = encode("confset", setting.name, _packed(wanted) if packed is None else packed, where)
    return ui.confirm_panel(
        session.t,
        setting.name,
        wanted,
        confirm=ui.confirm_button(session.t, action),
        back=back or ui.list_button(session.t),
    )


async def choose(
    session: Session,
    place: int,
    authority: Authority,
    setting: Setting,
    wanted: Value,
    *,
    back: Button | None = None,
) -> SettingValue | None:
    """Change a setting with all that hangs on it; None where a panel says what the bot lacks in the channel."""
    is_channel = setting.shape is Shape.CHANNEL and isinstance(wanted, int)
    if is_channel and (refused := lacking_panel(session, number_of(wanted), again=back)):
        await session.show(refused)
        return None
    found = await session.bot.engine.server_settings.set(
        place, setting.name, plain(wanted), authority, session.now
    )
    await _follow(session, place, setting)
    return found


async def _follow(session: Session, guild_id: int, setting: Setting) -> None:
    """Let every post of a server come by its new clock."""
    if setting.name != "time_zone":
        return
    feeds = session.bot.engine.feeds
    for found in await feeds.of_guild(guild_id):
        if found.schedule:
            await feeds.reschedule(found.id, due_after(found.schedule, session.now, found.time_zone))


async def show_changed(session: Session, found: SettingValue | None, *, back: Button | None = None) -> None:
    """The setting as it holds now, with the way back."""
    if found is not None:
        panel = ui.setting_panel(session.t, found, back=back)
        await session.show(panel.with_note(session.t("config.changed")))


def _packed(value: Value) -> str:
    """A value for a custom_id, as it could be typed."""
    return urlsafe_b64encode(written(value).encode("utf-8", "replace")).decode().rstrip("=")


def _unpacked(packed: str) -> str:
    try:
        return urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8", "ignore")
    except (NoBase64, ValueError):
        raise CollectionError("error-old-button") from None


# ------------------------------------------------------------------------------------ what is offered to type


def suggested_names(session: Session, current: str) -> list[tuple[str, str]]:
    """Settings whose name holds what was typed, as (shown, value)."""
    wanted = current.strip().casefold()
    shown = [(ui.setting_name(session.t, name), name) for name in REGISTRY]
    return [each for each in shown if wanted in " ".join(each).casefold()][: limits.CHOICES]


def suggested_values(session: Session, typed: str, current: str) -> list[tuple[str, str]]:
    """Values of the setting that was typed before, where there is something to choose from."""
    t, wanted = session.t, current.strip().casefold()
    try:
        setting = require(named(session, typed))
    except SettingRefused:
        return []
    match setting.shape:
        case Shape.CHOICE:
            offered = [(ui.choice_name(t, setting, each), each) for each in setting.choices]
        case Shape.LANGUAGES:
            offered = [(t.language(each), each) for each in session.bot.settings.languages]
        case Shape.LOCALE:
            offered = [(t.language(each), each) for each in session.bot.texts.locales]
        case Shape.TIME_ZONE:
            return [(zones.label(zone, t), zone) for zone in zones.find(current, t)]
        case _:
            return []
    return [each for each in offered if wanted in " ".join(each).casefold()][: limits.CHOICES]


HANDLERS = {"config": listed, "confset": confirmed}

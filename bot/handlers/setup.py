"""/setup: one step after another; whatever is chosen is stored at once, so it can be left and taken up anywhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping

from bot.event import Event
from bot.handlers import checking, config
from bot.handlers.channels import USUAL, bind_kinds, lacking_panel
from bot.handlers.staff import answered, is_manager, snowflake
from bot.session import Session
from bot.ui import channels
from bot.ui import setup as ui
from bot.ui.panel import Button, Style
from bot.ui.setup import Place, Step
from storage.domain.access import Authority
from storage.domain.errors import CollectionError, StoreUnavailable
from storage.domain.server_settings import (
    REGISTRY,
    Setting,
    SettingRefused,
    Shape,
    Value,
    may_run_bot,
    plain,
    require,
)


async def start(session: Session) -> None:
    """The first step; what was chosen before is there."""
    await _for_staff(session, lambda guild_id, authority: _show(session, authority, Step.LANGUAGES))


async def setup(session: Session, event: Event) -> None:
    """A step, or another language of it."""
    await session.defer()

    async def work(guild_id: int, authority: Authority) -> None:
        lang = event.values[0] if event.values else event.action.arg(1)
        await _show(session, authority, step_of(event), lang=lang)

    await _for_staff(session, work)


def step_of(event: Event) -> Step:
    """The step in a custom_id; CollectionError for one that nobody made."""
    try:
        return Step(event.action.arg(0) or "")
    except ValueError:
        raise CollectionError("error-old-button") from None


async def chosen(session: Session, event: Event) -> None:
    """Something was chosen in a select of a step, or taken back."""
    await session.defer()

    async def work(guild_id: int, authority: Authority) -> None:
        step, name, lang = step_of(event), event.action.arg(1) or "", event.action.arg(2)
        if name == "bind":
            await _bind(session, authority, guild_id, lang, event)
            return
        if name not in ui.SHOWN[step]:
            raise CollectionError("error-old-button")
        setting = require(name)
        typed = _typed(session, setting, guild_id, lang, event)
        if typed is None:
            await session.bot.engine.server_settings.reset(guild_id, name, authority, session.now)
        else:
            wanted = config.read(session, setting, typed)
            back = ui.back_button(session.t, step)
            if await config.asked(session, guild_id, authority, setting, wanted, back=back):
                return
            if await config.choose(session, guild_id, authority, setting, wanted, back=back) is None:
                return
        await _show(session, authority, step, lang=lang, note=session.t("config.changed"))

    await _for_staff(session, work)


def _typed(session: Session, setting: Setting, guild_id: int, lang: str | None, event: Event) -> object:
    """What a select means for its setting; None takes the choice back."""
    values, shape = event.values, setting.shape
    if shape is Shape.LANGUAGES:  # none at all is refused: it would be all of them
        return ",".join((*values, *_beyond(session, guild_id, lang)))
    if shape is Shape.ROLES:
        before = session.bot.engine.server_settings.value(guild_id, setting.name).value
        roles = dict(before) if isinstance(before, Mapping) else {}
        roles.pop(lang or "", None)
        if values:
            roles[lang or ""] = snowflake(values[0])
        return roles or None
    if not values or (shape is Shape.LOCALE and values[0] == ui.AUTOMATIC):
        return None
    return ",".join(values)


def _beyond(session: Session, guild_id: int, lang: str | None) -> tuple[str, ...]:
    """The languages of a server for which the select had no room: they stay chosen."""
    collected = session.bot.settings.languages
    chosen, shown = session.bot.engine.server_settings.languages(guild_id), ui.page_of(collected, lang)
    return tuple(each for each in collected if each in chosen and each not in shown)


async def _bind(
    session: Session, authority: Authority, guild_id: int, lang: str | None, event: Event
) -> None:
    """Bind a channel to a language with what is usual, unless the bot lacks something there."""
    if lang not in session.bot.settings.languages:
        raise CollectionError("error-old-button")
    if not event.values:
        await _show(session, authority, Step.CHANNELS, lang=lang)
        return
    channel_id = snowflake(event.values[0])
    back = ui.back_button(session.t, Step.CHANNELS, lang=lang, style=Style.EXPECTED)
    if refused := lacking_panel(session, channel_id, again=back):
        await session.show(refused)
        return
    await bind_kinds(session, guild_id, channel_id, lang, USUAL)
    note = session.t(
        "channel-panel.bound", channel=channels.mention(channel_id), language=session.t.language(lang)
    )
    await _show(session, authority, Step.CHANNELS, lang=lang, note=note)


async def opened(session: Session, event: Event) -> None:
    """The form of a step, after one read: nothing may be deferred before a form."""
    session.speak(event.action.arg(1))

    async def work() -> None:
        guild_id, authority = await config.staff_of(session)
        place = await _place(session, guild_id, authority)
        step, name = _allowed(step_of(event), place), event.action.arg(2)
        entered = ui.reopened(step, name, event.action.arg(3))
        await session.form(ui.step_form(session.t, step, place, name=name, entered=entered))

    await answered(session, work, back=(lambda: _again(session)) if is_manager(session) else None)


async def done(session: Session, event: Event) -> None:
    """The form of a step, submitted: nothing is taken unless all of it fits; new terms are asked about."""
    await session.defer()
    name = event.action.arg(1)
    written = _written(event, name)

    async def work(guild_id: int, authority: Authority) -> None:
        step = _allowed(step_of(event), await _place(session, guild_id, authority))
        settings = session.bot.engine.server_settings
        back = ui.back_button(session.t, step)
        for setting, wanted in _entered(session, ui.form_names(step, name), event):
            if wanted is None:
                if await config.asked_reset(session, guild_id, authority, setting, back=back):
                    return
            elif settings.is_changed(guild_id, setting.name, plain(wanted)):
                if await config.asked(session, guild_id, authority, setting, wanted, back=back):
                    return
                await settings.set(guild_id, setting.name, plain(wanted), authority, session.now)
        await _show(session, authority, step, note=session.t("config.changed"))

    try:
        await _for_staff(
            session,
            work,
            back=lambda: _form_again(session, event, name or "", written),
            written=_left_over(session, event, name, written),
        )
    except StoreUnavailable as error:
        error.lost_text = ui.as_text(session.t, written) or None
        raise  # the operator's concern: logged and answered by bot/errors.py


def _written(event: Event, name: str | None) -> ui.Entered:
    """What was typed in a form, as it was typed; nothing in one that nobody made."""
    try:
        names = ui.form_names(step_of(event), name)
    except CollectionError:
        return {}
    return {each: typed for each in names if isinstance(typed := event.fields.get(each), str)}


def _left_over(session: Session, event: Event, name: str | None, written: ui.Entered) -> str:
    """What was typed and does not fit into the button that opens the form again."""
    if not written or ui.reopening(session.t, step_of(event), name or "", written):
        return ""
    return ui.as_text(session.t, written)


def _entered(session: Session, names: Iterable[str], event: Event) -> list[tuple[Setting, Value]]:
    """What a form asks for, checked; None for a field that was emptied. What a forged form left out stays as it is."""
    found: list[tuple[Setting, Value]] = []
    for name in names:
        typed = event.fields.get(name)
        if isinstance(typed, str):
            found.append(
                (REGISTRY[name], config.read(session, REGISTRY[name], typed) if typed.strip() else None)
            )
    return found


def _allowed(step: Step, place: Place) -> Step:
    """The step, if it is among those that are offered to whoever asks."""
    if step not in ui.steps(place):
        raise CollectionError("error-not-operator")
    return step


# ------------------------------------------------------------------------------------------------ one step

Work = Callable[[int, Authority], Awaitable[None]]
"""What is done for a server, given its id, by somebody who runs it."""


async def _for_staff(
    session: Session, work: Work, *, back: Callable[[], Button] | None = None, written: str = ""
) -> None:
    """Do it, or say why not; `written` is handed back with the refusal."""
    await session.member()

    async def checked() -> None:
        guild_id, authority = await config.staff_of(session)
        try:
            await work(guild_id, authority)
        except SettingRefused as error:
            raise config.reworded(session, error) from None

    way = back or (lambda: _again(session))
    await answered(session, checked, back=way if is_manager(session) else None, written=written)


def _again(session: Session) -> Button:
    return ui.back_button(session.t, Step.LANGUAGES)


def _form_again(session: Session, event: Event, name: str, written: ui.Entered) -> Button:
    """The form as it was filled in; the first step for one that nobody made."""
    try:
        return ui.form_button(session.t, step_of(event), name, written)
    except CollectionError:
        return _again(session)


async def _show(
    session: Session,
    authority: Authority,
    step: Step,
    *,
    lang: str | None = None,
    note: str | None = None,
) -> None:
    place = await _place(session, session.guild_id or 0, authority)
    if _allowed(step, place) is Step.CHECK:
        me = session.interaction.guild.me if session.interaction.guild else None
        found = await checking.findings(session, place)
        panel = ui.check_panel(session.t, place, found, bot=me.display_name if me else "")
    else:
        panel = ui.step_panel(session.t, step, place, lang=lang)
    await session.show(panel.with_note(note) if note else panel)


async def _place(session: Session, guild_id: int, authority: Authority) -> Place:
    """The server as the panel needs it."""
    engine, guild = session.bot.engine, session.interaction.guild
    bound: dict[str, list[int]] = {}
    for feed in await engine.feeds.of_guild(guild_id):
        channels_of = bound.setdefault(feed.lang, [])
        if feed.is_on and feed.channel_discord_id not in channels_of:
            channels_of.append(feed.channel_discord_id)
    return Place(
        {each.name: each for each in await engine.server_settings.all(guild_id)},
        session.bot.settings.languages,
        session.bot.texts.locales,
        bound,
        frozenset(each.id for each in (*guild.roles, *guild.channels)) if guild else frozenset(),
        may_run_bot(authority),
    )


HANDLERS = {"setup": setup, "setupset": chosen, "setupform": opened, "setupdone": done}

"""The terms first, then the languages."""

from __future__ import annotations

from typing import Any

from bot.event import Event
from bot.gates import require_entry
from bot.i18n import Locale
from bot.session import Session
from bot.ui import screens, zones
from bot.ui.panel import Panel
from storage.domain.errors import CollectionError, TermsNotAccepted
from storage.domain.views import MemberView


def terms_facts(session: Session, t: Locale) -> dict[str, Any]:
    """What the terms say about this place, in a language."""
    terms = session.bot.engine.context.terms
    return {
        "licence": terms.licence,
        "age": terms.age_for(t.code),
        "contact": session.bot.settings.contact,
    }


async def new_terms_panel(session: Session) -> Panel:
    """The short terms; says so when the member accepted an earlier version."""
    member = await session.member()
    version = session.bot.engine.context.terms.version
    facts = terms_facts(session, session.t)
    return screens.terms_panel(session.t, **facts, version=version, renewed=member.had_accepted)


async def show_terms(session: Session) -> None:
    """The short terms as a panel of their own."""
    await session.show(await new_terms_panel(session))


async def terms(session: Session, event: Event) -> None:
    """Accept, decline, read all, or show the short terms again."""
    await session.defer()
    match event.action.arg(0):
        case "accept":
            await _accept(session, event)
        case "decline":
            await session.member()
            await session.show(screens.declined_panel(session.t))
        case "full":
            await session.member()
            version = session.bot.engine.context.terms.version
            facts = terms_facts(session, session.t)
            await session.show(screens.terms_full_panel(session.t, **facts, version=version))
        case _:
            await show_terms(session)


async def _accept(session: Session, event: Event) -> None:
    """Store the proof, if what the member read is what is in force; else show what is in force."""
    require_entry(session)
    locale, digest, tag = (event.action.arg(index) for index in (1, 2, 3))
    shown = session.bot.texts[session.bot.texts.negotiate(locale)]
    version = session.bot.engine.context.terms.version
    in_force = screens.terms_digest(screens.terms_text(shown, **terms_facts(session, shown)))
    if digest != in_force or tag != screens.version_tag(version):
        await show_terms(session)
        return
    await session.bot.engine.members.accept_terms(
        session.member_id,
        version=version,
        text_sha256=in_force,
        locale=shown.code,
        interaction_id=session.interaction.id,
        now=session.now,
    )
    await show_languages(session, await session.member(anew=True))


async def show_languages(session: Session, member: MemberView, *, note: str | None = None) -> None:
    """The language panel, with a note on top; the member's Discord language is proposed, never chosen."""
    bot = session.bot
    offered = bot.engine.server_settings.languages(session.guild_id)
    own = session.interaction.locale.value
    suggested = next((lang for lang in (own, own.split("-")[0]) if lang in offered), None)
    panel = screens.languages_panel(
        session.t,
        offered,
        member.languages,
        suggested,
        interfaces=tuple(bot.texts),
        interface=member.interface_locale,
        command=bot.command_mention("language"),
        time_zone=member.time_zone,
    )
    await session.show(panel.with_note(note) if note else panel)


async def languages(session: Session, event: Event) -> None:
    """Show the language panel, or take the content languages chosen in it."""
    await session.defer()
    if event.values:
        await choose_languages(session, event.values)
    else:
        await open_languages(session)


async def open_languages(session: Session) -> None:
    """The language panel for somebody who accepted the terms, the terms for everybody else."""
    await show_languages(session, await accepted(session))


async def accepted(session: Session) -> MemberView:
    """The member; TermsNotAccepted comes before anything else that could be said."""
    member = await session.member()
    if not member.has_accepted:
        raise TermsNotAccepted()
    return member


async def choose_languages(session: Session, langs: tuple[str, ...]) -> None:
    """Take the content languages and show them; an unknown one is refused with a sentence."""
    await accepted(session)
    member = await session.bot.engine.members.choose_languages(session.member_id, langs)
    await show_languages(session, member)


async def interface(session: Session, event: Event) -> None:
    """Take the language of the texts."""
    await session.defer()
    await choose_interface(session, event.chosen())


async def choose_interface(session: Session, code: str) -> None:
    """Set the language of the texts by its code or name, `auto` for Discord's, and speak it at once."""
    await accepted(session)
    locales = session.bot.texts.locales
    wanted = None if code == screens.AUTOMATIC else session.language_code(code, locales)
    if wanted is not None and wanted not in locales:
        raise CollectionError(
            "error-unknown-locale", languages=[session.t.language(each) for each in locales]
        )
    await session.bot.engine.members.choose_interface(session.member_id, wanted)
    await show_languages(session, await session.member(anew=True))


async def choose_time_zone(session: Session, typed: str) -> None:
    """Set where the member's days end, by an id or a city; with UTC, as for everybody, nothing is stored."""
    await accepted(session)
    zone = zones.resolve(typed, session.t)
    chosen = None if zone == zones.UNIVERSAL else zone
    await session.bot.engine.members.choose_time_zone(session.member_id, chosen, now=session.now)
    note = session.t("time-zone-chosen", zone=zones.label(zone, session.t))
    await show_languages(session, await session.member(anew=True), note=note)


HANDLERS = {"terms": terms, "languages": languages, "interface": interface}

"""The terms first, then the languages."""

from __future__ import annotations

from bot.event import Event
from bot.session import Session
from bot.ui import screens
from storage.domain.errors import CollectionError
from storage.domain.views import MemberView


def terms_facts(session: Session) -> dict[str, object]:
    """What the terms say about this place, in the member's language."""
    settings = session.bot.settings
    return {
        "licence": settings.licence,
        "age": settings.minimum_age_for(session.t.code),
        "contact": settings.contact,
    }


async def show_terms(session: Session) -> None:
    """The short terms; says so when the member accepted an earlier version."""
    member = await session.member()
    facts = terms_facts(session)
    await session.show(screens.terms_panel(session.t, **facts, renewed=member.had_accepted))  # type: ignore[arg-type]  # facts by name


async def terms(session: Session, event: Event) -> None:
    """Accept, decline, read all, or show the short terms again."""
    await session.defer()
    match event.action.arg(0):
        case "accept":
            await _accept(session, event)
        case "decline":
            await session.show(screens.declined_panel(session.t))
        case "full":
            await session.show(screens.terms_full_panel(session.t, **terms_facts(session)))  # type: ignore[arg-type]  # facts by name
        case _:
            await show_terms(session)


async def _accept(session: Session, event: Event) -> None:
    """Store the proof, if what the member read is what is in force; else show what is in force."""
    locale, digest = event.action.arg(1), event.action.arg(2)
    shown = session.bot.texts[session.bot.texts.negotiate(locale)]
    settings = session.bot.settings
    text = screens.terms_text(
        shown, licence=settings.licence, age=settings.minimum_age_for(shown.code), contact=settings.contact
    )
    if digest != screens.terms_digest(text):
        await show_terms(session)
        return
    await session.bot.engine.members.accept_terms(
        session.member_id,
        version=settings.terms_version,
        text_sha256=digest,
        locale=shown.code,
        interaction_id=session.interaction.id,
        now=session.now,
    )
    await show_languages(session, await session.member())


async def show_languages(session: Session, member: MemberView) -> None:
    """The language panel; the member's Discord language is proposed, never chosen."""
    bot = session.bot
    offered = bot.settings.languages
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
    )
    await session.show(panel)


async def languages(session: Session, event: Event) -> None:
    """Show the language panel, or take the content languages chosen in it."""
    await session.defer()
    if event.values:
        await choose_languages(session, event.values)
    else:
        await open_languages(session)


async def open_languages(session: Session) -> None:
    """The language panel for somebody who accepted the terms, the terms for everybody else."""
    member = await session.member()
    if member.has_accepted:
        await show_languages(session, member)
    else:
        await show_terms(session)


async def choose_languages(session: Session, langs: tuple[str, ...]) -> None:
    """Take the content languages and show them; an unknown one is refused with a sentence."""
    await session.member()
    member = await session.bot.engine.members.choose_languages(session.member_id, langs)
    await show_languages(session, member)


async def interface(session: Session, event: Event) -> None:
    """Take the language of the texts."""
    await session.defer()
    await choose_interface(session, event.chosen())


async def choose_interface(session: Session, code: str) -> None:
    """Set the language of the texts, `auto` for Discord's, and speak it at once."""
    await session.member()
    wanted = None if code == screens.AUTOMATIC else code
    if wanted is not None and wanted not in session.bot.texts.locales:
        raise CollectionError("error-unknown-language", language=code[:32])
    await session.bot.engine.members.choose_interface(session.member_id, wanted)
    session.reset_locale()
    await show_languages(session, await session.member())


HANDLERS = {"terms": terms, "languages": languages, "interface": interface}

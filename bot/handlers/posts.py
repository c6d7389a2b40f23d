"""The buttons below what is posted in channels. Everybody sees them, so what they give only who pressed them sees."""

from __future__ import annotations

from bot.event import Event
from bot.handlers.working import give
from bot.posting.campaigns import figures_of
from bot.session import Session
from bot.ui.ids import whole_number
from bot.ui.live import how_panel
from bot.ui.posts import Mark, Needed
from storage.domain.errors import CampaignGone, CollectionError
from storage.domain.kinds import Kind

CAMPAIGN = "campaign."
"""How the subject of a campaign's posts begins in a custom_id."""


async def post(session: Session, event: Event) -> None:
    """A task of the kind that is missing most, or any, in the language of the post; or how a campaign works."""
    lang = event.action.arg(3)
    match event.action.arg(2):
        case "take":
            await give(session, _kind(event), lang=lang)
        case "lucky":
            await give(session, None, lang=lang)
        case "how":
            await how(session, event.action.arg(0) or "")
        case _:
            raise CollectionError("error-old-button")


def _kind(event: Event) -> Kind:
    try:
        return Kind(event.action.arg(4) or "")
    except ValueError:
        raise CollectionError("error-old-button") from None


async def how(session: Session, subject: str) -> None:
    """What a campaign is about, for whoever asked; terms or not."""
    await session.defer()
    await session.member()
    campaign_id = whole_number(subject.removeprefix(CAMPAIGN))
    if campaign_id is None or session.guild_id is None:
        raise CampaignGone
    engine = session.bot.engine
    campaign = await engine.campaigns.view(campaign_id, session.guild_id)
    needed = (await engine.statistics.bottlenecks((campaign.lang,), now=session.now))[campaign.lang]
    figures = figures_of(campaign, Needed(*needed), session.now)
    mark = Mark(f"campaign:{campaign.id}", "how", campaign.lang)
    await session.show(how_panel(session.t, figures, mark=mark))


HANDLERS = {"post": post}

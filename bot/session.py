"""One interaction, answered exactly once: deferring, editing the panel in place, opening a form."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot import access
from bot.i18n import Locale
from bot.ui.panel import Panel
from storage.domain.access import Authority
from storage.domain.errors import CollectionError
from storage.domain.views import MemberView

if TYPE_CHECKING:
    from bot.app import Cosecha

log = logging.getLogger(__name__)

NO_MENTIONS = discord.AllowedMentions.none()
NO_ANSWER = (discord.DiscordException, aiohttp.ClientError, OSError)
"""What discord.py raises when Discord refuses a request or cannot be reached."""


class Session:
    """What a handler needs to answer a member.

    Invariants: `defer` or `form` comes first and once; after `defer` every `show` replaces the panel. When Discord
    does not take an answer, that is logged and work goes on: what a member entered is stored all the same and comes
    back with the next command.
    """

    def __init__(self, bot: Cosecha, interaction: discord.Interaction[Any]) -> None:
        self.bot = bot
        self.interaction = interaction
        self.member_id = interaction.user.id
        self.guild_id = interaction.guild_id
        self.now = datetime.now(UTC)
        self.t: Locale = bot.texts[self._discord_locale()]
        self.authority: Authority | None = None
        """What whoever acts is here, once bot/access.py has asked."""
        self.telling: tuple[int, ...] = ()
        """Notices that the next panel tells of: they are untold again where Discord takes it not at all."""
        self._member: MemberView | None = None

    def _discord_locale(self) -> str:
        guild_locale = self.interaction.guild_locale
        candidates = [
            self.interaction.locale.value,
            self.bot.engine.server_settings.locale(self.guild_id),
            guild_locale.value if guild_locale else None,
        ]
        return self.bot.texts.negotiate(*candidates, self.bot.settings.default_locale)

    async def member(self, *, anew: bool = False) -> MemberView:
        """The member; from here on texts are in the interface language they chose.

        The store is asked once: `anew` asks again, for whoever has just changed what stands there.
        """
        if self._member is None or anew:
            self._member = await self.bot.engine.members.view(self.member_id)
        self.speak(self._member.interface_locale)
        return self._member

    def speak(self, interface_locale: str | None) -> None:
        """Word everything from here on in this language; None follows Discord's."""
        self.t = self.bot.texts[self.bot.texts.negotiate(interface_locale, self._discord_locale())]

    def language_code(self, typed: str, codes: Sequence[str] | None = None) -> str:
        """The language (by default one that is collected) that a code or a name means, else what was typed."""
        typed = typed.strip()
        offered = self.bot.settings.languages if codes is None else codes
        exact = [code for code in offered if code.casefold() == typed.casefold()]
        return next(iter(exact or (typed and self.t.find_languages(typed, offered, limit=1))), typed)

    @property
    def is_on_panel(self) -> bool:
        """Whether a component of one of the member's own panels was used, which is then edited in place."""
        message = self.interaction.message
        return message is not None and message.flags.ephemeral

    @property
    def is_in_server(self) -> bool:
        """Whether this is a server that the bot is in, and no private message nor a server that only knows its name."""
        return self.guild_id is not None and self.bot.get_guild(self.guild_id) is not None

    async def defer(self) -> None:
        """Tell Discord within three seconds that an answer will come."""
        response = self.interaction.response
        if response.is_done():
            return
        try:
            if self.is_on_panel:
                await response.defer()
            else:
                await response.defer(ephemeral=True, thinking=True)
        except NO_ANSWER as error:
            log.warning("interaction %d could not be deferred: %s", self.interaction.id, error)

    async def show(self, panel: Panel) -> None:
        """Replace the panel, or show the first one; outside of servers without what is refused there."""
        panel = access.fitting(self, panel)
        await self.defer()
        try:
            await self.interaction.edit_original_response(
                content=None,
                embeds=list(panel.embeds),
                view=panel.view(),
                attachments=panel.discord_files(),
                allowed_mentions=NO_MENTIONS,
            )
        except NO_ANSWER as error:
            log.warning("a panel could not be shown in interaction %d: %s", self.interaction.id, error)
            await self._show_anew(panel)
        self.telling = ()

    async def _show_anew(self, panel: Panel) -> None:
        """Discord refused the edit: try a message of its own, with a word about why it is there."""
        noted = panel.with_note(self.t("error-discord"))
        try:
            await self.interaction.followup.send(
                embeds=list(noted.embeds),
                view=noted.view(),
                files=noted.discord_files(),
                ephemeral=True,
                allowed_mentions=NO_MENTIONS,
            )
        except NO_ANSWER as error:
            log.error(
                "interaction %d stays without an answer; its work is stored: %s", self.interaction.id, error
            )
            await self._untell()

    async def _untell(self) -> None:
        """What nobody saw waits for the next panel, if the store can be asked."""
        try:
            if self.telling:
                await self.bot.engine.notices.unshown(self.telling)
        except CollectionError as error:
            log.warning("notices of interaction %d count as told: %s", self.interaction.id, error.key)

    async def publish(self, panel: Panel, *, nonce: str) -> discord.Message:
        """Post a panel for everybody in the channel; CollectionError when Discord does not take it.

        Discord takes two messages with one nonce within a few minutes for one.
        """
        channel = self.interaction.channel
        if not isinstance(channel, discord.abc.Messageable):
            raise CollectionError("error-publish")
        try:
            return await channel.send(
                embeds=list(panel.embeds),
                view=panel.view(),
                files=panel.discord_files(),
                allowed_mentions=NO_MENTIONS,
                nonce=nonce,
            )
        except NO_ANSWER as error:
            log.warning("nothing could be posted in interaction %d: %s", self.interaction.id, error)
            raise CollectionError("error-publish") from error

    async def form(self, modal: discord.ui.Modal) -> None:
        """Open a form; it must be the first answer. CollectionError when Discord does not open it."""
        try:
            await self.interaction.response.send_modal(modal)
        except NO_ANSWER as error:
            log.warning("a form could not be opened in interaction %d: %s", self.interaction.id, error)
            raise CollectionError("error-form") from error

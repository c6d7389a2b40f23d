"""From the settings to the collection engine."""

from __future__ import annotations

from datetime import timedelta

from bot.i18n import LOCALES_FOLDER
from bot.settings import Settings
from storage import tombstone_file
from storage.domain.privacy import ErasedMessages
from storage.domain.rules import PRESETS, RuleBook
from storage.domain.server_settings import REGISTRY
from storage.domain.views import Terms
from storage.services.context import Context
from storage.services.engine import Engine
from storage.services.server_settings import Configured
from storage.store import Store
from storage.tombstone_file import TombstoneFile


def build_engine(settings: Settings, store: Store) -> Engine:
    """The engine as the settings want it.

    What was chosen by command on top of them comes with `server_settings.load_policies` and `rulings.load`.
    """
    terms = Terms(
        settings.terms_version,
        settings.licence,
        minimum_age=settings.minimum_age,
        minimum_age_by_language=settings.minimum_age_by_language,
    )
    engine = Engine.over(Context(store, terms, settings.languages, settings.rulebook()))
    engine.rulings.preset = PRESETS[settings.preset]
    engine.server_settings.configured = configured(settings)
    engine.context.operators = frozenset(settings.operators)
    engine.privacy.wait = timedelta(hours=settings.erasure_wait_hours)
    engine.erasure.mode = ErasedMessages(settings.erased_messages)
    engine.erasure.file = TombstoneFile(settings.data_dir / tombstone_file.NAME)
    return engine


def configured(settings: Settings) -> Configured:
    """What the environment says of what commands can change."""

    def rulebook(preset: str) -> RuleBook:
        return settings.model_copy(update={"preset": preset}).rulebook()

    return Configured(
        settings.terms_version,
        {
            "languages": settings.languages,
            "preset": settings.preset,
            "licence": settings.licence,
            "minimum_age": settings.minimum_age,
            "minimum_age_by_language": settings.minimum_age_by_language,
        },
        given=frozenset(settings.model_fields_set) & REGISTRY.keys(),
        rulebook=rulebook,
        locales=tuple(sorted(path.stem for path in LOCALES_FOLDER.glob("*.ftl"))),
    )

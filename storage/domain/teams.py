"""Names that members choose: of teams, and of themselves on boards."""

from __future__ import annotations

import re
import unicodedata

from storage.domain.errors import CollectionError, InvalidAlias, InvalidTeamName
from storage.domain.text import visible

MAX_TEAMS = 50
"""Teams of a server."""
MIN_TEAM_NAME = 2
"""Letters, figures and signs of a team's name."""
MIN_ALIAS = 1
"""Letters, figures and signs of an alias."""
MAX_NAME = 32
"""Characters to be seen of a name; accents and what joins the parts of an emoji come on top."""
MAX_STORED = 64
"""Characters of a name as it is stored, with those that are not seen by themselves."""
BOT_NAME = "Cosecha"
"""What the bot is called; a member with this alias would speak for it."""
MAX_FOLDED = 96
"""Characters of a folded name; some letters become several (ß, ﬃ)."""

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Line ends and other control characters, half characters, and what turns the direction of the text around a name."""


def checked_team_name(text: str) -> str:
    """A team's name as it is stored; raises InvalidTeamName.

    NFC, trimmed, one space between words, MIN_TEAM_NAME..MAX_NAME characters to be seen and at most MAX_STORED in all.
    """
    return _checked(text, least=MIN_TEAM_NAME, error=InvalidTeamName)


def checked_alias(text: str) -> str:
    """A member's name on boards as it is stored, MIN_ALIAS..MAX_NAME characters to be seen; raises InvalidAlias.

    Nobody is called as the bot. The names of other members are free: two people may share one, and no index knows them.
    """
    alias = _checked(text, least=MIN_ALIAS, error=InvalidAlias)
    if folded(alias) == folded(BOT_NAME):
        raise InvalidAlias("error-alias-bot", name=BOT_NAME)
    return alias


def folded(name: str) -> str:
    """What a checked name has in common with those that look like it, at most MAX_FOLDED characters.

    Case, width and what leaves no ink make no difference; accents do. The Unicode standard's compatibility caseless
    match (section 3.13, D146) takes two rounds, because some letters only fold once others are decomposed.
    """
    for _ in range(2):
        name = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", visible(name)).casefold())
    return " ".join(visible(name).split())[:MAX_FOLDED].rstrip()


def _checked(text: str, *, least: int, error: type[CollectionError]) -> str:
    name = text.strip()
    stored = unicodedata.normalize("NFC", " ".join(name.split()))
    letters = sum(unicodedata.category(char)[0] in "LNPS" for char in visible(stored))
    is_short = letters + stored.count(" ") <= MAX_NAME and len(stored) <= MAX_STORED
    if letters < least or not is_short or _FORBIDDEN.search(name):
        raise error(least=least, most=MAX_NAME)
    return stored

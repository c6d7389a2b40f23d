"""Discord's numbers, in one place, and the length it counts.

From Discord's documentation and OpenAPI description, 2026 (`docs/resources/message`, `docs/components/reference`,
`docs/interactions/receiving-and-responding`, `docs/interactions/application-commands`). discord.py checks few of
them: what is too long comes back as HTTP 400.
"""

from __future__ import annotations

EMBEDS = 10
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELDS = 25
EMBED_FIELD_NAME = 256
EMBED_FIELD_VALUE = 1024
EMBED_FOOTER = 2048
EMBED_AUTHOR = 256
EMBED_TOTAL = 6000
"""Over all embeds of a message: titles, descriptions, fields, footers and authors."""

ROWS = 5
ROW_BUTTONS = 5
BUTTON_LABEL = 80
CUSTOM_ID = 100
SELECT_OPTIONS = 25
SELECT_PLACEHOLDER = 150
OPTION_LABEL = 100
OPTION_VALUE = 100
OPTION_DESCRIPTION = 100

MODAL_TITLE = 45
MODAL_ITEMS = 5
LABEL_TEXT = 45
LABEL_DESCRIPTION = 100
TEXT_INPUT = 4000
TEXT_PLACEHOLDER = 100
RADIO_OPTIONS_MIN = 2
RADIO_OPTIONS = 10
CHECKBOX_OPTIONS = 10

COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
CHOICES = 25
CHOICE_NAME = 100

FILES = 10
ALT = 1024
"""Of the description of an attachment."""
FILE_BYTES = 10 * 1024 * 1024


def length(text: str) -> int:
    """Length in UTF-16 code units: never less than what Discord counts, whichever unit it counts in."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitting(text: str, units: int) -> int:
    """How many characters from the start of a text fit into so many UTF-16 code units."""
    end = min(len(text), units)
    while (over := length(text[:end]) - units) > 0:
        end -= (over + 1) // 2
    return end

"""Discord's rules for what a bot sends, so that a mistake fails a test and not a member's evening.

discord.py and the simulated Discord of the tests check only some of Discord's limits. Two things do the rest:
Discord's OpenAPI description (`spec`) and, for what only its documentation says, tables of our own (all other
modules). `PayloadValidator` judges requests; the `check_*` functions judge what a render function made and need
no file. The numbers come from Discord's developer documentation of August 2026.
"""

from .commands import check_commands
from .components import check_components
from .messages import check_embeds, check_message
from .modals import check_modal
from .validator import SPEC_PATH, PayloadValidator

__all__ = [
    "SPEC_PATH",
    "PayloadValidator",
    "check_commands",
    "check_components",
    "check_embeds",
    "check_message",
    "check_modal",
]

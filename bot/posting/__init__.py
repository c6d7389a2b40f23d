"""What the bot posts by itself: boards, digests and teasers by the clock, campaigns as they go."""

"""The tables under short names, for Core statements (`t.message.c.id`)."""

from __future__ import annotations

from storage import models as m

contributor = m.table(m.Contributor)
contributor_language = m.table(m.ContributorLanguage)
consent = m.table(m.Consent)
tree = m.table(m.Tree)
message = m.table(m.Message)
task = m.table(m.Task)
task_option = m.table(m.TaskOption)
work = m.table(m.Work)
seen = m.table(m.Seen)
language_state = m.table(m.LanguageState)
review = m.table(m.Review)
ballot = m.table(m.Ballot)
reaction = m.table(m.Reaction)
emoji_stat = m.table(m.EmojiStat)
report = m.table(m.Report)
point_entry = m.table(m.PointEntry)
standing = m.table(m.Standing)
language_day = m.table(m.LanguageDay)
rule_override = m.table(m.RuleOverride)
reliability = m.table(m.Reliability)

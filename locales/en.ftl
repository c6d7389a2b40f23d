# Cosecha in English. Every other language falls back to this file where it has no words of its own.
#
# How it is written: plain, to one person, contractions are fine. Short and warm; one emoji at most.
# House words: initial prompt, assistant, user, label, rank, skip, submit, task, conversation, points, streak,
# contribution, I'm feeling lucky.
# "Max" is the number of characters Discord allows.

## Lists

# A change of sound inside lists, which some languages need. English needs none.
list-euphony =
    .find = { "" }
    .replace = { "" }

## Names of attached files: plain letters, digits and hyphens only.

file-conversation = conversation.md
file-text = your-text.md
file-reason = reason.md
file-terms = terms.md

## Commands, as Discord shows them after /
# Name: max 32, lower case, no spaces. Description: max 100.

command-work =
    .name = work
    .description = I'm feeling lucky: go on with your task, or get a random one.
command-task =
    .name = task
    .description = Choose what kind of task you want to do.
command-task-initial-prompt =
    .name = initial-prompt
    .description = Write the first message of a conversation.
command-task-assistant-reply =
    .name = assistant-reply
    .description = Reply as an excellent assistant would.
command-task-prompter-reply =
    .name = prompter-reply
    .description = Carry on a conversation as the person who asks.
command-task-label-initial-prompt =
    .name = label-initial-prompt
    .description = Review and label an initial prompt.
command-task-label-assistant-reply =
    .name = label-assistant-reply
    .description = Review and label a reply from the assistant.
command-task-label-prompter-reply =
    .name = label-prompter-reply
    .description = Review and label a message from a user.
command-task-rank-assistant-replies =
    .name = rank-assistant-replies
    .description = Put several replies from the assistant in order, best first.
command-task-rank-prompter-replies =
    .name = rank-prompter-replies
    .description = Put several messages from users in order, best first.
command-task-rank-initial-prompts =
    .name = rank-initial-prompts
    .description = Put several initial prompts in order: the best are answered sooner.
option-task-language =
    .name = language
    .description = Language of the task; without it, one of yours.
command-tasks =
    .name = tasks
    .description = See how many tasks of each kind there are for you.
command-language =
    .name = language
    .description = Choose the languages you contribute in and the language of the texts.
option-language-languages =
    .name = languages
    .description = Language you contribute in; you can give several, with commas between them.
option-language-interface =
    .name = interface
    .description = Language in which the bot speaks to you.
option-language-time-zone =
    .name = time-zone
    .description = Where your day ends: it counts for your streak. Type your city or your country.
command-points =
    .name = points
    .description = How points, levels and streaks come about.
command-guide =
    .name = guide
    .description = How to write, label and rank well.
command-help =
    .name = help
    .description = What Cosecha is and how to use it.

## Roles in the conversation

role-prompter = User
role-assistant = Assistant

## The nine kinds of task
# .title: title of the panel and the form, max 45.
# .button: button in the list of tasks; the number of open tasks follows. Max 60.
# .intro: two lines above the conversation.
# .next: what happens now, after submitting.
# .none: title when there is none left; $languages is a list like "Spanish and French".
# .needed: what is needed most; $count chooses the plural, $amount is what is read: "38" or "more than 99".
# .do: button that gives one. Max 60.

kind-initial-prompt =
    .title = Write an initial prompt
    .button = Write initial prompt
    .intro =
        Write the first message of a conversation: something you would really ask an assistant.
        Make it clear on its own, with a clear request. No personal data.
    .next = { $reviews ->
        [0] Your prompt goes to review. If it's accepted, it joins the draw for new conversations.
        [one] Your prompt goes to review: one person will read it. If it's accepted, it joins the draw for new conversations.
       *[other] Your prompt goes to review: { $reviews } people will read it. If it's accepted, it joins the draw for new conversations.
    }
    .none = No more initial prompts are needed in { $languages } right now
    .needed = { $count ->
        [one] Needed most right now: one initial prompt.
       *[other] Needed most right now: { $amount } initial prompts.
    }
    .do = Write one

kind-assistant-reply =
    .title = Reply as assistant
    .button = Reply as assistant
    .intro =
        Write the reply an excellent assistant would give: correct, clear and well spelled.
        If you don't know the subject, skip: somebody who does will come along.
    .next = { $reviews ->
        [0] Your reply goes to review. After that it's compared with others.
        [one] Your reply goes to review: one person will read it. After that it's compared with others.
       *[other] Your reply goes to review: { $reviews } people will read it. After that it's compared with others.
    }
    .none = There are no messages left for you to answer as assistant in { $languages }
    .needed = { $count ->
        [one] Needed most right now: one reply from the assistant.
       *[other] Needed most right now: { $amount } replies from the assistant.
    }
    .do = Answer one

kind-prompter-reply =
    .title = Reply as user
    .button = Reply as user
    .intro =
        Carry on the conversation as the person who asks: ask for a detail, correct something, take the next step.
        Write naturally and add something new; a plain "thanks" isn't enough.
    .next = { $reviews ->
        [0] Your message goes to review. If it's accepted, the conversation goes on.
        [one] Your message goes to review: one person will read it. If it's accepted, the conversation goes on.
       *[other] Your message goes to review: { $reviews } people will read it. If it's accepted, the conversation goes on.
    }
    .none = There are no conversations left for you to carry on as user in { $languages }
    .needed = { $count ->
        [one] Needed most right now: one reply from the user.
       *[other] Needed most right now: { $amount } replies from the user.
    }
    .do = Carry one on

kind-label-initial-prompt =
    .title = Label an initial prompt
    .button = Label initial prompt
    .intro =
        Read the marked prompt and say what it's like. Judge each question on its own.
        Only the one about spam is required: what you don't know, leave unanswered.
    .next = Your review helps decide whether this prompt opens a conversation.
    .none = There are no prompts left for you to label in { $languages }
    .needed = { $count ->
        [one] Needed most right now: one prompt to label.
       *[other] Needed most right now: { $amount } prompts to label.
    }
    .do = Label one

kind-label-assistant-reply =
    .title = Label a reply from the assistant
    .button = Label assistant reply
    .intro =
        Read the marked reply and say whether it does what was asked. Check the facts; if you can't, skip.
        Only the question about spam is required: what you don't know, leave unanswered.
    .next = Your review helps decide whether this reply stays in the conversation.
    .none = There are no replies from the assistant left for you to label in { $languages }
    .needed = { $count ->
        [one] Needed most right now: one reply from the assistant to label.
       *[other] Needed most right now: { $amount } replies from the assistant to label.
    }
    .do = Label one

kind-label-prompter-reply =
    .title = Label a message from the user
    .button = Label user message
    .intro =
        Read the marked message and say whether it carries the conversation on well. Judge each question on its own.
        Only the one about spam is required: what you don't know, leave unanswered.
    .next = Your review helps decide whether the conversation goes on from here.
    .none = There are no messages from users left for you to label in { $languages }
    .needed = { $count ->
        [one] Needed most right now: one message from the user to label.
       *[other] Needed most right now: { $amount } messages from users to label.
    }
    .do = Label one

kind-rank-assistant-replies =
    .title = Rank replies from the assistant
    .button = Rank assistant replies
    .intro =
        Press the letter of the best reply, then that of the best of those left.
        What counts first is that it's correct and helpful; being long doesn't make it better.
    .next = Your order joins those of other people: together they decide which reply is best.
    .none = There are no replies left for you to rank in { $languages }
    .needed = { $count ->
        [one] Needed most right now: the replies of one conversation to rank.
       *[other] Needed most right now: the replies of { $amount } conversations to rank.
    }
    .do = Rank some

kind-rank-prompter-replies =
    .title = Rank messages from the user
    .button = Rank user messages
    .intro =
        Which one carries the conversation on best? Press the letter of the best message, then of the best of those left.
        The winner sounds natural and leads to a good answer.
    .next = Your order joins those of other people: together they decide which message carries the conversation on best.
    .none = There are no messages from users left for you to rank in { $languages }
    .needed = { $count ->
        [one] Needed most right now: the user messages of one conversation to rank.
       *[other] Needed most right now: the user messages of { $amount } conversations to rank.
    }
    .do = Rank some

kind-rank-initial-prompts =
    .title = Rank initial prompts
    .button = Rank initial prompts
    .intro =
        Which one deserves a good answer most? Press the letter of the best prompt, then of the best of those left.
        The winner is clear, realistic and not what has been asked a thousand times.
    .next = Your order counts in the draw that decides which conversations begin.
    .none = There are no prompts left for you to rank in { $languages }
    .needed = { $count ->
        [one] Needed most right now: one prompt to compare.
       *[other] Needed most right now: { $amount } prompts to compare.
    }
    .do = Rank some

# The same when no particular kind was asked for and there is nothing at all.
kind-any =
    .none = There are no tasks for you in { $languages } right now

## The panel of a task

# Beside the role of the speaker, on the message the task is about. Max 60.
marker =
    .write = reply to this message
    .label = label this message
    .rank = rank the replies to this message

# Parts of the state line, with dots between them. Discord words $when: "in 2 hours".
state =
    .write = Will be submitted as { $language }
    .language = In { $language }
    .expires = expires { $when }
    .reviews = { $done ->
        [0] nobody has reviewed it yet
       *[other] reviews: { $done } of { $required }
    }
    .page = page { $page } of { $pages }
# On the state line too, and in the list of tasks: what the task is worth now, in percent of the usual.
bonus = { $percent ->
    [50] now worth half the points
    [150] now worth 50% more points
    [200] now worth twice the points
   *[other] now worth { $percent }% of the points
}
# Where there are so many tasks that they weren't all counted: on buttons and inside sentences, "more than 99 prompts".
more-than = more than { $number }

# When a task that was begun is opened again.
task-resumed = Let's go on where you left off.
# On the panel of a conversation that doesn't fit into one Discord message.
conversation-attached = This conversation is long: turn the pages, or read the attached file, which has all of it.
# In place of an empty message.
message-empty = (empty message)
# Beside the role of the speaker, when a message takes several pages.
message-part = part { $part } of { $parts }
# Title of the file with the whole conversation.
conversation-title = Conversation

# Select below the conversation. Max 150.
read-placeholder = Read, vote on or report a message…
# Its options: max 60. $number is the place in the conversation.
read-message = { $number }. { $role }
read-option = Read { $letter }

## The panel of a message

message-title =
    .message = Message { $number } of { $count }
    .option = Option { $letter }
message-hint = Your vote and your report don't say who you are.
message-own = This message is yours: you can't vote on it or report it.
message-reported = You've reported this message. Thank you: the moderators will see it.
message-attached = It doesn't all fit here: the rest is in the attached file.

## Buttons. Max 80, better under 25.

button-write =
    .reply = Write reply
    .prompt = Write prompt
button-label = Label
button-submit = Submit
button-edit = Edit
button-change = Change
button-nuances = Add nuances
button-nuances-change = Change nuances
button-skip = Skip
button-guide = Guide
button-report = Report
button-back = Back
button-back-to-task = Back to the task
button-undo = Undo
button-none =
    .reply = None can be ranked
    .prompt = None can be ranked
button-tie = { $first } and { $second } are equal
button-previous = ◂ Page { $page }
button-next-page = Page { $page } ▸
button-next = Next
button-same = Same kind again
button-tasks = Choose a kind
button-enough = Enough for today
button-lucky = I'm feeling lucky
button-languages = Languages
button-help = Help
button-terms =
    .accept = I accept
    .decline = I don't accept
    .full = Full text
    .short = Summary
    .read = Read the terms
button-retry = Try again

## Writing

# Above the text as it will be stored.
preview =
    .prompt = This is how your prompt will look
    .reply = This is how your reply will look
    .message = This is how your message will look
preview-words = { $words ->
    [one] one word
   *[other] { $words } words
}
# Above the notes.
preview-notes = Before you submit
preview-fix = It can't be submitted yet
preview-attached = The text is long: turn the pages, or read the attached file, which has all of it.

# Notes on what was written; they never keep anybody from submitting.
note-mention = There's a mention. It won't notify anybody, but better take it out.
note-invite = There's an invite to a server. If it isn't needed, take it out.
note-link = There's a link. Check that it's needed and that it works.
note-direction-marks = There are invisible marks that change the direction of the text. If you didn't mean them, delete them.
note-email = There seems to be an e-mail address. If it's a real person's, take it out.
note-phone = There seems to be a phone number. If it's a real person's, take it out.
note-chatbot = This sounds like text copied from a chatbot. Only what you write yourself counts here.
note-open-code-block = There's a code block that isn't closed. Close it with a line of three backticks so that it looks right.

# The text form. .prompt, .reply, .message max 45, .description max 100, placeholders max 100.
form-text =
    .prompt = Your initial prompt
    .reply = Your reply
    .message = Your message
    .description = Up to { $limit } characters, in { $language }. Markdown and code blocks work.
    .placeholder-prompt = For example: an easy recipe, a question about history, help with some code…
    .placeholder-reply = Correct, clear and in your own words
    .placeholder-message = What you would say next in this conversation

## Labelling
# .title: question in the form, max 45. .description: help below it, max 100. .short: in "Not answered: …".
# .low and .high: the two ends of the scale from 1 to 5, worst to best; max 40.

label-spam =
    .title = Is it spam?
    .description = Junk on purpose, or nothing to do with anything. A weak text isn't spam.
    .short = spam
label-fails-task =
    .title = Does it fail the task?
    .description = It doesn't do what was asked, however well written.
    .short = fails the task
label-flags =
    .title = Flags
    .description = Tick all that apply. If none do, say so with the last one.
    .short = flags
    .none = None of these
    .none-description = I looked, and there's nothing of the kind.
# In the summary, when there is none.
label-flags-none = None
label-lang-mismatch =
    .title = Not in { $language }
    .description = It's in another language, and the conversation doesn't ask for that.
    .short = wrong language
# The same as a yes-or-no question, in a quick review. .title max 45, .description max 100.
label-lang-mismatch-alone =
    .title = Is it in another language?
    .description = The task is in { $language }. If the conversation asks for another, answer no.
label-not-appropriate =
    .title = Inappropriate
    .description = It asks nothing clear, is of no use here, or asks for something harmful.
    .short = inappropriate
label-pii =
    .title = Personal data
    .description = It gives away who a real person is: name, phone, e-mail, address…
    .short = personal data
label-hate-speech =
    .title = Hate speech
    .description = It attacks people for what they are: origin, religion, gender…
    .short = hate speech
label-sexual-content =
    .title = Sexual content
    .description = It's sexually explicit.
    .short = sexual content
label-copied-from-ai =
    .title = Copied from another AI
    .description = It looks pasted from a chatbot.
    .short = copied from another AI
label-quality =
    .title = Quality
    .description = Is it well thought out and well written?
    .short = quality
    .low = Low
    .high = High
label-helpfulness =
    .title = Helpfulness
    .description = Does it really help the person who asks?
    .short = helpfulness
    .low = Not helpful
    .high = Very helpful
label-creativity =
    .title = Creativity
    .description = Is it original?
    .short = creativity
    .low = Ordinary
    .high = Original
label-humor =
    .title = Humour
    .description = Is it serious or joking? Neither is better.
    .short = humour
    .low = Serious
    .high = Joking
label-toxicity =
    .title = Tone
    .description = How does it treat people?
    .short = tone
    .low = Rude
    .high = Respectful
label-violence =
    .title = Violence
    .description = Does it encourage or describe harm?
    .short = violence
    .low = Violent
    .high = Harmless

# On the panel of a task that asks only what matters most.
label-quick = This is a quick review: { $questions ->
    [one] just one question.
   *[other] just { $questions } questions.
}

answer-yes = Yes
answer-no = No
# Options of a scale in the form; max 60. Those between are the bare number.
scale-first = 1 · { $pole }
scale-last = 5 · { $pole }
# In the summary: ●●○○○ 2 of 5.
scale-value = { $dots } { $step } of { $steps }
# The same with the two ends on either side: Serious ●●○○○ Joking · 2 of 5.
scale-poles = { $low } { $dots } { $high } · { $step } of { $steps }
summary-title = { $kind } — check
summary-missing = Not answered: { $labels }.
summary-missing-note = That's fine: what you don't answer isn't stored.
# Title of the second form. Max 45.
nuances-title = Nuances (all optional)

## Ranking

rank-choose =
    .reply = Choose the best of those left.
    .prompt = Choose the best of those left.
rank-done = This is your order. If you're happy with it, submit it.
rank-none =
    .reply = You've said that none can be ranked: they're all wrong, or there's no way to compare them.
    .prompt = You've said that none can be ranked: they're all bad, or there's no way to compare them.
rank-hidden = Random order · who wrote them isn't shown
rank-place = #{ $place }
rank-tied = #{ $place } (tied)
# After the start of a long text.
rank-more = *(there's more: choose "Read { $letter }" in the list below)*
# Selects; max 150. The options of each: max 60.
rank-pick-placeholder =
    .reply = Choose the best of those left…
    .prompt = Choose the best of those left…
rank-tie-placeholder = Are some equally good? Mark them here…
rank-option = Option { $letter }
rank-attached = Some texts are long: choose them in the list to read them in full, or open the attached file.

## Reporting

# Title of the form. Max 45.
report-title = Report a message
# .title max 45, .description max 100.
report-reason =
    .title = What's wrong with it?
    .description = The moderators will see it. Whoever wrote it won't know who reported it.
report-details =
    .title = Anything else?
    .description = If you like, say in a sentence why it should be looked at.
# Reasons: max 100.
report-spam = It's spam
report-not-appropriate = It's inappropriate or harmful
report-pii = It has personal data
report-hate-speech = It's hate speech
report-sexual-content = It has sexual content
report-copied-from-ai = It's copied from another AI
report-other = Something else

## Terms

# .title and .renewed: title of the panel. .text: the summary that is read before accepting.
# $licence is the name of a licence, $age a number, $contact an address, a channel or .no-contact.
terms =
    .title = Before you start
    .renewed = The terms have changed
    .no-contact = the moderators of this server
    .renewed-text = Please read them again: what you accepted before doesn't cover the new text.
    .text =
        Cosecha collects dialogues written by people and publishes them for everybody.

        - **What is collected.** What you write, label, rank, vote on and skip with this bot, your Discord id, to know that it's yours, and the name you show, for the leaderboards. Your other messages aren't read.
        - **What is published.** Your texts and ratings, without your name, under the licence **{ $licence }**. Anybody may train AI models on them, companies too.
        - **Think for yourself.** Decide whether this serves people or could cost jobs. Nobody has to take part.
        - **What doesn't belong here.** Personal data, yours or anybody else's, and anything copied from a chatbot or another system.
        - **Age.** You are { $age } or older.
        - **Leaving.** You can stop at any time and ask for what is yours to be erased. Contact: { $contact }. What has already been published may live on in other people's copies.

        By pressing "I accept" you expressly ask us to publish your contributions on these terms.
    .full-title = Terms, full text

# The full text, by section. What is accepted is the summary and these sections.
terms-full =
    .purpose =
        ### 1. What for
        Cosecha is a Discord bot with which a community writes, reviews and ranks conversations between a user and an assistant. They become an open dataset, as Open Assistant's did. Contact for questions: { $contact }.
    .collected =
        ### 2. What is stored
        The texts you submit and those you leave unfinished in a task; your labels, rankings, votes, reports and skipped tasks; the languages you choose, and your time zone if you give it; your points; dates; your Discord id and the server's; the name you show on Discord, your team and your badges. Leaderboards show your name and your points on this server and on others that have the bot; with `/me` you choose an alias, to be seen here only, or not to be seen. Your picture and your messages on the server aren't stored: the bot doesn't read them.
    .published =
        ### 3. What is published
        The texts that were accepted and, where research needs them, those that were rejected too, with their language, date, labels and rank, under the licence **{ $licence }**. In place of your id stands a code computed with a secret key: it says that two texts come from the same person, not from whom. Where the licence asks for the authors to be named, the project and its contributors as a whole are named.
    .use =
        ### 4. What it will be used for
        Anybody may copy the data and train AI models on it, for research, for fun or for money; companies too. We have no control over what is done with it.
    .decision =
        ### 5. Your decision
        Models that learn from this data may help many people and may also replace people's work. Think for yourself which weighs more for you. Taking part is voluntary, isn't paid and gives no right to the result.
    .rules =
        ### 6. What may not be contributed
        Personal data, yours or anybody else's; texts copied from a chatbot or another system, or to which you don't have the rights; nothing illegal, nothing that encourages harm or attacks people. What you submit is written by you, and you may give it under this licence. What breaks these rules is taken out, and whoever goes on breaking them may be excluded.
    .age =
        ### 7. Age
        To take part you must be { $age } or older.
    .leaving =
        ### 8. Leaving and erasure
        You can stop at any time, without giving a reason. If you ask for it, your account, your name, your texts and your votes are erased and left out of later publications; your labels and rankings stay as numbers that belong to nobody. Contact: { $contact }. What was published before may live on in copies that others downloaded: that we cannot undo.
    .proof =
        ### 9. Proof
        When you accept, we store which version you accepted, a fingerprint of this text (SHA-256), the language you read it in, the time and the number of the Discord interaction. If you decline, nothing is stored.
    .changes =
        ### 10. Changes
        If this text changes, we'll show it to you again before you go on, and you can say no.

declined =
    .title = All right, we'll leave it here
    .text = Nothing has been stored. Thank you for reading. If you change your mind one day, the terms are still here.

## Languages
# .interface is the second select; .automatic and .speak are its options, max 100.

languages =
    .title = Which languages do you want to contribute in?
    .text = Choose the languages you write well. You'll only get tasks in them, and what you write is submitted in the language of each task.
    .chosen = You're contributing in { $languages }.
    .suggested = Your Discord is in { $language }. If you want to contribute in it, choose it below.
    .more = Is yours missing? Type { $command } and its first letters: all of them are there.
    .placeholder = Choose one or more…
    .interface = Language I speak to you…
    .automatic = I speak the language of your Discord
    .speak = I speak { $language } to you
    .hint = The language I speak to you is chosen separately and doesn't change your tasks.
    .time-zone = Your day ends at midnight in { $zone }; that's how your streak is counted.

# Above the language panel, after the time zone was chosen.
time-zone-chosen = Done: your day now ends at midnight in { $zone }.

## Tasks

tasks =
    .title = What would you like to do?
    .text = This is what there is for you in { $languages }. The number says how many you can get now.
    .empty = There's nothing for you in { $languages } right now. Come back in a while: as soon as somebody writes or reviews, there will be new tasks.

# In place of the list of languages, when they aren't known.
no-languages = your languages

## Thanks

thanks =
    .title = { $points ->
        [0] Thank you
        [one] Thank you, +{ $points } point
       *[other] Thank you, +{ $points } points
    }
    .today = { $today ->
        [one] It's your first contribution today.
       *[other] You've made { $today } contributions today.
    }
    .today-streak = { $today ->
        [one] It's your first contribution today, and you're on a streak of { $streak } days.
       *[other] You've made { $today } contributions today and are on a streak of { $streak } days.
    }
    .repeat-title = You had already submitted it
    .repeat = It was stored the first time; nothing more was stored now.
    .late = The task had expired, but its place was still free: your work counts.

enough =
    .title = See you next time
    .text = Thank you for your time. What you've done is stored.
    .today = { $today ->
        [0] Come back whenever you like.
        [one] You've made one contribution today.
       *[other] You've made { $today } contributions today.
    }
    .streak = You're on a streak of { $streak } days: tomorrow it can grow.

## There is nothing: why, and what can be done

# $waiting chooses the plural, $amount is what is read: "38" or "more than 99".
# $offered is "true" where the button with which one can help stands below.
# .pause is the title above .limit-reached.
nothing =
    .nothing-open = No tasks of this kind are open at the moment. Come back in a while or try something else.
    .all-done = { $waiting ->
        [0] You've already done or skipped the tasks that are left, or they're about a text of yours. Other hands are needed.
        [one] There's one task waiting, but you've already done or skipped it, or it's about a text of yours.
       *[other] There are { $amount } tasks waiting, but you've already done or skipped them, or they're about a text of yours.
    }
    .only-own = { $waiting ->
        [0] What's left is about texts of yours, and other people take care of those. Meanwhile, try something else.
        [one] There's one task waiting, but it's about a text of yours: somebody else will do it. Meanwhile, try something else.
       *[other] There are { $amount } tasks waiting, but they're all about texts of yours: other people will do them. Meanwhile, try something else.
    }
    .waiting-for-prompts = No conversation is growing right now: initial prompts are missing. { $offered ->
        [true] Write one, and soon there will be tasks of every kind.
       *[false] Come back in a while: as soon as there is one, there will be new tasks.
    }
    .waiting-for-replies = Somebody has to write first: there's nothing to review or rank yet. { $offered ->
        [true] Have a go at writing, and there will be tasks for more people.
       *[false] Come back in a while.
    }
    .waiting-for-reviews = What has been written is waiting for somebody to review it. { $offered ->
        [true] Help with that, and the conversations will go on.
       *[false] Come back in a while: once it is reviewed, there will be new tasks.
    }
    .prompts-full = There are enough prompts waiting: first they must be reviewed and answered. { $offered ->
        [true] Help with that, and more will soon be needed.
       *[false] Come back in a while.
    }
    .prompts-closed = Initial prompts aren't being asked for in these languages for now. You help just as much by replying, labelling or ranking.
    .not-collected = This kind of task is switched off on this server. Try another one.
    .newcomers-wait = Many new people came at the same time, and what is left is kept for those who were here before. Come back in a while: soon there is room for you too.
    .limit-reached = You've asked for { $limit ->
        [one] one task
       *[other] { $limit } tasks
    } in a very short time. Have a little rest: { $minutes ->
        [0] you can go on in a moment.
        [one] you can go on in a minute.
       *[other] you can go on in { $minutes } minutes.
    }
    .pause = A short break

## What can't be done: first, what the reader can do

error-terms = Read the terms and accept them: then you can go on right here.
error-suspended = Talk to the moderators of this server: you've been suspended and can't contribute for now.
error-no-language = First choose which languages you want to contribute in, so that we know what to give you.
error-unknown-language = Choose a language from the list: { $language } isn't collected here.
error-unknown-time-zone = Choose a time zone from the list that appears as you type, such as Europe/London: we don't know "{ $zone }".
error-unknown-locale = Choose one of the languages I speak: { $languages }.
error-nothing-available = Try another kind of task or come back in a while: there's none of this kind for you.
error-task-done = Ask for another task: this one isn't open any more, because it was submitted or skipped.
error-task-withdrawn = Ask for another task: this one was withdrawn, because the conversation doesn't need it any more.
error-task-expired = Ask for another task: this one expired, and somebody else has its place.
error-not-your-task = Ask for a task of your own: this one is somebody else's.
error-text-empty = Write something before you submit: there's no text to be seen.
error-text-long = Shorten the text: it has { $length } characters and there's room for { $limit }. Nothing is lost, you'll find it when you edit.
error-text-no-words = Use words too: emoji or signs alone give nobody anything to answer.
error-text-same = Change something in the text, or go back to the case: it says the same as before.
error-text-duplicate = Write something different: you submitted this same text a short while ago.
error-label-range = Open the form again and answer once more: one answer can't be understood ({ $label }).
error-label-unknown = Open the form again and answer once more: there's a label that this task doesn't have ({ $label }).
error-label-missing = Answer the only required question too: { $label }
error-ranking-incomplete = Finish the order before you submit: something still has no place.
error-nothing-to-submit = Do the task first: there's nothing to submit yet.
error-own-message = Choose another message: this one is yours, and nobody votes on or reports their own.
error-message-gone = Go on with the rest: this message isn't there any more.
# For moderators: a message or conversation that is to be put back.
error-not-restorable = Leave it as it is: it can't be put back, because its text was erased or what it answers is gone.
# For whoever configures the server. $name is the name of a rule, $detail an explanation in English.
error-rule = { $reason ->
    [unknown] Choose a name from the list: no rule is called { $name }.
    [kind] { $expected ->
        [number] Type a number: { $value } won't do for { $name }.
        [whole-number] Type a whole number: { $value } won't do for { $name }.
        [switch] Type yes or no: { $value } won't do for { $name }.
       *[other] Choose one of these words: { $expected }. { $value } won't do for { $name }.
    }
    [bounds] Choose a number between { $low } and { $high }: { $value } won't do for { $name }.
   *[together] Change the other rules first: { $name } can't be { $value } beside them ({ $detail }).
}
error-store = Try again in a minute: right now we can't store anything. What you've already submitted is safe.
error-old-button = Ask for a task: this button belongs to an old panel and no longer works.
error-form = Press the button again: Discord didn't open the form. Nothing is lost.
error-unexpected = Try again. If it keeps failing, give this code to whoever runs the bot: **{ $code }**.

# When what was written couldn't be stored or has no place any more, and is given back in a file. The reason stands above.
lost-text =
    .title = Your text is safe here
    .text = Nothing is lost: here it is, all of it in the attached file. Keep it and paste it when you can go on.

## Guide
# .title: title. .text: a list of advice. Max 4000 each.

guide-all =
    .title = Guide
    .text =
        Choose what you want to read. Three rules hold for everything:

        - **If you don't know, skip.** Nobody holds it against you, and the task goes to somebody who does know.
        - **No chatbots.** What we're after is how people write and judge.
        - **No personal data**, yours or anybody else's.

        How points come about: { $points }.

guide-write =
    .title = Guide: writing
    .button = Writing
    .text =
        ### Initial prompts
        - Ask for things you really care about: a recipe, a question, some code, a story, advice.
        - Make it clear without context, and say what you expect. Give the level, tone or length if they matter.
        - Vary the subjects. Don't repeat what's there a thousand times, set traps for the assistant, or ask it to open links.

        ### As assistant
        - Answer what was asked, with facts you've checked. If something isn't known, say so; if the question is unclear, ask.
        - Get to the point. Mind spelling and format: short paragraphs, lists, and code in blocks, between two lines of three backticks.
        - On controversial issues, give at least two points of view fairly, and keep your own opinion out.
        - Where health, money or the law are at stake, say that there's a risk. Don't help anybody do harm.
        - Be kind. Write in the language of the conversation.

        ### As user
        - React to what the assistant said: ask for a detail, an example, another version, or point out a mistake.
        - Write as you speak; a stray typo doesn't matter.

        ### Always
        - In your own words: nothing copied from a chatbot, a website or a book.
        - No personal data, yours or anybody else's.
        - If you don't know the subject, skip.

guide-label =
    .title = Guide: labelling
    .button = Labelling
    .text =
        Judge each thing on its own. A reply can be false and very polite, or blunt and perfect.

        - **Spam** is only what is done on purpose to annoy, or has nothing to do with anything. A clumsy text isn't spam.
        - **Fails the task**: it doesn't do what was asked. Read the whole conversation before you decide.
        - **Flags**: wrong language, inappropriate, personal data, hate, sex, copied from another AI. If none apply, tick that too: it shows that you looked.
        - **Quality**: well thought out and well written. **Helpfulness**: of use to the person who asks.
        - Check facts and try code if you can. If you can't, skip.
        - What you leave unanswered isn't stored: better that than a guess.
        - Whether you agree with it doesn't matter: look at whether it's well done.

guide-rank =
    .title = Guide: ranking
    .button = Ranking
    .text =
        Go from best to worst: press the best, then the best of those left.

        - First, that it's true and does what was asked. Then, that it helps. Style comes last.
        - "I don't know" goes below a correct reply and above a false one.
        - Length doesn't count, for or against.
        - Equally good? Say that they're equal. All wrong or impossible to compare? Say that they can't be ranked.
        - Read long ones in full: they're in the list below.
        - If one shouldn't be there, open it in that list and report it.
        - If you can't tell which one is right, skip.

## Help

help =
    .title = Cosecha
    .text =
        Conversations written and reviewed by people are collected here, so that anybody can train open assistants. Each task takes a few minutes.

        - { $work }: get a random task, or go on with the one you have open.
        - { $tasks }: see how many there are of each kind, and choose.
        - { $task }: go straight to one kind.
        - { $language }: the languages you contribute in and the language I speak to you.
        - { $guide }: how to do it well.
        - { $points }: how points come about.
        - { $me }: your points, your streak and what became of your work; there you choose who sees it.
        - { $leaderboard } and { $stats }: who contributes most, and how it is all going.
        - { $share }: the race between languages, to share.
        - { $privacy }: what I keep about you, what is published, and how to take it along or erase it.

        It all happens on a panel that only you can see. If it disappears when you close Discord, { $work } brings it back. Skipping is always fine and costs nothing.

## Points
# Titles of the parts: max 256. Texts: max 400. The bot writes the lists, with the numbers that hold:
# "**4** · replying as assistant".
# $more is a list such as "×1.5 and ×2"; $less is "×0.5".

points =
    .title = How points come about
    .own-title = Yours
    .own = You have **{ $points }** points: level **{ $level }**.
    .own-next = { $missing } more to level { $level }.
    .own-agreement = On { $question }, your reviews are estimated to be right { $share }% of the time, going by what the others answer.
    .question-spam = what is spam
    .question-lang-mismatch = the language
    .submitted = When you submit
    .accepted = When what you wrote is accepted
    .accepted-note = They come when the review accepts it. If it's removed later, they're taken off again.
    .ranked = Each time somebody ranks your reply with others
    .bonus-title = What's needed most is worth more
    .bonus = What holds conversations back is worth more when you submit it ({ $more }); an initial prompt is worth less while many are waiting ({ $less }). The button and the panel say so before you begin.
    .levels-title = Levels
    .levels = There are { $levels }, and each takes a little more: level 2 comes with { $second } points, level 10 with { $tenth }, and the last one with { $last }.
    .streaks-title = Streaks
    .streaks = They count the days in a row on which you contribute. Once a week you can miss a day without losing your streak. The day ends at midnight in your time zone, which you choose with { $command }; if you choose none, in UTC.

points-event =
    .prompts = writing an initial prompt
    .replies-assistant = replying as assistant
    .replies-prompter = replying as user
    .labels-simple = labelling in a quick review, or with questions left unanswered
    .labels-full = labelling with everything answered; the nuances are extra
    .rankings-total = ranking
    .accepted-prompts = an initial prompt
    .accepted-replies-assistant = a reply as assistant
    .accepted-replies-prompter = a message as user
    .reply-ranked-1 = in first place
    .reply-ranked-2 = in second place
    .reply-ranked-3 = in third place

# A sentence above the panel after a report.
report-taken = Thanks for telling us: the moderators will look at it. You can go on with your task.
report-known = You had already reported this message: once is enough.

# Above a panel that Discord did not let us update and that therefore comes as a new message.
error-discord = Go on here: Discord did not let us update the panel before. Nothing is lost.

## Demo
# Public greeting in the demo's channels; $command is the command with its slash.
demo-welcome = 🌾 Hello! Here people gather dialogues written by humans, to train an open assistant. Type **{ $command }** and get your first task.

## Campaigns, teams and aliases: what can't be taken
# When somebody starts a campaign with an impossible goal. $least and $most are numbers.
error-goal = Set a goal between { $least } and { $most }.
# The end of a campaign.
error-end-past = Choose a date that is still to come: that one has passed.
# The end of a campaign; $days is the most it may last.
error-end-far = { $days ->
    [one] Choose a nearer date: a campaign lasts { $days } day at most.
   *[other] Choose a nearer date: a campaign lasts { $days } days at most.
}
# The name of a team; $least and $most are the fewest and most characters to be seen.
error-team-name = Try another team name: on one line, with { $least } to { $most } characters that can be seen and no control characters.
# The alias that somebody chooses for the leaderboards; $least and $most as above.
error-alias = Try another alias: on one line, with { $least } to { $most } characters that can be seen and no control characters.

## The board, a table with one line for each member. Titles of columns: short or shortened words, some 6 characters;
# "new", instead of the change of place of who is on it for the first time: some 7. "columns" is in the alt text and
# says the titles in full.
picture-board =
    .points = Points
    .prompts = Prom.
    .replies = Repl.
    .reviews = Rev.
    .rankings = Rank.
    .streak = Streak
    .new = new
    .columns = For each member the table also shows the change of place, prompts, replies, reviews, rankings, and the streak in days.
    .empty = Nobody is here yet: first place is free.

picture-race =
    .total = Running total
    .per-head = Per contributor
    .empty = The race begins with the first contribution.
picture-progress =
    .goal = of { $goal }
    .days = Day by day
picture-columns =
    .empty = No contributions on these days yet.
picture-bars =
    .empty = There is nothing to count yet.

# Words for those who do not see the picture (alt text): whole sentences, with the figures that matter.
# $rows is the list of places, such as "1. Ana: 120 points; 2. Leo: 98 points".
picture-alt =
    .board = Leaderboard “{ $title }”. { $subtitle }. { $rows }
    .board-empty = Leaderboard “{ $title }”. { $subtitle }. Nobody is here yet.
    .row = { $rank }. { $name }: { $count ->
        [one] { $points } point
       *[other] { $points } points
    }
    .own = Your place: { $rank }, with { $count ->
        [one] { $points } point
       *[other] { $points } points
    }.
    .more = and { $count } more.
    .race = Line chart “{ $title }”, { $measure }, from { $first } to { $last }. { $lines }. { $leader } leads by { $lead }.
    .race-level = Line chart “{ $title }”, { $measure }, from { $first } to { $last }. { $lines }. The lead is tied.
    .race-empty = Line chart “{ $title }”, no data yet.
    .pair = { $name }: { $value }
    .progress = Campaign “{ $title }”: { $done } of { $goal }, { $share }.
    .best-day = The best day was { $day }, with { $count }.
    .columns = Column chart “{ $title }”, from { $first } to { $last }. In total, { $series }.
    .columns-empty = Column chart “{ $title }”, no data yet.
    .bars = Bar chart “{ $title }”. { $groups }.
    .bars-empty = Bar chart “{ $title }”, no data yet.
    .group = { $name }: { $value } ({ $parts })

## Posts in channels
# Somebody's points on a leaderboard; $amount is the number as it is read.
post-points = { $count ->
    [one] { $amount } point
   *[other] { $amount } points
}

# The leaderboard that is posted. .day, .week, .month and .total: title, max 200.
# .since-ever, .here and .everywhere: at the foot, which period and servers. .streak and .new: after somebody's points.
post-board =
    .day = Leaderboard of the day: { $language }
    .week = Leaderboard of the week: { $language }
    .month = Leaderboard of the month: { $language }
    .total = All-time leaderboard: { $language }
    .since-ever = since the beginning
    .here = this server
    .everywhere = all servers
    .streak = { $days }-day streak
    .new = new here
    .empty = Nobody's here yet: first place is free. One contribution takes it.

# The daily digest. .title: the title. Each figure is a line; .more or .less follows where it changed.
post-digest =
    .title = Yesterday in { $language }
    .quiet = It was a quiet day without contributions. Today can be different.
    .contributions = { $count ->
        [one] **{ $amount }** contribution
       *[other] **{ $amount }** contributions
    }
    .accepted = { $count ->
        [one] **{ $amount }** message accepted
       *[other] **{ $amount }** messages accepted
    }
    .reviews = { $count ->
        [one] **{ $amount }** review
       *[other] **{ $amount }** reviews
    }
    .rankings = { $count ->
        [one] **{ $amount }** ranking
       *[other] **{ $amount }** rankings
    }
    .finished-trees = { $count ->
        [one] **{ $amount }** conversation finished
       *[other] **{ $amount }** conversations finished
    }
    .contributors = { $count ->
        [one] **{ $amount }** person contributed
       *[other] **{ $amount }** people contributed
    }
    .newcomers = { $count ->
        [one] **{ $amount }** person for the first time
       *[other] **{ $amount }** people for the first time
    }
    .more = { $amount } more than the day before
    .less = { $amount } fewer than the day before
    .best = Who did most
    .next = And now

# What waits for somebody. .waits follows "🧑 User" above a prompt; .more ends a long one.
post-teaser =
    .title = Conversations are waiting in { $language }
    .text = A few minutes are enough to help one of them along.
    .waits = this prompt is waiting for a reply
    .more = *(the task shows the rest)*

# A campaign. The first three are its title, max 200; $amount is the goal as it is read.
post-campaign =
    .accepted-messages = { $count ->
        [one] { $amount } accepted message in { $language }
       *[other] { $amount } accepted messages in { $language }
    }
    .finished-trees = { $count ->
        [one] { $amount } finished conversation in { $language }
       *[other] { $amount } finished conversations in { $language }
    }
    .contributions = { $count ->
        [one] { $amount } contribution in { $language }
       *[other] { $amount } contributions in { $language }
    }
    .share = { $percent }%
    .today = { $count ->
        [0] Nothing yet today
       *[other] Today { $amount }
    }
    .rate = { $count ->
        [0] less than 1 a day
       *[other] { $amount } a day
    }
    .reached = the goal is reached
    .unknown = it's too early to tell a date
    .date = { $days ->
        [one] at this rate, { $date } (±{ $days } day)
       *[other] at this rate, { $date } (±{ $days } days)
    }
    .date-open = at this rate, { $date } or much later
    .near = { $date }
    .far = { $date }
    .until = Ends { $when }
    .paused = Paused: what arrives in the meantime doesn't count for the campaign.
    .ended = This campaign is over. Thank you for every contribution.
    .updated = Updated { $when }

# When part of the goal is reached.
post-milestone =
    .text = { $percent }% done: { $done } of { $goal }.
    .goal = Goal reached: { $done } of { $goal }. The campaign stays open until its last day.

# At the end of a campaign. $campaign is its title.
post-end =
    .title = Campaign over: { $campaign }
    .text = Together we got to { $done } of { $goal }, { $percent }%. The conversations in { $language } that came of it are here to stay.
    .reached = Goal reached: { $done } of { $goal }. The conversations in { $language } that came of it are here to stay.
    .thanks = Thank you
    .people = People
    .days = Days
    .best-day = Best day
    .more = { $count ->
        [one] one more person
       *[other] { $amount } more people
    }
    .everybody = { $count ->
        [one] To the person who contributed.
       *[other] To the { $amount } people who contributed.
    }

# What one reads after pressing "How does it work?" in a campaign. $until is a date and time.
post-how =
    .title = How the campaign works
    .text = The community wants to reach **{ $goal }** in { $language }. Whatever is contributed in that language counts, from any server.
    .accepted-messages = Messages count once reviewers accept them. Writing counts when it's accepted; labelling and ranking get it there sooner.
    .finished-trees = Finished conversations count: written, reviewed and ranked. Every task brings one closer to its end.
    .contributions = Every task you submit counts: writing, labelling or ranking.
    .join = Press the first button: it gives you exactly what's missing most. The first time you accept the terms; after that, a task takes a few minutes.
    .rivals = The other figure is that of the languages it races against, counted from the same moment.
    .until = It ends on { $until }.
    .ended = It's over, but conversations still need a hand.

# A word to the moderators. $channel is a channel, $command a command.
post-refused =
    .title = I can't post in a channel
    .forbidden = Discord doesn't let me post in { $channel }: I lack permission to view the channel, send messages, embed links or attach files. I've stopped what is posted there ({ $languages }). Give me the permissions and turn it on again with { $command }.
    .rejected = Discord didn't accept a post in { $channel } ({ $languages }) after several attempts. I've left it out; the next one comes at its usual time. What is posted there is set with { $command }.
    .gone = The channel { $channel } doesn't exist any more. I've stopped what was posted there ({ $languages }). Choose another one with { $command }.
    .campaign-forbidden = Discord doesn't let me post a campaign's message in { $channel } ({ $languages }). The campaign goes on counting. Let me view the channel, send messages, embed links and attach files.
    .campaign-gone = The channel { $channel } that held a campaign's message ({ $languages }) doesn't exist any more. The campaign goes on counting without it.

# Buttons below a post: they give a task of that kind. Max 60.
button-post =
    .initial-prompt = Write a prompt now
    .assistant-reply = Answer one now
    .prompter-reply = Carry one on now
    .label-initial-prompt = Label one now
    .label-assistant-reply = Label one now
    .label-prompter-reply = Label one now
    .rank-assistant-replies = Rank one now
    .rank-prompter-replies = Rank one now
    .rank-initial-prompts = Compare prompts now
    .how = How does it work?

## Posts and campaigns: what cannot be
# Answers to whoever runs the server and sets up posts (/channels) or a campaign (/campaign). At most 400.
error-feed-gone = Look again at what is posted on this server: this is not there any more.
error-board-size = Choose between { $least } and { $most } lines: that is what a leaderboard can hold.
# $schedule is what was typed; "mon" is how Monday is written in a cron line.
error-schedule = { $reason ->
    [too-often] Choose once an hour at most: `{ $schedule }` would post more often.
    [never] Change the day or the month: `{ $schedule }` never comes.
    [time] Write the time like this: 9:00 or 18:30. `{ $schedule }` is not a time.
   *[broken] Write five fields with spaces between them, such as `0 9 * * mon` (every Monday at nine): `{ $schedule }` cannot be understood.
}
error-rivals = Choose { $most } rival languages at most: with more, the chart cannot be read.
error-campaign-running = End the campaign that is there first: this server already has one for { $language }, running or paused.
error-campaign-gone = Look at the list of this server's campaigns: this one is not there.

# When something is posted, within a sentence or a list. $time: "9:00 AM". $days: "Monday and Thursday". At most 80.
timetable =
    .hourly = every hour, at minute { $minute }
    .daily = every day, { $time }
    .weekly = every { $days }, { $time }
    .monthly = day { $day } of every month, { $time }
    .month-end = the last day of every month, { $time }
    .line = by the cron line `{ $line }`

## Leaderboards, one's own page, statistics and languages compared
# Commands and options: names max. 32, descriptions max. 100.

command-leaderboard =
    .name = leaderboard
    .description = Who contributes most, and where you stand.
option-leaderboard-language =
    .name = language
    .description = Language of the contributions; without it, the first of yours.
option-leaderboard-period =
    .name = period
    .description = Today, this week, this month or since the beginning.
option-leaderboard-scope =
    .name = scope
    .description = This server or all of them.
command-me =
    .name = me
    .description = Your points, level and ranks, and what became of your last contributions.
command-stats =
    .name = stats
    .description = What we have collected so far, in words and pictures.
option-stats-language =
    .name = language
    .description = One language; without it, all of them.
command-share =
    .name = share
    .description = Languages side by side: a picture to show in the channel.
option-share-languages =
    .name = languages
    .description = Two to five, with commas between them.
option-share-per-head =
    .name = per-head
    .description = Count per person who contributes, not in total.

# In place of a language, when it is all of them; also as a choice of a menu: max. 100.
all-languages = all languages
# In place of a name, when none is known.
somebody = somebody from the community

# Periods of a leaderboard; max. 100. Also as choices of a command.
frame-day = today
frame-week = this week
frame-month = this month
frame-total = since the beginning
# Menu of periods; max. 150.
frame-placeholder = Another period

# The leaderboard. .here and .everywhere: choices of a command and part of the heading, max. 100.
# $name is somebody's name. The counts stand in small print below the name: keep them short.
leaderboard =
    .title = 🏆 Leaderboard
    .here = this server
    .everywhere = all servers
    .empty = Nobody is here yet: first place is free.
    .page = Page { $page }
    .line = **{ $rank }.** { $name } · { $points ->
        [one] **{ $points }** point
       *[other] **{ $points }** points
    }
    .own-line = **{ $rank }.** **{ $name }** (you) · { $points ->
        [one] **{ $points }** point
       *[other] **{ $points }** points
    }
    .prompts = { $count ->
        [one] { $count } prompt
       *[other] { $count } prompts
    }
    .replies = { $count ->
        [one] { $count } reply
       *[other] { $count } replies
    }
    .reviews = { $count ->
        [one] { $count } review
       *[other] { $count } reviews
    }
    .rankings = { $count ->
        [one] { $count } ranking
       *[other] { $count } rankings
    }
    .streak = { $days ->
        [one] { $days }-day streak
       *[other] { $days }-day streak
    }
    .own-title = Your place
    .own-none = You have no points here yet. A single contribution puts you on the board.
    .own-hidden = Only you see this line: others don't see you here.
    .leads = Nobody is ahead of you.
    .missing = { $points ->
        [one] { $points } point to draw level with whoever is ahead of you.
       *[other] { $points } points to draw level with whoever is ahead of you.
    }
    .missing-rank = { $points ->
        [one] { $points } point to reach place { $rank }.
       *[other] { $points } points to reach place { $rank }.
    }

# One's own page. Titles: max. 256.
me =
    .title = All about you
    .points = { $points ->
        [one] **{ $points }** point · level **{ $level }**
       *[other] **{ $points }** points · level **{ $level }**
    }
    .level-next = { $points ->
        [one] { $points } point to level { $level }.
       *[other] { $points } points to level { $level }.
    }
    .level-last = You have reached the last level.
    .today = { $total ->
        [one] { $total } contribution so far; { $today } today.
       *[other] { $total } contributions so far; { $today } today.
    }
    .streak = { $days ->
        [one] A streak of { $days } day.
       *[other] A streak of { $days } days.
    }
    .acceptance = What you wrote
    .acceptance-none = { $waiting ->
        [0] Nothing of yours is under review yet.
        [one] Nothing has been decided yet: { $waiting } message is waiting.
       *[other] Nothing has been decided yet: { $waiting } messages are waiting.
    }
    .accepted = { $decided ->
        [one] { $decided } message was decided on; accepted: **{ $accepted }** ({ $share }).
       *[other] { $decided } messages were decided on; accepted: **{ $accepted }** ({ $share }).
    }
    .waiting = { $waiting ->
        [0] Nothing is waiting for review.
        [one] { $waiting } is waiting for review.
       *[other] { $waiting } are waiting for review.
    }
    .ranks = Your places, all languages together
    .rank = { $frame }: **{ $everywhere }**
    .rank-here = { $frame }: **{ $here }** here · **{ $everywhere }** on all servers
    .badges = Badges
    .team = Team
    .shown = How others see you
    .shown-alias = On leaderboards you are **{ $name }** (your alias).
    .shown-name = On leaderboards you are **{ $name }**.
    .credit-on = Campaigns name you in their thanks.
    .credit-off = Campaigns don't name you in their thanks.
    .points-by = Where your points come from
    .points-none = You have no points yet: your first contribution brings some.
    .recent = Your last contributions
    .visibility-saved = Saved: your visibility has changed.
    .alias-saved = Saved: leaderboards use your alias.
    .alias-gone = Done: you have no alias any more, your name is used.
    .credit-saved = Saved: the next thanks will go by it.

# At the end of the line of each of the last contributions. $rank is a place.
me-outcome =
    .waiting = waiting for others
    .accepted = accepted
    .rejected = not accepted
    .removed = removed
    .ranked = accepted, in place { $rank }
    .agreed = in agreement with others
    .disagreed = others saw it differently
    .counted = counted

# Menu of visibility: .name and .description max. 100; the description is also read on one's own page.
visibility-placeholder = Where you are shown
visibility-public =
    .name = Shown everywhere
    .description = You are shown on the leaderboards of every server.
visibility-server =
    .name = On your servers only
    .description = You are shown on the leaderboards of single servers, not on those of all servers together.
visibility-private =
    .name = Not shown
    .description = You are shown on no leaderboard; only you see your place.

# The form of the alias: .title and .label max. 45, .description and the example max. 100.
alias-form =
    .title = Your alias
    .label = What leaderboards call you
    .description = Up to 32 characters. Leave it empty to use your name.
alias-placeholder = A short name

# Buttons: max. 80.
button-page-back = Previous
button-page-on = Next
button-board-here = Show this server
button-board-everywhere = Show all servers
button-boards = Leaderboard
button-me = My page
button-alias = Alias
button-credit-on = Name me in thanks
button-credit-off = Thanks name me
button-publish = Post it here
button-race-total = Show totals
button-race-head = Show per head
button-join = Take part in { $language }

# Statistics. Titles: max. 100 (they stand in the picture too). Buttons: max. 80. $amount is what is read.
stats =
    .empty = There is nothing to count here yet: the first contribution opens this page.
    .invitation = Will it be yours?
    .more = { $count ->
        [one] There is { $count } more language: choose it in the menu.
       *[other] There are { $count } more languages: choose them in the menu.
    }
    .others = other languages
# Menu of languages; max. 150.
stats-placeholder = Another language
stats-overview =
    .title = What we have so far
    .text = Messages of all conversations, imported ones too; contributions and people of all servers.
    .button = Overview
    .messages = { $count ->
        [one] **{ $amount }** message, { $accepted } accepted
       *[other] **{ $amount }** messages, { $accepted } accepted
    }
    .trees = { $count ->
        [one] **{ $amount }** finished conversation
       *[other] **{ $amount }** finished conversations
    }
    .contributions = { $count ->
        [one] **{ $amount }** contribution
       *[other] **{ $amount }** contributions
    }
    .people = { $count ->
        [one] **{ $amount }** person
       *[other] **{ $amount }** people
    }
    .written = messages
    .reviews = reviews
    .rankings = rankings
stats-messages =
    .title = Messages by role
    .text = Who speaks in the messages there are, and how many were accepted.
    .button = Messages
    .line = { $role }: **{ $amount }** ({ $accepted } accepted)
stats-trees =
    .title = Trees by state
    .text = A tree is a conversation with all its replies.
    .button = Trees
    .review = prompt under review
    .waiting = prompt waiting
    .growing = growing
    .ranking = to be ranked
    .ready = finished
    .stopped = stopped
stats-funnel =
    .title = From written to publishable
    .text = How far messages get; the share is of all that were written.
    .button = Funnel
    .line = **{ $amount }** · { $stage } ({ $share })
stage =
    .written = written
    .accepted = accepted
    .ranked = ranked
    .exportable = publishable
stats-time =
    .title = Contributions per day
    .text = Days in UTC; what was imported doesn't count.
    .button = Per day
    .line = Today **{ $today }** · 7 days **{ $week }** · 30 days **{ $month }** · 90 days **{ $quarter }**
stats-people =
    .title = People per day
    .text = People who contributed; whoever does so in two languages counts in both.
    .button = People
    .line = Today **{ $today }** · this week **{ $week }** · this month **{ $month }** · in total **{ $total }**
stats-agreement =
    .title = Agreement between reviews
    .text = Krippendorff's alpha of each question: 1 means that everybody answers the same, 0 that they agree as often as by chance. It tells whether a question is understood alike, not whether the answer is right. In the picture, 100% stands for an alpha of 1.
    .button = Agreement
    .line = { $count ->
        [one] **{ $alpha }** · { $question } ({ $amount } message)
       *[other] **{ $alpha }** · { $question } ({ $amount } messages)
    }

# States of a tree, after their number.
tree-state =
    .initial-prompt-review = with their prompt under review
    .prompt-lottery-waiting = with their prompt waiting to be drawn
    .growing = growing
    .ranking = to be ranked
    .ready-for-scoring = about to be finished
    .ready-for-export = finished
    .scoring-failed = whose orders could not be merged
    .aborted-low-grade = turned down in review
    .halted-by-moderator = stopped
    .backlog-ranking = imported, to be ranked later

# Languages compared: the preview and what is posted. $leader and $follower are languages; $lead is by how much.
share =
    .measure = accepted messages
    .empty = There are no accepted messages in these languages yet. The first one decides who takes the lead.
    .alt = Text for those who don't see the picture
    .private = This is what it will look like. For now only you see it.
    .total = Messages accepted so far:
    .per-head = Messages accepted so far, per person who contributes:
    .leads = In the lead: **{ $leader }**, { $lead } ahead of { $follower }.
    .level = Level at the top.
    .invitation-title = Will you join in?
    .invitation = Every message that is written, reviewed or ranked moves the line. Press the button and get your first task.
    .published = Posted: [see the message]({ $link }).

# When languages are compared; $least and $most are numbers.
error-race-languages = Choose { $least } to { $most } different languages, with commas between them.
# When something is posted. $missing is the list of permissions that are missing, as Discord calls them.
error-share-member = Try a channel where you may write: you don't have that permission in this one.
error-share-bot = Ask whoever runs the server to let me post here. I'm missing: { $missing }.
error-share-again = { $minutes ->
    [one] Wait { $minutes } minute: a comparison was posted in this channel a moment ago.
   *[other] Wait { $minutes } minutes: a comparison was posted in this channel a moment ago.
}
error-publish = Try again in a few minutes: Discord did not let me post here.

## Teams and badges

# Commands. Name: at most 32, small letters, no spaces. Description: at most 100.
command-team =
    .name = team
    .description = Your team on this server, and how it stands against the others.
command-team-join =
    .name = join
    .description = Join a team of this server; if you had another one, you leave it.
command-team-leave =
    .name = leave
    .description = Leave your team on this server.
command-team-board =
    .name = board
    .description = See how the teams of this server stand.
option-team-team =
    .name = team
    .description = One of the server's teams.
option-team-period =
    .name = period
    .description = Today, this week, this month or since the beginning.
option-team-compare =
    .name = compare
    .description = In total or per person.
option-team-language =
    .name = language
    .description = Language of the contributions; without it, all of them together.
command-teams =
    .name = teams
    .description = Define the teams of this server.
command-teams-add =
    .name = add
    .description = Add a team: a country, a variety, a club.
command-teams-rename =
    .name = rename
    .description = Give a team another name.
command-teams-remove =
    .name = remove
    .description = Remove a team with its points.
command-teams-list =
    .name = list
    .description = See the teams of this server.
option-teams-team =
    .name = team
    .description = The team it is about.
option-teams-name =
    .name = name
    .description = What it is called, in 2 to 32 characters.
command-badges =
    .name = badges
    .description = The badges, and the roles they bring on this server.
command-badges-list =
    .name = list
    .description = See the badges you have and what the others take.
command-badges-role =
    .name = role
    .description = Choose the role that a badge brings (for those who manage the server).
option-badges-badge =
    .name = badge
    .description = The badge it is about.
option-badges-role =
    .name = role
    .description = The role it brings; without it, none.

# The board of teams. .total and .per-head stand after the language and the period, and are choices of the command.
# $points may have decimals. People write the names.
team-board =
    .title = Teams
    .total = total
    .per-head = per person
    .empty = There's no team to compare yet.
    .line = **{ $rank }.** **{ $name }** · { $points ->
        [one] { $points } point
       *[other] { $points } points
    } · { $members ->
        [one] { $members } person
       *[other] { $members } people
    }
    .line-per-head = **{ $rank }.** **{ $name }** · { $points ->
        [one] { $points } point per person
       *[other] { $points } points per person
    } · { $members ->
        [one] { $members } person
       *[other] { $members } people
    }
    .own-title = Your team
    .own-none = You don't have one yet. Choose one with { $command }: what you contribute here from then on counts for it.
    .own-small = **{ $name }** joins this table once it has { $members } people.
    .per-head-note = Points are divided by who is there now. It takes at least { $members } people.

# After joining a team.
team-joined =
    .title = Your team
    .text = You're part of **{ $name }** now. Good to have you.
    .changed = You leave **{ $left }** for **{ $name }**. What you did before stays with { $left }.
    .already = You were in **{ $name }** already: nothing changes.
    .members = { $members ->
        [one] You're the first one for now: invite others.
       *[other] With you there are { $members } people.
    }
    .from-now = What you contribute on this server from now on counts for it; points appear after a couple of minutes.

# After leaving a team.
team-left =
    .title = Your team
    .text = You've left **{ $name }**. What you did while you were there stays with the team.
    .none = You have no team on this server. Choose one with { $command }.

# The teams, for those who manage the server.
teams =
    .title = Teams of this server: { $count }
    .line = **{ $name }** · { $members ->
        [one] { $members } person
       *[other] { $members } people
    }
    .empty = There are none yet. Add the first one with { $command }.
    .added = New team: **{ $name }**.
    .renamed = **{ $old }** is called **{ $name }** now.
    .removed = The team **{ $name }** is gone.
    .remove-title = Remove this team?
    .remove-text = { $members ->
        [0] The points of **{ $name }** are lost, and can't be brought back. Nobody is in it.
        [one] The points of **{ $name }** are lost, and can't be brought back. The person in it has no team then; their own points don't change.
       *[other] The points of **{ $name }** are lost, and can't be brought back. The { $members } people in it have no team then; their own points don't change.
    }

# Buttons of teams. At most 80, better less than 25.
button-team =
    .board = See the board
    .total = Compare in total
    .per-head = Compare per person
    .before = Previous
    .after = Next ones
    .list = See the teams
    .keep = No, keep it
    .remove = Remove the team

# Each badge: .name is a choice of a command too (at most 100), .how says what it takes (after the name) and .news is the
# line that is read when it is earned, below the thanks.
badge-first-prompt =
    .name = First prompt
    .how = write an initial prompt
    .news = Badge **First prompt**: you've just opened your first conversation.
badge-contributions-10 =
    .name = Ten contributions
    .how = reach ten contributions
    .news = Badge **Ten contributions**: it shows that you're here.
badge-contributions-50 =
    .name = Fifty contributions
    .how = reach fifty contributions
    .news = Badge **Fifty contributions**: there's something of yours in many conversations.
badge-contributions-100 =
    .name = A hundred contributions
    .how = reach a hundred contributions
    .news = Badge **A hundred contributions**: a hundred times thank you.
badge-contributions-300 =
    .name = Three hundred contributions
    .how = reach three hundred contributions
    .news = Badge **Three hundred contributions**: few people get this far.
badge-streak-3 =
    .name = 3-day streak
    .how = contribute on three days in a row
    .news = Badge **3-day streak**: this is becoming a habit.
badge-streak-7 =
    .name = 7-day streak
    .how = contribute on seven days in a row
    .news = Badge **7-day streak**: a whole week, thanks for coming back.
badge-streak-30 =
    .name = 30-day streak
    .how = contribute on thirty days in a row
    .news = Badge **30-day streak**: a month without letting go.
badge-streak-100 =
    .name = 100-day streak
    .how = contribute on a hundred days in a row
    .news = Badge **100-day streak**: a hundred days in a row; there are no words.
badge-best-reply =
    .name = Best reply
    .how = write a reply that the community puts first
    .news = Badge **Best reply**: the community has put a message of yours first.
badge-agreeing-reviewer =
    .name = In tune
    .how = review as the others do; it's looked at from { $answers } compared answers on
    .news = Badge **In tune**: your reviews agree with those of the others.

# The list of badges. .role stands after a badge; $role is a role of Discord.
badges =
    .title = Badges
    .text = Each one is earned once and stays with you.
    .own = Yours
    .others = To be earned
    .role = brings the role { $role }
    .role-title = Role for a badge
    .role-set = Whoever earns **{ $badge }** is given the role { $role }. Those who have it already get it with their next badge, or when they open the list of badges.
    .role-none = **{ $badge }** brings no role any more. Those who have it keep it.

# What can't be done with teams and badges. $command is a command; $role and $bot are a role and the bot as Discord shows them.
error-team-taken = Find another name: there's a team that is called this, or almost.
error-team-gone = Choose a team from the list that appears while you type: that one doesn't exist, or not any more.
error-no-teams = Add a team with { $command }, or ask those who manage the server: there are none here yet.
error-too-many-teams = Remove a team first: a server can have { $most }.
error-role-everyone = Choose another role: everybody has @everyone already.
error-role-managed = Choose another role: { $role } belongs to an app or is managed by Discord, and can't be given.
error-role-powerful = Choose a role without permissions to moderate or to manage: { $role } has some, and anybody can earn a badge.
error-role-permission = Give me the permission “Manage Roles” in Server Settings → Roles → { $bot } → Permissions, and try again.
error-role-high = Move my role above { $role } in Server Settings → Roles and try again, or choose a role further down.
error-role-above-you = Choose a role below your own highest one: { $role } isn't.

## Channels and campaigns: commands for whoever runs a server, and how campaigns are going for everybody
# Name: max 32, small letters, no spaces. Description: max 100.

command-channels =
    .name = channels
    .description = What is posted in each channel: leaderboards, digests and campaigns.
command-channels-bind =
    .name = bind
    .description = Bind a channel to a language and choose what is posted there.
command-channels-unbind =
    .name = unbind
    .description = Stop posting in a channel.
command-channels-list =
    .name = list
    .description = Every bound channel, what comes next and what is paused.
command-channels-show =
    .name = show
    .description = What is posted in a channel: switch it on, change its times or see a sample.
command-channels-settings =
    .name = settings
    .description = The server's time zone, the colours of pictures and the moderators' channel.
command-channels-hide =
    .name = hide
    .description = Take somebody off this server's leaderboards because they asked for it.
command-channels-unhide =
    .name = unhide
    .description = Put somebody back on this server's leaderboards.
option-channels-channel =
    .name = channel
    .description = A text channel.
option-channels-language =
    .name = language
    .description = The language whose contributions are shown.
option-channels-posts =
    .name = posts
    .description = What is posted, separated by commas; without it, the usual.
option-channels-time-zone =
    .name = time-zone
    .description = The clock that posts go by. Type a city or a country.
option-channels-moderators-channel =
    .name = moderators-channel
    .description = Where the bot says when something stops working.
option-channels-theme =
    .name = theme
    .description = The colours of pictures.
option-channels-member =
    .name = member
    .description = Who it is about.
command-campaign =
    .name = campaign
    .description = A shared goal for a language, with a live message.
command-campaign-start =
    .name = start
    .description = Start a campaign; you'll see a summary before it is posted.
command-campaign-status =
    .name = status
    .description = How a campaign is going: figures, pace and forecast.
command-campaign-pause =
    .name = pause
    .description = Pause a campaign: what arrives meanwhile doesn't count.
command-campaign-resume =
    .name = resume
    .description = Go on with a paused campaign.
command-campaign-end =
    .name = end
    .description = End a campaign early.
command-campaign-list =
    .name = list
    .description = This server's campaigns, ended ones too.
option-campaign-language =
    .name = language
    .description = The campaign's language.
option-campaign-goal =
    .name = goal
    .description = How many you want to reach; without a number, 50,000.
option-campaign-unit =
    .name = unit
    .description = What counts.
option-campaign-until =
    .name = until
    .description = The last day: 2026-12-31, 31/12/2026 or "30 days".
option-campaign-versus =
    .name = versus
    .description = Languages to race against, separated by commas: four at most.
option-campaign-channel =
    .name = channel
    .description = Where it is posted; without it, the language's channel for campaigns, or here.

# What a campaign counts, in a list of choices. Max 100.
campaign-unit-accepted-messages = Accepted messages
campaign-unit-finished-trees = Finished conversations
campaign-unit-contributions = Contributions
# The colours of pictures, in a list of choices. Max 100.
theme-dark = Dark
theme-light = Light
# Words that are understood behind a number in "until": all that people use, small letters, with commas.
campaign-until =
    .days = days, day, d
    .weeks = weeks, week, w

# Each thing that is posted. .name: max 60. .about: max 100, in the select.
feed-board-day =
    .name = Leaderboard of the day
    .about = Who contributed most in a day
feed-board-week =
    .name = Leaderboard of the week
    .about = Who contributed most in a week
feed-board-month =
    .name = Leaderboard of the month
    .about = Who contributed most in a month
feed-board-total =
    .name = Leaderboard of all time
    .about = Who has contributed most since the beginning
feed-digest =
    .name = Digest
    .about = What happened since yesterday
feed-teaser =
    .name = Conversation that waits
    .about = An open conversation, to draw people in
feed-campaign =
    .name = Campaigns
    .about = Where the live message of this language's campaigns goes
feed-milestones =
    .name = Milestones
    .about = When a campaign reaches 10, 25, 50, 75 and 100%

# The panel of a channel. $language is the language shown; $channel is drawn by Discord.
channel-panel =
    .title = Posts in { $language }
    .intro = In { $channel }, by the clock of { $zone }. Choose one to change it.
    .bound = Done: { $channel } is bound to { $language }.
    .changed = Change saved: { $post }.
# Parts of each post's line, separated by dots.
feed-line =
    .on = on
    .off = off
    .paused = paused
    .events = when something happens
    .size = { $size ->
        [one] { $size } place
       *[other] { $size } places
    }
    .locale = texts in { $language }
    .in-place = the same message is edited
    .anew = a new message each time
    .everywhere = all servers
    .next = next: { $when }
# Why something was paused, within a sentence: "paused: …".
feed-paused =
    .forbidden = permissions are missing in the channel
    .gone = the channel no longer exists
    .other = Discord doesn't allow posting there
# The panel's select. Max 150.
feed-placeholder = Choose a post…

# Buttons of the panel. Max 80.
button-feed =
    .on = Switch on
    .off = Switch off
    .change = Change
    .preview = See a sample
    .resume = Resume
button-channels =
    .back = Back to the channel
    .check = Check again
    .list = All channels
    .edit = Keep editing

# The form of a post. Titles: max 45. Descriptions and options: max 100.
feed-form =
    .title = { $post }
    .frequency = How often?
    .daily = Every day
    .weekly = On Mondays
    .monthly = On the 1st of each month
    .cron = Other times, with a cron line
    .time = Time, or cron line
    .time-about = For example 09:00; or as cron, 30 18 * * mon,thu
    .size = Places
    .size-about = From { $least } to { $most }
    .locale = Language of the texts
    .locale-auto = The channel's, if I speak it
    .place = How is it posted?
    .place-anew = A new message each time
    .place-in-place = The same message is always edited
    .place-anew-here = New message, this server only
    .place-anew-everywhere = New message, all servers
    .place-in-place-here = Same message, this server only
    .place-in-place-everywhere = Same message, all servers

# Above the sample of a post.
feed-preview = This is how "{ $post }" would look now. Only you can see this.

# The list of bound channels.
channel-list =
    .title = Bound channels
    .empty = There are none yet. Bind the first one with { $command }.
    .on = { $count ->
        [0] nothing on
        [one] one post on
       *[other] { $count } posts on
    }
    .paused = ⏸ Paused: { $posts } ({ $because })
# The select. Max 150.
channel-list-placeholder = See a channel…
# After unbinding.
channel-unbound = Done: nothing is posted in { $channel } any more. The messages that are there stay.
channel-unbound-language = Done: nothing about { $language } is posted in { $channel } any more. The messages that are there stay.

# The server's settings.
server-settings =
    .title = Server settings
    .time-zone = Time zone: { $zone }
    .theme = Pictures: { $theme }
    .moderators = Notices to moderators: { $channel }
    .no-moderators = Notices to moderators: no channel. Choose one to hear when something stops being posted.
    .how = To change them, use { $command } with what you want to change.
# Hiding and showing; $member is drawn by Discord.
member-hidden = Done: { $member } no longer appears on this server's leaderboards.
member-shown = Done: { $member } appears on this server's leaderboards again.

# Permissions missing in a channel. .name: what Discord calls it in this language.
permission-view-channel =
    .name = View Channel
    .why = to find it
permission-send-messages =
    .name = Send Messages
    .why = to post
permission-embed-links =
    .name = Embed Links
    .why = for the boxes with figures
permission-attach-files =
    .name = Attach Files
    .why = for the pictures
permission-read-message-history =
    .name = Read Message History
    .why = so that nothing is posted twice
permission-missing =
    .title = First, give the bot permissions
    .text = In { $channel } I lack:
# $bot is what the bot is called on the server.
permission-how = Open the channel's settings, go to Permissions, add **{ $bot }** and tick the ones above in green. Then check again.

# The summary before a campaign starts.
campaign-confirm =
    .title = Start this campaign?
    .goal = Goal: **{ $goal }**
    .unit = What counts: { $unit }
    .language = Language: { $language }
    .versus = Races against: { $languages }
    .until = Until: { $when }
    .channel = Posted in { $channel }
    .locale = Texts in { $language }
    .note = It counts what arrives once it has started. The message is posted as soon as you start it, and updates itself.
button-campaign =
    .begin = Start and post
    .pause = Pause
    .resume = Resume
    .end = End…
    .end-now = End the campaign
    .keep = Leave it as it is
    .list = Campaigns
# Above a campaign's panel, after something was done. $channel is drawn by Discord.
campaign-done =
    .begun = It's on: the message is in { $channel }.
    .paused = Paused: what arrives until it goes on doesn't count.
    .resumed = It goes on.
    .ended = Ended. The summary and the thanks come out in { $channel }.
# The question before ending.
campaign-end =
    .title = End this campaign?
    .text = It stands at { $done } of { $goal } ({ $percent }%). Ending it posts the final summary and can't be undone.
# A campaign's lines in the list and on its panel.
campaign-row =
    .progress = { $done } of { $goal } ({ $percent }%)
    .running = running until { $when }
    .paused = paused, until { $when }
    .ended = ended on { $when }
    .where = in { $channel }
    .problem = ⚠ The message can't be shown: { $because }.
campaign-list =
    .title = Campaigns
    .empty = There have been no campaigns on this server.
    .empty-staff = There have been no campaigns on this server. Start the first one with { $command }.
    .more = { $count ->
        [one] And one more, earlier.
       *[other] And { $count } more, earlier.
    }
# The select. Max 150.
campaign-placeholder = See a campaign…
# Figures that only /campaign status shows. Dates are drawn by Discord.
campaign-figures =
    .title = Pace and forecast
    .rate = Pace: { $rate } a day.
    .wanted = To make it in time: { $rate } a day.
    .forecast = Goal expected: { $when }, between { $earliest } and { $latest }.
    .forecast-open = Goal expected: { $when }, or a good deal later: it can't be narrowed down yet.
    .unknown = It's too early for a forecast.
    .reached = The goal has been reached.

# What can't be taken from whoever runs the server. Each sentence begins with what can be done.
error-not-allowed = Ask somebody who runs the server: it takes the "Manage Server" permission.
error-channel-unseen = Choose a text channel that I can see: I can't get into { $channel }. Give me the "View Channel" permission and try again.
error-channel-needed = Say in which channel, with that option: nothing can be posted here.
error-not-bound = Bind the channel first: nothing of that is posted in { $channel }.
error-unknown-post = Choose what is posted from the list: "{ $post }" isn't on it. You can choose from { $known }.
error-unknown-theme = Choose a theme from the list: dark or light.
error-feed-choice = Choose one of the options of the form.
error-end-unknown = Write the date like 2026-12-31 or 31/12/2026, or how long it lasts, for example "30 days".
error-unknown-unit = Choose what counts from the list.
error-own-rival = Choose other languages to race against: { $language } can't race against itself.
error-campaign-long = Choose fewer languages to race against: with these the summary doesn't fit.
error-no-campaign = Look at the list of campaigns: there is none in that language that hasn't ended.
error-no-campaigns = Look at the list of campaigns: there is none now that hasn't ended.
error-which-campaign = Say which language: several campaigns haven't ended ({ $languages }).
error-not-contributor = Choose somebody who has contributed: that person is on no leaderboard.

## The roles for badges: what cannot be chosen

# When choosing with /badges role: whoever asks may not give roles on the server.
error-role-not-yours = Ask somebody with the permission “Manage Roles”: choosing a reward takes being able to give roles.
# When choosing with /badges role; $role and $channel are mentions.
error-role-channel = Choose a role that brings nothing more in any channel: { $role } opens { $channel } or lets people moderate there, and anybody can earn a badge.

# The alias that somebody chooses is the bot's name, or reads the same; $name is that name.
error-alias-bot = Try another alias: { $name } is the bot's name.

## The limits of one person, and texts that are almost the same

# When submitting a text that is almost the same as another one by the same person.
error-text-similar = Change some more: it's too much like another text you submitted a short while ago. Nothing is lost, you'll find it when you edit.
# When skipping, voting, reporting or asking for a text more often than an hour allows; $limit is how often that is.
error-too-often = { $what ->
    [skip] Give the task you have a try: you've already skipped { $limit } in an hour. { $minutes ->
        [one] In a minute you can skip again.
       *[other] In { $minutes } minutes you can skip again.
    }
    [vote] Have a little rest: you've already voted on { $limit } messages in an hour. { $minutes ->
        [one] In a minute you can go on.
       *[other] In { $minutes } minutes you can go on.
    }
    [report] Thank you for telling us. You've already reported { $limit } messages in an hour; if it's urgent, talk to the moderators. { $minutes ->
        [one] In a minute you can go on.
       *[other] In { $minutes } minutes you can go on.
    }
   *[newcomer_text] Review or rank something meanwhile: in the beginning there's room for { $limit } texts an hour. { $minutes ->
        [one] In a minute you can write another one.
       *[other] In { $minutes } minutes you can write another one.
    }
}

## One's own data

# Whoever asks for their data (/privacy) has never contributed, or was erased.
error-nothing-stored = There is nothing to show: I keep no data about you.

## Reviewing: the cases that moderators see (/review)

command-review =
    .name = review
    .description = Show the most urgent case that waits for the moderators.
option-review-language =
    .name = language
    .description = Only cases in this language.
option-review-reason =
    .name = reason
    .description = Only cases with this reason.
command-appeal =
    .name = appeal
    .description = Ask somebody to look again at a decision about one of your texts or about you.
# Context menu of a message of the bot (right click, Apps). Max 32.
menu-report = Report

# Why there is a case: in the title of the case and in lists. Max 100.
case-reason-flood = Flood of near-identical texts
case-reason-flagged-out = Taken out by reports
case-reason-report = Reported
case-reason-raid = Held back during a raid
case-reason-first-text = One of their first texts
case-reason-appeal = Appeal
case-reason-ring = Accounts that accept each other
case-reason-pasted = Looks pasted or from another AI
case-reason-duplicate = Almost the same as another text
case-reason-halted = Halted: many people skip it
case-reason-disagreement = Reviewers disagree

# The panel of a case.
case =
    .title = Case { $number }
    .opened = opened { $when }
    .is-out = It's taken out at the moment.
    .is-halted = The conversation is halted.
    .is-aborted = The conversation has ended: its initial prompt wasn't accepted.
    .more-reports = { $count ->
        [one] And one more report.
       *[other] And { $count } more reports.
    }
    .report = 🚩 { $who }: { $why }
    .report-words = 🚩 { $who }: { $why } — "{ $words }"
    .appeal = 🙋 Asks for another look: "{ $words }"
    .about-member = The case is about a person, not about a text.
    .nobody = somebody who is gone
    .marked = Marked by the team: { $marks }
    .revisions = { $count ->
        [one] The text was edited once.
       *[other] The text was edited { $count } times.
    }
    .labels = Labels: { $labels }
    .share = { $label } { $yes }/{ $count }
    .scale = { $label } { $step } of { $steps }
    .good = { $steps } = “{ $end }”
    .reviews = { $total ->
        [one] Review: { $accepted } of one accepts it.
       *[other] Reviews: { $accepted } of { $total } accept it.
    }
    .below = { $count ->
        [0] There's nothing below.
        [one] There's one message below.
       *[other] There are { $count } messages below.
    }
    .no-author = The text was imported: who wrote it isn't known here.
    .author-erased = Whoever wrote it had their account here erased.
    .lease = yours, ends { $when }
    .left = { $count ->
        [0] none left after it
        [one] one more left
       *[other] { $amount } more left
    }
    .target = the case is about this one

# Why a text waits, out of every task.
case-held-first-text = It's held back: it's one of this person's first texts.
case-held-raid = It's held back: it was written during a raid.
case-held-flood = It's held back: it's part of a flood.
case-held-quarantine = It's held back: all this person's work is in quarantine.

# What is known of whoever wrote the text; the parts stand in one line.
case-author =
    .who = Author: { $who }
    .person = Person: { $who }
    .contributions = { $count ->
        [one] one contribution
       *[other] { $amount } contributions
    }
    .accepted = { $percent }% accepted
    .removed = { $count ->
        [one] one removed
       *[other] { $count } removed
    }
    .reports = { $count ->
        [one] one report
       *[other] { $count } reports
    }
    .warnings = { $count ->
        [one] one warning
       *[other] { $count } warnings
    }
    .newcomer = just arrived
    .title = Whoever wrote it
    .title-person = The person this is about
    .text = To warn or suspend you give a reason, which that person will read. A suspension can be lifted.
    .warned = Warned: that person will be told.
    .suspended-now = Suspended: they can't contribute, and will be told why.
    .lifted = Lifted: they can contribute again.
    .not-suspended = There's no suspension that you can lift.

# The suspensions of a person, in the panel of a case. $where is one of the first three; $by is a mention.
case-suspension =
    .everywhere = on all servers
    .here = on this case's server
    .elsewhere = on another server
    .until = ⛔ Suspended { $where } until { $when }
    .open = ⛔ Suspended { $where }, with no end date
    .since = Since { $when }, decided by { $by }

# Before a message with replies is removed.
case-removing =
    .title = Remove it with everything below?
    .text = { $count ->
        [0] The message is removed. You can undo this.
        [one] The message is removed, and with it the one below. You can undo this.
       *[other] The message is removed, and with it the { $count } below. You can undo this.
    }
    .root = It's the initial prompt: the conversation is halted.

# Before a message is reviewed once more.
case-backing =
    .title = Review it once more?
    .text = { $count ->
        [0] It's reviewed once more.
        [one] The review it has decides nothing any more, and others are asked. You can't undo this.
       *[other] The { $count } reviews it has decide nothing any more, and others are asked. You can't undo this.
    }

# What was decided, a sentence.
case-done-kept = Case { $number }: it stays.
case-done-removed = Case { $number }: removed. Whoever wrote it will be told.
case-done-restored = Case { $number }: back in its place.
case-done-edited = Case { $number }: edited. The earlier text is kept.
case-done-sent-back = Case { $number }: in review again.
case-done-halted = Case { $number }: the conversation is halted.
case-done-restarted = Case { $number }: the conversation goes on.
case-done-granted = Case { $number }: the appeal is right, and what was decided is taken back.
case-done-denied = Case { $number }: the decision stands.
case-done-settled = Case { $number }: closed.
case-undone = Undone: the case is open again.
case-only = It's the only case that is free: others have the rest, or there are no more.
case-undone-closed = Undone: everything is as before.

# Marks of the moderators that are no labels of reviewers.
case-mark-harmless = harmless
case-mark-set = Marked: choose it to take it back
case-mark-placeholder = Mark it for the rest of the team…

# Buttons of a case. Max 80.
button-case =
    .keep = Keep
    .release = Let it through
    .remove = Remove
    .removing = Remove…
    .remove-now = Remove it all
    .out = Leave it out
    .restore = Put back
    .edit = Edit
    .backing = Send back to review…
    .back-now = Review once more
    .halt = Halt the conversation
    .restart = Restart the conversation
    .grant = The appeal is right
    .deny = The decision stands
    .settle = Close the case
    .author = Author…
    .person = Person…
    .warn = Warn
    .suspend1 = Suspend for 1 day
    .suspend7 = Suspend for 7 days
    .suspend0 = Suspend with no end date
    .lift = Lift the suspension
    .record = See their record
    .other = See the earlier text
    .show = Back to the case
    .undo = Undo
    .next = Next case

# Forms of a case: titles and labels max 45, descriptions max 100.
case-form =
    .remove = Remove the message
    .edit = Edit the message
    .warn = Warn this person
    .suspend1 = Suspend for 1 day
    .suspend7 = Suspend for 7 days
    .suspend0 = Suspend with no end date
    .why = Reason
    .told = Whoever wrote the message will read it.
    .told-person = That person will read it.
    .words = If you like, explain it in a sentence: they read that, too.
    .text = Text
    .kept = The earlier text is kept, and its reviews still count.
    .optional = Optional: whoever wrote the message will read it.

# The queue of cases: what waits, with filters.
case-queue =
    .title = What waits for the team
    .title-empty = No case is free
    .text = Choose which cases you want to see. Now: { $filter }.
    .empty = There's nothing for you to decide now ({ $filter }). Thanks for looking after the community: come back later, or take the filter off.
    .line = { $reason }: { $count }
    .waiting = { $count ->
        [0] None
        [one] One
       *[other] { $count }
    }
    .any-language = All languages
    .any-reason = All reasons
case-reason-placeholder = Reason of the cases…
case-language-placeholder = Language of the cases…

# A reason from the list with words beside it.
reason-with-words = { $reason }: "{ $words }"

## Notices: what contributors are told of what others decided

notices-title = News for you
notice-reason = Reason: { $reason }
notice-server = It was on { $server }.
notice-report-upheld = Thanks for your report: the moderators have removed the text you told us about.
notice-report-upheld-edited = Thanks for your report: the moderators have edited the text you told us about.
notice-report-upheld-sent-back = Thanks for your report: the text you told us about is being reviewed again.
notice-report-upheld-halted = Thanks for your report: the moderators have halted the conversation of the text you told us about.
notice-report-declined = Thanks for your report: the moderators have looked at it, and the text stays.
notice-removed = The moderators have removed one of your texts.
notice-restored = A text of yours that was taken out is back in its place.
notice-edited = The moderators have edited one of your texts.
notice-warned = The moderators ask you to take care with this.
notice-suspended =
    .until = You've been suspended until { $when } and can't contribute.
    .open = You've been suspended and can't contribute until the moderators lift it.
notice-lifted = You can contribute again: your suspension is over.
notice-appeal-granted =
    .message = You were right: what was decided about your text has been taken back.
    .suspension = You were right: your suspension has been lifted.
notice-appeal-denied =
    .message = The decision about your text was looked at again, and it stands.
    .suspension = Your suspension was looked at again, and it stands.
notice-held-released = A text of yours that was waiting can now be seen.
notice-erasure-soon =
    .until = Your data will be erased on { $when }. Until then you can cancel it with /privacy.
    .open = Your data will be erased soon. Until then you can cancel it with /privacy.
button-go-on = Go on

# Below "you've been suspended".
suspended-until =
    .until = It lasts until { $when }.
    .open = It has no end date: the moderators lift it.

# Instead of "goes to review", where the text waits for a moderator.
thanks-held = Thanks. Before it's shown, a moderator has a look at it; the points are yours already.

## Asking for another look at a decision

button-appeal = Ask for another look
button-appeal-number = Ask for another look ({ $number })
# .message, .suspension: title of the form. Max 45; .description max 100.
appeal-form =
    .message = Another look: your text
    .suspension = Another look: your suspension
    .label = Why?
    .description = A moderator will read it. You can ask once for each decision.
appeal-taken =
    .title = Sent
    .text = A moderator will look at it again, and we'll tell you what they decide.
appeals =
    .title = Decisions that can be looked at again
    .text = Choose what should be looked at again. You can ask once for each decision.
    .none = There's no decision about you that can be looked at again.
appeals-why-removed = Removed text
appeals-why-rejected = Text that reviewers didn't accept
appeals-why-held = Text that waits for the moderators
appeals-why-suspended = Your suspension
appeal-placeholder = Choose a decision…

# Answer to a report made from a post.
flag-taken = Thanks for telling us: the moderators will see it, and we'll tell you what they decide.

## What can't be done: reports, cases and appeals

error-nothing-to-report = Choose a message of Cosecha that shows a text of a conversation: this one has none.
error-report-open-first = There are several texts here: open one of them in the list, and report it from there.
error-case-reason = Choose the reason from the list.
error-case-long = Remove it, keep it or send it back to review: the text is too long to be edited in a form.
error-suspension-appealed = Talk to the moderators: there's no suspension now that can be looked at again.

# What moderators, or whoever asks for another look, can't do.
error-appealed = Wait for the answer: you've asked for another look at this decision before, and once is all there is.
error-not-appealable = Look at which decisions can be looked at again: this one can't, because it was taken back or isn't about you.
error-too-many-appeals = Wait for an answer first: { $most } of your requests are waiting.
error-case-gone = Go on to the next one: this case is closed.
error-case-taken = Go on to the next one: { $by } has this case, and it's free { $until }.
error-not-allowed-here = Leave it to those who moderate that language or server: it isn't yours to decide.
error-own-case = Leave it to somebody else of the team: this case is about you or a text of yours.
error-not-reviewable = Decide it another way: this text can't be reviewed again.
error-nothing-to-undo = Decide anew if need be: this can't be undone any more.
error-report-text = Say in a sentence what's wrong: with "Something else" that's needed.

## Privacy (/privacy): look, take along, decide, stop, be erased

command-privacy =
    .name = privacy
    .description = Your data: see it, take it along, decide what is published, stop, or erase it.
command-privacy-view =
    .name = view
    .description = What I keep about you, in words.
command-privacy-export =
    .name = export
    .description = All your data in a file that only you see.
command-privacy-scopes =
    .name = scopes
    .description = What may be published: your texts, your ratings, your name.
command-privacy-withdraw =
    .name = withdraw
    .description = Contribute no more; what you sent stays.
command-privacy-erase =
    .name = erase
    .description = Erase your texts and your account everywhere.

# Buttons between the panels of /privacy.
button-privacy-view = What you keep about me
button-privacy-export = Take my data along
button-privacy-scopes = What is published
button-privacy-withdraw = Stop contributing
button-privacy-erase = Erase me
button-privacy-withdrawn = Contribute no more
button-privacy-resume = Contribute again
button-privacy-erase-ask = Ask to erase everything
button-privacy-cancel = Erase nothing
# They change a scope; the text says what pressing does.
button-privacy-text =
    .on = Publish my texts
    .off = Do not publish my texts
button-privacy-votes =
    .on = Publish my ratings
    .off = Do not publish my ratings
button-privacy-credit =
    .on = Name me in thanks
    .off = Do not name me

# The panel that says what is kept; its fields hold the texts privacy-table-…, one per line.
privacy-view =
    .title = What I keep about you
    .since = Since { $when }. Inside you are number { $number }; only one line ties that number to your Discord account.
    .name = I know you as **{ $name }**, your name on Discord.
    .alias = Leaderboards call you **{ $name }**.
    .languages = You contribute in { $languages }.
    .zone = Your days end at midnight in { $zone }.
    .nothing-else = I keep no pictures, e-mail or IP addresses, and nothing that is said on the server.
    .suspended = Your participation has been suspended since { $when }.
    .suspended-here = You've been suspended on this server.
    .suspended-elsewhere = { $count ->
        [one] You've been suspended on another server.
       *[other] You've been suspended on { $count } other servers.
    }
    .withdrawn = You stopped contributing on { $when }.
    .pending = You asked to be erased: it begins on { $when }.
    .contributions = What you did
    .standing = Your points and your place
    .moderation = Moderation
    .choices = What you accepted and asked for
    .published = What is published
    .finished = { $count ->
        [0] No text of yours is in a finished conversation.
        [one] One text of yours is in a finished conversation, of those that are published.
       *[other] { $count } texts of yours are in finished conversations, of those that are published.
    }

# One line for each table with data about the member; $count is never 0.
privacy-table-message = { $count ->
    [one] One text
   *[other] { $count } texts
}
privacy-table-review = { $count ->
    [one] One review of a message
   *[other] { $count } reviews of messages
}
privacy-table-ballot = { $count ->
    [one] One order of replies
   *[other] { $count } orders of replies
}
privacy-table-reaction = { $count ->
    [one] One thumb
   *[other] { $count } thumbs
}
privacy-table-report = { $count ->
    [one] One message that you reported or skipped
   *[other] { $count } messages that you reported or skipped
}
privacy-table-task = { $count ->
    [one] One task that you got, with its draft if you did not finish it
   *[other] { $count } tasks that you got, with their drafts if you did not finish them
}
privacy-table-seen = { $count ->
    [one] One mark, so that nothing is offered to you twice
   *[other] { $count } marks, so that nothing is offered to you twice
}
privacy-table-point-entry = { $count ->
    [one] One entry of points
   *[other] { $count } entries of points
}
privacy-table-standing = { $count ->
    [one] One sum of points of a day, a week, a month or in total
   *[other] { $count } sums of points of days, weeks, months and in total
}
privacy-table-award = { $count ->
    [one] One badge
   *[other] { $count } badges
}
privacy-table-granted-role = { $count ->
    [one] One role that a server gave you for a badge
   *[other] { $count } roles that servers gave you for badges
}
privacy-table-membership = { $count ->
    [one] One server on which I saw you, with your name there
   *[other] { $count } servers on which I saw you, with your names there
}
privacy-table-unlisted = { $count ->
    [one] One leaderboard that does not show you
   *[other] { $count } leaderboards that do not show you
}
privacy-table-team-member = { $count ->
    [one] One team
   *[other] { $count } teams
}
privacy-table-campaign = { $count ->
    [one] One campaign that you began
   *[other] { $count } campaigns that you began
}
privacy-table-reliability = { $count ->
    [one] One count of how often other reviews said the same as yours
   *[other] { $count } counts of how often other reviews said the same as yours
}
privacy-table-review-case = { $count ->
    [one] One case that a moderator looked at or will look at
   *[other] { $count } cases that a moderator looked at or will look at
}
privacy-table-suspension = { $count ->
    [one] One suspension, with its reason
   *[other] { $count } suspensions, with their reasons
}
privacy-table-staff-note = { $count ->
    [one] One note of moderators for each other
   *[other] { $count } notes of moderators for each other
}
privacy-table-removal = { $count ->
    [one] One proposal to remove all you wrote
   *[other] { $count } proposals to remove all you wrote
}
privacy-table-notice = { $count ->
    [one] One notice for you
   *[other] { $count } notices for you
}
privacy-table-appeal = { $count ->
    [one] One decision that you asked to look at again
   *[other] { $count } decisions that you asked to look at again
}
privacy-table-conduct = { $count ->
    [one] One sum of what was said of your messages in a period
   *[other] { $count } sums of what was said of your messages, by period
}
privacy-table-consent = { $count ->
    [one] One time that you accepted the terms
   *[other] { $count } times that you accepted the terms
}
privacy-table-contributor-language = { $count ->
    [one] One language that you chose
   *[other] { $count } languages that you chose
}
privacy-table-erasure-request = { $count ->
    [one] One wish to be erased
   *[other] { $count } wishes to be erased
}

# The file with all data is attached.
privacy-export =
    .title = Your data
    .text = Here is everything I keep about you: your texts, reviews, orders, dates and decisions. It is a JSON file, and only you see it. Of others it holds nothing but numbers of messages.
    .too-large = Your data does not fit into a file on Discord. Ask whoever runs the bot for it; the address is in the terms.

# The scopes, each apart; .on and .off say how it is now.
privacy-scopes =
    .title = What of you is published
    .text = Decide each apart. It holds for everything of yours, earlier texts too, from the next publication on; what was published already may stay in copies that others have.
    .saved = Saved.
privacy-scope-text =
    .title = Your texts
    .on = Your texts are published, without your name.
    .off = Your texts are not published.
privacy-scope-votes =
    .title = Your ratings
    .on = Your reviews, orders and thumbs count in what is published.
    .off = Your reviews, orders and thumbs do not count in what is published.
privacy-scope-credit =
    .title = Your name
    .on = Thanks may name you.
    .off = Thanks do not name you.

privacy-withdraw =
    .title = Stop contributing
    .text = If you stop, you get no more tasks and nothing new of yours is kept. What you sent stays, and is published as your scopes say. You can come back whenever you like. If you want it gone, choose to be erased.
    .done = You stopped contributing on { $when }. What you sent before stays. If you feel like it one day, a button brings you back.
    .resumed = Good to have you back. You can ask for tasks now.

privacy-erase =
    .title = Erase everything about you
    .text = This cannot be undone. Take your time to read it first.
    .goes = What is erased
    .goes-text = { $messages ->
        [0] Your Discord account, your name and alias, your drafts, languages, thumbs, team, badges and place on leaderboards.
        [one] Your text, everywhere. Your Discord account, your name and alias, your drafts, languages, thumbs, team, badges and place on leaderboards.
       *[other] Your { $messages } texts, everywhere. Your Discord account, your name and alias, your drafts, languages, thumbs, team, badges and place on leaderboards.
    }
    .stays = What stays
    .stays-text = { $reviews ->
        [0] Numbers that are nobody's, like sums of points. What was published may stay in copies that others have; a public list will say which messages to take out.
        [one] Your rating, as a number that is nobody's. What was published may stay in copies that others have; a public list will say which messages to take out.
       *[other] Your { $reviews } ratings, as numbers that are nobody's. What was published may stay in copies that others have; a public list will say which messages to take out.
    }
    .when = When
    .when-text = { $hours ->
        [0] In a few minutes. I cannot tell you when it is done, because I will not know who you are any more.
        [one] In an hour; until then you can cancel it, in a private message too. I cannot tell you when it is done, because I will not know who you are any more.
       *[other] In { $hours } hours; until then you can cancel it, in a private message too. I cannot tell you when it is done, because I will not know who you are any more.
    }

# The form in which the word is typed; .title and .label at most 45, .description at most 100.
privacy-form =
    .title = Erase everything about you
    .word = ERASE
    .label = Type { $word }
    .description = So we know that it was no slip of the finger.
    .wrong = Type { $word } into the form to confirm. Nothing was asked for.

privacy-pending =
    .title = Everything about you will be erased
    .text = It begins on { $when } ({ $left }). Until then you can cancel it here or with /privacy, in a private message too. Afterwards I cannot tell you, because I will not know who you are any more.
privacy-cancelled =
    .title = Nothing is erased
    .text = Cancelled: everything stays as it was.
    .nothing = There was nothing to cancel.
    .late = It cannot be cancelled any more: the erasure has begun.

# Somebody who stopped contributing asks for a task; below is the button that brings them back.
error-withdrawn = Come back whenever you like: you chose to contribute no more, so I give you no tasks.

## Setting up the server and its settings (/setup, /config): for those who run the server

command-setup =
    .name = setup
    .description = Get this server ready step by step: languages, channels, moderators, who may contribute.
command-config =
    .name = config
    .description = The settings of this server, with their values and where these come from.
command-config-show =
    .name = show
    .description = What each setting is now, and where that comes from.
command-config-set =
    .name = set
    .description = Change a setting of this server.
command-config-reset =
    .name = reset
    .description = Take a choice back: what held before holds again.
command-config-raid =
    .name = raid
    .description = Let new members' texts wait for a moderator.
option-config-name =
    .name = setting
    .description = The name of the setting.
option-config-value =
    .name = value
    .description = What it should be. Roles and channels as a mention; lists with commas.
option-config-everywhere =
    .name = everywhere
    .description = For all servers that chose nothing. Only for those who run the bot.
option-config-mode =
    .name = mode
    .description = Always, never, or only while many new people write at once.

# Name of each setting (max. 45, also the title of a field) and what it is for, in /config show.
setting-languages =
    .name = Languages
    .about = In which languages people contribute on this server, among those that the bot collects.
setting-moderator-role =
    .name = Moderator role
    .about = Whoever has this role looks after texts of every language.
setting-moderator-roles =
    .name = Moderator roles by language
    .about = Whoever has one of these roles looks after texts of its language.
setting-log-channel =
    .name = Log channel
    .about = Where everything the moderators do and every change of a setting is written.
setting-moderators-channel =
    .name = Moderators' channel
    .about = Where the bot says what needs somebody, for example that it can't post any more.
setting-time-zone =
    .name = Time zone
    .about = The clock by which posts of this server come.
setting-theme =
    .name = Colours
    .about = The colours of pictures that are posted.
setting-locale =
    .name = Language of the bot
    .about = Which language the bot speaks in the log channel, and with whoever uses Discord in one that it doesn't know.
setting-contributor-role =
    .name = Needed role
    .about = Without this role nobody contributes on this server.
setting-denied-role =
    .name = Excluded role
    .about = With this role nobody contributes on this server.
# .form: below the field of the form; max. 100.
setting-min-account-days =
    .name = Days that an account must be old
    .about = How many days old a Discord account must be to contribute here.
    .form = From { $low } to { $high }. With 0 nothing is asked for.
setting-min-member-hours =
    .name = Hours on the server
    .about = How many hours somebody must have been on this server to contribute.
    .form = From { $low } to { $high }. With 0 nothing is asked for.
setting-raid =
    .name = Raid mode
    .about = Whether new members' texts wait until a moderator has seen them.
setting-raid-texts =
    .name = Texts that count as a raid
    .about = How many texts by new people within ten minutes count as a raid, in the automatic mode.
    .form = From { $low } to { $high }, by new people, within ten minutes.
setting-hold-first-texts =
    .name = First texts that wait
    .about = How many of each member's first texts wait until a moderator has seen them.
    .form = From { $low } to { $high } per member. With 0 none waits.
setting-preset =
    .name = Rules to start from
    .about = The thresholds that the rules start from, on every server.
setting-licence =
    .name = Licence
    .about = The licence under which what is collected is published. When it changes, everybody is asked again.
    .form = As the terms name it, for example CC-BY-4.0.
setting-minimum-age =
    .name = Minimum age
    .about = From which age one may contribute. When it changes, everybody is asked again.
    .form = From { $low } to { $high } years.
setting-minimum-age-by-language =
    .name = Minimum age by language
    .about = Another minimum age for whoever reads the terms in certain languages. When it changes, everybody is asked again.
    .form = For example es=14, fr=15; from { $low } to { $high }. Empty: the same in every language.

# The values of some settings.
setting-choice-raid =
    .off = never
    .on = always
    .auto = automatic
setting-choice-theme =
    .dark = dark
    .light = light
setting-choice-preset =
    .standard = standard
    .small = small group
    .campaign = campaign

# A setting in one line: name, value and where it comes from.
setting-line = **{ $name }**: { $value } · _{ $source }_
setting-value =
    .none = nothing
setting-source =
    .server = from this server
    .bot = from those who run the bot
    .environment = from the bot's configuration
    .default = built in
# What can be entered, in /config show of one setting.
setting-shape =
    .languages = Enter languages, separated by commas.
    .role = Mention the role.
    .roles = Enter for example “Spanish=@role, French=@role”.
    .channel = Mention the channel.
    .number = Enter a number from { $low } to { $high }.
    .choice = Choose among { $choices }.
    .time-zone = Enter a city or a zone, like Europe/Madrid.
    .locale = Enter the name of a language.
    .licence = Enter its name, like CC-BY-4.0.
    .ages = Enter for example “es=14, fr=15”, from { $low } to { $high }.
# The question before a change that many people notice.
setting-confirm =
    .title = Change “{ $name }”?
    .raid = From now on new members' texts wait until a moderator has seen them, until you choose “never” or “automatic”. What is already there stays as it is.
    .preset = The rules of every server will start from “{ $value }”. Rules that you changed one by one stay, and conversations under way follow within a few minutes.
    .terms = It will be: { $value }. The terms get a new version: everybody, on every server, has to accept them again before going on.

config =
    .server = Settings of this server
    .bot = Settings of the whole bot
    .cut = There is more: look at them one by one.
    .how = Change one with { $command }, or go step by step with { $setup }.
    .changed = Saved.
button-config =
    .confirm = Yes, change it
    .steps = Step by step
    .back = All settings

# The guided panel of /setup. .step stands in the footer.
setup =
    .step = Step { $step } of { $steps } · everything is saved at once
    .language = Look at another language…
setup-languages =
    .title = Languages
    .text = In which languages do people contribute on this server? Choose also which language the bot speaks where it doesn't know yours.
    .automatic = The server's in Discord
setup-channels =
    .title = Channels
    .text = Choose the channel for posts about { $language }: leaderboards, digests and conversations that wait. You can choose several, one at a time.
    .placeholder = Channel for { $language }…
    .bound = **{ $language }**: { $channels }
    .unbound = **{ $language }**: no channel yet
    .how = Times, and what is posted in each channel, are changed with { $command }.
setup-moderators =
    .title = Moderators
    .text = Who looks after texts? One role for all languages and, if you like, one for { $language } alone. Whoever may manage the server always can.
    .placeholder = Moderator role for { $language }…
setup-log =
    .title = Log and news
    .text = The log channel keeps everything the moderators do, without anybody's texts. In the moderators' channel I say when somebody is needed. Best seen by the team alone.
setup-entry =
    .title = Who may contribute
    .text = Ask for a role, exclude another, or let new accounts wait. Whoever may not contribute hears what is missing and from when on it works.
setup-terms =
    .title = Terms and rules
    .text = This holds on every server of the bot. When the licence or an age changes, everybody has to accept the terms again; I ask you first.
setup-check =
    .title = Check
    .ready = ✅ Nothing is missing to get to work. What is posted is in { $command }.
    .more = { $count ->
        [one] And one more thing.
       *[other] And { $count } more things.
    }
# What the check finds; each sentence says what to do.
setup-finding =
    .gone = Bind or choose another channel: { $channel } is gone, or I can't see it.
    .lacks = Give me in { $channel }: { $permissions }.
    .role-gone = Choose another role for “{ $name }”: the one that was chosen is gone.
    .role-blind = { $why ->
        [forbidden] Allow { $commands } for { $role } in Server Settings → Integrations → { $bot }: it's forbidden there now, and Discord doesn't show it to them.
        [lacking] Give { $role } the permission “Manage Messages”, or allow { $commands } for that role in Server Settings → Integrations → { $bot }: Discord doesn't show it to them now.
       *[unread] Look in Server Settings → Integrations → { $bot } whether { $role } may use { $commands }: it lacks the permission “Manage Messages”, and without that Discord only shows it to those you allow there.
    }
    .manager-blind = { $why ->
        [forbidden] If you want to review yourself, allow { $commands } for yourself in Server Settings → Integrations → { $bot }: Discord doesn't show it to you now.
       *[other] If you want to review yourself, get the permission “Manage Messages”, or allow { $commands } for yourself in Server Settings → Integrations → { $bot }: without one of the two Discord doesn't show it to you.
    }
    .badges = Give { $bot } the permission “Manage Roles”: without it, it can't give the roles for badges.
    .badge-gone = Choose another role for the badge “{ $badge }”: the one that was chosen is gone.
    .badge-high = Move my role above { $role } in the list of roles: then I can give it with the badge “{ $badge }”.
    .unbound = No channel yet: { $languages }. People can contribute, but nothing is posted.
    .no-moderators = There is no moderator role: only those who may manage the server review.
    .no-log = There is no log channel: what the moderators do is only seen with /audit.
# In a form, instead of what can be typed, when what holds doesn't fit. Max 100.
setup-form =
    .too-long = What holds doesn't fit here. Leave it empty and it stays as it is.
button-setup =
    .next = Next
    .back = Back
    .form = Waits and amounts
    .languages = Languages { $low }–{ $high }
    .again = Check again

# What can't be taken from whoever changes a setting. Each sentence begins with what one can do.
error-setting = { $reason ->
    [unknown] { $near ->
        [none] Choose a setting from the list: there is no “{ $name }”.
       *[other] Choose a setting from the list: there is no “{ $name }”. Did you mean “{ $near }”?
    }
    [number] Enter a whole number from { $low } to { $high } for “{ $name }”.
    [choice] Choose one of these for “{ $name }”: { $choices }.
    [role] Enter a mention of a role of this server for “{ $name }”.
    [channel] Enter a mention of a text channel for “{ $name }”.
    [language] Choose among these languages for “{ $name }”: { $choices }.
    [licence] Enter a short name for “{ $name }”, like CC-BY-4.0.
    [ages] Enter a few ages from { $low } to { $high } for “{ $name }”, like es=14, fr=15.
    [not-for-all] Each server chooses “{ $name }” by itself: it can't be set for all.
    [same] Choose another role for “{ $name }”, or first change or take back “{ $near }”: it's that same role now, and nobody could contribute.
   *[other] First change the rules that don't go with “{ $name }”: { $detail }.
}
error-not-operator = Ask whoever runs the bot: that holds on every server.
error-role-unknown = Choose a role of this server, with a mention: I can't find that one.

# For whoever wants to contribute and may not here (yet). $role is a mention, $when a date that Discord draws.
error-gate-missing-role = Get the role { $role } first: on this server it's needed to contribute. Whoever runs it can tell you how.
error-gate-denied-role = Talk to whoever runs this server: with the role { $role } nobody contributes here.
error-gate-new-account = Come back on { $when }: on this server Discord accounts contribute that are at least { $days ->
    [one] a day
   *[other] { $days } days
} old.
error-gate-new-member = Come back on { $when }: people contribute here once they've been on the server for at least { $hours ->
    [one] an hour
   *[other] { $hours } hours
}.
error-gate-unknown-member = Join the server as a member: people contribute here once they've been on it for at least { $hours ->
    [one] an hour
   *[other] { $hours } hours
}.
# On a server where people contribute in other languages than the chosen ones.
error-language-not-here = Choose another language: on this server people contribute in { $languages }.

## Moderating: records, messages, trees, searches (/moderate) and the audit log (/audit); only moderators see it

command-moderate =
    .name = moderate
    .description = Look up members and messages, and act.
command-moderate-user =
    .name = user
    .description = A member's record: contributions, warnings, notes.
command-moderate-message =
    .name = message
    .description = A message with everything around it.
command-moderate-tree =
    .name = tree
    .description = A conversation with all its messages.
command-moderate-search =
    .name = search
    .description = Search messages by words.
command-moderate-board =
    .name = board
    .description = Whose messages get the most complaints.
command-moderate-removals =
    .name = removals
    .description = Removals that wait for a second moderator.
command-moderate-rings =
    .name = rings
    .description = Accounts that accept each other unusually often.
option-moderate-member =
    .name = member
    .description = Who, or their Discord id.
option-moderate-number =
    .name = number
    .description = Their number in the audit log.
option-moderate-id =
    .name = id
    .description = Its number or its public id.
option-moderate-words =
    .name = words
    .description = Words that all have to be there.
option-moderate-language =
    .name = language
    .description = Only messages in this language.
option-moderate-author =
    .name = member
    .description = Only messages by this person.
option-moderate-period =
    .name = period
    .description = Today, this week, this month or all time.
option-moderate-who =
    .name = who
    .description = Everybody, or only some.
command-audit =
    .name = audit
    .description = What moderators and staff did here.
option-audit-member =
    .name = member
    .description = Only what is about this person.
option-audit-by =
    .name = by
    .description = Only what this person did.
option-audit-act =
    .name = act
    .description = Only this kind of action.

# Somebody's record. $number is their contributor number; Discord renders $when.
member =
    .title = Contributor { $number }
    .since = since { $when }
    .newcomer = newcomer
    .no-messages = No messages that you can see.
    .count = { $icon } { $outcome }: { $count }
    .figures = { $reports ->
        [0] No reports of their messages
        [one] 1 report of their messages
       *[other] { $amount } reports of their messages
    } · { $warnings ->
        [0] no warnings
        [one] 1 warning
       *[other] { $warnings } warnings
    }
    .withdrawn = Stopped taking part on { $when }; what they wrote stays.
    .everywhere = on all servers
    .here = on this server
    .suspended-open = Suspended { $where }, with no end date
    .suspended-until = Suspended { $where } until { $when }
    .lifted = suspension over
    .conduct = What others said of their messages
    .suspensions = Suspensions
    .notes = { $count ->
        [one] One note
       *[other] { $amount } notes
    }
    .last = What they wrote last
# What became of a message, in a word or two.
outcome =
    .open = undecided
    .accepted = accepted
    .rejected = rejected
    .removed = removed
    .held = held
    .erased = erased
    .elsewhere = out of your reach
# A line in a list of messages: icon, number, what became of it, how it begins.
line = { $indent }{ $icon } **#{ $number }** { $outcome } · { $words }
# A choice in the select that opens a message.
line-option = #{ $number } · { $outcome }
line-placeholder = See a message…
# Buttons of the record.
button-member =
    .note = Add a note
    .warn = Warn
    .suspend = Suspend…
    .lift = Lift the suspension
    .quarantine = Set their messages aside…
    .release = Put back what was set aside
    .remove-all = Remove everything…
    .removals = Pending removals
    .show = Record
    .again = Back to the form
button-page =
    .before = Previous
    .after = Next
# The question before suspending. $member is a mention; $where is "on this server" or "on all servers".
member-suspending =
    .title = Suspend them?
    .text = { $member } won't be able to contribute { $where }, and their open task goes back to the queue. What they wrote stays. They'll be told the reason and can ask for it to be looked at again. You can lift it at any time.
    .yes = Say why and suspend
# The question before all that somebody wrote is set aside (quarantine).
member-setaside =
    .title = Set all their messages aside?
    .text = { $count ->
        [0] There's nothing of { $member } to set aside right now.
        [one] One message by { $member } leaves the queues and what is exported, with what hangs below it.
       *[other] { $count } messages by { $member } leave the queues and what is exported, with what hangs below them.
    } It isn't a suspension: they can go on writing. "Put back what was set aside" brings all of it back.
    .yes = Say why and set aside
# The dry run before all that somebody wrote is removed: nothing has happened yet.
member-removal =
    .title = Remove everything they wrote?
    .text = This is what would be removed of { $member }. Nothing has happened yet:
    .second = You ask for it, and another moderator confirms it within seven days.
    .yes = Ask for the removal
removal-counts =
    .messages = • { $count ->
        [one] 1 message of theirs
       *[other] { $count } messages of theirs
    }
    .below = • { $count ->
        [one] 1 reply by somebody else that hangs below them
       *[other] { $count } replies by others that hang below them
    }
    .trees = • { $count ->
        [one] 1 conversation that they began and that ends
       *[other] { $count } conversations that they began and that end
    }
    .points = • { $count ->
        [one] They lose { $amount } point
       *[other] They lose { $amount } points
    }
# Removals that wait. $by is a mention.
removals =
    .title = Pending removals
    .empty = No removal is waiting.
    .line = **Removal { $number }** · contributor { $member } · { $messages ->
        [one] 1 message
       *[other] { $messages } messages
    } · asked for by { $by } { $when }
    .own = You asked for it: somebody else has to confirm it.
    .option = Removal { $number } · contributor { $member }
    .placeholder = See a removal…
removal-state =
    .waiting = Waits for a second moderator; ends { $when }.
    .running = { $count ->
        [one] Confirmed: under way, 1 message so far.
       *[other] Confirmed: under way, { $count } messages so far.
    }
    .done = { $count ->
        [one] Done: 1 message removed.
       *[other] Done: { $count } messages removed.
    }
    .cancelled = Cancelled.
removal =
    .title = Removal { $number }
    .note = Once confirmed it begins at once. Nothing is erased: each message can be restored later, one by one.
button-removal =
    .confirm = Confirm the removal
    .cancel = Cancel it
# On top of the record, after something was done.
member-done =
    .noted = The note is kept. Only the team sees it.
    .warned = Done: they'll get the warning with your reason.
    .suspended = Done: they can't contribute, and they'll be told the reason.
    .lifted = Done: they can contribute again.
    .not-suspended = There's no suspension that you can lift from here.
    .quarantined = { $count ->
        [0] There was nothing to set aside.
        [one] Done: 1 message set aside.
       *[other] Done: { $count } messages set aside.
    }
    .released = { $count ->
        [0] Nothing was set aside.
        [one] Done: 1 message is back.
       *[other] Done: { $count } messages are back.
    }
    .asked = Asked for. Another moderator has to confirm it.
    .confirmed = Confirmed: it begins at once.
    .cancelled = Cancelled: nothing is removed.
# The forms of the record. Titles and questions: at most 45; the rest at most 100.
member-form =
    .note = A note for the team
    .note-text = What should be known?
    .noted = They don't see it; when they ask for their data or its erasure, it counts as theirs.
    .warn = Warn
    .suspend = Suspend
    .quarantine = Set their messages aside
    .why = Why?
    .warn-told = They'll read it.
    .suspend-told = They'll read it, and can ask for it to be looked at again.
    .quarantine-told = It stands in the audit log; they don't read it.
    .lasts = Until when?
    .days = { $days ->
        [one] 1 day
       *[other] { $days } days
    }
    .open = Until somebody lifts it
# A message. $who is a mention; Discord renders $when.
record =
    .title = Message { $number }
    .attached = The whole text is in the attached file.
    .tree = Tree { $number }, { $state }
    .author = { $who } (contributor { $number })
    .erased-author = erased account
    .imported = imported
    .written = Written on { $when }
    .removed-with = Went out with message { $number }.
    .figures = { $reviews ->
        [0] No reviews
        [one] 1 review
       *[other] { $reviews } reviews
    } · 👍 { $up } · 👎 { $down } · { $below ->
        [0] nothing hangs below it
        [one] 1 message hangs below it
       *[other] { $below } messages hang below it
    }
    .synthetic = Written by a program.
    .reports = { $count ->
        [one] One report
       *[other] { $amount } reports
    }
    .report = { $reason } (contributor { $number })
button-record =
    .show = Message
    .remove = Remove…
    .restore = Restore
    .halt = Halt the tree
    .restart = Restart the tree
    .tree = See the tree
    .case = See the case
    .undo = Undo
record-removing =
    .title = Remove the message?
    .yes = Say why and remove
record-form =
    .remove = Remove the message
record-done =
    .kept = Message { $number }: kept.
    .removed = Message { $number }: removed. Whoever wrote it will be told.
    .restored = Message { $number }: back in its place.
    .edited = Message { $number }: edited.
    .sent-back = Message { $number }: in review again.
    .halted = The tree of message { $number } is halted.
    .restarted = The tree of message { $number } goes on.
    .granted = Message { $number }: whoever asked for another look was right.
    .denied = Message { $number }: the decision stands.
    .settled = Message { $number }: nothing is left to decide.
# Where a tree stands, after its number.
tree-is =
    .initial-prompt-review = its prompt is being reviewed
    .prompt-lottery-waiting = its prompt waits to be drawn
    .growing = growing
    .ranking = to be ranked
    .ready-for-scoring = about to be finished
    .ready-for-export = finished
    .scoring-failed = its rankings could not be joined
    .aborted-low-grade = rejected in review
    .halted-by-moderator = halted
    .backlog-ranking = imported, to be ranked later
conversation =
    .title = Tree { $number }
    .size = { $accepted } of { $goal } messages accepted
    .changed = changed { $when }
    .more = { $count ->
        [one] There is 1 more message that doesn't fit here.
       *[other] There are { $count } more messages that don't fit here.
    }
# A search.
found =
    .title = Messages found
    .count = { $count ->
        [one] 1 message, newest first
       *[other] { $amount } messages, newest first
    }
    .nothing = Nothing holds all those words. Try fewer, or no language or member. What was written in the last minute may be missing.
# The board of complaints, for moderators.
conduct =
    .title = Messages with the most complaints
    .empty = Nobody in this period.
    .footer = Reports ×3, votes against and marks add up; votes in favour count against. It's a hint, not proof.
    .place = **{ $place }.**
    .score = score { $score }
    .flags = { $count ->
        [one] 1 report
       *[other] { $count } reports
    }
    .votes = 👍 { $up } · 👎 { $down }
    .label = { $label } { $amount }
    .political-content = political content
    .suspended = ⛔ suspended
    .option = { $place }. · contributor { $number }
    .placeholder = See a record…
# Accounts that accept each other: the report of /moderate rings.
rings =
    .title = Accounts that accept each other
    .text = They accept each other far more often than chance would bring about. It's a reason to look, not proof: they may write well, or few people are there.
    .empty = In the last thirty days none stands out.
    .ring = { $count } accounts
    .open = with an open case
    .decided = looked at
    .more = { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
    .link = { $reviewer } accepted { $accepted } of { $reviewed } texts by { $author }; to be expected: { $expected }
    .option = Contributor { $number }
conduct-standing =
    .all = everybody
    .active = only who can contribute
    .suspended = only who is suspended

# The log of what the team did.
audit =
    .title = Audit log of this server
    .title-all = Audit log of all servers
    .empty = There is no entry here.
    .footer = Each entry carries the fingerprint of the one before: nothing is changed or taken out unnoticed.
    .number = no. { $number }
    .by-bot = the bot
    .server = server { $server }
button-audit =
    .older = Older
    .newest = The latest
    .all = All servers
    .here = This server only
    .look = Look
# What was done, in the audit log and the log channel. At most 100.
audit-act =
    .case-kept = Message kept
    .case-removed = Message removed
    .case-restored = Message restored
    .case-edited = Message edited
    .case-sent-back = Message sent back to review
    .case-halted = Tree halted
    .case-restarted = Tree restarted
    .case-granted = Appeal granted
    .case-denied = Appeal denied
    .case-settled = Case closed
    .case-marked = Case marked
    .case-undone = Decision undone
    .member-warned = Warning
    .member-suspended = Suspension
    .member-lifted = Suspension lifted
    .member-noted = Note by the team
    .member-quarantined = Messages set aside
    .member-released = Messages put back
    .removal-asked = Removal of everything, asked for
    .removal-confirmed = Removal of everything, confirmed
    .removal-cancelled = Removal of everything, cancelled
    .removal-done = Removal of everything, done
    .setting-changed = Setting changed
    .raid-on = Raid mode on
    .raid-off = Raid mode off
    .erasure-done = Somebody's data erased
    .export-made = Export
    .tombstones-applied = Erasures applied again
    .search-done = Search of messages
# What an entry is about. $number is a number or a name; $member is a mention.
audit-about =
    .message = message { $number }
    .member = contributor { $number }
    .known-member = { $member } (contributor { $number })
    .tree = tree { $number }
    .setting = setting { $number }
    .removal = removal { $number }
    .case = case { $number }
    .bot = { $number }
audit-detail =
    .change = { $old } → { $new }
    .nothing = nothing
    .until = until { $when }
    .everywhere = on all servers
    .reason = reason: { $reason }
# To the moderators, when the log channel takes no messages.
audit-refused =
    .title = I can't write in the log channel
    .text = Give me the permissions "View Channel", "Send Messages" and "Embed Links" in { $channel }, or choose another one with { $command }. What is missing waits for a day; in the audit log nothing is lost.
error-moderate-whom = Say who: choose somebody, or type their number.
error-moderate-span = Choose until when.
error-audit-act = Choose an action from the list.

# What moderators, or whoever asks for another look, can't do.
error-reason = Write a reason of { $least } to { $most } characters: that person will read it.
error-suspend-until = Choose another date: a suspension ends in the future and lasts { $days } days at most.
error-not-suspendable = Talk to whoever runs the bot: that person can't be warned or suspended from here.
error-not-yourself = Ask somebody else of the team: what is about you isn't yours to decide.
error-member-unknown = Check whom you mean: I don't know that person, or their data was erased.
# What can't be done when moderating somebody. $most are characters.
error-note = Write a note of 1 to { $most } characters.
error-nothing-to-hold = Nothing to do: nothing of theirs is left to set aside or remove.
error-second-moderator = Ask another moderator to confirm it: you asked for this removal yourself.
error-removal-gone = Look at the list of removals: this one was cancelled, is done, or has run out.
error-removal-pending = Look at the list of removals: this person's was asked for already.
error-search-empty = Type at least one word or number: signs alone can't be searched for.

# What the bot noticed about a case, each thing on a line.
case-fact =
    .reports = { $count ->
        [one] One report took it out.
       *[other] { $count } reports took it out.
    }
    .alike = { $count ->
        [one] There's another text that is almost the same within an hour.
       *[other] There are { $count } other texts that are almost the same within an hour.
    }
    .skips = { $count ->
        [one] One person skipped it.
       *[other] { $count } people skipped it.
    }
    .speed = It came at { $count } characters a second: faster than anybody types.
    .phrases = { $count ->
        [one] It has a phrase that other AIs are fond of.
       *[other] It has { $count } phrases that other AIs are fond of.
    }
    .likeness = It's { $percent }% like message { $number }, which is older.
    .members = The accounts: { $members }

# When somebody uses what is the moderators'.
error-moderator-suspended = Ask with /appeal for your suspension to be looked at again: while it lasts, your moderators' role doesn't count here.
error-not-moderator = This is for moderators: ask somebody who runs the server for the role.

## Contributing in servers only, and each task on its own

# To whoever wants to contribute in a private message, or where the bot isn't.
error-only-in-servers = Contribute on a server that has Cosecha: here you can read and decide about your data.
# To whoever goes on with a task on another server. $server is its name; $known is "no" where the bot has left it.
error-task-elsewhere = { $known ->
        [yes] Go on with this task on “{ $server }”, where you asked for it; what you've done so far is kept. You can skip it, too.
       *[no] Skip this task: you asked for it on a server that I'm not on any more.
    }

# On top of what was entered in a form of a case that could not be taken; what was entered is attached.
case-refused =
    .edit = Nothing has changed. The form opens with the text as it was: what you wrote is attached, so that you can paste it.
    .other = Nothing was done. The form opens empty: what you wrote is attached, so that you can paste it.
    .long = Shorten the text: it has { $length } characters, and { $limit } fit.
    .over = What you wrote is attached.
# To the author, when moderators took out many of their texts at once; below it, a button with the list.
notice-removed-all = { $count ->
    [one] The moderators have removed one of your texts.
   *[other] The moderators have removed { $count } of your texts.
}
button-appeals = See what can be looked at again
# Below the list of decisions, when not all of them fit.
appeals-more = { $count ->
    [one] There is one more decision, an earlier one: it appears here when you have asked about one of these.
   *[other] There are { $count } more decisions, earlier ones: they appear here as you ask about these.
}
# Details of an entry of the audit log, after what was done.
audit-more =
    .message = message { $number }
    .member = contributor { $number }
    .mark-on = with the mark “{ $mark }”
    .mark-off = without the mark “{ $mark }”
    .undone = before: { $act }
    .messages = { $count ->
        [one] 1 message
       *[other] { $count } messages
    }
    .below = { $count ->
        [one] 1 reply by somebody else
       *[other] { $count } replies by others
    }
    .trees = { $count ->
        [one] 1 tree
       *[other] { $count } trees
    }
    .texts = { $count ->
        [one] 1 text by newcomers in ten minutes
       *[other] { $count } texts by newcomers in ten minutes
    }
    .members = { $count ->
        [one] 1 person
       *[other] { $count } people
    }
    .hits = { $count ->
        [one] 1 result
       *[other] { $count } results
    }

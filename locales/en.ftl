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
    .ended = ended { $when }
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

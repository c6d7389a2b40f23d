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

        - **What is collected.** What you write, label, rank, vote on and skip with this bot, and your Discord id, to know that it's yours. Your other messages aren't read.
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
        The texts you submit and those you leave unfinished in a task; your labels, rankings, votes, reports and skipped tasks; the languages you choose, and your time zone if you give it; your points; dates; your Discord id and the server's. Your name, your picture and your messages on the server aren't stored: the bot doesn't read them.
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
        You can stop at any time, without giving a reason. If you ask for it, your account, your texts and your votes are erased and left out of later publications; your labels and rankings stay as numbers that belong to nobody. Contact: { $contact }. What was published before may live on in copies that others downloaded: that we cannot undo.
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

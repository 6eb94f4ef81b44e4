# Every sentence the bot says. Markup is Telegram HTML; arguments arrive escaped.
# Sentences marked "button" are shown without markup.

# ages
age-now = just now
age-minutes = { $count } min ago
age-hours = { $count } h ago
age-yesterday = yesterday
age-days = { $count } days ago
age-date = { DAY($date) }
age-date-of-year = { DAY_OF_YEAR($date) }

# the bot in Telegram's own pages (no markup)
bot-description =
    News on the topics you name in your own words, from many sources, as it happens.

    Press Start and type what you want to follow, for example: Kosovo–Serbia dialogue
bot-short-description = News on the topics you name, as it happens.

# one line for each command, in /help and in Telegram's menu (no markup)
about-start = Say hello and show how this works
about-help = What I can do
about-subscribe = Follow a topic, in your own words
about-unsubscribe = Stop following a topic
about-topics = What you follow
about-latest = The newest headlines on your topics, or on any other
about-search = Find stored articles by their words
about-why = Why a story was sent to you
about-pause = Send nothing for now
about-resume = Send again
about-settings = Link previews, sound, pause
about-sources = The sources I read, and how they are
about-privacy = What is stored about this chat
about-forgetme = Erase everything about this chat

# start and help
start-greeting =
    { $sources ->
        [0] News on the topics you name, as it happens.
        [one] News on the topics you name, from { $sources } source, as it happens.
       *[other] News on the topics you name, from { $sources } sources in the Balkans and the world, as it happens.
    }
    Type what you want to follow, for example: <b>{ $example }</b>
start-button-other = Something else…
start-group =
    News on the topics this group names, as it happens. An administrator types what to follow, for example:
    <code>/subscribe@{ $bot } Kosovo–Serbia dialogue</code>
start-not-allowed = This bot is kept for a few chats, and yours is not among them.
help-head = Type a few words to follow them, or one of these:
help-line = /{ $name } — { $about }
help-foot =
    <b>Finer topics</b>
    <code>"missing persons"</code> these words as they stand
    <code>climate OR weather</code> one of them
    <code>Kosovo -sport</code> without a word
    <code>title:Vučić</code>, <code>source:"Balkan Insight"</code>, <code>lang:sq</code> only there
example-first = Kosovo–Serbia dialogue
example-second = EU enlargement
example-third = climate OR weather

# topics: following
subscribe-ask = What should I follow? Type it in a few words.
subscribe-ask-group =
    What should I follow? Type it in a few words.
    Answer this message with it: in groups I hear only commands and answers.
subscribe-changed = 🔔 You follow <b>{ $topic }</b> now, instead of <b>{ $before }</b>.
subscribe-done = 🔔 You follow <b>{ $topic }</b>.
subscribe-known = 🔔 You follow <b>{ $topic }</b> already.
subscribe-full =
    { $limit ->
        [one] This chat follows { $limit } topic, which is as many as I can keep.
       *[other] This chat follows { $limit } topics, which is as many as I can keep.
    } Stop one with /unsubscribe first.
subscribe-understood = Understood as <i>{ $terms }</i>.
subscribe-beside = Often beside it: <i>{ $words }</i>.
subscribe-suggested = A language model adds: <i>{ $words }</i>.
subscribe-term-also = { $term } (also { $also })
subscribe-conditions = Conditions: <i>{ $conditions }</i>.
preview-many =
    { $count ->
        [one] In the last 7 days it would have brought { $count } story, about { $daily } a day. The newest:
       *[other] In the last 7 days it would have brought { $count } stories, about { $daily } a day. The newest:
    }
preview-some =
    { $count ->
        [one] In the last 7 days it would have brought { $count } story:
       *[other] In the last 7 days it would have brought { $count } stories. The newest:
    }
preview-old = Nothing on it in the last 7 days. The newest before that:
preview-none = Nothing on it is stored yet. What comes from now on is sent to you.
preview-missed = This one just missed, without { $terms }:
propose-meant = No source writes it so. Did you mean <b>{ $topic }</b>?
propose-narrower = That is a lot. Follow less of it instead?
propose-wider = Follow something wider instead?
propose-label = { $topic } — { $volume }
button-latest = Latest
button-follow = Follow
button-follow-topic = Follow { $topic }
button-search = Search
button-stop = Stop
button-undo = Undo
button-older = Older
button-newest = Newest
button-topics = Your topics
button-unsubscribe = Unsubscribe

# topics: what is wrong with one
topic-fault-empty = There is nothing in it to look for. Name it in a few words.
topic-fault-tooLong = A topic has at most { $limit } characters; this has { $count }. What are the two or three words that matter?
topic-fault-tooManyTerms = A topic has at most { $limit } words; this has { $count }. What are the two or three that matter?
topic-fault-unclosedQuote = The quotation mark before <b>{ $after }</b> is not closed.
topic-fault-unclosedQuote-end = The quotation mark at the end is not closed.
topic-fault-unclosedParenthesis = The parenthesis before <b>{ $after }</b> is not closed.
topic-fault-unclosedParenthesis-end = The parenthesis at the end is not closed.
topic-fault-strayParenthesis = The closing parenthesis after <b>{ $before }</b> was never opened.
topic-fault-strayParenthesis-start = The closing parenthesis at the beginning was never opened.
topic-fault-missingOperand = <b>{ $near }</b> needs words on both of its sides, as in <code>climate { $near } weather</code>.
topic-fault-nothingExcluded = After <b>{ $near }</b> the word to leave out is missing, as in <code>Kosovo -sport</code>.
topic-fault-emptyPhrase = There is nothing between the quotation marks. Put the words there, as in <code>"missing persons"</code>.
topic-fault-emptyGroup = There is nothing between the parentheses. Put words there, as in <code>Kosovo (climate OR weather)</code>.
topic-fault-emptyField =
    { $field ->
        [source] After <b>source:</b> the name of a source is missing, as in <code>source:"Balkan Insight"</code>.
        [lang] After <b>lang:</b> a language is missing, as in <code>lang:sq</code>.
       *[title] After <b>title:</b> a word is missing, as in <code>title:Vučić</code>.
    }
topic-fault-unknownLanguage = I don’t know the language <b>{ $near }</b>. Use two letters, as in <code>lang:sq</code>.
topic-fault-onlyExclusions = This says only what must not appear. Add what it is about, as in <code>Kosovo -sport</code>.
topic-fault-saysTooLittle = “{ $text }” alone says too little. Add what it is about.
topic-fault-nestedTooDeep = The parentheses before <b>{ $after }</b> go too deep. Write it with fewer of them.
topic-fault-nestedTooDeep-end = The parentheses at the end go too deep. Write it with fewer of them.
topic-fault-try = Try <code>{ $suggestion }</code>

# topics: what is none
no-topic-mark = “{ $text }” is no topic. Type what you want to follow in a few words, for example: <b>{ $example }</b>
no-topic-address =
    That is an address. A topic is a few words: type what the page is about.
    Readers cannot add sources yet; /sources shows those I read.
button-judge-link = Was it for my topics?

# topics: stopping and listing
unsubscribe-undone = 🔔 You follow <b>{ $topic }</b> again, as before.
unsubscribe-done = You no longer follow <b>{ $topic }</b>.
unsubscribe-which = Which one?
unsubscribe-unknown = You don’t follow <b>{ $topic }</b>.
unsubscribe-gone = That one is stopped already.
topics-none = You follow nothing yet. Type what you want to follow, for example: <b>{ $example }</b>
topics-none-group =
    This chat follows nothing yet. An administrator types what to follow, for example:
    <code>/subscribe { $example }</code>
topics-head =
    { $count ->
        [one] You follow { $count } topic.
       *[other] You follow { $count } topics.
    }
topics-line = 🔔 { $topic } — { $volume } { $bar }
topics-line-paused = ⏸ { $topic } — { $volume } { $bar }
topics-paused = ⏸ Paused: nothing is sent until /resume.
topics-sources-read = Sources read { $age }.
topics-page =
    { $pages ->
        [one] Page { $page } of { $pages }
       *[other] Page { $page } of { $pages }
    }
volume-daily = about { $daily } a day
volume-weekly =
    { $count ->
        [0] nothing this week
       *[other] { $count } this week
    }

# a topic's page and what it learned
topic-head = 🔔 <b>{ $topic }</b>
topic-head-paused = ⏸ <b>{ $topic }</b>
topic-volume =
    { $count ->
        [one] { $count } story in the last { $days } days, { $volume }
       *[other] { $count } stories in the last { $days } days, { $volume }
    }
topic-days = From { $first } on: { $numbers }
topic-learned = It learned from you:
topic-lesson = • { $lesson }, from “{ $title }”
learned-more = More of { $words }
learned-less = Less of { $words }
learned-undo-more = Undo: more of { $words }
learned-undo-less = Undo: less of { $words }
learned-undo-all = Forget all it learned
learn-done = { $lesson } in <b>{ $topic }</b>. Your own words stay as they are.
learn-nothing = That story has too few words of its own to learn from, so <b>{ $topic }</b> stays as it is.
learn-which = For which of your topics?
learn-ask = Answer one of the stories I sent with /{ $command }, or press the button under it.
button-topic = The topic
button-picture = Picture
button-topic-page = Topic: { $topic }

# headlines
headline = { $title } — { $source }, { $age }
latest-head = <b>Newest on your topics</b>
latest-topic = <b>{ $topic }</b>
latest-more-of-story = { $headline } (+{ $count })
latest-topic-empty = Nothing stored on it.
latest-everything = You follow nothing yet, so these are the newest of all:
latest-nothing = No article has come in yet. The sources are being read; ask again in a minute.
latest-no-more = There is nothing older on it.
search-ask = Search for what? For example: <code>/search Bislimi</code>
search-head = <b>Found for { $words }</b>
search-nothing = I found nothing with <b>{ $words }</b>.
search-no-more = There is nothing older with <b>{ $words }</b>.
list-more =
    { $count ->
        [one] … and { $count } more
       *[other] … and { $count } more
    }

# why
why-ask =
    Answer one of the stories I sent with /why, or press “Why?” under it.
    For a story I did not send: <code>/why</code> and its link.
why-message-unknown =
    I don’t know that message as a story of mine; I keep them for some weeks.
    Ask with <code>/why</code> and the link of the story.
why-unknown = I no longer know that message. Stories are kept for some weeks.
why-from = From { $source }, { $age }.
why-from-in = From { $source }, in { $language }, { $age }.
why-topic = <b>{ $topic }</b>
why-because = Because of { $found }.
why-quote = “{ $sentence }”
why-score = Score { $score } of 1; from { $needed } on it is sent.
why-found = <b>{ $found }</b>
why-found-beside = { $found } (often with your topic)
why-found-by-model = { $found } (named by the model for your topic)
why-found-for = <b>{ $found }</b> (for { $term })
why-in-title = { $found } in the title
why-in-summary = { $found } in the summary
why-in-text = { $found } in the text
why-in-source = { $found } as its source
why-in-language = { $found } as its language
why-link-unknown =
    I don’t have that page: it came from none of my sources, or it is older than I keep.
    Whether another source told it: <code>/search</code> and words of its title.
why-link-match = ✓ <b>{ $topic }</b>: score { $score } of 1, and { $needed } is enough.
why-link-miss = <b>{ $topic }</b>: score { $score } of 1; it is sent from { $needed } on.
why-link-found = Found: { $found }.
why-link-missing = With { $terms } it would have matched.
why-link-lacks = It lacks { $terms }.
why-link-unwanted = It says { $terms }, which you do not want.
why-link-weak = It says so only in passing.
why-link-others =
    { $count ->
        [one] Your other topic has less to do with it.
       *[other] Your { $count } other topics have less to do with it.
    }
why-link-before = It came in before you followed the topic.
why-link-sent = Such a story is sent, unless another source told it first or it was over two days old.
button-all-sources = The sources I read

# pause and settings
pause-done = ⏸ Paused. Nothing is lost meanwhile: what comes in waits for you.
pause-already = ⏸ Paused already.
resume-done = 🔔 Pushes are on again.
resume-already = 🔔 Pushes are on.
resume-sending =
    { $count ->
        [one] 🔔 Pushes are on again. { $count } story waited and is on its way.
       *[other] 🔔 Pushes are on again. { $count } stories waited and are on their way.
    }
resume-skipped =
    { $count ->
        [one] 🔔 Pushes are on again. { $count } story that waited is skipped.
       *[other] 🔔 Pushes are on again. { $count } stories that waited are skipped.
    }
resume-ask =
    { $count ->
        [one] { $count } story waited meanwhile.
       *[other] { $count } stories waited meanwhile.
    } Send or skip?
button-pause = Pause
button-resume = Resume
button-send-waiting = Send them
button-skip-waiting = Skip them
settings-head = <b>Settings of this chat</b>
settings-previews = Previews of links: { $state }
settings-silent = Sound: { $state }
settings-pushes = Pushes: { $state }
settings-on = on
settings-off = off
settings-paused = ⏸ paused
settings-button-previews-on = Show previews
settings-button-previews-off = Hide previews
settings-button-sound-on = With sound
settings-button-sound-off = Without sound
settings-unknown = I don’t know that setting. These can be changed:

# sources
sources-none = No sources are listed yet.
sources-head =
    { $count ->
        [one] I read { $count } source.
       *[other] I read { $count } sources.
    }
sources-working =
    { $count ->
        [one] { $count } works
       *[other] { $count } work
    }
sources-failing =
    { $count ->
        [one] { $count } cannot be read just now
       *[other] { $count } cannot be read just now
    }
sources-unread =
    { $count ->
        [one] { $count } was not read yet
       *[other] { $count } were not read yet
    }
sources-last = The last one was read { $age }.
sources-choose = Choose a group to see its sources.
sources-group-label = { $name } ({ $count })
sources-other = Other
sources-group = <b>{ $name }</b>
sources-failing-head = <b>Sources that cannot be read just now</b>
sources-failing-none = All sources that were tried can be read.
sources-line-read = { $name } — { $age }
sources-line-unread = { $name } — not read yet
sources-line-failing = { $name } — { $reason }
sources-fault-unreachable = cannot be reached just now
sources-fault-refuses = does not let me read it
sources-fault-gone = has moved or closed
sources-fault-noNews = shows no news that I can read
sources-fault-tooSlow = answers too slowly
sources-fault-tooLarge = is too large to read
sources-unknown-group = I have no group of sources called <b>{ $name }</b>.
button-sources-failing = Not readable ({ $count })
button-sources-all = All groups

# privacy
privacy-text =
    <b>What is stored about this chat</b>
    The chat’s number and kind, its settings, the topics it follows as you typed them, what they learned from you, and which stories were sent to it, so that nothing comes twice and /why can answer. A topic you stop is kept for a day or two, so that Undo can bring it back.
    What you write is kept only until it is answered, or while a button stands for it. Your name, your picture and other chats are not stored. { $passedOn ->
        [topics] The words of your topics, without a word of whose they are, are shown to a language model so that it finds others for them. Nothing else is passed on.
       *[nothing] Nothing is passed on.
    }
    /forgetme erases all of it.
forget-ask = Erase all topics, settings and the memory of what was sent to this chat? This cannot be undone.
forget-button-yes = Erase everything
forget-button-no = Keep it
forget-done = Everything about this chat is erased. To begin anew, type what you want to follow.
forget-done-group = Everything about this chat is erased. To begin anew: <code>/subscribe { $example }</code>
forget-kept = Nothing was erased.

# plain text and what goes wrong
plain-ask = Follow <b>{ $topic }</b>?
plain-no-text = I can only read text. Type what you want to follow, for example: <b>{ $example }</b>
plain-empty = That line was empty. Type what you want to follow, for example: <b>{ $example }</b>
unknown-command = I don’t know <b>/{ $name }</b>. /help lists what I can do.
fault-ours = Something went wrong on my side (code { $code }). Your topics are safe; try again in a minute.
fault-flood = That was faster than I can answer, so some of it was left out. Give me a moment.
fault-old-button = This button is too old. Type it again, please.
group-admins-only = Only administrators change what this chat follows.
group-admins-only-settings = Only administrators change the settings of this chat.
group-admins-only-pause = Only administrators pause what is sent to this chat.
group-admins-only-resume = Only administrators let pushes to this chat go on.
group-admins-only-forgetme = Only administrators erase what is stored about this chat.

# push
push-new = <i>New:</i> { $sentence }
push-more-of-story = more of this story
push-also = also: { $sources }
push-more = and { $count } more
push-thread-closed = The topic this belongs to is closed, so I go on here.
push-button-why = Why?
push-button-more-like = More like this
push-button-not-this = Not this
push-button-unsubscribe = Unsubscribe
